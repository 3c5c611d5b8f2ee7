"""Licences that are linked rather than named, named by the dozen, or stand for a public body's own words."""

from __future__ import annotations

import pytest

from syndicator.rights import notices

BY = "https://creativecommons.org/licenses/by/4.0/"


def _named(text: str, links: dict[str, str]) -> list[str]:
    html = text
    for words, address in links.items():
        html = html.replace(words, f'<a href="{address}">{words}</a>')
    return [
        one.license.id for one in notices.read(text, html=f"<p>{html}</p>") if one.license is not None and one.grants
    ]


@pytest.mark.parametrize(
    ("text", "links", "expected"),
    [
        ("Our articles are available under this licence.", {"this licence": BY}, ["CC-BY-4.0"]),
        ("Our articles are under a Creative Commons licence.", {"Creative Commons": BY}, ["CC-BY-4.0"]),
        ("Our articles are under CC BY.", {"CC BY": BY}, ["CC-BY-4.0"]),
        ("Our articles are under CC BY.", {}, ["CC-BY"]),
        ("Our articles are under CC BY. See more.", {"more": BY}, ["CC-BY-4.0", "CC-BY-4.0"]),
        ("Our articles are under CC BY-SA. See more.", {"more": BY}, ["CC-BY-SA", "CC-BY-4.0"]),
        ("Our articles are under CC BY 3.0. See more.", {"more": BY}, ["CC-BY-3.0", "CC-BY-4.0"]),
        ("Our articles are under CC BY. See more.", {"more": "https://hill.example/"}, ["CC-BY"]),
        (
            "Our articles are under CC BY. See more or that.",
            {"more": BY, "that": "https://hill.example/"},
            ["CC-BY-4.0", "CC-BY-4.0"],
        ),
        (
            "Our articles are under CC BY. See more or that.",
            {"more": BY, "that": BY.replace("4", "3")},
            ["CC-BY", "CC-BY-4.0", "CC-BY-3.0"],
        ),
    ],
)
def test_a_link_says_which_licence_is_meant(text: str, links: dict[str, str], expected: list[str]) -> None:
    assert _named(text, links) == expected


@pytest.mark.parametrize(("pairs", "kinds"), [(20, {"license"}), (21, {"unreadable"})])
def test_a_list_of_licences_puts_nothing_under_any(pairs: int, kinds: set[str]) -> None:
    text = f"Our articles are under {', '.join(['CC BY 4.0', 'CC BY-SA 3.0'] * pairs)}."
    found = notices.read(text)
    assert {(one.kind, one.stance == "unreadable") for one in found} == {(kind, kind == "unreadable") for kind in kinds}


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("© European Union. Reproduction is authorised provided the source is acknowledged.", True),
        ("© Hill News. © European Union. Reproduction is authorised.", True),
        ("© Hill News. Reproduction is authorised provided the source is acknowledged.", False),
        ("© European Union. You must name the source.", False),
        ("© European Union. Reproduction is authorised. Photos are under CC BY 4.0.", False),
    ],
)
def test_the_words_of_a_public_body_stand_for_its_rule(text: str, standing: bool) -> None:  # noqa: FBT001 - a table's column
    permitted = [one for one in notices.read(text) if one.kind in {"permission", "duty"}]
    named = [one.license.id for one in permitted if one.license is not None]
    assert bool(named) is standing
    assert all("dec/2011/833" in each for each in named)
    assert {one.basis for one in permitted if one.license is not None} <= {"license"}
