"""Sentences about what is not the speaker's: third parties' material, fair-use claims, where an item first appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicator.rights.notices import grants, places
from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.reading import Reading
from syndicator.rights.notices.say import PICTURES, Around, made
from syndicator.syntax.sieve import Expression


def of_others(sentence: Sentence, around: Around) -> bool:
    """Tell whether the sentence speaks of material that is not the speaker's."""
    if sentence.has("third_party") and not _takes_out(sentence):
        return not _ours_first(sentence)
    if sentence.has("owner"):
        return around.about_others or sentence.has("copyrighted_material")
    return around.about_others and sentence.has("not_public_domain") and _PRONOUN.match(sentence.text) is not None


_PRONOUN = re.compile(r"(?:these|such|this|you must|they|bei diesen|ces|estos|questi)\b", re.IGNORECASE)


_OURS_TOO = re.compile(
    r"\b(?:or|and|and/or|oder|bzw\.|ou|und|y|e|o)\s(?:of\s)?(?:its|our|their|seiner?|ihrer?|(?:de )?s[eu]s|suas)\s",
    re.IGNORECASE,
)


def ours_too(sentence: Sentence) -> bool:
    """Tell whether what is said holds for the speaker's own as well ("the property of X or its suppliers")."""
    return sentence.has("protected") and sentence.has("text", "article") and _OURS_TOO.search(sentence.text) is not None


def _takes_out(sentence: Sentence) -> bool:
    """Tell whether others' material is only an exception in a sentence about something else."""
    taken = [span for span in sentence.of("excluded", "excepted") if span.decided == -1]
    return any("third_party" in span.concepts() for span in taken) and not any(
        "third_party" in span.concepts() for span in sentence.of("plain", "permit")
    )


def _ours_first(sentence: Sentence) -> bool:
    """Tell whether a grant of one's own stands before the mention of others ("our stories … by news agencies")."""
    return bool(grants.of(sentence).grants) and not any(
        "third_party" in span.concepts() for span in sentence.spans if span.polarity in ("plain", "forbid", "neutral")
    )


def fair_use(sentence: Sentence) -> Iterator[Reading]:
    """Read a claim to use what is somebody else's: it grants nothing, and says that it is somebody else's."""
    claims = sentence.has("not_authorized") or (
        sentence.has("fair_use") and sentence.has("copyrighted_material", "owner", "third_party", "provided", "can")
    )
    said = sentence.has("fair_use") and _CLAIMS.search(sentence.text) is not None
    if (claims and not sentence.has("statutory")) or said:
        yield made(
            sentence,
            kind="fair_use",
            stance="claims",
            basis="fair_use",
            third_party=True,
            reach="third_party_excluded",
            contact="copyright owner" if sentence.has("need_permission") else None,
        )


_CLAIMS = Expression(
    r"fair use notice|under the provisions of|constitut|we believe|considered|prior interest in receiving",
    re.IGNORECASE,
)


def origin(sentence: Sentence) -> Iterator[Reading]:
    """Read where an item first appeared, or that it stands here by somebody's leave."""
    if not sentence.has("origin", "republished_here") or sentence.of("oblige") or sentence.has("credit_line"):
        return
    name = places.origin(sentence.text)
    own = sentence.has("permission") and sentence.has("can")
    if sentence.has("republished_here") and name is None and not sentence.has("cc_unnamed"):
        yield made(sentence, kind="third_party", stance="informs", third_party=True)
    elif name is not None and not own and not sentence.has("cc_unnamed"):
        yield made(sentence, kind="origin", stance="informs", origin=name, third_party=sentence.has("republished_here"))


def about_others(sentence: Sentence) -> Iterator[Reading]:
    """Say that (some of) the material is others': what is said about it binds nothing here but its pictures."""
    pictures = bool(sentence.concepts & PICTURES)
    denied = sentence.of("forbid", "excluded", "neutral", "oblige") or sentence.has("protected", "owner", "otherwise")
    yield made(
        sentence,
        kind="third_party",
        stance="informs",
        third_party=True,
        reach="third_party_excluded",
        prohibitions=("images_third_party",)
        if pictures and denied
        else ("third_party_agency_material",)
        if denied
        else (),
        contact=places.contact(sentence.text),
    )
