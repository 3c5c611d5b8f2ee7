"""Finds the phrases of the tables in a sentence: which concept, from and to which word. Knows no grammar.

The tables are ``tables/*.toml``, one a language; all are read at once because notices mix languages and language tags
lie. A table line is a phrase of folded words with stems (``~``), alternatives (``|``), optional words (``?``), gaps
(``_``) and numbers (``#``). They are compiled to one tree of words, so a sentence costs time linear in its length.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from syndicator.rights.tokens import Token, fold, tokens

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "ru", "zh", "ja", "eo", "more")
_Words = tuple[tuple[str, bool], ...]  # folded words, and whether each is a number
_COMMON = 80  # words: a longer sentence is not remembered
_LONGEST = 14  # words of the longest phrase with all its gaps filled


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    widths: set[int] = field(default_factory=set)  # lengths of the stems
    any: _Node | None = None
    number: _Node | None = None
    means: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A phrase found: ``words[first:after]`` means ``concepts``."""

    concepts: tuple[str, ...]
    first: int
    after: int


@lru_cache(maxsize=8192)
def _alternatives(piece: str) -> tuple[tuple[str, ...], ...]:
    """Return the token sequences one blank-separated piece of a phrase stands for."""
    optional = piece.endswith("?") and len(piece) > 1
    body = piece.removesuffix("?") if optional else piece
    if body == "_":
        return (), ("_",)
    choices: list[tuple[str, ...]] = [()] if optional else []
    for choice in body.split("|"):
        stem = choice.endswith("~")
        parts = [token.key for token in tokens(choice.rstrip("~")) if token.kind != "mark"]
        if choice == "#":
            parts = ["#"]
        if stem and parts:
            parts[-1] += "~"
        choices.append(tuple(parts))
    return tuple(choices)


def _step(node: _Node, piece: str) -> _Node:
    if piece == "_":
        node.any = node.any or _Node()
        return node.any
    if piece == "#":
        node.number = node.number or _Node()
        return node.number
    if piece.endswith("~"):
        stem = piece[:-1]
        node.widths.add(len(stem))
        return node.stems.setdefault(stem, _Node())
    return node.words.setdefault(piece, _Node())


def _insert(node: _Node, pieces: list[str], concept: str) -> None:
    nodes = [node]
    for piece in pieces:
        following: dict[int, _Node] = {}
        for each in nodes:
            for sequence in _alternatives(piece):
                reached = each
                for part in sequence:
                    reached = _step(reached, part)
                following[id(reached)] = reached
        nodes = list(following.values())
    for each in nodes:
        if each is not node and concept not in each.means:
            each.means = (*each.means, concept)


@cache
def _tree() -> _Node:
    root = _Node()
    folder = resources.files("syndicator.rights.notices").joinpath("tables")
    for language in LANGUAGES:
        table = tomllib.loads(folder.joinpath(f"{language}.toml").read_text(encoding="utf-8"))
        for concept, lines in table.items():
            for line in lines.split("\n"):
                if line.strip():
                    _insert(root, line.split(), concept)
    return root


@cache
def _literal() -> tuple[frozenset[str], dict[int, frozenset[str]]]:
    """Return the words that stand in any phrase, and by their length the beginnings of words."""
    words: set[str] = set()
    stems: set[str] = set()
    nodes, seen = [_tree()], set()
    while nodes:
        node = nodes.pop()
        if id(node) not in seen:
            seen.add(id(node))
            words.update(node.words)
            stems.update(node.stems)
            nodes += [*node.words.values(), *node.stems.values(), *filter(None, (node.any, node.number))]
    return frozenset(words), {
        length: frozenset(stem for stem in stems if len(stem) == length) for length in {len(stem) for stem in stems}
    }


@lru_cache(maxsize=8192)
def is_literal(key: str) -> bool:
    """Tell whether a folded word stands in any phrase of the tables: one that only filled a gap (``_``) does not."""
    words, stems = _literal()
    return key in words or any(key[:length] in begun for length, begun in stems.items())


@lru_cache(maxsize=8192)
def _steps(key: str, *, number: bool) -> tuple[_Node, ...]:
    """Return where a phrase stands after its first word; most words begin none."""
    return tuple(_after((_tree(),), key, number=number))


def _after(front: Sequence[_Node], key: str, *, number: bool) -> list[_Node]:
    """Return where the phrases that stand here stand after one more word."""
    reached = []
    for node in front:
        exact = node.words.get(key)
        if exact is not None:
            reached.append(exact)
        for length in node.widths:
            stem = node.stems.get(key[:length])
            if stem is not None:
                reached.append(stem)
        if node.number is not None and (number or key in _NUMERALS):
            reached.append(node.number)
        if node.any is not None:
            reached.append(node.any)
    return reached


def _from(words: _Words, first: int, begun: tuple[_Node, ...]) -> list[Hit]:
    """Return the phrases that begin with this word, the shortest first; ``begun``: where they stand after it."""
    hits = []
    last = min(first + _LONGEST, len(words))
    after = first + 1
    front: Sequence[_Node] = begun
    while front:
        means = front[0].means if len(front) == 1 else _meant(front)
        if means:
            hits.append(Hit(means, first, after))
        if after == last:
            break
        key, number = words[after]
        front = _after(front, key, number=number)
        after += 1
    return hits


def _meant(front: Sequence[_Node]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(concept for node in front for concept in node.means))


def find(words: list[Token]) -> list[Hit]:
    """Return the phrases in these words (marks left out beforehand), the longest first where they overlap, in order."""
    asked = tuple([(word.key, word.kind == "number") for word in words])
    return list(_remembered(asked) if len(asked) <= _COMMON else _found(asked))


@lru_cache(maxsize=1024)  # sentences come again and again, in notices that differ by a title or a year
def _remembered(words: _Words) -> tuple[Hit, ...]:
    return tuple(_found(words))


def _found(words: _Words) -> list[Hit]:
    every: list[Hit] = []
    for first, (key, number) in enumerate(words):
        front = _steps(key, number=number)
        if front:
            every += _from(words, first, front)
    if not every:
        return every
    every = [hit for hit in every if not _denied(hit, words)]
    # "est autorisée à condition de": the condition binds, so it wins over a permission of the same length.
    every.sort(key=lambda hit: (hit.first - hit.after, "provided" not in hit.concepts, hit.first))
    unpaid = [hit for hit in every if "noncommercial" in hit.concepts]
    if unpaid:  # "dürfen für nicht kommerzielle Zwecke": the "nicht" is not the verb's
        ends = {hit.first: hit.after for hit in reversed(unpaid)}  # the longest that begins there
        every = [hit for hit in every if "cannot" not in hit.concepts or not _cuts(hit, ends)]
    taken = bytearray(len(words))
    taker: dict[int, Hit] = {}
    kept: dict[tuple[int, int], Hit] = {}
    within: list[Hit] = []
    for hit in every:
        if 1 in taken[hit.first : hit.after]:
            inside = tuple(concept for concept in hit.concepts if concept in _INSIDE)
            if inside and 0 not in taken[hit.first : hit.after]:
                within.append(Hit(inside, hit.first, hit.after))
            continue
        taken[hit.first : hit.after] = b"\x01" * (hit.after - hit.first)
        taker.update(dict.fromkeys(range(hit.first, hit.after), hit))
        kept[hit.first, hit.after] = hit
    for hit in within:
        around = taker[hit.first]
        if hit.after <= around.after and not set(around.concepts) & _CLOSED:
            kept[hit.first, hit.after] = hit
    return [kept[place] for place in sorted(kept, key=lambda place: (place[0], -place[1]))]


def _denied(hit: Hit, words: _Words) -> bool:
    """Tell whether a phrase that permits has a "not" in one of its gaps: "dürfen nicht frei", "mogen niet gratis"."""
    says = set(hit.concepts)
    if not _PERMITS & says or "no_permission_needed" in says:
        return False
    within = range(hit.first + 1, hit.after)
    return any(words[at][0] in _NOT and words[min(at + 1, hit.after - 1)][0] not in _OBJECTS for at in within)


_PERMITS = frozenset(("can", "permitted"))
_NOT_WORDS = """
nicht keinesfalls keineswegs niemals nie kaum selten niet nooit geenszins zelden не никогда inte ej aldrig aldri ikke
nie ne never hardly rarely jamais rarement nunca jamás mai
"""
_NOT = frozenset(fold(word) for word in _NOT_WORDS.split())
_OBJECTS = frozenset(("против", "возражаем"))  # "мы не против": a "not" that permits


def _cuts(hit: Hit, ends: dict[int, int]) -> bool:
    """Tell whether one of these phrases (first word → end) begins inside the hit and ends behind it."""
    return any(hit.after < ends.get(first, 0) for first in range(hit.first + 1, hit.after))


_INSIDE = frozenset(["community", "news_media", "members", "noncommercial", "web", "print", "broadcast_media"])
"""Whom and where a permission reaches, which may stand inside it: "we allow other outlets to"."""

_CLOSED = _INSIDE | {"commercial", "place", "article", "third_party", "personal", "either_way", "beside_members"}
"""What swallows its parts: "non-commercial" is not commercial, "community websites" is one audience."""


def numerals(word: str) -> int | None:
    """Return the number a word says in the languages of the tables ("three", "drei"), or None."""
    return _NUMERALS.get(word)


_NUMERALS = {
    fold(word): value
    for value, words in {
        1: "one ein eine einen einem einer un une uno una um uma een один одной одного одну",
        2: "two zwei deux dos dois duas due twee два две",
        3: "three drei trois tres três tre drie три",
        4: "four vier quatre cuatro quatro quattro четыре",
        5: "five fünf cinq cinco cinque vijf пять",
        6: "six sechs seis sei zes шесть",
        7: "seven sieben sept siete sete sette zeven семь",
        10: "ten zehn dix diez dez dieci tien десять",
        12: "twelve zwölf douze doce doze dodici twaalf",
        14: "fourteen vierzehn quatorze catorce catorze",
        30: "thirty dreißig trente treinta trinta trenta dertig тридцать",
        48: "achtundvierzig",
        50: "fifty fünfzig cinquante cincuenta cinquenta",
        60: "sixty sechzig soixante sesenta sessenta",
        90: "ninety neunzig nonante noventa",
        100: "hundred hundert cent cien cem cento honderd сто",
        1000: "thousand tausend mille mil duizend тысяча",
    }.items()
    for word in words.split()
}
