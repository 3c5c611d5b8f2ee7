"""The parts of a Markdown document, as HTML, with how they stand in it: plainly, quoted, in a log of changes.

A change log tells what the house said once ("2.3: all content is CC BY") and, further down, what it took back. Knows
nothing of rights.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.token import Token

_VERSION: Final = r"(?:v(?:er(?:sion)?)?\.?\s{0,2})?\d{1,4}\.\d{1,4}(?:\.\d{1,6}){0,2}(?:[-.+]?[a-z]{1,6}\.?\d{0,3})?"
_DAY: Final = r"(?:\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
_LOGGED: Final = re.compile(
    rf"\W{{0,3}}(?:{_VERSION}|{_DAY})(?:\W{{1,4}}(?:{_VERSION}|{_DAY}))?\W{{0,3}}$"
    r"|\W{0,3}(?:un-?released|change[\s-]?log|release notes?|version history|revision history|history"
    r"|what[\u2019']?s new|changes"
    r"|änderungen|änderungsprotokoll|versionen|historique|journal des modifications|historial(?: de cambios)?"
    r"|registro de cambios|histórico|cronologia|wijzigingen|изменения|история(?: изменений)?)\b",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(
    rf"<li>\s{{0,3}}(?:<p>|<strong>|<em>|\[){{0,3}}\W{{0,2}}(?:{_VERSION}|{_DAY})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document without a blank line in it, or a quotation, or a list."""

    html: str
    standing: str = ""


def read(text: str) -> tuple[Part, ...]:
    """Read a document (CommonMark; HTML in it stays text)."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable("strikethrough")
    tops = _tops(parser.parse(text))
    found: list[Part] = []
    logged = 0  # level of the heading under which changes are listed
    last = -1  # line at which the last part ended
    for top in tops:
        html = parser.renderer.render(top, parser.options, {})
        kind, level = top[0].type, int(top[0].tag[1]) if top[0].type == "heading_open" else 0
        if level and (not logged or level <= logged):
            logged = level if _LOGGED.match(top[1].content) else 0
        quoted = kind == "blockquote_open" and len(tops) > 1
        stands = "history" if logged or _ITEM.search(html) else "quoted" if quoted else ""
        if kind == "code_block":  # or a notice that was indented for its looks: it opens nothing, and may forbid
            html, stands = f"<p>{escape(top[0].content)}</p>", stands or "sample"
        start, end = top[0].map or (-2, -2)
        apart = kind in {"fence", "code_block", "blockquote_open"}
        if found and start == last and not apart and found[-1].standing == stands:
            found[-1] = Part(f"{found[-1].html} {html}", stands)
        else:
            found.append(Part(html, stands))
        last = -1 if apart else end
    return tuple(found)


def standing(html: str) -> tuple[tuple[str, str], ...]:
    """Return the attribute of a mark for a block that shows code, quotes or strikes out; none for any other."""
    for word, tags in (("sample", ("<pre", "<code")), ("quoted", ("<blockquote",)), ("struck", ("<s>", "<del>"))):
        if any(tag in html for tag in tags):
            return (("standing", word),)
    return ()


def _tops(tokens: list[Token]) -> list[list[Token]]:
    found: list[list[Token]] = []
    start = depth = 0
    for number, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            found.append(tokens[start : number + 1])
            start = number + 1
    return found
