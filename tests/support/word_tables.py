"""Reads tests/cases/words/*.md and tests/cases/readings/*.md: a notice a line, and what the house reads in it."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "cases"


def rows(table: str, columns: int) -> list[tuple[str, ...]]:
    """Every line of a table, cell by cell, without its head."""
    lines = (CASES / table).read_text(encoding="utf-8").splitlines()
    cells = [tuple(cell.strip() for cell in line[1:-1].split("|")) for line in lines if line.startswith("|")]
    assert all(len(row) == columns for row in cells)
    return [row for row in cells if "notice" not in row and "---" not in row[1]]
