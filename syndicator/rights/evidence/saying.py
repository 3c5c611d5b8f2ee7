"""The shapes a statement takes: from a licence, from a clause of a notice, or bare. Reads nothing itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TypedDict, Unpack

from syndicator.model.draft import Extent
from syndicator.model.rights import (
    Basis,
    Duty,
    Evidence,
    Grant,
    License,
    Prohibition,
    RightsStatement,
    Stance,
    StatementScope,
)
from syndicator.rights import licenses
from syndicator.rights.evidence import second_look
from syndicator.rights.notices import Part, Reading
from syndicator.syntax.spelling import plain

_EXTENTS: dict[Part, Extent] = {
    "work": "work",
    "text": "text",
    "image": "image",
    "media": "media",
    "code": "code",
    "metadata": "metadata",
    "user": "metadata",  # contributions of readers are not this item
    "design": "metadata",  # nor is the layout of the site
}


RESERVED = re.compile(
    r"(?:rights?|rechte|droits|derechos|direitos|diritti|rechten|права)\W{1,3}(?:\w{1,12}\W{1,3}){0,4}?"
    r"(?:reserved|vorbehalten|réservés|reserves|reservados|riservati|voorbehouden|защищены|соблюдены|сохранены)"
    r"|riproduzione\s{1,3}riservata|版权所有|無断|保留所有权利",
    re.IGNORECASE,
)
"""The old formula in the languages we read: it reserves in words."""


class Said(TypedDict, total=False):
    """The fields of a statement beyond its place."""

    holders: tuple[str, ...]
    years: tuple[int, ...]
    grantor: str | None
    license: License | None
    grants: tuple[Grant, ...]
    duties: tuple[Duty, ...]
    prohibitions: tuple[Prohibition, ...]
    basis: Basis
    reach: StatementScope | None
    third_party: bool
    contact: str | None
    credit: str | None
    embargo_until: datetime | None
    expires: datetime | None
    machine: tuple[tuple[str, str], ...]
    explicit: bool
    weak: bool
    own_name: str | None
    origin: str | None
    terms_url: str | None
    effective_from: datetime | None
    personal_use_only: bool
    per_item: bool
    stops_inheritance: bool
    upstream: bool


def that(
    evidence: Evidence,
    stance: Stance,
    *,
    extent: Extent | None = None,
    words: str | None = None,
    **said: Unpack[Said],
) -> RightsStatement:
    """Make a statement that stands where its evidence stands, of all it speaks of unless ``extent`` narrows it."""
    return RightsStatement(
        evidence=evidence.id,
        stance=stance,
        scope=evidence.scope,
        extent=extent or evidence.extent,
        region=evidence.region,
        words=evidence.words if words is None else words,
        **said,
    )


def licensed(
    evidence: Evidence,
    known: License,
    *,
    extent: Extent | None = None,
    words: str | None = None,
    weak: bool = False,
    upstream: bool = False,
) -> RightsStatement:
    """Say that what the evidence covers stands under a licence known by table; one of programs is of the code."""
    grants = licenses.grants_of(known)
    return that(
        evidence,
        "grants" if grants else "informs",
        extent="code" if licenses.is_for_code(known) else extent,
        words=words,
        license=known,
        grants=grants,
        duties=tuple(replace(duty, evidence=(evidence.id,)) for duty in licenses.duties_of(known)),
        prohibitions=tuple(
            Prohibition(action=action, evidence=(evidence.id,)) for action in licenses.prohibitions_of(known)
        ),
        basis="public_domain" if licenses.is_dedication(known) else "license",
        weak=weak,
        upstream=upstream,
    )


def clause(evidence: Evidence, reading: Reading) -> RightsStatement:
    """Turn one clause of a notice into a statement that stands where the notice stands."""
    stance, grants = _second_look(evidence, reading)
    prohibitions = tuple(Prohibition(action=action, evidence=(evidence.id,)) for action in reading.prohibitions)
    return that(
        evidence,
        stance,
        extent=_extent(evidence.extent, reading.part),
        holders=reading.holders,
        years=reading.years,
        grantor=reading.grantor,
        license=reading.license,
        grants=grants,
        duties=tuple(replace(duty, evidence=(evidence.id,)) for duty in reading.duties),
        prohibitions=prohibitions,
        basis=reading.basis,
        reach=reading.reach,
        third_party=reading.third_party,
        contact=reading.contact,
        credit=reading.credit,
        embargo_until=reading.embargo_until,
        expires=reading.expires,
        words=reading.words,
        machine=reading.machine,
        explicit=_explicit(reading),
        own_name=reading.own_name,
        origin=reading.origin.splitlines()[0].strip() if reading.origin else None,
        terms_url=reading.terms_url,
        effective_from=reading.effective_from,
        personal_use_only=reading.personal_use_only,
        per_item=reading.resolve_per_item,
    )


def _second_look(evidence: Evidence, reading: Reading) -> tuple[Stance, tuple[Grant, ...]]:
    """Take away what the grammar opened and a second reader does not see, and headings that nobody could read."""
    words = plain(reading.words)
    if reading.stance == "unreadable" and second_look.says_nothing(words):
        return "informs", ()
    grants = tuple(_own(grant) for grant in reading.grants) if reading.own_only else reading.grants
    if not grants:
        return reading.stance, ()
    if reading.resolve_per_item:  # "check the foot of each article": a rule of the site, not a grant for this item
        return "informs", ()
    if reading.license is not None:
        return reading.stance, grants  # of another work: see ``prose``
    if evidence.region == "byline" or not second_look.permits(words):
        return "informs", ()
    return reading.stance, grants


def _explicit(reading: Reading) -> bool:
    """Tell a reservation in words from a bare copyright line, which every licence stands beside."""
    if reading.stance not in {"reserves", "restricts"}:
        return False
    return reading.kind != "copyright" or RESERVED.search(plain(reading.words)) is not None


def _own(grant: Grant) -> Grant:
    return replace(grant, own_only=True)


def _extent(place: Extent, part: Part) -> Extent:
    """Narrow the place's extent by what the clause speaks of; a place that is not the text's never widens to it."""
    if place == "text":
        return "text" if part == "work" else _EXTENTS[part]
    return _EXTENTS[part] if place == "work" else place
