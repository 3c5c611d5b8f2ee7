"""Addresses: what a browser would ask for, and what two addresses of one article have in common."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ada_url import URL
from hypothesis import given
from hypothesis import strategies as st

from syndicator.syntax import url

BASE = "https://river.example/news/index.html"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://river.example/a", "https://river.example/a"),
        (" \n/a b ", "https://river.example/a%20b"),
        ("b?x=1#f", "https://river.example/news/b?x=1#f"),
        ("//wire.example/x", "https://wire.example/x"),
        ("HTTP://User:pw@RIVER.example:80/", "http://river.example/"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ("https://river.example/a/../b", "https://river.example/b"),
        ("#section", "https://river.example/news/index.html#section"),
        ("#", None),
        ("", None),
        (" ", None),
        ("javascript:alert(1)", None),
        ("mailto:a@river.example", None),
        ("data:text/html,x", None),
        ("ftp://river.example/", None),
        ("http://", None),
        ("http://[::1", None),
        ("https://" + "a" * 9_000, None),
    ],
)
def test_normalise(written: str, meant: str | None) -> None:
    assert url.normalise(written, BASE) == meant


def test_without_a_base_a_relative_reference_is_nothing() -> None:
    assert url.normalise("/a") is None
    assert url.normalise("river.example/a") is None


@pytest.mark.parametrize(
    "address",
    [
        "http://www.river.example/ferry/",
        "https://river.example/ferry",
        "https://RIVER.example/ferry?utm_source=rss&utm_medium=feed",
        "https://river.example:443/ferry?fbclid=1#comments",
        "https://river.example/ferry/?mc_cid=1&mc_eid=2",
        "https://river.example/ferry?amp",
        "https://river.example/ferry/?amp=1&utm_source=x",
        "https://river.example/ferry?outputType=amp",
    ],
)
def test_one_article_has_one_identity(address: str) -> None:
    assert url.identity(address) == "river.example/ferry"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://river.example/?p=1", "https://river.example/?p=2"),
        ("https://river.example/?a=1&b=2", "https://river.example/?b=2&a=1"),  # the order can matter to a server
        ("https://river.example/#!/a", "https://river.example/#!/b"),  # the path of a page drawn by script
        ("https://river.example/A", "https://river.example/a"),
        ("https://river.example:8080/", "https://river.example/"),
        ("https://m.river.example/ferry", "https://river.example/ferry"),  # docs/design/ids.md
        ("https://amp.river.example/ferry", "https://river.example/ferry"),
        ("https://river.example/amp/ferry", "https://river.example/ferry"),
        ("https://river.example/fuse?amp=16", "https://river.example/fuse"),
    ],
)
def test_different_articles_stay_different(one: str, other: str) -> None:
    assert url.identity(one) != url.identity(other)


def test_escapes_compare_whatever_their_case() -> None:
    assert url.identity("https://river.example/%c3%a9") == url.identity("https://river.example/é")


def test_hosts_and_sites() -> None:
    assert url.host("https://www.River.example:8080/a") == "www.river.example"
    assert url.site("https://www.river.example/a") == "river.example"
    assert url.host("https://[::1]:80/") == "[::1]"
    assert url.host("nonsense") == ""
    assert url.same_site("https://www.river.example/a", "http://river.example/b")
    assert not url.same_site("", "")
    assert url.origin("https://river.example:8080/a?b") == "https://river.example:8080"


@given(st.text(max_size=60), st.sampled_from([None, BASE]))
def test_normalising_again_changes_nothing(text: str, base: str | None) -> None:
    once = url.normalise(text, base)
    if once is not None:
        assert url.normalise(once) == once
        assert once.startswith(("http://", "https://"))
        assert url.identity(url.identity(once)) == url.identity(once)


PIECES = st.sampled_from(
    ("a", "www", "river", "example", ".", "/", "//", "?", "&", "=", "%41", "%2e", "%20", ":", "@", "~", "co", "-", "80")
)


@given(st.sampled_from(("http://", "https://")), st.lists(PIECES, max_size=14).map("".join))
def test_the_parts_of_a_plain_address_are_what_a_parser_finds(scheme: str, rest: str) -> None:
    address = scheme + rest
    if url._is_plain(address):
        parsed = URL(address)
        said = (parsed.protocol, parsed.host, parsed.pathname, parsed.search[1:], parsed.hash[1:])
        assert url._parts(address) == said


def test_most_addresses_of_feeds_are_plain() -> None:
    assert url._is_plain("https://www.river.example/2026/01/high-water/?p=1")
    assert url._parts("https://www.river.example/2026/?p=1") == ("https:", "www.river.example", "/2026/", "p=1", "")
    assert url._parts("https://www.river.example/a?") == ("https:", "www.river.example", "/a", "", "")
    assert not url._is_plain("https://river.example:8080/")
    assert not url._is_plain("https://river.example/a/../b")


@pytest.mark.shared
def test_the_short_cut_agrees_with_the_standard(shared: Path) -> None:
    cases = json.loads((shared / "url" / "urltestdata.json").read_text(encoding="utf-8"))
    for case in cases:
        if isinstance(case, dict) and not case.get("failure") and case["protocol"] in {"http:", "https:"}:
            found = url.normalise(case["input"], case.get("base"))
            userinfo = case.get("username") or case.get("password")
            assert (
                found == case["href"]
                or userinfo
                or case["input"].strip() in {"", "#"}
                or len(case["href"]) > url.LONGEST
            )


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
        ("https://a.example/x?id=7&utm_source=rss#top", "https://a.example/x?id=7#top"),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?b=2&a=1"),
        ("https://a.example/x", "https://a.example/x"),
        ("https://a.example/x?", "https://a.example/x?"),
    ],
)
def test_readers_are_sent_to_addresses_that_do_not_follow_them(address: str, bare: str) -> None:
    assert url.untracked(address) == bare
