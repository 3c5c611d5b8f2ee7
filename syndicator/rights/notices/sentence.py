"""A sentence with its spans: what all readers of sentences look at. Reads nothing itself (``clause`` does)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from syndicator.rights.notices.phrases import Hit
from syndicator.rights.tokens import Token

Polarity = Literal["permit", "forbid", "oblige", "condition", "if", "excluded", "excepted", "neutral", "plain"]

_ACT_WORDS = """
republish reproduce distribute sharing redistribute broadcast_act edit translate adapt sell archive framing
linking
"""
ACTS = frozenset(_ACT_WORDS.split())


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
