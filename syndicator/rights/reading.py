"""The door of ``rights read``: a notice on its own goes in, what it says and what it lets three operators do comes out.

A notice on its own lacks the article around it, so the article is taken to be the publisher's own unless the notice, or
the publisher as it was named to us, says otherwise. Reads no files and asks nobody; the marks come from whoever parsed
the notice (``parse.notice``), because this room parses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from syndicator.model.article import Article, Moment, Party
from syndicator.model.draft import Mark
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import OUTCOMES, Basis, Evidence, License, Outcome, Policy, RightsStatement, UseProfile
from syndicator.rights import evidence as signals
from syndicator.rights import licenses, names
from syndicator.rights.decide import case_of, decide
from syndicator.rights.decide.case import Case
from syndicator.rights.decide.grounds import reaches
from syndicator.syntax import url as addresses

__all__ = ["CHANNELS", "Publisher", "publisher_of", "read"]

CHANNELS: dict[str, UseProfile] = {
    "community_web": UseProfile(
        commercial=False,
        community_site=True,
        advertising=False,
        news_media=False,
        selected_by="person",
        media=("web",),
        feeds=False,
    ),
    "commercial_web": UseProfile(
        commercial=True,
        community_site=False,
        advertising=True,
        news_media=True,
        selected_by="person",
        media=("web",),
        feeds=False,
    ),
    "print_commercial": UseProfile(
        commercial=True,
        community_site=False,
        advertising=True,
        news_media=True,
        selected_by="person",
        media=("print",),
        feeds=False,
    ),
}
"""The three operators of the table: a declared non-commercial community site, a commercial news site, its paper.

Each puts an article on a page of its own by hand. In a feed the same notice may allow less: what must not be passed on.
"""

_BASES: tuple[Basis, ...] = ("license", "public_domain", "permission", "fair_use", "none")
_ORIGIN_NOTE = re.compile(
    r"^(?:copy of|carrying|from|story of|item of|article of)\s+(?P<before>.+)$"
    r"|^(?P<after>.+?)\s+(?:story|item|article|copy|translation|report)$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[.!?]\s\(([A-Za-z]{2,12})\)\s?$")
_SOURCED = re.compile(
    r"(?:^|[.!?|;–—-]\s|\b(?:syndicated|provided|supplied|delivered)\s)"
    r"(?:(?:source|text|story|content|copy|credit|quelle|fuente|fonte|bron|источник)s?\s?:\s?|(?:by|from|von|par|por)\s)"
    r"([A-ZÀ-ÞА-Я][^.|;,()\n]{1,30})(?=[.|;,()\n]|$)",
    re.IGNORECASE,
)
"""Who is named as the source of the text: "Source: Reuters", "By AFP", "syndicated from dpa"."""
_MOST_SOURCES = 20
_PARENTHESIS = re.compile(r"\(([^()]{1,200})\)")
_FROM = re.compile(r"\s+from\s+|\s+/\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who runs the site a notice was found on, and whom the text comes from, where that was said with the name."""

    site: str | None
    origin: str | None = None
    alongside: bool = False  # the two stand side by side ("PMC / J. Nutrition"): not said which of them holds it


def publisher_of(text: str) -> Publisher:
    """Read a publisher as people note it: "KERA News (Fort Worth Report story)", "Global Research / TASS"."""
    origin = None
    for note in _PARENTHESIS.findall(text[:400]):
        found = _ORIGIN_NOTE.match(note.strip())
        if found:
            origin = found["before"] or found["after"]
    bare = " ".join(_PARENTHESIS.sub(" ", text[:400]).split())
    site, *rest = _FROM.split(bare, maxsplit=1)
    if not rest or not rest[0].strip():
        return Publisher(site=site.strip() or None, origin=origin)
    return Publisher(site=site.strip() or None, origin=rest[0].strip(), alongside="/" in bare)


def read(
    notice: str,
    *,
    format: str = "text",  # noqa: A002 - the word of the command's input
    url: str | None = None,
    publisher: str = "",
    marks: Sequence[Mark] | None = None,
    beside: Sequence[Mark] = (),
    at: datetime,
) -> dict[str, Any]:
    """Say what a notice says: holders, years, licence, grants that reach the item, duties, prohibitions, decisions.

    ``marks`` is what a reader made of the notice; without it the notice is one block of prose. ``beside`` is what other
    notices of the same page say: they can only narrow the decisions, never widen them, and change nothing else.
    """
    found = tuple(marks) if marks is not None else (_block(notice, format),)
    who = publisher_of(publisher)
    article = _article(who, url, found, at)
    pieces = signals.read(found, url=url, observed_at=at)
    around = signals.read((*found, *beside), url=url, observed_at=at)
    decisions = {channel: _outcome(article, pieces, around, use, at) for channel, use in CHANNELS.items()}
    case = case_of(article, pieces, use=CHANNELS["community_web"], policy=Policy(), at=at)
    licence = _license(case.text)
    every = (*case.text, *case.images)
    return {
        "holders": list(_holders(case, who)),
        "years": list(case.holder.years),
        "license": licence.id if licence is not None else None,
        "grants": _grants(case),
        "duties": sorted({duty.action for said in every for duty in said.duties}),
        "prohibits": sorted({prohibition.action for said in every for prohibition in said.prohibitions}),
        "scope": next((said.reach for said in every if said.reach is not None), None),
        "basis": _basis(case),
        "third_party": _third_party(case, who),
        "contact": next((said.contact for said in every if said.contact), None),
        "decisions": decisions,
    }


def _block(notice: str, format: str) -> Mark:  # noqa: A002 - the word of the command's input
    return Mark(signal="text:block", words=" ".join(notice.split()), region="code" if format == "code" else "tail")


def _article(who: Publisher, url: str | None, marks: Sequence[Mark], at: datetime) -> Article:
    """Make the article the notice would stand under: found at the publisher, today."""
    address = addresses.normalise(url) if url else None
    collected = Step(role="collected", name=who.site, url=address)
    source = _source_line(marks, address)
    steps = [collected]
    origin = who.origin or _signature(marks)
    if origin is not None or source is not None:
        steps.insert(0, Step(role="original", name=origin, article_url=source))
    return Article(
        id="notice",
        keys=(),
        url=address,
        title="",
        published=Moment(at=at),
        publisher=Party(name=who.site, url=address),
        provenance=Provenance(steps=tuple(steps)),
    )


def _signature(marks: Iterable[Mark]) -> str | None:
    """Find the agency that signs behind the last words, as under its stories: "… (dpa)"."""
    for mark in marks:
        if mark.signal != "text:block" or mark.region == "code":
            continue
        signed = _SIGNED.search(mark.words)
        if signed is not None and names.agency(signed[1]) is not None:
            return signed[1]
        sourced = (found[1].strip() for found in islice(_SOURCED.finditer(mark.words), _MOST_SOURCES))
        agency = next((name for name in sourced if names.agency(name) is not None), None)
        if agency is not None:
            return agency
    return None


def _source_line(marks: Iterable[Mark], url: str | None) -> str | None:
    """Find a line that is nothing but the address of a page elsewhere: a source, given the way translators do."""
    for mark in marks:
        words = mark.words.strip()
        if mark.signal != "text:block" or mark.region == "code" or licenses.by_uri(words) is not None:
            continue
        elsewhere = addresses.normalise(words) if words.startswith("http") and " " not in words else None
        if elsewhere is not None and (url is None or not addresses.same_site(elsewhere, url)):
            return elsewhere
    return None


def _outcome(
    article: Article, pieces: Sequence[Evidence], around: Sequence[Evidence], use: UseProfile, at: datetime
) -> Outcome:
    """Decide for one operator; what else stands on the page may only take text away."""
    alone = decide(article, pieces, use=use, policy=Policy(), at=at).outcome
    if alone not in {"full", "excerpt"} or len(around) == len(pieces):
        return alone
    return min(alone, decide(article, around, use=use, policy=Policy(), at=at).outcome, key=OUTCOMES.index)


def _license(text: Iterable[RightsStatement]) -> License | None:
    """The licence named for the text; where several are, the one that permits least."""
    known = {said.license.id: said.license for said in text if said.license is not None}
    return min(known.values(), key=lambda one: (len(one.permits), -len(one.prohibits), one.id), default=None)


def _grants(case: Case) -> list[dict[str, str]]:
    """The permissions that reach this item, whoever uses it: action and audience, each once."""
    pairs = {
        (grant.action, "noncommercial" if grant.noncommercial and grant.audience == "anyone" else grant.audience)
        for said in case.text
        if said.grants and reaches(case, said)
        for grant in said.grants
        if not grant.unmet
    }
    return [{"action": action, "audience": audience} for action, audience in sorted(pairs)]


def _basis(case: Case) -> Basis:
    """On what it rests: of what reaches the item; a permission that does not reach leaves the claim beside it."""
    reaching = {said.basis for said in case.text if not said.grants or reaches(case, said)}
    every = {said.basis for said in (*case.text, *case.images)}
    found = (next((basis for basis in _BASES[:-1] if basis in bases), None) for bases in (reaching, every))
    return next((basis for basis in found if basis is not None), "none")


def _holders(case: Case, who: Publisher) -> tuple[str, ...]:
    """Whoever is named as holder; else who is named for the pictures, who permits, and who runs the site."""
    nobody = [name for one in case.text for name in one.holders if name.startswith("(")]  # "(public domain)"
    if not nobody and any(one.basis == "public_domain" for one in case.text):
        nobody = ["(public domain)"]
    site = [who.site] if who.site else []
    if not case.holder.inferred:
        unnamed = all(addresses.normalise(f"https://{name}/") is not None and "." in name for name in case.holder.names)
        at_home = bool(site) and any(names.at_home(site[0], name) for name in case.holder.names)
        called = [spelling for name in case.holder.names for spelling in names.spellings(name)]
        return tuple(dict.fromkeys((*nobody, *called, *(site if unnamed or at_home else ()))))
    pictured = [part for one in case.images for name in one.holders for part in names.apart(name)]
    permitting = [name for one in case.text for name in (one.grantor, one.own_name) if name]
    named = (*pictured, *permitting, *(spelling for name in site for spelling in names.spellings(name)))
    return tuple(dict.fromkeys((*nobody, *named)))


def _third_party(case: Case, who: Publisher) -> bool:
    """Somebody else's, so far as anything says so; a company's name under its own site says no such thing."""
    if any(said.third_party for said in (*case.text, *case.images)):
        return True
    if not case.holder.third_party:
        return False
    told = {reason.code for reason in case.holder.why} & {"origin_is_third_party", "agency_byline"}
    agency = any(names.agency(name) is not None for name in case.holder.names if name != who.origin)
    return agency or (bool(told) and not who.alongside)
