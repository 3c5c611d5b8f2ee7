from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from syndicator.render.characters import address, clean, line, rfc822, rfc3339

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


@given(ANY_TEXT)
def test_whatever_is_cleaned_may_stand_in_xml(text: str) -> None:
    element = etree.Element("x")
    element.text = clean(text)
    element.set("a", line(text))
    read = etree.fromstring(etree.tostring(element, encoding="utf-8"))
    assert (read.text or "") == clean(text)
    assert read.get("a") == line(text)
    clean(text).encode("utf-8")


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert line(line(text)) == line(text)
    assert "\n" not in line(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x08c\x1b[31m", "abc[31m"),
        ("\ud800x\udfff\ufffe\uffff\U0001fffe", "x"),
        ("a\r\nb\rc\x85d\u2028e", "a b c d e"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("👩\u200d👩 é نص", "👩\u200d👩 é نص"),
        (None, ""),
    ],
)
def test_what_has_no_place_in_a_line_is_dropped(text: str | None, expected: str) -> None:
    assert line(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f"),
        ("https://a.example/a|b^c`{d}", "https://a.example/a%7Cb%5Ec%60%7Bd%7D"),
        ("https://a.example/[1]?q[]=2", "https://a.example/%5B1%5D?q%5B%5D=2"),
        ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"),
        ("https://a.example/é", "https://a.example/%C3%A9"),
        ("https://a.example/%C3%A9", "https://a.example/%C3%A9"),
        ("urn:uuid:1", "urn:uuid:1"),
        ("tag:a.example,2026:x", "tag:a.example,2026:x"),
    ],
)
def test_addresses_use_the_characters_of_rfc_3986(url: str, expected: str) -> None:
    assert address(url) == expected


def test_dates_are_written_in_utc_to_the_second() -> None:
    moment = datetime(2016, 12, 11, 1, 30, 5, 999_999, tzinfo=timezone(timedelta(hours=3)))
    assert rfc3339(moment) == "2016-12-10T22:30:05Z"
    assert rfc822(moment) == "Sat, 10 Dec 2016 22:30:05 +0000"
    assert rfc822(datetime(985, 1, 2, tzinfo=UTC)).endswith("Jan 0985 00:00:00 +0000")
