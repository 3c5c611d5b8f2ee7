"""A catalogue of our own making in place of the shipped one, and the words of its table for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from support.deciding import AT, PAGE, article

from syndicator.model.article import Article, Party
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Evidence, Grant
from syndicator.rights import catalogue, evidence, statements
from syndicator.rights.catalogue import CatalogueEntry
from syndicator.rights.decide import shared

SITE = "https://daily.example/"


def entry(**said: object) -> CatalogueEntry:
    """What the Daily Example says: anybody may republish its articles, read at its own page in January 2026."""
    fields: dict[str, object] = {
        "id": "daily-example",
        "name": "Daily Example",
        "domains": ("daily.example",),
        "policy_url": "https://daily.example/republish",
        "checked": date(2026, 2, 1),
        "verified": True,
        "as_of": date(2026, 1, 1),
        "source": "the page itself",
        "summary": "Anybody may republish its articles.",
        "grants": (Grant(action="republish_full", own_only=True), Grant(action="republish_excerpt", own_only=True)),
    }
    return CatalogueEntry(**{**fields, **said})  # type: ignore[arg-type] # a builder of tests


@contextmanager
def shelf(*entries: CatalogueEntry) -> Iterator[None]:
    """Put these entries in place of the shipped ones."""
    with patch.object(catalogue, "_table", lambda: {one.id: one for one in entries}):
        forget()
        try:
            yield
        finally:
            forget()


def forget() -> None:
    """Drop what is remembered of another catalogue."""
    for remembered in (catalogue._by_domain, catalogue._by_name, catalogue._of_host, catalogue.by_name):
        remembered.cache_clear()
    catalogue.digest.cache_clear()
    statements._read.cache_clear()
    shared.hear.cache_clear()
    evidence._evidence.cache_clear()
    evidence._understood.cache_clear()


def known(of: Article, *, place: str | None = PAGE) -> tuple[Evidence, ...]:
    """The evidence the catalogue gives for an article."""
    return evidence.read(catalogue.marks(of, place=place), url=None, observed_at=AT)


def found_at(name: str, url: str, **said: object) -> Article:
    """An article of somebody's own, found at its own page."""
    step = Step(role="collected", name=name, url=url, article_url=url)
    return article(
        **{"url": url, "publisher": Party(name=name, url=url), "provenance": Provenance(steps=(step,)), **said}
    )


def row(one: CatalogueEntry) -> str:
    """The line of docs/catalogue.md for an entry."""
    if one.speaks_until is not None and one.as_of is not None:
        standing = f"read, as of {one.as_of.isoformat()}"
    else:
        standing = "read, undated" if one.verified else "not read"
    licence = one.license.name if one.license is not None else ""
    return f"| [{one.name}]({one.policy_url}) | {standing} | {licence} | {one.summary} |"
