"""The tree of a piece of JSON: whole, cut off at either end, without its outer braces. Knows no format.

Rights notices are quoted out of JSON-LD and wire items: half an object, a few members, an object that is never closed.
What a member says depends on the object it stands in, so the brackets are followed and what is missing at the end is
closed. One pass, linear; what is no JSON in between is passed over.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

DEEPEST: Final = 60
MOST: Final = 20_000  # values
_TOKEN: Final = re.compile(
    r'"(?P<string>(?:[^"\\]|\\.){0,200000})"|(?P<mark>[{}\[\]:,])|(?P<word>[A-Za-z0-9_.+-]{1,60})', re.DOTALL
)
_WORDS: Final[dict[str, Any]] = {"true": True, "false": False, "null": None}

Object = dict[str, Any]


class _Reader:
    """Follows the brackets; ``open`` are the containers one is in, outermost first."""

    def __init__(self) -> None:
        self.root: list[Any] = []
        self.members: Object = {}  # of an object whose braces were cut off
        self.open: list[Object | list[Any]] = []
        self.keys: list[str | None] = [None]  # the key that waits for its value, at each depth
        self.last: str | None = None  # a string that may turn out to be a key
        self.skipped = 0  # brackets too deep to follow

    def mark(self, mark: str) -> None:
        if mark == ":":
            self.keys[-1], self.last = self.last, None
            return
        self.settle()
        if mark in "{[":
            self.enter({} if mark == "{" else [])
        elif mark in "}]":
            self.leave()
        else:
            self.keys[-1] = None

    def enter(self, new: Object | list[Any]) -> None:
        if len(self.open) >= DEEPEST:
            self.skipped += 1
            return
        if not self.skipped:
            self.put(new)
            self.open.append(new)
            self.keys.append(None)

    def leave(self) -> None:
        if self.skipped:
            self.skipped -= 1
        elif self.open:
            self.open.pop()
            self.keys.pop()
            self.keys[-1] = None
        elif self.members:  # the object it closes began before the piece: none of it is the outermost one's
            self.members = {"": [self.members]}

    def settle(self) -> None:
        """Take a string behind which no colon came for the value it is."""
        if self.last is not None and not self.skipped:
            self.put(self.last)
        self.last = None

    def put(self, value: Any) -> None:  # noqa: ANN401 - JSON is any value
        around = self.open[-1] if self.open else None
        key = self.keys[-1]
        if isinstance(around, list):
            around.append(value)
        elif key is None:
            if around is None:
                self.root.append(value)
        else:
            _add(self.members if around is None else around, key, value)
        self.keys[-1] = None


def _add(into: Object, key: str, value: Any) -> None:  # noqa: ANN401 - JSON is any value
    """A member given twice says both: what narrows must not be lost behind what opens."""
    if key not in into:
        into[key] = value
    elif isinstance(into[key], list):
        into[key].extend(value if isinstance(value, list) else [value])
    else:
        into[key] = [into[key], *(value if isinstance(value, list) else [value])]


def read(text: str) -> Object | list[Any]:
    """Return the object or list a piece of JSON is part of. Never raises; what is no JSON gives an empty object."""
    reader = _Reader()
    for count, token in enumerate(_TOKEN.finditer(text)):
        if count > MOST * 10:
            break
        if token["mark"]:
            reader.mark(token["mark"])
        elif token["string"] is not None:
            reader.settle()
            reader.last = _unescape(token["string"])
        else:
            reader.settle()
            reader.put(_WORDS.get(token["word"], token["word"]))
    reader.settle()
    if reader.members:
        return reader.members
    containers = [value for value in reader.root if isinstance(value, dict | list)]
    return containers[0] if len(containers) == 1 else containers or {}


def _unescape(value: str) -> str:
    if "\\" not in value:
        return value
    try:
        read_value = json.loads(f'"{value}"', strict=False)
    except ValueError:
        return value
    return str(read_value)
