"""One visit under way: what it knows, what it has met so far, and how it is written down. Knows no kind of source.

Each answer is understood and recorded by itself, in one transaction with its validators: what was read before a
failure, or before somebody pulled the plug, is kept, and what was not is asked for again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from syndicator import errors
from syndicator.model.capture import ACCEPT_PAGE, Capture, Fetched, FetchRequest, Unmodified, Validators
from syndicator.model.draft import Complaint, Mark
from syndicator.model.holding import FetchRecord, Lead, VisitRecord
from syndicator.model.source import Source
from syndicator.model.work import Failure, HostPause, SourceState, Visit, VisitOutcome
from syndicator.pipeline import cadence, rhythm, surveys
from syndicator.pipeline.means import Means

if TYPE_CHECKING:  # what reads and decides is loaded only where there is something new (docs/design/start-up.md)
    from syndicator.pipeline.reconcile import Intents
    from syndicator.pipeline.understand import Understanding

WELL: tuple[VisitOutcome, ...] = ("ok", "not_modified", "empty")
OUTCOMES: tuple[tuple[type[errors.SyndicatorError], VisitOutcome], ...] = (
    (errors.RateLimited, "retry_later"),
    (errors.Forbidden, "blocked"),
    (errors.Gone, "gone"),
)
"""What a failure makes of a visit in which nothing was read; any other is an error (or a timeout)."""
MOST_COMPLAINTS = 100


def as_failure(error: Exception, url: str) -> errors.SyndicatorError:
    """Say a bug in the words of a failure: nothing of the document was written, and the next visit reads it again."""
    message = f"a bug in Syndicator: {type(error).__name__} while reading {url}"
    hint = "nothing that was held is lost; please report the lines this printed, with the document"
    return errors.SyndicatorError(message, code="bug", hint=hint)


def is_torn(complaints: Iterable[Complaint]) -> bool:
    """Tell whether a document was cut off: then what its validators stand for is more than was read."""
    return any(complaint.code == "cut_item" for complaint in complaints)


def unvouched(record: FetchRecord) -> FetchRecord:
    """Return the record of an answer that is to be asked for once more, whole: a 304 would keep what it lacks away."""
    return replace(record, validators=Validators())


class Visiting:
    """One visit under way."""

    def __init__(self, source: Source, means: Means, *, refetch: bool) -> None:
        self.source = source
        self.means = means
        self.refetch = refetch
        self.started = means.clock()
        self.state = cadence.current(source, means.store.state(source.id))
        self.read = 0  # documents
        self.unmodified = 0  # documents
        self.items = 0
        self.new = 0
        self.changed = 0
        self.waiting = 0
        self.more = False  # could be read at once, had the visit room for it
        self.failure: errors.SyndicatorError | None = None
        self.moved_to: str | None = None
        self.headers: tuple[tuple[str, str], ...] = ()
        self.pause: HostPause | None = None
        self.dates: list[datetime] = []  # when what was read was published
        self.complaints: list[str] = []

    @property
    def urls(self) -> tuple[str, ...]:
        """What is asked: the configured addresses, or the one a single one has moved to."""
        if self.state.adopted_url and len(self.source.urls) == 1:
            return (self.state.adopted_url,)
        return self.source.urls

    def known(self, urls: Sequence[str] | None = None) -> Mapping[str, FetchRecord]:
        """What was read of the source's documents before, of all or of these; nothing where all is asked for anew."""
        return {} if self.refetch else self.means.store.fetches(self.source.id, urls)

    @property
    def chooses_anew(self) -> bool:
        """Whether the operator now chooses otherwise among what the source's lists name."""
        return self.state.choice not in ("", surveys.choice(self.source))

    def known_list(self, url: str) -> FetchRecord | None:
        """What was read of a list; nothing where it is to be read anew though it may not have changed."""
        return None if self.chooses_anew else self.known([url]).get(url)

    def failed(self, error: errors.SyndicatorError, place: str = "") -> None:
        """Keep the first failure as the visit's; every one is told."""
        if self.failure is not None or self.read or self.unmodified:
            self.tell(f"{place}: {error.message}" if place else error.message)
        self.failure = self.failure or error
        self.heed(error)

    def heed(self, error: errors.SyndicatorError) -> None:
        """Remember that a host wants to be left alone, for those who ask it next, perhaps in another process."""
        if isinstance(error, errors.RateLimited):
            self.pause = cadence.host_pause(error, self.means.clock()) or self.pause

    def tell(self, *complaints: str) -> None:
        """Note what a person should know; a flood of it says no more than its beginning."""
        room = MOST_COMPLAINTS - len(self.complaints)
        self.complaints.extend(complaints[: max(room, 0)])

    async def attempt(self, work: Awaitable[None], *, url: str, place: str = "") -> bool:
        """Do something with one document; what it meets costs that document. Tell whether it went well."""
        try:
            await work
        except errors.StoreError:
            raise  # nothing was written; going on would only hide it
        except errors.SyndicatorError as error:
            self.failed(error, place)
        except Exception as error:  # noqa: BLE001 - a bug met by one document must be loud, and must not stop the others
            self.means.bug(error)
            self.failed(as_failure(error, url), place)
        else:
            return True
        return False

    async def ask(
        self, url: str, *, record: FetchRecord | None = None, accept: str = ACCEPT_PAGE, robots: bool = True
    ) -> Fetched:
        """Ask for one document, conditionally where it was read before. Raises ``errors.FetchError``."""
        validators = record.validators if record else None
        fetched = await self.means.fetcher.fetch(
            FetchRequest(url=url, validators=validators, accept=accept, check_robots=robots)
        )
        self.tell(*fetched.notes)
        return fetched

    def heard(self, fetched: Fetched) -> None:
        """Keep what an answer from the source's own address says about when and where to ask next."""
        self.moved_to = fetched.moved_to
        self.headers = fetched.headers

    def unchanged(self, fetched: Fetched, known: FetchRecord | None) -> FetchRecord | None:
        """Return the record to keep of an answer that says nothing new, None where there is something to read."""
        at = self.means.clock()
        if isinstance(fetched, Unmodified):
            if known is None or fetched.validators in (known.validators, Validators()):
                return known
            return replace(known, validators=fetched.validators, fetched_at=at)
        if known is None:
            return None
        record = self.record_of(fetched)
        # 200 with the same bytes: nothing to read, but the validators are new
        return record if known.body_sha256 == record.body_sha256 else None

    def record_of(self, capture: Capture) -> FetchRecord:
        """What is kept of an answer that was read."""
        return FetchRecord(
            url=capture.requested_url,
            validators=capture.validators,
            body_sha256=hashlib.sha256(capture.body).hexdigest(),
            fetched_at=self.means.clock(),
            file_name=capture.file_name,
        )

    async def take_in(
        self,
        fetched: Fetched,
        known: FetchRecord | None,
        noticed: Callable[[Understanding], None] = lambda _: None,
    ) -> None:
        """Understand one answer and record it with its validators, and with what ``noticed`` makes of the state."""
        same = self.unchanged(fetched, known)
        if isinstance(fetched, Unmodified) or same is not None:
            self.unmodified += 1
            if same is not None and same is not known:
                self.record(fetches=(same,))
            return
        at = self.means.clock()
        understanding = await self.understand(fetched, at)
        noticed(understanding)
        self.write(understanding, at, fetches=(self.record_of(fetched),))
        self.state = replace(self.state, hints=cadence.hints(understanding.feed))
        self.tell_of(understanding, fetched.file_name or "")

    async def understand(self, capture: Capture, at: datetime) -> Understanding:
        """Read one document where foreign bytes are read. Raises ``errors.ParseError``."""
        from syndicator.parse.headers import license_documents
        from syndicator.pipeline.understand import understand

        marks: tuple[Mark, ...] = ()
        if self.source.path is None:
            # Only where there is something new to decide about: an unchanged document costs its own request alone.
            # tdmrep.json is asked for with pages: a feed that a person chose costs its host robots.txt and no more.
            marks = await self.means.origins.origin_marks(
                capture.url, tdmrep=self.source.kind != "feed", licenses=license_documents(capture)
            )
        source = self.source
        if source.publisher is None and self.state.site_name:
            source = replace(source, publisher=self.state.site_name)
        return await self.means.workshop.run(understand, capture, source, at=at, host_marks=marks)

    def tell_of(self, understanding: Understanding, name: str = "") -> None:
        """Pass on what could not be read of a document."""
        where = f"{name}: " if name else ""
        for complaint in understanding.complaints:
            place = f" ({complaint.locator})" if complaint.locator else ""
            self.tell(f"{where}{complaint.message}{place}")

    def write(
        self,
        understanding: Understanding,
        at: datetime,
        *,
        fetches: tuple[FetchRecord, ...] = (),
        leads: tuple[Lead, ...] = (),
    ) -> Intents:
        """Record what one document says, with the validators and leads that vouch for it, in one transaction."""
        visit, intents = self._reconciled(understanding, at)
        if intents.kept or is_torn(understanding.complaints):
            fetches = tuple(unvouched(record) for record in fetches)
        self.means.store.record(replace(visit, fetches=fetches, leads=leads))
        self.read += 1
        self.items += len(understanding.findings)
        self.new += intents.new
        self.changed += intents.changed
        if intents.kept:
            what = "an article" if intents.kept == 1 else f"{intents.kept} articles"
            self.tell(f"less is given of {what} than before: the text that is held stays")
        self.dates += [found.article.published.at for found in understanding.findings if found.article.published]
        return intents

    def record(self, *, fetches: tuple[FetchRecord, ...] = (), leads: tuple[Lead, ...] = ()) -> None:
        """Record what became of the documents, and how far we have come."""
        self.means.store.record(VisitRecord(state=self.state, fetches=fetches, leads=leads))

    def _reconciled(self, understanding: Understanding, at: datetime) -> tuple[VisitRecord, Intents]:
        """Compare with what the store holds, and put together what it has to write."""
        from syndicator.pipeline.joining import joined

        means = self.means
        return joined(
            understanding, source=self.source, state=self.state, store=means.store, settings=means.settings, at=at
        )

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
            waiting=self.waiting,
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
            choice=surveys.choice(source) if well else state.choice,
            pause=self.pause,
        )
        if self.read:
            state = replace(state, rhythm=rhythm.observed(state.rhythm, self.dates, new=self.new, now=now))
        if source.path is None and len(source.urls) == 1:
            state = cadence.adopt(state, self.moved_to) if well else cadence.forsake(state)
        every = self._every(state, now)
        next_cron = self.means.next_cron(source, now)
        wishes = cadence.wishes(self.headers, state.hints, now)
        retry_after = self.failure.retry_after if isinstance(self.failure, errors.RateLimited) else None
        due = cadence.next_poll(
            state,
            outcome,
            now=now,
            every=every,
            next_cron=next_cron,
            wishes=wishes,
            retry_after=retry_after,
            jitter=self.means.jitter(),
        )
        why = cadence.why(
            outcome,
            due=due,
            now=now,
            every=every,
            next_cron=next_cron,
            wishes=wishes,
            retry_after=retry_after,
            adaptive=source.every is None and every > self.means.settings.collect.every,
        )
        return replace(state, next_poll_at=due, next_why=why)

    def _every(self, state: SourceState, now: datetime) -> timedelta:
        """Return the operator's pace for this source; where he gave none of its own, slower for what has no news.

        Not while there is more to read than one visit may: then we are what is slow.
        """
        collecting = self.means.settings.collect
        if self.source.every is not None or self.source.path is not None:
            return self.source.every or collecting.every
        if self.more or state.trails or state.archive is not None:
            return collecting.every
        return rhythm.pace(state.rhythm, every=collecting.every, slowest=collecting.slowest, now=now)

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
