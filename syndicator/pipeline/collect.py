"""One visit to one source. Speaks to the world through ``ports`` only and decides nothing about rights itself.

::

    what do we know → fetch → understand (pure) → reconcile (pure) → record, in one transaction
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from syndicator import errors
from syndicator.model.article import Article
from syndicator.model.capture import Capture, Fetched, FetchRequest, Unmodified, Unreadable
from syndicator.model.draft import HarvestFeed
from syndicator.model.holding import FetchRecord, VisitRecord
from syndicator.model.rights import Decision, Evidence
from syndicator.model.source import Source
from syndicator.model.work import Failure, SourceState, Visit, VisitOutcome
from syndicator.pipeline import cadence
from syndicator.pipeline.deciding import decide_under, terms_for
from syndicator.pipeline.ports import Fetcher, Folder, Store
from syndicator.pipeline.reconcile import Intents, reconcile, to_load, tombstone_key, withdrawals
from syndicator.pipeline.understand import Understanding, understand
from syndicator.settings.values import Settings

ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "application/json;q=0.8, text/xml;q=0.8, */*;q=0.1",
    "page": "text/html, application/xhtml+xml, */*;q=0.1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Everything a visit needs from the world."""

    settings: Settings
    store: Store
    fetcher: Fetcher
    folder: Folder
    clock: Callable[[], datetime]
    jitter: Callable[[], float]  # in [-0.1, 0.1]: spreads the next polls
    next_cron: Callable[[Source, datetime], datetime | None]


@dataclass(slots=True)
class _Tally:
    """What one visit has met so far."""

    read: int = 0
    unmodified: int = 0
    items: int = 0
    new: int = 0
    changed: int = 0
    failure: errors.SyndicatorError | None = None
    moved_to: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    feed: HarvestFeed = HarvestFeed()
    complaints: tuple[str, ...] = ()

    def failed(self, error: errors.SyndicatorError, place: str = "") -> None:
        """Keep the first failure as the visit's; every one is told."""
        if self.failure is not None or self.read or self.unmodified:
            self.complaints = (*self.complaints, f"{place}: {error.message}" if place else error.message)
        self.failure = self.failure or error


async def collect(source: Source, means: Means, *, refetch: bool = False) -> Visit:
    """Visit a source once and record what came of it. ``refetch`` asks for everything anew, unchanged or not.

    Expected failures end as ``Visit.failure``; whatever was read before one is kept.
    """
    started = means.clock()
    state = _current_state(source, means.store.states().get(source.id))
    records = {} if refetch else means.store.fetches(source.id)
    tally = _Tally()
    async for fetched in _captures(source, state, records, means, tally):
        try:
            _take_in(fetched, source, state, records, means, tally)
        except errors.StoreError:
            raise  # nothing was written; going on would only hide it
        except errors.SyndicatorError as error:
            tally.failed(error, fetched.file_name or "")
    return _close(source, state, means, tally, started)


def _current_state(source: Source, state: SourceState | None) -> SourceState:
    """Return the state, started anew when the configuration now points somewhere else."""
    configured = source.path or "\n".join(source.urls)
    if state is None or (state.configured_url or configured) != configured:
        return SourceState(source_id=source.id, configured_url=configured)
    return replace(state, configured_url=configured)


async def _captures(
    source: Source, state: SourceState, records: Mapping[str, FetchRecord], means: Means, tally: _Tally
) -> AsyncIterator[Fetched]:
    """Yield what the source's documents answer, one after the other; what cannot be had goes to the tally."""
    if source.path is not None:
        try:
            for fetched in means.folder.read(source, known=records, now=means.clock()):
                if isinstance(fetched, Unreadable):
                    failure = fetched.failure
                    tally.failed(
                        errors.FetchError(failure.message, url=fetched.url, code=failure.code, hint=failure.hint)
                    )
                else:
                    yield fetched
        except errors.FetchError as error:
            tally.failed(error)
        return
    urls = (state.adopted_url,) if state.adopted_url and len(source.urls) == 1 else source.urls
    for url in urls:
        record = records.get(url)
        request = FetchRequest(
            url=url,
            validators=record.validators if record else None,
            accept=ACCEPT.get(source.kind, "*/*"),
            check_robots=source.kind != "feed",
        )
        try:
            yield await means.fetcher.fetch(request)
        except errors.FetchError as error:
            tally.failed(error)


def _take_in(
    fetched: Fetched,
    source: Source,
    state: SourceState,
    records: Mapping[str, FetchRecord],
    means: Means,
    tally: _Tally,
) -> None:
    """Understand one answer and record it with its validators."""
    at = means.clock()
    tally.moved_to = fetched.moved_to
    tally.headers = fetched.headers
    tally.complaints = (*tally.complaints, *fetched.notes)
    known = records.get(fetched.requested_url)
    if isinstance(fetched, Unmodified):
        tally.unmodified += 1
        if known is not None and fetched.validators not in (known.validators, type(known.validators)()):
            record = replace(known, validators=fetched.validators, fetched_at=at)
            means.store.record(VisitRecord(state=state, fetches=(record,)))
        return
    record = FetchRecord(
        url=fetched.requested_url,
        validators=fetched.validators,
        body_sha256=hashlib.sha256(fetched.body).hexdigest(),
        fetched_at=at,
        file_name=fetched.file_name,
    )
    if known is not None and known.body_sha256 == record.body_sha256:
        tally.unmodified += 1  # 200 with the same bytes: nothing to read, but the validators are new
        means.store.record(VisitRecord(state=state, fetches=(record,)))
        return
    understanding = understand(fetched, source, at=at)
    visit, intents = _reconciled(understanding, source, state, means, at)
    means.store.record(replace(visit, fetches=(record,)))
    tally.read += 1
    tally.items += len(understanding.findings)
    tally.new += intents.new
    tally.changed += intents.changed
    tally.feed = understanding.feed
    tally.complaints = (
        *tally.complaints,
        *(f"{fetched.url}: {complaint.message} ({complaint.locator})" for complaint in understanding.complaints),
    )


def _reconciled(
    understanding: Understanding, source: Source, state: SourceState, means: Means, at: datetime
) -> tuple[VisitRecord, Intents]:
    """Compare with what the store holds, and put together what it has to write."""
    store = means.store
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

    def decide(
        article: Article, evidence: Sequence[Evidence], previous: Decision | None, routes: Sequence[str]
    ) -> Decision:
        terms = terms_for(means.settings, routes)
        return decide_under(terms, article, evidence, previous=previous, accept_wider=False, at=at)

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
    visit = VisitRecord(state=state, articles=intents.writes, seen=intents.seen, withdrawals=killed)
    return visit, intents


def _close(source: Source, state: SourceState, means: Means, tally: _Tally, started: datetime) -> Visit:
    """Work out the outcome and when to come back, and write both down."""
    now = means.clock()
    outcome = _outcome(tally)
    failure = _failure(tally.failure)
    well = outcome in ("ok", "not_modified", "empty")
    next_poll_at = cadence.next_poll(
        state,
        outcome,
        now=now,
        every=source.every or means.settings.collect.every,
        next_cron=means.next_cron(source, now),
        wishes=cadence.wishes(tally.headers, tally.feed),
        retry_after=tally.failure.retry_after if isinstance(tally.failure, errors.RateLimited) else None,
        jitter=means.jitter(),
    )
    if source.path is None and len(source.urls) == 1:
        state = cadence.adopt(state, tally.moved_to) if well else cadence.forsake(state)
    state = replace(
        state,
        next_poll_at=next_poll_at,
        last_polled_at=now,
        last_ok_at=now if well else state.last_ok_at,
        last_outcome=outcome,
        failure=failure,
        failures=0 if well else state.failures + 1,
        retired=outcome == "gone",
    )
    means.store.record(VisitRecord(state=state))
    return Visit(
        source_id=source.id,
        outcome=outcome,
        failure=failure,
        new=tally.new,
        changed=tally.changed,
        known=means.store.count(source.id),
        url=state.adopted_url or (source.urls[0] if source.urls else source.path),
        next_poll_at=next_poll_at,
        disabled=state.retired,
        complaints=tally.complaints,
        seconds=(now - started).total_seconds(),
    )


def _outcome(tally: _Tally) -> VisitOutcome:
    """Name what happened, the most telling thing first."""
    if tally.read:
        return "ok" if tally.items else "empty"
    if tally.failure is None:
        return "not_modified" if tally.unmodified else "empty"
    if tally.unmodified:
        return "not_modified"
    match tally.failure:
        case errors.RateLimited():
            return "retry_later"
        case errors.Forbidden():
            return "blocked"
        case errors.Gone():
            return "gone"
        case errors.FetchError(code="timeout"):
            return "timeout"
        case _:
            return "error"


def _failure(error: errors.SyndicatorError | None) -> Failure | None:
    return Failure(code=error.code, message=error.message, hint=error.hint) if error is not None else None



