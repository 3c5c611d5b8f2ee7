"""Selectors a person writes: what they are, and what they may not do."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.parse.picking import Picker
from syndicator.syntax import selector

PAGE = '<main><h1 class="t">One</h1><a href="/x">Two <b>three</b></a><p>four</p></main>'


@pytest.mark.parametrize(
    ("text", "is_xpath"),
    [
        ("h1", False),
        ("a::attr(href)", False),
        ("p::text", False),
        ("div > a:not(.x)", False),
        ("//h1", True),
        ("./a", True),
        ("(//h1)[1]", True),
        ("string(//h1)", True),
        ("//a[contains(@class, '//$document(')]", True),
    ],
)
def test_both_languages(text: str, *, is_xpath: bool) -> None:
    assert selector.parse(text).is_xpath is is_xpath


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("p[[", "no CSS"),
        ("a::before", "may only end"),
        ("::text", "name an element"),
        ("//a[", "no XPath"),
        ("//a[document('file:///etc/passwd')]", r"may not call document\(\)"),
        ("//a[$x]", "variables"),
        ("//a[re:test(., 'x')]", "may not call re:test"),
        ("//a//b//c", "descend"),
        ("//a[.//b[.//c]]", "descend"),
        ("//a" + "[1]" * 9, "conditions"),
        ("a" * 501, "at most 500"),
        ("//*[unparsed-entity-uri('x')]", "may not"),
    ],
)
def test_what_is_none_or_reaches_beyond_the_page_is_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        selector.parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("h1", ["One"]),
        ("a", ["Two three"]),
        ("a::attr(href)", ["/x"]),
        ("a::text", ["Two three"]),
        ("//a", ["Two three"]),
        ("//a/@href", ["/x"]),
        ("//a/text()", ["Two"]),
        ("string(//p)", ["four"]),
        ("(count(//p))", ["1"]),
        ("i", []),
        ("//i", []),
    ],
)
def test_what_is_found(text: str, words: list[str]) -> None:
    assert [found.words() for found in Picker(PAGE).pick(text)] == words


def test_within_an_element_its_own_language_counts() -> None:
    picker = Picker(PAGE)
    (main,) = picker.pick("main")
    assert [found.words() for found in picker.pick("b", main)] == ["three"]
    with pytest.raises(ValueError, match="language"):
        picker.pick(".//b", main)


def test_taking_an_element_out_leaves_what_follows_it() -> None:
    picker = Picker("<div><p>one <b>two</b> three</p></div>")
    for text, removed in (("//div", ".//b"), ("div", "b")):
        (found,) = picker.pick(text)
        assert picker.without(found, (removed,)).words().replace("  ", " ") == "one three"


def test_a_page_and_a_selector_made_to_hurt_cost_little() -> None:
    picker = Picker("<div>" * 200 + "<p><b>x</b></p>" * 2_000)
    started = time.process_time()
    for text in (
        "//*[count(*) > 1]",
        "//div//b",
        "//p[following-sibling::p]/b",
        "div div div div p b",
        "p:nth-child(2n)",
    ):
        picker.pick(text)
    assert time.process_time() - started < 4


@given(st.text(max_size=30))
def test_nothing_raises_anything_but_words(text: str) -> None:
    with contextlib.suppress(ValueError):
        Picker(PAGE).pick(text)
