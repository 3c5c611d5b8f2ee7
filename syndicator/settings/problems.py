"""From what is wrong to what a person reads: where it stands, what is wrong, how to mend it. Finds nothing itself.

Values are not repeated in messages unless they are words from a fixed list: an address may hold a password.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from syndicator.errors import ConfigProblem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

TYPES: Mapping[str, str] = {
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": 'must be a list: ["…"]',
    "dict_type": "must be a table: { … }",
    "model_type": "must be a table: { … }",
    "model_attributes_type": "must be a table: { … }",
    "missing": "is missing",
    "datetime_type": "must be a date: 2026-12-31",
    "date_type": "must be a date: 2026-12-31",
}
_BOUNDS = {
    "greater_than_equal": ("must be at least {}", "ge"),
    "less_than_equal": ("must be at most {}", "le"),
    "greater_than": ("must be more than {}", "gt"),
    "less_than": ("must be less than {}", "lt"),
    "too_short": ("must have at least {} entry", "min_length"),
    "too_long": ("must have at most {} entries", "max_length"),
    "string_too_short": ("must have at least {} character", "min_length"),
    "string_too_long": ("must have at most {} characters", "max_length"),
}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known word, or with all of them where none is near."""
    words = sorted(known)
    near = difflib.get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    return "known here: " + ", ".join(words) if words else ""


def shown(word: object, longest: int = 60) -> str:
    """A foreign word as it may stand in a message: short, printable, without anything after an ``@`` or ``//``."""
    text = "".join(letter if letter.isprintable() else "�" for letter in str(word))
    text = re.sub(r"//[^/@\s]*@", "//…@", text)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def of_error(error: ErrorDetails, keys: Sequence[str]) -> tuple[str, str, str]:
    """Key, message and hint of one pydantic error; ``keys`` are the known ones of the table it stands in."""
    location = [part for part in error["loc"] if not _is_branch(part)]
    key = _dotted(location)
    kind = error["type"]
    context: Mapping[str, Any] = error.get("ctx") or {}
    if kind == "extra_forbidden":
        return key, "is not a known key", did_you_mean(str(location[-1]), keys)
    if kind in TYPES:
        return key, TYPES[kind], ""
    if kind in _BOUNDS:
        message, name = _BOUNDS[kind]
        return key, message.format(context.get(name)), ""
    if kind == "literal_error":
        return key, "must be one of " + str(context.get("expected")).replace("'", '"').replace(" or ", ", "), ""
    return key, str(error["msg"]).removeprefix("Value error, "), str(context.get("hint", ""))


def _is_branch(part: int | str) -> bool:
    """Whether a step of the place is pydantic's name for one branch of a choice, which no person wrote."""
    return isinstance(part, str) and (part in {"str", "date", "datetime", "float", "int"} or "[" in part or "(" in part)


def _dotted(location: Sequence[int | str]) -> str:
    text = ""
    for part in location:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


_HEADER = re.compile(r"(\[\[?)\s*([^\[\]=#]{1,200}?)\s*\]\]?\s*(?:#.*)?")


class Places:
    """Which line of a file a key stands on: headers are found once, keys by looking through their own table."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._headers: list[tuple[int, str]] = []  # line (from 0) and name
        self._tables: dict[str, list[int]] = {}  # positions in ``_headers``
        for number, line in enumerate(self._lines):
            if "[" in line and (found := _HEADER.fullmatch(line.strip())):
                name = found[2].replace('"', "").replace("'", "")
                self._tables.setdefault(name, []).append(len(self._headers))
                self._headers.append((number, name))

    def line(self, table: str, index: int | None, key: str) -> int | None:
        """Line (from 1) of a key in ``[table]`` or in the index-th (from 0) ``[[table]]``; else of its header."""
        wanted = re.split(r"[.\[]", key, maxsplit=1)[0]
        here = self._tables.get(table, [])
        if (index or 0) >= len(here):
            return self._search(0, self._end(-1), f"{table}.{wanted}")
        position = here[index or 0]
        start = self._headers[position][0]
        if not wanted:
            return start + 1
        below = self._below(position, f"{table}.{wanted}")
        return self._search(start + 1, self._end(position), wanted) or below or start + 1

    def _end(self, position: int) -> int:
        return self._headers[position + 1][0] if position + 1 < len(self._headers) else len(self._lines)

    def _search(self, start: int, end: int, key: str) -> int | None:
        return next((number + 1 for number in range(start, end) if _begins(self._lines[number].strip(), key)), None)

    def _below(self, position: int, name: str) -> int | None:
        """The line of a table inside this one: ``[feeds.where]``."""
        for following in range(position + 1, len(self._headers)):
            number, other = self._headers[following]
            if other == name:
                return number + 1
            if not other.startswith(f"{self._headers[position][1]}."):
                return None
        return None


def _begins(line: str, key: str) -> bool:
    return re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[.=]", line) is not None


def problem(file: str, table: str, key: str, message: str, hint: str = "", *, line: int | None = None) -> ConfigProblem:
    """One problem, with the line where it is known."""
    place = f"{file}:{line}" if line else file
    return ConfigProblem(file=place, table=table, key=key, message=message, hint=hint)
