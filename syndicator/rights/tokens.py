"""Words of a text with their places, folded so that case, accents and typography do not matter. Knows no meaning.

Letters and digits part company ("Copyright2017" is two words, as is "v3.0"), version numbers stay whole, a Chinese or
Japanese character is a word of its own. Linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W\d_{_CJK}]+|\d+(?:[.,]\d+){{0,6}}|[^\s\w]|_")


class Token(NamedTuple):
    """One word or mark: ``text[start:end]``; ``key`` is its folded form."""

    key: str
    start: int
    end: int
    kind: str  # "word", "number", "mark"


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return letters and digits only: no case, no accents, no spaces, no punctuation."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(filter(str.isalnum, plain))


def tokens(text: str) -> list[Token]:
    """Split ``text`` into words, numbers and marks, in order; a combining mark on its own is nothing."""
    found = []
    for match in _WORD.finditer(text):
        key, kind = _read(match[0])
        if kind:
            found.append(Token(key, *match.span(), kind))
    return found


@lru_cache(maxsize=8192)
def _read(word: str) -> tuple[str, str]:
    """Return the folded form of one word or mark and its kind, "" for a combining mark; words come again and again."""
    first = word[0]
    if first.isdigit():
        return word, "number"
    if first.isalnum():
        return fold(word), "word"
    return word, "mark" if unicodedata.category(first)[0] != "M" else ""
