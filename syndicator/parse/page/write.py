"""Writes the article's blocks as HTML: their lists, tables, quotes and figures nest as they did on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from syndicator.parse.page.dom import Block, Element, Picture
from syndicator.parse.page.pictures import source

_TABLE: Final = frozenset({"table", "thead", "tbody", "tr", "td", "th"})
_LONG_CELL: Final = 400  # characters; a table with longer cells lays out a page
_HOLDS_TEXT: Final = frozenset(
    {"li", "td", "th", "dt", "dd", "figcaption", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
)

Structure = tuple[tuple[str, int], ...]


def html(blocks: Sequence[Block], pictures: Sequence[Picture] = (), *, base: str | None = None) -> str:
    """Return the markup of blocks and the pictures between them, in document order."""
    layout = _layout_tables(blocks)
    placed = [(2 * place + 1, _structure(block.element, layout), block.html) for place, block in enumerate(blocks)]
    for picture in pictures:
        url = source(picture, base)
        if url:
            alt = escape(" ".join((picture.attributes.get("alt") or "").split()))
            structure = _structure(picture.element, layout)
            if not any(tag == "figure" for tag, _ in structure):
                structure = (*structure, ("figure", picture.element.index))
            placed.append((_place(picture, blocks), structure, f'<img src="{escape(url)}" alt="{alt}">'))
    placed.sort(key=lambda part: part[0])
    return _nest((structure, markup) for _, structure, markup in placed)


def _place(picture: Picture, blocks: Sequence[Block]) -> int:
    """Where among the blocks a picture stands: before the first block that follows it."""
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].number < picture.before:
            low = middle + 1
        else:
            high = middle
    return low * 2


def _structure(element: Element, layout: frozenset[int]) -> Structure:
    kept: list[tuple[str, int]] = []
    dropped = False  # inside a layout table: its rows and cells are no structure either
    for tag, index in element.structure:
        if tag == "table":
            dropped = index in layout
        if tag in _TABLE and dropped:
            continue
        kept.append((tag, index))
    return tuple(kept)


def _layout_tables(blocks: Iterable[Block]) -> frozenset[int]:
    """Tables that lay out a page rather than hold data: long cells, tables in tables, or one cell a row."""
    layout: set[int] = set()
    cells: Counter[int] = Counter()
    rows: dict[int, set[int]] = {}
    for block in blocks:
        tables = [index for tag, index in block.element.structure if tag == "table"]
        if len(tables) > 1:
            layout.update(tables[:-1])
        if tables:
            cells[tables[-1]] += 1
            rows.setdefault(tables[-1], set()).update(index for tag, index in block.element.structure if tag == "tr")
            if len(block.text) > _LONG_CELL:
                layout.add(tables[-1])
    layout.update(table for table, count in cells.items() if count <= len(rows[table]) or not rows[table])
    return frozenset(layout)


def _nest(items: Iterable[tuple[Structure, str]]) -> str:
    out: list[str] = []
    opened: list[tuple[str, int]] = []
    for structure, markup in items:
        shared = 0
        while shared < min(len(opened), len(structure)) and opened[shared] == structure[shared]:
            shared += 1
        for tag, _ in reversed(opened[shared:]):
            out.append(f"</{tag}>")
        for tag, _ in structure[shared:]:
            out.append(f"<{tag}>")
        opened = list(structure)
        inner = structure[-1][0] if structure else ""
        alone = markup.startswith("<img") or inner in _HOLDS_TEXT
        if alone and shared == len(structure) and inner in _HOLDS_TEXT and not markup.startswith("<img"):
            out.append("<br>")  # a second run of text in the same cell or item
        out.append(markup if alone else f"<p>{markup}</p>")
    for tag, _ in reversed(opened):
        out.append(f"</{tag}>")
    return "".join(out)
