"""What well-known publishers say about republishing: one file each, looked up by address and by name. Decides nothing.

A publisher's terms often stand on a page of their own that no article carries. Here they are in our own words, with the
day on which they read so. Two classes, and nothing between them:

- *speaking*: ``verified`` (the publisher's own page was read) and ``as_of`` (the day for which that copy is known to
  stand) at most ``FRESH_DAYS`` before the decision. It may permit, and only the publisher's own articles, found on one
  of its own hosts.
- everything else may only narrow: prohibitions, duties, quotas, selection by a person and pictures count at once, its
  permissions open nothing. What somebody remembers of a policy is no permission.

``marks`` says which entries concern an article; ``evidence.catalogued`` says what they say. Evidence carries only the
entry's id, so that ``redecide`` works from the catalogue of today.

Why not fetch the policy pages? A decision must come out the same tomorrow, and a page that answers with a consent wall
or another language would change what may be published while nobody looks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from syndicator.model.article import Article
from syndicator.model.draft import Mark
from syndicator.model.provenance import Step
from syndicator.model.rights import Basis, Duty, Grant, License
from syndicator.rights import names
from syndicator.syntax import url as addresses

__all__ = [
    "FRESH_DAYS",
    "SIGNAL",
    "CatalogueEntry",
    "Images",
    "by_domain",
    "by_id",
    "by_name",
    "digest",
    "entries",
    "marks",
]

SIGNAL = "catalogue"
FRESH_DAYS = 400
"""Policies change; one that nobody has looked at for longer than this is treated as one that nobody has read."""

Images = Literal["", "with_text", "own", "none"]
"""Pictures: not said; go with the text; the publisher's own only; none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """What one publisher says about republishing, and how we know."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...]  # hosts without "www."; a permission reaches only these
    subdomains: bool = True  # what narrows also reaches the hosts below them
    policy_url: str
    checked: date  # when somebody last looked
    verified: bool = False  # the publisher's own page was read, and says what stands here
    as_of: date | None = None  # the day for which what was read is known to stand; None: the copy bears no date
    source: str = ""  # where it was read, or where this is from
    summary: str  # one sentence of ours
    quote: str = ""  # a few words of theirs
    license: License | None = None
    basis: Basis = "permission"
    grants: tuple[Grant, ...] = ()
    duties: tuple[Duty, ...] = ()
    prohibitions: tuple[str, ...] = ()
    third_party: str = ""  # what it says about other people's work on its site
    images: Images = ""
    own_only: bool = True
    per_item: bool = False  # each article states its own terms: these are a rule of the site
    entire_only: bool = False
    selected_by_person: bool = False
    contact: str | None = None
    valid_days: int | None = None  # from publication
    quota: int | None = None
    quota_days: int | None = None
    notes: str = ""

    @property
    def speaks_until(self) -> datetime | None:
        """Until when its permission may be relied on; None where it never may."""
        if not self.verified or self.as_of is None or self.per_item or not self.grants:
            return None
        return datetime.combine(self.as_of, time(), UTC) + timedelta(days=FRESH_DAYS)

    def is_called(self, name: str) -> bool:
        """Tell whether this is one of the publisher's names, whatever its spelling."""
        return names.fold(name) in {names.fold(own) for own in (self.name, *self.aliases)}


def entries() -> tuple[CatalogueEntry, ...]:
    """Return the whole catalogue, by id. Raises ``ValueError`` with every problem where a file is wrong."""
    return tuple(_table().values())


def by_id(identifier: str) -> CatalogueEntry | None:
    """Return the entry with this id, or None."""
    return _table().get(identifier)


def by_domain(place: str) -> CatalogueEntry | None:
    """Return the entry of a host or of the host of an address; a host below a publisher's is the publisher's."""
    return _of_host(addresses.host(place) if "//" in place else place.strip().lower().rstrip("."))


@lru_cache(maxsize=4_096)
def _of_host(host: str) -> CatalogueEntry | None:
    bare = host.removeprefix("www.")
    table = _by_domain()
    below = bare
    while below:
        found = table.get(below)
        if found is not None and (found.subdomains or below == bare):
            return found
        below = below.partition(".")[2]
    return None


@lru_cache(maxsize=4_096)
def by_name(name: str) -> CatalogueEntry | None:
    """Return the entry of a publisher by any of its names; case, accents and punctuation do not matter."""
    return _by_name().get(names.fold(name))


@cache
def digest() -> str:
    """Return a short hash over the whole catalogue: a decision depends on it (``decide.fingerprint``)."""
    return hashlib.sha256("\x1f".join(map(repr, entries())).encode()).hexdigest()[:16]


def marks(article: Article, *, place: str | None) -> tuple[Mark, ...]:
    """Return a mark for each entry that concerns an article; ``place`` is the document it was read from.

    By address: where it was found and where it first appeared. By name: whom it is credited to, and who published it.
    The mark says ``own`` only where nothing points anywhere else: a permission may rest on that.
    """
    return tuple(
        Mark(
            signal=SIGNAL,
            words=entry.summary,
            url=entry.policy_url,
            scope="site",
            extent="work",
            region="widget",
            locator=f"catalogue/{entry.id}",
            attributes=(("entry", entry.id), ("own", "yes" if _is_own(entry, article, place) else "no")),
        )
        for entry in _concerned(article)
    )


def _concerned(article: Article) -> tuple[CatalogueEntry, ...]:
    original = article.provenance.original
    found: dict[str, CatalogueEntry] = {}
    for place in {article.url, original.article_url, original.url}:
        if place and (entry := by_domain(place)) is not None:
            found[entry.id] = entry
    for name in {article.publisher.name, original.name}:
        if name and (entry := by_name(name)) is not None:
            found[entry.id] = entry
    return tuple(found[identifier] for identifier in sorted(found)) if found else ()


def _is_own(entry: CatalogueEntry, article: Article, place: str | None) -> bool:
    """Tell whether an article is the publisher's own, found at the publisher's: every sign must say so."""
    if article.url is None or place is None or not all(_is_at(entry, url) for url in (article.url, place)):
        return False
    if article.publisher.name and not entry.is_called(article.publisher.name):
        return False
    return all(_is_of(entry, step) for step in article.provenance.steps)


def _is_of(entry: CatalogueEntry, step: Step) -> bool:
    if any(url and not _is_at(entry, url) for url in (step.url, step.article_url, step.feed_url)):
        return False
    return not step.name or entry.is_called(step.name)


def _is_at(entry: CatalogueEntry, url: str) -> bool:
    """Stricter than ``by_domain``: a host below a publisher's may be a partner's."""
    return addresses.site(url) in entry.domains


@cache
def _table() -> dict[str, CatalogueEntry]:
    from syndicator.rights import catalogue_file  # tomllib only where an article needs it

    return catalogue_file.read_all(_files())


def _files() -> Iterator[tuple[str, str]]:
    folder = resources.files("syndicator.rights.data.catalogue")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            yield file.name, file.read_text(encoding="utf-8")


@cache
def _by_domain() -> dict[str, CatalogueEntry]:
    return {domain: entry for entry in entries() for domain in entry.domains}


@cache
def _by_name() -> dict[str, CatalogueEntry]:
    return {names.fold(name): entry for entry in entries() for name in (entry.name, *entry.aliases)}
