"""One clean line (or a few) of plain text out of whatever was written; does *not* decide what the text means.

Every string that leaves this room and is not markup goes through here: control characters, lone surrogates and
noncharacters are gone (XML 1.0 §2.2 could not carry them), white space is folded, the length is bounded.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from syndicator.model.draft import Said

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\xad]"
)
_FORBIDDEN_IN_MARKUP = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_FORBIDDEN_IN_ASCII = bytes((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_UNSEEN = " \n\t\u200b\u2060"  # at an end: of no width, left by editors
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_WORD = re.compile(r"\w+")
_ELLIPSIS = "…"
_SHORT = 160
LOOK = 60  # characters that show whether two texts begin alike
_HIDDEN_LIMIT = 4_000  # a lazy search per opening tag: only short texts are worth it


def words(listed: str) -> frozenset[str]:
    """The set of words of a readable list."""
    return frozenset(listed.split())


def phrases(listed: str) -> frozenset[str]:
    """The set of phrases of a readable list, a bar between them."""
    return frozenset(listed.split("|"))


def safe(text: str) -> str:
    """Text without the characters that no XML document can carry; white space untouched."""
    if not text.isascii():
        return _FORBIDDEN_IN_MARKUP.sub("", text)
    carried = text.encode("ascii").translate(None, _FORBIDDEN_IN_ASCII)
    return text if len(carried) == len(text) else carried.decode("ascii")


def line(text: str | None, *, limit: int = 1_000) -> str:
    """One line of text: forbidden characters out, white space folded, at most ``limit`` characters."""
    if not text:
        return ""
    if len(text) > 4 * limit:
        text = text[: 4 * limit]
    if not (text.isascii() and text.isprintable()):
        text = _FORBIDDEN.sub("", text).strip(_UNSEEN)
    return cut(" ".join(text.split()), limit)


def is_even(text: str) -> bool:
    """Tell whether splitting each line of a text at white space and joining it with blanks leaves it as it is.

    Looking for each of the characters that could change is several times as quick as splitting long texts.
    """
    if text[:1] == " " or text[-1:] == " ":
        return False
    for uneven in _UNEVEN_IN_ASCII if text.isascii() else _UNEVEN:  # noqa: SIM110 - a generator takes twice as long
        if uneven in text:
            return False
    return True


_UNEVEN_IN_ASCII = ("  ", " \n", "\n ", *"\t\r\x0b\x0c\x1c\x1d\x1e\x1f")
_UNEVEN = (
    *_UNEVEN_IN_ASCII,
    *"\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
)


def unmarked(text: str) -> str:
    """Text of a short piece of markup: tags out, then character references read, once and in this order.

    In this order a doubly escaped ``&amp;lt;b&amp;gt;`` stays the text a person wrote, and never becomes a tag.
    """
    if "<" in text:
        if len(text) <= _HIDDEN_LIMIT:
            text = _HIDDEN.sub(" ", text)
        text = _TAG.sub(" ", text) if _BLOCKISH.search(text) else _TAG.sub("", text)
    return html.unescape(text) if "&" in text else text


_BLOCKISH = re.compile(r"<(?:br|p|div|li|h[1-6])\b", re.IGNORECASE)


def said(value: Said, *, limit: int = 1_000) -> str:
    """One line of what was said, read as markup only where it was said to be markup."""
    text = value.text[: 8 * limit]
    return line(unmarked(text) if value.media_type != "text/plain" else text, limit=limit)


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut at a word where one ends near, with an ellipsis where something is missing."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ", limit * 3 // 4)
    return (head[:space] if space > 0 else head).rstrip(" ,;:-–—") + _ELLIPSIS


def fold(text: str) -> str:
    """Words only, case-folded: the form two spellings of one thing are compared in."""
    return _folded(text) if len(text) <= _SHORT else " ".join(_WORD.findall(text.casefold()))


def may_begin(text: str, folded: str) -> bool:
    """Tell cheaply whether ``fold(text)`` may begin like ``folded``, or the other way round: its first words do."""
    first = _WORD.findall(text[:LOOK].casefold())
    if len(text) > LOOK:
        first = first[:-1]  # cut short, perhaps
    begins = " ".join(first)
    return begins.startswith(folded[: len(begins)])


@lru_cache(maxsize=8_192)
def _folded(text: str) -> str:
    """Short ones are names and titles: the same few are compared all through a feed."""
    return " ".join(_WORD.findall(text.casefold()))
