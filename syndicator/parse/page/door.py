"""Reads an HTML article page into one draft: calls the parts in order, and believes none of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint, Harvest, Region, Said
from syndicator.parse import lines
from syndicator.parse.page import body, charset, dom, header, marks, meta, pictures, schema, structured, walk, write
from syndicator.parse.page.gathered import Gathered
from syndicator.syntax import url as web

NAME = "html"
_TYPES: Final = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_SIGNS: Final = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<article",
    b"<meta ",
    b"<title",
    b"<div",
    b"<p>",
    b"<h1",
)
_BINARY: Final = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"\x00\x00\x01\x00",
)
_FEW_WORDS: Final = 40


def recognises(capture: Capture) -> bool:
    """Whether this is a web page: by its type, or by how it begins where no type was said."""
    if capture.media_type in _TYPES:
        return True
    if capture.media_type and not capture.media_type.startswith(
        ("text/plain", "application/octet-stream", "text/xml", "application/xml")
    ):
        return False
    head = capture.body[:2048].lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<?xml") and b"<html" not in head:
        return False
    name = (capture.file_name or "").lower()
    return (
        name.endswith((".html", ".htm", ".xhtml")) or any(head.startswith(sign) for sign in _SIGNS) or b"<html" in head
    )


def read(capture: Capture) -> Harvest:
    """Read a page. Raises ``errors.Malformed`` for what is empty or no text."""
    _refuse(capture)
    page = walk.read(charset.decode(capture.body, capture.charset))
    address = web.normalise(capture.url) or capture.url
    into = Gathered(url=address, base=_base(page, address))
    meta_first = Gathered(url=into.url, base=into.base)
    meta.read(page, meta_first)
    graph = structured.read(page)
    into.complaints.extend(
        Complaint(message="structured data that is no JSON", locator="script", code="unreadable_json")
        for _ in graph.problems
    )
    titles = frozenset(said.text.casefold() for said in meta_first.titles)
    nodes, sure = schema.main_nodes(graph, _addresses(meta_first), titles)
    schema.read(graph, nodes, into)
    _append(into, meta_first)
    bodies = schema.article_bodies(nodes)
    text = body.read(page, body.judge(page), bodies=[said.text for said in bodies])
    head = header.read(page, text, into)
    text = _trim(text, head.bylines | head.others)
    within_text, credited = pictures.read(page, text, into)
    always: dict[int, Region] = {**dict.fromkeys(head.bylines, "byline"), **dict.fromkeys(credited, "caption")}
    marks.read(page, graph, nodes if sure else [], marks.Around.of(page, text, head.start), into, always)
    _write(page, text, within_text, bodies, into)
    return Harvest(format=NAME, drafts=(replace(into.draft(), locator="html"),), complaints=tuple(into.complaints))


def _refuse(capture: Capture) -> None:
    if not capture.body.strip():
        raise Malformed("the page is empty", url=capture.url, hint="open it in a browser: does it show anything?")
    if capture.body.startswith(_BINARY):
        raise Malformed(
            "this is no text but a binary file", url=capture.url, hint="give the address of the article's page"
        )


def _base(page: dom.Page, address: str) -> str:
    """Against what links resolve: ``<base>``, where it was found, for a saved file what it calls its address."""
    base = web.normalise(page.base or "", address) or address
    if web.is_web(base):
        return base
    canonical = [link.attributes.get("href") for link in page.links if "canonical" in link.rels]
    named = canonical + [meta.content(one) for one in page.metas[:600] if "og:url" in meta.names(one)]
    return next((found for one in named if (found := web.normalise(one or ""))), base)


def _addresses(found: Gathered) -> frozenset[str]:
    return frozenset(web.identity(said.text.partition("#")[0]) for said in found.links if web.is_web(said.text))


def _append(into: Gathered, other: Gathered) -> None:
    """Put what the head says behind what structured data says."""
    for name in (
        "links",
        "titles",
        "subtitles",
        "people",
        "published",
        "updated",
        "languages",
        "publishers",
        "origins",
        "terms",
        "summaries",
    ):
        getattr(into, name).extend(getattr(other, name))
    # The picture somebody chose for sharing leads: Open Graph's, where there is none the card's.
    leads = "og:" if any(one.carrier.startswith("og:") for one in other.images) else "twitter:"
    into.images[:0] = [one for one in other.images if one.carrier.startswith(leads)]
    into.images.extend(one for one in other.images if not one.carrier.startswith(leads))
    into.paywalled = into.paywalled or other.paywalled


def _trim(text: body.Text, not_prose: frozenset[int]) -> body.Text:
    """Take bylines and datelines off the head of the text and the rights block off its end."""
    blocks = list(text.blocks)
    while blocks and blocks[0].number in not_prose:
        blocks.pop(0)
    start = lines.tail_start([block.text for block in blocks], speaks=[marks.speaks(block.text) for block in blocks])
    blocks = blocks[:start] if start > 0 else blocks
    while blocks and blocks[-1].heading:
        blocks.pop()
    blocks = [block for index, block in enumerate(blocks) if not (index < 6 and block.number in not_prose)]  # noqa: PLR2004 - the head
    if not blocks:
        return text
    return replace(text, blocks=tuple(blocks), first=blocks[0].number, last=blocks[-1].number)


def _write(page: dom.Page, text: body.Text, within_text: list[dom.Picture], bodies: list[Said], into: Gathered) -> None:
    captions = [
        block
        for block in page.blocks[text.first : text.last + 1]
        if block.region == "caption" and any(tag == "figure" for tag, _ in block.element.structure)
    ]
    figures = {index for picture in within_text for tag, index in picture.element.structure if tag == "figure"}
    captions = [block for block in captions if any(index in figures for _, index in block.element.structure)]
    numbers = {block.number for block in text.blocks}
    whole = sorted(
        [*text.blocks, *(block for block in captions if block.number not in numbers)], key=lambda block: block.number
    )
    if text.blocks:
        markup = write.html(whole, within_text, base=into.base)
        into.bodies.append(
            Said(text=markup, carrier="html:body", locator="html", media_type="text/html", base_url=into.base)
        )
    into.bodies.extend(replace(said, base_url=into.base) for said in bodies)
    if sum(block.words for block in text.blocks) < _FEW_WORDS and not bodies:
        into.complaints.append(
            Complaint(
                message="no article text on this page: a login, error or listing page?", locator="html", code="no_body"
            )
        )
