"""Whom a permission is given: one audience, or each of a list ("newspapers, non-profits and bloggers"). Grants nothing.

Words of one audience bound each other ("non-commercial newspapers" are few); the items of a list do not ("newspapers
and non-profits" are many). What is read as a list is one only where nothing around it could bound all its items.
"""

from __future__ import annotations

import re
from itertools import islice

from syndicator.model.rights import Audience
from syndicator.rights.notices import recipients
from syndicator.rights.notices.clause import ACTS, Sentence
from syndicator.rights.notices.phrases import Hit
from syndicator.syntax.sieve import Expression

Whom = tuple[Audience, bool]
"""An audience, and whether only without gain."""

_GROUPS = frozenset(("news_media", "community", "noncommercial", "members", "anyone", "education"))
_NAMED = _GROUPS - {"education"}
_COLOURS = _GROUPS | {"web", "print", "broadcast_media", "place", "commercial", "either_way", "article", "permitted"}
_LISTING = re.compile(
    r"\s{0,2}(?:[—–(:]|-\s|,?\s(?:including|whether|be (?:it|they)|no matter|ob|einschließlich|y compris|que ce soit"
    r"|incluid[oa]s?|ya sean?|inclusive|incluindo|sejam?|compres[ioae]|che sian?o?|inclusief|включая|в том числе)\b)",
    re.IGNORECASE,
)
_ELSE = Expression(r"\b(?:anyone|everyone|anybody|everybody)\selse\b", re.IGNORECASE)


def of(sentence: Sentence, says: set[str]) -> tuple[Whom, ...]:
    """Return whom a permission is given, from the concepts around it and their places in the sentence."""
    region = _region(sentence)
    if everybody(sentence) or (region is not None and _ELSE.search(_text(sentence, *region))):
        bounds = [hit for hit in sentence.hits if "noncommercial" in hit.concepts and not _inside(hit, region)]
        unpaid = any("commercial" not in hit.concepts for hit in bounds)
        return (("noncommercial" if unpaid else "anyone", False),)
    listed = [_single(item) for item in among(sentence)]
    if listed:
        free = [whom for whom in listed if whom == ("anyone", False)]
        return tuple(dict.fromkeys(free or listed))
    return (_single(says),)


def beside(sentence: Sentence) -> frozenset[int]:
    """Return the first words of those who may "also": "republished, also by commercial news sites"; it is for more."""
    found: set[int] = set()
    for match in islice(_ALSO.finditer(sentence.text), _MANY):
        end = _CLAUSE.search(sentence.text, match.end())
        last = end.start() if end is not None else len(sentence.text)
        within = [hit for hit in sentence.hits if match.end() <= sentence.place(hit)[0] - sentence.start < last]
        whom = [hit for hit in within if _COLOURS & set(hit.concepts)]
        if whom and whom[0].first <= _first(sentence, match.end()) + 1 and "members" not in sentence.concepts:
            found.update(hit.first for hit in whom if {"news_media", "community", "commercial"} & set(hit.concepts))
    return frozenset(found)


def _first(sentence: Sentence, place: int) -> int:
    """Return the number of the first word at or behind a place of the sentence."""
    return next((at for at, word in enumerate(sentence.words) if word.start - sentence.start >= place), 0)


_ALSO = Expression(
    r"\b(?:(?:also|even|including)\sby|(?:auch|sogar)\s(?:von|durch)|y compris par|même par"
    r"|(?:incluso|también|inclusive)\spor|(?:inclusive|também|incluindo|até mesmo)\s(?:por|pelos?|pelas?)"
    r"|anche\s(?:da|dai|dalle|dagli)"
    r"|(?:ook|zelfs)\sdoor|в том числе)\s",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,.;:()]")


def schools(sentence: Sentence) -> bool:
    """Tell whether schools are but one of those in a list it is given to, and nothing says that it is for lessons."""
    region = _region(sentence)
    taught = [hit for hit in sentence.hits if "education" in hit.concepts]
    return region is not None and bool(among(sentence)) and all(_inside(hit, region) for hit in taught)


def among(sentence: Sentence) -> list[frozenset[str]]:
    """Return what the items of a list of audiences say, those that are wholly understood; [] where there is none.

    An unknown item adds nobody and takes nobody away. Not read as a list: what begins with a word that may bound all
    ("Canadian newspapers and non-profits") or ends in one ("newspapers and non-profits in our network").
    """
    region = _region(sentence)
    items = _items(sentence, *region) if region is not None else []
    if not 1 < len(items) <= _MOST or not all(_sound(sentence, *item) for item in items):
        return []
    said = [_item(sentence, *item) for item in items]
    named = [each for each in said if each is not None and each & _NAMED and "education" not in each]
    return named if said[0] is not None and said[0] & _GROUPS else []


def everybody(sentence: Sentence) -> bool:
    """Tell whether "anyone" heads a list of examples: "anyone — newspapers, bloggers — may", "anyone (…)"."""
    for hit in sentence.hits:
        if "anyone" in hit.concepts and "members" not in sentence.concepts:
            end = sentence.place(hit)[1] - sentence.start
            if _LISTING.match(sentence.text, end):
                return True
    return False


def _inside(hit: Hit, region: tuple[int, int] | None) -> bool:
    return region is not None and region[0] <= hit.first < region[1]


def _text(sentence: Sentence, first: int, after: int) -> str:
    words = sentence.words[first:after]
    return sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start] if words else ""


def _single(says: set[str] | frozenset[str]) -> Whom:
    """Return one audience from all that is said of it."""
    unpaid = "noncommercial" in says and "commercial" not in says
    if "community" in says:
        return "community_sites", unpaid
    if "news_and_public" in says:
        return ("noncommercial" if unpaid else "anyone"), False
    if "members" in says or ("beside_members" in says and "anyone" not in says):
        return "members", unpaid
    if "news_media" in says:
        return "news_media", unpaid
    return ("noncommercial" if unpaid else "anyone"), False


def _region(sentence: Sentence) -> tuple[int, int] | None:
    """Return the words between which it stands who may: before "may", or between "we allow" and "to republish"."""
    can = next((hit for span in sentence.of("permit") for hit in span.hits if "can" in hit.concepts), None)
    if can is None:
        return None
    whom = [hit for hit in sentence.hits if _GROUPS & set(hit.concepts)]
    acts = [hit.first for hit in sentence.hits if ACTS & set(hit.concepts) and hit.first >= can.after]
    if not acts or not whom:
        return None
    if whom[0].first < can.first:
        marks = [match.end() for match in _HEAD.finditer(sentence.text, 0, sentence.place(whom[0])[0] - sentence.start)]
        return _first(sentence, marks[-1]) if marks else 0, can.first
    before = acts[0] - 1 if sentence.words[acts[0] - 1].key in _INFINITIVE else acts[0]
    return (can.after, before) if recipients.gives(sentence, can) else None


_INFINITIVE = frozenset(("to", "zu", "a", "de", "di", "te"))


_HEAD = re.compile(r":\s")  # "Copyright policy: newspapers and non-profits may …"


def _items(sentence: Sentence, first: int, after: int) -> list[tuple[int, int]]:
    """Cut the words between these places where a list is cut: into (first word, word after)."""
    joints = _JOINTS | _DUTCH_JOINTS if any(word.key in _DUTCH for word in sentence.words) else _JOINTS
    found, begun = [], first
    for at in range(first + 1, after):
        gap = sentence.text[sentence.words[at - 1].end - sentence.start : sentence.words[at].start - sentence.start]
        joint = sentence.words[at - 1].key in joints and at - 1 > begun
        if joint or gap.strip() in (",", ";", "/"):
            found.append((begun, at - 1 if joint else at))
            begun = at
    found.append((begun, after))
    return [(start, end) for start, end in found if not _bare(sentence, start, end)]


def _bare(sentence: Sentence, first: int, after: int) -> bool:
    return all(word.key in _JOINTS for word in sentence.words[first:after])


_JOINTS = frozenset(("and", "or", "und", "oder", "sowie", "et", "ou", "y", "e", "o", "u", "и", "или"))
_DUTCH_JOINTS = frozenset(("en", "of"))  # French and Spanish "en" is "in", English "of" is no joint
_DUTCH = frozenset(("mogen", "mag", "het", "onze", "zijn", "worden"))


def _item(sentence: Sentence, first: int, after: int) -> frozenset[str] | None:
    """Return what is said in one item, or None where a word of it is unknown."""
    says: set[str] = set()
    known: set[int] = set()
    for hit in sentence.hits:
        if first <= hit.first and hit.after <= after:
            says.update(hit.concepts)
            known.update(range(hit.first, hit.after))
    words = sentence.words
    if not says and words[after - 1].key in _BLOGS:
        says = {"community"}
    strange = any(index not in known and not recipients.is_general(words[index].key) for index in range(first, after))
    return None if strange or not says <= _COLOURS else frozenset(says)


_BLOG_WORDS = "bloggers blogger blogs websites sites newsletters webseiten blogueurs blogueros blogueiros сайты блогеры"
_BLOGS = frozenset(_BLOG_WORDS.split())


def _sound(sentence: Sentence, first: int, after: int) -> bool:
    """Tell whether an item is one: known throughout, or a few strange words that name nobody we know."""
    if _item(sentence, first, after) is not None:
        return True
    named = any(first <= hit.first and hit.after <= after and _NAMED & set(hit.concepts) for hit in sentence.hits)
    bound = any(recipients.qualifies(word.key) for word in sentence.words[first:after])
    return not named and not bound and after - first <= _FEW


_FEW = 4
_MOST = 24  # items of a list
_MANY = 8  # places in a sentence that say "also by"
