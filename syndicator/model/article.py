"""The article: one shape for every input, everything in it weighed and sanitised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from syndicator.model.provenance import Provenance
from syndicator.model.quick import quickly_made

Precision = Literal["year", "month", "day", "minute", "second"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time and how exactly it was stated; ``at`` is UTC, the start of the stated span."""

    at: datetime
    precision: Precision = "second"
    offset_minutes: int | None = None  # east of UTC, as stated beside a time of day; None where no zone was stated


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone credited: a natural person or an agency."""

    name: str
    role: str = "author"
    url: str | None = None
    agency: bool = False  # a news agency or organisation, not a natural person


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A taxonomy entry (Atom category; RSS category/@domain)."""

    term: str
    scheme: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture with whose it is. ``url`` is None where only its credit survived."""

    url: str | None
    caption: str | None = None
    credit: str | None = None
    license_url: str | None = None
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """An attached media file."""

    url: str
    media_type: str | None = None
    length: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation that publishes: name and address, either may be unknown."""

    name: str | None = None
    url: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What we hold of one article. Immutable: a change is a new value with another ``content_hash``."""

    id: str  # "urn:uuid:…", for ever
    keys: tuple[str, ...]  # identity keys it can be recognised by: "url:…", "guid:SOURCE:…", "text:…"
    url: str | None  # where it was found: the page a reader can go to; None where no address is known
    title: str
    subtitle: str | None = None
    people: tuple[Person, ...] = ()
    published: Moment | None = None  # by the publisher it was found at
    updated: Moment | None = None
    original_published: Moment | None = None  # by the original source, where that is someone else
    language: str | None = None  # BCP 47
    publisher: Party = Party()  # who runs where it was found
    provenance: Provenance
    terms: tuple[Term, ...] = ()
    summary: str | None = None  # plain text
    body_html: str | None = None  # sanitised
    body_text: str | None = None
    images: tuple[Image, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    embargoed_until: datetime | None = None
    expires: datetime | None = None  # meant to stand until then; year 1583: it says so, and nobody can read until when
    paywalled: bool = False
    feed_title: str | None = None  # of the feed it came through, for atom:source / RSS source
    feed_url: str | None = None
    feed_id: str | None = None
    content_hash: str = ""  # sha256 hex over what a reader would see: title, subtitle, people, body, summary, images

    @property
    def publisher_key(self) -> str:
        """Under whom it is counted: the site it was found on, else its publisher's name, "" where neither is known."""
        for key in self.keys:
            if key.startswith("url:"):
                return key.removeprefix("url:").partition("/")[0].partition("?")[0]
        return " ".join((self.publisher.name or "").casefold().split())
