"""Scope inside one sentence: which acts are permitted, forbidden, demanded, only supposed, or taken out. No readings.

A sentence is cut into spans at its modal words. Words like "may" and "must not" govern what follows; words like "is
prohibited" and "gestattet" govern what stands before them, or, in languages that put them first ("prohibida la
reproducción"), what follows. Every doubt is settled towards less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from syndicator.rights.notices.consent import settle_asking
from syndicator.rights.notices.phrases import Hit, find
from syndicator.rights.notices.sentence import ACTS, Polarity, Sentence, Span
from syndicator.rights.tokens import Token

__all__ = ["ACTS", "Polarity", "Sentence", "Span", "analyse"]

_BLANKS = 80  # characters looked at for a mark before a command
_NEAR = 4  # words between a bare "no" and what it denies


def analyse(text: str, start: int, end: int, words: list[Token], names: Sequence[tuple[int, int]] = ()) -> Sentence:
    """Read the sentence ``text[start:end]`` into spans; ``words`` are its own, with their places in the text.

    ``names`` are the places of names of licences: "Keine Bearbeitungen" in one forbids nothing that follows.
    """
    found = _found(words, text)
    if names:
        found = [hit for hit in found if not _in_name(hit, words, names)]
    if not found:
        return Sentence(text[start:end], start, end, words, [], [], frozenset())
    found = _spoken(_apart(found, words, text), words, text, start, end)
    ends = {hit.after for hit in found if set(hit.concepts) >= _EITHER or "either_way" in hit.concepts}
    hits = [hit if hit.first in ends else _turned(hit, words) for hit in found]  # "commercial or not – may"
    hits = [_to_come(hit, hits[at - 1] if at else None, words) for at, hit in enumerate(hits)]
    hits = _papers(hits, words)
    spans = _spans(hits, words, text)
    concepts = frozenset(concept for hit in hits for concept in hit.concepts)
    sentence = Sentence(text[start:end], start, end, words, hits, spans, concepts)
    settle_asking(sentence)
    return sentence


def _papers(hits: list[Hit], words: list[Token]) -> list[Hit]:
    """Take "publications" that may do something with something for whoever publishes: "Publications may reprint …"."""
    if not hits or words[hits[0].first].key not in _PAPERS or hits[0].first > 1:
        return hits
    verb = next((hit for hit in hits[1:2] if "can" in hit.concepts and hit.first == hits[0].after), None)
    acts = [at for at, hit in enumerate(hits) if not ACTS.isdisjoint(hit.concepts)] if verb is not None else []
    owned = bool(acts) and any(not _OBJECTS.isdisjoint(hit.concepts) for hit in hits[acts[0] + 1 :])
    return [hits[0]._replace(concepts=("anyone",)), *hits[1:]] if owned else hits


_PAPERS = frozenset(("publications", "publicaciones", "publicacoes", "pubblicazioni", "publicaties"))
_OBJECTS = frozenset(("article", "text", "images", "graphics", "video", "data", "code"))


def _in_name(hit: Hit, words: list[Token], names: Sequence[tuple[int, int]]) -> bool:
    """Tell whether it denies or acts inside of a licence's name."""
    if _NAMED_ACTS.isdisjoint(hit.concepts):
        return False
    first, last = words[hit.first].start, words[hit.after - 1].end
    return any(start <= first and last <= end for start, end in names)


_NAMED_ACTS = ACTS | {"none", "cannot", "without_permission"}


def _unneeded(hit: Hit) -> Hit:
    """Take "bedarf keiner Genehmigung" for what it says, though "bedarf … Genehmigung" is in the tables too."""
    if "no_permission_needed" not in hit.concepts:
        return hit
    return hit._replace(concepts=tuple(concept for concept in hit.concepts if concept != "need_permission"))


def _found(words: list[Token], text: str) -> list[Hit]:
    """Find the phrases, and none that permits across a comma: "est autorisée, à l'exception de …"."""
    hits = [_unneeded(hit) for hit in find(words)]
    for hit in hits:
        if "can" in hit.concepts and hit.after - hit.first > 1:
            comma = text.find(",", words[hit.after - 2].end, words[hit.after - 1].start)
            if comma >= 0:
                cut = hit.after - 1
                behind = (Hit(each.concepts, each.first + cut, each.after + cut) for each in find(words[cut:]))
                return [*find(words[:cut]), *behind]
    return hits


def _spans(hits: list[Hit], words: list[Token], text: str) -> list[Span]:
    spans = [Span("plain")]
    aside = _aside(words, text)
    for number, hit in enumerate(hits):
        says = set(hit.concepts)
        following = next((each for each in hits[number + 1 :] if set(each.concepts) != _OURS), None)
        if words[hit.first].start > aside >= 0 and _put_first(spans, words, aside):
            spans.append(Span("plain"))
        opened = _opens(says, hit, following, spans[-1], number, words, text)
        if opened is not None:
            opened.hits = _subject(spans[-1], hit, words, text) if opened.polarity in _MODAL else []
            spans.append(opened)
        elif says & {"permitted"} and not says & (ACTS | {"forbidden", "excluded_post"}) and _late(spans[-1], hit):
            spans.append(Span("plain"))
        elif "excluded_post" in says:
            _verdict(spans, "excluded")
        elif says & {"permitted", "forbidden"}:
            _verdict(spans, "forbid" if "forbidden" in says else "permit", _own_clause(spans, hit, words, text))
        spans[-1].hits.append(hit)
    return [span for span in spans if span.hits]


def _put_first(spans: list[Span], words: list[Token], comma: int) -> bool:
    """Tell whether all that was said up to the comma is an exception."""
    now = spans[-1]
    begun = bool(now.hits) and words[now.hits[0].first].start < comma
    return begun and now.polarity == "excluded" and not any(span.hits for span in spans[:-1])


def _aside(words: list[Token], text: str) -> int:
    """Return where the only comma of a sentence stands, or -1: "Except for photos, everything is under …"."""
    first, last = (words[0].start, words[-1].end) if words else (0, 0)
    comma = text.find(",", first, last)
    return comma if text.find(",", comma + 1, last) < 0 else -1


_DICTATED = re.compile(r"[“\"„«]([^“”\"„«»\n]{8,400})[”\"“»]")
_ANNOUNCES = frozenset(("credit_line", "credit", "credit_source", "imperative"))
_LEAD = 8  # words before a quotation in which a credit line is announced


_EITHER = {"commercial", "noncommercial"}
_OURS = {"own"}  # "no part of our articles": of the articles
_NOT_WORDS = "not never nicht kein keine pas non niet не não nao isn aren t hardly"
_NOT = frozenset(_NOT_WORDS.split())


def _to_come(hit: Hit, before: Hit | None, words: list[Token]) -> Hit:
    """Take "may be republished under a licence", "may be used with permission" for what may be done, not what was."""
    may = before is not None and "can" in before.concepts and before.after == hit.first
    if not may or "republished_here" not in hit.concepts:
        return hit
    last = words[hit.after - 1].key
    said = {"a": ("republish",), "permission": ("reproduce", "need_permission")}.get(last, hit.concepts)
    return hit._replace(concepts=said)


def _turned(hit: Hit, words: list[Token]) -> Hit:
    """Turn "not welcome to" and "not free": words that permit, with a "not" right before them that no phrase knows."""
    says = set(hit.concepts)
    if not says & {"can", "permitted"} or says & {"cannot", "forbidden", "noncommercial", "no_permission_needed"}:
        return hit
    if not any(word.key in _NOT for word in words[max(0, hit.first - 1) : hit.first + 1]):
        return hit
    turned = {"can": "cannot", "permitted": "forbidden"}
    return Hit(tuple(turned.get(concept, concept) for concept in hit.concepts), hit.first, hit.after)


def _spoken(hits: list[Hit], words: list[Token], text: str, start: int, end: int) -> list[Hit]:
    """Leave out what only stands in a credit line that is dictated: «add the line "First published by …"»."""
    quotes = [match.span(1) for match in _DICTATED.finditer(text, start, end)]
    for first, last in quotes:
        before = [hit for hit in hits if words[hit.after - 1].end <= first]
        led = [hit for hit in before if sum(words[hit.after - 1].end <= word.start < first for word in words) < _LEAD]
        if any(_ANNOUNCES & set(hit.concepts) for hit in led):
            hits = [hit for hit in hits if not (first <= words[hit.first].start and words[hit.after - 1].end <= last)]
    return hits


def _apart(hits: list[Hit], words: list[Token], text: str) -> list[Hit]:
    """Undo a "may … not" that reaches over a comma behind an act: "dürfen kopiert werden, jedoch nicht automatisch".

    The "may" is of the act, the "not" of what follows. Not where asking is spoken of: "but not without our consent".
    """
    if any({"without_permission", "need_permission", "permission"} & set(hit.concepts) for hit in hits):
        return hits
    found = []
    for hit in hits:
        comma = text.find(",", words[hit.first].end, words[hit.after - 1].start) if "cannot" in hit.concepts else -1
        behind = next((index for index in range(hit.first, hit.after) if words[index].start > comma), hit.after)
        inside = find(words[hit.first : behind]) if comma >= 0 else []
        if not any({"can"} & set(each.concepts) for each in inside) or not any(
            ACTS & set(each.concepts) for each in inside
        ):
            found.append(hit)
            continue
        found += [Hit(each.concepts, each.first + hit.first, each.after + hit.first) for each in inside]
        found.append(Hit(("cannot",), hit.after - 1, hit.after))
    return found


_MODAL = ("permit", "forbid", "oblige", "neutral")
_CLAUSE = re.compile(
    r".*(?:[,;:–—(]|\b(?:but|however|aber|jedoch|mais|pero|mas|ma|maar|но)\b)", re.DOTALL | re.IGNORECASE
)
_INVERTED = 4  # words before a verdict that stands first: "It is permitted to …", "Queda permitida la …"


def _subject(before: Span, hit: Hit, words: list[Token], text: str) -> list[Hit]:
    """Take from a clause that has its own modal word what stands after its last comma: the next one's subject."""
    if before.polarity not in _MODAL or not before.hits:
        return []
    start = words[before.hits[0].first].start
    cut = _CLAUSE.match(text, start, words[hit.first].start)
    if cut is None:
        return _joined(before, hit, words, text)
    moved = [each for each in before.hits if words[each.first].start >= cut.end()]
    before.hits = [each for each in before.hits if each not in moved]
    return moved


def _joined(before: Span, hit: Hit, words: list[Token], text: str) -> list[Hit]:
    """Take what alone stands between "and" and a modal word: "… may not be edited and photos may only be …"."""
    last = before.hits[-1]
    cut = _AND_LAST.match(text, words[before.hits[0].first].start, words[last.first].start)
    alone = cut is not None and hit.first - last.after <= 1 and set(last.concepts) <= _THINGS and len(before.hits) > 1
    return [before.hits.pop()] if alone else []


_AND_LAST = re.compile(r".*\s(?:and|und|et|y|e|en|и)\s(?:\w{1,4}\s){0,2}$", re.DOTALL | re.IGNORECASE)
_THINGS = frozenset(("images", "graphics", "video", "logo"))


def _own_clause(spans: list[Span], hit: Hit, words: list[Token], text: str) -> list[Hit]:
    """Return what stands behind the last comma of a permitting clause: "X may be quoted, copying Y is prohibited".

    Only a main clause at the head of the sentence permits by itself: "whether you may read, copy or share it is
    prohibited" stays one.
    """
    now = spans[-1]
    if now.polarity != "permit" or not now.hits or now.decided >= 0 or any(s.polarity != "plain" for s in spans[:-1]):
        return []
    cut = _CLAUSE.match(text, words[now.hits[0].first].start, words[hit.first].start)
    if cut is None or any(word.key in _SUBORDINATE for word in words[: now.hits[0].first]):
        return []
    behind = [each for each in now.hits if words[each.first].start >= cut.end()]
    first = next((word.key for word in words if word.start >= cut.end()), "")
    acts = {concept for each in behind for concept in each.concepts} & ACTS
    before = {concept for each in now.hits if each not in behind for concept in each.concepts}
    before |= {concept for span in spans[:-1] for concept in span.concepts()}
    return behind if acts and before & (ACTS | {"excerpt"}) and first not in _OR else []


_SUBORDINATE_WORDS = "whether if unless that which who wer wenn ob dass que qui si che cui dat als что если который"
_SUBORDINATE = frozenset(_SUBORDINATE_WORDS.split())


def _late(now: Span, hit: Hit) -> bool:
    """Tell whether "is permitted" says nothing of what follows: it has a subject, only not one of our acts."""
    unclaimed = now.polarity in ("plain", "if", "condition") and not now.acts() and "excerpt" not in now.concepts()
    first = now.hits[0].first if now.hits else hit.first
    return (
        unclaimed
        and bool(now.hits)
        and hit.first - first >= 1
        and bool(now.concepts() & {"linking", "link", "images", "article", "text"})
    )


def _opens(  # noqa: C901, PLR0911, PLR0912, PLR0917 - one line a modal word; what it looks at
    says: set[str], hit: Hit, following: Hit | None, now: Span, number: int, words: list[Token], text: str
) -> Span | None:
    """Return the span this hit begins, or None where it belongs to the one that runs."""
    if "otherwise" in says:
        return None
    if "cannot" in says and not says & {"none"}:
        return Span("forbid") if now.polarity != "forbid" or now.acts() or not now.by_none else None
    if "might" in says:
        return Span("neutral")
    if "none" in says:
        near = following is not None and following.first - hit.after <= _NEAR
        denied = _DENIED if number else _NOBODY
        denies = near and following is not None and set(following.concepts) & denied
        return Span("forbid", by_none=True) if denies else None
    if "no_permission_needed" in says and now.polarity == "plain" and not now.acts():
        return Span("permit")
    if "can" in says:
        return None if now.polarity == "forbid" and not now.acts() else Span("permit")
    if "must" in says or "request" in says:
        return Span("oblige") if now.polarity != "oblige" or now.acts() else None
    taken_out = "exception" in says and (
        "excluded_post" not in says or (now.polarity == "permit" and _behind_comma(hit, words, text))
    )
    if taken_out:
        return Span("excepted" if now.polarity in ("forbid", "excepted") else "excluded")
    if "provided" in says and now.polarity != "oblige":
        return Span("condition")
    if "if" in says:
        return Span("if")
    if "imperative" in says and (
        number == 0 or text[max(0, words[hit.first].start - _BLANKS) : words[hit.first].start].rstrip()[-1:] in ":-•–)("
    ):
        return Span("oblige")
    if number == 0 and "credit" in says and _NAMED.match(text, words[hit.after - 1].end):
        return Span("oblige")  # "Credit Daily Example."
    if "imperative" in says and now.polarity == "forbid" and _turns(hit, words, text):
        return Span("oblige")  # "do not edit the text, and link to the original"
    return None


def _behind_comma(hit: Hit, words: list[Token], text: str) -> bool:
    return text[max(0, words[hit.first].start - _JOINT) : words[hit.first].start].rstrip()[-1:] == ","


_NAMED = re.compile(r"\s(?:the\s)?[A-ZÀ-Þ]")
_OR_WORDS = "or nor oder noch ou ni nem или ни"
_OR = frozenset(_OR_WORDS.split())
_JOINT = 10  # characters: a comma, "and", blanks
_AND = re.compile(r"(?:[,;]|\s(?:and|und|et|y|e|en|и|but|sondern))\s?$")


def _turns(hit: Hit, words: list[Token], text: str) -> bool:
    """Tell whether a command after a comma ends what "do not" denies; in a list that ends in "or" it goes on."""
    start = words[hit.first].start
    return _AND.search(text, max(0, start - _JOINT), start) is not None and not any(word.key in _OR for word in words)


_DENIED = ACTS | {
    "commercial",
    "article",
    "can",
    "permitted",
    "excerpt",
    "text",
    "images",
    "without_permission",
    "place",
}
_NOBODY = _DENIED | {"news_media", "community", "members", "anyone", "web"}  # "No newspaper may …" begins so


def _verdict(spans: list[Span], polarity: Polarity, after_comma: list[Hit] = []) -> None:  # noqa: B006 - never changed
    """Apply "is permitted", "is prohibited" to what stands before it, or to what follows where nothing does.

    ``after_comma``: the part of a permitting clause behind its last comma, where it is a sentence of its own.
    """
    now = spans[-1]
    if now.polarity == "forbid" and polarity == "permit":
        return  # "no use is permitted"
    if polarity == "permit" and now.polarity in ("oblige", "neutral", "excluded", "excepted", "permit"):
        return
    if now.decided >= 0 and len(now.hits) > now.decided:  # "X is permitted but Y is prohibited"
        rest = now.hits[now.decided :]
        del now.hits[now.decided :]
        spans.append(Span(polarity, hits=rest, decided=len(rest)))
        return
    if polarity == "forbid" and now.polarity == "permit" and after_comma:
        now.hits = [each for each in now.hits if each not in after_comma]
        spans.append(Span(polarity, hits=after_comma, decided=len(after_comma) + 1))
        return
    if polarity == "forbid" and now.polarity in ("excluded", "excepted", "condition", "if"):
        for span in reversed(spans[:-1]):
            if span.polarity == "plain" and span.hits:
                span.polarity = polarity
                return
    now.polarity = polarity
    now.decided = len(now.hits) + 1
