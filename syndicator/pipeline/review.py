"""What waits for a person, and taking down what the person says. Weighs nothing: that is ``rights.review``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce

from syndicator.errors import ReviewRefused
from syndicator.model.holding import Holding
from syndicator.model.rights import OUTCOMES, Decision, Evidence, Outcome, Reason, Review
from syndicator.pipeline.deciding import terms_for
from syndicator.pipeline.joining import evidence_by_route
from syndicator.pipeline.ledger import Ledger
from syndicator.pipeline.ports import Store
from syndicator.pipeline.voices import alone, distinct, now_said, strictest, voices
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
        files = _files(store, settings, holding, at=at, ledger=ledger)
        reasons = holding.decision.reasons
        held = next((reason for reason in reasons if reason.code == "wider_waiting"), None)
        yield Waiting(
            holding=holding,
            why=held or (reasons[0] if reasons else Reason(text="A person must look at it first.")),
            offer=_offer(files),
            evidence=files[0].evidence,
            before=holding.decision.review,
        )


def approve(
    store: Store, settings: Settings, holding: Holding, *, by: str, reason: str, outcome: Outcome | None, at: datetime
) -> Decision:
    """Write down an approval, and what is decided by it. Raises ``errors.ReviewRefused``."""
    _must_be_held(holding)
    files = _files(store, settings, holding, at=at, ledger=Ledger(store, at=at))
    wanted = outcome if len(files) == 1 else outcome or _offer(files).outcome
    decisions = [review.approve(file, by=by, reason=reason, outcome=wanted) for file in files]
    decision = reduce(strictest, decisions)
    store.decide([decision])
    return decision


def reject(
    store: Store, settings: Settings, holding: Holding, *, by: str, reason: str, withhold: bool, at: datetime
) -> Decision:
    """Write down a rejection, and what is decided by it. Raises ``errors.ReviewRefused``."""
    _must_be_held(holding)
    file, *_ = _files(store, settings, holding, at=at, ledger=Ledger(store, at=at))
    decision = review.reject(file, by=by, reason=reason, outcome="withhold" if withhold else "link")
    store.decide([decision])
    return decision


def _must_be_held(holding: Holding) -> None:
    if holding.withdrawn_at is not None:
        raise ReviewRefused(f"“{holding.article.title}” was withdrawn: {holding.withdrawn_reason}")


def _files(
    store: Store, settings: Settings, holding: Holding, *, at: datetime, ledger: Ledger
) -> tuple[review.File, ...]:
    """Return everything that was said of an article, then what those said who alone may grant: each must offer it."""
    said = evidence_by_route(holding, store)
    earlier = ledger.earlier(holding.article)

    def file(routes: tuple[str, ...]) -> review.File:
        terms = terms_for(settings, routes)
        return review.File(
            article=holding.article,
            evidence=distinct(said[route] for route in routes),
            use=terms.use,
            policy=terms.policy,
            agreement=terms.agreement,
            earlier=earlier,
            at=at,
        )

    groups = voices(holding.article, holding.source_ids, holding.supplier, settings.find_source)
    files = (file(holding.source_ids), *map(file, alone(holding.source_ids, groups)))
    now = (replace(each, evidence=now_said(each.evidence)) for each in files)
    return (*files, *(each for each, whole in zip(now, files, strict=True) if each.evidence != whole.evidence))


def _offer(files: tuple[review.File, ...]) -> review.Offer:
    """Return the least that any of them offers, with everything that would be overridden."""
    offers = [review.offer(file) for file in files]
    least = min(offers, key=lambda each: OUTCOMES.index(each.outcome))
    overrides = dict.fromkeys(reason for each in offers for reason in each.overrides)
    return replace(least, overrides=tuple(overrides), whole_only=any(each.whole_only for each in offers))
