"""HTTP field values: media types, links, cache directives, waiting times."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.syntax import header

NOW = datetime(2026, 1, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("text/html; charset=utf-8", ("text/html", "utf-8")),
        ('Application/RSS+XML ; x=y; Charset="ISO-8859-1"', ("application/rss+xml", "iso-8859-1")),
        ("text/xml", ("text/xml", None)),
        ("text/html, text/plain", ("text/html", None)),
        ("charset=utf-8", ("", None)),
        ("text/html; charset=<script>", ("text/html", None)),
        ("", ("", None)),
        (None, ("", None)),
    ],
)
def test_media_type(value: str | None, found: tuple[str, str | None]) -> None:
    assert header.media_type(value) == found


def test_links_with_commas_quotes_and_several_relations() -> None:
    value = (
        '</by>; rel="license external"; title="CC, by \\"us\\""; type=text/html,'
        " <https://hub.example/>; rel=hub , <mailto:a@b>; rel=x, <bad"
    )
    links = header.links(value, "https://river.example/a")
    assert [(link.url, link.rel) for link in links] == [
        ("https://river.example/by", ("license", "external")),
        ("https://hub.example/", ("hub",)),
    ]
    assert links[0].attribute("title") == 'CC, by "us"'
    assert links[0].attribute("type") == "text/html"
    assert links[1].attribute("title") is None


def test_cache_directives() -> None:
    assert header.cache_control('max-age=3600, Private="a, b", no-transform') == {
        "max-age": "3600",
        "private": "a, b",
        "no-transform": None,
    }
    assert header.max_age("max-age=60, max-age=90") == 60
    assert header.max_age("no-cache, max-age=60") == 0
    assert header.max_age("max-age=-1") is None
    assert header.max_age(None) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("Sun, 11 Jan 2026 10:02:00 GMT", 120),
        ("Sun, 11 Jan 2026 09:00:00 GMT", 0),
        ("1.5", 1.5),
        ("-5", None),
        ("soon", None),
        ("2027", 2027),
        (None, None),
        ("9" * 400, 999_999_999_999),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert header.retry_after(value, NOW) == seconds


@given(st.text(max_size=300))
def test_nothing_raises(text: str) -> None:
    header.media_type(text)
    header.links(text, "https://river.example/")
    header.cache_control(text)
    header.retry_after(text, NOW)


@pytest.mark.parametrize("value", [";" * 50_000, '"' * 50_000, "<" * 50_000, "<a>;" * 20_000, ',;="' * 20_000])
def test_time_is_bounded(value: str) -> None:
    start = time.process_time()
    header.media_type(value)
    header.links(value, "https://river.example/")
    header.cache_control(value)
    assert time.process_time() - start < 2
