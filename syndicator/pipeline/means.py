"""Everything a visit needs from the world, put together by ``bootstrap``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from syndicator.model.source import Source
from syndicator.pipeline.ports import Fetcher, Folder, Origins, Store, Workshop
from syndicator.settings.values import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Everything a visit needs from the world."""

    settings: Settings
    store: Store
    fetcher: Fetcher
    origins: Origins
    folder: Folder
    workshop: Workshop
    clock: Callable[[], datetime]
    jitter: Callable[[], float]  # in [-0.1, 0.1]: spreads the next polls
    next_cron: Callable[[Source, datetime], datetime | None]
    bug: Callable[[Exception], None]  # told of what nobody expected; must make it loud
