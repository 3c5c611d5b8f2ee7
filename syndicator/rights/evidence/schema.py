"""schema.org: licence, holder, notice and terms of an article node. Other nodes never speak for the article.

The same keys inside ImageObject, Dataset, SoftwareApplication or a comment license those, and ``sdLicense`` licenses the
structured data itself (RIGHTS.md §8). The reader resolves ``@id`` and says the node's type in ``node_type``.
"""

from __future__ import annotations

import re

from syndicator.errors import EvidenceError
from syndicator.model.draft import Extent
from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights import licenses
from syndicator.rights.evidence import licences, prose
from syndicator.rights.evidence.saying import licensed, that

SIGNALS = tuple(
    "jsonld:" + name
    for name in [
        "license",
        "usageInfo",
        "copyrightHolder",
        "copyrightYear",
        "copyrightNotice",
        "creditText",
        "acquireLicensePage",
        "conditionsOfAccess",
        "sdLicense",
    ]
)

_PICTURES = frozenset(("ImageObject", "Photograph", "ImageGallery", "Barcode"))
_MEDIA = frozenset(("VideoObject", "AudioObject", "MediaObject", "MusicRecording", "PodcastEpisode", "Clip"))
_WORKS = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "Report",
        "ScholarlyArticle",
        "TechArticle",
        "CreativeWork",
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "MedicalScholarlyArticle",
        "Review",
        "CriticReview",
        "Recipe",
        "DiscussionForumPosting",
    ]
)
_RESERVED = re.compile(r"^all[ _-]rights[ _-]reserved\W*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what one schema.org property says."""
    name = evidence.signal.partition(":")[2]
    extent = _extent(evidence)
    words = evidence.words.strip()
    match name:
        case "license":
            return _license(evidence, extent)
        case "usageInfo" if licenses.by_uri(evidence.target or words) is not None:
            return _license(evidence, extent)
        case "usageInfo":
            return (that(evidence, "informs", extent=extent, terms_url=evidence.target or words or None),)
        case "copyrightHolder":
            return (that(evidence, "reserves", extent=extent, holders=(words,)),) if words else ()
        case "copyrightYear":
            years = tuple(int(year) for year in _YEAR.findall(words))
            return (that(evidence, "reserves", extent=extent, years=years),) if years else ()
        case "copyrightNotice":
            return tuple(_in(extent, said) for said in prose.spoken(evidence))
        case "creditText":
            return (that(evidence, "informs", extent=extent, credit=words or None),)
        case "acquireLicensePage":
            return (that(evidence, "informs", extent=extent, contact=evidence.target or words or None),)
        case _:  # conditionsOfAccess is about reading, sdLicense about the metadata
            return (that(evidence, "informs", extent="metadata"),)


def _license(evidence: Evidence, extent: Extent) -> tuple[RightsStatement, ...]:
    value = (evidence.target or evidence.words).strip()
    known = licenses.by_uri(value) or licenses.by_id(value) or licenses.by_title(value)
    if known is not None:
        return (licensed(evidence, known, extent=extent),)
    if _RESERVED.match(value):
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
    if kinds & _WORKS:
        return evidence.extent
    if kinds & _PICTURES:
        return "image"
    return "media" if kinds & _MEDIA else "metadata"


def _in(extent: Extent, statement: RightsStatement) -> RightsStatement:
    from dataclasses import replace

    return statement if extent in {"work", "text"} else replace(statement, extent=extent)
