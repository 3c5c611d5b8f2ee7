"""The notation of the phrase tables, read from tables of one line: stems, alternatives, options, gaps, numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from syndicator.rights.notices import phrases
from syndicator.rights.tokens import tokens


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Let no tree made here stay in the caches of the module."""
    caches = (phrases._steps, phrases._literal, phrases.is_literal)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def _found(lines: dict[str, str], text: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """Return the phrases of a made table that stand in a text, with what they mean."""
    root = phrases._Node()
    for concept, written in lines.items():
        for line in written.split("\n"):
            phrases._insert(root, line.split(), concept)
    monkeypatch.setattr(phrases, "_tree", lambda: root)
    words = [word for word in tokens(text) if word.kind != "mark"]
    return [(" ".join(word.key for word in words[hit.first : hit.after]), hit.concepts) for hit in phrases.find(words)]


@pytest.mark.parametrize(
    ("line", "text", "stands"),
    [
        ("row", "they row daily", ["row"]),
        ("row", "they rowed daily", []),
        ("row~", "they rowed and were rowing in a row", ["rowed", "rowing", "row"]),
        ("row~", "they brow", []),
        ("row~ boat", "rowing boat, rowing two boats", ["rowing boat"]),
        ("row~ roweds~", "rows rowedsx", ["rows rowedsx"]),
        ("row|sail home", "they row home and sail home but swim home", ["row home", "sail home"]),
        ("row|sail~ home", "rowing home, sailing home", ["sailing home"]),
        ("we? row", "we row and you row", ["we row", "row"]),
        ("we|they? row", "we row, they row, you row", ["we row", "they row", "row"]),
        ("row _ home", "row home, row back home, row all back home", ["row home", "row back home"]),
        ("row _ _ home", "row all back home, row it all back home", ["row all back home"]),
        ("row # miles", "row 3 miles, row three miles, row many miles", ["row 3 miles", "row three miles"]),
        ("row #? miles", "row miles, row 3 miles, row on miles", ["row miles", "row 3 miles"]),
        ("row's", "the row's end", ["row s"]),
        ("row-boat", "a row boat and a row-boat", ["row boat", "row boat"]),
        ("Rów", "ROW and row", ["row", "row"]),
        ("?", "what ?", []),
        ("a b c d e f g h i j k l m n", "a b c d e f g h i j k l m n", ["a b c d e f g h i j k l m n"]),
        ("a b c d e f g h i j k l m n o", "a b c d e f g h i j k l m n o", []),
    ],
)
def test_what_a_line_stands_for(line: str, text: str, stands: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert [said for said, _ in _found({"one": line}, text, monkeypatch)] == stands


def test_the_longest_wins_and_one_phrase_may_mean_several_things(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"act": "row\nrow home", "place": "home\nrow home", "again": "row home"}
    assert _found(table, "row home, then row, at home", monkeypatch) == [
        ("row home", ("act", "place", "again")),
        ("row", ("act",)),
        ("home", ("place",)),
    ]


def test_a_line_said_twice_means_it_once_and_an_empty_one_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _found({"act": "row\nrow\nwe? sail?"}, "row and sail", monkeypatch) == [
        ("row", ("act",)),
        ("sail", ("act",)),
    ]


@pytest.mark.parametrize(
    ("line", "word", "known"),
    [
        ("row home", "row", True),
        ("row home", "home", True),
        ("row~ home", "rowing", True),
        ("row~ home", "ro", False),
        ("row _ home", "boat", False),
        ("row # miles", "miles", True),
        ("row _ miles", "miles", True),
        ("row home|back far", "far", True),
    ],
)
def test_words_of_a_line_are_known_and_what_fills_its_gaps_is_not(
    line: str, word: str, monkeypatch: pytest.MonkeyPatch, *, known: bool
) -> None:
    _found({"one": line}, "", monkeypatch)
    assert phrases.is_literal(word) is known
