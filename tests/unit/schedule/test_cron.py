"""Cron expressions."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

from syndicator.schedule.cron import next_time


def test_the_next_time_is_after_the_moment_given() -> None:
    at = datetime(2026, 5, 1, 6, 0, tzinfo=UTC)
    assert next_time("0 6 * * *", "UTC", at) == datetime(2026, 5, 2, 6, 0, tzinfo=UTC)


def test_the_hour_is_that_of_the_zone() -> None:
    winter = datetime(2026, 1, 1, 0, 0, tzinfo=UTC)
    summer = datetime(2026, 7, 1, 0, 0, tzinfo=UTC)
    assert next_time("0 6 * * *", "Europe/Berlin", winter) == datetime(2026, 1, 1, 5, 0, tzinfo=UTC)
    assert next_time("0 6 * * *", "Europe/Berlin", summer) == datetime(2026, 7, 1, 4, 0, tzinfo=UTC)


def _rings(expression: str, zone: str, start: datetime, count: int) -> list[datetime]:
    found = []
    at = start
    for _ in range(count):
        following = next_time(expression, zone, at)
        assert following is not None
        found.append(following)
        at = following
    return found


def test_the_hour_that_comes_twice_rings_once() -> None:
    # Europe/Berlin, 2026-10-25: 03:00 summer time becomes 02:00.
    rings = _rings("30 2 * * *", "Europe/Berlin", datetime(2026, 10, 24, 12, tzinfo=UTC), 2)
    assert (rings[1] - rings[0]).total_seconds() >= 24 * 3600


def test_every_hour_means_both_of_the_equal_hours() -> None:
    rings = _rings("0 * * * *", "Europe/Berlin", datetime(2026, 10, 24, 23, 30, tzinfo=UTC), 3)
    assert [(after - before).total_seconds() for before, after in itertools.pairwise(rings)] == [3600, 3600]


def test_a_half_hour_of_daylight_saving_rings_once_a_day() -> None:
    # Lord Howe moves its clocks by 30 minutes, 2026-04-05.
    rings = _rings("45 1 * * *", "Australia/Lord_Howe", datetime(2026, 4, 3, 12, tzinfo=UTC), 4)
    assert all((after - before).total_seconds() > 23 * 3600 for before, after in itertools.pairwise(rings))
