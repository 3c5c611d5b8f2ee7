"""Recognises feeds and picks who reads them: our own reader, or feedparser where that loses less."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from syndicator.errors import Malformed, UnknownFormat
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint, Harvest
from syndicator.parse.feed import document
from syndicator.syntax import encoding, xml

NAME: Final = "feed"

_TYPES: Final = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/x-rss+xml", "text/rss+xml"}
    | {"application/atomdeleted+xml", "application/rss", "application/atom", "text/rss", "text/atom+xml"}
)
_HEAD: Final = 8_192  # bytes in which the root element must begin
_ROOT: Final = re.compile(
    rb"<(?:[a-z0-9_.-]{1,20}:)?(rss|feed|rdf|channel|deleted-entry|entry)(?=[\s>/])", re.IGNORECASE
)
_HTML: Final = re.compile(rb"<html[\s>]", re.IGNORECASE)
_PAGE_START: Final = re.compile(rb"[\s\xef\xbb\xbf]*<(?:!doctype\s{1,9}html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_ITEM: Final = re.compile(rb"<(?:[A-Za-z0-9_.-]{1,20}:)?(?:item|entry)(?=[\s>])", re.IGNORECASE)
_PART: Final = re.compile(r"<(?:[a-z0-9_.-]{1,20}:)?(item|entry|deleted-entry)(?=[\s/>]|\Z)", re.IGNORECASE)
_END: Final = re.compile(r"</(?:[a-z0-9_.-]{1,20}:)?(?:item|entry|deleted-entry|channel|rss|feed|rdf)\b", re.IGNORECASE)


def recognises(capture: Capture) -> bool:
    """Tell whether this is a feed in XML: by its root element, or by a media type nothing contradicts."""
    head = _head(capture.body)
    if _ROOT.search(head) and not _is_page(head):
        return True
    return capture.media_type in _TYPES and not _is_page(head) and b"<" in head


def _head(body: bytes) -> bytes:
    """The beginning, with the zero bytes of UTF-16 and UTF-32 taken out so that ASCII names can be found."""
    return body[:_HEAD].replace(b"\x00", b"")


def _is_page(head: bytes) -> bool:
    """Tell a web page: its elements come before any feed's. Some feeds say <!DOCTYPE html> without being one."""
    root = _ROOT.search(head)
    if root is None:
        return _HTML.search(head) is not None or _PAGE_START.match(head) is not None
    return _HTML.search(head, 0, root.start()) is not None


def read(capture: Capture) -> Harvest:
    """Return what the feed said.

    Raises ``errors.Malformed`` for what is empty, a web page, no markup at all, or broken beyond both readers;
    ``errors.UnknownFormat`` for XML that is no feed.
    """
    head = _head(capture.body)
    _refuse(capture, head)
    try:
        tree = xml.read(capture.body, capture.charset)
    except Malformed as error:
        return _broken(capture, error)
    if document.root_name(tree.root) == "CHANNEL":  # Microsoft's Channel Definition Format of 1997: feedparser reads it
        return _broken(capture, Malformed("this is CDF, and not even feedparser can read it"))
    if not document.is_feed(tree.root):
        if tree.mended and _ROOT.search(head):
            return _broken(capture, Malformed("the root element cannot be found"))
        raise UnknownFormat(
            f"this is XML, but no feed: its root is <{document.root_name(tree.root)}>",
            url=capture.url,
            hint="RSS, RDF and Atom are read here",
        )
    harvest = document.read(tree, capture.url)
    if tree.cut and len(harvest.drafts) < len(_ITEM.findall(capture.body)):
        harvest = _richer(capture, harvest)
    if tree.cut:
        harvest = _without_half(harvest, tree.text)
    if not tree.mended:
        return harvest
    flaw = Complaint(message=f"not well-formed, mended: {'; '.join(tree.mended)[:500]}", code="not_well_formed")
    return replace(harvest, complaints=(flaw, *harvest.complaints))


def _without_half(harvest: Harvest, text: str) -> Harvest:
    """Leave out what the document stops in: half an item has half an address and would stand beside the whole one.

    Of a tombstone the half that is lost may be which version it means.
    """
    part = xml.stops_in(text, _PART, _END)
    if not part or not (harvest.withdrawn if part == "deleted-entry" else harvest.drafts):
        return harvest
    told = (
        *harvest.complaints,
        Complaint(message=f"cut off inside its last {part}, which is left out", code="cut_item"),
    )
    if part == "deleted-entry":
        return replace(harvest, withdrawn=harvest.withdrawn[:-1], complaints=told)
    return replace(harvest, drafts=harvest.drafts[:-1], complaints=told)


def _refuse(capture: Capture, head: bytes) -> None:
    """Raise for what no feed reader should even try."""
    body = capture.body
    if not body.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise Malformed(
            "the document is empty", url=capture.url, code="empty_document", hint="open the address in a browser"
        )
    if _is_page(head):
        raise Malformed(
            "this is a web page, not a feed",
            url=capture.url,
            code="not_a_feed",
            hint='look for <link rel="alternate" type="application/rss+xml"> in it, or configure kind = "page"',
        )
    if body.startswith((b"\x1f\x8b", b"PK\x03\x04")):
        raise Malformed("this is compressed, not XML", url=capture.url, code="compressed", hint="unpack it first")
    if b"<" not in head and b"<" not in body.replace(b"\x00", b""):
        # A bare path or address must never reach a parser that would open it (RELIABILITY.md §0.1).
        raise Malformed(
            "there is no markup in this document", url=capture.url, code="no_markup", hint="this is no feed"
        )


def _broken(capture: Capture, error: Malformed) -> Harvest:
    from syndicator.parse import broken

    harvest = broken.read(capture)
    if not harvest.drafts and harvest.feed.title is None:
        raise Malformed(
            error.message, url=capture.url, code=error.code, hint="check it with a feed validator"
        ) from error
    text, _, _ = encoding.decode(capture.body, (capture.charset, xml.declared_encoding(capture.body)))
    return _without_half(harvest, text)


def _richer(capture: Capture, own: Harvest) -> Harvest:
    """Return whichever reader kept more items; ours on a tie, for it keeps more of each."""
    from syndicator.parse import broken

    try:
        other = broken.read(capture)
    except Malformed:
        return own
    return other if len(other.drafts) > len(own.drafts) else own
