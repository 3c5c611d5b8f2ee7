"""Cron expressions: when one rings next. APScheduler reads them, so that the daemon and this agree."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger


def next_time(expression: str, timezone: str, after: datetime) -> datetime | None:
    """Return the first moment (UTC) after ``after`` that a five-field cron expression names, ``None`` if there is none.

    Daylight saving is the zone's: a local time that does not exist is skipped, one that exists twice rings once.
    """
    zone = ZoneInfo(timezone)
    trigger = _trigger(expression, timezone)
    fixed_hour = "*" not in expression.split()[1]
    while True:
        found = trigger.get_next_fire_time(None, (after + timedelta(seconds=1)).astimezone(zone))
        if found is None:
            return None
        after = found.astimezone(UTC)
        # APScheduler rings in both of two equal hours; a job for a named hour is meant once, one for every hour is not.
        if not (fixed_hour and after.astimezone(zone).fold):
            return after


@lru_cache(maxsize=1024)
def _trigger(expression: str, timezone: str) -> CronTrigger:
    from apscheduler.triggers.cron import CronTrigger

    return CronTrigger.from_crontab(expression, timezone=ZoneInfo(timezone))
