"""What must and must not be done, added up over everything that is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from support.deciding import AT, COMMERCIAL, COMMUNITY, PAPER, ROBOT, article, seen

from syndicator.model.rights import Agreement, Duty, Grant, Policy, Prohibition, RightsStatement, UseProfile
from syndicator.rights import decide
from syndicator.rights.decide import duties
from syndicator.rights.decide.case import Case

FULL = Grant(action="republish_full")
TERMS: dict[str, Any] = {"strength": "publisher_terms"}


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


def case(*statements: RightsStatement, use: UseProfile = COMMUNITY) -> Case:
    made = decide.case_of(article(), seen(), use=use, policy=Policy(), at=AT)
    return replace(made, text=statements)


def owed(*statements: RightsStatement, grants: tuple[Grant, ...] = ()) -> tuple[Duty, ...]:
    return duties.owed(case(*statements), statements, grants)


def test_prohibitions_add_up_with_all_who_say_them() -> None:
    both = Prohibition(action="print", evidence=("x", "a"))
    found = duties.forbidden(
        (said(prohibitions=(Prohibition(action="edit"), both)), said(evidence="f", prohibitions=(both,)))
    )
    assert found == {"edit": ("e",), "print": ("a", "x")}
    assert list(found) == ["edit", "print"]


@pytest.mark.parametrize(
    ("action", "use", "outcome"),
    [
        *(
            (action, COMMUNITY, "link")
            for action in ("republish_full", "copy", "use_without_agreement", "non_editorial")
        ),
        ("commercial", COMMUNITY, None),
        ("commercial", replace(COMMUNITY, commercial=True), "link"),
        ("commercial", replace(COMMUNITY, advertising=True), "link"),
        ("web", COMMUNITY, "link"),
        ("web", PAPER, None),
        ("print", PAPER, "link"),
        ("print", COMMUNITY, None),
        ("broadcast", replace(COMMUNITY, media=("broadcast",)), "link"),
        ("broadcast", PAPER, None),
        ("paywall", replace(COMMUNITY, paywall=True), "link"),
        ("paywall", replace(COMMUNITY, advertising=True), None),
        ("advertising", replace(COMMUNITY, advertising=True), "link"),
        ("advertising", replace(COMMUNITY, paywall=True), None),
        *((action, ROBOT, "review") for action in ("systematic_republication", "automated_republication")),
        *((action, COMMUNITY, None) for action in ("systematic_republication", "automated_republication")),
        *((action, COMMUNITY, "review") for action in ("redistribution", "sublicensing", "territory", "territory:de")),
        ("standing_on_ones_head", COMMUNITY, "review"),
        *((action, COMMUNITY, None) for action in ("republish_excerpt", "excerpt", "summarise")),
    ],
)
def test_how_far_a_prohibition_lets_a_use_go(action: str, use: UseProfile, outcome: str | None) -> None:
    caps = duties.limits(case(use=use), {action: ("e",)}, excerpts=False)
    assert [(cap.outcome, cap.reason.code, cap.reason.evidence) for cap in caps] == (
        [] if outcome is None else [(outcome, f"prohibited_{action}", ("e",))]
    )


@pytest.mark.parametrize(
    "action",
    [
        *("edit", "substantive_edit", "meaning_change", "translate", "adapt", "images", "images_third_party", "logo"),
        *("ai_training", "machine_use", "archive", "sell_separately", "audio_video", "third_party", "press_articles"),
        *("third_party_agency_material", "frame", "titles", "see_terms_url", "endorsement", "republish_before_embargo"),
    ],
)
def test_what_a_verbatim_text_with_credit_does_not_touch_is_in_nobodys_way(action: str) -> None:
    for use in (COMMUNITY, COMMERCIAL, PAPER, ROBOT):
        assert duties.limits(case(use=use), {action: ("e",)}, excerpts=False) == []


def test_where_excerpts_are_granted_in_words_the_whole_text_alone_is_forbidden() -> None:
    (cap,) = duties.limits(case(), {"republish_full": ("e",)}, excerpts=True)
    assert (cap.outcome, cap.reason.text) == ("excerpt", "Republishing the text is forbidden.")


@pytest.mark.parametrize(
    ("permits", "kept"),
    [(("republish_full",), {"edit", "excerpt"}), (("republish_full", "republish_excerpt"), {"edit"})],
)
def test_beside_an_agreement_stands_what_it_does_not_speak_of(permits: tuple[str, ...], kept: set[str]) -> None:
    agreement = Agreement(id="a", partner="Daily Example", reference="letter", permits=permits)
    assert set(duties.beside(agreement, {"edit": (), "excerpt": (), "copy": (), "commercial": ()})) == kept


def test_a_duty_is_owed_once_with_all_who_ask_for_it_and_as_strictly_as_the_strictest() -> None:
    asked = Duty(action="verbatim", evidence=("d",), **TERMS)
    lawful = Duty(action="verbatim", strength="license")
    first, second = said(duties=(asked,)), said(evidence="f", duties=(lawful,))
    expected = (Duty(action="verbatim", strength="license", evidence=("d", "e", "f")),)
    assert owed(first, second) == owed(second, first) == expected


@pytest.mark.parametrize(
    "other", [{"text": "x"}, {"url": "https://daily.example/x"}, {"position": "top"}, {"days": 3}, {"days": 1}]
)
def test_duties_that_differ_are_several_and_the_bare_one_goes(other: dict[str, Any]) -> None:
    bare, precise = Duty(action="attribute_source"), Duty(action="attribute_source", **other)
    found = owed(said(duties=(bare, precise, Duty(action="verbatim"))))
    assert [(duty.action, replace(duty, evidence=())) for duty in found] == [
        ("attribute_source", precise),
        ("verbatim", Duty(action="verbatim")),
    ]


@pytest.mark.parametrize(("stance", "count"), [("grants", 1), ("restricts", 1), ("informs", 0), ("reserves", 0)])
def test_a_demanded_credit_line_is_a_duty(stance: Any, count: int) -> None:
    line = Duty(action="credit_line_fixed", text="First in X", evidence=("e",), **TERMS)
    assert owed(said(stance=stance, credit="First in X")) == (line,) * count


def test_bounds_of_a_grant_go_on_binding() -> None:
    bound = replace(FULL, quota=3, quota_days=7, valid_until=AT + timedelta(days=9), valid_days=9)
    assert owed(grants=(bound,)) == (
        Duty(action="quota", text="no more than 3 articles in 7 days", days=7, **TERMS),
        Duty(action="remove_after_expiry", days=9, **TERMS),
    )
    assert owed(grants=(replace(FULL, quota=2),))[0].text == "no more than 2 articles in 30 days"
    assert owed(grants=(FULL,)) == ()


@pytest.mark.parametrize("action", ["quota", "remove_after_expiry"])
def test_a_bound_that_is_a_duty_already_is_not_asked_twice(action: str) -> None:
    bound = replace(FULL, quota=3, quota_days=7, valid_until=AT + timedelta(days=9))
    found = owed(said(duties=(Duty(action=action, text="as said"),)), grants=(bound,))
    assert [duty.action for duty in found] == ["quota", "remove_after_expiry"]
    assert [duty.text for duty in found if duty.action == action] == ["as said"]


KEEP = Duty(action="keep_notice")


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ((said(stance="reserves", holders=("A",), words="© A"),), "© A"),
        ((said(stance="reserves", holders=("A",), words="Source: B\n © A \nmore"),), "© A"),
        ((said(stance="reserves", holders=("A",), words=" Source: B\nA "),), "Source: B\nA"),
        ((said(stance="informs", holders=("A",), words="© A"),), None),
        ((said(stance="reserves", words="© A"),), None),
        ((said(stance="reserves", holders=("A",), words=" "),), None),
        (
            (
                said(stance="reserves", holders=("A",), words="© A"),
                said(stance="reserves", holders=("B",), words="© B"),
                said(stance="reserves", holders=("A",), words="© A"),
                said(stance="reserves", holders=("C",), words="© C", scope="site"),
            ),
            "© A\n© B",
        ),
    ],
)
def test_the_notice_to_keep_is_the_nearest_copyright_line(lines: tuple[RightsStatement, ...], kept: str | None) -> None:
    (duty,) = [one for one in owed(said(duties=(KEEP,)), *lines) if one.action == "keep_notice"]
    assert duty.text == kept
    (theirs,) = owed(said(duties=(replace(KEEP, text="Theirs."),)), *lines)
    assert theirs.text == "Theirs."
