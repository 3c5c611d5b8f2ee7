"""Documents to bytes and back: the frozen values as JSON. Does not know tables.

Decoding is strict in types and total: a document either becomes exactly the value that was stored or an error that
names it. A field that a document lacks takes the model's default, so the model may grow fields with defaults without a
migration; a field that changes its meaning needs one, and ``DOCUMENTS`` raised, so that an older program refuses the
store instead of reading it wrongly.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

import msgspec

from syndicator.errors import StoreUnavailable
from syndicator.model.article import Article
from syndicator.model.holding import Change, Withdrawal
from syndicator.model.rights import Decision, Evidence
from syndicator.model.work import SourceState

DOCUMENTS: Final = 1
"""Version of the documents' meaning; stored with the database and compared when it is opened."""

OPEN: Final = ("full", "excerpt")
"""Outcomes that publish something of the text."""

Value = TypeVar("Value")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

_encoder = msgspec.json.Encoder()
encode = _encoder.encode

_articles = msgspec.json.Decoder(Article)
_decisions = msgspec.json.Decoder(Decision)
_evidence = msgspec.json.Decoder(Evidence)
_withdrawals = msgspec.json.Decoder(Withdrawal)
_states = msgspec.json.Decoder(SourceState)
_changes = msgspec.json.Decoder(Change)


def article(document: bytes, name: str) -> Article:
    """Read a stored article; ``name`` says which one in the error."""
    return _read(_articles, document, "article", name)


def decision(document: bytes, name: str) -> Decision:
    """Read a stored decision."""
    return _read(_decisions, document, "decision about article", name)


def evidence(document: bytes, name: str) -> Evidence:
    """Read stored evidence."""
    return _read(_evidence, document, "evidence", name)


def withdrawal(document: bytes, name: str) -> Withdrawal:
    """Read a stored withdrawal."""
    return _read(_withdrawals, document, "withdrawal", name)


def state(document: bytes, name: str) -> SourceState:
    """Read a stored source state."""
    return _read(_states, document, "state of source", name)


def change(document: bytes, name: str) -> Change:
    """Read a stored change."""
    return _read(_changes, document, "change of article", name)


def packed(sketch: tuple[int, ...]) -> bytes | None:
    """A sketch in as few bytes as it needs."""
    return struct.pack(f">{len(sketch)}I", *sketch) if sketch else None


def unpacked(stored: bytes | None) -> tuple[int, ...]:
    """The sketch that was stored."""
    return struct.unpack(f">{len(stored) // 4}I", stored) if stored else ()


def place(sentence: int, number: int) -> int:
    """Where a sentence of an article stands in the index: its hash, then the article's number."""
    return sentence << 31 | number


def _read(decoder: msgspec.json.Decoder[Value], document: bytes, kind: str, name: str) -> Value:
    try:
        return decoder.decode(document)
    except msgspec.DecodeError as error:
        raise StoreUnavailable(
            f"the stored {kind} {name} cannot be read: {error}",
            code="store_damaged",
            hint="restore the newest backup; `syndicator doctor` says which documents are damaged",
        ) from error


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970 UTC: how every time is stored, exact and sortable in every database."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(stored: int) -> datetime:
    """The aware UTC time that was stored."""
    return _EPOCH + timedelta(microseconds=stored)


def shown(decision: Decision) -> str:
    """Digest of what a reader sees of a decision: two decisions with the same digest print the same entry."""
    seen = (
        decision.outcome,
        decision.images,
        decision.duties,
        decision.prohibitions,
        decision.license,
        decision.holders,
        decision.years,
        decision.statements,
        decision.excerpt_characters,
        decision.excerpt_paragraphs,
        decision.machine,
        decision.valid_from,
        decision.valid_until,
    )
    return hashlib.sha256(encode(seen)).hexdigest()


def without_text(article: Article) -> Article:
    """What stays of a withdrawn article: whose and what it was, not what it said."""
    return replace(
        article, subtitle=None, summary=None, body_html=None, body_text=None, images=(), enclosures=(), terms=()
    )
