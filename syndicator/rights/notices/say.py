"""What the readers of sentences share: the notice around a sentence, and the making of a reading that quotes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter

from syndicator.model.rights import License
from syndicator.rights.notices import lines, places
from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.reading import Reading
from syndicator.syntax.date_words import MONTHS
from syndicator.syntax.sieve import Expression

_PLACE = itemgetter(1)


@dataclass(slots=True)
class Around:
    """What a sentence needs to know of the notice it stands in."""

    language: str | None
    links: list[places.Link]
    linked: list[tuple[License, int, int]]  # those to licences, where their words stand in the text, in order
    named: tuple[tuple[License, int, int], ...]
    lines: list[lines.Line]
    previous: Sentence | None = None
    dictated: bool = False  # the sentence before ended "the following line:"
    designed: bool = False  # who made the theme of the site was named
    denying: bool = False  # the list that runs stands under "you may not:"
    about_others: bool = False  # the sentence before spoke of somebody else's material
    marked: bool = False  # the words around a link that the page's markup calls its licence

    def names(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the places of the licences named between these places of the notice, in order."""
        first = bisect_left(self.named, start, key=_PLACE)
        return [
            (begins, ends) for _, begins, ends in self.named[first : bisect_left(self.named, end, first, key=_PLACE)]
        ]

    def signs(self, sentence: Sentence) -> bool:
        """Tell whether a copyright line stands in the sentence."""
        return any(sentence.start <= line.start < sentence.end for line in self.lines)


def _quote(sentence: Sentence) -> dict[str, object]:
    return {"words": sentence.text, "start": sentence.start, "end": sentence.end}


def made(sentence: Sentence, **said: object) -> Reading:
    """Make a reading of this sentence, with its quote and its place."""
    return Reading(**(_quote(sentence) | said))  # type: ignore[arg-type]  # the fields are Reading's own


_SINCE = Expression(
    r"^(?:from|as of|since|ab|seit|à partir d|desde|a partir d)\b"
    r"|\b(?:created|published|posted|produced|written|issued|released|dated) (?:on or after|after|since|from)\b"
    r"|\b(?:erschienen|veröffentlicht|entstanden|erstellt) (?:nach|seit|ab)\b",
    re.IGNORECASE,
)


def effective(sentence: Sentence) -> datetime | None:
    """Return the date from which a permission counts ("From 1 July 2023, …"), or None."""
    since = _SINCE.search(sentence.text)
    if since is None:
        return None
    month = _YEAR.match(sentence.text, since.end(), since.end() + _NEAR)
    if month is not None and (month[1] is None or month[1].lower() in MONTHS):
        # "From 2030": a year alone begins on its first day; "after March 2024" with the month that follows.
        number, year = MONTHS[month[1].lower()] if month[1] else 1, int(month[2])
        if _AFTER.search(since.group()):
            number, year = (number + 1, year) if month[1] and number < _DECEMBER else (1, year + 1)
        return datetime(year, number, 1, tzinfo=UTC)
    return places.date(sentence.text[since.start() :], None)


_YEAR = re.compile(
    r"\s(?:the (?:year|month of)\s|dem jahr\s|l[’']année\s|el año\s|o ano\s)?(?:([^\W\d]{3,12})\s(?:of\s|de\s)?)?"
    r"((?:19|20)\d\d)\b(?!\s?[-/.]\s?\d)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?<!on or )\b(?:after|nach)$", re.IGNORECASE)
_NEAR = 40  # characters behind "from" in which its month and year stand
_DECEMBER = 12


def out(excluded: set[str]) -> tuple[str, ...]:
    """Return what an exception takes out of a grant, as prohibitions."""
    found = ["images_third_party" if "third_party" in excluded else "images"] if excluded & PICTURES else []
    found += ["logo"] if "logo" in excluded else []
    found += ["commercial"] if "commercial" in excluded and "noncommercial" not in excluded else []
    return tuple(found)


PICTURES = frozenset(("images", "graphics", "video"))
PUBLISH = frozenset(("republish", "reproduce", "distribute"))
TEXTS = frozenset(("article", "text"))
