"""Words that say nothing by themselves: whole ones, begun ones, and two that lost the blank between them."""

from __future__ import annotations

import pytest

from syndicator.rights.notices.plain import folded, is_plain, two_plain


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("our", True),
        ("x", True),  # a letter
        ("ox", False),
        ("article", True),
        ("articles", True),  # "article~"
        ("artic", False),
        ("veroffentlichen", True),
        ("verbreitung", True),  # "verbreit~"
        ("weiterverbreitung", True),
        ("verbre", False),
        ("our~", False),
        ("podcast", False),
        ("sentence", False),  # of an excerpt only
        ("impressum", True),
    ],
)
def test_a_word_or_its_beginning_is_listed(word: str, plain: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_plain(word) is plain


@pytest.mark.parametrize(
    ("word", "part", "plain"),
    [
        ("sentence", "excerpt", True),
        ("our", "excerpt", False),
        ("podcasts", "things", True),
        ("podcast", "excerpt", False),
        ("our", "things", False),
    ],
)
def test_excerpts_and_things_have_words_of_their_own(word: str, part: str, plain: bool) -> None:  # noqa: FBT001 - as above
    assert is_plain(word, part) is plain


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("availableunder", True),
        ("withcredit", True),
        ("ourcontent", True),
        ("contentour", True),
        ("withlinks", False),  # too short to tell
        ("incontents", False),  # "in" is too short to tell
        ("republishby", False),
        ("creditpodcast", False),
        ("podcastcredit", False),
    ],
)
def test_two_plain_words_that_were_run_together(word: str, plain: bool) -> None:  # noqa: FBT001 - a table's column
    assert two_plain(word) is plain


def test_words_are_compared_without_case_and_accents() -> None:
    assert folded("Für où  für") == {"fur", "ou"}
