"""Decide again from stored evidence, without one request. Collects nothing and publishes nothing.

Law: narrower at once, wider only when a person accepts it (``accept_wider``). ``run`` and ``publish`` narrow by
themselves when policy, use profile, agreements or the rules have changed; ``syndicator redecide`` accepts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from syndicator.model.article import Article
from syndicator.model.holding import Holding
from syndicator.model.rights import Decision, Evidence, Outcome
from syndicator.pipeline.deciding import decide_under, settings_fingerprint, terms_for
from syndicator.pipeline.ledger import Ledger
from syndicator.pipeline.ports import Store
from syndicator.settings.values import Settings

BATCH = 200  # articles decided and written together


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An article whose outcome is another one now."""

    article_id: str
    title: str
    before: Outcome | None
    after: Outcome
    why: str


def redecide(store: Store, settings: Settings, *, at: datetime, accept_wider: bool = True) -> tuple[Change, ...]:
    """Decide every stored article again and return what changed."""
    changes: list[Change] = []
    batch: list[Decision] = []
    ledger = Ledger(store, at=at)
    for holding in store.select():
        decision = again(store, settings, holding, at=at, accept_wider=accept_wider, ledger=ledger)
        if decision is None:
            continue
        batch.append(decision)
        if holding.decision is None or holding.decision.outcome != decision.outcome:
            changes.append(
                Change(
                    article_id=holding.article.id,
                    title=holding.article.title,
                    before=holding.decision.outcome if holding.decision else None,
                    after=decision.outcome,
                    why=decision.reasons[0].text if decision.reasons else "",
                )
            )
    for start in range(0, len(batch), BATCH):
        store.decide(batch[start : start + BATCH])
    store.remember("decided_under", settings_fingerprint(settings))
    return tuple(changes)


def narrow_if_stale(store: Store, settings: Settings, *, at: datetime) -> tuple[Change, ...]:
    """Redecide when the configuration or the rules are not those of the last time; nothing gets wider by it."""
    if store.recall("decided_under") == settings_fingerprint(settings):
        return ()
    return redecide(store, settings, at=at, accept_wider=False)


def release(store: Store, settings: Settings, *, at: datetime) -> int:
    """Decide again what an embargo held, or a permission opened, that has ended; return how many that were.

    Both end by themselves: their end was part of what was decided (docs/design/narrow-at-once.md).
    """
    batch = []
    ledger = Ledger(store, at=at)
    held = (holding for holding in store.withheld().values() if _has_begun(holding, at))
    for holding in (*held, *store.closed(at).values()):
        decision = again(store, settings, holding, at=at, accept_wider=False, ledger=ledger)
        if decision is not None:
            batch.append(decision)
    if batch:
        store.decide(batch)
    return len(batch)


def _has_begun(holding: Holding, at: datetime) -> bool:
    starts = holding.decision.valid_from if holding.decision is not None else None
    return starts is not None and starts <= at


def again(
    store: Store, settings: Settings, holding: Holding, *, at: datetime, accept_wider: bool, ledger: Ledger
) -> Decision | None:
    """Decide one stored article again; ``None`` when nothing about the decision changes."""
    from syndicator.pipeline.joining import evidence_by_route
    from syndicator.pipeline.voices import voices, weighed

    def decide(
        article: Article, evidence: Sequence[Evidence], previous: Decision | None, routes: Sequence[str]
    ) -> Decision:
        terms = terms_for(settings, routes)
        return decide_under(
            terms, article, evidence, previous=previous, accept_wider=accept_wider, at=at, ledger=ledger
        )

    decision = weighed(
        holding.article,
        evidence_by_route(holding, store),
        voices(holding.article, holding.source_ids, holding.supplier, settings.find_source),
        previous=holding.decision,
        decide=decide,
    )
    if holding.decision is not None and _same(holding.decision, decision):
        return None
    return decision


def _same(first: Decision, second: Decision) -> bool:
    return replace(first, decided_at=second.decided_at) == second
