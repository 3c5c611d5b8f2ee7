"""What a Markdown notice says, and what it only tells, quotes or shows."""

from __future__ import annotations

import pytest

from syndicator.parse.markdown_parts import standing
from syndicator.parse.notice import marks

CC = "All articles are licensed under CC BY 4.0."


def stands(text: str) -> list[tuple[str, str]]:
    """Region and standing of what names the licence."""
    found = marks(text, "markdown", "https://daily.example/1")
    return [
        (mark.region, dict(mark.attributes).get("standing", ""))
        for mark in found
        if "CC BY" in mark.words + str(mark.url)
    ]


@pytest.mark.parametrize(
    "text",
    [
        CC,
        f"# Terms\n\n{CC}",
        f"# Terms\n{CC}\n",
        f"- {CC}\n- Pictures excluded.",
        f"> {CC}",
        f"## 2.3\n\nNew roof.\n\n# Terms\n\n{CC}",
        f"Contact --- {CC}",
        f"Section 1.2 of our terms\n\n{CC}",
    ],
)
def test_what_is_said(text: str) -> None:
    assert stands(text) == [("tail", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"## 2.3\n- Footer: {CC}\n## 2.4\n- Footer: licence removed", ("tail", "history")),
        (f"## [1.4.0] - 2024-05-01\n\n### Changed\n\n- {CC}", ("tail", "history")),
        (f"# Changelog\n\n{CC}", ("tail", "history")),
        (f"# Änderungen\n\n{CC}", ("tail", "history")),
        (f"- 2.3: {CC}\n- 2.4: removed again", ("tail", "history")),
        (f"* **2024-05-01** {CC}", ("tail", "history")),
        (f"## Unreleased\n{CC}", ("tail", "history")),
        (f"The harbour office wrote to us.\n\n> {CC}", ("tail", "quoted")),
        (f"```\n{CC}\n\n{CC}\n```", ("code", "sample")),
        (f"Put this there:\n\n    {CC}", ("tail", "sample")),
        (f"Put `{CC}` there.", ("tail", "sample")),
        (f"You once read ~~this~~ here: {CC}", ("tail", "struck")),
    ],
)
def test_what_is_only_told_quoted_or_shown(text: str, expected: tuple[str, str]) -> None:
    assert set(stands(text)) == {expected}


def test_blocks_of_a_document_say_how_they_stand() -> None:
    assert standing("<p>Licensed under <em>CC BY</em></p>") == ()
    assert standing("<pre><code>CC BY</code></pre>") == (("standing", "sample"),)
    assert standing("<blockquote><p>CC BY</p></blockquote>") == (("standing", "quoted"),)
    assert standing("<s>CC BY</s> reserved") == (("standing", "struck"),)
