"""Where articles come from: what a person configured, and nothing that a visit learnt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSelectors:
    """Where a listing page keeps what it lists (CSS or XPath, ``syntax.selector``). ``item`` is what repeats."""

    item: str | None = None
    link: str | None = None  # in the item, as title and date
    title: str | None = None
    date: str | None = None
    next: str | None = None  # in the whole page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSelectors:
    """Where the article pages of a source keep what they say (CSS or XPath, ``syntax.selector``)."""

    valid_until: datetime | None = None  # for pages captured before; None: the layout of today
    title: str | None = None
    subtitle: str | None = None
    author: str | None = None  # one find per person
    published: str | None = None
    updated: str | None = None
    body: str | None = None
    remove: tuple[str, ...] = ()  # taken out of the body
    image: str | None = None  # of the article; credit and caption are its
    credit: str | None = None
    caption: str | None = None
    section: str | None = None
    tags: str | None = None  # one find per tag
    license: str | None = None
    notice: str | None = None

    @staticmethod
    def names() -> tuple[str, ...]:
        """The fields that are one selector each."""
        return tuple(name for name in PageSelectors.__dataclass_fields__ if name not in {"valid_until", "remove"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One configured input. Either ``url``/``urls`` (asked over HTTP) or ``path`` (read from disk), never both."""

    id: str  # [a-z0-9][a-z0-9_-]*, chosen by a person, stable for ever: part of article identity
    kind: str  # "feed" | "page" | "folder" | "listing" | "sitemap" | "wordpress" (ways: pipeline.gathering)
    urls: tuple[str, ...] = ()  # normalised absolute http(s) URLs; exactly one for kind "feed"
    path: str | None = None  # absolute file or directory path
    name: str = ""  # what to call it in reports; falls back to the id
    publisher: str | None = None  # who runs the site, as the operator knows it; None: take it from the documents
    publisher_url: str | None = None
    language: str | None = None  # BCP 47, used only where the document says nothing
    every: timedelta | None = None  # None: [collect].every
    cron: str | None = None  # five-field cron expression, in the site's time zone; wins over ``every``
    policy: str | None = None  # id of a [[policies]] table; None: [policy]
    agreement: str | None = None  # id of an [[agreements]] table that covers what this source delivers
    enabled: bool = True
    pages_per_visit: int = 20  # of a listing or sitemap: article pages asked for in one visit
    follow_pages: int = 3  # of a listing: its own pages followed while everything on them is new
    include: tuple[str, ...] = ()  # paths of articles (``syntax.path``); empty: all
    exclude: tuple[str, ...] = ()
    since: timedelta | None = None  # articles older than that are left alone; None: what the kind says
    since_date: datetime | None = None  # the same as a date; wins
    backfill: int | None = None  # of a feed: documents of its archive to read, once
    backfill_until: datetime | None = None  # the same, back to a day
    listing: ListSelectors | None = None  # None: links are found by their place
    selectors: tuple[PageSelectors, ...] = ()  # of article pages


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSpec:
    """One configured output feed: which articles, in what order, in which formats."""

    id: str  # also the file name in the output directory: ID.rss.xml, ID.atom.xml, ID.json
    title: str
    description: str = ""
    sources: tuple[str, ...] = ("*",)  # source ids or "*" for all
    language: tuple[str, ...] = ()  # empty: any; else BCP 47 primary subtags or full tags
    tag: tuple[str, ...] = ()  # empty: any; else any of these terms, case-folded
    publisher: tuple[str, ...] = ()  # empty: any
    outcome: tuple[str, ...] = ()  # empty: whatever may be shown; else any of these outcomes
    limit: int = 50
    formats: tuple[str, ...] = ("rss", "atom", "json")
    full_text: bool = True  # False: never more than an excerpt in this feed, whatever is allowed
