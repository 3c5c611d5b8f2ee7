"""New against known: what a visit has to write. Pure: knows neither the store nor the network.

Law: an article keeps its id for ever; a source that says nothing new costs nothing; what was withdrawn stays
withdrawn; a document that shrank removes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from syndicator.model.article import Article
from syndicator.model.draft import Withdrawn
from syndicator.model.holding import ArticleWrite, Holding, Known, Withdrawal
from syndicator.model.rights import Decision, Evidence
from syndicator.model.source import Source
from syndicator.normalise import identity
from syndicator.pipeline.understand import Finding, fingerprint
from syndicator.syntax import date as dates

Decide = Callable[[Article, Sequence[Evidence], Decision | None, Sequence[str]], Decision]
"""(article, all its evidence, the previous decision, its routes) → decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intents:
    """What is to be written, in words; the store executes it."""

    writes: tuple[ArticleWrite, ...] = ()
    seen: tuple[str, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    new: int = 0
    changed: int = 0


def known_as(finding: Finding, known: Mapping[str, Known]) -> Known | None:
    """Return the article this finding is, if we hold it under any of its keys."""
    for key in finding.article.keys:
        if key in known:
            return known[key]
    return None


def to_load(findings: Iterable[Finding], known: Mapping[str, Known]) -> tuple[str, ...]:
    """Return the ids of stored articles that ``reconcile`` needs whole: those about which something new is said."""
    wanted: dict[str, None] = {}
    for finding in findings:
        hit = known_as(finding, known)
        if hit is not None and not hit.withdrawn and hit.route_fingerprint != finding.route_fingerprint:
            wanted[hit.article_id] = None
    return tuple(wanted)


def reconcile(
    findings: Sequence[Finding],
    *,
    source: Source,
    known: Mapping[str, Known],
    holdings: Mapping[str, Holding],
    other_evidence: Mapping[str, tuple[Evidence, ...]],
    decide: Decide,
    at: datetime,
) -> Intents:
    """Compare findings with what is known. ``other_evidence``: per article id, what its *other* routes said."""
    writes: dict[str, ArticleWrite] = {}
    seen: dict[str, None] = {}
    new = changed = 0
    for finding in findings:
        hit = known_as(finding, known)
        if hit is not None and (hit.withdrawn or hit.article_id in writes):
            continue  # a withdrawn article stays dead, an item given twice is one item
        if hit is not None and hit.route_fingerprint == finding.route_fingerprint:
            seen[hit.article_id] = None
            continue
        holding = holdings.get(hit.article_id) if hit is not None else None
        article = _identified(finding.article, hit, holding, source)
        if article.id in writes:
            continue
        others = other_evidence.get(article.id, ())
        routes = _routes(holding, source)
        evidence = tuple({item.id: item for item in (*finding.evidence, *others)}.values())
        write = ArticleWrite(
            article=article,
            evidence=finding.evidence,
            decision=decide(article, evidence, holding.decision if holding else None, routes),
            fingerprint=fingerprint(article, evidence),
            route_key=finding.route_key,
            route_fingerprint=finding.route_fingerprint,
            new=holding is None,
            seen_at=at,
        )
        writes[article.id] = write
        new += write.new
        changed += not write.new
    return Intents(
        writes=tuple(writes.values()),
        seen=tuple(identity for identity in seen if identity not in writes),
        new=new,
        changed=changed,
    )


def _routes(holding: Holding | None, source: Source) -> tuple[str, ...]:
    known = holding.source_ids if holding else ()
    return known if source.id in known else (*known, source.id)


def _identified(article: Article, hit: Known | None, holding: Holding | None, source: Source) -> Article:
    """Give the article the id it always had, and keep what its first source said unless this one says more."""
    if hit is None or holding is None:
        return article
    held = holding.article
    keys = tuple(dict.fromkeys((*held.keys, *article.keys)))
    first = not holding.source_ids or holding.source_ids[0] == source.id
    if first or (held.body_html is None and article.body_html is not None):
        return replace(article, id=held.id, keys=keys)
    return held if keys == held.keys else replace(held, keys=keys)


def withdrawals(
    withdrawn: Sequence[Withdrawn],
    *,
    source: Source,
    known: Mapping[str, Known],
    holdings: Mapping[str, Holding],
    at: datetime,
) -> tuple[Withdrawal, ...]:
    """Turn tombstones into withdrawals. Only an article's own source may kill it (RFC 6721 §7: forged tombstones)."""
    found = []
    for tombstone in withdrawn:
        key = tombstone_key(tombstone, source)
        hit = known.get(key)
        if hit is not None and hit.withdrawn:
            continue
        holding = holdings.get(hit.article_id) if hit is not None else None
        if holding is not None and (source.id not in holding.source_ids or _outlived(tombstone, holding)):
            continue
        found.append(
            Withdrawal(
                article_id=hit.article_id if hit is not None else None,
                key=key,
                source_id=source.id,
                reason=tombstone.reason or "withdrawn by its source",
                by=source.name or source.id,
                withdrawn_at=at,
            )
        )
    return tuple(found)


def tombstone_key(tombstone: Withdrawn, source: Source) -> str:
    """Return the identity key a tombstone means: guids count within their source only, and are folded like theirs."""
    kind, _, rest = tombstone.key.partition(":")
    return (identity.guid_key(source.id, rest) or tombstone.key) if kind == "guid" else tombstone.key


def _outlived(tombstone: Withdrawn, holding: Holding) -> bool:
    """Tell whether the item was updated after the tombstone was written: then it does not mean this version."""
    when = dates.parse(tombstone.when) if tombstone.when else None
    updated = holding.article.updated
    return when is not None and updated is not None and when.at < updated.at
