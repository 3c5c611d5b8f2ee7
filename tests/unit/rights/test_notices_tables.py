"""Runs tests/cases/notices/*.md: a notice a line, and what three operators may publish on the strength of it alone."""

from __future__ import annotations

import pytest
from support.notice_tables import Row, outcomes, read, rows


def test_there_are_tables() -> None:
    assert len(rows()) > 250


@pytest.mark.parametrize("row", rows())
def test_notice(row: Row) -> None:
    said = read(row.notice, row.publisher)
    assert outcomes(row.notice, row.publisher) == row.outcomes
    assert row.duties <= set(said["duties"])
    assert row.prohibitions <= set(said["prohibits"])
