"""An item that its publisher means to stand for a time only is taken out of the feeds on time, and it is said why."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support import oracle
from support.visits import House

from syndicator.model.capture import Capture
from syndicator.model.source import Source
from syndicator.pipeline.publish import next_change
from syndicator.pipeline.redecide import redecide, release
from syndicator.pipeline.understand import understand
from syndicator.render import explain
from syndicator.rights.credit import credit

TEXT = "The lock keeper has retired after forty years of service, and nobody has been found to follow him. " * 4
END = datetime(2026, 6, 12, 9, tzinfo=UTC)


def feed(expires: str = "", *, licensed: bool = True) -> str:
    licence = "<cc:license>http://creativecommons.org/licenses/by/4.0/</cc:license>" if licensed else ""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:cc="http://backend.userland.com/creativeCommonsRssModule" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<channel><title>Origin</title><link>https://origin.example/</link><item><title>The lock keeper</title>"
        f"<link>https://origin.example/lock</link><pubDate>Wed, 10 Jun 2026 08:00:00 GMT</pubDate>{licence}{expires}"
        f"<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item></channel></rss>"
    )


def printed(house: House) -> list[dict[str, Any]]:
    house.print()
    found = json.loads((Path(house.settings.output.directory) / "all.json").read_text("utf-8"))["items"]
    assert oracle.wrongs(house.root / "var" / "test.db", Path(house.settings.output.directory), at=house.now) == []
    return list(found)


@pytest.mark.parametrize(
    "element",
    [
        "<expirationDate>Fri, 12 Jun 2026 09:00:00 GMT</expirationDate>",
        "<dcterms:valid>start=2026-06-01; end=2026-06-12T09:00:00Z; scheme=W3C-DTF</dcterms:valid>",
    ],
    ids=["expirationDate", "dcterms:valid"],
)
@pytest.mark.parametrize("licensed", [True, False], ids=["full", "link"])
def test_an_item_leaves_the_feeds_when_its_time_has_come(tmp_path: Path, element: str, *, licensed: bool) -> None:
    house = House(tmp_path)
    house.visit(feed(element, licensed=licensed))
    (holding,) = house.held().values()
    assert holding.article.expires == END
    (item,) = printed(house)
    assert item["_syndicator"]["decision"]["outcome"] == ("full" if licensed else "link")
    feeds = house.settings.feeds
    assert next_change(feeds, store=house.store, settings=house.settings, at=house.now) == END
    house.now = END - timedelta(seconds=1)
    assert len(printed(house)) == 1
    house.now = END
    assert printed(house) == []
    assert next_change(feeds, store=house.store, settings=house.settings, at=house.now) is None


def test_what_is_over_is_explained(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.visit(feed(f"<expirationDate>{END:%a, %d %b %Y %H:%M:%S} GMT</expirationDate>"))
    (change,) = redecide(house.store, house.settings, at=END)
    assert (change.before, change.after) == ("full", "withhold")
    assert change.why == "Nothing any more: its publisher meant it to stand until 2026-06-12 09:00 UTC."
    (holding,) = house.held().values()
    assert holding.decision is not None
    evidence = house.store.evidence(holding.evidence_ids)
    told = explain.article_text(holding.article, holding.decision, evidence, credit(holding.article, holding.decision))
    assert "its publisher meant it to stand until 2026-06-12 09:00 UTC" in told
    assert "until     2026-06-12T09:00:00Z" in told


def test_an_end_that_cannot_be_read_is_asked_for_before_the_text_is_shown(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.visit(feed("<expirationDate>when the bell rings</expirationDate>"))
    (holding,) = house.held().values()
    assert holding.decision is not None
    assert holding.decision.outcome == "review"
    assert holding.decision.reasons[0].code == "expiry_unclear"
    assert printed(house) == []
    house.visit(feed("<expirationDate>when the bell rings</expirationDate>", licensed=False))
    assert house.held()["The lock keeper"].decision.outcome == "link"  # type: ignore[union-attr] # decided, or it fails


def test_an_end_that_is_set_later_is_heard(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.visit(feed())
    assert len(printed(house)) == 1
    house.visit(feed("<expirationDate>Wed, 10 Jun 2026 12:30:00 GMT</expirationDate>"))
    assert printed(house) == []


NINJS = {
    "uri": "https://origin.example/n/1",
    "version": "1",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2026-06-10T08:00:00Z",
    "headline": "The lock keeper",
    "body_text": TEXT,
    "expires": "2026-06-12T09:00:00Z",
}
NITF = (
    '<?xml version="1.0"?><nitf><head><title>The lock keeper</title><docdata><doc-id id-string="n1"/>'
    '<date.issue norm="20260610T080000Z"/><date.expire norm="20260612T090000Z"/></docdata></head>'
    f"<body><body.head><hedline><hl1>The lock keeper</hl1></hedline></body.head><body.content><p>{TEXT}</p>"
    "</body.content></body></nitf>"
)


@pytest.mark.parametrize(
    ("body", "media_type"), [(json.dumps(NINJS), "application/json"), (NITF, "application/xml")], ids=["ninjs", "nitf"]
)
def test_wire_formats_say_it_too(body: str, media_type: str) -> None:
    at = datetime(2026, 6, 10, 12, tzinfo=UTC)
    capture = Capture(
        url="https://origin.example/n/1",
        requested_url="https://origin.example/n/1",
        media_type=media_type,
        body=body.encode(),
        fetched_at=at,
    )
    source = Source(id="a", kind="feed", urls=("https://origin.example/n/1",))
    (found,) = understand(capture, source, at=at).findings
    assert found.article.expires == END


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("2026-06-12T09:00:00+02:00", "2026-06-12T07:00:00+00:00"),
        ("2026-06-12T09:00:00", "2026-06-11T19:00:00+00:00"),  # that hour comes first at UTC+14
        ("2026-06-12", "2026-06-11T10:00:00+00:00"),
    ],
)
def test_without_a_zone_it_ends_when_that_hour_comes_first_anywhere(tmp_path: Path, words: str, end: str) -> None:
    house = House(tmp_path)
    house.visit(feed(f"<expirationDate>{words}</expirationDate>"))
    expires = house.held()["The lock keeper"].article.expires
    assert expires is not None
    assert expires.isoformat() == end


def test_a_permission_that_has_ended_is_narrowed_on_time(tmp_path: Path) -> None:
    """The stored decision says so too, not only the feed; what another permission still opens stays as it is."""
    rights = "<dc:rights>This article may be republished until 12 June 2026 with credit to Origin.</dc:rights>"
    said = feed(rights, licensed=False).replace("xmlns:cc=", 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc=')
    house = House(tmp_path)
    house.visit(said)
    (item,) = printed(house)
    assert item["_syndicator"]["decision"]["outcome"] == "full"
    (holding,) = house.held().values()
    assert holding.decision is not None
    ends = holding.decision.valid_until
    assert ends is not None
    assert release(house.store, house.settings, at=ends - timedelta(seconds=1)) == 0
    assert release(house.store, house.settings, at=ends) == 1
    (holding,) = house.held().values()
    assert holding.decision is not None
    assert holding.decision.outcome == "link"
    assert holding.decision.valid_until is None
    assert release(house.store, house.settings, at=ends) == 0
    house.now = ends
    (item,) = printed(house)
    assert item["_syndicator"]["decision"]["outcome"] == "link"
