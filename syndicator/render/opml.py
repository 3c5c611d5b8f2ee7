"""Configured sources as OPML 2.0, for people to take to another reader. Not an edition: no article stands in it.

http://opml.org/spec2.opml. Feeds are ``type="rss"`` outlines; pages are links; folders on this machine are left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from syndicator.model.source import Source
from syndicator.render.characters import address, line

MEDIA_TYPE = "text/x-opml"


def render(sources: Iterable[Source], *, title: str, owner: str | None = None) -> bytes:
    """Return the list in the order given; equal sources give equal bytes, for it says no date."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = line(title)
    if owner:
        name = "ownerEmail" if "@" in owner and "//" not in owner else "ownerId"
        etree.SubElement(head, name).text = line(owner)
    body = etree.SubElement(root, "body")
    for source in sources:
        for url in source.urls:
            etree.SubElement(body, "outline", _outline(source, url))
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _outline(source: Source, url: str) -> dict[str, str]:
    name = line(source.name) or line(source.publisher) or source.id
    outline = {"text": name, "title": name}
    if source.kind == "feed":
        outline |= {"type": "rss", "xmlUrl": address(url)}
    else:
        outline |= {"type": "link", "url": address(url)}
    if source.publisher_url:
        outline["htmlUrl"] = address(source.publisher_url)
    if source.language:
        outline["language"] = line(source.language)
    return outline
