"""What ``doctor`` looks at: versions, configuration, store, output and clock. Changes nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import syndicator
from syndicator import errors, settings
from syndicator.bootstrap.clocks import Clock
from syndicator.settings.values import Settings

EARLIEST_YEAR = 2026  # this program is not older: a clock before that is wrong
SAFE_LXML = (6, 1)
SAFE_SQLITE = (3, 51, 3)


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
