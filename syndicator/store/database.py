"""One connection, one lock, one transaction at a time. Knows no table.

Why one connection? SQLite has one writer anyway; and before 3.51.3 two connections that write or checkpoint at the
same moment can corrupt a WAL database (the WAL-reset bug). The lock makes the connection safe to share among threads.

Why the driver and not SQLAlchemy's connection? The statements are written out and need no compiler. On the way through
SQLAlchemy each costs 20 to 30 µs more (a visit of 20 new articles 2.7 instead of 2.0 ms) and every start of the program
the import. SQLAlchemy declares the schema and runs the migrations.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from threading import RLock
from typing import Any, Protocol, TypeAlias

from syndicator.errors import StoreError, StoreUnavailable
from syndicator.store.dialect import Dialect

Record: TypeAlias = Any
"""A row as the driver gives it: its columns are what the query says, which no type checker reads."""


class Cursor(Protocol):
    """What is used of a driver's cursor (PEP 249)."""

    def execute(self, query: str, parameters: tuple[Any, ...] = ..., /) -> object:
        """Run a statement."""
        ...

    def executemany(self, query: str, rows: list[tuple[Any, ...]], /) -> object:
        """Run a statement once per row."""
        ...

    def fetchone(self) -> Record | None:
        """The next row."""
        ...

    def fetchmany(self, size: int = ..., /) -> Sequence[Record]:
        """The next rows."""
        ...

    def fetchall(self) -> Sequence[Record]:
        """All rows that are left."""
        ...


class Connection(Protocol):
    """What is used of a driver's connection (PEP 249). It must not begin transactions by itself."""

    def cursor(self) -> Cursor:
        """Make a cursor."""
        ...

    def close(self) -> None:
        """Let go."""
        ...


class Database:
    """The connection with its manners."""

    def __init__(self, connection: Connection, dialect: Dialect, where: str) -> None:
        self.dialect = dialect
        self.where = where  # what to call it in errors: the path, never a password
        self._lock = RLock()
        self._durable = False
        self._connection: Connection | None = connection

    @property
    def connection(self) -> Connection:
        """The one connection."""
        if self._connection is None:
            raise StoreUnavailable(f"the store at {self.where} has been closed", hint="open it again")
        return self._connection

    def rows(self, query: str, parameters: tuple[Any, ...] = ()) -> Sequence[Record]:
        """All rows of a query."""
        with self._lock, self.failures():
            cursor = self.connection.cursor()
            cursor.execute(self.dialect.statement(query), parameters)
            return cursor.fetchall()

    def one(self, query: str, parameters: tuple[Any, ...] = ()) -> Record | None:
        """The first row of a query, or None."""
        rows = self.rows(query, parameters)
        return rows[0] if rows else None

    def stream(self, query: str, size: int = 500) -> Iterator[Record]:
        """Rows of a query that need not fit into memory. Holds the lock: for audits, not for the daily round."""
        with self._lock, self.failures():
            cursor = self.connection.cursor()
            cursor.execute(self.dialect.statement(query))
            while batch := cursor.fetchmany(size):
                yield from batch

    def run(self, query: str, rows: list[tuple[Any, ...]]) -> None:
        """Do the same once per row, in one call to the driver; nothing for no rows. Inside a transaction."""
        if rows:
            self.connection.cursor().executemany(self.dialect.statement(query), rows)

    @contextlib.contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """All or nothing. ``durable``: the commit is on the disk before it is believed (see the room's page)."""
        with self._lock, self.failures():
            cursor = self.connection.cursor()
            if durable != self._durable:
                cursor.execute(self.dialect.durability(full=durable))
                self._durable = durable
            cursor.execute(self.dialect.begin)
            try:
                yield
                cursor.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(self.dialect.error):  # a full disk may have rolled back already
                    cursor.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file. Closing twice is fine."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextlib.contextmanager
    def failures(self) -> Iterator[None]:
        """Turn the driver's errors into the house's."""
        try:
            yield
        except self.dialect.error as error:
            raise self.dialect.failure(error, self.where) from error
        except UnicodeEncodeError as error:  # half a surrogate pair: JSON can say it, no database can store it
            raise StoreError(
                f"a text cannot be stored: {error.reason}", code="unstorable", hint="this is a bug; please report it"
            ) from error
