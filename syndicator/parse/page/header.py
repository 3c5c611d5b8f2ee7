"""Reads what stands around an article's title in words: byline, dateline, labels, standfirst. Not the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from syndicator.model.draft import DraftOrigin
from syndicator.parse import lines
from syndicator.parse.page import entries, headline, last_dates, shown_dates, signed
from syndicator.parse.page.body import Text
from syndicator.parse.page.dom import Block, Page, locate
from syndicator.parse.page.gathered import Gathered
from syndicator.syntax import url as web

_SUBTITLE: Final = re.compile(
    r"(?:^|[\s_-])(?:sub-?title|sub-?head(?:line|er)?|sub-?heading|dek|deck|standfirst|stand-first|"
    r"kicker-text|lead-?in|"
    r"article-?(?:intro|summary|lead|excerpt|description)|teaser-?text|vorspann|chapo|bajada|entradilla|summary|"
    r"excerpt|intro)(?:$|[\s_-])"
)
_FILED: Final = re.compile(
    r"/(?:categor|kategori|tags?/|topics?/|rubri|sections?/)|#(?:comments?|respond)|[?&]cat=", re.IGNORECASE
)
_UNDER: Final = re.compile(r"[\s,|·•–-]+(?:(?:filed |posted )?(?:in|under)|unter|dans|en)\s?:?$", re.IGNORECASE)
_RIGHTS: Final = re.compile(r"©|\(c\)|copyright|all rights", re.IGNORECASE)  # their years are no dates
_NEAR: Final = 12  # blocks between a title and the text
_LOOK_BACK: Final = 6
_HEAD: Final = 8  # blocks after a title that may be its standfirst


@dataclass(frozen=True, slots=True)
class Head:
    """Which blocks the head of an article is made of."""

    bylines: frozenset[int]  # numbers of byline, dateline and label blocks
    others: frozenset[int]  # headline, standfirst
    start: int  # number of the first block that can belong to it


def read(page: Page, text: Text, into: Gathered) -> Head:
    """Put what the page itself shows into the basket; tells which blocks are no prose."""
    others: set[int] = set()
    used: set[int] = set()
    shown = headline.read(page, text, into)
    title = shown.first if shown is not None else None
    others.update({shown.number, shown.first} if shown is not None else ())
    start = (title if title is not None else max(0, text.first - _NEAR)) - _LOOK_BACK
    stop = min(len(page.blocks), max(text.first + 4, (title or 0) + _NEAR))
    zone = [b for b in page.blocks[max(0, start) : stop] if _readable(b)]
    datelines: list[tuple[Block, lines.Dateline]] = []
    for block in zone:
        _line(page, block, title, text, into, used, others, datelines)
    signed.announced(zone, title, text, into)
    _datelines(datelines, text, into)
    signed.read(page, zone, title, text, into)
    shown_dates.read(page, text, page.blocks[title] if title is not None else None, into)
    begins = start if shown is None or shown.way is None else min(start, shown.way - _LOOK_BACK)
    return Head(bylines=frozenset(used - others), others=frozenset(others), start=max(0, begins))


def _readable(block: Block) -> bool:
    loose = block.region in {"footer", "comment", "widget", "code", "caption"} or "menu-item" in block.element.names
    return not loose and not block.element.hidden


def _line(  # noqa: PLR0917 - one pass over the lines near the title
    page: Page,
    block: Block,
    title: int | None,
    text: Text,
    into: Gathered,
    used: set[int],
    others: set[int],
    datelines: list[tuple[Block, lines.Dateline]],
) -> None:
    """Read one block near the title."""
    place = locate(block.element)
    after_title = title is None or block.number > title
    aside = shown_dates.beside(block.element, page.blocks[title] if title is not None else None, text)
    if not aside and lines.dates(block.text):
        aside = last_dates.elsewhere(block.element, into) or last_dates.cites(block.element)
        aside = aside or shown_dates.joined(block.text)
        aside = aside or entries.hold(page, block.element, page.blocks[title] if title is not None else None, into)
    carrier = "text:inside" if _inside(block, text) else "text:dateline"
    if len(block.text) <= lines.LONGEST and not aside:
        for said, links in lines.parts(lines.Line(text=block.text, links=block.links)):
            if _small(block, said, links, carrier, into, datelines, after_title=after_title):
                used.add(block.number)
    if not after_title or block.number in used or aside:
        return
    names = " ".join(filter(None, (block.element.names, block.element.parent.names if block.element.parent else "")))
    standing = _SUBTITLE.search(names) and not block.links
    here = block.number <= max(text.first + 1, (title or 0) + _HEAD)
    italic = block.emphasis and here and not into_has_subtitle(into)
    if (standing or italic) and here and 4 <= block.words <= 70:  # noqa: PLR2004 - a sentence or three
        into.say(into.subtitles, block.text, "text:emphasis" if italic and not standing else "html:standfirst", place)
        others.update({block.number} if italic else ())


def _inside(block: Block, text: Text) -> bool:
    """Whether a block is one of the text's own, behind its first."""
    return block.number > text.first + 1 and any(one is block for one in text.blocks)


def into_has_subtitle(into: Gathered) -> bool:
    """Whether a subtitle was already read from the page's text."""
    return any(said.carrier.startswith(("text:", "html:")) for said in into.subtitles)


def _small(  # noqa: PLR0917 - one line and where it stands
    block: Block,
    said: str,
    links: lines.Anchors,
    carrier: str,
    into: Gathered,
    datelines: list[tuple[Block, lines.Dateline]],
    *,
    after_title: bool,
) -> bool:
    place = locate(block.element)
    label = lines.labelled(said, links)
    if label:
        for term in label[1]:
            into.term(term, label[0], "text:label")
        return True
    name = lines.byline(said)
    if name and block.heading and ({"li", "aside"} & set(_around(block)) or not signed.capital(name)):
        return False  # whose work a list names: "by Ada Moe" under a book's title; "Von Ebbe bis Flut" is one
    if name:
        people = [words for words, href in links if words in name and not _FILED.search(href)]
        name = name if people else _before_terms(name, links)
        for one in people or [name]:
            into.person(one, "text:byline", place, url=next((href for words, href in links if words == one), None))
        _say_dates(said, carrier, place, into)
        return True
    dated = lines.dateline(said, links)
    if dated and after_title:
        if dated.name:
            datelines.append((block, dated))
        else:
            _say_dates(said, carrier, place, into)
        return True
    if len(lines.dates(said)) > 1 and after_title:
        _leading_name(said, place, into)
    many = len(said.split())
    line = many <= 16 and not said.endswith((".", "!", "?"))  # noqa: PLR2004 - not a sentence
    short = len(said) < 160 and (line or shown_dates.tells(said))  # noqa: PLR2004 - "Published … Updated …"
    return after_title and short and _say_dates(said, carrier, place, into) and many <= 12  # noqa: PLR2004 - a line


def _before_terms(name: str, links: lines.Anchors) -> str:
    """The names of a line without what the article is filed under: "Ada Moe in Boats, Quays"."""
    for words, href in links:
        if _FILED.search(href) and words in name:
            name = name[: name.index(words)].rstrip()
    return _UNDER.sub("", name) or name


def _around(block: Block) -> list[str]:
    """The tags of the elements a block stands in, up to the article's."""
    tags: list[str] = []
    around = block.element.parent
    while around is not None and around.tag not in {"article", "main", "body"}:
        tags.append(around.tag)
        around = around.parent
    return tags


def _leading_name(said: str, place: str, into: Gathered) -> None:
    """Read who is named before two dates: "Ada Moe | 3 May 2020 – updated 4 May 2020"."""
    before = said[: lines.dates(said)[0].start()].rstrip()
    name = before.rstrip("|•· ")
    words = name.split()
    if name != before and 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and signed.could_name(name):  # noqa: PLR2004 - a name
        into.person(name, "text:dateline", place)


def _say_dates(said: str, carrier: str, place: str, into: Gathered) -> bool:
    """Put the dates of a line into the basket, each by the words before it."""
    found = [one for one in lines.dates(said)[:2] if not _RIGHTS.search(said[: one.start()])]
    for one in found:
        late = shown_dates.changed(said[: one.start()])
        into.say(into.updated if late else into.published, one[0], carrier, place)
    return bool(found)


def _datelines(found: list[tuple[Block, lines.Dateline]], text: Text, into: Gathered) -> None:
    """Tell who published here from who published first.

    Several lines: the one that names the site (or else the first) is where the article was found, the others where it
    comes from. A single line that names somebody else than the known publisher is an origin only where it names an
    agency: "Politics, May 3, 2020" and "London, May 3, 2020" look the same.
    """
    houses = {_fold(one.name) for one in into.publishers} | {_fold(web.site(into.url).rpartition(".")[0])}
    people = {_fold(one.name) for one in into.people}
    if any(line.name and _fold(line.name) in houses for _, line in found):
        people = set()  # the site has a line of its own: who signs and has another is who published first
    named = [(block, line) for block, line in found if line.name and _fold(line.name) not in people]
    for block, line in found:
        if line.name and _fold(line.name) in people:
            into.say(into.published, line.date, "text:inside" if _inside(block, text) else "text:dateline")
    if not named:
        return
    here = next((index for index, (_, line) in enumerate(named) if _fold(line.name or "") in houses), None)
    if here is None and len(named) > 1:
        here = 0
    for index, (block, line) in enumerate(named):
        place = locate(block.element)
        if index == here:
            into.publisher(line.name, "text:dateline", place, line.url)
            into.say(into.published, line.date, "text:dateline", place)
        elif len(named) > 1 or lines.is_agency(line.name or ""):
            into.origins.append(
                DraftOrigin(
                    name=line.name,
                    url=into.resolve(line.url),
                    published=line.date,
                    carrier="text:dateline",
                    words=line.words,
                    locator=place,
                )
            )
        else:
            into.say(into.published, line.date, "text:inside" if _inside(block, text) else "text:dateline", place)
            many = len((line.name or "").split())
            if re.search(r"[|•·]", line.words) and not line.url and 2 <= many <= 4:  # noqa: PLR2004 - a name
                into.person(line.name or "", "text:dateline", place)


def _fold(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold())
