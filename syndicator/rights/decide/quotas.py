"""How many of one publisher in how many days, by the permission and by the operator's own policy. Keeps no count."""

from __future__ import annotations

from datetime import timedelta

from syndicator.model.rights import Reason
from syndicator.rights.decide.bounds import NEWSROOM_DAYS
from syndicator.rights.decide.case import Cap, Case, ids
from syndicator.rights.decide.grounds import Grounds


def reached(case: Case, found: Grounds) -> tuple[Cap, ...]:
    """Return a cap for each quota that is used up. No person can lift one: a number is a bound, not a question."""
    caps = []
    for grant in found.grants:
        if grant.quota is not None and _full(case, grant.quota, grant.quota_days or NEWSROOM_DAYS):
            text = f"The permission is for {grant.quota} articles in {grant.quota_days or NEWSROOM_DAYS} days"
            caps.append(_cap(text, ids(found.statements)))
    policy = case.policy
    own = policy.quota_items is not None and policy.quota_days is not None
    if own and _full(case, policy.quota_items or 0, policy.quota_days or 0):
        text = f"The operator takes {policy.quota_items} articles of one publisher in {policy.quota_days} days"
        caps.append(_cap(text, ()))
    return tuple(caps)


def _full(case: Case, items: int, days: int) -> bool:
    return sum(age < timedelta(days=days) for age in case.earlier) >= items


def _cap(text: str, evidence: tuple[str, ...]) -> Cap:
    reason = Reason(text=f"{text}, and so many are published already.", evidence=evidence, code="quota_reached")
    return Cap(outcome="link", reason=reason)
