"""What a person said about one version of an article, carried out. Opens nothing the evidence does not offer.

A person may settle what only a person can: notices that contradict each other, words no program reads, duties no
program carries out, and what the operator wants to see first. A person may always allow less. Nobody can approve what
the evidence does not offer: no permission, an embargo, a paywall, personal use only, somebody else's text, a quota that
is used up. For that there is an agreement, in the configuration, with its reference.

A verdict binds to the content and to the evidence it was given on, and lifts only what it names. When either changes it
lapses, and what would be published waits for a person again, whatever the verdict was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from syndicator.model.article import Article
from syndicator.model.rights import OUTCOMES, Outcome, Reason, Review
from syndicator.rights.decide.case import Cap, Case

_WORDS: dict[Outcome, str] = {
    "full": "the full text",
    "excerpt": "an excerpt",
    "link": "a link",
    "withhold": "nothing at all",
    "review": "nothing yet",
}


def fingerprint(evidence: Iterable[str]) -> str:
    """Return the name of a body of evidence, from its ids; their order means nothing."""
    return hashlib.sha256("\x1f".join(sorted(set(evidence))).encode()).hexdigest()


def in_force(review: Review, article: Article, evidence: Iterable[str]) -> bool:
    """Tell whether a verdict was given on this version and on this evidence."""
    return review.content_hash == article.content_hash and review.evidence == fingerprint(evidence)


def liftable(case: Case, cap: Cap) -> bool:
    """Tell whether a person may override this; of somebody else's text, and against "personal use only", nobody may."""
    if cap.outcome != "review" or (case.holder.third_party and not case.holder.author):
        return False
    personal = {said.evidence for said in case.text if said.personal_use_only}
    return personal.isdisjoint(cap.reason.evidence)


def lift(case: Case, caps: Sequence[Cap]) -> tuple[Cap, ...]:
    """Return the caps that stand: all but those a person overrode, by name and with the same evidence."""
    review = case.review
    if review is None or review.verdict != "approve":
        return tuple(caps)
    named = {(reason.code, reason.evidence) for reason in review.overrides}
    return tuple(cap for cap in caps if not (liftable(case, cap) and (cap.reason.code, cap.reason.evidence) in named))


def apply(case: Case, outcome: Outcome, why: tuple[Reason, ...]) -> tuple[Outcome, tuple[Reason, ...]]:
    """Return the outcome after the last word of a person: never more than without it."""
    if case.lapsed is not None:
        return _lapsed(case.lapsed, outcome, why)
    review = case.review
    if review is None or outcome == "withhold":
        return outcome, why
    if review.verdict == "approve":
        return _approved(review, outcome, why)
    text = f"{_who(review)} rejected more than {_WORDS[review.outcome]}: {review.reason}"
    least = min(review.outcome, "link" if outcome == "review" else outcome, key=OUTCOMES.index)
    return least, (_headline(review), Reason(text=text, code="rejected"), *why)


def lets_quote(case: Case) -> bool:
    """Tell whether the operator's own excerpts may be shown: not where a person said that a link is all."""
    reviews = [review for review in (case.review, case.lapsed) if review is not None]
    return not any(OUTCOMES.index(review.outcome) < OUTCOMES.index("excerpt") for review in reviews)


def _approved(review: Review, outcome: Outcome, why: tuple[Reason, ...]) -> tuple[Outcome, tuple[Reason, ...]]:
    text = f"{_who(review)} approved {_WORDS[review.outcome]}: {review.reason}"
    if outcome == "review" and review.outcome == "link":
        return "link", (_headline(review), Reason(text=text, code="approved"), *why)
    overridden = tuple(
        Reason(text=f"Overridden by {review.by}: {reason.text}", evidence=reason.evidence, code="overridden")
        for reason in review.overrides
    )
    approved = (Reason(text=text, code="approved"), *overridden)
    if OUTCOMES.index(review.outcome) < OUTCOMES.index(outcome):
        return review.outcome, (_headline(review), *approved, *why)
    return outcome, (*why[:1], *approved, *why[1:])


def _lapsed(review: Review, outcome: Outcome, why: tuple[Reason, ...]) -> tuple[Outcome, tuple[Reason, ...]]:
    held = review.verdict == "reject" and review.outcome == "withhold"
    if outcome not in {"full", "excerpt"} and not (held and outcome == "link"):
        return outcome, why
    what = "approved" if review.verdict == "approve" else "rejected"
    text = f"The article or what is said about its rights changed since {_who(review)} {what} it."
    return "review", (Reason(text=text, code="review_lapsed"), *why)


def _headline(review: Review) -> Reason:
    """Say it without a name and without the person's words: the first reason of a decision stands in the feeds."""
    return Reason(text=f"The editors decided for {_WORDS[review.outcome]}.", code="editors_decided")


def _who(review: Review) -> str:
    return f"{review.by} ({review.at.date().isoformat()})"
