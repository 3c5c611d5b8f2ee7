"""Under which terms an operator decides about what a source delivers. Knows settings, weighs nothing itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from syndicator.model.article import Article
from syndicator.model.rights import Agreement, Decision, Evidence, Policy, UseProfile
from syndicator.rights import decide
from syndicator.settings.values import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What one decision is made under."""

    use: UseProfile
    policy: Policy
    agreement: Agreement | None = None

    def fingerprint(self) -> str:
        """Return the name of these terms and of the rules, as decisions record it."""
        return decide.fingerprint(self.use, self.policy, self.agreement)


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
    evidence: Iterable[Evidence],
    *,
    previous: Decision | None,
    accept_wider: bool,
    at: datetime,
) -> Decision:
    """Decide, and let the result follow what was decided before: narrower at once, wider only when accepted."""
    candidate = decide.decide(
        article, tuple(evidence), use=terms.use, policy=terms.policy, agreement=terms.agreement, at=at
    )
    return decide.succeed(previous, candidate, accept_wider=accept_wider)
