"""Whether two names mean the same party. Compares words only; knows nothing of who owns whom.

A mistake here costs in both directions: two parties taken for one is a false grant (the site's permission reaches an
agency's text), one party taken for two is a lost article. So there are two strengths: ``same`` forgives spelling, legal
form and order of words; ``kin`` also lets a site stand for the body that runs it ("Global Research" for the "Centre for
Research on Globalization"), and never crosses from one known agency to another party.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from syndicator.syntax import agencies
from syndicator.syntax import url as addresses

_WORD = re.compile(r"[^\W_]+")

_DOMAIN = re.compile(r"(?:[a-zA-Z0-9-]{1,63}\.){1,4}[a-zA-Z]{2,12}")

_AND = re.compile(r"\s{0,3}[,;/&|]\s{0,3}")

_FORMS = frozenset(
    """
    inc incorporated ltd limited llc llp plc corp corporation co company companies gmbh ag kg ug ev sa sas sarl spa
    srl bv nv ab as asa oy oyj kk pty pte pvt sl slu lda ltda se eg mbh ooo oao zao pao ao holding holdings group
    gruppe groupe gruppo grupo verlag verlags vertriebs und and et y e en the der die das den le la les el los las
    il lo i gli o os de of for on du des di del della dos da do von van für per par pour by blog weblog
    authors contributors team staff editors redaktion redaction a an l d
    """.split()  # noqa: SIM905 - a word list is read as words
)
"""Legal forms, articles and small words of the languages we read: they never tell two parties apart."""

_GENERIC = frozenset(
    """
    news media network online press agency association foundation publishing publications international national
    digital com net org www magazine journal newspaper radio television tv times daily post today report reports
    project center centre institute research society university service services department office government global
    world free independent guardian sun star herald tribune review
    """.split()  # noqa: SIM905 - a word list is read as words
)
"""Words that many parties share: one of them alone is no evidence of sameness."""

_AGENCIES: tuple[tuple[str, ...], ...] = (
    ("AP", "Associated Press", "The Associated Press"),
    ("AFP", "Agence France-Presse"),
    ("Reuters", "Thomson Reuters"),
    ("dpa", "Deutsche Presse-Agentur", "dpa Deutsche Presse-Agentur"),
    ("TASS", "ITAR-TASS"),
    ("EFE", "Agencia EFE"),
    ("ANSA",),
    ("Xinhua", "Xinhua News Agency"),
    ("UPI", "United Press International"),
    ("Bloomberg", "Bloomberg News"),
    ("Interfax",),
    ("RIA Novosti",),
    ("Kyodo", "Kyodo News"),
    ("PTI", "Press Trust of India"),
    ("IANS", "Indo-Asian News Service"),
    ("AAP", "Australian Associated Press"),
    ("ANP", "Algemeen Nederlands Persbureau"),
    ("Belga",),
    ("APA", "Austria Presse Agentur"),
    ("SDA", "Keystone-SDA"),
    ("Lusa",),
    ("Ritzau",),
    ("TT", "Tidningarnas Telegrambyrå"),
    ("Europa Press",),
    ("Adnkronos",),
    ("Yonhap", "Yonhap News Agency"),
    ("Anadolu", "Anadolu Agency", "Anadolu Ajansı"),
    ("IRNA",),
    ("PA", "Press Association", "PA Media"),
    ("CP", "Canadian Press", "The Canadian Press"),
    ("Getty", "Getty Images"),
    ("EPA", "European Pressphoto Agency"),
    ("SID", "Sport-Informations-Dienst"),
    ("epd", "Evangelischer Pressedienst"),
    ("KNA", "Katholische Nachrichten-Agentur"),
    ("Ukrinform",),
    ("Komsomolskaya Pravda",),
    ("Adobe Stock", "AdobeStock"),
    ("Shutterstock",),
    ("iStock", "iStockphoto"),
    ("Alamy", "Alamy Stock Photo"),
    ("imago", "imago images"),
    ("picture alliance",),
)
"""Agencies of words and pictures, short name first: what they make stands on other people's sites."""


@lru_cache(maxsize=8_192)
def fold(name: str) -> str:
    """Return the name in lower case without accents, marks and punctuation, words joined by one space."""
    plain = unicodedata.normalize("NFKD", name[:400]).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(_WORD.findall(plain))


_EXACT: dict[str, str] = {fold(alias): fold(aliases[0]) for aliases in _AGENCIES for alias in aliases}
_SHORT: dict[str, str] = {
    house: fold(aliases[0])
    for aliases in _AGENCIES
    for alias in aliases
    if (house := agencies.house(alias)) is not None
}
"""The house of the table of all agencies → the short name it goes by here."""

_TELLING = 3  # characters; a shorter alias is an abbreviation of many things
_INSIDE = tuple((frozenset(alias.split()), short) for alias, short in _EXACT.items() if len(alias) > _TELLING)


@lru_cache(maxsize=4_096)
def words(name: str) -> tuple[str, ...]:
    """Return what tells this party from another: folded words without legal forms and small words."""
    folded = fold(name).split()
    telling = tuple(word for word in folded if word not in _FORMS and not word.isdigit())
    return telling or tuple(folded)


@lru_cache(maxsize=4_096)
def agency(name: str) -> str | None:
    """Return the short name of the news agency this name means, or None where it is no agency we know."""
    folded = fold(name)
    if folded in _EXACT:
        return _EXACT[folded]
    telling = set(folded.split())
    # Inside a longer name ("Jane Roe/Reuters") only aliases that mean nothing else count: "pa" and "cp" do not.
    inside = next((short for alias, short in _INSIDE if alias <= telling), None)
    if inside is not None or name.strip() in agencies.AMBIGUOUS:
        return inside
    house = agencies.house(name)
    return _SHORT.get(house, house) if house is not None else None


def spellings(name: str) -> tuple[str, ...]:
    """Return a name, and for an agency also its short and its full name: notices use either."""
    short = agency(name)
    both = next((aliases[:2] for aliases in _AGENCIES if fold(aliases[0]) == short), ())
    return tuple(dict.fromkeys((name, *both)))


@lru_cache(maxsize=8_192)
def same(one: str, other: str) -> bool:
    """Tell whether the two names are spellings of one name."""
    if not one.strip() or not other.strip():
        return False
    left, right = agency(one), agency(other)
    if left or right:
        return left == right
    mine, theirs = words(one), words(other)
    if not mine or not theirs:
        return False
    if "".join(mine) == "".join(theirs) or set(mine) == set(theirs):
        return True
    return _initials(one, other) or _initials(other, one)


@lru_cache(maxsize=8_192)
def kin(one: str, other: str) -> bool:
    """Tell whether one may stand for the other: a site and the body that runs it, a name and its longer form."""
    if same(one, other):
        return True
    if agency(one) or agency(other):
        return False
    mine, theirs = sorted((words(one), words(other)), key=lambda words: (len(words), words))
    if not mine or (len(mine) == 1 and (mine[0] in _GENERIC or (len(mine[0]) < 3 and mine[0].isalpha()))):  # noqa: PLR2004 - two letters tell nothing
        return False
    if all(any(_stems(word, candidate) for candidate in theirs) for word in mine):
        return True
    short, long = sorted(("".join(mine), "".join(theirs)), key=len)
    return len(short) >= 5 and short not in _GENERIC and long.startswith(short)  # noqa: PLR2004 - "aljazeera network"


def apart(name: str) -> tuple[str, ...]:
    """Take a list apart where an agency stands in it: "AdobeStock, Jo Hall"; "Eden, Janine and Jim" is one name."""
    parts = tuple(part.strip() for part in _AND.split(name) if part.strip())
    return parts if any(agency(part) for part in parts) else (name,)


def parties(called: Iterable[str]) -> tuple[str, ...]:
    """Return one name for each party, the shortest: "TASS" for "ITAR-TASS" and "TASS"."""
    found: list[str] = []
    for name in sorted(called, key=lambda one: (len(one), one)):
        if not any(same(name, kept) for kept in found):
            found.append(name)
    return tuple(found)


@lru_cache(maxsize=8_192)
def at_home(name: str, url: str) -> bool:
    """Tell whether the address looks like this party's own: ``globalresearch.ca`` for "Global Research"."""
    host = addresses.site(url) if "//" in url else url
    labels = [label for label in fold(host.replace("-", "")).split() if len(label) > 2]  # noqa: PLR2004 - "co", "uk"
    if not labels or agency(name):
        return any(label == agency(name) for label in labels)
    if _DOMAIN.fullmatch(name.strip()):
        return name.strip().casefold().removeprefix("www.") == host.casefold().removeprefix("www.")
    telling = words(name)
    joined, whole = "".join(telling), "".join(fold(name).split())
    return any(
        label in {joined, whole} or (len(joined) > 4 and label.startswith(joined)) or _made_of(label, telling)  # noqa: PLR2004
        for label in labels[:-1] or labels
    )


def _stems(word: str, other: str) -> bool:
    """One is the beginning of the other, and long enough to mean it."""
    short, long = sorted((word, other), key=len)
    if len(short) < 4:  # noqa: PLR2004 - "tv", "usa": only when equal
        return short == long
    return long.startswith(short)


def _initials(short: str, long: str) -> bool:
    letters = "".join(_WORD.findall(short))
    spelled = [word for word in _WORD.findall(long) if word[0].isupper()]
    if not (2 <= len(letters) <= 6 and letters.isupper() and len(spelled) >= 2):  # noqa: PLR2004 - "BBC", not "A"
        return False
    return letters == "".join(word[0] for word in spelled)


def _made_of(label: str, telling: tuple[str, ...]) -> bool:
    """The label is spelled from beginnings of at least two of the words, in any order: "globalresearch"."""
    rest, used = label, 0
    for _ in range(len(telling)):
        step = next((size for word in telling if (size := _common(rest, word)) >= 4), 0)  # noqa: PLR2004
        if not step:
            break
        rest, used = rest[step:], used + 1
    return not rest and used >= 2  # noqa: PLR2004 - one word is the case above


def _common(one: str, other: str) -> int:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size
