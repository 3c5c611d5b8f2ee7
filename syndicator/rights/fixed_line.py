"""Credit lines demanded in fixed words: fills the gaps a publisher left for us, or says that it cannot.

``"This story was written by [author name] of {publication}"`` has two gaps. A gap whose word we do not know, or whose
value is unknown, makes the line impossible: the duty is then not carried out, and ``rights.apply`` publishes a link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_LIMIT = 1_000  # characters; a longer "credit line" is a notice
_GAP = re.compile(r"\[([^\[\]\n]{1,60})\]|\{([^{}\n]{1,60})\}|<([^<>\n]{1,60})>|(_{3,})|(\bX{3,}\b)")
_NUMBER = re.compile(r"[\d\s–-]+")
_MEANINGS = {
    "author": (
        "author|authors|author name|author names|authors name|authors names|name of author|name of the author|author s"
        "|author s name|name|names|byline|reporter|reporter name|writer|writer name|autor|autorin|name des autors"
        "|auteur|nom de l auteur|nombre del autor|nome do autor|autore|nome dell autore|naam auteur|автор|имя автора"
    ),
    "title": (
        "title|headline|article title|story title|title of article|title of the article|headline of story|titel"
        "|titel des artikels|titre|titre de l article|título|titulo|titolo|заголовок|название"
    ),
    "publication": (
        "publication|publication name|publisher|source|source name|name of publication|outlet|quelle|источник|издание"
    ),
    "date": (
        "date|publication date|date of publication|publish date|date published|original publication date|datum|fecha"
        "|data|дата"
    ),
    "year": "year|yyyy|jahr|année|annee|año|ano|anno|jaar|год",
    "url": (
        "url|link|article url|article link|link to article|link to the article|link to story|link to the story"
        "|story url|link to original article|link to the original article"
        "|link to original|original url|hyperlink|ссылка"
    ),
}
_BY_WORD = {word: meaning for meaning, spellings in _MEANINGS.items() for word in spellings.split("|")}


def fill(line: str, values: Mapping[str, str]) -> str | None:
    """Return the line with its gaps filled, or None where it is empty, too long or has a gap nobody can fill."""
    text = " ".join(line.split())
    if not text or len(text) > _LIMIT:
        return None
    filled: list[str] = []
    position = 0
    for gap in _GAP.finditer(text):
        inside = next((group for group in gap.groups() if group is not None), "")
        if _NUMBER.fullmatch(inside):  # "[2016]" is no gap
            continue
        value = values.get(_BY_WORD.get(_word(inside), ""), "")
        if not value:
            return None
        filled += [text[position : gap.start()], value]
        position = gap.end()
    return "".join([*filled, text[position:]])


def _word(inside: str) -> str:
    """Fold "Author’s name" and "INSERT AUTHOR NAME HERE" to the word the table has."""
    folded = " ".join(re.findall(r"\w+", inside.lower()))
    return folded.removeprefix("insert ").removeprefix("the ").removesuffix(" here")
