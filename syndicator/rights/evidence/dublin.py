"""Dublin Core: rights, licence and holder, in feeds and in HTML metas. Takes access rights for no reuse rights."""

from __future__ import annotations

import re

from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights.evidence import prose
from syndicator.rights.evidence.saying import that

SIGNALS = (
    "dc:rights",
    "dcterms:rights",
    "dcterms:license",
    "dcterms:rightsHolder",
    "dcterms:dateCopyrighted",
    "dcterms:accessRights",
)

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_NAME = re.compile(
    r"^(?P<name>.{2,200}?(?:\b(?:Inc|Ltd|LLC|Corp|Co|GmbH|S\.A|AG|plc)\b\.?(?=\s+\p)|(?=\.\s)|(?=[;|])|$))".replace(
        r"\p", r"[A-ZÀ-ÞА-Я]"
    )
)


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what a Dublin Core property says."""
    if evidence.signal == "dcterms:rightsHolder":
        return _holder(evidence)
    if evidence.signal == "dcterms:accessRights":  # who may read it: says nothing on who may publish it
        return (that(evidence, "informs"),)
    if evidence.signal == "dcterms:dateCopyrighted":
        years = tuple(int(year) for year in _YEAR.findall(evidence.words))
        return (that(evidence, "reserves", years=years),) if years else ()
    return prose.field(evidence)


def _holder(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Take the name; real values go on with a sentence ("Ogden Publications, Inc. Utne is a registered …")."""
    text = " ".join(evidence.words.split())
    found = _NAME.match(text)
    name = found["name"].strip(" ,") if found else text[:200]
    if not name:
        return ()
    named = that(evidence, "reserves", holders=(name,), words=name)
    rest = text[len(name) :].strip(" .;|")
    if not rest:
        return (named,)
    return (named, *(said for said in prose.spoken(evidence) if said.stance != "unreadable"))
