"""When to come back to a source: pure arithmetic over what we want, what the server wishes and what went wrong.

Law: the operator's own pace is the base; a server can only make us slower, and only within bounds, because one bad
header must not silence a source (max-age of 16 years, Retry-After of ten). Failures make us slower by themselves.
Asks no clock, throws no dice: ``now`` and ``jitter`` come in. Does not decide *what* is asked; ``adopt`` does that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from syndicator.errors import RateLimited
from syndicator.model.draft import HarvestFeed
from syndicator.model.source import Source
from syndicator.model.work import Hints, HostPause, SourceState, VisitOutcome, Why
from syndicator.syntax import date, header

SHORTEST = 60.0  # seconds; an operator may ask his own machine every minute, nobody more often
FLOOR = 15 * 60.0  # seconds; what we choose ourselves is never shorter
DAY = 86_400.0
LONGEST_WISH = DAY  # of max-age, Expires, ttl, sy:*
LONGEST_BACK_OFF = DAY
LONGEST_RETRY_AFTER = 7 * DAY
LONGEST_HOST_PAUSE = DAY
HOST_PAUSE_UNSAID = 60.0
LONGEST_SKIP = 2 * DAY  # of skipHours and skipDays together
LONGEST_EVERY = 366 * DAY
RETIRED = 30 * DAY  # for a source that is gone: nobody asks it, the date only has to be one
DEFAULT_EVERY = timedelta(hours=1)
MOVES_TO_ADOPT = 3  # equal permanent redirects in a row
FAILURES_TO_FORSAKE = 5  # in a row at an adopted address, until the configured one is tried again

_PERIODS = {"hourly": 3_600.0, "daily": DAY, "weekly": 7 * DAY, "monthly": 30 * DAY, "yearly": 365 * DAY}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a server and its feed said about how often to ask. Seconds as stated, unclamped; None: nothing said."""

    fresh_for: float | None = None  # Cache-Control: max-age less Age, or Expires less Date (RFC 9111 §4.2)
    hints: Hints = Hints()  # as the feed states them


def wishes(
    headers: tuple[tuple[str, str], ...] = (), hints: Hints | None = None, now: datetime | None = None
) -> Wishes:
    """Put together the wishes of one answer and those its feed stated, now or when it was last read.

    ``now`` stands in for a Date field the answer does not have.
    """
    return Wishes(fresh_for=_fresh_for(headers, now), hints=hints or Hints())


def hints(feed: HarvestFeed) -> Hints:
    """Read what a feed says about when to ask for it. Nonsense is no wish."""
    days = {day.strip().lower() for day in feed.skip_days}
    return Hints(
        ttl_seconds=_positive(feed.ttl_minutes, 60.0),
        period_seconds=_period(feed),
        skip_hours=tuple(sorted({hour % 24 for hour in feed.skip_hours if 0 <= hour <= 24})),  # noqa: PLR2004 - RSS wrote 1–24
        skip_days=tuple(number for number, day in enumerate(_DAYS) if day in days),
    )


def _fresh_for(headers: tuple[tuple[str, str], ...], now: datetime | None) -> float | None:
    said: dict[str, str] = {}
    for name, value in headers:
        said[name] = f"{said[name]}, {value}" if name == "cache-control" and name in said else said.get(name, value)
    fresh = header.max_age(said.get("cache-control"))
    if fresh is not None:
        age = said.get("age", "")
        return max(0.0, fresh - (float(age) if age.isascii() and age.isdigit() and len(age) < 12 else 0.0))  # noqa: PLR2004 - no age has 12 digits
    # Relative to the server's own clock, which may be wrong together with its dates (RFC 9111 §4.2.1).
    expires, sent = date.parse(said.get("expires", "")), date.parse(said.get("date", ""))
    since = sent.at if sent is not None else now
    if expires is None or since is None:
        return None
    return max(0.0, (expires.at - since).total_seconds())


def _period(feed: HarvestFeed) -> float | None:
    period = _PERIODS.get((feed.update_period or "").strip().lower())
    if period is None:
        return None
    frequency = (feed.update_frequency or "1").strip()
    times = int(frequency[:9]) if frequency.isascii() and frequency.isdigit() else 1
    return period / max(1, times)


def _positive(number: float | None, unit: float) -> float | None:
    """``number * unit`` where that is a sensible length of time."""
    if number is None or not 0 < number < 1e12:  # noqa: PLR2004 - also False for NaN and infinity
        return None
    return number * unit


def next_poll(
    state: SourceState | None,
    outcome: VisitOutcome,
    *,
    now: datetime,
    every: timedelta | None = None,
    next_cron: datetime | None = None,
    wishes: Wishes | None = None,
    retry_after: float | None = None,
    jitter: float = 0.0,
) -> datetime:
    """Return when to ask again, after a visit that ended at ``now``.

    Args:
        state: as it is after this visit: its ``failures`` count this one too. None counts as one.
        outcome: how the visit ended.
        now: the end of the visit, aware.
        every: the operator's pace; None: hourly.
        next_cron: the next time the source's cron expression names after ``now``; wins over ``every``.
        wishes: what the server and feed wish; they only lengthen.
        retry_after: seconds as a 429 or 503 stated them.
        jitter: in [-0.1, 0.1], drawn by the caller. It spreads sources over time and only ever lengthens, so that
            nobody is asked sooner than agreed.
    """
    spread = 1.0 + min(0.1, abs(jitter)) if math.isfinite(jitter) else 1.0
    pace = _pace(every, next_cron, now)
    steady = pace if next_cron is not None else pace * spread
    if outcome == "gone":
        return _after(now, RETIRED)
    if outcome == "skipped":
        if state is not None and state.next_poll_at is not None and state.next_poll_at > now:
            return state.next_poll_at
        return _after(now, steady)
    if outcome == "retry_later":
        return _after(now, _retry(state, pace, retry_after, spread))
    if outcome in {"error", "timeout", "blocked"}:
        return _after(now, _back_off(state, pace, spread))
    wished = wishes or Wishes()
    seconds = max(steady, _wished(wished, spread))
    return _out_of_skipped(_after(now, seconds), wished.hints, now, seconds)


def why(
    outcome: VisitOutcome,
    *,
    due: datetime,
    now: datetime,
    every: timedelta | None = None,
    next_cron: datetime | None = None,
    wishes: Wishes | None = None,
    retry_after: float | None = None,
    adaptive: bool = False,
) -> Why:
    """Return what ``next_poll`` followed when it said ``due``; ``adaptive``: the pace is the source's own rhythm."""
    if outcome == "gone":
        return "gone"
    if outcome == "retry_later" and retry_after is not None and retry_after > 0:
        return "retry_after"
    if outcome in {"error", "timeout", "blocked", "retry_later"}:
        return "back_off"
    pace = _pace(every, next_cron, now)
    wished = wishes or Wishes()
    stated: tuple[tuple[float | None, Why], ...] = (
        (wished.fresh_for, "max_age"),
        (wished.hints.ttl_seconds, "ttl"),
        (wished.hints.period_seconds, "period"),
    )
    longest, name = max(((seconds or 0.0, name) for seconds, name in stated), key=lambda pair: pair[0])
    if (wished.hints.skip_hours or wished.hints.skip_days) and due > _after(now, max(pace, _wished(wished, 1.0)) * 1.2):
        return "skip"
    if longest > pace:
        return name
    return "cron" if next_cron is not None else "adaptive" if adaptive else "every"


def _pace(every: timedelta | None, next_cron: datetime | None, now: datetime) -> float:
    if next_cron is not None:
        return min(max((next_cron - now).total_seconds(), SHORTEST), LONGEST_EVERY)
    return min(max((every if every is not None else DEFAULT_EVERY).total_seconds(), SHORTEST), LONGEST_EVERY)


def _wished(wished: Wishes, spread: float) -> float:
    said = (wished.fresh_for, wished.hints.ttl_seconds, wished.hints.period_seconds)
    longest = max((seconds for seconds in said if seconds is not None and seconds > 0), default=0.0)  # NaN > 0 is False
    return min(longest * spread, LONGEST_WISH)


def host_pause(refusal: RateLimited, now: datetime) -> HostPause | None:
    """Return how long the whole host wants to be left alone by a 429, or a 503 that says when; None for any other.

    Kept with the source, so that another process heeds it too. A day at most: what one document of a shared host says
    must not silence the others for longer.
    """
    said = refusal.retry_after is not None and refusal.retry_after > 0
    if refusal.status != 429 and not said:  # noqa: PLR2004 - RFC 6585 §4
        return None
    seconds = min(refusal.retry_after or 0.0, LONGEST_HOST_PAUSE) if said else HOST_PAUSE_UNSAID
    return HostPause(url=refusal.url, until=now + timedelta(seconds=seconds))


def _back_off(state: SourceState | None, pace: float, spread: float) -> float:
    """Double the pace with every further failure in a row, up to a day; an operator's slower pace stays."""
    earlier = min(max(state.failures - 1, 0), 10) if state is not None else 0
    return max(min(max(pace, FLOOR) * 2.0**earlier * spread, LONGEST_BACK_OFF), pace)


def _retry(state: SourceState | None, pace: float, retry_after: float | None, spread: float) -> float:
    if retry_after is None or not retry_after > 0:  # not said, or nonsense (NaN is not > 0)
        return _back_off(state, pace, spread)
    return max(min(max(retry_after * spread, FLOOR), LONGEST_RETRY_AFTER), pace)


def _out_of_skipped(due: datetime, hints: Hints, now: datetime, seconds: float) -> datetime:
    """Move out of the hours and days the feed asks to be left alone in, never starving it (RSS 2.0 skipHours)."""
    if not hints.skip_hours and not hints.skip_days:
        return due
    latest = _after(now, max(seconds, LONGEST_SKIP))
    moved = due
    while moved < latest:
        utc = moved.astimezone(UTC)
        if utc.hour not in hints.skip_hours and utc.weekday() not in hints.skip_days:
            return moved
        moved = _after(moved, 3_600.0)
    return latest


def _after(moment: datetime, seconds: float) -> datetime:
    try:
        return moment + timedelta(seconds=seconds)
    except OverflowError:  # the year 9999 ends
        return datetime.max.replace(tzinfo=UTC)


def adopt(state: SourceState, moved_to: str | None) -> SourceState:
    """Return the state after one more successful visit that was, or was not, redirected for good.

    After ``MOVES_TO_ADOPT`` equal answers in a row the new address is asked instead. One 301 alone means little: a
    hotel's log-in page sends them too.
    """
    if moved_to is None:
        return replace(state, moves=0, moved_to=None) if state.moves or state.moved_to else state
    moves = state.moves + 1 if state.moved_to == moved_to else 1
    if moves < MOVES_TO_ADOPT:
        return replace(state, moves=moves, moved_to=moved_to)
    return replace(state, moves=0, moved_to=None, adopted_url=moved_to)


def forsake(state: SourceState) -> SourceState:
    """Return the state without its adopted address where that has failed too often: the configured one may live."""
    if state.adopted_url is None or state.failures < FAILURES_TO_FORSAKE:
        return state
    return replace(state, adopted_url=None, moves=0, moved_to=None)


def current(source: Source, state: SourceState | None) -> SourceState:
    """Return what was learnt of a source, started anew when the configuration now points somewhere else."""
    configured = source.path or "\n".join(source.urls)
    if state is None or moved(source, state):
        return SourceState(source_id=source.id, configured_url=configured)
    return replace(state, configured_url=configured)


def moved(source: Source, state: SourceState) -> bool:
    """Tell whether the configuration points somewhere else than when the state was learnt."""
    return state.configured_url is not None and state.configured_url != (source.path or "\n".join(source.urls))
