"""Bytes → drafts: one reader per kind of input, registered below in the order they are asked.

Law: pure, bounded, without network; raw strings with their place, nothing believed (``normalise`` weighs); every
rights, source and credit element becomes a mark. A document nobody can read raises ``errors.ParseError``; a part nobody
can read costs that part and is told as a complaint.

A reader is a module with three names: ``NAME``, ``recognises(capture) -> bool`` and ``read(capture) -> Harvest``.
To add one, write the module and put its name into ``READERS``.

Why not choose by media type alone? Half of all feeds are served as text/xml or text/html: the body decides.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final, Protocol, cast

from syndicator.errors import Malformed, UnknownFormat
from syndicator.model.capture import Capture
from syndicator.model.draft import Harvest

READERS: Final = (
    "syndicator.parse.jsonfeed",
    "syndicator.parse.wordpress",
    "syndicator.parse.ninjs",
    "syndicator.parse.newsml",
    "syndicator.parse.nitf",
    "syndicator.parse.feed",
    "syndicator.parse.page",
    "syndicator.parse.document",
)
"""Modules, imported when first asked: a service that only reads feeds never loads the page reader."""

_FEEDS: Final = READERS[: READERS.index("syndicator.parse.page")]


class Reader(Protocol):
    """What a reader module offers."""

    NAME: str

    def recognises(self, capture: Capture) -> bool:
        """Tell whether this is one of ours."""
        ...

    def read(self, capture: Capture) -> Harvest:
        """Return everything the document says. Raises ``errors.ParseError``."""
        ...


def reader(module: str) -> Reader:
    """Return a reader by its module name."""
    return cast("Reader", import_module(module))


def read(capture: Capture, *, kind: str | None = None) -> Harvest:
    """Return everything the capture says, by the first reader that recognises it.

    ``kind`` is what the operator said the source is. "feed": only the feed readers are asked, and anything else raises
    ``errors.Malformed`` with a hint. "page": the page reader gets what no feed reader claims. Raises
    ``errors.UnknownFormat`` where no reader recognises the document.
    """
    if not capture.body.strip():
        raise Malformed(
            "the document is empty", url=capture.url, code="empty_document", hint="open the address in a browser"
        )
    for module in _FEEDS if kind == "feed" else READERS:
        candidate = reader(module)
        if candidate.recognises(capture):
            return candidate.read(capture)
    if kind == "feed":  # they say why not
        is_json = capture.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
        return reader(f"syndicator.parse.{'jsonfeed' if is_json else 'feed'}").read(capture)
    if kind == "page":
        return reader("syndicator.parse.page").read(capture)
    raise UnknownFormat(
        f"no reader recognises this document ({capture.media_type or 'no media type'})",
        url=capture.url,
        hint="feeds, ninjs, NewsML-G2, NITF, WordPress, HTML pages, Markdown and plain text are read",
    )
