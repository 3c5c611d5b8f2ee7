"""Structured data and metas: every candidate with its carrier, nodes resolved, nobody else's article believed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.pages import PROSE, URL, article, draft, harvest, marks

CC = "https://creativecommons.org/licenses/by/4.0/"


def ld(data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


NEWS: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "More boats from June",
    "alternativeHeadline": "Eleven a day",
    "datePublished": "2024-05-02T08:00:00+02:00",
    "dateModified": "2024-05-03",
    "author": [{"@type": "Person", "name": "Ingrid Aune", "url": "/people/aune"}, {"@id": "#second"}],
    "publisher": {"@id": "#house"},
    "inLanguage": "nb",
    "articleSection": "Transport",
    "keywords": "ferries, fjord",
    "isAccessibleForFree": "False",
}
GRAPH = {
    "@graph": [
        NEWS,
        {"@id": "#second", "@type": "Person", "name": "Per Holt"},
        {"@id": "#house", "@type": "NewsMediaOrganization", "name": "Quay News", "url": "https://quay.example/"},
    ]
}


def test_a_graph_is_resolved() -> None:
    found = draft(article(PROSE, head=ld(GRAPH)))
    assert [(person.name, person.url) for person in found.people if person.carrier == "jsonld:author"] == [
        ("Ingrid Aune", "https://dispatch.example/people/aune"),
        ("Per Holt", None),
    ]
    assert (found.publishers[0].name, found.publishers[0].url) == ("Quay News", "https://quay.example/")
    assert [(said.carrier, said.text) for said in found.published] == [("jsonld:datePublished", NEWS["datePublished"])]
    assert found.updated[0].text == "2024-05-03"
    assert found.subtitles[0].text == "Eleven a day"
    assert found.languages[0].text == "nb"
    assert {(term.scheme, term.term) for term in found.terms} == {
        ("section", "Transport"),
        (None, "ferries"),
        (None, "fjord"),
    }
    assert found.paywalled


def test_another_articles_node_says_nothing_here() -> None:
    other = {
        "@type": "NewsArticle", "headline": "Airport closed", "url": "https://dispatch.example/airport",
        "datePublished": "2020-01-01", "license": CC,
    }  # fmt: skip
    found = draft(article(PROSE, head=ld([{**NEWS, "url": URL}, other])))
    assert "Airport closed" not in {said.text for said in found.titles}
    assert not marks(found, "jsonld:license")


def test_rights_of_one_of_several_unnamed_articles_are_not_believed() -> None:
    several = [{"@type": "Article", "headline": f"Story {n}", "license": CC} for n in "abc"]
    assert not marks(draft(article(PROSE, head=ld(several))), "jsonld:license")


@pytest.mark.parametrize(
    ("node", "extent"),
    [
        ({**NEWS, "license": "https://creativecommons.org/licenses/by-nd/4.0/"}, "work"),
        ({**NEWS, "image": {"@type": "ImageObject", "url": "/a.jpg", "license": CC}}, "image"),
        ({**NEWS, "hasPart": {"@type": "CreativeWork", "license": CC}}, "metadata"),
        ({"@type": "SoftwareApplication", "license": "https://opensource.org/license/mit"}, "code"),
        ({"@type": "Dataset", "license": CC}, "metadata"),
    ],
)  # fmt: skip
def test_a_licence_reaches_only_what_it_is_said_of(node: dict[str, Any], extent: str) -> None:
    (mark,) = marks(draft(article(PROSE, head=ld(node))), "jsonld:license")
    assert mark.extent == extent


def test_the_licence_of_the_data_is_metadata() -> None:
    (mark,) = marks(draft(article(PROSE, head=ld({**NEWS, "sdLicense": "https://x.example/sd"}))), "jsonld:sdLicense")
    assert mark.extent == "metadata"


def test_a_holder_by_reference_is_named() -> None:
    (mark,) = marks(
        draft(
            article(PROSE, head=ld({"@graph": [{**NEWS, "copyrightHolder": {"@id": "#house"}}, *GRAPH["@graph"][1:]]}))
        ),
        "jsonld:copyrightHolder",
    )
    assert mark.words == "Quay News"
    assert dict(mark.attributes)["node_type"] == "NewsArticle"


def test_image_rights_come_with_the_image() -> None:
    picture = {
        "@type": "ImageObject", "contentUrl": "/boat.jpg", "creditText": "Liv Berg/NORDA", "caption": "A boat",
        "license": "/photo-terms", "width": 1200,
    }  # fmt: skip
    image = draft(article(PROSE, head=ld({**NEWS, "image": picture}))).images[0]
    assert (image.url, image.credit, image.caption) == ("https://dispatch.example/boat.jpg", "Liv Berg/NORDA", "A boat")
    assert (image.license_url, image.width) == ("https://dispatch.example/photo-terms", 1200)


@pytest.mark.parametrize("wrap", ["<!--\n%s\n-->", "//<![CDATA[\n%s\n//]]>", "%s;", "\n\n%s\n"])
def test_scripts_as_the_field_writes_them(wrap: str) -> None:
    script = '<script type="application/ld+json">' + wrap % json.dumps(NEWS) + "</script>"
    assert draft(article(PROSE, head=script)).published


def test_broken_data_is_a_complaint() -> None:
    found = harvest(article(PROSE, head='<script type="application/ld+json">{"headline": </script>'))
    assert [complaint.code for complaint in found.complaints] == ["unreadable_json"]


def test_trailing_commas_and_raw_line_ends_are_read() -> None:
    script = '<script type="application/ld+json">{"@type": "Article", "headline": "One\nline",}</script>'
    assert "One line" in {said.text for said in draft(article(PROSE, head=script)).titles}


def test_microdata() -> None:
    inner = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">More boats</h2>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Moe</b></span>'
        '<meta itemprop="datePublished" content="2024-05-02"><a itemprop="license" href="/by">CC BY</a></div>'
    )
    found = draft(article(inner + PROSE))
    assert ("Ada Moe", "microdata:author") in {(person.name, person.carrier) for person in found.people}
    assert ("2024-05-02", "microdata:datePublished") in {(said.text, said.carrier) for said in found.published}
    (mark,) = marks(found, "jsonld:license")
    assert (mark.url, dict(mark.attributes)["syntax"]) == ("https://dispatch.example/by", "microdata")


HEAD = """
<meta property="og:title" content="More boats"><meta name="twitter:title" content="More boats!">
<meta property="og:site_name" content="Quay News"><meta name="author" content="Ada Moe">
<meta property="article:author" content="https://facebook.com/ada">
<meta name="DC.Date" content="2024-05-02"><meta name="DC.rights.rightsHolder" content="NORDA">
<meta value="(c) NORDA. All rights reserved." name=DC.Rights>
<meta name="dcterms.license" content="https://creativecommons.org/licenses/by/4.0/">
<meta name="copyright" content="Quay News AS"><meta name="tdm-reservation" content="1">
<meta name="robots" content="noarchive">
<meta property="article:section" content="Transport"><meta property="article:tag" content="boats">
<meta name="keywords" content="a; b, c">
<meta property="og:image" content="/one.jpg"><meta property="og:image:width" content="600">
<meta property="og:image:alt" content="A boat">
<meta property="article:content_tier" content="locked"><meta property="og:locale" content="nb_NO">
"""


def test_metas() -> None:
    found = draft(article(PROSE, head=HEAD))
    carriers = {said.carrier for said in found.titles}
    assert {"og:title", "twitter:title", "html:h1"} <= carriers
    assert [person.name for person in found.people] == ["Ada Moe"]
    assert [(said.carrier, said.text) for said in found.published] == [("dc:date", "2024-05-02")]
    assert ("og:locale", "nb_NO") in {(said.carrier, said.text) for said in found.languages}
    assert [term.term for term in found.terms] == ["Transport", "boats", "a", "b", "c"]
    image = found.images[0]
    assert (image.url, image.width, image.alt) == ("https://dispatch.example/one.jpg", 600, "A boat")
    assert found.paywalled


def test_rights_metas_in_the_spellings_of_the_field() -> None:
    said = {(mark.signal, mark.words) for mark in draft(article(PROSE, head=HEAD)).marks}
    assert said >= {
        ("dcterms:rightsHolder", "NORDA"),
        ("dc:rights", "(c) NORDA. All rights reserved."),
        ("dcterms:license", CC),
        ("meta:copyright", "Quay News AS"),
        ("meta:tdm-reservation", "1"),
        ("robots:meta", "noarchive"),
    }


def test_a_canonical_elsewhere_is_an_origin_and_no_address_of_ours() -> None:
    found = draft(article(PROSE, head='<link rel="canonical" href="https://norda.example/boats">'))
    assert [(origin.article_url, origin.carrier) for origin in found.origins] == [
        ("https://norda.example/boats", "html:canonical")
    ]
    assert [said.carrier for said in found.links] == ["capture"]


@pytest.mark.parametrize("href", ["https://www.dispatch.example/x", "https://m.dispatch.example/x", "/x"])
def test_a_canonical_of_the_same_house_is_an_address(href: str) -> None:
    found = draft(article(PROSE, head=f'<link rel="canonical" href="{href}">'))
    assert not found.origins
    assert [said.carrier for said in found.links] == ["html:canonical", "capture"]


def test_based_on_itself_is_no_origin() -> None:
    assert not draft(article(PROSE, head=ld({**NEWS, "isBasedOn": URL}))).origins
    (origin,) = draft(article(PROSE, head=ld({**NEWS, "isBasedOn": "https://norda.example/1"}))).origins
    assert origin.article_url == "https://norda.example/1"


def test_ccrel_attributes() -> None:
    inner = PROSE + (
        '<p xmlns:cc="http://creativecommons.org/ns#"><a property="cc:attributionName" rel="cc:attributionURL" '
        'href="https://norda.example/1">NORDA</a></p>'
    )
    found = draft(article(inner))
    (name,) = marks(found, "cc:attributionName")
    (url,) = marks(found, "cc:attributionURL")
    assert (name.words, url.url) == ("NORDA", "https://norda.example/1")


def test_a_social_card_tells_by_its_label_what_it_says() -> None:
    head = (
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Moe">'
        '<meta name="twitter:label2" content="Time to read"><meta name="twitter:data2" content="Four minutes">'
    )
    found = draft(f"<html><head>{head}</head><body><article><h1>Ferries</h1>{PROSE}</article></body></html>")
    assert [(person.name, person.carrier) for person in found.people] == [("Ada Moe", "twitter:data")]


def test_contributors_that_hold_the_creator_are_the_list_of_authors() -> None:
    def read(*contributors: str) -> list[tuple[str, str]]:
        metas = "".join(f'<meta name="DC.Contributor" content="{name}">' for name in contributors)
        head = f'<meta name="DC.Creator" content="Ada Moe">{metas}'
        found = draft(f"<html><head>{head}</head><body><article><h1>Ferries</h1>{PROSE}</article></body></html>")
        return [(person.name, person.role) for person in found.people]

    assert read("Ada Moe", "Per Holt") == [("Ada Moe", "author"), ("Per Holt", "author")]
    assert read("Per Holt") == [("Ada Moe", "author"), ("Per Holt", "contributor")]


def test_the_picture_chosen_for_sharing_leads() -> None:
    shared = '<meta name="twitter:image" content="https://dispatch.example/card.jpg">'
    structured = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferries",'
        ' "image": "https://dispatch.example/list.jpg"}</script>'
    )
    body = f"<body><article><h1>Ferries</h1>{PROSE}</article></body>"
    found = draft(f"<html><head>{structured}{shared}</head>{body}</html>")
    assert [image.url for image in found.images] == [
        "https://dispatch.example/card.jpg",
        "https://dispatch.example/list.jpg",
    ]
    chosen = '<meta property="og:image" content="https://dispatch.example/og.jpg">'
    found = draft(f"<html><head>{structured}{shared}{chosen}</head>{body}</html>")
    assert found.images[0].url == "https://dispatch.example/og.jpg"


def test_a_page_of_one_film_is_dated_by_it_and_a_list_of_films_is_not() -> None:
    def read(count: int) -> list[str]:
        node = '{"@type": "VideoObject", "name": "Boats %d", "uploadDate": "2020-04-0%d"}'
        film = f'<script type="application/ld+json">{node}</script>'
        scripts = "".join(film % (number, number) for number in range(1, count + 1))
        found = draft(f"<html><head>{scripts}</head><body><h1>Boats</h1>{PROSE}</body></html>")
        return [said.text for said in found.published]

    assert read(1) == ["2020-04-01"]
    assert read(2) == []
