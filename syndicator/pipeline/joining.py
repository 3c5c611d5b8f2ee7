"""What one document says, joined with what the store holds: all that is asked of the store, and one record to write.

Decides nothing by itself: ``sameness`` says whether two tellings are one story, ``reconcile`` what is to be written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Final

from syndicator.model.article import Article
from syndicator.model.draft import Withdrawn
from syndicator.model.holding import Holding, Known, VisitRecord
from syndicator.model.rights import Decision, Evidence
from syndicator.model.source import Source
from syndicator.model.work import SourceState
from syndicator.normalise import plain
from syndicator.normalise.shingles import LONGEST, PLACES
from syndicator.pipeline.deciding import decide_under, terms_for
from syndicator.pipeline.ledger import Ledger
from syndicator.pipeline.ports import Store
from syndicator.pipeline.reconcile import Alike, Intents, known_as, reconcile, to_load, tombstone_key, withdrawals
from syndicator.pipeline.sameness import WITHDRAWN_ALIKE, Told, difference, sketch_of
from syndicator.pipeline.understand import Finding, Understanding
from syndicator.settings.values import Settings

CROWD: Final = 16
"""Articles that may stand under one sentence; what stands under more is nobody's in particular."""
COMPARED: Final = 2_000_000
"""Characters that are compared for one document at most: some tenths of a second, whatever somebody puts into it."""
CANDIDATES: Final = 4
"""Articles one finding is compared with at most: those that share most sentences with it."""


def joined(
    understanding: Understanding, *, source: Source, state: SourceState, store: Store, settings: Settings, at: datetime
) -> tuple[VisitRecord, Intents]:
    """Compare what a document says with what the store holds, and put together what it has to write."""
    findings = understanding.findings
    keys = [key for finding in findings for key in finding.article.keys]
    keys += [tombstone_key(item, source) for item in understanding.withdrawn]
    known = store.recognise(source.id, keys) if keys else {}
    wanted = dict.fromkeys((*to_load(findings, known), *_killed(understanding.withdrawn, known, source)))
    holdings = store.holdings(tuple(wanted)) if wanted else {}
    alike = alike_of(findings, known=known, holdings=holdings, source=source, store=store)
    concerned = {**holdings, **{each.twin.article.id: each.twin for each in alike.values() if each.twin is not None}}
    ledger = Ledger(store, at=at)
    under = cache(partial(terms_for, settings))  # for as long as this document: its items came by a few routes

    def decide(
        article: Article, evidence: Sequence[Evidence], previous: Decision | None, routes: Sequence[str]
    ) -> Decision:
        return decide_under(
            under(tuple(routes)), article, evidence, previous=previous, accept_wider=False, at=at, ledger=ledger
        )

    intents = reconcile(
        findings,
        source=source,
        known=known,
        holdings=holdings,
        said={key: evidence_by_route(holding, store) for key, holding in concerned.items()},
        decide=decide,
        at=at,
        alike=alike,
        find=settings.find_source,
    )
    killed = withdrawals(understanding.withdrawn, source=source, known=known, holdings=holdings, at=at)
    return VisitRecord(state=state, articles=intents.writes, seen=intents.seen, withdrawals=killed), intents


def _killed(withdrawn: Sequence[Withdrawn], known: Mapping[str, Known], source: Source) -> list[str]:
    hits = [known.get(tombstone_key(item, source)) for item in withdrawn]
    return [hit.article_id for hit in hits if hit is not None]


def evidence_by_route(holding: Holding, store: Store) -> dict[str, tuple[Evidence, ...]]:
    """Return what was said of an article's rights on each of its routes, the first route first."""
    pieces = store.evidence(holding.evidence_ids) if holding.evidence_ids else {}
    return {route.source_id: tuple(pieces[each] for each in route.evidence_ids) for route in holding.routes}


@dataclass(frozen=True, slots=True)
class _Sought:
    """A finding whose words are looked for."""

    finding: Finding
    sketch: tuple[int, ...]
    held: str | None  # id of the article it is known as


def alike_of(
    findings: Sequence[Finding],
    *,
    known: Mapping[str, Known],
    holdings: Mapping[str, Holding],
    source: Source,
    store: Store,
) -> dict[str, Alike]:
    """Sketch what is new or changed, and find who tells the same: one question to the store, none where nothing is."""
    sought, met = _sought(findings, known, holdings)
    if not sought:
        return {}
    crowds = store.alike({each for one in sought for each in one.sketch})
    candidates = {one.finding.route_key: _candidates(one, crowds) for one in sought}
    missing = {each for ids in candidates.values() for each in ids} - holdings.keys()
    loaded = {**holdings, **(store.holdings(tuple(sorted(missing))) if missing else {})}
    tellings = {key: Told(holding.article) for key, holding in loaded.items()}
    _spend(candidates, sought, tellings)
    return {
        one.finding.route_key: Alike(
            sketch=one.sketch,
            places=tuple(each for each in one.sketch[:PLACES] if len(crowds.get(each, ())) < CROWD),
            twin=_twin(one, candidates[one.finding.route_key], loaded, tellings, source=source, met=met),
        )
        for one in sought
    }


def _sought(
    findings: Sequence[Finding], known: Mapping[str, Known], holdings: Mapping[str, Holding]
) -> tuple[list[_Sought], set[str]]:
    """What is to be looked for, and the ids of all that this document speaks of."""
    sought, met = [], set()
    for finding in findings:
        hit = known_as(finding, known)
        if hit is not None:
            met.add(hit.article_id)
            if hit.withdrawn or (hit.route_fingerprint == finding.route_fingerprint and hit.article_id not in holdings):
                continue
        if sketch := sketch_of(finding.article):
            sought.append(_Sought(finding, sketch, hit.article_id if hit is not None else None))
    return sought, met


def _candidates(one: _Sought, crowds: Mapping[int, Sequence[str]]) -> tuple[str, ...]:
    if crowds.keys().isdisjoint(one.sketch):  # nearly always: nobody else tells it
        return ()
    shared: Counter[str] = Counter()
    for sentence in one.sketch:
        ids = crowds.get(sentence, ())
        if len(ids) < CROWD:
            shared.update(each for each in ids if each != one.held)
    return tuple(key for key, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES])


def _spend(candidates: dict[str, tuple[str, ...]], sought: Sequence[_Sought], tellings: Mapping[str, Told]) -> None:
    """Drop the candidates that nobody can compare in time; the articles stay what they are, each its own."""
    left = COMPARED
    for one in sought:
        wanted = candidates[one.finding.route_key]
        for key in wanted:
            texts = (one.finding.article.body_text, tellings[key].article.body_text if key in tellings else None)
            left -= sum(min(len(text or ""), LONGEST) for text in texts)
        if wanted and left < 0:
            candidates[one.finding.route_key] = ()


def _twin(
    one: _Sought,
    candidates: Sequence[str],
    loaded: Mapping[str, Holding],
    tellings: Mapping[str, Told],
    *,
    source: Source,
    met: set[str],
) -> Holding | None:
    """Return the article that tells the same story. What one source says under several headlines is nobody's story."""
    told = Told(one.finding.article)
    found: Holding | None = None
    for holding in (loaded[key] for key in candidates if key in loaded):
        if holding.withdrawn_at is not None:
            if _is_withdrawn(one, holding):
                return holding
            continue
        same_source = source.id in holding.source_ids
        why = difference(told, tellings[holding.article.id], same_source=same_source)
        if same_source and why == "headline":
            return None  # log in, accept our cookies: the same words under another headline of the same house
        # What a source lists side by side it means as two; what it holds as two already stays two.
        if why is None and found is None and not (same_source and (holding.article.id in met or one.held is not None)):
            found = holding
    return found


def _is_withdrawn(one: _Sought, holding: Holding) -> bool:
    """Tell whether this is what was withdrawn: by its headline and by what can still be known of its words."""
    shared = len(set(one.sketch) & set(holding.sketch))
    if shared < WITHDRAWN_ALIKE * min(len(one.sketch), len(holding.sketch)):
        return False
    return plain.fold(one.finding.article.title) == plain.fold(holding.article.title) or shared == len(one.sketch)
