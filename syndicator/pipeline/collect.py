"""One visit to one source. Speaks to the world through ``ports`` only and decides nothing about rights itself.

::

    what do we know → fetch → understand (pure) → reconcile (pure) → record, in one transaction
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from syndicator import errors
from syndicator.model.article import Article
from syndicator.model.capture import ACCEPT_FEED, ACCEPT_PAGE, Fetched, FetchRequest, Unmodified, Unreadable, Validators
from syndicator.model.draft import HarvestFeed, Mark
from syndicator.model.holding import FetchRecord, VisitRecord
from syndicator.model.rights import Decision, Evidence
from syndicator.model.source import Source
from syndicator.model.work import Failure, SourceState, Visit, VisitOutcome
from syndicator.pipeline import cadence
from syndicator.pipeline.deciding import decide_under, terms_for
from syndicator.pipeline.ledger import Ledger
from syndicator.pipeline.ports import Fetcher, Folder, Origins, Store, Workshop
from syndicator.pipeline.reconcile import Intents, reconcile, to_load, tombstone_key, withdrawals
from syndicator.pipeline.understand import Understanding, understand
from syndicator.settings.values import Settings

WELL: tuple[VisitOutcome, ...] = ("ok", "not_modified", "empty")
OUTCOMES: tuple[tuple[type[errors.SyndicatorError], VisitOutcome], ...] = (
    (errors.RateLimited, "retry_later"),
    (errors.Forbidden, "blocked"),
    (errors.Gone, "gone"),
)
"""What a failure makes of a visit in which nothing was read; any other is an error (or a timeout)."""


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


async def collect(source: Source, means: Means, *, refetch: bool = False) -> Visit:
    """Visit a source once and record what came of it. ``refetch`` asks for everything anew, unchanged or not.

    Expected failures end as ``Visit.failure``; whatever was read before one is kept. Raises ``errors.StoreError``:
    without a store there is no visit.
    """
    visiting = _Visiting(source, means, refetch=refetch)
    async for fetched in visiting.captures():
        try:
            await visiting.take_in(fetched)
        except errors.StoreError:
            raise  # nothing was written; going on would only hide it
        except errors.SyndicatorError as error:
            visiting.failed(error, fetched.file_name or "")
        except Exception as error:  # noqa: BLE001 - a bug met by one document must be loud, and must not stop the others
            means.bug(error)
            visiting.failed(_as_failure(error, fetched.url), fetched.file_name or "")
    return visiting.close()


def _as_failure(error: Exception, url: str) -> errors.SyndicatorError:
    """Say a bug in the words of a failure: nothing of the document was written, and the next visit reads it again."""
    message = f"a bug in Syndicator: {type(error).__name__} while reading {url}"
    hint = "nothing that was held is lost; please report the lines this printed, with the document"
    return errors.SyndicatorError(message, code="bug", hint=hint)


class _Visiting:
    """One visit under way: what it knows, and what it has met so far."""

    def __init__(self, source: Source, means: Means, *, refetch: bool) -> None:
        self.source = source
        self.means = means
        self.started = means.clock()
        self.state = cadence.current(source, means.store.state(source.id))
        self.records: Mapping[str, FetchRecord] = {} if refetch else means.store.fetches(source.id)
        self.read = 0  # documents
        self.unmodified = 0  # documents
        self.items = 0
        self.new = 0
        self.changed = 0
        self.failure: errors.SyndicatorError | None = None
        self.moved_to: str | None = None
        self.headers: tuple[tuple[str, str], ...] = ()
        self.feed: HarvestFeed | None = None
        self.complaints: list[str] = []

    def failed(self, error: errors.SyndicatorError, place: str = "") -> None:
        """Keep the first failure as the visit's; every one is told."""
        if self.failure is not None or self.read or self.unmodified:
            self.complaints.append(f"{place}: {error.message}" if place else error.message)
        self.failure = self.failure or error

    async def captures(self) -> AsyncIterator[Fetched]:
        """Yield what the source's documents answer, one after the other."""
        if self.source.path is not None:
            for found in self._from_disk():
                yield found
            return
        urls = self.source.urls
        if self.state.adopted_url and len(urls) == 1:
            urls = (self.state.adopted_url,)
        for url in urls:
            record = self.records.get(url)
            request = FetchRequest(
                url=url,
                validators=record.validators if record else None,
                accept=ACCEPT_FEED if self.source.kind == "feed" else ACCEPT_PAGE,
                check_robots=self.source.kind != "feed",
            )
            try:
                yield await self.means.fetcher.fetch(request)
            except errors.FetchError as error:
                self.failed(error)

    def _from_disk(self) -> Iterator[Fetched]:
        try:
            for found in self.means.folder.read(self.source, known=self.records, now=self.means.clock()):
                if isinstance(found, Unreadable):
                    why = found.failure
                    self.failed(errors.FetchError(why.message, url=found.url, code=why.code, hint=why.hint))
                else:
                    yield found
        except errors.FetchError as error:
            self.failed(error)

    async def take_in(self, fetched: Fetched) -> None:
        """Understand one answer and record it with its validators."""
        at = self.means.clock()
        self.moved_to = fetched.moved_to
        self.headers = fetched.headers
        self.complaints.extend(fetched.notes)
        known = self.records.get(fetched.requested_url)
        if isinstance(fetched, Unmodified):
            self.unmodified += 1
            if known is not None and fetched.validators not in (known.validators, Validators()):
                self._record(fetches=(replace(known, validators=fetched.validators, fetched_at=at),))
            return
        record = FetchRecord(
            url=fetched.requested_url,
            validators=fetched.validators,
            body_sha256=hashlib.sha256(fetched.body).hexdigest(),
            fetched_at=at,
            file_name=fetched.file_name,
        )
        if known is not None and known.body_sha256 == record.body_sha256:
            self.unmodified += 1  # 200 with the same bytes: nothing to read, but the validators are new
            self._record(fetches=(record,))
            return
        host_marks: tuple[Mark, ...] = ()
        if self.source.path is None and self.source.kind != "feed":
            host_marks = await self.means.origins.origin_marks(fetched.url)
        understanding = await self.means.workshop.run(understand, fetched, self.source, at=at, host_marks=host_marks)
        self._write(understanding, record, at)

    def _write(self, understanding: Understanding, record: FetchRecord, at: datetime) -> None:
        visit, intents = self._reconciled(understanding, at)
        self.means.store.record(replace(visit, fetches=(record,)))
        self.read += 1
        self.items += len(understanding.findings)
        self.new += intents.new
        self.changed += intents.changed
        self.feed = understanding.feed
        where = f"{record.file_name}: " if record.file_name else ""
        for complaint in understanding.complaints:
            place = f" ({complaint.locator})" if complaint.locator else ""
            self.complaints.append(f"{where}{complaint.message}{place}")

    def _record(self, fetches: tuple[FetchRecord, ...]) -> None:
        self.means.store.record(VisitRecord(state=self.state, fetches=fetches))

    def _reconciled(self, understanding: Understanding, at: datetime) -> tuple[VisitRecord, Intents]:
        """Compare with what the store holds, and put together what it has to write."""
        store, source = self.means.store, self.source
        keys = [key for finding in understanding.findings for key in finding.article.keys]
        keys += [tombstone_key(item, source) for item in understanding.withdrawn]
        known = store.recognise(source.id, keys) if keys else {}
        wanted = dict.fromkeys(to_load(understanding.findings, known))
        for item in understanding.withdrawn:
            hit = known.get(tombstone_key(item, source))
            if hit is not None:
                wanted[hit.article_id] = None
        holdings = store.holdings(tuple(wanted)) if wanted else {}
        others = {
            article_id: tuple(store.evidence(ids).values())
            for article_id in holdings
            if (ids := store.evidence_of_other_routes(article_id, source.id))
        }

        ledger = Ledger(store, at=at)

        def decide(
            article: Article, evidence: Sequence[Evidence], previous: Decision | None, routes: Sequence[str]
        ) -> Decision:
            terms = terms_for(self.means.settings, routes)
            return decide_under(terms, article, evidence, previous=previous, accept_wider=False, at=at, ledger=ledger)

        intents = reconcile(
            understanding.findings,
            source=source,
            known=known,
            holdings=holdings,
            other_evidence=others,
            decide=decide,
            at=at,
        )
        killed = withdrawals(understanding.withdrawn, source=source, known=known, holdings=holdings, at=at)
        visit = VisitRecord(state=self.state, articles=intents.writes, seen=intents.seen, withdrawals=killed)
        return visit, intents

    def close(self) -> Visit:
        """Work out the outcome and when to come back, and write both down."""
        now = self.means.clock()
        outcome = self._outcome()
        failure = self.failure
        kept = Failure(code=failure.code, message=failure.message, hint=failure.hint) if failure is not None else None
        self.state = self._closed_state(outcome, kept, now)
        self.means.store.record(VisitRecord(state=self.state))
        return Visit(
            source_id=self.source.id,
            outcome=outcome,
            failure=kept,
            new=self.new,
            changed=self.changed,
            known=self.means.store.count(self.source.id),
            url=self.state.adopted_url or (self.source.urls[0] if self.source.urls else None),
            next_poll_at=self.state.next_poll_at,
            disabled=self.state.retired,
            complaints=tuple(self.complaints),
            seconds=(now - self.started).total_seconds(),
        )

    def _closed_state(self, outcome: VisitOutcome, failure: Failure | None, now: datetime) -> SourceState:
        source, state = self.source, self.state
        well = outcome in WELL
        state = replace(
            state,
            last_polled_at=now,
            last_ok_at=now if well else state.last_ok_at,
            last_outcome=outcome,
            failure=failure,
            failures=0 if well else state.failures + 1,
            retired=outcome == "gone",
        )
        if source.path is None and len(source.urls) == 1:
            state = cadence.adopt(state, self.moved_to) if well else cadence.forsake(state)
        next_poll_at = cadence.next_poll(
            state,
            outcome,
            now=now,
            every=source.every or self.means.settings.collect.every,
            next_cron=self.means.next_cron(source, now),
            wishes=cadence.wishes(self.headers, self.feed, now),
            retry_after=self.failure.retry_after if isinstance(self.failure, errors.RateLimited) else None,
            jitter=self.means.jitter(),
        )
        return replace(state, next_poll_at=next_poll_at)

    def _outcome(self) -> VisitOutcome:
        """Name what happened, the most telling thing first."""
        if self.read:
            return "ok" if self.items else "empty"
        if self.unmodified:
            return "not_modified"
        if self.failure is None:
            return "empty"  # a folder with nothing in it
        for kind, outcome in OUTCOMES:
            if isinstance(self.failure, kind):
                return outcome
        return "timeout" if self.failure.code == "timeout" else "error"
