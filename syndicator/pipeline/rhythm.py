"""How often a source has news, and how long it may be left alone for that. Pure arithmetic over dates.

Law: never sooner than the operator's pace, never later than the slowest one. Between them a source is asked again after
a tenth of the time since its last news, or of its usual gap between two articles where that is longer: HTTP lets a
cache guess the same way (RFC 9111 §4.2.2). What publishes every few hours is asked at the operator's pace; what has
been silent for a month, a few times a day.

Why not learn from the visits alone? A feed brings the dates of its last twenty articles at the first visit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from syndicator.model.work import Rhythm

SHARE: Final = 10  # of the age that passes before we ask again
MOST: Final = 20  # newest dates that count
LEAST: Final = 3  # dates that show a rhythm
_WEIGHT: Final = 0.3  # of the newest gap, where a source gives no dates


def observed(rhythm: Rhythm, dates: Iterable[datetime], *, new: int, now: datetime) -> Rhythm:
    """Return the rhythm after a document was read.

    ``dates`` say when its articles were published, ``new`` how many of them we did not know.
    """
    known = sorted({date for date in dates if date <= now}, reverse=True)[:MOST]
    stated = known[0] if known else None
    # News that bears an old date is news all the same, but not at the first visit, where everything is.
    arrived = now if new and (rhythm.news_at is not None or stated is None) else None
    latest = max((date for date in (stated, arrived, rhythm.news_at) if date is not None), default=None)
    if len(known) >= LEAST:
        gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(known)]
        return Rhythm(news_at=latest, gap_seconds=median(gaps))
    gap = rhythm.gap_seconds
    if new and rhythm.news_at is not None and now > rhythm.news_at:
        last = (now - rhythm.news_at).total_seconds()
        gap = last if gap is None else (1 - _WEIGHT) * gap + _WEIGHT * last
    return Rhythm(news_at=latest, gap_seconds=gap)


def pace(rhythm: Rhythm, *, every: timedelta, slowest: timedelta, now: datetime) -> timedelta:
    """Return how long to leave the source alone, between ``every`` and ``slowest``."""
    if rhythm.news_at is None:
        return every
    age = max(0.0, (now - rhythm.news_at).total_seconds())
    quiet = timedelta(seconds=max(age, rhythm.gap_seconds or 0.0) / SHARE)
    return max(every, min(quiet, slowest))
