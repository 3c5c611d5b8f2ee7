"""The text of an NITF body as HTML, and the media in it. Reads no metadata and sanitises nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from syndicator.model.draft import DraftEnclosure, DraftImage
from syndicator.parse import elements
from syndicator.parse.elements import Element, attribute, child, children, name, words
from syndicator.syntax import url as web

LARGEST: Final = 2_000_000  # characters written
_TAGS: Final = {
    **{tag: tag for tag in ("p", "ul", "ol", "li", "dl", "dt", "dd", "em", "br", "hr", "pre", "sub", "sup", "q", "a")},
    **{tag: tag for tag in ("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "strong", "h2", "h3")},
    "hl1": "h2",
    "hl2": "h3",
    "bq": "blockquote",
    "fn": "small",
    "credit": "cite",
}
_VOID: Final = frozenset(("br", "hr"))
_LEFT_OUT: Final = frozenset(("media", "note", "rights", "nitf-table", "ed-msg", "col", "colgroup", "frac"))


def text(element: Element | None) -> str:
    """Return what is inside an element as HTML. Media, notes and names for machines stay out; their words do not."""
    if element is None:
        return ""
    written: list[str] = []
    _write(element, written, [LARGEST])
    return "".join(written).strip()


def _write(element: Element, written: list[str], left: list[int]) -> None:
    """Write the inside of an element; ``syntax.xml`` bounds how deep it nests."""
    _put(escape(element.text or "", quote=False), written, left)
    for inner in element:
        tag = name(inner)
        if tag and tag not in _LEFT_OUT:
            html = _TAGS.get(tag)
            if html == "a":
                _put(f'<a href="{escape(attribute(inner, "href"))}">', written, left)
            elif html is not None:
                _put(f"<{html}>", written, left)
            _write(inner, written, left)
            if html is not None and html not in _VOID:
                _put(f"</{html}>", written, left)
        _put(escape(inner.tail or "", quote=False), written, left)


def _put(piece: str, written: list[str], left: list[int]) -> None:
    if left[0] >= len(piece):
        left[0] -= len(piece)
        written.append(piece)


def images(body: Element | None, base: str | None) -> Iterator[DraftImage]:
    """Yield the pictures of a body with their captions, and their producers as credit."""
    for number, media in enumerate(_media(body)):
        references = list(children(media, "media-reference"))
        kind = attribute(media, "media-type").casefold()
        if kind not in {"image", "photo", "picture", "graphic"}:
            continue
        widest = max(references, key=lambda one: _number(attribute(one, "width")) or 0, default=None)
        source = attribute(widest, "source")
        yield DraftImage(
            url=web.normalise(source, base) if source else None,
            alt=attribute(widest, "alternate-text") or None,
            caption=words(child(media, "media-caption")) or None,
            credit=words(child(media, "media-producer")) or None,
            width=_number(attribute(widest, "width")),
            height=_number(attribute(widest, "height")),
            media_type=attribute(widest, "mime-type").lower() or None,
            carrier="nitf:media",
            locator=f"media[{number + 1}]",
        )


def recordings(body: Element | None, base: str | None) -> Iterator[DraftEnclosure]:
    """Yield audio and video."""
    for media in _media(body):
        if attribute(media, "media-type").casefold() in {"audio", "video"}:
            reference = child(media, "media-reference")
            source = attribute(reference, "source")
            address = web.normalise(source, base) if source else None
            if address is not None:
                kind = attribute(reference, "mime-type").lower() or None
                yield DraftEnclosure(url=address, media_type=kind, title=words(child(media, "media-caption")) or None)


def _media(body: Element | None) -> Iterator[Element]:
    count = 0
    for element in body.iter() if body is not None else ():
        if name(element) == "media":
            count += 1
            if count > elements.MOST:
                return
            yield element


def _number(value: str) -> int | None:
    return int(value) if value.isdigit() and len(value) < 9 else None  # noqa: PLR2004 - of pixels
