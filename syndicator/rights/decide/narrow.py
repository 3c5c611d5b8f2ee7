"""Everything that takes away after the grounds are found. Never widens: it returns the grounds' outcome or less."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from syndicator.model.rights import OUTCOMES, Duty, Outcome, Reason, RightsStatement
from syndicator.rights import carry
from syndicator.rights.decide import duties, quotas, verdicts
from syndicator.rights.decide.case import Cap, Case, ids, level
from syndicator.rights.decide.grounds import Grounds

FOR_EVER = 9999  # the year in which an embargo ends whose end nobody can read


def narrow(
    case: Case, found: Grounds, prohibitions: dict[str, tuple[str, ...]], bound: Sequence[Duty], short: Iterable[Cap]
) -> tuple[Outcome, tuple[Reason, ...]]:
    """Return the outcome after everything that takes away, and the reasons, the deciding one first.

    ``short`` is what could not be carried out if the grounds were used in full.
    """
    held = _embargo(case, bound) or _over(case)
    if held is not None:
        return "withhold", (held, found.verdict)
    outcome = found.outcome
    why: tuple[Reason, ...] = (found.verdict,)
    if outcome in {"full", "excerpt"}:
        caps = (*_caps(case, found, prohibitions, bound), *quotas.reached(case, found), *short)
        outcome, why = settle(outcome, why, verdicts.lift(case, caps))
    if outcome == "link":  # even the title waits until somebody says that the embargo has ended
        waiting = verdicts.lift(case, _starts(case))
        outcome, why = ("review", (*_headline("review", (waiting[0].reason,)), *why)) if waiting else (outcome, why)
    return verdicts.apply(case, *_by_policy(case, found, outcome, why))


def embargo_end(case: Case) -> datetime | None:
    """When the embargo ends, as far as anybody said; None where there is none, or nobody can say."""
    return max(_embargoes(case), default=None)


def triggers(
    case: Case, found: Grounds, prohibitions: dict[str, tuple[str, ...]], bound: Sequence[Duty]
) -> tuple[Reason, ...]:
    """Return what makes this wait for a person and what a person may override, each with its evidence."""
    if found.outcome not in {"full", "excerpt"}:
        return ()
    caps = [cap for cap in _caps(case, found, prohibitions, bound) if verdicts.liftable(case, cap)]
    return tuple(sorted({cap.reason for cap in caps}, key=lambda reason: (reason.code, reason.evidence, reason.text)))


def settle(outcome: Outcome, why: tuple[Reason, ...], caps: Iterable[Cap]) -> tuple[Outcome, tuple[Reason, ...]]:
    """Apply caps. What no person can lift comes before what waits for a person: nobody reviews what is forbidden."""
    listed = sorted(caps, key=_weight)
    order: tuple[Outcome, ...] = ("link", "review", "excerpt")
    for name in order:
        reasons = tuple(cap.reason for cap in listed if cap.outcome == name)
        if reasons and OUTCOMES.index(name) < OUTCOMES.index(outcome):
            return name, (*_headline(name, reasons), *why)
    return outcome, why


def _weight(cap: Cap) -> tuple[bool, str, tuple[str, ...], str]:
    """Say first what the notices say against one another; the rest in an order that does not depend on theirs."""
    return cap.reason.code != "contradiction", cap.reason.code, cap.reason.evidence, cap.reason.text


def _headline(outcome: str, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    words = {"link": "Only a link", "review": "A person must look at it first", "excerpt": "Only an excerpt"}
    first = reasons[0]
    text = f"{words[outcome]}: {first.text[0].lower()}{first.text[1:]}"
    return (Reason(text=text, evidence=first.evidence, code=first.code), *reasons[1:])


def _caps(
    case: Case, found: Grounds, prohibitions: dict[str, tuple[str, ...]], bound: Sequence[Duty]
) -> tuple[Cap, ...]:
    if found.agreement is not None:  # what the parties agreed on stands above what the page tells everybody
        return (*_starts(case), *_ends(case), *_by_hand(case, found, bound), *_paywall(case, found))
    return (
        *_starts(case),
        *_ends(case),
        *found.caps,
        *duties.limits(case, prohibitions, excerpts=found.permits("republish_excerpt")),
        *_contradictions(case, found),
        *_unreadable(case, found),
        *_by_hand(case, found, bound),
        *_paywall(case, found),
    )


def _contradictions(case: Case, found: Grounds) -> tuple[Cap, ...]:
    """The permission says yes and another notice, as near or nearer, says no; a prohibition counts from any distance.

    Inside one notice there is no contradiction, only terms: "all rights reserved" beside a licence is an old formula.
    """
    own = {said.evidence for said in found.statements}
    against = [
        said
        for said in case.text
        if said.evidence not in own
        and said.stance in {"reserves", "restricts"}
        and (duties.forbids_full(said) or (said.explicit and _reserves_all(said) and level(said) <= found.level))
    ]
    if not against:
        return ()
    words = " … ".join(dict.fromkeys(_quote(said) for said in against[:2]))
    text = f"The notices contradict one another: a permission, and “{words}”."
    return (Cap(outcome="review", reason=Reason(text=text, evidence=ids(against), code="contradiction")),)


def _reserves_all(said: RightsStatement) -> bool:
    return said.stance == "reserves"


def _unreadable(case: Case, found: Grounds) -> tuple[Cap, ...]:
    """Something about rights that nobody can read, as near as the permission or nearer."""
    own = {said.evidence for said in found.statements}
    dark = [
        said
        for said in case.text
        if said.stance == "unreadable" and (level(said) <= found.level or said.evidence in own)
    ]
    if not dark:
        return ()
    text = f"Something is said about rights that we cannot read: “{_quote(dark[0])}”."
    return (Cap(outcome="review", reason=Reason(text=text, evidence=ids(dark), code="unreadable")),)


def _by_hand(case: Case, found: Grounds, bound: Sequence[Duty]) -> tuple[Cap, ...]:
    """Duties that no program carries out: somebody must at least see this article.

    Whoever signed an agreement knows whom to notify; what no feed does at all waits under an agreement as well.
    """
    waiting = set(carry.BY_APPROVAL) if case.use.feeds else set()
    if case.use.selected_by != "person" and found.agreement is None:
        counted = any(grant.quota is not None for grant in found.grants)  # asked already, against the operator's quota
        waiting |= carry.BY_APPROVAL.keys() | carry.LEFT_TO_PEOPLE.keys() - ({"quota"} if counted else set())
    return tuple(
        Cap(
            outcome="review",
            reason=Reason(
                text=_by_whom(duty),
                evidence=duty.evidence,
                code=f"by_hand_{duty.action}",
            ),
        )
        for duty in bound
        if duty.action in waiting
    )


def _by_whom(duty: Duty) -> str:
    why = {**carry.LEFT_TO_PEOPLE, **carry.BY_APPROVAL}[duty.action]
    return f"{why[0].upper()}{why[1:]}" + (f": {duty.text}." if duty.text else ".")


def _paywall(case: Case, found: Grounds) -> tuple[Cap, ...]:
    if not case.article.paywalled:
        return ()
    outcome: Outcome = "excerpt" if found.permits("republish_excerpt") else "link"
    return (Cap(outcome=outcome, reason=Reason(text="The article stands behind a paywall.", code="paywalled")),)


def _by_policy(
    case: Case, found: Grounds, outcome: Outcome, why: tuple[Reason, ...]
) -> tuple[Outcome, tuple[Reason, ...]]:
    """Apply the operator's own wishes: a ceiling, and what a person wants to see first."""
    ceiling = case.policy.ceiling
    if OUTCOMES.index(ceiling) < OUTCOMES.index(outcome):
        text = f"The operator's policy allows no more than “{ceiling}”."
        outcome, why = ceiling, (Reason(text=text, code="policy_ceiling"), *why)
    text = ""
    if case.review is not None:
        return outcome, why  # a person has seen it
    if outcome != "withhold" and "everything" in case.policy.review:
        text, code = "The operator wants to see every article first.", "policy_everything"
    elif outcome in {"full", "excerpt"} and case.first_of_publisher and "first_of_publisher" in case.policy.review:
        text, code = (
            "It is the first article of this publisher, which the operator wants to see.",
            "policy_first_of_publisher",
        )
    if text and outcome != "review":
        return "review", (Reason(text=text, evidence=found.verdict.evidence, code=code), *why)
    return outcome, why


def _embargoes(case: Case) -> list[datetime]:
    ends = [said.embargo_until for said in case.text if said.embargo_until is not None]  # of a permission as well
    if case.article.embargoed_until is not None:
        ends.append(case.article.embargoed_until)
    return ends


def _embargo(case: Case, bound: Sequence[Duty]) -> Reason | None:
    """Nothing before the end of an embargo; one whose end nobody can work out has not ended."""
    ends = _embargoes(case)
    held = [said for said in case.text if said.embargo_until is not None or _held(said)]
    evidence = ids(held)
    if any(end > case.at for end in ends):
        last = max(ends)
        text = f"Nothing before the embargo ends, {last:%Y-%m-%d %H:%M} UTC."
        if last.year >= FOR_EVER:
            text = "Nothing: its publisher holds it back, or under an embargo that names no end we could read."
        return Reason(text=text, evidence=evidence, code="embargo")
    agreed = any(duty.action == "embargo" and not duty.evidence for duty in bound)
    if not ends and (agreed or any(not _within_permission(case, said) for said in held)):
        text = "There is an embargo, and its words do not let us work out when it ends."
        return Reason(text=text, evidence=evidence, code="embargo_unclear")
    return None


def _starts(case: Case) -> tuple[Cap, ...]:
    """A permission that counts from a moment nobody can work out: a person may say that it has come."""
    if _embargoes(case):
        return ()
    held = [said for said in case.text if _held(said)]
    text = (
        f"From when may it be published? That is not said so that it could be worked out: “{_quote(held[0])}”."
        if held
        else ""
    )
    return (Cap(outcome="review", reason=Reason(text=text, evidence=ids(held), code=carry.START)),) if held else ()


def _over(case: Case) -> Reason | None:
    """Nothing, not even a link, once the publisher's own day for taking the item out has come."""
    if not carry.over(case.article, case.at):
        return None
    text = f"Nothing any more: its publisher meant it to stand until {case.article.expires:%Y-%m-%d %H:%M} UTC."
    return Reason(text=text, code="item_expired")


def _ends(case: Case) -> tuple[Cap, ...]:
    """An end that is said and cannot be read: the text needs a person's word, a link stands as the page does."""
    if not carry.ends_unread(case.article):
        return ()
    text = "It is meant to stand for a time only, and we cannot read until when."
    return (Cap(outcome="review", reason=Reason(text=text, code="expiry_unclear")),)


def _held(said: RightsStatement) -> bool:
    return any(duty.action == "embargo" for duty in said.duties)


def _within_permission(case: Case, held: RightsStatement) -> bool:
    """Tell whether an embargo is named in the very sentence that permits ("once the embargo has ended")."""
    beside = [said for said in case.text if said.evidence == held.evidence and said.grants]
    return any(held.words in said.words or said.words in held.words for said in beside if said.words)


def _quote(said: RightsStatement, limit: int = 120) -> str:
    text = " ".join(said.words.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
