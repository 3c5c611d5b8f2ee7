"""Markup to plain text and to blocks of text. Linear and bounded; does not sanitise (``normalise`` does, with nh3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape as _escape
from html import unescape as _unescape
from typing import TYPE_CHECKING

from syndicator.syntax import tags, url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LONGEST = 2_000_000  # characters of markup looked at; an article has 5,000 to 50,000
DEEPEST = 512  # open elements; lexbor and html5ever are quadratic in depth (50,000 nested <div>: 8 s)
MOST_ATTRIBUTES = 1_000  # of one tag; duplicates are looked for pairwise (40,000: 5 s)

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})")
_ANY_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_LONG_TAG = 2_000  # characters; shorter ones cannot hold enough attributes to matter
# Elements HTML closes by itself, and those that hold nothing: they do not nest.
_SHALLOW = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup",
        "rp", "rt",
    }
)  # fmt: skip
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
HIDDEN = frozenset(
    {
        "script", "style", "template", "head", "title", "noscript", "iframe", "object", "svg", "math", "noembed",
        "textarea", "select",
    }
)  # fmt: skip
_TIGHT = frozenset(
    {"li", "tr", "dt", "dd", "td", "th", "caption", "figcaption", "br", "ul", "ol", "table", "tbody", "thead"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text that is drawn as one block: a paragraph, a heading, a list item, a line between two blank lines."""

    tag: str  # of the nearest block element around it
    text: str  # plain, white space folded
    html: str  # inner markup: escaped text, inline elements without attributes, links with href, rel and title
    inside: tuple[str, ...] = ()  # tags of all block elements around it, outermost first
    links: tuple[tuple[str, str, str], ...] = ()  # href (resolved where a base was given), rel, text


def escape(text: str) -> str:
    """Return the text as HTML shows it, fit for element content and for quoted attributes."""
    return _escape(text, quote=True)


def unescape(text: str) -> str:
    """Return the text with character references resolved, once."""
    return _unescape(text) if "&" in text else text


def fold(text: str) -> str:
    """Return the text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def is_markup(text: str) -> bool:
    """Tell whether the text holds a tag or a character reference: whether reading it as HTML would change it."""
    return _LOOKS_LIKE_MARKUP.search(text) is not None


_LOOKS_LIKE_MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,2000})?/?>|<!--|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,10});"
)


def is_bounded(html: str) -> bool:
    """Tell whether this markup is small, shallow and plain enough to be handed to a tree builder."""
    if len(html) > LONGEST:
        return False
    if html.count("<") <= DEEPEST:
        return len(html) <= _LONG_TAG or not _has_many_attributes(html)
    return depth(html) <= DEEPEST and not _has_many_attributes(html)


def depth(html: str) -> int:
    """Return how deep elements nest, to a small factor; stops counting beyond ``DEEPEST``. Linear, builds no tree."""
    open_by_name: dict[str, int] = {}
    now_open = deepest = 0
    for closing, written in _TAG.findall(html):
        name = written.lower()
        if name in _SHALLOW:
            continue
        now = open_by_name.get(name, 0)
        if closing:
            if now:
                open_by_name[name] = now - 1
                now_open -= 1
            continue
        open_by_name[name] = now + 1
        now_open += 1
        if now_open > deepest:
            deepest = now_open
            if deepest > DEEPEST:
                return deepest
    return deepest


def _has_many_attributes(html: str) -> bool:
    for piece in html.split("<"):
        if len(piece) > _LONG_TAG:
            end = piece.rfind(">")
            tag = piece if end < 0 else piece[:end]
            if len(tag) > _LONG_TAG and len(tag.split(None, MOST_ATTRIBUTES)) > MOST_ATTRIBUTES:
                return True
    return False


def text(html: str) -> str:
    """Return the plain text: paragraphs two line ends apart, list items and ``<br>`` one, other white space folded."""
    if "<" not in html:
        return fold(unescape(html))
    if not is_bounded(html):
        return _roughly(html)
    pieces: list[str] = []
    gap = 0  # line ends owed before the next text
    for kind, value, _ in _events(html):
        if kind == "text":
            folded = _SPACE.sub(" ", value)
            if folded == " " or not folded:
                if pieces and not gap and not pieces[-1].endswith((" ", "\n")):
                    pieces.append(" ")
                continue
            if gap and pieces:
                pieces.append("\n" * gap)
                folded = folded.lstrip(" ")
            pieces.append(folded)
            gap = 0
        elif value == "br":
            gap = min(2, gap + 1) if kind == "open" else gap
        elif value in BLOCKS:
            gap = max(gap, 1 if value in _TIGHT else 2)
    return _tidied("".join(pieces))


def _tidied(joined: str) -> str:
    lines = [fold(line) for line in joined.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _roughly(html: str) -> str:
    """Plain text of markup too big or too deep to build a tree of: tags cut out by one linear pass."""
    return fold(unescape(_ANY_TAG.sub(" ", html[:LONGEST])))


def _events(html: str) -> Iterable[tags.Event]:
    """Opened and closed elements and text in document order, hidden elements left out; no recursion."""
    plain = tags.events(html)
    return _walk(html) if plain is None else plain


def _walk(html: str) -> Iterator[tags.Event]:
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(html)
    root = parser.body
    node = root.child if root is not None else None
    stack: list[tuple[LexborNode, str]] = []
    while node is not None or stack:
        if node is None:
            node, tag = stack.pop()
            yield "close", tag, {}
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            yield "text", node.text_content or "", {}
        elif tag[:1].isalpha() and tag not in HIDDEN:
            yield "open", tag, _attributes(node) if tag == "a" else {}
            child = node.child
            if child is not None:
                stack.append((node, tag))
                node = child
                continue
            yield "close", tag, {}
        node = node.next


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}


class _Run:
    """The block being collected."""

    __slots__ = ("breaks", "html", "inline", "links", "text")

    def __init__(self) -> None:
        self.breaks = 0  # <br> since the last visible text
        self.text: list[str] = []
        self.html: list[str] = []
        self.inline: list[tuple[str, str]] = []  # open inline elements: tag, start tag
        self.links: list[list[str]] = []

    def in_link(self) -> bool:
        """Tell whether an ``a`` is open."""
        return bool(self.inline) and any(tag == "a" for tag, _ in self.inline)

    def take(self, text: str) -> None:
        """Add text."""
        if not text.isspace():
            self.breaks = 0
        self.text.append(text)
        self.html.append(escape(text))
        if self.links and self.in_link():
            self.links[-1][2] += text

    def is_ended_by_break(self) -> bool:
        """Add a ``<br>`` and tell whether it is the second in a row."""
        self.breaks += 1
        self.text.append("\n")
        self.html.append("<br>")
        return self.breaks >= 2  # noqa: PLR2004 - two in a row

    def flush(self, around: list[str]) -> Block | None:
        """Return the block collected so far, if it has text, and start the next one inside the same inline elements."""
        folded = fold("".join(self.text))
        block = None
        if folded:
            closing = "".join(f"</{tag}>" for tag, _ in reversed(self.inline))
            markup = fold("".join(self.html) + closing)
            links = tuple((href, rel, fold(words)) for href, rel, words in self.links)
            block = Block(tag=around[-1] if around else "", text=folded, html=markup, inside=tuple(around), links=links)
        self.text = []
        self.html = [start for _, start in self.inline]
        self.links = (
            [[link[0], link[1], ""] for link in self.links[-1:]] if any(t == "a" for t, _ in self.inline) else []
        )
        return block


def blocks(html: str, base_url: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of text in document order. Two ``<br>`` in a row end a block as a paragraph would.

    Addresses of links are resolved against ``base_url`` where that is given and they are web addresses.

    Markup that is too deep or too big to build a tree of comes back as one block without markup.
    """
    if not is_bounded(html):
        rough = _roughly(html)
        return (Block(tag="", text=rough, html=escape(rough)),) if rough else ()
    return tuple(_blocks(html, base_url))


def _blocks(html: str, base_url: str | None) -> Iterator[Block]:  # noqa: C901 - one branch per kind of event
    run = _Run()
    around: list[str] = []
    for kind, value, attributes in _events(html):
        if kind == "text":
            run.take(value)
        elif value == "br":
            if kind == "open" and run.is_ended_by_break() and (block := run.flush(around)):
                yield block
        elif value in BLOCKS:
            if block := run.flush(around):
                yield block
            if kind == "open":
                around.append(value)
            elif value in around:
                del around[len(around) - 1 - around[::-1].index(value) :]
        elif kind == "open":
            _open_inline(run, value, attributes, base_url)
        else:
            _close_inline(run, value)
    if block := run.flush(around):
        yield block


_INLINE_KEPT = frozenset(
    {"a", "b", "strong", "i", "em", "cite", "q", "abbr", "small", "sub", "sup", "u", "s", "code", "time", "span"}
)


def _open_inline(run: _Run, tag: str, attributes: dict[str, str], base_url: str | None) -> None:
    if tag == "img":
        run.html.append("<img>")
        return
    if tag not in _INLINE_KEPT:
        return
    start = f"<{tag}>"
    if tag == "a":
        href, rel, title = (attributes.get(name, "") for name in ("href", "rel", "title"))
        if base_url is not None and href:
            href = url.normalise(href, base_url) or href
        kept = [
            f' {name}="{escape(value)}"' for name, value in (("href", href), ("rel", rel), ("title", title)) if value
        ]
        start = f"<a{''.join(kept)}>"
        run.links.append([href, rel, ""])
    run.inline.append((tag, start))
    run.html.append(start)


def _close_inline(run: _Run, tag: str) -> None:
    if run.inline and run.inline[-1][0] == tag:
        run.inline.pop()
        run.html.append(f"</{tag}>")
