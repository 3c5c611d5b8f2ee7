"""Rights elements of feeds: RSS copyright, Atom rights (own and of ``atom:source``), JSON Feed extensions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from syndicator.errors import EvidenceError
from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights import licenses
from syndicator.rights.evidence import prose
from syndicator.rights.evidence.saying import licensed, that

SIGNALS = ("rss:copyright", "atom:rights", "atom:source-rights", "jsonfeed:extension")

_DEPTH = 3
_OTHER_THINGS = re.compile(
    r"(?:^|[_\W])(?:image|photo|picture|cover|thumbnail|icon|logo|media|video|audio|podcast|music|attachments?|enclosure"
    r"|data|dataset|code|software|theme|font|comment|metadata)s?(?:$|[_\W])"
)
"""Names of what an item has beside its text; what stands under them is of that."""
_LICENSE_KEYS = frozenset(("license", "licence", "license_url", "licence_url"))
_RIGHTS_KEYS = frozenset(("rights", "copyright", "copyright_notice", "usage_terms"))


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what a feed's rights element says."""
    if evidence.signal == "jsonfeed:extension":
        return _extension(evidence)
    said = prose.field(evidence)
    if evidence.signal == "atom:source-rights":  # the origin's own words, carried along by an aggregator
        return tuple(replace(statement, upstream=True) for statement in said)
    return said


def _extension(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """JSON Feed has no rights field; an extension may hold one under an obvious name (JSON Feed 1.1, Extensions)."""
    if _OTHER_THINGS.search(dict(evidence.attributes).get("name", "").lower()):
        return (that(evidence, "informs", extent="media"),)
    try:
        value = json.loads(evidence.words)
    except (ValueError, RecursionError) as error:
        raise EvidenceError("the extension is no JSON", signal=evidence.signal) from error
    return tuple(_said(evidence, value)) or (that(evidence, "informs"),)


def _said(evidence: Evidence, value: Any, depth: int = 0) -> Iterator[RightsStatement]:  # noqa: ANN401 - foreign JSON
    if not isinstance(value, dict) or depth > _DEPTH:
        return
    for key, inner in value.items():
        name = str(key).lower()
        if _OTHER_THINGS.search(name):
            continue
        if isinstance(inner, str) and inner.strip() and name in _LICENSE_KEYS | _RIGHTS_KEYS:
            yield from _value(evidence, inner.strip(), named=name in _LICENSE_KEYS)
        else:
            yield from _said(evidence, inner, depth + 1)


def _value(evidence: Evidence, text: str, *, named: bool) -> Iterator[RightsStatement]:
    known = licenses.by_uri(text) or licenses.by_id(text) or licenses.by_title(text)
    if known is not None:
        yield licensed(evidence, known, words=text)
    elif named:  # a licence is named and we do not know it
        yield that(evidence, "unreadable", words=text)
    else:
        yield from prose.spoken(replace(evidence, words=text, html=None))
