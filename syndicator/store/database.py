"""One connection, one lock, one transaction at a time. Knows no table.

Why one connection? SQLite has one writer anyway; and before 3.51.3 two connections that write or checkpoint at the
same moment can corrupt a WAL database (the WAL-reset bug). The lock makes the connection safe to share among threads.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from threading import RLock
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from syndicator.errors import StoreUnavailable
from syndicator.store.dialect import Dialect

Record: TypeAlias = Any
"""A row as the driver gives it: its columns are what the query says, which no type checker reads."""


class Database:
    """The connection with its manners."""

    def __init__(self, engine: Engine, dialect: Dialect, where: str) -> None:
        self.dialect = dialect
        self.where = where  # what to call it in errors: the path, never a password
        self._engine = engine
        self._lock = RLock()
        self._durable = False
        with self._failures():
            self._connection: Connection | None = engine.connect()

    @property
    def connection(self) -> Connection:
        """The one connection."""
        if self._connection is None:
            raise StoreUnavailable(f"the store at {self.where} has been closed", hint="open it again")
        return self._connection

    def rows(self, query: str, parameters: tuple[Any, ...] = ()) -> Sequence[Record]:
        """All rows of a query."""
        with self._lock, self._failures():
            return self.connection.exec_driver_sql(self.dialect.statement(query), parameters).fetchall()

    def one(self, query: str, parameters: tuple[Any, ...] = ()) -> Record | None:
        """The first row of a query, or None."""
        with self._lock, self._failures():
            return self.connection.exec_driver_sql(self.dialect.statement(query), parameters).fetchone()

    def stream(self, query: str, size: int = 500) -> Iterator[Record]:
        """Rows of a query that need not fit into memory. Holds the lock: for audits, not for the daily round."""
        with self._lock, self._failures():
            result = self.connection.exec_driver_sql(self.dialect.statement(query))
            while batch := result.fetchmany(size):
                yield from batch

    def run(self, query: str, rows: list[tuple[Any, ...]]) -> None:
        """Do the same once per row, in one call to the driver; nothing for no rows."""
        if rows:
            self.connection.exec_driver_sql(self.dialect.statement(query), rows)

    @contextlib.contextmanager
    def transaction(self, *, durable: bool = False) -> Iterator[None]:
        """All or nothing. ``durable``: the commit is on the disk before it is believed (see the room's page)."""
        with self._lock, self._failures():
            connection = self.connection
            if durable != self._durable:
                connection.exec_driver_sql(self.dialect.durability(full=durable))
                self._durable = durable
            connection.exec_driver_sql(self.dialect.begin)
            try:
                yield
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                with contextlib.suppress(DBAPIError):  # a full disk may have rolled back already
                    connection.exec_driver_sql("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file. Closing twice is fine."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
                self._engine.dispose()

    @contextlib.contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self.dialect.failure(error, self.where) from error
