"""What a listing page or a sitemap names, as values: pure, so that it runs where foreign bytes are read.

Chooses by address and date what is worth remembering; does not know what is known already (``leads``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint
from syndicator.model.source import Source
from syndicator.pipeline.leads import Named
from syndicator.syntax import date as dates
from syndicator.syntax import path
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from syndicator.parse.sitemap import Location


DEFAULT_SINCE: Final = timedelta(days=30)
"""How old an article of a sitemap may be that nobody said more about: sitemaps reach back to the founding."""

_IN_PATH: Final = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/_-]|$)")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """How many posts a page of the WordPress interface has, and when the first and last of them were changed."""

    count: int
    newest: datetime | None = None
    oldest: datetime | None = None


def posts_of(capture: Capture) -> Posts:
    """Look through a page of posts. Raises ``errors.ParseError`` for what is no list of them."""
    from syndicator.parse import json_value

    value = json_value.read(capture)
    if not isinstance(value, list) or not all(isinstance(post, dict) and "title" in post for post in value):
        raise Malformed("this is no list of WordPress posts", url=capture.url, code="not_wordpress")
    changed = sorted(
        moment for post in value if (moment := _date(f"{json_value.line(post.get('modified_gmt'), 40)}Z")) is not None
    )
    return Posts(count=len(value), newest=changed[-1] if changed else None, oldest=changed[0] if changed else None)


def site_name_of(capture: Capture) -> str:
    """Return how a WordPress site calls itself. Raises ``errors.ParseError``."""
    from syndicator.parse import json_value
    from syndicator.syntax import html

    value = json_value.read(capture)
    return html.fold(html.unescape(json_value.line(value.get("name"), 200))) if isinstance(value, dict) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The ways a site's front page names to read the site."""

    api: str | None = None  # root of a WordPress REST interface
    feed: str | None = None  # the first that holds no comments


def offers_of(capture: Capture) -> Offered:
    """Return the ways a page names to read its site."""
    from syndicator.parse import offers

    found = offers.read(capture)
    return Offered(api=found.api, feed=next((one.url for one in found.feeds if not one.comments), None))


def of_sitemap(capture: Capture, source: Source, *, at: datetime) -> Survey:
    """Read a sitemap or an index of sitemaps.

    Raises ``errors.ParseError`` for what is none.
    """
    from syndicator.parse import sitemap

    found = sitemap.locations(capture, site=source.urls[0] if source.urls else None)
    since = oldest(source, at, default=DEFAULT_SINCE)
    maps = tuple(
        Named(url=one.url, kind="map", lastmod=one.lastmod or "", dated_at=_date(one.lastmod)) for one in found.maps
    )
    pages = tuple(_dated_pages(found.entries, source, since=since, at=at))
    return Survey(named=(*maps, *pages), complaints=found.complaints, left_out=len(found.entries) - len(pages))


def _dated_pages(
    entries: Iterable[Location], source: Source, *, since: datetime | None, at: datetime
) -> Iterable[Named]:
    """Yield the pages that are wanted and young enough; of older ones only such as have changed since."""
    for entry in entries:
        if not path.wanted(entry.url, source.include, source.exclude):
            continue
        changed_at = _date(entry.lastmod)
        published_at = _date(entry.published) or date_in(entry.url)
        dated_at = published_at or changed_at
        is_old = since is not None and dated_at is not None and dated_at < since
        if is_old and (since is None or changed_at is None or changed_at < since):
            continue
        if dated_at is not None and dated_at > at + timedelta(days=1):
            dated_at = at  # a date of nobody's calendar puts nothing before what is new
        yield Named(url=entry.url, lastmod=entry.lastmod or "", dated_at=dated_at, only_known=is_old)


def date_in(url: str) -> datetime | None:
    """Return the day or month that many sites write into the paths of their articles."""
    found = _IN_PATH.search(path.of(url))
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3] or 0)
    try:
        # Of a month its end: what is too old is so by every reading.
        return datetime(year, month, day, tzinfo=UTC) if day else datetime(year, month, 28, tzinfo=UTC)
    except ValueError:
        return None


def oldest(source: Source, at: datetime, *, default: timedelta | None) -> datetime | None:
    """Return before when an article is left alone; None: never."""
    since = source.since if source.since is not None else default
    if source.since_date is not None or since is None:
        return source.since_date
    try:
        return at - since
    except OverflowError:  # longer than there is a calendar
        return None


def choice(source: Source) -> str:
    """Return a digest of what a source takes of its lists: where that changes, an unchanged list says something new."""
    chosen = (source.since, source.since_date, source.include, source.exclude, source.listing)
    return hashlib.sha256(repr(chosen).encode()).hexdigest()[:12]


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


def _date(said: str | None, language: str | None = None) -> datetime | None:
    moment = dates.parse(said[:100], language=language) if said else None
    return moment.at if moment is not None else None
