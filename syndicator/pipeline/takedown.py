"""The operator takes an article out: what is to be withdrawn, and under which key. Pure; ``store`` keeps it, for ever.

Why no way back? Whoever restores a text by mistake republishes what somebody had a reason to take down. What was
withdrawn by mistake comes back by a person's edit of the source: as another article, with another address.
"""

from __future__ import annotations

from datetime import datetime

from syndicator.model.holding import Holding, Withdrawal
from syndicator.syntax import url as urls


def withdrawal(asked: str, holding: Holding | None, *, by: str, reason: str, at: datetime) -> Withdrawal | None:
    """Return the operator's withdrawal of what was asked for; None where nothing is held and no address was given."""
    if holding is not None:
        key, article_id = holding.article.keys[0], holding.article.id
    else:
        address = urls.normalise(asked) if "://" in asked else None
        if address is None:
            return None
        key, article_id = f"url:{urls.identity(address)}", None
    return Withdrawal(article_id=article_id, key=key, source_id=None, reason=reason, by=by, withdrawn_at=at)
