"""Runs tests/cases/words/names.md: where a word of a permission is taken for a name, and where it is not."""

from __future__ import annotations

import pytest
from support.notices_read import may, unread
from support.word_tables import rows


@pytest.mark.parametrize(("outcome", "notice", "unknown"), rows("words/names.md", 3))
def test_a_name_is_known_where_names_stand(outcome: str, notice: str, unknown: str) -> None:
    assert (may(notice), unread(notice)) == (outcome, unknown)
