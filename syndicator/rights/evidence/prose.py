"""Blocks of prose and the copyright metas, read by the grammar of notices. Judges no place: that is ``statements``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from syndicator.model.draft import Region
from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights import licenses, notices
from syndicator.rights.evidence import second_look
from syndicator.rights.evidence.licences import hard_coded, unknown
from syndicator.rights.evidence.saying import clause, licensed, that
from syndicator.syntax.spelling import plain

SIGNALS = ("text:block", "meta:copyright", "meta:rights")

LONGEST_NAME = 80  # characters; a longer value is a sentence, not a name
_SENTENCE = re.compile(
    r"[.!?。]\s+\S|©|\(c\)|copyright|\d{4}|https?:|rights?\b|recht|droits|derech|direit|diritt", re.IGNORECASE
)
_REL = re.compile(r"\brel\s*=\s*[\"']?([^\"'>]{1,80})", re.IGNORECASE)


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what a block of prose says, clause by clause."""
    if evidence.signal == "meta:copyright" and is_name(evidence.words):
        return (that(evidence, "reserves", holders=(evidence.words.strip(),)),)
    if evidence.signal != "text:block":
        return field(evidence)
    return spoken(evidence)


def field(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Read a value of a field that is there to state rights: a licence's address or name and nothing else, or prose."""
    value = (evidence.target or evidence.words).strip()
    address = "//" in value and not any(map(str.isspace, value))
    known = licenses.by_uri(value) if address else licenses.by_title(value)
    if known is not None:
        return (licensed(evidence, known),)
    if address:
        return (unknown(evidence, value),)
    return spoken(evidence)


def spoken(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Read prose by the grammar."""
    if not evidence.words.strip():
        return ()
    found = readings(evidence.words, evidence.html, evidence.language, evidence.region)
    said = tuple(clause(evidence, reading) for reading in found)
    if any(one.license is not None for one in said) and second_look.licenses_another_work(plain(evidence.words)):
        # The credit of a photo, the licence of a font: whatever it is, it is not this text. What narrows stays.
        said = tuple(
            replace(one, extent="image")
            if one.extent in {"work", "text"}
            and (one.license is not None or one.grants)
            and not second_look.licenses_texts(one.words)
            else one
            for one in said
        )
    return _without_plugin_default(evidence, tuple(map(_of_the_design, said)))


def _of_the_design(said: RightsStatement) -> RightsStatement:
    """Leave to the looks of the site what is licensed of them."""
    if (
        said.license is None
        or said.extent not in {"work", "text"}
        or not second_look.licenses_the_design(plain(said.words))
    ):
        return said
    return replace(said, extent="metadata")


@lru_cache(maxsize=4_096)
def readings(words: str, html: str | None, language: str | None, region: Region) -> tuple[notices.Reading, ...]:
    """Read a notice once, however many items carry it."""
    return notices.read(words, html=html, language=language, region=region)


def is_name(words: str) -> bool:
    """Tell a bare name ("TAZ Verlags- und Vertriebs GmbH") from a sentence about rights."""
    text = words.strip()
    return 1 < len(text) <= LONGEST_NAME and not _SENTENCE.search(text) and any(map(str.isalpha, text))


def _without_plugin_default(evidence: Evidence, said: tuple[RightsStatement, ...]) -> tuple[RightsStatement, ...]:
    """Mark what a plug-in wrote for everybody; a newsroom's own words beside it stay what they are."""
    rels = _REL.findall(evidence.html or "")
    return tuple(
        replace(statement, weak=True)
        if statement.license is not None and any(hard_coded(rel, statement.license) for rel in rels)
        else statement
        for statement in said
    )
