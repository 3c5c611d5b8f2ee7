"""Where a page's pictures are and whose: addresses out of lazy attributes, captions and credits out of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from syndicator.model.draft import DraftImage
from syndicator.parse import lines
from syndicator.parse.page import regions
from syndicator.parse.page.body import Text, close, within
from syndicator.parse.page.dom import Block, Element, Page, Picture, fold, locate
from syndicator.parse.page.gathered import Gathered
from syndicator.syntax import url as web

_LAZY: Final = (
    "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-src", "data-url", "data-image-src",
    "data-delayed-url", "data-img-src",
)  # fmt: skip
_CREDITS: Final = (
    "data-credit", "data-credits", "data-copyright", "data-image-credit", "data-photo-credit", "data-photographer",
    "data-image-copyright", "data-source", "data-attribution", "data-byline", "data-author", "data-caption-credit",
)  # fmt: skip
_CAPTIONS: Final = ("data-caption", "data-image-caption", "data-description", "data-lightbox-caption", "data-sub-html")
_NOT_CREDITS: Final = re.compile(r"^(?:https?:|/|\{|\[|\d+$|true$|false$)", re.IGNORECASE)
_FIGURES: Final = re.compile(
    r"(?:^|[\s_-])(?:figure|wp-caption|image|img|photo|picture|media|bild|foto|gallery|slide|illustration|"
    r"visual|asset|lead)"
    r"|captioned"
)
_PLACEHOLDER: Final = re.compile(r"^data:|placeholder|spacer|blank\.(?:gif|png)|1x1|pixel\.gif|loading\.gif|grey\.gif")
_MOST: Final = 40
_NAME: Final = 6  # words a name has at most
_LEAD: Final = 14  # blocks before the text in which the lead picture stands


def source(picture: Picture, base: str | None) -> str | None:
    """Return where a picture is: ``src`` unless that is a placeholder, a lazy loader's address, the widest source."""
    attributes = picture.attributes
    given = (attributes.get("src") or "").strip()
    candidates = [] if not given or _PLACEHOLDER.search(given) else [given]
    candidates += [value for name in _LAZY if (value := (attributes.get(name) or "").strip()) and "{" not in value]
    for name in ("srcset", "data-srcset", "data-lazy-srcset"):
        if attributes.get(name):
            candidates.append(widest(attributes[name] or ""))
    candidates += [widest(one) for one in picture.sources]
    for candidate in candidates:
        if not candidate.startswith(("data:", "#", "about:")):
            found = web.normalise(candidate, base)
            if found:
                return found
    return None


def widest(srcset: str) -> str:
    """Return the address of the widest candidate of a ``srcset`` (HTML §4.8.4.2.1)."""
    best, width = "", -1.0
    for candidate in re.split(r",\s+|,(?=https?:)", srcset[:8192])[:32]:
        words = candidate.split()
        if not words:
            continue
        size = re.fullmatch(r"(\d{1,5}(?:\.\d{1,2})?)[wx]", words[-1]) if len(words) > 1 else None
        if (float(size[1]) if size else 0.0) > width:
            best, width = words[0].rstrip(","), float(size[1]) if size else 0.0
    return best


def read(page: Page, text: Text, into: Gathered) -> tuple[list[Picture], frozenset[int]]:
    """Put the article's own pictures into the basket; returns those in its text, and the blocks that credit them.

    A credit that stands in the article without any picture near it is kept with no address: it is somebody's.
    """
    within_text: list[Picture] = []
    told_of: set[int] = set()
    for picture in page.pictures:
        if len(into.images) >= _MOST * 2 or not _belongs(picture, text):
            continue
        told_of.update(block.number for block in _beside(page, picture))
        url = source(picture, into.base)
        caption, credit = _words(page, picture)
        small = _number(picture.attributes.get("width")) or 1000
        if url is None and not credit:
            continue
        if small < 100 and not credit:  # noqa: PLR2004 - icons, portraits
            continue
        into.images.append(
            DraftImage(
                url=url,
                alt=fold(picture.attributes.get("alt")) or None,
                caption=caption,
                credit=credit,
                width=_number(picture.attributes.get("width")),
                height=_number(picture.attributes.get("height")),
                carrier="html:figure" if caption or credit else "html:img",
                locator=f"img[{page.pictures.index(picture) + 1}]",
            )
        )
        if text.first < picture.before <= text.last:
            within_text.append(picture)
    orphans = _orphans(page, text, told_of, into)
    credited = {number for number in told_of if told([page.blocks[number]])[1]}
    return within_text, frozenset(credited | orphans)


def _orphans(page: Page, text: Text, told_of: set[int], into: Gathered) -> set[int]:
    found: set[int] = set()
    known = " ".join(image.credit.casefold() for image in into.images if image.credit)
    for block in page.blocks[max(0, text.first - _LEAD) : text.last + 1]:
        if block.region != "caption" or block.number in told_of or len(block.text) > 300:  # noqa: PLR2004 - a caption
            continue
        caption, credit = told([block])
        if credit and credit.casefold() not in known:
            known += " " + credit.casefold()
            into.images.append(
                DraftImage(
                    url=None, caption=caption, credit=credit, carrier="html:credit", locator=locate(block.element)
                )
            )
            found.add(block.number)
    return found


def _number(value: str | None) -> int | None:
    found = re.match(r"\s*(\d{1,5})(?:px)?\s*$", value or "")
    return int(found[1]) if found else None


def _belongs(picture: Picture, text: Text) -> bool:
    """Whether a picture is the article's: in its container or article element, not in a box beside it."""
    element = picture.element
    if element.region in {"footer", "sidebar", "comment", "widget"} or text.first > text.last:
        return False
    if text.container is not None and within(element, text.container):
        return True
    return text.first - _LEAD <= picture.before <= text.last + 1 and (element.article or picture.before <= text.last)


def _words(page: Page, picture: Picture) -> tuple[str | None, str | None]:
    """Caption and credit: attributes of the image, then the blocks of its figure."""
    credit = _attribute(picture.element, _CREDITS)
    caption = _attribute(picture.element, _CAPTIONS)
    blocks = list(_beside(page, picture))
    found_caption, found_credit = told(blocks)
    caption = found_caption or caption
    credit = found_credit or (lines.credit(credit).credit or credit if credit else None)
    if caption and not credit:
        split = lines.credit(caption)
        caption, credit = split.caption, split.credit
    if not credit:
        for name in ("title", "alt"):
            value = fold(picture.attributes.get(name))
            said = lines.credit(value)
            if said.credit and re.search(r"©|\b(?:photo|foto|bild|credit)\b", value, re.IGNORECASE):
                credit = said.credit
                break
    return caption, credit


def _attribute(element: Element, names: Iterable[str]) -> str | None:
    """Look for a value on the image and on the three elements around it."""
    node: Element | None = element
    for _ in range(4):
        if node is None:
            break
        attributes = node.node.attributes
        for name in names:
            value = fold(attributes.get(name))
            if value and len(value) < 600 and not _NOT_CREDITS.match(value):  # noqa: PLR2004 - a caption
                return re.sub(r"<[^<>]{0,300}>", " ", value).strip()
        node = node.parent
    return None


def _beside(page: Page, picture: Picture) -> Iterable[Block]:
    """The blocks that speak of a picture: those in its figure, up to the next picture of the same figure."""
    figure = _figure(picture.element)
    numbers = [one.before for one in page.pictures if one is not picture and figure and within(one.element, figure)]
    after = min((number for number in numbers if number > picture.before), default=len(page.blocks))
    for block in page.blocks[max(0, picture.before - 3) : picture.before + 6]:
        if figure is not None and within(block.element, figure):
            if block.number < picture.before and numbers:
                continue
            if block.number < after or not numbers:
                yield block
        elif block.region == "caption" and picture.before <= block.number < picture.before + 3:
            nearer = any(picture.before < one.before <= block.number for one in page.pictures)
            if not nearer and close(block.element, picture.element):
                yield block


def _figure(element: Element) -> Element | None:
    """The figure a picture stands in, or the nearest small box named like one."""
    node, best = element.parent, None
    for _ in range(8):
        if node is None or node.tag in {"article", "main", "body", "section"}:
            break
        if node.tag == "figure":
            return node
        if node.names and _FIGURES.search(node.names) and not regions.credits(node.names):
            best = node
        node = node.parent
    return best


def told(blocks: list[Block]) -> tuple[str | None, str | None]:
    """Read caption and credit out of a figure's blocks: those named credits first, then by the words."""
    captions: list[str] = []
    credited: list[str] = []
    named_only: list[str] = []
    for block in blocks:
        words = fold(block.text)
        if not words or len(words) > 800 or words in captions:  # noqa: PLR2004 - an article in a figure is none
            continue
        split = lines.credit(words)
        named = regions.credits(_own_names(block.element)) and len(words) <= 200  # noqa: PLR2004 - a credit is short
        if named and not (split.caption and split.credit):
            (credited if split.credit else named_only).append(split.credit or words)
            continue
        if split.credit:
            credited.append(split.credit)
        if split.caption and split.caption not in captions:
            captions.append(split.caption)
    if credited:  # with a credit that says so beside it, a sentence in a box named "copyright" is the caption
        captions += [words for words in named_only if words.endswith(".") or len(words.split()) > _NAME]
        named_only = [words for words in named_only if words not in captions]
    unique = [one for one in dict.fromkeys(credited + named_only) if one]
    return " ".join(captions) or None, " / ".join(unique[:2]) or None


def _own_names(element: Element) -> str:
    """The names of an element and of its wrappers below the figure."""
    names = []
    node: Element | None = element
    for _ in range(3):
        if (
            node is None
            or node.tag in {"figure", "figcaption"}
            or (_FIGURES.search(node.names) and not regions.credits(node.names))
        ):
            break
        names.append(node.names)
        node = node.parent
    return " ".join(names)
