"""NewsML-G2: messages, packages and single items, what they hold back and what goes along with what."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from support import wire
from support.feeds import AT, capture

from syndicator import parse
from syndicator.errors import Malformed
from syndicator.model.draft import Harvest
from syndicator.parse import newsml

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
NAR = "http://iptc.org/std/nar/2006-10-01/"


def item(meta: str = "", *, content: str = "", guid: str = "tag:wire.example,2026:1", version: int = 1) -> str:
    return (
        f'<newsItem xmlns="{NAR}" guid="{guid}" version="{version}"><itemMeta><itemClass qcode="ninat:text"/>{meta}'
        f"</itemMeta><contentMeta><headline>T</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return f'<newsMessage xmlns="{NAR}"><itemSet>{"".join(items)}</itemSet></newsMessage>'


def embargo(meta: str, **more: Any) -> datetime | None:
    (normal,) = wire.articles(wire.read(item(meta, **more)), AT).articles
    return normal.article.embargoed_until


@pytest.mark.parametrize("name", wire.cases("newsml"))
def test_the_case_is_read(name: str) -> None:
    found = wire.plain(wire.read(wire.document("newsml", name)))
    assert wire.missing(found, wire.expectation("newsml", name)) == []


@pytest.mark.parametrize(
    "meta",
    [
        '<pubStatus qcode="stat:withheld"/>',
        '<pubStatus qcode="stat:what"/>',
        '<pubStatus uri="http://cv.example/pubstatus/withheld"/>',
        "<pubStatus/>",
        '<pubStatus qcode="stat:usable"/><pubStatus qcode="stat:withheld"/>',
        "<embargoed/>",
        "<embargoed>soon</embargoed>",
        "<embargoed>2026-01-01T00:00:00Z</embargoed><embargoed/>",
        "<edNote>EMBARGO until the speech is held</edNote>",
    ],
)
def test_what_holds_or_cannot_be_read_holds_for_ever(meta: str) -> None:
    assert embargo(meta) == FOR_EVER


def test_an_embargo_ends_when_it_says_and_not_before() -> None:
    assert embargo("<embargoed>2026-04-02T06:00:00+02:00</embargoed>") == datetime(2026, 4, 2, 4, tzinfo=UTC)
    assert embargo("<embargoed>2026-04-02T06:00:00</embargoed>") == datetime(2026, 4, 2, 18, tzinfo=UTC)
    assert embargo('<pubStatus qcode="stat:usable"/>') is None


def test_a_text_inside_may_be_released_later_than_its_item() -> None:
    nitf = (
        '<inlineXML><nitf xmlns=""><head><docdata><date.release norm="20260405T060000Z"/></docdata></head><body>'
        "<body.content><p>B.</p></body.content></body></nitf></inlineXML>"
    )
    found = embargo("<embargoed>2026-04-02T06:00:00Z</embargoed>", content=nitf)
    assert found == datetime(2026, 4, 5, 6, tzinfo=UTC)


def test_notes_to_editors_stand_in_no_text() -> None:
    harvest = wire.read(item("<edNote>Confidential</edNote>", content="<inlineData>Words.</inlineData>"))
    (normal,) = wire.articles(harvest, AT).articles
    assert "Confidential" not in repr(normal.article)
    assert normal.article.body_text == "Words."


def test_of_several_versions_the_last_one_counts() -> None:
    old, new = item(version=9), item('<pubStatus qcode="stat:canceled"/>', version=10)
    for both in (message(old, new), message(new, old)):
        harvest = wire.read(both)
        assert harvest.drafts == ()
        assert len(harvest.withdrawn) == 1


def test_a_document_that_had_to_be_cut_is_not_read() -> None:
    broken = message(item()).replace("</itemSet></newsMessage>", "<newsItem guid='2'><itemMeta><embarg")
    with pytest.raises(Malformed, match="parts of it are lost"):
        wire.read(broken)


def test_prefixes_and_a_missing_namespace_change_nothing() -> None:
    bare = item("<embargoed>2026-04-02T06:00:00Z</embargoed>").replace(f' xmlns="{NAR}"', "")
    prefixed = (
        f'<?xml version="1.0"?><!-- <rss> --><n:newsItem xmlns:n="{NAR}" guid="1"><n:itemMeta><n:embargoed/>'
        "</n:itemMeta></n:newsItem>"
    )
    assert wire.read(bare).drafts[0].embargoed_until is not None
    assert wire.read(prefixed).drafts[0].embargoed_until is not None


def test_what_holds_no_article_says_so() -> None:
    harvest = wire.read(f'<knowledgeItem xmlns="{NAR}" guid="1"/>')
    assert (harvest.drafts, [one.code for one in harvest.complaints]) == ((), ["no_article"])
    with pytest.raises(Malformed):
        wire.read(message())


def test_it_takes_no_other_formats_documents() -> None:
    assert not newsml.recognises(capture("<rss><channel><title>newsItem</title></channel></rss>"))
    assert not newsml.recognises(capture("<html><newsItem/></html>"))
    assert not newsml.recognises(capture('{"newsItem": 1}'))
    assert parse.read(capture(message(item())), kind="feed").format == "newsml"
    assert newsml.recognises(capture(message(item()).encode("utf-16")))


@pytest.mark.parametrize("count", [3, 300])
def test_entities_and_depth_are_bounded(count: int) -> None:
    bomb = '<!DOCTYPE newsItem [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + item(content="<inlineData>&b;</inlineData>")
    assert len(wire.read(bomb).drafts) == 1
    deep = item(content=f"<inlineXML><html><body>{'<div>' * count}x{'</div>' * count}</body></html></inlineXML>")
    try:
        found: Harvest | None = wire.read(deep)
    except Malformed:
        found = None
    assert (found is None) == (count > 256)
