"""Finds the heading that is an article's headline among those of its site, its parts and the way to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from syndicator.parse import lines
from syndicator.parse.page import shown_dates
from syndicator.parse.page.body import Text
from syndicator.parse.page.dom import Block, Page, fold, locate
from syndicator.parse.page.gathered import Gathered
from syndicator.syntax import url as web

_NAMED_BESIDE: Final = 60  # characters of a site's name beside a heading in the title element
_STEPS: Final = 6  # elements around a heading that are looked at
_JUST_ABOVE: Final = 6  # blocks
_PARTS: Final = 12  # elements in one
_HEADLINE: Final = 4  # words that two accounts do not share by accident
_WAY: Final = re.compile(r"bread-?crumbs?")


@dataclass(frozen=True, slots=True)
class Headline:
    """Where an article's head begins."""

    number: int  # of the block readers see as the headline
    way: int | None  # of a heading among the links that lead to the page, where it stands before that

    @property
    def first(self) -> int:
        """The block behind which byline and dateline stand: the last step of the way, where it is just above."""
        return self.way if self.way is not None and self.number - self.way <= _JUST_ABOVE else self.number


def read(page: Page, text: Text, into: Gathered) -> Headline | None:
    """Put the headline into the basket and tell its block: the h1 before the text, or what the metadata say."""
    known = {fold(said.text).casefold() for said in into.titles}
    known_words = {_fold(said.text) for said in into.titles}
    houses = {_fold(one.name) for one in into.publishers} | {_fold(web.site(into.url))}
    headings = [b for b in page.blocks if b.heading and len(b.text) <= lines.LONGEST and _fold(b.text) not in houses]
    signs = [b for b in headings if _is_sign(b, into)]
    for block in signs[:1]:
        into.say(into.titles, block.text, "html:sign", locate(block.element))
    headings = [b for b in headings if b not in signs]
    headings.sort(key=_leads_here)
    first = [b for b in headings if b.heading == 1 and b.region in {"body", "head", "tail"}]
    first = first or [b for b in headings if b.heading == 1 and b.region == "caption"]  # over the lead picture
    first = [b for b in first if not b.element.hidden] or first
    before = [b for b in first if b.number <= text.first + 1]
    chosen = next((b for b in first if fold(b.text).casefold() in known), None)
    chosen = chosen or next((b for b in headings if fold(b.text).casefold() in known), None)
    if chosen is None or _leads_here(chosen):
        under = (b for b in headings if b.number <= text.first + 1 and not _leads_here(b) and _under_kicker(b, into))
        chosen = next(under, chosen)
    if chosen is None and not any(_part_of(b, known) for b in before):
        chosen = next((b for b in headings if b.number <= text.first + 1 and _part_of(b, known)), None)
        first = [b for b in first if b is chosen or not _heads_a_section(b, first, text)]
        before = [b for b in before if b in first]
    chosen = chosen or next((b for b in before if _part_of(b, known)), None)
    chosen = chosen or (before[-1] if before else first[0] if first else None)
    if chosen is None or (chosen not in before and chosen.number > text.last and _fold(chosen.text) not in known_words):
        return None
    steps = (b for b in headings if b.heading == 1 and _leads_here(b))
    way = next((b for b in steps if fold(b.text).casefold() in known or _part_of(b, known)), None)
    if way is not None:
        into.say(into.titles, way.text, "html:way", locate(way.element))
    if not _leads_here(chosen):
        words = _under_kicker(chosen, into) or chosen.text
        carrier = "html:h1" if chosen.heading == 1 or way is not None else "html:heading"
        into.say(into.titles, words, carrier, locate(chosen.element))
    return Headline(chosen.number, way.number if way is not None and way.number < chosen.number else None)


def _is_sign(block: Block, into: Gathered) -> bool:
    """Whether a heading is a link to the front page of the site: it names that, on every page but the front page."""
    site = web.site(into.url)
    if len(block.links) != 1 or _fold(block.links[0][0]) != _fold(block.text):
        return False
    target = into.resolve(block.links[0][1])
    if target is None or web.site(target) != site:
        return False
    return web.identity(target).rstrip("/") == site != web.identity(into.url).rstrip("/")


def _leads_here(block: Block) -> bool:
    """Whether a heading is the last step of the way to a page: it says what result lists should show, not readers."""
    around = block.element
    for _ in range(_STEPS):
        if around.tag == "nav" or _WAY.search(around.names):
            return True
        if around.parent is None or around.tag in {"article", "main", "body"}:
            return False
        around = around.parent
    return False


def _under_kicker(block: Block, into: Gathered) -> str | None:
    """The headline of a heading that holds a line above it too, where the page's head says that headline alone."""
    words = fold(block.text)
    folded = words.casefold()
    for title in (fold(said.text) for said in into.titles):
        if len(title.split()) >= _HEADLINE and folded.endswith(title.casefold()) and len(folded) > len(title):
            above = _fold(words[: -len(title)])
            if any(_fold(node.text()) in {above, _fold(title)} for node in block.element.node.css("*")[1:_PARTS]):
                return title
    return None


def _part_of(block: Block, known: set[str]) -> bool:
    """Whether a heading's words are how one of the titles begins or ends: "Site: Heading", "Heading Site"."""
    words = fold(block.text).casefold()
    return " " in words and any(
        (one.startswith(f"{words} ") or one.endswith(f" {words}")) and len(one) < len(words) + _NAMED_BESIDE
        for one in known
    )


def _heads_a_section(block: Block, headings: list[Block], text: Text) -> bool:
    """Whether a heading is one of several in the text, beside its paragraphs: it names a part of it."""
    around = block.element.parent
    beside = [one for one in text.blocks if one.element.parent is around and one.words >= shown_dates.PROSE]
    others = [one for one in headings if one is not block and one.element.parent is around]
    return around is not None and bool(others) and any(one.number < block.number for one in beside)


def _fold(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold())
