"""From a URL to a sound database of the right schema, or a refusal that says what to do. Touches no article.

A new database is made under another name and moved into place when it is whole, so an empty or half-made file at the
store's own path is never ours: it is damage, and it is refused.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Final, cast

from syndicator.errors import StoreUnavailable
from syndicator.store import REVISION, codec, queries
from syndicator.store.database import Database
from syndicator.store.dialect import SQLite
from syndicator.store.store import Store
from syndicator.store.upkeep import back_up, sync_directory

PREFIX: Final = "sqlite:///"
MAGIC: Final = b"SQLite format 3\x00"
BUSY_SECONDS: Final = 5.0
NEWEST: Final = Path(__file__).with_name("newest.sql")
OLDEST_SQLITE: Final = (3, 35, 0)  # strict enough for every statement here; Debian 12 has 3.40


def open_store(url: str, *, create: bool = True) -> Store:
    """Check what is there → make it if there is nothing → connect → upgrade if it is older."""
    if url in {"sqlite://", "sqlite:///:memory:"}:
        return _in_memory()
    path = path_of(url)
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreUnavailable(
            f"SQLite {sqlite3.sqlite_version} is too old for the store",
            hint=f"use a Python that comes with SQLite {'.'.join(map(str, OLDEST_SQLITE))} or newer",
        )
    if not path.exists():
        if not create:
            raise StoreUnavailable(
                f"there is no store at {path}",
                code="store_missing",
                hint="run `syndicator run` once, or correct [store].url",
            )
        _make(path)
    _look_at(path)
    database = _connect(path)
    try:
        _bring_up_to_date(database, path)
    except BaseException:
        database.close()
        raise
    return Store(database, path=path)


def path_of(url: str) -> Path:
    """The file a store URL names. Raises ``errors.StoreUnavailable`` for what is no SQLite URL."""
    if not url.startswith(PREFIX) or len(url) == len(PREFIX):
        scheme = url.split(":", 1)[0]  # never the rest: it may hold a password
        raise StoreUnavailable(
            f"a store of the kind {scheme!r} cannot be opened",
            code="store_unsupported",
            hint="use sqlite:///path/to/file.db; PostgreSQL is planned, but not built yet",
        )
    return Path(url.removeprefix(PREFIX))


def _make(path: Path) -> None:
    """Make a new database beside its place and link it there when it is whole. Loses the race politely."""
    journal = Path(f"{path}-wal")
    if journal.exists() and journal.stat().st_size:
        raise StoreUnavailable(
            f"{journal} belongs to a store that is not there",
            code="store_damaged",
            hint=f"put {path.name} back beside it, or move the journal away to start anew",
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)  # mode 0600
    except OSError as error:
        raise _unreachable(path, error) from error
    os.close(descriptor)
    new = Path(name)
    try:
        with contextlib.closing(_open(new)) as connection:
            _lay_out(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with contextlib.suppress(FileExistsError):  # another process was faster, and its store is as good
            os.link(new, path)
    except sqlite3.Error as error:
        raise SQLite.failure(error, str(path)) from error
    except OSError as error:
        raise _unreachable(path, error) from error
    finally:
        for each in (new, Path(f"{new}-wal"), Path(f"{new}-shm")):
            each.unlink(missing_ok=True)
    sync_directory(path.parent)


def _look_at(path: Path) -> None:
    """Refuse what is no whole database before SQLite sees it: it would take an empty file for a new database."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise _unreachable(path, error) from error
    if not header:
        raise _damaged(path, "is empty")
    if header[:16] != MAGIC or len(header) < 100:  # noqa: PLR2004 - the header's length, sqlite.org/fileformat.html §1.3
        raise _damaged(path, "is not a SQLite database")
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    journal = Path(f"{path}-wal")
    if size < pages * page_size and not (journal.exists() and journal.stat().st_size):
        raise _damaged(path, f"has been cut short: {size} bytes of {pages * page_size}")


def _damaged(path: Path, what: str) -> StoreUnavailable:
    backups = sorted(path.parent.glob(f"{path.name}.*backup"), key=lambda each: each.stat().st_mtime)
    hint = (
        f"restore the newest backup, {backups[-1].name}, or move the file away to start anew"
        if backups
        else "restore a backup, or move the file away to start anew (what was withdrawn will be forgotten)"
    )
    return StoreUnavailable(f"the store at {path} {what}", code="store_damaged", hint=hint)


def _unreachable(path: Path, error: OSError) -> StoreUnavailable:
    return StoreUnavailable(
        f"the store at {path} cannot be reached: {error.strerror or error}",
        hint="check that the path is right and that its directory is writable for the user who runs syndicator",
    )


def _open(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(
        str(path) if path else ":memory:",
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions begin and end where ``Database.transaction`` says
        check_same_thread=False,  # ``Database`` holds a lock
        cached_statements=256,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


_PRAGMAS: Final = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=NORMAL",  # see the room's page
    "mmap_size=0",  # a stray pointer would write into the file
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=FAST",  # the text of what was withdrawn is overwritten where that costs no extra write
    "temp_store=MEMORY",
    "cache_size=-8192",  # KiB
    "wal_autocheckpoint=8000",  # pages, 32 MiB: what every visit touches is copied back once, not forty times
    "journal_size_limit=67108864",
)


def _connect(path: Path) -> Database:
    with contextlib.suppress(OSError):  # not ours to change: then it is not ours to worry about
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    try:
        return Database(_open(path), SQLite(), str(path))
    except sqlite3.Error as error:
        raise SQLite.failure(error, str(path)) from error


def _in_memory() -> Store:
    connection = _open(None)
    _lay_out(connection)
    return Store(Database(connection, SQLite(), "memory"), path=None)


# --- schema


def _bring_up_to_date(database: Database, path: Path) -> None:
    found = _revision(database)
    if found == REVISION:
        documents = dict(database.rows(queries.META)).get("documents", "0")
        if int(documents) > codec.DOCUMENTS:
            raise _newer(path, f"documents {documents}", f"documents {codec.DOCUMENTS}")
        return
    if found is None:
        raise _damaged(path, "is a SQLite database, but not one of ours")
    from syndicator.store.migrations import known_revisions

    if found not in known_revisions():
        raise _newer(path, f"schema {found}", f"schema {REVISION}")
    back_up(database, path.with_name(f"{path.name}.before-{REVISION}.backup"))
    with database.failures():
        _migrate(cast("sqlite3.Connection", database.connection), found)  # _open made it


def _revision(database: Database) -> str | None:
    if database.one("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'") is None:
        return None
    row = database.one("SELECT version_num FROM alembic_version")
    return None if row is None else str(row[0])


def _newer(path: Path, found: str, known: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"the store at {path} was written by a newer syndicator ({found}; this one knows {known})",
        code="store_newer",
        hint="upgrade syndicator, or restore the backup that was made before the upgrade",
    )


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the newest schema at once. Running every migration for it takes 0.3 s, and 20 MiB for good."""
    connection.executescript("BEGIN IMMEDIATE;" + NEWEST.read_text("utf-8"))
    connection.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (REVISION,))
    connection.execute(queries.PUT_META, ("documents", str(codec.DOCUMENTS)))
    connection.execute("COMMIT")


def _migrate(connection: sqlite3.Connection, found: str) -> None:
    """Run the migrations in one transaction: killed in between, the store is as it was."""
    from syndicator.store.migrations import upgrade

    connection.execute("BEGIN IMMEDIATE")
    try:
        upgrade(connection, found)
        connection.execute(queries.PUT_META, ("documents", str(codec.DOCUMENTS)))
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
