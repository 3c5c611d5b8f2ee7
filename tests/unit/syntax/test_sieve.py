"""What an expression requires of the words of a text, and that a search never misses what ``re`` finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicator.rights import evidence, notices
from syndicator.syntax import sieve
from syndicator.syntax.sieve import Expression

EVERY = {
    f"{module.name}.{name}": value
    for room in (notices, evidence)
    for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}.")
    for name, value in vars(importlib.import_module(module.name)).items()
    if isinstance(value, Expression)
}
WORDS = sorted(
    {
        part.strip("\x02\x03")
        for expression in EVERY.values()
        for need in sieve.needs(expression.pattern)
        for part in need
    }
)


def test_expressions_are_found() -> None:
    assert len(EVERY) > 40


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (
            r"\b(?:expire[sd]?|lapse[sd]?)\b",
            [{"^expire$", "^expires$", "^expired$", "^lapse$", "^lapses$", "^lapsed$"}],
        ),
        (r"\bafter\s(?:the\s)?embargo", [{"^after$"}, {"embargo"}]),
        (r"supprim\w{1,5}|^not\b", [{"supprim", "^not$"}]),
        (r"d['’]abord", [{"^abord"}]),
        (r"(?<!\w)si(?!\w)", [{"^si$"}]),
        (r"caf[ée]s?", [{"cafe", "cafes", "café", "cafés"}]),
        (r"(?:very\s)?rarely", [{"rarely"}]),
        (r"(?:word\s){2,3}", [{"word$"}]),
        (r"\d+", []),
        (r"(?:if)?", []),
        (r"(?:may|\d) be", [{"^be"}]),  # one of the ways holds nothing
        (r"(?:may|\d)", []),
        (r"under\b(?:\s|$)", [{"under$"}]),
        (r"(?i:under)", []),  # flags of its own: not looked into
        (r"a|o|under", []),  # too short to tell anything
    ],
)
def test_needs(pattern: str, expected: list[set[str]]) -> None:
    found = sieve.needs(re.compile(pattern, re.IGNORECASE))

    assert [{part.replace("\x02", "^").replace("\x03", "$") for part in need} for need in found] == expected


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\bexpire[sd]?\b", "The licence EXPIRED.", True),
        (r"\bexpire[sd]?\b", "Expirations do not count.", False),
        (r"\bkeep\b", "\u212aeep it", True),  # the sign of Kelvin is a k to an expression without case
        (r"\bsince\b", "\u017fince then", True),
        (r"\blimited\b", "L\u0130MITED", True),
        (r"\bдо\b", "только ДО пятницы", True),
        (r"\bdo\b", "x" * 100 + " do", True),
        (r"doing", "x" * 100 + "doing", True),
        (r"\bdo\b", "so " * 30_000 + "do", True),
        (r"\bab\b", "ab\u0345", True),  # a mark on its own ends the word
    ],
)
def test_search_finds_what_the_expression_finds(pattern: str, text: str, found: bool) -> None:  # noqa: FBT001 - as given
    expression = Expression(pattern, re.IGNORECASE)

    assert (expression.pattern.search(text) is not None) is found
    assert (expression.search(text) is not None) is found
    assert len(list(expression.finditer(text))) == found


def test_places_of_a_search_are_kept() -> None:
    expression = Expression(r"\bunder\b", re.IGNORECASE)
    text = "under this, under that"

    assert [match.start() for match in expression.finditer(text)] == [0, 12]
    second = expression.search(text, 3)
    assert second is not None
    assert second.start() == 12
    assert expression.search(text, 3, 10) is None
    assert expression.fullmatch(text) is None
    assert expression.fullmatch("Under") is not None


def test_words_seen_before_an_expression_was_made_are_looked_at_again() -> None:
    first = Expression(r"\bzebracrossing\b", re.IGNORECASE)
    assert first.search("no quaggacrossing here") is None

    second = Expression(r"\bquaggacrossing\b", re.IGNORECASE)

    assert second.search("no quaggacrossing here") is not None


def test_letters_without_case_are_known() -> None:
    """Whatever character an expression takes for a letter of a need, the sieve takes for it too."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in {letter for word in WORDS for letter in word}:
        for match in re.finditer(re.escape(letter), every, re.IGNORECASE):
            assert match[0].lower() == letter or sieve._ODD.match(match[0]), (letter, match[0])


def test_no_mark_becomes_a_letter() -> None:
    """A character that ends a word still ends it in small letters."""
    every = (chr(code) for code in range(sys.maxunicode + 1))
    odd = [one for one in every if not re.match(r"\w", one) and re.search(r"\w", one.lower())]

    assert all(sieve._ODD.match(one) for one in odd), odd


@pytest.mark.parametrize("name", EVERY)
def test_every_match_passes(name: str) -> None:
    """What the expression itself would make up passes its sieve."""
    expression = EVERY[name]

    @settings(max_examples=25, database=None, suppress_health_check=list(HealthCheck))
    @given(text=st.from_regex(expression.pattern))
    def passes(text: str) -> None:
        assert (expression.search(text) is None) == (expression.pattern.search(text) is None)

    passes()


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from([*WORDS, ",", ".", "’", "the", "of", "2030", "İ", "ſ"]), max_size=14))
def test_no_search_misses_a_match(text: list[str]) -> None:
    """Words of all needs in any order: the same is found with the sieve as without."""
    sentence = " ".join(text)
    for name, expression in EVERY.items():
        assert (expression.search(sentence) is None) == (expression.pattern.search(sentence) is None), name
