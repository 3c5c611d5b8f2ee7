"""What an input said: raw strings with their place. Nothing here is believed yet.

Readers (``parse/``) fill these; ``normalise/`` weighs them into an ``Article``; ``rights/`` reads the ``Mark``s.
Where an input says the same thing several times (JSON-LD, Open Graph, a byline) every one is kept, in document order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from syndicator.model.quick import quickly_made

Scope = Literal["site", "feed", "item", "agreement"]
"""How far a statement reaches by its place: said of the whole site, of the feed, of this item, or agreed in writing."""

Extent = Literal["work", "text", "image", "media", "metadata", "code"]
"""What part it speaks of: "work" is the whole item where nothing narrower was said."""

Region = Literal[
    "head",  # <head>, HTTP headers, JSON-LD, feed elements: metadata
    "byline",  # author line, dateline, source line above the text
    "body",  # the article's own prose: never yields a licence (RIGHTS.md §0.4)
    "tail",  # after the article's text, still about it: source line, copyright line, disclaimer, republish notice
    "caption",  # figure, figcaption, an image's own credit line
    "widget",  # a republish box and its policy prose
    "footer",  # site chrome
    "sidebar",
    "comment",  # what readers wrote
    "code",  # script, style, source comments
]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One raw value with its place and who carried it."""

    text: str
    carrier: (
        str  # vocabulary and element: "rss:pubDate", "atom:title", "jsonld:datePublished", "og:title", "text:byline"
    )
    locator: str = ""  # element path, JSON pointer or "line 12"
    language: str | None = None
    media_type: str = "text/plain"  # "text/html" where the text is markup
    base_url: str | None = None  # against which links inside the text resolve


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPerson:
    """Someone named as having made or handled the item."""

    name: str  # raw, as written: may hold several names, an address, "By …"
    role: str = "author"  # author | contributor | editor | translator | photographer | publisher | agency
    url: str | None = None
    email: str | None = None
    carrier: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftImage:
    """A picture the item shows or names."""

    url: str | None  # resolved; None where the text keeps only the credit of a picture (a text extractor's output)
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    license_url: str | None = None
    width: int | None = None
    height: int | None = None
    media_type: str | None = None
    carrier: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEnclosure:
    """An attached media file (RSS enclosure, Atom rel=enclosure, JSON Feed attachment)."""

    url: str
    media_type: str | None = None
    length: int | None = None  # bytes, as stated
    title: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTerm:
    """A category, tag, section, region or theme as stated."""

    term: str
    scheme: str | None = None  # URI, @domain, or a word: "region", "theme", "section"
    label: str | None = None
    carrier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLink:
    """A link by its relation, as Atom and HTTP have them: next, prev-archive, hub, related, replies …."""

    rel: str  # lower case; "alternate" where none was given
    url: str  # resolved
    media_type: str | None = None
    title: str | None = None
    language: str | None = None  # hreflang, as written
    length: int | None = None  # bytes, as stated


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOrigin:
    """A statement that the item comes from elsewhere: RSS source, atom:source, isBasedOn, "originally published by"."""

    name: str | None = None
    url: str | None = None  # home page or article of the origin, where one is really given; a bare "#" is not
    article_url: str | None = None
    feed_url: str | None = None  # RSS <source url>, atom:source rel=self
    feed_id: str | None = None  # atom:source/id
    published: str | None = None  # raw date the origin is said to have published it
    updated: str | None = None
    authors: tuple[DraftPerson, ...] = ()
    rights: str | None = None
    carrier: str = ""
    words: str = ""  # the phrase itself: "The original source of this article is TASS"
    locator: str = ""
    terms: tuple[DraftTerm, ...] = ()
    relations: tuple[DraftLink, ...] = ()
    said: tuple[Said, ...] = ()  # what else atom:source holds, raw: title, subtitle, generator, icon


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing an input says about rights, as it stands there: element, link, header or block of prose."""

    signal: str  # the registered name of the signal reader that understands it, see rights/evidence/__init__.py
    words: str = ""  # verbatim, whitespace folded; for prose the whole block, never a line of it
    url: str | None = None  # link target, resolved
    attributes: tuple[tuple[str, str], ...] = ()
    scope: Scope = "item"
    extent: Extent = "work"
    region: Region = "head"
    locator: str = ""
    language: str | None = None
    html: str | None = None  # the block's markup where links inside it matter (prose with links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Something that could not be read, and that cost something: a draft, a field, an element."""

    message: str
    locator: str = ""
    code: str = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A tombstone: the source says an item is no more (RFC 6721, ninjs pubStatus canceled)."""

    key: str  # identity key as in Draft.identifiers: "guid:…" or "url:…"
    when: str | None = None
    reason: str = ""
    locator: str = ""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One item as the input said it."""

    identifiers: tuple[str, ...] = ()  # raw guid / atom:id / JSON id, as given, best first; may be empty
    links: tuple[
        Said, ...
    ] = ()  # candidates for the item's own address, best first: canonical, alternate, guid permalink
    titles: tuple[Said, ...] = ()
    subtitles: tuple[Said, ...] = ()
    people: tuple[DraftPerson, ...] = ()
    published: tuple[Said, ...] = ()
    updated: tuple[Said, ...] = ()
    languages: tuple[Said, ...] = ()
    publishers: tuple[DraftPerson, ...] = ()  # role "publisher": who runs where it was found
    origins: tuple[DraftOrigin, ...] = ()
    terms: tuple[DraftTerm, ...] = ()
    bodies: tuple[Said, ...] = ()  # full content candidates, richest first
    summaries: tuple[Said, ...] = ()
    images: tuple[DraftImage, ...] = ()
    enclosures: tuple[DraftEnclosure, ...] = ()
    marks: tuple[Mark, ...] = ()  # item-level rights marks
    embargoed_until: Said | None = None
    expires: Said | None = None  # RSS expirationDate, dcterms:valid: the item is not meant to stand longer
    paywalled: bool = False  # isAccessibleForFree=false, content_tier=locked
    relations: tuple[DraftLink, ...] = ()  # every link of an Atom entry; "replies" for RSS comments
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarvestFeed:
    """What a feed says of itself; empty for single pages."""

    title: str | None = None
    url: str | None = None  # home page
    feed_url: str | None = None  # rel=self
    id: str | None = None  # atom:id
    language: str | None = None
    updated: str | None = None
    people: tuple[DraftPerson, ...] = ()
    ttl_minutes: int | None = None  # RSS ttl
    update_period: str | None = None  # sy:updatePeriod
    update_frequency: str | None = None  # sy:updateFrequency
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[str, ...] = ()
    terms: tuple[DraftTerm, ...] = ()
    images: tuple[DraftImage, ...] = ()  # its logo, icon, channel image
    relations: tuple[DraftLink, ...] = ()  # hub, next, prev-archive … (RFC 5005, WebSub)
    said: tuple[
        Said, ...
    ] = ()  # everything the head says in words, raw: titles, descriptions, dates, "rss:generator", "rss:image/title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """Everything one capture held."""

    format: str  # "rss20", "atom10", "jsonfeed11", "html", "markdown", …
    feed: HarvestFeed = HarvestFeed()
    marks: tuple[Mark, ...] = ()  # feed- and site-level rights marks: they reach every draft
    drafts: tuple[Draft, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    complaints: tuple[Complaint, ...] = ()
