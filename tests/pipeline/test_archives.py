"""Back-filling a feed: in portions, once, in no circle, and without putting an old version over a new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.web import Town

from syndicator.errors import Unreachable

FH = 'xmlns:fh="http://purl.org/syndication/history/1.0"'


def put(town: Town, path: str, numbers: list[int], *, links: str = "", head: str = "", title: str = "Story") -> None:
    entries = "".join(
        f"<entry><id>urn:x:{number}</id><title>{title} {number}</title>"
        f'<link href="https://river.example/story/{number}"/><content>Told once.</content>'
        f"<published>2026-0{1 + number // 28}-{1 + number % 28:02}T08:00:00Z</published>"
        f"<updated>2026-05-01T08:00:00Z</updated></entry>"
        for number in numbers
    )
    town.web.put(
        path,
        f'<feed xmlns="http://www.w3.org/2005/Atom" {FH}><id>urn:feed</id><title>River</title>'
        f"<updated>2026-05-01T08:00:00Z</updated>{head}{links}{entries}</feed>",
        "application/atom+xml",
    )


def link(rel: str, path: str) -> str:
    return f'<link rel="{rel}" href="https://river.example{path}"/>'


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, 'kind = "feed"\nurl = "https://river.example/feed"\nbackfill = 30')
    put(made, "/feed", [50, 49], links=link("prev-archive", "/archive/24"))
    for number in range(24, 0, -1):
        older = link("prev-archive", f"/archive/{number - 1}") if number > 1 else ""
        put(made, f"/archive/{number}", [2 * number, 2 * number - 1], links=older, head="<fh:archive/>")
    yield made
    made.store.close()


def test_an_archive_is_read_in_portions_and_then_never_again(town: Town) -> None:
    assert town.look().new == 2 + 20
    assert town.web.take() == ["/feed", *(f"/archive/{number}" for number in range(24, 14, -1))]
    visit = town.look()
    assert (visit.outcome, visit.new) == ("ok", 20)
    assert town.web.take()[0] == "/feed"
    assert town.look().new == 8
    town.web.take()
    visit = town.look()
    assert (visit.outcome, visit.known) == ("not_modified", 50)
    assert town.web.take() == ["/feed"]


def test_so_many_documents_as_were_asked_for_and_later_more(town: Town) -> None:
    town.source_changes = {"backfill": 2}
    assert town.look().new == 2 + 4
    assert town.look().outcome == "not_modified"
    town.source_changes = {"backfill": 3}
    town.web.take()
    assert town.look().new == 2
    assert town.web.take() == ["/feed", "/archive/22"]


def test_back_to_a_day(town: Town) -> None:
    town.source_changes = {"backfill": None, "backfill_until": datetime(2026, 2, 10, tzinfo=UTC)}
    visits = [town.look().new for _ in range(4)]
    assert visits == [14, 0, 0, 0], "stories 37 to 50"
    assert len(town.web.take()) < 4 + 9


def test_a_feed_that_has_long_been_read_can_still_be_filled_in(town: Town) -> None:
    town.source_changes = {"backfill": None}
    assert town.look().new == 2
    assert town.look().outcome == "not_modified"
    town.source_changes = {"backfill": 1}
    assert town.look().new == 2
    town.web.take()
    assert town.look().new == 0
    assert town.web.take() == ["/feed"]


def test_paged_feeds_are_followed_and_a_circle_ends(town: Town) -> None:
    put(town, "/feed", [50], links=link("next", "/feed?page=2"))
    put(town, "/feed?page=2", [49], links=link("next", "/feed?page=3"))
    put(town, "/feed?page=3", [48], links=link("next", "/feed?page=2"))
    assert town.look().new == 3
    assert town.web.take() == ["/feed", "/feed?page=2", "/feed?page=3"]
    state = town.store.state("river")
    assert state is not None
    assert state.archive_done


def test_an_old_version_in_an_archive_replaces_nothing(town: Town) -> None:
    put(town, "/archive/24", [50, 48], title="Old story", links="")
    town.look()
    assert {"Story 50", "Old story 48"} == {title for title in town.held("river") if title.endswith(("50", "48"))}


def test_a_complete_feed_has_no_archive_and_removes_nothing_when_it_shrinks(town: Town) -> None:
    put(town, "/feed", [50, 49], links=link("next", "/feed?page=2"), head="<fh:complete/>")
    visit = town.look()
    assert any("no archive" in complaint for complaint in visit.complaints)
    assert town.web.take() == ["/feed"]
    put(town, "/feed", [50], head="<fh:complete/>")
    assert town.look().known == 2


def test_a_document_that_cannot_be_had_is_tried_again_and_at_last_given_up(town: Town) -> None:
    town.web.faults["/archive/23"] = Unreachable("no answer", url="", code="timeout")
    assert town.look().new == 4
    town.web.faults.clear()
    assert town.look().new == 20, "it goes on where it stopped"
    town.web.faults["/archive/13"] = Unreachable("no answer", url="", code="timeout")
    told = [town.look().complaints for _ in range(6)]
    assert any("given up" in complaint for complaint in told[4])
    assert told[5] == ()


def test_an_archive_on_another_site_is_not_followed(town: Town) -> None:
    put(town, "/feed", [50], links='<link rel="prev-archive" href="https://elsewhere.example/archive"/>')
    town.look()
    assert town.web.take() == ["/feed"]


def test_the_next_pages_of_json_feed_are_followed(town: Town) -> None:
    def page(path: str, number: int, following: str) -> None:
        town.web.put(
            path,
            '{"version": "https://jsonfeed.org/version/1.1", "title": "River",'
            f' "next_url": "https://river.example{following}",'
            f' "items": [{{"id": "{number}", "url": "https://river.example/j/{number}", "content_text": "T"}}]}}',
            "application/feed+json",
        )

    page("/feed", 1, "/feed/2")
    page("/feed/2", 2, "/feed/2")
    assert town.look().new == 2


def test_a_torn_document_of_an_archive_is_asked_for_again(town: Town) -> None:
    media_type, whole = town.web.documents["/archive/23"]
    town.web.documents["/archive/23"] = (media_type, whole[: whole.rindex(b"<title>") + 10])
    visit = town.look()
    assert visit.new == 2 + 2
    assert any("cut off" in told for told in visit.complaints)
    town.web.documents["/archive/23"] = (media_type, whole)
    assert town.look().new == 20
    assert {"Story 45", "Story 46"} <= town.held("river").keys()


def test_an_archive_that_is_always_torn_is_read_as_far_as_it_goes(town: Town) -> None:
    media_type, whole = town.web.documents["/archive/23"]
    town.web.documents["/archive/23"] = (media_type, whole[: whole.rindex(b"<title>") + 10])
    for _ in range(8):
        town.look()
    assert len(town.held("river")) == 49
