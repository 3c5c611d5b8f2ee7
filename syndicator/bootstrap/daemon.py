"""What the daemon does at each bell; implements ``schedule.ticker.Work``."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from syndicator import errors, settings
from syndicator.bootstrap.application import Application
from syndicator.bootstrap.errands import clear_desk
from syndicator.bootstrap.running import run
from syndicator.model.source import Source
from syndicator.model.work import Visit
from syndicator.settings.values import Settings


class Daemon:
    """What the daemon does at each bell; implements ``schedule.ticker.Work``."""

    def __init__(self, application: Application, directory: Path, *, say: Callable[[str], None]) -> None:
        self._application = application
        self._directory = directory
        self._say = say
        self._reloaded: Settings | None = None

    def due(self) -> Sequence[Source]:
        """Return what is due now; a reloaded configuration counts from here on, never in the middle of a round."""
        if self._reloaded is not None:
            self._application.settings = self._reloaded
            self._reloaded = None
            self._application.publish()
        return self._application.due()

    def wants_printing(self) -> bool:
        """Tell whether an embargo has ended or a permission expired since the last printing."""
        application = self._application
        return application.next_change is not None and application.next_change <= application.clock()

    async def round(self, sources: Sequence[Source], stopping: asyncio.Event) -> None:
        """Visit what is due and publish. A busy store or a full disk is said, and tried again at the next bell."""
        try:
            report = await run(self._application, sources, stopping=stopping)
        except errors.SyndicatorError as error:
            self._say(f"{error.message} {error.hint}".strip())
            return
        for visit in report.visits:
            self._say(describe(visit))
        for printing in report.printings:
            if printing.written:
                self._say(f"feed {printing.feed_id}: {printing.entries} entries, wrote {', '.join(printing.written)}")

    def errands(self) -> None:
        """Do what commands have left on the desk, also while a round is under way."""
        try:
            done = clear_desk(self._application)
        except (errors.StoreError, errors.DeliverError) as error:
            self._say(f"{error.message} {error.hint}".strip())
            return
        if done:
            self._say(f"errands: {done} carried out")

    def reload(self) -> None:
        """Read the configuration again; a bad one is said and the old one stays."""
        try:
            loaded = settings.load(self._directory)
        except errors.ConfigError as error:
            self._say(f"the new configuration is not used, the old one stays:\n{error.message}")
            return
        if loaded.store != self._application.settings.store:
            self._say("the new configuration names another store: restart to use it, the old configuration stays")
            return
        self._reloaded = loaded
        self._say("the new configuration is read; it counts from the next bell")


def describe(visit: Visit) -> str:
    """Say in one line what came of a visit."""
    text = f"source {visit.source_id}: {visit.outcome}, {visit.new} new, {visit.changed} changed, {visit.known} known"
    if visit.failure is not None:
        text += f"; {visit.failure.message}"
        text += f" ({visit.failure.hint})" if visit.failure.hint else ""
    return text


def excepthook(say: Callable[[str], None]) -> None:
    """Let an unexpected failure be loud, and say what to do with it."""
    inner = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        inner(kind, error, trace)
        say("This is a bug in Syndicator. Nothing that was stored is lost; please report the lines above.")

    sys.excepthook = hook
