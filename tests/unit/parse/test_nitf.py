"""NITF: the story, who may have it when and where, and what only editors may read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from support import wire
from support.feeds import AT, capture

from syndicator import parse
from syndicator.errors import Malformed
from syndicator.parse import nitf
from syndicator.rights import evidence, statements

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)


def story(docdata: str = "", *, status: str = "", head: str = "", content: str = "<p>Words.</p>") -> str:
    attribute = f' management-status="{status}"' if status else ""
    return (
        f'<nitf><head><docdata{attribute}><doc-id id-string="W1"/>{docdata}</docdata></head><body><body.head>'
        f"<hedline><hl1>T</hl1></hedline>{head}</body.head><body.content>{content}</body.content></body></nitf>"
    )


def embargo(docdata: str = "", **more: str) -> datetime | None:
    (normal,) = wire.articles(wire.read(story(docdata, **more)), AT).articles
    return normal.article.embargoed_until


@pytest.mark.parametrize("name", wire.cases("nitf"))
def test_the_case_is_read(name: str) -> None:
    found = wire.plain(wire.read(wire.document("nitf", name)))
    assert wire.missing(found, wire.expectation("nitf", name)) == []


def test_the_text_is_html_without_notes_to_editors_and_machines() -> None:
    draft = wire.read(wire.document("nitf", "story")).drafts[0]
    text = " ".join(draft.bodies[0].text.split())
    assert "<p>The <em>blue</em> ferry crosses &amp; returns to Riverton.</p>" in text
    assert (
        '<h3>Timetable</h3> <ul><li>Morning</li><li>Evening</li></ul> <p>See <a href="https://wire.example/more">'
        in text
    )
    assert "Never to be seen" not in text
    assert "captain" not in text


@pytest.mark.parametrize(
    ("status", "held"), [("usable", False), ("withheld", True), ("embargoed", True), ("odd", True)]
)
def test_a_status_that_holds_or_is_unknown_holds(status: str, held: bool) -> None:  # noqa: FBT001 - a parameter
    assert (embargo(status=status) == FOR_EVER) is held


@pytest.mark.parametrize("status", ["canceled", "cancelled", "killed"])
def test_a_canceled_story_is_a_tombstone(status: str) -> None:
    harvest = wire.read(story(status=status))
    assert (harvest.drafts, [gone.key for gone in harvest.withdrawn]) == ((), ["guid:W1"])
    nameless = wire.read(story(status=status).replace('<doc-id id-string="W1"/>', ""))
    assert (nameless.drafts, nameless.withdrawn, [one.code for one in nameless.complaints]) == ((), (), ["no_id"])


def test_the_release_is_the_embargo_and_the_later_of_release_and_rights_counts() -> None:
    release = '<date.release norm="20260402T060000Z"/>'
    assert embargo(release) == datetime(2026, 4, 2, 6, tzinfo=UTC)
    assert embargo(release, status="embargoed") == datetime(2026, 4, 2, 6, tzinfo=UTC)
    assert embargo(release + '<doc.rights owner="W" startdate="20260403T000000Z"/>') == datetime(2026, 4, 3, tzinfo=UTC)
    assert embargo('<date.release norm="20260402T060000"/>') == datetime(2026, 4, 2, 18, tzinfo=UTC)
    assert embargo('<date.release norm="later"/>') == FOR_EVER
    assert embargo("<date.release/>") is None
    assert embargo('<ed-msg info="Embargo: Monday"/>') == FOR_EVER


def test_the_rights_of_a_territory_forbid_redistribution_and_end() -> None:
    draft = wire.read(wire.document("nitf", "story")).drafts[0]
    found = statements.read(evidence.read(draft.marks, url=None, observed_at=AT))
    assert "redistribution" in {one.action for said in found for one in said.prohibitions}
    assert "territory" in {one.action for said in found for one in said.prohibitions}
    assert not any(said.grants for said in found)
    assert datetime(2026, 5, 1, tzinfo=UTC) in {said.expires for said in found}


def test_it_takes_no_other_formats_documents() -> None:
    assert parse.read(capture(story()), kind="feed").format == "nitf"
    assert not nitf.recognises(capture("<html><body><nitf></nitf></body></html>"))
    assert not nitf.recognises(capture("<rss><channel/></rss>"))
    assert nitf.recognises(capture("\ufeff<!-- a --><!DOCTYPE nitf><nitf/>"))


def test_a_story_that_had_to_be_cut_is_not_read() -> None:
    with pytest.raises(Malformed):
        wire.read("<nitf><head><docdata><date.rel")
