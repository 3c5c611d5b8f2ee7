"""The fields of a ninjs item as a draft's: headlines, texts, people, origins, terms, rights. Believes none of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from syndicator.model.draft import DraftOrigin, DraftPerson, DraftTerm, Extent, Mark, Said
from syndicator.parse import wire
from syndicator.parse.json_value import LONGEST_TEXT, MOST, Object, line, objects
from syndicator.parse.ninjs.item import Item, words_of
from syndicator.parse.ninjs.media import rendition_type, renditions
from syndicator.syntax import url as web

_BODY_TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain")


def marks(item: Item, extent: Extent) -> Iterator[Mark]:
    """Yield what the item says of its rights, in the order of the standard."""
    fields = (
        ("copyrightHolder", ("copyrightholder",)),
        ("copyrightNotice", ("copyrightnotice",)),
        ("usageTerms", ("usageterms",)),
        ("creditLine", ("creditline", "credit")),
        ("editorialNote", ("ednote",)),
    )
    for name, keys in fields:
        for key in keys:
            found = wire.mark(name, words_of(item.fields.get(key)), locator=item.at(key), extent=extent)
            if found is not None:
                yield found
    for info in objects(item.get("rightsinfo")):
        # Linked or written out (RightsML, ODRL): terms of a contract either way, which we do not read as a licence.
        folded = Item(info, item.at("rightsinfo"), item.base)
        for key in ("linkedrights", "encodedrights"):
            value = folded.fields.get(key)
            words = line(value) or (json.dumps(value, ensure_ascii=False) if value else "")
            if not words:
                continue
            found = wire.mark(
                "usageTerms",
                words,
                locator=folded.at(key),
                extent=extent,
                url=web.normalise(words, item.base) if key == "linkedrights" else None,
                attributes=tuple((name, text) for name in ("langid",) if (text := folded.line(name))),
            )
            if found is not None:
                yield found


def headlines(item: Item) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Return headlines, the main one first, and subheadlines."""
    titles = [*item.said("headline")]
    subtitles: list[Said] = []
    for number, one in enumerate(objects(item.get("headlines"))):
        text = line(one.get("value")) or line(one.get("text"))
        if text:
            media_type = "text/html" if "html" in content_type(one) else "text/plain"
            role = line(one.get("role")).casefold()
            place = f"{item.at('headlines')}/{number}"
            said = Said(text=text, carrier="ninjs:headlines", locator=place, media_type=media_type)
            if "sub" in role or "deck" in role:
                subtitles.append(said)
            elif "main" in role:
                titles.insert(0, said)
            else:
                titles.append(said)
    if not titles:
        titles += [
            Said(text=text, carrier="ninjs:titles", locator=item.at("titles"))
            for one in objects(item.get("titles"))
            if (text := line(one.get("value")))
        ]
    return tuple(titles) or item.said("title", "name"), tuple(subtitles)


def content_type(one: Object) -> str:
    """Return what kind of text a value is."""
    return line(one.get("contenttype") or one.get("contentType") or one.get("mimetype")).casefold()


def bodies(item: Item) -> tuple[Said, ...]:
    """Return the text in every form it is given, markup first; NITF in JSON is left to the NITF reader."""
    found: list[tuple[int, Said]] = []
    for number, one in enumerate(objects(item.get("bodies"))):
        text, kind = line(one.get("value"), LONGEST_TEXT), content_type(one) or "text/html"
        role = line(one.get("role")).casefold()
        if text and kind in _BODY_TYPES and not ("teaser" in role or "summary" in role):
            media_type = "text/plain" if kind == "text/plain" else "text/html"
            place = f"{item.at('bodies')}/{number}"
            said = Said(text=text, carrier="ninjs:bodies", locator=place, media_type=media_type, base_url=item.base)
            found.append((_BODY_TYPES.index(kind), said))
    for order, key in enumerate(("body_html", "body_xhtml", "body_text")):
        text = line(item.raw.get(key), LONGEST_TEXT)
        if text:
            media_type = "text/plain" if key == "body_text" else "text/html"
            said = Said(
                text=text, carrier=f"ninjs:{key}", locator=item.at(key), media_type=media_type, base_url=item.base
            )
            found.append((order, said))
    return tuple(said for _, said in sorted(found, key=lambda pair: pair[0]))


def descriptions(item: Item) -> tuple[Said, ...]:
    """Return the summaries; of a picture, its caption."""
    found = []
    for key in ("description_html", "description_text", "description", "abstract"):
        text = line(item.raw.get(key), LONGEST_TEXT)
        if text:
            media_type = "text/html" if key == "description_html" else "text/plain"
            found.append(Said(text=text, carrier=f"ninjs:{key}", locator=item.at(key), media_type=media_type))
    for number, one in enumerate(objects(item.get("descriptions"))):
        text = line(one.get("value"), LONGEST_TEXT)
        if text:
            media_type = "text/html" if "html" in content_type(one) else "text/plain"
            place = f"{item.at('descriptions')}/{number}"
            found.append(Said(text=text, carrier="ninjs:descriptions", locator=place, media_type=media_type))
    return tuple(found)


def people(item: Item) -> Iterator[DraftPerson]:
    """Yield the byline as it is written, else the named authors."""
    byline = item.line("byline", "by")
    if byline:
        yield DraftPerson(name=byline, carrier="ninjs:by", locator=item.at("by"))
    for key in ("authors", "author", "creators", "contributors"):
        for number, one in enumerate(objects(item.get(key))):
            name, role = line(one.get("name")), line(one.get("role")).casefold()
            is_author = key != "contributors" or "writer" in role or "author" in role or "report" in role
            if name and not (byline and is_author):
                role = "author" if is_author else "contributor"
                yield DraftPerson(
                    name=name,
                    role=role,
                    url=web.normalise(line(one.get("uri")), item.base),
                    carrier=f"ninjs:{key}",
                    locator=f"{item.at(key)}/{number}",
                )


def origins(item: Item) -> Iterator[DraftOrigin]:
    """Yield who supplied the information: infosources of the standard, ``source`` of the agencies' own dialects."""
    for key in ("infosources", "infosource"):
        for number, one in enumerate(objects(item.get(key))):
            name = line(one.get("name")) or line(one.get("literal"))
            if name:
                yield DraftOrigin(
                    name=name,
                    url=web.normalise(line(one.get("uri"))),
                    carrier="ninjs:infosources",
                    words=name,
                    locator=f"{item.at(key)}/{number}",
                )
    source = item.line("source")
    if source:
        yield DraftOrigin(name=source, carrier="ninjs:source", words=source, locator=item.at("source"))


_TERMS: Final = (
    (("subject", "subjects"), None),
    (("genre", "genres"), "genre"),
    (("place", "places"), "place"),
    (("keywords", "keyword"), None),
    (("profile",), "profile"),
)


def terms(item: Item) -> Iterator[DraftTerm]:
    """Yield subjects, genres, places, keywords and the profile with their schemes; a code's name is its label."""
    for keys, scheme in _TERMS:
        for key in keys:
            value = item.fields.get(key)
            for one in (value if isinstance(value, list) else [value])[:MOST]:
                if isinstance(one, dict):
                    name = line(one.get("name")) or line(one.get("literal"))
                    code = line(one.get("code")) or line(one.get("qcode")) or line(one.get("uri"))
                    stated = line(one.get("scheme")) or None
                    if name or code:
                        yield DraftTerm(
                            term=code or name, scheme=stated or scheme, label=name or None, carrier=f"ninjs:{key}"
                        )
                elif text := line(one):
                    yield DraftTerm(term=text, scheme=scheme, carrier=f"ninjs:{key}")


def links(item: Item) -> Iterator[Said]:
    """Yield the addresses a reader could be sent to: pages first, the uri last, for it often only names."""
    for key in ("canonicalurl", "url", "link", "href"):
        address = web.normalise(item.line(key), item.base) if item.line(key) else None
        if address is not None:
            yield Said(text=address, carrier=f"ninjs:{key}", locator=item.at(key))
    for one in renditions(item):
        address = web.normalise(line(one.get("href")), item.base)
        if address is not None and "html" in rendition_type(one):
            yield Said(text=address, carrier="ninjs:renditions", locator=item.at("renditions"))
    address = web.normalise(item.line("uri"))
    if address is not None:
        yield Said(text=address, carrier="ninjs:uri", locator=item.at("uri"))
