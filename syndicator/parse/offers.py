"""What a page offers to those who collect: its feeds, its site's interfaces, its sitemaps. Reads no article.

Not one of ``parse.READERS``: nothing here becomes an article. It finds what *may* be worth asking; whether it is one
tells who asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from syndicator.parse.page import charset, dom, meta, structured
from syndicator.parse.page.schema import main_nodes
from syndicator.syntax import header
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicator.model.capture import Capture

MOST: Final = 20  # offers of one kind
_API: Final = "https://api.w.org/"  # https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/
_TYPES: Final = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/rss+xml")
)
_FEED_ADDRESS: Final = re.compile(
    r"(?:/(?:feed|feeds|rss|atom|rss2|rdf)/?|[/.](?:rss|atom|rdf)(?:\.xml)?|/(?:feed|rss|index|atom)\.xml|/feed\.json)(?:\?.*)?$",
    re.IGNORECASE,
)
_FEED_WORD: Final = re.compile(r"\b(?:rss|atom|feed|newsfeed|webfeed)\b", re.IGNORECASE)
_COMMENTS: Final = re.compile(r"/comments?/|comment(?:s|aires)?\b|komment|reacties|comentarios|commenti", re.IGNORECASE)
_SEARCHED: Final = 5_000  # links of a page looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One address that may be worth asking."""

    url: str  # normalised
    title: str = ""
    comments: bool = False  # it says that it holds readers' comments
    declared: bool = True  # by <link> or Link header; False for a link in the text that looks like a feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Everything a page offers."""

    title: str = ""
    language: str | None = None
    article: bool = False  # the page says that it is one article
    feeds: tuple[Offer, ...] = ()
    api: str | None = None  # root of a WordPress REST interface
    sitemaps: tuple[str, ...] = ()


def read(capture: Capture) -> Offers:
    """Return what a page offers, in its order, each address once. Never raises for what the markup holds."""
    from syndicator.parse.page import walk

    page = walk.read(charset.decode(capture.body, capture.charset))
    base = web.normalise(page.base or "", capture.url) or capture.url
    site = next((meta.content(one) for one in page.metas[:600] if "og:site_name" in meta.names(one)), "")
    return Offers(
        title=dom.fold(page.title or site)[:300],
        language=page.language,
        article=_is_article(page, capture.url),
        feeds=_distinct((*_in_headers(capture), *_declared(page, base), *_linked(page, base))),
        api=next(_apis(capture, page, base), None),
        sitemaps=tuple(dict.fromkeys(_related(page, base, "sitemap")))[:MOST],
    )


def _is_article(page: dom.Page, address: str) -> bool:
    types = [meta.content(one).casefold() for one in page.metas[:600] if "og:type" in meta.names(one)]
    nodes, sure = main_nodes(structured.read(page), frozenset((web.identity(address),)), frozenset())
    return "article" in types or (sure and len(nodes) == 1)


def _in_headers(capture: Capture) -> Iterator[Offer]:
    for name, value in capture.headers:
        if name != "link":
            continue
        for link in header.links(value, capture.url):
            said = dict(link.attributes)
            if "alternate" in link.rel and said.get("type", "").casefold() in _TYPES:
                yield _offer(link.url, said.get("title", ""))


def _declared(page: dom.Page, base: str) -> Iterator[Offer]:
    """``rel=alternate`` with the type of a feed (RSS autodiscovery), or ``rel=feed``."""
    for link in page.links:
        kind = (link.attributes.get("type") or "").partition(";")[0].strip().casefold()
        declared = "alternate" in link.rels and "stylesheet" not in link.rels and kind in _TYPES
        if (declared or "feed" in link.rels) and (url := web.normalise(link.attributes.get("href") or "", base)):
            yield _offer(url, link.attributes.get("title") or "")


def _linked(page: dom.Page, base: str) -> Iterator[Offer]:
    """Links a reader would take for a feed: by where they lead, or by what they are called."""
    for node in page.tree.css("a[href]")[:_SEARCHED]:
        href = node.attributes.get("href") or ""
        if len(href) > web.LONGEST:
            continue
        said = dom.fold(f"{node.text(deep=True)[:80]} {node.attributes.get('title') or ''}"[:160])
        if not _FEED_ADDRESS.search(href) and not (_FEED_WORD.search(said) and "xml" in href.casefold()):
            continue
        url = web.normalise(href, base)
        if url is not None and web.same_site(url, base):
            yield _offer(url, said, declared=False)


def _offer(url: str, title: str, *, declared: bool = True) -> Offer:
    title = dom.fold(title)[:300]
    return Offer(url=url, title=title, comments=bool(_COMMENTS.search(f"{url} {title}")), declared=declared)


def _apis(capture: Capture, page: dom.Page, base: str) -> Iterator[str]:
    for name, value in capture.headers:
        if name == "link":
            yield from (link.url for link in header.links(value, capture.url) if _API in link.rel)
    yield from _related(page, base, _API)


def _related(page: dom.Page, base: str, rel: str) -> Iterator[str]:
    for link in page.links:
        if rel in link.rels and (url := web.normalise(link.attributes.get("href") or "", base)):
            yield url


def _distinct(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    first: dict[str, Offer] = {}
    for offer in offers:
        first.setdefault(offer.url, offer)
    return tuple(first.values())[:MOST]
