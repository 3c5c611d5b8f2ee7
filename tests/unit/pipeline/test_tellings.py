"""Of several tellings: which is shown, to whom it is credited, what all of them bind it to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from support.articles import AT, article, decision

from syndicator.model.article import Article
from syndicator.model.holding import Holding
from syndicator.model.provenance import Provenance, Step, Trace
from syndicator.model.source import Source
from syndicator.pipeline.tellings import bound, takes_over

HOUSE = Source(id="house", kind="feed", urls=("https://feeds.mill.example/all",))
COPIER = Source(id="copier", kind="feed", urls=("https://copy.example/feed",))
FIND = {"house": HOUSE, "copier": COPIER}.get

COPY = replace(
    article("2", url="https://copy.example/2"),
    provenance=Provenance(
        steps=(Step(role="original", name="Mill Post"), Step(role="intermediary", name="Copy"), Step(role="collected"))
    ),
)
OWN = replace(article("2"), url="https://copy.example/2")
EMPTY = replace(article(), body_html=None, body_text=None)


def _held(of: Article, supplier: str) -> Holding:
    return Holding(
        article=of,
        decision=decision(of),
        source_ids=(supplier,),
        supplier=supplier,
        first_seen_at=AT,
        changed_at=AT,
    )


@pytest.mark.parametrize(
    ("told", "by", "held", "supplier", "expected"),
    [
        (article(), "house", EMPTY, "house", True),
        (article(), "house", COPY, "copier", True),
        (COPY, "copier", article(), "house", False),
        (OWN, "copier", article(), "house", False),
        (COPY, "copier", EMPTY, "house", False),
        (article(), "house", replace(COPY, body_html=None), "copier", True),
        (EMPTY, "house", COPY, "copier", False),
        (EMPTY, "house", replace(COPY, body_html=None), "copier", False),
    ],
    ids=["itself", "maker", "copy", "equal", "text of a copy", "text", "no text", "neither"],
)
def test_the_nearest_to_the_origin_is_shown(
    told: Article, by: str, held: Article, supplier: str, *, expected: bool
) -> None:
    assert takes_over(told, by, _held(held, supplier), FIND) is expected


def test_the_narrowest_times_of_all_routes_bind() -> None:
    later = AT + timedelta(days=3)
    one = replace(article(), embargoed_until=AT, expires=later)
    other = replace(article("2"), embargoed_until=later, expires=AT + timedelta(days=9))
    made = bound(one, {"b": ("text", other)})
    assert (made.embargoed_until, made.expires) == (later, later)


def test_a_paywall_counts_at_the_same_address_only() -> None:
    walled = replace(article("2"), paywalled=True)
    assert bound(article(), {"b": ("key", walled)}).paywalled
    assert not bound(article(), {"b": ("text", walled)}).paywalled


def _named(name: str, *, evidence: bool = True) -> Article:
    traces = (Trace(words=f"({name})", carrier="text:block"),) if evidence else ()
    steps = (Step(role="original", name=name, evidence=traces), Step(role="intermediary"), Step(role="collected"))
    return replace(article("2"), provenance=Provenance(steps=steps))


def test_an_agency_that_another_telling_names_is_the_origin_and_nobody_else_is() -> None:
    made = bound(article(), {"b": ("text", _named("Reuters"))}).provenance
    assert [step.name for step in made.steps] == ["Reuters", "Mill Post", "Mill Post"]
    assert made.original.evidence
    assert bound(article(), {"b": ("text", _named("Some Blog"))}).provenance == article().provenance
    assert bound(article(), {"b": ("text", _named("Reuters", evidence=False))}).provenance == article().provenance


def test_an_agency_keeps_its_own_story() -> None:
    from syndicator.model.article import Party

    own = replace(article(), publisher=Party(name="Reuters", url="https://reuters.com/"))
    assert bound(own, {"b": ("text", _named("Reuters"))}).provenance == own.provenance
