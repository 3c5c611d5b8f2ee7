"""What is missing to do more, and whom to ask. Opens nothing."""

from __future__ import annotations

from syndicator.model.rights import Outcome, Reason
from syndicator.rights.decide.case import Case, ids
from syndicator.rights.holder import runs_site


def ask(case: Case, outcome: Outcome) -> tuple[str | None, tuple[Reason, ...]]:
    """Return whom to ask for more, and the sentence that says so; nothing where the whole text may be published.

    Of somebody else's text the site's address for permissions is the wrong door: the holder is named.
    """
    if outcome == "full":
        return None, ()
    who = case.holder.who
    if case.holder.third_party:
        known = f" ({case.holder.url})" if case.holder.url else ""
        fair = [said for said in case.text if said.stance == "claims"]
        text = f"To publish more of it, ask {(who or 'whoever holds the rights').rstrip('.')}{known}."
        reasons = [Reason(text=text, code="ask")]
        if fair:
            claim = "That the site calls its own use fair is a claim about its use, not a permission for ours."
            reasons.insert(0, Reason(text=claim, evidence=ids(fair), code="fair_use_is_no_grant"))
        return who or None, tuple(reasons)
    contacts = [said for said in case.text if said.contact and _ours(case, said.grantor)]
    if contacts:
        address = contacts[0].contact
        return address, (Reason(text=f"To publish more of it, ask {address}.", evidence=ids(contacts[:1]), code="ask"),)
    return who or None, (Reason(text=f"To publish more of it, ask {who.rstrip('.')}.", code="ask"),) if who else ()


def _ours(case: Case, grantor: str | None) -> bool:
    return grantor is None or runs_site(grantor, case.article, case.text)
