"""Reads the dates a page shows: near the headline, under the text, in its address. It says where, and believes none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from syndicator.parse import lines
from syndicator.parse.page import entries, last_dates
from syndicator.parse.page.body import Text, close, within
from syndicator.parse.page.dom import Block, Element, Page, fold, locate
from syndicator.parse.page.gathered import Gathered
from syndicator.syntax import date

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|published|pub-?date|posted|dateline|datum|fecha|entry-date|meta)(?:$|[\s_-])"
)
_CHANGED: Final = re.compile(
    r"update|modif|aktualis|datemodified|geändert|änderung|edited|actualiz|mis à jour|aggiorn|bijgewerkt|reviewed",
    re.IGNORECASE,
)
_CHANGED_WORDS: Final = re.compile(_CHANGED.pattern + r"|\bstand\b", re.IGNORECASE)
_POSTED: Final = re.compile(
    r"\b(?:posted|published|veröffentlicht|erschienen|erstellt|geschrieben|gepostet|publiziert|publiée?|publicado"
    r"|pubblicato|gepubliceerd|опубликовано)\b|^date\b|^datum\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    r"\b(?:originally|first)\s+(?:published|posted|appeared)\s+(?:on\s+)?(?:\w{3,9},\s+)?$"
    r"|\b(?:ursprünglich|zuerst)\s+(?:veröffentlicht|erschienen)\s+(?:am\s+)?$",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(r"^(?:[^\W\d_][\w./ -]{1,30},?\s*)?\(?$")
_AFTER_OPENING: Final = re.compile(r"^\)?\s*[.,:–—-]")
_NUMERIC_OPENING: Final = re.compile(r"^(?:\(?\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\(?\d{4}-\d\d-\d\d)\)?\s+[„“\"«'A-ZÄÖÜÉ]")
_IN_ADDRESS: Final = re.compile(
    r"/(?P<year>19\d\d|20\d\d)(?:(?P<between>[/-])(?P<month>0?[1-9]|1[0-2])(?P=between)"
    r"(?P<day>(?:0[1-9]|[12]\d|3[01])(?=[/_.-]|$)|[1-9](?=[/_.]|$))"  # "/2020/5/3-ways-to-row" dates nothing
    r"|(?P<month2>0[1-9]|1[0-2])(?P<day2>0[1-9]|[12]\d|3[01])(?=[/_.-]|$))"
)
_SHORT: Final = 60  # characters
_JOINED: Final = re.compile(  # since when somebody who posts is a member
    r"\b(?:joined|member since|registered|registriert|registrierungsdatum|angemeldet|mitglied seit|dabei seit"
    r"|inscrit(?:e)? (?:le|depuis)|date d.inscription|registrado|miembro desde|iscritto|lid sinds|регистрация)\b",
    re.IGNORECASE,
)
_MARKED: Final = (
    "time, abbr.published, [itemprop~='datePublished'], [property$='datePublished'], [property$='dateCreated'], "
    "[class*='date' i], [class*='time' i]"
)
_MOST: Final = 80
_ABOVE: Final = 3  # blocks above a title that may be its date
_TIMES_ABOVE: Final = 8  # the same for what is marked as a date
_NEAR: Final = 12  # blocks after a title
_FAR: Final = 40  # blocks behind the text in which a line may still say when it was posted
_LINE: Final = 14  # words of a line that is no sentence
_TAIL_LINE: Final = 70  # words of "This post was written on … by … and filed under …"
PROSE: Final = 18  # words of a block that is no line
_LOOSE: Final = frozenset({"footer", "comment", "widget", "code"})


def beside(element: Element, title: Block | None, text: Text) -> bool:
    """Whether what is named a sidebar stands beside the article, rather than around or between its head and text."""
    if element.region != "sidebar":
        return False
    if title is None:
        return element.number >= text.first or text.first - element.number > _ABOVE
    around = element.zone is not None and within(title.element, element.zone)
    return not around and not title.number < element.number <= prose(text, title.number)


def prose(text: Text, title: int | None) -> int:
    """Number of the block a text's prose begins with: headline and byline may be taken for its first blocks."""
    after = -1 if title is None else title
    return next((one.number for one in text.blocks if one.number > after and one.words >= PROSE), text.first)


def changed(words: str) -> bool:
    """Whether the words before a date say that it is the last change."""
    return bool(_CHANGED_WORDS.search(words[-30:]))


def tells(words: str) -> bool:
    """Whether a sentence says when something was posted or changed."""
    return bool(_POSTED.search(words) or _CHANGED_WORDS.search(words))


def joined(words: str) -> bool:
    """Whether a line says since when somebody is a member."""
    return _JOINED.search(words[:_SHORT]) is not None


def read(page: Page, text: Text, title: Block | None, into: Gathered) -> None:
    """Put every date shown into the basket: marked ones, lines above the headline, the text's start, below, address."""
    _marked(page, text, title, into)
    _above(page, text, title, into)
    _within_headline(page, title, into)
    if not into.published:
        _opening(text, into)
    _below(page, text, title, into)
    for further in (
        last_dates.labelled,
        last_dates.signed,
        last_dates.lone_time,
        last_dates.about,
        last_dates.foot,
    ):
        if not into.published:
            further(page, text, title, into)
    _address(page, into)
    if not into.published:
        last_dates.state(page, into)


def _marked(page: Page, text: Text, title: Block | None, into: Gathered) -> None:
    """``<time datetime>`` and dated elements near the headline; those that say "published" all over the article."""
    start = title.number if title is not None else text.first
    for node in page.tree.css(_MARKED)[:_MOST]:
        element = page.element(node)
        if element is None or element.region in {"footer", "comment", "widget"}:
            continue
        sure = _says_published(node)
        if (element.hidden and not sure) or beside(element, title, text) or last_dates.elsewhere(element, into):
            continue
        if last_dates.quoted(element):
            continue
        if not sure and last_dates.of_another_article(element, title):
            continue
        if entries.hold(page, element, title, into):
            continue
        stop = text.last + _TIMES_ABOVE if sure else max(text.first + 2, start + _NEAR)
        if start - _TIMES_ABOVE <= element.number <= stop:
            said = _stated(node, element)
            if said:
                names = element.names + " " + (element.parent.names if element.parent is not None else "")
                late = _CHANGED.search(names) or changed(_before(page, element, said))
                into.say(into.updated if late else into.published, said, "html:time", locate(element))


def _says_published(node: LexborNode) -> bool:
    attributes = node.attributes
    names = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}"
    classes = (attributes.get("class") or "").lower()
    return (
        "datePublished" in names
        or "dateCreated" in names
        or "pubdate" in attributes
        or "pubdate" in classes
        or "published" in classes.split()
    )


def _before(page: Page, element: Element, said: str) -> str:
    """The words before a date in the block it stands in."""
    for block in page.blocks[element.number : element.number + 1]:
        found = lines.dates(block.text)
        if found and said and (len(found) == 1 or found[0][0] in said):
            return block.text[: found[0].start()]
    return ""


def _stated(node: LexborNode, element: Element) -> str:
    """The date an element states: by its attribute, else in its words; "" where that is none."""
    attributes = node.attributes
    said = attributes.get("datetime") or attributes.get("content")
    said = said or (attributes.get("title") if node.tag == "abbr" else None)
    if node.tag != "time" and not said:
        if not _NAMES.search(element.names) or node.css_first("time") is not None:
            return ""
        found = lines.dates(fold(node.text(separator=" "))[:120])
        return found[0][0] if found else ""
    said = fold(said or node.text(separator=" "))[:80]
    if date.parse(said) is None:
        found = lines.dates(said) or lines.dates(fold(node.text(separator=" "))[:120])
        return found[0][0] if found else ""
    return said


def _above(page: Page, text: Text, title: Block | None, into: Gathered) -> None:
    """A line just above a headline that holds its date; a masthead's date stands further off or alone."""
    start = title.number if title is not None else text.first
    for block in page.blocks[max(0, start - _ABOVE) : start]:
        found = lines.dates(block.text)
        if block.region in {*_LOOSE, "caption"} or block.element.hidden or len(found) != 1 or block.words > _LINE:
            continue
        if last_dates.elsewhere(block.element, into) or joined(block.text):
            continue
        if entries.hold(page, block.element, title, into):
            continue
        rest = block.text[: found[0].start()] + block.text[found[0].end() :]
        near = title is not None and close(block.element, title.element)
        if near or re.search(r"\d\d?[:.]\d\d|[/|·•»]", rest) or _POSTED.search(rest):
            late = changed(block.text[: found[0].start()])
            into.say(into.updated if late else into.published, found[0][0], "text:above", locate(block.element))


def _within_headline(page: Page, title: Block | None, into: Gathered) -> None:
    """A dateline in the heading's own element, or in what is named a caption but is the headline's line."""
    if title is None:
        return
    for said, _ in lines.parts(lines.Line(text=title.text))[1:]:
        if len(said.split()) <= _LINE and lines.dates(said):
            into.say(into.published, lines.dates(said)[0][0], "text:dateline", locate(title.element))
    for block in page.blocks[max(0, title.number - 1) : title.number + 2]:
        figure = any(tag == "figure" for tag, _ in block.element.structure)
        if block.region != "caption" or block is title or block.words > _LINE or block.element.hidden:
            continue
        around = block.element.zone is not None and within(title.element, block.element.zone)
        found = lines.dates(block.text)
        if len(found) == 1 and found[0].start() == 0 and (around or not figure):
            into.say(into.published, found[0][0], "text:dateline", locate(block.element))


def _opening(text: Text, into: Gathered) -> None:
    """A date the text opens with: "Springfield, 3 May 2020. …", "3.5.2020 – …", "(3.5.2020) …"."""
    for block in text.blocks[:5]:
        for found in lines.dates(block.text[:80])[:1]:
            before, after = block.text[: found.start()], block.text[found.end() : found.end() + 4]
            stands = _OPENING.match(before) and _AFTER_OPENING.match(after)
            if stands or _NUMERIC_OPENING.match(block.text[:40]):
                into.say(into.published, found[0], "text:opening", locate(block.element))
                return


def _below(page: Page, text: Text, title: Block | None, into: Gathered) -> None:
    """Read "Originally published on …" under the text, and "Posted on …" where nothing above it gives a date."""
    dated = bool(into.published)
    for block in page.blocks[max(0, text.last - 1) : text.last + _FAR]:
        far = block.number >= text.last + _NEAR
        if block.region in _LOOSE or block.element.hidden or block.words > (_LINE if far else _TAIL_LINE):
            continue
        if far and (dated or block.region == "sidebar"):
            continue
        for found in lines.dates(block.text)[:2]:
            before = block.text[: found.start()]
            first = bool(_FIRST.search(before))
            around = before[-25:] if far else block.text[max(0, found.start() - 60) : found.end() + 60]
            stands = _POSTED.search(around) or _dates_itself(block, found, far=far)
            line = not dated and not changed(before) and stands
            others = last_dates.elsewhere(block.element, into) or last_dates.cites(block.element)
            others = others or entries.hold(page, block.element, title, into)
            if (first or line) and not others:
                carrier = "text:first-published" if first else "text:below"
                into.say(into.published, found[0], carrier, locate(block.element))
                return


def _dates_itself(block: Block, found: re.Match[str], *, far: bool) -> bool:
    """Whether a short block named a date begins with one."""
    return not far and found.start() == 0 and block.words <= _LINE and bool(_NAMES.search(block.element.names))


def _address(page: Page, into: Gathered) -> None:
    """The day in a page's own address: it settles which shown date is meant.

    By itself it counts only in front of the article's own name ("/2020/04/28/ferries"): "/2020/04/28/" lists a day.
    """
    found = _IN_ADDRESS.search(into.url.partition("?")[0])
    if not found:
        return
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    said = f"{found['year']}-{int(month):02}-{int(day):02}"
    meant = date.parse(said)
    if meant is None:
        return
    if not into.published:
        for block in page.blocks:
            if block.region == "comment":
                continue
            shown = [one for one in lines.dates(block.text) if (read := date.parse(one[0])) and read.at == meant.at]
            if shown:
                into.say(into.published, shown[0][0], "text:corroborated", locate(block.element))
                break
    named = re.search(r"[^\W\d_]{3}", into.url.partition("?")[0][found.end() :]) is not None
    into.say(into.published, said, "url:slug" if named else "url:path", "address")
