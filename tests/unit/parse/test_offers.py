"""What a page offers to those who collect."""

from __future__ import annotations

from support.feeds import capture

from syndicator.parse import offers


def read(markup: str, **more: object) -> offers.Offers:
    return offers.read(capture(markup, url="https://harbour.example/news/", media_type="text/html", **more))


def test_feeds_are_found_by_relation_and_type_and_by_what_readers_would_click() -> None:
    found = read(
        '<link rel="ALTERNATE home" type="application/rss+xml; charset=utf-8" href="all.xml" title=" All  news ">'
        '<link rel="alternate" hreflang="de" href="/de/">'
        '<link rel="alternate stylesheet" type="application/rss+xml" href="/style.xml">'
        '<link rel="feed" href="/atom"><a href="/feed/">RSS</a><a href="/feed/">again</a>'
        '<a href="/about-our-feed">Feed the ducks</a><a href="https://other.example/feed/">theirs</a>'
    )
    assert [(one.url, one.title, one.declared) for one in found.feeds] == [
        ("https://harbour.example/news/all.xml", "All news", True),
        ("https://harbour.example/atom", "", True),
        ("https://harbour.example/feed/", "RSS", False),
    ]


def test_base_decides_where_relative_addresses_lead() -> None:
    found = read('<base href="https://cdn.example/x/"><link rel="feed" href="f.xml">')
    assert [one.url for one in found.feeds] == ["https://cdn.example/x/f.xml"]


def test_header_links_count_like_those_of_the_page() -> None:
    value = '</feed>; rel="alternate"; type="application/atom+xml", </wp-json/>; rel="https://api.w.org/"'
    found = read("<p>nothing</p>", headers=(("link", value),))
    assert [one.url for one in found.feeds] == ["https://harbour.example/feed"]
    assert found.api == "https://harbour.example/wp-json/"


def test_comment_feeds_are_told_from_articles() -> None:
    found = read(
        '<link rel="feed" href="/comments/feed/"><link rel="feed" href="/f" title="Reacties op Haven">'
        '<link rel="feed" href="/commentary.xml" title="Commentary">'
    )
    assert [one.comments for one in found.feeds] == [True, True, False]


def test_only_what_says_so_is_one_article() -> None:
    assert read('<meta property="og:type" content="article"><p>x</p>').article
    assert not read('<meta property="og:type" content="website"><p>x</p>').article
    lone = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A", "url": "https://harbour.example/news/"}</script>'
    assert read(lone).article


def test_offers_are_bounded() -> None:
    assert len(read("".join(f'<link rel="feed" href="/{number}">' for number in range(500))).feeds) == offers.MOST
