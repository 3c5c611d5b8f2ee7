"""What ninjs, NewsML-G2 and NITF have in common: publishing status, embargo, rights fields, the words of a picture.

The law of the wire: what an agency withholds is held, what it cancels is withdrawn, and a status or an embargo that
cannot be read holds (an embargo whose end nobody can read never ends, see ``Draft.embargoed_until``). Decides nothing
about rights: every rights field becomes a mark, verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from syndicator.model.draft import Complaint, Extent, Mark, Said, Withdrawn
from syndicator.syntax import date as dates
from syndicator.syntax import url as web

LONGEST: Final = 20_000  # characters of one field
HELD: Final = "held: its publisher withholds it"
"""No date can be read from these words, which is the point: what they hold is held until a later version says more."""
_HELD_UNKNOWN: Final = "held: its publishing status cannot be read"
_HELD_BY_NOTE: Final = "held: an editorial note speaks of an embargo"
_HELD_BY_EMBARGO: Final = "held: its embargo cannot be read"
_USABLE: Final = frozenset(("", "usable", "embargoed"))  # embargoed: NITF says so beside date.release
_WITHHELD: Final = frozenset(("withheld", "hold", "held"))
_CANCELED: Final = frozenset(("canceled", "cancelled", "kill", "killed", "withdrawn"))
_NOTE: Final = re.compile(
    r"embargo|sperrfrist|sous\s+embargo|hold\s+for\s+release|for\s+release\s+(?:at|on|after)|not\s+for\s+(?:release|publication|use)\b"
    r"|do\s+not\s+(?:use|publish|release|run)|nicht\s+(?:zur\s+veröffentlichung|veröffentlichen|verwenden)"
    r"|ne\s+pas\s+(?:publier|diffuser)|no\s+publicar|эмбарго",
    re.IGNORECASE,
)
_LATEST: Final = timedelta(hours=12)  # UTC-12 is where a day or an hour without a zone comes last
_ZONE: Final = re.compile(r"(?:Z|[+-]\d\d:?\d\d|\b(?:GMT|UTC?|[ECMP][SD]T))\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether and when an item may be shown, as its publisher says."""

    canceled: bool = False
    embargo: Said | None = None  # unreadable: for ever
    complaints: tuple[Complaint, ...] = ()


def standing(
    statuses: Iterable[Said], embargoes: Iterable[Said], notes: Iterable[str], *, locator: str = ""
) -> Standing:
    """Weigh the publishing status, the embargoes and the editorial notes of an item; whatever holds longest counts.

    A status may be a word, a qcode (``stat:usable``) or the URI of a NewsCode. Embargo and status are independent
    (ninjs: an embargo does not end because the status is "usable").
    """
    said = {_status(status.text): status for status in statuses}
    if not _CANCELED.isdisjoint(said):
        return Standing(canceled=True)
    unknown = next((status for word, status in said.items() if word not in _USABLE | _WITHHELD), None)
    if unknown is not None:
        message = f'the publishing status "{unknown.text[:60]}" is not known: held'
        return _told(_HELD_UNKNOWN, unknown, message, "unknown_status")
    withheld = next((status for word, status in said.items() if word in _WITHHELD), None)
    if withheld is not None:
        return Standing(embargo=_holding(HELD, withheld))
    return _longest(tuple(embargoes)) or _hinted(said.get("embargoed"), notes, locator) or Standing()


def _hinted(status: Said | None, notes: Iterable[str], locator: str) -> Standing | None:
    """Hold what is said to be under embargo where no field says until when."""
    if status is not None:
        return Standing(embargo=_holding(_HELD_BY_EMBARGO, status))
    if any(_NOTE.search(note[:LONGEST]) for note in notes):
        place = Said(text="", carrier="wire:editorialNote", locator=locator)
        return _told(_HELD_BY_NOTE, place, "an editorial note speaks of an embargo: held", "embargo_in_note")
    return None


def _status(text: str) -> str:
    """Return the last word of a status: of "usable", "stat:usable" or ".../pubstatusg2/usable"."""
    return re.split(r"[:/#]", text.strip().rstrip("/"))[-1].strip().casefold()


def _told(words: str, said: Said, message: str, code: str) -> Standing:
    told = Complaint(message=message, locator=said.locator, code=code)
    return Standing(embargo=_holding(words, said), complaints=(told,))


def _holding(words: str, said: Said) -> Said:
    return Said(text=words, carrier=said.carrier, locator=said.locator)


def _longest(embargoes: tuple[Said, ...]) -> Standing | None:
    """Choose the embargo that ends last; one that cannot be read ends never."""
    last: tuple[datetime, Said] | None = None
    for said in embargoes:
        moment = dates.parse(said.text.strip()[:120])
        if moment is None:
            message = f'the embargo "{said.text[:60]}" cannot be read: held'
            return _told(_HELD_BY_EMBARGO, said, message, "unreadable_embargo")
        ends = moment.at
        if moment.precision in {"year", "month", "day"} or not _ZONE.search(said.text):
            ends += _LATEST
        if last is None or ends > last[0]:
            last = (ends, said)
    if last is None:
        return None
    ends, said = last
    # Where no zone is said the words alone would let the earliest reader go first: say when it ends everywhere.
    text = said.text if _ZONE.search(said.text) else ends.astimezone(UTC).isoformat()
    return Standing(embargo=Said(text=text, carrier=said.carrier, locator=said.locator))


def strictest(one: Said | None, other: Said | None) -> Said | None:
    """Of a package's embargo and its part's, the one that holds longer."""
    found = [said for said in (one, other) if said is not None]
    held = next((said for said in found if said.text.startswith("held:")), None)
    longest = _longest(tuple(found))
    return held or (longest.embargo if longest is not None else None)


def tombstones(identifiers: Iterable[str], *, when: str | None, reason: str, locator: str) -> Iterator[Withdrawn]:
    """Yield a tombstone per name under which a cancelled item may be known: its guid, and its address if it is one."""
    for identifier in dict.fromkeys(identifiers):
        yield Withdrawn(key=f"guid:{identifier}", when=when, reason=reason, locator=locator)
        address = web.normalise(identifier) if identifier[:4].lower() == "http" else None
        if address is not None:
            yield Withdrawn(key=f"url:{web.identity(address)}", when=when, reason=reason, locator=locator)


def mark(
    name: str,
    words: str,
    *,
    locator: str,
    extent: Extent = "work",
    url: str | None = None,
    language: str | None = None,
    attributes: tuple[tuple[str, str], ...] = (),
) -> Mark | None:
    """Make the mark of one rights field; ``name`` as in ``rights/evidence/iptc.py``. None where it says nothing."""
    words = " ".join(words.split())[:LONGEST]
    if not words and not url and not attributes:
        return None
    return Mark(
        signal=f"iptc:{name}",
        words=words,
        url=url,
        attributes=attributes,
        extent=extent,
        region="head",
        locator=locator,
        language=language,
    )


def credit(photographer: str, agency: str) -> str | None:
    """Return the credit of a picture, "Ann Example/Example Wire", each named once."""
    parts = [part for part in (" ".join(photographer.split()), " ".join(agency.split())) if part]
    if len(parts) > 1 and parts[0].casefold() in parts[1].casefold():
        parts = parts[1:]
    elif len(parts) > 1 and parts[1].casefold() in parts[0].casefold():
        parts = parts[:1]
    return "/".join(parts) or None
