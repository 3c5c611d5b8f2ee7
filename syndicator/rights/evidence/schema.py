"""schema.org: licence, holder, notice and terms of an article node. Other nodes never speak for the article.

The same keys inside ImageObject, Dataset, SoftwareApplication or a comment license those, and ``sdLicense`` licenses
the structured data itself (RIGHTS.md §8). The reader resolves ``@id`` and says the node's type in ``node_type``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from syndicator.errors import EvidenceError
from syndicator.model.draft import Extent
from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights import licenses
from syndicator.rights.evidence import licences, prose
from syndicator.rights.evidence.saying import RESERVED, licensed, that

SIGNALS = (
    "jsonld:license",
    "jsonld:usageInfo",
    "jsonld:copyrightHolder",
    "jsonld:copyrightYear",
    "jsonld:copyrightNotice",
    "jsonld:creditText",
    "jsonld:acquireLicensePage",
    "jsonld:conditionsOfAccess",
    "jsonld:sdLicense",
)

_PICTURES = frozenset(("ImageObject", "Photograph", "ImageGallery", "Barcode"))
_MEDIA = frozenset(("VideoObject", "AudioObject", "MediaObject", "MusicRecording", "PodcastEpisode", "Clip"))
_WORKS = frozenset(("CreativeWork", "Report", "Recipe"))
_WORK_ENDINGS = ("Article", "Posting", "Review")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what one schema.org property says."""
    name, words, extent = evidence.signal.partition(":")[2], evidence.words.strip(), _extent(evidence)
    if name in {"license", "usageInfo"}:
        known = licenses.by_uri(evidence.target or words) is not None
        return _license(evidence, extent) if name == "license" or known else _terms(evidence, extent)
    if name == "copyrightNotice":
        return tuple(_in(extent, said) for said in prose.spoken(evidence))
    if not words and not evidence.target:
        return ()
    return (_fact(evidence, name, words, extent),)


def _fact(evidence: Evidence, name: str, words: str, extent: Extent) -> RightsStatement:
    """Take a property that names one thing: whose, since when, credited how, asked where."""
    if name == "copyrightHolder":
        return that(evidence, "reserves", extent=extent, holders=(words,))
    if name == "copyrightYear":
        return that(evidence, "reserves", extent=extent, years=tuple(int(year) for year in _YEAR.findall(words)))
    if name == "creditText":
        return that(evidence, "informs", extent=extent, credit=words)
    if name == "acquireLicensePage":
        return that(evidence, "informs", extent=extent, contact=evidence.target or words)
    # conditionsOfAccess is about reading it, sdLicense about the metadata
    return that(evidence, "informs", extent="metadata")


def _terms(evidence: Evidence, extent: Extent) -> tuple[RightsStatement, ...]:
    return (that(evidence, "informs", extent=extent, terms_url=evidence.target or evidence.words.strip() or None),)


def _license(evidence: Evidence, extent: Extent) -> tuple[RightsStatement, ...]:
    value = (evidence.target or evidence.words).strip()
    known = licenses.by_uri(value) or licenses.by_id(value) or licenses.by_title(value)
    if known is not None:
        return (licensed(evidence, known, extent=extent),)
    if RESERVED.search(value.replace("_", " ")):
        return (that(evidence, "reserves", extent=extent, explicit=True),)
    if "//" in value or value.startswith("/"):
        return (_in(extent, licences.unknown(evidence, value)),)
    said = prose.spoken(evidence)
    if not said:
        raise EvidenceError(f"no licence is known by the name {value[:80]!r}", signal=evidence.signal)
    return tuple(_in(extent, statement) for statement in said)


def _extent(evidence: Evidence) -> Extent:
    """Say what the node is: where the reader already narrowed it that stands; an unknown node is not the article."""
    if evidence.extent not in {"work", "text"}:
        return evidence.extent
    node = dict(evidence.attributes).get("node_type")
    if node is None:
        return evidence.extent
    kinds = {part.rpartition("/")[2].rpartition(":")[2] for part in node.replace(",", " ").split()}
    if kinds & _WORKS or any(kind.endswith(_WORK_ENDINGS) for kind in kinds):
        return evidence.extent
    if kinds & _PICTURES:
        return "image"
    return "media" if kinds & _MEDIA else "metadata"


def _in(extent: Extent, statement: RightsStatement) -> RightsStatement:
    return statement if extent in {"work", "text"} else replace(statement, extent=extent)
