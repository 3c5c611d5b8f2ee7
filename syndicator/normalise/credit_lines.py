"""Whose a picture is, read from its credit line or out of its caption; what is no credit stays caption."""

from __future__ import annotations

import re

from syndicator.normalise import plain
from syndicator.syntax import agencies

MAX_CREDIT = 300
MAX_CAPTION = 1_000
_WORD = (
    r"(?:photo(?:graph)?s?|foto(?:s|graf(?:ia|ía|i|ie)?)?|images?|bild(?:er)?|picture|pic|photographer"
    r"|photographie|fotograf(?:in)?"
    r"|фото|credits?|crédit(?:o|s)?|crédits? photo|copyright|bildquelle|bildnachweis|bildrechte|quelle|source"
    r"|fuente|fonte|bron|beeld|imagen|imagem|immagine|illustration|video|screenshot|courtesy|via|источник|getty)"
)
_LABEL = re.compile(
    rf"^(?:{_WORD}(?:\s+(?:credit|by|courtesy(?:\s+of)?|von|par|por|di|copyright|source))?\s*(?:[:：|]|\bby\b|©|\(c\))\s*"
    r"|©\s*|\(c\)\s+|copyright\s+|courtesy(?:\s+of)?\s+"
    r"|(?:photo|image|picture|photograph|foto|courtesy)\s+(?:by|von|par|por|di|courtesy\s+of|of|via|courtesy)\s+){1,3}",
    re.IGNORECASE,
)
_AT_END = re.compile(
    rf"(?:^|(?<=[\s.\])»”\"|–—-])){_WORD}(?:\s+(?:credit|by|courtesy|copyright|source))?\s*(?:[:：]|\bby\s)\s*"
    r"(?P<labelled>[^:\n]{2,160})$"
    r"|(?:©|\(c\))\s*(?P<copyright>[^\n©]{2,160})$"
    r"|(?:\(|\[)(?P<bracketed>[^()\[\]\n]{2,120})(?:\)|\])\s*\.?$"
    r"|(?:^|(?<=[.!?”\"]\s)|(?<=\|\s)|(?<=[–—-]\s))"
    r"(?P<slashed>[^\W\d_][^/\n.:()]{1,60}/\s?[^\W\d_][^\n./:()]{0,60}(?:/[^\n./:()]{1,40}){0,3})\.?$",
    re.IGNORECASE,
)
_BRACKET_IS_CREDIT = re.compile(
    rf"^{_WORD}\b|/|©|\b(?:AP|AFP|Reuters|dpa|Getty|EPA|EFE|ANSA|TASS|Wikimedia|Flickr|Unsplash|Pexels|Pixabay"
    r"|Shutterstock|iStock|Alamy|imago|picture alliance|CC BY\S*|Creative Commons)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(("", "null", "none", "undefined", "n a", "copyright", "photo", "foto", "credit", "image", "getty"))


def separate(credit: str | None, caption: str | None) -> tuple[str | None, str | None]:
    """Credit and caption as plain lines: labels off the credit, the credit out of the caption where it stands there."""
    words = plain.line(_plain(caption), limit=MAX_CAPTION) or None
    told, within = _inside(plain.line(_plain(credit), limit=MAX_CAPTION))
    named = clean(within)
    words = words or told
    if named is None and words is not None:
        named, words = _out_of(words)
    elif named is not None and words is not None and plain.fold(words) in {plain.fold(credit or ""), plain.fold(named)}:
        words = None
    return named, words


def clean(credit: str | None) -> str | None:
    """A credit line without its label ("Photo:", "©"); None where nothing is left."""
    words = plain.line(_plain(credit), limit=MAX_CREDIT)
    if not words:
        return None
    if words[0] in "([" and words[-1] in ")]" and words.count(words[0]) == 1:
        words = words[1:-1].strip()
    words = _balanced(_OFFERS.sub("", _LABEL.sub("", words)).strip(" ,;|–—-"))
    return words if plain.fold(words) not in _EMPTY or (words and not words.isascii()) else None


_OFFERS = re.compile(
    r"[\s,.|]{1,4}(?:purchase licensing rights|opens (?:in )?(?:a )?new (?:tab|window)|buy (?:this )?(?:photo|print)"
    r"|order (?:a )?(?:re)?prints?"
    r"|license this (?:photo|image)|enlarge(?: image| this image)?|hide caption|toggle caption)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands behind a credit to be clicked on."""

_INNER = re.compile(r"\s[/|]\s(?:bild|foto|photo|image|picture|fotos|photos)\s?(?:©|:|\(c\))\s?", re.IGNORECASE)
_TELLS = 4  # words before "/ Bild ©" that tell what is seen; fewer are a name


def _inside(words: str) -> tuple[str | None, str]:
    """Caption and credit of a line that holds both: "The mayor at the new bridge. / Bild © Jo Hall"."""
    found = _INNER.search(words)
    if found is None or len(words[: found.start()].split()) < _TELLS or _LABEL.match(words):
        return None, words
    return words[: found.start()].strip() or None, words[found.end() :]


def _balanced(words: str) -> str:
    """Drop a bracket whose partner went with the label: "(Image: PA)" → "PA"."""
    if words.endswith((")", "]")) and words.count("(") + words.count("[") < words.count(")") + words.count("]"):
        words = words[:-1].rstrip()
    if words.startswith(("(", "[")) and words.count("(") + words.count("[") > words.count(")") + words.count("]"):
        words = words[1:].lstrip()
    return words


_LAST = re.compile(r"(?<=[.!?”\"»])\s(?P<last>[^\W\d_][^\s.,:;()]{1,20}(?:[ -][^\s.,:;()]{1,20}){0,2})$")


def _signed(words: str) -> tuple[str, int] | None:
    """The agency that is the last word of a caption: "… at the station. Reuters"."""
    found = _LAST.search(words)
    named = found["last"] if found is not None else ""
    last = named.split(" ")[-1] if named else ""
    known = agencies.house(named) or agencies.house(last)
    if found is None or known is None or named in agencies.AMBIGUOUS or last in agencies.AMBIGUOUS:
        return None
    return named, found.start()


def _out_of(words: str) -> tuple[str | None, str | None]:
    """Credit and rest of a caption that ends in a credit."""
    found = _AT_END.search(words[-400:])
    if found is None:
        signed = _signed(words)
        return (signed[0], words[: signed[1]].rstrip() or None) if signed is not None else (None, words)
    inner = found["labelled"] or found["copyright"] or found["slashed"]
    if found["bracketed"] is not None:
        if not _BRACKET_IS_CREDIT.search(found["bracketed"]):
            return None, words
        inner = found["bracketed"]
    credit = clean(inner)
    if credit is None:
        return None, words
    start = len(words) - len(words[-400:]) + found.start()
    rest = words[:start].rstrip(" |–—-([,;").strip()
    return credit, rest or None


def _plain(words: str | None) -> str | None:
    if words and ("<" in words or "&" in words):
        return plain.unmarked(words[: 4 * MAX_CAPTION])
    return words
