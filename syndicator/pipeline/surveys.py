"""What a listing page or a sitemap names, as values: pure, so that it runs where foreign bytes are read.

Chooses by address and date what is worth remembering; does not know what is known already (``leads``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint
from syndicator.model.source import Source
from syndicator.pipeline.leads import Named
from syndicator.syntax import date as dates
from syndicator.syntax import path
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from syndicator.parse.sitemap import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What one document names, in its order, and where it goes on."""

    named: tuple[Named, ...] = ()
    next_url: str | None = None
    complaints: tuple[Complaint, ...] = ()
    left_out: int = 0  # of another path, or too old


def of_listing(capture: Capture, source: Source, *, at: datetime) -> Survey:
    """Read a listing page. Raises ``errors.ParseError`` for what is no page."""
    from syndicator.parse import listing

    found = listing.locations(capture, source.listing)
    own = {web.identity(url) for url in (*source.urls, capture.url, capture.requested_url)}
    entries = [entry for entry in found.entries if web.identity(entry.url) not in own]
    named = tuple(_named(entries, source, since=oldest(source, at, default=None), at=at))
    return Survey(
        named=named,
        next_url=found.next_url,
        complaints=found.complaints,
        left_out=len(entries) - len(named),
    )


def oldest(source: Source, at: datetime, *, default: timedelta | None) -> datetime | None:
    """Return before when an article is left alone; None: never."""
    since = source.since if source.since is not None else default
    if source.since_date is not None or since is None:
        return source.since_date
    try:
        return at - since
    except OverflowError:  # longer than there is a calendar
        return None


def _named(entries: Iterable[Location], source: Source, *, since: datetime | None, at: datetime) -> Iterable[Named]:
    for entry in entries:
        if not path.wanted(entry.url, source.include, source.exclude):
            continue
        said = entry.lastmod or entry.published
        dated_at = _date(said, source.language)
        if since is not None and dated_at is not None and dated_at < since:
            continue
        if dated_at is not None and dated_at > at + timedelta(days=1):
            dated_at = None  # a date of nobody's calendar puts nothing first
        yield Named(url=entry.url, lastmod=entry.lastmod or "", dated_at=dated_at)


def _date(said: str | None, language: str | None) -> datetime | None:
    moment = dates.parse(said[:100], language=language) if said else None
    return moment.at if moment is not None else None
