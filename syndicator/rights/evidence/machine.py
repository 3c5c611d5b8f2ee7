"""The machine-use lane: robots, TDMRep, AIPREF, Content Signals. Neither grants nor denies anything to people.

All of it is carried along on its own axis. One thing in it limits us: ``nosnippet`` and ``max-snippet`` say how long an
excerpt may be, and ``noarchive`` that no copy be kept to show; they cap our excerpts (RELIABILITY.md L3).
"""

from __future__ import annotations

import re

from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights.evidence.saying import that

SIGNALS = (
    "robots:meta",
    "http:x-robots-tag",
    "meta:tdm-reservation",
    "meta:tdm-policy",
    "http:tdm-reservation",
    "http:tdm-policy",
    "well-known:tdmrep",
    "robots.txt:content-usage",
    "robots.txt:content-signal",
    "robots.txt:license",
)

_AGENT = re.compile(r"^\s*(?!max-|unavailable)[a-z0-9-]+\s*:\s*", re.IGNORECASE)
_ROBOTS = frozenset(("nosnippet", "noarchive", "noindex", "none", "noai", "noimageai", "noimageindex", "nocache"))
_VALUED = re.compile(r"^(max-snippet|max-image-preview|unavailable_after)\s*:\s*(.{1,60})$", re.IGNORECASE)
_NAMES = {"robots.txt:license": "rsl", "well-known:tdmrep": "tdm-reservation"}  # else what follows the colon


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Carry a machine-use signal along."""
    if evidence.signal in {"robots:meta", "http:x-robots-tag"}:
        pairs = tuple(_robots(evidence.words))
        return (that(evidence, "machine", machine=pairs),) if pairs else ()
    name = _NAMES.get(evidence.signal) or evidence.signal.rpartition(":")[2]
    value = " ".join((evidence.words or evidence.target or "").split())
    if name == "tdm-reservation":
        return _reservation(evidence, value)
    return (that(evidence, "machine", machine=((name, value),)),) if value else ()


def _robots(words: str) -> list[tuple[str, str]]:
    found = []
    for part in _AGENT.sub("", words).split(","):
        directive = part.strip().lower()
        valued = _VALUED.match(directive)
        if valued:
            found.append((valued[1], valued[2].strip()))
        elif directive in _ROBOTS:
            found.append((directive, ""))
    return found


def _reservation(evidence: Evidence, value: str) -> tuple[RightsStatement, ...]:
    """TDMRep: 1 reserves, 0 does not, everything else is as if nothing had been said (§4)."""
    said = dict(evidence.attributes).get("tdm-reservation", value)
    if said not in {"0", "1"}:
        return ()
    pairs = [("tdm-reservation", said)]
    if policy := dict(evidence.attributes).get("tdm-policy"):
        pairs.append(("tdm-policy", policy))
    return (that(evidence, "machine", machine=tuple(pairs)),)
