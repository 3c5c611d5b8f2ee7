"""The small protocols through which the story touches the world. Adapters live on floor 3, ``bootstrap`` joins them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

from syndicator.model.capture import Fetched, FetchRequest, Unreadable
from syndicator.model.draft import Mark
from syndicator.model.holding import Breach, Change, FetchRecord, Holding, Known, Lead, Route, VisitRecord, Withdrawal
from syndicator.model.rights import Decision, Evidence
from syndicator.model.source import Source
from syndicator.model.work import SourceState

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


class Fetcher(Protocol):
    """Speaks to the network. Raises only ``errors.FetchError`` and its children."""

    async def fetch(self, request: FetchRequest) -> Fetched:
        """Ask for one document."""
        ...


class Folder(Protocol):
    """Reads documents from disk: a file or all files of a drop folder, bounded like the network."""

    def read(
        self, source: Source, *, known: Mapping[str, FetchRecord], now: datetime
    ) -> Iterator[Fetched | Unreadable]:
        """Yield one capture per new or changed document, ``Unmodified`` for the others, ``Unreadable`` for bad ones.

        Raises ``errors.Unreachable`` where the folder or file itself cannot be read.
        """
        ...


class Workshop(Protocol):
    """Where foreign bytes are read: calls a pure function by itself, within bounds of time and memory."""

    async def run(self, function: Callable[_Given, _Made], /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Made:
        """Return what the function returns, or raise what it raises.

        The function stands at the top of a module; what goes in and comes out is values of ``model`` and ``pipeline``.
        Raises ``errors.ParseError`` where the function does not end, or takes more memory than it may.
        """
        ...


class Origins(Protocol):
    """Knows what hosts say of reuse in their fixed places (robots.txt, tdmrep.json, RSL documents). Never raises."""

    async def origin_marks(self, url: str, *, tdmrep: bool = False, licenses: Iterable[str] = ()) -> tuple[Mark, ...]:
        """Return what covers this address; asked of the host at most once a day.

        ``licenses`` are RSL documents that the answer itself pointed to.
        """
        ...

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return the sitemaps that the host of an address names in its robots.txt."""
        ...


class Store(Protocol):
    """Remembers. Every method is one transaction; raises only ``errors.StoreError`` and its children."""

    def states(self) -> Mapping[str, SourceState]:
        """State of every source ever visited, by id; on a visit ask ``state``."""
        ...

    def state(self, source_id: str) -> SourceState | None:
        """State of one source; None where it was never visited."""
        ...

    def due(self, source_ids: Iterable[str], now: datetime) -> Sequence[str]:
        """Which of these sources may be asked now: never asked ones first, then those that have waited longest."""
        ...

    def fetches(self, source_id: str, urls: Sequence[str] | None = None) -> Mapping[str, FetchRecord]:
        """What was last read successfully for a source, by URL as asked for; of all its documents or of these."""
        ...

    def leads(self, source_id: str, keys: Sequence[str]) -> Mapping[str, Lead]:
        """Which of these addresses a source has named before, by key."""
        ...

    def due_leads(
        self, source_id: str, now: datetime, *, kind: str = "page", read: bool = False, limit: int = 20
    ) -> Sequence[Lead]:
        """Addresses to ask for now, newest first: never read ones, or with ``read`` those to be looked at again."""
        ...

    def waiting_leads(self, source_id: str) -> int:
        """How many articles a source has named that were not read yet."""
        ...

    def recognise(self, source_id: str, keys: Sequence[str]) -> Mapping[str, Known]:
        """Which of these identity keys belong to an article we hold (or have withdrawn)."""
        ...

    def holdings(self, article_ids: Sequence[str]) -> Mapping[str, Holding]:
        """Stored articles by id."""
        ...

    def record(self, record: VisitRecord) -> None:
        """Write one visit."""
        ...

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Append decisions made again, and mark their articles changed where the outcome changed."""
        ...

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Take an article out for good."""
        ...

    def evidence(self, evidence_ids: Iterable[str]) -> Mapping[str, Evidence]:
        """Stored evidence by id."""
        ...

    def evidence_of_other_routes(self, article_id: str, source_id: str) -> Sequence[str]:
        """Ids of the evidence that sources other than this one gave about an article."""
        ...

    def remember(self, name: str, value: str) -> None:
        """Keep a small fact about the store as a whole (for instance under which terms everything was decided)."""
        ...

    def recall(self, name: str) -> str | None:
        """Return such a fact, ``None`` where there is none."""
        ...

    def find(self, article_or_url: str) -> Holding | None:
        """One article by id, id prefix (≥ 8 characters, unique) or URL."""
        ...

    def select(
        self, *, source_ids: Sequence[str] | None = None, limit: int | None = None, newest_first: bool = True
    ) -> Iterator[Holding]:
        """Stored articles by date (published, else first seen), withdrawn ones left out."""
        ...

    def withheld(self) -> Mapping[str, Holding]:
        """Articles of which nothing may be shown now, for instance under embargo; withdrawn ones left out."""
        ...

    def closed(self, at: datetime) -> Mapping[str, Holding]:
        """Articles that are shown by a permission which has ended by then; withdrawn ones left out."""
        ...

    def waiting(self) -> Mapping[str, Holding]:
        """Articles about which a person has something to say, first come first; withdrawn ones left out."""
        ...

    def published_of(self, publisher: str, since: datetime | None = None) -> Mapping[str, datetime]:
        """When more than a link was first published of each article of a publisher (``Article.publisher_key``)."""
        ...

    def has_published(self, publisher: str) -> bool:
        """Whether more than a link was ever published of a publisher."""
        ...

    def decisions(self, article_id: str) -> Sequence[Decision]:
        """Every decision ever made about an article, oldest first."""
        ...

    def withdrawals(self, *, since: datetime | None = None) -> Sequence[Withdrawal]:
        """Withdrawals, newest first."""
        ...

    def routes_of(self, article_id: str) -> Sequence[Route]:
        """The ways an article came by, first one first."""
        ...

    def alike(self, sentences: Collection[int]) -> Mapping[int, Sequence[str]]:
        """Ids of the articles that have one of these sentences (hashes of them), by sentence."""
        ...

    def changes(self, article_id: str) -> Sequence[Change]:
        """What became of an article since it was first seen, oldest first."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Articles held per source id (reads every route: for tables; after a visit ask ``count``)."""
        ...

    def count(self, source_id: str) -> int:
        """Articles held from one source."""
        ...

    def verify_chain(self) -> Sequence[Breach]:
        """Every place where the append-only record is not what was written; empty when all is well."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Delivery(Protocol):
    """Puts rendered files where feed readers get them."""

    def deliver(self, name: str, content: bytes) -> bool:
        """Write a file atomically if its bytes differ; tell whether they did. Raises ``errors.DeliverError``."""
        ...

    def remove(self, name: str) -> bool:
        """Take a file away; tell whether it was there. Raises ``errors.DeliverError``."""
        ...
