"""The one place where a use is granted. Everything else reads, weighs nothing, or only takes away.

The law (DESIGN.md §4, RIGHTS.md §12)::

    whose is it?          holder.resolve, before any grant
    an agreement          in force and reaching: first
    item before box before feed before site; at one level the most restrictive
    does it reach?        reach:   by whom, for whose works, from when, until when
    does it fit?          bounds:  audience, medium, territory, money, who selects
    what is forbidden     duties:  added up from every level
    can it be done?       carrying: a duty that no feed can carry out withholds, here and not only in the feed
    contradiction, what nobody can read, what a person must choose → review
    embargo → withhold    silence → link, or the operator's own excerpt policy

A decision starts from a link and needs a reason to open; everything found after that can only narrow. ``review`` and
``link`` publish equally little of the text; a prohibition that no person can lift makes a link of what would otherwise
wait for one. The order of the evidence means nothing.

Why not a score? Nobody can act on "0.7", and no court has ever heard of it. Why not let a nearer "all rights reserved"
simply win over a licence farther away? It is how pages contradict themselves; a person should see it once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from syndicator.model.article import Article
from syndicator.model.rights import (
    OUTCOMES,
    Agreement,
    Decision,
    Duty,
    Evidence,
    Outcome,
    Policy,
    Reason,
    Review,
    UseProfile,
)
from syndicator.rights import carry
from syndicator.rights import holder as holders
from syndicator.rights.decide import carrying, duties, excerpts, grounds, images, narrow, own_words, shared, verdicts
from syndicator.rights.decide.asking import ask
from syndicator.rights.decide.case import Cap, Case
from syndicator.rights.decide.grounds import Grounds
from syndicator.rights.rules import RULES_VERSION, fingerprint

__all__ = ["RULES_VERSION", "case_of", "decide", "fingerprint", "succeed", "triggers"]


def decide(
    article: Article,
    evidence: Iterable[Evidence],
    *,
    use: UseProfile,
    policy: Policy,
    agreement: Agreement | None = None,
    at: datetime,
    first_of_publisher: bool = False,
    earlier: Iterable[timedelta] = (),
    review: Review | None = None,
) -> Decision:
    """Decide what this operator may publish of an article, and why.

    ``first_of_publisher``: nothing of this publisher was published before; matters where the policy wants to see those.
    ``earlier``: how long before this one others of its publisher were published; for quotas.
    ``review``: the last word of a person about this article. It counts only for the version and the evidence it was
    said of; said of another, the article waits for a person again.
    """
    said, before = tuple(evidence), tuple(earlier)
    if agreement is None and review is None and not before and policy.on_silence == "link":
        face = shared.face(article, shared.hear(said))
        if face is not None:
            terms = fingerprint(use, policy)
            decision = _of_face(face, said, terms, use=use, policy=policy, at=at, first_of_publisher=first_of_publisher)
            if decision.outcome not in {"full", "excerpt"}:
                return replace(
                    decision, article_id=article.id, content_hash=article.content_hash, images=images.none(article)
                )
    case = case_of(
        article,
        said,
        use=use,
        policy=policy,
        agreement=agreement,
        at=at,
        first_of_publisher=first_of_publisher,
        earlier=before,
        review=review,
    )
    return _decision(case, grounds.find(case))


@lru_cache(maxsize=512)  # the items of the few documents at hand: the time is part of the question
def _of_face(
    face: shared.Face,
    evidence: tuple[Evidence, ...],
    terms: str,  # noqa: ARG001 - under another catalogue it is another question
    *,
    use: UseProfile,
    policy: Policy,
    at: datetime,
    first_of_publisher: bool,
) -> Decision:
    """Decide about all items that look the same and of which the same is said (``shared``)."""
    case = case_of(face.article(), evidence, use=use, policy=policy, at=at, first_of_publisher=first_of_publisher)
    return _decision(case, grounds.find(case))


def triggers(case: Case) -> tuple[Reason, ...]:
    """Return what makes a case wait for a person and what a person may override, each with its evidence."""
    found = grounds.find(case)
    return narrow.triggers(case, found, duties.forbidden(case.text), _bound(case, found))


def case_of(
    article: Article,
    evidence: Iterable[Evidence],
    *,
    use: UseProfile,
    policy: Policy,
    agreement: Agreement | None = None,
    at: datetime,
    first_of_publisher: bool = False,
    earlier: Iterable[timedelta] = (),
    review: Review | None = None,
) -> Case:
    """Gather what a decision is made from."""
    heard = shared.hear(tuple(evidence))
    stands = review is not None and verdicts.in_force(review, article, heard.pieces)
    return Case(
        article=article,
        evidence=heard.pieces,
        text=own_words.read(heard.text, article),
        images=heard.images,
        machine=heard.machine,
        holder=holders.resolve(article, heard.said),
        use=use,
        policy=policy,
        agreement=agreement,
        at=at,
        first_of_publisher=first_of_publisher,
        earlier=tuple(earlier),
        review=review if stands else None,
        lapsed=None if stands else review,
    )


def succeed(previous: Decision | None, candidate: Decision, *, accept_wider: bool) -> Decision:
    """Return the decision that takes over: a narrower one at once, a wider one only when a person accepts it.

    Equal outcomes: the candidate, so that new duties and reasons count at once. A change of the content makes a new
    text, which never had a decision to be widened. A link is not wider than waiting: neither publishes the text. The
    end of an embargo that was known is no widening either: it was decided then.
    """
    if previous is None or accept_wider or previous.content_hash != candidate.content_hash:
        return candidate
    if OUTCOMES.index(candidate.outcome) <= OUTCOMES.index(previous.outcome) or _released(previous, candidate):
        return candidate
    text = f"Now “{candidate.outcome}” would be allowed; it stays “{previous.outcome}” until a person accepts more."
    evidence = candidate.reasons[0].evidence if candidate.reasons else ()
    kept = tuple(reason for reason in candidate.reasons if reason.code != "wider_waiting")
    open_ = previous.outcome in {"full", "excerpt"}
    shown = {image.url for image in previous.images if image.show}
    paragraphs = (count for count in (previous.excerpt_paragraphs, candidate.excerpt_paragraphs) if count is not None)
    return replace(
        candidate,
        outcome=previous.outcome,
        images=tuple(replace(image, show=image.show and image.url in shown) for image in candidate.images),
        license=candidate.license if open_ else previous.license,
        reasons=(Reason(text=text, evidence=evidence, code="wider_waiting"), *kept),
        excerpt_characters=min(previous.excerpt_characters, candidate.excerpt_characters),
        excerpt_paragraphs=min(paragraphs, default=None),
        valid_from=previous.valid_from or candidate.valid_from,
    )


def _released(previous: Decision, candidate: Decision) -> bool:
    if previous.outcome == "review" and candidate.outcome == "link":
        return True
    embargo = previous.valid_from
    return previous.outcome == "withhold" and embargo is not None and embargo <= candidate.decided_at


def _decision(case: Case, found: Grounds) -> Decision:
    prohibitions = duties.forbidden(case.text)
    if found.agreement is not None:
        prohibitions = duties.beside(found.agreement, prohibitions)
    bound = _bound(case, found)

    def made(outcome: Outcome, why: tuple[Reason, ...]) -> Decision:
        return _made(case, found, outcome, why, prohibitions=prohibitions, bound=bound)

    undone: tuple[Cap, ...] = ()
    if found.outcome in {"full", "excerpt"}:  # a link has nothing to carry out
        undone = carrying.short(case, found, prohibitions, made(found.outcome, (found.verdict,)))
    outcome, why = narrow.narrow(case, found, prohibitions, bound, undone)
    limits = excerpts.limits(case, found)
    if outcome == "link" and verdicts.lets_quote(case) and _may_quote(case, prohibitions) and limits.characters > 0:
        text = f"An excerpt of at most {limits.characters} characters is shown by the operator's own policy."
        outcome, why = "excerpt", (Reason(text=text, code="own_excerpt_policy"), *why)
    if outcome == "excerpt" and found.agreement is None:
        refused = excerpts.refused(case, found, prohibitions)
        outcome, why = ("link", (refused, *why)) if refused is not None else (outcome, why)
    if outcome == "excerpt" and limits.characters <= 0:
        quiet = Reason(text="Only a link: the page asks that no snippet of it be shown.", code="no_snippet")
        outcome, why = "link", (quiet, *why)
    if outcome == "excerpt":
        outcome, why = narrow.settle(outcome, why, carrying.short(case, found, prohibitions, made(outcome, why)))
    return made(outcome, why)


def _made(
    case: Case,
    found: Grounds,
    outcome: Outcome,
    why: tuple[Reason, ...],
    *,
    prohibitions: dict[str, tuple[str, ...]],
    bound: tuple[Duty, ...],
) -> Decision:
    limits = excerpts.limits(case, found)
    whom, missing = ask(case, outcome)
    narrower = set(prohibitions) | ({"republish_excerpt"} if excerpts.whole_only(case, found) else set())
    licence = found.license if outcome in {"full", "excerpt"} or not case.holder.third_party else None
    decision = Decision(
        article_id=case.article.id,
        content_hash=case.article.content_hash,
        outcome=outcome,
        images=images.decide(
            case,
            images.Cover(
                outcome=outcome,
                license=found.license,
                reaches=all(said.reach != "text_only" and said.extent != "text" for said in found.statements),
                prohibited=frozenset(prohibitions),
            ),
        ),
        duties=bound,
        prohibitions=tuple(sorted(narrower)),
        reasons=tuple(dict.fromkeys((*why, *case.holder.why, *found.reasons, *missing))),
        license=licence,
        holders=case.holder.names,
        years=case.holder.years,
        statements=duties.rights_lines(case),
        excerpt_characters=limits.characters,
        excerpt_paragraphs=limits.paragraphs,
        ask=whom,
        machine=case.machine,
        policy=f"{case.policy.id}@{RULES_VERSION}",
        use=fingerprint(case.use, case.policy, case.agreement),
        decided_at=case.at,
        valid_from=narrow.embargo_end(case),
        valid_until=found.valid_until if outcome in {"full", "excerpt"} else None,
        review=case.review or case.lapsed,
    )
    if outcome not in {"full", "excerpt"}:
        return decision
    return replace(decision, valid_until=carry.expiry(case.article, decision))


def _bound(case: Case, found: Grounds) -> tuple[Duty, ...]:
    bound = duties.owed(case, case.text, found.grants)
    if found.agreement is None:
        return bound
    return (*found.agreement.duties, *(duty for duty in bound if duty.strength == "license"))


def _may_quote(case: Case, prohibitions: dict[str, tuple[str, ...]]) -> bool:
    wanted = case.policy.on_silence == "excerpt" and case.policy.ceiling in {"excerpt", "full"}
    return wanted and excerpts.may_quote(case, prohibitions)
