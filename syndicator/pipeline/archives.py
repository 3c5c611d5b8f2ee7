"""Back-filling: the older documents of a feed, read once (RFC 5005 archived and paged feeds, JSON Feed ``next_url``).

Begun when ``backfill`` asks for it, so many documents a visit, and how far we have come stands in the state, in the
same transaction as what was read: a visit may end at any time. When the end is reached it is never done again; a
larger ``backfill`` goes on where a smaller one stopped.

Only articles that are not known yet are taken from an archive: it may hold an older version of what the feed has. A
complete feed (``fh:complete``) has no archive. Nothing is ever removed because a document does not hold it, complete or
not: what a publisher takes back he says (tombstones, ``canceled``), and what only disappears may be an accident.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from syndicator import errors
from syndicator.model.capture import ACCEPT_FEED, Unmodified
from syndicator.model.draft import HarvestFeed
from syndicator.model.work import Trail
from syndicator.pipeline.trails import digest
from syndicator.pipeline.visiting import Visiting, is_torn
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from syndicator.pipeline.understand import Understanding

MOST_IN_A_VISIT: Final = 10
MOST: Final = 1_000  # documents of an archive, whatever was asked for
MOST_TRIES: Final = 5  # visits at which the same document could not be had


def wanted(visiting: Visiting) -> bool:
    """Tell whether the source's archive is still to be looked for."""
    source = visiting.source
    asked_for = source.backfill or source.backfill_until is not None
    return bool(asked_for) and visiting.state.archive is None and not visiting.state.archive_done


def begin(visiting: Visiting, url: str, understanding: Understanding) -> None:
    """Note where the archive of a feed begins; written together with the feed."""
    if not wanted(visiting):
        return
    following = older(understanding.feed, url)
    if following is None:
        visiting.state = replace(visiting.state, archive_done=True)
        visiting.tell("this feed names no archive: there is nothing to fill in")
        return
    trail = Trail(start=url, url=following, left=MOST, seen=(digest(url),))
    visiting.state = replace(visiting.state, archive=trail)


def older(feed: HarvestFeed, url: str) -> str | None:
    """Return where the entries before those of a document are, on the same site; None where it is the last."""
    if any(said.carrier == "fh:complete" for said in feed.said):
        return None  # RFC 5005 §2
    for rel in ("prev-archive", "next"):  # §4 names what never changes again, §3 may move under our feet
        for link in feed.relations:
            if link.rel == rel and web.same_site(link.url, url):
                return link.url
    return None


async def follow(visiting: Visiting) -> None:
    """Read the next documents of the archive."""
    for _ in range(MOST_IN_A_VISIT):
        trail = visiting.state.archive
        if trail is None or visiting.state.archive_done or _is_enough(visiting, trail):
            return
        if digest(trail.url) in trail.seen or len(trail.seen) > MOST:
            _end(visiting)
            return
        try:
            await _document(visiting, trail)
        except errors.StoreError:
            raise
        except errors.SyndicatorError as error:
            _stumbled(visiting, trail, error)
            return


def _is_enough(visiting: Visiting, trail: Trail) -> bool:
    source = visiting.source
    return source.backfill_until is None and len(trail.seen) > (source.backfill or 0)


async def _document(visiting: Visiting, trail: Trail) -> None:
    fetched = await visiting.ask(trail.url, accept=ACCEPT_FEED, robots=False)
    if isinstance(fetched, Unmodified):
        raise errors.Refused("answers 304 to a request without conditions", url=trail.url, status=304)
    at = visiting.means.clock()
    understanding = await visiting.understand(fetched, at)
    if is_torn(understanding.complaints) and trail.tries + 1 < MOST_TRIES:
        raise errors.FetchError("the answer is cut off", url=trail.url, code="torn")  # what it lacks never comes again
    following = older(understanding.feed, trail.start)
    done = replace(trail, left=trail.left - 1, tries=0, seen=(*trail.seen, digest(trail.url)))
    if following is None or _is_past(visiting, understanding):
        visiting.state = replace(visiting.state, archive=None, archive_done=True)
    else:
        visiting.state = replace(visiting.state, archive=replace(done, url=following))
    visiting.write(_unknown(visiting, understanding), at)
    visiting.tell_of(understanding, trail.url)


def _is_past(visiting: Visiting, understanding: Understanding) -> bool:
    """Tell whether a document reaches back beyond the day that was asked for."""
    until = visiting.source.backfill_until
    dates = [found.article.published.at for found in understanding.findings if found.article.published is not None]
    return until is not None and bool(dates) and max(dates) < until


def _unknown(visiting: Visiting, understanding: Understanding) -> Understanding:
    keys = [key for found in understanding.findings for key in found.article.keys]
    known = visiting.means.store.recognise(visiting.source.id, keys) if keys else {}
    until = visiting.source.backfill_until
    kept = tuple(
        found
        for found in understanding.findings
        if known.keys().isdisjoint(found.article.keys)
        and (until is None or found.article.published is None or found.article.published.at >= until)
    )
    return replace(understanding, findings=kept)


def _stumbled(visiting: Visiting, trail: Trail, error: errors.SyndicatorError) -> None:
    visiting.tell(f"archive {trail.url}: {error.message}")
    if isinstance(error, errors.RateLimited):
        visiting.failed(error)
    elif trail.tries + 1 >= MOST_TRIES or isinstance(error, errors.Gone):
        _end(visiting)
        visiting.tell("the archive is given up here; what was read of it stays")
    else:
        visiting.state = replace(visiting.state, archive=replace(trail, tries=trail.tries + 1))
        visiting.record()


def _end(visiting: Visiting) -> None:
    visiting.state = replace(visiting.state, archive=None, archive_done=True)
    visiting.record()
