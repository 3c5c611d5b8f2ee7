"""The grammar of the lines around a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.parse import lines


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Moe", "Ada Moe"),
        ("by: Ada Moe and Per Holt", "Ada Moe and Per Holt"),
        ("Written by:Ada Moe", "Ada Moe"),
        ("Von Ada Moe, Oslo", "Ada Moe, Oslo"),
        ("By Ada Moe | May 3, 2020", "Ada Moe"),
        ("By Ada Moe • 4 min read", "Ada Moe"),
        ("By Ada Moe Published: 3 May 2020 at 10:15", "Ada Moe"),
        ("Posted by Ada Moe on May 3rd, 2020", "Ada Moe"),
        ("Par Zoé Blanc", "Zoé Blanc"),
        ("3 May 2020 by Ada Moe", "Ada Moe"),
        ("ByAda Moe", "Ada Moe"),
        ("Byron Moe", None),
        ("This post was written by Ada Moe", "Ada Moe"),
        ("By Ada Moe Reviewed by Per Holt", "Ada Moe"),
        ("Autor: Ada Moe", "Ada Moe"),
        ("By the way, nobody came.", None),
        ("Von den Bergen kam er herab und fand das Dorf leer.", None),
        ("Standing by", None),
    ],
)
def test_byline(text: str, names: str | None) -> None:
    assert lines.byline(text) == names


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("Northern Dispatch, March 14, 2019", "Northern Dispatch", "March 14, 2019"),
        ("NORDA 12 March 2019", "NORDA", "12 March 2019"),
        ("Quay News | 2019-03-14", "Quay News", "2019-03-14"),
        ("Tageblatt, 3. Mai 2020", "Tageblatt", "3. Mai 2020"),
        ("El Faro, 3 de mayo de 2020", "El Faro", "3 de mayo de 2020"),
        ("March 14, 2019", None, "March 14, 2019"),
    ],
)
def test_dateline(text: str, name: str | None, date: str) -> None:
    found = lines.dateline(text)
    assert found is not None
    assert (found.name, found.date) == (name, date)


@pytest.mark.parametrize(
    "text",
    [
        "Published March 14, 2019",
        "On March 14, 2019 the bridge was closed to all traffic.",
        "By Ada Moe, March 14, 2019",
        "From March 14, 2019 to May 3, 2020",
        "Quay News",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    found = lines.dateline(text)
    assert found is None or found.name is None


def test_a_datelines_link_is_kept_as_written() -> None:
    found = lines.dateline("NORDA 12 March 2019", (("NORDA", "#"),))
    assert found is not None
    assert found.url == "#"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Region: Islands, Coast", ("region", ("Islands", "Coast"))),
        ("Theme: Transport", ("theme", ("Transport",))),
        ("Rubrik: Verkehr", ("section", ("Verkehr",))),
        ("Note: not a label we know", None),
        ("He said: go", None),
    ],
)
def test_label(text: str, expected: tuple[str, tuple[str, ...]] | None) -> None:
    assert lines.label(text) == expected


def test_linked_terms_may_hold_commas() -> None:
    assert lines.labelled("Region: Islands, Coast", (("Islands, Coast", "/r"),)) == ("region", ("Islands, Coast",))


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The quay at dawn. Photo: Liv Berg", "The quay at dawn.", "Liv Berg"),
        ("Foto: Liv Berg/dpa", None, "Liv Berg/dpa"),
        ("The quay (Credit: Liv Berg)", "The quay", "Liv Berg"),
        ("© Liv Berg", None, "Liv Berg"),
        ("The quay. Liv Berg/Reuters", "The quay.", "Liv Berg/Reuters"),
        ("The quay (AP Photo/Liv Berg)", "The quay", "AP Photo/Liv Berg"),
        ("Liv Berg/AFP via Getty Images", None, "Liv Berg/AFP via Getty Images"),
        ("Boats at the quay, seen from the tower", "Boats at the quay, seen from the tower", None),
        ("The minister (left) greets the crew", "The minister (left) greets the crew", None),
        ("The mayor spoke on Tuesday (1998)", "The mayor spoke on Tuesday (1998)", None),
    ],
)
def test_credit(text: str, caption: str | None, credit: str | None) -> None:
    found = lines.credit(text)
    assert (found.caption, found.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petter Aune/NORDA", True),
        ("Photo: Petter Aune", True),
        ("He came and/or went", False),
        ("The council met on Tuesday.", False),
        ("What now?", False),
    ],
)
def test_is_credit_line(text: str, *, expected: bool) -> None:
    assert lines.is_credit_line(text) is expected


LONG = "word " * 40


def test_the_tail_begins_at_the_first_notice_after_the_prose() -> None:
    texts = [LONG, "Short end.", "The original source of this article is NORDA", "Join us", "Disclaimer: " + LONG]
    assert lines.tail_start(texts) == 2


def test_a_notice_between_prose_is_no_tail() -> None:
    assert lines.tail_start([LONG, "Copyright is a hard subject, she said.", LONG]) == 3


@given(st.text(max_size=400))
def test_the_grammar_never_fails(text: str) -> None:
    lines.byline(text)
    lines.dateline(text)
    lines.label(text)
    lines.credit(text)
    lines.is_credit_line(text)
    lines.opens_tail(text)


def test_weekdays_and_verbs_are_no_names() -> None:
    found = lines.dateline("Friday, 20 November 2020")
    assert found is not None
    assert found.name is None
    for text in ("Publiziert 20.11.2020", "First Published on Nov 20, 2020", "Erschienen am 20. November 2020"):
        assert lines.dateline(text) is None
        assert len(lines.dates(text)) == 1
