"""Scope inside one sentence: which acts are permitted, forbidden, demanded, only supposed, or taken out. No readings.

A sentence is cut into spans at its modal words. Words like "may" and "must not" govern what follows; words like "is
prohibited" and "gestattet" govern what stands before them, or, in languages that put them first ("prohibida la
reproducción"), what follows. Every doubt is settled towards less.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from syndicator.rights.notices.phrases import Hit, find
from syndicator.rights.tokens import Token

Polarity = Literal["permit", "forbid", "oblige", "condition", "if", "excluded", "excepted", "neutral", "plain"]

_ACT_WORDS = """
republish reproduce distribute sharing redistribute broadcast_act edit translate adapt sell archive framing
linking
"""
ACTS = frozenset(_ACT_WORDS.split())
_NEAR = 4  # words between a bare "no" and what it denies


@dataclass(slots=True)
class Span:
    """A stretch of a sentence under one modal word."""

    polarity: Polarity
    hits: list[Hit] = field(default_factory=list)
    by_none: bool = False  # opened by "no part", "kein": a later "may" stays denied
    asked: bool = False  # forbidden only without asking
    subject: bool = False  # had no modal word of its own: what it names is the subject of what follows
    decided: int = -1  # number of hits when a verdict at the end ("is prohibited") was read

    def concepts(self) -> set[str]:
        """Return every concept in the span."""
        return {concept for hit in self.hits for concept in hit.concepts}

    def acts(self) -> set[str]:
        """Return the acts it speaks of; an extent alone ("a partial citation") is an act too."""
        return self.concepts() & ACTS


@dataclass(slots=True)
class Sentence:
    """A sentence with its spans, words and place."""

    text: str
    start: int
    end: int
    words: list[Token]
    hits: list[Hit]
    spans: list[Span]
    concepts: frozenset[str]

    def has(self, *concepts: str) -> bool:
        """Tell whether any of these concepts stands in the sentence."""
        return not self.concepts.isdisjoint(concepts)

    def of(self, *polarities: Polarity) -> list[Span]:
        """Return the spans under these modal words."""
        return [span for span in self.spans if span.polarity in polarities]

    def place(self, hit: Hit) -> tuple[int, int]:
        """Return where the hit stands in the notice."""
        return self.words[hit.first].start, self.words[hit.after - 1].end


def analyse(text: str, start: int, end: int, words: list[Token]) -> Sentence:
    """Read the sentence ``text[start:end]`` into spans; ``words`` are its own, with their places in the text."""
    hits = find(words)
    spans = _spans(hits, words, text)
    concepts = frozenset(concept for hit in hits for concept in hit.concepts)
    sentence = Sentence(text[start:end], start, end, words, hits, spans, concepts)
    _permission(sentence)
    return sentence


def _spans(hits: list[Hit], words: list[Token], text: str) -> list[Span]:
    spans = [Span("plain")]
    for number, hit in enumerate(hits):
        says = set(hit.concepts)
        following = hits[number + 1] if number + 1 < len(hits) else None
        opened = _opens(says, hit, following, spans[-1], number, words, text)
        if opened is not None:
            opened.hits = _subject(spans[-1], hit, words, text) if opened.polarity in _MODAL else []
            spans.append(opened)
        elif says & {"permitted"} and not says & (ACTS | {"forbidden", "excluded_post"}) and _late(spans[-1], hit):
            spans.append(Span("plain"))
        elif "excluded_post" in says:
            _verdict(spans, "excluded")
        elif says & {"permitted", "forbidden"}:
            _verdict(spans, "forbid" if "forbidden" in says else "permit")
        spans[-1].hits.append(hit)
    return [span for span in spans if span.hits]


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
        return []
    moved = [each for each in before.hits if words[each.first].start >= cut.end()]
    before.hits = [each for each in before.hits if each not in moved]
    return moved


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


def _opens(  # noqa: C901, PLR0911, PLR0917 - one line a modal word; what it looks at
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
        denies = near and following is not None and set(following.concepts) & _DENIED
        return Span("forbid", by_none=True) if denies else None
    if "no_permission_needed" in says and now.polarity == "plain" and not now.acts():
        return Span("permit")
    if "can" in says:
        return None if now.polarity == "forbid" and not now.acts() else Span("permit")
    if "must" in says or "request" in says:
        return Span("oblige") if now.polarity != "oblige" or now.acts() else None
    if "exception" in says and "excluded_post" not in says:
        return Span("excepted" if now.polarity in ("forbid", "excepted") else "excluded")
    if "provided" in says and now.polarity != "oblige":
        return Span("condition")
    if "if" in says:
        return Span("if")
    if "imperative" in says and (number == 0 or text[: words[hit.first].start].rstrip()[-1:] in ":-•–)("):
        return Span("oblige")
    return None


_DENIED = ACTS | {"article", "can", "permitted", "excerpt", "text", "images", "without_permission", "place"}


def _verdict(spans: list[Span], polarity: Polarity) -> None:
    """Apply "is permitted", "is prohibited" to what stands before it, or to what follows where nothing does."""
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
    if polarity == "forbid" and now.polarity in ("excluded", "excepted", "condition", "if"):
        for span in reversed(spans[:-1]):
            if span.polarity == "plain" and span.hits:
                span.polarity = polarity
                return
    now.polarity = polarity
    now.decided = len(now.hits) + 1


def _ask(span: Span) -> None:
    span.subject = span.subject or span.polarity in ("plain", "if")
    span.polarity, span.asked = "forbid", True


def _permission(sentence: Sentence) -> None:
    """Turn what needs asking into what is forbidden without it."""
    if sentence.has("no_permission_needed"):
        return
    without = sentence.has("without_permission")
    for span in sentence.spans:
        says = span.concepts()
        open_still = span.polarity in ("plain", "permit", "if", "condition")
        bare = without and span.polarity == "plain" and bool(span.acts())
        needs = "need_permission" in says and (open_still or span.polarity == "oblige")
        if ("without_permission" in says and open_still) or bare or needs:
            _ask(span)
        elif without and span.polarity == "forbid":
            span.asked = True
    asking = sentence.has("need_permission")
    noun = max((hit.first for hit in sentence.hits if "permission" in hit.concepts), default=-1)
    for span in sentence.spans:
        named = span.polarity == "permit" and span.hits[0].first < noun  # "may be reprinted upon permission"
        if span.acts() and (named or (asking and span.polarity in ("plain", "if", "permit"))):
            _ask(span)
