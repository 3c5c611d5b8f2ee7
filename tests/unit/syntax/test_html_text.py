"""Markup to text and blocks: what a reader sees, in linear time, with or without building a tree."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.syntax import html, tags

PAGE = (
    "<h2>Ferry</h2><p>One<br>two &amp; <b>three</b></p><ul><li>a</li><li>b</li></ul><script>no()</script>"
    '<p>Source: <a href="/x" rel="license">X</a></p>'
)


def test_text_keeps_blocks_apart() -> None:
    assert html.text(PAGE) == "Ferry\n\nOne\ntwo & three\n\na\nb\n\nSource: X"


def test_plain_text_is_folded_and_unescaped() -> None:
    assert html.text("  AT&amp;T\n  &nbsp; x ") == "AT&T x"


def test_blocks_have_their_tag_links_and_markup() -> None:
    blocks = html.blocks(PAGE, "https://river.example/")
    assert [(block.tag, block.text) for block in blocks] == [
        ("h2", "Ferry"),
        ("p", "One two & three"),
        ("li", "a"),
        ("li", "b"),
        ("p", "Source: X"),
    ]
    assert blocks[-1].links == (("https://river.example/x", "license", "X"),)
    assert blocks[-1].html == 'Source: <a href="https://river.example/x" rel="license">X</a>'
    assert blocks[2].inside == ("ul", "li")


def test_two_line_breaks_are_a_paragraph() -> None:
    assert [block.text for block in html.blocks("<p>One<br>\n<br/>Two<br>three</p>four")] == [
        "One",
        "Two three",
        "four",
    ]


def test_hidden_elements_say_nothing() -> None:
    assert html.text("<style>p{}</style><template>x</template><p>y</p><svg><text>z</text></svg>") == "y"


@pytest.mark.parametrize(
    ("text", "markup"),
    [("Q&A", False), ("a < b > c", False), ("Q&amp;A", True), ("<b>x</b>", True), ("x<br/>", True), ("<3 you", False)],
)
def test_is_markup(text: str, markup: bool) -> None:  # noqa: FBT001 - a table of cases
    assert html.is_markup(text) is markup


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + "x",
        "<a><b>" * 20_000 + "x",
        "<div></x>" * 50_000 + "x",
        "<a " + " ".join(f"a{n}=1" for n in range(40_000)) + ">x",
        '<a x=">" ' + " ".join(f"a{n}" for n in range(40_000)) + ">x",
        "<" * 100_000,
        "<!--" * 50_000,
        "<p" * 100_000,
        '<a href="' * 50_000,
        "&" * 200_000,
        "<table>" * 20_000,
    ],
)
def test_time_is_bounded(markup: str) -> None:
    start = time.process_time()
    html.text(markup)
    html.blocks(markup)
    html.is_markup(markup)
    assert time.process_time() - start < 5


def test_markup_too_deep_for_a_tree_is_one_block_of_words() -> None:
    blocks = html.blocks("<div>" * 600 + "a <b>deep</b> word")
    assert [block.text for block in blocks] == ["a deep word"]
    assert html.depth("<p>" * 5_000) <= html.DEEPEST  # paragraphs do not nest


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<ul>",
            "<li>",
            "</li>",
            "</ul>",
            "<br>",
            "<div>",
            "</div>",
            "word ",
            "&amp;",
            "<i>",
            "</i>",
        ]
    ),
    max_size=25,
)


@given(PIECES)
def test_without_a_tree_the_words_are_the_same(pieces: list[str]) -> None:
    markup = "".join(pieces)
    events = tags.events(markup)
    assert events is not None
    short = "".join(value for kind, value, _ in events if kind == "text").split()
    tree = "".join(value for kind, value, _ in html._walk(markup) if kind == "text").split()
    assert short == tree


@pytest.mark.parametrize("markup", ["<!-- x -->", "<table><tr>", "a < b", '<a href="x>y', "<script>x</script>"])
def test_what_a_browser_would_repair_is_left_to_the_tree(markup: str) -> None:
    assert tags.events(markup) is None
