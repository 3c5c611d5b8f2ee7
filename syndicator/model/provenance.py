"""The chain from who really made it to us. An unresolved link stays unresolved: no URL is ever invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from syndicator.model.quick import quickly_made

StepRole = Literal["original", "intermediary", "collected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Why we believe a step: the words and where they stand."""

    words: str
    carrier: str
    locator: str = ""
    url: str | None = None  # of the document the words stand in


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One station of the article on its way to us."""

    role: StepRole
    name: str | None = None
    url: str | None = None  # the party's home page, where given
    article_url: str | None = None  # its copy of the article, where given; None: not known
    feed_url: str | None = None
    feed_id: str | None = None
    published: datetime | None = None
    evidence: tuple[Trace, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Original source first, then intermediaries in order, last where we collected it.

    Exactly one "original" and one "collected" step; they are the same party when nobody stands between.
    """

    steps: tuple[Step, ...]

    @property
    def original(self) -> Step:
        """Who the article really comes from."""
        return self.steps[0]

    @property
    def collected(self) -> Step:
        """Where we got it."""
        return self.steps[-1]

    @property
    def intermediaries(self) -> tuple[Step, ...]:
        """Who stood between the original source and us, the site it was found at included."""
        return tuple(step for step in self.steps if step.role == "intermediary")
