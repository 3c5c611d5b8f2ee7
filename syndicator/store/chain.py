"""The hash chain that makes the audit trail tell on whoever changes it. Writes no rows itself.

``hash = sha256(hash of the row before + document)``, and the last number and hash are kept in ``meta``, so that a row
cut off at the end is missed too. This finds accidents and careless hands; somebody who may write the file and knows
the rule can forge the whole chain, which is what copies of the head elsewhere are for (``head``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec

from syndicator.errors import StoreUnavailable
from syndicator.model.holding import Breach
from syndicator.store import codec, queries
from syndicator.store.database import Database

Log = Literal["decisions", "withdrawals"]
START = "0" * 64

_WALK = {"decisions": queries.CHAIN_OF_DECISIONS, "withdrawals": queries.CHAIN_OF_WITHDRAWALS}


def link(previous: str, document: bytes) -> str:
    """Hash of a row, from the hash of the one before."""
    digest = hashlib.sha256(previous.encode("ascii"))
    digest.update(document)
    return digest.hexdigest()


def head(database: Database, log: Log) -> tuple[int, str]:
    """Number and hash of the last row."""
    row = database.one(queries.META_VALUE, (f"head:{log}",))
    if row is None:
        return 0, START
    number, _, hashed = str(row[0]).partition(":")
    return int(number), hashed


def advance(database: Database, log: Log, number: int, hashed: str) -> None:
    """Note the new end; inside the transaction that wrote it."""
    database.run(queries.PUT_META, [(f"head:{log}", f"{number}:{hashed}")])


def breaches(database: Database) -> Iterator[Breach]:
    """Walk both chains and say where they break; then whether articles show what was decided last."""
    for log in ("decisions", "withdrawals"):
        yield from _walk(database, log)
    yield from _articles(database)


def _walk(database: Database, log: Log) -> Iterator[Breach]:
    expected, previous = 0, START
    for number, article_id, document, hashed in database.stream(_WALK[log]):
        expected += 1
        if number != expected:
            yield Breach(log=log, number=expected, message=f"rows {expected} to {number - 1} are missing")
            expected = number
        elif link(previous, document) != hashed:
            yield Breach(log=log, number=number, message="its content is not what was written")
        elif _article_of(document) != article_id:
            yield Breach(log=log, number=number, message=f"it has been moved to article {article_id}")
        previous = hashed
    number, hashed = head(database, log)
    if number > expected:
        yield Breach(log=log, number=expected + 1, message=f"rows {expected + 1} to {number} are missing")
    elif number < expected:
        yield Breach(log=log, number=number + 1, message="rows were appended past the noted end")
    elif hashed != previous:
        yield Breach(log=log, number=number, message="the noted end is not the hash of the last row")


class _Names(msgspec.Struct):
    article_id: str | None = None


_names = msgspec.json.Decoder(_Names)


def _article_of(document: bytes) -> str | None:
    try:
        return _names.decode(document).article_id
    except msgspec.DecodeError:
        return ""


def _articles(database: Database) -> Iterator[Breach]:
    for article_id, outcome, current, last, document in database.stream(queries.CURRENT_DECISIONS):
        if document is None:
            yield Breach(log="articles", number=0, message=f"nothing was ever decided about {article_id}")
            continue
        if current != last:
            yield Breach(
                log="articles", number=0, message=f"{article_id} is shown by decision {current}, not by {last}"
            )
        try:
            decided = codec.decision(document, article_id).outcome
        except StoreUnavailable as error:
            yield Breach(log="articles", number=0, message=str(error))
            continue
        if decided != outcome:
            yield Breach(
                log="articles", number=0, message=f"{article_id} is shown as {outcome}, but {decided} was decided"
            )
