from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.normalise import origin_lines


@pytest.mark.parametrize("stem", origin_lines._STEMS)
def test_every_stem_is_heard(stem: str) -> None:
    assert origin_lines.speaks(f"Lately, {stem.upper()} something.")


@given(
    st.lists(st.sampled_from((*origin_lines._STEMS, "rep", "this", "font", "een", "quiz", "box", "day")), max_size=4)
)
def test_a_family_of_stems_is_asked_as_each_of_them(said: list[str]) -> None:
    words = " - ".join(word[:-1] if number % 2 else word for number, word in enumerate(said))
    assert origin_lines.speaks(words) == any(stem in words.lower() for stem in origin_lines._STEMS)


ENDS = (
    "AFP",
    "dpa",
    "Reuters",
    "TASS",
    "Lusa/Fim",
    "(AP)",
    "/TASS/",
    "[AFP].",
    "- dpa",
    "–AFP",
    ".",
    "!",
    '."',
    " ",
    "end",
)


@given(st.lists(st.sampled_from(ENDS), max_size=5), st.sampled_from(("", "He went home. ", "word " * 40)))
def test_what_cannot_be_signed_has_no_signature(end: list[str], before: str) -> None:
    words = before + " ".join(end)
    tail = words.rstrip()[-120:]
    if not origin_lines._may_be_signed(tail):
        assert not any(pattern.search(tail) for pattern in origin_lines._SIGNATURES[: origin_lines._WITHIN])
