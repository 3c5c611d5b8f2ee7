"""Tells the entries of a list from the article: alike elements side by side, each with a date and a link of its own.

On a front page, or under an article, every teaser is dated; none of those dates is the page's. Which elements are
entries is worked out once a page, where a date is asked about at all; bounded by the blocks of the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from syndicator.parse import lines
from syndicator.parse.page.body import within
from syndicator.parse.page.dom import Block, Element, Page
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from syndicator.parse.page.gathered import Gathered

_FEWEST: Final = 3  # alike elements that make a list
_LARGEST: Final = 14  # blocks of an entry; an article is longer
_LONGEST: Final = 25  # words of a line that holds an entry's date
_TITLE: Final = 4  # words of a link that names an article
_HIGHEST: Final = 10  # elements around a block that may be an entry
_DIGIT: Final = re.compile(r"\d")


def hold(page: Page, element: Element, title: Block | None, into: Gathered) -> bool:
    """Tell whether an element stands in an entry of a list: in none that holds the page's own headline."""
    if page.entries is None:
        page.entries = _entries(page, into)
    around: Element | None = element
    while around is not None and page.entries:
        if around.index in page.entries:
            own = title is not None and within(title.element, around)
            return not own or (title is not None and _names_another(title, into))
        around = around.parent
    return False


def _entries(page: Page, into: Gathered) -> frozenset[int]:
    """Return the indices of the elements that are entries."""
    dated: dict[int, Element] = {}
    named: set[int] = set()
    sizes: dict[int, int] = defaultdict(int)
    for block in page.blocks:
        around = tuple(_around(block.element))
        for element in around:
            sizes[element.index] += 1
        if _names_another(block, into):
            named.update(element.index for element in around)
        if block.words <= _LONGEST and _DIGIT.search(block.text) and lines.dates(block.text):
            dated.update((element.index, element) for element in around)
    lists: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for index, element in dated.items():
        if sizes[index] <= _LARGEST and element.parent is not None:
            # Articles are alike wherever they stand; anything else only side by side.
            key = (-1, "article", "") if element.tag == "article" else None
            lists[key or (element.parent.index, element.tag, _kind(element))].append(index)
    return frozenset(
        index for alike in lists.values() if sum(one in named for one in alike) >= _FEWEST for index in alike
    )


def _around(element: Element) -> Iterator[Element]:
    around: Element | None = element
    for _ in range(_HIGHEST):
        if around is None or around.tag in {"body", "main"}:
            return
        yield around
        around = around.parent


def _names_another(block: Block, into: Gathered) -> bool:
    """Tell whether a block links another page by what may be its title."""
    for words, href in block.links:
        if len(words.split()) >= _TITLE or block.heading:
            target = into.resolve(href)
            if target is not None and web.identity(target) != web.identity(into.url):
                return True
    return False


def _kind(element: Element) -> str:
    """The names of an element without those that number it."""
    return " ".join(name for name in element.names.split() if not _DIGIT.search(name))
