"""Lists of feeds: each feed once with its categories, other lists and pages apart, nothing that is no web address."""

from __future__ import annotations

import pytest
from support import wire
from support.feeds import capture

from syndicator.errors import Malformed, UnknownFormat
from syndicator.model.source import Source
from syndicator.parse import opml
from syndicator.render import opml as written


def test_a_list_is_read() -> None:
    found = opml.read(capture(wire.document("opml", "subscriptions")))
    assert (found.version, found.title, found.owner_name) == ("2.0", "Harbour reading", "Ann Harbour")
    assert [(feed.title, feed.xml_url, feed.html_url, feed.category) for feed in found.feeds] == [
        ("The River & Sea", "https://river.example/feed.xml", "https://river.example/", "News/Local"),
        ("Harbour", "https://harbour.example/atom.xml", None, "News"),
    ]
    assert found.feeds[0].categories == (("News", "Local"), ("boats",), ("Leisure", "Water"))
    assert [one.url for one in found.lists] == ["https://lists.example/more.opml"]
    assert [one.url for one in found.pages] == ["https://page.example/", "https://site.example/"]
    assert [one.code for one in found.complaints] == ["unusable_address", "unusable_address"]


def test_what_is_written_is_read_again() -> None:
    sources = (
        Source(
            id="a", kind="feed", urls=("https://river.example/feed.xml?a=1&b=2",), name='R & "S" \x02', language="de"
        ),
        Source(id="b", kind="page", urls=("https://page.example/1", "https://page.example/2")),
        Source(id="c", kind="folder", path="/nowhere"),
    )
    document = written.render(sources, title="T", owner="desk@river.example")
    found = opml.read(capture(document))
    assert [(feed.title, feed.xml_url, feed.language) for feed in found.feeds] == [
        ('R & "S"', "https://river.example/feed.xml?a=1&b=2", "de")
    ]
    assert [one.url for one in found.pages] == ["https://page.example/1", "https://page.example/2"]
    assert (found.title, found.owner_email) == ("T", "desk@river.example")
    assert written.render(sources, title="T", owner="desk@river.example") == document


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="<rss>"):
        opml.read(capture("<rss><channel/></rss>"))
    with pytest.raises(Malformed):
        opml.read(capture(""))
    assert opml.recognises(capture("<?xml version='1.0'?><!-- x --><OPML/>"))
    assert not opml.recognises(capture("<html><opml/></html>"))


def test_a_huge_and_a_deep_list_are_bounded() -> None:
    many = "".join(f'<outline xmlUrl="https://a.example/{number}"/>' for number in range(opml.MOST + 5))
    found = opml.read(capture(f"<opml><body>{many}</body></opml>"))
    assert len(found.feeds) == opml.MOST
    assert [one.code for one in found.complaints] == ["too_many"]
    deep = '<outline text="x">' * 200 + '<outline xmlUrl="https://a.example/"/>' + "</outline>" * 200
    (feed,) = opml.read(capture(f"<opml><body>{deep}</body></opml>")).feeds
    assert feed.categories == (("x",) * 10,)
