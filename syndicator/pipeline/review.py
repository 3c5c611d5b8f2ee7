"""What waits for a person, and taking down what the person says. Weighs nothing: that is ``rights.review``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from syndicator.errors import ReviewRefused
from syndicator.model.holding import Holding
from syndicator.model.rights import Decision, Evidence, Outcome, Reason, Review
from syndicator.pipeline.deciding import terms_for
from syndicator.pipeline.ledger import Ledger
from syndicator.pipeline.ports import Store
from syndicator.rights import review
from syndicator.settings.values import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One article on the reviewer's desk."""

    holding: Holding
    why: Reason  # why it waits
    offer: review.Offer  # what a person can allow
    evidence: tuple[Evidence, ...]  # everything that was said about its rights
    before: Review | None  # what a person said of it earlier; it does not count any more


def waiting(store: Store, settings: Settings, *, at: datetime) -> Iterator[Waiting]:
    """Yield what waits for a person, first come first."""
    ledger = Ledger(store, at=at)
    for holding in store.waiting().values():
        if holding.decision is None:
            continue
        file = _file(store, settings, holding, at=at, ledger=ledger)
        reasons = holding.decision.reasons
        held = next((reason for reason in reasons if reason.code == "wider_waiting"), None)
        yield Waiting(
            holding=holding,
            why=held or (reasons[0] if reasons else Reason(text="A person must look at it first.")),
            offer=review.offer(file),
            evidence=file.evidence,
            before=holding.decision.review,
        )


def approve(
    store: Store, settings: Settings, holding: Holding, *, by: str, reason: str, outcome: Outcome | None, at: datetime
) -> Decision:
    """Write down an approval, and what is decided by it. Raises ``errors.ReviewRefused``."""
    _must_be_held(holding)
    file = _file(store, settings, holding, at=at, ledger=Ledger(store, at=at))
    decision = review.approve(file, by=by, reason=reason, outcome=outcome)
    store.decide([decision])
    return decision


def reject(
    store: Store, settings: Settings, holding: Holding, *, by: str, reason: str, withhold: bool, at: datetime
) -> Decision:
    """Write down a rejection, and what is decided by it. Raises ``errors.ReviewRefused``."""
    _must_be_held(holding)
    file = _file(store, settings, holding, at=at, ledger=Ledger(store, at=at))
    decision = review.reject(file, by=by, reason=reason, outcome="withhold" if withhold else "link")
    store.decide([decision])
    return decision


def _must_be_held(holding: Holding) -> None:
    if holding.withdrawn_at is not None:
        raise ReviewRefused(f"“{holding.article.title}” was withdrawn: {holding.withdrawn_reason}")


def _file(store: Store, settings: Settings, holding: Holding, *, at: datetime, ledger: Ledger) -> review.File:
    terms = terms_for(settings, holding.source_ids)
    return review.File(
        article=holding.article,
        evidence=tuple(store.evidence(holding.evidence_ids).values()),
        use=terms.use,
        policy=terms.policy,
        agreement=terms.agreement,
        earlier=ledger.earlier(holding.article),
        at=at,
    )
