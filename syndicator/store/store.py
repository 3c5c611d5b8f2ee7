"""The store as the pipeline sees it (``pipeline.ports.Store``). One method, one transaction; holds no opinion."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from syndicator.model.capture import Place, Validators
from syndicator.model.holding import Breach, Change, FetchRecord, Holding, Known, Lead, Route, VisitRecord, Withdrawal
from syndicator.model.rights import Decision, Evidence
from syndicator.model.work import SourceState
from syndicator.store import chain, codec, queries, reading, upkeep, writing
from syndicator.store.codec import microseconds, moment
from syndicator.store.database import Database

_ALWAYS = datetime(1, 1, 1, tzinfo=UTC)


class Store:
    """Articles, evidence, decisions and what visits taught us, in one SQL database. Made by ``store.open``."""

    def __init__(self, database: Database, *, path: Path | None) -> None:
        self._database = database
        self.path = path  # of the database file; None where there is none
        self.location = database.where

    # --- what visits taught us

    def states(self) -> Mapping[str, SourceState]:
        """State of every source ever visited, by id: a view that reads what it is asked for."""
        return reading.States(self._database)

    def state(self, source_id: str) -> SourceState | None:
        """State of one source; None where it was never visited."""
        return self.states().get(source_id)

    def due(self, source_ids: Iterable[str], now: datetime) -> Sequence[str]:
        """Which of these sources may be asked now: never asked ones first, then those that have waited longest."""
        at = (microseconds(now),)
        waiting = {row[0] for row in self._database.rows(queries.NOT_DUE, at)}
        since = dict(self._database.rows(queries.WAITING, at))
        due = [key for key in source_ids if key not in waiting]
        return sorted(due, key=lambda key: since.get(key, -(2**62)))

    def fetches(self, source_id: str, urls: Sequence[str] | None = None) -> Mapping[str, FetchRecord]:
        """What was last read successfully for a source, by URL as asked for; of all its documents or of these."""
        wanted = () if urls is None else (self._database.dialect.listed(urls),)
        query = queries.FETCHES if urls is None else queries.FETCHES_OF
        return {
            url: FetchRecord(
                url=url,
                validators=Validators(etag=etag, last_modified=last_modified),
                body_sha256=body_sha256,
                fetched_at=moment(fetched_at),
                file_name=file_name,
            )
            for url, etag, last_modified, body_sha256, fetched_at, file_name in self._database.rows(
                query, (source_id, *wanted)
            )
        }

    def leads(self, source_id: str, keys: Sequence[str]) -> Mapping[str, Lead]:
        """Which of these addresses a source has named before, by key."""
        rows = self._database.rows(queries.LEADS, (source_id, self._database.dialect.listed(keys)))
        return {lead.key: lead for lead in map(reading.lead, rows)}

    def due_leads(
        self, source_id: str, now: datetime, *, kind: str = "page", read: bool = False, limit: int = 20
    ) -> Sequence[Lead]:
        """Addresses to ask for now, newest first: never read ones, or with ``read`` those to be looked at again."""
        rows = self._database.rows(queries.DUE_LEADS, (source_id, kind, microseconds(now), read, limit))
        return [reading.lead(row) for row in rows]

    def waiting_leads(self, source_id: str) -> int:
        """How many articles a source has named that were not read yet."""
        return int(self._database.rows(queries.WAITING_LEADS, (source_id,))[0][0])

    def recognise(self, source_id: str, keys: Sequence[str]) -> Mapping[str, Known]:
        """Which of these identity keys belong to an article we hold (or have withdrawn)."""
        return reading.recognise(self._database, source_id, keys)

    # --- writing

    def record(self, record: VisitRecord) -> None:
        """Write one visit: all of it or nothing, also under ``kill -9``."""
        with self._database.transaction(durable=bool(record.withdrawals)):
            writing.visit(self._database, record)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Append decisions made again, and mark their articles changed where a reader would see it."""
        with self._database.transaction(durable=True):
            writing.decide(self._database, decisions)

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Take an article out for good, its text too; a key we do not hold yet stays dead when it comes."""
        with self._database.transaction(durable=True):
            writing.withdraw(self._database, withdrawal)

    # --- reading

    def holdings(self, article_ids: Sequence[str]) -> Mapping[str, Holding]:
        """Stored articles by id, in the order asked for; unknown ids are left out."""
        return reading.holdings(self._database, article_ids)

    def routes_of(self, article_id: str) -> Sequence[Route]:
        """The ways an article came by, first one first."""
        return reading.routes_of(self._database, article_id)

    def alike(self, sentences: Collection[int]) -> Mapping[int, Sequence[str]]:
        """Ids of the articles that have one of these sentences (hashes of them), by sentence."""
        return reading.alike(self._database, sentences)

    def changes(self, article_id: str) -> Sequence[Change]:
        """What became of an article since it was first seen, oldest first."""
        return [
            codec.change(document, article_id) for (document,) in self._database.rows(queries.CHANGES, (article_id,))
        ]

    def evidence(self, evidence_ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Stored evidence by id."""
        wanted = self._database.dialect.listed(evidence_ids)
        return {
            key: codec.evidence(document, key) for key, document in self._database.rows(queries.EVIDENCE, (wanted,))
        }

    def evidence_of_other_routes(self, article_id: str, source_id: str) -> Sequence[str]:
        """Ids of the evidence that sources other than this one gave about an article."""
        return reading.evidence_of_others(self._database, article_id, source_id)

    def find(self, article_or_url: str) -> Holding | None:
        """One article by id, id prefix (≥ 8 characters after ``urn:uuid:``, unique), identity key or URL."""
        article_id = reading.find(self._database, article_or_url)
        return None if article_id is None else self.holdings([article_id]).get(article_id)

    def select(
        self, *, source_ids: Sequence[str] | None = None, limit: int | None = None, newest_first: bool = True
    ) -> Iterator[Holding]:
        """Stored articles by date (published, else first seen), withdrawn ones left out; read page by page."""
        for page in reading.pages(self._database, source_ids, limit, newest_first=newest_first):
            yield from page.values()

    def withheld(self) -> Mapping[str, Holding]:
        """Articles of which nothing may be shown now, for instance under embargo; withdrawn ones left out."""
        return self.holdings([article_id for (article_id,) in self._database.rows(queries.WITHHELD, ())])

    def closed(self, at: datetime) -> Mapping[str, Holding]:
        """Articles that are shown by a permission which has ended by then; withdrawn ones left out."""
        return self.holdings([article_id for (article_id,) in self._database.rows(queries.CLOSED, (microseconds(at),))])

    def waiting(self) -> Mapping[str, Holding]:
        """Articles about which a person has something to say, first come first; withdrawn ones left out."""
        return self.holdings([article_id for (article_id,) in self._database.rows(queries.WAITING_FOR_A_PERSON, ())])

    def published_of(self, publisher: str, since: datetime | None = None) -> Mapping[str, datetime]:
        """When more than a link was first published of each article of a publisher (``Article.publisher_key``)."""
        rows = self._database.rows(queries.PUBLISHED_OF, (publisher, microseconds(since or _ALWAYS)))
        return {article_id: moment(opened_at) for article_id, opened_at in rows}

    def has_published(self, publisher: str) -> bool:
        """Whether more than a link was ever published of a publisher."""
        return self._database.one(queries.HAS_PUBLISHED, (publisher,)) is not None

    def decisions(self, article_id: str) -> Sequence[Decision]:
        """Every decision ever made about an article, oldest first."""
        rows = self._database.rows(queries.DECISIONS, (article_id,))
        return [codec.decision(document, article_id) for (document,) in rows]

    def withdrawals(self, *, since: datetime | None = None) -> Sequence[Withdrawal]:
        """Withdrawals, newest first."""
        rows = self._database.rows(queries.WITHDRAWALS, (microseconds(since or _ALWAYS),))
        return [codec.withdrawal(document, str(number)) for number, document in rows]

    def counts(self) -> Mapping[str, int]:
        """Articles held per source id. Reads every route: for tables, not for every visit."""
        withdrawn: dict[str, int] = dict(self._database.rows(queries.WITHDRAWN_COUNTS))
        counts = {key: count - withdrawn.get(key, 0) for key, count in self._database.rows(queries.COUNTS)}
        return {key: count for key, count in counts.items() if count}

    def count(self, source_id: str) -> int:
        """Articles held from one source."""
        return int(self._database.rows(queries.COUNT, (source_id,))[0][0])

    # --- looking after it

    def verify_chain(self) -> Sequence[Breach]:
        """Walk the append-only records; every place where they are not what was written. Reads all of them."""
        return list(chain.breaches(self._database))

    def examine(self) -> Sequence[str]:
        """Look for damage and for what may lead to it; what was found, in words. Reads the whole database."""
        return list(upkeep.findings(self._database))

    def back_up(self, target: Path) -> None:
        """Copy the store, whole and consistent, while it is in use. Raises ``errors.StoreError``."""
        upkeep.back_up(self._database, target)

    def head(self) -> tuple[int, str]:
        """Number and hash of the last decision: note it elsewhere to notice a forged chain."""
        return chain.head(self._database, "decisions")

    def remember(self, name: str, value: str) -> None:
        """Keep a small fact about the store as a whole (for instance under which terms everything was decided)."""
        with self._database.transaction():
            self._database.run(queries.PUT_META, [(f"fact:{name}", value)])

    def recall(self, name: str) -> str | None:
        """Return such a fact, ``None`` where there is none."""
        row = self._database.one(queries.META_VALUE, (f"fact:{name}",))
        return None if row is None else str(row[0])

    def place(self, url: str, now: datetime) -> Place | None:
        """Return what a host said in one of its fixed places, while it holds."""
        row = self._database.one(queries.HOST_PLACE, (url, microseconds(now)))
        return None if row is None else Place(url=url, status=row[0], text=row[1], until=moment(row[2]))

    def keep_place(self, place: Place, now: datetime) -> None:
        """Keep what a host said, and forget what holds no longer."""
        row = (place.url, microseconds(place.until), place.status, place.text)
        with self._database.transaction():
            self._database.run(queries.DROP_HOST_PLACES, [(microseconds(now),)])
            self._database.run(queries.PUT_HOST_PLACE, [row])

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
