"""One walk over a page's element tree: blocks of text with their place, pictures, links, metas, scripts, comments.

It tells what stands where; what it means is for ``structured``, ``meta``, ``header``, ``pictures``,
``body`` and ``marks``.
The tree is lexbor's, which is quadratic in nesting depth (100,000 nested elements: 27 s), so markup is cut before it
gets that deep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from syndicator.model.draft import Region

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from syndicator.parse.page.standing import Spoken

MAX_CHARACTERS: Final = 12_000_000
MAX_DEPTH: Final = 1_500  # of the markup as written
MAX_OPEN_FORMATS: Final = 96  # unclosed <b>, <font> …: HTML's adoption agency copies each into every paragraph
MAX_NODES: Final = 400_000
MAX_BLOCKS: Final = 30_000
MAX_ATTRIBUTES: Final = 500  # of one tag
_LONG_TAG: Final = 2_000  # characters; shorter ones cannot hold so many
_QUOTE = re.compile(r"\"[^\"]*(?:\"|$)|'[^']*(?:'|$)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")

_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30}))")
_RAW = ("script", "style", "textarea", "title")  # what looks like a tag in them is none
_ENDS = {"": re.compile("--!?>"), **{tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in _RAW}}
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr",
    }
)  # fmt: skip
_SELF_CLOSING = frozenset(
    {
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt",
        "rp", "path",
    }
)  # fmt: skip
_FORMATS = frozenset(
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    }
)  # fmt: skip

INLINE = frozenset(
    {
        "a", "abbr", "acronym", "area", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "img", "ins", "kbd", "label", "map", "mark", "nobr", "picture", "q", "rp", "rt", "ruby", "s",
        "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPACE = re.compile(r"\s+")


@dataclass(slots=True, eq=False)
class Element:
    """An element on the way down to some text."""

    index: int
    tag: str
    parent: Element | None
    node: LexborNode
    names: str  # class, id, itemprop, role … as one lower-case string
    region: Region
    article: bool  # inside <article>, <main>, itemprop=articleBody
    hidden: bool
    structure: tuple[tuple[str, int], ...]  # list, table, quote, figure ancestors with their index
    zone: Element | None = None  # the ancestor (or itself) that set the region
    number: int = 0  # of the first block that stands in it, or of the one it stands in


@dataclass(slots=True, eq=False)
class Block:
    """A stretch of text no block-level element divides."""

    number: int
    text: str  # whitespace folded; "\n" for <br>
    html: str  # its inline markup
    element: Element
    links: tuple[tuple[str, str], ...] = ()  # (text, href as written)
    emphasis: bool = False  # all of it is set in italics
    strong: bool = False  # all of it is set in bold

    @property
    def tag(self) -> str:
        """The block-level element it stands in."""
        return self.element.tag

    @property
    def region(self) -> Region:
        """Where its container stands; "body" where no container says."""
        return self.element.region

    @property
    def heading(self) -> int:
        """Level 1 to 6, 0 for anything else."""
        for tag, _ in reversed(self.element.structure):
            if tag in _HEADINGS:
                return int(tag[1])
        return 0

    @property
    def words(self) -> int:
        """How many words it has, roughly."""
        return self.text.count(" ") + 1

    @property
    def link_share(self) -> float:
        """The part of its characters that are link text."""
        return sum(len(text) for text, _ in self.links) / (len(self.text) or 1)


@dataclass(slots=True, eq=False)
class Picture:
    """An ``<img>`` where it stands."""

    element: Element
    attributes: dict[str, str | None]
    before: int  # number of the block that follows it
    sources: tuple[str, ...] = ()  # srcset of <picture><source>


@dataclass(slots=True, eq=False)
class Link:
    """A ``link``, ``a``, ``area`` or ``form`` with a rel."""

    element: Element
    attributes: dict[str, str | None]
    text: str = ""

    @property
    def rels(self) -> frozenset[str]:
        """Its relations: a list of tokens, case-folded (HTML §4.6.7), never a substring."""
        return frozenset((self.attributes.get("rel") or "").lower().split())


@dataclass(slots=True)
class Page:
    """What one walk saw."""

    tree: LexborHTMLParser
    markup: str
    language: str | None = None
    base: str | None = None
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    metas: list[dict[str, str | None]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)  # application/ld+json
    machine_licenses: list[str] = field(default_factory=list)  # application/rsl+xml
    comments: list[str] = field(default_factory=list)  # those that hold RDF
    textareas: list[tuple[Element, str]] = field(default_factory=list)
    elements: dict[int, Element] = field(default_factory=dict)  # by node id
    spoken: dict[int, Spoken] = field(default_factory=dict)  # by number of the block, as ``standing`` found it
    entries: frozenset[int] | None = None  # indices of elements, as ``entries`` found them
    cut: bool = False  # the markup was cut at a limit

    def element(self, node: LexborNode | None) -> Element | None:
        """Return the walked element a node is, or stands in."""
        while node is not None:
            found = self.elements.get(node.mem_id)
            if found is not None:
                return found
            node = node.parent
        return None


def shallow(markup: str) -> tuple[str, bool]:
    """Cut markup where it gets too large, too deep or too crowded; tells whether it did. Linear."""
    cut = len(markup) > MAX_CHARACTERS
    markup = markup[:MAX_CHARACTERS]
    depth = formats = nodes = previous = at = 0
    while found := _TAG.search(markup, at):
        at = found.end()
        if found.start() - previous > _LONG_TAG and _crowded(markup[previous : found.start()]):
            return markup[:previous], True
        raw = found[2] is None or (found[2].lower() in _RAW and not found[1])
        if raw and nodes and _inside_tag(markup[previous : found.start()]):
            continue  # an attribute's value that looks like one
        previous = found.start()
        if raw:
            end = _ENDS[(found[2] or "").lower()].search(markup, at)
            if end is None:
                break  # the rest is a comment or a script: no elements
            at = previous = end.start()
            continue
        tag = (found[2] or "").lower()
        step = 0 if tag in _VOID or tag in _SELF_CLOSING else -1 if found[1] else 1
        nodes += 1
        depth = max(0, depth + step)
        formats = max(0, formats + step) if tag in _FORMATS else formats
        if depth > MAX_DEPTH or formats > MAX_OPEN_FORMATS or nodes > MAX_NODES:
            return markup[: found.start()], True
    if len(markup) - previous > _LONG_TAG and _crowded(markup[previous:]):
        return markup[:previous], True
    return markup, cut


def _inside_tag(stretch: str) -> bool:
    """Whether a tag that begins here is still open at the end of the stretch."""
    return ">" not in _QUOTE.sub("", stretch)


def _crowded(stretch: str) -> bool:
    """Whether a tag has more attributes than any page writes; parsers compare them pairwise (60,000: 66 s)."""
    tag = _QUOTED.sub("", stretch)
    return len(tag[: tag.find(">")].split()) > MAX_ATTRIBUTES


def fold(text: str | None) -> str:
    """Fold whitespace."""
    return _SPACE.sub(" ", text or "").strip()


def locate(element: Element) -> str:
    """Return a CSS-like path to an element: from the nearest id down."""
    steps: list[str] = []
    node: LexborNode | None = element.node
    while node is not None and node.is_element_node and len(steps) < 12:  # noqa: PLR2004 - enough to find it
        attributes = node.attributes
        name = attributes.get("id")
        if name and len(name) < 60:  # noqa: PLR2004 - longer ones are generated
            steps.append(f"{node.tag}#{name}")
            break
        nth, sibling = 1, node.prev
        while sibling is not None and nth < 1000:  # noqa: PLR2004 - bounded
            nth += sibling.tag == node.tag
            sibling = sibling.prev
        steps.append(f"{node.tag}[{nth}]" if node.tag not in {"html", "body", "head"} else str(node.tag))
        node = node.parent
    return "/".join(reversed(steps))
