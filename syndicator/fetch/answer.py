"""What a server answered, before anybody judges it; and the validators in it. Asks nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from syndicator.fetch import decode
from syndicator.fetch.guard import Target
from syndicator.model.capture import Validators

LONGEST_VALIDATOR = 8_192  # bytes; a longer one would cost us more than the body it saves

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_FIRST_ELEMENT = re.compile(rb"<([A-Za-z_][A-Za-z0-9_:.-]{0,80})[\s/>]")
_LAST_ELEMENT = re.compile(rb"</([A-Za-z_][A-Za-z0-9_:.-]{0,80})\s{0,20}>\Z")
_HEAD = 4_096
_TAIL = 512


@dataclass(slots=True, kw_only=True)
class Answer:
    """One answer of any status, at the end of its redirects."""

    url: str
    lane: str  # the host, as politeness counts it
    status: int
    headers: tuple[tuple[str, str], ...]  # lower-case names, latin-1 values
    body: bytes = b""  # without codings; empty unless the status is usable
    moved_to: str | None = None
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, target: Target, status: int, raw: Iterable[tuple[bytes, bytes]]) -> Self:
        """Take an answer's head."""
        headers = tuple((name.decode("latin-1").lower(), value.decode("latin-1").strip()) for name, value in raw)
        return cls(url=target.url, lane=target.lane, status=status, headers=headers)

    def header(self, name: str) -> str | None:
        """Return the first field of that (lower-case) name."""
        return next((value for field, value in self.headers if field == name), None)

    @property
    def stated_length(self) -> int | None:
        """The bytes announced by Content-Length; an absurd number is cut, and stays absurd."""
        stated = self.header("content-length") or ""
        return int(stated[:18]) if stated.isascii() and stated.isdigit() else None

    @property
    def codings(self) -> tuple[str, ...]:
        """The content codings in order of application."""
        return decode.codings(value for field, value in self.headers if field == "content-encoding")

    @property
    def is_whole(self) -> bool:
        """Whether the body is known to be all of it.

        Only the closing of the line ends a body that has neither length, chunks nor coding, and a broken line looks
        the same (RFC 9112 §8): then the document itself must show its end.
        """
        named = {field for field, _ in self.headers}
        return "content-length" in named or "transfer-encoding" in named or bool(self.codings) or _shows_end(self.body)


def _shows_end(body: bytes) -> bool:
    text = body.strip(b" \t\r\n\0\xef\xbb\xbf")
    if text[:1] in {b"{", b"["}:
        return text[-1:] == {b"{": b"}", b"[": b"]"}[text[:1]]
    first = _FIRST_ELEMENT.search(text[:_HEAD])
    last = _LAST_ELEMENT.search(text[-_TAIL:])
    return first is not None and last is not None and first[1].lower() == last[1].lower()


def read_validators(answer: Answer) -> Validators:
    """Return what the answer can be asked for by next time: the very bytes (RFC 9110 §8.8).

    None of a body that may be cut: they would vouch for what we do not have.
    """
    if answer.status != 304 and not answer.is_whole:  # noqa: PLR2004 - a 304 has no body
        return Validators()
    return Validators(etag=_kept(answer.header("etag")), last_modified=_kept(answer.header("last-modified")))


def _kept(value: str | None) -> str | None:
    return value if value and len(value) <= LONGEST_VALIDATOR and not _CONTROL.search(value) else None


def sendable(validators: Validators | None) -> Validators:
    """Return only what may stand in a request's head: stored values are not trusted blindly."""
    if validators is None:
        return Validators()
    return Validators(etag=_latin(validators.etag), last_modified=_latin(validators.last_modified))


def _latin(value: str | None) -> str | None:
    value = _kept(value)
    if value is None:
        return None
    try:
        value.encode("latin-1")
    except UnicodeEncodeError:
        return None
    return value
