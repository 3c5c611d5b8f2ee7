"""Reads tests/cases/notices/*.md: a notice a line, and what three operators may publish on the strength of it alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from syndicator.parse.notice import marks
from syndicator.rights import reading

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "notices"
AT = datetime(2026, 3, 1, tzinfo=UTC)
ADDRESS = "https://daily.example/about"
COLUMNS = 7
CHANNELS = ("community_web", "commercial_web", "print_commercial")


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    publisher: str
    notice: str
    outcomes: tuple[str, str, str]
    duties: frozenset[str]
    prohibitions: frozenset[str]


def rows() -> list[Any]:
    """Every line of every table, named by its file and its first words."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
            if len(cells) == COLUMNS and cells[0] not in ("publisher", "---"):
                row = Row(cells[0], cells[1], (cells[2], cells[3], cells[4]), words(cells[5]), words(cells[6]))
                found.append(pytest.param(row, id=f"{path.stem}:{number}: {cells[1][:40]}"))
    return found


def words(cell: str) -> frozenset[str]:
    """The words of a cell."""
    return frozenset(word.strip() for word in cell.split(",") if word.strip())


def outcomes(notice: str, publisher: str) -> tuple[str, ...]:
    """What the three operators may publish: full, excerpt or link."""
    said = read(notice, publisher)["decisions"]
    return tuple(said[channel] if said[channel] in {"full", "excerpt"} else "link" for channel in CHANNELS)


def read(notice: str, publisher: str) -> dict[str, Any]:
    """Read a notice as the command does."""
    return reading.read(notice, url=ADDRESS, publisher=publisher, marks=marks(notice, "text", ADDRESS), at=AT)
