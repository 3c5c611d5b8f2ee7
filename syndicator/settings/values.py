"""What the configuration comes to: frozen values every room above reads. Checks nothing; ``reading`` has done that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from syndicator.model.rights import Agreement, Policy, UseProfile
from syndicator.model.source import FeedSpec, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Who publishes."""

    title: str
    url: str  # absolute, normalised, with trailing slash
    contact: str | None = None  # e-mail or URL for the User-Agent; the daemon needs one
    language: str = "en"  # BCP 47
    timezone: str = "UTC"  # IANA name; for cron and for dates without a time


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """Where memory is kept."""

    url: str  # what ``store.open`` takes, with an absolute path
    path: Path | None  # of the database file; None for databases that are not files


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where feeds are put."""

    directory: Path  # absolute, inside the root


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect:
    """How the web is asked."""

    every: timedelta = timedelta(hours=1)  # for sources that say nothing else
    slowest: timedelta = timedelta(hours=6)  # for those of them that rarely have news
    concurrency: int = 8  # sources visited at once
    per_host: int = 2  # requests at once to one host
    timeout_seconds: float = 30.0  # for one document, from connecting to its last byte
    max_bytes: int = 10 * 1024 * 1024  # of one document on the wire
    allow_private: tuple[str, ...] = ()  # exact "host:port" pairs that may be private addresses
    workers: int | None = None  # processes that read documents; 0: none, they are read in this one; None: by cores
    worker_memory: int = 192  # MiB that reading one document may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a person configured."""

    site: Site
    use: UseProfile
    policy: Policy
    policies: tuple[Policy, ...]
    store: StoreSettings
    output: Output
    collect: Collect
    sources: tuple[Source, ...]
    feeds: tuple[FeedSpec, ...]
    agreements: tuple[Agreement, ...]
    root: Path  # absolute: what relative paths are relative to, the parent of ``directory``
    directory: Path  # absolute: the configuration itself
    _by_id: dict[str, Source] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the sources: they are looked up once per article."""
        object.__setattr__(self, "_by_id", {source.id: source for source in self.sources})

    def find_source(self, source_id: str) -> Source | None:
        """The source of this id, enabled or not; None where none is configured."""
        return self._by_id.get(source_id)

    def source(self, source_id: str) -> Source:
        """The source of this id. Raises ``KeyError`` where none is configured."""
        return self._by_id[source_id]
