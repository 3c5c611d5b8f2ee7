"""What feedgen cannot say, said through its extension mechanism: licences, sources, links, credits, tombstones.

feedgen 1.0.0 drops every attribute of an Atom entry's links, refuses ``rel="license"``, loses authors without an e-mail
address in RSS and writes RSS dates with ``locale.setlocale`` (DESIGN.md §5). So links, dates and rights of entries are
written here, and feedgen is not told about them; the tests check the outcome, not these calls.

feedgen asks an extension for three methods, not for a base class. It builds Atom as elements without a namespace and
puts ``xmlns`` on the root as an attribute, so Atom elements are made without a namespace here as well.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from lxml import etree

from syndicator.model.article import Enclosure, Image
from syndicator.model.edition import Edition, Entry
from syndicator.render import origin as origins
from syndicator.render.characters import address, clean, line, rfc822, rfc3339

Element = Any  # lxml-stubs' element type is private

ATOM = "http://www.w3.org/2005/Atom"
CREATIVE_COMMONS = "http://backend.userland.com/creativeCommonsRssModule"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
MEDIA = "http://search.yahoo.com/mrss/"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

MEDIA_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
SUFFIXES = {"rss": ".rss.xml", "atom": ".atom.xml", "json": ".json"}
NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


class RssFeed:
    """The channel: links to its other formats."""

    def __init__(self) -> None:
        self.edition: Edition | None = None

    def extend_ns(self) -> Mapping[str, str]:
        """Return the prefixes used in the channel and its items."""
        return {"creativeCommons": CREATIVE_COMMONS, "dc": DC, "dcterms": DCTERMS, "media": MEDIA}

    def extend_rss(self, feed: Element) -> Element:
        """Add what concerns the channel; items are appended by feedgen afterwards."""
        if self.edition is not None:
            channel = feed[0]
            _add(channel, "lastBuildDate", rfc822(self.edition.updated))
            for name in self.edition.formats:
                if name != "rss":
                    _add_alternate(channel, f"{{{ATOM}}}link", self.edition, name)
        return feed


class RssEntry:
    """An item: who wrote it, whose it is, where it comes from."""

    def __init__(self) -> None:
        self.entry: Entry | None = None

    def extend_rss(self, item: Element) -> Element:
        """Add everything of an entry that RSS 2.0 itself has no element for."""
        entry = self.entry
        if entry is None:
            return item
        _add(item, "pubDate", rfc822(entry.published))
        _add(item, f"{{{ATOM}}}updated", rfc3339(entry.updated))
        for person in origins.authors(entry):
            _add(item, f"{{{DC}}}creator", line(person.name))
        for person in origins.contributors(entry):
            _add(item, f"{{{DC}}}contributor", line(person.name))
        _add(item, f"{{{DC}}}language", origins.language(entry) or "")
        self._add_origin(item, entry)
        self._add_rights(item, entry)
        _add_media(item, entry)
        for enclosure in entry.enclosures[1:]:  # RSS 2.0 takes one enclosure; the others are links like it
            _add(item, f"{{{ATOM}}}link", **_enclosure(enclosure))
        return item

    def _add_origin(self, item: Element, entry: Entry) -> None:
        origin = origins.origin(entry)
        if origin.feed_url is None:
            # <source> must name a feed (RSS 2.0); dc:source beside it would say the same twice.
            where = origin.article_url if entry.credit.via is not None else None
            _add(item, f"{{{DC}}}source", address(where) if where else origin.name or "")
        if entry.original_published is not None:
            # Not dcterms:issued: feed readers would take it for the item's own date of publication.
            _add(item, f"{{{DCTERMS}}}created", rfc3339(entry.original_published))
        found = origins.found_at(entry)
        if found is not None:
            _add(item, f"{{{ATOM}}}link", rel="via", href=address(found), title=line(entry.credit.via))
        if entry.canonical is not None:
            _add(item, f"{{{ATOM}}}link", rel="canonical", href=address(entry.canonical))

    def _add_rights(self, item: Element, entry: Entry) -> None:
        _add(item, f"{{{DC}}}rights", line(entry.rights))
        for holder in entry.holders:
            _add(item, f"{{{DCTERMS}}}rightsHolder", line(holder))
        url = origins.license_url(entry)
        if url is not None:
            _add(item, f"{{{DCTERMS}}}license", address(url))
            if "creativecommons.org/" in url:
                _add(item, f"{{{CREATIVE_COMMONS}}}license", address(url))
            _add(item, f"{{{ATOM}}}link", rel="license", href=address(url), title=line(entry.credit.license_name))


class AtomFeed:
    """The feed: tombstones of what is no more (RFC 6721)."""

    def __init__(self) -> None:
        self.edition: Edition | None = None

    def extend_ns(self) -> Mapping[str, str]:
        """Return the prefixes used in the feed and its entries."""
        tombstones = {"at": TOMBSTONES} if self.edition is not None and self.edition.tombstones else {}
        return tombstones | {"dcterms": DCTERMS, "media": MEDIA}

    def extend_atom(self, feed: Element) -> Element:
        """Add what concerns the feed; entries are appended by feedgen afterwards."""
        if self.edition is None:
            return feed
        _mark_text(feed)
        for name in self.edition.formats:
            if name != "atom":
                _add_alternate(feed, "link", self.edition, name)
        for tombstone in self.edition.tombstones:
            deleted = _add(feed, f"{{{TOMBSTONES}}}deleted-entry", ref=tombstone.id, when=rfc3339(tombstone.when))
            if line(tombstone.by):
                _add(_add(deleted, f"{{{TOMBSTONES}}}by"), "name", line(tombstone.by))
            _add(deleted, f"{{{TOMBSTONES}}}comment", line(tombstone.comment))
        return feed


class AtomEntry:
    """An entry: its links with all their attributes, its source, its licence."""

    def __init__(self) -> None:
        self.entry: Entry | None = None

    def extend_atom(self, element: Element) -> Element:
        """Add everything of an entry that feedgen writes wrongly or not at all."""
        entry = self.entry
        if entry is None:
            return element
        language = origins.language(entry)
        if language is not None:
            element.set(LANGUAGE, language)
        _mark_text(element)
        self._add_links(element, entry)
        self._add_source(element, entry)
        for holder in entry.holders:
            _add(element, f"{{{DCTERMS}}}rightsHolder", line(holder))
        if entry.original_published is not None:
            _add(element, f"{{{DCTERMS}}}created", rfc3339(entry.original_published))
        _add_media(element, entry)
        return element

    def _add_links(self, element: Element, entry: Entry) -> None:
        if entry.url is not None:
            _add(element, "link", rel="alternate", type="text/html", href=address(entry.url))
        found = origins.found_at(entry)
        if found is not None:
            _add(element, "link", rel="via", href=address(found), title=line(entry.credit.via))
        # RFC 4946: without a link of its own an entry would inherit; a mixed feed must say "none stated" each time.
        url = origins.license_url(entry)
        if url is not None:
            _add(element, "link", rel="license", href=address(url), title=line(entry.credit.license_name))
        else:
            _add(element, "link", rel="license", href=origins.UNSPECIFIED_LICENSE)
        if entry.canonical is not None:
            _add(element, "link", rel="canonical", href=address(entry.canonical))
        for enclosure in entry.enclosures:
            _add(element, "link", **_enclosure(enclosure))

    def _add_source(self, element: Element, entry: Entry) -> None:
        """Metadata of the origin's feed (RFC 4287 §4.2.11), as far as it is known.

        Rights and licence stand in the entry: what one entry grants says nothing about the whole feed it came from.
        """
        origin = origins.origin(entry)
        if origin.name is None and origin.id is None:
            return
        source = _add(element, "source")
        _add(source, "id", address(origin.id) if origin.id else "")
        _add(source, "title", origin.name or "")
        _add(source, "updated", rfc3339(origin.published))
        if origin.name is not None:
            _add(_add(source, "author"), "name", origin.name)
        if origin.feed_url is not None:
            _add(source, "link", rel="self", href=address(origin.feed_url))
        if origin.page_url is not None:
            _add(source, "link", rel="alternate", type="text/html", href=address(origin.page_url))
        _mark_text(source)


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Append an element with its non-empty attributes; one that would say nothing at all is not appended."""
    kept = {name: clean(value) for name, value in attributes.items() if value}
    if text == "" and not kept:
        return None
    element = etree.SubElement(parent, tag, kept)
    if text:
        element.text = clean(text)
    return element


def _add_alternate(parent: Element, tag: str, edition: Edition, name: str) -> None:
    href = address(edition.base_url + edition.id + SUFFIXES[name])
    _add(parent, tag, rel="alternate", type=MEDIA_TYPES[name], href=href, title=NAMES[name])


def _add_media(parent: Element, entry: Entry) -> None:
    """Pictures that may be shown, each with its own credit (Media RSS)."""
    for image in entry.images:
        if image.url is not None:
            _add_picture(parent, image, image.url)
    first = next((image.url for image in entry.images if image.url is not None), None)
    if first is not None:
        _add(parent, f"{{{MEDIA}}}thumbnail", url=address(first))


def _add_picture(parent: Element, image: Image, url: str) -> None:
    size = {
        name: str(value) for name, value in (("width", image.width), ("height", image.height)) if value and value > 0
    }
    picture = _add(
        parent,
        f"{{{MEDIA}}}content",
        url=address(url),
        medium="image",
        type=origins.media_type(image.media_type) or "",
        **size,
    )
    _add(picture, f"{{{MEDIA}}}description", line(image.caption or image.alt), type="plain" if image.caption else "")
    if line(image.credit):
        _add(picture, f"{{{MEDIA}}}credit", line(image.credit), role="photographer")
    if image.license_url is not None:
        _add(picture, f"{{{DCTERMS}}}license", address(image.license_url))


def _enclosure(item: Enclosure) -> dict[str, str]:
    return {
        "rel": "enclosure",
        "href": address(item.url),
        "type": origins.media_type(item.media_type) or "",
        "length": str(item.length) if item.length is not None and item.length >= 0 else "",
        "title": line(item.title),
    }


def _mark_text(element: Element) -> None:
    """Say of texts that hold ``<`` or ``&`` how they are to be read: as HTML that means just those characters.

    ``<title>AT&amp;T</title>`` is right without it, and many readers get it wrong (RFC 4287 §3.1.1).
    """
    for child in element:
        if child.tag in {"title", "subtitle", "summary", "rights"} and child.text and set(child.text) & {"<", "&"}:
            child.text = html.escape(child.text, quote=False)
            child.set("type", "html")
