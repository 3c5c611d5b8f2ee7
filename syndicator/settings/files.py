"""The files of a configuration: found, read, parsed, and put together. Judges no value.

A table such as ``[site]`` may be spread over files, but each key may stand in one file only; ``[[sources]]`` and the
other arrays are put one after another. Everything that is wrong becomes a problem, and reading goes on.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from syndicator.errors import ConfigProblem
from syndicator.settings.problems import Places, did_you_mean, problem, shown

MOST_FILES: Final = 20_000  # one per added source, and those a person wrote
LARGEST: Final = 1024 * 1024  # bytes of one file
SINGLE: Final = ("site", "use", "policy", "store", "output", "collect", "source_state")
REPEATED: Final = ("sources", "feeds", "agreements", "policies")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[table]]`` and where it stands."""

    values: dict[str, Any]
    file: str
    index: int  # among the tables of this name in this file, from 0


@dataclass(slots=True)
class Files:
    """What the files of one configuration said."""

    texts: dict[str, str] = field(default_factory=dict)  # by name, for finding lines
    tables: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in SINGLE})
    origins: dict[tuple[str, str], str] = field(default_factory=dict)  # file of a key of a table
    arrays: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in REPEATED})
    problems: list[ConfigProblem] = field(default_factory=list)
    complete: bool = True  # False: a file could not be read, so what seems to be missing may stand in it

    _places: dict[str, Places] = field(default_factory=dict)

    def tell(self, file: str, table: str, key: str, message: str, hint: str = "", *, index: int | None = None) -> None:
        """Note a problem at a key of a file."""
        line = self._line(file, table, index, key)
        name = table if index is None else f"{table}[{index + 1}]"
        self.problems.append(problem(file, name, key, message, hint, line=line))

    def _line(self, file: str, table: str, index: int | None, key: str) -> int | None:
        if not table or file not in self.texts:
            return None
        if file not in self._places:
            self._places[file] = Places(self.texts[file])
        return self._places[file].line(table, index, key)


def read(directory: Path, overlay: Mapping[Path, str | None] | None = None) -> Files:
    """Read every ``*.toml`` under a directory, in order of their names.

    ``overlay`` stands in for files that are not written yet, or (None) are to be taken away: so a change is tried
    before it is made.
    """
    found = Files()
    overlay = overlay or {}
    if not directory.is_dir():
        found.problems.append(
            problem(str(directory), "", "", "there is no configuration here", "make one with `syndicator init`")
        )
        return found
    paths = sorted({*_paths(directory), *(path for path in overlay)})
    if len(paths) > MOST_FILES:
        found.problems.append(problem(str(directory), "", "", f"holds more than {MOST_FILES} files"))
        return found
    for path in paths:
        text = overlay[path] if path in overlay else _text(path, found)
        if text is not None:
            _merge(found, str(path), text)
    if not paths:
        found.problems.append(
            problem(str(directory), "", "", "there is no .toml file here", "make one with `syndicator init`")
        )
    return found


def _paths(directory: Path) -> Iterator[Path]:
    """Every TOML file; hidden ones (editors keep their copies so) and linked directories are left out."""
    for parent, directories, names in os.walk(directory):
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        for name in names:
            if name.endswith(".toml") and not name.startswith("."):
                yield Path(parent, name)


def _text(path: Path, found: Files) -> str | None:
    text = _read_text(path, found)
    found.complete = found.complete and text is not None
    return text


def _read_text(path: Path, found: Files) -> str | None:
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        found.problems.append(problem(name, "", "", f"cannot be read: {error.strerror}"))
        return None
    if len(content) > LARGEST:
        found.problems.append(problem(name, "", "", "is larger than 1 MiB", "spread it over several files"))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found.problems.append(problem(name, "", "", "is not UTF-8 text", "save the file as UTF-8", line=line))
        return None


def _merge(found: Files, file: str, text: str) -> None:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found.complete = False
        message, _, place = str(error).partition(" (at ")
        line = "".join(letter for letter in place.partition(",")[0] if letter.isdigit())
        column = "".join(letter for letter in place.partition("column")[2] if letter.isdigit())
        number = f"{file}:{line}:{column}" if line and column else file
        found.problems.append(problem(number, "", "", f"is not TOML: {message.lower()}", _syntax_hint(message)))
        return
    except (ValueError, RecursionError):
        found.complete = False
        found.problems.append(problem(file, "", "", "is not TOML: a value is too long or nested too deeply"))
        return
    found.texts[file] = text
    for name, value in document.items():
        _place(found, file, name, value)


def _syntax_hint(message: str) -> str:
    if "overwrite" in message.lower():
        return "the same key or table stands twice in this file"
    return 'text stands in quotes: key = "value"' if "invalid value" in message.lower() else ""


def _place(found: Files, file: str, name: str, value: Any) -> None:  # noqa: ANN401 - as TOML gives it
    if name in REPEATED:
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            found.tell(file, name, "", "is a list of tables", f"write [[{name}]] with two brackets")
            return
        found.arrays[name].extend(Entry(each, file, index) for index, each in enumerate(value))
    elif name in SINGLE:
        if not isinstance(value, dict):
            found.tell(file, name, "", "is one table", f"write [{name}] with one bracket")
            return
        for key, each in value.items():
            other = found.origins.setdefault((name, key), file)
            if other != file:
                found.tell(file, name, key, f"stands in {other} too", "keep it in one of the two files")
            else:
                found.tables[name][key] = each
    else:
        kind = "table" if isinstance(value, dict | list) else "key"
        found.tell(file, shown(name), "", f"is not a known {kind}", did_you_mean(name, (*SINGLE, *REPEATED)))
