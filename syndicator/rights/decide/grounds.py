"""On what a publication could rest: the agreement in force, else the nearest permission that reaches the item and fits.

Nearest first, because item beats feed beats site; at one level the most restrictive notice, because nobody told us that
we may choose. A nearer permission that does not fit this use is not replaced by a farther one that would.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from syndicator.model.rights import OUTCOMES, Agreement, Grant, License, Outcome, Reason, RightsStatement
from syndicator.rights import names
from syndicator.rights.decide.bounds import needs_person, unfit
from syndicator.rights.decide.case import LEVELS, SITE, Cap, Case, ids, is_catalogued, level
from syndicator.rights.decide.duties import forbids_full
from syndicator.rights.decide.reach import Void, void, within
from syndicator.rights.names import kin

PUBLISHING = frozenset(("republish_full", "republish_excerpt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What may be published on the strength of which permission."""

    outcome: Outcome = "link"
    verdict: Reason
    statements: tuple[RightsStatement, ...] = ()  # the notices it rests on
    grants: tuple[Grant, ...] = ()  # those that fit, their ends fixed as dates
    agreement: Agreement | None = None
    caps: tuple[Cap, ...] = ()
    reasons: tuple[Reason, ...] = ()
    valid_until: datetime | None = None

    @property
    def license(self) -> License | None:
        """The licence it is published under: where several apply at once, the one that permits least."""
        found = {said.license.id: said.license for said in self.statements if said.license is not None}
        order = sorted(
            found.values(), key=lambda one: (len(one.permits), -len(one.prohibits), -len(one.requires), one.id)
        )
        return order[0] if order else None

    @property
    def level(self) -> int:
        """How near to the item the permission stands."""
        return min((level(said) for said in self.statements), default=SITE)

    def permits(self, action: str) -> bool:
        """Tell whether a fitting grant permits this action."""
        return any(grant.action == action for grant in self.grants)


def find(case: Case) -> Grounds:
    """Find what a publication could rest on."""
    agreed, notes = _agreed(case)
    if agreed is not None:
        return agreed
    offered = [said for said in case.text if any(grant.action in PUBLISHING for grant in said.grants)]
    voids = [(said, _void(case, said)) for said in offered]
    reaching = [said for said, gap in voids if gap is None]
    reasons = (*notes, *_void_reasons(case, ((said, gap) for said, gap in voids if gap is not None)))
    if not reaching:
        return Grounds(verdict=_nothing(case, [(said, gap) for said, gap in voids if gap is not None]), reasons=reasons)
    nearest = min(level(said) for said in reaching)
    notices = _notices(case, [said for said in reaching if level(said) == nearest])
    outcome = min((notice.outcome for notice in notices), key=OUTCOMES.index)
    statements = tuple(said for notice in notices for said in notice.statements)
    grants = tuple(grant for notice in notices for grant in notice.grants)
    return Grounds(
        outcome=outcome,
        verdict=_verdict(case, outcome, notices),
        statements=statements,
        grants=grants,
        caps=tuple(cap for notice in notices for cap in notice.caps),
        reasons=reasons,
        valid_until=min((grant.valid_until for grant in grants if grant.valid_until is not None), default=None),
    )


def reaches(case: Case, statement: RightsStatement) -> bool:
    """Tell whether what a statement permits reaches this item at all, whoever uses it."""
    return _void(case, statement) is None


# --- the agreement ---------------------------------------------------------------------------------------------------


def _agreed(case: Case) -> tuple[Grounds | None, tuple[Reason, ...]]:
    """An agreement in force comes first; one that is not in force or does not reach is noted."""
    agreement = case.agreement
    if agreement is None:
        return None, ()
    named = f"The agreement with {agreement.partner} ({agreement.reference})"
    if agreement.valid_from is not None and case.at < agreement.valid_from:
        return None, (Reason(text=f"{named} is not in force yet.", code="agreement_not_in_force"),)
    if agreement.valid_until is not None and case.at >= agreement.valid_until:
        return None, (Reason(text=f"{named} has ended.", code="agreement_ended"),)
    theirs = any(names.same(agreement.partner, holder) for holder in case.holder.names)
    if case.holder.third_party and not agreement.third_party and not theirs:
        text = f"{named} covers only what is {agreement.partner}'s own."
        return None, (Reason(text=text, code="agreement_own_only"),)
    order: tuple[tuple[str, Outcome], ...] = (("republish_full", "full"), ("republish_excerpt", "excerpt"))
    outcome: Outcome = next((outcome for action, outcome in order if action in agreement.permits), "link")
    verbs = {"full": "permits publishing the whole text", "excerpt": "permits an excerpt", "link": "permits a link"}
    grants = tuple(Grant(action=action, valid_until=agreement.valid_until) for action in agreement.permits)
    verdict = Reason(text=f"{named} {verbs[outcome]}.", code="agreement_allows")
    return (
        Grounds(
            outcome=outcome,
            verdict=verdict,
            grants=grants,
            agreement=agreement,
            valid_until=agreement.valid_until,
        ),
        (),
    )


# --- notices ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notice:
    """One piece of evidence at the nearest level, weighed for this use."""

    statements: tuple[RightsStatement, ...]
    outcome: Outcome
    grants: tuple[Grant, ...]  # that fit
    caps: tuple[Cap, ...]
    misfit: tuple[str, str] | None  # why no grant for the whole text fits
    conditional: bool  # everything it permits hangs on a condition that we cannot check


def _notices(case: Case, reaching: Sequence[RightsStatement]) -> list[_Notice]:
    """Weigh each notice by itself; one that permits only on conditions says nothing beside one that permits."""
    found = [_weigh(case, [said for said in reaching if said.evidence == evidence]) for evidence in ids(reaching)]
    open_ones = [notice for notice in found if not notice.conditional]
    return open_ones or found


def _weigh(case: Case, statements: Sequence[RightsStatement]) -> _Notice:
    grants = [grant for said in statements for grant in said.grants if grant.action in PUBLISHING]
    fitting, misfits, caps = [], [], []
    for grant in grants:
        fixed = within(case, grant)
        gap = _ended(case) if fixed is None else unfit(grant, case.use)
        if fixed is None or gap is not None:
            misfits.append((grant.action, gap or _ended(case)))
            continue
        fitting.append(fixed)
        waits = needs_person(grant, case.use, case.policy)
        if waits is not None:
            reason = Reason(text=f"A person must choose: {waits[1]}.", evidence=ids(statements), code=waits[0])
            caps.append(Cap(outcome="review", reason=reason))
    actions = {grant.action for grant in fitting}
    outcome: Outcome = "full" if "republish_full" in actions else "excerpt" if actions else "link"
    whole = [gap for action, gap in misfits if action == "republish_full"] or [gap for _, gap in misfits]
    return _Notice(
        statements=tuple(statements),
        outcome=outcome,
        grants=tuple(fitting),
        caps=tuple(caps),
        misfit=min(whole) if whole and outcome != "full" else None,
        conditional=all(grant.unmet for grant in grants),
    )


def _ended(case: Case) -> tuple[str, str]:
    if case.published is None:
        return "expiry_unknown", "limited to some days after publication, and nobody says when that was"
    return "expired", "no longer in force"


def _void(case: Case, said: RightsStatement) -> Void | None:
    if said.weak:
        return Void(
            code="hard_coded", text="a plug-in writes this licence into every page, whatever the publisher decided"
        )
    if said.per_item:
        return Void(code="per_item", text="it says that each article has its own terms")
    if level(said) > 1 and any(one.stops_inheritance and level(one) == 1 for one in case.text):
        return Void(code="inheritance_stopped", text="the article says on purpose that no licence is stated for it")
    return void(case, said)


# --- words -----------------------------------------------------------------------------------------------------------


def _void_reasons(case: Case, voids: Iterable[tuple[RightsStatement, Void]]) -> tuple[Reason, ...]:
    found: dict[tuple[str, str], list[RightsStatement]] = {}
    for said, gap in voids:
        found.setdefault((gap.code, f"A permission stands {_where(case, said)}, but {gap.text}."), []).append(said)
    return tuple(
        Reason(text=text, evidence=ids(statements), code=code)
        for (code, text), statements in sorted(found.items(), key=_key)
    )


def _key(item: tuple[tuple[str, str], list[RightsStatement]]) -> tuple[str, str]:
    return item[0]


def _nothing(case: Case, voids: Sequence[tuple[RightsStatement, Void]]) -> Reason:
    """Say why nothing reaches the item."""
    site = case.article.publisher.name or case.article.provenance.collected.name or "the site"
    who = case.holder.who or "somebody else"
    if case.holder.third_party and not kin(who, site):
        text = f"Only a link: the text is {who}'s, and nothing here is a permission by {who}."
        return Reason(text=text, evidence=_evidence(case.holder.why), code="holder_is_third_party")
    if voids:
        said, gap = min(voids, key=lambda pair: (level(pair[0]), pair[1].code, pair[0].evidence))
        return Reason(
            text=f"Only a link: of the permission that was found, {gap.text}.", evidence=(said.evidence,), code=gap.code
        )
    reserved = [said for said in case.text if forbids_full(said) or (said.explicit and said.stance == "reserves")]
    if any(said.personal_use_only for said in case.text):
        personal = ids(said for said in case.text if said.personal_use_only)
        return Reason(text="Only a link: it is for personal use only.", evidence=personal, code="personal_use_only")
    if reserved:
        return Reason(text="Only a link: the rights are reserved in words.", evidence=ids(reserved), code="reserved")
    claims = [said for said in case.text if said.stance == "claims"]
    if claims:
        text = (
            "Only a link: the site claims fair use of other people's texts, and a claim permits nobody else anything."
        )
        return Reason(text=text, evidence=ids(claims), code="fair_use_is_no_grant")
    return Reason(text="Only a link: nobody has permitted more, and silence reserves.", code="silence")


def _where(case: Case, said: RightsStatement) -> str:
    return "in its publisher's terms, as the catalogue has them" if is_catalogued(case, said) else LEVELS[level(said)]


def _verdict(case: Case, outcome: Outcome, notices: Sequence[_Notice]) -> Reason:
    statements = [said for notice in notices for said in notice.statements]
    evidence = ids(statements)
    basis = _basis(case, statements)
    where = _where(case, next((said for said in statements if not is_catalogued(case, said)), statements[0]))
    if outcome == "full":
        return Reason(text=f"The whole text may be published: {basis}, {where}.", evidence=evidence, code="grant_full")
    if outcome == "excerpt":
        return Reason(text=f"An excerpt may be published: {basis}, {where}.", evidence=evidence, code="grant_excerpt")
    code, why = min(notice.misfit for notice in notices if notice.misfit is not None)  # or it were no link
    return Reason(text=f"Only a link: {basis}, {where}, but it is {why}.", evidence=evidence, code=code)


def _basis(case: Case, statements: Sequence[RightsStatement]) -> str:
    licensed = sorted({said.license.name for said in statements if said.license is not None})
    if licensed:
        return f"it is licensed under {_and(licensed)}"
    if any(said.basis == "public_domain" for said in statements):
        return "it is in the public domain"
    givers = sorted({said.grantor or said.own_name or "" for said in statements} - {""})
    who = givers[0] if givers else case.holder.who or "the publisher"
    return f"{who} permits it"


def _evidence(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(sorted({piece for reason in reasons for piece in reason.evidence}))


def _and(found: Sequence[str]) -> str:
    return " and ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else "".join(found)
