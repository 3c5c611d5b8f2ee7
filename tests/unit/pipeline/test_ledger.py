"""What was published of a publisher before: the first one, and the quota."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from support.store import NOON, article, article_id, decision, evidence, open_store, visit, write

from syndicator.model.article import Party
from syndicator.model.rights import Policy, UseProfile
from syndicator.pipeline.deciding import Terms, decide_under
from syndicator.pipeline.ledger import Ledger

DAY = timedelta(days=1)
FREE = UseProfile(commercial=False, community_site=True, advertising=False, selected_by="person")
LICENCE = evidence(
    "https://creativecommons.org/licenses/by/4.0/",
    signal="link:license",
    target="https://creativecommons.org/licenses/by/4.0/",
    scope="item",
    stance="grants",
)


def test_the_store_knows_what_of_a_publisher_is_published_and_since_when(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert not store.has_published("example.org")
        store.record(visit("s", write(article("linked")), write(article("held"), outcome="review")))
        assert not store.has_published("example.org")
        store.record(visit("s", write(article("whole"), outcome="full"), write(article("part"), outcome="excerpt")))
        assert store.published_of("example.org") == {article_id("whole"): NOON, article_id("part"): NOON}
        store.decide([decision(article("linked"), "full", at=NOON + DAY)])
        assert store.published_of("example.org", NOON + DAY) == {article_id("linked"): NOON + DAY}
        assert not store.has_published("example.net")


def test_since_when_does_not_move_when_it_is_decided_again(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.record(visit("s", write(article("a"), outcome="full")))
        store.decide([decision(article("a"), "link", at=NOON + DAY), decision(article("a"), "full", at=NOON + 2 * DAY)])
        store.record(visit("s", write(article("a"), outcome="full", at=NOON + 3 * DAY, new=False)))
        assert store.published_of("example.org") == {article_id("a"): NOON}


def test_what_waits_is_listed_first_come_first_until_it_is_decided(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.record(visit("s", *(write(article(name), outcome="review") for name in "cab")))
        assert list(store.waiting()) == [article_id(name) for name in "cab"]
        store.decide([decision(article("a"), "link")])
        assert list(store.waiting()) == [article_id(name) for name in "cb"]


def test_articles_of_one_round_count_against_each_other(tmp_path: Path) -> None:
    policy = Policy(quota_items=2, quota_days=7)
    with open_store(tmp_path) as store:
        ledger = Ledger(store, at=NOON)
        outcomes = [
            decide_under(
                Terms(use=FREE, policy=policy),
                article(name),
                (LICENCE,),
                previous=None,
                accept_wider=False,
                at=NOON,
                ledger=ledger,
            ).outcome
            for name in "abcd"
        ]
    assert outcomes == ["full", "full", "link", "link"]


def test_who_is_published_keeps_the_place_and_the_next_week_begins_anew(tmp_path: Path) -> None:
    terms = Terms(use=FREE, policy=Policy(quota_items=2, quota_days=7))
    with open_store(tmp_path) as store:
        store.record(visit("s", *(write(article(name), outcome="full") for name in "ab")))

        def outcome(name: str, after: timedelta) -> str:
            at = NOON + after
            return decide_under(
                terms, article(name), (LICENCE,), previous=None, accept_wider=True, at=at, ledger=Ledger(store, at=at)
            ).outcome

        assert [outcome(name, DAY) for name in "abc"] == ["full", "full", "link"]
        assert outcome("c", 7 * DAY) == "full"


def test_only_the_first_of_a_publisher_waits(tmp_path: Path) -> None:
    terms = Terms(use=FREE, policy=Policy(review=("first_of_publisher",)))
    with open_store(tmp_path) as store:

        def outcome(name: str) -> str:
            return decide_under(
                terms,
                article(name),
                (LICENCE,),
                previous=None,
                accept_wider=False,
                at=NOON,
                ledger=Ledger(store, at=NOON),
            ).outcome

        assert outcome("a") == "review"
        store.record(visit("s", write(article("z"), outcome="full")))
        assert outcome("a") == "full"


def test_whose_an_article_is_counted_as() -> None:
    assert article("a").publisher_key == "example.org"
    nowhere = article("a", keys=("guid:s:1",), publisher=Party(name="The  Example"))
    assert nowhere.publisher_key == "the example"
    assert article("a", keys=("text:1",), publisher=Party()).publisher_key == ""
