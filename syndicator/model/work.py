"""What was done: visits, failures, states. What ``status`` shows and ``run`` prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from syndicator.model.quick import quickly_made

Why = Literal["", "every", "adaptive", "cron", "max_age", "ttl", "period", "skip", "retry_after", "back_off", "gone"]
"""What the time of the next visit follows from: the operator, the source's rhythm, its server, its feed, a failure."""

VisitOutcome = Literal["ok", "not_modified", "empty", "error", "blocked", "retry_later", "gone", "timeout", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An expected failure, kept so that a person can see it."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """A list that goes on over several pages, and how far we have come: a visit may end before the list does."""

    start: str  # the source's address it began at
    url: str  # what is asked next
    left: int  # pages that may still be asked for
    tries: int = 0  # failures in a row at this page
    seen: tuple[str, ...] = ()  # digests of the addresses asked for: a circle ends the trail


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a feed says about when to ask for it; kept, because a 304 does not say it again. Unclamped."""

    ttl_seconds: float | None = None  # RSS ttl
    period_seconds: float | None = None  # sy:updatePeriod through sy:updateFrequency
    skip_hours: tuple[int, ...] = ()  # GMT
    skip_days: tuple[int, ...] = ()  # GMT, Monday is 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often a source has news, as its dates and our visits show."""

    news_at: datetime | None = None  # when it last had something new
    gap_seconds: float | None = None  # usual time between two articles


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPause:
    """A host that asked to be left alone, through an answer to this source."""

    url: str  # the address that was refused: its host is meant
    until: datetime


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What the visits to a source have taught us. Lives in the store, never in the configuration."""

    source_id: str
    next_poll_at: datetime | None = None  # None: never polled, due now
    next_why: Why = ""  # "": an older store did not say
    last_polled_at: datetime | None = None
    last_ok_at: datetime | None = None
    last_outcome: VisitOutcome | None = None
    failure: Failure | None = None
    failures: int = 0  # in a row
    moves: int = 0  # equal permanent redirects in a row
    moved_to: str | None = None  # target of those redirects
    adopted_url: str | None = None  # after enough of them: what is asked instead of the configured URL
    retired: bool = False  # 410 or 451: no more polls until a person says so
    configured_url: str | None = None  # what the state was learnt for: a changed URL starts anew
    trails: tuple[Trail, ...] = ()
    archive: Trail | None = None  # of a feed that is filled in backwards: where to go on
    archive_done: bool = False
    way: str = ""  # of the ways to ask a source, the one that was found to work: "api", "feed", "sitemap"
    way_url: str | None = None  # what is asked on that way
    way_until: datetime | None = None  # until when another way is not tried
    site_name: str | None = None  # how the site calls itself, where its documents do not say; "": it does not say
    choice: str = ""  # digest of what was chosen of a list when it was last read: another choice reads it anew
    cursor: str | None = None  # up to where we have read, in the source's own words
    hints: Hints = Hints()
    rhythm: Rhythm = Rhythm()
    pause: HostPause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The result of one visit to one source, as ``run`` reports it."""

    source_id: str
    outcome: VisitOutcome
    failure: Failure | None = None
    new: int = 0
    changed: int = 0
    known: int = 0  # articles held from this source after the visit
    url: str | None = None
    next_poll_at: datetime | None = None
    disabled: bool = False
    complaints: tuple[str, ...] = ()
    seconds: float = 0.0
    waiting: int = 0  # pages that were found and wait for a later visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """The result of one printing of one output feed."""

    feed_id: str
    entries: int
    written: tuple[str, ...] = ()  # names of the files that changed
