"""Forms that nobody filled in: places of a template that still stand in a notice. Reads nothing else of it.

"© [YEAR] [YOUR NAME], licensed under [INSERT LICENCE]" came with the theme, ``{{ page.license }}`` out of a program
that did not run: whoever runs the site has said nothing yet. The line a republisher is told to print ("By [author],
originally published by …") has places for the republisher to fill; in quotation marks they are none of ours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

MOST = 200  # places of one kind
_NEAR = 80  # characters before a place that say what should stand in it
_LINE_LENGTH = 200  # characters before a place in which a line to be printed is announced
_FLAGS = re.IGNORECASE
_PROGRAM = re.compile(
    r"\{\{.{0,300}?(?:\}\}|$)|\{%.{0,300}?(?:%\}|$)|<%.{0,300}?(?:%>|$)|<\?(?:php|=).{0,300}?(?:\?>|$)|&lt;%"
    r"|\$\{[^{}]{0,120}\}|#\{[^{}]{0,120}\}|\[%.{0,200}?%\]|%%[A-Z_]{2,40}%%"
    r"|(?<![\w%])%[A-Z][A-Z_]{2,40}%(?!\w)|(?<!\w)@@?[A-Z][A-Z_]{2,40}@@?(?!\w)|(?<!\w)__[A-Z][A-Z_]{2,40}__(?!\w)"
    r"|(?<![\w$])\$[A-Z][A-Z_]{3,40}\$?(?!\w)",
    re.DOTALL,
)
_FILLER = re.compile(
    r"\blorem\s{1,3}ipsum\b|\bdolor\s{1,3}sit\s{1,3}amet\b|\bblindtext\b|\bplaceholder text\b|\btexte factice\b"
    r"|\btexto de relleno\b",
    _FLAGS,
)
_ASKED = (
    r"(?:insert|enter|add|choose|select|fill|put|write|replace|specify|state|your|name of|example|e\.?g\.?|todo"
    r"|tbd|tba|xxx"
    r"|einf[üu]gen|hier|ihr(?:e[rnms]?)?\b|dein|name de[sr]|bitte|ins[ée]re[rz]|votre|vos\b|nom d|indique[rz]"
    r"|compl[ée]te"
    r"|inserta|introduc|su\b|tu\b|nombre de|escrib|inserir|insira|seu\b|nome d|preench|inserire|inserisci|il tuo|la tua"
    r"|vul\b|uw\b|jouw|invullen|naam van|вставьте|введите|укажите|ваш|название|имя|wstaw|tw[oó]j|vlo[žz]te)"
)
_SLOT = (
    r"(?:licen[cs]e|licen[cs]e name|licen[cs]e type|type of licen[cs]e|lizenz|licencia|licença|licenza|licentie"
    r"|лицензи\w{1,2}|year|jahr|ann[ée]e|año|ano|anno"
    r"|jaar|год|name|company(?: name)?|owner|author(?: name)?|site(?: name)?|website|publication"
    r"|organi[sz]ation|holder|copyright holder"
    r"|publisher|nombre|nom|nome|naam|имя|firma|fullname|yyyy|url|link|version)"
)
_PLACE = re.compile(
    rf"[\[<{{‹«]\s{{0,3}}(?:{_ASKED}[^\[\]<>{{}}‹›«»\n]{{0,120}}|{_SLOT}(?:\s{{1,2}}(?:here|hier|ici|aquí|aqui"
    rf"|qui))?)\s{{0,3}}[\]>}}›»](?!\()",
    _FLAGS,
)
_OPENS = re.compile(r"[\[<{‹«]")
_BLANK = re.compile(r"_{4,60}|\.{6,60}(?!\w)|…{2,20}|\bX{4,20}\b|\b(?:TODO|TBD|TBA)\b")
_LINE = re.compile(
    r"\b(?:credit\w{0,4}|byline|by|lines?|include|including|attribut\w{0,5}|mention\w{0,4}|source|quelle"
    r"|quellenangabe|zeile"
    r"|hinweis|ligne|crédit\w{0,3}|cr[ée]dito|fuente|fonte|línea|linha|riga|bron|regel|источник\w{0,3}|строк\w{0,2})\b",
    _FLAGS,
)
_OWNER = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^.!?\n]{0,60}$", _FLAGS)
_LICENSED = re.compile(
    r"(?:licen[cs]\w{0,6}|lizen\w{0,6}|licenz\w{0,4}|licen[cç]\w{0,6}|лиценз\w{0,4}|under|unter|sous|bajo|sob"
    r"|onder|под|terms of)\W{0,6}"
    r"(?:(?:the|a|an|der|die|einer|la|le|una|uma|een|de)\W{1,3})?$",
    _FLAGS,
)
_QUOTED = re.compile(r"[\"“„«‘][^\"“”„«»‘’\n]{0,600}[\"”“»’]")


def stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Return where places of a template stand in a notice, outside of what it quotes."""
    found = [match.span() for pattern in (_PROGRAM, _FILLER) for match in islice(pattern.finditer(text), MOST)]
    places = list(islice(_PLACE.finditer(text), MOST)) if _OPENS.search(text) else []
    quoted = [match.span() for match in _QUOTED.finditer(text)] if places else []
    for match in places:
        start, end = match.span()
        before = bisect_right(quoted, (start, start)) - 1
        told = before >= 0 and start < quoted[before][1]
        line = _LINE.search(text[:start][-_LINE_LENGTH:]) is not None
        if not told and (not line or _slot(text, start)):
            found.append((start, end))
    found += [match.span() for match in islice(_BLANK.finditer(text), MOST) if _slot(text, match.start())]
    return tuple(sorted(found))


def whole(text: str, found: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether the notice itself is a form: a program's, filled with filler, without its owner or its licence."""
    return any(_PROGRAM.match(text, start) or _FILLER.match(text, start) or _slot(text, start) for start, _ in found)


def _slot(text: str, start: int) -> bool:
    """Tell whether an owner or a licence should stand here."""
    before = text[:start][-_NEAR:]
    return _OWNER.search(before) is not None or _LICENSED.search(before) is not None
