"""Syndicator put together for one configuration: the main job and what it needs from the world."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import syndicator
from syndicator import settings
from syndicator.bootstrap.clocks import Clock, wall_clock
from syndicator.model.source import Source
from syndicator.model.work import HostPause, Printing
from syndicator.settings.values import Settings

if TYPE_CHECKING:
    from syndicator.bootstrap.workers.workshop import AtOnce, Workers
    from syndicator.fetch.client import Client
    from syndicator.fetch.folder import Drop
    from syndicator.fetch.origin import Memory
    from syndicator.pipeline.redecide import Change
    from syndicator.pipeline.review import Waiting
    from syndicator.store.store import Store


def unconfigured(directory: Path) -> Settings:
    """Return settings for looking at documents where nothing is configured: everything at its narrowest, no store."""
    from syndicator.model.rights import Policy, UseProfile
    from syndicator.settings.values import Collect, Output, Site, StoreSettings

    root = directory.absolute().parent
    return Settings(
        site=Site(title="", url="https://unconfigured.invalid/"),
        use=UseProfile(),
        policy=Policy(),
        policies=(),
        store=StoreSettings(url="sqlite://", path=None),
        output=Output(directory=root / "feeds"),
        collect=Collect(),
        sources=(),
        feeds=(),
        agreements=(),
        root=root,
        directory=directory.absolute(),
    )


class Application:
    """Syndicator, put together for one configuration. Use as a context manager: it holds the store open.

    Args:
        directory: the configuration.
        clock: tells the time.
        loaded: settings already read (a reload tries them before it swaps).
    """

    def __init__(self, directory: Path, *, clock: Clock = wall_clock, loaded: Settings | None = None) -> None:
        self.settings = loaded or settings.load(directory)
        self.clock = clock
        self.next_change: datetime | None = None  # when time alone will change what may be shown; set by ``publish``
        self._store: Store | None = None
        self._workshop: AtOnce | Workers | None = None
        self._workshop_terms: tuple[int | None, int] | None = None
        self._exits = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Open nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers, close the store and let the lock go."""
        if self._workshop is not None:
            self._workshop.close()
            self._workshop = None
        self._exits.close()
        self._store = None

    @property
    def store(self) -> Store:
        """The store, opened when first asked for. Raises ``errors.StoreUnavailable``."""
        if self._store is None:
            from syndicator import store

            self._store = store.open(self.settings.store.url)
            self._exits.callback(self._store.close)
        return self._store

    @property
    def workshop(self) -> AtOnce | Workers:
        """Where foreign documents are read, as configured; it starts no worker before it has something to read."""
        collecting = self.settings.collect
        terms = (collecting.workers, collecting.worker_memory)
        if self._workshop is not None and self._workshop_terms != terms:  # the configuration was read again
            self._workshop.close()
            self._workshop = None
        if self._workshop is None:
            from syndicator.bootstrap.workers.workshop import MEBIBYTE, AtOnce, Workers, by_cores

            workers = collecting.workers if collecting.workers is not None else by_cores()
            memory = collecting.worker_memory * MEBIBYTE
            self._workshop = Workers(workers=workers, memory_bytes=memory) if workers else AtOnce()
            self._workshop_terms = terms
        return self._workshop

    def alone(self) -> None:
        """Make sure that no other instance works on this store. Raises ``errors.Conflict``."""
        from syndicator import store

        path = self.settings.store.path
        if path is not None:
            lock = store.Lock(path)
            lock.acquire()
            self._exits.callback(lock.release)

    def due(self) -> tuple[Source, ...]:
        """Return the sources whose time has come."""
        from syndicator.schedule.due import due

        return due(self.settings.sources, self.store.states(), self.clock())

    def pauses(self) -> tuple[HostPause, ...]:
        """Return which hosts still want to be left alone, as their answers to earlier visits said."""
        now = self.clock()
        return tuple(
            state.pause for state in self.store.states().values() if state.pause is not None and state.pause.until > now
        )

    def publish(self) -> tuple[Printing, ...]:
        """Print every feed again from the store."""
        from syndicator.deliver.folder import Folder
        from syndicator.pipeline.publish import next_change, publish
        from syndicator.pipeline.redecide import narrow_if_stale, release

        at = self.clock()
        narrow_if_stale(self.store, self.settings, at=at)
        release(self.store, self.settings, at=at)
        delivery = Folder(self.settings.output.directory)
        printings = publish(self.settings.feeds, store=self.store, settings=self.settings, delivery=delivery, at=at)
        self.next_change = next_change(self.settings.feeds, store=self.store, settings=self.settings, at=at)
        return printings

    def redecide(self) -> tuple[Change, ...]:
        """Decide everything again from stored evidence, wider where the terms now allow it."""
        from syndicator.pipeline.redecide import redecide

        return redecide(self.store, self.settings, at=self.clock(), accept_wider=True)

    def waiting(self) -> Iterator[Waiting]:
        """Yield what waits for a person, first come first."""
        from syndicator.pipeline.review import waiting

        return waiting(self.store, self.settings, at=self.clock())

    def revive(self, source_id: str) -> bool:
        """Ask a retired source again from now on; tell whether it had been retired."""
        from syndicator.bootstrap.errands import run_errand

        state = self.store.state(source_id)
        if state is None or not state.retired:
            return False
        return bool(run_errand(self, {"command": "revive", "source": source_id}).get("revived"))

    def client(self, *, memory: Memory | None = None) -> Client:
        """Return the door to the network, as configured. ``memory`` keeps what hosts say in their fixed places."""
        from syndicator.fetch.client import Client, user_agent

        collecting = self.settings.collect
        return Client(
            user_agent=user_agent(
                syndicator.__version__, url=self.settings.site.url, contact=self.settings.site.contact or ""
            ),
            clock=self.clock,
            concurrency=collecting.concurrency,
            per_host=collecting.per_host,
            timeout_seconds=collecting.timeout_seconds,
            max_bytes=collecting.max_bytes,
            allow_private=collecting.allow_private,
            memory=memory,
        )

    def drop(self) -> Drop:
        """Return the door to the disk, as configured."""
        from syndicator.fetch.folder import Drop

        return Drop(max_bytes=self.settings.collect.max_bytes)

    def next_cron(self, source: Source, after: datetime) -> datetime | None:
        """Return when the source's cron expression rings next; None where it has none."""
        if source.cron is None:
            return None
        from syndicator.schedule.cron import next_time

        return next_time(source.cron, self.settings.site.timezone, after)
