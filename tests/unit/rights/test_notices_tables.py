"""Runs tests/cases/notices/*.md: a notice a line, and what three operators may publish on the strength of it alone."""

from __future__ import annotations

import pytest
from support.notice_tables import Row, outcomes, read, rows

from syndicator.rights import notices


def test_there_are_tables() -> None:
    assert len(rows()) > 250


@pytest.mark.parametrize("row", rows())
def test_notice(row: Row) -> None:
    said = read(row.notice, row.publisher)
    assert outcomes(row.notice, row.publisher) == row.outcomes
    assert row.duties <= set(said["duties"])
    assert row.prohibitions <= set(said["prohibits"])


BEFORE = "The harbour is a fine old place by the sea, and everybody likes to walk there in May.\n\n"


def _said(text: str) -> list[tuple[object, ...]]:
    return [(one.kind, one.stance, one.part, one.prohibitions, one.grants) for one in notices.read(text)]


@pytest.mark.parametrize(
    "text",
    [
        *(row.values[0].notice for row in rows()),
        "All our content may be reproduced, except articles by members and photos, which need permission.",
        "Our texts may be reprinted, except articles and photographs, which need our permission.",
    ],
)
def test_what_stands_before_a_notice_changes_nothing_of_it(text: str) -> None:
    assert _said(BEFORE + text) == _said(text)
