"""What statements keep of their place, and what the machine lane carries, word for word."""

from __future__ import annotations

from typing import Any

import pytest
from support.deciding import CC, seen

from syndicator.model.draft import Mark
from syndicator.model.rights import RightsStatement
from syndicator.rights import evidence, statements
from syndicator.rights.evidence import licences


def said(**place: Any) -> RightsStatement:
    fields: dict[str, Any] = {
        "evidence": "e",
        "stance": "informs",
        "scope": "item",
        "extent": "work",
        "region": "tail",
        "words": "w",
    }
    return RightsStatement(**{**fields, **place})


@pytest.mark.parametrize(
    ("place", "text", "images"),
    [
        ({}, True, False),
        ({"extent": "text"}, True, False),
        ({"extent": "image"}, False, True),
        ({"extent": "media"}, False, True),
        ({"extent": "metadata"}, False, False),
        ({"extent": "code"}, False, False),
        ({"reach": "image_only"}, False, True),
        ({"reach": "text_only"}, True, False),
        ({"extent": "image", "reach": "image_only"}, False, True),
    ],
)
def test_each_statement_is_of_the_text_or_of_pictures_or_of_neither(place: Any, text: Any, images: Any) -> None:
    one = said(**place)
    assert (statements.of_text((one,)) == (one,)) is text
    assert (statements.of_images((one,)) == (one,)) is images


@pytest.mark.parametrize("region", ["body", "comment", "code", "sidebar"])
def test_a_silent_place_says_nothing(region: Any) -> None:
    assert statements.read(seen(Mark(signal="link:license", url=f"{CC}by/4.0/", region=region))) == ()


def test_what_cannot_be_read_keeps_its_words_and_its_place() -> None:
    mark = Mark(signal="carrier-pigeon", words="all yours", scope="feed", extent="text", region="footer")
    (piece,) = seen(mark)
    assert statements.read((piece,)) == (
        said(evidence=piece.id, stance="unreadable", scope="feed", extent="text", region="footer", words="all yours"),
    )


def test_a_caption_narrows_whatever_stands_in_it() -> None:
    (one,) = statements.read(seen(Mark(signal="dcterms:rightsHolder", words="Lens", region="caption")))
    assert (one.extent, one.reach, one.holders) == ("image", "image_only", ("Lens",))


CARRIED: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    *(
        ("robots:meta", word, ((word, ""),))
        for word in ("nosnippet", "noarchive", "noindex", "none", "noai", "noimageai", "noimageindex", "nocache")
    ),
    ("http:x-robots-tag", "NoAI , index", (("noai", ""),)),
    ("http:x-robots-tag", "otherbot: noai", (("noai", ""),)),
    ("http:x-robots-tag", "max-snippet: 20", (("max-snippet", "20"),)),
    ("robots:meta", "max-image-preview:none", (("max-image-preview", "none"),)),
    ("robots:meta", "unavailable_after: 2026-05-01", (("unavailable_after", "2026-05-01"),)),
    ("meta:tdm-reservation", "1", (("tdm-reservation", "1"),)),
    ("http:tdm-reservation", " 0 ", (("tdm-reservation", "0"),)),
    ("meta:tdm-policy", "https://daily.example/p", (("tdm-policy", "https://daily.example/p"),)),
    ("http:tdm-policy", "https://daily.example/p", (("tdm-policy", "https://daily.example/p"),)),
    ("robots.txt:content-usage", "train-ai=n,  search=y", (("content-usage", "train-ai=n, search=y"),)),
    ("robots.txt:content-signal", "ai-train=no", (("content-signal", "ai-train=no"),)),
    ("robots.txt:license", "https://daily.example/l.xml", (("rsl", "https://daily.example/l.xml"),)),
    ("robots.txt:license", "", ()),
    ("robots:meta", "index, follow", ()),
    ("meta:tdm-reservation", "yes", ()),
)


@pytest.mark.parametrize(("signal", "words", "pairs"), CARRIED)
def test_a_signal_for_machines_is_carried_as_it_is(signal: str, words: str, pairs: Any) -> None:
    (piece,) = seen(Mark(signal=signal, words=words))
    found = statements.read((piece,))
    assert tuple(pair for one in found for pair in one.machine) == pairs
    assert {one.stance for one in found} <= {"machine"}
    assert piece.stance == ("machine" if pairs else "informs")


def test_an_address_stands_in_for_words_and_a_file_names_its_policy() -> None:
    (one,) = statements.read(seen(Mark(signal="robots.txt:license", url="https://daily.example/l.xml")))
    assert one.machine == (("rsl", "https://daily.example/l.xml"),)
    attributes = (("tdm-reservation", "0"),)
    (one,) = statements.read(seen(Mark(signal="well-known:tdmrep", words="{}", attributes=attributes)))
    assert one.machine == (("tdm-reservation", "0"),)


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("© 2026 Daily Example. Licensed under CC BY 4.0.", "grants"),
        ("You may republish our articles for free. You may not edit them.", "restricts"),
        ("This site may contain copyrighted material; we believe this is a fair use. © 2026 Daily Example", "claims"),
    ],
)
def test_what_narrows_names_a_notice_that_says_several_things(words: str, stance: str) -> None:
    (piece,) = seen(Mark(signal="text:block", words=words))
    assert len(statements.read((piece,))) > 1
    assert piece.stance == stance


def test_a_piece_of_evidence_keeps_everything_of_its_mark() -> None:
    mark = Mark(
        signal="text:block",
        words="© 2026",
        html="<p>© 2026</p>",
        url="https://daily.example/t",
        scope="site",
        extent="text",
        region="footer",
        attributes=(("tag", "p"),),
        locator="p[1]",
        language="en",
    )
    (piece,) = seen(mark)
    for name in ("signal", "words", "html", "scope", "extent", "region", "attributes", "locator", "language"):
        assert getattr(piece, name) == getattr(mark, name)
    assert (piece.target, piece.id) == (mark.url, evidence.identify(mark, url=piece.url))


BY = f"{CC}by/4.0/"


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Mark(signal="link:license", url="http://purl.org/atompub/license#unspecified"), {"stops_inheritance": True}),
        (Mark(signal="link:license", url="https://daily.example/terms"), {"terms_url": "https://daily.example/terms"}),
        (
            Mark(signal="link:license", url="https://daily.example/l", attributes=(("type", "application/RSL+xml"),)),
            {"stance": "machine", "machine": (("rsl", "https://daily.example/l"),)},
        ),
        (Mark(signal="link:license", url="https://imprint.example/x"), {"terms_url": "https://imprint.example/x"}),
        (Mark(signal="link:license", url="https://creative-commons.example/x"), {"stance": "unreadable"}),
        (Mark(signal="link:license", url="https://daily.example/cc-by"), {"stance": "unreadable"}),
        (Mark(signal="link:license", url="https://daily.example/licenses/by/9.0"), {"stance": "unreadable"}),
        (Mark(signal="link:license", url="https://daily.example/licenses/publicdomain"), {"stance": "unreadable"}),
        (Mark(signal="cc:license"), {"stance": "unreadable"}),
        (Mark(signal="cc:license", words=f" {BY} "), {"stance": "grants", "upstream": False, "weak": False}),
        (Mark(signal="cc:license", url=BY, attributes=(("within", "source"),)), {"upstream": True}),
        (Mark(signal="cc:license", url=BY, locator="entry[1]/atom:source/link"), {"upstream": True}),
        (Mark(signal="cc:license", url=BY, locator="entry[1]/resources/link"), {"upstream": False}),
    ],
)
def test_a_licence_link_says(mark: Mark, expected: dict[str, Any]) -> None:
    (one,) = statements.read(seen(mark))
    wanted = {"stance": "informs"} | expected if "upstream" not in expected else expected
    assert {name: getattr(one, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("before", "words", "behind", "stance", "extent", "granted"),
    [
        ("", "CC BY 4.0", "", "grants", "work", True),
        ("This article is published under", "this licence", "", "grants", "work", True),
        ("User contributions are licensed under", "CC BY 4.0", "", "informs", "metadata", False),
        ("Our photos are licensed under", "CC BY 4.0", ".", "informs", "image", False),
        ("This article aspires to be licensed under", "CC BY 4.0", ".", "informs", "work", False),
        ("This article is not licensed under", "CC BY 4.0", ".", "informs", "work", False),
    ],
)
def test_a_licence_link_is_read_in_its_sentence(  # noqa: PLR0917 - the columns of the table
    before: str, words: str, behind: str, stance: str, extent: str, granted: Any
) -> None:
    place = (("before", before), ("behind", behind))
    found = statements.read(seen(Mark(signal="link:license", url=BY, words=words, attributes=place)))
    assert {(one.stance, one.extent, bool(one.grants)) for one in found} == {(stance, extent, granted)}


def test_a_link_to_terms_says_the_same_in_any_sentence() -> None:
    mark = Mark(
        signal="link:license", url="https://daily.example/t", words="terms", attributes=(("before", "See our"),)
    )
    (one,) = statements.read(seen(mark))
    assert (one.stance, one.terms_url) == ("informs", "https://daily.example/t")


def test_what_no_reading_of_its_sentence_confirms_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "readings", lambda _words: ())
    mark = Mark(signal="link:license", url=BY, words="the deed", attributes=(("before", "No sentence we know:"),))
    (one,) = statements.read(seen(mark))
    assert (one.stance, one.grants) == ("informs", ())
