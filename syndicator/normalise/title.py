"""The title, out of everything that calls itself one; a missing one is taken from the text's first words."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from syndicator.model.draft import Said
from syndicator.normalise import plain
from syndicator.syntax import url as web

MAX_TITLE = 400
MAX_SUBTITLE = 600
_NEUTRAL = 80  # characters of a title taken from the text
_AGREE = 20
_AGREEMENT = 10  # for every other account that says the same; the title element agrees with anybody
_SEPARATOR = re.compile(r"\s+[|–—\-·•»«:/~>]+\s+|\s*[|»«｜ㅣ]\s*|:\s+")
_SEPARATORS = frozenset("|–—-·•»«:/~>｜ㅣ：")
_WEIGHT = {
    "html:h1": 60,  # what a reader sees
    "text:heading": 60,
    "jsonld:headline": 50,
    "microdata:headline": 50,
    "citation": 50,
    "og": 45,
    "twitter": 34,
    "html:title": 25,  # written for result lists and tabs
    "html:way": 24,  # a heading among the links that lead to the page
    "jsonld:page-name": 20,
    "microdata:page-name": 20,
}
_FROM_ONE_FIELD = 45  # of a headline that is also the page's name and its title element: what result lists should show
_GOES_ON = 50
_HEADLINE = 4  # words that two accounts do not share by accident
_SOCIAL_OF_ITS_OWN = 20  # more for an Open Graph title of a page without a headline, if it is not the <title> again
_MOST_CANDIDATES = 12
_OF_ONE_KIND = 2
_USUAL = 32
_FEED = plain.words("rss atom jsonfeed rdf dc media itunes feed")


def title(
    candidates: Sequence[Said],
    *,
    publisher_names: Iterable[str | None] = (),
    url: str | None = None,
    text: str | None = None,
) -> str:
    """One line, never empty unless there is no word anywhere. Site names are cut only where something proves them.

    ``url`` is the address of a page: a section it is filed under is no part of its title, and a site's front page is
    called what the site is called.
    """
    signs = {plain.fold(_words(said)) for said in candidates if said.carrier == "html:sign"} - {""}
    candidates = [said for said in candidates if said.carrier != "html:sign"]
    read = [(found, said.carrier) for said in _voices(candidates) if (found := _words(said))]
    if not read:
        return neutral(text)
    if len(read) == 1 and read[0][1].partition(":")[0] in _FEED:
        return read[0][0]
    if url is not None and _is_front(url):
        read, houses = _of_a_site(read), set[str]()
    else:
        houses = signs | {folded for name in publisher_names if name and (folded := plain.fold(name))}
        elements = [words for words, carrier in read if carrier == "html:title"]
        houses |= _site_names(elements, [words for words, _ in read]) - _named_in(url)
    sections = _sections(url) if url is not None else frozenset[str]()
    words_read = [words for words, _ in read]
    whole = _said_whole(read)
    shown = [
        (without_site(words, houses, () if words in whole else words_read, sections), carrier)
        for words, carrier in read
    ]
    shown = _without_labels([(_once(words, shown), carrier) for words, carrier in shown])
    return max(enumerate(shown), key=lambda entry: (_worth(entry[1], shown, houses), -entry[0]))[1][0]


def _said_whole(read: Sequence[tuple[str, str]]) -> set[str]:
    """What a heading says and the page's head says alike: no shorter title proves the end of that to be a site's."""
    heads = {plain.fold(words) for words, carrier in read if _account(carrier) not in {"tab", "html"}}
    return {words for words, carrier in read if carrier.startswith("html:h") and plain.fold(words) in heads}


def _is_front(url: str) -> bool:
    """Whether an address is a site's front page."""
    return web.identity(url).rstrip("/") == web.site(url)


def _of_a_site(read: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What names a front page: headings there are those of other pages, where the head does not say them too."""
    head = [plain.fold(words) for words, carrier in read if not carrier.startswith("html:h")]
    return [
        (words, carrier)
        for words, carrier in read
        if not carrier.startswith("html:h") or not head or any(plain.fold(words) in said for said in head)
    ]


def _named_in(url: str | None) -> set[str]:
    """What the last part of an address says, folded: a page is filed under its own title, not under its site's."""
    last = (url or "").partition("?")[0].rstrip("/").rpartition("/")[2]
    return {plain.fold(last.partition(".")[0].replace("-", " ").replace("_", " "))} - {""}


def _sections(url: str) -> frozenset[str]:
    """The names of the folders an address lies in: "/district/343604" is filed under "district"."""
    folders = url.partition("://")[2].partition("?")[0].split("/")[1:-1]
    return frozenset(plain.fold(folder.replace("-", " ").replace("_", " ")) for folder in folders[:6]) - {""}


def _without_labels(shown: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The titles without the label before them, where two accounts put another one before the same headline."""
    tails: dict[str, tuple[str, str]] = {}  # folded headline: the label before it, the account that puts it there
    shared: set[str] = set()
    for words, carrier in shown:
        cut = _SEPARATOR.search(words)
        headline = plain.fold(words[cut.end() :]) if cut else ""
        if cut is None or len(headline.split()) < _HEADLINE:
            continue
        own = plain.fold(words[: cut.start()])
        label, account = tails.setdefault(headline, (own, _account(carrier)))
        if account != _account(carrier) and not set(label.split()) & set(own.split()):  # else one varies the other
            shared.add(headline)
    return [(_after_label(words, shared), carrier) for words, carrier in shown]


def _after_label(words: str, headlines: set[str]) -> str:
    cut = _SEPARATOR.search(words) if headlines else None
    return words[cut.end() :] if cut is not None and plain.fold(words[cut.end() :]) in headlines else words


def _voices(candidates: Sequence[Said]) -> list[Said]:
    """The candidates without the many headlines of one kind that a live blog gives its posts."""
    if len(candidates) <= _MOST_CANDIDATES:
        return list(candidates)
    heard: Counter[str] = Counter()
    kept = []
    for said in candidates:
        heard[said.carrier] += 1
        if heard[said.carrier] <= _OF_ONE_KIND:
            kept.append(said)
    return kept[:_MOST_CANDIDATES]


def _once(words: str, shown: Sequence[tuple[str, str]]) -> str:
    """A heading that holds its words again for every width of screen, said once."""
    folded = plain.fold(words)
    for other, _ in shown:
        single = plain.fold(other)
        if single and len(folded) > len(single) and folded.startswith(f"{single} {single[:8]}"):
            again = folded.removeprefix(single).strip()
            if all(single.startswith(part.strip()) for part in again.split(single)):  # the last may be cut short
                return other
    return words


def _words(said: Said) -> str:
    words = plain.said(said, limit=MAX_TITLE)
    if "&" in words and said.carrier.startswith("jsonld:"):  # escaped for a page it does not stand in
        words = plain.line(html.unescape(words), limit=MAX_TITLE)
    return words


def _site_names(elements: Sequence[str], candidates: Sequence[str]) -> set[str]:
    """Candidates that are only the last part of the title element: a heading that names the site on every page."""
    tails = set()
    for words in elements:
        cuts = list(_SEPARATOR.finditer(words))
        tails |= {plain.fold(words[cut.end() :]) for cut in cuts if cut.start() >= len(words) - cut.end()}
    return {folded for other in candidates if (folded := plain.fold(other)) in tails}


def _worth(entry: tuple[str, str], shown: Sequence[tuple[str, str]], houses: set[str]) -> float:
    words, carrier = entry
    folded = plain.fold(words)
    if folded in houses or not folded:
        return -1
    weight = _WEIGHT.get(carrier) or _WEIGHT.get(carrier.partition(":")[0], _USUAL)
    alike = {source for other, source in shown if plain.fold(other) == folded}
    if carrier == "jsonld:headline" and {"jsonld:page-name", "html:title"} <= alike:
        weight = _FROM_ONE_FIELD
    if words.startswith(("…", "...")):  # goes on from another line
        weight -= _GOES_ON
    same = {_account(source) for source in alike} - {_account(carrier)}
    if carrier == "og:title" and "tab" not in same and not _has_headline(folded, shown, houses):
        weight += _SOCIAL_OF_ITS_OWN
    return weight + _AGREEMENT * len(same - {"tab"})


def _has_headline(folded: str, shown: Sequence[tuple[str, str]], houses: set[str]) -> bool:
    """Whether the page shows its readers another headline."""
    headings = {plain.fold(words) for words, carrier in shown if carrier in {"html:h1", "html:heading", "html:way"}}
    return bool(headings - houses - {folded, ""})


def _account(carrier: str) -> str:
    """Carriers that are filled from one field of an editor's form say nothing new to each other."""
    if carrier in {"html:title", "html:way"} or carrier.endswith(":page-name"):
        return "tab"
    head = carrier.partition(":")[0]
    return "social" if head in {"og", "twitter"} else head


def without_site(words: str, houses: set[str], others: Iterable[str], sections: frozenset[str] = frozenset()) -> str:
    """The title without the site's name at an end, where the publisher's name or another candidate proves it.

    ``sections`` are cut at the end only: "Opinion: …" is how a house writes its titles.
    """
    others = [other for other in others if other != words]
    for other in others:  # "Title-Section｜Site" beside "Title"
        rest = words[len(other) :].lstrip() if words.startswith(other) else ""
        if rest and rest[0] in _SEPARATORS and plain.fold(other) not in houses:
            return other
    cuts = list(_SEPARATOR.finditer(words))
    if not cuts:
        return words
    folded_others = {plain.fold(other) for other in others} - houses
    for cut in cuts:  # the longest tail first: "Title | Section | Site"
        head, tail = words[: cut.start()].strip(), words[cut.end() :].strip()
        if head and (plain.fold(head) in folded_others or plain.fold(tail) in houses | sections):
            return head
        if len(head.split()) >= _HEADLINE and plain.fold(_SEPARATOR.split(tail)[0]) in houses:
            return head  # "Title | Site | What the site is"
    for cut in reversed(cuts):  # "Site | Title"
        head, tail = words[: cut.start()].strip(), words[cut.end() :].strip()
        if tail and (plain.fold(tail) in folded_others or plain.fold(head) in houses):
            return tail
    return words


def neutral(text: str | None) -> str:
    """The first words of the text, for an item without a title (RSS 2.0 allows a description alone)."""
    first = (text or "").lstrip().partition("\n")[0]
    return plain.cut(plain.line(first, limit=4 * _NEUTRAL), _NEUTRAL)


def subtitle(candidates: Sequence[Said], *, title_words: str) -> str | None:
    """One line under the title, where it says something else than the title."""
    wanted = plain.fold(title_words)
    for said in candidates[:6]:
        found = plain.said(said, limit=MAX_SUBTITLE)
        if found and plain.fold(found) != wanted:
            return found
    return None
