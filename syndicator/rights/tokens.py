"""Words of a text with their places, folded so that case, accents and typography do not matter. Knows no meaning.

Letters and digits part company ("Copyright2017" is two words, as is "v3.0"), version numbers stay whole, a Chinese or
Japanese character is a word of its own. Linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W\d_{_CJK}]+|\d+(?:[.,]\d+){{0,6}}|[^\s\w]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: ``text[start:end]``; ``key`` is its folded form, empty for a combining mark alone."""

    key: str
    start: int
    end: int
    kind: str  # "word", "number", "mark"


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return letters and digits only: no case, no accents, no spaces, no punctuation."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(character for character in plain if character.isalnum())


def tokens(text: str) -> list[Token]:
    """Split ``text`` into words, numbers and marks, in order."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        first = word[0]
        if first.isdigit():
            found.append(Token(word, match.start(), match.end(), "number"))
        elif first.isalnum():
            found.append(Token(fold(word), match.start(), match.end(), "word"))
        elif unicodedata.category(first)[0] != "M":
            found.append(Token(word, match.start(), match.end(), "mark"))
    return found
