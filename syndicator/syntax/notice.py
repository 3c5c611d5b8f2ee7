"""Does this prose speak of rights, or of where it comes from? A cheap sieve by words; ``rights`` reads what it says.

It must not miss, and may keep too much: readers use it to pick the blocks that become ``text:block`` marks. It asks
only whether a phrase stands in the text, in a dozen languages; body prose that merely mentions a licence is told apart
by its place, not by its words. Why not one regular expression? An alternation of these phrases costs 2 µs a character
and a trie of them 180 ns; splitting into words and looking up their stems costs 20.
"""

from __future__ import annotations

import re
from operator import itemgetter

from syndicator.syntax.notice_words import ORIGIN, RIGHTS, STATED, WEAK
from syndicator.syntax.spelling import seen

LONGEST = 200_000  # characters of one text looked at


class _Sieve:
    """Phrases filed under the start of their longest word, so that a text is split once and its words are looked up."""

    __slots__ = ("_anywhere", "_anywhere_in_ascii", "_by_stem", "_known", "_scripts")

    def __init__(self, phrases: tuple[str, ...]) -> None:
        by_stem: dict[bytes, list[str]] = {}
        anywhere: list[str] = []
        scripts: list[str] = []
        for phrase in phrases:
            words = _words(phrase)
            if not phrase.isascii() and _WITHOUT_SPACES.search(phrase):
                scripts.append(phrase)
            elif not words or max(map(len, words)) < _SHORTEST or phrase in _COMPOUNDS:
                anywhere.append(phrase)
            else:
                by_stem.setdefault(_stem(max(words, key=len)), []).append(phrase)
        self._by_stem = {stem: tuple(found) for stem, found in by_stem.items()}
        self._known = frozenset(by_stem)
        self._anywhere = tuple(anywhere)
        self._anywhere_in_ascii = tuple([(_rarest(phrase), phrase) for phrase in anywhere if phrase.isascii()])
        self._scripts = tuple(scripts)

    def any(self, lower: str) -> bool:
        """Tell whether any phrase stands in a text in lower case: nearly always no, and that answer is quick."""
        encoded = lower.encode("utf-8", "replace")
        is_ascii = len(encoded) == len(lower)
        words = _split(encoded, is_ascii=is_ascii)
        stems = self._known.intersection(map(_FIVE, words))
        if not is_ascii:
            stems |= self._known.intersection(_doubled(words))
        for stem in stems:
            for phrase in self._by_stem[stem]:
                if phrase in lower:
                    return True
        if is_ascii:
            return any(letter in lower and phrase in lower for letter, phrase in self._anywhere_in_ascii)
        for phrase in self._anywhere:
            if phrase in lower:
                return True
        return _has_other_scripts(encoded, len(lower)) and any(phrase in lower for phrase in self._scripts)

    def found(self, lower: str) -> list[str]:
        """Return the phrases that stand in a text in lower case."""
        phrases = [phrase for phrase in self._anywhere if phrase in lower]
        encoded = lower.encode("utf-8", "replace")
        words = _split(encoded, is_ascii=len(encoded) == len(lower))
        if _has_other_scripts(encoded, len(lower)):
            phrases += [phrase for phrase in self._scripts if phrase in lower]
        for stem in self._known.intersection(_stems(words)):
            phrases += [phrase for phrase in self._by_stem[stem] if phrase in lower]
        return phrases


# Words of a sentence as bytes: splitting bytes at translated punctuation is several times faster than a regex.
_SHORTEST = 2  # bytes of a word that can be looked up
_COMPOUNDS = frozenset({"lizenz", "urheber", "licentie"})  # German and Dutch write them in the middle of longer words
_WITHOUT_SPACES = re.compile("[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OTHER_SCRIPTS = bytes((*range(0xD8, 0xDC), *range(0xE3, 0xEE)))  # first bytes of Arabic, CJK and Hangul in UTF-8
_TO_BLANK = bytes(
    byte if byte >= 0x80 or chr(byte).isalnum() else 0x20  # noqa: PLR2004 - the ASCII range
    for byte in range(256)
)
_MARKS = tuple(
    mark.encode() for mark in "\u00a0\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2026\u00a9\u2022\u00b7"
)


def _rarest(phrase: str) -> str:
    """The letter or sign of a phrase that stands in the fewest texts."""
    return min(phrase, key=("/(zqxjkvbpywgfmcudlhrsniotae" + phrase).index)


def _has_other_scripts(encoded: bytes, characters: int) -> bool:
    return len(encoded) != characters and len(encoded.translate(None, _OTHER_SCRIPTS)) != len(encoded)


_FIVE = itemgetter(slice(5))


def _words(lower: str) -> list[bytes]:
    return _split(lower.encode("utf-8", "replace"), is_ascii=False)


def _split(encoded: bytes, *, is_ascii: bool) -> list[bytes]:
    """The words of a text in lower case and UTF-8."""
    if not is_ascii:
        for mark in _MARKS:
            encoded = encoded.replace(mark, b" ")
    return encoded.translate(_TO_BLANK).split()


def _doubled(words: list[bytes]) -> list[bytes]:
    """The stems of words in letters of two bytes."""
    return [word[:10] for word in words if word[0] >= 0x80]  # noqa: PLR2004 - the ASCII range


def _stems(words: list[bytes]) -> set[bytes]:
    """The stems of all words."""
    return {*map(_FIVE, words), *_doubled(words)}


def _stem(word: bytes) -> bytes:
    """Five letters, of one byte each or of two."""
    return word[:5] if word[0] < 0x80 else word[:10]  # noqa: PLR2004 - the ASCII range


_RIGHTS_SIEVE = _Sieve(RIGHTS)
_ORIGIN_SIEVE = _Sieve(ORIGIN)
_SIEVE = _Sieve(tuple(dict.fromkeys(RIGHTS + ORIGIN)))
_STATING = _Sieve(tuple(dict.fromkeys(phrase for phrase in RIGHTS + ORIGIN + STATED if phrase not in frozenset(WEAK))))


def speaks_of_rights(text: str) -> bool:
    """Tell whether the text (plain or markup) holds a word of copyright, licence, permission or reservation."""
    return _RIGHTS_SIEVE.any(seen(text[:LONGEST]).lower())


def speaks_of_origin(text: str) -> bool:
    """Tell whether the text (plain or markup) holds a word of its origin: a source line, an agency, a credit."""
    return _ORIGIN_SIEVE.any(seen(text[:LONGEST]).lower())


def speaks(text: str) -> bool:
    """Tell whether the text speaks of rights or of origin, in one pass."""
    return _SIEVE.any(seen(text[:LONGEST]).lower())


def states(text: str) -> bool:
    """Tell whether the text holds a phrase that notices and source lines are made of and ordinary prose rarely is.

    Narrower than ``speaks``: "pixels", "appeared in court" and "the driver's licence" do not state anything. For
    blocks of prose; a line of its own, a label or a signature states with fewer words.
    """
    return _STATING.any(seen(text[:LONGEST]).lower())


def first_word(text: str) -> int:
    """Return where the first such word stands, or -1."""
    lower = text[:LONGEST].lower()
    return min((lower.find(phrase) for phrase in _SIEVE.found(lower)), default=-1)
