from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.render import own_article

from syndicator.rights.excerpt import cut, excerpt, plain

LONG = "One sentence stands here. A second one follows it; it is longer. And the third never ends " + "on and " * 30


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 10, "short"),
        ("One sentence. Two more words", 20, "One sentence. …"),
        ("One sentence is long and has no end", 20, "One sentence is…"),
        ("Oneendlesswordwithoutanyspaceatall", 12, "Oneendless…"),
        ("comma, then", 8, "comma…"),
        ("word", 3, "w…"),
        ("exactly twelve"[:12], 12, "exactly twel"),
        ("abcde. ghij klmnop", 12, "abcde. …"),  # a sentence that fills six tenths of the room
        ("abcd. fghij klmnop", 12, "abcd.…"),
        ("abcd fghij klmnop", 12, "abcd fghij…"),
        ("abcd fghijk lmnop", 12, "abcd fghij…"),  # the word would leave less than half of the room
        ("abcde ghijk lmnop", 12, "abcde…"),
        ("a bcdefghijklmnop", 12, "a bcdefghi…"),
        ("One. Two. Three is long", 14, "One. Two. …"),
        ("abcde ghij klmnop", 12, "abcde ghij…"),  # nothing of a word is missing
        ("abcdefghi. klmnop", 12, "abcdefghi. …"),  # a sentence that fills the room
        ("一二三四五六七八九十。一二三", 12, "一二三四五六七八九十…"),  # its full stop has no room
        ("word", 2, ""),
        ("古い運河の橋が再び開通しました。とても長い文章です。", 20, "古い運河の橋が再び開通しました。 …"),
    ],
)
def test_cutting_finds_the_best_place(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [("Done.", 7, "Done. …"), ("Done.", 6, "Done…"), ("Done…", 9, "Done…"), ("", 9, ""), ("Done", 3, "D…")],
)
def test_what_is_only_a_part_says_so(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit, always=True) == expected


def test_what_is_no_character_is_dropped() -> None:
    assert plain(" a\x00\x0bb\x7f\x9f\ud800c\uffff\n\td ") == "abc\n\td"


def test_of_a_short_text_half_is_shown_and_no_paragraph_too_many() -> None:
    body = "First one here. It goes on.\n\nSecond one here. It goes on.\n\nThird one here."
    article = own_article(body_text=body, summary=None)
    assert excerpt(article, characters=900, paragraphs=None) == "First one here. It goes on. …"
    assert excerpt(article, characters=900, paragraphs=1) == "First one here. It goes on. …"
    assert excerpt(article, characters=20, paragraphs=1) == "First one here. …"
    assert excerpt(article, characters=900, paragraphs=0) is None
    bodiless = own_article(body_text=None, summary="A teaser.")
    assert excerpt(bodiless, characters=900, paragraphs=None) == "A teaser."
    assert excerpt(bodiless, characters=900, paragraphs=1) is None


@given(st.text(max_size=400), st.integers(min_value=0, max_value=300), st.booleans())
def test_cutting_never_exceeds_the_limit(text: str, limit: int, always: bool) -> None:  # noqa: FBT001 - Hypothesis
    assert len(cut(text, limit, always=always)) <= max(limit, 0)


@given(
    st.text(max_size=600),
    st.text(max_size=600),
    st.integers(min_value=0, max_value=500),
    st.one_of(st.none(), st.integers(min_value=0, max_value=4)),
)
def test_an_excerpt_is_a_part(body: str, summary: str, characters: int, paragraphs: int | None) -> None:
    article = own_article(body_text=body, summary=summary)
    taken = excerpt(article, characters=characters, paragraphs=paragraphs)
    if taken is not None:
        assert len(taken) <= characters
        assert not plain(body) or len(taken) <= len(plain(body)) // 2


def test_the_summary_is_preferred_to_the_first_lines() -> None:
    article = own_article(summary="A teaser by the desk.", body_text=LONG)
    assert excerpt(article, characters=280, paragraphs=None) == "A teaser by the desk. …"


def test_an_excerpt_says_that_there_is_more() -> None:
    article = own_article(summary="A teaser…", body_text=LONG)
    assert excerpt(article, characters=280, paragraphs=None) == "A teaser…"


def test_no_characters_no_excerpt() -> None:
    assert excerpt(own_article(), characters=0, paragraphs=None) is None
    assert excerpt(own_article(), characters=280, paragraphs=0) is None
