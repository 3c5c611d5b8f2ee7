"""Picks the blocks of a page that are the article's text. It weighs words, it reads no rights.

A well-kept extractor (trafilatura) judges which words are the article's; the blocks of our own walk that hold those
words are the text, so headings, lists, quotes, tables, links and pictures keep their place. Where the judge finds much
less than stands there, our own measure (the container with most prose) decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from syndicator.parse.page.dom import Block, Element, Page

_WORD = re.compile(r"\w+")
_SHORT: Final = 5  # words: too few for shingles, compared whole
_MATCH: Final = 0.6  # share of a block's shingles the judge kept
_PROSE: Final = 10  # words of a paragraph that is prose
_HALF: Final = 0.5
_FLUENT: Final = 0.3  # of a text stands in paragraphs
_MUCH: Final = 0.6  # of our own measure: the judge missed too much below it
_LINKED: Final = 0.5  # more of it than this is link text: a list of links, not prose
_CHROME: Final = frozenset({"footer", "sidebar", "comment", "widget", "caption"})
_LEAVES: Final = frozenset(
    {
        "p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "tbody", "thead", "table",
        "blockquote", "dl", "dt", "dd", "span", "a", "strong", "em", "b", "i", "pre", "font",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """The article's text: which blocks, and where its prose begins and ends."""

    blocks: tuple[Block, ...]
    first: int  # number of the first block; the number of blocks where there is none
    last: int
    container: Element | None = None


def words(text: str) -> list[str]:
    """Split into lower-case words."""
    return _WORD.findall(text.lower())


def judge(page: Page) -> str:
    """Return the words the extractor takes for the article's, one paragraph a line; "" where it finds none."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(page.markup, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - a foreign library on foreign markup; without it our own measure decides
        return ""
    return str(getattr(found, "text", "") or "")


class _Verdict:
    """What the judge kept, made quick to ask."""

    def __init__(self, text: str) -> None:
        self.lines: set[str] = set()
        self.shingles: set[tuple[str, ...]] = set()
        for line in text.split("\n"):
            said = words(line)
            self.lines.add(" ".join(said))
            self.shingles.update(zip(said, said[1:], said[2:], strict=False))

    def keeps(self, block: Block) -> bool:
        said = words(block.text)
        if not said:
            return False
        if len(said) < _SHORT:
            return " ".join(said) in self.lines
        shingles = list(zip(said, said[1:], said[2:], strict=False))
        return sum(shingle in self.shingles for shingle in shingles) >= _MATCH * len(shingles)


def read(page: Page, verdict: str, bodies: Sequence[str] = ()) -> Text:
    """Pick the article's blocks: those the judge kept, and what stands between them in the same container.

    ``bodies`` are texts the page's structured data give for the article: their words are kept too.
    """
    _unhide(page)
    asked = _Verdict("\n".join((verdict, *bodies)))
    kept = _once(block for block in page.blocks if asked.keeps(block))
    _unname(page, kept)
    kept = [block for block in kept if block.region not in _CHROME]
    own = _once(_densest(page))
    if own and _size(b for b in kept if b.words >= _PROSE) < _FLUENT * _size(kept):
        kept = own  # the judge took the menus
    elif _size(kept) < _MUCH * _size(own):
        numbers = {block.number for block in own}
        kept = sorted([*own, *(b for b in kept if b.number not in numbers)], key=lambda block: block.number)
    if not kept:
        return Text((), len(page.blocks), len(page.blocks))
    container = _container(kept)
    inside = [block for block in kept if container is None or within(block.element, container)]
    numbers = {block.number for block in inside}
    holders = {_signature(_holder(block)) for block in inside}
    seen = {block.text.casefold() for block in inside}
    first, last = inside[0].number, inside[-1].number
    chosen = [
        block
        for block in page.blocks[first : last + 1]
        if block.number in numbers
        or (_fits(block) and _signature(_holder(block)) in holders and block.text.casefold() not in seen)
    ]
    return Text(tuple(chosen), first, last, container)


def _size(blocks: Iterable[Block]) -> int:
    return sum(block.words for block in blocks)


def _signature(element: Element | None) -> tuple[str, str, int]:
    """What makes two containers alike: pages cut their text into several of the same name around advertisements."""
    if element is None:
        return ("", "", 0)
    return (element.tag, element.names, 0) if element.names else (element.tag, "", element.index)


def _unhide(page: Page) -> None:
    """Where most of the prose is hidden, scripts show it: then nothing is."""
    prose = [block for block in page.blocks if block.words >= _PROSE and block.link_share < _LINKED]
    if _size(block for block in prose if block.element.hidden) > _HALF * _size(prose):
        for element in page.elements.values():
            element.hidden = False


def _once(blocks: Iterable[Block]) -> list[Block]:
    """Drop what is said twice (a page that carries its text again for small screens)."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        key = block.text.casefold()
        if len(key) > 60 and key in seen:  # noqa: PLR2004 - short lines repeat with reason
            continue
        seen.add(key)
        kept.append(block)
    return kept


def _unname(page: Page, kept: list[Block]) -> None:
    """Where a third of the text stands in what names itself a sidebar, the name is wrong: it is body."""
    total = sum(block.words for block in kept)
    weight: Counter[int] = Counter()
    for block in kept:
        zone = block.element.zone
        if zone is not None and block.region in _CHROME:
            weight[zone.index] += block.words
    # the same name may stand on every paragraph
    named: Counter[tuple[str, str]] = Counter()
    for block in kept:
        zone = block.element.zone
        if zone is not None and block.region in _CHROME and zone.names:
            named[zone.tag, zone.names] += block.words
    wrong = {index for index, size in weight.items() if size * 3 > total}
    wrong_names = {name for name, size in named.items() if size * 3 > total}
    if not wrong and not wrong_names:
        return
    for element in page.elements.values():
        zone = element.zone
        if zone is not None and (zone.index in wrong or (zone.tag, zone.names) in wrong_names):
            element.region = "body"


def _densest(page: Page) -> list[Block]:
    """Our own measure: the prose of the container that holds most of it."""
    prose = [
        block
        for block in page.blocks
        if block.words >= _PROSE and block.link_share < _LINKED and _fits(block) and not block.element.hidden
    ]
    weight: Counter[tuple[str, str, int]] = Counter()
    holding: dict[tuple[str, str, int], set[int]] = {}
    for block in prose:
        holder = _holder(block)
        share = float(block.words)
        for _ in range(3):  # the parents get a part of it
            if holder is None or holder.tag in {"body", "html"}:
                break
            signature = _signature(holder)
            weight[signature] += int(share)
            holding.setdefault(signature, set()).add(block.number)
            holder, share = holder.parent, share / 2
    if not weight:
        return []
    best = max(weight, key=lambda signature: weight[signature])
    return [block for block in prose if block.number in holding[best]]


def _fits(block: Block) -> bool:
    return block.region not in _CHROME and not block.element.hidden and block.link_share < _LINKED


def _holder(block: Block) -> Element | None:
    """The element whose child the block is."""
    element: Element | None = block.element
    while element is not None and element.tag in _LEAVES:
        element = element.parent
    return element


def within(element: Element | None, container: Element) -> bool:
    """Whether an element is or stands in a container."""
    while element is not None:
        if element is container:
            return True
        element = element.parent
    return False


def close(one: Element, other: Element, levels: int = 4) -> bool:
    """Whether two elements share an ancestor at most so many levels above the first."""
    above: Element | None = one
    for _ in range(levels):
        above = above.parent if above else None
        if above is not None and above.tag not in {"body", "html", "article", "main"} and within(other, above):
            return True
    return False


def _container(blocks: list[Block]) -> Element | None:
    """The lowest element that holds nearly all the words."""
    weight: Counter[int] = Counter()
    elements: dict[int, Element] = {}
    for block in blocks:
        element: Element | None = block.element
        while element is not None:
            weight[element.index] += block.words
            elements[element.index] = element
            element = element.parent
    total = sum(block.words for block in blocks)
    holding = [index for index, size in weight.items() if size >= 0.9 * total]
    return elements[max(holding)] if holding else None
