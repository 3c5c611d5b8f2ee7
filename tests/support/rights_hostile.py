"""Text written to be dear to read, and how much work reading it takes, counted instead of timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

SHAPES: dict[str, str] = {
    "one opener again and again": "you may republish ",
    "lists without end": "newspapers, non-profits and bloggers, ",
    "also by others": "may be republished, also by newspapers and ",
    "only with credit": "permitted without permission but only with credit ",
    "openers of every kind": "you may not copy, must credit, unless we may grant permission to republish {n} words of ",
    "a sentence that never ends": "and the river rose {n} times and ",
    "many short clauses": "You may copy it. You may not sell it {n}. ",
    "commas": "may, not, copy, except, photos, ",
    "nested quotes and brackets": "(“[«",
    "closing brackets": ")]”»",
    "links of Markdown": "[x](",
    "stops": "a.b.c.",
    "initials": "A. B. ",
    "all licence words": "under a Creative Commons Attribution NonCommercial ShareAlike license, ",
    "codes of licences": "CC BY ",
    "glued codes": "by-nc-sa-nd-",
    "small words that are codes": "by ",
    "codes and joints": "by and ",
    "addresses of licences": "https://creativecommons.org/licenses/by/4.0/ ",
    "beginnings of addresses": "//",
    "not, in English": "not no never nor ",
    "not, in German": "nicht kein keine nie ",
    "not, in French": "ne pas aucun jamais ",
    "not, in Spanish": "no ningún nunca ni ",
    "not, in Portuguese": "não nenhum nunca nem ",
    "not, in Italian": "non nessun mai né ",
    "not, in Dutch": "niet geen nooit ",
    "not, in Russian": "не ни никогда нельзя ",
    "not, in Chinese": "不得未经",
    "Japanese": "クリエイティブ",
    "combining marks": "e\u0301\u0301\u0301",
    "combining marks alone": "\u0301",
    "digits": "1234567890",
    "numbers": "1,2.3 4 ",
    "years": "2019-2020, ",
    "signs of copyright": "© ",
    "copyright lines": "© 2019-2021 Aa Bb {n}. ",
    "third items of lists": "(b) (c) ",
    "names": "created by Aa Bb of Cc and ",
    "captions": "Photo: Aa ",
    "mail addresses": "x@y.z ",
    "tags": "<a href=x>y",
    "dates": "12 March 2024, ",
    "embargoes": "Embargoed until 12 March 2024 10:00 UTC. ",
    "reservations": "All rights reserved ",
    "blanks": " \t\n ",
}
"""Name → a piece that is written over and over; ``{n}`` is its number."""


def text(piece: str, characters: int) -> str:
    """Return so many characters of one piece."""
    if "{n}" not in piece:
        return (piece * (characters // len(piece) + 1))[:characters]
    return "".join(piece.replace("{n}", str(number)) for number in range(characters // len(piece) + 2))[:characters]


def work(read: Callable[[], object]) -> int:
    """Count the lines of Python that run, each turn of a loop anew: the same on every machine, however busy it is.

    What a single call into C costs (a regular expression, a slice) is not seen; the bench times that.
    """
    count = 0

    def line(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        read()
    finally:
        sys.settrace(before)
    return count
