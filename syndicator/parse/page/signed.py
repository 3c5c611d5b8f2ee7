"""Finds who signs a page: by links, portraits, names of elements and lines at its end. Lines "By …": ``header``."""

from __future__ import annotations

import re
from typing import Any, Final

from syndicator.parse import lines
from syndicator.parse.page import shown_dates
from syndicator.parse.page.body import Text, within
from syndicator.parse.page.dom import Block, Element, Page, fold, locate
from syndicator.parse.page.gathered import Gathered

_LOOK_BACK: Final = 6  # blocks before a headline
_BYLINE: Final = re.compile(
    r"(?:^|[\s_-]|article|post|entry|story)(?:by-?lines?|authors?|autor(?:en|es)?|auteurs?|writers?|"
    r"contributors?)(?:$|[\s_-]|name|list|wrap)"
)
_AROUND_NAME: Final = re.compile(r"(?:^|[\s_-]|date|and)(?:by-?line|author|autor)(?:info|container|link|box)")
_NAME: Final = 5  # words of a name
_SIGNED: Final = 8  # words of "Written by Ada Moe and Bo Lind"
_WRITTEN: Final = re.compile(
    r"(?:(?:article|post|text|story) )?(?:written|authored) by:? |(?:verfasst|geschrieben|text) von:? |écrit par:? "
    r"|escrito por:? |scritto da:? ",
    re.IGNORECASE,
)
_BY_LINK: Final = re.compile(r"(?:by|von|par|por)\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"(?:(?:by|von|par|por)\b)?(?:[\s,;·&]|\b(?:and|und|et|y|og|och|e)\b){0,60}", re.IGNORECASE
)
_UNDER: Final = 7  # blocks under a text
_SIGNS: Final = 8  # small elements beside a name
_PARTICLE: Final = re.compile(r"(?:and|und|et|y|&|v[ao]n|de[lnrs]?|d[ai]|l[ae]|[ae]l|bin|ibn|te[nr]|zu|dos)$")
_LABEL: Final = re.compile(r"(?:authors?|autor(?:in|en)?|auteure?s?|writer|by|von)$", re.IGNORECASE)
_PERSON: Final = re.compile(r"(?:^|[\s#_-])(?:user|person|author|avatar|profile)(?:$|[\s_-])")
_POSTED: Final = re.compile(
    r"posted by:?\s+([^\n|·,:]{2,60}?)(?:\s+(?:at|on|in)\s|\s+\W|\s*[\n|·,:]|\s*$)", re.IGNORECASE
)
_NOT_NAMES: Final = re.compile(
    r"^(?:by|von|updated?|published|posted|written|login|log in|follow|share|comments?|"
    r"twitter|facebook|linkedin|e-?mail|"
    r"more|home|about|contact|subscribe|(?:learn|read|view|see|show) (?:more|all)|follow(?:ing)?(?: us)?|our team|"
    r"all (?:posts|articles|authors)|mon|tue|wed|thu|fri|sat|sun|insights from|meet the .*|edit(?:or)?s?|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|staff|website|bio|profile|author|authors|rss|x|instagram|フォロー|"
    r"connect directly|(?:\w+ )?min(?:ute)?s? read)\W*$",
    re.IGNORECASE,
)
_NOT_WRITTEN: Final = re.compile(
    r"(?:(?:medically|clinically|legally|expert)\s+)?(?:reviewed|fact[\s-]?checked|checked|edited|researched|illustrated"
    r"|photographed|translated)\s+by\b",
    re.IGNORECASE,
)
_AUTHOR_LINK: Final = re.compile(
    r"author|/people/|/person/|/profile|/by/|/staff|/team|/contributor|/autor|/auteur|/writers?/|/journalist|/@|/user",
    re.IGNORECASE,
)


def read(page: Page, zone: list[Block], title: int | None, text: Text, into: Gathered) -> None:
    """Put who is named around the article into the basket. ``zone``: the blocks near its headline."""
    _named(page, text, title, into)
    _pictured(zone, title, text, into)
    _signature(page, text, into)


def announced(zone: list[Block], title: int | None, text: Text, into: Gathered) -> None:
    """Names under a line that only says "Written by", and a link to an author's page that is a line of its own."""
    waiting = False
    for block in zone:
        if title is not None and not title < block.number <= shown_dates.prose(text, title):
            continue
        for said, links in lines.parts(lines.Line(text=block.text, links=block.links)):
            if lines.BY_ALONE.match(said):
                waiting = True
                continue
            own = [words for words, href in links if _AUTHOR_LINK.search(href)]
            linked = [words for words in own if could_name(words) or (len(own) == 1 and _BY_LINK.match(said))]
            alone = len(said.split()) <= _NAME and could_name(said)
            if waiting and (linked or alone):
                for one in linked or [said]:
                    into.person(one, "text:byline", locate(block.element))
            elif linked and title is not None and _nothing_but(said, linked):
                carrier = (
                    "text:byline" if _BY_LINK.match(said) and not _BY_LINK.match(linked[0]) else "html:author-link"
                )
                for one in linked:
                    into.person(one, carrier, locate(block.element))
            waiting = waiting and bool(linked) and "\n" in block.text
            if alone and not linked:
                waiting = False


def _nothing_but(said: str, linked: list[str]) -> bool:
    """Whether a line is its links and what stands between names: "Ada Moe, Bo Lind and Cy Ames", "by ada-moe"."""
    for one in linked:
        said = said.replace(one, " ", 1)
    return bool(_BETWEEN.fullmatch(said))


def could_name(words: str) -> bool:
    """Whether words can be somebody's name: not those that stand where names do."""
    return bool(words) and words[0].isalpha() and words[0].upper() == words[0] and not _NOT_NAMES.match(words)


def _pictured(zone: list[Block], title: int | None, text: Text, into: Gathered) -> None:
    """Read a name that stands alone under a headline beside a portrait of that name, or the sign of a person."""
    for block in zone:
        words = block.text.split()
        near = title is not None and title < block.number <= shown_dates.prose(text, title)
        if not near or block.heading or not 1 < len(words) <= _NAME:
            continue
        if not capital(block.text) or _LABEL.match(words[0]) or not could_name(block.text):
            continue
        around = block.element.parent
        alone = around is not None and fold(around.node.text()) == fold(block.text)
        node = around.node if around is not None and alone else block.element.node
        if any(_shows_person(sign, block.text) for sign in node.css("img, i, svg, use, span")[:_SIGNS]):
            into.person(block.text, "html:byline", locate(block.element))


def _shows_person(node: Any, name: str) -> bool:  # noqa: ANN401 - lexbor node
    """Whether an element is somebody's portrait, or a drawing that stands for "who"."""
    given = node.attributes
    if node.tag == "img":
        return fold(given.get("alt") or "") == fold(name)
    names = f"{given.get('class') or ''} {given.get('href') or ''} {given.get('xlink:href') or ''}".lower()
    return not fold(node.text()) and bool(_PERSON.search(names))


def _signature(page: Page, text: Text, into: Gathered) -> None:
    """Read the name that alone ends a text on the right-hand side, and "Written by …", "Posted by …" under it."""
    for block in page.blocks[max(0, text.last - 1) : text.last + _UNDER]:
        posted = _POSTED.match(block.text) if block.region in {"body", "tail"} and not block.element.hidden else None
        if posted and could_name(posted[1]):
            into.person(posted[1], "text:signature", locate(block.element))
    for block in text.blocks[-3:]:
        written = _WRITTEN.match(block.text) if block.words <= _SIGNED else None
        name = block.text[written.end() :] if written else lines.byline(block.text)
        if name and could_name(name) and (written or (len(name.split()) <= _NAME and capital(name))):
            into.person(name, "text:signature", locate(block.element))
    for block in text.blocks[-2:]:
        style = (block.element.node.attributes.get("style") or "") + (block.element.node.attributes.get("align") or "")
        words = block.text.split()
        alike = all(word[0].isupper() and word[-1].isalpha() for word in words)
        if 2 <= len(words) <= _NAME and alike and "right" in style and could_name(block.text):  # noqa: PLR2004 - a name
            into.person(block.text, "text:signature", locate(block.element))


def _named(page: Page, text: Text, title: int | None, into: Gathered) -> None:
    """People by the names of elements (rel=author, class byline or author) near the headline or right after."""
    found = []
    for node in page.tree.css(
        '[rel~="author"], [itemprop~="author"], [class*="byline" i], [class*="author" i], [class*="autor" i], '
        '[class*="auteur" i]'
    )[:80]:
        element = page.element(node)
        if element is None or element.region in {"footer", "comment", "widget", "sidebar", "caption"}:
            continue
        number = element.number
        head = (title if title is not None else text.first) - _LOOK_BACK
        near = head <= number <= text.first + 3 or text.last <= number <= text.last + 8
        rel = "author" in (node.attributes.get("rel") or "").split()
        if near and (rel or _BYLINE.search(element.names) or _holds_name(element)):
            found.append((element, node, rel))
    for element, node, rel in found:
        if any(inner is not element and within(inner, element) for inner, _, _ in found):
            continue  # the inner one is more exact
        said = fold(node.text(separator=" "))
        if not said or len(said) > 160:  # noqa: PLR2004 - a biography, not a name
            continue
        links = [
            fold(link.text()) for link in node.css("a")[:6] if _AUTHOR_LINK.search(link.attributes.get("href") or "")
        ]
        if _NOT_WRITTEN.match(said):
            continue  # who checked it
        name = lines.byline(said) or said
        dated = lines.dates(name)
        name = _beside(name, dated[0]) if dated else name
        for one in [one for one in links if one] or [name]:
            if 1 <= len(one.split()) <= 12 and one[0].isalpha() and not _NOT_NAMES.match(one):  # noqa: PLR2004 - names
                into.person(one, "html:rel-author" if rel else "html:byline", locate(element))


def _holds_name(element: Element) -> bool:
    """Whether an element named for what is around an author holds a name and a date at most."""
    if not _AROUND_NAME.search(element.names):
        return False
    said = fold(element.node.text(separator=" "))
    dated = lines.dates(said)
    words = (_beside(said, dated[0]) if dated else said).split()
    return 1 < len(words) <= _NAME and capital(" ".join(words))


def capital(said: str) -> bool:
    """Whether words are written like those of names."""
    return all((word[0].isupper() or _PARTICLE.match(word)) and word[-1] not in ":!?" for word in said.split())


def _beside(said: str, date: re.Match[str]) -> str:
    """What stands before a date, or behind it where it comes first."""
    return said[: date.start()].rstrip(" |,·•-–") or said[date.end() :].lstrip(" |,·•-–")
