"""What of a notice nobody can be sure of: words in two alphabets, forms nobody filled in. It takes away, never adds.

A sentence with such a word opens nothing and is ``unreadable``. Where the notice itself is a form, none of it does.
Invisible characters between letters are read both as nothing and as a blank; what only one way permits is not
permitted.
"""

from __future__ import annotations

from dataclasses import replace

from syndicator.rights.notices import unfilled
from syndicator.rights.notices.reading import Reading
from syndicator.rights.notices.segment import sentences
from syndicator.syntax.notice import speaks_of_rights
from syndicator.syntax.spelling import Folded

_MANY = 60  # doubtful places; a notice with more of them is doubtful as a whole


def without_doubtful(text: str, found: list[Reading], folded: Folded | None) -> list[Reading]:
    """Take from readings what rests on words nobody can be sure of."""
    places = unfilled.stretches(text)
    doubtful = (*places, *(folded.doubtful if folded is not None else ()))
    if not doubtful:
        return found
    spans = [(start, end) for start, end in sentences(text) if any(a < end and start < b for a, b in doubtful[:_MANY])]
    every = len(doubtful) > _MANY or len(spans) > _MANY or unfilled.whole(text, places)
    kept = [
        closed(one) if every or any(one.start < end and start < one.end for start, end in spans) else one
        for one in found
    ]
    return kept + [
        Reading(kind="unreadable", stance="unreadable", words=text[start:end], start=start, end=end)
        for start, end in spans[:_MANY]
        if speaks_of_rights(text[start:end])
    ]


def both(found: list[Reading], other: list[Reading], length: int) -> list[Reading]:
    """Keep of two ways to read a notice what both permit, and whatever either forbids."""
    granted = {(grant.action, grant.audience) for one in other for grant in one.grants}
    kept = [
        closed(one) if any((grant.action, grant.audience) not in granted for grant in one.grants) else one
        for one in found
    ]
    known = {(one.kind, one.prohibitions) for one in found}
    return kept + [
        replace(closed(one), start=0, end=length)
        for one in other
        if one.stance in {"restricts", "reserves", "unreadable"} and (one.kind, one.prohibitions) not in known
    ]


def closed(reading: Reading) -> Reading:
    """Take away whatever opens; what it forbids and asks for stays."""
    if reading.license is None and not reading.grants:
        return reading
    return replace(
        reading,
        grants=(),
        license=None,
        basis="none",
        stance="informs" if reading.stance == "grants" else reading.stance,
    )
