"""Group C, the arithmetic of it: when to come back, and when to follow a move."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.model.draft import HarvestFeed
from syndicator.model.work import Hints, SourceState, VisitOutcome
from syndicator.pipeline.cadence import FAILURES_TO_FORSAKE, Wishes, adopt, forsake, hints, next_poll, why, wishes

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)  # a Sunday
HOUR = timedelta(hours=1)
STATE = SourceState(source_id="a")
GOOD: tuple[VisitOutcome, ...] = ("ok", "not_modified", "empty")
BAD: tuple[VisitOutcome, ...] = ("error", "timeout", "blocked")


def seconds(outcome: VisitOutcome = "ok", *, state: SourceState | None = STATE, **said: object) -> float:
    return (next_poll(state, outcome, now=NOW, **said) - NOW).total_seconds()  # type: ignore[arg-type]


def fields(*pairs: str) -> Wishes:
    return wishes(tuple((name, value) for name, _, value in (pair.partition(": ") for pair in pairs)))


@pytest.mark.parametrize("outcome", GOOD)
@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (None, 3_600),
        (HOUR, 3_600),
        (timedelta(minutes=1), 60),
        (timedelta(minutes=5), 300),
        (timedelta(days=7), 604_800),
        (timedelta(0), 60),
        (timedelta(days=-5), 60),
        (timedelta.max, 366 * 86_400),
    ],
)
def test_the_operators_pace_is_the_base(outcome: VisitOutcome, every: timedelta | None, expected: float) -> None:
    assert seconds(outcome, every=every) == expected


@pytest.mark.parametrize("jitter", [-0.1, -0.03, 0.0, 0.03, 0.1])
def test_jitter_spreads_within_a_tenth_and_never_asks_sooner(jitter: float) -> None:
    assert seconds(every=HOUR, jitter=jitter) == pytest.approx(3_600 * (1 + abs(jitter)))


def test_a_cron_expression_wins_over_every_and_is_kept_to_the_second() -> None:
    due = NOW + timedelta(minutes=7)
    assert next_poll(STATE, "ok", now=NOW, every=HOUR, next_cron=due, jitter=0.1) == due
    assert next_poll(
        STATE, "ok", now=NOW, next_cron=due, wishes=Wishes(hints=Hints(ttl_seconds=7_200.0))
    ) == NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("wished", "expected"),
    [
        (fields("cache-control: max-age=7200"), 7_200),  # lengthens
        (fields("cache-control: max-age=60"), 3_600),  # never shortens
        (fields("cache-control: max-age=504921600"), 86_400),  # C-max-age-16y
        (fields("cache-control: max-age=" + "9" * 400), 86_400),
        (fields("cache-control: no-store"), 3_600),  # C-no-store
        (fields("cache-control: no-cache, max-age=7200"), 3_600),
        (fields('cache-control: =;,,max-age=banana, "x'), 3_600),  # C-max-age-junk
        (fields('cache-control: max-age="7200"'), 7_200),  # C-max-age-quoted
        (fields("cache-control: public", "cache-control: max-age=7200"), 7_200),
        (fields("cache-control: max-age=7200", "age: 1800"), 5_400),
        (fields("cache-control: max-age=7200", "age: " + "9" * 50), 7_200),
        (fields("cache-control: max-age=-1"), 3_600),
        (fields("date: Sat, 01 Jan 2000 00:00:00 GMT", "expires: Sat, 01 Jan 2000 02:00:00 GMT"), 7_200),  # C-date-skew
        (fields("expires: 0"), 3_600),
        (fields("expires: -1", "date: nonsense"), 3_600),
        (fields("expires: Sun, 01 Mar 2099 00:00:00 GMT"), 3_600),  # no date of its own to be measured by
        (fields("expires: Sun, 01 Mar 2099 00:00:00 GMT", "date: Sun, 01 Mar 2026 00:00:00 GMT"), 86_400),
        (wishes((), hints(HarvestFeed(ttl_minutes=180))), 10_800),  # C-rss-ttl
        (wishes((), hints(HarvestFeed(ttl_minutes=10**9))), 86_400),
        (wishes((), hints(HarvestFeed(ttl_minutes=10**40))), 3_600),
        (wishes((), hints(HarvestFeed(ttl_minutes=-5))), 3_600),
        (wishes((), hints(HarvestFeed(ttl_minutes=0))), 3_600),
        (wishes((), hints(HarvestFeed(update_period="daily", update_frequency="1"))), 86_400),  # C-sy-update
        (wishes((), hints(HarvestFeed(update_period=" Daily ", update_frequency="4"))), 21_600),
        (wishes((), hints(HarvestFeed(update_period="yearly"))), 86_400),
        (wishes((), hints(HarvestFeed(update_period="hourly", update_frequency="100000"))), 3_600),  # C-sy-update-flood
        (wishes((), hints(HarvestFeed(update_period="daily", update_frequency="0"))), 86_400),
        (wishes((), hints(HarvestFeed(update_period="daily", update_frequency="-3"))), 86_400),
        (wishes((), hints(HarvestFeed(update_period="daily", update_frequency="9" * 400))), 3_600),
        (wishes((), hints(HarvestFeed(update_period="sometimes"))), 3_600),
        (Wishes(fresh_for=math.nan, hints=Hints(ttl_seconds=math.inf, period_seconds=-math.inf)), 86_400),
        (Wishes(fresh_for=math.nan), 3_600),
    ],
)
def test_wishes_only_lengthen_and_are_clamped_to_a_day(wished: Wishes, expected: float) -> None:
    assert seconds(every=HOUR, wishes=wished) == expected


def test_wishes_do_not_cut_a_slower_operator() -> None:
    assert seconds(every=timedelta(days=7), wishes=Wishes(hints=Hints(ttl_seconds=10.0**9))) == 7 * 86_400


@pytest.mark.parametrize("jitter", [-0.1, 0.1])
def test_jitter_never_undercuts_a_wish_nor_passes_its_clamp(jitter: float) -> None:
    assert seconds(every=HOUR, wishes=Wishes(hints=Hints(ttl_seconds=10_800.0)), jitter=jitter) == pytest.approx(11_880)
    assert seconds(every=HOUR, wishes=Wishes(fresh_for=10.0**9), jitter=jitter) == 86_400


def test_expires_without_a_date_is_measured_by_our_clock() -> None:
    wished = wishes((("expires", "Sun, 01 Mar 2026 14:30:00 GMT"),), None, NOW)
    assert wished.fresh_for == 7_200


@pytest.mark.parametrize(
    ("hours", "days", "expected"),
    [
        ((13,), (), 7_200),  # 13:30 is skipped, 14:30 is not
        ((13, 14, 15), (), 4 * 3_600),
        ((12,), (), 3_600),
        ((), ("Sunday",), 12 * 3_600),  # 00:30 on Monday
        ((), ("monday",), 3_600),
        ((0, 24), ("SUNDAY",), 13 * 3_600),
        (tuple(range(24)), ("Monday", "Sunday"), 172_800),  # C-skip-all
        (tuple(range(24)), (), 172_800),
        ((-4, 99), ("Someday",), 3_600),
    ],
)
def test_skipped_hours_and_days_move_the_visit_and_never_starve(
    hours: tuple[int, ...], days: tuple[str, ...], expected: float
) -> None:
    assert seconds(every=HOUR, wishes=wishes((), hints(HarvestFeed(skip_hours=hours, skip_days=days)))) == expected


def test_skipped_hours_are_gmt_whatever_zone_the_clock_speaks() -> None:
    local = NOW.astimezone(timezone(timedelta(hours=9)))
    due = next_poll(STATE, "ok", now=local, every=HOUR, wishes=Wishes(hints=Hints(skip_hours=(13,))))
    assert due == NOW + timedelta(hours=2)


@pytest.mark.parametrize("outcome", BAD)
def test_failures_double_the_pace_up_to_a_day(outcome: VisitOutcome) -> None:
    waits = [seconds(outcome, state=replace(STATE, failures=number), every=HOUR) for number in range(1, 8)]
    assert waits == [3_600, 7_200, 14_400, 28_800, 57_600, 86_400, 86_400]
    assert seconds(outcome, state=replace(STATE, failures=10**9), every=HOUR) == 86_400


@pytest.mark.parametrize("outcome", BAD)
def test_failures_have_a_floor_and_keep_a_slower_pace(outcome: VisitOutcome) -> None:
    assert seconds(outcome, every=timedelta(minutes=1)) == 900
    assert seconds(outcome, state=None, every=timedelta(minutes=1)) == 900
    assert seconds(outcome, state=replace(STATE, failures=9), every=timedelta(days=3)) == 3 * 86_400


def test_a_day_of_outage_costs_few_requests() -> None:
    """Fault 34: at most 14 requests per source in 24 hours of 503."""
    clock, state, asked = NOW, STATE, 0
    while clock < NOW + timedelta(days=1):
        asked += 1
        state = replace(state, failures=state.failures + 1)
        clock = next_poll(state, "retry_later", now=clock, every=HOUR)
    assert asked <= 14


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (7_200.0, 7_200),  # C-429-seconds
        (3_600.0, 3_600),  # C-503-seconds
        (315_360_000.0, 604_800),  # C-429-huge
        (1.0, 3_600),
        (None, 3_600),
        (-99_999.0, 3_600),  # C-429-negative
        (0.0, 3_600),
        (math.inf, 604_800),  # C-429-float
        (math.nan, 3_600),
    ],
)
def test_retry_after_is_obeyed_and_clamped_to_a_week(said: float | None, expected: float) -> None:
    assert seconds("retry_later", every=HOUR, retry_after=said) == expected


def test_retry_after_has_a_floor() -> None:
    assert seconds("retry_later", every=timedelta(minutes=1), retry_after=5.0) == 900


@pytest.mark.parametrize("jitter", [-0.1, 0.1])
def test_jitter_never_asks_before_retry_after_nor_passes_its_clamp(jitter: float) -> None:
    assert seconds("retry_later", every=HOUR, retry_after=7_200.0, jitter=jitter) == pytest.approx(7_920)
    assert seconds("retry_later", every=HOUR, retry_after=10.0**9, jitter=jitter) == 604_800


def test_what_is_gone_has_a_far_date() -> None:
    assert seconds("gone", every=timedelta(minutes=1)) >= 86_400


def test_a_skipped_visit_keeps_its_date() -> None:
    due = NOW + timedelta(minutes=3)
    assert next_poll(replace(STATE, next_poll_at=due), "skipped", now=NOW, every=HOUR) == due
    assert next_poll(replace(STATE, next_poll_at=NOW - HOUR), "skipped", now=NOW, every=HOUR) == NOW + HOUR
    assert next_poll(None, "skipped", now=NOW, every=HOUR) == NOW + HOUR


floats = st.floats() | st.none()
integers = st.integers(-(10**30), 10**30)


@given(
    outcome=st.sampled_from(get_args(VisitOutcome)),
    now=st.datetimes(timezones=st.just(UTC)),
    every=st.timedeltas() | st.none(),
    cron=st.datetimes(timezones=st.just(UTC)) | st.none(),
    wished=st.builds(
        Wishes,
        fresh_for=floats,
        hints=st.builds(
            Hints,
            ttl_seconds=floats,
            period_seconds=floats,
            skip_hours=st.lists(st.integers(0, 23), unique=True).map(tuple),
            skip_days=st.lists(st.integers(0, 6), unique=True).map(tuple),
        ),
    ),
    retry_after=floats,
    jitter=st.floats(),
    failures=integers,
)
def test_whatever_is_said_the_answer_is_a_date_within_bounds(  # noqa: PLR0917 - one per parameter of the function
    outcome: VisitOutcome,
    now: datetime,
    every: timedelta | None,
    cron: datetime | None,
    wished: Wishes,
    retry_after: float | None,
    jitter: float,
    failures: int,
) -> None:
    state = replace(STATE, failures=failures)
    due = next_poll(
        state, outcome, now=now, every=every, next_cron=cron, wishes=wished, retry_after=retry_after, jitter=jitter
    )
    assert due.tzinfo is not None
    last = datetime.max.replace(tzinfo=UTC)
    assert due >= min(now + timedelta(seconds=60), last) if now < last - timedelta(days=1) else due <= last
    assert due == last or due - now <= timedelta(days=410)
    if every is not None and timedelta(0) < every <= timedelta(days=1) and cron is None:
        assert due == last or due - now <= timedelta(days=30)


@given(
    st.lists(st.tuples(st.sampled_from(["cache-control", "age", "expires", "date"]), st.text(max_size=40)), max_size=5),
    st.builds(
        HarvestFeed,
        ttl_minutes=integers | st.none(),
        update_period=st.text(max_size=9) | st.sampled_from(["hourly", "daily"]) | st.none(),
        update_frequency=st.text(max_size=9) | integers.map(str) | st.none(),
        skip_hours=st.lists(integers, max_size=5).map(tuple),
        skip_days=st.lists(st.text(max_size=9), max_size=5).map(tuple),
    ),
)
def test_no_header_and_no_feed_breaks_the_reading_of_wishes(headers: list[tuple[str, str]], feed: HarvestFeed) -> None:
    wished = wishes(tuple(headers), hints(feed), NOW)
    for said in (wished.fresh_for, wished.hints.ttl_seconds, wished.hints.period_seconds):
        assert said is None or (math.isfinite(said) and said >= 0)


def test_three_equal_moves_in_a_row_are_adopted() -> None:
    state = STATE
    for _ in range(2):
        state = adopt(state, "https://new.example/feed")
        assert state.adopted_url is None
    state = adopt(state, "https://new.example/feed")
    assert state.adopted_url == "https://new.example/feed"
    assert (state.moves, state.moved_to) == (0, None)


@pytest.mark.parametrize(
    "moves",
    [
        ["https://a.example/", "https://b.example/"] * 10,
        ["https://a.example/", "https://a.example/", None] * 10,
        [None] * 10,
        ["https://portal.example/login"],
    ],
)
def test_moves_that_change_or_stop_are_not_adopted(moves: list[str | None]) -> None:
    state = STATE
    for moved_to in moves:
        state = adopt(state, moved_to)
    assert state.adopted_url is None


def test_an_adopted_address_that_keeps_failing_is_forsaken() -> None:
    adopted = replace(STATE, adopted_url="https://new.example/feed")
    assert forsake(replace(adopted, failures=FAILURES_TO_FORSAKE - 1)).adopted_url is not None
    assert forsake(replace(adopted, failures=FAILURES_TO_FORSAKE)).adopted_url is None
    assert forsake(replace(STATE, failures=99)) == replace(STATE, failures=99)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "every"),
        ({"adaptive": True}, "adaptive"),
        ({"next_cron": NOW + HOUR}, "cron"),
        ({"wishes": Wishes(fresh_for=7_200.0)}, "max_age"),
        ({"wishes": Wishes(fresh_for=60.0)}, "every"),
        ({"wishes": Wishes(hints=Hints(ttl_seconds=7_200.0))}, "ttl"),
        ({"wishes": Wishes(hints=Hints(period_seconds=7_200.0)), "adaptive": True}, "period"),
        ({"outcome": "error"}, "back_off"),
        ({"outcome": "retry_later"}, "back_off"),
        ({"outcome": "retry_later", "retry_after": 900.0}, "retry_after"),
        ({"outcome": "gone"}, "gone"),
    ],
)
def test_what_the_next_visit_follows_is_named(more: dict[str, Any], expected: str) -> None:
    outcome = more.pop("outcome", "ok")
    given = {key: value for key, value in more.items() if key != "adaptive"}
    due = next_poll(None, outcome, now=NOW, every=HOUR, **given)
    assert why(outcome, due=due, now=NOW, every=HOUR, **more) == expected


def test_quiet_hours_are_named_where_they_move_the_visit() -> None:
    quiet = Wishes(hints=Hints(skip_hours=tuple(range(NOW.hour, NOW.hour + 6))))
    due = next_poll(None, "ok", now=NOW, every=HOUR, wishes=quiet)
    assert why("ok", due=due, now=NOW, every=HOUR, wishes=quiet) == "skip"
    elsewhere = Wishes(hints=Hints(skip_hours=((NOW.hour + 12) % 24,)))
    due = next_poll(None, "ok", now=NOW, every=HOUR, wishes=elsewhere)
    assert why("ok", due=due, now=NOW, every=HOUR, wishes=elsewhere) == "every"
