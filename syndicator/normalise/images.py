"""The pictures of an article with whose they are; invents no picture and no credit, and fetches none."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from syndicator.model.article import Image
from syndicator.model.draft import DraftImage
from syndicator.normalise import credit_lines, pictures, plain
from syndicator.syntax import url as web

MAX_IMAGES = 50
MAX_CAPTION = 1_000
_FIGURE = re.compile(r"<figure(?: [^>]*)?>(.*?)</figure>", re.DOTALL)
_IMG = re.compile(r"<img((?: [a-z-]+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_FIGCAPTION = re.compile(r"<figcaption(?: [^>]*)?>(.*?)</figcaption>", re.DOTALL)
_FILM = re.compile(r"^[^?#]*\.(?:mp4|m4v|mov|webm|ogv|m3u8|mp3|m4a)(?:[?#]|$)", re.IGNORECASE)
_SIZE = re.compile(
    r"-\d{2,4}x\d{2,4}(?=\.[a-z]{3,4}$)|(?<=[?&])(?:w|h|width|height|resize|fit|quality|q|crop|strip|ssl|dpr|auto|fm)=[^&]*&?",
    re.IGNORECASE,
)


def images(drafts: Iterable[DraftImage], *, body_html: str | None, base_url: str | None) -> tuple[Image, ...]:
    """At most 50 pictures, lead first: what the input names, then what only the text shows."""
    found: dict[str, Image] = {}
    for index, draft in enumerate(drafts):
        if index >= 4 * MAX_IMAGES:
            break
        image = _image(draft, base_url)
        if image is not None:
            _add(found, image)
    if body_html and "<img" in body_html:
        for image in in_text(body_html):
            _add(found, image)
    return tuple(found.values())[:MAX_IMAGES]


def _image(draft: DraftImage, base_url: str | None) -> Image | None:
    url = web.normalise(draft.url, base_url) if draft.url else None
    credit, caption = credit_lines.separate(draft.credit, draft.caption)
    if (url is None and not credit) or pictures.is_counter(url, draft.width, draft.height):
        return None
    if url is not None and _FILM.search(url):
        return None
    alt = plain.line(draft.alt, limit=pictures.MAX_ALT) or None
    return Image(
        url=url,
        caption=caption,
        credit=credit,
        license_url=web.normalise(draft.license_url, base_url) if draft.license_url else None,
        alt=alt,
        width=draft.width if draft.width and draft.width > 0 else None,
        height=draft.height if draft.height and draft.height > 0 else None,
        media_type=draft.media_type,
    )


def _add(found: dict[str, Image], image: Image) -> None:
    key = same(image.url) if image.url else f"credit:{image.credit}"
    known = found.get(key)
    if known is None:
        found[key] = image
        return
    gaps = {
        name: getattr(image, name)
        for name in ("caption", "credit", "license_url", "alt", "width", "height", "media_type")
        if getattr(known, name) is None and getattr(image, name) is not None
    }
    if gaps:
        found[key] = replace(known, **gaps)


def same(url: str) -> str:
    """What two addresses of one picture in two sizes have in common: only the size in the name or query may differ."""
    rest = url.partition("://")[2] or url
    if "?" in rest or "x" in rest:
        rest = _SIZE.sub("", rest).rstrip("?&")
    return rest


def in_text(body_html: str) -> Iterator[Image]:
    """The pictures a cleaned text shows, with the captions of their figures."""
    captions: dict[int, str] = {}
    if "<figcaption" in body_html:
        for figure in _FIGURE.finditer(body_html):
            caption = _FIGCAPTION.search(figure[1])
            picture = _IMG.search(figure[1])
            if caption is not None and picture is not None:
                captions[figure.start(1) + picture.start()] = plain.unmarked(caption[1])
    for tag in _IMG.finditer(body_html):
        attributes = dict(_ATTRIBUTE.findall(tag[1]))
        url = html.unescape(attributes.get("src", ""))
        if not url or _FILM.search(url):
            continue
        credit, caption_words = credit_lines.separate(None, captions.get(tag.start()))
        yield Image(
            url=url,
            caption=caption_words,
            credit=credit,
            alt=html.unescape(attributes.get("alt", "")) or None,
            width=pictures.pixels(attributes.get("width")),
            height=pictures.pixels(attributes.get("height")),
        )
