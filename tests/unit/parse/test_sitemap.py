"""Sitemaps: every address once, what is said of it, packed or plain, bounded, and never somewhere else."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from support import wire
from support.feeds import capture

from syndicator.errors import Malformed
from syndicator.parse import sitemap

SITE = "https://river.example/sitemap.xml"


def test_a_news_sitemap_is_read() -> None:
    found = sitemap.locations(capture(wire.document("sitemap", "news"), url=SITE))
    assert [entry.url for entry in found.entries] == [
        "https://www.river.example/ferry?a=1&b=2",
        "https://media.river.example/bridge",
    ]
    ferry = found.entries[0]
    assert (ferry.lastmod, ferry.title, ferry.published) == (
        "2026-04-01T09:30:00+02:00",
        "Ferry returns & stays",
        "2026-04-01",
    )
    assert (ferry.language, ferry.publisher) == ("en", "The River")
    assert [(image.url, image.caption, image.license_url) for image in ferry.images] == [
        ("https://cdn.example/ferry.jpg", "The ferry", "https://river.example/terms")
    ]
    assert [(link.language, link.url) for link in ferry.alternates] == [("de", "https://river.example/de/faehre")]
    assert [one.code for one in found.complaints] == ["unusable", "unusable", "other_site"]


def test_an_index_lists_sitemaps() -> None:
    index = (
        "<sitemapindex><sitemap><loc>/news.xml</loc><lastmod>2026-04-01</lastmod></sitemap>"
        "<sitemap>https://river.example/old.xml.gz</sitemap></sitemapindex>"
    )
    found = sitemap.locations(capture(index, url=SITE))
    assert found.sitemaps == ("https://river.example/news.xml", "https://river.example/old.xml.gz")
    assert found.entries == ()


@pytest.mark.parametrize("namespace", ["", ' xmlns="http://www.google.com/schemas/sitemap/0.84"', ' xmlns="x"'])
def test_any_namespace_and_any_packing_will_do(namespace: str) -> None:
    body = f"<urlset{namespace}><url><loc>https://river.example/1</loc></url></urlset>".encode()
    for packed in (
        body,
        gzip.compress(body),
        gzip.compress(gzip.compress(body)),
        gzip.compress(body[:20]) + gzip.compress(body[20:]),
    ):
        assert [one.url for one in sitemap.locations(capture(packed, url=SITE)).entries] == ["https://river.example/1"]
        if packed.startswith(b"<") or packed == gzip.compress(body):
            assert sitemap.recognises(capture(packed))


def test_a_plain_list_and_a_feed_are_sitemaps_too() -> None:
    text = "\ufeffhttps://river.example/1\r\n\r\nhttps://river.example/2\nnot an address\n"
    found = sitemap.locations(capture(text, url=SITE))
    assert [one.url for one in found.entries] == ["https://river.example/1", "https://river.example/2"]
    assert [one.locator for one in found.complaints] == ["line 3"]
    feed = (
        "<rss version='2.0'><channel><item><title>T</title><link>https://river.example/1</link></item></channel></rss>"
    )
    assert [(one.url, one.title) for one in sitemap.locations(capture(feed, url=SITE)).entries] == [
        ("https://river.example/1", "T")
    ]


def test_a_bomb_and_a_torn_file_are_refused() -> None:
    bomb = gzip.compress(b"https://river.example/" + b"a" * (sitemap.LARGEST + 1))
    assert len(bomb) < 100_000
    with pytest.raises(Malformed, match="unpacks to more than"):
        sitemap.locations(capture(bomb, url=SITE))
    with pytest.raises(Malformed, match="torn"):
        sitemap.locations(capture(gzip.compress(b"https://river.example/1\n" * 50)[:-9], url=SITE))
    with pytest.raises(Malformed, match="broken"):
        sitemap.locations(capture(b"\x1f\x8bnonsense", url=SITE))
    assert not sitemap.recognises(capture(b"\x1f\x8bnonsense"))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_half_an_entry_at_a_cut_is_left_out(pack: Callable[[bytes], bytes]) -> None:
    entries = "".join(f"<url><loc>https://a.example/{number}</loc></url>" for number in (1, 2))
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()
    first = body.index(b"</url>") + 5
    for cut in range(body.index(b"<url>"), body.rindex(b"</url>")):
        found = sitemap.locations(capture(pack(body[:cut]), url="https://a.example/sitemap.xml"))
        assert [each.url for each in found.entries] == ["https://a.example/1"] * (cut >= first), body[:cut][-30:]


def test_no_more_than_the_protocol_allows() -> None:
    text = "\n".join(f"https://river.example/{number}" for number in range(sitemap.MOST + 3))
    found = sitemap.locations(capture(text, url=SITE))
    assert len(found.entries) == sitemap.MOST
    assert [one.code for one in found.complaints] == ["too_many"]


@pytest.mark.parametrize("body", ["<html><p>Not found</p></html>", "nothing here", "<opml/>"])
def test_what_is_no_sitemap_says_so(body: str) -> None:
    with pytest.raises(Malformed, match="no sitemap"):
        sitemap.locations(capture(body, url=SITE))
    assert not sitemap.recognises(capture(body))
