"""Licences by table: what a deed or an open government licence lets people do and asks of them. Decides nothing.

The table says what the licence says. Whether the one who named it owns the text is another question (``holder``), and
whether the words around the name take it back is the grammar's (``notices``).

Why not ask the network? A decision must come out the same tomorrow, and a deed's terms never change.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from syndicator.model.rights import Action, Audience, Duty, Grant, License
from syndicator.rights.deeds import by_id, by_uri, facts
from syndicator.rights.license_words import by_title, find
from syndicator.rights.tokens import fold

__all__ = [
    "by_id",
    "by_title",
    "by_uri",
    "duties_of",
    "find",
    "grants_of",
    "is_dedication",
    "is_for_code",
    "prohibitions_of",
    "standing_for",
    "statement_by_uri",
]


@cache
def _others() -> dict[str, Any]:
    return {entry["id"]: entry for entry in facts("other_licenses.json")["licenses"]}


@cache
def _standing() -> dict[str, str]:
    return {holder: entry["id"] for entry in _others().values() for holder in entry.get("holders", ())}


def standing_for(holder: str) -> License | None:
    """Return the rule under which this body's documents may be reused where they say so, or None.

    The institutions of the European Union reuse one formula ("Reuse is authorised, provided the source is
    acknowledged") for Commission Decision 2011/833/EU, mostly without naming it.
    """
    identifier = _standing().get(fold(holder))
    return by_id(identifier) if identifier else None


def is_for_code(license: License) -> bool:  # noqa: A002 - the noun of this room
    """Tell whether this is a licence of programs, which says nothing on the text it stands beside."""
    return bool(_others().get(license.id, {}).get("subject") == "code")


def link(license: License | None) -> str | None:  # noqa: A002 - the noun of this room
    """Return the address of a licence as people are sent to it: over https where its host has it. None: no version.

    ``License.uri`` stays what the registry calls it (Creative Commons identifies its deeds with http).
    """
    if license is None or license.uri is None:
        return None
    return license.uri.replace("http://creativecommons.org/", "https://creativecommons.org/", 1)


def is_dedication(license: License) -> bool:  # noqa: A002 - the noun of this room
    """Tell whether this says that nobody holds rights: CC0, the public domain mark, government works."""
    return bool(_others().get(license.id, {}).get("basis") == "public_domain")


def grants_of(license: License) -> tuple[Grant, ...]:  # noqa: A002 - the noun of this room
    """Return what the licence permits, with its audience: never more than ``permits`` says."""
    audience: Audience = "noncommercial" if "CommercialUse" in license.prohibits else "anyone"
    actions: list[Action] = []
    if "Reproduction" in license.permits and "Distribution" in license.permits:
        actions += ["republish_full", "republish_excerpt", "archive"]
    elif "Sharing" in license.permits:  # sampling plus: the whole may be shared, not sold
        return tuple(Grant(action=action, audience="noncommercial") for action in ("republish_full", "archive"))
    if "DerivativeWorks" in license.permits and actions:
        actions += ["translate", "adapt"]
    if license.id.startswith("http") and "/devnations/" in license.id:
        return tuple(Grant(action=action, unmet=("in developing nations only",)) for action in actions)
    return tuple(Grant(action=action, audience=audience) for action in actions)


def duties_of(license: License) -> tuple[Duty, ...]:  # noqa: A002 - the noun of this room
    """Return what the licence asks of whoever uses it (RIGHTS.md §7.1, §7.2)."""
    own = _others().get(license.id, {}).get("duties")
    if own is not None:
        return tuple(_duty(action, license) for action in own)
    actions: list[str] = []
    if "Attribution" in license.requires:
        actions += ["attribute_author", "attribute_source", "link_original"]
    if "Notice" in license.requires:
        actions += ["link_license", "keep_notice"]
    if "ShareAlike" in license.requires:
        actions.append("share_alike")
    if "Attribution" in license.requires and "DerivativeWorks" in license.permits:
        actions.append("indicate_changes")
    if "DerivativeWorks" not in license.permits:
        actions.append("no_derivatives")
    return tuple(_duty(action, license) for action in actions)


def _duty(action: str, license: License) -> Duty:  # noqa: A002 - the noun of this room
    return Duty(action=action, url=license.uri if action == "link_license" else None)


def prohibitions_of(license: License) -> tuple[str, ...]:  # noqa: A002 - the noun of this room
    """Return what the licence forbids, in the words of ``Prohibition.action``."""
    found = list(_others().get(license.id, {}).get("forbids") or ())
    if "CommercialUse" in license.prohibits:
        found.append("commercial")
    if "DerivativeWorks" not in license.permits:
        found.append("edit")
    return tuple(found)


_STATEMENT = re.compile(r"^/(?:vocab|page)/([A-Za-z-]{2,12})/1\.0/?$")


def statement_by_uri(uri: str | None) -> str | None:
    """Return the code of a rightsstatements.org statement ("InC", "NoC-US"), or None: a statement is not a licence."""
    table = facts("other_licenses.json")["statements"]
    try:
        split = urlsplit((uri or "").strip())
    except ValueError:
        return None
    match = _STATEMENT.match(split.path)
    if not match or (split.hostname or "").removeprefix("www.") != table["host"]:
        return None
    return match[1] if match[1] in table["codes"] else None
