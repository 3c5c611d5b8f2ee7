from __future__ import annotations

from typing import Any

import pytest
from support.deciding import CC, block, licence, seen

from syndicator.model.draft import Mark
from syndicator.rights import statements


def read(*marks: Any) -> Any:
    return statements.read(seen(*marks))


@pytest.mark.parametrize("region", ["body", "comment", "code", "sidebar"])
def test_prose_comments_code_and_sidebars_never_speak(region: Any) -> None:
    assert read(licence("by/4.0", region=region)) == ()
    assert read(Mark(signal="dc:rights", words="CC BY 4.0", region=region)) == ()


def test_a_caption_speaks_for_its_picture_only() -> None:
    said = read(licence("by/2.0", region="caption"))
    assert statements.of_text(said) == ()
    assert [one.license.id for one in statements.of_images(said)] == ["CC-BY-2.0"]


@pytest.mark.parametrize("signal", ["media:license", "media:copyright", "media:credit", "media:restriction"])
def test_media_rss_never_speaks_for_the_text(signal: Any) -> None:
    said = read(Mark(signal=signal, words="CC BY 4.0", url=f"{CC}by/4.0/"))
    assert said
    assert statements.of_text(said) == ()


@pytest.mark.parametrize(
    ("node", "extent"),
    [
        ("NewsArticle", "work"),
        ("https://schema.org/BlogPosting", "work"),
        ("Article ReportageNewsArticle", "work"),
        ("ImageObject", "image"),
        ("VideoObject", "media"),
        ("Dataset", "metadata"),
        ("SoftwareSourceCode", "metadata"),
        ("Comment", "metadata"),
        ("WebSite", "metadata"),
    ],
)
def test_only_article_nodes_speak_for_the_article(node: Any, extent: Any) -> None:
    (said,) = read(Mark(signal="jsonld:license", words=f"{CC}by/4.0/", attributes=(("node_type", node),)))
    assert said.extent == extent


def test_the_licence_of_the_structured_data_is_nobodys() -> None:
    assert statements.of_text(read(Mark(signal="jsonld:sdLicense", words=f"{CC}by/4.0/"))) == ()


def test_a_licence_brings_its_grants_duties_and_prohibitions() -> None:
    (said,) = read(licence("by-nc-nd/4.0"))
    assert said.license is not None
    assert said.license.id == "CC-BY-NC-ND-4.0"
    assert {grant.audience for grant in said.grants} == {"noncommercial"}
    assert {"attribute_author", "no_derivatives"} <= {duty.action for duty in said.duties}
    assert {one.action for one in said.prohibitions} == {"commercial", "edit"}
    assert all(one.evidence == (said.evidence,) for one in (*said.duties, *said.prohibitions))


def test_a_licence_of_programs_is_not_the_texts() -> None:
    (said,) = read(Mark(signal="link:license", url="https://opensource.org/licenses/MIT"))
    assert not said.grants or said.extent == "code"


def test_the_holders_name_ends_where_the_sentence_begins() -> None:
    words = "Acme Publications, Inc. Dull is a registered trademark of Acme Publications, Inc. All Rights Reserved."
    named, *_ = read(Mark(signal="dcterms:rightsHolder", words=words))
    assert named.holders == ("Acme Publications, Inc.",)


def test_a_wire_notice_never_grants() -> None:
    for signal in ("iptc:copyrightNotice", "iptc:usageTerms"):
        said = read(Mark(signal=signal, words="CC-BY 4.0"))
        assert not any(one.grants for one in said)


def test_robots_directives_are_carried_along() -> None:
    (said,) = read(Mark(signal="robots:meta", words="bingbot: noarchive, max-snippet:50, follow, noai"))
    assert said.machine == (("noarchive", ""), ("max-snippet", "50"), ("noai", ""))


def test_tdm_reservation_is_one_or_nothing() -> None:
    (said,) = read(Mark(signal="meta:tdm-reservation", words="1"))
    assert said.machine == (("tdm-reservation", "1"),)
    assert read(Mark(signal="meta:tdm-reservation", words="yes")) == ()


def test_what_breaks_its_reader_is_unreadable() -> None:
    (said,) = read(Mark(signal="carrier-pigeon", words="all yours"))
    assert said.stance == "unreadable"


def test_the_plug_ins_default_is_weak_and_a_chosen_licence_is_not() -> None:
    rel = (("rel", "noreferrer license"),)
    (default,) = read(Mark(signal="link:license", url=f"{CC}by-nd/4.0/", attributes=rel))
    (chosen,) = read(Mark(signal="link:license", url=f"{CC}by-nc-nd/4.0/", attributes=rel))
    assert default.weak
    assert not chosen.weak


def test_an_upstream_licence_is_known_by_its_place() -> None:
    (said,) = read(licence("by/3.0", locator="entry[1]/source/link[2]"))
    assert said.upstream
    (own,) = read(licence("by/3.0", locator="entry[1]/link[2]"))
    assert not own.upstream


def test_statements_keep_the_place_of_their_evidence() -> None:
    (said,) = read(block("© 2026 Daily Example", region="footer", scope="site"))[:1]
    assert (said.region, said.scope) == ("footer", "site")
