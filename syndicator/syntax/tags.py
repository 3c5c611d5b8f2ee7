"""Plain markup to events without a tree: several times faster, and gives up on anything a browser would repair.

Most markup in feeds is paragraphs, links and emphasis. For those a token is what it looks like; for comments, scripts,
tables, forms, stray ``<`` and quotes that do not pair, ``events`` answers None and the caller builds a tree.
"""

from __future__ import annotations

import re
from html import unescape

LONGEST = 20_000  # characters; a tree is built of anything longer

Event = tuple[str, str, dict[str, str]]
"""("open" | "close", tag, attributes of links) or ("text", text, {})."""

_TOKEN = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,19})([^<>]*)>|([^<]+)|<")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]{1,20})\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PLAIN = frozenset(
    (
        "p", "br", "div", "a", "b", "strong", "i", "em", "u", "s", "small", "span", "img", "figure", "figcaption", "hr",
        "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "cite", "q", "abbr", "sub", "sup", "time",
        "section", "article", "header", "footer", "aside", "code", "pre",
    )
)  # fmt: skip
_VOID = frozenset(("br", "img", "hr"))
_CLOSE_PARAGRAPH = _PLAIN - frozenset(
    [
        "br",
        "a",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "small",
        "span",
        "img",
        "cite",
        "q",
        "abbr",
        "sub",
        "sup",
        "time",
        "code",
    ]
)  # HTML §13.1.2.4: their start tag ends an open p
_NOTHING: dict[str, str] = {}


def events(html: str) -> list[Event] | None:
    """Return what the markup opens, closes and says, in order; None where only a tree would tell."""
    if len(html) > LONGEST:
        return None
    found: list[Event] = []
    open_tags: list[str] = []
    for closing, written, rest, text in _TOKEN.findall(html):
        if text:
            found.append(("text", unescape(text) if "&" in text else text, _NOTHING))
            continue
        tag = written.lower()
        if tag not in _PLAIN or (rest and (rest.count('"') % 2 or rest.count("'") % 2)):
            return None
        if closing:
            _close(found, open_tags, tag)
            continue
        if tag in _CLOSE_PARAGRAPH and "p" in open_tags:
            _close(found, open_tags, "p")
        if tag == "li" and "li" in open_tags and open_tags[-1] not in {"ul", "ol"}:
            _close(found, open_tags, "li")
        found.append(("open", tag, _link(rest) if tag == "a" else _NOTHING))
        if tag in _VOID:
            found.append(("close", tag, _NOTHING))
        else:
            open_tags.append(tag)
    while open_tags:
        found.append(("close", open_tags.pop(), _NOTHING))
    return found


def _close(found: list[Event], open_tags: list[str], tag: str) -> None:
    """Close the element and everything left open in it; an end tag without its start tag is nothing."""
    if tag not in open_tags:
        return
    while open_tags:
        last = open_tags.pop()
        found.append(("close", last, _NOTHING))
        if last == tag:
            return


def _link(rest: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        attributes.setdefault(name.lower(), unescape(double or single or bare))
    return attributes
