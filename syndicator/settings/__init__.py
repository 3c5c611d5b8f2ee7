"""From ``config/*.toml`` to frozen values, every problem told at once; and back, for what commands write.

Law
    * Unknown keys are errors, defaults are the narrowest, nothing is half applied: either the whole configuration
      counts or none of it.
    * A file that a person wrote is never changed. What commands write stands in files of its own that say so.
    * A problem says where (file, line, table, key), what, and what to do; it never shows what may be a secret.

The rooms inside: ``files`` finds and merges · ``model`` says what each table may hold · ``fields`` and ``cron`` the
little languages of single keys · ``checks`` what must hold between tables · ``building`` makes the values (``values``)
· ``reading`` runs all of them · ``writing`` writes sources and the first configuration · ``problems`` the words.

Why not one file? Because ``syndicator sources add`` must not rewrite what a person formatted and commented, and because
ten thousand sources are easier to keep as ten thousand small files.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from syndicator.settings.values import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Settings", "add_source", "add_sources", "disable", "enable", "example", "load", "remove_source"]


def load(directory: Path) -> Settings:
    """Read every ``*.toml`` under a directory. Raises ``errors.ConfigError`` with every problem."""
    from syndicator.settings import reading

    return reading.load(directory)


def add_source(directory: Path, source: Mapping[str, object]) -> Path:
    """Write a source into a file of its own; ``source`` holds the keys of a ``[[sources]]`` table."""
    from syndicator.settings import writing

    return writing.add_source(directory, source)


def add_sources(directory: Path, sources: Sequence[Mapping[str, object]]) -> tuple[Path, ...]:
    """Write several sources into files of their own, all of them or none."""
    from syndicator.settings import writing

    return writing.add_sources(directory, sources)


def remove_source(directory: Path, source_id: str) -> Path:
    """Take away a source that ``add_source`` wrote."""
    from syndicator.settings import writing

    return writing.remove_source(directory, source_id)


def enable(directory: Path, source_id: str) -> Path | None:
    """Switch a source on, whoever wrote it; None where it already was."""
    from syndicator.settings import writing

    return writing.switch(directory, source_id, on=True)


def disable(directory: Path, source_id: str) -> Path | None:
    """Switch a source off, whoever wrote it; None where it already was."""
    from syndicator.settings import writing

    return writing.switch(directory, source_id, on=False)


def example(directory: Path, **site: str) -> tuple[Path, ...]:
    """Write a commented configuration to start from; ``site`` may give title, url, contact and language."""
    from syndicator.settings import writing

    return writing.example(directory, **site)
