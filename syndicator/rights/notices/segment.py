"""Cuts a block of prose into sentences with their places. Robust to abbreviations, addresses, lost list marks.

Extractors drop bullets and line ends, so a sentence may begin without a full stop before it; notices shout, so capitals
say little; company names end in "Inc.". Linear in the length of the text.
"""

from __future__ import annotations

import re

from syndicator.syntax.date_words import MONTHS

_ABBREVIATED = """
inc ltd co corp llc plc gmbh ag kg ev bv nv sa srl spa sas cie bros assn dept univ st mr mrs ms dr prof rev jr
sr no nr num vol pp p ed eds al etc eg ie vs cf approx est fig art abs bzw usw vgl ca inkl exkl ggf evtl max min zb ua
dh sog str tel fax av ave blvd rd u.s u.k u.n e.u d.c p.o a.m p.m e.g i.e z.b u.a d.h s.a s.l p.ex г гг им т.е
т.д т.п др пр стр руб ул jan feb mar apr jun jul aug sep sept oct nov dec
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_STARTERS = (
    "You|We|If|Provide|Include|Indicate|Please|Images|Photos|Photographs|Pictures|Unauthorized|Unauthorised|Reuse|"
    "Re-use|Reproduction|Republishing|Republication|Attribution|Credit|Link|Permission|Written|Third|Any|Content|"
    "Materials?|Articles?|Stories|Use|Insert|Keep|Do|Translations?|Downloading|This|These|It|All|For|When|"
    "Sie|Wir|Wenn|Bitte|Bilder|Texte|Fotos|Nachdruck|Alle|Vous|Nous|Toute|Les|Merci|Para|Se|Los|Las|Todos|Os|As|"
    "È|Tutti|Gli|Het|Alle|При|Все"
)
_BREAK = re.compile(
    r"(?P<stop>[.!?…]+[\"'”’»)\]]{0,3}(?=\s|$)|(?<=[.!?])(?=[A-Z\u00c0-\u00de][a-z]))"
    r"|(?P<hard>[。！？；;]|\n\s{0,8}\n|\n(?=\s{0,8}(?:[-*•–·]|\d{1,2}[.)])\s)|[•|]|\[(?:\.{3}|…)\]|-{3,}|={3,}|\*{3,})"
    r"|(?P<reserved>(?:reserved|RESERVED|Reserved|vorbehalten|réservés|reservados|riservati|voorbehouden|защищены)"
    r"\.?\s{1,3}(?=[A-ZÀ-ÞА-Я]))"
    r"|(?P<mail>@[\w.-]{3,80}\s{1,200}(?=www\.|[A-Z]))"
    r"|(?P<this>\s(?=This (?:is an?|work|article|story|page) |You (?:can|may|must|cannot|should|are|have|agree)\b"
    r"|(?:Photos|Images|Photographs|Pictures)\b[^.]{0,30}\s(?:are|may|is|can)\b))"
    rf"|(?P<soft>(?<=[a-z0-9\]»”)])\s{{1,3}}(?=(?:{_STARTERS})\b))"
)
_FUNCTION_WORDS = """
of the a an and or to in for by from with at on as that which when if is are be must may can not our your their
its this these any all under where der die das und oder von zu für mit auf le la les de des du et ou à el los
las y o en con por para do da dos das e em com il lo gli di che per het een van en op voor и или с в на
ein eine einen einem einer eines dem den des vom zum zur im am beim kein keine keinen unser unsere unserer unserem
sowie un une uma um una uno del della dei delle degli al au aux como come comme ao à als de
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_FIRST_WORD = re.compile(r"\s*([^\W\d]+)")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]]{1,40}$")
_LONG = 4  # letters: a longer small word before a full stop is not an abbreviation


_GERMAN = re.compile(r"(?:Sie|Wir|Bitte|Bilder|Texte|Fotos|Nachdruck|Link|Credit|Reproduction|Attribution)\b")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence of ``text``, without surrounding blanks, in order."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        cut = match.start() if match.group("hard") or match.group("soft") or match.group("this") else match.end()
        if not _really(text, match):
            continue
        _add(found, text, start, cut)
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))


def _really(text: str, match: re.Match[str]) -> bool:  # noqa: PLR0911 - one line a kind of break
    """Tell whether a break found by its shape is one."""
    before = text[max(0, match.start() - 40) : match.start()]
    word = _LAST_WORD.search(before)
    last = word.group() if word else ""
    if match.group("soft") is not None:
        if _GERMAN.match(text, match.end()) and last and not last[0].isdigit():
            return False  # nouns and "Sie" have capitals anywhere
        small = not last or last[0].islower() or last[0].isdigit()  # no word: a bracket or a quotation ends here
        return small and last.lower() not in _FUNCTION and not last.startswith(("http", "www."))
    if match.group("stop") is None:
        cut = match.group("hard") or ""
        return not cut.startswith("[") or before.rstrip()[-1:] in (".", "!", "?")
    if match.group("stop")[:1] in "!?…":
        return True
    following = text[match.end() : match.end() + 3].lstrip()[:1]
    plain = last.lower().strip(".")
    if plain in _ABBREVIATIONS and (
        following.islower() or following.isdigit() or plain not in ("etc", "inc", "ltd", "no")
    ):
        return False
    if len(plain) == 1 and plain.isalpha() and before[-2:-1] in ("", " ", "."):  # an initial
        return False
    if plain.isdigit() and len(plain) <= len("31"):  # "12. März": an ordinal in a date
        month = _FIRST_WORD.match(text[match.end() : match.end() + 20])
        if month and month.group(1).lower() in MONTHS:
            return False
    if following.islower():
        return len(plain) >= _LONG and plain.islower() and "." not in plain and "@" not in plain
    return True
