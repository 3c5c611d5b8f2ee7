"""Foreign JSON to values: bounded in depth and in the length of numbers, tolerant of wrong types. Knows no format."""

from __future__ import annotations

import json
from typing import Any, Final, cast

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.syntax import encoding

DEEPEST: Final = 100  # nested arrays and objects; a feed needs five
MOST: Final = 200  # objects of one list
LONGEST_LINE: Final = 20_000  # characters
LONGEST_TEXT: Final = 2_000_000
_MOST_DIGITS: Final = 30  # of an integer; longer ones take quadratic time to read
_HEAD: Final = 512  # bytes in which the first bracket must stand

Object = dict[str, Any]


def opening(body: bytes) -> str:
    """Return the bracket a JSON document opens with, "{" or "[", in any Unicode encoding; "" for what is none."""
    start = body[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    return start.decode("ascii") if start in {b"{", b"["} else ""


def names(body: bytes, *keys: str) -> bool:
    """Tell whether any of these keys stands in the document as a quoted string; cheap, and may be fooled by text."""
    body = body.replace(b"\x00", b"") if b"\x00" in body[:4] else body
    return any(f'"{key}"'.encode() in body for key in keys)


def read(capture: Capture) -> object:
    """Return the value a document holds. Raises ``errors.Malformed`` for what is empty, too deep or no JSON."""
    text, _, _ = encoding.decode(capture.body, (capture.charset, "utf-8"))
    text = text.lstrip("\ufeff \t\r\n").rstrip("\x00 \t\r\n")
    if not text:
        raise Malformed("the document is empty", url=capture.url, code="empty_document")
    if depth(text) > DEEPEST:
        raise Malformed(f"this JSON nests deeper than {DEEPEST}", url=capture.url, code="too_deep")
    try:
        # NaN and Infinity are no JSON; what somebody wrote there is nothing.
        return cast("object", json.loads(text, strict=False, parse_constant=_nothing, parse_int=_integer))
    except (ValueError, RecursionError) as error:
        raise Malformed(
            f"this is not JSON: {str(error)[:200]}",
            url=capture.url,
            code="malformed",
            hint="check it with a JSON linter",
        ) from None


def _nothing(_: str) -> None:
    return None


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def depth(text: str) -> int:
    """How deep arrays and objects nest, by one pass over what is not in quotes."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return 0
    level = deepest = 0
    quoted = False
    pieces = text.split('"')
    for piece in pieces:
        if not quoted:
            for character in piece:
                if character in "[{":
                    level += 1
                    deepest = max(deepest, level)
                elif character in "]}":
                    level -= 1
        escapes = len(piece) - len(piece.rstrip("\\"))
        if not (quoted and escapes % 2):
            quoted = not quoted
    return deepest


def line(value: object, limit: int = LONGEST_LINE) -> str:
    """Return a string's text; numbers count as what they were written as, anything else is nothing."""
    if isinstance(value, str):
        return encoding.without_controls(value).strip()[:limit]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def objects(value: object) -> list[Object]:
    """Return the objects of a list, or the one object that stands where a list should; bounded."""
    if isinstance(value, dict):
        return [value]
    return [one for one in value if isinstance(one, dict)][:MOST] if isinstance(value, list) else []
