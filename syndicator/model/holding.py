"""What the store holds of an article besides the article itself, and what one visit asks it to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from syndicator.model.article import Article
from syndicator.model.capture import Validators
from syndicator.model.quick import quickly_made
from syndicator.model.rights import Decision, Evidence
from syndicator.model.work import SourceState

Joined = Literal["key", "text"]
"""How a route was recognised as one of this article's: by a key (address, guid), or by its words alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way by which an article comes to us: one source, and what it says about the article now."""

    source_id: str
    key: str  # under which the source knows it now
    fingerprint: str  # of what the source said last
    first_seen_at: datetime
    last_seen_at: datetime
    evidence_ids: tuple[str, ...] = ()  # what was said of its rights on this way
    joined: Joined = "key"
    told: Article | None = None  # the article as this source tells it; None: it is the one that is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of an article in one visit: what was corrected, by whom, and when we saw it. Holds no whole text."""

    at: datetime
    version: int  # of the content, after it
    source_id: str = ""  # who said so
    title: tuple[str, str] | None = None  # before, after
    people: tuple[str, str] | None = None
    published: tuple[str, str] | None = None  # as exactly as stated; "" where there was none
    updated: tuple[str, str] | None = None
    outcome: tuple[str, str] | None = None  # of the decision about its rights
    supplier: tuple[str, str] | None = None  # whose telling is shown
    other: tuple[str, ...] = ()  # what else a reader would see: "subtitle", "summary", "images"
    words_added: int = 0
    words_removed: int = 0
    passages: tuple[tuple[str, str], ...] = ()  # the first few: what stood there, what stands there
    content_hash: str = ""  # before


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A stored article with everything needed to show, explain or decide it again."""

    article: Article
    decision: Decision | None  # the latest; None only between a crash and the next redecide
    evidence_ids: tuple[str, ...] = ()  # union over its routes
    source_ids: tuple[str, ...] = ()  # routes it came by, first one first
    first_seen_at: datetime
    changed_at: datetime  # last change of what a reader would see: article or decision
    fingerprint: str = ""  # of article content and evidence together: equal means nothing to do
    version: int = 1
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""
    routes: tuple[Route, ...] = ()  # one per source, in the order of ``source_ids``
    supplier: str | None = None  # the source whose telling ``article`` is; None: not known (an older store)
    sketch: tuple[int, ...] = ()  # what it is found by where somebody tells it in the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The little that reconciling needs of a stored article (no document is decoded for it)."""

    article_id: str
    fingerprint: str
    route_fingerprint: str = ""  # what this source said last time; "" when this source has not said it yet
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRecord:
    """What we keep of a successful read of one document of a source, to ask least next time."""

    url: str  # as asked for
    validators: Validators
    body_sha256: str
    fetched_at: datetime
    file_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An address that a listing or a sitemap named, and what became of it. Lives as long as its source."""

    key: str  # "page:" or "map:" and what ``syntax.url.identity`` makes of the address
    url: str
    kind: str = "page"  # "page" | "map" (a sitemap that an index names)
    lastmod: str = ""  # as it was said last, word for word
    ranked_at: datetime  # the newest are read first; a hint, never an article's date
    due_at: datetime | None  # None: nothing to do, until it is said to have changed
    tries: int = 0  # failures in a row
    looks: int = 0  # times in a row it was looked at again and had not changed
    read_at: datetime | None = None  # None: never read


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWrite:
    """One article to insert or replace. Which of the two follows from ``known``."""

    article: Article
    evidence: tuple[Evidence, ...]  # of this route
    decision: Decision
    fingerprint: str
    route_key: str  # key under which this source knows it: "guid:…", "url:…", "text:…"
    route_fingerprint: str
    new: bool
    seen_at: datetime
    supplier: str | None = None  # the source whose telling ``article`` is now; None: as before, or who visits
    joined: Joined = "key"
    told: Article | None = None  # what this source tells, where ``article`` is somebody else's telling
    demoted: tuple[str, Article] | None = None  # the source that was shown until now, and what it told
    sketch: tuple[int, ...] = ()
    places: tuple[int, ...] = ()  # of the sketch: under which it can be found
    change: Change | None = None
    absorbs: str | None = None  # id of an article that turned out to be this one: its name stays, as another for this
    leaves: str | None = None  # id of the article this source's telling was taken for until now


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A retraction; outlives the article so that what was withdrawn stays withdrawn."""

    article_id: str | None  # None: not known yet; later arrivals with this key stay dead
    key: str  # identity key
    source_id: str | None  # who said so; None: the operator
    reason: str
    by: str
    withdrawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecord:
    """Everything one visit writes, in one transaction: validators and the items they vouch for together."""

    state: SourceState
    fetches: tuple[FetchRecord, ...] = ()
    articles: tuple[ArticleWrite, ...] = ()
    seen: tuple[str, ...] = ()  # ids of articles met unchanged
    withdrawals: tuple[Withdrawal, ...] = ()
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A place where the append-only record is not what was written."""

    log: str  # "decisions", "withdrawals", or "articles" where an article is not shown as it was decided
    number: int  # of the row in that log; 0 where it has none
    message: str
