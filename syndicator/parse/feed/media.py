"""Media RSS and pictures: what is shown, who is credited, what is said of its rights; nothing about the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from syndicator.model.draft import DraftEnclosure, DraftImage, Extent, Said
from syndicator.parse.feed.names import name
from syndicator.parse.feed.record import LONGEST_TEXT, MOST_OF_A_KIND, Element, Handler, Place, Record, plain
from syndicator.parse.feed.rss import category, keywords
from syndicator.syntax import html
from syndicator.syntax import url as web

_DEEPEST: Final = 4  # media:group > media:content > media:thumbnail; more nesting means nothing
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")


@dataclass(slots=True, kw_only=True)
class _About:
    """What is said around media objects; inner elements say it again for themselves."""

    credits: list[str] = field(default_factory=list)
    caption: str | None = None
    title: str | None = None
    license_url: str | None = None


def group(record: Record, element: Element, short: str) -> None:
    """Take media:group or media:content with everything in it."""
    if record.scope == "feed" and short == "media:group":
        return
    _object(record, element, short, _About(), 0)


def _object(record: Record, element: Element, short: str, around: _About, depth: int) -> None:
    place = record.at(element)
    is_picture = short == "media:content" and _is_picture(element)
    about = _read_about(record, element, short, "image" if is_picture else "media", place)
    about.credits = about.credits or around.credits
    about.caption = about.caption or around.caption
    about.title = about.title or around.title
    about.license_url = about.license_url or around.license_url
    if short == "media:content":
        _content(record, element, place, about, is_picture=is_picture)
    if depth >= _DEEPEST:
        return
    for child in element:
        tag: object = child.tag
        if not isinstance(tag, str):
            continue
        inner = name(tag, record.default)
        if inner in {"media:content", "media:group"}:
            _object(record, child, inner, about, depth + 1)
        elif inner == "media:thumbnail" and not is_picture:
            _thumbnail(record, child, inner, about)
        elif inner in {"media:keywords", "media:category"}:
            (keywords if inner == "media:keywords" else category)(record, child, inner)


def _read_about(record: Record, element: Element, short: str, extent: Extent, place: Place) -> _About:
    about = _About()
    for child in element:
        tag: object = child.tag
        if not isinstance(tag, str):
            continue
        inner = name(tag, record.default)
        if inner == "media:credit":
            credited = plain(child)
            if credited:
                about.credits.append(credited)
        elif inner == "media:license":
            about.license_url = web.normalise(child.get("href") or "", place.base)
        elif inner == "media:title":
            about.title = about.title or html.text(plain(child)) or None
        elif inner in {"media:description", "media:text"} and about.caption is None:
            about.caption = _described(record, child, inner)
        if inner in _RIGHTS:
            _right(record, child, inner, extent, f"{record.where(short)}/{inner}")
    return about


def _described(record: Record, element: Element, short: str) -> str | None:
    said = record.say(element, short, LONGEST_TEXT)
    if said is None:
        return None
    record.loose.append(said)
    return html.text(said.text[:20_000]) or None


def _is_picture(element: Element) -> bool:
    medium = (element.get("medium") or "").lower()
    kind = (element.get("type") or "").lower()
    if medium or kind:
        return medium == "image" or kind.startswith("image/")
    return (element.get("url") or "").partition("?")[0].lower().endswith(_PICTURES)


def _content(record: Record, element: Element, place: Place, about: _About, *, is_picture: bool) -> None:
    address = web.normalise(element.get("url") or "", place.base)
    if address is None:
        return
    kind = (element.get("type") or "").strip().lower() or None
    if is_picture:
        _add(record, _image(address, element, "media:content", record, about, kind))
    elif len(record.enclosures) < MOST_OF_A_KIND:
        record.enclosures.append(
            DraftEnclosure(url=address, media_type=kind, length=_number(element.get("fileSize")), title=about.title)
        )


def _image(  # noqa: PLR0917 - the parts of a picture
    address: str, element: Element, short: str, record: Record, about: _About, kind: str | None = None
) -> DraftImage:
    return DraftImage(
        url=address,
        alt=about.title,
        caption=about.caption,
        credit=", ".join(dict.fromkeys(about.credits)) or None,
        license_url=about.license_url,
        width=_number(element.get("width")),
        height=_number(element.get("height")),
        media_type=kind,
        carrier=short,
        locator=record.counted(short),
    )


def _add(record: Record, image: DraftImage) -> None:
    if len(record.images) < MOST_OF_A_KIND:
        record.images.append(image)


def _number(text: str | None) -> int | None:
    text = (text or "").strip().removesuffix("px")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None  # noqa: PLR2004 - a petabyte


def _thumbnail(record: Record, element: Element, short: str, about: _About) -> None:
    address = web.normalise(element.get("url") or plain(element), record.at(element).base)
    if address is not None:
        _add(record, _image(address, element, short, record, about))


def thumbnail(record: Record, element: Element, short: str) -> None:
    """Take a thumbnail beside the item's media objects."""
    _thumbnail(record, element, short, _About())


def right(record: Record, element: Element, short: str) -> None:
    """Take a rights element beside the item's media objects: it holds for all of them (Media RSS)."""
    if short == "media:credit" and (words := plain(element)):
        credited = record.image_default.get("credit")
        record.image_default["credit"] = f"{credited}, {words}" if credited else words
    elif short == "media:license" and (address := web.normalise(element.get("href") or "", record.at(element).base)):
        record.image_default.setdefault("license", address)
    _right(record, element, short, "media", "")


def _right(record: Record, element: Element, short: str, extent: Extent, locator: str) -> None:
    address = element.get("url") if short == "media:copyright" else element.get("href")
    keys = ("role", "scheme", "relationship", "type")
    attributes = tuple((key, element.get(key) or "") for key in keys if element.get(key))
    words = html.fold(html.text(plain(element)))
    if words or address or short == "media:restriction":
        record.mark(
            short, element, short, words=words, address=address, attributes=attributes, extent=extent, locator=locator
        )


def image(record: Record, element: Element, short: str) -> None:
    """Take itunes:image (href) or an item's image element (url inside)."""
    place = record.at(element)
    address = element.get("href") or element.get("url")
    title = None
    for child in element:
        tag: object = child.tag
        if isinstance(tag, str):
            inner = name(tag, record.default)
            if inner == "rss:url":
                address = address or plain(child)
            elif inner == "rss:title":
                title = html.text(plain(child)) or None
    resolved = web.normalise(address or plain(element), place.base)
    if resolved is not None:
        _add(record, DraftImage(url=resolved, alt=title, carrier=short, locator=record.counted(short)))


def described(record: Record, element: Element, short: str) -> None:
    """Take media:title or media:description beside the media objects: used where the item itself says nothing."""
    said: Said | None = record.say(element, short, LONGEST_TEXT)
    if said is not None:
        (record.titles if short == "media:title" else record.loose).append(said)


def settle(record: Record) -> None:
    """Give pictures without a credit or licence of their own what was said for all of them."""
    credit, license_url = record.image_default.get("credit"), record.image_default.get("license")
    record.images = [
        replace(picture, credit=picture.credit or credit, license_url=picture.license_url or license_url)
        if picture.carrier.startswith("media:")
        else picture
        for picture in record.images
    ]


_RIGHTS: Final = frozenset({"media:copyright", "media:license", "media:credit", "media:restriction"})

ELEMENTS: Final[dict[str, Handler]] = {
    "media:group": group,
    "media:content": group,
    "media:thumbnail": thumbnail,
    **dict.fromkeys(sorted(_RIGHTS), right),
    "media:title": described,
    "media:description": described,
    "itunes:image": image,
    "rss:image": image,
    "atom:logo": image,
    "atom:icon": image,
}
