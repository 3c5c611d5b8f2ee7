"""What schema.org nodes say of the article: names, dates, terms, pictures, where it comes from. Rights: ``marks``."""

from __future__ import annotations

import re
from typing import Any, Final

from syndicator.model.draft import DraftImage, DraftOrigin, Said
from syndicator.parse.page.gathered import Gathered
from syndicator.parse.page.structured import Graph, Node
from syndicator.syntax import url as web

_FALSE = frozenset({"false", "no", "0", "http://schema.org/false", "https://schema.org/false"})
_ROLES = {
    "author": "author",
    "creator": "author",
    "editor": "editor",  # who answers for a page: credited, and no author
    "contributor": "contributor",
    "translator": "translator",
}


def main_nodes(graph: Graph, addresses: frozenset[str], titles: frozenset[str]) -> tuple[list[Node], bool]:
    """Return the nodes that speak of the page's article, best first, and whether that is sure.

    They say so by their address (``addresses``: identities of the page's own), else by their headline (``titles``,
    case-folded), else by being the only one. Of several others (teasers, lists) the first is taken, unsure: rights
    said by it are not this article's.
    """
    articles = [node for node in graph.nodes if node.is_article]
    here = [node for node in articles if addresses & _addresses(graph, node)]
    outermost = [node for node in articles if node.top]
    chosen = here or outermost or articles
    sure = True
    if not here and articles and len(outermost) != 1:  # several, or one that something else has: a list
        named = [node for node in chosen if _headline(graph, node) in titles]
        chosen, sure = named or chosen[:1], bool(named)
    pages = [
        node for node in graph.nodes if node.is_page and node.top and (not here or addresses & _addresses(graph, node))
    ]
    order = {"jsonld": 0, "microdata": 1, "rdfa": 2}
    chosen = sorted(chosen, key=lambda node: order[node.syntax])
    return chosen + [page for page in pages if page not in chosen], sure


def _headline(graph: Graph, node: Node) -> str:
    return (graph.text(node.values.get("headline")) or graph.text(node.values.get("name"))).casefold()


def _addresses(graph: Graph, node: Node) -> frozenset[str]:
    found = set()
    for key in ("url", "mainEntityOfPage", "@id"):
        for value in graph.listed(node.values.get(key)):
            address = graph.address(value)
            if web.is_web(address):
                found.add(web.identity(address.partition("#")[0]))
    return frozenset(found)


def read(graph: Graph, nodes: list[Node], into: Gathered) -> None:
    """Put what the article's nodes say into the basket."""
    for node in nodes:
        _texts(graph, node, into)
        _people(graph, node, into)
        _origins(graph, node, into)
        _images(graph, node, into)
    _breadcrumbs(graph, into)


_SAID: Final = (
    # property, field of the basket, carrier where the node is the page's and not the article's; None: articles only
    ("alternativeHeadline", "subtitles", None),
    ("alternateName", "subtitles", None),
    ("datePublished", "published", "page-datePublished"),
    ("dateModified", "updated", "page-dateModified"),
    ("dateCreated", "published", None),
    ("uploadDate", "published", "page-uploadDate"),
    ("inLanguage", "languages", "inLanguage"),
    ("description", "summaries", "description"),
)


def _each(graph: Graph, node: Node, key: str) -> list[str]:
    return [text for one in graph.listed(node.values.get(key)) if (text := graph.text(one))]


def _texts(graph: Graph, node: Node, into: Gathered) -> None:
    article = node.is_article
    for key in ("headline",) if article and _each(graph, node, "headline") else ("name", "headline"):
        for text in _each(graph, node, key):
            into.say(into.titles, text, f"{node.syntax}:{key if article else 'page-' + key}", node.locator)
    films = sum("videoobject" in one.types for one in graph.nodes)
    for key, field, otherwise in _SAID:
        if key == "uploadDate" and films > 1:
            continue  # films on a page about something else, or a list of them
        carrier = key if article else otherwise
        for text in _each(graph, node, key) if carrier else ():
            into.say(getattr(into, field), text, f"{node.syntax}:{carrier}", node.locator)
    if any(text.lower() in _FALSE for text in _each(graph, node, "isAccessibleForFree")):
        into.paywalled = True
    _terms(graph, node, into)


def _terms(graph: Graph, node: Node, into: Gathered) -> None:
    for text in _each(graph, node, "articleSection"):
        into.term(text, "section", f"{node.syntax}:articleSection")
    given = node.values.get("keywords")
    for text in _each(graph, node, "keywords"):
        for term in [text] if isinstance(given, list) else re.split(r"[,;]", text):
            into.term(term, None, f"{node.syntax}:keywords")


def _people(graph: Graph, node: Node, into: Gathered) -> None:
    for key, role in _ROLES.items():
        if key != "author" and not node.is_article:
            continue
        for value in graph.listed(node.values.get(key)):
            for name, url in _names(graph, value):
                into.person(name, f"{node.syntax}:{key}", node.locator, role, url)
    for value in graph.listed(node.values.get("publisher")):
        name = graph.text(value)
        url = graph.address(value) if isinstance(value, dict) else ""
        into.publisher(name, f"{node.syntax}:publisher", node.locator, url if web.is_web(url) else None)


def _names(graph: Graph, value: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401 - JSON is any value
    """Return the people in an author value: a string, a node, or a node whose name is a list."""
    if isinstance(value, dict):
        address = graph.text(value.get("url")) or None  # an @id names the node, it is no address
        names = [graph.text(one) for one in graph.listed(value.get("name"))]
        if not any(names):
            both = (graph.text(value.get("givenName")), graph.text(value.get("familyName")))
            names = [" ".join(filter(None, both))]
        return [(name, address) for name in names if name]
    text = graph.text(value)
    return [(text, None)] if text and not text.startswith(("http:", "https:")) else []


def _origins(graph: Graph, node: Node, into: Gathered) -> None:
    if not node.is_article:
        return
    for key in ("isBasedOn", "isBasedOnUrl", "translationOfWork", "sourceOrganization"):
        for value in graph.listed(node.values.get(key)):
            name = graph.text(value) if isinstance(value, dict) or key == "sourceOrganization" else ""
            address = (
                into.resolve(graph.address(value))
                if not (key == "sourceOrganization" and isinstance(value, str))
                else None
            )
            itself = address is not None and web.identity(address) == web.identity(into.url)
            if itself or not (name or address):
                continue  # pages say they are based on themselves (RIGHTS.md §0.5)
            whole = key == "sourceOrganization"
            into.origins.append(
                DraftOrigin(
                    name=None if name.startswith("http") else name or None,
                    url=address if whole else None,
                    article_url=None if whole else address,
                    carrier=f"{node.syntax}:{key}",
                    words=name or address or "",
                    locator=node.locator,
                )
            )


def _images(graph: Graph, node: Node, into: Gathered) -> None:
    if not (node.is_article or node.top):
        return
    for key in ("image", "primaryImageOfPage", "thumbnailUrl") if node.is_article else ("primaryImageOfPage", "image"):
        for value in graph.listed(node.values.get(key))[:30]:
            image(graph, value, into, f"{node.syntax}:{key}", node.locator)


def image(graph: Graph, value: Any, into: Gathered, carrier: str, locator: str) -> None:  # noqa: ANN401 - JSON
    """Keep one image value: an address, or an ImageObject with whose it is."""
    url = into.resolve(graph.address(value))
    if isinstance(value, dict):
        contents = into.resolve(graph.text(value.get("contentUrl"))) or into.resolve(graph.text(value.get("url")))
        url = contents or url
        credit = next(
            (text for key in ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice")
             if (text := graph.text(value.get(key)))), None
        )  # fmt: skip
        into.images.append(
            DraftImage(
                url=url,
                caption=graph.text(value.get("caption")) or graph.text(value.get("description")) or None,
                credit=credit,
                license_url=into.resolve(graph.address(value.get("license"))),
                width=_number(graph.text(value.get("width"))),
                height=_number(graph.text(value.get("height"))),
                carrier=carrier,
                locator=locator,
            )
        )
    elif url:
        into.images.append(DraftImage(url=url, carrier=carrier, locator=locator))


def _number(text: str) -> int | None:
    found = re.match(r"\d{1,6}", text)
    return int(found[0]) if found else None


def _breadcrumbs(graph: Graph, into: Gathered) -> None:
    for node in graph.nodes:
        if "breadcrumblist" not in node.types:
            continue
        names = []
        for element in graph.listed(node.values.get("itemListElement")):
            if isinstance(element, dict):
                item = graph.resolve(element.get("item"))
                names.append(graph.text(element.get("name")) or graph.text(item))
        titles = {said.text.lower() for said in into.titles}
        for name in names[1:]:  # the first is the home page
            if name.lower() not in titles and not name.startswith("http"):
                into.term(name, "breadcrumb", f"{node.syntax}:BreadcrumbList")
        return


def article_bodies(nodes: list[Node]) -> list[Said]:
    """Return the texts given as ``articleBody``: plain, without structure."""
    found = []
    for node in nodes:
        value = node.values.get("articleBody")
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str) and value.strip():
            markup = bool(re.search(r"<(?:p|br|div)\b", value))
            found.append(
                Said(
                    text=value[:1_000_000],
                    carrier=f"{node.syntax}:articleBody",
                    locator=node.locator,
                    media_type="text/html" if markup else "text/plain",
                )
            )
    return found
