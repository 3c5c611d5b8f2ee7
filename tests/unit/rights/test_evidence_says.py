"""What each signal says, field by field: everything that is not named here stays at its default."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import pytest
from support.deciding import CC, seen

from syndicator.model.draft import Mark
from syndicator.model.rights import Prohibition, RightsStatement
from syndicator.rights import statements

PLACE = {"evidence", "scope", "region", "words"}
PAGE_TERMS = "https://daily.example/terms"


def mark(signal: str, words: str = "", url: str | None = None, extent: Any = "work", **attributes: str) -> Mark:
    return Mark(signal=signal, words=words, url=url, extent=extent, attributes=tuple(attributes.items()))


SAID: tuple[tuple[Mark, dict[str, Any]], ...] = (
    (mark("iptc:copyrightHolder", " Nord  wire ", year="2026"), {"holders": ("Nord wire",), "years": (2026,)}),
    (mark("iptc:copyrightHolder", "Nordwire", year="MM"), {"holders": ("Nordwire",), "years": ()}),
    (
        mark("iptc:rightsOwner", "x", enddate="20260401T063000", agent="desk@nordwire.example"),
        {
            "stance": "restricts",
            "explicit": True,
            "prohibitions": ("redistribution",),
            "expires": datetime(2026, 4, 1, 6, 30, tzinfo=UTC),
            "contact": "desk@nordwire.example",
        },
    ),
    (
        mark("iptc:editorialNote", "No Use in France"),
        {"stance": "restricts", "explicit": True, "prohibitions": ("territory",)},
    ),
    (mark("iptc:editorialNote", "Story moved again"), {"stance": "informs"}),
    (mark("iptc:usageTerms", "as agreed"), {"stance": "unreadable"}),
    (mark("iptc:creditLine", "Nordwire"), {"stance": "informs", "credit": "Nordwire"}),
    (mark("dcterms:rightsHolder", "Weekly Other"), {"holders": ("Weekly Other",)}),
    (mark("dcterms:accessRights", "open"), {"stance": "informs"}),
    (mark("dcterms:dateCopyrighted", "2019-2021"), {"years": (2019, 2021)}),
    (mark("cc:attributionName", "Ann"), {"stance": "informs", "credit": "Ann"}),
    (mark("cc:attributionURL", url="https://daily.example/"), {"stance": "informs"}),
    (
        mark("cc:morePermissions", url="https://daily.example/m"),
        {"stance": "informs", "contact": "https://daily.example/m"},
    ),
    (mark("link:license", url=PAGE_TERMS), {"stance": "informs", "terms_url": PAGE_TERMS}),
    (
        mark("dc:rights", "http://rightsstatements.org/vocab/InC/1.0/"),
        {"explicit": True, "terms_url": "http://rightsstatements.org/vocab/InC/1.0/"},
    ),
    (
        mark("dc:rights", "http://rightsstatements.org/vocab/NoC-US/1.0/"),
        {"stance": "informs", "terms_url": "http://rightsstatements.org/vocab/NoC-US/1.0/"},
    ),
    (mark("jsonld:copyrightHolder", "Other", node_type="NewsArticle"), {"holders": ("Other",)}),
    (mark("jsonld:copyrightHolder", "Lens", node_type="ImageObject"), {"holders": ("Lens",), "extent": "image"}),
    (mark("jsonld:copyrightHolder", "Film", node_type="VideoObject"), {"holders": ("Film",), "extent": "media"}),
    (mark("jsonld:copyrightHolder", "Thing", node_type="Dataset"), {"holders": ("Thing",), "extent": "metadata"}),
    (mark("jsonld:copyrightHolder", "O", node_type="Thing, schema:Report"), {"holders": ("O",)}),
    (mark("jsonld:copyrightHolder", "O", node_type="https://schema.org/SocialMediaPosting"), {"holders": ("O",)}),
    (mark("jsonld:copyrightHolder", "O", extent="image", node_type="Article"), {"holders": ("O",), "extent": "image"}),
    (mark("jsonld:copyrightYear", "2025", node_type="Article"), {"years": (2025,)}),
    (mark("jsonld:creditText", "Daily", node_type="Article"), {"stance": "informs", "credit": "Daily"}),
    (
        mark("jsonld:acquireLicensePage", url=PAGE_TERMS, node_type="Article"),
        {"stance": "informs", "contact": PAGE_TERMS},
    ),
    (mark("jsonld:conditionsOfAccess", "free"), {"stance": "informs", "extent": "metadata"}),
    (mark("jsonld:usageInfo", url=PAGE_TERMS), {"stance": "informs", "terms_url": PAGE_TERMS}),
    (mark("jsonld:license", "/terms"), {"stance": "informs", "terms_url": "/terms"}),
    (
        mark("jsonld:license", "/terms", node_type="ImageObject"),
        {"stance": "informs", "terms_url": "/terms", "extent": "image"},
    ),
    (mark("jsonld:license", "ALL_RIGHTS_RESERVED"), {"explicit": True}),
    (mark("media:credit", "Lens", extent="image"), {"stance": "informs", "credit": "Lens", "extent": "image"}),
    (mark("media:credit", "Lens"), {"stance": "informs", "credit": "Lens", "extent": "media"}),
    (mark("media:license", url=PAGE_TERMS), {"stance": "informs", "terms_url": PAGE_TERMS, "extent": "media"}),
    (
        mark("media:restriction", "de", type="country"),
        {"stance": "restricts", "prohibitions": ("territory:country",), "extent": "media"},
    ),
    (mark("media:restriction", "de"), {"stance": "restricts", "prohibitions": ("territory",), "extent": "media"}),
    (mark("meta:copyright", " Daily Example "), {"holders": ("Daily Example",)}),
    (mark("rsl:content", url=PAGE_TERMS), {"stance": "machine", "machine": (("rsl", PAGE_TERMS),)}),
    (
        mark("robots:meta", "max-snippet:50, noai"),
        {"stance": "machine", "machine": (("max-snippet", "50"), ("noai", ""))},
    ),
    (
        mark("well-known:tdmrep", "/", **{"tdm-reservation": "1", "tdm-policy": PAGE_TERMS}),
        {"stance": "machine", "machine": (("tdm-reservation", "1"), ("tdm-policy", PAGE_TERMS))},
    ),
)


@pytest.mark.parametrize(("one", "expected"), SAID, ids=lambda value: getattr(value, "signal", ""))
def test_a_signal_says_this_and_no_more(one: Mark, expected: dict[str, Any]) -> None:
    (said,) = statements.read(seen(one))
    wanted = {"stance": "reserves", "extent": "work"} | expected
    for name in {field.name for field in fields(RightsStatement)} - PLACE:
        value = getattr(said, name)
        if name == "prohibitions":
            assert value == tuple(
                Prohibition(action=action, evidence=(said.evidence,)) for action in wanted.get(name, ())
            )
        else:
            default = {field.name: field.default for field in fields(RightsStatement)}[name]
            assert value == wanted.get(name, default), name


@pytest.mark.parametrize(
    "one",
    [
        mark("iptc:copyrightHolder"),
        mark("iptc:usageTerms", " "),
        mark("dcterms:dateCopyrighted", "lately"),
        mark("dcterms:rightsHolder", " "),
        mark("jsonld:creditText"),
        mark("http:tdm-reservation", "2"),
        mark("robots:meta", "index, follow"),
    ],
    ids=lambda one: one.signal,
)
def test_an_empty_signal_says_nothing(one: Mark) -> None:
    assert statements.read(seen(one)) == ()


def test_a_wire_notice_keeps_whose_it_is_and_drops_what_it_seems_to_open() -> None:
    found = statements.read(seen(mark("iptc:copyrightNotice", "© 2026 Nordwire. Licensed under CC BY 4.0.")))
    assert {name for said in found for name in said.holders} == {"Nordwire"}
    assert not any(said.grants or said.license for said in found)
    assert any(said.stance == "unreadable" and "CC BY" in said.words for said in found)


def test_the_origins_words_are_its_own() -> None:
    (said,) = statements.read(seen(mark("atom:source-rights", f"{CC}by/4.0/")))
    assert said.upstream
    assert not statements.read(seen(mark("atom:rights", f"{CC}by/4.0/")))[0].upstream


@pytest.mark.parametrize(
    "name", ["license", "licence", "license_url", "licence_url", "rights", "copyright", "usage_terms"]
)
def test_an_extension_of_json_feed_may_use_obvious_names(name: str) -> None:
    found = statements.read(seen(mark("jsonfeed:extension", f'{{"a": {{"b": {{"{name}": "CC BY 4.0"}}}}}}')))
    assert [said.license and said.license.id for said in found] == ["CC-BY-4.0"]
    deep = f'{{"a": {{"b": {{"c": {{"d": {{"{name}": "CC BY 4.0"}}}}}}}}}}'
    assert [said.license for said in statements.read(seen(mark("jsonfeed:extension", deep)))] == [None]


@pytest.mark.parametrize("extent", ["image", "media"])
def test_pictures_and_films_are_kept_apart_from_the_text(extent: Any) -> None:
    said = statements.read(seen(mark("media:license", url=f"{CC}by/4.0/", extent=extent)))
    assert statements.of_text(said) == ()
    assert statements.of_images(said) == said


def test_a_caption_speaks_of_its_picture_only() -> None:
    (said,) = statements.read(seen(Mark(signal="link:license", url=f"{CC}by/4.0/", region="caption")))
    assert (said.extent, said.reach) == ("image", "image_only")
    assert statements.of_images((said,)) == (said,)


@pytest.mark.parametrize("extent", ["code", "metadata"])
def test_code_and_metadata_say_nothing(extent: Any) -> None:
    assert statements.read(seen(mark("link:license", url=f"{CC}by/4.0/", extent=extent))) == ()
