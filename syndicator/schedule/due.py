"""Which sources are due. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from syndicator.model.source import Source
from syndicator.model.work import SourceState
from syndicator.pipeline.cadence import moved


def due(sources: Iterable[Source], states: Mapping[str, SourceState], now: datetime) -> tuple[Source, ...]:
    """Return the enabled sources whose time has come, the longest waiting first; retired ones are not asked again."""
    waiting: list[tuple[datetime, str, Source]] = []
    never = datetime.min.replace(tzinfo=now.tzinfo)
    for source in sources:
        if not source.enabled:
            continue
        state = states.get(source.id)
        if state is not None and moved(source, state):
            state = None
        if state is not None and state.retired:
            continue
        at = state.next_poll_at if state is not None else None
        if at is None or at <= now:
            waiting.append((at or never, source.id, source))
    waiting.sort(key=lambda row: row[:2])
    return tuple(source for _, _, source in waiting)
