"""Remembers: states, validators, articles, evidence, decisions, withdrawals. Decides nothing and asks nobody.

Law
    * One visit is one transaction: the validators and the items they vouch for are written together or not at all
      (an ETag stored before its items hides them for ever behind the next 304).
    * Decisions and withdrawals are append-only and hash-chained; triggers refuse to change them, ``verify_chain`` finds
      one changed bit and one missing row.
    * What was withdrawn stays withdrawn, whoever brings it again; its text leaves the store at once.
    * A file that is damaged, truncated or newer than this program is refused with what to do. An empty store is never
      put over anything.

The rooms inside: ``schema`` what the tables are · ``queries`` every statement, written out, with a sentence ·
``dialect`` the little in which databases differ · ``database`` one connection, one lock, one transaction at a time ·
``opening`` from a URL to a sound database of the right schema · ``chain`` the hash chain · ``writing`` and ``reading``
what the statements are put together to · ``codec`` documents to bytes and back · ``lock`` one instance per store ·
``desk`` what commands leave for the instance that holds it.

Why not the ORM? The nouns are frozen values and arrive in batches: an identity map would only copy them once more.
Why not one row per field? Nobody asks the database for an article's third image. What is asked for is a column, the
rest is one document, encoded from the frozen values by msgspec.
Why ``synchronous=NORMAL``? What a power cut takes from the end of the log is one visit *with* its validators, so it is
fetched again; FULL costs a disk flush per visit. Withdrawals and decisions made again have no source to ask, so
their transactions run with FULL. ``kill -9`` loses nothing in either mode.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from syndicator.store.lock import Lock

if TYPE_CHECKING:
    from syndicator.store.store import Store

__all__ = ["REVISION", "Lock", "open"]

REVISION: Final = "0006"
"""The newest migration: the schema this program works with. A test compares it with the migrations."""


def open(url: str, *, create: bool = True) -> Store:  # noqa: A001 - the contract's word; read as ``store.open``
    """Open the store at a URL (``sqlite:///relative/path`` or ``sqlite:////absolute/path``), upgraded if need be.

    With ``create=False`` a store that does not exist is an error instead of a new one. Raises
    ``errors.StoreUnavailable`` with what to do. SQLAlchemy and Alembic are imported only to upgrade an older store.
    """
    from syndicator.store.opening import open_store

    return open_store(url, create=create)
