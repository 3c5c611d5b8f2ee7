"""What an operator asks for between visits: take out, approve, reject, ask again. Says what came of it as plain values.

One door for two callers: the command that holds the store carries an errand out itself, the daemon carries out those
that commands left on its desk. Prints no feeds; whoever calls does that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from syndicator.model.holding import VisitRecord
from syndicator.model.rights import Decision, Outcome
from syndicator.pipeline import review, takedown
from syndicator.pipeline.ports import Store
from syndicator.render.document import evidence_json, review_json
from syndicator.settings.values import Settings

COMMANDS = ("withdraw", "approve", "reject", "revive")


def carry_out(request: Mapping[str, Any], *, store: Store, settings: Settings, at: datetime) -> dict[str, Any]:
    """Carry out one errand and say what came of it; ``{"held": False}`` where no such article is held.

    Raises ``errors.ReviewRefused``, ``errors.StoreError``.
    """
    if request["command"] == "revive":
        return {"held": False, "revived": revive(str(request["source"]), store=store)}
    asked, by, reason = str(request["article"]), str(request["by"]), str(request["reason"])
    holding = store.find(asked)
    if request["command"] == "withdraw":
        taken = takedown.withdrawal(asked, holding, by=by, reason=reason, at=at)
        if taken is None:
            return {"held": False}
        already = holding is not None and holding.withdrawn_at is not None
        if not already:
            store.withdraw(taken)
        title = holding.article.title if holding is not None else ""
        return {"held": True, "id": taken.article_id, "title": title, "already": already}
    if holding is None:
        return {"held": False}
    if request["command"] == "approve":
        outcome = cast("Outcome | None", request.get("outcome"))
        decided = review.approve(store, settings, holding, by=by, reason=reason, outcome=outcome, at=at)
    else:
        withhold = bool(request.get("withhold"))
        decided = review.reject(store, settings, holding, by=by, reason=reason, withhold=withhold, at=at)
    return {"held": True, **_decided(decided, store)}


def revive(source_id: str, *, store: Store) -> bool:
    """Let a retired source be asked again from now on; tell whether it had been retired."""
    state = store.state(source_id)
    if state is None or not state.retired:
        return False
    store.record(VisitRecord(state=replace(state, retired=False, failures=0, next_poll_at=None)))
    return True


def _decided(decided: Decision, store: Store) -> dict[str, Any]:
    overrides = decided.review.overrides if decided.review is not None else ()
    evidence = store.evidence({key for reason in overrides for key in reason.evidence})
    return {
        "id": decided.article_id,
        "outcome": decided.outcome,
        "why": decided.reasons[0].text if decided.reasons else "",
        "review": review_json(decided.review),
        "overrides": [
            {
                "text": reason.text,
                "code": reason.code,
                "evidence": [evidence_json(key, evidence.get(key)) for key in reason.evidence],
            }
            for reason in overrides
        ],
    }
