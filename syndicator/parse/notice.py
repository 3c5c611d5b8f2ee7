"""A rights notice on its own, cut out of wherever it stood, read into marks. Understands no rights.

The pieces are rarely whole documents: an element of a feed without its namespaces, half a JSON-LD object, a
``<meta>``, a paragraph. Everything is read with parsers that recover, bounded in size, and nothing is ever fetched.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from syndicator.model.draft import Extent, Mark, Region
from syndicator.parse import license_link, notice_json
from syndicator.syntax import url as addresses

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from syndicator.parse.page.dom import Element, Page

LONGEST = 1_000_000  # characters; what is beyond is not read

_SPACE = re.compile(r"\s+")
_VERSION = re.compile(r"\bv\d{1,4}(?:\.\d{1,4}){1,3}[a-z]?\b", re.IGNORECASE)
_CODE_LICENSE = re.compile(r"@licen[sc]e\b|\blicen[sc]e\s*:?\s*(?:CC[- ]|MIT\b|https?://)", re.IGNORECASE)
_LINE = re.compile(r"^\W{0,4}(?:Â?©|\(c\)|copyright\b)[^\n]{0,160}$", re.IGNORECASE)
_METAS = {
    "rights": "dc:rights",
    "rightsholder": "dcterms:rightsHolder",
    "license": "dcterms:license",
    "accessrights": "dcterms:accessRights",
    "datecopyrighted": "dcterms:dateCopyrighted",
}


def marks(notice: str, format: str, url: str | None = None) -> tuple[Mark, ...]:  # noqa: A002 - the word of the command
    """Read a notice into marks. ``format``: text, html, rss, xml, json, markdown or code. Never raises."""
    text = notice[:LONGEST].replace("\x00", "")
    base = url if url and addresses.normalise(url) else None
    match format:
        case "code":
            found: Iterator[Mark] = iter((_block(text, region="code"),))
        case "markdown":
            found = _markdown(text, base)
        case "json":
            found = notice_json.marks(text, base)
        case "rss" | "xml" if "<" in text:
            found = _xml(text, base)
        case "rss":
            found = iter((Mark(signal="rss:copyright", words=_fold(text), scope="feed"),))
        case "html" if text.lstrip().startswith(('"', "{", "[{")):
            found = notice_json.marks(text, base)
        case "html" if "<" in text:
            found = _html(text, base)
        case "html":
            found = _text(entities.unescape(text))
        case _:
            found = _text(text)
    return tuple(dict.fromkeys(found))


# --- prose -----------------------------------------------------------------------------------------------------------


def _text(text: str) -> Iterator[Mark]:
    words = _fold(text)
    if not words:
        return
    if _is_code_header(words):
        yield _block(words, region="code")
    elif _LINE.match(words):  # nothing but a copyright line: the foot of a site
        yield Mark(signal="text:block", words=words, scope="site", region="footer")
    else:
        yield _block(words)


def _is_code_header(words: str) -> bool:
    """The licence comment of a program: a version, then a licence as a key ("V2.6e @author: … Licence CC-BY http…")."""
    version, licence = _VERSION.search(words), _CODE_LICENSE.search(words)
    return version is not None and licence is not None and version.start() < licence.start()


def _block(text: str, *, region: Any = "tail", html: str | None = None) -> Mark:  # noqa: ANN401 - a Region
    return Mark(signal="text:block", words=_fold(text), region=region, html=html)


def _markdown(text: str, base: str | None) -> Iterator[Mark]:
    """Read each part with the eyes of the page reader; what is quoted, or listed as a change, only narrows."""
    from syndicator.parse import markdown_parts
    from syndicator.parse.page import standing

    for part in markdown_parts.read(re.sub(r"\s---\s", "\n\n", text)):
        for mark in _html(part.html, base):
            known = any(name == standing.ATTRIBUTE for name, _ in mark.attributes)
            yield mark if known else replace(mark, attributes=(*mark.attributes, *standing.attributes(part.standing)))


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


# --- XML -------------------------------------------------------------------------------------------------------------


def _xml(text: str, base: str | None) -> Iterator[Mark]:
    """Read elements of feeds and wire formats by their local names: namespaces are usually cut off with the rest."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(f"<notice>{text}</notice>".encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        yield from _text(re.sub(r"<[^<>]{0,2000}>", " ", text))
        return
    seen = False
    for element in root.iter(etree.Element):
        if element is root:
            continue
        for mark in _element(element, base):
            seen = True
            yield mark
    if not seen:
        yield from _text(" ".join(str(part) for part in root.itertext()))


def _element(element: Any, base: str | None) -> Iterator[Mark]:  # noqa: ANN401 - lxml has no types
    name, prefix = _local(element.tag), _prefix(element)
    words = _fold(" ".join(element.itertext()))
    attributes = {_local(key): value for key, value in element.attrib.items()}
    language = next((value for key, value in element.attrib.items() if key.endswith("lang")), None)
    within = _within(element)
    match name.lower():
        case "link" if "license" in attributes.get("rel", "").split() and attributes.get("href"):
            yield _license(attributes, base, within=within)
        case "license" if attributes.get("resource") or prefix.lower().startswith(("cc", "creativecommons")) or words:
            address = attributes.get("resource") or attributes.get("href") or words
            yield Mark(signal="cc:license", words=words, url=addresses.normalise(address, base), scope=_scope(element))
        case "copyright":
            yield Mark(signal="rss:copyright", words=words, scope="feed")
        case "rights" if prefix in {"dc", "dcterms"}:
            yield Mark(signal=f"{prefix}:rights", words=words, scope=_scope(element))
        case "rights":
            yield Mark(signal="atom:source-rights" if within else "atom:rights", words=words, scope=_scope(element))
        case "doc.copyright":
            pairs = (("year", attributes["year"]),) if "year" in attributes else ()
            yield Mark(signal="iptc:copyrightHolder", words=attributes.get("holder", ""), attributes=pairs)
        case "doc.rights":
            yield Mark(
                signal="iptc:rightsOwner",
                words=attributes.get("type", ""),
                attributes=tuple(sorted(attributes.items())),
            )
        case lowered if lowered in notice_json.WIRE:
            yield Mark(
                signal=notice_json.WIRE[lowered], words=words or attributes.get("literal", ""), language=language
            )


def _scope(element: Any) -> Any:  # noqa: ANN401 - lxml has no types
    parents = {_local(parent.tag).lower() for parent in element.iterancestors()}
    return "item" if parents & {"item", "entry", "source"} else "feed"


def _within(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    return any(_local(parent.tag).lower() == "source" for parent in element.iterancestors())


def _local(name: Any) -> str:  # noqa: ANN401 - lxml has no types
    return str(name).rpartition("}")[2].rpartition(":")[2]


def _prefix(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    bare = str(element.tag).rpartition("}")[2]
    return element.prefix or (bare.partition(":")[0] if ":" in bare else "")


def _license(attributes: dict[str, str], base: str | None, *, within: bool = False) -> Mark:
    kept = tuple((key, attributes[key]) for key in ("rel", "type", "title", "hreflang") if attributes.get(key))
    return Mark(
        signal="link:license",
        words=attributes["href"],
        url=addresses.normalise(attributes["href"], base),
        attributes=(*kept, ("within", "source")) if within else kept,
    )


# --- HTML ------------------------------------------------------------------------------------------------------------


def _html(text: str, base: str | None) -> Iterator[Mark]:
    """Read markup with the eyes of the page reader: what stands in a comment, a caption, a sample is not the notice."""
    from syndicator.parse.page import walk

    if text.rfind("<") > text.rfind(">"):  # cut off inside a tag
        text += ">"
    comments, rest = _comments(text)
    for comment in comments:
        # The one licence that may stand in a comment: Creative Commons' own RDF until about 2008 (RIGHTS.md §15).
        if re.search(r"<(?:cc:)?Work\s[^>]{0,80}about=[\"'][\"']", comment):
            yield from _xml(comment, base)
        else:
            yield _block(comment, region="code")
    # Without a body of its own the parser would put the first elements into a head, where nothing is hidden.
    page = walk.read(rest if re.search(r"<(?:html|head|body)\b", rest, re.IGNORECASE) else f"<body>{rest}")
    for node in page.tree.css("meta[name][content], link[rel][href], a[rel][href], area[rel][href], license"):
        for mark in _tag(node, base):
            yield _placed(mark, page, node)
    linked: list[str] = []
    for node in page.tree.css("script, style, template"):
        said = node.text() or ""
        if node.tag == "script" and "ld+json" in (node.attributes.get("type") or "").lower():
            linked.append(said)
        elif said.strip():
            yield _block(said, region="code")
    yield from notice_json.scripts(linked, base)
    yield from _blocks(page)


def _placed(mark: Mark, page: Page, node: LexborNode) -> Mark:
    """Say of a link where on a page it would stand; of the notice itself where no element says so."""
    from syndicator.parse.page import standing

    element = page.element(node)
    region, extent = _place(element)
    apart = "" if node.tag == "meta" else standing.of_node(page, node)
    attributes = (*mark.attributes, *standing.attributes(apart))
    return replace(mark, region=region or mark.region, extent=extent, attributes=attributes)


def _place(element: Element | None) -> tuple[Region | None, Extent]:
    if element is None:
        return None, "work"
    if element.region == "caption" or any(tag in {"figure", "figcaption"} for tag, _ in element.structure):
        return "caption", "image"
    if element.region in {"comment", "code"}:
        return element.region, "code" if element.region == "code" else "work"
    return None, "work"


def _comments(text: str) -> tuple[list[str], str]:
    """Take the comments out, in one pass; one that never ends takes the rest with it, as in a browser."""
    comments: list[str] = []
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        kept.append(text[at:start])
        comments.append(text[start + 4 : end if end >= 0 else len(text)])
        at = end + 3 if end >= 0 else len(text)
    return comments, " ".join((*kept, text[at:]))


def _tag(node: LexborNode, base: str | None) -> Iterator[Mark]:
    attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
    if node.tag == "meta":
        yield from _meta(attributes)
        return
    if node.tag == "license":
        address = attributes.get("rdf:resource") or attributes.get("resource") or ""
        if address:
            yield Mark(signal="cc:license", words=address, url=addresses.normalise(address, base))
        return
    tokens = attributes.get("rel", "").lower().split()
    if "license" in tokens or "copyright" in tokens:
        mark = _license(attributes, base)
        if node.tag != "link":
            words = _fold(node.text(separator=" ")) or mark.words
            mark = replace(mark, words=words, attributes=(*mark.attributes, *license_link.around(node)))
        yield mark


def _meta(attributes: dict[str, str]) -> Iterator[Mark]:
    name, words = attributes.get("name", "").lower(), _fold(entities.unescape(attributes.get("content", "")))
    vocabulary, dot, last = name.rpartition(".")
    if dot and vocabulary.partition(".")[0] in {"dc", "dcterms"} and last in _METAS:
        target = addresses.normalise(words) if "//" in words and " " not in words else None
        yield Mark(signal=_METAS[last], words=words, url=target, attributes=(("syntax", "meta"),))
    elif name in {"copyright", "rights"}:
        yield Mark(signal=f"meta:{name}", words=words)


def _blocks(page: Page) -> Iterator[Mark]:
    """Yield blocks of text with their markup; an address that stands alone is a block of its own.

    What is plainly said is one notice, however many elements it has; what stands otherwise is each by itself.
    """
    from syndicator.parse.page import standing

    kept: list[standing.Spoken] = []
    for block in page.blocks:
        said = standing.spoken(page, block)
        region, extent = _place(block.element)
        words = _fold(said.words)
        if region is not None or said.standing:
            mark = _block(words, region=region or "tail", html=said.html)
            yield replace(mark, extent=extent, attributes=standing.attributes(said.standing))
        elif words.startswith(("http://", "https://")) and " " not in words:
            yield _block(words, html=said.html)
        elif words:
            kept.append(said)
    for element, written in page.textareas:
        mark = _block(re.sub(r"<[^<>]{0,500}>", " ", written), html=written)
        apart = "" if element.region == "widget" else "sample"
        yield replace(mark, attributes=standing.attributes(apart))
    if kept:
        html = " ".join(said.html for said in kept)
        words = re.sub(r"\s+([.,;:])", r"\1", _fold(" ".join(said.words for said in kept)))
        if _LINE.match(words):
            yield Mark(signal="text:block", words=words, scope="site", region="footer", html=html)
        else:
            yield _block(words, html=html)
