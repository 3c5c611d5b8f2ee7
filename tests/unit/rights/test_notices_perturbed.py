"""What takes a permission away takes it from any notice: every granting line of the tables, turned against itself."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from support.notice_tables import outcomes, rows

RANK = {"full": 2, "excerpt": 1}
GRANTING = [param.values[0] for param in rows() if set(param.values[0].outcomes) & {"full", "excerpt"}][::4]


def ranks(notice: str, publisher: str) -> list[int]:
    return [RANK.get(outcome, 0) for outcome in outcomes(notice, publisher)]


def quoted(notice: str) -> str:
    return "Another site writes: “" + re.sub(r"[\"“”„«»]", "'", notice) + "”"


CLOSING: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("withdrawn", lambda notice: f"{notice} These terms are no longer in force; all permissions have been withdrawn."),
    ("revoked", lambda notice: f"{notice} We hereby revoke all permissions."),
    ("quoted", quoted),
    ("denied", lambda notice: f"It is not true that {notice[:1].lower()}{re.split('[.?!] ', notice[1:])[0]}."),
)


def test_there_are_notices_to_turn() -> None:
    assert len(GRANTING) > 25


@pytest.mark.parametrize(("name", "turn"), CLOSING, ids=[name for name, _ in CLOSING])
def test_nothing_is_left_of_a_permission_that_is_taken_back(name: str, turn: Callable[[str], str]) -> None:
    left = [row.notice for row in GRANTING if any(ranks(turn(row.notice), row.publisher))]
    assert left == [], name


@pytest.mark.parametrize(
    "tail",
    [
        "No part of this site may be reproduced without written permission.",
        "This does not apply to articles, which may not be republished.",
        "For personal use only.",
    ],
)
def test_a_sentence_behind_never_widens(tail: str) -> None:
    for row in GRANTING:
        before = ranks(row.notice, row.publisher)
        after = ranks(f"{row.notice} {tail}", row.publisher)
        assert all(new <= old for new, old in zip(after, before, strict=True)), row.notice
        assert max(after) < max(RANK.values()), row.notice
