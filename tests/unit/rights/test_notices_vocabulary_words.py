"""Runs tests/cases/words/permissions.md: what may be published by a sentence, and which of its words nobody knows."""

from __future__ import annotations

import pytest
from support.notices_read import may, unread
from support.word_tables import rows

from syndicator.rights import notices

LINK = "http://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(("outcome", "notice", "unknown"), rows("words/permissions.md", 3))
def test_what_a_permission_opens_and_which_words_close_it(outcome: str, notice: str, unknown: str) -> None:
    assert (may(notice), unread(notice)) == (outcome, unknown)


@pytest.mark.parametrize(
    ("around", "unknown"),
    [
        ("Rowboat Light by Ann Poe", ""),
        ("Rowboat Light", ""),
        ("Rowboat", "Rowboat"),
        ("Recipes", "Recipes"),
        ("Rowboat Light – RSS – Impressum – Powered by Nikola", ""),
        ("Rowboat Light can be seen under", "Rowboat Light"),
        ("Rowboat Light licensed under", "Rowboat Light"),
        ("Rowboat Lights, sharing permitted,", "Rowboat Lights"),
        ("Rowboat Lights, which you may share,", "Rowboat Lights"),
        ("Rowboat Light is licensed under", ""),
    ],
)
def test_names_stand_freely_only_around_a_bare_badge(around: str, unknown: str) -> None:
    assert unread(f"{around} CC BY 4.0 {LINK}", marked=True) == unknown


@pytest.mark.parametrize("box", ["☑\n", "☑.\n", "☐\n"])
def test_a_box_at_the_end_of_the_sentence_before_is_an_answer_too(box: str) -> None:
    assert unread(f"Republication {box}You may republish our articles.") == box[0]


def test_four_unknown_words_are_quoted() -> None:
    (said,) = notices.read("Recipes, knots, sails, winds and tides are CC BY 4.0.")
    assert said.grants[0].unmet[-1].endswith("“Recipes”, “knots”, “sails”, “winds”")
