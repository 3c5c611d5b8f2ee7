"""Which of the addresses a listing or a sitemap names are read, and when: pure arithmetic over what became of them.

Law: new before known, newest first; a page that fails is tried again later and later and then forgotten; a page that
was read is looked at again a few times and then left alone. Fetches nothing and reads no document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from syndicator.model.holding import Lead
from syndicator.syntax import url as web

LOOKS = (timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""After which times a page that was read is looked at again; then no more, unless its ``lastmod`` changes."""

BACK_OFF = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3), timedelta(days=7))
"""After which times a page that failed is tried again; then it is forgotten."""

SOONEST = timedelta(hours=1)
"""A changed ``lastmod`` is believed so long after a page was read; doubled for each time it had changed for nothing."""

_MOST_DOUBLINGS = 9
_MOST_MAP_DOUBLINGS = 7
_STEP = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An address as a listing or a sitemap names it now."""

    url: str
    kind: str = "page"
    lastmod: str = ""  # raw
    dated_at: datetime | None = None  # read from whatever date there is
    noted: bool = False  # known from now on, but not to be read: it may be as old as it likes
    only_known: bool = False  # too old to be read for the first time

    @property
    def key(self) -> str:
        """Under which it is remembered."""
        return f"{self.kind}:{web.identity(self.url)}"


def news(named: Iterable[Named], known: Mapping[str, Lead], *, at: datetime) -> tuple[Lead, ...]:
    """Return what is to be remembered anew: addresses not met before, and those said to have changed.

    The order of the list counts where dates are missing: an address without one stands behind the one before it.
    """
    found: dict[str, Lead] = {}
    last = at
    for one in named:
        last = min(one.dated_at, at) if one.dated_at is not None else last - _STEP
        before = known.get(one.key)
        if before is not None:
            lead = _again(one, before, last, at)
        else:
            lead = None if one.only_known else _first(one, last, at)
        if lead is not None:
            found.setdefault(lead.key, lead)
    return tuple(found.values())


def _first(one: Named, ranked_at: datetime, at: datetime) -> Lead:
    due_at = None if one.noted else at
    return Lead(key=one.key, url=one.url, kind=one.kind, lastmod=one.lastmod[:100], ranked_at=ranked_at, due_at=due_at)


def _again(one: Named, before: Lead, ranked_at: datetime, at: datetime) -> Lead | None:
    """What a changed ``lastmod`` makes of a known address; None where there is nothing new about it."""
    said = one.lastmod[:100]
    if one.noted or not said or said == before.lastmod:
        return None
    if before.tries:  # it failed: what is said of it cannot make it come sooner, and a day later where it was given up
        due_at = before.due_at or at + LOOKS[0]
    elif before.read_at is None:
        due_at = before.due_at or at
    else:
        due_at = max(at, before.read_at + SOONEST * 2 ** min(before.looks, _MOST_DOUBLINGS))
        due_at = due_at if before.due_at is None else min(due_at, max(before.due_at, at))
    return replace(before, url=one.url, lastmod=said, ranked_at=ranked_at, due_at=due_at)


def read(lead: Lead, *, at: datetime, changed: bool) -> Lead:
    """Return a lead after its page was read; ``changed``: it said something new, or was new itself."""
    looks = lead.looks if changed or lead.read_at is None else lead.looks + 1
    due_at = at + LOOKS[min(looks, len(LOOKS) - 1)] if changed or looks < len(LOOKS) else None
    return replace(lead, due_at=due_at, tries=0, looks=looks, read_at=at)


def map_read(lead: Lead, *, at: datetime, changed: bool) -> Lead:
    """Return the lead of a sitemap after it was asked for; where no ``lastmod`` says when it changes, we have to look.

    One that changed is asked for at the next visit, one that did not less and less often.
    """
    looks = 0 if changed else lead.looks + 1
    wait = SOONEST * 2 ** min(looks, _MOST_MAP_DOUBLINGS) if looks else timedelta()
    return replace(lead, due_at=at + (max(wait, LOOKS[0]) if lead.lastmod else wait), tries=0, looks=looks, read_at=at)


def map_failed(lead: Lead, *, at: datetime) -> Lead:
    """Return the lead of a sitemap that could not be had: it is never given up while its index names it."""
    wait = BACK_OFF[min(lead.tries, len(BACK_OFF) - 1)]
    return replace(lead, tries=lead.tries + 1, due_at=at + wait)


def failed(lead: Lead, *, at: datetime, for_good: bool = False) -> Lead:
    """Return a lead after its page could not be read; forgotten after the last try, or ``for_good`` at once."""
    tries = lead.tries + 1
    again = not for_good and tries <= len(BACK_OFF)
    return replace(lead, tries=tries, due_at=at + BACK_OFF[tries - 1] if again else None)
