"""Dublin Core: rights, licence and holder, as elements of feeds and as HTML metas. Access rights are not reuse rights."""

from __future__ import annotations

import re

from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights.evidence import prose
from syndicator.rights.evidence.saying import that

SIGNALS = ("dc:rights", "dcterms:rights", "dcterms:license", "dcterms:rightsHolder", "dcterms:accessRights")

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
