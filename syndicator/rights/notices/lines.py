"""Reads copyright lines, whose and since when: "© 2011-2019 by Example Media, Inc. All rights reserved" and the like.

The word alone is not a line ("protected by copyright law"), nor is the third item of a list "(c)". A line may lack its
holder or its year; neither is filled in. Linear: every search is over a short window.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from syndicator.rights.tokens import fold

_MARK = re.compile(r"©|&copy;|\(\s?[cC]\s?\)|℗|\bcopyright(?![a-z])|\bcopr\.", re.IGNORECASE)
_MORE_MARKS = re.compile(
    r"(?:[\s:,.*_\-–]|©|&copy;|\(\s?[cC]\s?\)|\bcopyright(?![a-z])|\bby\b|\bnotice\b\s?:)*", re.IGNORECASE
)
_YEARS = re.compile(
    r"((?:19|20)\d\d)(?:\s{0,3}[-–—/]\s{0,3}((?:19|20)?\d\d)?(?!\d))?(?:\s{0,2},\s{0,2}(?=(?:19|20)\d\d))?"
)
_AFTER_YEARS = re.compile(r"[\s,.:;*_\-–]*(?:(?:by|von|par|por|da|di|door)\s+)?(?:the\s+(?=[A-ZÀ-Þ]))?")
_END = re.compile(
    r"[;|•·\n\[\]{}<>\"„“”*«]|\s[-–—]\s|---|\bhttps?:|\s\(?(?:www\.)|\((?=www\.|https?:|siehe|see)"
    r"|\b(?:all|todos|alle|tous|tutti|все|ĉiuj|some|reservados|reservad[ao]s)\s(?:other\s)?(?:rights|os\b|los\b|les\b|rechte|droits|i\b|"
    r"права|auteursrechten|copyrights|derechos|rajtoj)|\b(?:rights|derechos|direitos|droits|diritti)\sr[eé]serv|\s(?:reservados|reservad[ao]s|riservati|réservés)\s(?:todos|tutti|tous)\b"
    r"|\s(?:and|und|et|y|e)\s(?:is\s|are\s|ist\s)?(?:made\savailable|available|licen[cs]ed|distributed|published|released|lizenziert|verfügbar)\b"
    r"|\s\(?(?:copyright|copr)\b|,?\s\(?(?:CC(?=[\s-]BY|0)|creative\scommons)|\s(?:is|are|ist|sind|est|es|é|è|und\sist|and\sis|steht|which|licen[cs]ed|unless|except|under|unter|reserves|"
    r"see|siehe|voir|via|may|for\spersonal|this|no\spart|toute|todos|reproduction|reuse|lizenz|licen[cs]e|last\supdate|"
    r"click|unauthori[sz]ed|any|content|for\sterms|alle|tous|tutti|tous|proibid[ao]|prohibid[ao]|riproduzione|при|все)\b"
    r"|\s(?-i:(?:Les|Le|La|Los|Las|El|Gli|Il|I|Os|As|O|A|De|Het|The|Die|Tutti|Todos|Tous|Toute?s?)\s[a-zà-ÿа-я])"
    r"|,\s(?:see|siehe|voir|all|alle|which|licen[cs]ed|(?=(?:19|20)\d\d))|(?<=[^\s.,]{2})\s(?=(?:19|20)\d\d\b)|：|。|，",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?](?=\s|$|[\"'”)])")
_COMPANY = re.compile(
    r"(?:\b(?:inc|ltd|co|corp|llc|plc|assn|bros|st|mr|mrs|dr|jr|sr|u\.s|u\.k|s\.a|s\.l|gmbh|e\.v)|\b[a-z])$",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"^(?:laws?|owners?|holders?|notices?|information|and|or|of|protected|protection|material|infring|policy|act|statement|"
    r"line|is|are|was|for|in|on|to|the\b(?!\s[A-Z])|propert|works?|free|hinweis|recht|vermerk|rules|license|licence|claims?|"
    r"issues?|office|terms|under|permission|restrictions?|clearance|symbol|if|laws|reserved|that|which|with|by\slaw)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:riproduzione|reproduction|reproducción|reprodução|todos|tous|tutti|alle rechte|all rights)\b", re.IGNORECASE
)
_LONGEST_NAME = 160
_NOISE = 60  # characters of signs, blanks and "by" before the year or the name
_MOST = 60  # lines of one notice


@dataclass(frozen=True, slots=True)
class Line:
    """A copyright line: ``text[start:end]``, its holders as written, its years in order."""

    start: int
    end: int
    holders: tuple[str, ...]
    years: tuple[int, ...]
    lawful: bool  # has a year, a sign or a name: not the bare word in prose


def find(text: str) -> list[Line]:
    """Return the copyright lines of ``text`` in order."""
    found: list[Line] = []
    position = 0
    for match in _MARK.finditer(text):
        if match.start() < position:
            continue
        if len(found) >= _MOST:
            break
        line = _line(text, match)
        signs = _MORE_MARKS.match(text, match.end(), match.end() + _NOISE)
        position = signs.end() if signs else match.end()
        if line is not None:
            found.append(line)
            position = max(position, line.end)
    return found


def _line(text: str, mark: re.Match[str]) -> Line | None:
    word = mark.group()
    if word.strip("() ").lower() == "c" and re.search(r"\(\s?b\s?\)", text[max(0, mark.start() - 600) : mark.start()]):
        return None
    more = _MORE_MARKS.match(text, mark.end(), mark.end() + _NOISE)
    after = more.end() if more else mark.end()
    signed = word.lower() not in ("copyright", "copr.") or bool(re.search(r"©|\([cC]\)|:|by", text[mark.end() : after]))
    years, after = _years(text, after)
    rest = text[after : after + _LONGEST_NAME + 40]
    if not signed and not years and (not word[:1].isupper() or not rest[:1].isupper() or _PROSE.match(rest)):
        return None
    if not years and _PROSE.match(rest) and not rest[:1].isupper():
        return None
    name, length = _name(rest)
    name = "" if _NO_NAME.match(name) else name
    end = after + length
    if name:
        late, end = _late_years(text, end) if not years else ((), end)
        years = years or late
    elif not years:
        return None
    if not split_names(name) and not years:
        return None
    return Line(mark.start(), max(end, mark.end()), split_names(name), years, signed or bool(years))


def _years(text: str, position: int) -> tuple[tuple[int, ...], int]:
    years: list[int] = []
    match = _YEARS.match(text, position)
    while match:
        years.append(int(match[1]))
        if match[2]:
            years.append(int(match[2]) if len(match[2]) == 4 else int(match[1][:2] + match[2]))  # noqa: PLR2004 - digits
        position = match.end()
        match = _YEARS.match(text, position)
    after = _AFTER_YEARS.match(text, position)
    return tuple(years), after.end() if after and years else position


def _late_years(text: str, position: int) -> tuple[tuple[int, ...], int]:
    match = re.compile(r"[\s,.]{0,4}(?:all rights reserved\.?\s{0,3}|copyright\s)?", re.IGNORECASE).match(
        text, position
    )
    years, end = _years(text, match.end() if match else position)
    return (years, end) if years else ((), position)


def _name(rest: str) -> tuple[str, int]:
    """Return the holder's name at the start of ``rest`` and how much of it the name takes."""
    limit = _END.search(rest)
    cut = min(limit.start() if limit else len(rest), _LONGEST_NAME)
    for stop in _STOP.finditer(rest, 0, min(cut + 1, len(rest))):
        if stop.start() >= cut:
            break
        following = rest[stop.end() : stop.end() + 2].strip()
        if _COMPANY.search(rest[: stop.start()]) and (stop.end() < cut or not following):
            if following[:1].isupper() and re.search(r"(?:inc|ltd|corp|llc)$", rest[: stop.start()], re.IGNORECASE):
                cut = stop.end()
                break
            continue
        cut = stop.start()
        break
    name = rest[:cut].strip(" \t,:;–-—/.")
    name = (
        name + "."
        if re.search(r"\b(?:inc|ltd|corp|co)$", name, re.IGNORECASE) and rest[len(name) : len(name) + 1] == "."
        else name
    )
    return re.sub(r"\s+", " ", re.sub(r"[®™]", "", name)).strip(), cut


def split_names(name: str) -> tuple[str, ...]:
    """Return the holders in one written name: "A and the B" and "A / B" are two, "Smith & Sons, Inc." is one."""
    if not name or not any(character.isalpha() for character in name) or _is_script(name):
        return ()
    parts = re.split(r"\s+(?:and|or|und|et|y|e)\s+(?=the\s|its\s)|(?<=[a-zA-Z)])\s?/\s?(?=[A-Z])", name)
    found: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",")]
        distinct = {fold(piece): piece for piece in reversed(pieces)}
        if len(distinct) < len(pieces):  # "NORDWIRE, Nordwire": one name, written twice
            found += [piece for piece in pieces if piece in distinct.values()]
        elif len(pieces) > 1 and all(piece and piece.isupper() and " " not in piece for piece in pieces):
            found += pieces
        else:
            found.append(part)
    names = [re.sub(r"^the\s+", "", part.strip(" ,")) for part in found]
    return tuple(name for name in names if name and not name.startswith(("its ", "their ", "our ")))


def _is_script(name: str) -> bool:
    return "{" in name or ("(" in name and ")" not in name and ";" in name)
