"""The fallback: what feedparser makes of a broken feed comes back in the same shape, and it never opens anything."""

from __future__ import annotations

import pytest
from support.feeds import capture

from syndicator import parse
from syndicator.errors import Malformed
from syndicator.parse import broken

FEED = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title>
<copyright>© 2026 River</copyright>
<item><title>One</title><link>/1</link><guid isPermaLink="false">g1</guid><author>a@river.example (Ann)</author>
<description>&lt;p&gt;This article was originally published by Example Wire.&lt;/p&gt;</description>
<category domain="x">boats</category><enclosure url="/a.mp3" type="audio/mpeg" length="7"/>
<source url="https://wire.example/rss">Example Wire</source><pubDate>Sun, 11 Jan 2026 10:00:00 GMT</pubDate>
<media:credit role="photographer">Ann Lens</media:credit><media:thumbnail url="/t.jpg"/></item>
</channel></rss>"""


def test_the_same_shape_as_our_own_reader() -> None:
    harvest = broken.read(capture(FEED))
    draft = harvest.drafts[0]
    assert harvest.feed.title == "T"
    assert [(mark.signal, mark.words, mark.scope) for mark in harvest.marks] == [
        ("rss:copyright", "© 2026 River", "feed")
    ]
    assert draft.identifiers == ("g1",)
    assert draft.links[0].text == "https://example.org/1"
    assert draft.people[0].name == "Ann"
    assert draft.people[0].email == "a@river.example"
    assert draft.terms[0].term == "boats"
    assert draft.enclosures[0].length == 7
    assert draft.origins[0].name == "Example Wire"
    assert draft.origins[0].feed_url == "https://wire.example/rss"
    assert draft.images[0].credit == "Ann Lens"
    assert {(mark.signal, mark.region) for mark in draft.marks} >= {("text:block", "byline"), ("media:credit", "head")}


def test_scripts_are_not_sanitised_here_and_so_not_believed_clean() -> None:
    feed = FEED.replace("&lt;p&gt;This", "&lt;script&gt;x&lt;/script&gt;&lt;p&gt;This")
    assert "<script>" in broken.read(capture(feed)).drafts[0].summaries[0].text


@pytest.mark.parametrize("body", ["/etc/hostname", "http://127.0.0.1:1/feed"])
def test_a_path_or_an_address_is_read_as_text(body: str) -> None:
    assert broken.read(capture(body)).drafts == ()


def test_too_big_is_refused() -> None:
    with pytest.raises(Malformed):
        broken.read(capture(b"<" + b"x" * (broken.LARGEST + 1)))


def test_thousands_of_attributes_are_refused() -> None:
    with pytest.raises(Malformed):
        broken.read(capture("<rss " + " ".join(f'a{n}="12345"' for n in range(40_000)) + ">"))


def test_channels_of_1997_are_read_by_the_fallback() -> None:
    body = '<CHANNEL HREF="https://river.example/"><TITLE>T</TITLE><ITEM HREF="https://river.example/1"><TITLE>One</TITLE></ITEM></CHANNEL>'
    harvest = parse.read(capture(body), kind="feed")
    assert harvest.drafts[0].links[0].text == "https://river.example/1"
