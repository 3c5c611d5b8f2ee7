"""Sentences about what is somebody else's: claims to use it, whom it binds, where an item first appeared."""

from __future__ import annotations

import pytest

from syndicator.rights import notices
from syndicator.rights.notices import Reading


def _read(text: str) -> list[tuple[str, bool, tuple[str, ...]]]:
    return [(said.kind, said.third_party, said.prohibitions) for said in notices.read(text)]


def _one(text: str, kind: str) -> Reading:
    (found,) = (said for said in notices.read(text) if said.kind == kind)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Fair use notice: this is provided for criticism.",
        "The use of copyrighted material is fair use, as we believe.",
        "Fair use of copyrighted material is provided for by law.",
        "This site contains copyrighted material the use of which has not been authorized.",
    ],
)
def test_a_claim_of_fair_use_says_that_it_is_somebody_elses(text: str) -> None:
    said = _one(text, "fair_use")
    assert (said.stance, said.basis, said.reach) == ("claims", "fair_use", "third_party_excluded")
    assert said.third_party
    assert (said.grants, said.contact) == ((), None)


@pytest.mark.parametrize("text", ["Fair use is a doctrine of the law.", "Fair use."])
def test_talk_of_fair_use_claims_nothing(text: str) -> None:
    assert not [said for said in notices.read(text) if said.kind == "fair_use"]


def test_who_needs_more_than_fair_use_asks_the_owner() -> None:
    text = "You need permission from the copyright owner for copyrighted material beyond fair use."
    assert _one(text, "fair_use").contact == "copyright owner"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Articles by news agencies are the property of their owners.", ("third_party_agency_material",)),
        ("Material from news agencies may not be republished.", ("third_party_agency_material",)),
        ("Photos from news agencies are protected by copyright.", ("images_third_party",)),
        ("Graphics from news agencies may not be republished.", ("images_third_party",)),
        ("Videos from news agencies may not be copied.", ("images_third_party",)),
        ("Some articles come from news agencies.", ()),
    ],
)
def test_what_is_said_of_others_material_binds_only_that(text: str, expected: tuple[str, ...]) -> None:
    said = _one(text, "third_party")
    assert (said.prohibitions, said.reach, said.grants) == (expected, "third_party_excluded", ())


@pytest.mark.parametrize(
    "text",
    [
        "Our stories may be republished; content by news agencies may not.",
        "Our stories may be republished, material of third parties is protected.",
    ],
)
def test_ones_own_permission_before_the_mention_of_others_stays(text: str) -> None:
    assert [grant.action for said in notices.read(text) for grant in said.grants] == ["republish_full"]


@pytest.mark.parametrize(
    ("text", "origin", "third_party"),
    [
        ("First published by Hill News.", "Hill News", False),
        ("This article first appeared on Hill News.", "Hill News", False),
    ],
)
def test_where_an_item_first_appeared(text: str, origin: str, third_party: bool) -> None:  # noqa: FBT001 - a row of the table
    said = _one(text, "origin")
    assert (said.stance, said.origin, said.third_party) == ("informs", origin, third_party)


def test_by_somebodys_leave_without_a_name_is_somebody_elses() -> None:
    assert _read("Republished with permission.") == [("third_party", True, ())]


def test_whom_to_name_when_republishing_is_a_duty_and_no_origin() -> None:
    said = notices.read("You must say that it was originally published by Hill News.")
    assert [each.kind for each in said] == ["duty"]


def test_what_follows_about_others_is_about_them_only_while_it_says_these() -> None:
    text = "Some photos belong to third parties. {} may not be copied."
    assert [said.kind for said in notices.read(text.format("These are the property of the copyright holders and"))] == [
        "third_party"
    ] * 2
    assert "prohibition" in [said.kind for said in notices.read(text.format("Our articles"))]
