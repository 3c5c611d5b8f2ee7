"""The one walk through a page's tree: gathers inline runs into blocks, and what else stands there. See ``dom``."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from syndicator.parse.page import regions
from syndicator.parse.page.dom import (
    INLINE,
    MAX_BLOCKS,
    MAX_NODES,
    Block,
    Element,
    Link,
    Page,
    Picture,
    fold,
    shallow,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from syndicator.model.draft import Region

_SKIPPED = frozenset(
    {
        "script", "style", "template", "svg", "math", "iframe", "object", "embed", "select", "option", "input",
        "canvas", "head", "title",
    }
)  # fmt: skip
_EMPTY = frozenset({"img", "br", "hr", "textarea"})
_KEPT_INLINE = {
    "a": "a", "em": "em", "i": "em", "strong": "strong", "b": "strong", "code": "code", "sub": "sub", "sup": "sup",
    "s": "s", "strike": "s", "del": "del", "q": "q", "abbr": "abbr", "cite": "cite", "kbd": "kbd", "mark": "mark",
    "small": "small",
}  # fmt: skip
_STRUCTURE = frozenset(
    {
        "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "td", "th", "dl", "dt", "dd", "figure",
        "figcaption", "pre", "h1", "h2", "h3", "h4", "h5", "h6",
    }
)  # fmt: skip
_SET_APART = frozenset({"a", "span", "time", "label", "data"})  # what style sheets put side by side with a gap
_SPACE = re.compile(r"\s+")


def read(markup: str) -> Page:
    """Walk a page. Bounded in size, depth and number of nodes; never raises for what the markup holds."""
    from selectolax.lexbor import LexborHTMLParser

    markup, cut = shallow(markup)
    page = Page(tree=LexborHTMLParser(markup), markup=markup, cut=cut)
    walker = _Walker(page)
    walker.walk()
    return page


class _Walker:
    """Goes through the tree in document order and gathers inline runs into blocks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text: list[str] = []
        self.html: list[str] = []
        self.open: list[tuple[str, str]] = []  # kept inline elements: markup that opens, and closes, each
        self.anchor: tuple[str, int] | None = None  # href, where its text starts in self.text
        self.links: list[tuple[str, str]] = []
        self.plain = False  # text outside <em> in this block
        self.light = False  # text outside <strong>
        self.said = False  # any text at all
        self.closed = self.parted = False  # an inline element ended last; another began right behind it
        self.count = 0

    def walk(self) -> None:
        root = self.page.tree.root
        if root is None:
            return
        top = Element(0, "html", None, root, "", "body", article=False, hidden=False, structure=())
        # (node, element it stands in, leaving?)
        stack: list[tuple[LexborNode, Element, bool]] = [(root, top, False)]
        while stack and self.count < MAX_NODES and len(self.page.blocks) < MAX_BLOCKS:
            node, around, leaving = stack.pop()
            if leaving:
                self.leave(around)
                continue
            self.count += 1
            inside = self.enter(node, around)
            if inside is None:
                continue
            stack.append((node, inside, True))
            children: list[tuple[LexborNode, Element, bool]] = []
            child = node.child
            while child is not None:
                children.append((child, inside, False))
                child = child.next
            stack.extend(reversed(children))
        self.flush(top)
        self.page.cut = self.page.cut or bool(stack)

    def enter(self, node: LexborNode, around: Element) -> Element | None:
        """Note a node; return its element when its children are to be walked."""
        if node.is_text_node:
            self.add(node.text_content or "", around)
            return None
        if node.is_comment_node:
            content = node.comment_content or ""
            if "rdf:" in content and len(content) < 20_000:  # noqa: PLR2004 - bounded
                self.page.comments.append(content)
            return None
        tag = node.tag or ""
        attributes = node.attributes
        if tag in {"meta", "link", "base", "script", "title"} and self.note(tag, node, attributes, around):
            return None
        if tag == "head":
            return Element(self.count, tag, around, node, "", "head", article=False, hidden=True, structure=())
        if tag in _SKIPPED or around.region == "head":
            return None
        return self.descend(tag, node, attributes, around)

    def note(self, tag: str, node: LexborNode, attributes: dict[str, str | None], around: Element) -> bool:
        """Keep what is not text."""
        page = self.page
        if tag == "meta":
            page.metas.append(attributes)
        elif tag == "link":
            region: Region = around.region if around.region in {"comment", "caption", "code"} else "head"
            held = around.structure  # a figure's, perhaps
            element = Element(self.count, tag, around, node, "", region, article=False, hidden=False, structure=held)
            page.links.append(Link(element, attributes))
        elif tag == "base":
            page.base = page.base or attributes.get("href")
        elif tag == "title":
            page.title = page.title or fold(node.text())
        elif "ld+json" in (attributes.get("type") or "").lower():
            page.scripts.append(node.text() or "")
        elif "rsl+xml" in (attributes.get("type") or "").lower():
            page.machine_licenses.append(node.text() or "")
        return True

    def descend(self, tag: str, node: LexborNode, attributes: dict[str, str | None], around: Element) -> Element | None:
        if tag == "html":
            self.page.language = attributes.get("lang") or attributes.get("xml:lang")
        names, region, article = regions.place(tag, attributes, around.region, article=around.article)
        hidden = around.hidden or tag == "noscript" or regions.hidden(attributes)
        structure = around.structure
        if tag in _STRUCTURE:
            structure = (*structure[-20:], (tag, self.count))
        element = Element(self.count, tag, around, node, names, region, article, hidden, structure)
        element.zone = element if region != around.region else around.zone
        element.number = len(self.page.blocks)
        self.page.elements[node.mem_id] = element
        if "rel" in attributes and tag in {"a", "area", "form"}:
            self.page.links.append(Link(element, attributes, fold(node.text()) if tag == "a" else ""))
        if tag in _EMPTY or (tag == "button" and node.css_first("img, figcaption, cite") is None):
            self.empty(element, attributes, around)  # a button that holds a picture enlarges it
            return None
        if tag in INLINE and not _apart(element):
            self.open_inline(tag, attributes)
            return element
        self.flush(around)
        element.number = len(self.page.blocks)
        return element

    def empty(self, element: Element, attributes: dict[str, str | None], around: Element) -> None:
        """Take an element whose children are not walked."""
        if element.tag == "img":
            self.picture(element, attributes, element.node)
        elif element.tag == "br":
            self.line_break(around)
        elif element.tag in {"hr", "textarea"}:
            self.flush(around)
        if element.tag == "textarea":
            self.page.textareas.append((element, element.node.text() or ""))

    def open_inline(self, tag: str, attributes: dict[str, str | None]) -> None:
        kept = _KEPT_INLINE.get(tag)
        if kept == "a":
            href = (attributes.get("href") or "").strip()
            self.anchor = (href, len(self.text))
            rel = attributes.get("rel") or ""  # of a licence: some are written by plug-ins, and this tells which
            said = f' rel="{escape(rel)}"' if "license" in rel.lower().split() else ""
            opening, closing = (f'<a href="{escape(href)}"{said}>', "</a>") if href else ("", "")
        else:
            opening, closing = (f"<{kept}>", f"</{kept}>") if kept else ("", "")
        self.parted = (self.closed and tag in _SET_APART) or self.parted
        self.open.append((opening, closing))
        self.html.append(opening)

    def leave(self, element: Element) -> None:
        if element.tag in INLINE and not _apart(element):
            if self.open:
                _, closing = self.open.pop()
                self.html.append(closing)
            self.closed = True
            if element.tag == "a" and self.anchor:
                self.end_anchor()
            return
        self.flush(element)

    def end_anchor(self) -> None:
        if self.anchor is None:
            return
        href, start = self.anchor
        said = fold("".join(self.text[start:]))
        if said:
            self.links.append((said, href))
        self.anchor = None

    def add(self, text: str, around: Element) -> None:
        if around.region == "head" or not text:
            return
        text = text if around.tag == "pre" else _SPACE.sub(" ", text)
        if self.parted and self.text and _two_words(self.text[-1][-1:], text[:1]):
            text = f" {text}"
        self.closed = self.parted = False
        self.text.append(text)
        self.html.append(escape(text, quote=False))
        if not text.isspace():
            self.said = True
            opened = {opening for opening, _ in self.open}
            self.plain = self.plain or "<em>" not in opened
            self.light = self.light or "<strong>" not in opened

    def line_break(self, around: Element) -> None:
        """One <br> is a line break, two are a new paragraph."""
        if self.said and "".join(self.text[-3:]).rstrip(" ").endswith("\n"):
            self.flush(around)
            return
        self.text.append("\n")
        self.html.append("<br>")

    def picture(self, element: Element, attributes: dict[str, str | None], node: LexborNode) -> None:
        sources: list[str] = []
        parent = node.parent
        if parent is not None and parent.tag == "picture":
            sibling = parent.child
            while sibling is not None and len(sources) < 20:  # noqa: PLR2004 - bounded
                if sibling.tag == "source":
                    given = sibling.attributes
                    sources.append(given.get("srcset") or given.get("data-srcset") or "")
                sibling = sibling.next
        before = len(self.page.blocks) + (1 if self.said else 0)
        self.page.pictures.append(Picture(element, attributes, before, tuple(filter(None, sources))))

    def flush(self, element: Element) -> None:
        """Close the current run of inline text and make it a block of ``element``."""
        if self.said:
            reopen = self.anchor[0] if self.anchor else None
            self.end_anchor()
            text = re.sub(r" ?\n ?", "\n", re.sub(r"[^\S\n]+", " ", "".join(self.text))).strip()
            closing = "".join(closing for _, closing in reversed(self.open))
            self.page.blocks.append(
                Block(
                    number=len(self.page.blocks),
                    text=text,
                    html=_trim("".join(self.html) + closing),
                    element=element,
                    links=tuple(self.links[:200]),
                    emphasis=not self.plain,
                    strong=not self.light,
                )
            )
            self.anchor = (reopen, 0) if reopen is not None else None
        elif self.anchor:
            self.anchor = (self.anchor[0], 0)
        self.text, self.links = [], []
        self.html = [opening for opening, _ in self.open]
        self.plain = self.light = self.said = False


def _apart(element: Element) -> bool:
    """Whether an inline element of a caption is a line of its own: named a credit, or the last one in it."""
    if element.region != "caption" or element.tag not in {"span", "cite", "small", "strong", "em", "i", "a"}:
        return False
    if regions.credits(element.names):
        return True
    if element.tag not in {"span", "cite", "small"} or element.parent is None or element.parent.tag in INLINE:
        return False
    following = element.node.next
    while following is not None and not (following.is_element_node or (following.text_content or "").strip()):
        following = following.next
    return following is None


def _two_words(last: str, first: str) -> bool:
    """Tell whether what stands in two neighbouring elements is set apart by style: "22 May" beside "12:44"."""
    if last.isdigit():
        return first.isdigit() or first.isupper()
    return (last.islower() and first.isupper()) or (last.isalpha() and first.isdigit())


def _trim(html: str) -> str:
    """Take line breaks and spaces off both ends."""
    html = html.strip()
    while html.startswith("<br>"):
        html = html[4:].lstrip()
    while html.endswith("<br>"):
        html = html[:-4].rstrip()
    return html
