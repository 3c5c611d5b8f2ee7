"""What would be made of a document, without storing or publishing anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from syndicator.model.article import Article
from syndicator.model.draft import Complaint
from syndicator.model.rights import Credit, Decision, Evidence
from syndicator.pipeline.deciding import Terms, decide_under
from syndicator.pipeline.understand import Understanding
from syndicator.rights.credit import credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """One article and what would be done with it."""

    article: Article
    evidence: tuple[Evidence, ...]
    decision: Decision
    credit: Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a document holds."""

    format: str
    articles: tuple[Inspected, ...]
    complaints: tuple[Complaint, ...]


def inspect(understanding: Understanding, terms: Terms, *, at: datetime) -> Inspection:
    """Decide and credit what one document holds."""
    inspected = []
    for finding in understanding.findings:
        decision = decide_under(terms, finding.article, finding.evidence, previous=None, accept_wider=False, at=at)
        inspected.append(
            Inspected(
                article=finding.article,
                evidence=finding.evidence,
                decision=decision,
                credit=credit(finding.article, decision),
            )
        )
    return Inspection(format=understanding.format, articles=tuple(inspected), complaints=understanding.complaints)
