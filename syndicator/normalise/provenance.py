"""The chain from who really made it to us, each step with its evidence; an unresolved link stays unresolved.

Claims are gathered from the input's structure (atom:source, RSS source, isBasedOn, cross-domain canonical), from source
lines, datelines, signatures, copyright lines and bylines. Claims about the site itself are no origin. An agency that
signs the text made it, whoever passed it on; else the strongest claim names the original, and the others stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from syndicator.model.article import Moment, Party, Person
from syndicator.model.draft import Draft
from syndicator.model.provenance import Provenance, Step
from syndicator.normalise import claims as said
from syndicator.normalise import plain
from syndicator.normalise.claims import Claim
from syndicator.normalise.publisher import Place, domain, is_carrier
from syndicator.syntax import agencies
from syndicator.syntax import url as web

_MOST_BETWEEN = 3
_PARTS = re.compile(r"\s*[|:–—]\s+|\s+-\s+")
_HOST = re.compile(r"\b[a-z0-9-]{1,63}(?:\.[a-z]{2,24}){1,3}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The provenance, and when the original source published it, where that is someone else."""

    provenance: Provenance
    original_published: Moment | None = None


def trace(
    draft: Draft,
    *,
    url: str | None,
    where: Place,
    publisher: Party,
    people: Sequence[Person],
    body_text: str | None,
    published: Moment | None,
    document_url: str | None,
) -> Chain:
    """Work out the steps. ``url`` is the article's, ``document_url`` that of the capture the words stand in."""
    own = _own_names(publisher, where, url)
    claims: dict[str, Claim] = {}
    for claim in said.gathered(draft, people, body_text, document_url):
        if not _is_own(claim, own, url, where, publisher):
            said.merge(claims, claim)
    claims = {key: claim for key, claim in claims.items() if said.stands(claim, draft)}
    if not claims:
        return Chain(provenance=_own_chain(publisher, where, url, published))
    between = _stations(publisher, where, url)
    ranked = sorted(
        claims.values(),
        key=lambda claim: (not (claim.agency and claim.weight >= said.WEIGHT["signature"]), -claim.weight),
    )
    original = ranked[0]
    others = [claim for claim in ranked[1:] if not claim.agency and claim.weight >= said.WEIGHT["republished"]][
        :_MOST_BETWEEN
    ]
    steps = [_step(original, "original"), *(_step(claim, "intermediary") for claim in others), *between]
    return Chain(
        provenance=Provenance(steps=(*steps, _collected(publisher, where, url))), original_published=original.published
    )


def _own_names(publisher: Party, where: Place, url: str | None) -> frozenset[str]:
    names = {plain.fold(web.site(address)) for address in (url, publisher.url, where.party.url) if address}
    for name in {publisher.name, where.party.name, where.operator.name}:
        if name:
            names |= _folded_parts(name)
    return frozenset(names - {""})


@lru_cache(maxsize=1_024)  # names of publishers, cut where they were read
def _folded_parts(name: str) -> frozenset[str]:
    """A name, and each part of one like "Al-Bahr: News of the sea"."""
    return frozenset([plain.fold(part) for part in (name, *_PARTS.split(name))])


def _is_own(claim: Claim, own: frozenset[str], url: str | None, where: Place, publisher: Party) -> bool:
    """Tell whether a claim names the site itself: self-reference (RIGHTS.md §0.5), or only who carries the feed."""
    off_site = url is not None and where.is_feed and domain(url) not in where.home
    if not off_site and _is_own_address(claim, url, where, publisher):
        return True
    if claim.name is None:
        return False
    homes = {domain(url), domain(publisher.url)} - {""}
    if any(domain(f"https://{place}/") in homes for place in _HOST.findall(claim.name)):
        return True
    name = plain.fold(claim.name)
    house = agencies.house(claim.name)
    if house is not None and house in {agencies.house(party or "") for party in (publisher.name, where.operator.name)}:
        return True
    if off_site and name == plain.fold(where.party.name or "") != plain.fold(publisher.name or ""):
        return False
    first = plain.fold(_PARTS.split(claim.name)[0])  # "Al-Bahr - sea, salt, wind" as its own last line says it
    return any(said.same_name(name, other) or (first == other and first != name) for other in own)


def _is_own_address(claim: Claim, url: str | None, where: Place, publisher: Party) -> bool:
    addresses = [
        address for address in (claim.article_url, claim.url, claim.feed_url) if address and not is_carrier(address)
    ]
    sites = {domain(address) for address in addresses} - {""}
    homes = {domain(url), domain(publisher.url)} - {""}
    names = {plain.fold(name).replace(" ", "") for name in (publisher.name, where.operator.name) if name}
    return bool(sites) and (sites <= (homes or where.home) or sites <= names)  # "Economic Times", economictimes.com


def _step(claim: Claim, role: str) -> Step:
    return Step(
        role="original" if role == "original" else "intermediary",
        name=claim.name,
        url=claim.url,
        article_url=claim.article_url,
        feed_url=claim.feed_url,
        feed_id=claim.feed_id,
        published=claim.published.at if claim.published is not None else None,
        evidence=tuple(claim.traces),
    )


def _stations(publisher: Party, where: Place, url: str | None) -> tuple[Step, ...]:
    """Who stands between the original source and us: the site it was found at, and the feed of somebody else."""
    carriers = _carriers(publisher, where, url)
    if not (publisher.name or publisher.url):
        return carriers
    return (Step(role="intermediary", name=publisher.name, url=publisher.url, article_url=url), *carriers)


def _carriers(publisher: Party, where: Place, url: str | None) -> tuple[Step, ...]:
    """The feed it came through, where that is somebody else's."""
    if not _is_other_feed(publisher, where, url):
        return ()
    return (
        Step(
            role="intermediary",
            name=where.party.name,
            url=where.party.url,
            feed_url=where.feed_url,
            feed_id=where.feed_id,
        ),
    )


def _is_other_feed(publisher: Party, where: Place, url: str | None) -> bool:
    if not where.is_feed or where.party.name is None or (url is not None and domain(url) in where.home):
        return False
    return not said.same_name(plain.fold(publisher.name or ""), plain.fold(where.party.name))


def _collected(publisher: Party, where: Place, url: str | None) -> Step:
    party = where.party if _is_other_feed(publisher, where, url) else publisher
    return Step(
        role="collected",
        name=party.name,
        url=party.url,
        article_url=url,
        feed_url=where.feed_url,
        feed_id=where.feed_id,
    )


def _own_chain(publisher: Party, where: Place, url: str | None, published: Moment | None) -> Provenance:
    """Nobody is named but the site: it is the original. A feed of somebody else still stands between."""
    original = Step(
        role="original",
        name=publisher.name,
        url=publisher.url,
        article_url=url,
        published=published.at if published is not None else None,
    )
    between = _carriers(publisher, where, url) if publisher.name or publisher.url else ()
    return Provenance(steps=(original, *between, _collected(publisher, where, url)))
