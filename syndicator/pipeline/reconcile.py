"""New against known: what a visit has to write. Pure: knows neither the store nor the network.

Law: an article keeps its id for ever; a source that says nothing new costs nothing; what was withdrawn stays
withdrawn; a document that shrank removes nothing; a second route never widens what the first one forbids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from syndicator.model.article import Article
from syndicator.model.draft import Withdrawn
from syndicator.model.holding import ArticleWrite, Holding, Joined, Known, Route, Withdrawal
from syndicator.model.quick import quickly_made
from syndicator.model.rights import Evidence
from syndicator.model.source import Source
from syndicator.normalise import identity
from syndicator.pipeline import changes, sameness, shortened, tellings
from syndicator.pipeline.understand import Finding, fingerprint
from syndicator.pipeline.voices import Decide, Find, voices, weighed
from syndicator.syntax import date as dates

MOST_NAMES = 16
"""Keys after which a source is taken for one that gives its items a new guid every time: those are learnt no more."""
MOST_KEYS = 64

Said = Mapping[str, Mapping[str, Sequence[Evidence]]]
"""Per article id and source, what was said of its rights on that route."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What was found of the words of one finding."""

    sketch: tuple[int, ...] = ()
    places: tuple[int, ...] = ()  # of the sketch, under which the article is to be found from now on
    twin: Holding | None = None  # the same story, told by somebody else; withdrawn: it stays dead here too


@dataclass(frozen=True, slots=True, kw_only=True)
class Intents:
    """What is to be written, in words; the store executes it."""

    writes: tuple[ArticleWrite, ...] = ()
    seen: tuple[str, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    new: int = 0
    changed: int = 0
    kept: int = 0  # texts of which the source now gives less than we hold


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
        if hit is not None and not hit.withdrawn and not says_nothing_new(finding, hit, known):
            wanted[hit.article_id] = None
    return tuple(wanted)


def says_nothing_new(finding: Finding, hit: Known, known: Mapping[str, Known]) -> bool:
    """Tell whether a source says what it said last time, and under no name that we have not heard yet.

    A guid that changes while nothing else does must be learnt, or the article is lost when its address changes next.
    """
    return hit.route_fingerprint == finding.route_fingerprint and all(key in known for key in finding.article.keys)


def is_reused(finding: Finding, known: Mapping[str, Known], holding: Holding | None) -> bool:
    """Tell whether a guid came again for another article: another address, another headline, another text.

    Any one of the three alone is a correction: addresses move, headlines are mended, texts are written anew.
    """
    keys = finding.article.keys
    if holding is None or not keys[0].startswith("url:") or keys[0] in known:
        return False
    return sameness.is_another(holding.article, finding.article)


def reconcile(
    findings: Sequence[Finding],
    *,
    source: Source,
    known: Mapping[str, Known],
    holdings: Mapping[str, Holding],
    said: Said,
    decide: Decide,
    at: datetime,
    alike: Mapping[str, Alike] | None = None,
    find: Find = lambda _: None,
) -> Intents:
    """Compare findings with what is known.

    ``said``: what the *other* routes of an article said of its rights. ``alike``: by route key, what was found of the
    words of a finding. ``find``: the configured source of an id.
    """
    desk = _Desk(source=source, holdings=holdings, said=said, decide=decide, at=at, find=find, alike=alike or {})
    unchanged = _unchanged(findings, known, holdings)
    for finding in findings:
        hit = known_as(finding, known)
        if hit is not None and (hit.withdrawn or hit.article_id in unchanged):
            continue  # a withdrawn article stays dead; an item given twice is one item, the one it was last time
        desk.take(finding, known, hit)
    return Intents(
        writes=tuple(desk.writes.values()),
        seen=tuple(each for each in unchanged if each not in desk.writes),
        new=sum(write.new for write in desk.writes.values()),
        changed=sum(not write.new for write in desk.writes.values()) - desk.learnt,
        kept=desk.kept,
    )


def _unchanged(
    findings: Iterable[Finding], known: Mapping[str, Known], holdings: Mapping[str, Holding]
) -> dict[str, None]:
    found: dict[str, None] = {}
    for finding in findings:
        hit = known_as(finding, known)
        if hit is None or hit.withdrawn or hit.route_fingerprint != finding.route_fingerprint:
            continue
        held = holdings.get(hit.article_id)
        many = held is not None and len(held.article.keys) >= MOST_NAMES
        if many or says_nothing_new(finding, hit, known):
            found[hit.article_id] = None
    return found


@dataclass(slots=True, kw_only=True)
class _Desk:
    """One visit's findings on their way to what is written."""

    source: Source
    holdings: Mapping[str, Holding]
    said: Said
    decide: Decide
    at: datetime
    find: Find
    alike: Mapping[str, Alike]
    writes: dict[str, ArticleWrite] = field(default_factory=dict)
    learnt: int = 0  # of the writes: nothing but another name, or less than we hold
    kept: int = 0

    def take(self, finding: Finding, known: Mapping[str, Known], hit: Known | None) -> None:
        """Find out what this finding is, and write it down once."""
        alike = self.alike.get(finding.route_key, Alike())
        held = self.holdings.get(hit.article_id) if hit is not None else None
        if is_reused(finding, known, held):
            own = tuple(key for key in finding.article.keys if key not in known)
            finding, held = replace(finding, article=replace(finding.article, keys=own)), None
        route = _route(held, self.source.id)
        twin = alike.twin
        if held is not None and route is not None and self._has_parted(finding, held, route):
            self._put(self._new(finding, alike, leaves=held, told=route.told))
        elif twin is not None and (held is None or held.source_ids == (self.source.id,)):
            if twin.withdrawn_at is None:
                self._put(self._next(finding, alike, twin, joined="text", absorbs=held))
        elif hit is not None and held is not None:
            self.learnt += held.article.id not in self.writes and hit.route_fingerprint == finding.route_fingerprint
            self._put(self._next(finding, alike, held, joined=route.joined if route else "key"))
        else:
            self._put(self._new(finding, alike))

    def _put(self, write: ArticleWrite) -> None:
        self.writes.setdefault(write.article.id, write)

    def _has_parted(self, finding: Finding, held: Holding, route: Route) -> bool:
        if route.joined != "text" or tellings.supplier_of(held) == self.source.id:
            return False
        return sameness.has_parted(sameness.Told(held.article), sameness.Told(finding.article))

    def _new(
        self, finding: Finding, alike: Alike, *, leaves: Holding | None = None, told: Article | None = None
    ) -> ArticleWrite:
        article = finding.article
        if told is not None:  # it was taken for another's: it gets the name it would have had
            article = replace(article, id=told.id, keys=tuple(dict.fromkeys((*told.keys, *article.keys))))
        return ArticleWrite(
            article=article,
            evidence=finding.evidence,
            decision=self.decide(article, finding.evidence, None, (self.source.id,)),
            fingerprint=finding.route_fingerprint,  # nobody else has said anything of it
            route_key=finding.route_key,
            route_fingerprint=finding.route_fingerprint,
            new=True,
            seen_at=self.at,
            supplier=self.source.id,
            sketch=alike.sketch,
            places=alike.places,
            leaves=leaves.article.id if leaves is not None else None,
        )

    def _next(
        self, finding: Finding, alike: Alike, held: Holding, *, joined: Joined, absorbs: Holding | None = None
    ) -> ArticleWrite:
        """Say an article that is held anew: this source's telling is shown, or stands beside the one that is."""
        own, before = self.source.id, tellings.supplier_of(held)
        heard = finding
        if own == before:
            finding = self._not_less(finding, held)
        taken = tellings.takes_over(finding.article, own, held, self.find)
        told = finding.article if absorbs is None else replace(finding.article, id=absorbs.article.id)
        others = _others(held, own)
        demoted: tuple[str, Article] | None = None
        if not taken:
            others[own] = (joined, told)
        elif before is not None and before != own:
            others[before] = ("key", held.article)
            demoted = (before, held.article)
        found, names = finding.article.keys, held.article.keys
        # Whose telling is shown comes first: quotas count by it (``Article.publisher_key``).
        keys = tuple(dict.fromkeys((*found, *names) if demoted is not None else (*names, *found)))[:MOST_KEYS]
        shown = tellings.bound(finding.article if taken else held.article, others)
        shown = replace(shown, id=held.article.id, keys=keys)
        supplier = own if taken else held.supplier
        said = self._said(held, finding)
        decision = weighed(
            shown,
            said,
            voices(shown, tuple(said), supplier, self.find),
            previous=held.decision,
            decide=self.decide,
        )
        evidence = tuple({piece.id: piece for pieces in said.values() for piece in pieces}.values())
        change = changes.between(held, shown, decision, source_id=own, supplier=supplier, at=self.at)
        if finding is not heard and held.article.id not in self.writes:
            self.kept += 1
            self.learnt += change is None
        return ArticleWrite(
            article=shown,
            evidence=finding.evidence,
            decision=decision,
            fingerprint=fingerprint(shown, evidence),
            route_key=finding.route_key,
            route_fingerprint=finding.route_fingerprint,
            new=False,
            seen_at=self.at,
            supplier=supplier,
            joined=joined,
            told=None if taken else told,
            demoted=demoted,
            sketch=alike.sketch if taken else held.sketch,
            places=alike.places if taken else (),
            change=change,
            absorbs=absorbs.article.id if absorbs is not None else None,
        )

    def _not_less(self, finding: Finding, held: Holding) -> Finding:
        """Keep the text that is held where this source gives less of it by accident, with what was said of it."""
        what = shortened.less(held.article, finding.article)
        if not what:
            return finding
        earlier = self.said.get(held.article.id, {}).get(self.source.id, ())
        return replace(
            finding,
            article=shortened.kept(held.article, finding.article, what),
            evidence=shortened.bound(finding.evidence, earlier),
        )

    def _said(self, held: Holding, finding: Finding) -> dict[str, Sequence[Evidence]]:
        own = self.source.id
        routes = held.source_ids if own in held.source_ids else (*held.source_ids, own)
        by_route = self.said.get(held.article.id, {})
        return {route: finding.evidence if route == own else by_route.get(route, ()) for route in routes}


def _others(held: Holding, source_id: str) -> dict[str, tuple[Joined, Article]]:
    """What the other sources tell, but for the one that is shown."""
    return {
        route.source_id: (route.joined, route.told)
        for route in held.routes
        if route.told is not None and route.source_id != source_id
    }


def _route(held: Holding | None, source_id: str) -> Route | None:
    return next((route for route in held.routes if route.source_id == source_id), None) if held is not None else None


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
        if holding is not None and _is_copy(holding, source.id):
            hit = None  # who takes down a copy does not take down the original: only its own keys are dead
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


def _is_copy(holding: Holding, source_id: str) -> bool:
    route = _route(holding, source_id)
    return route is not None and route.joined == "text" and tellings.supplier_of(holding) != source_id


def tombstone_key(tombstone: Withdrawn, source: Source) -> str:
    """Return the identity key a tombstone means: guids count within their source only, and are folded like theirs."""
    kind, _, rest = tombstone.key.partition(":")
    return (identity.guid_key(source.id, rest) or tombstone.key) if kind == "guid" else tombstone.key


def _outlived(tombstone: Withdrawn, holding: Holding) -> bool:
    """Tell whether the item was updated after the tombstone was written: then it does not mean this version."""
    when = dates.parse(tombstone.when) if tombstone.when else None
    updated = holding.article.updated
    return when is not None and updated is not None and when.at < updated.at
