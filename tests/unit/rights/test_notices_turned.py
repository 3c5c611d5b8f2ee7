"""Every notice of the tables that opens the whole text opens it no longer behind a sentence that takes it back."""

from __future__ import annotations

import pytest
from support.notice_tables import Row, outcomes, rows

OPEN: list[Row] = [row for row in (param.values[0] for param in rows()) if row.outcomes[0] == "full"]
TURNS = [
    "This does not apply to articles.",
    "This article is excluded from the above.",
    "None of the above is valid.",
    "The above applies to photos only.",
    "This permission ended in 2020.",
    "No part of this article may be reproduced without written permission.",
    "Articles may not be republished.",
    "For subscribers only.",
]
ENDS = (".", "!", "?", "。", "！", "”", '"', ")")


def turned(notice: str, sentence: str) -> str:
    """Return the notice with one more sentence."""
    words = notice.rstrip()
    return f"{words}{'' if words.endswith(ENDS) else '.'} {sentence}"


def test_there_are_open_notices() -> None:
    assert len(OPEN) > 250


@pytest.mark.parametrize("number", range(len(TURNS)))
def test_no_notice_opens_the_whole_behind_what_takes_it_back(number: int) -> None:
    # each sentence behind every eighth notice, so that each notice is turned once
    heard = OPEN[number :: len(TURNS)]
    open_still = [
        row.notice for row in heard if outcomes(turned(row.notice, TURNS[number]), row.publisher)[0] == "full"
    ]
    assert open_still == []
