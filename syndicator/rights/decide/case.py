"""Everything one decision is made from, gathered once. Holds values; concludes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from syndicator.model.article import Article
from syndicator.model.rights import (
    Agreement,
    Evidence,
    Outcome,
    Policy,
    Reason,
    Review,
    RightsStatement,
    UseProfile,
)
from syndicator.rights.holder import Holder

ITEM, WIDGET, FEED, SITE = 1, 2, 3, 4
"""How near to the item something is said: the item itself, its republish box, the feed it came in, the whole site."""

LEVELS: Mapping[int, str] = {
    ITEM: "at the article itself",
    WIDGET: "in the article's republish box",
    FEED: "in the feed",
    SITE: "for the whole site",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One article, what was said about it, who asks."""

    article: Article
    evidence: Mapping[str, Evidence]  # by id
    text: tuple[RightsStatement, ...]  # what speaks of the text, in an order that does not depend on theirs
    images: tuple[RightsStatement, ...]  # what speaks of pictures only
    machine: tuple[tuple[str, str], ...]
    holder: Holder
    use: UseProfile
    policy: Policy
    agreement: Agreement | None
    at: datetime
    first_of_publisher: bool = False
    earlier: tuple[timedelta, ...] = ()  # how long before this one others of its publisher were published
    review: Review | None = None  # what a person said about this version on this evidence
    lapsed: Review | None = None  # what a person said about another version, or on other evidence

    @property
    def published(self) -> datetime | None:
        """When the publisher published it, where that is known."""
        return self.article.published.at if self.article.published is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """Something that allows no more than this."""

    outcome: Outcome
    reason: Reason


def level(statement: RightsStatement) -> int:
    """Say how near to the item a statement stands."""
    if statement.region == "widget":
        return WIDGET
    if statement.region == "footer" or statement.scope == "site":
        return SITE
    return FEED if statement.scope == "feed" else ITEM


def is_catalogued(case: Case, said: RightsStatement) -> bool:
    """Tell whether a statement is what our catalogue has on the publisher, which the page itself does not say."""
    piece = case.evidence.get(said.evidence)
    return piece is not None and piece.signal == "catalogue"


def ordered(statements: Iterable[RightsStatement]) -> tuple[RightsStatement, ...]:
    """Put statements in an order of their own: nearest first, then by evidence; clauses of one notice stay in order."""
    return tuple(sorted(statements, key=lambda said: (level(said), said.evidence)))


def ids(statements: Iterable[RightsStatement]) -> tuple[str, ...]:
    """Return the evidence of statements, each once, sorted."""
    return tuple(sorted({said.evidence for said in statements}))
