"""One NewsML-G2 item as a draft: its three heads (rights, management, content) and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from syndicator.model.draft import (
    Draft,
    DraftEnclosure,
    DraftImage,
    DraftLink,
    DraftOrigin,
    DraftPerson,
    DraftTerm,
    Extent,
    Mark,
    Said,
)
from syndicator.parse import blocks, elements, nitf, nitf_text, wire
from syndicator.parse.elements import Element, attribute, child, children, language, words
from syndicator.parse.feed import markup
from syndicator.parse.feed.names import XML
from syndicator.syntax import html as html_text
from syndicator.syntax import url as web

_CAPTIONS: Final = frozenset(("caption", "drol:caption"))
_RENDITIONS: Final = ("web", "highres", "original", "lowres", "preview", "thumbnail")


class Item:
    """A newsItem or packageItem and its place."""

    __slots__ = ("base", "content", "element", "locator", "meta", "tongue")

    def __init__(self, element: Element, locator: str, base: str | None) -> None:
        self.element = element
        self.locator = locator
        self.base = base
        self.meta = child(element, "itemMeta")
        self.content = child(element, "contentMeta")
        self.tongue = language(element)

    @property
    def identifier(self) -> str:
        """What the item is called, for ever."""
        return attribute(self.element, "guid")

    @property
    def version(self) -> int:
        """Which version this is; 1 where it does not say."""
        stated = attribute(self.element, "version")
        return int(stated) if stated.isdigit() and len(stated) < 16 else 1  # noqa: PLR2004 - no honest number is longer

    @property
    def kind(self) -> str:
        """What it holds: text, picture, graphic, video, audio, composite."""
        return _tail(attribute(child(self.meta, "itemClass"), "qcode", "uri", "literal"))

    def standing(self) -> wire.Standing:
        """Weigh status, embargo and editorial notes. An empty ``embargoed`` means: until further notice."""
        statuses = [
            Said(text=stated, carrier="newsml:pubStatus", locator=self.at("pubStatus"))
            for one in children(self.meta, "pubStatus")
            if (stated := attribute(one, "qcode", "uri", "literal") or words(one) or "unreadable")
        ]
        embargoes = [
            Said(text=words(one) or "until further notice", carrier="newsml:embargoed", locator=self.at("embargoed"))
            for one in children(self.meta, "embargoed")
        ]
        notes = self.notes()
        for root in self.documents():
            if elements.name(root) == "nitf":  # it may be released later than the item that carries it
                inner = nitf.stated(root)
                statuses += inner.statuses
                embargoes += inner.embargoes
                notes += inner.notes
        return wire.standing(statuses, embargoes, notes, locator=self.locator)

    def documents(self) -> list[Element]:
        """Return the documents written inside the item."""
        inline = children(child(self.element, "contentSet"), "inlineXML")
        return [root for one in inline for root in list(children(one))[:1]]

    def notes(self) -> list[str]:
        """Return what is said to editors."""
        return [note for one in children(self.meta, "edNote") if (note := words(one))]

    def at(self, name: str) -> str:
        """Return the path of an element of this item."""
        return f"{self.locator}/{name}"

    def said(self, head: Element | None, *names: str) -> tuple[Said, ...]:
        """Return what elements of a head say, in the order of the names."""
        return tuple(
            Said(text=text, carrier=f"newsml:{name}", locator=self.at(name), language=language(one) or self.tongue)
            for name in names
            for one in children(head, name)
            if (text := words(one))
        )

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield the guids this item names with what they are to it."""
        for one in children(self.meta, "link"):
            target = attribute(one, "residref")
            if target:
                yield _tail(attribute(one, "rel", "reluri")), target

    def marks(self, extent: Extent) -> tuple[Mark, ...]:
        """Return what the item says of its rights, in every rightsInfo."""
        found = [mark for one in children(self.element, "rightsInfo") for mark in self._rights(one, extent)]
        found += [
            wire.mark("creditLine", words(one), locator=self.at("creditline"), extent=extent)
            for head in (self.content, self.meta)
            for one in children(head, "creditline")
        ]
        found += [wire.mark("editorialNote", note, locator=self.at("edNote"), extent=extent) for note in self.notes()]
        return tuple(mark for mark in found if mark is not None)

    def _rights(self, info: Element, extent: Extent) -> Iterator[Mark | None]:
        place = self.at("rightsInfo")
        for one in children(info, "copyrightHolder"):
            yield wire.mark("copyrightHolder", named(one), locator=f"{place}/copyrightHolder", extent=extent)
        for one in children(info, "copyrightNotice", "usageTerms"):
            name = elements.name(one)
            said = words(one)
            address = attribute(one, "href")
            yield wire.mark(
                name,
                said or address,
                locator=f"{place}/{name}",
                extent=extent,
                url=web.normalise(address, self.base) if address else None,
                language=language(one) or self.tongue,
            )
        for one in children(info, "link", "rightsExpressionXML", "rightsExpressionData"):
            # Linked or written out: terms of a contract either way, which we do not read as a licence.
            address = attribute(one, "href")
            said = words(one) or address or " ".join(str(value) for value in one.attrib.values())
            stated = attribute(one, "langid")
            yield wire.mark(
                "usageTerms",
                said or "a rights expression",
                locator=f"{place}/{elements.name(one)}",
                extent=extent,
                url=web.normalise(address, self.base) if address else None,
                attributes=(("langid", stated),) if stated else (),
            )


def _tail(code: str) -> str:
    """Return the last word of a qcode or URI: "picture" of "ninat:picture"."""
    return code.rstrip("/").replace("/", ":").rpartition(":")[2].casefold()


def named(element: Element | None) -> str:
    """Return what a party, place or concept is called: its name, its literal, or its code's last word."""
    if element is None:
        return ""
    name = next((text for one in children(element, "name") if (text := words(one))), "")
    code = attribute(element, "qcode")
    return (
        name or attribute(element, "literal") or words(element) or code.rpartition(":")[2] or attribute(element, "uri")
    )


def draft(item: Item, pictures: list[Item], embargo: Said | None) -> Draft:
    """Return a newsItem as a draft. ``pictures`` are items of the same message that go along with it."""
    bodies, found_images, inner_marks = _content(item)
    summaries = tuple(
        said
        for one in children(item.content, "description")
        if _tail(attribute(one, "role")) not in _CAPTIONS
        for said in _described(item, one)
    )
    prose = next(iter((*bodies, *summaries)), None)
    prose_marks: tuple[Mark, ...] = ()
    if prose is not None:
        text = prose.text if prose.media_type == "text/html" else html_text.escape(prose.text)
        prose_marks = blocks.marks(text, base_url=item.base, locator=prose.locator, language=item.tongue)
    titles = item.said(item.content, "headline") or item.said(item.meta, "title")
    own_pictures = [item] if item.kind in {"picture", "graphic"} else []
    return Draft(
        identifiers=(item.identifier,) if item.identifier else (),
        links=tuple(_links(item)),
        titles=tuple(said for said in titles if not _is_sub(item, said)) or titles,
        subtitles=tuple(said for said in titles if _is_sub(item, said))[: len(titles) - 1],
        people=tuple(_people(item)),
        published=(*item.said(item.meta, "firstCreated"), *item.said(item.content, "contentCreated"))
        or item.said(item.meta, "versionCreated"),
        updated=(*item.said(item.meta, "versionCreated"), *item.said(item.content, "contentModified")),
        languages=tuple(_languages(item)),
        publishers=tuple(
            DraftPerson(name=name, role="publisher", carrier="newsml:provider", locator=item.at("provider"))
            for one in children(item.meta, "provider")
            if (name := named(one))
        ),
        origins=tuple(
            DraftOrigin(name=name, carrier="newsml:infoSource", words=name, locator=item.at("infoSource"))
            for one in children(item.content, "infoSource")
            if (name := named(one))
        ),
        terms=tuple(_terms(item)),
        bodies=bodies,
        summaries=summaries,
        images=(*(image for one in (*own_pictures, *pictures) if (image := picture(one)) is not None), *found_images),
        enclosures=tuple(_recordings(item)),
        marks=(
            *item.marks("work"),
            *inner_marks,
            *(mark for one in pictures for mark in one.marks("image")),
            *prose_marks,
        )[: elements.MOST],
        embargoed_until=embargo,
        expires=next(iter((*item.said(item.meta, "expires"), *item.said(item.content, "expires"))), None),
        relations=tuple(DraftLink(rel=rel, url=target) for rel, target in item.links() if web.is_web(target)),
        locator=item.locator,
    )


def _is_sub(item: Item, said: Said) -> bool:
    return any(
        "sub" in attribute(one, "role").casefold() and words(one) == said.text
        for one in children(item.content, "headline")
    )


def _described(item: Item, element: Element) -> tuple[Said, ...]:
    text = markup.inner(element, item.base) if len(element) else words(element)
    if not text.strip():
        return ()
    kind = "text/html" if len(element) else "text/plain"
    return (Said(text=text, carrier="newsml:description", locator=item.at("description"), media_type=kind),)


def _content(item: Item) -> tuple[tuple[Said, ...], tuple[DraftImage, ...], tuple[Mark, ...]]:
    """Return the texts of the contentSet, markup first, and what NITF inside it says besides."""
    found: list[Said] = []
    images: list[DraftImage] = []
    marks: list[Mark] = []
    place = item.at("contentSet")
    for root in item.documents():
        if elements.name(root) == "nitf":
            body = child(root, "body", "body.content")
            text = nitf_text.text(body)
            images += nitf_text.images(body, item.base)
            marks += nitf.marks(root)
        else:
            body = child(root, "body") if elements.name(root) == "html" else root
            text = markup.inner(body, item.base) if body is not None else ""
        if text.strip():
            found.append(
                Said(text=text, carrier="newsml:inlineXML", locator=place, media_type="text/html", base_url=item.base)
            )
    for one in children(child(item.element, "contentSet"), "inlineData"):
        kind = attribute(one, "contenttype").partition(";")[0].casefold()
        text = "".join(map(str, one.itertext())).strip()[: nitf_text.LARGEST]
        if text and not attribute(one, "encoding") and (not kind or kind.startswith("text/")):
            media_type = "text/html" if kind == "text/html" else "text/plain"
            found.append(
                Said(text=text, carrier="newsml:inlineData", locator=place, media_type=media_type, base_url=item.base)
            )
    return tuple(sorted(found, key=lambda said: said.media_type != "text/html")), tuple(images), tuple(marks)


def _links(item: Item) -> Iterator[Said]:
    """Yield the addresses a reader could be sent to: pages first, the guid last, for it often only names."""
    for one in children(item.meta, "link"):
        if _tail(attribute(one, "rel", "reluri")) in {"alternate", "canonical", "altrep"} and attribute(one, "href"):
            address = web.normalise(attribute(one, "href"), item.base)
            if address is not None:
                yield Said(text=address, carrier="newsml:link", locator=item.at("itemMeta/link"))
    for one in children(child(item.element, "contentSet"), "remoteContent"):
        address = web.normalise(attribute(one, "href"), item.base) if attribute(one, "href") else None
        if address is not None and "html" in attribute(one, "contenttype"):
            yield Said(text=address, carrier="newsml:remoteContent", locator=item.at("contentSet/remoteContent"))
    address = web.normalise(item.identifier)
    if address is not None:
        yield Said(text=address, carrier="newsml:guid", locator=item.at("@guid"))


def _people(item: Item) -> Iterator[DraftPerson]:
    """Yield the byline as it is written, else the creators; contributors always."""
    bylines = [line for one in children(item.content, "by") if (line := words(one))]
    for line in bylines:
        yield DraftPerson(name=line, carrier="newsml:by", locator=item.at("by"))
    for one in children(item.content, "creator", "contributor"):
        kind = elements.name(one)
        name = named(one)
        if name and (kind == "contributor" or not bylines):
            role = "author" if kind == "creator" else "contributor"
            yield DraftPerson(name=name, role=role, carrier=f"newsml:{kind}", locator=item.at(kind))


def _languages(item: Item) -> Iterator[Said]:
    for one in children(item.content, "language"):
        if tag := attribute(one, "tag"):
            yield Said(text=tag, carrier="newsml:language", locator=item.at("language"))
    if item.tongue:
        yield Said(text=item.tongue, carrier="xml:lang", locator=item.at("@" + XML.partition("}")[2] + "lang"))


def _terms(item: Item) -> Iterator[DraftTerm]:
    """Yield subjects, genres, places, keywords and the profile, a code with its name as label."""
    for one in children(item.content, "subject", "genre", "located", "keyword"):
        kind = elements.name(one)
        code, name = attribute(one, "qcode", "uri"), named(one)
        scheme = code.rpartition(":")[0] if attribute(one, "qcode") else ""
        fallback = {"genre": "genre", "located": "place"}.get(kind)
        if kind == "subject" and _tail(attribute(one, "type")) in {"geoarea", "place", "poi"}:
            fallback = "place"
        if code or name:
            label = name if name and name != code else None
            yield DraftTerm(term=code or name, scheme=scheme or fallback, label=label, carrier=f"newsml:{kind}")
    for said in item.said(item.meta, "profile"):
        yield DraftTerm(term=said.text, scheme="profile", carrier="newsml:profile")


def picture(item: Item) -> DraftImage | None:
    """Return a picture item in its best form, with its caption and with whose it is."""
    captions = list(children(item.content, "description"))
    captions.sort(key=lambda one: _tail(attribute(one, "role")) not in _CAPTIONS)
    makers = [name for one in children(item.content, "creator") if (name := named(one))]
    bylines = [line for one in children(item.content, "by") if (line := words(one))]
    lines = [line for one in children(item.content, "creditline") if (line := words(one))]
    info = child(item.element, "rightsInfo")
    agency = next(iter(lines), "") or words(child(info, "copyrightNotice")) or named(child(info, "copyrightHolder"))
    for one in _forms(item):
        address = web.normalise(attribute(one, "href"), item.base) if attribute(one, "href") else None
        kind = attribute(one, "contenttype").casefold()
        if address is None or not (kind or "image/").startswith("image/"):
            continue
        return DraftImage(
            url=address,
            caption=next((text for text in map(words, captions) if text), None),
            credit=wire.credit(next(iter((*bylines, *makers)), ""), agency),
            width=_number(attribute(one, "width")),
            height=_number(attribute(one, "height")),
            media_type=kind or None,
            carrier="newsml:remoteContent",
            locator=item.at("contentSet/remoteContent"),
        )
    return None


def _forms(item: Item) -> list[Element]:
    """Return the remote contents, the form for a page first."""

    def order(one: Element) -> int:
        name = _tail(attribute(one, "rendition"))
        return _RENDITIONS.index(name) if name in _RENDITIONS else len(_RENDITIONS) - 2

    return sorted(children(child(item.element, "contentSet"), "remoteContent"), key=order)


def _recordings(item: Item) -> Iterator[DraftEnclosure]:
    if item.kind not in {"video", "audio"}:
        return
    for one in _forms(item):
        kind = attribute(one, "contenttype").casefold()
        address = web.normalise(attribute(one, "href"), item.base) if attribute(one, "href") else None
        if address is not None and kind.startswith(("video/", "audio/")):
            yield DraftEnclosure(url=address, media_type=kind, length=_number(attribute(one, "size")))
            return


def _number(value: str) -> int | None:
    return int(value) if value.isdigit() and len(value) < 16 else None  # noqa: PLR2004 - exact in a float
