"""Whole visits, one after the other: nothing is lost, nothing comes twice, nothing that broke is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.site import rss
from support.visits import URL, House, unmodified

from syndicator.errors import DeliverError, Gone, RateLimited, Refused, TooLarge, Unreachable
from syndicator.model.capture import FetchRequest, Unmodified, Validators
from syndicator.model.draft import Mark
from syndicator.model.work import HostPause

THREE = [("one", "first"), ("two", "second"), ("three", "third")]
GOOD = rss("Origin", THREE)
HTML = "<!doctype html><html><head><title>Log in</title></head><body><form>Please log in</form></body></html>"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.store.close()


def test_new_articles_are_counted_once(house: House) -> None:
    first = house.visit(GOOD)
    again = house.visit(rss("Origin renamed", THREE))
    assert (first.outcome, first.new, first.known) == ("ok", 3, 3)
    assert (again.new, again.known) == (0, 3)


@pytest.mark.parametrize(
    "broken",
    [
        HTML,
        "",
        "/etc/passwd",
        "https://origin.example/other.xml",
        "\x00\x01\x02",
        GOOD[: len(GOOD) // 2].replace("<item>", "<itm>")[:80],
        "{}",
        "null",
    ],
    ids=["login page", "nothing", "a path", "a url", "binary", "torn", "no feed", "null"],
)
def test_what_is_no_feed_is_an_error_and_removes_nothing(house: House, broken: str) -> None:
    house.visit(GOOD)
    visit = house.visit(broken)
    assert visit.outcome in {"error", "empty"}
    assert visit.known == 3
    assert len(house.held()) == 3
    if visit.failure is not None:
        assert visit.failure.message
        assert visit.failure.hint


def test_a_feed_that_shrinks_removes_nothing(house: House) -> None:
    house.visit(GOOD)
    visit = house.visit(rss("Origin", THREE[:1]))
    assert (visit.outcome, visit.known) == ("ok", 3)
    empty = house.visit(rss("Origin", []))
    assert (empty.outcome, empty.known) == ("empty", 3)


def test_a_window_that_slides_loses_nothing(house: House) -> None:
    items = [(f"item-{number}", "text") for number in range(7)]
    new = [house.visit(rss("Origin", items[start : start + 3])).new for start in range(5)]
    assert new == [3, 1, 1, 1, 1]
    assert len(house.held()) == 7


def test_validators_go_back_byte_for_byte_and_a_304_is_no_work(house: House) -> None:
    house.host.etag = '"a,b;\\c d"'
    house.visit(GOOD)
    visit = house.visit(unmodified)
    assert visit.outcome == "not_modified"
    assert visit.known == 3
    assert house.host.asked[-1].validators == Validators(etag='"a,b;\\c d"')


def test_a_304_may_bring_new_validators(house: House) -> None:
    house.host.etag = '"e1"'
    house.visit(GOOD)

    def renewed(request: FetchRequest) -> Unmodified:
        return unmodified(request, etag='"e2"')

    house.visit(renewed)
    house.visit(unmodified)
    assert house.host.asked[-1].validators == Validators(etag='"e2"')


def test_validators_of_what_could_not_be_read_are_not_kept(house: House) -> None:
    house.host.etag = '"broken"'
    assert house.visit(HTML).outcome == "error"
    house.host.etag = '"good"'
    assert house.visit(GOOD).new == 3
    assert house.host.asked[-1].validators is None


def test_the_same_bytes_under_new_validators_are_not_read_again(house: House) -> None:
    house.host.etag = '"e1"'
    house.visit(GOOD)
    house.host.etag = '"e2"'
    assert house.visit(GOOD).outcome == "not_modified"
    house.visit(unmodified)
    assert house.host.asked[-1].validators == Validators(etag='"e2"')


@pytest.mark.parametrize(
    ("error", "outcome", "disabled"),
    [
        (Refused(url="u", status=404), "error", False),
        (Refused(url="u", status=500), "error", False),
        (Gone(url="u", status=410), "gone", True),
        (Gone(url="u", status=451), "gone", True),
        (RateLimited(url="u", status=429, retry_after=7200.0), "retry_later", False),
        (TooLarge(url="u"), "error", False),
        (Unreachable(url="u"), "error", False),
        (Unreachable(url="u", code="timeout"), "timeout", False),
    ],
    ids=["404", "500", "410", "451", "429", "too large", "unreachable", "timeout"],
)
def test_a_failure_is_recorded_and_costs_nothing_that_is_held(
    house: House, error: Exception, outcome: str, *, disabled: bool
) -> None:
    house.visit(GOOD)
    visit = house.visit(error)  # type: ignore[arg-type] # a FetchError
    assert (visit.outcome, visit.disabled, visit.known) == (outcome, disabled, 3)
    assert visit.failure is not None
    state = house.store.state("a")
    assert state is not None
    assert state.failure == visit.failure
    assert state.retired is disabled
    assert house.wait_seconds(visit) >= 300
    well = house.visit(GOOD)
    assert well.failure is None
    after = house.store.state("a")
    assert after is not None
    assert (after.failures, after.retired) == (0, False)


def test_retry_after_is_obeyed_and_clamped(house: House) -> None:
    assert house.wait_seconds(house.visit(RateLimited(url="u", status=429, retry_after=7200.0))) >= 7200
    ten_years = house.visit(RateLimited(url="u", status=429, retry_after=3.2e8))
    assert 3600 <= house.wait_seconds(ten_years) <= 7 * 24 * 3600


def test_what_a_feed_asked_for_holds_while_it_answers_304(house: House) -> None:
    asking = GOOD.replace("<channel>", "<channel><ttl>1440</ttl>")
    assert house.wait_seconds(house.visit(asking)) >= 24 * 3600
    assert house.wait_seconds(house.visit(unmodified)) >= 24 * 3600
    assert house.wait_seconds(house.visit(GOOD)) <= 6 * 3600  # it asks for it no more


def test_a_host_that_asks_for_a_pause_is_remembered_with_the_source(house: House) -> None:
    address = "https://origin.example/feed.xml"
    house.visit(RateLimited(url=address, status=429, retry_after=7200.0))
    state = house.store.state("a")
    assert state is not None
    assert state.pause == HostPause(url=address, until=house.now + timedelta(hours=2))
    house.visit(RateLimited(url=address, status=503, retry_after=None))  # it does not say that it counts requests
    state = house.store.state("a")
    assert state is not None
    assert state.pause is None


def test_a_source_without_news_is_asked_more_seldom_unless_a_person_says_how_often(house: House) -> None:
    first = house.visit(re.sub("<pubDate>[^<]*</pubDate>", "", GOOD))
    assert house.wait_seconds(first) == 3600
    assert house.wait_seconds(house.visit(unmodified, hours=20)) == 2 * 3600
    assert house.wait_seconds(house.visit(unmodified, hours=2000)) == 6 * 3600
    house.source_changes = {"every": timedelta(minutes=30)}
    assert house.wait_seconds(house.visit(unmodified, hours=2000)) == 30 * 60


def test_a_permanent_redirect_is_adopted_only_after_it_was_said_again_and_again(house: House) -> None:
    def moved(request: FetchRequest) -> Unmodified:
        return Unmodified(
            url="https://new.example/feed.xml",
            requested_url=request.url,
            fetched_at=house.now,
            moved_to="https://new.example/feed.xml",
        )

    house.visit(GOOD)
    urls = []
    for _ in range(10):
        house.visit(moved)
        urls.append(house.host.asked[-1].url)
    assert urls[0] == "https://origin.example/feed.xml"
    assert urls[1] == "https://origin.example/feed.xml"
    assert urls[-1] == "https://new.example/feed.xml"


def _feed(items: str, extra: str = "") -> str:
    return (
        '<rss version="2.0" xmlns:at="http://purl.org/atompub/tombstones/1.0"><channel><title>O</title>'
        f"<link>https://origin.example/</link><description>d</description>{extra}{items}</channel></rss>"
    )


def _item(title: str, *, link: str | None = None, guid: str | None = None, text: str = "text") -> str:
    parts = f"<title>{title}</title><description>{text}</description>"
    parts += f"<link>{link}</link>" if link else ""
    parts += f"<guid isPermaLink='false'>{guid}</guid>" if guid is not None else ""
    return f"<item>{parts}</item>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"link": "https://origin.example/1", "guid": "g1"}, {"link": "https://origin.example/1", "guid": "g2"}),
        (
            {"link": "http://origin.example/1", "guid": "http://origin.example/1"},
            {"link": "https://origin.example/1", "guid": "https://origin.example/1"},
        ),
        ({"link": "https://origin.example/1"}, {"link": "https://origin.example/1?utm_source=rss"}),
        ({"link": "https://www.origin.example/1/"}, {"link": "https://origin.example/1"}),
        ({"link": "https://origin.example/1", "guid": ""}, {"link": "https://origin.example/1", "guid": ""}),
        ({"link": "https://origin.example/old", "guid": "g1"}, {"link": "https://origin.example/new", "guid": "g1"}),
        ({}, {}),
    ],
    ids=["guid churn", "https", "tracking", "www", "empty guid", "new address", "title only"],
)
def test_an_article_stays_itself(house: House, before: dict[str, str], after: dict[str, str]) -> None:
    assert house.visit(_feed(_item("One", **before))).new == 1
    identity = house.held()["One"].article.id
    second = house.visit(_feed(_item("One", text="text" if not after else "more text", **after)))
    assert second.new == 0
    assert house.held()["One"].article.id == identity


def test_a_corrected_article_is_changed_in_its_place(house: House) -> None:
    house.visit(_feed(_item("One", link="https://origin.example/1", text="wrong")))
    identity = house.held()["One"].article.id
    visit = house.visit(_feed(_item("One, corrected", link="https://origin.example/1", text="right")))
    assert (visit.new, visit.changed, visit.known) == (0, 1, 1)
    assert house.held()["One, corrected"].article.id == identity


TOMBSTONE = '<at:deleted-entry ref="g2" when="2026-06-11T00:00:00Z"/>'
TWO = _item("One", guid="g1", link="https://origin.example/1") + _item(
    "Two", guid="g2", link="https://origin.example/2"
)


def test_a_tombstone_of_the_source_withdraws_and_the_item_stays_dead(house: House) -> None:
    house.visit(_feed(TWO))
    assert house.visit(_feed("", TOMBSTONE)).known == 1
    assert set(house.held()) == {"One"}
    house.visit(_feed(TWO))
    assert set(house.held()) == {"One"}
    house.print()
    published = (house.root / "feeds" / "all.atom.xml").read_text()
    assert "Two" not in published


def test_another_source_cannot_withdraw_it(house: House) -> None:
    house.visit(_feed(TWO))
    forged = '<at:deleted-entry ref="https://origin.example/2" when="2026-06-11T00:00:00Z"/>'
    house.visit(_feed("", forged + TOMBSTONE), source="b")
    assert set(house.held()) == {"One", "Two"}


CC = "<creativeCommons:license>https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>"


def _licensed(extra: str = "", text: str = "A whole text that may be read.") -> str:
    return (
        '<rss version="2.0" xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<channel><title>Origin</title><link>https://origin.example/</link><description>d</description>"
        f"<item><title>One</title><link>https://origin.example/1</link><dc:creator>Ann</dc:creator>{extra}"
        f"<content:encoded>&lt;p&gt;{text}&lt;/p&gt;</content:encoded></item></channel></rss>"
    )


def test_a_licence_that_is_taken_back_narrows_at_once_and_one_that_appears_waits(house: House) -> None:
    house.visit(_licensed(CC))
    assert house.held()["One"].decision.outcome == "full"  # type: ignore[union-attr] # decided
    house.print()
    assert "A whole text" in (house.root / "feeds" / "all.json").read_text()
    house.visit(_licensed("<dc:rights>All rights reserved</dc:rights>"))
    assert house.held()["One"].decision.outcome == "link"  # type: ignore[union-attr] # decided
    house.print()
    assert "A whole text" not in (house.root / "feeds" / "all.json").read_text()
    house.visit(_licensed(CC))
    waiting = house.held()["One"].decision
    assert waiting is not None
    assert waiting.outcome == "link"
    assert "wider_waiting" in [reason.code for reason in waiting.reasons]


def test_what_a_second_source_says_can_only_narrow(house: House) -> None:
    house.visit(_licensed(CC))
    house.visit(_licensed("<dc:rights>© 2026 Wire Agency. All rights reserved.</dc:rights>"), source="b")
    held = house.held()["One"]
    assert held.source_ids == ("a", "b")
    assert held.decision is not None
    assert held.decision.outcome != "full"


def test_printing_twice_writes_nothing_the_second_time(house: House) -> None:
    house.visit(GOOD)
    assert house.print()[0].written == ("all.rss.xml", "all.atom.xml", "all.json", "index.html")
    assert house.print()[0].written == ()


def test_a_bug_met_by_one_document_is_loud_and_stops_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.visit(GOOD)
    with monkeypatch.context() as patched:
        patched.setattr("syndicator.pipeline.understand.understand", lambda *_, **__: 1 / 0)
        visit = house.visit(rss("Origin", [("four", "fourth")]))
    assert (visit.outcome, visit.known) == ("error", 3)
    assert visit.failure is not None
    assert visit.failure.code == "bug"
    assert [type(error) for error in house.bugs] == [ZeroDivisionError]
    assert house.visit(rss("Origin", [("four", "fourth")])).new == 1


def test_a_feed_that_is_configured_no_more_is_taken_away_and_nothing_else(house: House) -> None:
    house.visit(GOOD)
    house.print()
    feeds = house.root / "feeds"
    (feeds / "mine.txt").write_text("a person's own file")
    (feeds / "other.rss.xml").write_text("a person's own feed")
    (spec,) = house.settings.feeds
    house.settings = replace(house.settings, feeds=(replace(spec, id="new", formats=("atom",)),))
    house.print()
    assert sorted(path.name for path in feeds.iterdir()) == ["index.html", "mine.txt", "new.atom.xml", "other.rss.xml"]


def test_one_file_that_cannot_be_written_does_not_keep_the_others_back(house: House) -> None:
    house.visit(GOOD)
    feeds = house.root / "feeds"
    (feeds / "all.rss.xml").mkdir(parents=True)
    with pytest.raises(DeliverError):
        house.print()
    assert {"all.atom.xml", "all.json", "index.html"} <= {path.name for path in feeds.iterdir()}


def test_a_host_is_asked_what_it_tells_machines_only_when_there_is_something_new(house: House) -> None:
    house.host.headers = (("link", '</rsl.xml>; rel="license"; type="application/rsl+xml"'),)
    house.host.said = (Mark(signal="robots.txt:content-signal", words="ai-train=no", scope="site"),)
    house.visit(GOOD)
    place = (URL, False, ("https://origin.example/rsl.xml",))  # of a feed, tdmrep.json is not asked for
    assert house.host.places == [place]
    house.visit(unmodified)
    house.visit(GOOD)  # the same bytes again
    assert house.host.places == [place]
    house.visit(rss("Origin", THREE[:2]))
    assert house.host.places == [place, place]
    for holding in house.held().values():
        assert holding.decision is not None
        assert ("content-signal", "ai-train=no") in holding.decision.machine
        assert holding.decision.outcome == "link"


def test_a_torn_answer_is_asked_for_again_whole(house: House) -> None:
    whole = rss("T", [("one", "Words."), ("two", "Words.")])
    house.host.etag = '"whole"'
    assert house.visit(whole[: whole.index("two") + 2]).new == 1
    assert house.visit(whole).new == 1
    assert house.host.asked[-1].validators in (None, Validators()), "a 304 would keep the rest away for ever"
    house.visit(lambda request: unmodified(request, etag='"whole"'))
    assert house.host.asked[-1].validators == Validators(etag='"whole"')
