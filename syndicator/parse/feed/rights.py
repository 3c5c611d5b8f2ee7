"""Elements of feeds that speak of rights, each to a mark with its place. Reads no licence and weighs nothing."""

from __future__ import annotations

from typing import Final

from lxml import etree

from syndicator.parse.feed.atom import construct
from syndicator.parse.feed.names import local
from syndicator.parse.feed.record import Element, Handler, Record, plain, resource
from syndicator.syntax import html
from syndicator.syntax import url as web

_LONGEST_RSL: Final = 8_000  # characters of an rsl:content element kept verbatim


def statement(record: Record, element: Element, short: str) -> None:
    """Take a line about rights: words, an address, or both."""
    said = construct(record, element, short) if short.startswith("atom:") else record.say(element, short)
    address = resource(element)
    words = ""
    markup = None
    if said is not None:
        words = html.fold(html.text(said.text) if said.media_type == "text/html" else said.text)
        markup = said.text if said.media_type == "text/html" and ("<" in said.text or "&" in said.text) else None
        if address is None and " " not in words and web.is_web(words):
            address = words
    signal, attributes = _signal(record, short)
    before = len(record.marks)
    if not words and address is None:
        return  # an empty element says nothing; it grants nothing either
    record.mark(signal, element, short, words=words, address=address, attributes=attributes)
    if markup is not None and len(record.marks) > before:
        _keep_markup(record, markup)


def _keep_markup(record: Record, markup: str) -> None:
    from dataclasses import replace

    record.marks[-1] = replace(record.marks[-1], html=markup)


def _signal(record: Record, short: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    if short in {"atom:rights", "atom:copyright"}:
        return ("atom:source-rights" if record.scope == "source" else "atom:rights"), ()
    if short == "rss:copyright" and record.scope == "feed":
        return "rss:copyright", ()
    if short in {"rss:copyright", "rss:rights", "prism:copyright", "rss:license"}:
        # RSS knows no rights of an item; what stands there anyway is read as what it says.
        return "dc:rights", (("element", short),)
    return short, ()


def license_link(record: Record, element: Element, short: str) -> None:
    """Take cc:license or creativeCommons:license; the address is an attribute in RDF, text in the RSS module."""
    words = plain(element)
    address = resource(element) or words or element.get("href") or None
    attributes: tuple[tuple[str, str], ...] = (("element", short),)
    if record.scope == "source":
        attributes += (("within", "source"),)
    if address:
        record.mark("cc:license", element, short, words=words or address, address=address, attributes=attributes)


def attribution(record: Record, element: Element, short: str) -> None:
    """Take cc:attributionName, cc:attributionURL, cc:morePermissions."""
    words = plain(element)
    address = resource(element) or (words if web.is_web(words) else None)
    if words or address:
        record.mark(short, element, short, words=words, address=address)


def rsl(record: Record, element: Element, short: str) -> None:
    """Take rsl:content whole: it has a grammar of its own (RSL 1.0) and is the machine-use lane."""
    written = etree.tostring(element, encoding="unicode", with_tail=False)
    attributes = tuple((local(str(key)), str(value)) for key, value in element.attrib.items())[:20]
    record.mark("rsl:content", element, short, words=html.fold(written)[:_LONGEST_RSL], attributes=attributes)


def podcast_license(record: Record, element: Element, short: str) -> None:
    """Take podcast:license: it licenses the recording."""
    words = plain(element)
    record.mark("media:license", element, short, words=words, address=element.get("url"), extent="media")


ELEMENTS: Final[dict[str, Handler]] = {
    **dict.fromkeys(
        (
            "rss:copyright",
            "rss:rights",
            "rss:license",
            "atom:rights",
            "atom:copyright",
            "dc:rights",
            "dcterms:rights",
            "dcterms:license",
            "dcterms:rightsHolder",
            "dcterms:accessRights",
            "dcterms:dateCopyrighted",
            "prism:copyright",
        ),
        statement,
    ),
    "cc:license": license_link,
    "creativeCommons:license": license_link,
    "cc:attributionName": attribution,
    "cc:attributionURL": attribution,
    "cc:morePermissions": attribution,
    "rsl:content": rsl,
    "podcast:license": podcast_license,
}
