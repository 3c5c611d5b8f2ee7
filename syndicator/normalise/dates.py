"""When it was published and changed, out of everything that was said; a missing date stays missing.

Who says it counts first (structured data on the article, then the feed, then meta elements, then the visible text),
how many agree second, how exactly it is said third. What lies in the future beyond a day is no publication date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as date_type
from datetime import datetime, timedelta
from functools import lru_cache

from syndicator.model.article import Moment
from syndicator.model.draft import Said
from syndicator.syntax import date

MAX_CANDIDATES = 24
FUTURE = timedelta(days=1)
_EARLIEST_YEAR = 1900  # nobody published on the web before; older dates on pages are what the article is about
_FINENESS = {"year": 0, "month": 1, "day": 2, "minute": 3, "second": 4}
_WEIGHT = {  # by carrier, else by its head; equal days add up
    "jsonld": 50,
    "jsonld:page-datePublished": 45,
    "jsonld:dateCreated": 20,
    "microdata:dateCreated": 20,
    "microdata": 45,
    "rdfa": 44,
    "rss": 60,
    "atom": 60,
    "jsonfeed": 60,
    "rdf": 60,
    "dc": 40,
    "dcterms": 40,
    "article": 46,
    "og": 40,
    "meta": 38,
    "html": 30,
    "text": 30,
    "time": 28,
    "url": 12,
}
_UNSURE = 10
_DAY_AND_A_HALF = 36 * 3600
_ZONE = re.compile(r":\d\d(?:\.\d{1,9})?\s?([+-])(\d\d):?(\d\d)\s*$")
_WIDEST_ZONE = 14 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The two dates of an article where it was found."""

    published: Moment | None
    updated: Moment | None


def dates(published: Iterable[Said], updated: Iterable[Said], *, at: datetime, language: str | None = None) -> Dates:
    """Choose both dates. ``at`` is when we looked: nothing was published more than a day later."""
    first = choose(published, at=at, language=language)
    last = choose(updated, at=at, language=language, latest=True)
    if last is not None and first is not None and last.at < first.at and not _same_span(first, last):
        last = None
    return Dates(published=first, updated=last)


def choose(
    candidates: Iterable[Said], *, at: datetime, language: str | None = None, latest: bool = False
) -> Moment | None:
    """The date most worth believing, or None. ``latest`` prefers the later of two believed alike, else the earlier."""
    read: list[tuple[Moment, float]] = []
    heard: set[str] = set()
    for index, said in enumerate(candidates):
        if index >= MAX_CANDIDATES:
            break
        moment = moment_of(said.text, said.language or language)
        if moment is not None and _is_plausible(moment, at):
            # The second "published" of one vocabulary belongs to a teaser or to a post of a live blog.
            read.append((moment, _weight(said.carrier) / (5 if said.carrier in heard else 1)))
        heard.add(said.carrier)
    if not read:
        return None
    if len(read) == 1:
        return read[0][0]
    sign = 1 if latest else -1

    def worth(entry: tuple[Moment, float]) -> tuple[float, int, float]:
        moment, weight = entry
        agreeing = sum(other for found, other in read if _same_day(found, moment)) - weight
        return (weight + agreeing / 4, _FINENESS[moment.precision], sign * moment.at.timestamp())

    best = max(read, key=worth)[0]
    exact = [entry for entry in read if _same_day(entry[0], best)]
    return max(exact, key=lambda entry: (_FINENESS[entry[0].precision] > _FINENESS["day"], entry[1]))[0]


@lru_cache(maxsize=2_048)
def moment_of(text: str, language: str | None = None) -> Moment | None:
    """Read one date; remembered, because a feed says the same ones at every visit."""
    moment = date.parse(text, language=language)
    if moment is None or moment.precision not in {"second", "minute"}:
        return moment
    zone = _ZONE.search(text)
    if zone is None:
        return moment
    minutes = int(zone[2]) * 60 + int(zone[3])
    return (
        replace(moment, offset_minutes=-minutes if zone[1] == "-" else minutes) if minutes <= _WIDEST_ZONE else moment
    )


def _is_plausible(moment: Moment, at: datetime) -> bool:
    return moment.at.year >= _EARLIEST_YEAR and moment.at <= at + FUTURE


def _weight(carrier: str) -> float:
    found = _WEIGHT.get(carrier)
    return found if found is not None else _WEIGHT.get(carrier.partition(":")[0], _UNSURE)


def _same_day(one: Moment, other: Moment) -> bool:
    """Tell whether two accounts can mean one day: a day without a time began somewhere else up to a day earlier."""
    if abs((one.at - other.at).total_seconds()) >= _DAY_AND_A_HALF:
        return False
    return local_day(one) == local_day(other) or one.at.date() == other.at.date()


def local_day(moment: Moment) -> date_type:
    """The calendar day where it was stated."""
    return (moment.at + timedelta(minutes=moment.offset_minutes or 0)).date()


def _same_span(one: Moment, other: Moment) -> bool:
    return local_day(one) == local_day(other) and "day" in {one.precision, other.precision}
