"""Runs tests/cases/readings/naming.md: a notice a line, and all that it says, no more and no less."""

from __future__ import annotations

import pytest
from support.notices_read import readings, said


@pytest.mark.parametrize(("notice", "expected"), readings("naming"))
def test_reading(notice: str, expected: list[str]) -> None:
    assert said(notice) == expected
