"""Words with their places: what parts company, what stays whole, what is folded away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.rights.tokens import fold, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Copyright2017", [("copyright", 0, 9, "word"), ("2017", 9, 13, "number")]),
        ("v3.0", [("v", 0, 1, "word"), ("3.0", 1, 4, "number")]),
        ("1,000.5!", [("1,000.5", 0, 7, "number"), ("!", 7, 8, "mark")]),
        ("知识", [("知", 0, 1, "word"), ("识", 1, 2, "word")]),
        ("Straße", [("strasse", 0, 6, "word")]),
        ("Ünï", [("uni", 0, 3, "word")]),
        ("e\u0301a", [("e", 0, 1, "word"), ("a", 2, 3, "word")]),
        ("a_b", [("a", 0, 1, "word"), ("_", 1, 2, "mark"), ("b", 2, 3, "word")]),
        ("a \u0301 b", [("a", 0, 1, "word"), ("b", 4, 5, "word")]),
        ("²", [("²", 0, 1, "number")]),
        ("XAXB", [("xaxb", 0, 4, "word")]),
        (" \n\t", []),
    ],
)
def test_words_and_their_places(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    assert [tuple(token) for token in tokens(text)] == expected


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Straße 1.0!", "strasse10"), ("ＡＢc", "abc"), ("Élan-Vital", "elanvital"), ("", ""), ("…", ""), ("ИЙ", "ии")],
)
def test_fold_leaves_letters_and_digits_only(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_and_places_are_true(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    for token in tokens(text):
        said = text[token.start : token.end]
        assert token.key == (fold(said) if token.kind == "word" else said)
