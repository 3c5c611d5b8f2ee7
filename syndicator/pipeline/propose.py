"""What could be collected from an address, and as what: for ``sources add``. Stores nothing and decides nothing.

::

    look at the address → follow what it offers, then the usual places → what can be read, best first

Asks politely: every guess heeds robots.txt, and no address costs more than ``MOST_ASKED`` requests. Feeds in the usual
places are only looked for where the page names none.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, Protocol

from syndicator import errors, parse
from syndicator.model.capture import ACCEPT_FEED, ACCEPT_PAGE, Capture, FetchRequest
from syndicator.parse import listing, offers, opml, sitemap
from syndicator.pipeline.ports import Fetcher, Workshop
from syndicator.pipeline.surveys import DEFAULT_SINCE
from syndicator.pipeline.wordpress import posts_url
from syndicator.syntax import date as dates
from syndicator.syntax import html
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from syndicator.model.draft import Harvest, Said

MOST_ASKED: Final = 24  # requests for one look
AT_ONCE: Final = 4
FEED_PLACES: Final = (
    "feed/", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss", "feeds/posts/default", "feed.json",
)  # fmt: skip
SITEMAP_PLACES: Final = ("sitemap.xml", "sitemap_index.xml", "news-sitemap.xml")
ORDER: Final = ("feed", "wordpress", "listing", "sitemap", "page")
"""Of proposals: what says most about its articles, at the least cost to its host, first."""

_SAMPLES: Final = 3
_LEAST_LISTED: Final = 5  # articles; with fewer a page is hardly a listing
_EARLIEST: Final = datetime(1, 1, 1, tzinfo=UTC)


class Sitemaps(Protocol):
    """Knows which sitemaps a host names in its robots.txt. Never raises."""

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return their addresses."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One way to collect from there."""

    kind: str  # of the source it would be
    url: str
    title: str = ""
    count: int | None = None  # articles it lists now; None: not known without asking more
    newest: datetime | None = None  # date of the newest of them, where dates are given
    language: str | None = None
    samples: tuple[str, ...] = ()  # titles of the first articles
    found: str = ""  # how, in words
    note: str = ""  # what a person should know before taking it
    also: tuple[str, ...] = ()  # other addresses with the same articles
    since: date | None = None  # what the source needs to say so that its articles are not too old


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An address that was asked and is nothing to collect from."""

    url: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything a look found."""

    url: str  # where the address led
    proposals: tuple[Proposal, ...] = ()  # best first
    tried: tuple[Tried, ...] = ()
    itself: bool = False  # the address is itself a feed or sitemap: there is nothing to choose


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one document is."""

    proposal: Proposal | None = None
    listing: Proposal | None = None  # the same page as a list of articles
    offers: offers.Offers = offers.Offers()


def see(capture: Capture, site: str | None = None) -> Seen:
    """Tell what a document is and what it offers. Raises ``errors.ParseError`` for what nobody can read.

    ``site`` is an address of the site a sitemap is looked at for, which may stand elsewhere.
    """
    if opml.recognises(capture):
        hint = "save it to a file, then: syndicator sources import FILE"
        raise errors.UnknownFormat("this is a list of feeds (OPML)", url=capture.url, hint=hint)
    if sitemap.recognises(capture):
        return Seen(proposal=_sitemap(capture, site))
    try:
        harvest = parse.read(capture, kind="feed")
    except errors.ParseError:
        if not parse.reader("syndicator.parse.page").recognises(capture):
            raise
        return _page(capture)
    kind = "wordpress" if harvest.format == "wordpress" else "feed"
    return Seen(proposal=_feed(capture, harvest, kind))


def _feed(capture: Capture, harvest: Harvest, kind: str) -> Proposal:
    feed = harvest.feed
    return Proposal(
        kind=kind,
        url=capture.url,
        title=html.fold(html.text(feed.title or "")),
        count=len(harvest.drafts),
        newest=_newest(said for draft in harvest.drafts for said in (*draft.published, *draft.updated)),
        language=feed.language,
        samples=_samples(draft.titles for draft in harvest.drafts),
        note="" if harvest.drafts else "it holds no articles now",
    )


def _sitemap(capture: Capture, site: str | None) -> Proposal:
    found = sitemap.locations(capture, site=site)
    entries = found.entries
    said = [dates.parse(one.published or one.lastmod or "") for one in entries[:5_000]]
    return Proposal(
        kind="sitemap",
        url=capture.url,
        count=len(entries) if entries or not found.sitemaps else None,
        newest=max((moment.at for moment in said if moment is not None), default=None),
        language=next((one.language for one in entries if one.language), None),
        samples=tuple(one.title for one in entries if one.title)[:_SAMPLES],
        note=f"an index of {len(found.sitemaps)} sitemaps" if found.sitemaps else "",
    )


def _page(capture: Capture) -> Seen:
    offered = offers.read(capture)
    listed = listing.locations(capture)
    many = None
    if len(listed.entries) >= _LEAST_LISTED:
        said = [dates.parse(one.published or one.lastmod or "") for one in listed.entries]
        many = Proposal(
            kind="listing",
            url=capture.url,
            title=offered.title,
            count=len(listed.entries),
            newest=max((moment.at for moment in said if moment is not None), default=None),
            language=offered.language,
            samples=tuple(one.title for one in listed.entries if one.title)[:_SAMPLES],
            note="it goes on on further pages" if listed.next_url else "",
        )
    one = Proposal(
        kind="page",
        url=capture.url,
        title=offered.title,
        count=1,
        language=offered.language,
        note="this one article, and its changes" if offered.article else "the page as one article",
    )
    return Seen(proposal=one if offered.article or many is None else None, listing=many, offers=offered)


def _newest(stated: Iterable[Said]) -> datetime | None:
    read = (dates.parse(said.text) for said in stated)
    return max((moment.at for moment in read if moment is not None), default=None)


def _samples(titles: Iterable[Sequence[Said]]) -> tuple[str, ...]:
    found: list[str] = []
    for candidates in titles:
        if len(found) == _SAMPLES:
            break
        text = html.fold(html.text(candidates[0].text)) if candidates else ""
        if text:
            found.append(text[:200])
    return tuple(found)


async def propose(url: str, *, fetcher: Fetcher, sitemaps: Sitemaps, workshop: Workshop, at: datetime) -> Look:
    """Look at an address and say what could be collected from there, ``at`` a moment.

    Raises ``errors.FetchError`` and ``errors.ParseError`` where the address itself cannot be had or read.
    """
    looking = _Looking(fetcher, workshop)
    first = await looking.ask(url, robots=False)
    start = first.proposal or first.listing
    address = start.url if start is not None else url
    looking.site = address
    if start is not None and start.kind in {"feed", "sitemap"}:
        alone = replace(start, found="the address itself")
        return Look(url=address, proposals=(_in_reach(alone, at),), itself=True)
    found: list[Proposal] = [
        replace(one, found="the address itself") for one in (first.listing, first.proposal) if one is not None
    ]
    declared: list[tuple[str, str, bool]] = [
        (one.url, "a link on the page" if not one.declared else "named by the page", one.comments)
        for one in first.offers.feeds
    ]
    found += await looking.each(declared)
    if not any(one.kind == "feed" and not one.note for one in found):
        found += await looking.each([(place, "a usual place", False) for place in _places(address, FEED_PLACES)])
    if first.offers.api is not None:
        found += await _wordpress(looking, first.offers, address)
    elif start is not None and start.kind == "wordpress":
        found = [replace(one, url=_blog(address, address)) for one in found]
    named = [(one, "named by robots.txt", False) for one in (await sitemaps.sitemaps(address))[: offers.MOST]]
    named += [(one, "named by the page", False) for one in first.offers.sitemaps]
    maps = await looking.each(named)
    if not maps:
        maps = await looking.each([(place, "a usual place", False) for place in _places(address, SITEMAP_PLACES)])
    maps = [_in_reach(_at_home(one, address), at) for one in maps]
    return Look(url=address, proposals=ranked((*found, *maps)), tried=tuple(looking.tried))


async def _wordpress(looking: _Looking, offered: offers.Offers, address: str) -> list[Proposal]:
    """The posts of a site's REST interface; the source is the site, which finds its interface by itself."""
    api = offered.api or ""
    found = await looking.each([(posts_url(api, "per_page=10"), "WordPress's own interface", False)])
    where = _blog(api, address)
    return [replace(one, url=where, title=one.title or offered.title) for one in found if one.kind == "wordpress"]


def _blog(api: str, address: str) -> str:
    """Return where the blog of an interface is: it may be one of several on its site."""
    for mark in ("/wp-json/", "?rest_route="):
        before, found, _ = api.partition(mark)
        if found:
            return f"{before.rstrip('/')}/"
    return address  # the page that names it


def _at_home(one: Proposal, address: str) -> Proposal:
    """Let a sitemap that a site keeps on another host be found as the site's: by its robots.txt."""
    return one if web.same_site(one.url, address) else replace(one, url=_root(address), note=f"it is at {one.url}")


def _in_reach(one: Proposal, at: datetime) -> Proposal:
    """Let a sitemap without young articles say how far back it is to be read, or nothing would be."""
    if one.kind != "sitemap" or one.newest is None or one.newest > at - DEFAULT_SINCE:
        return one
    since = (one.newest - DEFAULT_SINCE).date()
    note = f"read back to {since}: nothing in it is younger than {DEFAULT_SINCE.days} days"
    return replace(one, since=since, note=f"{one.note}; {note}" if one.note else note)


def _root(url: str) -> str:
    return web.normalise("/", url) or url


def _places(url: str, names: Iterable[str]) -> Iterator[str]:
    """Beside the page's own directory, then at the root: a blog under a path has its feed there."""
    root = _root(url)
    here = url.partition("?")[0].partition("#")[0]
    here = here if here.endswith("/") else f"{here}/"
    for name in names:
        for base in dict.fromkeys((here, root)):
            if (place := web.normalise(name, base)) is not None:
                yield place


class _Looking:
    """One look: counts what it asks, asks nothing twice."""

    def __init__(self, fetcher: Fetcher, workshop: Workshop) -> None:
        self.fetcher = fetcher
        self.workshop = workshop
        self.asked: set[str] = set()
        self.tried: list[Tried] = []
        self.site: str | None = None
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def ask(self, url: str, *, robots: bool) -> Seen:
        """Ask for an address and tell what it is."""
        self.asked.add(url)
        accept = ACCEPT_FEED if robots else f"{ACCEPT_PAGE}, application/rss+xml, application/atom+xml"
        request = FetchRequest(url=url, accept=accept, check_robots=robots)
        async with self._turn:
            fetched = await self.fetcher.fetch(request)
        if not isinstance(fetched, Capture):
            raise errors.FetchError("the server answers as if we had asked before", url=url, code="http_304")
        self.asked.add(fetched.url)
        return await self.workshop.run(see, fetched, self.site)

    async def each(self, candidates: Iterable[tuple[str, str, bool]]) -> list[Proposal]:
        """Ask for several; what cannot be had or read, or is a page, is no proposal but is told."""
        wanted = {url: (how, comments) for url, how, comments in candidates if url not in self.asked}
        chosen = list(wanted)[: max(0, MOST_ASKED - len(self.asked))]
        seen = await asyncio.gather(*(self._try(url) for url in chosen))
        found: list[Proposal] = []
        for url, proposal in zip(chosen, seen, strict=True):
            how, comments = wanted[url]
            if proposal is not None:
                note = "readers' comments, not articles" if comments else proposal.note
                found.append(replace(proposal, found=how, note=note))
        return found

    async def _try(self, url: str) -> Proposal | None:
        try:
            seen = await self.ask(url, robots=True)
        except (errors.FetchError, errors.ParseError) as error:
            self.tried.append(Tried(url=url, why=error.message))
            return None
        if seen.proposal is None or seen.proposal.kind == "page":
            self.tried.append(Tried(url=url, why="a web page, no feed"))
            return None
        return seen.proposal


def ranked(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Put the best first, and what gives the same articles together."""
    kept: list[Proposal] = []
    for one in sorted(proposals, key=_rank):
        twin = next((index for index, other in enumerate(kept) if _same(one, other)), None)
        if twin is None:
            kept.append(one)
        elif one.url != kept[twin].url and one.url not in kept[twin].also:
            kept[twin] = replace(kept[twin], also=(*kept[twin].also, one.url))
    return tuple(kept)


def _rank(one: Proposal) -> tuple[bool, int, bool, float]:
    newest = (one.newest or _EARLIEST).timestamp() if one.newest else 0.0
    return one.note.startswith("readers'"), ORDER.index(one.kind), not one.count, -newest


def _same(one: Proposal, other: Proposal) -> bool:
    if one.kind != other.kind:
        return False
    if web.identity(one.url) == web.identity(other.url):
        return True
    return bool(one.samples) and (one.samples, one.count) == (other.samples, other.count)
