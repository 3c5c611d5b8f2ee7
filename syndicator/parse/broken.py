"""Feeds our own reader cannot save, read by feedparser and mapped to the same shape. Never the first choice.

feedparser opens files and addresses when its argument is a string or bytes (RELIABILITY.md §0.1), so it only ever gets
a file object; its sanitiser is no security boundary (§0.2), so it is switched off and ``normalise`` sanitises.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import (
    Complaint,
    Draft,
    DraftEnclosure,
    DraftImage,
    DraftOrigin,
    DraftPerson,
    DraftTerm,
    Harvest,
    HarvestFeed,
    Mark,
    Said,
    Scope,
)
from syndicator.parse import blocks
from syndicator.parse.feed.people import split
from syndicator.syntax import html
from syndicator.syntax import url as web

LARGEST: Final = 4 * 1024 * 1024  # bytes; feedparser is slow and quadratic in places (RELIABILITY.md §0.5)
MOST_ATTRIBUTES: Final = 2_000  # of one tag
MOST_ITEMS: Final = 5_000
_LONGEST: Final = 2_000_000  # characters of one text
_LONGEST_LINE: Final = 20_000
_MOST: Final = 200

_Parsed = Mapping[str, Any]


def read(capture: Capture) -> Harvest:
    """Return what feedparser makes of the document. Raises ``errors.Malformed`` where it is too big for it."""
    body = capture.body
    if len(body) > LARGEST:
        raise Malformed(
            f"a broken feed of {len(body):,} bytes is not read (at most {LARGEST:,})", url=capture.url, code="too_large"
        )
    if any(len(piece) > 20_000 and piece.count(b"=") > MOST_ATTRIBUTES for piece in body.split(b"<")):  # noqa: PLR2004
        raise Malformed("a tag of this feed has thousands of attributes", url=capture.url, code="hostile")
    if html.depth(body.decode("latin-1")) > html.DEEPEST:
        raise Malformed("this nests deeper than any feed", url=capture.url, code="too_deep")
    parsed = _parse(capture)
    base = web.normalise(capture.url)
    complaints = []
    if parsed.get("bozo"):
        complaints.append(Complaint(message=f"read by feedparser: {_flaw(parsed)}", code="broken_feed"))
    entries = list(parsed.get("entries", ()))
    if len(entries) > MOST_ITEMS:
        complaints.append(Complaint(message=f"{len(entries):,} items, read {MOST_ITEMS:,}", code="too_many_items"))
    head = parsed.get("feed", {})
    return Harvest(
        format=_text(parsed.get("version")) or "broken",
        feed=_feed(head, base),
        marks=tuple(_marks(head, "feed", "feed", base)),
        drafts=tuple(_draft(entry, number, base) for number, entry in enumerate(entries[:MOST_ITEMS], 1)),
        complaints=tuple(complaints),
    )


def _parse(capture: Capture) -> _Parsed:
    import feedparser

    charset = f"; charset={capture.charset}" if capture.charset else ""
    # text/xml without a charset would mean US-ASCII to feedparser (RFC 3023); nobody who sends it means that.
    headers = {"content-location": web.normalise(capture.url) or "", "content-type": f"application/xml{charset}"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed: _Parsed = feedparser.parse(  # noqa: TID251 - a file object: it cannot be taken for a path
            io.BytesIO(capture.body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    return parsed


def _flaw(parsed: _Parsed) -> str:
    return str(parsed.get("bozo_exception") or "not well-formed")[:300]


def _text(value: object, limit: int = _LONGEST_LINE) -> str:
    return value.strip()[:limit] if isinstance(value, str) else ""


def _feed(head: _Parsed, base: str | None) -> HarvestFeed:
    ttl = _text(head.get("ttl"))
    return HarvestFeed(
        title=html.text(_text(head.get("title"))) or None,
        url=web.normalise(_text(head.get("link"))),
        feed_url=next(
            (web.normalise(_text(link.get("href"))) for link in _dicts(head, "links") if link.get("rel") == "self"),
            None,
        ),
        id=_text(head.get("id")) or None,
        language=_text(head.get("language")) or None,
        updated=_text(head.get("updated")) or _text(head.get("published")) or None,
        people=tuple(_people(head, "feed")),
        ttl_minutes=int(ttl) if ttl.isascii() and ttl.isdigit() and len(ttl) < 9 else None,  # noqa: PLR2004 - 1,900 years
        update_period=_text(head.get("sy_updateperiod")) or None,
        update_frequency=_text(head.get("sy_updatefrequency")) or None,
        terms=tuple(_terms(head)),
        said=tuple(
            said
            for key, carrier in (("title", "rss:title"), ("subtitle", "rss:description"))
            if (said := _detail(head, key, "feed", base, carrier)) is not None
        ),
    )


def _dicts(parsed: _Parsed, key: str) -> list[_Parsed]:
    value = parsed.get(key)
    return [one for one in value if isinstance(one, Mapping)][:_MOST] if isinstance(value, list) else []


def _draft(entry: _Parsed, number: int, base: str | None) -> Draft:
    locator = f"entries[{number}]"
    bodies = tuple(
        said
        for one in _dicts(entry, "content")
        if (said := _said(one, "content", f"{locator}/content", base)) is not None
    )
    summary = _detail(entry, "summary", locator, base)
    if summary is not None and any(said.text == summary.text for said in bodies):
        summary = None
    prose = [*bodies[:1], *([summary] if summary else [])]
    found = [
        mark
        for said in prose
        for mark in blocks.marks(said.text, base_url=said.base_url, locator=said.locator, language=said.language)
    ]
    title = _detail(entry, "title", locator, base)
    return Draft(
        identifiers=tuple(filter(None, [_text(entry.get("id"))])),
        links=tuple(_links(entry, locator, base)),
        titles=(title,) if title else (),
        people=tuple(_people(entry, locator)),
        published=_dates(entry, locator, "published", "created"),
        updated=_dates(entry, locator, "updated"),
        languages=_languages(entry, locator),
        origins=tuple(_origins(entry, locator, base)),
        terms=tuple(_terms(entry)),
        bodies=bodies,
        summaries=(summary,) if summary else (),
        images=tuple(_images(entry, locator, base)),
        enclosures=tuple(_enclosures(entry, base)),
        marks=(*_marks(entry, "item", locator, base), *dict.fromkeys(found)),
        locator=locator,
    )


def _said(detail: _Parsed, key: str, locator: str, base: str | None) -> Said | None:
    text = _text(detail.get("value"), _LONGEST)
    if not text:
        return None
    kind = _text(detail.get("type"))
    return Said(
        text=text,
        carrier=f"feedparser:{key}",
        locator=locator,
        language=_text(detail.get("language")) or None,
        media_type="text/html" if "html" in kind or html.is_markup(text) else "text/plain",
        base_url=web.normalise(_text(detail.get("base")), base) or base,
    )


def _detail(parsed: _Parsed, key: str, locator: str, base: str | None, carrier: str | None = None) -> Said | None:
    detail = parsed.get(f"{key}_detail")
    said = _said(detail, key, f"{locator}/{key}", base) if isinstance(detail, Mapping) else None
    return replace(said, carrier=carrier) if said is not None and carrier is not None else said


def _links(entry: _Parsed, locator: str, base: str | None) -> Iterable[Said]:
    addresses = [(_text(entry.get("feedburner_origlink")), "origlink"), (_text(entry.get("link")), "link")]
    addresses += [
        (_text(link.get("href")), "links") for link in _dicts(entry, "links") if link.get("rel") == "alternate"
    ]
    if entry.get("guidislink"):
        addresses.append((_text(entry.get("id")), "guid"))
    seen: set[str] = set()
    for address, key in addresses:
        resolved = web.normalise(address, base)
        if resolved is not None and resolved not in seen:
            seen.add(resolved)
            yield Said(text=resolved, carrier=f"feedparser:{key}", locator=f"{locator}/{key}", base_url=base)


def _people(parsed: _Parsed, locator: str) -> Iterable[DraftPerson]:
    details = [(one, "author") for one in _dicts(parsed, "authors")]
    details += [(one, "contributor") for one in _dicts(parsed, "contributors")]
    publisher = parsed.get("publisher_detail")
    if isinstance(publisher, Mapping):
        details.append((publisher, "publisher"))
    written = _text(parsed.get("author"))
    for one, role in details[:_MOST]:
        name, email = _text(one.get("name")), _text(one.get("email"))
        if role == "author" and email and email in written and details[0][0] is one:
            # feedparser cuts "mail (Name)" at the wrong characters; the text it cut is still there.
            name, found = split(written)
            email = found or email
        if name or email:
            yield DraftPerson(
                name=name or email,
                role=role,
                url=web.normalise(_text(one.get("href"))),
                email=email or None,
                carrier=f"feedparser:{role}",
                locator=f"{locator}/{role}",
            )


def _dates(entry: _Parsed, locator: str, *keys: str) -> tuple[Said, ...]:
    values = [(key, _text(entry.get(key))) for key in keys if key in entry.keys()]  # noqa: SIM118 - feedparser's "in" maps old names
    return tuple(
        Said(text=text, carrier=f"feedparser:{key}", locator=f"{locator}/{key}") for key, text in values if text
    )


def _languages(entry: _Parsed, locator: str) -> tuple[Said, ...]:
    text = _text(entry.get("language"))
    return (Said(text=text, carrier="feedparser:language", locator=locator),) if text else ()


def _terms(entry: _Parsed) -> Iterable[DraftTerm]:
    for tag in _dicts(entry, "tags"):
        term = _text(tag.get("term"))
        if term:
            scheme, label = _text(tag.get("scheme")) or None, _text(tag.get("label")) or None
            yield DraftTerm(term=term, scheme=scheme, label=label, carrier="feedparser:tags")


def _origins(entry: _Parsed, locator: str, base: str | None) -> Iterable[DraftOrigin]:
    source = entry.get("source")
    if not isinstance(source, Mapping):
        return
    feed_url = next(
        (web.normalise(_text(link.get("href")), base) for link in _dicts(source, "links") if link.get("rel") == "self"),
        None,
    )
    name = html.text(_text(source.get("title")))
    origin = DraftOrigin(
        name=name or None,
        url=web.normalise(_text(source.get("link")), base),
        feed_url=feed_url or web.normalise(_text(source.get("href")), base),
        feed_id=_text(source.get("id")) or None,
        updated=_text(source.get("updated")) or None,
        authors=tuple(_people(source, f"{locator}/source")),
        rights=_text(source.get("rights")) or None,
        carrier="feedparser:source",
        words=name,
        locator=f"{locator}/source",
    )
    if any((origin.name, origin.url, origin.feed_url, origin.feed_id)):
        yield origin


def _images(entry: _Parsed, locator: str, base: str | None) -> Iterable[DraftImage]:
    credited = ", ".join(filter(None, (_text(one.get("content")) for one in _dicts(entry, "media_credit")))) or None
    for one in _dicts(entry, "media_thumbnail"):
        address = web.normalise(_text(one.get("url")), base)
        if address is not None:
            yield DraftImage(url=address, credit=credited, carrier="feedparser:media_thumbnail", locator=locator)
    for one in _dicts(entry, "media_content"):
        address = web.normalise(_text(one.get("url")), base)
        if address is not None and (one.get("medium") == "image" or _text(one.get("type")).startswith("image/")):
            yield DraftImage(url=address, credit=credited, carrier="feedparser:media_content", locator=locator)


def _enclosures(entry: _Parsed, base: str | None) -> Iterable[DraftEnclosure]:
    for one in _dicts(entry, "enclosures"):
        address = web.normalise(_text(one.get("href")), base)
        length = _text(one.get("length"))
        if address is not None:
            yield DraftEnclosure(
                url=address,
                media_type=_text(one.get("type")) or None,
                length=int(length) if length.isascii() and length.isdigit() and len(length) <= 15 else None,  # noqa: PLR2004
            )


def _marks(parsed: _Parsed, scope: Scope, locator: str, base: str | None) -> Iterable[Mark]:
    """Rights as feedparser keeps them: one rights text, licence links, Media RSS. Which element it was is lost."""
    rights = parsed.get("rights_detail")
    if isinstance(rights, Mapping) and (value := _text(rights.get("value"))):
        signal = "rss:copyright" if scope == "feed" else "dc:rights"
        yield Mark(signal=signal, words=html.fold(html.text(value)), scope=scope, locator=f"{locator}/rights",
                   html=value if html.is_markup(value) else None)  # fmt: skip
    for link in _dicts(parsed, "links"):
        address = web.normalise(_text(link.get("href")), base)
        if link.get("rel") == "license" and address is not None:
            yield Mark(signal="link:license", url=address, words=_text(link.get("title")),
                       attributes=(("rel", "license"),), scope=scope, locator=f"{locator}/license")  # fmt: skip
    source = parsed.get("source")
    if isinstance(source, Mapping) and (value := _text(source.get("rights"))):
        yield Mark(signal="atom:source-rights", words=html.fold(html.text(value)), locator=f"{locator}/source/rights")
    yield from _media_marks(parsed, scope, locator, base)


def _media_marks(parsed: _Parsed, scope: Scope, locator: str, base: str | None) -> Iterable[Mark]:
    for one in _dicts(parsed, "media_credit"):
        if words := _text(one.get("content")):
            role = _text(one.get("role"))
            yield Mark(signal="media:credit", words=words, attributes=(("role", role),) if role else (),
                       scope=scope, extent="media", locator=f"{locator}/media:credit")  # fmt: skip
    for key, signal in (
        ("media_license", "media:license"),
        ("media_copyright", "media:copyright"),
        ("media_restriction", "media:restriction"),
    ):
        right = parsed.get(key)
        if isinstance(right, Mapping):
            address = web.normalise(_text(right.get("href") or right.get("url")), base)
            attributes = tuple((name, _text(right.get(name))) for name in ("type", "relationship") if right.get(name))
            yield Mark(signal=signal, words=_text(right.get("content")), url=address, attributes=attributes,
                       scope=scope, extent="media", locator=f"{locator}/{signal}")  # fmt: skip
