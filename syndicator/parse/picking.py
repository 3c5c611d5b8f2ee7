"""What a person's selectors find on a page, in one shape for CSS and XPath. Judges nothing of what it finds.

CSS is asked of lexbor, XPath of lxml; both read the same text, cut to the same size and depth. A selector is asked
within a found element only in that element's own language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from syndicator.syntax import html, selector
from syndicator.syntax.selector import Selector

MOST: Final = 1_000  # finds of one selector
_LONGEST: Final = 2_000_000  # characters of one find's markup
_MOST_STEPS: Final = 20_000  # nodes whose text is read


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a selector found: an element, or a text where that was asked for."""

    node: Any = None  # of lexbor or lxml
    is_xpath: bool = False
    value: str | None = None  # an attribute or a text

    @property
    def tag(self) -> str:
        """The element's name; "" for a text."""
        return "" if self.value is not None else str(self.node.tag).lower()

    def attribute(self, name: str) -> str:
        """Return an attribute's value, or ""."""
        if self.value is not None:
            return ""
        stated = self.node.get(name) if self.is_xpath else self.node.attributes.get(name)
        return str(stated or "")[:4_096]

    def words(self, limit: int = 20_000) -> str:
        """Return the text, white space folded."""
        if self.value is not None:
            return html.fold(self.value[: 2 * limit])[:limit]
        pieces: list[str] = []
        length = 0
        texts = self.node.itertext() if self.is_xpath else _texts(self.node)
        for step, piece in enumerate(texts):
            pieces.append(str(piece))
            length += len(pieces[-1])
            if length > limit or step > _MOST_STEPS:
                break
        return html.fold(" ".join(pieces))[:limit]

    def markup(self) -> str:
        """Return what stands inside an element as markup; a text as markup of it."""
        if self.value is not None:
            return html.escape(self.value)
        if not self.is_xpath:
            return str(self.node.inner_html or "")[:_LONGEST]
        from lxml import etree

        inner = [etree.tostring(child, encoding="unicode", method="html") for child in self.node]
        return (html.escape(self.node.text or "") + "".join(inner))[:_LONGEST]


def _texts(node: Any) -> Any:  # noqa: ANN401 - lexbor's nodes
    return (inner.text_content or "" for inner in node.traverse(include_text=True) if inner.tag == "-text")


class Picker:
    """A page that selectors can be asked of."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _css(self) -> Any:  # noqa: ANN401 - lexbor's tree
        from selectolax.lexbor import LexborHTMLParser

        return LexborHTMLParser(self._text)

    @cached_property
    def _xml(self) -> Any:  # noqa: ANN401 - lxml's tree
        from lxml import etree

        parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
        return etree.fromstring(self._text.encode("utf-8", "replace"), parser)

    def pick(self, text: str, within: Found | None = None) -> list[Found]:
        """Return what a selector finds, in the order of the page.

        Raises ``ValueError`` for what is no selector, cannot be run, or is not of the language of ``within``.
        """
        asked = selector.parse(text)
        if within is not None and within.is_xpath != asked.is_xpath:
            raise ValueError("must be in the language of the element it is looked for in")
        return self._by_xpath(asked, within) if asked.is_xpath else self._by_css(asked, within)

    def _by_css(self, asked: Selector, within: Found | None) -> list[Found]:
        nodes = (within.node if within is not None else self._css).css(asked.css)[:MOST]
        if within is not None:
            nodes = [node for node in nodes if node.mem_id != within.node.mem_id]
        if asked.attribute is not None:
            return [Found(value=value) for node in nodes if (value := node.attributes.get(asked.attribute))]
        if asked.only_text:
            return [Found(value=words) for node in nodes if (words := Found(node).words())]
        return [Found(node) for node in nodes]

    def _by_xpath(self, asked: Selector, within: Found | None) -> list[Found]:
        root = within.node if within is not None else self._xml
        if root is None:  # a page without anything
            return []
        return [
            Found(value=one, is_xpath=True) if isinstance(one, str) else Found(one, is_xpath=True)
            for one in selector.xpath(root, asked)[:MOST]
            if isinstance(one, str) or isinstance(getattr(one, "tag", None), str)
        ]

    def without(self, found: Found, removed: tuple[str, ...]) -> Found:
        """Take away what selectors find in an element. Raises as ``pick``."""
        for text in removed:
            for one in self.pick(text, found):
                if one.value is not None:
                    continue
                if one.is_xpath:
                    _drop(one.node)
                else:
                    one.node.decompose()
        return found


def _drop(node: Any) -> None:  # noqa: ANN401 - lxml's element
    """Take an element out of its parent, and leave what follows it."""
    parent, tail = node.getparent(), node.tail
    if parent is None:
        return
    if tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(node)
