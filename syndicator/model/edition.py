"""What may be shown: already cut to what the decision allows. ``render/`` accepts nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from syndicator.model.article import Enclosure, Image, Party, Person, Term
from syndicator.model.provenance import Provenance
from syndicator.model.rights import Credit, Duty, License, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What may, must and must not be done with a text, for machines (``render.odrl``)."""

    outcome: Outcome
    prohibitions: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()
    images_withheld: tuple[str, ...] = ()
    excerpt_characters: int = 0  # the longest excerpt, where it is one
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    license: License | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as this operator may show it. Made only by ``rights.apply``."""

    id: str
    url: str | None  # where a reader goes: the original where known, else where we found it
    via_url: str | None = None  # where we found it, when that is not ``url``
    title: str
    subtitle: str | None = None
    people: tuple[Person, ...] = ()
    published: datetime  # falls back to first seen
    updated: datetime
    original_published: datetime | None = None
    language: str | None = None
    publisher: Party = Party()
    provenance: Provenance
    outcome: Literal["full", "excerpt", "link"]
    reason: str = ""  # one sentence: why full, excerpt or link
    summary_text: str | None = None  # plain text a feed may show; None: nothing but the title and the credit
    content_html: str | None = None  # only for "full" and "excerpt"; credit block already in its place
    terms: tuple[Term, ...] = ()
    images: tuple[Image, ...] = ()  # only those that may be shown
    enclosures: tuple[Enclosure, ...] = ()
    credit: Credit
    holders: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    rights: str | None = None  # text for atom:rights / dc:rights
    license: License | None = None  # None: RFC 4946 #unspecified in Atom
    duties: tuple[str, ...] = ()  # names of the duties carried out, for the machine fields
    machine: tuple[tuple[str, str], ...] = ()
    canonical: str | None = None
    noindex: bool = False
    source_feed_title: str | None = None
    source_feed_url: str | None = None
    source_feed_id: str | None = None
    allowance: Allowance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """An entry that is no more (RFC 6721)."""

    id: str
    when: datetime
    comment: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One printing of one output feed: everything a renderer needs, nothing it must not have."""

    id: str
    title: str
    description: str
    site_title: str
    site_url: str  # absolute, with trailing slash
    base_url: str  # where the files will be served from, absolute with trailing slash: site_url + directory name
    language: str
    contact: str | None = None
    updated: datetime  # newest entry change; a fixed moment when empty: equal input gives equal bytes
    entries: tuple[Entry, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    formats: tuple[str, ...] = ()  # all formats this feed is published in, for alternate links
    generator: str = "Syndicator"
    version: str = ""
