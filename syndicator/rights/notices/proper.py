"""Where a name stands in a sentence that permits: "articles by Daily Example", "Daily Example allows". Knows no names.

A capital alone makes no name: a sentence begins with one, German writes all its nouns so. A word is taken for a name
where names stand: behind "by" or "of", beside the texts, before who "allows", in a credit that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.phrases import Hit
from syndicator.rights.notices.plain import DAYS, THIS, folded
from syndicator.rights.notices.subject import COMMON

_WORKS = frozenset(("article", "text", "place"))
_TIED = re.compile(r"[\s\"'“”„‘’«».&+/-]{0,4}")
_QUOTED = re.compile(r"[“\"„«]\s?([^“”\"„«»\n]{1,80}?)\s?[”\"“»]")
_CLOSE = 4  # words between a name and what it has made


_BY = folded("by via von vom bei par chez por pelo pela da door van od przez")
_OF = folded("of der des de du des d l do das dos del della dello dell dei degli di dal dalla")
"""Behind these may stand what texts are about or where they stand: "articles of Gaza", "los artículos de Opinión"."""
_ARTICLES = folded("the der die das dem den la le les el los las il lo os as het")
_JOINS = _BY | _OF | _ARTICLES | folded("for and und et y e i für on sur su sul sulla")
_ROMANCE = folded("d de du des del della dell di do da dos das")
_IS = folded("is ist est es è é has hat has steht")
_GIVES = re.compile(r"(?:grant|giv|allow|permit|let|invit|encourag|authori|offer|licen|publish|make|release)")
_SHORT = 3  # letters of an abbreviated day, which may be a name as well
_DAYS = frozenset(day for day in DAYS if len(day) > _SHORT)


_POINTING = folded(
    """
    this these those all any every our your the dieser diese dieses alle unsere ihre die der das cet cette ce ces tous
    toutes nos vos les le la este esta estos estas todos todas nuestros nuestras los las os as nossos nossas questo
    questa questi queste tutti tutte gli deze alle onze het эта эти это все наши
    """
)
"""No name stands right before these."""


class Names:
    """The names of one sentence.

    ``plain`` tells words that say nothing, ``licensed`` is where licences are named, ``duty`` where a credit is asked
    for, ``badge``: it is no sentence but what stands around the link of a licence, where any name of several words is
    one.
    """

    def __init__(
        self,
        sentence: Sentence,
        hits: dict[int, Hit],
        plain: Callable[[str], bool],
        licensed: list[tuple[int, int]],
        *,
        duty: int,
        badge: bool,
    ) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._hits = hits
        self._plain = plain
        self._licensed = licensed
        self._duty = duty
        self._badge = badge
        self._loud = sentence.text.isupper()
        self._known: dict[int, bool] = {}
        self._places: dict[str, list[int]] = {}
        for index, word in enumerate(self._words):
            self._places.setdefault(word.key, []).append(index)
        self._quotes = [match.span(1) for match in _QUOTED.finditer(sentence.text) if match[1][:1].isupper()]

    def stands(self, index: int) -> bool:
        """Tell whether a word is part of a name that stands where names stand, here or before in the sentence."""
        if index not in self._known:
            first, last = self._chain(index)
            found = self._place(first, last) and not self._are_days(first, last)
            inner = next((each for each in range(first, last) if self._words[each].key in _BY), last)
            if not found and inner < index:  # "Powered by Nikola": of what looks like one name, what stands behind "by"
                first, found = inner + 1, True
            self._known.update(
                {each: found and (each > first or self._capital(each)) for each in range(first, last + 1)}
            )
        return self._known[index] or self._again(index)

    def _again(self, index: int) -> bool:
        """Tell whether the same name also stands behind, where names stand: "Harbour (credit Harbour)"."""
        key = self._words[index].key
        return self._capital(index) and any(
            self._known.get(each) for each in self._places.get(key, ()) if each != index
        )

    def _chain(self, index: int) -> tuple[int, int]:
        """Return the first and the last word of the name that a word may belong to."""
        place = self._words[index].start - self._sentence.start
        for start, end in self._quotes:
            if start <= place < end:
                inside = [at for at, word in enumerate(self._words) if start <= word.start - self._sentence.start < end]
                return inside[0], inside[-1]
        first = last = index
        if self._in_title(index):
            first = index - 2
        elif self._ends_title(index):
            first = index - 1
        begun = self._capital(first)
        while begun and first > 0 and self._joined(first - 1, first):
            first -= 1
        while last + 1 < len(self._words) and self._joined(last + 1, last):
            last += 1
        return first, last

    def _joined(self, index: int, near: int) -> bool:
        """Tell whether a word beside a name goes on with it: a capital, or a small word with capitals on both sides."""
        low, high = min(index, near), max(index, near)
        if not self._tied(low, high) or index in self._hits or self._names_licence(index):
            return False
        if self._capital(index):
            return index > 0 or not self._plain(self._words[index].key)
        beyond = index + (index - near)
        small = self._words[index].key in _JOINS and 0 <= beyond < len(self._words)
        return small and self._capital(beyond) and beyond not in self._hits

    def _names_licence(self, index: int) -> bool:
        """Tell whether a word belongs to the name of a licence: "Recipes CC BY 4.0" is no name of three words."""
        start = self._words[index].start
        return self._words[index].key == "cc" or any(first <= start < last for first, last in self._licensed)

    def _in_title(self, index: int) -> bool:
        """Tell whether a small word ends a title of a Romance language, which has one capital: "Carnets d'histoire"."""
        before, name = index - 1, index - 2
        if name < 0 or self._capital(index) or self._words[before].key not in _ROMANCE:
            return False
        return self._capital(name) and self._tied(before, index) and self._tied(name, before)

    def _ends_title(self, index: int) -> bool:
        """Tell whether a small word ends a title behind "by" or "of": "los contenidos de Primera línea, …"."""
        end = self._words[index].end - self._sentence.start
        if index < 1 or self._capital(index) or self._sentence.text[end : end + 1] not in set(",;:)"):
            return False
        return self._capital(index - 1) and self._tied(index - 1, index) and self._follows_by(index - 2)

    def _place(self, first: int, last: int) -> bool:
        """Tell whether names stand here: behind "by" or "of", before "articles" or "allows", in a credit."""
        if first < self._duty and self._whose(first):
            return False  # whoever decides knows whether it is the site, or who wrote this article
        if (
            first >= self._duty
            or (self._badge and last > first)
            or self._follows_by(first - 1)
            or (self._follows(first - 1, _OF) and self._is_somebody(first, last))
            or self._is_thing(first - 1)
        ):
            return True
        if last + 1 >= len(self._words):
            return False
        common = all(word.key in COMMON for word in self._words[first : last + 1])  # "Opinion articles"
        if (self._before_thing(last + 1) and not common) or self._left_out(last + 1):
            return True
        behind = self._hits.get(last + 1)
        verb = self._words[last + 1].key
        if (
            verb in _IS and last > first
        ):  # "Harbour Light is licensed under …"; one word is as likely a plural of things
            return True
        return _GIVES.match(verb) is not None and (behind is None or "can" in behind.concepts)

    def _are_days(self, first: int, last: int) -> bool:
        """Tell whether it says when: "on Mondays", "articles of March and April"."""
        keys = [word.key for word in self._words[first : last + 1]]
        return all(key in _DAYS or key.removesuffix("s") in _DAYS or key in _JOINS for key in keys)

    def _follows_by(self, before: int) -> bool:
        """Tell whether a word is a "by", or the article behind one."""
        return self._follows(before, _BY)

    def _follows(self, before: int, words: frozenset[str]) -> bool:
        """Tell whether a word is one of these, or the article behind one."""
        if before < 0:
            return False
        if self._words[before].key in words:
            return True
        return before > 0 and self._words[before].key in _ARTICLES and self._words[before - 1].key in words

    def _whose(self, first: int) -> bool:
        """Tell whether a name says whose articles are meant: "articles by Jane Roe" are no others."""
        at = first - 1
        if at > 0 and self._words[at].key in _ARTICLES:
            at -= 1
        works = self._hits.get(at - 1) if at > 0 and self._words[at].key in _BY | _OF else None
        if works is None or "article" not in works.concepts:
            return False
        return not any(word.key in THIS for word in self._words[max(0, works.first - 2) : works.first])

    def _is_somebody(self, first: int, last: int) -> bool:
        """Tell whether these words are more likely somebody than something: two capitals, or an acronym."""
        capitals = [index for index in range(first, last + 1) if self._capital(index)]
        return len(capitals) > 1 or any(len(self._raw(index)) > 2 and self._raw(index).isupper() for index in capitals)  # noqa: PLR2004 - letters

    def _before_thing(self, index: int) -> bool:
        """Tell whether the text or the site is named here, perhaps behind plain words: "X original written texts"."""
        if self._words[index].key in _POINTING and self._tied(index - 1, index):  # "Perhaps this story …"
            return False
        for each in range(index, min(index + _CLOSE, len(self._words))):
            if self._is_thing(each):
                return True
            if each not in self._hits and not self._plain(self._words[each].key):
                return False
        return False

    def _left_out(self, index: int) -> bool:
        """Tell whether somebody's logo is left out: "except the Commonwealth Coat of Arms and the Bureau's logo"."""
        near = (self._hits.get(each) for each in range(index, min(index + 2, len(self._words))))
        logo = next((hit for hit in near if hit is not None and "logo" in hit.concepts), None)
        taken = self._sentence.of("excluded", "excepted") if logo is not None else ()
        return any(logo in span.hits for span in taken)

    def _is_thing(self, index: int) -> bool:
        """Tell whether a word names the text or the site."""
        hit = self._hits.get(index) if index >= 0 else None
        return hit is not None and bool(_WORKS & set(hit.concepts))

    def _capital(self, index: int) -> bool:
        return not self._loud and any(map(str.isupper, self._raw(index)))

    def _tied(self, low: int, high: int) -> bool:
        start = self._sentence.start
        between = self._sentence.text[self._words[low].end - start : self._words[high].start - start]
        return _TIED.fullmatch(between) is not None

    def _raw(self, index: int) -> str:
        word = self._words[index]
        return self._sentence.text[word.start - self._sentence.start : word.end - self._sentence.start]
