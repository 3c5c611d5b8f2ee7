"""Whole visits without a network: a scripted host, a real store, a clock that is moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from support import settings as configurations

from syndicator import store as stores
from syndicator.bootstrap.workers.workshop import AtOnce
from syndicator.deliver.folder import Folder
from syndicator.errors import FetchError
from syndicator.fetch.folder import Drop
from syndicator.model.capture import Capture, Fetched, FetchRequest, Unmodified, Validators
from syndicator.model.draft import Mark
from syndicator.model.holding import Holding
from syndicator.model.source import Source
from syndicator.model.work import Printing, Visit
from syndicator.pipeline.collect import Means, collect
from syndicator.pipeline.publish import publish

START = datetime(2026, 6, 10, 12, tzinfo=UTC)
URL = "https://origin.example/feed.xml"
Answer = str | bytes | FetchError | Callable[[FetchRequest], Fetched]


@dataclass
class Host:
    """Answers one request after the other as told; remembers what it was asked."""

    answers: list[Answer] = field(default_factory=list)
    asked: list[FetchRequest] = field(default_factory=list)
    etag: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = "application/rss+xml"
    at: datetime = START
    said: tuple[Mark, ...] = ()  # by its fixed places
    places: list[tuple[str, bool, tuple[str, ...]]] = field(default_factory=list)

    async def fetch(self, request: FetchRequest) -> Fetched:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, FetchError):
            raise answer
        if callable(answer):
            return answer(request)
        return Capture(
            url=request.url,
            requested_url=request.url,
            headers=self.headers,
            media_type=self.media_type,
            body=answer.encode() if isinstance(answer, str) else answer,
            validators=Validators(etag=self.etag),
            fetched_at=self.at,
        )

    async def origin_marks(self, url: str, *, tdmrep: bool = False, licenses: Iterable[str] = ()) -> tuple[Mark, ...]:
        self.places.append((url, tdmrep, tuple(licenses)))
        return self.said


def unmodified(request: FetchRequest, *, etag: str | None = None) -> Unmodified:
    """Answer 304."""
    return Unmodified(url=request.url, requested_url=request.url, validators=Validators(etag=etag), fetched_at=START)


class House:
    """A configuration with one feed source, ``a``, and whatever more is given."""

    def __init__(self, root: Path, text: str = "", *, source: Mapping[str, object] | None = None) -> None:
        self.settings = configurations.load(
            root,
            f'[[sources]]\nid = "a"\nkind = "feed"\nurl = "{URL}"\n'
            '[[sources]]\nid = "b"\nkind = "feed"\nurl = "https://other.example/feed.xml"\n'
            '[[feeds]]\nid = "all"\ntitle = "All"\n' + text,
        )
        self.root = root
        self.store = stores.open(f"sqlite:///{root / 'var' / 'test.db'}")
        self.host = Host()
        self.now = START
        self.bugs: list[Exception] = []
        self.source_changes = dict(source or {})

    def source(self, identity: str = "a") -> Source:
        return replace(self.settings.source(identity), **self.source_changes)  # type: ignore[arg-type] # a test's own

    def visit(self, *answers: Answer, source: str = "a", hours: float = 2.0) -> Visit:
        """Let the host answer, and visit; time passes first."""
        self.now += timedelta(hours=hours)
        self.host.at = self.now
        if answers:
            self.host.answers.extend(answers)
        means = Means(
            settings=self.settings,
            store=self.store,
            fetcher=self.host,
            origins=self.host,
            folder=Drop(),
            workshop=AtOnce(),
            clock=lambda: self.now,
            jitter=lambda: 0.0,
            next_cron=lambda _source, _after: None,
            bug=self.bugs.append,
        )
        return asyncio.run(collect(self.source(source), means))

    def held(self, source: str | None = None) -> dict[str, Holding]:
        found = self.store.select(source_ids=[source] if source else None)
        return {holding.article.title: holding for holding in found}

    def print(self) -> tuple[Printing, ...]:
        return publish(
            self.settings.feeds,
            store=self.store,
            settings=self.settings,
            delivery=Folder(self.settings.output.directory),
            at=self.now,
        )

    def wait_seconds(self, visit: Visit) -> float:
        assert visit.next_poll_at is not None
        return (visit.next_poll_at - self.now).total_seconds()
