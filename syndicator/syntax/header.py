"""HTTP field values as data: media types, links, cache directives, waiting times. Knows no requests or responses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from syndicator.syntax import date, url

LONGEST = 16_384  # characters of one field value; what stands behind that is not read
MOST_LINKS = 200

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CHARSET_NAME = re.compile(r"[a-z0-9][a-z0-9._:+()-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLink:
    """One link of a ``Link`` field (RFC 8288): where to, and what it is to the document."""

    url: str  # resolved
    rel: tuple[str, ...]  # lower case, in the order given
    attributes: tuple[tuple[str, str], ...] = ()  # lower-case names other than rel, first one wins

    def attribute(self, name: str) -> str | None:
        """One attribute's value, or None."""
        return dict(self.attributes).get(name)


def media_type(value: str | None) -> tuple[str, str | None]:
    """Return a Content-Type's essence in lower case (``""``: unreadable) and its charset (RFC 9110 §8.3)."""
    if not value:
        return "", None
    essence, _, rest = value[:LONGEST].partition(";")
    essence = essence.partition(",")[0].strip().lower()
    kind, slash, subtype = essence.partition("/")
    if not slash or not _TOKEN.fullmatch(kind) or not _TOKEN.fullmatch(subtype):
        essence = ""
    for name, parameter in _parameters(rest, ";"):
        if name == "charset":
            charset = parameter.strip(" '\"").lower()
            return essence, charset if _CHARSET_NAME.fullmatch(charset) else None
    return essence, None


def links(value: str | None, base: str | None = None) -> tuple[HeaderLink, ...]:
    """Return the links of a ``Link`` field value, or of several joined by commas; at most ``MOST_LINKS``.

    A link whose address is unusable is left out. The ``anchor`` parameter makes it a statement about something else
    (RFC 8288 §3.2): it stays among the attributes for the caller to judge.
    """
    if not value:
        return ()
    value = value[:LONGEST]
    found: list[HeaderLink] = []
    at = 0
    while len(found) < MOST_LINKS:
        start = value.find("<", at)
        end = value.find(">", start + 1)
        if start < 0 or end < 0:
            break
        at = _end_of_parameters(value, end + 1)
        target = url.normalise(value[start + 1 : end], base)
        parameters: dict[str, str] = {}
        for name, parameter in _parameters(value[end + 1 : at], ";"):
            parameters.setdefault(name, parameter)
        rel = tuple(dict.fromkeys(parameters.pop("rel", "").lower().split()))
        if target is not None:
            found.append(HeaderLink(url=target, rel=rel, attributes=tuple(parameters.items())))
    return tuple(found)


def _end_of_parameters(value: str, at: int) -> int:
    """The index of the comma that ends this link (commas in quotes do not), or the end of the value."""
    quoted = False
    while at < len(value):
        character = value[at]
        if character == "\\" and quoted:
            at += 1
        elif character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            return at
        at += 1
    return len(value)


def _parameters(text: str, separator: str) -> Iterator[tuple[str, str]]:
    """Yield ``name, value`` pairs of a list in which values may be quoted strings; names in lower case."""
    at = 0
    while at < len(text):
        end = at
        quoted = False
        while end < len(text) and (quoted or text[end] != separator):
            if text[end] == "\\" and quoted:
                end += 1
            elif text[end] == '"':
                quoted = not quoted
            end += 1
        name, _, parameter = text[at:end].partition("=")
        name = name.strip().lower().removesuffix("*")
        if name:
            yield name, _unquoted(parameter.strip())
        at = end + 1


def _unquoted(text: str) -> str:
    if text.startswith('"'):
        text = text[1:-1] if len(text) > 1 and text.endswith('"') else text[1:]
        if "\\" in text:
            text = re.sub(r"\\(.)", r"\1", text)
    return text


def cache_control(value: str | None) -> dict[str, str | None]:
    """Return the directives of a Cache-Control field, names in lower case, the first of each (RFC 9111 §5.2)."""
    directives: dict[str, str | None] = {}
    for name, argument in _parameters((value or "")[:LONGEST], ","):
        directives.setdefault(name, argument or None)
    return directives


def max_age(value: str | None) -> float | None:
    """Return seconds a response stays fresh; 0 for no-cache and no-store; None: nothing is said (RFC 9111 §5.2)."""
    directives = cache_control(value)
    if "no-cache" in directives or "no-store" in directives:
        return 0.0
    seconds = directives.get("max-age") or ""
    return float(seconds[:_MOST_DIGITS]) if seconds.isascii() and seconds.isdigit() else None


_MOST_DIGITS = 12  # of a number of seconds: 31,000 years


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return seconds from ``now`` (RFC 9110 §10.2.3: a number or a date), not below 0; None where it cannot be read."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:_MOST_DIGITS])
    try:
        return max(0.0, float(text)) if re.fullmatch(r"\d{1,12}\.\d{1,9}", text) else _until(text, now)
    except ValueError:
        return None


def _until(text: str, now: datetime) -> float | None:
    moment = date.parse(text)
    if moment is None or moment.precision not in {"second", "minute"}:
        return None
    return max(0.0, (moment.at - now).total_seconds())
