"""One round: visit sources, do what lies on the desk, print the feeds. One-shot command and daemon call this."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicator.bootstrap.application import Application
from syndicator.bootstrap.clocks import jitter
from syndicator.bootstrap.errands import clear_desk
from syndicator.model.source import Source
from syndicator.model.work import Printing, Visit

if TYPE_CHECKING:
    from syndicator.bootstrap.workers.workshop import AtOnce, Workers
    from syndicator.model.capture import Fetched, FetchRequest
    from syndicator.pipeline.ports import Fetcher
    from syndicator.pipeline.redecide import Change

VISITS_PER_REQUEST = 4
"""Visits begun for each request that may be under way: the client bounds requests, so visits that wait for one slow
host leave the others room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did."""

    visits: tuple[Visit, ...] = ()
    printings: tuple[Printing, ...] = ()
    narrowed: tuple[Change, ...] = ()


async def run(
    application: Application,
    sources: Iterable[Source],
    *,
    refetch: bool = False,
    done: Callable[[Visit], None] = lambda _: None,
    stopping: asyncio.Event | None = None,
) -> Report:
    """Visit these sources, then print the feeds: the whole main job."""
    from syndicator.pipeline.collect import Means, collect
    from syndicator.pipeline.redecide import narrow_if_stale
    from syndicator.schedule.local import visit_all

    narrowed = narrow_if_stale(application.store, application.settings, at=application.clock())
    async with application.client(memory=application.store) as client:
        for pause in application.pauses():
            client.leave_alone(pause.url, (pause.until - application.clock()).total_seconds())
        means = Means(
            settings=application.settings,
            store=application.store,
            fetcher=_Measured(client, application.workshop),
            origins=client,
            folder=application.drop(),
            workshop=application.workshop,
            clock=application.clock,
            jitter=jitter(),
            next_cron=application.next_cron,
            bug=_tell_bug,
        )
        visits = await visit_all(
            sources,
            lambda source: collect(source, means, refetch=refetch),
            concurrency=application.settings.collect.concurrency * VISITS_PER_REQUEST,
            done=done,
            stopping=stopping,
        )
    clear_desk(application)
    return Report(visits=visits, printings=application.publish(), narrowed=narrowed)


class _Measured:
    """Fetches only while there is room for more documents: what nobody can read yet would fill the memory."""

    def __init__(self, fetcher: Fetcher, workshop: AtOnce | Workers) -> None:
        self._fetcher = fetcher
        self._workshop = workshop

    async def fetch(self, request: FetchRequest) -> Fetched:
        """Ask for one document."""
        await self._workshop.room()
        return await self._fetcher.fetch(request)


def _tell_bug(error: Exception) -> None:
    import traceback

    with contextlib.suppress(OSError):  # a closed standard error does not stop the work
        traceback.print_exception(error, file=sys.stderr)
