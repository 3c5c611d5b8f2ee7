"""From one capture to everything worth keeping of it: pure, so that it can be tested, fuzzed, pooled and replayed.

Fetches nothing, stores nothing and decides nothing: what may be published depends on the operator and is decided
later, from what stands here.

::

    Capture ─parse→ Harvest ─normalise→ Articles ─evidence→ Findings
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from syndicator import normalise, parse
from syndicator.model.article import Article
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint, HarvestFeed, Mark, Withdrawn
from syndicator.model.quick import quickly_made
from syndicator.model.rights import Evidence
from syndicator.model.source import Source
from syndicator.parse import headers
from syndicator.pipeline import shortened
from syndicator.rights import catalogue
from syndicator.rights import evidence as rights_evidence
from syndicator.syntax import url as url_syntax

READ_AS: Final[Mapping[str, str]] = {"listing": "page", "sitemap": "page", "wordpress": "feed"}
"""As what the documents of a source are read that is asked in a way of its own (``gathering``)."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One article as this capture gives it, with the rights evidence that reaches it."""

    article: Article
    evidence: tuple[Evidence, ...]
    route_key: str  # the identity key under which this source knows it
    route_fingerprint: str  # equal to the last one: this source says nothing new about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """Everything one capture held, ready to be reconciled with what we know."""

    format: str
    feed: HarvestFeed
    findings: tuple[Finding, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    complaints: tuple[Complaint, ...] = ()


def understand(capture: Capture, source: Source, *, at: datetime, host_marks: tuple[Mark, ...] = ()) -> Understanding:
    """Read, normalise and gather the evidence of one capture. ``host_marks`` are what robots.txt and the like said.

    Raises ``errors.ParseError`` when the document as a whole cannot be read.
    """
    harvest = parse.read(capture, kind=READ_AS.get(source.kind, source.kind))
    if source.selectors and harvest.format == "html":
        from syndicator.parse import selected

        harvest = selected.apply(harvest, capture, source.selectors)
    web = url_syntax.normalise(capture.url)  # None for a file: its path is no address anybody could go to
    place = web or f"file:{capture.file_name or ''}"
    normalised = normalise.normalise(harvest, source=source, url=web, at=at)
    shared = rights_evidence.read(
        (*host_marks, *headers.header_marks(capture), *harvest.marks), url=place, observed_at=at
    )
    complaints = (*harvest.complaints, *normalised.complaints)
    findings = []
    for normal in normalised.articles:
        if harvest.format == "html" and shortened.is_door(normal.article.title):
            complaints = (*complaints, Complaint(message=f"“{normal.article.title}” is no article", code="door"))
            continue
        own = rights_evidence.read(normal.draft.marks, url=place, observed_at=at)
        known = rights_evidence.read(catalogue.marks(normal.article, place=web), url=None, observed_at=at)
        gathered = _distinct((*own, *shared, *known))
        findings.append(
            Finding(
                article=normal.article,
                evidence=gathered,
                route_key=normal.article.keys[0],
                route_fingerprint=fingerprint(normal.article, gathered),
            )
        )
    return Understanding(
        format=harvest.format,
        feed=harvest.feed,
        findings=tuple(findings),
        withdrawn=harvest.withdrawn,
        complaints=complaints,
    )


def fingerprint(article: Article, evidence: tuple[Evidence, ...]) -> str:
    """Return a digest of what is said about an article and its rights; the order of evidence does not matter."""
    digest = hashlib.sha256(article.content_hash.encode())
    for part in sorted({item.id for item in evidence}):
        digest.update(part.encode())
    # What a reader of the text does not see, but a decision leans on.
    digest.update(repr((article.url, article.provenance, article.embargoed_until, article.paywalled)).encode())
    if article.expires is not None:
        digest.update(article.expires.isoformat().encode())
    return digest.hexdigest()


def _distinct(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple({item.id: item for item in evidence}.values())
