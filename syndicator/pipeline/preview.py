"""What a source would fetch because of a document: for ``inspect``. Reads and asks, stores nothing.

A listing, a sitemap and the front page of a WordPress site hold no articles; what they name is shown, chosen as a
visit would choose. Only what the store knows is left out of account: what is known already would not be asked again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from syndicator import errors, parse
from syndicator.model.capture import Capture
from syndicator.model.source import Source
from syndicator.parse import listing, offers, sitemap
from syndicator.pipeline import sitemaps, wordpress
from syndicator.pipeline.ports import Workshop
from syndicator.pipeline.surveys import Survey, of_listing, of_sitemap
from syndicator.syntax import path
from syndicator.syntax import url as web

Ask = Callable[[str], Awaitable[Capture]]

_LEAST_LISTED: Final = 3  # links of a page that is no article: then it is a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An address that would be asked for."""

    url: str
    title: str = ""
    dated_at: datetime | None = None
    kind: str = "page"  # or "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What one document names, as its source chooses."""

    kind: str  # of the source
    url: str
    named: tuple[Wanted, ...] = ()  # in the order in which they would be read
    left_out: int = 0  # too old or of another path
    next_url: str | None = None
    complaints: tuple[str, ...] = ()


def preview(capture: Capture, source: Source, *, has_address: bool, at: datetime) -> Preview | None:
    """Say what a listing or a sitemap names; None for what is itself an article. Raises ``errors.ParseError``.

    A file without an address (``has_address``) may be the list or an article: what it looks like decides.
    """
    if not source.urls or source.kind not in {"listing", "sitemap"}:
        return None
    if not has_address:
        capture = replace(capture, url=source.urls[0])
    if source.kind == "sitemap" and (sitemap.recognises(capture) or not _is_page(capture)):
        locations = sitemap.locations(capture, site=source.urls[0]).entries
        survey = of_sitemap(capture, source, at=at)
    elif source.kind == "listing" and _is_page(capture):
        found = listing.locations(capture, source.listing)
        own = has_address and web.identity(capture.url) in {web.identity(url) for url in source.urls}
        if not own and (len(found.entries) < _LEAST_LISTED or offers.read(capture).article):
            return None
        locations, survey = found.entries, of_listing(capture, source, at=at)
    else:
        return None
    titles = {location.url: location.title or "" for location in locations}
    return _of(survey, titles, source, capture.url)


def _is_page(capture: Capture) -> bool:
    return bool(parse.reader("syndicator.parse.page").recognises(capture))


def _of(survey: Survey, titles: dict[str, str], source: Source, url: str) -> Preview:
    wanted = [
        Wanted(url=one.url, title=titles.get(one.url, ""), dated_at=one.dated_at, kind=one.kind)
        for one in survey.named
        if not one.only_known
    ]
    if source.kind == "sitemap":  # a list has its own order
        wanted.sort(key=lambda one: one.dated_at.timestamp() if one.dated_at else 0.0, reverse=True)
    return Preview(
        kind=source.kind,
        url=url,
        named=tuple(wanted),
        left_out=survey.left_out + len(survey.named) - len(wanted),
        next_url=survey.next_url,
        complaints=tuple(complaint.message for complaint in survey.complaints),
    )


async def followed(
    capture: Capture,
    source: Source,
    ask: Ask,
    named: Callable[[str], Awaitable[tuple[str, ...]]],
    workshop: Workshop,
    *,
    at: datetime,
) -> Capture:
    """Return the document that a visit would read instead of this one: a site's sitemap, a blog's posts.

    ``named`` tells which sitemaps robots.txt names; ``workshop`` is where documents are read. Raises
    ``errors.FetchError`` where there is none.
    """
    if source.kind == "sitemap" and path.of(capture.url) in {"/", "/robots.txt"}:
        places = await named(capture.url) or [web.origin(capture.url) + place for place in sitemaps.PLACES]
        return await _first(places, ask, lambda found: workshop.run(is_sitemap, found), capture.url)
    if source.kind == "wordpress" and _is_page(capture):
        api, feed = await workshop.run(offered, capture)
        roots = dict.fromkeys(root for root in (api, *wordpress.places(capture.url)) if root)
        asked = [wordpress.posts_url(root, wordpress.query(source, at)) for root in roots]
        asked += [feed] if feed else []
        return await _first(asked, ask, lambda found: workshop.run(is_feed, found), capture.url)
    return capture


def offered(capture: Capture) -> tuple[str | None, str | None]:
    """Return where the front page of a site says its API is, and its feed of articles."""
    found = offers.read(capture)
    return found.api, next((one.url for one in found.feeds if not one.comments), None)


def is_sitemap(capture: Capture) -> bool:
    """Read it as a sitemap: true. Raises ``errors.ParseError`` where it is none."""
    sitemap.locations(capture)
    return True


def is_feed(capture: Capture) -> bool:
    """Read it as a feed: true. Raises ``errors.ParseError`` where it is none."""
    parse.read(capture, kind="feed")
    return True


async def _first(places: Iterable[str], ask: Ask, reads: Callable[[Capture], Awaitable[bool]], url: str) -> Capture:
    """Return the first of several documents that can be had and read."""
    why: errors.SyndicatorError | None = None
    for place in places:
        try:
            found = await ask(place)
            await reads(found)
        except errors.RateLimited:
            raise
        except (errors.FetchError, errors.ParseError) as error:
            why = why or error
            continue
        return found
    raise why or errors.FetchError("there is nothing to read there", url=url, code="nothing")
