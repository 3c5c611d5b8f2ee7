"""Who may speak for a text that came by several routes. Pure; weighs no words itself, that is ``rights.decide``.

Law: what anybody says can narrow; only who gave us the text, and who stands at the same address, can grant. A licence
on somebody's copy is no licence for the original, and the original's licence is none for what a copy made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from syndicator.model.article import Article
from syndicator.model.rights import OUTCOMES, Decision, Duty, Evidence, ImageDecision, Reason
from syndicator.model.source import Source
from syndicator.normalise import publisher
from syndicator.pipeline import shortened
from syndicator.rights.decide import verdicts
from syndicator.syntax import url as web

Decide = Callable[[Article, Sequence[Evidence], Decision | None, Sequence[str]], Decision]
"""(article, evidence, the previous decision, the routes under whose terms) → decision."""

Find = Callable[[str], Source | None]


def voices(article: Article, routes: Sequence[str], supplier: str | None, find: Find) -> tuple[frozenset[str], ...]:
    """Return the groups of routes each of which must allow what is published.

    One group where it is known who gave us the text: that source and those that are the same site. Where it is not
    known, each route by itself.
    """
    if len(routes) <= 1:
        return (frozenset(routes),)
    if supplier is None:
        return tuple(frozenset({route}) for route in routes)
    group = {supplier}
    if _is_at(find(supplier), article):
        group |= {route for route in routes if _is_at(find(route), article)}
    return (frozenset(group),)


def is_home(source: Source | None, article: Article) -> bool:
    """Tell whether a source is the house the article stands in: for credit, where a rule of thumb will do."""
    if source is None or not article.url:
        return False
    house = publisher.domain(article.url)
    return any(publisher.domain(url) == house for url in source.urls)


def _is_at(source: Source | None, article: Article) -> bool:
    """Tell whether a source is the very site of the article: for rights, where one host does not bind another."""
    return source is not None and any(web.same_site(url, article.url or "") for url in source.urls)


def weighed(
    article: Article,
    said: Mapping[str, Sequence[Evidence]],
    groups: Iterable[frozenset[str]],
    *,
    previous: Decision | None,
    decide: Decide,
) -> Decision:
    """Decide from everything that was said, and by each group alone; the strictest counts.

    ``said`` is the evidence by route, the first route first. What a person settled knowing all of it is settled for
    each group too; what nobody in a group granted, they could not grant.
    """
    routes = tuple(said)
    everything = distinct(said.values())
    parts = [(routes, everything, _ELSEWHERE)]
    parts += [(names, distinct(said[route] for route in names), _ELSEWHERE) for names in alone(routes, groups)]
    whole: Decision | None = None
    for names, pieces, note in (*parts, *_said_now(parts)):
        before = _bound_to(previous, article, everything, pieces) if whole is not None else previous
        decided = decide(article, pieces, before, names)
        whole = decided if whole is None else strictest(whole, decided, note=note)
    if whole is None:
        raise ValueError(article.id)
    return whole


_ELSEWHERE = Reason(
    text="What is said where others tell the same story does not reach this text, which came from elsewhere.",
    code="other_route",
)
_EARLIER = Reason(
    text="What was said with this text when it was given in full is said no more, now that less of it is given.",
    code="said_earlier",
)
_Part = tuple[tuple[str, ...], tuple[Evidence, ...], Reason]


def _said_now(parts: Iterable[_Part]) -> list[_Part]:
    """Return each part that holds what was said with an earlier text, without it: that binds, but grants nothing."""
    found = []
    for names, pieces, _ in parts:
        now = now_said(pieces)
        if len(now) < len(pieces):
            found.append((names, now, _EARLIER))
    return found


def now_said(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return what is not only kept because it was said with a text that is kept (``shortened``)."""
    return tuple(piece for piece in pieces if not shortened.is_kept(piece))


def alone(routes: Sequence[str], groups: Iterable[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the routes of each group that is not all of them, in the order of ``routes``."""
    return tuple(tuple(route for route in routes if route in group) for group in groups if not group >= set(routes))


def _bound_to(
    previous: Decision | None, article: Article, everything: Sequence[Evidence], pieces: Sequence[Evidence]
) -> Decision | None:
    """Let a verdict that was given on everything count for a part of it."""
    review = previous.review if previous is not None else None
    if previous is None or review is None:
        return previous
    if not verdicts.in_force(review, article, (piece.id for piece in everything)):
        return previous
    fingerprint = verdicts.fingerprint(piece.id for piece in pieces)
    return replace(previous, review=replace(review, evidence=fingerprint))


def strictest(whole: Decision, alone: Decision, *, note: Reason = _ELSEWHERE) -> Decision:
    """Return what both decisions allow: the narrower outcome, the duties and prohibitions of both.

    ``alone`` is that of those who may grant: the licence is theirs. ``note`` says why, where theirs is narrower.
    """
    narrower = OUTCOMES.index(alone.outcome) < OUTCOMES.index(whole.outcome)
    base = alone if narrower else whole
    reasons = base.reasons
    if narrower:
        headline, rest = reasons[:1], reasons[1:]
        others = (reason for reason in whole.reasons if reason not in reasons)
        reasons = (*headline, replace(note, evidence=_cited(whole)), *rest, *others)
    shown = {image.url: image for image in alone.images}
    return replace(
        whole,
        outcome=base.outcome,
        reasons=tuple(dict.fromkeys(reasons)),
        license=alone.license,
        duties=_both(whole.duties, alone.duties),
        prohibitions=tuple(sorted({*whole.prohibitions, *alone.prohibitions})),
        images=tuple(_image(image, shown.get(image.url)) for image in whole.images),
        statements=tuple(dict.fromkeys((*whole.statements, *alone.statements))),
        excerpt_characters=min(whole.excerpt_characters, alone.excerpt_characters),
        excerpt_paragraphs=_least(whole.excerpt_paragraphs, alone.excerpt_paragraphs),
        valid_from=_latest(whole.valid_from, alone.valid_from),
        valid_until=_earliest(whole.valid_until, alone.valid_until),
        ask=base.ask,
    )


def _cited(decision: Decision) -> tuple[str, ...]:
    return decision.reasons[0].evidence if decision.reasons else ()


def distinct(said: Iterable[Sequence[Evidence]]) -> tuple[Evidence, ...]:
    """Return every piece once, in the order in which they were first said."""
    return tuple({piece.id: piece for pieces in said for piece in pieces}.values())


def _both(first: tuple[Duty, ...], second: tuple[Duty, ...]) -> tuple[Duty, ...]:
    return (*first, *(duty for duty in second if duty not in first))


def _image(first: ImageDecision, second: ImageDecision | None) -> ImageDecision:
    return second if second is not None and first.show and not second.show else first


def _least(first: int | None, second: int | None) -> int | None:
    return min((value for value in (first, second) if value is not None), default=None)


def _latest(first: datetime | None, second: datetime | None) -> datetime | None:
    return max((value for value in (first, second) if value is not None), default=None)


def _earliest(first: datetime | None, second: datetime | None) -> datetime | None:
    return min((value for value in (first, second) if value is not None), default=None)
