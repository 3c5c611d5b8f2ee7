"""Posts of the WordPress REST API: what is published and nothing else, with credits of pictures."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support import wire
from support.feeds import AT, capture

from syndicator import parse
from syndicator.errors import Malformed
from syndicator.parse import wordpress


def post(**fields: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "date_gmt": "2026-01-01T00:00:00",
        "title": {"rendered": "T"},
        "content": {"rendered": "B"},
        **fields,
    }


@pytest.mark.parametrize("name", wire.cases("wordpress"))
def test_the_case_is_read(name: str) -> None:
    found = wire.plain(wire.read(wire.document("wordpress", name)))
    assert wire.missing(found, wire.expectation("wordpress", name)) == []


@pytest.mark.parametrize(
    "fields",
    [{"status": "private"}, {"status": "future"}, {"content": {"rendered": "B", "protected": True}}, {"password": "p"}],
)
def test_what_is_not_published_is_not_read(fields: dict[str, Any]) -> None:
    harvest = wire.read(json.dumps([post(**fields), post()]))
    assert len(harvest.drafts) == 1
    assert [complaint.code for complaint in harvest.complaints] == ["not_published"]


def test_a_single_post_and_posts_of_a_feed_source_are_read() -> None:
    assert len(wire.read(json.dumps(post())).drafts) == 1
    assert parse.read(capture(json.dumps([post()])), kind="feed").format == "wordpress"


def test_several_authors_and_a_closed_list_of_users() -> None:
    closed = {"author": [{"code": "rest_user_invalid_id", "message": "Invalid user ID."}]}
    assert wire.read(json.dumps([post(_embedded=closed)])).drafts[0].people == ()
    named = post(coauthors=[{"display_name": "Ann"}, {"display_name": "Bob"}], _embedded={"author": [{"name": "desk"}]})
    assert [person.name for person in wire.read(json.dumps([named])).drafts[0].people] == ["Ann", "Bob"]


@pytest.mark.parametrize("odd", [None, 3, "x", [], [[]], {"a": 1}, [{"rendered": 1}], True])
def test_wrong_types_cost_their_field(odd: Any) -> None:
    keys = ("guid", "link", "title", "excerpt", "_embedded", "status", "coauthors", "lang", "date", "modified_gmt")
    for key in keys:
        harvest = wire.read(json.dumps([post(**{key: odd}), post()]))
        assert len(harvest.drafts) >= 1
        assert wire.articles(harvest, AT).complaints == ()
    for part in ("author", "wp:featuredmedia", "wp:term"):
        assert len(wire.read(json.dumps([post(_embedded={part: odd})])).drafts) == 1


def test_other_json_is_not_taken() -> None:
    assert not wordpress.recognises(capture('{"code": "rest_no_route", "message": "No route was found"}'))
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"rendered": 1, "date_gmt": 2}]}
    assert parse.read(capture(json.dumps(feed))).format == "jsonfeed11"
    with pytest.raises(Malformed):
        wire.read('["rendered", "date_gmt"]')
