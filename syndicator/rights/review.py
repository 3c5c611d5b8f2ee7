"""Takes down what a person says about an article, what they can allow, and what they override by it. Decides nothing.

A verdict is an argument of ``rights.decide``, which carries it out; the law of it stands in ``decide.verdicts``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from syndicator.errors import ReviewRefused
from syndicator.model.article import Article
from syndicator.model.rights import OUTCOMES, Agreement, Decision, Evidence, Outcome, Policy, Reason, Review, UseProfile
from syndicator.rights import decide
from syndicator.rights.decide import verdicts

UNLOCKED_BY = (
    "what was agreed in writing goes into [[agreements]] and is named by the source; then 'syndicator redecide'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Everything that lies on the reviewer's desk about one article."""

    article: Article
    evidence: tuple[Evidence, ...]
    use: UseProfile
    policy: Policy
    agreement: Agreement | None = None
    earlier: tuple[timedelta, ...] = ()
    at: datetime

    def decide(self, review: Review | None) -> Decision:
        """Return what would be decided if a person said this."""
        return decide.decide(
            self.article,
            self.evidence,
            use=self.use,
            policy=self.policy,
            agreement=self.agreement,
            at=self.at,
            earlier=self.earlier,
            review=review,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The most a person can allow, what they would override by it, and what stands in the way of more."""

    outcome: Outcome
    overrides: tuple[Reason, ...]
    why: tuple[Reason, ...]
    whole_only: bool = False  # it may be shown whole or not at all


def offer(file: File) -> Offer:
    """Work out what a person can allow; ``review`` or ``withhold`` where that is nothing."""
    overrides = _overridable(file)
    best = file.decide(_review(file, "approve", "full", by="", reason="", overrides=overrides))
    why = tuple(reason for reason in best.reasons if reason.code not in {"approved", "overridden"})
    return Offer(
        outcome=best.outcome, overrides=overrides, why=why, whole_only="republish_excerpt" in best.prohibitions
    )


def approve(file: File, *, by: str, reason: str, outcome: Outcome | None = None) -> Decision:
    """Return the decision after an approval of at most ``outcome`` (None: the most there is).

    Raises ``errors.ReviewRefused`` where the evidence does not offer as much: a person may settle what is unclear, and
    cannot grant what nobody granted.
    """
    best = offer(file)
    wanted = outcome or best.outcome
    said = best.why[0].text if best.why else ""
    if best.outcome == "withhold" or (best.outcome == "review" and wanted != "link"):
        raise ReviewRefused(f"nobody can approve this: {said}", hint=UNLOCKED_BY)
    if OUTCOMES.index(wanted) > OUTCOMES.index(best.outcome) and wanted != "link":
        raise ReviewRefused(f"nobody can approve more than “{best.outcome}” here: {said}", hint=UNLOCKED_BY)
    if wanted == "excerpt" and best.outcome == "full" and best.whole_only:
        raise ReviewRefused("it may be shown whole or not at all", hint="approve 'full' or 'link'")
    overrides = best.overrides if OUTCOMES.index(wanted) > OUTCOMES.index("link") else ()
    return file.decide(_review(file, "approve", wanted, by=by, reason=reason, overrides=overrides))


def reject(file: File, *, by: str, reason: str, outcome: Outcome = "link") -> Decision:
    """Return the decision after a rejection: ``link`` or ``withhold``, for as long as nothing changes."""
    return file.decide(_review(file, "reject", outcome, by=by, reason=reason))


def _overridable(file: File) -> tuple[Reason, ...]:
    case = decide.case_of(
        file.article,
        file.evidence,
        use=file.use,
        policy=file.policy,
        agreement=file.agreement,
        at=file.at,
        earlier=file.earlier,
    )
    return decide.triggers(case)


def _review(
    file: File,
    verdict: Literal["approve", "reject"],
    outcome: Outcome,
    *,
    by: str,
    reason: str,
    overrides: Sequence[Reason] = (),
) -> Review:
    return Review(
        verdict=verdict,
        by=by,
        reason=reason,
        at=file.at,
        outcome=outcome,
        content_hash=file.article.content_hash,
        evidence=verdicts.fingerprint(piece.id for piece in file.evidence),
        overrides=tuple(overrides),
    )
