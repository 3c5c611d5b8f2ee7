"""What is said of others' material, where an item comes from, and whose leave stands behind it."""

from __future__ import annotations

import pytest

from syndicator.rights import notices
from syndicator.rights.notices.reading import Reading


def only(text: str, kind: str) -> Reading:
    """The one reading of this kind."""
    (found,) = [reading for reading in notices.read(text) if reading.kind == kind]
    return found


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("Photographs by news agencies are protected by copyright.", ("images_third_party",)),
        ("Articles by news agencies are protected by copyright.", ("third_party_agency_material",)),
        ("Articles by news agencies may not be republished.", ("third_party_agency_material",)),
        ("Articles by news agencies appear here.", ()),
        (
            "Articles and photos are the property of Harbour Light or its suppliers and are protected by copyright.",
            ("images_third_party",),
        ),
    ],
)
def test_others_material_is_kept_apart(text: str, forbidden: tuple[str, ...]) -> None:
    found = only(text, "third_party")
    assert (found.stance, found.third_party, found.reach) == ("informs", True, "third_party_excluded")
    assert found.prohibitions == forbidden
    assert found.grants == ()


def test_what_follows_on_others_material_is_said_of_it_too() -> None:
    said = "Material from news agencies may not be reproduced. Such material is not in the public domain."
    assert [found.kind for found in notices.read(said)] == ["third_party", "third_party"]


def test_suppliers_share_what_is_forbidden_of_ones_own() -> None:
    said = "All articles are the property of third parties or our suppliers and are protected by copyright; "
    found = notices.read(said + "they may not be reproduced.")
    assert "republish_full" in {each for one in found for each in one.prohibitions}


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        (
            "Copyrighted material the use of which has not been specifically authorized by the copyright owner.",
            None,
        ),
        (
            "For uses of copyrighted material beyond fair use you must obtain permission from the copyright owner.",
            "copyright owner",
        ),
        ("Fair use notice: we believe that quoting is fair.", None),
        ("We believe this is fair use of copyrighted material.", None),
    ],
)
def test_fair_use_is_a_claim_about_somebody_elses_work(text: str, contact: str | None) -> None:
    found = only(text, "fair_use")
    assert (found.stance, found.basis, found.third_party, found.contact) == ("claims", "fair_use", True, contact)
    assert found.reach == "third_party_excluded"


def test_a_lecture_on_fair_use_claims_nothing() -> None:
    assert [found.kind for found in notices.read("Fair use is a doctrine of law.")] == ["unreadable"]


@pytest.mark.parametrize(
    ("text", "kind", "origin", "theirs"),
    [
        ("This article first appeared in the Weekly Other.", "origin", "Weekly Other", False),
        (
            "This article first appeared in the Weekly Other and is republished here with permission.",
            "origin",
            "Weekly Other",
            True,
        ),
        ("Republished here with permission.", "third_party", None, True),
        (
            "This article first appeared in the Weekly Other under a Creative Commons licence.",
            "license",
            "Weekly Other",
            False,
        ),
    ],
)
def test_where_it_first_appeared(text: str, kind: str, origin: str | None, theirs: bool) -> None:  # noqa: FBT001
    found = only(text, kind)
    assert (found.stance, found.origin, found.grants) == ("informs", origin, ())
    assert found.third_party is theirs or kind == "license"


def test_a_line_that_is_to_be_printed_is_no_origin() -> None:
    kinds = {found.kind for found in notices.read("You must say that this article first appeared in the Weekly Other.")}
    assert "origin" not in kinds


# --- forms ------------------------------------------------------------------------------------------------------------

MAY = "You may republish our articles."


def opens(text: str) -> bool:
    grants = [grant for reading in notices.read(text) for grant in reading.grants]
    return any(grant.action == "republish_full" and not grant.unmet for grant in grants)


@pytest.mark.parametrize(
    ("text", "opened", "unread"),
    [
        (f"© [YEAR] Harbour Light. {MAY}", False, "© [YEAR] Harbour Light."),
        (f"{MAY} Copyright TODO.", False, "Copyright TODO."),
        (f"{MAY} {{{{ page.footer }}}}", False, None),
        (f"{MAY} Lorem ipsum dolor sit amet.", False, None),
        (f"Our articles are under ____. {MAY}", False, None),
        (f'Print "[name], Harbour Light". {MAY} © [owner].', False, "© [owner]."),
        ("You may republish our articles [name].", False, "You may republish our articles [name]."),
        (f"{MAY} All rights of [name] are reserved.", True, "All rights of [name] are reserved."),
        (f'{MAY} Print the line "By [author], Harbour Light".', True, None),
        (f"{MAY} Credit [author name] of Harbour Light.", True, None),
        (f"{MAY} Sign here: ______", True, None),
        (f"{MAY} [name]", True, None),
        (f"[name] {MAY}", True, None),
        (f'"[name]" {MAY}', True, None),
    ],
)
def test_a_form_opens_nothing_where_its_owner_or_its_licence_is_a_blank(
    text: str,
    opened: bool,  # noqa: FBT001 - a table's column
    unread: str | None,
) -> None:
    found = notices.read(text)
    assert opens(text) is opened
    left = [one for one in found if one.kind == "unreadable"]
    assert [one.words for one in left] == ([unread] if unread else [])
    assert all(one.words == text[one.start : one.end] and one.stance == "unreadable" for one in left)


def test_what_a_form_forbids_still_holds() -> None:
    found = notices.read("© [YEAR] [OWNER]. Articles may not be republished. Texts are under CC BY 4.0.")
    assert not any(one.grants or one.license for one in found)
    (forbids,) = [one for one in found if "republish_full" in one.prohibitions]
    assert forbids.stance == "restricts"
    assert {one.basis for one in found} == {"none"}
    assert "grants" not in {one.stance for one in found}
