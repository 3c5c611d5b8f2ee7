"""One small module per family of rights signals: a mark goes in, evidence with a stance comes out. Decides nothing.

A reader (``parse/``) puts everything an input says about rights into ``Mark``s. Here each becomes :class:`Evidence`:
verbatim, placed, dated, hashed, and with a *stance*, the shortest word for what it does (it grants, it reserves, it
restricts, it claims, it informs, it belongs to the machine-use lane, it cannot be read).

A family is a module with two names::

    SIGNALS: tuple[str, ...]                                        the marks it understands
    def read(evidence: Evidence) -> tuple[RightsStatement, ...]     what one of them says

and stands in ``FAMILIES`` below, a tuple a person can read. A new signal is a new line in a family; a new vocabulary is
a new module and one entry here.

The law: a mark nobody understands, and a mark that breaks its reader, is evidence with the stance ``unreadable``. It is
kept, it is shown by ``explain``, and it may only narrow.

Why not let the readers in ``parse/`` say what a signal means? They run on hostile input with no notion of rights; what
a link *means* is a question of rights, and there must be one place to answer it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from syndicator.errors import EvidenceError
from syndicator.model.draft import Mark, Region
from syndicator.model.rights import Evidence, RightsStatement, Stance
from syndicator.rights.evidence import (
    catalogued,
    dublin,
    feeds,
    iptc,
    licences,
    machine,
    media,
    prose,
    rsl,
    schema,
    standing,
)

__all__ = ["FAMILIES", "SILENT", "Family", "family_of", "identify", "is_silent", "read", "understand"]


class Family(Protocol):
    """What a module of this package offers."""

    @property
    def SIGNALS(self) -> tuple[str, ...]:  # noqa: N802 - the constant of a module
        """The marks it understands."""
        ...

    def read(self, evidence: Evidence) -> tuple[RightsStatement, ...]:
        """Say what one piece of evidence of this family says; raise ``EvidenceError`` where it cannot be read."""
        ...


FAMILIES: tuple[Family, ...] = (
    licences,  # rel=license, cc:license and its companions
    dublin,  # dc: and dcterms:, in feeds and in HTML metas
    feeds,  # RSS copyright, Atom rights, JSON Feed extensions
    schema,  # schema.org in JSON-LD, microdata, RDFa
    iptc,  # ninjs, NewsML, NITF
    media,  # Media RSS: of the media object, never of the text
    prose,  # blocks of text, meta copyright
    catalogued,  # what a publisher says elsewhere, as the catalogue has it
    machine,  # robots, TDMRep, AIPREF, Content Signals
    rsl,  # Really Simple Licensing: terms for machines
)

_BY_SIGNAL: dict[str, Family] = {signal: family for family in FAMILIES for signal in family.SIGNALS}

SILENT: frozenset[Region] = frozenset(("body", "comment", "code", "sidebar"))
"""Places that never say anything about the item's rights."""

_STRONGEST: tuple[Stance, ...] = ("unreadable", "restricts", "grants", "claims", "reserves", "machine", "informs")
"""Which stance names a notice that says several things: what narrows comes before what opens."""


def read(marks: Iterable[Mark], *, url: str | None, observed_at: datetime) -> tuple[Evidence, ...]:
    """Turn marks into evidence, in order, each once. ``url`` is the document they stand in. Never raises."""
    found: dict[str, Evidence] = {}
    for mark in marks:
        evidence = _evidence(mark, url, observed_at)
        found.setdefault(evidence.id, evidence)
    return tuple(found.values())


def understand(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Read one piece of evidence by its family. Raises ``EvidenceError`` where no family can."""
    return _understood(evidence if evidence.stance == "unreadable" else replace(evidence, stance="unreadable"))


def is_silent(evidence: Evidence | Mark) -> bool:
    """Tell whether it stands where nothing says anything about the text of the item, whatever the words (§12)."""
    return evidence.region in SILENT or evidence.extent in {"code", "metadata"}


@lru_cache(maxsize=512)  # read once for its stance, and soon after for the decision
def _understood(evidence: Evidence) -> tuple[RightsStatement, ...]:
    said = family_of(evidence.signal).read(evidence)
    return said if standing.stands(evidence) else standing.narrowing(said)


def family_of(signal: str) -> Family:
    """Return the family that understands a signal; raises ``EvidenceError`` for one nobody registered."""
    family = _BY_SIGNAL.get(signal)
    if family is None:
        raise EvidenceError(f"no reader understands the signal {signal!r}", signal=signal)
    return family


@lru_cache(maxsize=2_048)  # marks of a feed are shared by all its items
def _evidence(mark: Mark, url: str | None, observed_at: datetime) -> Evidence:
    silent = is_silent(mark)
    bare = Evidence(
        id=identify(mark, url=url),
        signal=mark.signal,
        scope=mark.scope,
        extent=mark.extent,
        region=mark.region,
        stance="informs" if silent else "unreadable",
        words=mark.words,
        target=mark.url,
        attributes=mark.attributes,
        locator=mark.locator,
        url=url,
        language=mark.language,
        observed_at=observed_at,
        html=mark.html,
    )
    if silent:
        return bare  # kept and shown; nobody reads the story itself for permissions
    try:
        statements = understand(bare)
    except (EvidenceError, ValueError, LookupError, RecursionError):
        return bare  # unreadable: it may only narrow
    stances = {statement.stance for statement in statements}
    stance: Stance = next((name for name in _STRONGEST if name in stances), "informs")
    return replace(bare, stance=stance)


def identify(mark: Mark, *, url: str | None) -> str:
    """Return the sha256 (hex) over everything a mark says and where it stands; not over when we saw it."""
    digest = hashlib.sha256()
    parts = [mark.signal, mark.scope, mark.extent, mark.region, mark.words, mark.url or "", mark.locator, url or ""]
    parts += [mark.html or "", mark.language or ""]
    parts += [part for pair in mark.attributes for part in pair]
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))  # so that ("ab", "c") and ("a", "bc") differ
        digest.update(encoded)
    return digest.hexdigest()
