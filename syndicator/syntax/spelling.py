"""Writing that a program reads differently from a person: invisible characters, letters of other scripts, split words.

A soft hyphen in "n-ot", a Cyrillic letter in "not" and a blank in "n ot" leave it a *not* to whoever looks. ``fold``
gives the text a person sees, and for each of its characters the place it has in the source, so that quotes stay true.
What a person cannot be sure of (a word in two alphabets that is none in both, an address with a foreign letter, struck
letters, reversed direction) is named as doubtful. Knows nothing of rights. Linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff"
)
_COMBINING: Final = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STYLED: Final = "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"  # full width, mathematical letters
_FOREIGN: Final = "\u0370-\u058f\u13a0-\u13ff\u1f00-\u1fff\uab70-\uabbf"  # Greek, Cyrillic, Armenian, Cherokee
_STRANGE: Final = re.compile(f"[{_INVISIBLE}{_COMBINING}{_STYLED}]|[A-Za-z][{_FOREIGN}]|[{_FOREIGN}][A-Za-z]")
_ALONE: Final = re.compile(f"(?<![^\\W\\d_])[{_FOREIGN}]")
_DIVIDING: Final = re.compile("(?<=\\w)[\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff](?=\\w)")
_ENTITY: Final = re.compile(
    r"&(?:shy|zwnj|zwj|lrm|rlm|ZeroWidthSpace|NoBreak|#173|#820[3-7]|#8288|#x(?:ad|200[b-f]|2060)|#65279|#xfeff);?",
    re.IGNORECASE,
)
_OVERLAY: Final = frozenset("\u0334\u0335\u0336\u0337\u0338\u20d2\u20d3\u20e5\u20e6\u20ea\u20eb")
_REVERSED: Final = frozenset("\u202d\u202e")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ADDRESS: Final = re.compile(r"\S{0,200}(?:://|www\.|@|\w\.[^\W\d_]{2})\S{0,200}")

_PAIRS: Final = (
    ("авсеорхуіјѕһԁԛԝӏкмтнгАВЕКМНОРСТУХІЈЅԌѴ", "aBceopxyijshdqwlkmtHrABEKMHOPCTYXIJSGV"),
    ("αονρυικτχεηγϲΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aovpuiktxenycABEZHIKMNOPTYX"),
    ("օոսցհյվԼՕՏՍ", "onughjuLOSU"),
    ("ᎪᏴᏟᎬᎠᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃᎡᏀ", "ABCEDHJKLMPSTVWZRG"),  # Cherokee
)
_LATIN: Final = {one: other for foreign, latin in _PAIRS for one, other in zip(foreign, latin, strict=True)}
"""Letters that look like Latin ones (Unicode TR39, what occurs in words)."""
_CYRILLIC: Final = dict(zip("aceopxyijsABEKMHOPCTYXIJS", "асеорхуіјѕАВЕКМНОРСТУХІЈЅ", strict=True))
_DENIALS: Final = (
    "not", "cannot", "never", "nothing", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "niemals", "jamais",
    "niet", "geen", "nunca", "não", "нельзя", "запрещено", "forbidden", "prohibited",
)  # fmt: skip
_SPLIT: Final = re.compile(
    r"\b(?:" + "|".join(r"\s{0,2}".join(word) for word in sorted(_DENIALS, key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_BROKEN: Final = re.compile(r"(?<=[^\W\d_]{2})-\n\s{0,8}(?=[^\W\d_]{2})")
_ZERO: Final = re.compile(r"\b[Nn]0(?:[tT]\b|\b)|\b[Cc]ann0t\b|\bN0T\b")
_LATIN_DENIALS: Final = re.compile(r"\b(?:HE|He|HET|Het|HEЛ\w{0,5})\b")
_MANY: Final = 5  # times as many letters make a text one of their script


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as a person sees it."""

    text: str
    places: tuple[int, ...]  # of each of its characters in the source, and where that ends
    doubtful: tuple[tuple[int, int], ...]  # stretches of ``text`` nobody can be sure of
    spaced: str | None  # the same with blanks where invisible characters part letters; None where none do

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text stands in the source."""
        if end <= start:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded | None:
    """Fold a text; None where it is what it seems to be, which is nearly always and quick."""
    mixed = not text.isascii() and (_STRANGE.search(text) or _ALONE.search(text))
    broken = "-\n" in text and _BROKEN.search(text)
    if not mixed and not broken and not ("0" in text and _ZERO.search(text)) and not _split(text):
        return None
    made = _Folding(text)
    if mixed:
        made.characters()
        made.scripts()
    made.words()
    made.places.append(len(text))
    folded = "".join(made.text)
    divided = _DIVIDING.search(text)
    if folded == text and not made.doubtful and not divided:
        return None
    spaced = plain(_DIVIDING.sub(" ", text)) if divided else None
    return Folded(folded, tuple(made.places), tuple(made.doubtful), spaced)


@lru_cache(maxsize=256)  # a quotation is looked at from several sides
def plain(text: str) -> str:
    """Return a text as a person sees it."""
    folded = fold(text)
    return text if folded is None else folded.text


def seen(text: str) -> str:
    """Return a text or markup without what no reader sees: for a first look, which must be quick."""
    if "&" in text:
        text = _ENTITY.sub("", text)
    if text.isascii() or _STRANGE.search(text) is None:
        return text
    return plain(text)


def _split(text: str) -> bool:
    """Tell whether blanks part a denial; where joining all words makes none that was not there, none is looked for."""
    small = text.lower()
    if not text.isascii():
        small = small.translate(_SMALL)
    joined = "".join(small.split())
    if all(joined.count(word) == small.count(word) for word in _DENIALS if word in joined):
        return False
    return any(not found[0].isalpha() for found in _SPLIT.finditer(text))


_SMALL: Final = {0x131: "i", 0x307: None, 0x17F: "s"}  # what an expression without case takes for plain letters


class _Folding:
    """Builds the folded text with its places; ``text`` is one string a character."""

    def __init__(self, source: str) -> None:
        self.text: list[str] = list(source)
        self.places: list[int] = list(range(len(source)))
        self.doubtful: list[tuple[int, int]] = []

    def characters(self) -> None:
        """Leave out what is invisible, put accents on their letters, take styled letters for plain ones."""
        text: list[str] = []
        places: list[int] = []
        for place, character in enumerate(self.text):
            if character in _REVERSED:
                self.doubtful.append((len(text), len(self.text)))
            if _is_invisible(character):
                continue
            if unicodedata.combining(character) or character in _OVERLAY:
                if character in _OVERLAY and text:
                    self.doubtful.append((len(text) - 1, len(text)))
                elif text and len(made := unicodedata.normalize("NFC", text[-1] + character)) == 1:
                    text[-1] = made
                continue
            text.append(_styled(character))
            places.append(place)
        self.text, self.places = text, places

    def scripts(self) -> None:
        """Write words in two alphabets in one, and words in the wrong one in that of the text."""
        whole = "".join(self.text)
        latin = sum(map(_is_latin, whole))
        foreign = sum(map(_is_foreign, whole))
        addresses = [found.span() for found in _ADDRESS.finditer(whole)]
        for found in _WORD.finditer(whole):
            word = found[0]
            if word.isascii():
                if foreign > _MANY * latin and _LATIN_DENIALS.fullmatch(word):
                    self.put(found.start(), "".join(_CYRILLIC.get(one, one) for one in word))
                continue
            of_latin, of_foreign = sum(map(_is_latin, word)), sum(map(_is_foreign, word))
            if not of_foreign:
                continue
            before = bisect_right(addresses, (found.start(), len(whole))) - 1
            if of_latin and before >= 0 and found.start() < addresses[before][1]:
                self.doubtful.append(found.span())
            elif of_latin:
                self.one_script(found.start(), word, latin_first=(of_latin, latin) >= (of_foreign, foreign))
            elif latin > _MANY * foreign and all(one in _LATIN for one in word):
                self.put(found.start(), "".join(_LATIN[one] for one in word))

    def one_script(self, start: int, word: str, *, latin_first: bool) -> None:
        made = [
            "".join(table.get(one, one) for one in word)
            for table, foreign in ((_LATIN, _is_foreign), (_CYRILLIC, _is_latin))
            if all(one in table for one in word if foreign(one))
        ]
        if not made and len(word) > len("μm"):
            self.doubtful.append((start, start + len(word)))
        elif made:
            self.put(start, made[0] if latin_first or len(made) == 1 else made[1])

    def put(self, start: int, word: str) -> None:
        self.text[start : start + len(word)] = list(word)

    def words(self) -> None:
        """Join what is split: a hyphen at the end of a line, a denial in pieces; a nought for an o."""
        whole = "".join(self.text)
        out: set[int] = set()
        for found in _BROKEN.finditer(whole):
            out.update(range(*found.span()))
        for found in _SPLIT.finditer(whole):
            if not found[0].isalpha():
                out.update(place for place in range(*found.span()) if whole[place].isspace())
        for found in _ZERO.finditer(whole):
            place = whole.index("0", found.start())
            self.text[place] = "o"
        if out:
            kept = [place for place in range(len(self.text)) if place not in out]
            self.doubtful = [(_moved(kept, start), _moved(kept, end)) for start, end in self.doubtful]
            self.text = [self.text[place] for place in kept]
            self.places = [self.places[place] for place in kept]


def _moved(kept: list[int], place: int) -> int:
    return bisect_left(kept, place)


def _is_invisible(character: str) -> bool:
    return character in _NOTHING or "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e0fff"


_NOTHING: Final = frozenset(
    chr(code)
    for first, last in (
        (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180E),
        (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
    )
    for code in range(first, last + 1)
)  # fmt: skip


def _styled(character: str) -> str:
    if "\uff21" <= character <= "\uff5a" or "\U0001d400" <= character <= "\U0001d7ff":
        made = unicodedata.normalize("NFKC", character)
        return made if len(made) == 1 else character
    return character


def _is_latin(character: str) -> bool:
    return character.isalpha() and (character < "\u0250" or "\u1e00" <= character <= "\u1eff")


def _is_foreign(character: str) -> bool:
    return (
        "\u0370" <= character <= "\u058f"
        or "\u13a0" <= character <= "\u13ff"
        or "\u1f00" <= character <= "\u1fff"
        or "\uab70" <= character <= "\uabbf"
    ) and character.isalpha()
