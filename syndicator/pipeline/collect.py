"""One visit to one source. Speaks to the world through ``ports`` only and decides nothing about rights itself.

::

    what do we know → fetch → understand (pure) → reconcile (pure) → record, in one transaction per document

``gathering`` knows what a kind of source asks for, ``visiting`` what becomes of an answer.
"""

from __future__ import annotations

from syndicator.model.source import Source
from syndicator.model.work import Visit
from syndicator.pipeline.gathering import gather
from syndicator.pipeline.means import Means
from syndicator.pipeline.visiting import Visiting

__all__ = ["Means", "collect"]


async def collect(source: Source, means: Means, *, refetch: bool = False) -> Visit:
    """Visit a source once and record what came of it. ``refetch`` asks for everything anew, unchanged or not.

    Expected failures end as ``Visit.failure``; whatever was read before one is kept. Raises ``errors.StoreError``:
    without a store there is no visit.
    """
    visiting = Visiting(source, means, refetch=refetch)
    await gather(visiting)
    return visiting.close()
