"""Links that name a licence: ``rel=license`` wherever it stands, the Creative Commons modules and their companions.

A link names a licence only where its address is one, known by table. ``rel=license`` to an imprint or to terms of use
is a pointer to somebody's terms (real: German authorities), an address that merely looks like Creative Commons'
("creativecomnons.org", ``by/9.0``) is unreadable, and ``type=application/rsl+xml`` is the machine-use lane.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from syndicator.model.rights import Evidence, License, RightsStatement
from syndicator.rights import licenses, notices
from syndicator.rights.evidence import second_look
from syndicator.rights.evidence.saying import clause, licensed, that

SIGNALS = ("link:license", "cc:license", "cc:attributionName", "cc:attributionURL", "cc:morePermissions")

UNSPECIFIED = "purl.org/atompub/license#unspecified"  # RFC 4946 §2: stated on purpose that none is stated
_NEAR_MISS = re.compile(r"creative-?com|cc[-_]?by|/licenses/(?:by|publicdomain)", re.IGNORECASE)
_UPSTREAM = re.compile(r"(?:^|[/:}])source(?:\[|/|$)")
_PLUGIN_TOKENS = frozenset(("noreferrer", "license"))
_PLUGIN_LICENSE = "CC-BY-ND-4.0"


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what a licence link says."""
    match evidence.signal:
        case "cc:attributionName":
            return (that(evidence, "informs", credit=evidence.words or None),)
        case "cc:attributionURL":
            return (that(evidence, "informs"),)
        case "cc:morePermissions":  # CC+: where to ask for what the licence does not give
            return (that(evidence, "informs", contact=evidence.target or evidence.words or None),)
        case _:
            return _in_its_sentence(evidence, _link(evidence))


def _link(evidence: Evidence) -> RightsStatement:
    address = evidence.target or evidence.words.strip()
    attributes = dict(evidence.attributes)
    if "rsl" in attributes.get("type", "").lower():
        return that(evidence, "machine", machine=(("rsl", address),))
    if UNSPECIFIED in address:
        return that(evidence, "informs", stops_inheritance=True)
    known = licenses.by_uri(address)
    if known is not None:
        if _names_another(evidence.words, known):
            return that(evidence, "unreadable")
        upstream = attributes.get("within") == "source" or bool(_UPSTREAM.search(evidence.locator))
        return licensed(evidence, known, weak=hard_coded(attributes.get("rel", ""), known), upstream=upstream)
    return unknown(evidence, address)


def _names_another(words: str, known: License) -> bool:
    """Tell whether a link's words name another licence than its address: "CC BY-NC-ND" that leads to CC BY."""
    named = [one for one, start, end in licenses.find(words) if words[start:end].strip() != known.uri]
    return any(
        (one.permits, one.requires, one.prohibits) != (known.permits, known.requires, known.prohibits)
        or bool(one.version and known.version and one.version != known.version)
        for one in named
    )


def _in_its_sentence(evidence: Evidence, said: RightsStatement) -> tuple[RightsStatement, ...]:
    """Read a link with the words it stands in: they say of what it is a licence, and may only narrow it.

    "User contributions licensed under [CC BY-SA]" is none of the article, "if we have agreed" is no permission.
    """
    attributes = dict(evidence.attributes)
    before, behind = attributes.get("before", ""), attributes.get("behind", "")
    if said.license is None or not (before or behind):
        return (said,)
    name = f"{evidence.words} {said.license.uri}" if said.license.uri else evidence.words
    meant = [
        clause(evidence, reading)
        for reading in readings(f"{before} {name} {behind}")
        if reading.license is not None and reading.license.id == said.license.id
    ]
    if second_look.licenses_the_design(f"{before} {behind}"):
        return (replace(said, extent="metadata"),)
    if any(one.grants and one.extent in {"work", "text"} for one in meant) and said.extent in {"work", "text"}:
        unmet = next((one.grants for one in meant if any(grant.unmet for grant in one.grants)), None)
        return (replace(said, grants=unmet) if unmet is not None else said,)
    return tuple(meant) or (replace(said, stance="informs", grants=()),)


@lru_cache(maxsize=4_096)
def readings(words: str) -> tuple[notices.Reading, ...]:
    """Read the line of a link once, however many pages carry it."""
    return notices.read(words, marked=True)


def unknown(evidence: Evidence, address: str) -> RightsStatement:
    """Say of an address that is no licence we know: somebody's terms, or something we must not guess at."""
    code = licenses.statement_by_uri(address)
    if code is not None:  # rightsstatements.org: a statement by an institution, not a licence
        in_copyright = code.startswith("InC")
        return that(evidence, "reserves" if in_copyright else "informs", explicit=in_copyright, terms_url=address)
    if not address or _NEAR_MISS.search(address):
        return that(evidence, "unreadable")
    return that(evidence, "informs", terms_url=address)


def hard_coded(rel: str, known: License) -> bool:
    """Tell a licence nobody chose: WordPress' Republication Tracker Tool wrote this link whatever the newsroom said.

    Until early 2024 the plug-in put ``rel="noreferrer license"`` to BY-ND 4.0 into every republish box (RIGHTS.md §15);
    what the newsroom grants stands in the box's prose.
    """
    return known.id == _PLUGIN_LICENSE and frozenset(rel.lower().split()) == _PLUGIN_TOKENS
