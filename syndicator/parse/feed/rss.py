"""Elements of RSS itself (0.90 to 2.0, RDF) and of the modules that say the same things. Decides nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from syndicator.model.draft import DraftEnclosure, DraftLink, DraftOrigin, DraftTerm, Said
from syndicator.parse.feed import people
from syndicator.parse.feed.names import RDF, local
from syndicator.parse.feed.record import LONGEST_LINE, LONGEST_TEXT, MOST_OF_A_KIND, Element, Handler, Record, plain
from syndicator.syntax import html
from syndicator.syntax import url as web

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS = 24

# Order of candidates for an item's address: the lower, the more surely it is the item's own page.
CANONICAL: Final = 0
ORIGINAL: Final = 1
LINK: Final = 2
ALTERNATE: Final = 3
PERMALINK: Final = 4
ABOUT: Final = 5


def title(record: Record, element: Element, short: str) -> None:
    """Take a title; other vocabularies' titles follow the format's own."""
    said = record.say(element, short)
    if said is None:
        return
    if short == "rss:title":
        record.titles.insert(0, said)
    elif short == "itunes:subtitle":
        record.subtitles.append(said)
    else:
        record.titles.append(said)


def link(record: Record, element: Element, short: str) -> None:
    """Take ``<link>``: its text, or an href somebody wrote as in Atom."""
    place = record.at(element)
    href = element.get("href")
    text = plain(element) or href or ""
    if href and element.get("rel", "alternate") not in {"alternate", ""}:
        return
    resolved = record.link(LINK, text, short, place)
    if resolved and record.home is None:
        record.home = resolved


def original_link(record: Record, element: Element, short: str) -> None:
    """Take the address a feed mill replaced by its own (feedburner:origLink)."""
    record.link(ORIGINAL, plain(element), short, record.at(element))


def guid(record: Record, element: Element, short: str) -> None:
    """Take the guid; it is an address too unless isPermaLink says no (RSS 2.0: the default is true)."""
    text = plain(element)
    if not text:
        return
    record.identifiers.insert(0, text)
    permanent = (element.get("isPermaLink") or element.get("ispermalink") or "true").strip().lower()
    if permanent != "false" and web.is_web(text):
        record.link(PERMALINK, text, short, record.at(element))


def identifier(record: Record, element: Element, short: str) -> None:  # noqa: ARG001 - every handler has this shape
    """Take a further identifier (dc:identifier): a DOI, an address, a number."""
    text = plain(element)
    if text and text not in record.identifiers:
        record.identifiers.append(text)


def summary(record: Record, element: Element, short: str) -> None:
    """Take a description: a teaser or the whole text, who knows."""
    said = record.say(element, short, LONGEST_TEXT)
    if said is None:
        return
    if short == "rss:description":
        record.summaries.insert(0, said)
    else:
        record.summaries.append(said)


def body(record: Record, element: Element, short: str) -> None:
    """Take full content; it is markup by definition."""
    said = record.say(element, short, LONGEST_TEXT)
    if said is not None:
        if said.media_type != "text/html" and html.is_markup(said.text):
            said = _as_html(said)
        record.bodies.append(said)


def _as_html(said: Said) -> Said:
    return replace(said, media_type="text/html")


def date(record: Record, element: Element, short: str) -> None:
    """Take a date, as written."""
    text = element.text
    text = text.strip() if text else ""
    if not text or len(text) > LONGEST_LINE:
        return
    said = Said(text=text, carrier=short, locator=record.where(short))
    order = _DATES[short]
    (record.updated if order == "updated" else record.published).append(said)


_DATES: Final = {
    "rss:pubDate": "published",
    "rss:date": "published",
    "dc:date": "published",
    "dcterms:issued": "published",
    "dcterms:created": "published",
    "dcterms:available": "published",
    "dcterms:date": "published",
    "prism:publicationDate": "published",
    "rss:lastBuildDate": "updated",
    "dcterms:modified": "updated",
    "prism:modificationDate": "updated",
}


def language(record: Record, element: Element, short: str) -> None:
    """Take a language code, as written."""
    said = record.say(element, short)
    if said is not None:
        record.languages.append(said)


def category(record: Record, element: Element, short: str) -> None:
    """Take a category with its taxonomy (RSS domain); itunes:category has the word in an attribute and may nest."""
    if len(record.terms) >= MOST_OF_A_KIND:
        return
    term = plain(element) if short != "itunes:category" else " ".join((element.get("text") or "").split())
    term = html.unescape(term)
    scheme = element.get("domain") or element.get("scheme") or None
    if term:
        label = element.get("label") or None
        record.terms.append(DraftTerm(term=term, scheme=scheme, label=label, carrier=short))
    if short == "itunes:category":
        for child in element:
            if isinstance(child.tag, str) and local(child.tag).lower() == "category":
                category(record, child, short)


def keywords(record: Record, element: Element, short: str) -> None:
    """Take a list of words between commas."""
    for word in plain(element).split(",")[:MOST_OF_A_KIND]:
        if word.strip() and len(record.terms) < MOST_OF_A_KIND:
            record.terms.append(DraftTerm(term=word.strip(), carrier=short))


_LENGTH = re.compile(r"\s{0,9}(\d{1,15})\s{0,9}")


def enclosure(record: Record, element: Element, short: str) -> None:  # noqa: ARG001 - every handler has this shape
    """Take an attached file."""
    address = web.normalise(element.get("url") or "", record.at(element).base)
    if address is None:
        return
    length = _LENGTH.fullmatch(element.get("length") or "")
    media_type = (element.get("type") or "").strip().lower() or None
    record.enclosures.append(
        DraftEnclosure(
            url=address,
            media_type=media_type,
            length=int(length[1]) if length else None,
            title=element.get("title") or None,
        )
    )


def source(record: Record, element: Element, short: str) -> None:
    """Take ``<source url>``: the feed this item was taken from; its address is a feed's, never an article's."""
    if record.scope == "feed":
        return
    words = html.unescape(plain(element))
    feed_url = web.normalise(element.get("url") or "", record.at(element).base)
    if words or feed_url:
        record.origins.append(
            DraftOrigin(
                name=words or None, feed_url=feed_url, carrier=short, words=words, locator=record.counted(short)
            )
        )


def derived(record: Record, element: Element, short: str) -> None:
    """Take dc:source: what this item was derived from, an address or words."""
    words = html.unescape(plain(element))
    place = record.at(element)
    address = web.normalise(words, None) if words else web.normalise(element.get(RDF + "resource") or "", place.base)
    if (words or address) and record.scope != "feed":
        record.origins.append(
            DraftOrigin(
                name=words if address is None else None,
                article_url=address,
                carrier=short,
                words=words,
                locator=record.counted(short),
            )
        )


def comments(record: Record, element: Element, short: str) -> None:  # noqa: ARG001 - every handler has this shape
    """Take the address where people reply (RFC 4685 calls the relation "replies")."""
    address = web.normalise(plain(element), record.at(element).base)
    if address is not None and len(record.relations) < MOST_OF_A_KIND:
        record.relations.append(DraftLink(rel="replies", url=address))


_VALID_UNTIL: Final = re.compile(r"(?:^|;)\s{0,9}end\s{0,9}=\s{0,9}([^;]{1,60})", re.IGNORECASE)


def expires(record: Record, element: Element, short: str) -> None:
    """Take until when the item is meant to stand: RSS 0.93 expirationDate, or the end of a dcterms:valid period."""
    said = record.say(element, short)
    if said is None:
        return
    until = _VALID_UNTIL.search(said.text[:LONGEST_LINE])
    if until is not None:
        record.expires = replace(said, text=until[1].strip())
    elif short != "dcterms:valid" or "=" not in said.text:
        record.expires = said
    record.said.append(said)


def number(record: Record, element: Element, short: str) -> None:
    """Take one of the values that say when to come back."""
    text = plain(element)
    if text:
        record.other.setdefault(short, text[:100])


def skipped(record: Record, element: Element, short: str) -> None:
    """Take skipHours or skipDays."""
    values = [plain(child) for child in element if isinstance(child.tag, str)]
    record.other.setdefault(short, ",".join(values)[:1_000])


def skip_hours(text: str) -> tuple[int, ...]:
    """Return hours of the day (GMT), 0–23; 24 means 0 (RSS 0.91)."""
    found = {int(value) % _HOURS for value in text.split(",") if value.strip().isdigit() and int(value) <= _HOURS}
    return tuple(sorted(found))


def skip_days(text: str) -> tuple[str, ...]:
    """Return English names of days, in lower case."""
    found = {value.strip().lower() for value in text.split(",")}
    return tuple(day for day in _WEEKDAYS if day in found)


COMMON: Final[dict[str, Handler]] = {
    "rss:title": title,
    "dc:title": title,
    "dcterms:title": title,
    "itunes:title": title,
    "itunes:subtitle": title,
    "rss:link": link,
    "rss:url": link,
    "feedburner:origLink": original_link,
    "pheedo:origLink": original_link,
    "rss:guid": guid,
    "dc:identifier": identifier,
    "dcterms:identifier": identifier,
    "rss:description": summary,
    "rss:summary": summary,
    "dc:description": summary,
    "dcterms:abstract": summary,
    "itunes:summary": summary,
    "content:encoded": body,
    "rss:encoded": body,
    "rss:content": body,
    "rss:fullitem": body,
    "fullitem:fullitem": body,
    "rss:body": body,
    "xhtml:body": body,
    "xhtml:div": body,
    **dict.fromkeys(_DATES, date),
    "rss:language": language,
    "dc:language": language,
    "dcterms:language": language,
    "rss:category": category,
    "dc:subject": category,
    "dcterms:subject": category,
    "itunes:category": category,
    "media:category": category,
    "itunes:keywords": keywords,
    "media:keywords": keywords,
    "rss:author": people.named,
    "dc:creator": people.named,
    "dcterms:creator": people.named,
    "dc:author": people.named,
    "dc:contributor": people.named,
    "dcterms:contributor": people.named,
    "dc:publisher": people.named,
    "dcterms:publisher": people.named,
    "prism:publicationname": people.named,
    "itunes:author": people.named,
    "rss:managingEditor": people.named,
    "rss:webMaster": people.named,
    "rss:enclosure": enclosure,
    "rss:source": source,
    "dc:source": derived,
    "dcterms:source": derived,
    "rss:comments": comments,
    "rss:expirationDate": expires,
    "dcterms:valid": expires,
    "rss:ttl": number,
    "sy:updatePeriod": number,
    "sy:updateFrequency": number,
    "rss:skipHours": skipped,
    "rss:skipDays": skipped,
}
