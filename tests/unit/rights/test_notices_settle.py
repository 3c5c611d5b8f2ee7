"""What sentences of one notice do to one another: all that each notice of tests/cases/readings says."""

from __future__ import annotations

import pytest
from support.notices_read import readings, said


@pytest.mark.parametrize(("notice", "expected"), readings("together"))
def test_what_a_notice_says(notice: str, expected: list[str]) -> None:
    assert said(notice) == expected
