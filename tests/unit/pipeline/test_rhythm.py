"""How often a source has news decides how often it is asked, within the operator's bounds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from syndicator.model.work import Rhythm
from syndicator.pipeline.rhythm import observed, pace

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def wait(rhythm: Rhythm, now: datetime = NOW) -> timedelta:
    return pace(rhythm, every=HOUR, slowest=6 * HOUR, now=now)


def of(*ages: timedelta) -> Rhythm:
    return observed(Rhythm(), [NOW - age for age in ages], new=len(ages), now=NOW)


def test_a_first_look_at_the_dates_is_enough() -> None:
    assert wait(of(*(number * HOUR for number in range(20)))) == HOUR
    assert wait(of(*(number * DAY for number in range(20)))) == timedelta(hours=2.4)
    assert wait(of(*(number * 30 * DAY for number in range(1, 9)))) == 6 * HOUR


def test_silence_makes_slower_and_news_quicker_again() -> None:
    rhythm = of(HOUR, 2 * HOUR, 3 * HOUR)
    assert [wait(rhythm, NOW + age) for age in (2 * HOUR, 29 * HOUR, 30 * DAY)] == [HOUR, 3 * HOUR, 6 * HOUR]
    later = NOW + 30 * DAY
    burst = [later - number * HOUR for number in range(3)]
    assert wait(observed(rhythm, burst, new=3, now=later), later) == HOUR


def test_a_source_without_dates_is_known_by_its_visits() -> None:
    rhythm = observed(Rhythm(), [], new=5, now=NOW)
    assert rhythm == Rhythm(news_at=NOW)
    quiet = observed(rhythm, [], new=0, now=NOW + DAY)
    assert quiet == rhythm
    first = observed(quiet, [], new=1, now=NOW + 2 * DAY)
    assert first == Rhythm(news_at=NOW + 2 * DAY, gap_seconds=2 * 86_400)
    second = observed(first, [], new=1, now=NOW + 3 * DAY)
    assert second.gap_seconds == 0.7 * 2 * 86_400 + 0.3 * 86_400


def test_news_with_an_old_date_counts_from_its_arrival_but_not_at_the_first_visit() -> None:
    old = [NOW - 400 * DAY]
    first = observed(Rhythm(), old, new=1, now=NOW)
    assert first.news_at == old[0]
    assert observed(first, [NOW - 300 * DAY], new=1, now=NOW + DAY).news_at == NOW + DAY


def test_dates_of_the_future_are_no_news() -> None:
    assert observed(Rhythm(), [NOW + DAY], new=0, now=NOW) == Rhythm()


moments = st.datetimes(timezones=st.just(UTC))


@given(
    st.lists(moments, max_size=40),
    st.integers(0, 50),
    moments,
    moments,
    st.timedeltas(timedelta(minutes=1), timedelta(days=366)),
    st.timedeltas(timedelta(minutes=1), timedelta(days=366)),
)
def test_the_pace_stays_between_the_operators_bounds(  # noqa: PLR0917 - one per parameter
    dates: list[datetime], new: int, then: datetime, now: datetime, every: timedelta, slowest: timedelta
) -> None:
    rhythm = observed(observed(Rhythm(), dates, new=new, now=then), dates, new=0, now=now)
    assert every <= pace(rhythm, every=every, slowest=slowest, now=now) <= max(every, slowest)
