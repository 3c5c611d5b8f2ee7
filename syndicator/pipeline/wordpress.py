"""A visit to a WordPress site: through its REST interface, or through its feed where that is closed. Reads no JSON.

Both ways give articles the same keys (address and guid), so a change of the way makes no second article. Which way
works is remembered: a closed interface is tried again after a week. New and changed posts are asked for by the time of
the last change we have seen, so an unchanged site costs one request.

https://developer.wordpress.org/rest-api/reference/posts/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote

from syndicator import errors
from syndicator.model.capture import ACCEPT_FEED, Capture, Unmodified
from syndicator.model.source import Source
from syndicator.model.work import Trail
from syndicator.pipeline.surveys import offers_of, oldest, posts_of, site_name_of
from syndicator.pipeline.visiting import Visiting
from syndicator.syntax import url as web

CLOSED_FOR: Final = timedelta(days=7)
MOST_PAGES: Final = 5  # of posts, in one visit
MOST_POSTS: Final = 100  # the interface gives no more at once
FRESH: Final = timedelta(minutes=1)  # a post changed so recently may have a twin of the same second
CLOSED: Final = frozenset((400, 401, 403, 404, 405, 406, 410, 451, 501))
ACCEPT: Final = "application/json"


async def visit(visiting: Visiting) -> None:
    """Ask on the way that works, or look for one."""
    url = visiting.urls[0]
    await visiting.attempt(_visit(visiting, url), url=url)


async def _visit(visiting: Visiting, url: str) -> None:
    state, now = visiting.state, visiting.means.clock()
    if state.way == "feed" and state.way_url and state.way_until is not None and now < state.way_until:
        await _feed(visiting, state.way_url)
        return
    if state.way == "api" and state.way_url:
        try:
            await _posts(visiting, state.way_url)
        except errors.SyndicatorError as error:
            if not is_closed(error):
                raise
            visiting.tell(f"the REST interface is closed now ({error.message}): read by its feed")
        else:
            return
    await _look(visiting, url)


async def _look(visiting: Visiting, url: str) -> None:
    """Find out how the site can be read: the page says where its interface is, or it stands in a usual place."""
    fetched = await visiting.ask(url)
    if isinstance(fetched, Unmodified):
        raise errors.Refused("answers 304 to a request without conditions", url=url, status=304)
    offered = await visiting.means.workshop.run(offers_of, fetched)
    for root in dict.fromkeys((offered.api, *places(fetched.url)) if offered.api else places(fetched.url)):
        try:
            await _begin(visiting, root)
        except errors.SyndicatorError as error:
            if not is_closed(error):
                raise
            continue
        return
    feed = (
        offered.feed or web.normalise("feed/", fetched.url if fetched.url.endswith("/") else f"{fetched.url}/") or url
    )
    until = visiting.means.clock() + CLOSED_FOR
    visiting.state = replace(visiting.state, way="feed", way_url=feed, way_until=until)
    await _feed(visiting, feed)


def is_closed(error: errors.SyndicatorError) -> bool:
    """Tell whether an error says that there is no interface for us, rather than that something went wrong."""
    if isinstance(error, errors.Refused):
        return error.status in CLOSED
    return isinstance(error, errors.ParseError) or (isinstance(error, errors.Forbidden) and error.code == "robots")


def places(url: str) -> Iterator[str]:
    """Yield where the interface of a site usually is."""
    base = url.partition("?")[0].partition("#")[0]
    yield f"{base.rstrip('/')}/wp-json/"
    yield f"{web.origin(url)}/wp-json/"
    yield f"{base.rstrip('/')}/?rest_route=/"


def posts_url(root: str, query: str) -> str:
    """Return the address of the posts below the root of an interface, which may itself be a query."""
    if "rest_route=" in root:
        return f"{root.rstrip('/')}/wp/v2/posts&{query}"
    return f"{root.rstrip('/')}/wp/v2/posts?{query}"


async def _begin(visiting: Visiting, root: str) -> None:
    """Read the posts for the first time on this way, with the name the site gives itself."""
    if visiting.source.publisher is None and visiting.state.site_name is None:
        await _name(visiting, root)
    before = visiting.state
    visiting.state = replace(before, way="api", way_url=root, way_until=None)
    try:
        await _posts(visiting, root)
    except errors.SyndicatorError:
        visiting.state = before
        raise


async def _name(visiting: Visiting, root: str) -> None:
    """Ask how the site calls itself, once; posts do not say."""
    separator = "&" if "?" in root else "?"
    try:
        fetched = await visiting.ask(f"{root}{separator}_fields=name,url", accept=ACCEPT)
        if isinstance(fetched, Capture):
            name = await visiting.means.workshop.run(site_name_of, fetched)
            visiting.state = replace(visiting.state, site_name=name)
    except errors.RateLimited:
        raise
    except (errors.FetchError, errors.ParseError):
        return  # then the host's name has to do


async def _posts(visiting: Visiting, root: str) -> None:
    """Read what changed since the last visit; first what an earlier visit had no time for."""
    left = MOST_PAGES
    for trail in visiting.state.trails:
        left = await _pages(visiting, root, trail, left)
    if left > 0 and not visiting.state.trails:
        trail = Trail(start=root, url=posts_url(root, _query(visiting)), left=1)
        await _pages(visiting, root, trail, left)


def _query(visiting: Visiting) -> str:
    cursor = visiting.state.cursor
    after = f"&modified_after={quote(cursor, safe='')}" if cursor and not visiting.refetch else ""
    return query(visiting.source, visiting.means.clock(), size=MOST_POSTS if cursor else None) + after


def query(source: Source, at: datetime, *, size: int | None = None) -> str:
    """Return what is asked of the interface: the posts changed last, as many as the source reads in a visit."""
    size = size or min(source.pages_per_visit, MOST_POSTS)
    text = f"_embed=author,wp:featuredmedia,wp:term&per_page={size}&orderby=modified&order=desc"
    since = oldest(source, at, default=None)
    if since is None:
        return text
    day = since.replace(hour=0, minute=0, second=0, microsecond=0)  # so that the address stays the same for a day
    return f"{text}&after={quote(_stamp(day), safe='')}"


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


async def _pages(visiting: Visiting, root: str, trail: Trail, left: int) -> int:
    """Follow pages of posts; the cursor moves when the last is read, so that nothing between is lost."""
    number = trail.left
    newest = trail.seen[0] if trail.seen else None
    while left > 0:
        address = trail.url if number == 1 else f"{trail.url}&page={number}"
        fetched = await visiting.ask(address, accept=ACCEPT)
        if isinstance(fetched, Unmodified):
            raise errors.Refused("answers 304 to a request without conditions", url=address, status=304)
        if number == 1:
            visiting.heard(fetched)
        left -= 1
        listed = await visiting.means.workshop.run(posts_of, fetched)
        newest = newest or _cursor(listed.newest, visiting.means.clock())
        cursor = visiting.state.cursor
        full = f"per_page={listed.count}&" in trail.url
        more = full and cursor is not None and listed.oldest is not None and _stamp(listed.oldest) > cursor
        if more:
            number += 1
            kept = (replace(trail, left=number, seen=(newest,) if newest else ()),)
            visiting.state = replace(visiting.state, trails=kept)
        else:
            visiting.state = replace(visiting.state, trails=(), cursor=max(newest or "", cursor or "") or None)
        await _take(visiting, root, fetched, count=listed.count)
        if not more:
            return left
    return left


def _cursor(newest: datetime | None, now: datetime) -> str | None:
    if newest is None:
        return None
    return _stamp(newest - timedelta(seconds=1) if now - newest < FRESH else newest)


async def _take(visiting: Visiting, root: str, capture: Capture, *, count: int) -> None:
    """Record the posts of one page, together with how far we have come."""
    label = posts_url(root, "").rstrip("?&")  # what was asked for it is no part of where an article comes from
    record = replace(visiting.record_of(capture), url=label)
    known = visiting.known([label]).get(label)
    if not count or (known is not None and known.body_sha256 == record.body_sha256):
        visiting.unmodified += 1
        visiting.record()
        return
    at = visiting.means.clock()
    understanding = await visiting.understand(replace(capture, url=label), at)
    visiting.write(understanding, at, fetches=(record,))
    visiting.tell_of(understanding)


async def _feed(visiting: Visiting, url: str) -> None:
    known = visiting.known([url]).get(url)
    fetched = await visiting.ask(url, record=known, accept=ACCEPT_FEED, robots=False)
    visiting.heard(fetched)
    await visiting.take_in(fetched, known)
