"""Runs tests/cases/readings/*.md: a notice a line, and all that it says, no more and no less."""

from __future__ import annotations

import pytest
from support.notices_read import readings, said


def test_there_are_readings() -> None:
    assert len(readings()) > 100


@pytest.mark.parametrize(("notice", "expected"), readings())
def test_reading(notice: str, expected: list[str]) -> None:
    assert said(notice) == expected
