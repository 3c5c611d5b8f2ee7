"""Whom to ask for more, how near a word stands to the item, and which of two levels counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.deciding import AT, COMMUNITY, article, seen

from syndicator.model.rights import Grant, Policy, RightsStatement
from syndicator.rights import decide
from syndicator.rights.decide import grounds
from syndicator.rights.decide.asking import ask
from syndicator.rights.decide.case import Case, level, ordered
from syndicator.rights.holder import Holder

FULL = Grant(action="republish_full")
PART = Grant(action="republish_excerpt")
OWN = Holder(names=("Daily Example Inc.",))
THEIRS = Holder(names=("Weekly Other Inc.",), third_party=True)


def said(**what: Any) -> RightsStatement:
    fields: dict[str, Any] = {
        "evidence": "e",
        "stance": "grants",
        "scope": "item",
        "extent": "work",
        "region": "tail",
        "words": "w",
    }
    return RightsStatement(**{**fields, **what})


def case(*statements: RightsStatement, holder: Holder = OWN) -> Case:
    made = decide.case_of(article(), seen(), use=COMMUNITY, policy=Policy(), at=AT)
    return replace(made, text=statements, holder=holder)


CLAIM = said(stance="claims", evidence="c")
DESK = said(contact="desk@daily.example", evidence="d")
CLAIMED = (
    "fair_use_is_no_grant",
    "That the site calls its own use fair is a claim about its use, not a permission for ours.",
    ("c",),
)


def asked(words: str, *evidence: str) -> tuple[str, str, tuple[str, ...]]:
    return "ask", f"To publish more of it, ask {words}.", evidence


@pytest.mark.parametrize(
    ("statements", "holder", "whom", "told"),
    [
        ((), OWN, "Daily Example Inc.", [asked("Daily Example Inc")]),
        ((), Holder(), None, []),
        ((DESK,), OWN, "desk@daily.example", [asked("desk@daily.example", "d")]),
        ((replace(DESK, grantor="Daily Example"),), OWN, "desk@daily.example", [asked("desk@daily.example", "d")]),
        ((replace(DESK, grantor="Hall"),), OWN, "Daily Example Inc.", [asked("Daily Example Inc")]),
        (
            (DESK, replace(DESK, contact="second@daily.example", evidence="s")),
            OWN,
            "desk@daily.example",
            [asked("desk@daily.example", "d")],
        ),
        ((CLAIM,), OWN, "Daily Example Inc.", [asked("Daily Example Inc")]),
        ((DESK,), THEIRS, "Weekly Other Inc.", [asked("Weekly Other Inc")]),
        ((CLAIM, DESK), THEIRS, "Weekly Other Inc.", [CLAIMED, asked("Weekly Other Inc")]),
        (
            (),
            replace(THEIRS, url="https://weekly.test/"),
            "Weekly Other Inc.",
            [asked("Weekly Other Inc (https://weekly.test/)")],
        ),
        ((), Holder(third_party=True), None, [asked("whoever holds the rights")]),
    ],
)
def test_whom_to_ask_for_more(
    statements: tuple[RightsStatement, ...],
    holder: Holder,
    whom: str | None,
    told: list[tuple[str, str, tuple[str, ...]]],
) -> None:
    who, reasons = ask(case(*statements, holder=holder), "link")
    assert who == whom
    assert [(reason.code, reason.text, reason.evidence) for reason in reasons] == told


def test_where_all_may_be_published_nobody_is_asked() -> None:
    assert ask(case(DESK, holder=THEIRS), "full") == (None, ())
    assert ask(case(DESK), "excerpt")[0] == "desk@daily.example"


ITEM, WIDGET, FEED, SITE = (
    said(),
    said(region="widget", scope="site"),
    said(scope="feed"),
    said(scope="site"),
)


def test_item_before_box_before_feed_before_site() -> None:
    assert [level(one) for one in (ITEM, WIDGET, FEED, SITE)] == sorted(
        {level(one) for one in (ITEM, WIDGET, FEED, SITE)}
    )
    assert level(said(region="footer")) == level(SITE)
    assert ordered((SITE, FEED, WIDGET, ITEM)) == (ITEM, WIDGET, FEED, SITE)
    assert [one.evidence for one in ordered((said(evidence="b"), said(evidence="a")))] == ["a", "b"]


@pytest.mark.parametrize(("near", "far"), [(ITEM, WIDGET), (WIDGET, FEED), (FEED, SITE)])
def test_the_nearer_of_two_permissions_counts(near: RightsStatement, far: RightsStatement) -> None:
    whole, part = replace(near, grants=(FULL,)), replace(far, grants=(PART,), evidence="f")
    assert grounds.find(case(whole, part)).outcome == "full"
    assert grounds.find(case(replace(near, grants=(PART,)), replace(far, grants=(FULL,), evidence="f"))).outcome == (
        "excerpt"
    )
    assert grounds.find(case(whole, replace(near, grants=(PART,), evidence="f"))).outcome == "excerpt"
