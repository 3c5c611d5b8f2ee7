"""Where on earth a moment was stated: the day its readers saw, for one that was only said in UTC. Moves no moment.

A page says "2023-11-09T01:49:09Z" to machines and "November 8" to readers; both are true, and people call it the 8th.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from syndicator.model.article import Moment

_CLOCK: Final = frozenset({"minute", "second"})
_SAME: Final = 90.0  # seconds between two accounts of one moment
_STEP: Final = 15  # minutes: zones differ by whole quarters of an hour
_WEST: Final = -12 * 60
_EAST: Final = 14 * 60
_SHORT: Final = 3  # hours to midnight: nearer than that the day shown is the zone's, farther that of the last change


def stated(moment: Moment, others: Sequence[Moment], changes: Sequence[Moment]) -> Moment:
    """Return the same moment in the zone of the page, where another account of it gives that away.

    The same moment with a zone, then the same clock without one, then the day that is shown: for that the smallest
    shift to whole hours that makes it this day. ``changes`` are the last changes: their day is no evidence.
    """
    if moment.precision not in _CLOCK or moment.offset_minutes:
        return moment
    known = _zoned(moment, others) or _clock(moment, others) or _shown(moment, others, changes)
    return replace(moment, offset_minutes=known) if known else moment


def _zoned(moment: Moment, others: Sequence[Moment]) -> int | None:
    for other in others:
        if other.offset_minutes and other.precision in _CLOCK and _apart(other, moment) <= _SAME:
            return other.offset_minutes
    return None


def _clock(moment: Moment, others: Sequence[Moment]) -> int | None:
    if moment.offset_minutes is None:
        return None
    for other in others:
        if other.offset_minutes is not None or other.precision not in _CLOCK:
            continue
        minutes = round((other.at - moment.at).total_seconds() / 60)
        exact = abs((other.at - moment.at).total_seconds() - 60 * minutes) < 1 and moment.at.second
        if exact and minutes and minutes % _STEP == 0 and _WEST <= minutes <= _EAST:
            return minutes
    return None


def _shown(moment: Moment, others: Sequence[Moment], changes: Sequence[Moment]) -> int | None:
    if moment.offset_minutes is None:
        return None
    day = moment.at.date()
    later = {_day(one) for one in changes if _apart(one, moment) > _SAME} - {day}
    days = [other.at.date() for other in others if other.precision == "day"]
    if day in days:
        return None
    for other in days:
        gap = (other - day).days
        if abs(gap) != 1:
            continue
        midnight = moment.at.replace(hour=0, minute=0, second=0, microsecond=0)
        into_day = (moment.at - midnight).total_seconds() / 60
        minutes = 24 * 60 - into_day if gap == 1 else -into_day - 1
        hours = -int(-minutes // 60) if gap == 1 else int(minutes // 60)
        if _WEST <= hours * 60 <= _EAST and not (other in later and hours > _SHORT):
            return hours * 60
    return None


def _day(moment: Moment) -> date:
    return (moment.at + timedelta(minutes=moment.offset_minutes or 0)).date()


def _apart(one: Moment, other: Moment) -> float:
    return abs((one.at - other.at).total_seconds())
