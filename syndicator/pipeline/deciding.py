"""Under which terms an operator decides about what a source delivers. Knows settings, weighs nothing itself."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from syndicator.model.article import Article
from syndicator.model.rights import Agreement, Decision, Evidence, Policy, UseProfile
from syndicator.pipeline.ledger import Ledger
from syndicator.rights import rules
from syndicator.settings.values import Settings

FIRST = "first_of_publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What one decision is made under."""

    use: UseProfile
    policy: Policy
    agreement: Agreement | None = None

    def fingerprint(self) -> str:
        """Return the name of these terms and of the rules, as decisions record it."""
        return rules.fingerprint(self.use, self.policy, self.agreement)


def terms_for(settings: Settings, source_ids: Sequence[str]) -> Terms:
    """Return the terms for an article that came by these routes, the first one first.

    The policy is that of the first route; the agreement the first that any of its routes has.
    """
    policy = settings.policy
    agreement: Agreement | None = None
    policies = {item.id: item for item in settings.policies}
    agreements = {item.id: item for item in settings.agreements}
    sources = [source for source in map(settings.find_source, source_ids) if source is not None]
    if sources and sources[0].policy:
        policy = policies[sources[0].policy]
    for source in sources:
        if source.agreement:
            agreement = agreements[source.agreement]
            break
    return Terms(use=settings.use, policy=policy, agreement=agreement)


def settings_fingerprint(settings: Settings) -> str:
    """Return a digest of everything in the configuration (and the rules) that a decision depends on."""
    digest = hashlib.sha256(terms_for(settings, ()).fingerprint().encode())
    for source in settings.sources:
        if source.policy or source.agreement:
            digest.update(f"{source.id}:{terms_for(settings, (source.id,)).fingerprint()}".encode())
    return digest.hexdigest()


def decide_under(
    terms: Terms,
    article: Article,
    evidence: Sequence[Evidence],
    *,
    previous: Decision | None,
    accept_wider: bool,
    at: datetime,
    ledger: Ledger | None = None,
) -> Decision:
    """Decide, and let the result follow what was decided before: narrower at once, wider only when accepted.

    What a person said before goes on counting for as long as it is about this version and this evidence. ``ledger``
    knows what else of the publisher is published; without one nothing is.
    """
    from syndicator.rights import decide

    first = ledger is not None and FIRST in terms.policy.review and ledger.is_first(article)
    deciding = partial(
        decide.decide,
        article,
        evidence,
        use=terms.use,
        policy=terms.policy,
        agreement=terms.agreement,
        at=at,
        first_of_publisher=first,
        review=previous.review if previous is not None else None,
    )
    candidate = deciding()
    if ledger is not None and _rationed(candidate, terms.policy):
        candidate = deciding(earlier=ledger.earlier(article))
    chosen = decide.succeed(previous, candidate, accept_wider=accept_wider)
    if ledger is not None:
        ledger.note(article, chosen)
    return chosen


def _rationed(candidate: Decision, policy: Policy) -> bool:
    """Tell whether a quota could matter: only then the store is asked what else is published."""
    if candidate.outcome not in {"full", "excerpt"}:
        return False
    return policy.quota_items is not None or any(duty.action == "quota" for duty in candidate.duties)
