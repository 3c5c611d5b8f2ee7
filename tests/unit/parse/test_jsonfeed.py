"""JSON Feed 1.0 and 1.1: every field in its place, and wrong types cost no more than themselves."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.feeds import capture

from syndicator import parse
from syndicator.errors import Malformed
from syndicator.model.draft import Harvest

VERSION = "https://jsonfeed.org/version/1.1"


def read(feed: dict[str, Any] | str, **more: Any) -> Harvest:
    body = feed if isinstance(feed, str) else json.dumps({"version": VERSION, "title": "T", **feed})
    return parse.read(capture(body, **more), kind="feed")


def test_an_item_with_everything() -> None:
    item = {
        "id": "tag:river.example,2026:1",
        "url": "/ferry",
        "external_url": "https://wire.example/ferry",
        "title": "The ferry is back",
        "content_html": "<p>Blue.</p><p>Originally published by <a href='https://wire.example/'>Example Wire</a>.</p>",
        "content_text": "Blue.",
        "summary": "A ferry",
        "image": "/f.jpg",
        "date_published": "2026-01-11T10:00:00Z",
        "date_modified": "2026-01-11T11:00:00Z",
        "authors": [{"name": "Ann", "url": "https://ann.example/"}, {"name": "Bob"}],
        "tags": ["boats"],
        "language": "en",
        "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 7, "title": "Listen"}],
        "_rights": {"license": "CC-BY-4.0"},
    }
    harvest = read(
        {"items": [item], "_syndicator": {"about": "x"}, "language": "en", "home_page_url": "https://river.example/"}
    )
    draft = harvest.drafts[0]
    assert harvest.format == "jsonfeed11"
    assert harvest.feed.url == "https://river.example/"
    assert [(mark.signal, mark.words, mark.scope) for mark in harvest.marks] == [
        ("jsonfeed:extension", '{"about":"x"}', "feed")
    ]
    assert draft.identifiers == ("tag:river.example,2026:1",)
    assert [said.text for said in draft.links] == ["https://example.org/ferry", "https://wire.example/ferry"]
    assert [said.media_type for said in draft.bodies] == ["text/html", "text/plain"]
    assert [person.name for person in draft.people] == ["Ann", "Bob"]
    assert draft.terms[0].term == "boats"
    assert draft.images[0].url == "https://example.org/f.jpg"
    assert draft.enclosures[0].length == 7
    assert [(mark.signal, mark.region) for mark in draft.marks] == [
        ("jsonfeed:extension", "head"),
        ("text:block", "tail"),
    ]
    assert draft.marks[0].locator == "/items/0/_rights"
    assert draft.marks[0].attributes == (("name", "_rights"),)


def test_the_author_of_version_1_0() -> None:
    harvest = read({"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "author": {"name": "Ann"}}]})
    assert harvest.format == "jsonfeed10"
    assert harvest.drafts[0].people[0].carrier == "jsonfeed:author"


def test_a_good_item_survives_among_broken_ones() -> None:
    items = [
        7,
        None,
        "x",
        [],
        {"id": [1], "title": None, "tags": "boats", "authors": "Ann", "url": 3},
        {"id": 12, "title": "Good"},
    ]
    harvest = read({"items": items})
    assert [said.text for draft in harvest.drafts for said in draft.titles] == ["Good"]
    assert harvest.drafts[1].identifiers == ("12",)
    assert harvest.drafts[0].people[0].name == "Ann"
    assert {complaint.locator for complaint in harvest.complaints} >= {"/items/0", "/items/1", "/items/2", "/items/3"}


def test_items_that_are_no_array_cost_the_items() -> None:
    harvest = read({"items": {"a": {"id": "1"}}})
    assert harvest.drafts == ()
    assert harvest.complaints[0].locator == "/items"


@pytest.mark.parametrize("body", ["{", "[]", '{"a": 1}', "{}", '{"version": 1}', '{"items": 3}'])
def test_what_is_no_json_feed_is_malformed(body: str) -> None:
    with pytest.raises(Malformed):
        read(body, media_type="application/feed+json")


def test_a_byte_order_mark_and_utf_16() -> None:
    text = json.dumps({"version": VERSION, "items": [{"id": "1", "title": "Café"}]}, ensure_ascii=False)
    for body in (text.encode("utf-8-sig"), text.encode("utf-16")):
        assert parse.read(capture(body), kind="feed").drafts[0].titles[0].text == "Café"


def test_brackets_in_strings_are_not_depth() -> None:
    harvest = read({"items": [{"id": "1", "content_text": '[{"\\' * 500}]})
    assert len(harvest.drafts) == 1


def test_huge_numbers_are_read_as_written() -> None:
    harvest = read('{"version":"' + VERSION + '","items":[{"id":' + "9" * 5_000 + "}]}")
    assert harvest.drafts[0].identifiers == ("9" * 5_000,)
