"""Whether two articles tell the same story in the same words. Pure; finds no candidates and merges nothing.

A wrong "yes" loses an article and may carry rights where they do not belong; a wrong "no" prints a story twice. So
every rule here only ever says no (docs/design/sameness.md): the words must be the same, both must be whole texts, and
nothing that makes a report *this* report (numbers, names, the part of a series, what the headline is about) may differ.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Final

from syndicator.model.article import Article
from syndicator.normalise import plain
from syndicator.normalise.shingles import Resemblance, Text, compare, missing, sketch
from syndicator.syntax import url as web

FEWEST: Final = 80  # shingles of a text that is compared: a brief is too short to be told from another
CONTAINED: Final = 0.8  # of the shorter text stands in the longer one
CUT: Final = 0.5  # what is shorter than this part of the longer one is an excerpt of it
ALMOST: Final = 0.95  # of all words are the same
PARTED: Final = 0.35  # less than this of the shorter text: what was the same story is no more
NEAR: Final = timedelta(days=2)
WITHDRAWN_ALIKE: Final = 0.8  # of the sentences in the sketch; the text of what was withdrawn is gone

_TEASER = re.compile(r"(?:\u2026|\.\.\.|\[\s?(?:\u2026|\.{3})\s?\])\W*$")
_ABOUT = 0.34  # of a headline's words stand in the text
_WORD = 4  # letters of a word that says what a headline is about
_MISSED_NAMES, _MISSED_NUMBERS = 0.06, 0.1  # share of the shorter text's that the longer one may lack
_REPLACED_NAMES = 2
_NOUNS = 0.25  # of all different words have a capital: a language that writes every noun so


@dataclass(frozen=True)
class Told:
    """One telling of a story: an article with what is compared of it, worked out once."""

    article: Article

    @cached_property
    def text(self) -> Text:
        """Its whole text."""
        return Text(self.article.body_text or "")

    @cached_property
    def title(self) -> Text:
        """Its headline."""
        return Text(self.article.title)

    @cached_property
    def is_whole(self) -> bool:
        """Whether its text can be compared: long enough, and no teaser."""
        body = self.article.body_text
        if not body or self.article.paywalled or _TEASER.search(body[-80:]):
            return False
        return len(self.text.shingles) >= FEWEST


def sketch_of(article: Article) -> tuple[int, ...]:
    """Return what an article is found by; empty where it has no text to compare."""
    return sketch(article.body_text) if article.body_text and not article.paywalled else ()


def difference(one: Told, other: Told, *, same_source: bool = False) -> str | None:
    """Say what keeps two articles apart, in one word; None where they are the same story in the same words.

    ``same_source``: what one publisher numbers as two is two, unless it is the same to the letter.
    """
    if not (one.is_whole and other.is_whole):
        return "short"
    if _tongue(one) and _tongue(other) and _tongue(one) != _tongue(other):
        return "language"
    alike = compare(one.text, other.text)
    less, more = sorted((one, other), key=lambda told: len(told.text.shingles))
    pair = _Pair(less=less, more=more, alike=alike, same_source=same_source)
    return next((name for name, differs in _RULES if differs(pair)), None)


def has_parted(before: Told, now: Told) -> bool:
    """Tell whether two tellings that were one story clearly are so no more; False where that cannot be seen."""
    if not (before.is_whole and now.is_whole):
        return False
    return compare(before.text, now.text).containment < PARTED


def is_another(held: Article, found: Article) -> bool:
    """Tell whether nothing is left of an article: neither its address, nor its headline, nor its text or its day."""
    if not (held.url and found.url) or web.identity(held.url) == web.identity(found.url):
        return False
    before, now = Told(held), Told(found)
    shared = before.title.vocabulary & now.title.vocabulary
    if len(shared) >= _ABOUT * min(len(before.title.vocabulary), len(now.title.vocabulary)):
        return False
    first, second = (Text(article.body_text or article.summary or "") for article in (held, found))
    if first.shingles and second.shingles:
        return compare(first, second).containment < PARTED
    return held.published is not None and found.published is not None and held.published.at != found.published.at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    less: Told
    more: Told
    alike: Resemblance
    same_source: bool


def _text(pair: _Pair) -> bool:
    wanted = ALMOST if pair.same_source or pair.less.text.unspaced else CONTAINED
    return pair.alike.containment < wanted or (pair.same_source and pair.alike.jaccard < ALMOST)


def _length(pair: _Pair) -> bool:
    return pair.alike.ratio < CUT


def _headline(pair: _Pair) -> bool:
    """One publisher's two items under two headlines; or headlines that say another number, part or place."""
    first, second = pair.less.title, pair.more.title
    if pair.same_source and first.words != second.words:
        return True
    if missing(first.ordinals, second.ordinals) and missing(second.ordinals, first.ordinals):
        return True
    return pair.alike.containment < ALMOST and _one_frame(first.words, second.words)


def _one_frame(first: list[str], second: list[str]) -> bool:
    """Tell whether two headlines are one with another word put in: "Open day in Ulm", "Open day in Bonn"."""
    if len(first) != len(second) or first == second:
        return False
    return 2 * sum(one == other for one, other in zip(first, second, strict=True)) >= len(first)


def _subject(pair: _Pair) -> bool:
    """The text has nothing to do with a headline: it is what stands on every page of a site (log in, cookies)."""
    if pair.less.title.words == pair.more.title.words:
        return False
    if not (_is_about(pair.less, pair.more) and _is_about(pair.more, pair.less)):
        return True
    return _of_its_own(pair.less, pair.more) and _of_its_own(pair.more, pair.less)  # one frame, two subjects


def _is_about(headed: Told, told: Told) -> bool:
    if headed.title.unspaced:
        title = headed.title.words
        pairs = set(itertools.pairwise(title))
        text = told.text.words
        return not pairs or len(pairs & set(itertools.pairwise(text))) >= _ABOUT * len(pairs)
    wanted = {word[:5] for word in headed.title.words if len(word) >= _WORD}
    return bool(wanted) and len(wanted & told.text.vocabulary) >= _ABOUT * len(wanted)


def _of_its_own(headed: Told, other: Told) -> bool:
    """Tell whether a headline names what its own text speaks of and the other's does not."""
    wanted = {word[:5] for word in headed.title.words if len(word) >= _WORD}
    return bool((wanted & headed.text.vocabulary) - other.text.vocabulary)


def _numbers(pair: _Pair) -> bool:
    less, more = pair.less.text, pair.more.text
    if any(word[0].isdigit() and there[0].isdigit() for word, there in less.replaced(more)):
        return True
    lacking = missing(less.numbers, more.numbers)
    return len(lacking) > _MISSED_NUMBERS * len(less.numbers) + (pair.alike.containment >= ALMOST)


def _names(pair: _Pair) -> bool:
    less, more = pair.less.text, pair.more.text
    lacking = missing(less.names, more.names)
    many = 2 if len(less.names) > _NOUNS * len(set(less.words)) else 1
    if lacking & set(pair.less.title.words) or len(lacking) > many * _MISSED_NAMES * len(less.names) + 1:
        return True
    swapped = [both for both in less.replaced(more) if both[0] in less.names and both[1] in more.names]
    titles = {*pair.less.title.words, *pair.more.title.words}
    return len(swapped) >= _REPLACED_NAMES or any(titles & set(both) for both in swapped)


def _date(pair: _Pair) -> bool:
    """Days apart, and not to the letter: the same form filled in again."""
    first, second = pair.less.article.published, pair.more.article.published
    if first is None or second is None or abs(first.at - second.at) <= NEAR:
        return False
    return pair.alike.containment < ALMOST


_RULES: tuple[tuple[str, Callable[[_Pair], bool]], ...] = (
    ("text", _text),
    ("length", _length),
    ("headline", _headline),
    ("subject", _subject),
    ("numbers", _numbers),
    ("names", _names),
    ("date", _date),
)


def _tongue(told: Told) -> str:
    return plain.fold((told.article.language or "").partition("-")[0])
