"""Patterns for the paths of addresses, as robots.txt has them (RFC 9309 §2.2.3). Knows nothing of robots.

A pattern is compared from the beginning of the path with its query: ``*`` is anything, ``$`` at the end is the end, and
without it more may follow. ``/news/`` is everything below it, ``*/2026/*`` everything with that in it.
"""

from __future__ import annotations

from typing import Final

LONGEST: Final = 500  # characters of a pattern
MOST_STARS: Final = 10


def check(pattern: str) -> str:
    """Return a pattern a person wrote. Raises ``ValueError`` with what is wrong and a hint."""
    text = pattern.strip()
    if not text.startswith(("/", "*")):
        raise ValueError("must begin with / or *", 'a pattern for the path of an address: "/news/" or "*/2026/*"')
    if len(text) > LONGEST or text.count("*") > MOST_STARS:
        raise ValueError(f"must have at most {LONGEST} characters and {MOST_STARS} stars")
    return text


def matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern covers a path. Linear: every piece is looked for once, from the left."""
    anchored = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for index, piece in enumerate(pieces[1:], 1):
        if anchored and index == len(pieces) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not anchored or at == len(path)


def of(url: str) -> str:
    """Return the path of a normalised address with its query: what patterns are compared with."""
    return "/" + url.partition("://")[2].partition("/")[2].partition("#")[0]


def wanted(url: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> bool:
    """Tell whether an address is one of those asked for; no ``include``: all that is not excluded."""
    path = of(url)
    return (not include or any(matches(pattern, path) for pattern in include)) and not any(
        matches(pattern, path) for pattern in exclude
    )
