"""What the evidence says, by signal family and by place. Reads and places; weighs nothing.

The law of places (RIGHTS.md §12 "Never use"): the article's own prose, what readers wrote, code and its comments and
the sidebar never speak for the text, whatever they say; a caption speaks for its picture only. What a place cannot say
is dropped here, so that no later step has to remember it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from syndicator.errors import EvidenceError
from syndicator.model.draft import Extent
from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights import evidence as families

__all__ = ["TEXT", "of_images", "of_text", "read"]

TEXT: frozenset[Extent] = frozenset(("work", "text"))
"""Extents that cover the text of the item."""

_PICTURES: frozenset[Extent] = frozenset(("image", "media"))


def read(evidence: Iterable[Evidence]) -> tuple[RightsStatement, ...]:
    """Read all evidence, in order. One piece may say several things; one that cannot be read says ``unreadable``."""
    return tuple(statement for piece in evidence for statement in _read(piece))


def of_text(statements: Iterable[RightsStatement]) -> tuple[RightsStatement, ...]:
    """Keep what speaks of the text of the item."""
    return tuple(said for said in statements if said.extent in TEXT and said.reach != "image_only")


def of_images(statements: Iterable[RightsStatement]) -> tuple[RightsStatement, ...]:
    """Keep what speaks of pictures and media only."""
    return tuple(said for said in statements if said.extent in _PICTURES or said.reach == "image_only")


@lru_cache(maxsize=4_096)
def _read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    if families.is_silent(evidence):
        return ()
    try:
        said = families.understand(evidence)
    except (EvidenceError, ValueError, LookupError, RecursionError):
        said = (_unreadable(evidence),)
    if evidence.region == "caption":
        return tuple(_of_picture(statement) for statement in said)
    return said


def _unreadable(evidence: Evidence) -> RightsStatement:
    return RightsStatement(
        evidence=evidence.id,
        stance="unreadable",
        scope=evidence.scope,
        extent=evidence.extent,
        region=evidence.region,
        words=evidence.words,
    )


def _of_picture(statement: RightsStatement) -> RightsStatement:
    return replace(statement, extent="image", reach="image_only")
