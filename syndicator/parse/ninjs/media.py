"""What goes with a ninjs item: associations and their renditions, as pictures and recordings with whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from syndicator.model.draft import DraftEnclosure, DraftImage
from syndicator.parse import wire
from syndicator.parse.json_value import MOST, Object, line, objects
from syndicator.parse.ninjs.item import Item, words_of
from syndicator.syntax import url as web

PICTURES: Final = frozenset(("picture", "photo", "image", "graphic"))
_MEDIA: Final = frozenset(("video", "audio"))
_BEST: Final = ("original", "main", "web", "baseimage", "viewimage", "preview", "thumbnail")  # names of renditions


def associations(item: Item) -> Iterator[Item]:
    """Yield what goes with an item: an object by name (1.x) or a list (2.x, 3.x)."""
    value = item.get("associations")
    named = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value if isinstance(value, list) else ()))
    )
    for key, one in named[:MOST]:
        for number, part in enumerate(objects(one)):
            place = f"{item.at('associations')}/{str(key)[:100]}"
            yield Item(part, f"{place}/{number}" if isinstance(one, list) else place, item.base)


def renditions(item: Item) -> list[Object]:
    """Return the forms a picture, a recording or a text comes in, the best one first."""
    value = item.get("renditions")
    if isinstance(value, dict):
        found = [{"name": str(key), **one} for key, one in list(value.items())[:MOST] if isinstance(one, dict)]
    else:
        found = objects(value)

    def order(one: Object) -> int:
        name = line(one.get("name")).casefold()
        return _BEST.index(name) if name in _BEST else len(_BEST) - 2

    return sorted(found, key=order)


def rendition_type(one: Object) -> str:
    """Return the media type of a rendition, in lower case."""
    return line(one.get("mimetype") or one.get("mimeType") or one.get("contenttype") or one.get("contentType")).lower()


def image(part: Item, caption: str | None) -> DraftImage | None:
    """Return a picture with whose it is: its byline and agency."""
    agency = (
        part.line("creditline", "credit")
        or words_of(part.get("copyrightnotice"))
        or words_of(part.get("copyrightholder"))
    )
    for one in renditions(part):
        address = web.normalise(line(one.get("href")), part.base)
        if address is None or not (rendition_type(one) or "image/").startswith("image/"):
            continue
        return DraftImage(
            url=address,
            alt=part.line("alttext", "bodytext") or None,
            caption=caption,
            credit=wire.credit(part.line("byline", "by"), agency),
            width=number(one.get("width")),
            height=number(one.get("height")),
            media_type=rendition_type(one) or None,
            carrier="ninjs:associations",
            locator=part.locator,
        )
    return None


def number(value: object) -> int | None:
    """Return a whole number, written as one or as text."""
    text = line(value, 12)
    return int(text) if text.isdigit() else None


def enclosures(item: Item, parts: list[Item]) -> Iterator[DraftEnclosure]:
    """Yield recordings, in their best form."""
    for part in (item, *parts):
        if part.kind not in _MEDIA:
            continue
        for one in renditions(part):
            address = web.normalise(line(one.get("href")), part.base)
            if address is not None and rendition_type(one).startswith(("video/", "audio/")):
                size = number(one.get("sizeinbytes") or one.get("sizeInBytes"))
                title = part.line("headline") or None
                yield DraftEnclosure(url=address, media_type=rendition_type(one), length=size, title=title)
                break
