"""Which rules decisions are made by, by name. Decides nothing, so that asking whether they changed loads little."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from syndicator.model.rights import Agreement, Policy, UseProfile
from syndicator.rights import catalogue

RULES_VERSION = "9"
"""Changes whenever the same evidence may come out differently; part of every fingerprint, so ``redecide`` sees it."""


def fingerprint(use: UseProfile, policy: Policy, agreement: Agreement | None = None) -> str:
    """Return a short hash over all but the evidence that a decision depends on, rules and catalogue included."""
    return _fingerprint((RULES_VERSION, catalogue.digest()), use, policy, agreement)


@lru_cache(maxsize=256)  # every decision asks, and an operator has a few terms
def _fingerprint(rules: tuple[str, str], use: UseProfile, policy: Policy, agreement: Agreement | None) -> str:
    said = "\x1f".join((*rules, repr(use), repr(policy), repr(agreement)))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
