"""What links and the holder add to what a notice names: the exact licence, another one, the rule of a public body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from syndicator.model.rights import License
from syndicator.rights import licenses
from syndicator.rights.notices.reading import Reading
from syndicator.rights.notices.say import Around
from syndicator.syntax.sieve import Expression

Rights = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""What a licence permits, requires and prohibits."""


def with_link(readings: list[Reading], around: Around) -> list[Reading]:
    """Give readings that name a licence loosely the exact one their link points at."""
    linked = [link.license for link in around.links if link.license is not None]
    distinct = {each.id: each for each in linked}
    if len(distinct) != 1:
        return readings
    target = next(iter(distinct.values()))
    return [replace(reading, license=target) if _loosely(reading, target) else reading for reading in readings]


def contradicted(readings: list[Reading], around: Around) -> Iterator[Reading]:
    """Say that nobody can tell which licence is meant where "License details" leads to another than the one named."""
    first: dict[Rights, Reading] = {}
    for reading in readings:
        if reading.license is not None and reading.grants:
            first.setdefault(_rights(reading.license), reading)
    for link in around.links:
        if link.license is None or link.start < 0 or _BARE_LINK.fullmatch(link.words) is None:
            continue
        linked = _rights(link.license)
        others = [one for rights, one in first.items() if rights != linked]
        if linked in first and len(others) == 1:
            start, end = min(others[0].start, link.start), max(others[0].end, link.end)
            yield Reading(kind="unreadable", stance="unreadable", words=link.words, start=start, end=end)
            return


_BARE_LINK = Expression(
    r"\W{0,3}(?:(?:see|read|view|about|more|the|this|our|full|details|of|zur|die|der|voir|la|ver|vedi)\s){0,4}"
    r"(?:licen[cs]e|lizenz|licencia|licença|licenza|licentie)(?:\s(?:details?|terms?|deed|text|information|info|page))?\W{0,3}",
    re.IGNORECASE,
)


def _rights(known: License) -> Rights:
    return frozenset(known.permits), frozenset(known.requires), frozenset(known.prohibits)


def _loosely(reading: Reading, target: License) -> bool:
    own = reading.license
    return bool(own and not own.version and _rights(own) == _rights(target))


def under_standing_rule(readings: list[Reading], around: Around) -> list[Reading]:
    """Name the rule a public body's own words of permission stand for; the words stay the bounds of the grant."""
    rules = [licenses.standing_for(holder) for line in around.lines for holder in line.holders]
    known = next((rule for rule in rules if rule is not None), None)
    if known is None or any(reading.license for reading in readings):
        return readings
    return [
        replace(reading, license=known, basis="license") if reading.kind == "permission" and reading.grants else reading
        for reading in readings
    ]
