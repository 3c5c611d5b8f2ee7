"""Media RSS: rights of the media object. They never speak for the text, whatever they say."""

from __future__ import annotations

from dataclasses import replace

from syndicator.model.rights import Evidence, Prohibition, RightsStatement
from syndicator.rights import licenses
from syndicator.rights.evidence import prose
from syndicator.rights.evidence.saying import licensed, that

SIGNALS = ("media:copyright", "media:license", "media:credit", "media:restriction")


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what a Media RSS element says of its media object."""
    about = replace(evidence, extent=evidence.extent if evidence.extent in {"image", "media"} else "media")
    words = evidence.words.strip()
    match evidence.signal:
        case "media:license":
            known = licenses.by_uri(evidence.target or words) or licenses.by_title(words)
            return (licensed(about, known),) if known else (that(about, "informs", terms_url=evidence.target),)
        case "media:credit":
            return (that(about, "informs", credit=words or None),)
        case "media:restriction":
            return (_restriction(about),)
        case _:
            return prose.spoken(about) or (that(about, "reserves"),)


def _restriction(evidence: Evidence) -> RightsStatement:
    """``allow`` is a closed list, ``deny`` (or ``disallow``) an open one: both limit where it may be shown."""
    kind = dict(evidence.attributes).get("type", "")
    prohibition = Prohibition(action=f"territory:{kind}" if kind else "territory", evidence=(evidence.id,))
    return that(evidence, "restricts", prohibitions=(prohibition,))
