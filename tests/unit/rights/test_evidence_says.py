"""What each signal says, field by field: everything that is not named here stays at its default."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from support.deciding import CC, seen

from syndicator.model.draft import Mark
from syndicator.model.rights import Duty, Evidence, Grant, Prohibition, RightsStatement
from syndicator.rights import licenses, notices, statements
from syndicator.rights.evidence import prose, saying

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
    (mark("jsonld:license", url=PAGE_TERMS), {"stance": "informs", "terms_url": PAGE_TERMS}),
    (mark("jsonld:license", "//daily.example/t"), {"stance": "informs", "terms_url": "//daily.example/t"}),
    (mark("jsonld:license", "as agreed upon"), {"stance": "unreadable"}),
    (mark("jsonld:license", "ALL_RIGHTS_RESERVED"), {"explicit": True}),
    (
        mark("jsonld:creditText", "Lens", node_type="ImageObject"),
        {"stance": "informs", "credit": "Lens", "extent": "image"},
    ),
    (mark("jsonld:copyrightHolder", "O", extent="text", node_type="Article"), {"holders": ("O",), "extent": "text"}),
    (mark("jsonld:copyrightHolder", "O", extent="text", node_type="Barcode"), {"holders": ("O",), "extent": "image"}),
    (mark("jsonld:copyrightHolder", "O", node_type="Report,Thing"), {"holders": ("O",)}),
    (mark("media:credit", "Lens", extent="image"), {"stance": "informs", "credit": "Lens", "extent": "image"}),
    (mark("media:credit", "Lens"), {"stance": "informs", "credit": "Lens", "extent": "media"}),
    (mark("media:license", url=PAGE_TERMS), {"stance": "informs", "terms_url": PAGE_TERMS, "extent": "media"}),
    (
        mark("media:restriction", "de", type="country"),
        {"stance": "restricts", "prohibitions": ("territory:country",), "extent": "media"},
    ),
    (mark("media:copyright"), {"extent": "media"}),
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


@pytest.mark.parametrize("signal", ["iptc:copyrightNotice", "iptc:usageTerms"])
def test_of_a_clause_that_seems_to_open_a_wire_item_its_words_and_its_holder_stay(
    monkeypatch: pytest.MonkeyPatch, signal: str
) -> None:
    reading = notices.Reading(
        kind="permission", stance="grants", words=PERMITS, grants=GRANT, holders=("Nordwire",), contact="desk"
    )
    monkeypatch.setattr(prose, "readings", lambda *_: (reading,))
    (said,) = statements.read(seen(mark(signal, f"{PERMITS} {signal}")))
    assert (said.stance, said.words, said.holders) == ("unreadable", PERMITS, ("Nordwire",))
    assert (said.grants, said.contact) == ((), None)


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


NODES = {
    "work": (
        "CreativeWork",
        "Report",
        "Review",
        "BlogPosting",
        "Recipe",
        "SocialMediaPosting",
        "NewsArticle",
        "UserReview",
    ),
    "image": ("ImageObject", "Photograph", "ImageGallery", "Barcode"),
    "media": ("VideoObject", "AudioObject", "MediaObject", "MusicRecording", "PodcastEpisode", "Clip"),
    "metadata": ("Dataset", "SoftwareApplication", "Comment", "WebSite", "Organization"),
}


@pytest.mark.parametrize(("extent", "node"), [(extent, node) for extent, nodes in NODES.items() for node in nodes])
def test_a_node_speaks_of_what_it_is(extent: str, node: str) -> None:
    for name in (node, f"schema:{node}", f"https://schema.org/{node}"):
        (said,) = statements.read(seen(mark("jsonld:copyrightHolder", "Other", node_type=name)))
        assert said.extent == extent


@pytest.mark.parametrize("extent", ["work", "text"])
def test_the_credit_of_another_work_is_of_a_picture(extent: Any) -> None:
    (said,) = statements.read(seen(mark("text:block", "“Ballot box” by Jo Hall, CC BY 2.0", extent=extent)))
    assert (said.extent, said.license and said.license.id) == ("image", "CC-BY-2.0")


@pytest.mark.parametrize(
    ("words", "name"),
    [("x" * 80, True), ("x" * 81, False), ("TA", True), ("T", False), ("88", False), ("A 2026", False), ("", False)],
)
def test_a_name_is_short_and_no_sentence(words: str, name: bool) -> None:  # noqa: FBT001 - a column
    assert prose.is_name(f" {words} ") is name


def test_the_value_of_an_extension_is_quoted_alone() -> None:
    (said,) = statements.read(seen(mark("jsonfeed:extension", '{"x": 1, "license": " CC BY 4.0 "}')))
    assert said.words == "CC BY 4.0"
    (unknown,) = statements.read(seen(mark("jsonfeed:extension", '{"license": "Hall-2"}')))
    assert (unknown.stance, unknown.words) == ("unreadable", "Hall-2")


def test_an_extension_is_searched_three_levels_deep() -> None:
    for depth, known in ((3, "CC-BY-4.0"), (4, None)):
        value = '{"a": ' * depth + '{"license": "CC BY 4.0"}' + "}" * depth
        (said,) = statements.read(seen(mark("jsonfeed:extension", value)))
        assert (said.license and said.license.id) == known


@pytest.mark.parametrize(
    ("words", "url"),
    [("", f"{CC}by/4.0/"), (f" {CC}by/4.0/ ", None), ("CC BY 4.0", None), ("CC BY 4.0", PAGE_TERMS)],
)
def test_the_licence_of_a_film_is_found_by_address_and_by_name(words: str, url: str | None) -> None:
    (said,) = statements.read(seen(mark("media:license", words, url)))
    assert (said.license and said.license.id, said.extent) == ("CC-BY-4.0", "media")


def test_a_holder_without_an_end_is_cut_and_what_follows_a_name_only_narrows(monkeypatch: pytest.MonkeyPatch) -> None:
    (said,) = statements.read(seen(mark("dcterms:rightsHolder", "n" * 250)))
    assert said.holders == ("n" * 200,)
    odd = notices.Reading(kind="unreadable", stance="unreadable", words="Not for any hamster.")
    closed = notices.Reading(kind="prohibition", stance="restricts", words="No copying.", prohibitions=("copy",))
    monkeypatch.setattr(prose, "readings", lambda *_: (odd, closed))
    found = statements.read(seen(mark("dcterms:rightsHolder", "Weekly Other Inc. Not for any hamster. No copying.")))
    assert [(said.stance, said.holders) for said in found] == [("reserves", ("Weekly Other Inc.",)), ("restricts", ())]


@pytest.mark.parametrize(("words", "url"), [("", f"{CC}by/4.0/"), ("terms", f"{CC}by/4.0/"), (f"{CC}by/4.0/", None)])
def test_terms_that_are_a_known_licence_are_that_licence(words: str, url: str | None) -> None:
    (said,) = statements.read(seen(mark("jsonld:usageInfo", words, url)))
    assert (said.stance, said.license and said.license.id) == ("grants", "CC-BY-4.0")


def test_a_licence_that_gives_nothing_whole_informs() -> None:
    (said,) = statements.read(seen(mark("link:license", url=f"{CC}sampling/1.0/")))
    assert (said.stance, said.grants) == ("informs", ())


def test_the_grammar_is_told_language_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr(notices, "read", lambda words, **place: (told.append((words, place)), ())[1])
    seen(Mark(signal="text:block", words="Nowhere else.", html="<p>N</p>", language="nl", region="caption"))
    assert told == [("Nowhere else.", {"html": "<p>N</p>", "language": "nl", "region": "caption"})]


# --- clauses ---------------------------------------------------------------------------------------------------------


def piece(extent: Any = "work", region: Any = "tail") -> Evidence:
    (found,) = seen(mark("text:block", "© 2026 Daily Example", extent=extent))
    return replace(found, region=region)


def test_a_clause_keeps_everything_it_was_read_as() -> None:
    what: dict[str, Any] = {
        "holders": ("A",),
        "years": (2026,),
        "grantor": "A",
        "basis": "permission",
        "reach": "text_only",
        "third_party": True,
        "contact": "desk@daily.example",
        "credit": "First in A",
        "embargo_until": datetime(2026, 4, 1, tzinfo=UTC),
        "expires": datetime(2026, 5, 1, tzinfo=UTC),
        "effective_from": datetime(2026, 3, 1, tzinfo=UTC),
        "words": "You may republish our articles.",
        "machine": (("ai", "no"),),
        "own_name": "A",
        "terms_url": PAGE_TERMS,
        "personal_use_only": True,
        "grants": (Grant(action="republish_full"),),
    }
    reading = notices.Reading(
        kind="permission",
        stance="grants",
        duties=(Duty(action="verbatim"),),
        prohibitions=("edit",),
        origin="Weekly Other \n more",
        **what,
    )
    where = piece()
    assert saying.clause(where, reading) == RightsStatement(
        evidence=where.id,
        stance="grants",
        scope=where.scope,
        extent="work",
        region="tail",
        duties=(Duty(action="verbatim", evidence=(where.id,)),),
        prohibitions=(Prohibition(action="edit", evidence=(where.id,)),),
        origin="Weekly Other",
        **what,
    )
    own = saying.clause(where, replace(reading, own_only=True))
    assert own.grants == (Grant(action="republish_full", own_only=True),)


PARTS = {"user": "metadata", "design": "metadata"}


@pytest.mark.parametrize("part", ["work", "text", "image", "media", "code", "metadata", "user", "design"])
def test_a_clause_is_of_what_it_speaks_of_and_never_of_more_than_its_place(part: Any) -> None:
    reading = notices.Reading(kind="copyright", stance="reserves", words="© A", part=part)
    extent = PARTS.get(part, part)
    assert saying.clause(piece(), reading).extent == extent
    assert saying.clause(piece("text"), reading).extent == ("text" if part == "work" else extent)
    assert saying.clause(piece("image"), reading).extent == "image"


GRANT = (Grant(action="republish_full"),)
PERMITS = "You may republish our articles."


@pytest.mark.parametrize(
    ("what", "region", "stance", "granted"),
    [
        ({"words": PERMITS}, "tail", "grants", True),
        ({"words": PERMITS}, "byline", "informs", False),
        ({"words": PERMITS, "resolve_per_item": True}, "tail", "informs", False),
        ({"words": "We were unable to reproduce the problem."}, "tail", "informs", False),
        ({"words": "Hall.", "license": licenses.by_id("CC-BY-4.0")}, "byline", "grants", True),
    ],
)
def test_prose_opens_where_a_second_reader_agrees(what: dict[str, Any], region: Any, stance: str, granted: Any) -> None:
    reading = notices.Reading(kind="permission", stance="grants", grants=GRANT, **what)
    found = saying.clause(piece(region=region), reading)
    assert (found.stance, bool(found.grants), found.per_item) == (stance, granted, "resolve_per_item" in what)


@pytest.mark.parametrize(
    ("words", "stance"), [("Reprints & Permissions", "informs"), ("Not for you, nor for anybody", "unreadable")]
)
def test_a_heading_nobody_could_read_says_nothing(words: str, stance: str) -> None:
    reading = notices.Reading(kind="unreadable", stance="unreadable", words=words)
    assert saying.clause(piece(), reading).stance == stance


@pytest.mark.parametrize(
    ("kind", "stance", "words", "explicit"),
    [
        ("copyright", "reserves", "© 2026 A", False),
        ("copyright", "reserves", "© 2026 A. All rights reserved.", True),
        ("prohibition", "reserves", "No copying.", True),
        ("prohibition", "restricts", "No copying.", True),
        ("permission", "informs", "All rights reserved.", False),
    ],
)
def test_a_reservation_in_words_is_more_than_a_copyright_line(
    kind: Any, stance: Any, words: str, explicit: Any
) -> None:
    assert saying.clause(piece(), notices.Reading(kind=kind, stance=stance, words=words)).explicit is explicit


@pytest.mark.parametrize(
    "words",
    [
        *("All rights reserved", "All right reserved", "Alle Rechte vorbehalten", "Tous droits réservés"),
        *("Tous droits reserves", "Todos los derechos reservados", "Todos os direitos reservados"),
        *("Tutti i diritti riservati", "Alle rechten voorbehouden", "Все права защищены", "Все права соблюдены"),
        *("Все права на тексты сохранены", "Riproduzione riservata", "版权所有", "無断転載を禁じます", "保留所有权利"),
    ],
)
def test_the_old_formula_reserves_in_words(words: str) -> None:
    reading = notices.Reading(kind="copyright", stance="reserves", words=f"© 2026 A. {words}.")
    assert saying.clause(piece(), reading).explicit


def test_a_link_whose_words_name_another_licence_than_its_address_is_not_read() -> None:
    address = "https://creativecommons.org/licenses/by/4.0/"
    for words in ("CC BY-NC-ND 4.0", "CC BY 3.0"):
        (said,) = statements.read(seen(mark("link:license", words, address)))
        assert (said.stance, said.grants) == ("unreadable", ())
    (said,) = statements.read(seen(mark("link:license", "CC BY", address)))
    assert said.license is not None
    assert said.grants


@pytest.mark.parametrize(
    ("part", "extent"),
    [
        ("work", "work"),
        ("text", "text"),
        ("image", "image"),
        ("media", "media"),
        ("code", "code"),
        ("metadata", "metadata"),
        ("user", "metadata"),
        ("design", "metadata"),
    ],
)
def test_a_clause_covers_what_it_speaks_of(part: notices.Part, extent: str) -> None:
    (evidence,) = seen(mark("text:block", "© 2026 Daily Example"))
    said = saying.clause(evidence, notices.Reading(kind="license", stance="informs", words="", part=part))
    assert said.extent == extent
    placed = replace(evidence, extent="text")
    said = saying.clause(placed, notices.Reading(kind="license", stance="informs", words="", part=part))
    assert said.extent == ("text" if part == "work" else extent)
