"""The little in which databases differ: lists as parameters, how a transaction begins, which errors mean what.

One set of statements (``queries``) for all of them. Today SQLite stands here; PostgreSQL needs a second class of the
same three methods (``= ANY(%s)`` for lists, ``BEGIN``, its error codes) and nothing else in this room.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache
from typing import ClassVar, Protocol

import msgspec

from syndicator.errors import StoreError, StoreUnavailable


class Dialect(Protocol):
    """What the store asks of a database beyond the SQL they share."""

    begin: ClassVar[str]
    """Begin a transaction that will write."""

    error: ClassVar[type[Exception]]
    """The root of the driver's errors."""

    def statement(self, query: str) -> str:
        """A query of ``queries`` in the words and parameter style of the driver."""
        ...

    def listed(self, values: Iterable[str | int]) -> object:
        """The value for an ``IN LIST(?)`` parameter."""
        ...

    def durability(self, *, full: bool) -> str:
        """The statement that chooses whether the next commits survive a power cut."""
        ...

    def failure(self, error: BaseException, where: str) -> StoreError:
        """The expected failure that a driver's error means."""
        ...


class SQLite:
    """SQLite 3.35 or newer."""

    error: ClassVar[type[Exception]] = sqlite3.Error
    begin: ClassVar[str] = (
        "BEGIN IMMEDIATE"  # a transaction that first reads and then writes must not find the lock taken half-way
    )

    @staticmethod
    @cache
    def statement(query: str) -> str:
        """Lists travel as one JSON array: one statement text for every length, so it is compiled once."""
        return query.replace("IN LIST(?)", "IN (SELECT value FROM json_each(?))").replace("LIST(?)", "json_each(?)")

    @staticmethod
    def listed(values: Iterable[str | int]) -> str:
        """Encode a list for ``json_each``."""
        return msgspec.json.encode(list(values)).decode()

    @staticmethod
    def durability(*, full: bool) -> str:
        """FULL flushes the log at every commit, NORMAL at checkpoints (sqlite.org/pragma.html#pragma_synchronous)."""
        return "PRAGMA synchronous=FULL" if full else "PRAGMA synchronous=NORMAL"

    @staticmethod
    def failure(error: BaseException, where: str) -> StoreError:
        """Name the failure by SQLite's own error code (sqlite.org/rescode.html)."""
        code = str(getattr(error, "sqlite_errorname", ""))
        text = str(error)
        for prefix, (name, message, hint) in _FAILURES.items():
            if code.startswith(prefix) or (not code and prefix == "SQLITE_CORRUPT" and "malformed" in text):
                return StoreUnavailable(f"{message}: {where} ({text})", code=name, hint=hint)
        return StoreError(f"the store at {where} could not do it: {text}", hint="this is a bug; please report it")


_RESTORE = "restore the newest backup beside it; keep the damaged file until everything is back"
_FAILURES = {
    "SQLITE_BUSY": (
        "store_locked",
        "another process is writing to the store",
        "wait until it is done, or stop it; only one instance may write",
    ),
    "SQLITE_LOCKED": ("store_locked", "another process is writing to the store", "wait until it is done, or stop it"),
    "SQLITE_CORRUPT": ("store_damaged", "the store is damaged", _RESTORE),
    "SQLITE_NOTADB": ("store_damaged", "this file is not a store", _RESTORE),
    "SQLITE_FULL": (
        "store_full",
        "there is no room left for the store",
        "free some disk space; nothing was half written",
    ),
    "SQLITE_IOERR": ("store_io", "the disk under the store fails", "look at the disk; nothing was half written"),
    "SQLITE_READONLY": (
        "store_readonly",
        "the store cannot be written",
        "make the file and its directory writable for the user who runs syndicator",
    ),
    "SQLITE_CANTOPEN": (
        "store_unavailable",
        "the store cannot be opened",
        "make the file and its directory readable and writable for the user who runs syndicator",
    ),
    "SQLITE_PERM": ("store_unavailable", "the store may not be opened", "check the owner and the mode of the file"),
}
