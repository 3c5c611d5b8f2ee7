"""Pages that list articles → where these are: found by repeated structure, or by CSS selectors somebody gave.

Not one of ``parse.READERS``: a listing holds no articles. What it says of one (title, date) helps to choose what to
look at; the article's own page is believed. Links to other sites are left out.

A link counts where it reads like a headline, stands where headlines stand (a heading, an article, a list item, beside a
date), and leads to an address that looks like an article's; and only where at least three links stand in the same kind
of place. Menus, footers and sidebars do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint
from syndicator.model.source import ListSelectors as Selectors
from syndicator.parse.page import charset, dom
from syndicator.parse.picking import Found, Picker
from syndicator.parse.sitemap import Location
from syndicator.syntax import html
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST: Final = 500  # locations of one page
_MOST_LINKS: Final = 10_000
_MOST_DATES: Final = 2_000
_LEAST_ALIKE: Final = 3  # links in one kind of place
_ENOUGH: Final = 4  # points a link needs
_CLIMB: Final = 6  # elements above a link that are looked at
_NEAR: Final = 4  # elements above a date that it may date
_MOST_STEPS: Final = 400  # nodes of one link whose text is read
_LONGEST: Final = 300  # characters of a headline; more is a whole teaser
_CHROME: Final = frozenset(("nav", "header", "footer", "aside", "form"))
_CHROME_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|footer|sidebar|breadcrumbs?|pagination|pager|social|share|tags?|cookie|comments?)(?=$|[\s_-])"
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5"))
_ITEMS: Final = frozenset(("article", "li", "tr", "section", "dt"))
_DATED: Final = re.compile(r"/(?:19|20)\d\d(?:/|-)\d{1,2}(?:/|-)")
_NUMBERED: Final = re.compile(r"\d{4,}")
_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|rss)$", re.IGNORECASE)
_DATE_CLASS: Final = "time, [class*=date], [class*=Date], [class*=published], [itemprop=datePublished]"
_WIDE: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")  # scripts that write several words in one run
_NEXT: Final = frozenset(
    (
        "next", "next page", "older", "older posts", "older entries", "more articles", "weiter", "nächste",
        "nächste seite", "ältere beiträge", "suivant", "page suivante", "siguiente", "página siguiente", "próxima",
        "próxima página", "seguinte", "successivo", "pagina successiva", "volgende", "далее", "следующая", "次へ",
        "次のページ", "下一页", "下一頁", "다음",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a page lists, in its order, and where it goes on."""

    entries: tuple[Location, ...] = ()
    next_url: str | None = None
    complaints: tuple[Complaint, ...] = ()


def locations(capture: Capture, selectors: Selectors | None = None) -> Listing:
    """Return what a page lists, each address once.

    Raises ``errors.Malformed`` for what is no page, and with the code ``selector`` for a selector that is no CSS.
    """
    from selectolax.lexbor import LexborHTMLParser

    text, cut = dom.shallow(charset.decode(capture.body, capture.charset))
    if "<" not in text:
        raise Malformed("there is no markup in this document", url=capture.url, code="no_markup")
    tree = LexborHTMLParser(text)
    page = _Page(tree, web.normalise(capture.url), selectors or Selectors(), Picker(text))
    given = page.selectors.item or page.selectors.link
    found: dict[str, Location] = {}
    for entry in page.selected() if given else page.found():
        found.setdefault(entry.url, entry)
    entries = tuple(found.values())
    why = "nothing on this page matches the selectors" if given else "no repeated structure that looks like articles"
    complaints = [] if entries else [Complaint(message=why, code="nothing_listed")]
    if cut:
        complaints.append(Complaint(message="the page is too large or too deep: read only in part", code="cut"))
    return Listing(entries=entries[:MOST], next_url=page.next_url(), complaints=tuple(complaints))


class _Page:
    def __init__(self, tree: LexborHTMLParser, url: str | None, selectors: Selectors, picker: Picker) -> None:
        self.tree = tree
        self.picker = picker
        self.url = url
        self.selectors = selectors
        stated = tree.css_first("base[href]")
        self.base = web.normalise(_attribute(stated, "href"), url) or url if stated is not None else url

    def pick(self, selector: str, within: Found | None = None) -> list[Found]:
        """Return what a person's selector finds."""
        try:
            return self.picker.pick(selector, within)
        except ValueError as error:
            hint = str(error.args[1]) if len(error.args) > 1 else ""
            message = f'"{selector[:100]}" {error.args[0]}'
            raise Malformed(message, url=self.url or "", code="selector", hint=hint) from error

    def address(self, link: LexborNode) -> str | None:
        """Return where a link leads, where that is another page of this site."""
        return self.resolved(_attribute(link, "href").strip())

    def resolved(self, target: str) -> str | None:
        """Return an address as it stands in a link, where that is another page of this site."""
        address = web.normalise(target, self.base) if target and not target.startswith("#") else None
        if address is None or (self.url is not None and not web.same_site(address, self.url)):
            return None
        address = address.partition("#")[0]
        return None if self.url is not None and web.identity(address) == web.identity(self.url) else address

    def selected(self) -> Iterator[Location]:
        """Yield what the selectors choose."""
        chosen = self.selectors
        if chosen.item is None:
            for link in self.pick(chosen.link) if chosen.link else ():
                if (address := self.resolved(_target(link))) is not None:
                    yield Location(url=address, title=link.words(_LONGEST) if link.value is None else None)
            return
        for item in self.pick(chosen.item):
            links = [item] if item.tag in {"a", ""} else self.pick(chosen.link or _any_link(item), item)
            address = next((url for link in links if (url := self.resolved(_target(link)))), None)
            if address is None:
                continue
            titles = self.pick(chosen.title, item) if chosen.title else links
            dates = self.pick(chosen.date, item) if chosen.date else []
            yield Location(
                url=address,
                title=next((words for one in titles if (words := one.words(_LONGEST))), None),
                published=next((date for one in dates if (date := _stated(one))), None),
            )

    def found(self) -> Iterator[Location]:
        """Yield what repeats and looks like articles."""
        dates = self._dates()
        best: dict[str, tuple[int, str, str, LexborNode]] = {}  # points, kind of place, headline, link
        for link in self.tree.css("a[href]")[:_MOST_LINKS]:
            address = self.address(link)
            if address is None or _FILE.search(address.partition("?")[0]):
                continue
            above = list(_above(link))
            headline = _words(link.css_first("h1, h2, h3, h4, h5") or link)
            points = _of_words(headline) + _of_place(above) + _of_address(address)
            points += any(one.mem_id in dates for one in above)
            known = best.get(address)
            if known is None or points > known[0]:
                best[address] = (points, _kind(above), headline, link)
        alike = Counter(kind for points, kind, _, _ in best.values() if points >= _ENOUGH)
        for address, (points, kind, headline, link) in best.items():
            if points >= _ENOUGH and alike[kind] >= _LEAST_ALIKE:
                date = next((dates[one.mem_id] for one in _above(link) if one.mem_id in dates), None)
                yield Location(url=address, title=headline or None, published=date or None)

    def _dates(self) -> dict[int, str]:
        """Return the elements that hold one date, with it; those with several are whole lists."""
        found: dict[int, str] = {}
        for element in self.tree.css(_DATE_CLASS)[:_MOST_DATES]:
            date = _date(element)
            for above in list(_above(element))[:_NEAR] if date else ():
                if found.get(above.mem_id, date) != date:
                    found[above.mem_id] = ""
                else:
                    found[above.mem_id] = date
        return {place: date for place, date in found.items() if date}

    def next_url(self) -> str | None:
        """Return the next page of the list, as its links say."""
        if self.selectors.next:
            links = self.pick(self.selectors.next)
            return next((url for one in links if (url := self.resolved(_target(one)))), None)
        for link in self.tree.css("link[rel~=next], a[rel~=next]"):
            if address := self.address(link):
                return address
        for link in self.tree.css("a[href]")[-200:]:  # it stands under the list
            label = (_words(link) or _attribute(link, "aria-label")).casefold().strip(" «»‹›→>…")
            if label in _NEXT and (address := self.address(link)):
                return address
        return None


def _target(link: Found) -> str:
    return (link.value if link.value is not None else link.attribute("href")).strip()


def _any_link(item: Found) -> str:
    return ".//a[@href]" if item.is_xpath else "a[href]"


def _stated(found: Found) -> str:
    """Return a date as it is written: the machine's form first."""
    return _as_date(found.attribute("datetime") or found.attribute("content") or found.words(100))


def _attribute(node: LexborNode, name: str) -> str:
    return str(node.attributes.get(name) or "")[:4_096]


def _words(node: LexborNode, limit: int = 2 * _LONGEST) -> str:
    """Return the text of a node, white space folded; no more of it than is looked at, however much there is."""
    found: list[str] = []
    length = 0
    for step, inner in enumerate(node.traverse(include_text=True)):
        if inner.tag == "-text":
            piece = inner.text_content or ""
            found.append(piece)
            length += len(piece)
        if length > limit or step > _MOST_STEPS:
            break
    return html.fold(" ".join(found)[: 2 * limit])


def _date(node: LexborNode) -> str:
    """Return a date as it is written: the machine's form first; a longer text is no date."""
    stated = _attribute(node, "datetime") or _attribute(node, "content") or _words(node, 100)
    return _as_date(stated)


def _as_date(stated: str) -> str:
    """Return what may be a date; a longer text is none."""
    return stated.strip() if len(stated) <= 60 and any(map(str.isdigit, stated)) else ""  # noqa: PLR2004 - characters


def _above(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements a node stands in, the nearest first, not so far that everything stands in them."""
    parent = node.parent
    for _ in range(_CLIMB):
        if parent is None or parent.tag in {"body", "html", "main", "-undef"}:
            return
        yield parent
        parent = parent.parent


def _kind(above: list[LexborNode]) -> str:
    """Return the kind of place a link stands in: the elements above it with their first class."""
    return ">".join(f"{one.tag}.{(_attribute(one, 'class').split() or [''])[0]}" for one in above[:3])


def _of_words(headline: str) -> int:
    """How much a text reads like a headline: three words at least, or a run of a script without spaces."""
    if len(headline) > _LONGEST:
        return 0
    count = sum(any(map(str.isalnum, word)) for word in headline.split()) + len(_WIDE.findall(headline)) // 3
    return 3 if count >= 5 else 2 if count >= 3 else 0  # noqa: PLR2004 - words


def _of_place(above: list[LexborNode]) -> int:
    """How much a place is one where headlines stand; far below zero in menus, footers and sidebars."""
    for one in above:
        if one.tag in _CHROME and one.parent is not None and not _is_articles_own(one):
            return -10
        if _CHROME_CLASS.search(_attribute(one, "class").casefold()):
            return -10
    heading = any(one.tag in _HEADINGS for one in above[:2])
    return 2 * heading + any(one.tag in _ITEMS for one in above)


def _is_articles_own(one: LexborNode) -> bool:
    """Tell a header inside an article from the site's."""
    return one.tag in {"header", "footer"} and any(parent.tag == "article" for parent in _above(one))


def _of_address(address: str) -> int:
    """How much an address looks like an article's: dated, numbered, or of many words."""
    path = address.partition("://")[2].partition("/")[2]
    last = path.partition("?")[0].rstrip("/").rpartition("/")[2]
    if _DATED.search("/" + path) or last.count("-") >= 3 or last.count("_") >= 3:  # noqa: PLR2004 - a headline's words
        return 2
    return 1 if last.count("-") or _NUMBERED.search(last) or path.count("/") > 1 else 0
