from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from support.deciding import AT

from syndicator.model.draft import Mark
from syndicator.model.rights import Grant
from syndicator.parse.notice import marks
from syndicator.rights import notices, reading
from syndicator.rights.evidence import prose

CC = "https://creativecommons.org/licenses/"


def read(notice: str, format_: str = "text", publisher: str = "Daily Example", beside: str = "") -> dict[str, Any]:
    url = "https://daily.example/2026/story"
    around = marks(beside, format_, url) if beside else ()
    found = marks(notice, format_, url)
    return reading.read(notice, format=format_, url=url, publisher=publisher, marks=found, beside=around, at=AT)


@pytest.mark.parametrize(
    ("text", "site", "origin"),
    [
        ("Daily Example", "Daily Example", None),
        ("KERA News (Fort Worth Report story)", "KERA News", "Fort Worth Report"),
        ("panafrican.press (copy of KFF Health News)", "panafrican.press", "KFF Health News"),
        ("AAP (carrying AFP)", "AAP", "AFP"),
        ("Global Research (re-publisher) / TASS (holder)", "Global Research", "TASS"),
        ("Daily Example from Weekly Other", "Daily Example", "Weekly Other"),
        ("OnEarth (NRDC)", "OnEarth", None),
        ("(any site with a plug-in)", None, None),
        ("", None, None),
    ],
)
def test_publishers_as_people_note_them(text: str, site: str | None, origin: str | None) -> None:
    found = reading.publisher_of(text)
    assert (found.site, found.origin, found.alongside) == (site, origin, "/" in text)


def test_an_answer_has_every_field_and_is_json() -> None:
    answer = read(f'<link rel="license" href="{CC}by-nc/4.0/">', "html")
    assert json.loads(json.dumps(answer)) == answer
    assert answer["license"] == "CC-BY-NC-4.0"
    assert answer["basis"] == "license"
    assert answer["decisions"] == {"community_web": "full", "commercial_web": "link", "print_commercial": "link"}
    assert {"action": "republish_full", "audience": "noncommercial"} in answer["grants"]
    assert "attribute_author" in answer["duties"]
    assert answer["prohibits"] == ["commercial"]
    assert answer["holders"] == ["Daily Example"]
    assert answer["third_party"] is False


def test_a_grant_that_does_not_reach_is_not_listed() -> None:
    answer = read(f'<link rel="license" href="{CC}by/4.0/">', "html", "KERA News (Fort Worth Report story)")
    assert answer["grants"] == []
    assert set(answer["decisions"].values()) == {"link"}
    assert answer["third_party"] is True
    assert answer["license"] == "CC-BY-4.0"


def test_a_source_line_names_an_origin() -> None:
    notice = f'<p><a href="https://o.test/x">https://o.test/x</a></p><p><a rel="license" href="{CC}by-nc/4.0/"'
    answer = read(notice, "html")
    assert set(answer["decisions"].values()) == {"link"}


def test_what_stands_beside_may_only_narrow() -> None:
    licence = f'<link rel="license" href="{CC}by/4.0/">'
    reserved = '"license":"ALL_RIGHTS_RESERVED"'
    assert read(licence, "html", beside=reserved)["decisions"]["community_web"] == "review"
    assert read(reserved, "html", beside=licence)["decisions"]["community_web"] == "link"


def test_code_says_nothing_about_the_text() -> None:
    answer = read("License: http://creativecommons.org/licenses/by/2.5/", "code")
    assert answer["license"] is None
    assert answer["grants"] == []


def test_without_marks_the_notice_is_one_block() -> None:
    answer = reading.read("© 2026 Daily Example", format="text", url=None, publisher="", at=AT)
    assert set(answer["decisions"].values()) == {"link"}
    assert reading.read("x", format="code", at=AT)["grants"] == []


CHANNELS = {
    "community_web": {"community_site": True, "media": ("web",)},
    "commercial_web": {"commercial": True, "advertising": True, "news_media": True, "media": ("web",)},
    "print_commercial": {"commercial": True, "advertising": True, "news_media": True, "media": ("print",)},
}


def test_the_three_operators_are_who_the_table_says() -> None:
    default = {"commercial": False, "community_site": False, "advertising": False, "news_media": False}
    common = {"paywall": False, "selected_by": "person", "feeds": False}
    assert set(reading.CHANNELS) == set(CHANNELS)
    for name, use in reading.CHANNELS.items():
        expected = default | common | CHANNELS[name]
        assert {field: getattr(use, field) for field in expected} == expected


@pytest.mark.parametrize(
    ("text", "site", "origin"),
    [
        (f"{'n' * 390} (from X)", "n" * 390, "X"),
        (f"{'n' * 392} (from X)", "n" * 392 + " (from X", None),
        ("A from B from C", "A", "B from C"),
        ("A / B / C", "A", "B / C"),
        ("Daily (story of Weekly)", "Daily", "Weekly"),
        ("Daily (Weekly translation)", "Daily", "Weekly"),
        ("Daily from ", "Daily from", None),
    ],
)
def test_a_publisher_is_read_no_farther_than_needed(text: str, site: str, origin: str | None) -> None:
    found = reading.publisher_of(text)
    assert (found.site, found.origin) == (site, origin)


def said(monkeypatch: pytest.MonkeyPatch, *grants: Grant, **what: Any) -> Any:
    """The answer to a block that the grammar reads as this."""
    words = "You may republish our articles."
    fields = {"kind": "permission", "stance": "grants", "basis": "permission", "words": words} | what
    monkeypatch.setattr(prose, "readings", lambda *_: (notices.Reading(**fields, grants=grants),))
    return reading.read(f"{words} {grants!r} {what!r}", url="https://daily.example/", publisher="Daily Example", at=AT)


def test_grants_are_listed_once_with_their_audience_and_without_what_hangs_on_a_condition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    free = Grant(action="republish_full")
    answer = said(
        monkeypatch,
        free,
        replace(free, media=("web",)),
        replace(free, noncommercial=True),
        replace(free, audience="members", noncommercial=True),
        Grant(action="translate", unmet=("on request",)),
    )
    assert [(one["action"], one["audience"]) for one in answer["grants"]] == [
        ("republish_full", "anyone"),
        ("republish_full", "members"),
        ("republish_full", "noncommercial"),
    ]


def test_nobody_in_brackets_is_named_first(monkeypatch: pytest.MonkeyPatch) -> None:
    free = Grant(action="republish_full")
    assert said(monkeypatch, free, basis="public_domain")["holders"] == ["(public domain)", "Daily Example"]
    assert said(monkeypatch, free, holders=("Daily Example",))["holders"] == ["Daily Example"]
    assert said(monkeypatch, free, grantor="Hall")["holders"] == ["Hall", "Daily Example"]


def test_a_name_under_the_item_is_its_holder_and_not_the_one_under_the_site() -> None:
    under = Mark(signal="text:block", words="© 2026 Jane Doe", region="tail")
    below = Mark(signal="text:block", words="© 2026 Hall Media", region="footer")
    answer = reading.read("", publisher="Daily Example", marks=(under, below), at=AT)
    assert answer["holders"] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("notice", "publisher", "third_party"),
    [
        ("© 2026 Reuters", "Daily Example", True),
        ("© 2026 Hall Media Group", "Daily Example", False),
        ("© 2026 Daily Example", "Daily Example", False),
        ("© 2026 Daily Example", "Daily Example (Hall story)", True),
        ("© 2026 Daily Example", "Daily Example / Hall", False),
    ],
)
def test_somebody_elses_is_what_something_says_is(notice: str, publisher: str, third_party: bool) -> None:  # noqa: FBT001
    assert read(notice, publisher=publisher)["third_party"] is third_party


def test_a_notice_in_code_is_a_block_of_code() -> None:
    free = "You may republish our articles."
    assert reading.read(free, at=AT)["grants"]
    assert reading.read(free, format="code", at=AT)["grants"] == []


@pytest.mark.parametrize(
    ("notice", "outcome"),
    [
        (f'<p>Under <a rel="license" href="{CC}by/4.0/">CC BY-NC 4.0</a>.</p>', "review"),
        (f'<p>Under <a rel="license" href="{CC}by/4.0/">CC BY 4.0</a>.</p>', "full"),
        (f'<p>Under <a rel="license" href="{CC}by/4.0/">CC BY</a>.</p>', "full"),
        (f'<p>This report is under CC BY 4.0.</p> <a href="{CC}by-nc-nd/4.0/">License details</a>', "review"),
        (f'<p>This report is under CC BY 4.0.</p> <a href="{CC}by/4.0/">License details</a>', "full"),
        (f'<p>This report is under CC BY.</p> <a href="{CC}by/4.0/">See the license</a>', "full"),
    ],
)
def test_a_link_to_another_licence_than_the_words_name_is_for_a_person_to_settle(notice: str, outcome: str) -> None:
    assert read(notice, "html")["decisions"]["community_web"] == outcome


@pytest.mark.parametrize(
    ("notice", "outcome"),
    [
        ("Our articles are licensed under CC BY 4.0. (dpa)", "link"),
        ("Our articles are licensed under CC BY 4.0. (Reuters)", "link"),
        ("Our articles are licensed under CC BY 4.0. (Berlin)", "full"),
        ("Our articles are licensed under CC BY 4.0 (dpa).", "link"),
    ],
)
def test_an_agency_that_signs_behind_the_last_words_holds_the_text(notice: str, outcome: str) -> None:
    assert read(notice)["decisions"]["community_web"] == outcome


@pytest.mark.parametrize(
    ("notice", "decisions"),
    [
        ("Community sites may republish our articles.", ("full", "link", "link")),
        ("Non-commercial sites may republish our articles.", ("full", "link", "link")),
        ("Newspapers may republish our articles.", ("link", "full", "full")),
        ("Websites may republish our articles.", ("full", "full", "link")),
        ("Websites may republish our articles, newspapers may not.", ("full", "full", "link")),
        ("Websites and newspapers may republish our articles.", ("full", "full", "full")),
        ("Webseiten und Blogs dürfen unsere Artikel übernehmen.", ("full", "full", "link")),
    ],
)
def test_each_operator_gets_what_is_for_it(notice: str, decisions: tuple[str, ...]) -> None:
    assert tuple(read(notice)["decisions"].values()) == decisions


def test_what_else_stands_on_the_page_takes_excerpts_too_and_never_gives() -> None:
    excerpt, none = "You may publish the first paragraph of our articles.", "No part of our articles may be reproduced."
    assert read(excerpt)["decisions"]["community_web"] == "excerpt"
    assert read(excerpt, beside=none)["decisions"]["community_web"] in {"link", "review"}
    assert read(none, beside=excerpt)["decisions"]["community_web"] == "link"
    assert read(excerpt, beside=excerpt)["decisions"]["community_web"] == "excerpt"
