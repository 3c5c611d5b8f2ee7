"""Whether a permission reaches the item: by whom, of what, and which pictures and how much of the text it reaches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.deciding import AT, COMMUNITY, ROBOT, article, decided, licence, picture, seen

from syndicator.model.article import Image, Person
from syndicator.model.draft import Mark
from syndicator.model.rights import Grant, Policy, Prohibition, Reason, RightsStatement
from syndicator.rights import decide, licenses
from syndicator.rights.decide import bounds, excerpts, reach
from syndicator.rights.decide.case import Case
from syndicator.rights.decide.grounds import Grounds
from syndicator.rights.holder import Holder

FULL = Grant(action="republish_full")
PART = Grant(action="republish_excerpt")
QUOTING = Policy(on_silence="excerpt")


def said(**what: Any) -> RightsStatement:
    fields: dict[str, Any] = {
        "evidence": "e",
        "stance": "grants",
        "scope": "item",
        "extent": "work",
        "region": "tail",
        "words": "w",
        "grants": (FULL,),
    }
    return RightsStatement(**{**fields, **what})


def case(*statements: RightsStatement, policy: Policy | None = None, **what: Any) -> Case:
    made = decide.case_of(article(), seen(), use=COMMUNITY, policy=policy or Policy(), at=AT)
    return replace(made, text=statements, **what)


# --- somebody else's text --------------------------------------------------------------------------------------------

THEIRS = Holder(names=("Weekly Other",), third_party=True)
SIGNED = said(stance="reserves", grants=(), holders=("Weekly Other",))
FIRST_THERE = said(stance="informs", grants=(), origin="Weekly Other")


@pytest.mark.parametrize(
    ("statement", "beside", "reaches"),
    [
        (said(), (), False),
        (said(grantor="Daily Example"), (), False),
        (said(grantor="Weekly Other"), (), True),
        (said(grantor="Weekly Other", scope="site"), (), False),
        (said(grantor="Weekly Other", region="widget"), (), False),
        (said(), (SIGNED,), True),
        (said(), (replace(SIGNED, evidence="f"),), False),
        (said(), (SIGNED, FIRST_THERE), False),
        (said(), (SIGNED, replace(FIRST_THERE, evidence="f")), True),
        (said(origin="Weekly Other"), (SIGNED,), False),
        (said(scope="site"), (SIGNED,), False),
        (said(upstream=True, scope="feed"), (), True),
    ],
)
def test_of_somebody_elses_text_only_its_holder_permits(
    statement: RightsStatement,
    beside: tuple[RightsStatement, ...],
    reaches: bool,  # noqa: FBT001 - a column
) -> None:
    gap = reach.void(case(statement, *beside, holder=THEIRS), statement)
    assert (gap.code if gap else None) == (None if reaches else "holder_is_third_party")


@pytest.mark.parametrize(
    ("statement", "holder", "told"),
    [
        (said(), THEIRS, "it is Daily Example's, who does not hold this text; this is Weekly Other's"),
        (said(grantor="Hall"), THEIRS, "it is Hall's, who does not hold this text; this is Weekly Other's"),
        (
            said(grants=(replace(FULL, own_only=True),)),
            THEIRS,
            "it covers only Daily Example's own articles; this is Weekly Other's",
        ),
        (
            said(),
            Holder(third_party=True),
            "it is Daily Example's, who does not hold this text; this is somebody else's",
        ),
    ],
)
def test_a_void_permission_says_whose_it_is(statement: RightsStatement, holder: Holder, told: str) -> None:
    gap = reach.void(case(statement, holder=holder), statement)
    assert gap is not None
    assert gap.text == told


# --- bounds ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quota", "mine", "waits"),
    [((2, 7), (2, 7), False), ((2, 7), (2, 6), True), ((2, None), (2, 30), False), ((2, None), (2, 29), True)],
)
def test_a_quota_of_ones_own_is_as_strict_as_theirs(
    quota: tuple[int, int | None],
    mine: tuple[int, int],
    waits: bool,  # noqa: FBT001 - a column
) -> None:
    grant = replace(FULL, quota=quota[0], quota_days=quota[1])
    policy = Policy(quota_items=mine[0], quota_days=mine[1])
    assert (bounds.needs_person(grant, ROBOT, policy) is not None) is waits


@pytest.mark.parametrize(("community", "commercial"), [(True, True), (False, False), (False, True)])
def test_a_community_site_is_one_and_sells_nothing(community: bool, commercial: bool) -> None:  # noqa: FBT001 - columns
    bound = replace(FULL, audience="community_sites")
    assert bounds.unfit(bound, COMMUNITY) is None
    gap = bounds.unfit(bound, replace(COMMUNITY, community_site=community, commercial=commercial))
    assert gap is not None
    assert gap[0] == "community_only"


# --- how much --------------------------------------------------------------------------------------------------------


def rests_on(*grants: Grant) -> Grounds:
    return Grounds(outcome="full", verdict=Reason(text="."), grants=grants)


@pytest.mark.parametrize(
    ("limit", "unit", "characters"),
    [(50, "percent", 1_000), (150, "percent", 2_000), (30, "words", 120), (70, "characters", 70)],
)
def test_an_excerpt_is_as_long_as_the_permission_says(limit: int, unit: Any, characters: int) -> None:
    bound = replace(PART, excerpt_limit=limit, excerpt_unit=unit)
    found = excerpts.limits(case(policy=Policy(excerpt_characters=9_000)), rests_on(FULL, PART, bound))
    assert found == excerpts.Limits(characters=characters)


def test_the_shortest_limit_counts() -> None:
    three, two = (replace(PART, excerpt_limit=count, excerpt_unit="paragraphs") for count in (3, 2))
    assert excerpts.limits(case(), rests_on(three, two)) == excerpts.Limits(characters=280, paragraphs=2)


@pytest.mark.parametrize(
    ("mark", "characters"),
    [
        (Mark(signal="robots:meta", words="max-snippet:-1"), 280),
        (Mark(signal="http:tdm-reservation", words="1"), 280),
        (Mark(signal="robots:meta", words="max-snippet:120"), 120),
    ],
)
def test_only_a_length_shortens_the_operators_own_excerpt(mark: Mark, characters: int) -> None:
    found = decided(mark, policy=QUOTING)
    assert (found.outcome, found.excerpt_characters) == ("excerpt", characters)


def test_entire_only_holds_also_beside_a_permission_for_excerpts() -> None:
    whole = replace(FULL, entire_only=True)
    assert excerpts.whole_only(case(said(grants=(whole, PART))), rests_on(whole, PART))
    assert not excerpts.whole_only(case(said(grants=(FULL, PART))), rests_on(FULL, PART))


UNCUT = said(grants=(), prohibitions=(Prohibition(action="edit", evidence=("e",)),))
CC_BY_ND = licenses.by_id("CC-BY-ND-4.0")


@pytest.mark.parametrize(
    ("statement", "granting", "whole"),
    [
        (UNCUT, (), True),
        (replace(UNCUT, prohibitions=()), (), False),
        (replace(UNCUT, license=CC_BY_ND), (), False),  # the licence lets its work be shared in part
        (UNCUT, (said(grants=(FULL, PART)),), False),  # cuts are granted in words
        (UNCUT, (said(grants=(FULL, PART), license=CC_BY_ND),), True),
    ],
)
def test_no_editing_in_ones_own_words_means_no_cuts(
    statement: RightsStatement,
    granting: tuple[RightsStatement, ...],
    whole: bool,  # noqa: FBT001 - a column
) -> None:
    made = case(statement, *granting, evidence={"e": seen(licence("by-nd/4.0"))[0]})
    assert excerpts.whole_only(made, replace(rests_on(FULL, PART), statements=granting)) is whole


@pytest.mark.parametrize(
    ("place", "may"), [({}, False), ({"scope": "feed"}, True), ({"scope": "site"}, True), ({"stance": "informs"}, True)]
)
def test_what_nobody_can_read_at_the_item_is_not_quoted(place: dict[str, Any], may: bool) -> None:  # noqa: FBT001
    assert excerpts.may_quote(case(said(**{"stance": "unreadable", "grants": ()} | place)), {}) is may


# --- pictures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("credit", "shown"),
    [
        ("Ann Author", True),
        ("© Daily Example", True),
        ("Foto: Ann Author / Daily Example", True),
        ("Daily Example | Ann Author", True),
        ("Daily Example | Reuters", False),
        ("Daily Example | Gigi Somebody", False),
        ("Gigi Somebody | Daily Example", False),
        ("© Photo by Ann Author", True),
        ("Ann Author / Gigi Somebody", False),
        (" / ", False),
        ("Reuters", False),
    ],
)
def test_a_picture_is_theirs_where_its_credit_names_nobody_else(credit: str, shown: bool) -> None:  # noqa: FBT001
    people = (Person(name="Ann Author"), Person(name="Reuters", role="contributor"))
    found = decided(licence("by/4.0"), of=article(people=people, images=(picture("a", credit=credit),)))
    assert [image.show for image in found.images] == [shown]


def test_a_picture_without_an_address_is_not_decided_about() -> None:
    found = decided(licence("by/4.0"), of=article(images=(Image(url=None), picture("a"))))
    assert [image.url for image in found.images] == ["https://daily.example/a.jpg"]


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (
            Mark(signal="media:copyright", words="© 2026 Lens Hall"),
            "The item says that its media are Lens Hall's, whom the permission does not cover.",
        ),
        (Mark(signal="media:restriction", words="de"), "The item restricts the use of its media."),
    ],
)
def test_what_the_item_says_of_its_media_counts_for_its_pictures(mark: Mark, told: str) -> None:
    (image,) = decided(licence("by/4.0"), mark, of=article(images=(picture("a"),))).images
    assert (image.show, image.reason) == (False, told)
