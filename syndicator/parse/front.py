"""Reads the front matter of a text document (``---`` or ``+++`` at its head): flat keys and values, no YAML library.

Only what drop folders hold is read: ``key: value``, lists in brackets or with dashes, quoted strings; TOML by tomllib.
Anything deeper is left out, never guessed.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

_FENCES: Final = {"---": ("---", "..."), "+++": ("+++",)}
_KEY: Final = re.compile(r"^([A-Za-z_][\w .-]{0,40}?)\s*:(?:\s+(.*)|\s*)$")
_ITEM: Final = re.compile(r"^\s*-\s+(.*)$")
MAX_LINES: Final = 200

Values = dict[str, tuple[str, ...]]


def split(text: str) -> tuple[Values, str, int]:
    """Return the values, the text after them, and how many lines they took; ``({}, text, 0)`` where there are none."""
    lines = text.split("\n", MAX_LINES + 1)
    fence = lines[0].strip() if lines else ""
    ends = _FENCES.get(fence)
    if ends is None:
        return {}, text, 0
    for number in range(1, min(len(lines), MAX_LINES)):
        if lines[number].strip() in ends:
            inner = lines[1:number]
            values = _toml("\n".join(inner)) if fence == "+++" else _pairs(inner)
            if not values:
                return {}, text, 0
            return values, "\n".join(lines[number + 1 :]), number + 1
    return {}, text, 0


def _toml(text: str) -> Values:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {
        key.lower(): tuple(
            str(one) for one in (value if isinstance(value, list) else [value]) if not isinstance(one, dict)
        )
        for key, value in data.items()
        if not isinstance(value, dict)
    }


def _pairs(lines: list[str]) -> Values:
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        found = _KEY.match(line) if not line.startswith((" ", "\t", "#")) else None
        item = _ITEM.match(line)
        if found:
            key = found[1].strip().lower()
            values[key] = _listed((found[2] or "").strip())
        elif item and key:
            values[key].append(_bare(item[1]))
        elif line.startswith((" ", "\t")) and key and len(values[key]) <= 1 and line.strip():
            values[key] = [" ".join([*values[key], line.strip()]).strip()]  # a folded value
    return {key: tuple(filter(None, found)) for key, found in values.items()}


def _listed(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_bare(one) for one in value[1:-1].split(",")]
    return [] if value in {"", "|", ">", "~", "null", "|-", ">-"} else [_bare(value)]


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return re.split(r"\s#\s", value, maxsplit=1)[0].strip()
