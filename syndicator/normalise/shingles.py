"""How alike two texts are, in any language: a sketch to find candidates by, and the comparison that decides.

Looks nothing up and merges nothing. Finding is cheap and may err (``sketch``: a few hashes of whole sentences, kept in
an index); comparing is exact and only done with what was found (``Text``: word shingles, Broder 1997).

Why sentences and not MinHash over shingles? A copy keeps most of its sentences as they are, and sixty hashes cost a
tenth of eight hundred. Why only those of the first part? Editors cut from the end.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

PROBES: Final = 12
"""Sentences by which an article is looked for."""

PLACES: Final = 4
"""Sentences under which it can be found: the smallest of the probes."""

LONGEST: Final = 100_000  # characters that are looked at
_HEAD = 0.6  # of the sentences; what follows is what editors cut
_SHORTEST_HEAD = 8  # sentences
_SENTENCE = 24  # bytes of letters: shorter ones ("Read more") are everybody's
_FEWEST = 3  # sentences: less has no sketch

# Works on UTF-8 bytes: one pass of C for the whole text. Deleting the second halves of some letters makes two
# sentences no more alike than they are to the eye, and takes "’", "“" and "…" out together with "'" and '"'.
_ENDS = ("。", "！", "？", "।", "؟")
_DOTS = bytes.maketrans(b"!?\n;:ABCDEFGHIJKLMNOPQRSTUVWXYZ", b".....abcdefghijklmnopqrstuvwxyz")
_DROPPED = (
    bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) not in ".!?\n;:")
    + bytes(range(0x80, 0xA0))
    + b"\xa0\xa6\xc2"
)


def sketch(text: str) -> tuple[int, ...]:
    """Return up to ``PROBES`` hashes (32 bits, ascending) of sentences of the first part; none for a short text.

    Two texts of which one is a copy of the other, edited or cut, share some; others as good as never. Linear.
    """
    raw = text[:LONGEST].encode("utf-8", "replace")
    if not raw.isascii():
        for end in _ENDS:
            raw = raw.replace(end.encode(), b".")
        raw = raw.replace(b"\xe2\x80", b"")
    sentences = [part for part in raw.translate(_DOTS, _DROPPED).split(b".") if len(part) >= _SENTENCE]
    if len(sentences) < _FEWEST:
        return ()
    head = sentences[: max(_SHORTEST_HEAD, int(len(sentences) * _HEAD))]
    return tuple(sorted({zlib.crc32(part) for part in head})[:PROBES])


# Scripts written without spaces: each character is a word (Thai, Lao, Myanmar, Khmer, kana, Han).
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"\d+(?:[.,'’\u00a0\u202f]\d+)*|[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_NOT_DIGIT = re.compile(r"\D+")
_ROMAN = re.compile(r"[IVX]{1,5}")
_WIDTH, _UNSPACED_WIDTH = 5, 9  # words of a shingle
_HOLE = 2  # words on each side by which a place in a text is known


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What two texts share. ``less`` is the shorter one."""

    jaccard: float  # shared shingles of all
    containment: float  # shared shingles of the shorter text's
    ratio: float  # shorter to longer, in shingles


class Text:
    """A text to compare: its words, its shingles, and the facts in it (numbers and names)."""

    def __init__(self, text: str) -> None:
        found = _WORD.findall(unicodedata.normalize("NFKC", text[:LONGEST]))
        self.words: Final = [_NOT_DIGIT.sub("", word) if word[0].isdigit() else word.casefold() for word in found]
        self._written: Final = found

    @cached_property
    def unspaced(self) -> bool:
        """Whether most of it is in a script without spaces."""
        return bool(2 * sum(len(word) == 1 and word >= "\u0e00" for word in self.words) > len(self.words))

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Every run of five words (nine characters where words are not divided)."""
        width = _UNSPACED_WIDTH if self.unspaced else _WIDTH
        return frozenset(zip(*(self.words[start:] for start in range(width)), strict=False))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it, without the marks that group them."""
        return frozenset(word for word in self.words if word[0].isdigit())

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """The numbers in a title, Roman ones too: "Part II"."""
        return self.numbers | {word for word in self._written if _ROMAN.fullmatch(word)}

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that are written with a capital, folded."""
        return frozenset(word for word, written in zip(self.words, self._written, strict=True) if written[0].isupper())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words in it, cut to their first five letters: "report" and "reported" are one."""
        return frozenset(word[:5] for word in self.words)

    @cached_property
    def _places(self) -> Mapping[tuple[str, ...], str]:
        """What stands between which words, where that is said only once."""
        found: dict[tuple[str, ...], str] = {}
        words = self.words
        sides = [words[start:] for start in range(2 * _HOLE + 1)]
        for window in zip(*sides, strict=False):
            around = (*window[:_HOLE], *window[_HOLE + 1 :])
            found[around] = "" if around in found and found[around] != window[_HOLE] else window[_HOLE]
        return found

    def replaced(self, other: Text) -> frozenset[tuple[str, str]]:
        """Words of this text and what the other one says in the same place."""
        there = other._places
        return frozenset(
            (word, there[around])
            for around, word in self._places.items()
            if word and there.get(around, word) not in ("", word)
        )


def compare(one: Text, other: Text) -> Resemblance:
    """Measure how much of the one is in the other."""
    shared = len(one.shingles & other.shingles)
    less, more = sorted((len(one.shingles), len(other.shingles)))
    if not less:
        return Resemblance(0.0, 0.0, 0.0)
    return Resemblance(jaccard=shared / (less + more - shared), containment=shared / less, ratio=less / more)


def missing(of: Iterable[str], in_: frozenset[str]) -> frozenset[str]:
    """Return what of the one is not in the other."""
    return frozenset(of) - in_
