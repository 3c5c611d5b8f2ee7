"""Joins settings and adapters: the only module that knows every room. Holds no story of its own (that is ``pipeline``).

Everything a door (command, daemon) may do is a method of ``Application``; everything expensive to import is imported
when it is first needed, so that ``syndicator --version`` stays quick.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

import syndicator
from syndicator import errors, settings
from syndicator.model.source import Source
from syndicator.model.work import Printing, Visit
from syndicator.settings.values import Settings

if TYPE_CHECKING:
    from syndicator.fetch.client import Client
    from syndicator.fetch.folder import Drop
    from syndicator.model.capture import Capture
    from syndicator.model.draft import Mark
    from syndicator.model.holding import Holding
    from syndicator.model.rights import Credit, Evidence
    from syndicator.model.source import FeedSpec
    from syndicator.pipeline.inspect import Inspection
    from syndicator.pipeline.redecide import Change
    from syndicator.pipeline.review import Waiting
    from syndicator.store.store import Store

Clock = Callable[[], datetime]
EARLIEST_YEAR = 2026  # this program is not older: a clock before that is wrong
VISITS_PER_REQUEST = 4
"""Visits begun for each request that may be under way: the client bounds requests, so visits that wait for one slow
host leave the others room."""
SAFE_LXML = (6, 1)
SAFE_SQLITE = (3, 51, 3)
PATIENCE_SECONDS = 30.0  # that a command waits for the daemon to do what it asks; one bell is five seconds
JITTER = 0.1  # share of the interval by which polls are spread


def wall_clock() -> datetime:
    """Return the time; the one place where the program looks at a clock."""
    return datetime.now(UTC)  # noqa: TID251 - the edge where time comes in


def fixed_clock(at: datetime) -> Clock:
    """Return a clock that stands still: for rehearsals (``--now``), where equal input must give equal bytes."""
    return lambda: at


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing ``doctor`` looked at."""

    what: str
    level: Literal["good", "mind", "bad"]
    message: str
    hint: str = ""


def examine(directory: Path, *, clock: Clock) -> tuple[Finding, ...]:
    """Look at versions, configuration, store, output and clock; change nothing."""
    found = [*_libraries()]
    try:
        loaded = settings.load(directory)
    except errors.ConfigError as error:
        found += [Finding(what="configuration", level="bad", message=str(problem)) for problem in error.problems]
        return tuple(found)
    found.append(Finding(what="configuration", level="good", message=f"{len(loaded.sources)} sources"))
    if not loaded.site.contact:
        found.append(
            Finding(
                what="contact", level="mind", message="nobody is named in the User-Agent", hint="set [site] contact"
            )
        )
    found.append(_store_health(loaded))
    found.append(_output_health(loaded))
    now = clock()
    if now.year < EARLIEST_YEAR:
        found.append(
            Finding(what="clock", level="bad", message=f"it says {now:%Y-%m-%d}", hint="set the machine's clock")
        )
    else:
        found.append(Finding(what="clock", level="good", message=f"{now:%Y-%m-%d %H:%M} UTC"))
    return tuple(found)


def _libraries() -> Iterator[Finding]:
    """Name the versions that matter for safety (docs/deployment.md)."""
    import sqlite3
    from importlib.metadata import version

    from lxml import etree

    yield Finding(what="syndicator", level="good", message=syndicator.__version__)
    yield Finding(what="python", level="good", message=sys.version.split()[0])
    for name in ("httpx", "feedgen", "apscheduler", "feedparser", "nh3", "sqlalchemy"):
        yield Finding(what=name, level="good", message=version(name))
    lxml = ".".join(str(part) for part in etree.LXML_VERSION[:3])
    fine = etree.LXML_VERSION[:2] >= SAFE_LXML
    yield Finding(
        what="lxml", level="good" if fine else "bad", message=lxml, hint="" if fine else "update it: CVE-2026-41066"
    )
    # A reset of the write-ahead log could corrupt a database written by two connections; we have one writer.
    fine = sqlite3.sqlite_version_info >= SAFE_SQLITE
    yield Finding(
        what="sqlite",
        level="good" if fine else "mind",
        message=sqlite3.sqlite_version,
        hint="" if fine else "3.51.3 mends a rare corruption; never let a second program write to the store",
    )


def _store_health(loaded: Settings) -> Finding:
    from syndicator import store

    path = loaded.store.path
    if path is not None and not path.exists():
        return Finding(what="store", level="good", message=f"{path} will be made by the first run")
    try:
        with store.open(loaded.store.url, create=False) as opened:
            breaches = opened.verify_chain()
            held = sum(opened.counts().values())
    except errors.StoreError as error:
        return Finding(what="store", level="bad", message=error.message, hint=error.hint)
    if breaches:
        return Finding(
            what="store",
            level="bad",
            message=f"{breaches[0].log} {breaches[0].number}: {breaches[0].message}",
            hint="somebody changed the record of decisions; restore a backup",
        )
    return Finding(what="store", level="good", message=f"{path}: {held} articles by source, decisions unbroken")


def _output_health(loaded: Settings) -> Finding:
    directory = loaded.output.directory
    if not directory.exists():
        return Finding(what="output", level="good", message=f"{directory} will be made by the first run")
    if not os.access(directory, os.W_OK):
        hint = "let the account that runs this write there"
        return Finding(what="output", level="bad", message=f"{directory} cannot be written", hint=hint)
    return Finding(what="output", level="good", message=str(directory))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did."""

    visits: tuple[Visit, ...] = ()
    printings: tuple[Printing, ...] = ()
    narrowed: tuple[Change, ...] = ()


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
        self._exits = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Open nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store and let the lock go."""
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

    async def run(
        self,
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

        narrowed = narrow_if_stale(self.store, self.settings, at=self.clock())
        async with self.client() as client:
            means = Means(
                settings=self.settings,
                store=self.store,
                fetcher=client,
                origins=client,
                folder=self._drop(),
                clock=self.clock,
                jitter=_jitter(),
                next_cron=self._next_cron,
                bug=_tell_bug,
            )
            visits = await visit_all(
                sources,
                lambda source: collect(source, means, refetch=refetch),
                concurrency=self.settings.collect.concurrency * VISITS_PER_REQUEST,
                done=done,
                stopping=stopping,
            )
        self.errands()
        return Report(visits=visits, printings=self.publish(), narrowed=narrowed)

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

    def errand(self, request: Mapping[str, object]) -> dict[str, Any]:
        """Carry out what the operator asks and print the feeds, or have the instance do it that holds the store.

        Returns what came of it, with ``feeds``. Raises ``errors.ReviewRefused``, ``errors.StoreError`` and
        ``errors.Conflict`` where the other instance does not answer in ``PATIENCE_SECONDS``.
        """
        try:
            self.alone()
        except errors.Conflict:
            return self._ask(request)
        self.errands()
        return self._carried_out(request)

    def errands(self) -> int:
        """Carry out what commands have left on the desk, and return how many that were."""
        from syndicator.store.desk import Desk

        path = self.settings.store.path
        done = 0
        for name, request in Desk(path).waiting() if path is not None else ():
            try:
                answer = self._carried_out(request)
            except errors.SyndicatorError as error:
                answer = {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
            except (KeyError, TypeError, ValueError):
                answer = {"error": {"code": "errand", "message": "this is no errand", "hint": "use one version only"}}
            Desk(path or "").reply(name, answer)
            done += 1
        return done

    def _carried_out(self, request: Mapping[str, Any]) -> dict[str, Any]:
        from syndicator.pipeline.errands import carry_out

        answer = carry_out(request, store=self.store, settings=self.settings, at=self.clock())
        if answer["held"]:
            answer["feeds"] = [
                {"id": printing.feed_id, "entries": printing.entries, "written": list(printing.written)}
                for printing in self.publish()
            ]
        return answer

    def _ask(self, request: Mapping[str, object]) -> dict[str, Any]:
        import time

        from syndicator.store.desk import Desk

        desk = Desk(self.settings.store.path or "")
        name = desk.leave(request)
        for _ in range(int(PATIENCE_SECONDS / 0.1)):
            answer = desk.answer(name)
            if answer is None:
                time.sleep(0.1)
                continue
            if (error := answer.get("error")) is not None:
                raise errors.ReviewRefused(error["message"], code=error["code"], hint=error["hint"])
            return answer
        raise errors.Conflict(
            "the instance that works on this store has not answered",
            code="no_answer",
            hint="the request lies on its desk and is carried out next; look with 'syndicator audit log'",
        )

    def inspect(
        self,
        document: str,
        *,
        url: str | None = None,
        kind: str | None = None,
        media_type: str | None = None,
        source_id: str | None = None,
    ) -> Inspection:
        """Say what would be made of a file or an address; nothing is stored.

        ``url`` is the address a file stands for, ``kind`` and ``media_type`` what it is where that is known,
        ``source_id`` the configured source as which it is read. Raises ``errors.FetchError`` and ``errors.ParseError``.
        """
        from syndicator.pipeline.deciding import terms_for
        from syndicator.pipeline.inspect import inspect
        from syndicator.syntax import url as urls

        configured = self.settings.find_source(source_id) if source_id else None
        source = configured or Source(id="inspect", kind=kind or "folder")
        if document.startswith(("http://", "https://")):
            capture, host_marks = asyncio.run(self._from_web(document, source))
        else:
            capture, host_marks = self._from_file(document), ()
        if url is not None:
            address = urls.normalise(url)
            if address is None:
                raise errors.FetchError(
                    f"{url!r} is no web address", url=url, code="address", hint="write it with https:// in front"
                )
            capture = replace(capture, url=address)
        if media_type:
            capture = replace(capture, media_type=media_type)
        terms = terms_for(self.settings, (source.id,) if configured else ())
        return inspect(capture, source, terms, at=self.clock(), host_marks=host_marks)

    async def _from_web(self, url: str, source: Source) -> tuple[Capture, tuple[Mark, ...]]:
        from syndicator.model.capture import ACCEPT_FEED, ACCEPT_PAGE, Capture, FetchRequest

        async with self.client() as client:
            request = FetchRequest(url=url, accept=ACCEPT_FEED if source.kind == "feed" else ACCEPT_PAGE)
            fetched = await client.fetch(request)
            marks = await client.origin_marks(fetched.url)
        if not isinstance(fetched, Capture):
            raise errors.FetchError("the server answers as if we had asked before", url=url, code="http_304")
        return fetched, marks

    def _from_file(self, name: str) -> Capture:
        from syndicator.model.capture import Capture, Unreadable

        path = Path(name).absolute()
        source = Source(id="inspect", kind="folder", path=str(path))
        for found in self._drop().read(source, known={}, now=self.clock()):
            if isinstance(found, Unreadable):
                raise errors.FetchError(
                    found.failure.message, url=found.url, code=found.failure.code, hint=found.failure.hint
                )
            if isinstance(found, Capture):
                return found
        raise errors.FetchError(f"{name} is no document that can be read", url=name, hint="name a file, not a folder")

    def revive(self, source_id: str) -> bool:
        """Ask a retired source again from now on; tell whether it had been retired."""
        from syndicator.model.holding import VisitRecord

        state = self.store.state(source_id)
        if state is None or not state.retired:
            return False
        self.alone()
        state = replace(state, retired=False, failures=0, next_poll_at=None)
        self.store.record(VisitRecord(state=state))
        return True

    def credit(self, holding: Holding) -> Credit:
        """Return the credit of a stored article. It must have been decided."""
        from syndicator.rights.credit import credit

        if holding.decision is None:
            raise ValueError(holding.article.id)
        return credit(holding.article, holding.decision)

    def explanation(self, holding: Holding, *, as_page: bool = False) -> str | None:
        """Return why a stored article is published as it is, as text or as a page; None where nothing is decided."""
        from syndicator.render import explain, explain_html

        if holding.decision is None:
            return None
        evidence = self.store.evidence(holding.evidence_ids)
        withdrawn = (holding.withdrawn_at, holding.withdrawn_reason) if holding.withdrawn_at is not None else None
        known = (holding.article, holding.decision, evidence, self.credit(holding))
        read = words_read(evidence.values())
        if as_page:
            generator = f"Syndicator {syndicator.__version__}"
            return explain_html.page(*known, read=read, withdrawn=withdrawn, generator=generator).decode()
        return explain.article_text(*known, read=read, withdrawn=withdrawn)

    def policy(self, holding: Holding) -> dict[str, object] | None:
        """Return what may be done with a stored article now, in ODRL; None where it is withdrawn or undecided."""
        from syndicator.render import odrl
        from syndicator.rights import apply

        decision = holding.decision
        if decision is None or holding.withdrawn_at is not None:
            return None
        at = self.clock()
        entry = apply.entry(
            holding.article,
            decision,
            first_seen=holding.first_seen_at,
            changed=holding.changed_at,
            full_text=True,
            at=at,
        )
        # What time or an undone duty took away since is taken away here too.
        if entry is not None:
            decision = replace(decision, outcome=entry.outcome)
        elif decision.outcome in {"full", "excerpt", "link"}:
            decision = replace(decision, outcome="withhold")
        evidence = self.store.evidence(holding.evidence_ids)
        return odrl.policy(holding.article, decision, evidence, assignee=self.settings.site.url)

    def files_of(self, spec: FeedSpec) -> list[str]:
        """Return the paths of the files an output feed is written to."""
        from syndicator import render

        return [
            str(self.settings.output.directory / f"{spec.id}{output_format.SUFFIX}")
            for output_format in render.FORMATS
            if output_format.NAME in spec.formats
        ]

    def client(self) -> Client:
        """Return the door to the network, as configured."""
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
        )

    def _drop(self) -> Drop:
        from syndicator.fetch.folder import Drop

        return Drop(max_bytes=self.settings.collect.max_bytes)

    def _next_cron(self, source: Source, after: datetime) -> datetime | None:
        if source.cron is None:
            return None
        from syndicator.schedule.cron import next_time

        return next_time(source.cron, self.settings.site.timezone, after)


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
            report = await self._application.run(sources, stopping=stopping)
        except (errors.StoreError, errors.DeliverError) as error:
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
            done = self._application.errands()
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


def _jitter() -> Callable[[], float]:
    import random  # noqa: TID251 - the edge where randomness comes in; spreads polls, guards nothing

    return lambda: random.uniform(-JITTER, JITTER)  # noqa: S311 - no secret depends on it


def words_read(evidence: Iterable[Evidence]) -> dict[str, tuple[str, ...]]:
    """Return, per piece of evidence, the words in it that were understood: quotations are cut around them."""
    from syndicator.rights import statements

    found: dict[str, list[str]] = {}
    for said in statements.read(evidence):
        found.setdefault(said.evidence, []).append(said.words)
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}


def _tell_bug(error: Exception) -> None:
    import traceback

    with contextlib.suppress(OSError):  # a closed standard error does not stop the work
        traceback.print_exception(error, file=sys.stderr)


def excepthook(say: Callable[[str], None]) -> None:
    """Let an unexpected failure be loud, and say what to do with it."""
    inner = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        inner(kind, error, trace)
        say("This is a bug in Syndicator. Nothing that was stored is lost; please report the lines above.")

    sys.excepthook = hook


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A rights notice to be read on its own, without an article."""

    text: str
    format: str = "text"
    url: str = ""  # of the page it stands on
    publisher: str = ""  # who runs that site


def read_notices(notices: Sequence[Notice], *, at: datetime) -> tuple[dict[str, object], ...]:
    """Say what each notice says. What several notices of one page say can only narrow what each of them allows."""
    from syndicator.parse import notice as reader
    from syndicator.rights import reading
    from syndicator.syntax import url as urls

    marks = [reader.marks(notice.text, notice.format, notice.url or None) for notice in notices]
    pages: dict[str, list[int]] = {}
    for number, notice in enumerate(notices):
        address = urls.normalise(notice.url)
        if address is not None:
            pages.setdefault(address, []).append(number)
    answers = []
    for number, notice in enumerate(notices):
        others = pages.get(urls.normalise(notice.url) or "", ())
        answers.append(
            reading.read(
                notice.text,
                format=notice.format,
                url=notice.url or None,
                publisher=notice.publisher,
                marks=marks[number],
                beside=[mark for other in others if other != number for mark in marks[other]],
                at=at,
            )
        )
    return tuple(answers)
