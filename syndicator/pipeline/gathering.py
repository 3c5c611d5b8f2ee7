"""What each kind of source asks for in a visit, registered below. What becomes of an answer: ``visiting``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from syndicator import errors
from syndicator.model.capture import ACCEPT_FEED, ACCEPT_PAGE, Capture, Unreadable
from syndicator.model.holding import FetchRecord
from syndicator.pipeline import archives
from syndicator.pipeline.visiting import Visiting

Way = Callable[[Visiting], Awaitable[None]]


async def gather(visiting: Visiting) -> None:
    """Ask for what the source's kind needs, and take it in."""
    source = visiting.source
    await (from_disk if source.path is not None else WAYS[source.kind])(visiting)


async def documents(visiting: Visiting) -> None:
    """A feed, or article pages: each address is one document with everything in it."""
    known = visiting.known()
    for url in visiting.urls:
        await visiting.attempt(_document(visiting, url, known.get(url)), url=url)
    if visiting.source.kind == "feed" and visiting.failure is None:
        await archives.follow(visiting)


async def _document(visiting: Visiting, url: str, known: FetchRecord | None) -> None:
    is_feed = visiting.source.kind == "feed"
    accept = ACCEPT_FEED if is_feed else ACCEPT_PAGE
    if is_feed and archives.wanted(visiting):
        known = None  # where its archive is, an unchanged feed does not say
    fetched = await visiting.ask(url, record=known, accept=accept, robots=not is_feed)
    if not is_feed and isinstance(fetched, Capture):
        from syndicator.pipeline import pages

        pages.stay(fetched)
    visiting.heard(fetched)
    await visiting.take_in(fetched, known, lambda understanding: archives.begin(visiting, url, understanding))


async def from_disk(visiting: Visiting) -> None:
    """A file, or every new or changed file of a folder."""
    known = visiting.known()
    try:
        for found in visiting.means.folder.read(visiting.source, known=known, now=visiting.means.clock()):
            if isinstance(found, Unreadable):
                why = found.failure
                visiting.failed(errors.FetchError(why.message, url=found.url, code=why.code, hint=why.hint))
                continue
            visiting.heard(found)
            visiting.tell(*found.notes)
            name = found.file_name or ""
            await visiting.attempt(visiting.take_in(found, known.get(found.requested_url)), url=found.url, place=name)
    except errors.FetchError as error:
        visiting.failed(error)


async def _listing(visiting: Visiting) -> None:
    from syndicator.pipeline import listings

    await listings.visit(visiting)


async def _sitemap(visiting: Visiting) -> None:
    from syndicator.pipeline import sitemaps

    await sitemaps.visit(visiting)


async def _wordpress(visiting: Visiting) -> None:
    from syndicator.pipeline import wordpress

    await wordpress.visit(visiting)


WAYS: Final[Mapping[str, Way]] = {
    "feed": documents,
    "page": documents,
    "folder": from_disk,
    "listing": _listing,
    "sitemap": _sitemap,
    "wordpress": _wordpress,
}
