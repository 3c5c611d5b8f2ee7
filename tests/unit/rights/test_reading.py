from __future__ import annotations

import json
from typing import Any

import pytest
from support.deciding import AT

from syndicator.parse.notice import marks
from syndicator.rights import reading

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
