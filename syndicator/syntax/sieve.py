r"""Expressions that are searched for only in texts in which a word stands that each of their matches must hold.

A grammar that asks fifty expressions of every sentence spends its time on finding nothing. What a match must hold is
read from the expression itself, once: of ``\b(?:expire[sd]?|lapse[sd]?)\\b`` a word that begins with *expire* or
*lapse*. What the words of a text hold is known by word, and words come again and again. So nearly every search costs
one look. This is what RE2 calls a prefilter (``FilteredRE2``; R. Cox, "Regular Expression Matching with a Trigram
Index", 2012). It never says no where the expression says yes: of what it does not understand it requires nothing.
Linear in the length of the text.
"""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]  # no public module tells what an expression consists of
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, Final

_BEGINS, _ENDS = "\x02", "\x03"  # of a word
_MOST = 400  # strings that are told apart
_FEW = 0.08  # a need that more of all words meet tells nothing
_BY_LETTER = 0.3  # how many of the words that meet a part meet it with one letter more
_SHORTEST = 3  # characters of a part, by these two numbers
_SEVERAL = 2  # needs of one expression that are asked
_LONG = 40  # characters: a longer word may hold anything
_LONGEST = 20_000  # characters: so may a longer text, which is no sentence
_ODD: Final = re.compile("[\u00b5\u0130\u0131\u017f\u0345\u0370-\u03ff\u1c80-\u1c88\u1f00-\u1fff]")
"""Letters that an expression without case takes for others than their small forms, and Greek as a whole."""
_WORD: Final = re.compile(r"\w+")

_Strings = frozenset[str]
_Part = tuple[Any, Any]  # what it is, and its value, as the parser of ``re`` says
_NOTHING: Final[_Strings] = frozenset(("",))

_known: dict[str, tuple[tuple[str, int], ...]] = {}  # first characters → parts of words, bits of the needs they meet
_asked = count(1)
_latest = 0  # the last need that was remembered: what was seen in words before knows nothing of it


class Expression:
    """A regular expression that knows in which texts it need not be looked for. ``flags`` are those of ``re``."""

    __slots__ = ("_bits", "pattern")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = re.compile(pattern, flags)
        self._bits: int | None = None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``, or None: what ``re`` returns."""
        return self.pattern.search(text, start, end) if self.possible(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is the whole text, or None."""
        return self.pattern.fullmatch(text) if self.possible(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches, in order."""
        return self.pattern.finditer(text) if self.possible(text) else iter(())

    def possible(self, text: str) -> bool:
        """Tell whether the words of a text hold what a match must hold."""
        bits = self._bits
        if bits is None:  # threads that come at once remember the same twice
            bits = self._bits = _remember(needs(self.pattern))
        return _held(text, _latest) & bits == bits


def _remember(wanted: list[_Strings]) -> int:
    """Return the bits under which these needs are found in words from now on."""
    global _latest  # noqa: PLW0603 - grows only
    bits = 0
    for need in wanted:
        number = next(_asked)
        for part in need:
            _known[part[:_SHORTEST]] = (*_known.get(part[:_SHORTEST], ()), (part, 1 << number))
        bits |= 1 << number
        _latest = number
    return bits


@lru_cache(maxsize=64)
def _held(text: str, latest: int) -> int:
    """Return the needs that the words of a text meet; all of them where case is not what it seems."""
    if len(text) > _LONGEST or (not text.isascii() and _ODD.search(text)):
        return -1
    held = 0
    for word in set(_WORD.findall(text.lower())):
        held |= _of_word(word, latest) if len(word) <= _LONG else -1
    return held


@lru_cache(maxsize=16384)
def _of_word(word: str, latest: int) -> int:
    del latest  # what was known then
    whole = f"{_BEGINS}{word}{_ENDS}"
    held = 0
    for start in range(len(whole) - _SHORTEST + 1):
        for part, bits in _known.get(whole[start : start + _SHORTEST], ()):
            if whole.startswith(part, start):
                held |= bits
    return held


def needs(pattern: re.Pattern[str]) -> list[_Strings]:
    """Return sets of parts of words: every match of the expression holds one part of each set.

    A part may begin with U+0002 where a word begins and end with U+0003 where it ends. All in small letters.
    """
    found = _Reader().read(list(parser.parse(pattern.pattern, pattern.flags)))
    rated = sorted((rate, sorted(need)) for need in set(found) if (rate := _rate(need)) <= _FEW)
    return [frozenset(need) for _, need in rated[:_SEVERAL]]


def _rate(need: _Strings) -> float:
    """Return about how many of all words meet a need: the rarest is the best to ask."""
    return sum(_BY_LETTER ** len(part) for part in need)


class _Reader:
    """Reads what a parsed expression requires, part by part."""

    def __init__(self, before: _Strings = _NOTHING) -> None:
        self.run = before  # what stands for certain right before here
        self.found: list[_Strings] = []

    def read(self, parts: Sequence[_Part]) -> list[_Strings]:
        """Return what a sequence requires: each of the sets."""
        for place, part in enumerate(parts):
            kind, value = part
            exact = _exact(part)
            if exact is not None and len(self.run) * len(exact) <= _MOST:
                self.run = frozenset(one + other for one in self.run for other in exact)
            elif _is_edge(part):
                self.boundary()
            elif kind is op.BRANCH:
                behind = parts[place + 1 : place + 2]
                self.branch(value[1], [one for one in behind if _is_edge(one)])
            elif kind is op.SUBPATTERN and not value[1] and not value[2]:
                self.read(list(value[3]))
            else:
                self.unknown(part)
        self.flush()
        return self.found

    def boundary(self) -> None:
        """End the words that stand here, or begin some: at an edge a letter cannot be in the middle of one."""
        ended = all(one and one[-1] not in (_BEGINS, _ENDS) for one in self.run)
        if ended:
            self.run = frozenset(one + _ENDS for one in self.run)
        self.flush()
        if not ended:
            self.run = frozenset((_BEGINS,))

    def branch(self, ways: Iterable[Any], behind: list[_Part]) -> None:
        """Require one of what the ways require, each with what stands around it."""
        each = [sorted(_Reader(self.run).read([*way, *behind]), key=_rate) for way in ways]
        self.flush()
        if all(each):
            self.found.append(frozenset().union(*(found[0] for found in each)))
            self.found.append(frozenset().union(*(found[:_SEVERAL][-1] for found in each)))

    def unknown(self, part: _Part) -> None:
        """Go on behind a part that says nothing of its letters."""
        kind, value = part
        no_letter = _no_letter(part)
        if no_letter:
            self.run = frozenset(one if one[-1:] in (_BEGINS, _ENDS, "") else one + _ENDS for one in self.run)
        self.flush()
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
            self.found += _Reader().read(list(value[2]))
        if no_letter:
            self.run = frozenset((_BEGINS,))

    def flush(self) -> None:
        """Require what stood here for certain."""
        if all(one.strip(_BEGINS + _ENDS) for one in self.run):
            self.found.append(self.run)
        self.run = _NOTHING


def _exact(part: _Part) -> _Strings | None:
    """Return the letters a part stands for, all of them; None where there are others or it is no letter."""
    kind, value = part
    if kind is op.LITERAL:
        letter = chr(value).lower()
        return frozenset((letter,)) if _WORD.fullmatch(letter) else None
    if kind is op.IN:
        each = [_exact(one) for one in value]
        return None if None in each else frozenset().union(*each)  # type: ignore[arg-type]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and tuple(value[:2]) == (0, 1):
        inner = _whole(value[2])
        return None if inner is None else inner | _NOTHING
    if kind is op.SUBPATTERN and not value[1] and not value[2]:
        return _whole(value[3])
    if kind is op.BRANCH:
        each = [_whole(way) for way in value[1]]
        return None if None in each else frozenset().union(*each)  # type: ignore[arg-type]
    return None


def _whole(parts: Iterable[_Part]) -> _Strings | None:
    made = _NOTHING
    for part in parts:
        exact = _exact(part)
        if exact is None or len(made) * len(exact) > _MOST:
            return None
        made = frozenset(one + other for one in made for other in exact)
    return made


def _is_edge(part: _Part) -> bool:
    """Tell whether a part is an edge of a word where a letter stands beside it, as ``^`` is."""
    kind, value = part
    if kind is op.AT:
        return value in (op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING)
    return kind is op.ASSERT_NOT and list(value[1]) == [(op.IN, [(op.CATEGORY, op.CATEGORY_WORD)])]


def _no_letter(part: _Part) -> bool:
    """Tell whether a part stands for one character that is neither letter nor digit, so that words end there."""
    kind, value = part
    if kind is op.LITERAL:
        return _WORD.fullmatch(chr(value)) is None
    if kind is op.CATEGORY:
        return value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return value[0] > 0 and len(value[2]) == 1 and _no_letter(value[2][0])
    return kind is op.IN and all(_no_letter(one) for one in value)
