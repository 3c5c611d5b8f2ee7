"""The title, out of everything that calls itself one; a missing one is taken from the text's first words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from syndicator.model.draft import Said
from syndicator.normalise import plain

MAX_TITLE = 400
MAX_SUBTITLE = 600
_NEUTRAL = 80  # characters of a title taken from the text
_SEPARATOR = re.compile(r"\s+[|–—\-·•»«:/]+\s+|\s*[|»«]\s*")
_WEIGHT = {"jsonld": 40, "og": 44, "html:h1": 50, "h1": 50, "twitter": 34, "microdata": 38, "rdfa": 36}
_TITLE_ELEMENT = frozenset(("html:title", "title"))
_FEED = frozenset(("rss", "atom", "jsonfeed", "rdf", "dc", "media", "itunes", "feed"))


def title(candidates: Sequence[Said], *, publisher_names: Iterable[str | None] = (), text: str | None = None) -> str:
    """One line, never empty unless there is no word anywhere. Site names are cut only where something proves them."""
    read = [(found, said.carrier) for said in candidates[:12] if (found := plain.said(said, limit=MAX_TITLE))]
    if not read:
        return neutral(text)
    if len(read) == 1 and read[0][1].partition(":")[0] in _FEED:
        return read[0][0]
    houses = {folded for name in publisher_names if name and (folded := plain.fold(name))}
    shown = [(without_site(words, houses, [other for other, _ in read]), carrier) for words, carrier in read]
    return max(enumerate(shown), key=lambda entry: (_worth(entry[1], shown, houses), -entry[0]))[1][0]


def _worth(entry: tuple[str, str], shown: Sequence[tuple[str, str]], houses: set[str]) -> float:
    words, carrier = entry
    weight = _WEIGHT.get(carrier) or _WEIGHT.get(carrier.partition(":")[0], 30)
    folded = plain.fold(words)
    if folded in houses or not folded:
        return -1
    agreeing = sum(1 for other, source in shown if source != carrier and plain.fold(other) == folded)
    return weight + 20 * agreeing


def without_site(words: str, houses: set[str], others: Iterable[str]) -> str:
    """The title without the site's name at an end, where the publisher's name or another candidate proves it."""
    cuts = list(_SEPARATOR.finditer(words))
    if not cuts:
        return words
    folded_others = {plain.fold(other) for other in others if other != words}
    for cut in cuts:  # the longest tail first: "Title | Section | Site"
        head, tail = words[: cut.start()].strip(), words[cut.end() :].strip()
        if head and (plain.fold(head) in folded_others or plain.fold(tail) in houses):
            return head
    for cut in reversed(cuts):  # "Site | Title"
        head, tail = words[: cut.start()].strip(), words[cut.end() :].strip()
        if tail and (plain.fold(tail) in folded_others or plain.fold(head) in houses):
            return tail
    return words


def neutral(text: str | None) -> str:
    """The first words of the text, for an item without a title (RSS 2.0 allows a description alone)."""
    first = (text or "").lstrip().partition("\n")[0]
    return plain.cut(plain.line(first, limit=4 * _NEUTRAL), _NEUTRAL)


def subtitle(candidates: Sequence[Said], *, title_words: str) -> str | None:
    """One line under the title, where it says something else than the title."""
    wanted = plain.fold(title_words)
    for said in candidates[:6]:
        found = plain.said(said, limit=MAX_SUBTITLE)
        if found and plain.fold(found) != wanted:
            return found
    return None
