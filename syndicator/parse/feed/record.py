"""What is being collected of one feed, item or source while its elements pass by; believed by nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from syndicator.model.draft import (
    Complaint,
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
from syndicator.parse.feed import markup
from syndicator.parse.feed.names import RDF, XML, name
from syndicator.syntax import html, language
from syndicator.syntax import url as web

LONGEST_LINE: Final = 20_000  # characters of a title, a name, a rights line
LONGEST_TEXT: Final = 2_000_000  # characters of a body or summary
MOST_OF_A_KIND: Final = 200  # people, terms, marks … of one item

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element type
Handler = Callable[["Record", Element, str], None]


class Place:
    """Where we are: the base address and the language that hold here (XML Base, XML 1.0 §2.12)."""

    __slots__ = ("base", "language")

    def __init__(self, base: str | None, tongue: str | None) -> None:
        self.base = base
        self.language = tongue

    def at(self, element: Element) -> Place:
        """Return the place an element makes with its own xml:base and xml:lang."""
        stated_base = element.get(XML + "base")
        stated_language = element.get(XML + "lang")
        if stated_base is None and stated_language is None:
            return self
        base = self.base
        if stated_base is not None:
            base = web.normalise(stated_base, self.base) or self.base
        tongue = self.language
        if stated_language is not None:  # an empty one says that no language holds (XML 1.0 §2.12)
            tongue = language.tag(stated_language)
        return Place(base, tongue)


class Record:
    """One feed head, item or source in the making."""

    __slots__ = (
        "bodies",
        "complaints",
        "default",
        "enclosures",
        "expires",
        "home",
        "identifiers",
        "image_default",
        "images",
        "inherits",
        "languages",
        "links",
        "locator",
        "loose",
        "marks",
        "origins",
        "other",
        "people",
        "place",
        "published",
        "publishers",
        "relations",
        "said",
        "scope",
        "seen",
        "self_link",
        "subtitles",
        "summaries",
        "terms",
        "titles",
        "updated",
    )  # fmt: skip

    def __init__(self, scope: str, locator: str, place: Place, *, default: str, inherits: bool) -> None:
        self.scope = scope  # "feed", "item", or "source" for atom:source
        self.locator = locator
        self.place = place
        self.default = default  # vocabulary of elements in no namespace
        self.inherits = inherits  # the document has xml:base or xml:lang anywhere
        self.identifiers: list[str] = []
        self.links: list[tuple[int, Said]] = []  # lower comes first
        self.home: str | None = None
        self.self_link: str | None = None
        self.titles: list[Said] = []
        self.subtitles: list[Said] = []
        self.people: list[DraftPerson] = []
        self.published: list[Said] = []
        self.updated: list[Said] = []
        self.languages: list[Said] = []
        self.publishers: list[DraftPerson] = []
        self.origins: list[DraftOrigin] = []
        self.terms: list[DraftTerm] = []
        self.bodies: list[Said] = []
        self.summaries: list[Said] = []
        self.images: list[DraftImage] = []
        self.image_default: dict[str, str] = {}  # credit and licence said beside pictures, not in them
        self.enclosures: list[DraftEnclosure] = []
        self.marks: list[Mark] = []
        self.complaints: list[Complaint] = []
        self.loose: list[Said] = []  # candidates used only where nothing better was said
        self.expires: Said | None = None
        self.relations: list[DraftLink] = []
        self.said: list[Said] = []  # of a head: what has no place of its own
        self.other: dict[str, str] = {}  # ttl, updatePeriod … of feeds
        self.seen: dict[str, int] = {}

    def walk(self, element: Element, handlers: Mapping[str, Handler]) -> None:
        """Hand every child to what knows it: one pass, one lookup each."""
        default = self.default
        for child in element:
            tag: object = child.tag
            if not isinstance(tag, str):
                continue
            short = name(tag, default)
            handler = handlers.get(short)
            if handler is not None:
                handler(self, child, short)

    def at(self, element: Element) -> Place:
        """Return the place that holds in this element."""
        return self.place.at(element) if self.inherits else self.place

    def where(self, short: str) -> str:
        """Return the path of an element of this record."""
        return f"{self.locator}/{short.removeprefix(self.default + ':')}"

    def counted(self, short: str) -> str:
        """Return the path with a number from the second of its kind on."""
        number = self.seen[short] = self.seen.get(short, 0) + 1
        return self.where(short) if number == 1 else f"{self.where(short)}[{number}]"

    def say(self, element: Element, short: str, limit: int = LONGEST_LINE) -> Said | None:
        """Return what an element says, markup as markup; None where it says nothing."""
        text = element.text or ""
        place = self.place.at(element) if self.inherits else self.place
        if len(element):
            text = markup.inner(element, place.base)
            media_type = "text/html"
        else:
            is_html = ("<" in text or "&" in text) and html.is_markup(text)
            media_type = "text/html" if is_html else "text/plain"
        text = self.cut(text.strip(), short, limit)
        if not text:
            return None
        return Said(
            text=text,
            carrier=short,
            locator=f"{self.locator}/{short.removeprefix(self.default + ':')}",
            language=place.language,
            media_type=media_type,
            base_url=place.base,
        )

    def cut(self, text: str, short: str, limit: int) -> str:
        """Return no more than ``limit`` characters; what was lost is told."""
        if len(text) <= limit:
            return text
        self.complain(f"{short} has {len(text):,} characters, read up to {limit:,}", short, "cut")
        return text[:limit]

    def complain(self, message: str, short: str, code: str) -> None:
        """Tell what could not be read."""
        if len(self.complaints) < MOST_OF_A_KIND:
            self.complaints.append(Complaint(message=message, locator=self.where(short), code=code))

    def link(self, order: int, address: str | None, short: str, place: Place) -> str | None:
        """Add a candidate for the address, the lowest ``order`` the best; return it resolved, if it is usable."""
        resolved = web.normalise(address, place.base) if address else None
        if resolved is not None and len(self.links) < MOST_OF_A_KIND:
            said = Said(
                text=resolved, carrier=short, locator=self.where(short), language=place.language, base_url=place.base
            )
            self.links.append((order, said))
        return resolved

    def mark(
        self,
        signal: str,
        element: Element,
        short: str,
        *,
        words: str = "",
        address: str | None = None,
        attributes: tuple[tuple[str, str], ...] = (),
        extent: Extent = "work",
        locator: str = "",
    ) -> None:
        """Keep one thing said about rights, verbatim, with its place."""
        place = self.at(element)
        if not words and not address and not attributes:
            return
        if len(self.marks) >= MOST_OF_A_KIND:
            self.complain("more rights statements than are read", short, "too_many_marks")
            return
        self.marks.append(
            Mark(
                signal=signal,
                words=words,
                url=web.normalise(address, place.base) if address else None,
                attributes=attributes,
                scope="feed" if self.scope == "feed" else "item",
                extent=extent,
                locator=locator or self.counted(short),
                language=place.language,
            )
        )

    def draft(self) -> Draft:
        """Return the item."""
        links = self.links
        if len(links) > 1:
            links.sort(key=lambda pair: pair[0])
        return Draft(
            identifiers=tuple(self.identifiers),
            links=tuple([said for _, said in links]),
            titles=tuple(self.titles),
            subtitles=tuple(self.subtitles),
            people=tuple(self.people[:MOST_OF_A_KIND]),
            published=tuple(self.published),
            updated=tuple(self.updated),
            languages=tuple(self.languages),
            publishers=tuple(self.publishers),
            origins=tuple(self.origins[:MOST_OF_A_KIND]),
            terms=tuple(self.terms[:MOST_OF_A_KIND]),
            bodies=tuple(self.bodies),
            summaries=tuple(self.summaries),
            images=tuple(self.images[:MOST_OF_A_KIND]),
            enclosures=tuple(self.enclosures[:MOST_OF_A_KIND]),
            marks=tuple(self.marks),
            expires=self.expires,
            relations=tuple(self.relations),
            locator=self.locator,
        )


def plain(element: Element) -> str:
    """Return an element's text, white space folded; of elements inside it too."""
    text = "".join(map(str, element.itertext())) if len(element) else element.text
    return " ".join(text.split())[:LONGEST_LINE] if text else ""


def resource(element: Element) -> str | None:
    """Return ``rdf:resource`` (also where the prefix was forgotten)."""
    found = element.get(RDF + "resource") or element.get("resource") or element.get("rdf:resource")
    return str(found) if found else None
