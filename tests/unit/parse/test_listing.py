"""Listing pages: the articles and nothing of the menus, found or selected, and where the list goes on."""

from __future__ import annotations

import pytest
from support import wire
from support.feeds import capture

from syndicator.errors import Malformed
from syndicator.model.source import ListSelectors as Selectors
from syndicator.parse import listing
from syndicator.parse.listing import Listing

PAGE = "https://river.example/local"
STORIES = [
    ("https://river.example/2026/04/01/ferry-returns-to-the-river", "Ferry returns to the river after nine years"),
    ("https://www.river.example/2026/03/31/bridge-to-be-closed?utm_source=list", "Bridge to be closed on Friday"),
    ("https://river.example/2026/03/30/harbour-council-votes-again", "Harbour council votes again"),
]


def read(body: str | bytes, selectors: Selectors | None = None) -> Listing:
    return listing.locations(capture(body, url=PAGE, media_type="text/html"), selectors)


def test_articles_are_found_with_dates_and_the_next_page() -> None:
    found = read(wire.document("listing", "section"))
    assert [(entry.url, entry.title) for entry in found.entries] == STORIES
    assert [entry.published for entry in found.entries] == ["2026-04-01T08:00:00Z", "31 March 2026", None]
    assert found.next_url == "https://river.example/local/page/2"
    assert found.complaints == ()


def test_selectors_choose_what_a_person_says() -> None:
    body = wire.document("listing", "section")
    found = read(
        body, Selectors(item="article.card", link="h2 a", title="h2", date="time, .post-date", next=".pager a")
    )
    assert [(entry.url, entry.title) for entry in found.entries] == STORIES
    assert [entry.published for entry in found.entries][:2] == ["2026-04-01T08:00:00Z", "31 March 2026"]
    assert found.next_url == "https://river.example/local/page/2"
    aside = read(body, Selectors(link="aside h3 a"))
    assert aside.entries[0].title == "Most read story of all times"
    assert len(aside.entries) == 3


def test_selectors_that_match_nothing_or_are_none_are_told() -> None:
    body = wire.document("listing", "section")
    nothing = read(body, Selectors(item=".gone"))
    assert (nothing.entries, [one.code for one in nothing.complaints]) == ((), ["nothing_listed"])
    with pytest.raises(Malformed, match="no CSS selector") as caught:
        read(body, Selectors(item="p[[["))
    assert caught.value.code == "selector"


@pytest.mark.parametrize(
    "body",
    [
        "<html><h1>One article</h1><p>Text with <a href='/a-link-in-a-text'>a link in a text</a>.</p></html>",
        "<ul><li><a href='/a'>Home</a><li><a href='/b'>Sport</a><li><a href='/c'>Culture</a></ul>",
        "<p>" + "<a href='#x'>A long headline that goes nowhere</a>" * 20,
    ],
)
def test_what_lists_nothing_gives_nothing(body: str) -> None:
    found = read(body)
    assert (found.entries, found.next_url, [one.code for one in found.complaints]) == ((), None, ["nothing_listed"])


def test_the_next_page_by_its_relation_and_never_elsewhere() -> None:
    assert read('<link rel="next" href="/local?page=2"><p>x').next_url == "https://river.example/local?page=2"
    assert read('<a rel="nofollow next" href="/2">2</a>').next_url == "https://river.example/2"
    assert read('<a href="https://evil.example/2">Next</a>').next_url is None
    assert read('<a href="/local#top">Next</a>').next_url is None


def test_a_huge_and_a_deep_page_are_bounded() -> None:
    item = "<li><h2><a href='/2026/01/01/story-number-{0}-of-many'>Story number {0} of many</a></h2></li>"
    many = "<ul>" + "".join(item.format(number) for number in range(3_000)) + "</ul>"
    assert len(read(many).entries) == listing.MOST
    deep = "<div class='date'>" * 5_000 + "x"
    assert [one.code for one in read(deep).complaints] == ["nothing_listed", "cut"]
    with pytest.raises(Malformed):
        read("no markup at all")
