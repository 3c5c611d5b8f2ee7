"""Whether a permission reaches this item: given by whom, for whose works, from when, until when. Asks not for whom.

Nobody can license what he does not own (RIGHTS.md §0.1). So where somebody else than the site holds the text, the
site's permissions are void for it, however wide; only what the holder himself says of this item counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from syndicator.model.rights import Grant, RightsStatement
from syndicator.rights import names
from syndicator.rights.decide.case import ITEM, WIDGET, Case, is_catalogued, level
from syndicator.rights.holder import runs_site


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """A permission that does not reach this item, and why, for a person."""

    code: str
    text: str


def void(case: Case, statement: RightsStatement) -> Void | None:
    """Return why a statement's permissions do not reach the item, or None where they do."""
    if case.holder.third_party:
        return _of_somebody_else(case, statement)
    giver = statement.grantor or statement.own_name
    if giver and not runs_site(giver, case.article, case.text) and not _holds(case, giver):
        site = case.article.publisher.name or "this site"
        return Void(code="grantor_is_somebody_else", text=f"it is given by {giver}, which is not {site}")
    return _out_of_time(case, statement)


def _of_somebody_else(case: Case, statement: RightsStatement) -> Void | None:
    who = case.holder.who or "somebody else"
    if statement.upstream or _by_holder(case, statement):
        return _out_of_time(case, statement)
    if case.holder.author and level(statement) in {ITEM, WIDGET} and not _own_only(statement):
        return _out_of_time(case, statement)  # said of this very item, which its author wrote for this site
    giver = statement.grantor or case.article.publisher.name or "the site"
    covers = (
        f"covers only {giver}'s own articles" if _own_only(statement) else f"is {giver}'s, who does not hold this text"
    )
    return Void(code="holder_is_third_party", text=f"it {covers}; this is {who}'s")


def _by_holder(case: Case, statement: RightsStatement) -> bool:
    """The holder speaks himself: named as giver, or signing the very notice that permits, under the item."""
    if level(statement) != ITEM:
        return False
    if statement.grantor is not None:
        return _holds(case, statement.grantor)
    if statement.origin is not None:
        return False  # "first appeared at X, republished here under …": X's terms to this site, told by this site
    if _of_site(case, statement):
        return False
    signed = [name for said in case.text if said.evidence == statement.evidence for name in said.holders]
    from_elsewhere = any(said.origin for said in case.text if said.evidence == statement.evidence)
    return not from_elsewhere and any(_holds(case, name) for name in signed)


_SIGNED = re.compile(r"(?:©|\(c\)|copyright)[\s\d©–-]{0,12}(?:copyright\s)?[\w.&-]{1,40}", re.IGNORECASE)


def _of_site(case: Case, statement: RightsStatement) -> bool:
    """Tell whether words of the site stand under somebody else's line: "© Lusa. The articles of Daily Example may …".

    An agency speaks under its own name or not at all: its line closes its dispatch, and what follows is the site's.
    """
    givers = (statement.grantor, statement.own_name, *(statement.holders if statement.license is not None else ()))
    if any(giver and not _stranger(case, giver) for giver in givers):
        return True
    said = names.fold(_SIGNED.sub(" ", statement.words))
    if any(f" {names.fold(name)} " in f" {said} " for name in case.holder.names if name):
        return False
    agency = any(names.agency(name) is not None for name in case.holder.names)
    site = (case.article.publisher.name, case.article.provenance.collected.name)
    return agency or any(name is not None and names.fold(name) in said for name in site if names.fold(name or ""))


def _stranger(case: Case, name: str) -> bool:
    return not runs_site(name, case.article, case.text)


def _holds(case: Case, name: str) -> bool:
    return any(names.same(name, holder) for holder in case.holder.names)


def _own_only(statement: RightsStatement) -> bool:
    return any(grant.own_only for grant in statement.grants)


def _out_of_time(case: Case, statement: RightsStatement) -> Void | None:
    start = statement.effective_from
    if start is not None and (case.published is None or case.published < start):
        text = f"it reaches only what was published from {start.date().isoformat()} on"
        return Void(code="before_effective_date", text=text)
    if statement.expires is not None and statement.expires <= case.at and is_catalogued(case, statement):
        text = f"whether its publisher still says so was to be checked again by {statement.expires.date().isoformat()}"
        return Void(code="not_checked", text=text)
    if statement.expires is not None and statement.expires <= case.at:
        return Void(code="expired", text=f"it ended on {statement.expires.date().isoformat()}")
    return None


def within(case: Case, grant: Grant) -> Grant | None:
    """Fix a grant's end as a date; None where it has passed, or where it hangs on a date that nobody told us."""
    ends: list[datetime] = [grant.valid_until] if grant.valid_until is not None else []
    if grant.valid_days is not None:
        if case.published is None:
            return None
        ends.append(case.published + timedelta(days=grant.valid_days))
    end = min(ends, default=None)
    if end is not None and end <= case.at:
        return None
    return replace(grant, valid_until=end)
