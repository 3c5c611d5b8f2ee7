"""Elements of the news industry's XML by their local names, and documents by their root. Knows no vocabulary.

A document of rights and embargoes that had to be cut is not read at all: what was lost may have been the embargo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.parse.feed.names import XML, local
from syndicator.syntax import xml

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element type

LONGEST: Final = 20_000  # characters of one value
MOST: Final = 200  # of a kind in one item
_HEAD: Final = 16_384  # bytes in which the root element must begin
_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})(?=[\s>/])")


def root_name(body: bytes) -> str:
    """Return the local name of the first element of a document; "" where there is none near its start."""
    head = body[:_HEAD].replace(b"\x00", b"")
    at = 0
    while (found := _ROOT.search(head, at)) is not None:
        comment = head.find(b"<!--", at, found.start())
        if comment < 0:
            return found[1].decode("ascii", "replace")
        end = head.find(b"-->", comment)
        if end < 0:
            return ""
        at = end + 3
    return ""


def whole(capture: Capture) -> Element:
    """Return the root element. Raises ``errors.Malformed`` where there is no tree, or only a part of one."""
    try:
        tree = xml.read(capture.body, capture.charset)
    except Malformed as error:
        raise Malformed(error.message, url=capture.url, code=error.code, hint=error.hint) from None
    if tree.cut:
        raise Malformed(
            f"not well-formed, and parts of it are lost: {'; '.join(tree.mended)[:300]}",
            url=capture.url,
            code="cut",
            hint="an embargo may be among what is lost: have it sent again",
        )
    return tree.root


def name(element: Element) -> str:
    """Return the local name of an element; "" for what is none."""
    tag: object = element.tag
    return local(tag) if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield the children of these local names, at most ``MOST``; all where none is named."""
    count = 0
    for child in element if element is not None else ():
        if isinstance(child.tag, str) and (not names or local(child.tag) in names):
            count += 1
            if count > MOST:
                return
            yield child


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element on a path of local names."""
    for step in path:
        element = next(children(element, step), None)
        if element is None:
            return None
    return element


def words(element: Element | None) -> str:
    """Return all text in an element, white space folded."""
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())[:LONGEST]


def attribute(element: Element | None, *names: str) -> str:
    """Return the first of these attributes that is there; "" otherwise."""
    if element is None:
        return ""
    return next((text for key in names if (text := str(element.get(key) or "").strip()[:LONGEST])), "")


def language(element: Element | None) -> str | None:
    """Return the ``xml:lang`` of an element itself."""
    return (str(element.get(XML + "lang") or "").strip()[:60] or None) if element is not None else None
