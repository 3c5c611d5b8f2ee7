"""Finds the dates of pages that show none near their headline: labelled ones, the foot, scripts. It believes none.

What is read here is read only where structured data, the head and the lines around the headline give no date, so a
page that says plainly when it was published is not asked twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from syndicator.parse import lines
from syndicator.parse.page import entries
from syndicator.parse.page.body import Text, within
from syndicator.parse.page.dom import Block, Element, Page, fold, locate
from syndicator.parse.page.gathered import Gathered
from syndicator.syntax import date
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LABEL: Final = re.compile(
    r"^\W*(?:date|posted(?: on)?|publish(?:ed|ing)?(?: on| date)?|date (?:of publication|published|posted)"
    r"|publication date|release date|datum|veröffentlicht(?: am)?|erschienen(?: am)?|veröffentlichungsdatum|online seit"
    r"|mise? en ligne(?: le)?|publiée?(?: le)?|date de publication|fecha(?: de publicación)?|publicad[oa](?: el| em)?"
    r"|data(?: di pubblicazione| de publicação)?|pubblicat[oa](?: il)?|gepubliceerd(?: op)?|publicatiedatum"
    r"|opublikowano|data publikacji|опубликовано|дата(?: публикации)?)\W*$",
    re.IGNORECASE,
)
_LAST_CHANGE: Final = re.compile(
    r"(?:^|[\s\[(])(?:(?:page |this page was )?last (?:edited|modified|updated|changed|revised)|page updated"
    r"|letzte (?:änderung|aktualisierung|bearbeitung)|zuletzt (?:geändert|aktualisiert|bearbeitet)|aktualisiert|stand"
    r"|dernière (?:mise à jour|modification)|mis à jour|última (?:actualización|modificación|atualização|modificação)"
    r"|ultim[oa] (?:aggiornamento|modifica)|laatst (?:gewijzigd|bijgewerkt)|последн(?:ее|яя) (?:обновление|изменение))"
    r"(?: (?:on|at|am|le|el|il|em|op|the|date))?\s?[:,]?\s*(?:\w{3,10},\s)?$",
    re.IGNORECASE,
)
_LAST_EDITED: Final = re.compile(  # as wikis say it: the deed before the day, or behind it
    r"(?:dernière modification de cette page a été faite|(?:editó|modificó) por última vez"
    r"|modificata per l.ultima volta|voor het laatst (?:bewerkt|gewijzigd)|editada pela última vez"
    r"|ostatnio (?:edytowano|zmodyfikowano)|последний раз была (?:отредактирована|изменена)"
    r"|redigerades senast(?: den)?|(?P<later>zuletzt))(?: (?:am|le|el|il|op|em))?\s*$",
    re.IGNORECASE,
)
_EDITED: Final = re.compile(r"geändert|bearbeitet|aktualisiert", re.IGNORECASE)
_WAS_POSTED: Final = re.compile(
    r"\b(?:posted|published|veröffentlicht|gepostet|publiée?|publicad[oa]|pubblicat[oa]|gepubliceerd|опубликован\w?)\b",
    re.IGNORECASE,
)
_STATE: Final = re.compile(
    r"\"(?:datePublished|date_?published|publish(?:ed)?[_-]?(?:date|at|on|time)|publication[_-]?date"
    r"|first[_-]?publish(?:ed)?(?:[_-]?(?:date|at|on))?)\\?\"\s{0,3}:\s{0,3}\\?\"(\d{4}-\d\d-\d\d[^\"\\]{0,24})",
    re.IGNORECASE,
)
_CITED: Final = re.compile(r"(?:^|[\s_-])(?:citations?|references?|footnotes?|bibliograph\w*|sources)(?:$|[\s_-])")
_LINE: Final = 14  # words of a line that is no sentence
_FOOT_LINE: Final = 30  # words of a line that ends a page
_BEFORE: Final = 10  # blocks before the text in which a label may stand
_AFTER: Final = 14
_MOST: Final = 60
_BESIDE: Final = 6  # blocks after a headline among which a date may stand alone
_SENTENCE: Final = 50  # words
_SHORTEST_TITLE: Final = 12  # characters of a title whose naming is no accident
_LONGEST_STATE: Final = 3_000_000  # characters of all scripts together
_DATE_ALONE: Final = 60  # characters of a link that says a date and little else


def elsewhere(element: Element, into: Gathered) -> bool:
    """Whether an element stands in a link to another page that names more than a date: a teaser of another article."""
    around: Element | None = element
    for _ in range(6):
        if around is None or around.tag in {"article", "main", "body"}:
            return False
        if around.tag == "a":
            target = into.resolve(around.node.attributes.get("href"))
            if target is None or web.identity(target) == web.identity(into.url):
                return False
            more = around.node.css_first("h1,h2,h3,h4,h5,img,p") is not None
            return more or len(fold(around.node.text(separator=" "))) > _DATE_ALONE
        around = around.parent
    return False


def of_another_article(element: Element, title: Block | None) -> bool:
    """Whether an element stands in an ``<article>`` without the headline, while the headline has one of its own."""
    around = _article(element)
    own = _article(title.element) if title is not None else None
    return around is not None and own is not None and around is not own and not within(own, around)


def _article(element: Element) -> Element | None:
    around: Element | None = element
    while around is not None and around.tag != "article":
        around = around.parent
    return around


def cites(element: Element) -> bool:
    """Whether an element is part of a list of works the text refers to, or of somebody's post shown in it."""
    around: Element | None = element
    for _ in range(4):
        if around is None:
            return False
        if around.names and _CITED.search(around.names):
            return True
        around = around.parent
    return quoted(element)


def quoted(element: Element) -> bool:
    """Whether an element stands in somebody's post shown on the page; bare quotations may be an old page's margins."""
    around: Element | None = element
    for _ in range(10):
        if around is None:
            return False
        if around.tag == "blockquote" and around.names:
            return True
        around = around.parent
    return False


def signed(page: Page, text: Text, _title: Block | None, into: Gathered) -> None:
    """Read the date of a byline that stands under or inside the text: "Author: Ada Moe, 3 May 2020"."""
    for block in page.blocks[text.first : text.last + _AFTER]:
        if block.region in {"footer", "comment", "widget", "code", "sidebar"} or block.words > _LINE:
            continue
        found = lines.dates(block.text)
        if len(found) == 1 and lines.byline(block.text) and not elsewhere(block.element, into):
            into.say(into.published, found[0][0], "text:labelled", locate(block.element))
            return


def about(page: Page, _text: Text, title: Block | None, into: Gathered) -> None:
    """Read a sentence anywhere on the page that names the article and says when it was posted, and a date alone."""
    if title is None:
        return
    wanted = title.text.casefold()
    for block in page.blocks:
        if block.region in {"comment", "widget", "code", "footer"} or not block.text[-1:]:
            continue
        beside = title.number < block.number <= title.number + _BESIDE
        names = wanted in block.text.casefold() and block is not title and len(wanted) >= _SHORTEST_TITLE
        if not (beside or (names and block.words <= _SENTENCE)) or elsewhere(block.element, into):
            continue
        if entries.hold(page, block.element, title, into):
            continue
        found = lines.dates(block.text)
        if len(found) != 1:
            continue
        alone = beside and len(block.text) - len(found[0][0]) <= 2  # noqa: PLR2004 - brackets, a full stop
        if alone or (names and _WAS_POSTED.search(block.text)):
            into.say(into.published, found[0][0], "text:labelled", locate(block.element))
            return


def labelled(page: Page, text: Text, _title: Block | None, into: Gathered) -> None:
    """Read a date whose label is a block of its own: "Published" over "3 May 2020", ``<dt>Datum</dt><dd>…``."""
    stop = text.last + _AFTER
    waiting = False
    for block in page.blocks[max(0, text.first - _BEFORE) : stop]:
        if block.region in {"footer", "comment", "widget", "code"}:
            continue
        if _LABEL.match(block.text[:40]) and len(block.text) < 40:  # noqa: PLR2004 - a label
            waiting = True
            continue
        if waiting:
            found = lines.dates(block.text)
            if len(found) == 1 and block.words <= _LINE and not elsewhere(block.element, into):
                into.say(into.published, found[0][0], "text:labelled", locate(block.element))
                return
        waiting = False


def lone_time(page: Page, text: Text, title: Block | None, into: Gathered) -> None:
    """Read ``<time>`` anywhere in the article's own element, where all of them on the page mean one day."""
    days: dict[str, tuple[str, Element]] = {}
    for node in page.tree.css("time")[:_MOST]:
        element = page.element(node)
        said = _moment(node)
        if element is None or said is None:
            continue
        if element.region in {"footer", "comment", "widget", "sidebar"} or elsewhere(element, into):
            continue
        if of_another_article(element, title) or quoted(element) or entries.hold(page, element, title, into):
            continue
        day = date.parse(said)
        days.setdefault(day.at.date().isoformat() if day else said, (said, element))
    if len(days) == 1:
        said, element = next(iter(days.values()))
        if element.number >= text.first - _BEFORE:
            into.say(into.published, said, "html:lone-time", locate(element))


def _moment(node: LexborNode) -> str | None:
    for said in (node.attributes.get("datetime"), node.text(separator=" ")):
        words = fold(said)[:80] if said else ""
        if words and date.parse(words) is not None:
            return words
    return None


def foot(page: Page, text: Text, _title: Block | None, into: Gathered) -> None:
    """Read "Last edited on …" behind the text: the last change, all a page may say about its age."""
    for block in page.blocks[max(0, text.last - 1) :]:
        if block.region in {"comment", "widget", "sidebar", "code"} or block.element.hidden:
            continue
        if block.words > _FOOT_LINE or not any(character.isdigit() for character in block.text):
            continue
        if _foot_line(block, into):
            return


def _foot_line(block: Block, into: Gathered) -> bool:
    for said, _ in lines.parts(lines.Line(text=block.text)):
        for found in lines.dates(said)[:2]:
            if _LAST_CHANGE.search(said[: found.start()]) or _edited(said[: found.start()], said[found.end() :]):
                into.say(into.updated, found[0], "text:foot", locate(block.element))
                return True
    return False


def _edited(before: str, after: str) -> bool:
    named = _LAST_EDITED.search(before[-80:])
    return named is not None and (named["later"] is None or _EDITED.search(after) is not None)


def state(page: Page, into: Gathered) -> None:
    """Read the date in the data a page's scripts are started with, where all of them name one day."""
    budget = _LONGEST_STATE
    days: dict[str, str] = {}
    for node in page.tree.css("script:not([src])")[:200]:
        script = node.text() or ""
        budget -= len(script)
        if budget < 0:
            return
        if "ubli" not in script:
            continue
        for found in _STATE.finditer(script):
            days.setdefault(found[1][:10], found[1])
            if len(days) > 1:
                return
    for said in days.values():
        into.say(into.published, said.strip(), "script:state", "script")
