"""Finds licences by the words people call them: whole titles in any language, names inside prose. Grants nothing.

A title is units, a version, a place: "Attribution-NonCommercial 3.0 Germany". The units and places of eighty
languages are vocabulary (``data/cc_words.json``), so a title never seen is read as well as one that was. A version or a
place that is not there is not guessed; one that is there and does not exist makes it no licence at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from syndicator.model.rights import License
from syndicator.rights.deeds import by_uri, deed, facts, others, registry
from syndicator.rights.tokens import Token, fold, tokens

_ORDER = ("by", "nc", "nd", "sa", "sampling", "sampling+", "devnations", "zero", "mark", "publicdomain")
_CODES = frozenset(("by", "nc", "nd", "sa"))  # the short forms, which are also ordinary words
_WEAK = _CODES | {"credit", "citation", "zero", "sampling", "authorship"}
_ANCHORS = frozenset(
    fold(name)
    for name in (
        "creative commons",
        "cc",
        "ccl",
        "クリエイティブ・コモンズ",
        "知识共享",
        "创作共用",
        "創用CC",
        "創作共用",
        "криэйтив коммонс",
        "креатив коммонс",
        "krea komunaĵo",
        "크리에이티브 커먼즈",
        "المشاع الإبداعي",
        "creative common",
    )
)
_FILLER_WORDS = """
license licence licensed licenses lizenz lizenzvertrag licencia licencias licenza licença
licentie лицензия лицензии лицензией permesilo lisans lisens licens licencja ライセンス 许可协议 許可 授權條款
only version versione versión versão versie версия ver v the public under deed cc creative
commons type de en international unported generic l
"""
_FILLERS = frozenset(fold(word) for word in _FILLER_WORDS.split())
_ABOUT = _FILLERS | _ANCHORS  # beside the name of a licence in its title
_JOINTS = frozenset("-–—‑−/,+·・:|&()[]\"'“”«»„")
_AND = frozenset(("and", "und", "et", "y", "e", "i", "и", "en"))
_VERSION = re.compile(r"^[1-4]\.[0-9]$")
_VERSION_IN_TITLE = re.compile(r"(?<![\d.])([1-4]\.[0-9])(?![\d])")
_LONGEST_TITLE = 400
_WIDEST = 9  # words of the longest unit name
_MOST_UNITS = 12  # in one name, given in two languages; more is no name, and none is read out of its middle
_CODE = 3  # letters of a port's code
_NEXT = 3  # words beside units in which a licence is spoken of
_LICENSE = ("licen", "lizen", "лиценз", "许可", "許可", "ライセンス")
_REACH = 8  # words between "Creative Commons" and the units it vouches for
_BESIDE = 60  # characters between two names of one licence
_ADDRESS = re.compile(
    r"(?:https?:)?//[^\s<>\"'“”)\]]{4,400}|(?:www\.)?creativecommons\.org/[^\s<>\"'“”)\]]{4,200}"
    r"|[^\s<>@]{1,64}@[^\s<>@]{3,100}",
    re.IGNORECASE,
)


@cache
def _units() -> dict[str, str]:
    """Return folded unit name → unit."""
    return {word: unit for unit, words in facts("cc_words.json")["units"].items() for word in words}


class _Names:
    """Folded names and what they mean, with the beginnings of all of them: words that begin none are left at once."""

    __slots__ = ("beginnings", "means")

    def __init__(self, means: dict[str, str]) -> None:
        self.means = means
        self.beginnings = frozenset(name[:length] for name in means for length in range(1, len(name) + 1))


@cache
def _unit_names() -> _Names:
    return _Names(_units())


@cache
def _place_names() -> _Names:
    return _Names(_places())


@cache
def _other_names() -> _Names:
    return _Names(_named())


@cache
def _places() -> dict[str, str]:
    """Return folded place name → port code, "" for the one that was not ported."""
    return {word: code for code, words in facts("cc_words.json")["places"].items() for word in words}


@cache
def _named() -> dict[str, str]:
    """Return folded name → id of the licences beside Creative Commons."""
    return {fold(word): entry["id"] for entry in facts("other_licenses.json")["licenses"] for word in entry["words"]}


def _key(units: frozenset[str], version: str | None, port: str | None = None) -> str | None:
    """Return the name of the deed with these units: the order is the registry's, not the title's."""
    ordered = "-".join(unit for unit in _ORDER if unit in units)
    if units == {"by", "nc", "nd"} and version == "1.0":
        return "by-nd-nc"
    if units == {"nc", "nd"} and version == "1.0":
        return "nd-nc"
    if units >= {"sampling", "sampling+"} or units >= {"sampling+"}:
        return "nc-sampling+" if "nc" in units else "sampling+"
    if "by" not in units and units <= {"nc", "nd", "sa"} and version not in (None, "1.0"):
        ordered = "nd-nc" if units == {"nc", "nd"} else ordered
        if (port or "") not in registry().get(ordered, {}).get(version or "", frozenset()):
            return _key(units | {"by"}, version, port)  # since 2.0 all ask for attribution; some titles leave it out
    return ordered or None


@lru_cache(maxsize=4096)
def _cover(head: str) -> tuple[str, ...] | None:
    """Return the units ``head`` is wholly made of, in order (some titles give them in two languages), or None."""
    vocabulary = {**dict.fromkeys(_ANCHORS | _FILLERS, ""), **_units()}
    lengths = sorted({len(word) for word in vocabulary}, reverse=True)
    reached: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(len(head)):
        if start not in reached:
            continue
        for length in lengths:
            unit = vocabulary.get(head[start : start + length]) if start + length <= len(head) else None
            if unit is None:
                continue
            got = reached[start] if not unit or unit in reached[start] else (*reached[start], unit)
            if start + length not in reached or len(got) < len(reached[start + length]):
                reached[start + length] = got
    found = reached.get(len(head))
    return found or None


def by_title(text: str | None) -> License | None:
    """Return the licence whose title this is, in any language of the table, or None.

    "Attribution-NonCommercial" without a version names the units only: the answer has no version and no address.
    """
    title = re.sub(r"<[^<>]{1,80}>", "", text or "").strip()
    if not title or len(title) > _LONGEST_TITLE:
        return None
    whole = _whole_title(title)
    if whole is not None or _reads_as_title(title):
        return whole
    words = tokens(title)
    found = find(title, words)
    if len({each.id for each, _, _ in found}) != 1:
        return None
    inside = [any(start <= word.start < end for _, start, end in found) for word in words]
    bare = all(known or word.kind != "word" or word.key in _ABOUT for word, known in zip(words, inside, strict=True))
    return found[0][0] if bare else None  # a sentence is for the grammar of notices: it may take the licence back


def _reads_as_title(title: str) -> bool:
    """Tell whether units and a version open the text: then its tail is a place, and one we do not know is none."""
    match = _VERSION_IN_TITLE.search(title)
    return match is not None and _cover(fold(title[: match.start()])) is not None


def _whole_title(title: str) -> License | None:
    match = _VERSION_IN_TITLE.search(title)
    head, version, tail = (title[: match.start()], match[1], title[match.end() :]) if match else (title, None, "")
    folded = fold(head)
    named = _named().get(fold(title)) or _gnu(folded if match else fold(title))
    if named:
        return others()[named]
    if folded in _ANCHORS and match:  # "CC 3.0 BY"
        return None
    units = _cover(folded)
    if units is None and fold(title) == "bsd":
        return others()["http://creativecommons.org/licenses/BSD/"]
    if units is None:
        return others().get("MIT") if fold(title) == "mit" else None
    return _of_units(units, version, fold(tail))


def _gnu(folded: str) -> str | None:
    if folded in facts("other_licenses.json")["lesser_gnu_titles"]:
        return "LGPL-2.1"
    gnu = "gnugeneralpubliclicense", "gnugpl", "licenciapublicageneraldegnu", "licencepubliquegeneralegnu"
    return "GPL-2.0" if folded in gnu else None


def _of_units(named: tuple[str, ...], version: str | None, tail: str) -> License | None:
    units = frozenset(named)
    single = {"zero": "CC0-1.0", "mark": "CC-PDM-1.0", "publicdomain": "CC-PDDC"}
    for unit, identifier in single.items():
        if unit in units and units <= {unit, "publicdomain"}:
            return others()[identifier] if version in (None, "1.0") else None
    port = _port(tail) if version not in (None, "4.0") and tail else ""  # 4.0 has no ports
    key = _key(units, version, port)
    if key is None or port is None:
        return None
    if "by" in units and named[-2:] == ("nd", "nc") and port in registry().get("by-nd-nc", {}).get(version or "", ()):
        key = "by-nd-nc"  # the old order is a deed of its own in one port of 2.0
    return deed(key, version, port or None)


def _port(tail: str) -> str | None:
    """Return the port ``tail`` names, "" for none, None where it is not a place."""
    if tail in facts("cc_deeds.json")["places"]:
        return tail  # "DE" is a port before it is a small word
    for word in (tail, tail.removesuffix("license"), tail.removesuffix("licence"), tail.removesuffix("lizenz")):
        if word in _places():
            return _places()[word]
        if not word or word in _FILLERS:
            return ""
    return None


@cache
def _openings() -> frozenset[str]:
    """Return what the first word of a name may be."""
    return _unit_names().beginnings | _other_names().beginnings


@dataclass(frozen=True, slots=True)
class _Run:
    """Units that stand together in a text: which, from and to which word."""

    units: tuple[str, ...]
    names: tuple[str, ...]
    starts: tuple[int, ...]
    first: int
    after: int


def find(text: str, words: list[Token] | None = None) -> tuple[tuple[License, int, int], ...]:
    """Return the licences named or linked in prose, with the place of each name, in order; linear in its length.

    ``words`` is what ``tokens`` makes of the text, for whoever has it already.
    """
    found: list[tuple[License, int, int]] = []
    taken: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        taken.append(match.span())
        known = by_uri(match.group().rstrip(".,;:"))
        if known is not None:
            found.append((known, match.start(), match.end()))
    words = tokens(text) if words is None else words
    words = _outside(words, taken) if taken else words
    openings = _openings()
    after = 0
    for index, word in enumerate(words):
        if (word.key if word.kind == "word" else fold(word.key)) not in openings or index < after:
            continue
        after, licence, first = _at(words, index, text)
        if licence is not None:
            found.append((licence, words[first].start, words[after - 1].end))
    return _merged(sorted(found, key=lambda each: each[1]), text)


def _merged(found: list[tuple[License, int, int]], text: str) -> tuple[tuple[License, int, int], ...]:
    """Join names of one licence that stand side by side: "Attribution (CC BY 4.0, https://…)" is one licence."""
    merged: list[tuple[License, int, int]] = []
    for licence, start, end in found:
        if merged and start - merged[-1][2] <= _BESIDE and _refines(licence, merged[-1][0]):
            between = tokens(text[merged[-1][2] : start])
            if all((word.kind == "mark" and word.key not in ".;") or word.key in _FILLERS for word in between):
                better = (
                    licence
                    if (licence.version or "", licence.port or "")
                    > (merged[-1][0].version or "", merged[-1][0].port or "")
                    else merged[-1][0]
                )
                merged[-1] = (better, merged[-1][1], end)
                continue
        merged.append((licence, start, end))
    return tuple(merged)


def _refines(one: License, other: License) -> bool:
    same = (one.permits, one.requires, one.prohibits) == (other.permits, other.requires, other.prohibits)
    versions = {one.version, other.version} - {None}
    ports = {one.port, other.port} - {None}
    return same and len(versions) <= 1 and len(ports) <= 1


def _outside(words: list[Token], taken: list[tuple[int, int]]) -> list[Token]:
    kept, spans = [], iter(taken)
    span = next(spans, None)
    for word in words:
        while span is not None and word.start >= span[1]:
            span = next(spans, None)
        if span is None or word.start < span[0]:
            kept.append(word)
    return kept


def _at(  # noqa: PLR0911 - one line a kind of name
    words: list[Token], index: int, text: str
) -> tuple[int, License | None, int]:
    """Return (index to go on from, licence or None, its first word) for a licence name that starts at ``index``."""
    other = _longest(words, index, _other_names())
    if other is not None:
        return other[1], others()[other[0]], index
    run = _run(words, index)
    if run is None:
        return index + 1, None, index
    if len(run.units) > _MOST_UNITS:
        return run.after, None, index
    version, after = _version_after(words, run)
    if version is None:
        version = _version_before(words, run)
    if not _vouched(words, run, version, text):
        return index + 1, None, index
    port, after = _place_after(words, after, version, run)
    units = frozenset(run.units)
    if units <= {"zero"}:
        return after, others()["CC0-1.0"], run.first
    if units <= {"mark", "publicdomain"}:
        return after, others()["CC-PDM-1.0"] if "mark" in units else None, run.first
    key = _key(units, version, port)
    return after, deed(key, version, port) if key else None, run.first


def _longest(words: list[Token], index: int, names: _Names, widest: int = _WIDEST) -> tuple[str, int] | None:
    """Return (value, index after) of the longest of ``names`` whose words start at ``index``."""
    joined, found = "", None
    seen = 0
    for position in range(index, min(index + 2 * widest, len(words))):
        word = words[position]
        if word.kind == "mark":
            if seen and (word.key in _JOINTS or word.key in ".’'"):
                continue
            break
        joined += word.key if word.kind == "word" else fold(word.key)
        if joined not in names.beginnings:
            break
        seen += 1
        if joined in names.means:
            found = names.means[joined], position + 1
        if seen >= widest:
            break
    return found


def _run(words: list[Token], index: int) -> _Run | None:
    units: list[str] = []
    names: list[str] = []
    starts: list[int] = []
    position = after = index
    while position < len(words):
        match = _longest(words, position, _unit_names())
        if match is None:
            break
        unit, end = match
        names.append("".join(fold(word.key) for word in words[position:end] if word.kind != "mark"))
        units.append(unit)
        starts.append(position)
        position = after = end
        while position < len(words) and (words[position].key in _JOINTS or words[position].key in _AND):
            position += 1
    return _Run(tuple(units), tuple(names), tuple(starts), index, after) if units else None


def _version_after(words: list[Token], run: _Run) -> tuple[str | None, int]:
    for position in range(run.after, min(run.after + 6, len(words))):
        word = words[position]
        if word.kind == "number":
            return (word.key, position + 1) if re.match(r"^[0-9]\.[0-9]$", word.key) else (None, run.after)
        if word.kind == "mark" and word.key in ".;!?":
            break
        if word.kind == "word" and word.key not in _FILLERS:
            break
    return None, run.after


def _version_before(words: list[Token], run: _Run) -> str | None:
    number = run.first - 1
    if number >= 1 and words[number].kind == "number" and _VERSION.match(words[number].key):
        return words[number].key if _anchor_before(words, number, 3) is not None else None
    return None


def _anchor_before(words: list[Token], index: int, reach: int) -> int | None:
    """Return how many words lie between ``index`` and "Creative Commons" before it, or None."""
    seen = 0
    position = index - 1
    while position >= 0 and seen <= reach:
        word = words[position]
        if word.kind == "mark" and word.key in ".;!?。":
            return None
        if word.kind == "word":
            if _ends_anchor(words, position):
                return None if seen == 1 and words[index - 1].key in _AND else seen  # "Creative Commons and …"
            seen += 1
        position -= 1
    return None


def _ends_anchor(words: list[Token], position: int) -> bool:
    """Tell whether "Creative Commons" ends here, in one word, in two, or in one token a character."""
    joined = ""
    for back in range(position, max(position - 14, -1), -1):
        joined = words[back].key + joined
        if joined in _ANCHORS:
            return True
    return False


def _anchor_after(words: list[Token], index: int) -> bool:
    for position in range(index, min(index + 6, len(words))):
        if words[position].kind == "mark" and words[position].key in ".;!?。":
            return False
        pair = words[position].key + (words[position + 1].key if position + 1 < len(words) else "")
        if words[position].key in _ANCHORS or pair in _ANCHORS:
            return True
    return False


def _vouched(words: list[Token], run: _Run, version: str | None, text: str) -> bool:
    """Tell whether these units really name a licence, not the English preposition "by" or a Japanese verb."""
    strong = [name for name in run.names if name not in _WEAK]
    distance = _anchor_before(words, run.first, _REACH)
    if len(run.units) == 1 and not strong and run.units[0] in _CODES:
        spelled = text[words[run.first].start : words[run.first].end]
        direct = distance == 0 and words[run.first - 1].kind in ("word", "mark")
        glued = run.first > 0 and words[run.first - 1].end == words[run.first].start
        return direct and (spelled.isupper() or glued or version is not None)
    if distance is not None or _anchor_after(words, run.after):
        return True
    if strong and (version is not None or any(name.startswith("cc") for name in strong)):
        return True
    if strong and len(set(run.units)) > 1:
        return _written_as_name(words, run, text)
    glued = all(words[i].end == words[i + 1].start for i in range(run.first, run.after - 1))
    return (len(set(run.units)) > 1 and "by" in run.units and glued) or (run.units == ("zero",) and bool(strong))


def _written_as_name(words: list[Token], run: _Run, text: str) -> bool:
    """Tell a name without "Creative Commons" from a demand: "Attribution-NonCommercial", "with attribution, unpaid".

    A licence spoken of right beside it makes it one. Else units with capitals or without blanks do, parted by dashes;
    "by" with a blank behind it is who acts: "may be republished by non-commercial newspapers".
    """
    near = [*words[max(0, run.first - _NEXT) : run.first], *words[run.after : run.after + _NEXT]]
    if any(word.key.startswith(_LICENSE) for word in near):
        return True
    inside = words[run.first : run.after]
    if any(word.key in _AND or (word.kind == "mark" and word.key in ",·|&()[]:") for word in inside):
        return False
    whole = not any(character.isspace() for character in text[inside[0].start : inside[-1].end])
    acts = inside[0].key == "by" and inside[1].start > inside[0].end and inside[1].kind == "word"
    return whole or (not acts and not any(text[words[first].start].islower() for first in run.starts))


def _place_after(words: list[Token], after: int, version: str | None, run: _Run) -> tuple[str | None, int]:
    if version in (None, "4.0"):
        return None, after
    known = registry().get(_key(frozenset(run.units), version) or "", {}).get(version or "", frozenset())
    start = after
    while start < len(words) and words[start].key in _JOINTS and start < after + 2:
        start += 1
    match = _longest(words, start, _place_names(), 6) if start < len(words) else None
    if match is not None and (not match[0] or match[0] in known):
        return match[0] or None, match[1]
    if start < len(words) and words[start].key in known and len(words[start].key) <= _CODE:
        return words[start].key, start + 1
    return None, after
