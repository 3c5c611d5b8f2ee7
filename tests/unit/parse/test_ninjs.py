"""ninjs of every version: its fields, its rights, and what it withholds, cancels or puts under embargo."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import wire
from support.feeds import AT, capture

from syndicator import parse
from syndicator.errors import Malformed
from syndicator.model.draft import Draft, Harvest
from syndicator.parse import ninjs
from syndicator.rights import evidence

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)


def read(value: Any) -> Harvest:
    return wire.read(json.dumps(value))


def item(**fields: Any) -> dict[str, Any]:
    return {"uri": "tag:wire.example,2026:1", "type": "text", "headline": "T", "body_text": "B.", **fields}


def only(value: Any) -> Draft:
    (draft,) = read(value).drafts
    return draft


def embargo(**fields: Any) -> datetime | None:
    (normal,) = wire.articles(read(item(**fields)), AT).articles
    return normal.article.embargoed_until


@pytest.mark.parametrize("name", wire.cases("ninjs"))
def test_the_case_is_read(name: str) -> None:
    found = wire.plain(wire.read(wire.document("ninjs", name)))
    assert wire.missing(found, wire.expectation("ninjs", name)) == []


@pytest.mark.parametrize("status", ["canceled", "cancelled", "stat:canceled", "http://cv.example/status/canceled"])
@pytest.mark.parametrize("key", ["pubstatus", "pubStatus"])
def test_a_canceled_item_is_a_tombstone_and_no_draft(key: str, status: str) -> None:
    harvest = read(item(**{key: status, "versioncreated": "2026-04-01T00:00:00Z"}))
    assert harvest.drafts == ()
    assert [(gone.key, gone.when) for gone in harvest.withdrawn] == [
        ("guid:tag:wire.example,2026:1", "2026-04-01T00:00:00Z")
    ]


def test_a_canceled_item_named_by_an_address_is_withdrawn_under_the_address_too() -> None:
    harvest = read(item(uri="https://www.wire.example/1/", pubstatus="canceled"))
    assert [gone.key for gone in harvest.withdrawn] == ["guid:https://www.wire.example/1/", "url:wire.example/1"]


@pytest.mark.parametrize(
    "status", ["withheld", "stat:withheld", "hold", "2020-01-01", "usable?", ["usable"], {"a": 1}, 7]
)
def test_a_withheld_item_and_one_of_unknown_status_are_held_for_ever(status: Any) -> None:
    assert embargo(pubstatus=status) == FOR_EVER


def test_what_two_spellings_say_differently_holds() -> None:
    assert embargo(pubstatus="usable", pubStatus="withheld") == FOR_EVER
    assert read(item(pubstatus="usable", pubStatus="canceled")).drafts == ()


def test_a_status_beside_an_embargo_does_not_end_it() -> None:
    assert embargo(pubstatus="usable", embargoed="2026-04-02T06:00:00+02:00") == datetime(2026, 4, 2, 4, tzinfo=UTC)
    assert embargo(pubstatus="withheld", embargoed="2020-01-01T00:00:00Z") == FOR_EVER


@pytest.mark.parametrize("words", ["soon", "2026-13-40", True, {"until": "2026-01-01"}, ["2026-01-01"]])
def test_an_embargo_nobody_can_read_never_ends(words: Any) -> None:
    assert embargo(embargoed=words) == FOR_EVER


def test_of_two_embargoes_the_later_one_holds() -> None:
    found = embargo(embargoed="2026-04-02T06:00:00Z", embargoedUntil="2026-04-03T06:00:00Z")
    assert found == datetime(2026, 4, 3, 6, tzinfo=UTC)


def test_an_embargo_without_a_zone_ends_when_that_hour_has_come_everywhere() -> None:
    assert embargo(embargoed="2026-04-02T06:00:00") == datetime(2026, 4, 2, 18, tzinfo=UTC)
    assert embargo(embargoed="2026-04-02") == datetime(2026, 4, 2, 12, tzinfo=UTC)


def test_an_embargo_in_the_editorial_note_alone_holds_and_is_told() -> None:
    harvest = read(item(ednote="Embargoed until the minister has spoken."))
    assert [complaint.code for complaint in harvest.complaints] == ["embargo_in_note"]
    assert embargo(ednote="EMBARGO 6 pm") == FOR_EVER
    assert embargo(ednote="Embargo as stated", embargoed="2026-04-02T06:00:00Z") == datetime(2026, 4, 2, 6, tzinfo=UTC)
    assert embargo(ednote="Adds quote.") is None


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_an_empty_embargo_is_none(empty: Any) -> None:
    assert embargo(embargoed=empty, pubstatus=empty) is None


def test_the_editorial_note_is_evidence_and_stands_in_no_text() -> None:
    (normal,) = wire.articles(read(item(ednote="Confidential: source is Y")), AT).articles
    assert "Confidential" not in repr(normal.article)
    assert [mark.signal for mark in normal.draft.marks] == ["iptc:editorialNote"]


def test_a_licence_named_in_rights_fields_grants_nothing() -> None:
    notice = "CC BY 4.0"
    link = "https://creativecommons.org/licenses/by/4.0/"
    draft = only(item(copyrightnotice=notice, usageterms=notice, rightsinfo={"linkedrights": link}))
    found = evidence.read(draft.marks, url=None, observed_at=AT)
    assert len(found) == 3
    assert not [one for one in found if one.stance == "grants"]


def test_an_array_and_an_answer_of_an_interface_hold_items() -> None:
    first, second = item(), item(uri="tag:wire.example,2026:2")
    assert len(read([first, second]).drafts) == 2
    assert len(read({"data": {"items": [{"item": first}, {"item": second}]}}).drafts) == 2
    assert len(read({"_items": [first, second], "_meta": {"uri": "x", "total": 2}}).drafts) == 2


def test_of_several_versions_the_last_one_counts() -> None:
    old = item(version="9", headline="Old")
    new = item(version="10", headline="New", pubstatus="withheld")
    for both in ([old, new], [new, old]):
        assert [said.text for said in only(both).titles] == ["New"]


def test_a_bad_item_costs_that_item() -> None:
    harvest = read(
        [item(), 7, {"headline": "nameless"}, item(uri="tag:2", headline={"a": []}, subject="x", associations=3)]
    )
    assert len(harvest.drafts) == 2
    assert len([one for one in harvest.complaints if one.code == "not_an_item"]) == 2


def test_the_texts_of_a_package_are_items_under_its_embargo_and_its_rights() -> None:
    package = item(
        type="composite",
        body_text="",
        embargoed="2026-04-02T06:00:00Z",
        usageterms="Not in print.",
        associations={"a": item(uri="tag:a"), "b": item(uri="tag:b", embargoed="2026-04-03T06:00:00Z")},
    )
    harvest = read(package)
    assert [(draft.identifiers, draft.embargoed_until and draft.embargoed_until.text) for draft in harvest.drafts] == [
        (("tag:a",), "2026-04-02T06:00:00Z"),
        (("tag:b",), "2026-04-03T06:00:00Z"),
    ]
    assert all("Not in print." in [mark.words for mark in draft.marks] for draft in harvest.drafts)
    assert read(package | {"pubstatus": "canceled"}).drafts == ()


def test_a_partial_text_is_never_taken_for_the_whole() -> None:
    draft = only(item(representationtype="incomplete"))
    assert draft.bodies == ()
    assert [said.text for said in draft.summaries] == ["B."]


def test_it_takes_no_other_formats_documents() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "uri": "x", "body_html": "y"}]}
    assert read(feed).format == "jsonfeed11"
    posts = [{"id": 1, "date_gmt": "2026-01-01T00:00:00", "content": {"rendered": "x"}, "uri": "y", "headlines": []}]
    assert not ninjs.recognises(capture(json.dumps(posts)))
    assert not ninjs.recognises(capture('<html>"uri" "pubstatus"</html>'))
    assert not ninjs.recognises(capture('{"uri": "x", "title": "y"}'))
    assert ninjs.recognises(capture(json.dumps(item()).encode("utf-16")))


def test_a_source_of_kind_feed_may_be_ninjs() -> None:
    assert parse.read(capture(json.dumps([item()])), kind="feed").format == "ninjs"


@pytest.mark.parametrize(
    "body",
    ['{"uri": "x", "body_text": ', "[" * 500 + '"uri" "body_text"', '[{"uri": 1, "x": "body_text", "body_text"}]'],
)
def test_what_is_no_json_is_malformed(body: str) -> None:
    with pytest.raises(Malformed):
        wire.read(body, media_type="application/ninjs+json")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = (
    "pubstatus", "embargoed", "versioncreated", "headline", "headlines", "byline", "authors",
    "subject", "place", "genre", "bodies", "descriptions", "associations", "renditions",
    "infosources", "copyrightholder", "usageterms", "rightsinfo", "ednote", "language", "expires",
    "type", "version", "by",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8))
def test_no_type_of_any_field_breaks_the_reader(fields: dict[str, Any]) -> None:
    harvest = read(item(**fields))
    assert len(harvest.drafts) + len(harvest.withdrawn) == 1
    assert wire.articles(harvest, AT).complaints == ()
