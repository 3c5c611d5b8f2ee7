"""Reads lines that say where a text comes from, in eight languages; says who is named, *not* whether to believe it.

"The original source of this article is …", "Ursprünglich erschienen bei …", "BERLIN (dpa) – …", "/TASS/", "© 2021 AFP".
Every reading keeps the words it was read from. All patterns are linear: no quantifier stands inside another.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from syndicator.normalise import plain
from syndicator.syntax import agencies

LONGEST = 2_000  # characters of a block that is read; source lines are short, policies are long
_MAX_NAME = 120
_SHORTEST = 2  # an initial is no name
_MOST_WORDS = 10

Kind = Literal["said", "republished", "dateline", "signature", "copyright", "label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Somebody named as the origin, how, and in which words."""

    kind: Kind
    name: str | None
    words: str
    url: str | None = None  # as written in the link, unresolved


_WORK = (
    r"(?:article|story|post|piece|essay|report|interview|column|commentary|analysis|content|text|feature"
    r"|excerpt|op-ed|blog post"
    r"|investigation|dispatch|speech|review|version|podcast|video)"
)
_APPEARED = (
    r"(?:been\s+)?(?:published|posted|appeared|ran|aired|printed|produced|released|broadcast)"
    r"(?:\s+(?:online|here|in\s+\w+))?\s+(?:by|at|in|on|for|with)\b"
)
_COMES = r"(?:comes|came|is|was\s+provided|was\s+supplied|was\s+produced|is\s+brought)"
_FROM = r"\s+(?:here\s+)?(?:from|courtesy\s+of|(?:with|by)\s+(?:the\s+)?(?:kind\s+)?permission\s+(?:from|of))\b"
_ERSCHIENEN = r"(?:\w+\s+)?(?:erschienen|veröffentlicht|publiziert)?\s*(?:bei|in|im|auf|von|beim)\b"
_PARU = r"(?:été\s+)?(?:publiée?|parue?|diffusée?)?\s*(?:sur|par|dans|en|chez)\b"
_PRIMERO = r"(?:originalmente|primero|originariamente|por\s+primera\s+vez|primeiro|pela\s+primeira\s+vez)"
_PRIMA = r"(?:originariamente|originalmente|per\s+la\s+prima\s+volta|in\s+origine|per\s+prima)"
_VERSCHENEN = r"(?:gepubliceerd|verschenen|geplaatst)?\s*(?:op|door|in|bij)\b"
_OPUBLIKOVANO = r"(?:был[аои]?\s+)?опубликован[аоы]?\s+(?:на\s+сайте|в|на|изданием)?"
# A name: no sentence end, no bracket; a dot only inside ("Medium.com", "N. N."); stops before the words that go on.
_NAME = (
    r"(?P<name>(?:[^\s.;|\n,()<>]|\.(?=\w)|(?<=\b\w)\."
    r"|[ \u00a0](?!(?:on|under|and is|and was|and has|with|as part|where|which|who|am \d|le \d|el \d)\b)){2,120})"
)
_TO_NAME = r"[\s:]*(?:the\s+(?:website|site)\s+(?:of\s+)?)?" + _NAME
_PATTERNS: tuple[tuple[str, Literal["said", "republished"], re.Pattern[str]], ...] = tuple(
    # A stem that every reading holds (asked first: it is a hundred times cheaper), what it says, how it goes on.
    (stem, "said" if kind == "said" else "republished", re.compile(pattern + _TO_NAME, re.IGNORECASE))
    for stem, kind, pattern in (
        # en
        ("original source", "said", rf"\boriginal\s+source\s+(?:of|for)\s+(?:this|the)\s+{_WORK}\s+(?:is|was)\b"),
        ("original source", "said", r"\boriginal\s+source\s*:"),
        ("originally ", "said", rf"\boriginally\s+{_APPEARED}"),
        ("first ", "said", rf"\bfirst\s+{_APPEARED}"),
        (" first ", "said", r"\b(?:appeared|published|posted|ran)\s+first\s+(?:by|at|in|on)\b"),
        (" originally ", "said", r"\b(?:appeared|published|posted|ran)\s+originally\s+(?:by|at|in|on)\b"),
        ("this ", "said", rf"\bthis\s+{_WORK}\s+{_COMES}\s+(?:to\s+you\s+)?(?:from|by)\b"),
        ("republished", "republished", rf"\brepublished{_FROM}"),
        ("reprinted", "republished", rf"\breprinted{_FROM}"),
        ("reposted", "republished", rf"\breposted{_FROM}"),
        ("reproduced", "republished", rf"\breproduced{_FROM}"),
        ("posted from", "republished", r"\bcross-?posted\s+from\b"),
        ("syndicated", "republished", rf"\bsyndicated{_FROM}"),
        ("excerpted", "republished", rf"\bexcerpted{_FROM}"),
        # de
        ("ursprünglich", "said", rf"\bursprünglich\s+{_ERSCHIENEN}"),
        ("zuerst", "said", rf"\bzuerst\s+{_ERSCHIENEN}"),
        ("zunächst", "said", rf"\bzunächst\s+{_ERSCHIENEN}"),
        ("erstmals", "said", rf"\berstmals\s+{_ERSCHIENEN}"),
        ("übernommen", "republished", r"\bübernommen\s+(?:von|aus)\b"),
        ("freundlicher genehmigung", "republished", r"\bmit\s+freundlicher\s+genehmigung\s+(?:von|des|der)\b"),
        # fr
        ("abord", "said", rf"\bd['’]abord\s+{_PARU}"),
        ("initialement", "said", rf"\binitialement\s+{_PARU}"),
        ("originellement", "said", rf"\boriginellement\s+{_PARU}"),
        ("origine", "said", r"\bpubliée?\s+à\s+l['’]origine\s+(?:sur|par|dans|en)\b"),
        ("repris d", "republished", r"\brepris\s+(?:de|du)\b"),
        ("aimable autorisation", "republished", r"\bavec\s+l['’]aimable\s+autorisation\s+d[eu]\b"),
        # es, pt
        ("originalmente", "said", r"\boriginalmente\s+(?:publicad[oa]\s+)?(?:en|por|em|no|na|pelo|pela)\b"),
        ("publicad", "said", rf"\bpublicad[oa]\s+{_PRIMERO}\s+(?:en|por|em|no|na|pelo|pela)\b"),
        ("apareci", "said", rf"\bapareci[óo]\s+{_PRIMERO}\s+en\b"),
        ("tomado de", "republished", r"\btomado\s+de\b"),
        ("reproducido", "republished", r"\breproducido\s+(?:de|con\s+permiso\s+de)\b"),
        ("reproduzido", "republished", r"\breproduzido\s+de\b"),
        # it
        ("ubblicat", "said", rf"\bpubblicat[oa]\s+{_PRIMA}\s+(?:su|da|in|nel|sul|sulla)\b"),
        ("appars", "said", rf"\bappars[oa]\s+{_PRIMA}\s+(?:su|in|nel|sul|sulla)\b"),
        ("tratto da", "republished", r"\btratto\s+da\b"),
        ("ripreso da", "republished", r"\bripreso\s+da\b"),
        # nl
        ("oorspronkelijk", "said", rf"\boorspronkelijk\s+{_VERSCHENEN}"),
        ("eerder", "said", rf"\beerder\s+{_VERSCHENEN}"),
        ("eerst", "said", rf"\beerst\s+{_VERSCHENEN}"),
        ("overgenomen", "republished", r"\bovergenomen\s+(?:van|uit)\b"),
        # ru
        ("впервые", "said", rf"\bвпервые\s+{_OPUBLIKOVANO}"),
        ("первоначально", "said", rf"\bпервоначально\s+{_OPUBLIKOVANO}"),
        ("оригинал", "said", r"\bоригинал\s+(?:статьи|материала|текста)\s*(?:на\s+сайте|опубликован\s+на|на|—|-|:)"),
        ("перепечатано", "republished", r"\bперепечатано\s+(?:с|из)\b"),
    )
)
# Where the phrase itself holds no verb ("zuerst bei …"), the sentence must: something was published.
_PUBLISHES = re.compile(
    r"publi|post|appear|\bran\b|air|print|produc|releas|broadcast|comes|came|provid|suppl|brought|source"
    r"|excerpt|syndicat"
    r"|erschien|veröffentlich|publizier|paru|diffus|aparec|ubblic|appars|uscit|verscheen|verschenen|geplaatst|reprodu"
    r"|опубликован|оригинал|перепечат|übernommen|genehmigung|repris|autorisation|tomado|tratto|ripreso"
    r"|overgenomen|\bis from",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[\W_]{0,4}(?:sources?|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?|источник|первоисточник|via"
    r"|źródło|källa|kilde|kaynak|来源|出典|원문|출처"
    r"|original(?:ly)?\s+(?:article|post|story)?(?:\s+(?:from|at))?|originalartikel|article\s+original"
    r"|artículo\s+original|articolo\s+originale)"
    r"\s*[:：]\s*(?P<name>[^\n,;|]{2,120}?)\s*$",
    re.IGNORECASE,
)
_BY_AGENCY = re.compile(
    rf"\bthis\s+{_WORK}\s+by\s+(?P<name>[^\W\d_][\w. -]{{1,40}}?)\s+was\s+(?:first|originally)\s+published\b",
    re.IGNORECASE,
)
_VIA = re.compile(r"^\(?(?:via|h/t)\s+(?P<name>[^\n,;|.()]{2,80})\)?\.?$", re.IGNORECASE)

_SIGNED = r"[\w.'’&ÀÁÂÄÉÈÊÍÓÖÚÜàáâäéèêíóöúüß «»-]{2,40}?"
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th|\.|º)?\s(?:de\s)?[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s\d{1,2})(?:,?\s(?:de\s)?\d{4})?"
)
_CAPITALS = r"[^\W\d_a-zß-öø-ÿа-я][^\na-zß-öø-ÿа-я()]{1,50}"
_OPENS = r"(?=[\"“„«‘']?[^\W\d_a-zß-öø-ÿа-я])"  # the text begins: a capital, or a script that has none
_DATELINES = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (  # nothing without its sign, which is looked for first
        # House styles: WASHINGTON (AP) —; LONDON, March 3 (Reuters) -; (ANSA) - ROMA, 5 MAR -; Berlin (dpa/tmn) -
        (
            "(",
            (
                rf"^(?P<place>[^()\n]{{0,80}}?)\((?P<name>{_SIGNED})(?:[/,][^()\n]{{1,30}})?\)\s{{0,3}}\.?\s{{0"
                rf",3}}(?:[-–—‒―:._]|--)"
            ),
        ),
        # the same without a dash, where what stands before is a place, a date, or nothing: "TOKYO (Kyodo) Japan's …"
        (
            "(",
            (
                rf"^(?P<place>(?:[^\W\d_][^()\n,.:]{{1,40}}(?:,\s{_DATE})?)?)\s?"
                rf"\((?P<name>{_SIGNED})(?:[/,][^()\n]{{1,30}})?\)\s{_OPENS}"
            ),
        ),
        # Place and date, then the agency: "МОСКВА, 3 мая - РИА Новости.", "TALLINN, May 03, BNS -"
        (
            "",
            (
                rf"^(?P<place>[^\W\d_][^()/\n]{{1,50}}?[,.]\s{_DATE})(?:[,.]|\s[-–—])\s"
                r"(?P<name>[^\W\d_][\w. «»]{1,24}?)(?:\s?[-–—]|[.:])\s"
            ),
        ),
        # The agency behind a dash, or first of all: "ANKARA - AA - The", "WASHINGTON — (AP) The", "dpa BERLIN. Der"
        ("", rf"^(?P<place>{_CAPITALS}?)\s[-–—]\s(?P<name>[^\W\d_][\w.]{{1,12}})\s[-–—]\s{_OPENS}"),
        ("(", rf"^(?P<place>{_CAPITALS}?)\s[-–—]\s\((?P<name>{_SIGNED})\)\s{_OPENS}"),
        ("", rf"^(?P<name>dpa|epd|sda)\s(?P<place>{_CAPITALS}?)\.\s"),
        # Korean, Japanese and Chinese brackets: (서울=연합뉴스), 【東京=時事】, 新华社北京5月3日电
        ("", r"^[(（【\[](?P<place>[^()=＝\n]{1,20})[=＝](?P<name>[^()\n】\]）)]{2,12})[)）】\]]"),
        ("", r"^[（(【]?(?P<name>新华社|中新社|中新网)(?P<place>[^\n]{0,20}?)\d{1,2}月\d{1,2}日[电電]"),
        # "MOSCOW, December 9. /TASS/. ", "/TASS/ The …"
        ("/", rf"^(?P<place>[^/\n]{{0,80}}?)/(?:Корр\. )?(?P<name>{_SIGNED})/\s{{0,2}}(?:[-–—.:]|$|\s)"),
        # "PARIS, AFP - ", "AFP, Paris -"
        (
            ", ",
            (
                r"^(?P<place>[^\W\d_][^()\n:.]{1,40}?), (?P<name>[A-Z]{2,8}|dpa|epd|sda|apa)"
                r"\s{0,2}(?:[-–—]|--)\s(?=[\"“„«‘'(]?[^\W\d_])"
            ),
        ),
        # "AFP - Le …"; names of several words are left out, any compound headline reads like them
        ("", rf"^(?P<place>)(?P<name>[A-Z][A-Za-z-]{{1,12}}|dpa)\s{{1,2}}(?:[-–—]|--)\s{_OPENS}"),
    )
)
_SIGNATURES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|[\s.\"”»])[/(\[](?P<name>{_SIGNED})(?:/[\w.]{{1,12}}){{0,3}}[/)\]]\.?\s*$",
        r"(?:^|\s)[-–—]{1,2}\s?(?P<name>[A-Za-zÀ-ÿ][\w. -]{1,30})\s*$",
        # "… sagte er. dpa", "… disse. Lusa/Fim"
        (
            r"(?:[.!?][”“\"»]?\s|^)(?P<name>dpa|afp|AFP|epd|KNA|sid|AP|Reuters|TASS|ТАСС|ANSA|EFE|PTI|IANS|Lusa|Belga"
            r"|sda|SDA|ANP)(?:/(?:Fim|fim|dpa|AFP|afp|AP|Reuters))?\s*$"
        ),
        r"^(?P<name>[\w.À-ÿ -]{2,40})$",
    )
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©"
    r"|\(c\))?\s*(?:copyright\s*)?(?:by\s+)?(?P<first>(?:\d{4}\s*(?:[-–]\s*\d{4})?,?\s*)?)(?P<names>[^\n."
    r"|]{2,160})",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:(?:the\s+)?\d|january|february|march|april|may\s|june|july|august|september|october|november|december"
    r"|jan\b|feb\b|mon|tue|wed"
    r"|thu|fri|sat|sun(?:day)?\b|print\b|english|german|french|spanish|spring\b|summer\b|autumn\b|winter\b|tv\b"
    r"|seiner?\b|einer?\b|diesem|deutsch|englisch|anglais|français|papel|línea|linea|inglés|ingles|lingua"
    r"|gennaio|januar"
    r"|janvier|enero)",
    re.IGNORECASE,
)
_NO_NAME_IN_LOWER_CASE = re.compile(
    r"^(?:this|that|our|my|its|their|his|her|an?\s|it\s|time|paper|full|part|response|order|place"
    r"|collaboration|partnership"
    r"|air|stage|earlier|another|many|several|some|all|here|there)\b"
)
_SOMEBODY = re.compile(
    r"(?:^|[\s(])(?:he|she|his|her|they|their|our|my|whose|who|book|books|novel|album|song|roman|libro"
    r"|livre|buch|\w+['’]s)\s",
    re.IGNORECASE,
)
_ARTICLE = re.compile(  # in lower case only: "Die Zeit" and "Le Monde" are names
    r"^(?:(?:the|our)\s+(?:website|blog|magazine)\s+(?:of\s+)?|d(?:er|ie|as|em|en)\s+"
    r"|le\s+site\s+(?:de\s+|du\s+)?|la\s+web\s+de\s+)"
)
_TRAILING = re.compile(
    r"\s+(?:erschienen|veröffentlicht|publiziert|gepubliceerd|verschenen|geplaatst|publié|paru)$|"
    r"\s+(?:at|on|in|by|under|with|and|as|is|was|here|website|magazine's|am|le|el|il|op|и|в)\s*$|\s+(?:19"
    r"|20)\d\d$|\s+(?:first|originally)$"
    r"|[\s.,;:–—-]+$",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*[\"']?([^\"'<>\s]*)[^<>]*>([^<]{1,200})</a>", re.IGNORECASE)
_STEMS = tuple(
    sorted(
        plain.phrases(
            "origin|first|source|quelle|fuente|fonte|fonti|bron|источник|via |zuerst|ursprünglich|zunächst|abord"
            "|initialement|prim|eerder|eerst|oorspronkelijk|впервые|оригинал|republish|reprint|repost|reproduc"
            "|cross|syndicated|excerpted"
            "|übernommen|genehmigung|repris|autorisation|tomado|tratto|ripreso|overgenomen|перепечатано|this story"
            "|this article|this post|this piece|this report"
            "|źródło|källa|kilde|kaynak|来源|出典|원문|출처|apparso|erstmals"
            "|h/t"
        )
    )
)


_SHARED = ("q", "x", "z", "rep", "this ", "font", "eer")
"""Rare letters, and what several stems hold: a text without them needs not be asked for each."""
_FAMILIES = tuple((part, tuple([stem for stem in _STEMS if part in stem])) for part in _SHARED)
_OTHERS = tuple(stem for stem in _STEMS if not any(part in stem for part in _SHARED))
_OTHERS_IN_ASCII = tuple([stem for stem in _OTHERS if stem.isascii()])


def speaks(words: str) -> bool:
    """Tell cheaply whether a block could hold one of the phrases."""
    lower = words.lower()
    for stem in (
        _OTHERS_IN_ASCII if lower.isascii() else _OTHERS
    ):  # asked of every article: as a generator it takes twice as long
        if stem in lower:
            return True
    for part, stems in _FAMILIES:
        if part in lower:
            for stem in stems:
                if stem in lower:
                    return True
    return False


def prose(words: str, markup: str | None = None) -> tuple[Reading, ...]:
    """Who a source line names. ``markup`` is the same line with its links: a link on the name gives its address."""
    words = words[:LONGEST]
    if not speaks(words):
        return ()
    return _prose(words, (markup or "")[: 4 * LONGEST])


@lru_cache(maxsize=512)
def _prose(words: str, markup: str) -> tuple[Reading, ...]:
    return tuple(_read_prose(words, markup))


def _read_prose(words: str, markup: str) -> Iterator[Reading]:
    lower = words.lower()
    for stem, kind, pattern in _PATTERNS:
        if stem not in lower:
            continue
        for found in pattern.finditer(words):
            sentence = _sentence(words, found)
            before = sentence[: len(sentence) - len(found[0])]
            if _SOMEBODY.search(before) or not _PUBLISHES.search(words, max(0, found.start() - 200), found.end() + 60):
                continue  # "His novel was first published by …" says nothing about this text
            name = _name(found["name"], markup=markup)
            if name is not None:
                yield Reading(kind=kind, name=name, words=plain.line(sentence, limit=400), url=_address(name, markup))
    report = _BY_AGENCY.search(words)
    if report is not None and agencies.writes(report["name"]):  # how The Canadian Press ends every story
        yield Reading(kind="said", name=report["name"], words=plain.line(report[0], limit=400))
    label = _LABEL.match(words) or _VIA.match(words)
    if label is not None:
        name = _name(label["name"], markup=markup)
        if name is not None and len(name.split()) <= 8:  # noqa: PLR2004 - a name, not a sentence
            yield Reading(kind="label", name=name, words=plain.line(words, limit=400), url=_address(name, markup))


def dateline(words: str) -> Reading | None:
    """The agency that opens a text: "PARIS, 5 mars (AFP) - …". Only names in the table count."""
    head = words.lstrip(' \t\n*_«»"“”')[:160]
    for sign, pattern in _DATELINES:
        found = pattern.match(head) if sign in head else None
        if found is None or len(found["place"]) > _LONGEST_PLACE or not agencies.writes(found["name"]):
            continue
        if found["name"].strip() not in agencies.AMBIGUOUS or _is_place(found):
            return Reading(kind="dateline", name=found["name"].strip(), words=found[0].strip())
    return None


_LONGEST_PLACE = 80
_DATED = re.compile(_DATE)


def _is_place(found: re.Match[str]) -> bool:
    """Tell whether an ambiguous sign stands where a dateline has it: "LONDON (PA) —", not "Scranton, PA —"."""
    place = found["place"].strip(" ,.-–—[]")
    signed = found[0].rstrip(" -–—:._")[-1:] in ")/"
    if _DATED.search(place):
        return True
    also = found["name"].strip() in _ALSO_PLACES
    if not place:
        return signed and not also
    dashed = " - " in found[0].removeprefix(place) or " – " in found[0] or " — " in found[0]
    capitals = place.upper() == place
    state = also and f", {found['name']}" in found[0]
    return (capitals and (signed or dashed) and not state) or (signed and not also)


_ALSO_PLACES = frozenset(("PA", "AA", "CP", "TT", "SPA", "MENA", "APP"))


def signature(words: str) -> Reading | None:
    """The agency that signs a text at its very end: "… said. /TASS/", "(AFP)", "– dpa", a last line "Reuters"."""
    tail = words.rstrip()[-120:]
    for index in range(0 if _may_be_signed(tail) else _WITHIN, len(_SIGNATURES)):
        found = _SIGNATURES[index].search(tail if index < _WITHIN else words.strip()[:80])
        if found is None or not agencies.writes(found["name"]):
            continue
        if found["name"].strip() not in agencies.AMBIGUOUS or _closes(words, found):
            return Reading(kind="signature", name=found["name"].strip(), words=found[0].strip())
    return None


_WITHIN = 3  # patterns that look at the end of a text; those behind them, at a line of its own
_DASHES = frozenset("-–—")
_SIGNED_WITHIN = 36  # characters behind a dash: the longest name, and what stands around it


def _may_be_signed(tail: str) -> bool:
    """Tell cheaply whether a text may end in a signature: most end in a sentence, and few of those have a dash near."""
    last = tail[-1:]
    if last.isalpha() or last in "/)]" or tail[-2:-1] in "/)]":
        return True
    return not _DASHES.isdisjoint(tail[-_SIGNED_WITHIN:])


def _closes(words: str, found: re.Match[str]) -> bool:
    """Tell whether an ambiguous sign is a signature: in brackets or strokes, alone or behind the end of a sentence."""
    bracketed = found[0].strip().lstrip('."”» ')[:1] in "/(["
    before = words.rstrip()[: -len(found[0].strip())].rstrip()
    return bracketed and (not before or found[0].strip()[:1] in '."”»' or before[-1:] in ".!?\"”»“'’")


def copyright_holders(words: str) -> tuple[Reading, ...]:
    """Agencies named in a copyright line. Other holders are the rights room's to read."""
    found = _COPYRIGHT.search(words[:LONGEST])
    if found is None:
        return ()
    line = plain.line(found[0], limit=300)
    parts = re.split(r"\s*(?:,|;|&|\band\b|\bund\b|\by\b|\bet\b|\|)\s*", found["names"])
    named = [
        re.sub(r"\s*(?:all rights reserved|alle rechte|(?:19|20)\d\d).*$", "", part, flags=re.IGNORECASE).strip(" .")
        for part in parts
    ]
    return tuple(Reading(kind="copyright", name=name, words=line) for name in named if name and agencies.writes(name))


def _name(raw: str, *, markup: str) -> str | None:
    """A name put right, or None where the words after the phrase are no name."""
    name = plain.line(raw, limit=_MAX_NAME).strip(" \"“”„«»'’‘*_[]()-–—:")
    linked = next(
        (html.unescape(text).strip() for _, text in _ANCHOR.findall(markup) if _covers(html.unescape(text), name)), None
    )
    if linked is not None and len(linked) <= _MAX_NAME:
        name = plain.line(linked, limit=_MAX_NAME).strip(" .")
    for _ in range(3):
        name = _TRAILING.sub("", name).strip(" \"“”„«»'’‘*_[]()")
    name = _ARTICLE.sub("", name)
    if name.startswith("the ") and (name[4:5].isupper() or "." in name):
        name = name[4:]
    if len(name) < _SHORTEST or _NO_NAME.match(name) or _NO_NAME_IN_LOWER_CASE.match(name):
        return None
    if linked is None and not _looks_like_name(name):
        return None
    return name


def _covers(link: str, name: str) -> bool:
    link, name = plain.fold(link), plain.fold(name)
    return bool(link and name) and (name.startswith(link) or link.startswith(name))


def _looks_like_name(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    if (
        first.lower() in {"the", "la", "le", "el", "los", "las", "il", "lo", "l", "o", "a", "de", "het"}
        and len(name.split()) > 1
    ):
        first = name.split()[1]
    named = first[:1].isupper() or not first[:1].isalpha() or any(letter.isupper() for letter in first)
    uncased = first[:1].isalpha() and first[:1].lower() == first[:1].upper()
    return len(name.split()) <= _MOST_WORDS and (named or uncased or "." in name or agencies.house(name) is not None)


def _address(name: str, markup: str) -> str | None:
    for href, text in _ANCHOR.findall(markup):
        if _covers(html.unescape(text), name):
            return html.unescape(href)
    return None


def _sentence(words: str, found: re.Match[str]) -> str:
    start = max(words.rfind(". ", 0, found.start()), words.rfind("\n", 0, found.start())) + 1
    end = found.end()
    return words[start:end].strip()
