"""What every store must do, whatever database stands under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.store import NOON, article, article_id, decision, evidence, open_store, visit, withdrawal, write

from syndicator.errors import Conflict, StoreError
from syndicator.model.capture import Validators
from syndicator.model.holding import FetchRecord, Lead
from syndicator.model.rights import Duty
from syndicator.model.work import Failure, SourceState

if TYPE_CHECKING:
    from syndicator.pipeline.ports import Store

IMPLEMENTATIONS: dict[str, Callable[[Path], Store]] = {"sqlite": open_store}
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(params=sorted(IMPLEMENTATIONS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = IMPLEMENTATIONS[request.param](tmp_path)
    yield opened
    opened.close()


# --- what visits taught us


def test_a_state_comes_back_as_it_was(store: Store) -> None:
    state = SourceState(
        source_id="example",
        next_poll_at=NOON + HOUR,
        last_polled_at=NOON,
        last_outcome="error",
        failure=Failure(code="http_500", message="the host fell over", hint="wait"),
        failures=3,
        moves=2,
        moved_to="https://example.org/new",
        configured_url="https://example.org/feed",
    )
    store.record(visit("example", state=state))
    assert store.states() == {"example": state}
    assert store.state("example") == state
    assert store.state("other") is None


def test_states_are_a_mapping_of_all_that_were_visited(store: Store) -> None:
    for name in ("one", "two"):
        store.record(visit(name))
    states = store.states()
    assert set(states) == set(dict(states.items())) == {"one", "two"}
    assert len(states) == len(list(states.values())) == 2
    assert "one" in states
    assert states.get("three") is None
    with pytest.raises(KeyError):
        states["three"]


def test_the_latest_state_replaces_the_one_before(store: Store) -> None:
    store.record(visit("example"))
    store.record(visit("example", at=NOON + HOUR))
    assert store.states()["example"].last_polled_at == NOON + HOUR


def test_due_sources_come_in_the_order_they_have_waited(store: Store) -> None:
    store.record(visit("soon", at=NOON - HOUR / 2))
    store.record(visit("late", at=NOON - 2 * HOUR))
    store.record(visit("later", at=NOON - 3 * HOUR))
    store.record(visit("gone", state=SourceState(source_id="gone", next_poll_at=NOON - DAY, retired=True)))
    store.record(visit("unset", state=SourceState(source_id="unset")))
    configured = ["soon", "late", "later", "gone", "unset", "never"]
    assert list(store.due(configured, NOON)) == ["unset", "never", "later", "late"]
    assert list(store.due(["late"], NOON)) == ["late"], "only what is asked for"


def test_validators_come_back_byte_for_byte(store: Store) -> None:
    fetch = FetchRecord(
        url="https://example.org/feed",
        validators=Validators(etag='W/"a,b;\\c d\xe9"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT"),
        body_sha256="0" * 64,
        fetched_at=NOON,
        file_name="inbox/one.html",
    )
    store.record(visit("example", fetches=(fetch,)))
    store.record(visit("other", fetches=(FetchRecord(**_fields(fetch) | {"url": "https://example.org/other"}),)))
    assert store.fetches("example") == {fetch.url: fetch}
    assert store.fetches("nobody") == {}


def _fields(fetch: FetchRecord) -> dict[str, object]:
    return {name: getattr(fetch, name) for name in FetchRecord.__dataclass_fields__}


# --- articles


def test_an_article_comes_back_with_everything_that_belongs_to_it(store: Store) -> None:
    one = article()
    said = (evidence("© The Example"), evidence("All rights reserved"))
    store.record(visit("example", write(one, *said, outcome="excerpt")))
    holding = store.holdings([one.id])[one.id]
    assert holding.article == one
    assert holding.decision == decision(one, "excerpt")
    assert holding.source_ids == ("example",)
    assert set(holding.evidence_ids) == {each.id for each in said}
    assert holding.first_seen_at == holding.changed_at == NOON
    assert holding.version == 1
    assert holding.withdrawn_at is None
    assert store.evidence(holding.evidence_ids) == {each.id: each for each in said}


def test_a_key_is_recognised_with_what_this_source_said_last(store: Store) -> None:
    one = article()
    written = write(one, evidence())
    store.record(visit("example", written))
    known = store.recognise("example", [*one.keys, "url:example.org/unknown"])
    assert set(known) == set(one.keys)
    assert {each.article_id for each in known.values()} == {one.id}
    assert known[one.keys[0]].fingerprint == written.fingerprint
    assert known[one.keys[0]].route_fingerprint == written.route_fingerprint
    assert not known[one.keys[0]].withdrawn
    assert store.recognise("other", one.keys)[one.keys[0]].route_fingerprint == "", "the other has not said it yet"


def test_a_key_stays_with_the_first_article_that_had_it(store: Store) -> None:
    one = article("one")
    two = article("two", keys=(one.keys[0], "guid:example:two"))
    store.record(visit("example", write(one), write(two)))
    assert store.recognise("example", [one.keys[0]])[one.keys[0]].article_id == one.id


def test_new_keys_of_a_known_article_add_up(store: Store) -> None:
    store.record(visit("example", write(article(keys=("guid:example:old",)))))
    store.record(visit("example", write(article(keys=("guid:example:new",)), new=False)))
    assert set(store.recognise("example", ["guid:example:old", "guid:example:new"])) == {
        "guid:example:old",
        "guid:example:new",
    }


def test_changed_content_is_a_new_version_of_the_same_article(store: Store) -> None:
    store.record(visit("example", write(article())))
    corrected = article(title="Corrected", content_hash="f" * 64)
    store.record(visit("example", write(corrected, at=NOON + HOUR, new=False), at=NOON + HOUR))
    holding = store.holdings([corrected.id])[corrected.id]
    assert holding.article.title == "Corrected"
    assert holding.version == 2
    assert holding.first_seen_at == NOON
    assert holding.changed_at == NOON + HOUR
    assert len(store.decisions(corrected.id)) == 2


def test_what_no_reader_sees_does_not_make_an_article_changed(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one, evidence("© The Example"))))
    store.record(visit("example", write(one, evidence("Copyright The Example"), at=NOON + HOUR, new=False)))
    holding = store.holdings([one.id])[one.id]
    assert holding.changed_at == NOON
    assert holding.version == 1


def test_a_route_replaces_only_its_own_evidence(store: Store) -> None:
    one = article()
    free, kept, reserved = evidence("CC BY 4.0"), evidence("© Wire"), evidence("All rights reserved")
    store.record(visit("example", write(one, free)))
    store.record(visit("wire", write(one, kept, at=NOON + HOUR, new=False)))
    assert set(store.holdings([one.id])[one.id].evidence_ids) == {free.id, kept.id}
    store.record(visit("example", write(one, reserved, at=NOON + DAY, new=False)))
    holding = store.holdings([one.id])[one.id]
    assert set(holding.evidence_ids) == {reserved.id, kept.id}
    assert holding.source_ids == ("example", "wire"), "first one first"


def test_a_licence_taken_back_under_another_guid_is_gone(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one, evidence("CC BY 4.0"), route_key="guid:example:old")))
    store.record(visit("example", write(one, at=NOON + HOUR, new=False, route_key="guid:example:new")))
    assert store.holdings([one.id])[one.id].evidence_ids == ()
    (route,) = store.routes_of(one.id)
    assert route.key == "guid:example:new"
    assert route.first_seen_at == NOON
    assert route.last_seen_at == NOON + HOUR


def test_said_twice_in_one_document_both_words_count_and_the_narrower_decision(store: Store) -> None:
    one = article()
    free, reserved = evidence("CC BY 4.0"), evidence("All rights reserved")
    store.record(visit("example", write(one, reserved, outcome="link"), write(one, free, outcome="full")))
    holding = store.holdings([one.id])[one.id]
    assert holding.decision is not None
    assert holding.decision.outcome == "link"
    assert set(holding.evidence_ids) == {free.id, reserved.id}


def test_what_other_sources_said_is_told_apart(store: Store) -> None:
    one = article()
    mine, theirs, both = evidence("mine"), evidence("theirs"), evidence("both")
    store.record(visit("example", write(one, mine, both)))
    store.record(visit("wire", write(one, theirs, both, new=False)))
    assert set(store.evidence_of_other_routes(one.id, "example")) == {theirs.id, both.id}
    assert set(store.evidence_of_other_routes(one.id, "third")) == {mine.id, theirs.id, both.id}
    assert list(store.evidence_of_other_routes(article_id("unknown"), "example")) == []


def test_small_facts_are_kept(store: Store) -> None:
    assert store.recall("decided_under") is None
    store.remember("decided_under", "one")
    store.remember("decided_under", "two")
    assert store.recall("decided_under") == "two"
    assert store.recall("documents") is None, "what the store notes for itself is no fact of others"


def test_articles_met_unchanged_are_noted_on_their_route(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one)))
    store.record(visit("example", at=NOON + DAY, seen=(one.id,)))
    assert store.routes_of(one.id)[0].last_seen_at == NOON + DAY
    assert store.holdings([one.id])[one.id].changed_at == NOON


def test_counts_tell_what_is_held_per_source(store: Store) -> None:
    store.record(visit("example", write(article("one")), write(article("two"))))
    store.record(visit("wire", write(article("one"), new=False)))
    store.record(visit("empty"))
    assert store.counts() == {"example": 2, "wire": 1}
    assert store.count("example") == 2
    assert store.count("empty") == store.count("nobody") == 0
    store.withdraw(withdrawal(article("one").keys[0]))
    assert store.counts() == {"example": 1}
    assert store.count("wire") == 0


# --- order and finding


def test_articles_come_by_date_newest_first(store: Store) -> None:
    dates = {"old": NOON - DAY, "new": NOON, "older": NOON - 2 * DAY}
    store.record(visit("example", *(write(article(name, published=at)) for name, at in dates.items())))
    titles = [holding.article.title for holding in store.select()]
    assert titles == ["Title of new", "Title of old", "Title of older"]
    assert [holding.article.title for holding in store.select(newest_first=False)] == titles[::-1]
    assert [holding.article.title for holding in store.select(limit=1)] == titles[:1]
    assert list(store.select(limit=0)) == []


def test_without_a_date_the_first_sighting_counts_and_stays(store: Store) -> None:
    undated = article("undated", published=None)
    store.record(visit("example", write(undated), write(article("dated", published=NOON + HOUR))))
    corrected = article("undated", published=None, title="Corrected", content_hash="f" * 64)
    store.record(visit("example", write(corrected, at=NOON + 2 * HOUR, new=False)))
    assert [holding.article.id for holding in store.select()] == [article_id("dated"), article_id("undated")]


def test_a_date_in_the_far_future_does_not_lead_for_years(store: Store) -> None:
    future = article("future", published=datetime(2099, 1, 1, tzinfo=UTC))
    store.record(visit("example", write(future)))
    store.record(visit("example", write(article("tomorrow", published=NOON + HOUR))))
    assert [holding.article.id for holding in store.select()] == [article_id("tomorrow"), article_id("future")]
    assert store.holdings([future.id])[future.id].article == future, "what was said is kept"


def test_selecting_by_source_reads_only_what_came_by_it(store: Store) -> None:
    store.record(visit("example", write(article("one")), write(article("two", published=NOON - DAY))))
    store.record(visit("wire", write(article("two", published=NOON - DAY), new=False)))
    assert [holding.article.id for holding in store.select(source_ids=["wire"])] == [article_id("two")]
    assert len(list(store.select(source_ids=["wire", "example"]))) == 2
    assert list(store.select(source_ids=[])) == []


def test_many_articles_are_read_page_by_page_in_order(store: Store) -> None:
    count = 1_234
    writes = [write(article(f"n{number}", published=NOON - number % 97 * HOUR)) for number in range(count)]
    store.record(visit("example", *writes))
    dates = [holding.article.published.at for holding in store.select() if holding.article.published]
    assert len(dates) == count
    assert dates == sorted(dates, reverse=True)
    assert len({holding.article.id for holding in store.select(limit=777)}) == 777


def test_many_articles_of_many_sources_are_read_in_order(store: Store) -> None:
    for source in range(5):
        writes = [write(article(f"{source}-{number}", published=NOON - number % 97 * HOUR)) for number in range(600)]
        store.record(visit(f"source{source}", *writes))
    wanted = [f"source{source}" for source in range(4)]
    found = [(holding.article.published, holding.source_ids) for holding in store.select(source_ids=wanted)]
    assert len(found) == 2_400
    assert {source_ids for _, source_ids in found} == {(source,) for source in wanted}
    dates = [published.at for published, _ in found if published]
    assert dates == sorted(dates, reverse=True)


def test_writing_between_two_pages_repeats_nothing(store: Store) -> None:
    store.record(visit("example", *(write(article(f"n{number}")) for number in range(200))))
    met = []
    for holding in store.select():
        met.append(holding.article.id)
        if len(met) == 10:
            store.record(visit("example", *(write(article(f"m{number}"), at=NOON + HOUR) for number in range(50))))
    assert len(met) == len(set(met))
    assert len(met) >= 200


def test_an_article_is_found_by_id_prefix_key_and_address(store: Store) -> None:
    one = article("one", keys=("url:example.org/one", "guid:example:one"))
    store.record(visit("example", write(one)))
    bare = one.id.removeprefix("urn:uuid:")
    for name in (one.id, bare, bare[:8], bare[:13].upper(), one.id[:17], "guid:example:one", " " + bare + "\n"):
        found = store.find(name)
        assert found is not None, name
        assert found.article == one
    assert store.find(bare[:7]) is None, "too short to mean one"
    assert store.find("00000000") is None
    assert store.find("") is None


def test_a_prefix_that_means_several_is_refused(store: Store) -> None:
    twins = [article("one", id=f"urn:uuid:12345678-0000-5000-8000-00000000000{number}") for number in (1, 2)]
    store.record(visit("example", *(write(each) for each in twins)))
    with pytest.raises(Conflict, match="several articles begin with 12345678"):
        store.find("12345678")
    found = store.find(twins[0].id)
    assert found is not None
    assert found.article.id == twins[0].id


def test_holdings_come_in_the_order_asked_for(store: Store) -> None:
    names = [f"n{number}" for number in range(5)]
    store.record(visit("example", *(write(article(name)) for name in names)))
    wanted = [article_id(name) for name in reversed(names)]
    assert list(store.holdings([*wanted, article_id("unknown")])) == wanted


# --- deciding again


def test_a_new_outcome_changes_the_article_and_keeps_the_old_decision(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one, outcome="full")))
    narrower = decision(one, "link", at=NOON + HOUR)
    store.decide([narrower])
    holding = store.holdings([one.id])[one.id]
    assert holding.decision == narrower
    assert holding.changed_at == NOON + HOUR
    assert store.decisions(one.id) == [decision(one, "full"), narrower]


def test_a_new_duty_changes_the_article_and_a_new_reason_does_not(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one, outcome="full")))
    store.decide([decision(one, "full", at=NOON + HOUR, policy="default@2")])
    assert store.holdings([one.id])[one.id].changed_at == NOON
    store.decide([decision(one, "full", at=NOON + DAY, duties=(Duty(action="link_original"),))])
    assert store.holdings([one.id])[one.id].changed_at == NOON + DAY
    assert len(store.decisions(one.id)) == 3


def test_a_decision_about_nothing_is_refused_and_nothing_is_written(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one)))
    with pytest.raises(Conflict, match="no article"):
        store.decide([decision(one, "full", at=NOON + HOUR), decision(article("unknown"), "full")])
    assert len(store.decisions(one.id)) == 1


# --- withdrawing


def test_a_withdrawn_article_is_gone_with_its_text_but_not_forgotten(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one, outcome="full")))
    store.withdraw(withdrawal(one.keys[0], at=NOON + HOUR))
    assert list(store.select()) == []
    known = store.recognise("example", one.keys)
    assert all(each.withdrawn and each.article_id == one.id for each in known.values())
    found = store.find(one.id)
    assert found is not None
    assert found.withdrawn_at == found.changed_at == NOON + HOUR
    assert found.withdrawn_reason == "published in error"
    assert found.article.title == one.title
    assert found.article.content_hash == one.content_hash
    assert found.article.body_html is found.article.body_text is found.article.summary is None
    (said,) = store.withdrawals()
    assert said.article_id == one.id


def test_a_withdrawn_article_does_not_come_back_by_any_way(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one)))
    store.withdraw(withdrawal(one.keys[0]))
    again = article(title="Back again", content_hash="f" * 64)
    clothed = article("other", keys=(one.keys[0], "guid:wire:other"))
    store.record(visit("example", write(again, outcome="full", at=NOON + HOUR)))
    store.record(visit("wire", write(again, outcome="full", at=NOON + HOUR), write(clothed, outcome="full")))
    store.decide([decision(one, "full", at=NOON + DAY)])
    assert list(store.select()) == []
    assert store.find(clothed.id) is None
    found = store.find(one.id)
    assert found is not None
    assert found.article.title == one.title
    assert len(store.decisions(one.id)) == 1


def test_a_key_withdrawn_before_it_came_stays_dead(store: Store) -> None:
    one = article()
    store.withdraw(withdrawal("guid:example:one"))
    known = store.recognise("example", one.keys)
    assert known["guid:example:one"].withdrawn
    assert known["guid:example:one"].article_id == ""
    store.record(visit("example", write(one, outcome="full")))
    assert store.find(one.id) is None
    assert store.withdrawals()[0].article_id is None


def test_a_source_withdraws_only_what_it_delivered(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one)))
    store.record(visit("forger", withdrawals=(withdrawal(one.keys[0], source_id="forger"),)))
    assert len(list(store.select())) == 1
    assert not store.recognise("example", one.keys)[one.keys[0]].withdrawn
    assert store.recognise("forger", one.keys)[one.keys[0]].withdrawn, "its own word binds itself"
    store.record(visit("example", withdrawals=(withdrawal(one.keys[0], source_id="example"),)))
    assert list(store.select()) == []


def test_a_withdrawal_in_the_same_visit_as_its_article_counts(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one), withdrawals=(withdrawal(one.keys[1], source_id="example"),)))
    assert list(store.select()) == []


def test_a_tombstone_that_stays_in_the_feed_is_written_down_once(store: Store) -> None:
    one = article()
    store.record(visit("example", write(one)))
    for day in range(3):
        said = (
            withdrawal(one.keys[0], source_id="example", at=NOON + day * DAY),
            withdrawal("guid:example:unknown", source_id="example", at=NOON + day * DAY),
        )
        store.record(visit("example", at=NOON + day * DAY, withdrawals=said))
    assert [each.key for each in store.withdrawals()] == ["guid:example:unknown", one.keys[0]]


def test_withdrawals_come_newest_first_and_since(store: Store) -> None:
    for day in range(3):
        store.withdraw(withdrawal(f"guid:example:{day}", at=NOON + day * DAY))
    assert [each.key for each in store.withdrawals()] == ["guid:example:2", "guid:example:1", "guid:example:0"]
    assert len(store.withdrawals(since=NOON + DAY)) == 2


# --- all or nothing


def test_a_visit_that_fails_half_way_leaves_nothing(store: Store) -> None:
    broken = article("broken", body_text="\ud800")  # no database stores half a character
    fetch = FetchRecord(url="https://example.org/feed", validators=Validators(), body_sha256="", fetched_at=NOON)
    with pytest.raises(StoreError, match="cannot be stored"):
        store.record(visit("example", write(article("one"), evidence()), write(broken), fetches=(fetch,)))
    assert store.states() == {}
    assert store.fetches("example") == {}
    assert list(store.select()) == []
    assert store.decisions(article_id("one")) == []
    assert store.verify_chain() == []
    store.record(visit("example", write(article("one"))))
    assert store.count("example") == 1


def test_the_chain_of_a_store_in_use_is_whole(store: Store) -> None:
    for number in range(5):
        one = article(f"n{number}")
        store.record(visit("example", write(one), at=NOON + number * HOUR))
        store.decide([decision(one, "excerpt", at=NOON + DAY)])
    store.withdraw(withdrawal("url:example.org/n1"))
    store.withdraw(withdrawal("url:example.org/unknown"))
    assert store.verify_chain() == []


# --- leads


def _lead(name: str, **changes: object) -> Lead:
    fields: dict[str, object] = {
        "key": f"page:example.org/{name}",
        "url": f"https://example.org/{name}",
        "ranked_at": NOON,
        "due_at": NOON,
    }
    return Lead(**{**fields, **changes})  # type: ignore[arg-type] # a test's own


def test_leads_come_back_as_they_were_and_belong_to_their_source(store: Store) -> None:
    one = _lead("one", lastmod="2026-03-01", tries=2, looks=1, read_at=NOON - HOUR)
    two = _lead("two", kind="map", due_at=None)
    store.record(visit("example", leads=(one, two)))
    store.record(visit("other", leads=(_lead("one", tries=5),)))
    assert store.leads("example", [one.key, two.key, "page:example.org/three"]) == {one.key: one, two.key: two}
    store.record(visit("example", leads=(_lead("one"),)))
    assert store.leads("example", [one.key]) == {one.key: _lead("one")}


def test_due_leads_come_newest_first_and_in_portions(store: Store) -> None:
    leads = [_lead(str(number), ranked_at=NOON - number * HOUR) for number in range(5)]
    later = _lead("later", due_at=NOON + HOUR)
    done = _lead("done", due_at=None)
    again = _lead("again", read_at=NOON - DAY)
    maps = _lead("map", kind="map")
    store.record(visit("example", leads=(*reversed(leads), later, done, again, maps)))
    assert list(store.due_leads("example", NOON, limit=3)) == leads[:3]
    assert list(store.due_leads("example", NOON, read=True)) == [again]
    assert list(store.due_leads("example", NOON, kind="map")) == [maps]
    assert list(store.due_leads("other", NOON)) == []
    assert store.waiting_leads("example") == 6
    assert store.waiting_leads("other") == 0


def test_fetches_of_some_documents_only(store: Store) -> None:
    fetches = tuple(
        FetchRecord(url=f"https://example.org/{name}", validators=Validators(), body_sha256="0" * 64, fetched_at=NOON)
        for name in "abc"
    )
    store.record(visit("example", fetches=fetches))
    assert set(store.fetches("example", [fetches[1].url, "https://example.org/x"])) == {fetches[1].url}
    assert store.fetches("example", []) == {}
