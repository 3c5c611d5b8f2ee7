"""RSS 2.0 with the modules that carry what RSS lacks: dc, dcterms, creativeCommons, media, content, atom."""

from __future__ import annotations

from typing import Any, TypeAlias

from syndicator.errors import RenderError
from syndicator.model.edition import Edition, Entry
from syndicator.render import origin as origins
from syndicator.render.characters import address, line

NAME = "rss"
SUFFIX = ".rss.xml"
MEDIA_TYPE = "application/rss+xml"

_TTL_MINUTES = 60  # feeds are printed at most this often unless somebody asks for more

_FeedEntry: TypeAlias = Any  # feedgen has no types, and its extensions are set as attributes


def render(edition: Edition) -> bytes:
    """Return the edition as an RSS 2.0 document; equal editions give equal bytes. Raises ``errors.RenderError``."""
    from feedgen.feed import FeedGenerator

    from syndicator.render.extensions import RssEntry, RssFeed

    feed = FeedGenerator()
    feed.register_extension("syndicator", RssFeed, RssEntry, atom=False)
    feed.syndicator.edition = edition
    # feedgen would write "now", and would change the locale of the whole process to do so; RssFeed writes the date.
    feed._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001 - there is no public way to leave it out
    feed.title(line(edition.title) or edition.id)
    feed.description(line(edition.description) or line(edition.title) or edition.id)
    feed.language(edition.language)
    feed.generator(" ".join(part for part in (line(edition.generator), edition.version) if part))
    feed.ttl(_TTL_MINUTES)
    feed.link(href=address(edition.base_url + edition.id + SUFFIX), rel="self", type=MEDIA_TYPE)
    feed.link(href=address(edition.site_url), rel="alternate")  # the last link that is not "self" is RSS's <link>
    for entry in edition.entries:
        try:
            _write(feed.add_entry(order="append"), entry)
        except ValueError as problem:
            raise RenderError(f"RSS: {problem}", output_format=NAME, article_id=entry.id) from problem
    try:
        document: bytes = feed.rss_str()
    except ValueError as problem:
        raise RenderError(f"RSS: {problem}", output_format=NAME) from problem
    return document + b"\n"


def _write(item: _FeedEntry, entry: Entry) -> None:
    """Tell feedgen what it writes well; ``extensions.RssEntry`` adds the rest."""
    item.syndicator.entry = entry
    item.guid(entry.id, permalink=False)
    item.title(origins.title(entry))
    if entry.url is not None:
        item.link(href=address(entry.url), rel="alternate")
    item.description(origins.description(entry))
    if entry.outcome == "full":
        item.content(origins.content(entry))
    for term in entry.terms:
        if line(term.term):
            scheme = {"scheme": line(term.scheme)} if line(term.scheme) else {}
            label = {"label": line(term.label)} if line(term.label) else {}
            item.category({"term": line(term.term)} | scheme | label)
    origin = origins.origin(entry)
    if origin.feed_url is not None:
        item.source(url=address(origin.feed_url), title=origin.name or origin.feed_url)
    if entry.enclosures:
        first = entry.enclosures[0]
        # RSS demands all three; the unknown type is what HTTP calls unknown (RFC 9110 §8.3), the unknown length 0.
        kind = origins.media_type(first.media_type) or "application/octet-stream"
        item.enclosure(url=address(first.url), length=str(max(first.length or 0, 0)), type=kind)
