"""Sitemaps: urlset, sitemapindex, news and image extensions, gzip, plain lists of addresses, feeds used as such.

https://www.sitemaps.org/protocol.html. Not one of ``parse.READERS``: a sitemap holds no articles but says where they
are. What it says of an article (title, date) helps to choose what to look at; the article's own page is believed.

Addresses on other sites are left out: whoever writes a sitemap may not send us elsewhere.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from syndicator.errors import Malformed, ParseError
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint, DraftImage, DraftLink
from syndicator.parse import elements
from syndicator.parse.elements import Element, attribute, child, children, words
from syndicator.syntax import encoding, xml
from syndicator.syntax import url as web

MOST: Final = 50_000  # locations of one document, as the protocol has it
LARGEST: Final = 20 * 1024 * 1024  # bytes, unpacked
_MOST_IMAGES: Final = 50  # of one location
_MOST_MEMBERS: Final = 100  # of one gzip file
_LONGEST: Final = 4_096  # characters of an address
_GZIP: Final = b"\x1f\x8b"
_ROOTS: Final = frozenset(("urlset", "sitemapindex"))
_FEEDS: Final = frozenset(("rss", "feed", "rdf"))
_LINE: Final = re.compile(r"[\r\n]+")
_PART: Final = re.compile(r"<(?:[a-z0-9_.-]{1,20}:)?(url|sitemap)(?=[\s/>]|\Z)", re.IGNORECASE)
_END: Final = re.compile(r"</(?:[a-z0-9_.-]{1,20}:)?(?:url|sitemap|urlset|sitemapindex)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """One address a sitemap names, and what it says of it, raw."""

    url: str  # normalised
    lastmod: str | None = None
    title: str | None = None  # news:title
    published: str | None = None  # news:publication_date
    language: str | None = None  # news:language
    publisher: str | None = None  # news:name
    images: tuple[DraftImage, ...] = ()
    alternates: tuple[DraftLink, ...] = ()  # the same in other languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one document lists: pages, or further sitemaps."""

    entries: tuple[Location, ...] = ()
    sitemaps: tuple[str, ...] = ()
    maps: tuple[Location, ...] = ()  # the same, with what is said of them
    complaints: tuple[Complaint, ...] = ()


def recognises(capture: Capture) -> bool:
    """Tell whether this is a sitemap: by its root element, or that of what is packed in it."""
    body = capture.body
    if body.startswith(_GZIP):
        body = zlib.decompressobj(31).decompress(body[:65_536], 16_384) if _is_sound(body) else b""
    return elements.root_name(body) in _ROOTS


def _is_sound(body: bytes) -> bool:
    try:
        zlib.decompressobj(31).decompress(body[:65_536], 16_384)
    except zlib.error:
        return False
    return True


def locations(capture: Capture, *, site: str | None = None) -> Sitemap:
    """Return the addresses a sitemap lists, in its order, each once.

    ``site`` is an address of the site it speaks for, where it stands elsewhere: robots.txt may name such a sitemap.
    Raises ``errors.Malformed`` for what is broken, too large unpacked, or no sitemap.
    """
    body = unpacked(capture)
    root = elements.root_name(body)
    listing = _Listing(web.normalise(capture.url), site=site)
    if root in _ROOTS:
        tree = xml.read(body, capture.charset)
        if tree.cut:
            listing.tell("not well-formed: parts of it are lost", "", "not_well_formed")
        is_torn = tree.cut and bool(xml.stops_in(tree.text, _PART, _END))
        if is_torn:
            listing.tell("cut off inside its last entry, which is left out", "", "cut_item")
        listing.take(tree.root, is_torn=is_torn)
    elif root.casefold() in _FEEDS:
        listing.feed(capture, body)
    elif root:
        raise Malformed(
            f"this is no sitemap: it begins with <{root}>",
            url=capture.url,
            code="not_a_sitemap",
            hint="robots.txt often says where the sitemap is",
        )
    else:
        listing.lines(body, capture.charset)
        if not listing.entries:
            raise Malformed("this is no sitemap: it lists no address", url=capture.url, code="not_a_sitemap")
    return listing.sitemap()


def unpacked(capture: Capture) -> bytes:
    """Return the document, out of gzip where it is packed (twice, by some servers), never more than ``LARGEST``."""
    body = capture.body
    for _ in range(2):
        if body.startswith(_GZIP):
            body = b"".join(_members(body, capture.url))
    if len(body) > LARGEST:
        raise Malformed(f"has {len(body):,} bytes; at most {LARGEST:,} are read", url=capture.url, code="too_large")
    return body


def _members(body: bytes, url: str) -> Iterator[bytes]:
    left = LARGEST
    for _ in range(_MOST_MEMBERS):
        unpacking = zlib.decompressobj(31)
        try:
            piece = unpacking.decompress(body, left + 1)
        except zlib.error as error:
            raise Malformed(f"the gzip in it is broken: {error}", url=url, code="compressed") from None
        left -= len(piece)
        if left < 0:
            raise Malformed(f"unpacks to more than {LARGEST:,} bytes", url=url, code="too_large")
        if not unpacking.eof:
            raise Malformed("the gzip in it is torn", url=url, code="compressed", hint="it is asked for again")
        yield piece
        body = unpacking.unused_data
        if not body.startswith(_GZIP):
            return


class _Listing:
    def __init__(self, base: str | None, *, site: str | None = None) -> None:
        self.base = base
        self.site = site or base
        self.entries: dict[str, Location] = {}
        self.sitemaps: dict[str, Location] = {}
        self.complaints: list[Complaint] = []
        self.elsewhere = 0

    def tell(self, message: str, locator: str, code: str) -> None:
        if len(self.complaints) < elements.MOST:
            self.complaints.append(Complaint(message=message, locator=locator, code=code))

    def sitemap(self) -> Sitemap:
        if self.elsewhere:
            self.tell(f"{self.elsewhere} addresses on other sites are left out", "", "other_site")
        return Sitemap(
            entries=tuple(self.entries.values()),
            sitemaps=tuple(self.sitemaps),
            maps=tuple(self.sitemaps.values()),
            complaints=tuple(self.complaints),
        )

    def take(self, root: Element, *, is_torn: bool = False) -> None:
        """Read the entries of a urlset or an index, whatever namespace they claim; the last is half of one if torn."""
        found = [(number, each) for number, each in enumerate(root, 1) if elements.name(each) in {"url", "sitemap"}]
        for number, element in found[:-1] if is_torn else found:
            kind = elements.name(element)
            if len(self.entries) + len(self.sitemaps) >= MOST:
                self.tell(f"more than {MOST:,} addresses: the others are not read", kind, "too_many")
                return
            stated = child(element, "loc")
            # Some write the address into <sitemap> itself.
            text = words(stated) if stated is not None or kind == "url" else str(element.text or "")
            address = self._own(text.strip(), f"{kind}[{number}]", is_map=kind == "sitemap")
            if address is None:
                continue
            if kind == "sitemap":
                lastmod = words(child(element, "lastmod")) or None
                self.sitemaps.setdefault(address, Location(url=address, lastmod=lastmod))
            else:
                self.entries.setdefault(address, self._location(element, address))

    def _own(self, text: str, locator: str, *, is_map: bool = False) -> str | None:
        """Return an address of this site; a further sitemap may stand beside this one."""
        address = web.normalise(text, self.base) if 0 < len(text) <= _LONGEST else None
        if address is None:
            self.tell(f'"{text[:100]}" is no web address' if text else "an entry without address", locator, "unusable")
            return None
        beside = is_map and self.base is not None and _is_near(address, self.base)
        if self.site is not None and not beside and not _is_near(address, self.site):
            self.elsewhere += 1
            return None
        return address

    def _location(self, element: Element, address: str) -> Location:
        news = child(element, "news")
        publication = child(news, "publication")
        return Location(
            url=address,
            lastmod=words(child(element, "lastmod")) or None,
            title=words(child(news, "title")) or None,
            published=words(child(news, "publication_date")) or None,
            language=words(child(publication, "language")) or None,
            publisher=words(child(publication, "name")) or None,
            images=tuple(self._images(element)),
            alternates=tuple(self._alternates(element)),
        )

    def _images(self, element: Element) -> Iterator[DraftImage]:
        for number, image in enumerate(children(element, "image")):
            stated = words(child(image, "loc"))
            address = web.normalise(stated, self.base) if stated else None
            if address is not None and number < _MOST_IMAGES:
                license_url = words(child(image, "license"))
                yield DraftImage(
                    url=address,
                    caption=words(child(image, "caption")) or words(child(image, "title")) or None,
                    license_url=web.normalise(license_url) if license_url else None,
                    carrier="sitemap:image",
                    locator="url/image",
                )

    def _alternates(self, element: Element) -> Iterator[DraftLink]:
        for link in children(element, "link"):
            stated, tongue = attribute(link, "href"), attribute(link, "hreflang")
            address = web.normalise(stated, self.base) if stated else None
            if address is not None and tongue and attribute(link, "rel").casefold() == "alternate":
                yield DraftLink(rel="alternate", url=address, language=tongue)

    def feed(self, capture: Capture, body: bytes) -> None:
        """Read the addresses of a feed's items: the protocol lets feeds be sitemaps."""
        from dataclasses import replace

        from syndicator.parse import feed

        try:
            drafts = feed.read(replace(capture, body=body)).drafts
        except ParseError as error:
            raise Malformed(error.message, url=capture.url, code=error.code, hint=error.hint) from None
        for draft in drafts[:MOST]:
            address = self._own(draft.links[0].text, draft.locator) if draft.links else None
            if address is not None:
                location = Location(
                    url=address,
                    lastmod=draft.updated[0].text if draft.updated else None,
                    title=draft.titles[0].text if draft.titles else None,
                    published=draft.published[0].text if draft.published else None,
                )
                self.entries.setdefault(address, location)

    def lines(self, body: bytes, charset: str | None) -> None:
        """Read a plain list, one address a line."""
        text, _, _ = encoding.decode(body, (charset, "utf-8"))
        for number, line in enumerate(_LINE.split(text.lstrip("\ufeff")), 1):
            written = line.strip()
            if written[:4].casefold() != "http":
                if written:
                    self.tell("a line that is no address", f"line {number}", "unusable")
                if number > MOST:
                    return
                continue
            if len(self.entries) >= MOST:
                self.tell(f"more than {MOST:,} addresses: the others are not read", "", "too_many")
                return
            address = self._own(written, f"line {number}")
            if address is not None:
                self.entries.setdefault(address, Location(url=address))


def _is_near(address: str, base: str) -> bool:
    """Tell whether an address is on the sitemap's site: its host, or one below or above it."""
    one, other = web.site(address), web.site(base)
    return one == other or one.endswith("." + other) or (other.endswith("." + one) and "." in one)
