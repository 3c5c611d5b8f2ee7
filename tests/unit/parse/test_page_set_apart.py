"""Words that stand in neighbouring elements with no blank between them: a style sheet sets them apart, sometimes."""

from __future__ import annotations

import pytest

from syndicator.parse.page import walk


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<span>Dec 17, 2025</span><a href="/ann">Ann Poe</a>', "Dec 17, 2025 Ann Poe"),
        ("<time>22.05.2019</time><span>12:44</span>", "22.05.2019 12:44"),
        ("<span>by Ann Poe</span><span>Harbour Light</span>", "by Ann Poe Harbour Light"),
        ("<span>page</span><span>12</span>", "page 12"),
        ("<span><span>2 May</span></span><span><time>9:30</time></span>", "2 May 9:30"),
        # one word in two elements
        ("<span>T</span>he river rose", "The river rose"),
        ("<span>T</span><span>he</span> river", "The river"),
        ("<span>harb</span><span>our</span>", "harbour"),
        ("H<sub>2</sub>O and x<sup>2</sup>", "H2O and x2"),
        ("<b>new</b><b>Light</b>", "newLight"),
        ("<span>a</span> <span>B</span>", "a B"),
    ],
)
def test_what_a_style_sheet_sets_apart_is_no_one_word(inner: str, text: str) -> None:
    page = walk.read(f"<html><body><p>{inner}</p></body></html>")
    assert [block.text for block in page.blocks] == [text]
