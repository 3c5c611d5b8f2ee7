"""Sentences that name a licence, the public domain or somebody else's material: what stands under it, and whose."""

from __future__ import annotations

import pytest

from syndicator.rights import notices
from syndicator.rights.notices import Reading


def _one(text: str, kind: str, html: str | None = None) -> Reading:
    found = [reading for reading in notices.read(text, html=html) if reading.kind == kind]
    assert len(found) == 1
    return found[0]


def test_the_work_stands_under_it() -> None:
    said = _one("This work is licensed under CC BY 4.0.", "license")
    assert (said.stance, said.part, said.basis, said.reach, said.third_party) == (
        "grants",
        "work",
        "license",
        None,
        False,
    )
    assert said.license is not None
    assert said.license.id == "CC-BY-4.0"
    assert said.duties


@pytest.mark.parametrize(
    "text",
    [
        "It is not licensed under CC BY 4.0.",
        "Our articles are no longer available under CC BY 4.0.",
        "Dieser Text steht nicht unter CC BY 4.0.",
    ],
)
def test_what_is_denied_or_past_stands_under_nothing(text: str) -> None:
    assert not any(said.grants or said.license for said in notices.read(text))


def test_a_not_far_before_the_name_does_not_take_it_back() -> None:
    text = "This article, which you need not pay for and may read in peace at home, is licensed under CC BY 4.0."
    assert _one(text, "license").grants


@pytest.mark.parametrize(
    ("text", "part", "holders"),
    [
        ("Photo: Ann Roe, CC BY 2.0", "image", ("Ann Roe",)),
        ("Ann Roe (via Flickr), CC BY 2.0", "image", ("Ann Roe",)),
        ("jQuery v1.2.3, CC BY 3.0", "code", ()),
        ("The source code is under the MIT License.", "code", ()),
    ],
)
def test_pictures_and_programs_are_not_the_text(text: str, part: str, holders: tuple[str, ...]) -> None:
    said = _one(text, "license")
    assert (said.stance, said.part, said.holders, said.grants) == ("informs", part, holders, ())
    assert (said.reach == "image_only") == (part == "image")


def test_who_licenses_is_named() -> None:
    assert _one("Essay by Ann Roe is licensed under CC BY 4.0.", "license").holders == ("Ann Roe",)


def test_what_was_passed_on_is_somebody_elses() -> None:
    said = _one("Republished from Hill News under CC BY 4.0.", "license")
    assert (said.grants, said.third_party, said.origin, said.holders) == ((), True, "Hill News", ("Hill News",))


def test_only_the_speakers_own_pictures_are_meant() -> None:
    said = _one("Texts and our own photos are under CC BY 4.0.", "license")
    assert "images_third_party" in said.prohibitions
    assert said.reach == "third_party_excluded"


def test_some_is_not_this() -> None:
    said = _one("Some articles are CC BY 4.0.", "license")
    assert said.grants == ()
    assert said.resolve_per_item


def test_a_mark_on_the_item_is_for_a_person_to_see() -> None:
    said = _one("Articles marked with this sign are CC BY 4.0.", "license")
    assert said.grants
    assert all(grant.selected_by_person for grant in said.grants)


def test_a_licence_without_a_name_grants_nothing() -> None:
    said = _one("Our articles are licensed under a Creative Commons license.", "license")
    assert said.license_unnamed
    assert (said.license, said.grants, said.third_party) == (None, (), False)


def test_a_link_names_the_version_the_words_leave_out() -> None:
    text = "This article is licensed under CC BY."
    link = '<a href="https://creativecommons.org/licenses/by/{}/">{}</a> '
    assert _one(text, "license", link.format("4.0", "terms")).license.version == "4.0"  # type: ignore[union-attr] # has one
    both = link.format("4.0", "terms") + link.format("3.0", "other terms")
    assert _one(text, "license", both).license.version is None  # type: ignore[union-attr] # has one
    other = '<a href="https://creativecommons.org/licenses/by-nd/4.0/">terms</a>'
    assert _one(text, "license", other).license.id == "CC-BY"  # type: ignore[union-attr] # has one


def test_a_link_is_read_where_its_words_stand() -> None:
    link = '<a href="https://creativecommons.org/licenses/by-nd/4.0/">these terms</a>'
    said = _one("All our articles are available under these terms.", "license", link)
    assert said.license is not None
    assert said.license.id == "CC-BY-ND-4.0"


def test_the_public_domain_in_one_country() -> None:
    here = _one("This article is in the public domain in the United States.", "public_domain")
    assert {grant.territory for grant in here.grants} == {("US",)}
    assert here.holders == ("(public domain)",)
    everywhere = _one("This article is in the public domain.", "public_domain")
    assert {grant.territory for grant in everywhere.grants} == {()}


@pytest.mark.parametrize(
    "text",
    [
        "These photos are in the public domain.",
        "Read more about what the public domain means to all of us and to libraries.",
        "This article is not in the public domain.",
    ],
)
def test_what_the_public_domain_does_not_open(text: str) -> None:
    assert not any(said.grants for said in notices.read(text))


def test_a_public_bodys_own_words_stand_for_its_rule() -> None:
    said = _one("Reuse is authorised. © European Union 2020", "permission")
    assert said.basis == "license"
    assert said.license is not None
    assert _one("Reuse is authorised. © Hill Union 2020", "permission").license is None


@pytest.mark.parametrize(
    ("text", "kind", "third_party", "prohibitions"),
    [
        ("This site contains copyrighted material the use of which has not been authorized by the owner.",
         "fair_use", True, ()),
        ("We believe this constitutes fair use.", "fair_use", True, ()),
        ("Fair use notice under the provisions of section 107.", "fair_use", True, ()),
        ("Republished with permission.", "third_party", True, ()),
        ("Material from news agencies may not be republished.", "third_party", True, ("third_party_agency_material",)),
        ("Photos from news agencies may not be republished.", "third_party", True, ("images_third_party",)),
        ("This article first appeared on Hill News.", "origin", False, ()),
    ],
)  # fmt: skip
def test_what_is_somebody_elses(text: str, kind: str, third_party: bool, prohibitions: tuple[str, ...]) -> None:  # noqa: FBT001 - a row of the table
    said = _one(text, kind)
    assert (said.third_party, said.prohibitions, said.grants) == (third_party, prohibitions, ())


def test_others_are_an_exception_from_ones_own_permission() -> None:
    said = _one("Our stories may be republished except those by news agencies.", "permission")
    assert said.grants
    assert said.third_party
    assert said.reach == "third_party_excluded"


def test_what_follows_about_others_is_about_them_too() -> None:
    text = "Some photos belong to third parties. These are the property of the copyright holders and may not be copied."
    assert [said.kind for said in notices.read(text)] == ["third_party", "third_party"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("CC BY 4.0 covers the photos on this page.", "image"),
        ("CC BY 4.0 is the licence of our photos.", "image"),
        ("CC BY 4.0 applies to user comments.", "user"),
        ("CC BY 4.0 for photos.", "image"),
        ("CC BY 4.0 covers the bells.", "design"),
        ("CC BY 4.0 распространяется на фотографии.", "image"),
        ("CC BY 4.0 s'applique aux photos.", "image"),
    ],
)
def test_what_a_licence_is_said_to_be_for_behind_its_name_is_what_stands_under_it(text: str, part: str) -> None:
    said = _one(text, "license")
    assert (said.stance, said.part, said.grants) == ("informs", part, ())


@pytest.mark.parametrize(
    "text",
    [
        "CC BY 4.0 applies to all our articles.",
        "CC BY 4.0 applies to everything on this site.",
        "CC BY 4.0 is the licence of our stories.",
        "CC BY 4.0 gilt für alle Texte.",
        "CC BY 4.0 se aplica a los textos.",
        "CC BY 4.0 covers all material except photos.",
        "This article is licensed under CC BY 4.0, which covers reuse.",
        "Licensed CC BY 4.0 for anyone to republish.",
    ],
)
def test_a_licence_that_is_said_to_be_for_the_text_stays_one(text: str) -> None:
    assert _one(text, "license").grants


@pytest.mark.parametrize(
    "text",
    ["This article is licensed under CC BY 4.0 in Scotland.", "Dieser Text steht in Österreich unter CC BY 4.0."],
)
def test_a_licence_for_a_country_grants_nothing_to_those_who_publish_everywhere(text: str) -> None:
    assert not _one(text, "license").grants


@pytest.mark.parametrize(
    "text",
    [
        "This work is licensed under a Creative Commons Attribution 3.0 United States License.",
        "Licensed under CC BY 3.0 Germany.",
    ],
)
def test_a_port_binds_a_licence_to_no_country(text: str) -> None:
    assert _one(text, "license").grants


@pytest.mark.parametrize(
    "text",
    [
        "Our texts (CC BY 4.0)",
        "Our articles (CC BY 4.0) are free",
        "This site (CC BY 4.0)",
        "You can use it (CC BY 4.0)",
        "Licensed under (CC BY 4.0)",
        "© Hill Gazette (CC BY 4.0)",
    ],
)
def test_a_licence_in_brackets_is_the_texts_where_the_text_is_spoken_of(text: str) -> None:
    assert _one(text, "license").grants


def test_a_licence_in_brackets_behind_a_title_is_a_pictures() -> None:
    said = _one("Tide – round 1 (CC BY 4.0)", "license")
    assert (said.part, said.grants, said.third_party) == ("image", (), False)


@pytest.mark.parametrize(
    "text",
    [
        "Except articles by news agencies, our content is under CC BY 4.0.",
        "Our content is under CC BY 4.0, except texts from third parties.",
    ],
)
def test_a_licence_that_leaves_others_out_says_that_there_are_others(text: str) -> None:
    said = _one(text, "license")
    assert said.grants
    assert said.third_party


def test_who_made_the_theme_licenses_the_theme_only() -> None:
    theme = "Theme by Ann. Licence: CC BY-NC-SA 4.0"
    assert (_one(theme, "license").part, _one(theme, "license").grants) == ("design", ())
    assert _one("Theme by Ann. All articles: CC BY-NC-SA 4.0", "license").grants
    assert _one("Theme by Ann. © Hill CC BY 4.0", "license").grants


def test_a_bare_attribution_behind_a_licence_is_what_it_asks_for() -> None:
    said = _one("This article is under CC BY-ND 4.0; attribution is needed.", "license")
    assert said.license is not None
    assert said.license.id == "CC-BY-ND-4.0"


def test_each_licence_of_a_sentence_is_for_what_stands_before_it() -> None:
    said = notices.read("Texts are CC BY 4.0, photos are CC BY-ND 4.0.")
    assert [(each.part, each.license.id) for each in said if each.license] == [
        ("text", "CC-BY-4.0"),
        ("image", "CC-BY-ND-4.0"),
    ]


def test_a_picture_with_a_makers_name_is_somebody_elses_and_ones_own_is_not() -> None:
    assert _one("Photo by Ann Roe, CC BY 4.0", "license").third_party
    assert not _one("Our own photos are CC BY 4.0", "license").third_party


def test_a_licence_that_is_denied_is_only_spoken_of() -> None:
    assert [said.kind for said in notices.read("It is not licensed under CC BY 4.0.")] == ["topic"]


def test_an_unnamed_licence_is_of_whoever_it_was_taken_from() -> None:
    taken = _one("Republished from Hill News under a Creative Commons licence.", "origin")
    assert (taken.origin, taken.holders, taken.third_party) == ("Hill News", ("Hill News",), True)
    assert {duty.action for duty in taken.duties} == {"attribute_source", "link_original"}
    first = _one("This article first appeared on Hill News under a Creative Commons licence.", "license")
    assert (first.origin, first.holders, first.third_party, first.duties) == ("Hill News", (), False, ())


def test_a_public_bodys_rule_is_found_among_several_holders() -> None:
    said = _one("© Hill 2020. © European Union 2020. Reuse is authorised.", "permission")
    assert said.license is not None


def test_a_bare_public_domain_is_a_statement_and_talk_of_it_is_none() -> None:
    assert _one("Public domain.", "public_domain").grants
    assert not any(said.grants for said in notices.read("Read about public domain"))


@pytest.mark.parametrize(
    "text",
    [
        "Except where in the public domain, our articles are protected.",
        "Unless it is in the public domain, this article must not be copied.",
        "Some of our articles are in the public domain.",
    ],
)
def test_what_may_be_in_the_public_domain_is_not_said_to_be(text: str) -> None:
    assert not any(said.grants for said in notices.read(text))
