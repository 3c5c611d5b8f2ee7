"""Raw bylines into names: "By A, B and C" into three. ``people.py`` chooses between several accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from syndicator.normalise import plain
from syndicator.syntax import agencies

MAX_PEOPLE = 30
MAX_NAME = 120
_LONGEST_RAW = 600
_MOST_WORDS = 7  # in the name of a natural person

_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w.-]{1,190}\w", re.ASCII)
_ADDRESS_IN_ANGLES = re.compile(r"<[^<>@]*@[^<>]*>")
_EDGES = ' ,;:|/()[]"“”„*_–—●-'
_NAME_IN_BRACKETS = re.compile(r"^\s*[\w.+'-]{1,64}@[\w.-]{1,190}\s*\(([^()]{1,120})\)\s*$", re.ASCII)
_BY = re.compile(
    r"^(?:(?:written|posted|story|text|words|report|photos?|reported|published|article|reviewed"
    r"|guest post|submitted|edited|analysis|opinion|commentary|perspective|essay|column|interview|recueillis?"
    r"|propos recueillis|(?:ein )?gastbeitrag|(?:ein )?kommentar|(?:view |see )?all (?:posts|articles)"
    r"|(?:zeige )?alle (?:beiträge|artikel)(?: anzeigen)?|voir tous les articles|ver todas las entradas)"
    r"\s+(?:and\s+\w+\s+)?)?(?:by|von|vom|durch|par|por|di|da|door|av|af|od|przez|interview\s*:|autor(?:en|in|es|a)?\s*:"
    r"|authors?\s*:|by\s*:|auteurs?\s*:"
    r"|автор(?:ы)?\s*:|текст\s*:|text\s*:|texte\s*:|texto\s*:|testo\s*:|tekst\s*:|redactie\s*:|by\s*\|)\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:;|\||\n|•|·|、|\s&\s|\s(?:and|und|et|и|och|with|mit|avec|con)\s)\s*")
_WEAK = re.compile(r"\s(?:y|e|en|og|i)\s")  # also a part of names: "Ortega y Gasset", "Souza e Silva"
_COMMA = re.compile(r"\s*,\s*(?:(?:and|und|y|et|e|en|и)\s+)?")
_PARTNERS = re.compile(r"^(\w{2,40})\s+(?:&|and|und|et|y)\s+\1$", re.IGNORECASE)  # "Berg & Berg": one house
_EXECUTIVE = re.compile(  # whose house is named behind the post: "Ada Moe, Vice President, Harbour Works"
    r"\b(?:president|ceo|cto|cfo|coo|vp|founder|chair(?:man|woman|person)|chief \w+ officer|managing director)\b",
    re.IGNORECASE,
)
_SUFFIX = plain.words("jr sr ii iii iv")

_ORGANISATION = re.compile(
    r"\b(?:ministry|\w*ministerium|department|cent(?:er|re)s?|institut\w*|universit\w+|agency|society"
    r"|association|council|commission"
    r"|committee|foundation|bureau|board|office|school|college|verein|stiftung|fundaci[oó]n"
    r"|company|corporation"
    r"|inc|ltd|llc|gmbh)\b",
    re.IGNORECASE,
)
_ROLE_NOUNS = (
    r"(?:reporter|writer|editor|correspondent|contributor|columnist|journalist|producer|analyst|author"
    r"|critic|intern|fellow"
    r"|professor|lecturer|researcher|photographer|redakteur(?:in)?|korrespondent(?:in)?|journaliste"
    r"|periodista|redactora?"
    r"|redazione|editor-in-chief|blogger|chief|staff|host|anchor|founder|co-founder|ceo|cto|director"
    r"|president|manager|officer"
    r"|executive|reviewer|strategist|specialist|expert|desk|gardener|astrologer|profesorius|journalistin"
    r"|team member|dean"
    r"|publicist|copywriter|consultant|attorney)s?"
)
_ROLE_WORDS = re.compile(
    rf"^(?:[\w&'’/-]+\s+){{0,9}}{_ROLE_NOUNS}(?:\s*[,&/]\s*|\s+(?:and|at|for|of|in)\s+|$).{{0,80}}$", re.IGNORECASE
)
_TEAM = re.compile(r"^(?:the\s+)?team\s+\S|\S\s+team$", re.IGNORECASE)
_STAFF = plain.phrases(
    "redaktion|die redaktion|online redaktion|onlineredaktion|red|staff|newsroom"
    "|news desk|newsdesk|editor|editors|the editors|editorial|editorial staff|editorial team|editorial board"
    "|web desk|webdesk|staff writer|staff writers|staff reporter|staff reporters|staff report"
    "|staff reports|web editor|news staff|news team|redazione|la redazione|redacción|la redacción|redaccion"
    "|rédaction|la rédaction|redação|da redação|redactie|de redactie|redaksi|редакция|редакция сайта|guest"
    "|guest author|guest writer|guest contributor|gastautor|contributor|contributors|press release|presse"
    "|agencies|agences|agencias|agenturen|news agencies|team|press office|online desk|desk|web team"
    "|content team|our correspondent|special correspondent"
)
_NOBODY = plain.phrases(
    "posted|twitter|mailto|facebook|instagram|linkedin|email"
    "|updated|updated on|last updated|last update|published|published on|written by|about the author"
    "|about the authors|authors of this article|editor s note|learn more|comments|comment|login|log in"
    "|comment now|connect directly|フォロー|editorial process|on|in|at|the|mon|tue|wed|thu|fri|sat|sun|monday"
    "|tuesday|wednesday|thursday|friday|saturday|sunday|editorial guidelines|also from this author|reviewed by"
    "|medically reviewed by|fact checked by|edited by|insights from|この記事の筆者|latest posts|related"
    "|author bio|bio|profile|page head extra author|website|view the website|subscribe|sign up|unknown|null|none"
    "|undefined|n a|na|author|by|nan|false|true|anonymous|noreply|no reply|wordpress|root|default|test"
    "|admin|administrator|webmaster|user|site admin|moderator|superuser"
    "|admin admin|no author|nobody|view all posts|more|about|see all|follow|contact|share|posted by|read more"
    "|view profile|publisher|creator"
)
_BESIDE_NAMES = re.compile(  # what else stands in a byline: "3 min read", "Mar 28", "9:05 PM", "0 Comments", "Bo says:"
    r"\d+\s?min(?:ute)?s?(?:\s+\w+)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s\d{1,2}"
    r"|\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?|uhr|h)?|(?:\d+|no|one|ein|kein)\s(?:comments?|kommentare?|commentaires?|comentarios?)"
    r"|.{1,80}\s(?-i:says|sagt|schreibt|dice):?"
    r"|(?:publi[zs]iert|veröffentlicht|erstellt|geschrieben|gepostet|publié|publicado|pubblicato)(?:\s(?:am|von|le|el|il|por|da))?"
    r"|(?:quelle|source|fuente|fonte)\s?:.{1,100}"
    r"|(?:фото|photos?|fotos?|images?|bild(?:er)?)\s(?:из|from|aus|courtesy|de|via)\s.{1,80}",
    re.IGNORECASE,
)
_OBJECT_NAME = re.compile(r"\"name\"\s{0,3}:\s{0,3}\"([^\"]{1,120})\"")  # an object that was put in as text
_LINKISH = re.compile(
    r"^(?:https?:|//|/)|https?://|\bwww\.|\.(?:com|org|net|html?|php)(?:/|$)|facebook\.com|twitter\.com", re.IGNORECASE
)
_HANDLE = re.compile(r"(?:^|\s)\(?@\w{2,}\)?")
_AFTER = re.compile(
    r"\s*(?:\(\s*)?\b(?:last\s+)?(?:updated?|published|posted)(?:\s+on)?\s*:?\s*$|\s+on\s+(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day$"
    r"|\s+am\s+(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)$"
    r"|\s+(?-i:at|am|um|on)(?:\s\d{1,2}[:.]\d\d)?$"
    r"|\s+\d+\s(?:comments?|kommentare?)$|(?<=[^\W\d_]{4})\.$"
    r"|\s+(?:フォロー|기자)$|\s+on\s+(?:facebook|twitter|linkedin|instagram)$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:author|authors|writer|text|content|reporter|journalist|editor|insights\s+from"
    r"|read\s+more\s+from|more\s+from|researched\s+by"
    r"|reviewed\s+by|edited\s+by|design|code)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_CREDENTIALS = plain.words(
    "md phd ms rdn ld rd rn mba cpa jd esq dds do ma msc bsc ba bs cfp cfa pe mph np fnp lcsw faap facp dvm"
    " pharmd dpt edd psyd cissp cscs cpt foma dabom faclm facs pmp meng llb llm mfa med ccc slp aprn pt rph"
)
_OTHER_WORK = re.compile(  # who checked or drew something is named behind who wrote it
    r"(?<=\w)\s*[|•·,;–—-]?\s*\b(?:(?:medically|clinically|legally|scientifically|technically|expert)\s+)?"
    r"(?:reviewed|fact[\s-]?checked|checked|edited|researched|illustrated|photographed|translated)\s+by\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_POST_OF = re.compile(  # "Ada Moe, Head of Boats and Harbours": one post, however many things it is for
    r",\s+(?:[\w-]+\s+){0,2}(?:head|director|president|manager|chair|professor)\s+(?:of|for)\s+[^,;|\n]{1,80}$",
    re.IGNORECASE,
)
_NOISE = re.compile(r"\s*\((?:[^()]{0,60})\)\s*$|\s+\d{1,2}[./:]\d{1,2}.*$|\s*[-–—|]\s*$|^[-–—|:\s]+")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)?\.[a-z]{2,12}", re.IGNORECASE)
_LONGEST_DEGREE = 6  # letters of what stands among degrees and is none we know: "MS, RD, FAND"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of a byline."""

    name: str
    agency: bool = False
    staff: bool = False  # a desk that is nobody in particular: "Redaktion", "Admin"
    post: bool = False  # a post: "Associate Editor", "WIRED Staff"


@lru_cache(maxsize=4_096)
def split(raw: str, *, listed: bool = False) -> tuple[Name, ...]:
    """The names in one raw byline, in its order; no addresses, links, handles, or words for nobody.

    ``listed``: the field holds names and nothing else, so that one word behind a comma is no place.
    """
    raw = raw[:_LONGEST_RAW]
    bracketed = _NAME_IN_BRACKETS.match(raw)
    if bracketed:
        raw = bracketed[1]
    if raw.lstrip().startswith("{"):
        raw = "; ".join(_OBJECT_NAME.findall(raw))
    if "<" in raw or "&" in raw:
        raw = plain.unmarked(_ADDRESS_IN_ANGLES.sub(" ", raw))
    if " by " in raw or "," in raw:
        raw = _POST_OF.sub("", _OTHER_WORK.sub("", raw))
    found: list[Name] = []
    for part in _parts(raw, listed=listed):
        name = _one(part)
        if name is not None:
            staff, post = plain.fold(name) in _STAFF, (_ROLE_WORDS.match(name) or _TEAM.search(name)) is not None
            found.extend(
                Name(name=one, agency=agencies.house(one) is not None, staff=staff, post=post)
                for one in _without_agency(name)
            )
    return tuple(found[:MAX_PEOPLE])


def _parts(raw: str, *, listed: bool) -> list[str]:
    by = _BY.sub("", " ".join(raw.strip().replace("\n", " | ").split()))
    if agencies.house(by) or _PARTNERS.match(by) or (_ORGANISATION.search(by) and by.count(",") <= 1):
        return [by]
    parts: list[str] = []
    for piece in _SPLIT.split(by):
        weak = _WEAK.split(piece)
        both = len(weak) > 1 and all(" " in half.strip() for half in weak)
        for half in weak if both else (piece,):
            parts.extend(_between_commas(half, listed=listed))
    return parts[: 2 * MAX_PEOPLE]


def _between_commas(piece: str, *, listed: bool) -> list[str]:
    """Names between commas; what follows a name there may also be its suffix, a degree, a post or a place."""
    commas = _COMMA.split(piece)
    kept: list[str] = []
    titled = leads = False
    for number, part in enumerate(commas, 1):
        folded = plain.fold(part).replace(" ", "")
        also_a_degree = titled and part.isupper() and part.isalpha() and len(part) <= _LONGEST_DEGREE
        titled = titled or (bool(kept) and folded in _CREDENTIALS)
        last = number == len(commas)
        if not kept:
            kept.append(part)
        elif leads and last and len(kept) == 1:
            continue  # what is led
        elif folded in _SUFFIX:
            kept[-1] = f"{kept[-1]}, {part.strip()}"
        elif (
            (also_a_degree and agencies.house(part) is None)
            or folded in _CREDENTIALS
            or _ROLE_WORDS.match(part.strip())
            or (not listed and _is_place(part, kept))
        ):
            leads = bool(_EXECUTIVE.search(part))
        else:
            kept.append(part)
    return kept


def _is_place(part: str, before: list[str]) -> bool:
    """Tell whether the last of several parts is one capitalised word after full names: "Anna Muster, Frankfurt"."""
    word = part.strip()
    return (
        " " not in word
        and (" " in before[0].strip() or _DOMAIN.fullmatch(before[0].strip()) is not None)
        and word[:1].isupper()
        and not word.isupper()
        and agencies.house(word) is None
    )


def _without_agency(name: str) -> tuple[str, ...]:
    """The name, and the agency written right after or before it: "Jane Doe Associated Press", "Reuters in Berlin"."""
    words = name.split()
    if len(words) > 2 and words[-2] == "in" and agencies.house(" ".join(words[:-2])):  # noqa: PLR2004 - "X in Place"
        return (" ".join(words[:-2]),)
    for count in (3, 2):
        tail = " ".join(words[-count:])
        if len(words) >= count + 2 and agencies.house(tail):
            return (" ".join(words[:-count]), tail)
    return (name,)


def _one(part: str) -> str | None:
    """One name put right, or None where this is not a name: an address, a link, a handle, a word for nobody."""
    if "@" in part:
        part = _HANDLE.sub(" ", _ADDRESS.sub(" ", part))
    name = _NOISE.sub("", plain.line(part, limit=MAX_NAME * 2)).strip(_EDGES)
    name = _BEFORE.sub("", _BY.sub("", _AFTER.sub("", name))).strip(_EDGES)
    folded = plain.fold(name)
    if (
        not folded
        or folded in _NOBODY
        or _BESIDE_NAMES.fullmatch(name)
        or _LINKISH.search(name)
        or not _LETTER.search(name)
    ):
        return None
    if len(name) > MAX_NAME or len(folded.split()) > 2 * _MOST_WORDS:
        return None
    return name
