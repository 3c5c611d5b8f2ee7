"""What a page marks as being about another thing is no statement about the article."""

from __future__ import annotations

import pytest
from support.pages import PROSE, URL, article, draft, marks

CC = "https://creativecommons.org/licenses/by/4.0/"
LINK = f'<a rel="license" href="{CC}">CC BY 4.0</a>'
DCMI = "http://purl.org/dc/dcmitype/"


def extents(after: str) -> tuple[list[str], list[str]]:
    """Of the licence links and of the blocks of prose that a page holds after its article."""
    found = draft(article(PROSE, after=after))
    return [mark.extent for mark in marks(found, "link:license")], [mark.extent for mark in marks(found, "text:block")]


@pytest.mark.parametrize(
    ("about", "extent"),
    [
        ("https://pictures.example/quay.jpg", "metadata"),
        ("/other-story", "metadata"),
        ("", "work"),
        (URL, "work"),
        (f"{URL}#text", "work"),
        (URL.replace("https", "http"), "work"),
    ],
)
def test_about_says_of_what(about: str, extent: str) -> None:
    assert extents(f'<div about="{about}"><p>Licensed under {LINK}</p></div>') == ([extent], [extent])


def test_a_block_that_holds_something_about_another_thing_speaks_of_it_and_a_link_beside_it_does_not() -> None:
    foreign = f'<span about="https://pictures.example/1.jpg">Photo licence <b>{LINK}</b></span>'
    links, blocks = extents(f"<p>{LINK} for the text. {foreign}</p><p>Text: {LINK}</p>")
    assert links == ["work", "metadata", "work"]
    assert blocks == ["metadata", "work"]


@pytest.mark.parametrize(
    ("kind", "extent"),
    [
        ("StillImage", "image"),
        ("MovingImage", "media"),
        ("Sound", "media"),
        ("Dataset", "metadata"),
        ("Software", "code"),
        ("Text", "work"),
        ("Unknown", "work"),
    ],
)
def test_the_licence_chooser_says_of_what_kind(kind: str, extent: str) -> None:
    name = f'<span href="{DCMI}{kind}" property="dct:title" rel="dct:type">The quay</span>'
    both = extents(f"<div>{name} is licensed under {LINK}</div><p>Licence: {LINK}</p>")
    assert both == ([extent, "work"], [extent, "work"])


def test_a_kind_of_no_vocabulary_says_nothing() -> None:
    name = '<span href="https://daily.example/StillImage" rel="dct:type">The quay</span>'
    assert extents(f"<div>{name} is licensed under {LINK}</div>") == (["work"], ["work"])


def test_properties_follow_their_subject_too() -> None:
    found = draft(
        article(PROSE, after=f'<p about="https://pictures.example/"><a rel="cc:license" href="{CC}">CC BY</a></p>')
    )
    assert [mark.extent for mark in marks(found, "cc:license")] == ["metadata"]


def test_whose_it_is_counts_even_within_the_text_where_an_attribute_says_so() -> None:
    found = draft(article(PROSE + '<p>Held by <span property="dct:rightsHolder">Weekly Other</span>.</p>' + PROSE))
    (mark,) = marks(found, "dcterms:rightsHolder")
    assert (mark.region, mark.words) == ("tail", "Weekly Other")
    licence = draft(article(PROSE + f'<p>See <a rel="cc:license" href="{CC}">this</a>.</p>' + PROSE))
    assert [mark.region for mark in marks(licence, "cc:license")] == ["body"]


def test_a_licence_link_keeps_its_relation_in_a_block_and_other_links_do_not() -> None:
    licence = f'<a rel="noreferrer license" href="{CC}">CC BY</a>'
    found = draft(article(PROSE, after=f'<p>Licensed under {licence}; <a rel="me" href="/a">a</a></p>'))
    (mark,) = marks(found, "text:block")
    assert mark.html is not None
    assert f'<a href="{CC}" rel="noreferrer license">' in mark.html
    assert '<a href="/a">' in mark.html


def test_an_inline_licence_for_machines_is_kept_whole() -> None:
    rsl = '<rsl xmlns="https://rslstandard.org/rsl"><content url="/"/></rsl>'
    scripts = f'<script type="application/rsl+xml">\n{rsl}\n</script>' * 5
    found = marks(draft(article(PROSE, head=scripts)), "rsl:document")
    assert [mark.words for mark in found] == [rsl] * 3
    assert [mark.locator for mark in found] == ["script[rsl][0]", "script[rsl][1]", "script[rsl][2]"]
    assert {mark.scope for mark in found} == {"item"}
