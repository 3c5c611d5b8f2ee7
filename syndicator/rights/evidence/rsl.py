"""RSL 1.0 (rslstandard.org/rsl): licences for machines, inside feeds and pages or in a document of their own.

Carried along whole, licence by licence, and never weighed against anybody: what a crawler may do for a cent says
nothing on what people may publish, and what it may not do forbids them nothing. ``user`` classifies the machine's user.

A document that could not be had, or that holds an element the standard does not know, licenses nothing to a machine
(RSL 1.0, "Processing"): then that is what is carried.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from syndicator.errors import Malformed
from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights.evidence.saying import that
from syndicator.syntax import url as addresses
from syndicator.syntax.path import matches

if TYPE_CHECKING:
    from lxml import etree

SIGNALS = ("rsl:content", "rsl:document")

NAMESPACE = "https://rslstandard.org/rsl"
NOTHING = "nothing is licensed"
_LICENCES = 8  # of one piece of evidence
_LONGEST = 400  # characters of one licence in our words
_LISTED = frozenset(("permits", "prohibits"))  # type="usage|user|geo": words separated by blanks
_PARTS = frozenset(("permits", "prohibits", "payment", "reporting", "legal"))


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say which licences for machines cover what the evidence was found with."""
    address = evidence.target or ("" if "<" in evidence.words else evidence.words.strip())
    pairs = [("rsl", address)] if address else []
    if evidence.signal == "rsl:document" or "<" in evidence.words:
        pairs += [("rsl-license", said) for said in dict.fromkeys(_licences(evidence))]
    return (that(evidence, "machine", machine=tuple(pairs)),) if pairs else ()


def _licences(evidence: Evidence) -> Iterator[str]:
    """Put each licence of the content that covers us into words; where there is none, nothing is licensed."""
    root = _tree(evidence.words)
    covering = _covering(root, evidence) if root is not None else []
    found = [_in_words(licence) for content in covering for licence in content.iter(f"{{{NAMESPACE}}}license")]
    yield from found[:_LICENCES] or [NOTHING]


def _tree(words: str) -> etree._Element | None:
    from syndicator.syntax import xml  # lxml only where there is RSL

    try:
        return xml.parse(words.encode("utf-8", "replace"), "utf-8", mend=False)
    except Malformed:
        return None


def _covering(root: etree._Element, evidence: Evidence) -> list[etree._Element]:
    """Return the narrowest content elements that cover the document; one inside an item is about that item."""
    content = f"{{{NAMESPACE}}}content"
    if evidence.signal == "rsl:content":
        return [root] if root.tag == content else []
    place = evidence.url or ""
    fitting = [(url, one) for one in root.iter(content) if _covers(url := one.get("url", "").strip(), place)]
    narrowest = max((len(url) for url, _ in fitting), default=0)
    return [one for url, one in fitting if len(url) == narrowest]


def _covers(url: str, place: str) -> bool:
    """Compare as robots.txt does (RFC 9309 §2.2.3); a bare path is of the host that points to the document."""
    if "://" not in url:
        return matches(url, _path(place))
    host, slash, path = url.partition("://")[2].partition("/")
    return bool(slash) and host.lower() == addresses.host(place) and matches(f"/{path}", _path(place))


def _path(address: str) -> str:
    return "/" + address.partition("://")[2].partition("/")[2].partition("#")[0]


def _in_words(licence: etree._Element) -> str:
    parts = []
    for part in licence:
        name = str(part.tag).removeprefix(f"{{{NAMESPACE}}}")
        if name not in _PARTS:
            return NOTHING  # an element nobody knows may be a condition
        parts.append(_part(name, part))
    return " · ".join(parts)[:_LONGEST] or "everything, for free"


def _part(name: str, part: etree._Element) -> str:
    kind = part.get("type", "").strip().lower()
    said = " ".join("".join(str(piece) for piece in part.itertext()).split())
    if name in _LISTED:
        return f"{name} {kind or 'usage'}: {', '.join(sorted(said.lower().split()))}"
    currency = next((amount.get("currency", "") for amount in part.iter(f"{{{NAMESPACE}}}amount")), "")
    return f"{name}: {' '.join(filter(None, (kind, said, currency)))}"
