"""The same story through several sources: one article, several routes, one credit, and never more rights than each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import pytest
from support import stories
from support.visits import House

from syndicator.errors import ReviewRefused
from syndicator.model.holding import Holding
from syndicator.model.rights import Outcome
from syndicator.pipeline import review
from syndicator.pipeline.redecide import redecide

CC = "<creativeCommons:license>https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>"
RESERVED = "<dc:rights>© 2026 Wire Agency. All rights reserved.</dc:rights>"
DEAD = '<at:deleted-entry ref="ours-1" when="2026-06-13T00:00:00Z"/>'
OURS, THEIRS = "https://origin.example/", "https://other.example/"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.store.close()


def item(
    sentences: Sequence[str] = stories.LOCK, *, title: str, link: str, extra: str = "", date: str = "", guid: str = ""
) -> str:
    body = escape("".join(f"<p>{sentence}</p>" for sentence in sentences))
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    numbered = f'<guid isPermaLink="false">{guid}</guid>' if guid else ""
    return (
        f"<item><title>{title}</title><link>{link}</link>{numbered}{dated}{extra}"
        f"<content:encoded>{body}</content:encoded></item>"
    )


def feed(*items: str, link: str = OURS, title: str = "Origin") -> str:
    return (
        '<rss version="2.0" xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:at="http://purl.org/atompub/tombstones/1.0">'
        f"<channel><title>{title}</title><link>{link}</link><description>d</description>{''.join(items)}</channel></rss>"
    )


def ours(*, sentences: Sequence[str] = stories.LOCK, extra: str = "", title: str = "Old lock is kept") -> str:
    return feed(item(sentences, title=title, link=f"{OURS}lock", extra=extra, guid="ours-1"))


def theirs(
    *, sentences: Sequence[str] = stories.LOCK[:-2], extra: str = "", title: str = "Lock on the Tern is kept"
) -> str:
    return feed(
        item(sentences, title=title, link=f"{THEIRS}2026/lock", extra=extra, guid="theirs-1"),
        link=THEIRS,
        title="Other",
    )


def only(house: House) -> Holding:
    (holding,) = house.held().values()
    return holding


def outcome(house: House) -> str:
    decision = only(house).decision
    assert decision is not None
    return decision.outcome


def test_a_story_that_comes_twice_is_one_article_with_two_routes(house: House) -> None:
    house.visit(ours())
    identity = only(house).article.id
    second = house.visit(theirs(), source="b")
    assert (second.new, second.changed, second.known) == (0, 1, 1)
    held = only(house)
    assert held.article.id == identity
    assert held.source_ids == ("a", "b")
    assert held.article.title == "Old lock is kept"
    assert [(route.joined, route.told is None) for route in held.routes] == [("key", True), ("text", False)]
    assert house.visit(theirs(), source="b").changed == 0
    found = house.store.find(f"{THEIRS}2026/lock")
    assert found is not None
    assert found.article.id == identity
    house.print()
    assert len(json.loads((house.root / "feeds" / "all.json").read_text())["items"]) == 1


def test_stories_that_are_not_the_same_stay_apart(house: House) -> None:
    house.visit(ours())
    assert house.visit(theirs(sentences=stories.BEES, title="Fewer dead bees in the valley"), source="b").new == 1
    assert len(house.held()) == 2


def test_a_licence_on_a_copy_is_none_for_the_original(house: House) -> None:
    house.visit(ours())
    house.visit(theirs(extra=CC), source="b")
    assert outcome(house) == "link"
    assert only(house).supplier == "a"


def test_the_licence_of_the_original_stands_beside_a_silent_copy_and_falls_with_a_reserving_one(house: House) -> None:
    house.visit(ours(extra=CC))
    house.visit(theirs(), source="b")
    assert outcome(house) == "full"
    house.visit(theirs(extra=RESERVED), source="b")
    assert outcome(house) in {"link", "review"}


SAID = {
    "silent": "",
    "by": CC,
    "nc": CC.replace("/by/", "/by-nc/"),
    "nd": CC.replace("/by/", "/by-nd/"),
    "reserved": RESERVED,
    "foreign": "<dc:rights>© 2026 Reuters</dc:rights>",
}


@pytest.mark.parametrize("second", SAID)
@pytest.mark.parametrize("first", SAID)
def test_a_second_route_never_widens(house: House, first: str, second: str) -> None:
    from syndicator.model.rights import OUTCOMES
    from syndicator.pipeline.redecide import redecide

    house.visit(ours(extra=SAID[first]))
    alone = only(house).decision
    assert alone is not None
    house.visit(theirs(extra=SAID[second]), source="b")
    redecide(house.store, house.settings, at=house.now, accept_wider=True)
    held = only(house)
    assert held.source_ids == ("a", "b")
    assert held.decision is not None
    assert OUTCOMES.index(held.decision.outcome) <= OUTCOMES.index(alone.outcome)
    assert {duty.action for duty in held.decision.duties} >= {duty.action for duty in alone.duties}
    assert set(held.decision.prohibitions) >= set(alone.prohibitions)
    if held.decision.outcome == "full":
        assert held.decision.license == alone.license


def test_no_redeciding_gives_what_no_route_gave(house: House) -> None:
    from syndicator.pipeline.redecide import redecide

    house.visit(ours())
    house.visit(theirs(extra=CC), source="b")
    redecide(house.store, house.settings, at=house.now, accept_wider=True)
    assert outcome(house) == "link"


def test_who_made_it_is_shown_and_credited_though_who_passed_it_on_came_first(house: House) -> None:
    copy = "<source url='https://origin.example/feed.xml'>Origin</source>"
    house.visit(theirs(extra=copy), source="b")
    first = only(house)
    house.visit(ours(extra=CC))
    held = only(house)
    assert held.article.id == first.article.id
    assert held.article.url == f"{OURS}lock"
    assert held.article.provenance.original.name == "Origin"
    assert held.supplier == "a"
    assert held.article.publisher_key == "origin.example"
    assert [route.told is None for route in held.routes] == [False, True]
    assert outcome(house) == "full"


def test_an_agency_that_only_the_copy_names_is_credited_and_its_story_is_not_given_away(house: House) -> None:
    house.visit(ours(extra=CC))
    assert outcome(house) == "full"
    signed = "<source url='https://www.reuters.com/feed'>Reuters</source>"
    house.visit(theirs(extra=signed), source="b")
    held = only(house)
    assert held.article.provenance.original.name == "Reuters"
    assert outcome(house) in {"link", "review"}


def test_who_takes_down_a_copy_does_not_take_down_the_original(house: House) -> None:
    house.visit(ours())
    house.visit(theirs(), source="b")
    dead = '<at:deleted-entry ref="theirs-1" when="2026-06-12T00:00:00Z"/>'
    house.visit(feed(dead, link=THEIRS), source="b")
    assert only(house).withdrawn_at is None
    house.visit(feed(DEAD))
    assert house.held() == {}


def test_what_was_withdrawn_stays_dead_in_the_words_of_another(house: House) -> None:
    house.visit(ours())
    house.visit(feed(DEAD))
    assert house.visit(theirs(sentences=stories.LOCK), source="b").new == 0
    assert house.held() == {}


def test_a_copy_that_becomes_another_story_gets_its_own_name_back(house: House) -> None:
    house.visit(theirs(), source="b")
    alone = only(house).article.id
    house.store.close()
    again = House(house.root / "again")
    again.visit(ours())
    again.visit(theirs(), source="b")
    again.visit(theirs(sentences=stories.BEES, title="Fewer dead bees in the valley"), source="b")
    held = again.held()
    assert set(held) == {"Old lock is kept", "Fewer dead bees in the valley"}
    assert held["Fewer dead bees in the valley"].article.id == alone
    assert held["Old lock is kept"].source_ids == ("a",)
    assert again.visit(theirs(sentences=stories.BEES, title="Fewer dead bees in the valley"), source="b").new == 0
    again.store.close()


def test_two_articles_that_turn_out_to_be_one_are_shown_once_and_keep_both_names(house: House) -> None:
    house.visit(ours())
    house.visit(theirs(sentences=stories.LOCK[:1]), source="b")
    names = {holding.article.id for holding in house.held().values()}
    assert len(names) == 2
    visit = house.visit(theirs(sentences=stories.LOCK), source="b")
    assert (visit.new, visit.known) == (0, 1)
    held = only(house)
    assert held.source_ids == ("a", "b")
    for name in names:
        found = house.store.find(name)
        assert found is not None
        assert found.article.id == held.article.id
    house.visit(theirs(sentences=stories.BEES, title="Fewer dead bees in the valley"), source="b")
    assert {holding.article.id for holding in house.held().values()} == names


def test_the_same_wall_under_two_headlines_hides_no_article(house: House) -> None:
    walls = [item(stories.WALL, title=title, link=f"{OURS}{title[:3]}") for title in ("Lock is kept", "Bees are well")]
    house.visit(feed(*walls))
    house.visit(theirs(sentences=stories.WALL, title="Trains are late again"), source="b")
    assert len(house.held()) == 3


def test_a_house_that_gives_a_story_a_new_address_and_a_new_number_has_one_story(house: House) -> None:
    house.visit(feed(item(title="Old lock is kept", link=f"{OURS}old", guid="1")))
    identity = only(house).article.id
    assert house.visit(feed(item(title="Old lock is kept", link=f"{OURS}new", guid="2"))).new == 0
    assert only(house).article.id == identity
    assert only(house).article.url == f"{OURS}new"
    both = [item(title="Bees are well", sentences=stories.BEES, link=f"{OURS}b{number}") for number in (1, 2)]
    assert house.visit(feed(*both)).new == 2


def test_an_embargo_on_any_route_holds_the_story(house: House) -> None:
    house.visit(ours(extra=CC))
    held = only(house)
    from dataclasses import replace
    from datetime import timedelta

    from syndicator.pipeline.tellings import bound

    ends = house.now + timedelta(days=2)
    telling = replace(held.article, embargoed_until=ends)
    assert bound(held.article, {"b": ("text", telling)}).embargoed_until == ends


POLICY = '[policy]\nreview = ["everything"]\n'


def approve(house: House, outcome: Outcome | None = None) -> str:
    holding = only(house)
    decision = review.approve(
        house.store, house.settings, holding, by="Ann", reason="looked at it", outcome=outcome, at=house.now
    )
    return decision.outcome


def test_a_person_cannot_approve_on_the_licence_of_a_copy(tmp_path: Path) -> None:
    house = House(tmp_path, POLICY)
    house.visit(ours())
    house.visit(theirs(extra=CC), source="b")
    with pytest.raises(ReviewRefused):
        approve(house, "full")
    assert approve(house) == "link"
    house.store.close()


def test_what_a_person_approved_on_the_originals_licence_stands_when_decided_again(tmp_path: Path) -> None:
    house = House(tmp_path, POLICY)
    house.visit(ours(extra=CC))
    house.visit(theirs(), source="b")
    assert outcome(house) == "review"
    (waiting,) = review.waiting(house.store, house.settings, at=house.now)
    assert waiting.offer.outcome == "full"
    assert approve(house) == "full"
    assert outcome(house) == "full"
    assert redecide(house.store, house.settings, at=house.now, accept_wider=True) == ()
    assert outcome(house) == "full"
    house.visit(theirs(extra=RESERVED), source="b")  # new evidence: the approval was not given on it
    assert outcome(house) != "full"
    house.store.close()
