"""Virtual days: publishers with a will of their own, and a daemon's clock that nobody waits for."""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from support import settings as configurations
from support.visits import START

from syndicator import store as stores
from syndicator.bootstrap.workers.workshop import AtOnce
from syndicator.errors import Gone, RateLimited, Refused, Unreachable
from syndicator.fetch.folder import Drop
from syndicator.model.capture import Capture, Fetched, FetchRequest, Unmodified, Validators
from syndicator.model.draft import Mark
from syndicator.model.work import Visit
from syndicator.pipeline.collect import Means, collect
from syndicator.schedule.cron import next_time
from syndicator.schedule.due import due

TICK = timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Publisher:
    """One feed on a host of its own: when it has news, what it says about being asked, what goes wrong with it."""

    name: str
    news_every: timedelta = HOUR
    source: str = ""  # keys of its source in the configuration
    headers: tuple[tuple[str, str], ...] = ()
    ttl: int = 0
    fails: float = 0.0  # share of requests that get no answer
    limits: float = 0.0  # share of requests answered with 429
    retry_after: float = 7_200.0
    touches: float = 0.0  # share of unchanged answers that are 200 with new validators all the same
    gone_on: int | None = None  # day
    moves_on: int | None = None
    asked: list[tuple[datetime, str]] = field(default_factory=list)  # when, and how it was answered
    given: dict[str, Validators] = field(default_factory=dict)  # validators of the last answer, by address
    wrong_validators: int = 0
    early: int = 0  # requests before a pause was over
    patience: datetime = START  # nobody may ask before
    version: str = ""
    touched: int = 0

    @property
    def url(self) -> str:
        return f"https://{self.name}.example/feed"

    @property
    def moved_url(self) -> str:
        return f"https://{self.name}.example/moved"

    def times(self, *kinds: str) -> list[datetime]:
        return [at for at, kind in self.asked if not kinds or kind in kinds]

    def answer(self, request: FetchRequest, now: datetime, dice: random.Random) -> Fetched:
        """Answer as a sound server would, or with what is wrong with it today."""
        day = (now - START).days
        self.early += now < self.patience
        self.wrong_validators += (request.validators or Validators()) != self.given.get(request.url, Validators())
        if self.gone_on is not None and day >= self.gone_on:
            raise self._said(now, "410", Gone(url=request.url, status=410))
        if dice.random() < self.fails:
            raise self._said(now, "away", Unreachable("no answer", url=request.url))
        if dice.random() < self.limits:
            self.patience = now + timedelta(seconds=self.retry_after)
            limited = RateLimited("slow down", url=request.url, status=429, retry_after=self.retry_after)
            raise self._said(now, "429", limited)
        has_moved = self.moves_on is not None and day >= self.moves_on
        if request.url == self.moved_url and not has_moved:
            raise self._said(now, "404", Refused(url=request.url, status=404))
        moved_to = self.moved_url if has_moved and request.url == self.url else None
        body = self._feed(now)
        version = hashlib.sha256(body).hexdigest()[:12]
        self.touched += version == self.version and dice.random() < self.touches
        self.version = version
        validators = Validators(etag=f'W/"{version}-{self.touched}"', last_modified=f"{now:%j} as it likes")
        known = self.given.get(request.url)
        if known is not None and known.etag == validators.etag and request.validators == known:
            self.asked.append((now, "304"))
            return Unmodified(
                url=request.url, requested_url=request.url, headers=self.headers, validators=known, fetched_at=now,
                moved_to=moved_to,
            )  # fmt: skip
        self.given[request.url] = validators
        self.asked.append((now, "301" if moved_to else "200"))
        return Capture(
            url=moved_to or request.url, requested_url=request.url, headers=self.headers, body=body, fetched_at=now,
            media_type="application/rss+xml", validators=validators, moved_to=moved_to,
        )  # fmt: skip

    def _said(self, now: datetime, kind: str, error: Exception) -> Exception:
        self.asked.append((now, kind))
        return error

    def _feed(self, now: datetime) -> bytes:
        """The last three articles; one more every ``news_every``."""
        newest = int((now - START + 10 * self.news_every) / self.news_every)
        items = "".join(
            f"<item><title>{self.name} {number}</title><link>https://{self.name}.example/{number}</link>"
            f"<pubDate>{START + (number - 10) * self.news_every:%d %b %Y %H:%M:%S} GMT</pubDate></item>"
            for number in range(newest, newest - 3, -1)
        )
        ttl = f"<ttl>{self.ttl}</ttl>" if self.ttl else ""
        head = f"<title>{self.name}</title><link>https://{self.name}.example/</link><description>d</description>{ttl}"
        return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


class World:
    """A daemon's life without waiting: passes over what is due, and a clock that is only ever set."""

    def __init__(self, root: Path, publishers: Iterable[Publisher], *, seed: int) -> None:
        self.publishers = {publisher.url: publisher for publisher in publishers}
        self.publishers |= {publisher.moved_url: publisher for publisher in self.publishers.values()}
        text = "".join(
            f'[[sources]]\nid = "{one.name}"\nkind = "feed"\nurl = "{one.url}"\n{one.source}\n'
            for url, one in self.publishers.items()
            if url == one.url
        )
        self.settings = configurations.load(root, text)
        self.store = stores.open("sqlite://")
        self.dice = random.Random(seed)  # noqa: S311 - a test that can be repeated
        self.now = START
        self.passes: list[dict[str, int]] = []  # requests by source, of each pass
        self.visits: list[tuple[datetime, Visit]] = []
        self._asked: dict[str, int] = {}
        self._means = Means(
            settings=self.settings,
            store=self.store,
            fetcher=self,
            origins=self,  # type: ignore[arg-type] # of the same shape where it counts
            folder=Drop(),
            workshop=AtOnce(),
            clock=lambda: self.now,
            jitter=lambda: self.dice.uniform(-0.1, 0.1),
            next_cron=lambda source, after: next_time(source.cron, "UTC", after) if source.cron else None,
            bug=self._loud,
        )

    def _loud(self, error: Exception) -> None:
        raise error

    async def fetch(self, request: FetchRequest) -> Fetched:
        publisher = self.publishers[request.url]
        self._asked[publisher.name] = self._asked.get(publisher.name, 0) + 1
        return publisher.answer(request, self.now, self.dice)

    async def origin_marks(self, url: str, *, tdmrep: bool = False, licenses: Iterable[str] = ()) -> tuple[Mark, ...]:
        del url, tdmrep, licenses
        return ()

    def live(self, span: timedelta) -> None:
        """Let time pass, and visit whatever becomes due, at the daemon's bells."""
        asyncio.run(self._live(self.now + span))

    async def _live(self, end: datetime) -> None:
        while self.now < end:
            self._asked = {}
            for source in due(self.settings.sources, self.store.states(), self.now):
                self.visits.append((self.now, await collect(source, self._means)))
            if self._asked:
                self.passes.append(self._asked)
            waiting = [state.next_poll_at for state in self.store.states().values() if not state.retired]
            following = min((at for at in waiting if at is not None), default=end)
            bells = max(1, -(-(following - self.now) // TICK))
            self.now = min(end, self.now + bells * TICK)

    def close(self) -> None:
        self.store.close()
