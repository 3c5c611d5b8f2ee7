"""Who is credited: raw bylines into names, and the best of several accounts; *never* makes a name up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from syndicator.model.article import Person
from syndicator.model.draft import DraftPerson
from syndicator.normalise import agencies, plain
from syndicator.syntax import url as web

MAX_PEOPLE = 30
MAX_NAME = 120
_LONGEST_RAW = 600
_MOST_WORDS = 7  # in the name of a natural person

_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w.-]{1,190}\w", re.ASCII)
_NAME_IN_BRACKETS = re.compile(r"^\s*[\w.+'-]{1,64}@[\w.-]{1,190}\s*\(([^()]{1,120})\)\s*$", re.ASCII)
_BY = re.compile(
    r"^(?:(?:written|posted|story|text|words|report|photos?|reported|published|article|reviewed"
    r"|guest post|submitted|edited)"
    r"\s+(?:and\s+\w+\s+)?)?(?:by|von|vom|par|por|di|da|door|av|af|od|przez|autor(?:en|in|es|a)?\s*:"
    r"|authors?\s*:|by\s*:|auteurs?\s*:"
    r"|автор(?:ы)?\s*:|текст\s*:|text\s*:|texte\s*:|texto\s*:|testo\s*:|tekst\s*:|redactie\s*:|by\s*\|)\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:;|\||\n|•|·|\s&\s|\s(?:and|und|y|et|e|en|и|och|og|with|mit|avec|con)\s)\s*")
_COMMA = re.compile(r"\s*,\s*(?:(?:and|und|y|et|e|en|и)\s+)?")
_SUFFIX = frozenset(
    ("jr", "sr", "ii", "iii", "iv", "md", "phd", "ph d", "m d", "esq", "mba", "rn", "cpa", "jd", "dds", "do")
)

_ORGANISATION = re.compile(
    r"\b(?:ministry|department|cent(?:er|re)s?|institut\w*|universit\w+|agency|agencies|society"
    r"|association|council|commission"
    r"|committee|foundation|bureau|board|office|school|college|ministerium|verein|stiftung|fundaci[oó]n"
    r"|company|corporation"
    r"|inc|ltd|llc|gmbh)\b",
    re.IGNORECASE,
)
_ROLE_WORDS = re.compile(
    r"^(?:(?:the|a|an|our|senior|junior|chief|staff|contributing|special|associate|assistant|deputy|managing|executive"
    r"|political|politics|business|sports?|science|tech(?:nology)?|health|culture|foreign|national"
    r"|freelance|guest|digital|news|world"
    r"|investigative|data|general|economics|education|environment|associate|former|lead|features?|print"
    r"|video|web|multimedia)\s+)*"
    r"(?:reporters?|writers?|editors?|correspondents?|contributors?|columnists?|journalists?|producers?"
    r"|analysts?|authors?|critics?"
    r"|intern|fellow|professor|lecturer|researcher|photographer|redakteur(?:in)?|korrespondent(?:in)?"
    r"|journaliste|périodista"
    r"|periodista|redactor(?:a)?|redazione|editor-in-chief|blogger|bureau chief|staff|lecturer|host|anchor|founder|ceo)"
    r"(?:\s+(?:at|for|of|in)\s+.*)?$",
    re.IGNORECASE,
)
_STAFF = plain.phrases(
    "redaktion|die redaktion|online redaktion|onlineredaktion|red|staff|admin|administrator|newsroom"
    "|news desk|newsdesk|editor|editors|the editors|editorial|editorial staff|editorial team|editorial board"
    "|webmaster|web desk|webdesk|staff writer|staff writers|staff reporter|staff reporters|staff report"
    "|staff reports|web editor|news staff|news team|redazione|la redazione|redacción|la redacción|redaccion"
    "|rédaction|la rédaction|redação|da redação|redactie|de redactie|redaksi|редакция|редакция сайта|guest"
    "|guest author|guest writer|guest contributor|gastautor|contributor|contributors|press release|presse"
    "|agencies|agences|agencias|agenturen|news agencies|team|press office|online desk|desk|web team|user"
    "|site admin|moderator|superuser|content team|our correspondent|special correspondent"
)
_NOBODY = plain.phrases(
    "unknown|null|none|undefined|n a|na|author|by|nan|false|true|anonymous|noreply|no reply|wordpress|root"
    "|default|test|admin admin|no author|nobody|view all posts|more|about|see all|follow|contact|share"
    "|posted by|read more|view profile"
)
_LINKISH = re.compile(
    r"^(?:https?:|www\.|//|/)|\.(?:com|org|net|html?|php)(?:/|$)|facebook\.com|twitter\.com", re.IGNORECASE
)
_HANDLE = re.compile(r"(?:^|\s)\(?@\w{2,}\)?")
_NOISE = re.compile(r"\s*\((?:[^()]{0,60})\)\s*$|\s+\d{1,2}[./:]\d{1,2}.*$|\s*[-–—|]\s*$|^[-–—|:\s]+")
_LETTER = re.compile(r"[^\W\d_]")

FAMILY_WEIGHT = {  # who is believed first; agreement between families outweighs a step
    "feed": 60,
    "jsonld": 50,
    "microdata": 40,
    "rdfa": 38,
    "meta": 36,
    "text": 30,
    "oembed": 20,
}
_FEED_CARRIERS = frozenset(("rss", "atom", "jsonfeed", "itunes", "media", "googleplay", "feed", "rdf"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    name: str
    url: str | None
    role: str
    agency: bool
    staff: bool


def family(carrier: str) -> str:
    """Which account a value belongs to: one publisher's JSON-LD, its meta elements, the page's own text, a feed."""
    head = carrier.partition(":")[0]
    if head in _FEED_CARRIERS:
        return "feed"
    return head if head in FAMILY_WEIGHT else "meta"


def people(drafts: Sequence[DraftPerson], *, publisher: str | None = None, is_feed: bool = False) -> tuple[Person, ...]:
    """The people credited, best account first. ``publisher`` runs the site: no author while there is a better one."""
    if not drafts:
        return ()
    accounts: dict[str, list[_Name]] = {}
    others: list[_Name] = []
    for draft in drafts[: 4 * MAX_PEOPLE]:
        if draft.role == "publisher":
            continue
        names = list(_names(draft))
        if draft.role == "author":
            accounts.setdefault("feed" if is_feed else family(draft.carrier), []).extend(names)
        else:
            others.extend(names)
    chosen = _choose({key: _unique(names) for key, names in accounts.items()}, publisher)
    seen = {(person.name.casefold(), person.role) for person in chosen}
    authors = {person.name.casefold() for person in chosen}
    for other in _unique(others):
        key = other.name.casefold()
        if (key, other.role) in seen or other.staff or (other.role == "contributor" and key in authors):
            continue
        chosen.append(Person(name=other.name, role=other.role, url=other.url, agency=other.agency))
    return tuple(chosen[:MAX_PEOPLE])


def names(raw: str) -> tuple[str, ...]:
    """The names in one raw byline, as they are written there."""
    return tuple(found.name for found in _names(DraftPerson(name=raw)))


def _choose(accounts: dict[str, tuple[_Name, ...]], publisher: str | None) -> list[Person]:
    best: tuple[float, tuple[_Name, ...]] | None = None
    house = plain.fold(publisher) if publisher else ""
    sets = {key: frozenset(plain.fold(entry.name) for entry in entries) for key, entries in accounts.items()}
    for key, entries in accounts.items():
        good = [entry for entry in entries if not _is_house(entry, house)]
        if not entries:
            continue
        score = FAMILY_WEIGHT[key] + (100 if good else 0)
        score += sum(15 for other, found in sets.items() if other != key and found == sets[key])
        score += sum(5 for other, found in sets.items() if other != key and found != sets[key] and found & sets[key])
        if best is None or score > best[0]:
            best = (score, tuple(good) if good else entries)
    if best is None:
        return []
    return [
        Person(name=entry.name, role=entry.role, url=entry.url, agency=entry.agency or plain.fold(entry.name) == house)
        for entry in best[1]
    ]


def _is_house(entry: _Name, house: str) -> bool:
    return entry.staff or (bool(house) and plain.fold(entry.name) == house)


def _unique(entries: Iterable[_Name]) -> tuple[_Name, ...]:
    found: dict[str, _Name] = {}
    for entry in entries:
        key = entry.name.casefold()
        known = found.get(key)
        if known is None or (known.url is None and entry.url is not None and known.role == entry.role):
            found[key] = entry
    return tuple(found.values())


def _names(draft: DraftPerson) -> Iterable[_Name]:
    raw = draft.name[:_LONGEST_RAW]
    bracketed = _NAME_IN_BRACKETS.match(raw)
    if bracketed:
        raw = bracketed[1]
    if "<" in raw or "&" in raw:
        raw = plain.unmarked(re.sub(r"<[^<>@]*@[^<>]*>", " ", raw))
    parts = _parts(raw)
    url = web.normalise(draft.url) if draft.url and len(parts) == 1 else None
    for part in parts:
        name = _one(part)
        if name is not None:
            folded = plain.fold(name)
            agency = draft.role == "agency" or agencies.house(name) is not None
            role = "author" if draft.role == "agency" else draft.role
            yield _Name(name=name, url=url, role=role, agency=agency, staff=folded in _STAFF)


def _parts(raw: str) -> list[str]:
    by = _BY.sub("", " ".join(raw.replace("\n", " | ").split()) if "\n" in raw.strip() else " ".join(raw.split()))
    if agencies.house(by) or (_ORGANISATION.search(by) and by.count(",") <= 1):
        return [by]
    parts: list[str] = []
    for piece in _SPLIT.split(by):
        commas = _COMMA.split(piece)
        for index, part in enumerate(commas):
            folded = plain.fold(part)
            if index and parts and folded in _SUFFIX:
                parts[-1] = f"{parts[-1]}, {part.strip()}"
            elif not (index and _ROLE_WORDS.match(part.strip())):
                parts.append(part)
    return parts[:MAX_PEOPLE]


def _one(part: str) -> str | None:
    """One name put right, or None where this is not a name: an address, a link, a handle, a word for nobody."""
    if "@" in part:
        part = _HANDLE.sub(" ", _ADDRESS.sub(" ", part))
    name = _BY.sub("", _NOISE.sub("", plain.line(part, limit=MAX_NAME * 2)).strip(' ,;:"“”„*_'))
    name = name.strip(" ,;:|/()[]") if name[:1] in "([" or name[-1:] in ",;:|/" else name
    folded = plain.fold(name)
    if not folded or folded in _NOBODY or _LINKISH.search(name) or not _LETTER.search(name):
        return None
    if len(name) > MAX_NAME or len(folded.split()) > 2 * _MOST_WORDS:
        return None
    return name
