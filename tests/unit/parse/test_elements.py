"""The root of a document is found behind prologs and comments, in linear time."""

from __future__ import annotations

import time

import pytest

from syndicator.parse import elements


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"<rss>", "rss"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!DOCTYPE nitf [<!ENTITY a "b">]><nitf a="b">', "nitf"),
        (b"<!-- <rss> --><!-- <a> --><n:newsItem\n/>", "newsItem"),
        ("<urlset/>".encode("utf-16"), "urlset"),
        (b"<!-- <rss>", ""),
        (b"plain < text", ""),
        (b"", ""),
    ],
)
def test_the_root_is_found(body: bytes, name: str) -> None:
    assert elements.root_name(body) == name


def test_comments_that_never_end_cost_nothing() -> None:
    started = time.perf_counter()
    for body in (b"<!--" * 100_000, b"<!-- -->" * 100_000, b"<a" * 100_000, b"<!-- --><a" * 100_000):
        assert not elements.root_name(body)
    assert time.perf_counter() - started < 1
