"""What elements of feeds are called: one short name each, whatever prefix, case or namespace they were written with."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

XML: Final = "{http://www.w3.org/XML/1998/namespace}"
RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

# Keys in lower case: half of these are found in the field in another case than their specification has.
_NAMESPACES: Final = {
    "http://purl.org/rss/1.0/": "rss",
    "http://purl.org/rss/2.0/": "rss",
    "http://purl.org/net/rss1.1#": "rss",
    "http://my.netscape.com/rdf/simple/0.9/": "rss",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "rss",
    "http://channel.netscape.com/rdf/simple/0.9/": "rss",
    "http://purl.org/rss/1.0/modules/rss091#": "rss",
    "http://backend.userland.com/rss": "rss",
    "http://backend.userland.com/rss2": "rss",
    "http://blogs.law.harvard.edu/tech/rss": "rss",
    "http://cyber.law.harvard.edu/rss": "rss",
    "http://cyber.law.harvard.edu/rss/rss.html": "rss",
    "http://www.rssboard.org/rss-specification": "rss",
    "http://www.w3.org/2005/atom": "atom",
    "https://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://example.com/newformat#": "atom",
    "http://example.com/necho": "atom",
    "http://purl.org/echo/": "atom",
    "uri/of/echo/namespace#": "atom",
    "http://purl.org/pie/": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://backend.userland.com/creativecommonsrssmodule": "creativeCommons",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativeCommons",
    "http://web.resource.org/cc/": "cc",
    "http://creativecommons.org/ns#": "cc",
    "https://creativecommons.org/ns#": "cc",
    "http://creativecommons.org/ns#license": "cc",
    "http://search.yahoo.com/mrss/": "media",
    "http://tools.search.yahoo.com/mrss/": "media",
    "http://video.search.yahoo.com/mrss/": "media",
    "http://www.rssboard.org/media-rss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "https://podcastindex.org/namespace/1.0": "podcast",
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "https://rslstandard.org/rsl": "rsl",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.pheedo.com/namespace/pheedo": "pheedo",
    "http://prismstandard.org/namespaces/basic/1.2/": "prism",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://hacks.benhammersley.com/rss/streaming/": "fullitem",
}
_BY_PREFIX: Final = {prefix.lower(): prefix for prefix in _NAMESPACES.values()} | {
    "a10": "atom",
    "atom10": "atom",
    "creativecommons": "creativeCommons",
    "dct": "dcterms",
    "mrss": "media",
}
# Names with capitals; everything else is in lower case.
_CAPITALS: Final = (
    "rss:pubDate rss:lastBuildDate rss:managingEditor rss:webMaster rss:skipHours rss:skipDays rss:textInput"
    " rss:expirationDate dcterms:rightsHolder dcterms:accessRights dcterms:dateCopyrighted"
    " dcterms:isVersionOf dcterms:isFormatOf cc:attributionName cc:attributionURL cc:morePermissions"
    " cc:Work creativeCommons:license media:starRating feedburner:origLink pheedo:origLink sy:updatePeriod"
    " sy:updateFrequency sy:updateBase prism:publicationDate prism:modificationDate rdf:RDF rdf:Seq itunes:newFeedUrl"
)
_WRITTEN: Final = {name.lower(): name for name in _CAPITALS.split(" ")}


@lru_cache(maxsize=8_192)
def name(tag: str, default: str) -> str:
    """Return the short name of an lxml tag, ``"dc:rights"``; ``""`` for a vocabulary we do not read.

    ``default`` is the vocabulary of elements in no namespace: ``"rss"`` in RSS, ``"atom"`` in an Atom feed that
    forgot its own.
    """
    if tag[:1] == "{":
        namespace, _, local = tag[1:].partition("}")
        prefix = prefix_of(namespace)
    elif ":" in tag:  # an undeclared prefix: what it usually means
        written, _, local = tag.partition(":")
        prefix = _BY_PREFIX.get(written.lower(), "")
    else:
        prefix, local = default, tag
    if not prefix or len(local) > 64:  # noqa: PLR2004 - longer than any name we know
        return ""
    short = f"{prefix}:{local.lower()}"
    lower = short.lower()
    return _WRITTEN.get(lower, short)


def prefix_of(namespace: str) -> str:
    """Return the short prefix of a namespace, or ``""``."""
    key = namespace.strip().lower()
    found = _NAMESPACES.get(key) or _NAMESPACES.get(key.rstrip("/")) or _NAMESPACES.get(key + "/")
    if found:
        return found
    if key.startswith(("http://backend.userland.com/rss", "http://purl.org/rss/2", "http://my.netscape.com/")):
        return "rss"  # RSS 0.9x and 2.0 under the address of one of their specifications
    return ""


def local(tag: str) -> str:
    """Return the local name of an lxml tag as written."""
    return tag.rpartition("}")[2].rpartition(":")[2]
