"""The news industry's own fields: ninjs, NewsML, NITF, APPL. Contracts speak here; nothing here is a public licence.

``copyrightNotice`` is a copyright line: a licence's bare name in it is not a grant (real: a photo's "CC-BY 4.0" in the
item that carries the photo). ``usageTerms`` are the terms of a contract with the agency's customers; what they permit
they permit to those. Both can only reserve and restrict.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from syndicator.model.rights import Evidence, Prohibition, RightsStatement
from syndicator.rights.evidence import prose
from syndicator.rights.evidence.saying import that

SIGNALS = (
    "iptc:copyrightHolder",
    "iptc:copyrightNotice",
    "iptc:usageTerms",
    "iptc:rightsOwner",
    "iptc:creditLine",
    "iptc:editorialNote",
)

_OUT = re.compile(r"\b([A-Z]{2,}(?: [A-Z]{2,}){0,2}) OUT\b|\bNo (?:Use|Sales) in ([A-Z]\w+)")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?")


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what a field of a wire item says."""
    words = " ".join(evidence.words.split())
    match evidence.signal.partition(":")[2]:
        case "copyrightHolder":
            year = dict(evidence.attributes).get("year", "")
            years = (int(year),) if year.isdigit() else ()
            return (that(evidence, "reserves", holders=(words,), years=years),) if words else ()
        case "copyrightNotice":
            return tuple(_closed(evidence, said) for said in prose.spoken(evidence))
        case "usageTerms":
            return _terms(evidence, words)
        case "rightsOwner":
            return _owner(evidence)
        case "creditLine":
            return (that(evidence, "informs", credit=words or None),)
        case _:  # an editorial note is for editors: it may restrict, and is never shown
            return _notes(evidence, words) or (that(evidence, "informs"),)


def _terms(evidence: Evidence, words: str) -> tuple[RightsStatement, ...]:
    if not words:
        return ()
    said = tuple(_closed(evidence, statement) for statement in prose.spoken(evidence))
    return (*said, *_notes(evidence, words)) or (that(evidence, "unreadable"),)


def _closed(evidence: Evidence, statement: RightsStatement) -> RightsStatement:
    """Keep what it reserves and whose it is; drop what it seems to open."""
    if not statement.grants and statement.license is None:
        return statement
    return replace(that(evidence, "unreadable"), words=statement.words, holders=statement.holders)


def _owner(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """NITF ``doc.rights``: who may sell it where and until when; the right itself is the direct recipient's."""
    attributes = dict(evidence.attributes)
    found = _STAMP.match(attributes.get("enddate", ""))
    end = datetime(*(int(part or 0) for part in found.groups()), tzinfo=UTC) if found else None  # type: ignore[arg-type,misc] # six numbers
    prohibition = Prohibition(action="redistribution", evidence=(evidence.id,))
    return (
        that(
            evidence,
            "restricts",
            explicit=True,
            prohibitions=(prohibition,),
            expires=end,
            contact=attributes.get("agent"),
        ),
    )


def _notes(evidence: Evidence, words: str) -> tuple[RightsStatement, ...]:
    if not _OUT.search(words):
        return ()
    return (
        that(
            evidence,
            "restricts",
            explicit=True,
            prohibitions=(Prohibition(action="territory", evidence=(evidence.id,)),),
        ),
    )
