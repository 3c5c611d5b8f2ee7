"""Copies of a running store, and looking for damage. SQLite only; PostgreSQL has tools of its own for both."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from syndicator.errors import StoreUnavailable
from syndicator.store.database import Database

FIXED_SQLITE: Final = (3, 51, 3)  # sqlite.org/wal.html: two connections could corrupt a WAL that is being reset
MOST_FINDINGS: Final = 20


def back_up(database: Database, target: Path) -> None:
    """Copy by SQLite's backup API, never by copying files; the copy appears when it is complete and on the disk."""
    connection = cast("sqlite3.Connection", database.connection)
    partial = target.with_name(f".{target.name}.new")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with database.failures(), contextlib.closing(sqlite3.connect(str(partial))) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
        sync_directory(target.parent)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise StoreUnavailable(
            f"no backup could be written to {target}: {error.strerror}",
            hint="choose a directory with room that is writable",
        ) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def sync_directory(directory: Path) -> None:
    """Put the names in a directory on the disk (a renamed file is only safe with its directory)."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def findings(database: Database) -> Iterator[str]:
    """Damage first, then what may lead to it."""
    for (line,) in database.rows(f"PRAGMA integrity_check({MOST_FINDINGS})"):
        if line != "ok":
            yield f"damaged: {line}"
    for row in database.rows("PRAGMA foreign_key_check")[:MOST_FINDINGS]:
        yield f"damaged: a row of {row[0]} refers to a row of {row[2]} that is not there"
    ((mode,),) = database.rows("PRAGMA journal_mode")
    if mode not in {"wal", "memory"}:
        yield f"the journal is kept in mode {mode}, not in WAL: is it on a network drive? Keep it on a local disk"
    if sqlite3.sqlite_version_info < FIXED_SQLITE:
        yield (
            f"SQLite {sqlite3.sqlite_version} can damage a store that two processes write at the same moment"
            f" (fixed in {'.'.join(map(str, FIXED_SQLITE))}): never start a second instance past the lock"
        )
