"""Phrases: numbers in digits and in words, what swallows its parts, what stands inside."""

from __future__ import annotations

import math
import tomllib
from importlib import resources

import pytest

from syndicator.rights.notices import phrases
from syndicator.rights.tokens import fold, tokens


def _said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    words = [word for word in tokens(text) if word.kind != "mark"]
    return [(" ".join(word.key for word in words[hit.first : hit.after]), hit.concepts) for hit in phrases.find(words)]


def _concepts(text: str) -> set[str]:
    return {concept for _, concepts in _said(text) for concept in concepts}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("one ein eine einem einer un uno uma een один", 1),
        ("two zwei deux dos dois due twee два", 2),
        ("three drei trois tres três tre drie три", 3),
        ("four vier quatre cuatro quatro quattro четыре", 4),
        ("five fünf cinq cinco cinque vijf пять", 5),
        ("six sechs seis sei zes шесть", 6),
        ("seven sieben sept siete sete sette zeven семь", 7),
        ("ten zehn dix diez dez dieci tien десять", 10),
        ("twelve zwölf douze doce doze dodici twaalf", 12),
        ("fourteen vierzehn quatorze catorce", 14),
        ("thirty dreißig trente treinta trinta trenta dertig тридцать", 30),
        ("achtundvierzig", 48),
        ("fifty fünfzig cinquante cincuenta cinquenta", 50),
        ("sixty sechzig soixante sesenta sessenta", 60),
        ("ninety neunzig nonante noventa", 90),
        ("hundred hundert cent cien cem cento honderd сто", 100),
        ("thousand tausend mille mil duizend тысяча", 1000),
    ],
)
def test_numbers_in_words(words: str, number: int) -> None:
    assert {phrases.numerals(fold(word)) for word in words.split()} == {number}


def test_a_number_may_be_written_in_digits_or_as_a_word() -> None:
    digits, word, vague = _said("within 30 days"), _said("within thirty days"), _said("within many days")
    assert digits[0][1] == word[0][1]
    assert digits[0][0] == "within 30 days"
    assert vague != digits
    assert "within many days" not in dict(vague)


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("non-commercial", "noncommercial", "commercial"),
        ("we allow other outlets to republish", "can", "cannot"),
        ("dürfen für nicht kommerzielle Zwecke kopiert werden", "can", "cannot"),
        ("may not be used", "cannot", "can"),
    ],
)
def test_what_swallows_its_parts(text: str, there: str, not_there: str) -> None:
    assert there in _concepts(text)
    assert not_there not in _concepts(text)


def test_phrases_come_in_the_order_of_the_words() -> None:
    found = [words for words, _ in _said("You may republish our articles for non-commercial use with a link")]
    assert found == sorted(found, key="you may republish our articles for non commercial use with a link".index)


def test_no_line_of_the_tables_stands_for_more_phrases_than_can_be_kept() -> None:
    folder = resources.files("syndicator.rights.notices").joinpath("tables")
    for language in phrases.LANGUAGES:
        for lines in tomllib.loads(folder.joinpath(f"{language}.toml").read_text(encoding="utf-8")).values():
            for line in lines.splitlines():
                ways = math.prod(len(phrases._alternatives(piece)) for piece in line.split())
                assert ways <= 16_384, f"{language}: {line}: gaps (_) and stems (~) say it with fewer"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("we allow community websites to republish", "community"),
        ("we invite members to republish", "members"),
        ("we allow newsrooms to republish", "news_media"),
        ("we allow non-profit newsrooms to republish", "noncommercial"),
        ("we allow web sites to republish", "web"),
        ("we allow printed newspapers to republish", "print"),
        ("we allow radio stations to republish", "broadcast_media"),
    ],
)
def test_whom_we_allow_stands_inside_what_allows(text: str, inside: str) -> None:
    assert {"can", inside, "republish"} <= _concepts(text)


@pytest.mark.parametrize(
    ("text", "swallowed"),
    [
        ("community websites", "place"),
        ("web radio", "place"),
        ("commercial or non-commercial", "community"),
        ("not only for members", "members"),
        ("for personal non-commercial use", "noncommercial"),
        ("news sites", "web"),
        ("we allow any website to republish", "place"),
    ],
)
def test_what_belongs_to_a_longer_phrase_is_not_said_of_itself(text: str, swallowed: str) -> None:
    assert swallowed not in _concepts(text)


@pytest.mark.parametrize(
    "text",
    [
        "La reproduction est autorisée à condition de mentionner la source",
        "Le reproductions sont autorisées à la condition de mentionner la source",
        "Se permite la reproducción a condición de citar la fuente",
        "Der Nachdruck ist gestattet, sofern die Quelle genannt wird",
    ],
)
def test_a_condition_is_heard_beside_what_permits(text: str) -> None:
    assert {"provided", "permitted"} <= _concepts(text) or {"provided", "can"} <= _concepts(text)


@pytest.mark.parametrize(
    ("text", "permits"),
    [
        ("dürfen frei verwendet werden", True),
        ("dürfen nicht frei verwendet werden", False),
        ("mogen niet gratis worden overgenomen", False),
        ("siter aldri gjerne", False),
        ("siter oss gjerne", True),
        ("siter ikke gjerne", False),
        ("får aldrig gärna citera", False),
        ("мы не против", True),
        ("you do not need permission to republish", True),
    ],
)
def test_a_denial_in_the_gap_of_a_phrase_denies_it(text: str, permits: bool) -> None:  # noqa: FBT001 - a column
    found = [concepts for _, concepts in _said(text)]
    assert any({"can", "no_permission_needed"} & set(concepts) for concepts in found) is permits


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("republish", True),
        ("footnotes", False),
        ("characters", True),  # stands behind a number only
        ("learning", True),  # stands at the end of a phrase only
        ("chimney", False),
    ],
)
def test_a_word_is_known_that_stands_anywhere_in_a_phrase(word: str, known: bool) -> None:  # noqa: FBT001 - a column
    assert phrases.is_literal(fold(word)) is known


def test_a_sentence_without_phrases_says_nothing() -> None:
    assert _said("chimney harbour gull") == []
