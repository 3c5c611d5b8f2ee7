"""Markup that stands unescaped in a feed (XHTML in Atom, tags inside RSS) back to HTML text. Sanitises nothing."""

from __future__ import annotations

from html import escape
from typing import Final

from lxml import etree

from syndicator.parse.feed.names import XML, local
from syndicator.syntax import url as web

LARGEST: Final = 2_000_000  # characters written
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_ADDRESSES: Final = frozenset(("href", "src", "cite", "longdesc", "action", "background", "data", "poster"))


def inner(element: etree._Element, base: str | None = None, *, resolve: bool = False) -> str:
    """Return what is inside the element. Addresses below a nested ``xml:base`` come out resolved, others as written.

    ``resolve``: ``base`` itself is a nested one, so every address is resolved.
    """
    written: list[str] = [escape(element.text or "", quote=False)]
    size = 0
    bases: list[str | None] = [base]
    for event, child in etree.iterwalk(element, events=("start", "end")):
        if child is element or not isinstance(child.tag, str):
            continue
        tag = local(child.tag)
        if event == "start":
            nested = child.get(XML + "base")
            bases.append((web.normalise(nested, bases[-1]) or bases[-1]) if nested else bases[-1])
            piece = _start(child, tag, bases[-1] if resolve or bases[-1] != base else None)
            if tag.lower() not in _VOID:
                piece += escape(child.text or "", quote=False)
        else:
            bases.pop()
            piece = "" if tag.lower() in _VOID else f"</{tag}>"
            piece += escape(child.tail or "", quote=False)
        size += len(piece)
        if size > LARGEST:
            break
        written.append(piece)
    return "".join(written)


def _start(element: etree._Element, tag: str, base: str | None) -> str:
    attributes = []
    for key, value in element.attrib.items():
        name = str(key)
        if name == XML + "lang":
            name = "lang"
        elif name[:1] == "{":
            continue
        text = str(value)
        if base is not None and name.lower() in _ADDRESSES:
            text = web.normalise(text, base) or text
        attributes.append(f' {name}="{escape(text)}"')
    return f"<{tag}{''.join(attributes)}>"
