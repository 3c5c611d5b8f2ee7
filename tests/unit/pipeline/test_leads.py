"""When named pages are read, read again, tried again and forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from syndicator.model.holding import Lead
from syndicator.pipeline import leads
from syndicator.pipeline.leads import Named

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def lead(**changes: object) -> Lead:
    return Lead(
        **{"key": "page:a.example/1", "url": "https://a.example/1", "ranked_at": NOON, "due_at": NOON} | changes
    )  # type: ignore[arg-type] # a test's own


def named(number: int = 1, **changes: object) -> Named:
    return Named(**{"url": f"https://a.example/{number}"} | changes)  # type: ignore[arg-type] # a test's own


def test_the_order_of_the_list_counts_where_dates_are_missing() -> None:
    entries = [named(1), named(2), named(3, dated_at=NOON - DAY), named(4), named(5, dated_at=NOON + DAY)]
    found = leads.news(entries, {}, at=NOON)
    ranked = [one.url[-1] for one in sorted(found, key=lambda one: one.ranked_at, reverse=True)]
    assert ranked == ["5", "1", "2", "3", "4"]


def test_an_address_named_twice_or_in_two_forms_is_one() -> None:
    entries = [named(1), Named(url="http://www.a.example/1/?utm_source=list")]
    assert len(leads.news(entries, {}, at=NOON)) == 1


def test_what_is_known_is_news_only_where_its_lastmod_changes() -> None:
    known = {"page:a.example/1": lead(lastmod="a", read_at=NOON - DAY, due_at=None)}
    assert leads.news([named()], known, at=NOON) == ()
    assert leads.news([named(lastmod="a")], known, at=NOON) == ()
    (found,) = leads.news([named(lastmod="b")], known, at=NOON)
    assert (found.lastmod, found.due_at) == ("b", NOON)


def test_what_was_given_up_is_tried_once_more_when_it_changes() -> None:
    known = {"page:a.example/1": lead(lastmod="a", tries=6, due_at=None)}
    (found,) = leads.news([named(lastmod="b")], known, at=NOON)
    assert found.due_at == NOON + DAY
    assert leads.failed(found, at=NOON + DAY).due_at is None


def test_noted_and_old_ones_are_not_read() -> None:
    (found,) = leads.news([named(noted=True), named(2, only_known=True)], {}, at=NOON)
    assert (found.url[-1], found.due_at) == ("1", None)


def test_looks_end() -> None:
    one = leads.read(lead(), at=NOON, changed=True)
    waits = []
    at = NOON
    while one.due_at is not None:
        waits.append(one.due_at - at)
        at = one.due_at
        one = leads.read(one, at=at, changed=False)
    assert waits == list(leads.LOOKS)


def test_tries_end() -> None:
    one, at, waits = lead(), NOON, []
    while one.due_at is not None:
        one = leads.failed(one, at=at)
        waits.append(one.due_at - at if one.due_at else None)
    assert waits == [*leads.BACK_OFF, None]
    assert leads.failed(lead(), at=NOON, for_good=True).due_at is None


def test_a_sitemap_without_lastmod_is_asked_less_and_less_often_and_never_forgotten() -> None:
    one, waits = lead(kind="map"), []
    for _ in range(12):
        one = leads.map_read(one, at=NOON, changed=False)
        assert one.due_at is not None
        waits.append(one.due_at - NOON)
    assert waits == sorted(waits)
    assert waits[-1] <= 7 * DAY
    assert leads.map_read(one, at=NOON, changed=True).due_at == NOON
    for _ in range(12):
        one = leads.map_failed(one, at=NOON)
        assert one.due_at is not None


@given(st.lists(st.tuples(st.sampled_from(["read", "same", "failed", "said"]), st.integers(0, 50)), max_size=30))
def test_no_page_is_asked_for_more_than_once_an_hour(steps: list[tuple[str, int]]) -> None:
    one, now = lead(), NOON
    for number, (step, hours) in enumerate(steps):
        now += hours * HOUR
        if step == "said":
            found = leads.news([named(lastmod=str(number))], {one.key: one}, at=now)
            one = found[0] if found else one
        elif one.due_at is not None and one.due_at <= now:
            one = leads.failed(one, at=now) if step == "failed" else leads.read(one, at=now, changed=step == "read")
            assert one.due_at is None or one.due_at >= now + HOUR
            (again,) = leads.news([named(lastmod=f"x{number}")], {one.key: one}, at=now) or (one,)
            assert again.due_at is None or again.due_at >= now + HOUR
