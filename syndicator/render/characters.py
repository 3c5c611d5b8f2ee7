"""What characters may stand in an output, and how dates and addresses are written. Knows no format.

XML 1.0 §2.2 forbids most control characters, lone surrogates and U+FFFE/FFFF even as references: one of them makes a
whole feed unreadable. They are dropped, never escaped. Dates are written without ``strftime`` names, whose language
follows the locale of the process.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BEYOND = re.compile(
    "[" + "".join(chr((plane << 16) | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)) + "]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")  # embeddings and overrides would turn the rest of a list around
_BREAKS = re.compile("[\x85\u2028\u2029]")
_AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?://[^/?#]*)?")
_NOT_IN_A_URI = re.compile(r"[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def clean(text: str) -> str:
    """Return text that may stand in XML and JSON: what no document may hold is dropped."""
    if text.isprintable():  # nearly every name and title; none of the characters below is printable
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BEYOND.sub("", _NEVER.sub("", _BREAKS.sub("\n", text)))


def line(text: str | None) -> str:
    """Return text on one line, without marks that change the writing direction of what follows it."""
    if not text:
        return ""
    kept = text if text.isprintable() else _BIDI.sub("", clean(text))
    return " ".join(kept.split())


def address(url: str) -> str:
    """Write an address with the characters of RFC 3986 only: what browsers forgive, feed readers do not."""
    found = _AUTHORITY.match(url)
    head = found.end() if found is not None else 0
    return url[:head] + _NOT_IN_A_URI.sub(lambda character: quote(character[0]), url[head:])


def rfc3339(moment: datetime) -> str:
    """Write a time as RFC 3339 in UTC, to the second: "2016-12-11T08:30:00Z"."""
    at = moment.astimezone(UTC)
    return f"{at.year:04d}-{at.month:02d}-{at.day:02d}T{at.hour:02d}:{at.minute:02d}:{at.second:02d}Z"


def rfc822(moment: datetime) -> str:
    """Write a time as RSS wants it (RFC 822 with a four-digit year): "Sun, 11 Dec 2016 08:30:00 +0000"."""
    at = moment.astimezone(UTC)
    clock = f"{at.hour:02d}:{at.minute:02d}:{at.second:02d}"
    return f"{_DAYS[at.weekday()]}, {at.day:02d} {_MONTHS[at.month - 1]} {at.year:04d} {clock} +0000"
