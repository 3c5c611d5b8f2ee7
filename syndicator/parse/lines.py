"""The grammar of the lines around an article's text: bylines, datelines, labels, credits, tails. It believes nothing.

Web pages and text documents carry the same lines ("By X", "Publisher, December 11, 2016", "Region: …", "Photo: X/Y",
"The original source of this article is …"), so both readers share what is known about them. No publisher is known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from syndicator.syntax import date
from syndicator.syntax.date_words import MONTHS, WEEKDAYS

Anchors = tuple[tuple[str, str], ...]
"""Links in a line: their text, and their target as written."""

LONGEST: Final = 300  # characters of a line of this grammar; prose is longer
_MOST_WORDS: Final = 14

_MONTH = "|".join(sorted((re.escape(word) for word in MONTHS), key=len, reverse=True))
_DATE = re.compile(
    rf"(?:(?<!\w)|(?<=[a-z])(?=\d{{1,2}}\.\d{{1,2}}\.\d{{4}}))"  # a space lost between two elements: "Ada Moe3.5.2020"
    rf"(?:\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:de\s+|of\s+)?|\.)(?:{_MONTH})\.?,?\s+(?:de\s+|del\s+)?\d{{4}}"
    rf"|\d{{1,2}}-(?:{_MONTH})-\d{{4}}"
    r"|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{4}/\d{1,2}/\d{1,2}"
    r"|\d{4}\.\d{1,2}\.\d{1,2}"
    r"|\d{4}年\s?\d{1,2}月\s?\d{1,2}日|\d{4}\.\s\d{1,2}\.\s\d{1,2}|\d\d\.\d\d\.\d\d(?![\d.])|(?<=,\s)\d{1,2}\.\d{1,2}\.\d\d$)(?!\d)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?P<plain>by|von|par|por|di|door|av|af|от"
    r"|(?:(?:ein\s+)?(?:(?:gast|blog[\s-]?)?beitrag|artikel|text|bericht|kommentar|interview)|geschrieben|verfasst"
    r"|erstellt|gepostet|eingestellt|veröffentlicht)\s+von|(?:publié|écrit|posté|rédigé|article|texte)e?\s+par"
    r"|(?:publicado|escrito|texto)\s+por|(?:scritto|pubblicato|articolo|testo)\s+(?:da|di)"
    r"|(?:geschreven|geplaatst)\s+door)\s+"
    r"|(?:(?:(?:this\s+(?:post|article|story|piece)\s+(?:was|is)\s+)?written|words|story|text|report(?:ed|ing)?|posted"
    r"|published|articles?)\s+by|author|author\s+name)"
    r"\b\s?:?\s*"
    r"|(?:by|von|par|por|authors?|autor(?:in|en|es|a)?|auteure?s?|text|texte|автор)\s?:\s*)(?P<name>\S.*)$",
    re.IGNORECASE,
)
_ON = re.compile(r"[\w.-]{2,40}\s+(?:on|am|le|el|il)\s+", re.IGNORECASE)
_GLUED = re.compile(r"^(?:By|BY)(?=[A-Z][a-zà-ÿ]+\s[A-Z])")  # a space lost between two elements: "ByJane Doe"
BY_ALONE: Final = re.compile(
    r"^(?:written\s+by|words\s+by|story\s+by|by|von|par|por|di|text|autor(?:in|en|es|a)?|author\(?s?\)?|auteure?s?)\s?:?$",
    re.IGNORECASE,
)
"""A line that only announces the names in the next one."""
_OTHERS = re.compile(
    r"\s*[|•·,(–—-]?\s*\b(?:(?:medically\s+|fact[\s-]+|expert\s+)?(?:reviewed|checked|edited|updated|photographed|illustrated"
    r"|translated)\s+(?:by|on)|(?:last\s+)?updated\b|published\b"
    r"|(?:illustration(?:en|s)?|fotos?|photos?|bilder)\s+(?:von|by|par|de)\b)",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|\b(?:published|updated|posted|last updated|on|at|am|le|el|il|veröffentlicht"
    r"|aktualisiert)\b\s*:?)\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*(?:[|•·]|\s[–—-]\s)\s*|\n")
LABELS: Final = {
    "region": "region", "regions": "region", "région": "region", "región": "region", "country": "region",
    "theme": "theme", "themes": "theme", "thema": "theme", "themen": "theme", "thème": "theme", "tema": "theme",
    "topic": "topic", "topics": "topic", "filed under": "section", "section": "section", "rubrik": "section",
    "ressort": "section", "rubrique": "section", "sección": "section", "category": "category",
    "categories": "category", "kategorie": "category", "kategorien": "category", "catégorie": "category",
    "categoría": "category", "tags": "tag", "tag": "tag", "keywords": "tag", "schlagworte": "tag",
    "schlagwörter": "tag", "etiquetas": "tag", "mots-clés": "tag", "subject": "topic", "subjects": "topic",
}  # fmt: skip
_LABEL = re.compile(r"^(?P<label>[^\W\d][\w\s-]{2,20}?)\s?:\s*(?P<terms>.+)$", re.DOTALL)

_CREDIT_CUE = (
    r"photo(?:s|graph|graphy|graphs)?(?:\s(?:by|credit|courtesy(?:\sof)?))?"
    r"|image(?:s)?(?:\s(?:credit|by|courtesy(?:\sof)?|source))?"
    r"|picture(?:s)?(?:\s(?:by|credit))?|pic|credits?|foto(?:s|graf|grafía|grafie)?|bild(?:er|quelle|nachweis|rechte|credit)?"
    r"|quelle|source|fuente|crédits?(?:\sphoto)?|crédito|imagen|imagem|illustration(?:\sby)?|grafik|montage|photographer"
    r"|copyright|©|\(c\)|fotó|zdjęcie|фото|nuotr\.?|ljósmynd|ảnh|isithombe|foto(?:ğraf|graaf)?|kuva|写真|사진(?:\s?(?:출처|제공))?"
)
_CREDIT_LINE = re.compile(
    rf"^[\s(\[]*(?P<cue>{_CREDIT_CUE})\s?(?:[:：=]|\bby\b|(?<=©)|(?<=by)|(?<=of)|(?<=\)))\s*(?P<credit>\S.*?)[\s)\]]*$",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT_WITHIN = re.compile(
    rf"[(\[|.–—\s](?P<cue>{_CREDIT_CUE})\s?(?:[:：=]|(?<=©)|(?<=\sby)|(?<=courtesy of))\s*"
    r"(?P<credit>[^()\[\]:=]{2,120}?)[\s)\].]*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^(?P<caption>.*?)[\s.]*[(\[](?P<credit>[^()\[\]]{2,120})[)\]][\s.]*$", re.DOTALL)
AGENCIES: Final = frozenset(
    {
        "ap", "afp", "reuters", "dpa", "epa", "efe", "apa", "tass", "itar-tass", "ritzau", "tt", "ntb", "ansa",
        "anp", "belga", "lusa", "mti", "pap", "ctk", "stt", "sda", "keystone", "getty", "imago", "picture-alliance",
        "alamy", "shutterstock", "istock", "istockphoto", "unsplash", "pexels", "pixabay", "upi", "xinhua", "kyodo",
        "yonhap", "sputnik", "interfax", "anadolu", "aa", "aap", "pa", "cp", "zuma", "sipa", "abaca", "rex",
        "wireimage", "flickr", "wikimedia", "adobe", "depositphotos", "hulton", "bloomberg", "afp/getty", "epa-efe",
        "ddp", "dapd", "action-press", "apn", "cnp", "mandatory", "pool", "handout", "archive", "supplied",
        "contributed", "zvg", "privat", "cedida",
    }
)  # fmt: skip  # words that end a credit; agencies are the one kind of name this grammar must know
_SLASHED = re.compile(r"^[\w.'’&-]+(?:\s[\w.'’&-]+){0,5}\s?/\s?[\w.'’&-]+(?:[\s/]{1,3}[\w.'’&-]+){0,4}$")

_RELEASE = re.compile(
    r"^[\W_]*(?:(?:strictly\s+|under\s+)?embargo(?:ed)?\b|for\s+(?:immediate\s+)?release\b|not\s+for\s+(?:release|publication)\b"
    r"|hold\s+(?:for\s+release|until)\b|sperrfrist\b|zur\s+sofortigen\s+veröffentlichung\b|frei\s+ab\b|sous\s+embargo\b"
    r"|pour\s+diffusion\b|bajo\s+embargo\b|para\s+(?:su\s+)?publicaci[oó]n\b|sob\s+embargo\b|sotto\s+embargo\b|onder\s+embargo\b"
    r"|под\s+эмбарго\b|эмбарго\b)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"^[\W_]*(?:the\s+original\s+source\s+(?:of|for)\b|original\s+source\b"
    r"|this\s+(?:article|story|piece|essay|report|post|work)\s+"
    r"(?:is\s+|was\s+|has\s+been\s+)?(?:originally\s+|first\s+|also\s+)?(?:republished|published|appeared|syndicated|reposted|"
    r"reproduced|licensed|posted)"
    r"|(?:originally|first)\s+(?:published|appeared|posted)\b"
    r"|(?:republished|reprinted|reproduced|reposted)\s+(?:from|with|by|under|courtesy)"
    r"|copyright\b|©|\(c\)\s|all\s+rights\s+reserved|disclaimer\b|fair\s+use\b|republish|creative\s+commons"
    r"|(?:the\s+)?(?:contents?|views|opinions)\s+(?:of\s+this|expressed)|articles?\s+by\s?:|"
    r"ursprünglich\s+(?:erschienen|veröffentlicht)|dieser\s+(?:artikel|beitrag|text)\s+(?:ist|wurde|erschien|steht)"
    r"|alle\s+rechte\s+vorbehalten"
    r"|cet\s+article\s+(?:a\s+été|est)|tous\s+droits\s+réservés|este\s+artículo\s+(?:fue|se|ha)|todos\s+los\s+derechos"
    r"|tutti\s+i\s+diritti"
    r"|todos\s+os\s+direitos|quelle\s?:|fuente\s?:|source\s?:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line or block of an article as both readers see it."""

    text: str  # "\n" where a line break was written
    html: str = ""
    links: Anchors = ()
    heading: int = 0
    emphasis: bool = False
    locator: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A line that says who published something when."""

    name: str | None
    url: str | None  # as written
    date: str  # as written
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A caption, and whose the picture is."""

    caption: str | None
    credit: str | None


def dates(text: str) -> list[re.Match[str]]:
    """Where dates stand in a text."""
    return list(_DATE.finditer(text[:LONGEST])) if any(character.isdigit() for character in text[:LONGEST]) else []


def parts(line: Line) -> list[tuple[str, Anchors]]:
    """Split a block into the lines it was written in, each with its own links."""
    out = []
    for text in line.text.split("\n"):
        said = " ".join(text.split())
        if said:
            out.append((said, tuple((words, href) for words, href in line.links if words and words in said)))
    return out


def byline(text: str) -> str | None:
    """Return the names in a line like "By X and Y", without what stands around them; None for anything else."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    dated = _DATE.match(text)
    if dated:  # "3 May 2020 by X"
        text = text[dated.end() :].lstrip(" |,·•–—-")
    found = _BY.match(_GLUED.sub("By ", text))
    if not found:
        return None
    name = found["name"]
    dated = _DATE.search(name)
    signed_on = dated is not None and _ON.fullmatch(name[: dated.start()])  # "by ada on 3 May 2020"
    if dated:
        name = name[: dated.start()]
    name = _OTHERS.split(_BREAK.split(name)[0])[0]
    for _ in range(3):
        name = _AFTER_NAMES.sub("", name).rstrip(" ,;:-–—")
    if not name or len(name.split()) > _MOST_WORDS:
        return None
    # the plain cues are ordinary words too
    if (
        found["plain"]
        and not signed_on
        and ((not name[0].isupper() and not name[0].isdigit()) or name.endswith((".", "?", "!")))
    ):
        # "by the way …", "Von den Bergen kam er." are sentences, not names
        short = name.endswith(".") and len(name.split()[-1]) <= 3  # noqa: PLR2004 - "Jr.", "M. D."
        if not short:
            return None
    return name


def dateline(text: str, links: Anchors = ()) -> Dateline | None:
    """Read "Publisher, December 11, 2016" or "[TASS](…) 9 December 2016": a short name, then a date, then nothing."""
    text = text.strip()
    found = dates(text)
    if len(text) > 120 or len(found) != 1:  # noqa: PLR2004 - a name and a date are shorter
        return None
    where = found[0]
    name = text[: where.start()].strip().rstrip(",;|–—-•·").strip()
    if _only_weekdays(name):
        name = ""  # "Friday, 20 November 2020" names nobody
    if name.endswith(":"):  # "Stand: 3. Mai 2020" names nobody
        return Dateline(name=None, url=None, date=where[0], words=text)
    after = text[where.end() :].strip(" .,;|")
    if len(after) > 40 or re.search(r"[.!?]\s", name) or len(name.split()) > 8:  # noqa: PLR2004 - a time at most
        return None
    if date.parse(where[0]) is None and not re.match(r"\d", where[0]):
        return None
    if name and (byline(text) or not _is_name(name)):
        return None
    target = next((href for words, href in links if words and words in name), None)
    return Dateline(name=name or None, url=target, date=where[0], words=text)


_NOT_NAMES = re.compile(
    r"\b(?:published|updated|posted|modified|created|date|last|stand|veröffentlicht|aktualisiert|publié|"
    r"publicado|am|on|at|"
    r"since|until|from|mis à jour|actualizado|uhr|first|publiziert|erschienen|publish|"
    r"aggiornato|aggiornamento|pubblicato|gepubliceerd|bijgewerkt|atualizado|última|letzte|erstellt|geändert|datum|fecha|"
    r"data|опубликовано|обновлено)\b",
    re.IGNORECASE,
)


def _is_name(text: str) -> bool:
    return bool(text[:1].isupper() and not _NOT_NAMES.search(text))


def _only_weekdays(text: str) -> bool:
    words = re.findall(r"\w+", text.lower())
    return bool(words) and all(word in WEEKDAYS or word.isdigit() for word in words)


def label(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Read "Region: Middle East, Asia": the scheme and its terms; None where the label is no known one."""
    if len(text) > LONGEST:
        return None
    found = _LABEL.match(text.strip())
    if not found:
        return None
    scheme = LABELS.get(" ".join(found["label"].lower().split()))
    if scheme is None:
        return None
    terms = tuple(term.strip(" .") for term in re.split(r"[,;|\n]|\s/\s", found["terms"]) if term.strip(" ."))
    return (scheme, terms) if terms else None


def labelled(text: str, links: Anchors) -> tuple[str, tuple[str, ...]] | None:
    """Like ``label``; where the terms are links, each link is one term (its text may hold commas)."""
    found = label(text)
    if not found:
        return None
    linked = tuple(words for words, _ in links)
    return (found[0], linked) if linked and len(" ".join(linked)) * 2 > len(" ".join(found[1])) else found


def credit(text: str) -> Credit:
    """Split a caption from the credit in or after it. Nothing is invented: without a cue there is no credit."""
    text = " ".join(text.split())
    found = _CREDIT_LINE.match(text)
    if found and len(found["credit"]) <= 160:  # noqa: PLR2004 - a credit, not a sentence
        return Credit(caption=None, credit=_bare(found["credit"]))
    found = _CREDIT_WITHIN.search(text)
    if found and found.start() > 0:
        return Credit(caption=text[: found.start() + 1].strip(" (|[–—-") or None, credit=_bare(found["credit"]))
    found = _IN_BRACKETS.match(text)
    if found and names_source(found["credit"]):
        return Credit(caption=found["caption"].strip() or None, credit=_bare(found["credit"]))
    before, _, last = text.rpartition(". ")
    sentence = len(before.split()) > 1 and len(before.split()[-1]) > 1  # "J. Berg/AP" is a name
    if names_source(text) and len(text.split()) <= 8 and not (sentence and names_source(last)):  # noqa: PLR2004 - a name
        return Credit(caption=None, credit=_bare(text))
    for mark in (" | ", " – ", " — ", ". ", " - "):
        before, found_mark, last = text.rpartition(mark)
        if found_mark and before and names_source(last) and len(last.split()) <= 8:  # noqa: PLR2004 - same
            return Credit(caption=(before + "." if mark == ". " else before).strip(), credit=_bare(last))
    return Credit(caption=text or None, credit=None)


def _bare(text: str) -> str:
    text = text.strip().strip("()[]|").strip()
    text = re.sub(rf"^(?:{_CREDIT_CUE})\s?[:：=]\s*", "", text, flags=re.IGNORECASE)
    return text.rstrip(" .,;") if not re.search(r"\b\w\.$", text) else text


def names_source(text: str) -> bool:
    """Whether a few words name a picture's maker by the agency they end or begin with: "X/Reuters", "AP Photo/X"."""
    text = text.strip(" .")
    said = [word for word in re.split(r"[\s/|,-]+", text.lower()) if word]
    if not said or len(said) > 12 or len(text) > 120 or not text[0].isalnum():  # noqa: PLR2004 - a credit is short
        return False
    if said[-1] in AGENCIES or said[0] in AGENCIES or " via " in f" {text.lower()} ":
        return "/" in text or len(said) <= 6  # noqa: PLR2004 - "Getty Images", "Photo AP"
    return any(word in AGENCIES for word in said) and ("/" in text or "images" in said)


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's: one word that is always one, or two ("ITAR-TASS", "AFP/Getty")."""
    said = name.lower().split()
    return 0 < len(said) <= 2 and all(word in AGENCIES for word in said)  # noqa: PLR2004 - a name


def is_credit_line(text: str) -> bool:
    """Whether a paragraph of its own is nothing but a picture's credit: "Konstantin Leipher/TASS", "Photo: X"."""
    text = text.strip()
    if not 0 < len(text) <= 120 or "\n" in text or text.endswith(("?", "!", ":")):  # noqa: PLR2004 - a credit is short
        return False
    if _CREDIT_LINE.match(text) and len(text.split()) <= 12:  # noqa: PLR2004 - same
        return True
    return bool(_SLASHED.match(text)) and text[0].isupper() and text.rpartition("/")[2].strip()[:1].isupper()


def release_line(text: str) -> bool:
    """Whether a block is what a press office writes above a text: from when it may be used."""
    return len(text) <= LONGEST and bool(_RELEASE.match(text))


def opens_tail(text: str) -> bool:
    """Whether a block begins like what stands under an article: origin, copyright, disclaimer, republication terms."""
    return bool(_TAIL.match(text[:LONGEST]))


def tail_start(texts: Sequence[str], *, prose: int = 25, speaks: Sequence[bool] = ()) -> int:
    """Return the index where the tail begins (``len(texts)`` where there is none).

    From the end backwards over short blocks and those that speak of rights or open a tail, up to the last block of
    prose; the tail begins at the first of them that opens one.
    """
    start = len(texts)
    for index in range(len(texts) - 1, -1, -1):
        text = texts[index]
        opens = opens_tail(text)
        if opens:
            start = index
        elif len(text.split()) >= prose and not (speaks[index] if index < len(speaks) else False):
            break
    return start
