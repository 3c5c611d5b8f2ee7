"""Small fixed shapes in notices: whom to ask, where it first appeared, until when, where links stand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from syndicator.rights.notices import places


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Write to a.b@hill.example.", "a.b@hill.example"),
        ("[email\u00a0protected] x", "[email\u00a0protected]"),
        ("ann [at] hill [dot] org", "ann [at] hill [dot] org"),
        ("WeChat: hill_news", "hill_news"),
        ("please contact Hill Gazette Desk now", "Hill Gazette Desk"),
        ("with the permission of the Hill Trust.", "Hill Trust"),
        ("only with written permission from Hill", "Hill"),
        ("mit Genehmigung der Hill-Redaktion", "Hill-Redaktion"),
        ("please contact Radio X.", "Radio X"),
        ("ask nobody", None),
    ],
)
def test_whom_to_ask(text: str, whom: str | None) -> None:
    assert places.contact(text) == whom


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("republished from The Dale.", "The Dale"),
        ("zuerst erschienen bei Hill Blatt", "Hill Blatt"),
        ("publicado originalmente en Hill", "Hill"),
        ("This story was originally published by Hill News and", "Hill News"),
        ("It first appeared in “Hill”.", "Hill"),
        ("впервые опубликована на Hill", "Hill"),
        ("initialement publié dans Le Mont", "Le Mont"),
        ("Nothing of the kind", None),
    ],
)
def test_where_it_first_appeared(text: str, name: str | None) -> None:
    assert places.origin(text) == name


def test_terms_that_stand_elsewhere() -> None:
    assert places.terms("see https://x.example/terms.") == "https://x.example/terms"
    assert places.terms("see https://hill.example/X.") == "https://hill.example/X"
    assert places.terms("see our terms") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 12 March 2024 x", datetime(2024, 3, 12, tzinfo=UTC)),
        ("2024-03-12T10:00:00Z", datetime(2024, 3, 12, 10, tzinfo=UTC)),
        ("March 12, 2024", datetime(2024, 3, 12, tzinfo=UTC)),
        ("12.3.2024", datetime(2024, 3, 12, tzinfo=UTC)),
        ("99 Foo 2024, then 1 May 2024", datetime(2024, 5, 1, tzinfo=UTC)),
        ("12. März 2024", datetime(2024, 3, 12, tzinfo=UTC)),
        ("some day", None),
    ],
)
def test_the_first_date_that_is_one(text: str, day: datetime | None) -> None:
    assert places.date(text, None) == day


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("12 March 2024", 12),  # begun everywhere
        ("12 March 2024 10:00 UTC", 10),
        ("12 March 2024, 5 pm EST", 22),
        ("0:30 a.m. GMT on 12 March 2024", 0.5),
        ("12 March 2024 at 18 Uhr", 30),
        ("2024-03-12T10:00:00Z", 10),
        ("2024-03-12T10:00", 22),
        ("2024-03-12 10:00+02:00", 8),
        ("12 March 2024 12 am UTC", 0),
        ("12 March 2024 12 pm UTC", 12),
        ("12 March 2024 24:00 UTC", 24),
        ("7 paragraphs, 12 March 2024", 12),
        ("12 March 2024 10:30 IST", 22.5),  # said in three countries
        ("99 Foo 2024, 12 March 2024 9h", 21),
    ],
)
def test_an_embargo_never_ends_too_early(text: str, hours: float) -> None:
    assert places.until(text, None) == datetime(2024, 3, 12, tzinfo=UTC) + timedelta(hours=hours)


@pytest.mark.parametrize(("language", "month", "day"), [("de", 4, 3), ("en-US", 3, 4)])
def test_days_and_months_stand_as_the_language_puts_them(language: str, month: int, day: int) -> None:
    assert places.date("on 3/4/2024", language) == datetime(2024, month, day, tzinfo=UTC)
    assert places.until("until 3/4/2024", language) == datetime(2024, month, day, 12, tzinfo=UTC)
    assert places.until("until 3/4/2024", None) is None, "nobody can say which"


def test_an_embargo_without_a_day_has_no_end() -> None:
    assert places.until("until 10:00 UTC", None) is None


def test_links_are_laid_over_the_text_in_their_order() -> None:
    markup = (
        '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a> and <a href=/x>terms <b>of</b> use</a> '
        '<a name=x>no</a> <a href="/y">CC BY</a><a href=z></a>'
    )
    found = places.links("Under CC BY and terms of use CC BY", markup)
    assert [(each.start, each.end, each.words, each.target) for each in found] == [
        (6, 11, "CC BY", "https://creativecommons.org/licenses/by/4.0/"),
        (16, 28, "terms of use", "/x"),
        (29, 34, "CC BY", "/y"),
        (-1, -1, "", "z"),
    ]
    assert [each.license is not None for each in found] == [True, False, False, False]
    assert places.links("Under CC BY", None) == []
    first = places.links("terms of use", '<a href="/x">terms of use</a>')
    assert [(each.start, each.end) for each in first] == [(0, 12)]
    assert places.links("Under", '<a href="/x">elsewhere</a>')[0].start == -1
