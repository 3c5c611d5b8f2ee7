"""When it was published and changed, out of everything that was said; a missing date stays missing.

Who says it counts first (structured data on the article, then the feed, then meta elements, then the visible text),
how many agree second, how exactly it is said third. What lies in the future beyond a day is no publication date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as date_type
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice

from syndicator.model.article import Moment
from syndicator.model.draft import Said
from syndicator.normalise import zones
from syndicator.syntax import date

MAX_CANDIDATES = 24
FUTURE = timedelta(days=1)
_EARLIEST_YEAR = 1900  # older dates on pages are what the article is about
_WEB_BEGAN = 1991  # and so are those in its words that are older than the first page
_FINENESS = {"year": 0, "month": 1, "day": 2, "minute": 3, "second": 4}
_WEIGHT = {  # by carrier, else by its head; what several voices say adds up
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
    "article": 46,
    "og": 40,
    "citation": 40,
    "meta:publishdate": 40,
    "meta:own-published": 22,
    "meta": 26,  # "date", "created": of the file as often as of the article
    "dc": 26,
    "dcterms": 26,
    "dcterms:issued": 34,
    "html": 30,
    "text": 30,
    "text:first-published": 58,
    "text:above": 27,
    "text:opening": 20,
    "text:inside": 12,
    "text:below": 20,
    "text:labelled": 24,
    "html:lone-time": 20,
    "jsonld:page-uploadDate": 24,
    "script:state": 15,
    "time": 28,
}
_VOICE = {  # carriers filled from one field agree with each other for no reason
    **dict.fromkeys(("jsonld", "microdata", "rdfa"), "structure"),
    **dict.fromkeys(("article", "og", "meta", "dc", "dcterms", "citation"), "head"),
    **dict.fromkeys(("html", "text", "time"), "shown"),
    **dict.fromkeys(("rss", "atom", "jsonfeed", "rdf"), "feed"),
}
_ADDRESS = frozenset({"url:path", "url:slug"})  # no date beside others
_SHOWN_ALONE = 24  # more for the date readers are shown where it is no change and the structure says another
_LONG_AGO = timedelta(days=30)
_UNSURE = 10
_DAY_AND_A_HALF = 36 * 3600
_ZONE = re.compile(r":\d\d(?:\.\d{1,9})?\s?([+-])(\d\d):?(\d\d)\s*$")
_UTC = re.compile(r":\d\d(?:\.\d{1,9})?\s?(?:Z|UTC|GMT)\s*$", re.IGNORECASE)
_WIDEST_ZONE = 14 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The two dates of an article where it was found."""

    published: Moment | None
    updated: Moment | None


def dates(published: Iterable[Said], updated: Iterable[Said], *, at: datetime, language: str | None = None) -> Dates:
    """Choose both dates. ``at`` is when we looked: nothing was published more than a day later."""
    changes = _read(updated, at, language)
    accounts = _read(published, at, language)
    # A page that shows its readers nothing but "Updated 3 May" dates what it shows: this version was published then.
    # Where even that is missing, the day its address is filed under is the best it says of itself.
    first = (
        _choose(accounts, changes)
        or _choose([one for one in changes if one.voice == "shown" and one.carrier != "text:foot"], ())
        or next((one.moment for one in accounts if one.carrier == "url:slug"), None)
        or _choose([one for one in changes if one.voice == "shown"], ())
    )
    last = _choose(changes, (), latest=True)
    if first is not None:
        first = _filed(first, accounts) or _not_after(first, last, accounts) or first
    if first is not None:
        first = zones.stated(first, [one.moment for one in (*accounts, *changes)], [one.moment for one in changes])
    if last is not None and first is not None and last.at < first.at and not _same_span(first, last):
        last = None
    return Dates(published=first, updated=last)


def _filed(first: Moment, accounts: Sequence[_Account]) -> Moment | None:
    """The day a page's address has filed it under since long before: what is dated later was moved or renewed."""
    filed = next((one.moment for one in accounts if one.carrier == "url:slug"), None)
    return filed if filed is not None and first.at - filed.at > _LONG_AGO else None


def _not_after(first: Moment, last: Moment | None, accounts: Sequence[_Account]) -> Moment | None:
    """The last change, where only a date of the file or the day is later: nothing is published after it was changed."""
    if last is None or first.at <= last.at or _same_day(first, last):
        return None
    said = [one.weight for one in accounts if _same_day(one.moment, first)]
    return last if said and max(said) <= _WEIGHT["meta"] else None


@dataclass(frozen=True, slots=True)
class _Account:
    moment: Moment
    carrier: str
    weight: float
    voice: str


def choose(
    candidates: Iterable[Said], *, at: datetime, language: str | None = None, latest: bool = False
) -> Moment | None:
    """The date most worth believing, or None. ``latest`` prefers the later of two believed alike, else the earlier."""
    return _choose(_read(candidates, at, language), (), latest=latest)


def _read(candidates: Iterable[Said], at: datetime, language: str | None) -> list[_Account]:
    read: list[_Account] = []
    heard: set[str] = set()
    listed = list(islice(candidates, MAX_CANDIDATES))
    for said in listed:
        moment = _settled(said, listed) or moment_of(said.text, said.language or language)
        head = said.carrier.partition(":")[0]
        if moment is not None and _VOICE.get(head) == "shown" and moment.at.year < _WEB_BEGAN:
            continue
        if moment is not None and _is_plausible(moment, at):
            # The second "published" of one vocabulary belongs to a teaser or to a post of a live blog.
            weight = _weight(said.carrier) / (5 if said.carrier in heard else 1)
            read.append(_Account(moment, said.carrier, weight, _VOICE.get(head, head)))
        heard.add(said.carrier)
    return read


_EITHER_ORDER = re.compile(r"(0?[1-9]|1[0-2])([/-])(0?[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")


def _settled(said: Said, others: Sequence[Said]) -> Moment | None:
    """Read 3/4/2020 in the order in which it names a day that another account names without doubt; else None."""
    start = said.text[1:3]
    if len(others) == 1 or ("/" not in start and "-" not in start):
        return None
    found = _EITHER_ORDER.match(said.text)
    if found is None or found[1].zfill(2) == found[3].zfill(2):
        return None
    plain = (moment_of(other.text) for other in others if not _EITHER_ORDER.match(other.text))
    sure = {local_day(one) for one in plain if one is not None}
    year, one, two = found[4], found[1].zfill(2), found[3].zfill(2)
    for stated in (f"{year}-{one}-{two}", f"{year}-{two}-{one}"):
        if date_type.fromisoformat(stated) in sure:
            return moment_of(stated + said.text[found.end() :]) or moment_of(stated)
    return None


def _choose(read: Sequence[_Account], changes: Sequence[_Account], *, latest: bool = False) -> Moment | None:
    own = [one for one in read if one.carrier not in _ADDRESS]
    if len(own) <= 1:
        return own[0].moment if own else None
    sign = 1 if latest else -1
    shown = _shown(own, changes)

    def worth(one: _Account) -> tuple[float, int, float]:
        agreeing = {other.voice: other.weight for other in reversed(read) if _same_day(other.moment, one.moment)}
        agreeing.pop(one.voice, None)
        bonus = _SHOWN_ALONE if shown is not None and _same_day(shown, one.moment) else 0
        weight = one.weight + sum(agreeing.values()) / 4 + bonus
        return (weight, _FINENESS[one.moment.precision], sign * one.moment.at.timestamp())

    best = max(own, key=worth).moment
    exact = [one for one in own if _same_day(one.moment, best)]
    return max(exact, key=lambda one: (_FINENESS[one.moment.precision] > _FINENESS["day"], one.weight)).moment


def _shown(read: Sequence[_Account], changes: Sequence[_Account]) -> Moment | None:
    """The one day the page shows its readers, where it states its last change and that was another day."""
    days = [one.moment for one in read if one.voice == "shown" and one.weight >= _WEIGHT["text:above"]]
    if not days or not all(_same_day(days[0], other) for other in days[1:]):
        return None
    if not changes:  # moved to another system since: that knows the day of the move
        others = [one.moment.at for one in read if one.voice != "shown"]
        return days[0] if others and min(others) - days[0].at > _LONG_AGO else None
    return None if any(_same_day(days[0], one.moment) for one in changes) else days[0]


@lru_cache(maxsize=2_048)
def moment_of(text: str, language: str | None = None) -> Moment | None:
    """Read one date; remembered, because a feed says the same ones at every visit."""
    moment = date.parse(text, language=language)
    if moment is None or moment.precision not in {"second", "minute"}:
        return moment
    zone = _ZONE.search(text)
    if zone is None:
        return replace(moment, offset_minutes=0) if _UTC.search(text) else moment
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
