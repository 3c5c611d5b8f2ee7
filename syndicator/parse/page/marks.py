"""What a page says about rights, word for word and with its place: from the raw tree, before any boilerplate goes.

It reads nothing into it. Only blocks that speak of rights or origin become ``text:block`` marks, always whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from syndicator.model.draft import Complaint, Extent, Mark, Region
from syndicator.parse import license_link, lines
from syndicator.parse.page import meta, standing
from syndicator.parse.page.body import Text, within
from syndicator.parse.page.dom import Block, Element, Page, fold, locate
from syndicator.parse.page.gathered import Gathered
from syndicator.parse.page.structured import Graph, Node
from syndicator.parse.page.subjects import Subjects
from syndicator.syntax import notice

_JSONLD: Final = (
    "license", "usageInfo", "copyrightHolder", "copyrightYear", "copyrightNotice", "creditText", "acquireLicensePage",
    "conditionsOfAccess", "sdLicense",
)  # fmt: skip
_METAS: Final = {
    "copyright": "meta:copyright", "copyright-notice": "meta:copyright", "article:copyright": "meta:copyright",
    "rights": "meta:rights", "rights-standard": "meta:rights",
    "license": "dcterms:license", "licence": "dcterms:license",
    "dc.rights": "dc:rights", "dcterms.rights": "dcterms:rights", "dc.rights.license": "dcterms:license",
    "dc.license": "dcterms:license", "dcterms.license": "dcterms:license", "dc.rights.licence": "dcterms:license",
    "dc.rightsholder": "dcterms:rightsHolder", "dcterms.rightsholder": "dcterms:rightsHolder",
    "dc.rights.rightsholder": "dcterms:rightsHolder", "dc.rightsagent": "dcterms:rightsHolder",
    "dc.accessrights": "dcterms:accessRights", "dcterms.accessrights": "dcterms:accessRights",
    "dc.rights.accessrights": "dcterms:accessRights", "dcterms.datecopyrighted": "dcterms:rights",
    "dc.rights.copyright": "dc:rights", "cc:license": "cc:license", "cc.license": "cc:license",
    "tdm-reservation": "meta:tdm-reservation", "tdm-policy": "meta:tdm-policy",
    "robots": "robots:meta", "googlebot": "robots:meta", "googlebot-news": "robots:meta", "bingbot": "robots:meta",
}  # fmt: skip
_CC: Final = {
    "attributionname": "cc:attributionName",
    "attributionurl": "cc:attributionURL",
    "morepermissions": "cc:morePermissions",
    "license": "cc:license",
}
_RDF_LICENSE: Final = re.compile(
    r"<(?:\w{1,20}:)?license\b[^>]{0,400}?(?:rdf:)?resource\s{0,4}=\s{0,4}[\"']([^\"']{1,500})[\"']", re.IGNORECASE
)
_RDF_WORK: Final = re.compile(
    r"<(?:\w{1,20}:)?Work\b[^>]{0,400}?rdf:about\s{0,4}=\s{0,4}[\"']([^\"']{0,500})[\"']", re.IGNORECASE
)
_MOST: Final = 120  # marks of prose, and of licence links
_LONGEST: Final = 20_000  # characters of one block
_NOTICE: Final = 12  # words: shorter ones under other headings are captions and teasers
_NAVIGATION: Final = 0.8  # more of a block than this is link text: a menu
_IMAGES: Final = frozenset({"imageobject", "photograph"})
_CODE: Final = frozenset({"softwareapplication", "softwaresourcecode", "webapplication", "mobileapplication"})


def read(  # noqa: PLR0917 - everything that was found before
    page: Page, graph: Graph, article: list[Node], around: Around, into: Gathered, always: Mapping[int, Region]
) -> None:
    """Put every mark of the page into the basket. ``always``: blocks known to be marks, and their region."""
    if page.cut:
        _unread(into, "the page is too large or too deeply nested and was read up to there")
    for script in graph.problems:
        if speaks(script):
            _unread(into, "structured data that speaks of rights is no JSON")
    subjects = Subjects(page, into)
    _metas(page, into)
    _links(page, around, into, subjects)
    properties(graph, article, into)
    _rdfa(page, around, into, subjects)
    _comments(page, into)
    for number, written in enumerate(page.machine_licenses[:3]):  # RSL 1.0, inline
        words = written.strip()[:_LONGEST]
        into.marks.append(Mark(signal="rsl:document", words=words, region="head", locator=f"script[rsl][{number}]"))
    _blocks(page, around, into, always, subjects)


def _metas(page: Page, into: Gathered) -> None:
    for number, element in enumerate(page.metas[:600]):
        value = meta.content(element)
        if not value:
            continue
        for name in meta.names(element):
            signal = _METAS.get(name)
            if signal:
                given = element.get("name") or element.get("property") or name
                into.marks.append(
                    Mark(
                        signal=signal,
                        words=value[:_LONGEST],
                        url=into.resolve(value) if re.match(r"https?://|//", value) else None,
                        attributes=(("syntax", "meta"), ("name", given)),
                        scope="item",
                        region="head",
                        locator=f"meta[{number}]",
                    )
                )
                break


def _unread(into: Gathered, words: str) -> None:
    """Say that rights may have been said which were not read: a mark no reader understands, so it can only narrow."""
    into.complaints.append(Complaint(message=words, code="unread"))
    into.marks.append(Mark(signal="page:unread", words=words, region="head", locator="html"))


def _links(page: Page, around: Around, into: Gathered, subjects: Subjects) -> None:
    """Every rel=license (a token, never a substring): where it stands says what it is about."""
    licences = [
        link
        for link in page.links
        if link.rels & {"license", "licence"} or ("copyright" in link.rels and link.element.tag == "link")
    ]
    if len(licences) > _MOST:
        _unread(into, f"{len(licences)} licence links, of which the first {_MOST} are read")
    for link in licences[:_MOST]:
        region, extent = around.place(link.element)
        extent = subjects.of(link.element.node) or extent
        attributes = [
            (name, str(link.attributes[name]))
            for name in ("rel", "type", "title", "hreflang")
            if link.attributes.get(name)
        ]
        attributes.append(("element", link.element.tag))
        if link.element.tag != "link":
            attributes += license_link.around(link.element.node)
            attributes += standing.attributes(standing.of_node(page, link.element.node))
        into.marks.append(
            Mark(
                signal="link:license",
                words=link.text,
                url=into.resolve(link.attributes.get("href") or link.attributes.get("action")),
                attributes=tuple(attributes),
                scope="site" if region in {"footer", "sidebar"} else "item",
                extent=extent,
                region=region,
                locator=locate(link.element),
            )
        )


@dataclass(frozen=True, slots=True)
class Around:
    """Where the article begins and ends on its page, to tell what stands before, in and after it."""

    first: int  # numbers of the first and last block of the text
    last: int
    start: int  # of the first block that can belong to its head
    end: int  # of the last block that can still speak of it
    break_at: int  # of the first heading after it: other articles, mostly

    @classmethod
    def of(cls, page: Page, text: Text, start: int) -> Around:
        """Measure a page."""
        end = _tail_end(page, text)
        headings = (
            block.number
            for block in page.blocks[text.last + 1 : end + 1]
            if block.heading and not lines.opens_tail(block.text) and not notice.speaks_of_rights(block.text)
        )
        return cls(text.first, text.last, start, end, next(headings, end + 1))

    def place(self, element: Element, block: Block | None = None) -> tuple[Region, Extent]:
        """Return where an element (or a block of it) stands, and what it can speak of from there."""
        region = element.region
        if region == "caption" or any(tag in {"figure", "figcaption"} for tag, _ in element.structure):
            return "caption", "image"
        if region == "code":
            return "code", "code"
        if region not in {"body", "tail"}:
            return region, "work"
        number = element.number if block is None else block.number
        if number < self.first:
            return ("byline" if number >= self.start else "sidebar"), "work"
        if number <= self.last:
            return ("body" if region == "body" else "tail"), "work"
        return self._after(number, block.text if block else None), "work"

    def _after(self, number: int, words: str | None) -> Region:
        if number > self.end:
            return "footer"
        if number < self.break_at or words is None:
            return "tail"
        # below a heading other articles are shown: only what opens like a notice, or is one, is about this one
        notices = lines.opens_tail(words) or (notice.speaks_of_rights(words) and len(words.split()) > _NOTICE)
        return "tail" if notices else "sidebar"


def properties(graph: Graph, article: list[Node], into: Gathered) -> None:
    """Rights properties of schema.org nodes, with the kind of thing they are said of."""
    for node in graph.nodes:
        if node.is_article and node not in article:
            continue  # a teaser of another article
        for key in _JSONLD:
            for value in graph.listed(node.values.get(key)):
                _property(graph, node, key, value, article, into)


def _property(  # noqa: PLR0917 - one statement and who says it of what
    graph: Graph,
    node: Node,
    key: str,
    value: Any,  # noqa: ANN401 - JSON is any value
    article: list[Node],
    into: Gathered,
) -> None:
    words = graph.text(value)
    address = graph.address(value) if isinstance(value, dict) or re.match(r"https?://|//|/", words) else ""
    if not words and not address:
        return
    attributes = [("node_type", node.type_name), ("syntax", node.syntax)]
    if isinstance(value, dict) and value.get("@type"):
        kind = value["@type"]
        attributes.append(("value_type", str(kind[0] if isinstance(kind, list) and kind else kind)))
    if node in article:
        attributes.append(("main", "true"))
    into.marks.append(
        Mark(
            signal=f"jsonld:{key}",
            words=(words or address)[:_LONGEST],
            url=into.resolve(address) if key not in {"copyrightYear", "copyrightNotice", "creditText"} else None,
            attributes=tuple(attributes),
            scope="item",
            extent=_extent(node, key, main=node in article),
            region="head",
            locator=f"{node.locator}/{key}",
        )
    )


def _extent(node: Node, key: str, *, main: bool) -> Extent:
    """What a node's property can speak of; what is neither the article nor a kind we know speaks of itself alone."""
    if key == "sdLicense":
        return "metadata"
    if _IMAGES & set(node.types):
        return "image"
    if _CODE & set(node.types):
        return "code"
    if {"videoobject", "audioobject", "mediaobject"} & set(node.types):
        return "media"
    return "work" if main else "metadata"


def _rdfa(page: Page, around: Around, into: Gathered, subjects: Subjects) -> None:
    """CcREL and Dublin Core in RDFa attributes (CC REL §4): ``property``, ``rel`` with a prefix."""
    seen: set[int] = set()
    for node in page.tree.css("[property], [rel]")[:2000]:
        if node.mem_id in seen:
            continue  # it has both
        seen.add(node.mem_id)
        attributes = node.attributes
        if node.tag in {"meta", "link"} and not (attributes.get("property") or "").startswith(("cc:", "dct:")):
            continue
        for name in f"{attributes.get('property') or ''} {attributes.get('rel') or ''}".split():
            signal = _rdfa_signal(name)
            if signal is None:
                continue
            element = page.element(node)
            region, extent = around.place(element) if element is not None else ("head", "work")
            extent = subjects.of(node) or extent
            if signal == "dcterms:rightsHolder" and region == "body":
                region = "tail"  # an attribute is no prose, and whose a thing is only narrows
            target = attributes.get("href") or attributes.get("resource") or attributes.get("src")
            into.marks.append(
                Mark(
                    signal=signal,
                    words=fold(attributes.get("content") or node.text())[:_LONGEST],
                    url=into.resolve(target),
                    attributes=(
                        ("syntax", "rdfa"),
                        ("property", name),
                        ("about", attributes.get("about") or ""),
                        *standing.attributes(standing.of_node(page, node)),
                    ),
                    extent=extent,
                    region=region,
                    locator=locate(element) if element is not None else node.tag or "",
                )
            )


def _rdfa_signal(name: str) -> str | None:
    prefix, colon, local = name.rpartition(":") if ":" in name else name.rpartition("#")
    if not colon:
        return None
    prefix, local = prefix.lower(), local.lower()
    if prefix == "cc" or "creativecommons.org/ns" in prefix or "web.resource.org/cc" in prefix:
        return _CC.get(local)
    if prefix in {"dct", "dc", "dcterms"} or prefix.startswith("http://purl.org/dc"):
        return {"license": "dcterms:license", "rights": "dc:rights", "rightsholder": "dcterms:rightsHolder"}.get(local)
    return None


def _comments(page: Page, into: Gathered) -> None:
    """``<Work rdf:about="">`` in HTML comments: how Creative Commons marked pages until about 2008 (RIGHTS.md §7)."""
    for comment in page.comments[:20]:
        work = _RDF_WORK.search(comment)
        if not work or (work[1] and into.resolve(work[1]) not in {None, into.url}):
            continue
        for found in _RDF_LICENSE.finditer(comment):
            into.marks.append(
                Mark(
                    signal="cc:license",
                    words=found[1],
                    url=into.resolve(found[1]),
                    attributes=(("syntax", "rdf-comment"), ("about", work[1])),
                    region="head",
                    locator="comment",
                )
            )


def speaks(text: str) -> bool:
    """Whether a block is worth a mark."""
    return notice.speaks_of_rights(text) or notice.speaks_of_origin(text)


def _blocks(page: Page, around: Around, into: Gathered, always: Mapping[int, Region], subjects: Subjects) -> None:
    """Blocks of prose that speak of rights or origin, whole, with where they stand."""
    count = 0
    for block in page.blocks:
        region, extent = around.place(block.element, block)
        known = always.get(block.number)
        if known and region in {"body", "byline"}:
            region = known
        tail = region == "tail" and (lines.opens_tail(block.text) or "mailto:" in block.html)
        navigation = (
            region in {"sidebar", "footer"} and block.link_share > _NAVIGATION and not lines.opens_tail(block.text)
        )
        if navigation or not (known or tail or speaks(block.text)):
            continue
        said = standing.spoken(page, block)
        if not said.words:
            continue
        count += 1
        if count > _MOST:
            continue
        into.marks.append(
            Mark(
                signal="text:block",
                words=said.words[:_LONGEST],
                html=said.html[: _LONGEST * 2] if block.links else None,
                attributes=(
                    ("tag", block.tag),
                    ("names", block.element.names[:120]),
                    *standing.attributes(said.standing),
                ),
                scope="site" if region in {"footer", "sidebar"} else "item",
                extent="image" if known == "caption" else subjects.of_block(block) or extent,
                region=region,
                locator=locate(block.element),
            )
        )
    if count > _MOST:
        _unread(into, f"{count} blocks that speak of rights or origin, of which the first {_MOST} are read")
    for element, words in page.textareas[:10]:
        if speaks(words):
            into.marks.append(
                Mark(
                    signal="text:block",
                    words=fold(re.sub(r"<[^<>]{0,500}>", " ", words))[:_LONGEST],
                    html=words[: _LONGEST * 2],
                    attributes=(
                        ("tag", "textarea"),
                        ("names", element.names[:120]),
                        *standing.attributes("" if element.region == "widget" else "sample"),
                    ),
                    region="widget",
                    locator=locate(element),
                )
            )


def _tail_end(page: Page, text: Text) -> int:
    """The last block that can still speak of the article: in its container's neighbourhood, before other articles."""
    if text.container is None:
        return text.last
    around = text.container
    for _ in range(3):
        if around.parent is None or around.tag in {"article", "main"}:
            break
        around = around.parent
    numbers = [block.number for block in page.blocks if within(block.element, around)]
    return max(numbers, default=text.last)
