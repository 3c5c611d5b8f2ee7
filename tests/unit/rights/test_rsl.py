"""RSL 1.0: what machines are licensed is carried along in words, licence by licence, and opens nothing for people."""

from __future__ import annotations

import pytest
from support.deciding import PAGE, decided, licence, seen

from syndicator.model.draft import Mark
from syndicator.rights.evidence import understand

ADDRESS = "https://daily.example/license.xml"
NOTHING = ("rsl-license", "nothing is licensed")


def document(inner: str, *, namespace: str = "https://rslstandard.org/rsl") -> str:
    return f'<?xml version="1.0"?><rsl xmlns="{namespace}" max-age="7">{inner}</rsl>'


def content(licences: str, url: str = "/") -> str:
    return f'<content url="{url}" server="https://rsl.example">{licences}</content>'


def said(words: str, *, at: str = PAGE, address: str | None = ADDRESS) -> list[str]:
    """The licences of a document, for something found at an address."""
    (piece,) = seen(Mark(signal="rsl:document", words=words, url=address, scope="site"), url=at)
    (statement,) = understand(piece)
    assert (piece.stance, statement.stance, statement.grants) == ("machine", "machine", ())
    assert statement.machine[: bool(address)] == (("rsl", ADDRESS),) * bool(address)
    assert {name for name, _ in statement.machine[bool(address) :]} == {"rsl-license"}
    return [value for _, value in statement.machine[bool(address) :]]


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ('<permits type="usage">search ai-index</permits>', "permits usage: ai-index, search"),
        ("<permits>SEARCH</permits>", "permits usage: search"),
        ('<permits type="User">education</permits>', "permits user: education"),
        (
            '<permits type="usage">all</permits><prohibits type="geo">US DE</prohibits>',
            "permits usage: all · prohibits geo: de, us",
        ),
        ('<payment type="free"/>', "payment: free"),
        (
            '<payment type="crawl"><amount currency="USD"> 0.01 </amount></payment>',
            "payment: crawl 0.01 USD",
        ),
        (
            '<payment type="purchase"><standard>https://daily.example/buy</standard></payment>',
            "payment: purchase https://daily.example/buy",
        ),
        ('<legal type="warranty">ownership authority</legal>', "legal: warranty ownership authority"),
        ('<reporting type="usage" profile="https://daily.example/p"/>', "reporting: usage"),
        ("", "everything, for free"),
    ],
)
def test_a_licence_in_words(inner: str, words: str) -> None:
    assert said(document(content(f"<license>{inner}</license>"))) == [words]


def test_several_licences_stand_side_by_side_and_equal_ones_once() -> None:
    one, other = "<license><payment type='crawl'/></license>", "<license><payment type='use'/></license>"
    assert said(document(content(one + other + one))) == ["payment: crawl", "payment: use"]
    many = "".join(f"<license><payment type='{number}'/></license>" for number in range(20))
    assert said(document(content(many))) == [f"payment: {number}" for number in range(8)]


def test_half_a_character_is_no_reason_to_read_nothing() -> None:
    assert said(document(content("<license><payment type='cr\ud800awl'/></license>"))) == ["payment: cr?awl"]


def test_a_long_licence_is_cut() -> None:
    (words,) = said(document(content(f"<license><permits>{'word' * 500}</permits></license>")))
    assert words.startswith("permits usage: wordword")
    assert len(words) == 400


@pytest.mark.parametrize(
    "words",
    [
        "",
        "<html><body>404</body></html>",
        "<rsl><content",
        document(content("")),
        document(content("<license><weather/></license>")),
        document(content("<license/>"), namespace="https://other.example/ns"),
        document(content("<license/>", "/1999/")),
        document(content("<license/>", "https://other.example/2026/story")),
        document(content("<license/>", "https://daily.example")),  # no path: an origin, not what stands there
    ],
    ids=["not to be had", "page", "torn", "no licence", "unknown", "namespace", "elsewhere", "other host", "no path"],
)
def test_what_cannot_be_read_or_does_not_cover_us_licenses_nothing_to_machines(words: str) -> None:
    assert said(words) == [NOTHING[1]]


def test_the_narrowest_content_speaks() -> None:
    whole, part, page = (f"<license><payment type='{name}'/></license>" for name in ("whole", "part", "page"))
    three = document(content(whole) + content(part, "/2026/") + content(page, PAGE))
    assert said(three) == ["payment: page"]
    assert said(three, at="https://daily.example/2026/other") == ["payment: part"]
    assert said(three, at="https://daily.example/") == ["payment: whole"]
    assert said(document(content(part, " /2*/ ") + content(whole)), at=f"{PAGE}/x") == ["payment: part"]
    assert said(document(content(page, "https://DAILY.example/2026/story$"))) == ["payment: page"]
    assert said(document(content(page, "/2026/story$")), at=f"{PAGE}#top") == ["payment: page"]
    assert said(document(content(page, "/2026/story$")), at=f"{PAGE}?page=2") == [NOTHING[1]]
    assert said(document(content(page, "")), address=None) == ["payment: page"]


def inside(words: str, address: str | None = None) -> tuple[tuple[str, str], ...]:
    """What an element inside an item says."""
    (piece,) = seen(Mark(signal="rsl:content", words=words, url=address))
    return tuple(pair for statement in understand(piece) for pair in statement.machine)


def test_inside_an_item_it_is_about_the_item_whatever_address_it_names() -> None:
    element = (
        '<rsl:content xmlns:rsl="https://rslstandard.org/rsl" url="https://daily.example/elsewhere">'
        '<rsl:license><rsl:prohibits type="usage">ai-train</rsl:prohibits></rsl:license></rsl:content>'
    )
    assert inside(element) == (("rsl-license", "prohibits usage: ai-train"),)
    assert inside(element.replace("rsl:content", "rsl:other")) == (NOTHING,)
    assert inside("<x>") == (NOTHING,)
    assert inside(ADDRESS, ADDRESS) == (("rsl", ADDRESS),)
    assert inside(f" {ADDRESS} ") == (("rsl", ADDRESS),)
    assert inside("") == ()


def test_a_prohibition_for_machines_takes_nothing_from_people_and_a_permission_gives_them_nothing() -> None:
    closed = document(content("<license><prohibits type='usage'>all</prohibits></license>"))
    open_ = document(content("<license><permits type='usage'>all</permits><payment type='free'/></license>"))
    marks = [Mark(signal="rsl:document", words=words, url=ADDRESS, scope="site") for words in (closed, open_, "<rsl")]
    assert decided(marks[1]).outcome == "link"
    assert decided(licence()).outcome == "full"
    for mark in marks:
        found = decided(licence(), mark)
        assert (found.outcome, found.prohibitions) == ("full", decided(licence()).prohibitions)
        assert ("rsl", ADDRESS) in found.machine
