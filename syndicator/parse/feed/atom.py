"""Elements of Atom 1.0 (RFC 4287), 0.3 and tombstones (RFC 6721); also where they stand in RSS. Decides nothing."""

from __future__ import annotations

import base64
import binascii
from typing import Final

from syndicator.model.draft import DraftEnclosure, DraftLink, DraftOrigin, DraftTerm, Said, Withdrawn
from syndicator.parse.feed import markup, people
from syndicator.parse.feed.names import XML, local, name
from syndicator.parse.feed.record import LONGEST_LINE, LONGEST_TEXT, MOST_OF_A_KIND, Element, Handler, Record, plain
from syndicator.parse.feed.rss import ALTERNATE, CANONICAL
from syndicator.syntax import html
from syndicator.syntax import url as web

_OTHER_FORM: Final = 8  # an alternate that is no web page: JSON, PDF
_IANA: Final = ("http://www.iana.org/assignments/relation/", "https://www.iana.org/assignments/relation/")
_PAGES: Final = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "html"})


def construct(record: Record, element: Element, short: str, limit: int = LONGEST_LINE) -> Said | None:
    """Return a text construct (RFC 4287 §3.1), or an Atom 0.3 one with its mode; None where it says nothing."""
    kind = (element.get("type") or "").strip().lower()
    mode = (element.get("mode") or "").strip().lower()
    place = record.place.at(element) if record.inherits else record.place
    media_type = "text/plain" if kind in {"", "text", "plain", "text/plain"} else "text/html"
    if mode == "base64" or (not mode and _is_encoded(kind)):
        text = _decoded(element.text or "")
        media_type = "text/html" if html.is_markup(text) else "text/plain"
    elif len(element):
        text = _inner(element, place.base, is_xhtml=kind == "xhtml")
        media_type = "text/html"
    else:
        text = element.text or ""
    text = record.cut(text.strip(), short, limit)
    if not text:
        return None
    return Said(
        text=text,
        carrier=short,
        locator=record.where(short),
        language=place.language,
        media_type=media_type,
        base_url=place.base,
    )


def _is_encoded(kind: str) -> bool:
    """RFC 4287 §4.1.3.3: what is neither text nor XML stands in Base64."""
    return "/" in kind and not kind.startswith("text/") and not kind.endswith(("+xml", "/xml", "html"))


def _inner(element: Element, base: str | None, *, is_xhtml: bool) -> str:
    """The markup inside; the one div an xhtml construct consists of is not part of it (RFC 4287 §3.1.1.3)."""
    children = [child for child in element if isinstance(child.tag, str)]
    if is_xhtml and len(children) == 1 and local(str(children[0].tag)).lower() == "div":
        own = children[0].get(XML + "base")
        nested = (web.normalise(own, base) or base) if own else base
        return markup.inner(children[0], base if nested == base else nested, resolve=nested != base)
    return markup.inner(element, base)


def _decoded(text: str) -> str:
    try:
        return base64.b64decode("".join(text[: 2 * LONGEST_TEXT].split()), validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def title(record: Record, element: Element, short: str) -> None:
    """Take a title or subtitle."""
    said = construct(record, element, short)
    if said is not None:
        (record.titles if short == "atom:title" else record.subtitles).append(said)


def identifier(record: Record, element: Element, short: str) -> None:  # noqa: ARG001 - every handler has this shape
    """Take the id."""
    text = plain(element)
    if text:
        record.identifiers.insert(0, text)


def summary(record: Record, element: Element, short: str) -> None:
    """Take a summary."""
    said = construct(record, element, short, LONGEST_TEXT)
    if said is not None:
        record.summaries.append(said)


def content(record: Record, element: Element, short: str) -> None:
    """Take the content; content that stands elsewhere (src, RFC 4287 §4.1.3.2) is an attached file."""
    place = record.at(element)
    elsewhere = element.get("src")
    if elsewhere:
        address = web.normalise(elsewhere, place.base)
        if address is not None:
            record.enclosures.append(DraftEnclosure(url=address, media_type=element.get("type") or None))
        return
    said = construct(record, element, short, LONGEST_TEXT)
    if said is not None:
        record.bodies.append(said)


def date(record: Record, element: Element, short: str) -> None:
    """Take a date, as written."""
    text = element.text
    text = text.strip() if text else ""
    if text and len(text) <= LONGEST_LINE:
        said = Said(text=text, carrier=short, locator=record.where(short))
        if short in {"atom:updated", "atom:modified"}:
            record.updated.append(said)
        elif short == "atom:created":
            record.published.append(said)
        else:
            record.published.insert(0, said)


def person(record: Record, element: Element, short: str) -> None:
    """Take a person construct."""
    found = people.construct(element, short, record.at(element), record.counted(short))
    if found is not None and len(record.people) < MOST_OF_A_KIND:
        record.people.append(found)


def category(record: Record, element: Element, short: str) -> None:
    """Take a category; some write the term as text."""
    term = element.get("term") or plain(element)
    if term and len(record.terms) < MOST_OF_A_KIND:
        record.terms.append(
            DraftTerm(
                term=html.fold(term),
                scheme=element.get("scheme") or element.get("domain") or None,
                label=element.get("label") or None,
                carrier=short,
            )
        )


def link(record: Record, element: Element, short: str) -> None:
    """Take a link by its relation; the relations we do not know are none of our business."""
    rel = (element.get("rel") or "alternate").strip().lower()
    for registry in _IANA:
        rel = rel.removeprefix(registry)
    _relate(record, element, rel)
    taker = _RELATIONS.get(rel)
    if taker is not None:
        taker(record, element, short)
    elif " " in rel and "license" in rel.split():
        _license(record, element, short)


def _relate(record: Record, element: Element, rel: str) -> None:
    address = web.normalise(element.get("href") or "", record.at(element).base)
    if address is not None and len(record.relations) < MOST_OF_A_KIND:
        record.relations.append(
            DraftLink(
                rel=rel[:200],
                url=address,
                media_type=element.get("type") or None,
                title=element.get("title") or None,
                language=element.get("hreflang") or None,
                length=_length(element),
            )
        )


def _length(element: Element) -> int | None:
    text = (element.get("length") or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None  # noqa: PLR2004 - a petabyte


def _alternate(record: Record, element: Element, short: str) -> None:
    form = (element.get("type") or "").strip().lower()
    href = element.get("href") or plain(element)
    order = ALTERNATE if form.partition(";")[0] in _PAGES else _OTHER_FORM
    resolved = record.link(order, href, short, record.at(element))
    if resolved is not None and record.home is None and order == ALTERNATE:
        record.home = resolved


def _canonical(record: Record, element: Element, short: str) -> None:
    record.link(CANONICAL, element.get("href"), f"{short}[canonical]", record.at(element))


def _self(record: Record, element: Element, short: str) -> None:  # noqa: ARG001 - every handler has this shape
    if record.self_link is None:
        record.self_link = web.normalise(element.get("href") or "", record.at(element).base)


def _enclosure(record: Record, element: Element, short: str) -> None:  # noqa: ARG001 - every handler has this shape
    address = web.normalise(element.get("href") or "", record.at(element).base)
    if address is not None:
        record.enclosures.append(
            DraftEnclosure(
                url=address,
                media_type=(element.get("type") or "").strip().lower() or None,
                length=_length(element),
                title=element.get("title") or None,
            )
        )


def _via(record: Record, element: Element, short: str) -> None:
    """Take "the source of the information provided" (RFC 4287 §4.2.7.2)."""
    address = web.normalise(element.get("href") or "", record.at(element).base)
    if address is not None and record.scope == "item":
        words = element.get("title") or ""
        record.origins.append(
            DraftOrigin(
                name=words or None,
                article_url=address,
                carrier=f"{short}[via]",
                words=words,
                locator=record.counted(short),
            )
        )


def _license(record: Record, element: Element, short: str) -> None:
    """Take a licence link (RFC 4946)."""
    attributes = tuple(
        (key, element.get(key) or "") for key in ("rel", "type", "title", "hreflang") if element.get(key)
    )
    if record.scope == "source":
        attributes += (("within", "source"),)
    words = html.fold(element.get("title") or "")
    href = element.get("href") or plain(element)
    if href:
        record.mark("link:license", element, short, words=words, address=href, attributes=attributes)


_RELATIONS: Final[dict[str, Handler]] = {
    "alternate": _alternate,
    "canonical": _canonical,
    "self": _self,
    "enclosure": _enclosure,
    "via": _via,
    "license": _license,
    "licence": _license,
}


def tombstone(element: Element, locator: str) -> Withdrawn | None:
    """Return what at:deleted-entry says (RFC 6721 §3); ``ref`` is the entry's atom:id."""
    reference = (element.get("ref") or "").strip()
    if not reference or len(reference) > LONGEST_LINE:
        return None
    reasons = [
        plain(child) for child in element if isinstance(child.tag, str) and name(child.tag, "at") == "at:comment"
    ]
    when = (element.get("when") or "").strip() or None
    return Withdrawn(key=f"guid:{reference}", when=when, reason=next(iter(reasons), ""), locator=locator)


ELEMENTS: Final[dict[str, Handler]] = {
    "atom:title": title,
    "atom:subtitle": title,
    "atom:tagline": title,
    "atom:id": identifier,
    "atom:link": link,
    "atom:summary": summary,
    "atom:content": content,
    "atom:published": date,
    "atom:issued": date,
    "atom:created": date,
    "atom:updated": date,
    "atom:modified": date,
    "atom:author": person,
    "atom:contributor": person,
    "atom:category": category,
}
