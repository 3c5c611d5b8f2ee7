"""What schema.org nodes say of the article: names, dates, terms, pictures, where it comes from. Rights: ``marks``."""

from __future__ import annotations

import re
from typing import Any

from syndicator.model.draft import DraftImage, DraftOrigin, Said
from syndicator.parse.page.gathered import Gathered
from syndicator.parse.page.structured import Graph, Node
from syndicator.syntax import url as web

_FALSE = frozenset({"false", "no", "0", "http://schema.org/false", "https://schema.org/false"})
_ROLES = {
    "author": "author",
    "creator": "author",
    "contributor": "contributor",
    "editor": "editor",
    "translator": "translator",
}


def main_nodes(graph: Graph, addresses: frozenset[str]) -> list[Node]:
    """Return the nodes that speak of the page's article, best first; other articles (teasers, lists) are left out."""
    articles = [node for node in graph.nodes if node.is_article]
    here = [node for node in articles if addresses & _addresses(graph, node)]
    chosen = here or [node for node in articles if node.top] or articles[:1]
    if not here and len(chosen) > 1:  # several, none says it is this page: only those that agree on the headline
        headline = graph.text(chosen[0].values.get("headline"))
        chosen = [node for node in chosen if graph.text(node.values.get("headline")) == headline]
    pages = [
        node for node in graph.nodes if node.is_page and node.top and (not here or addresses & _addresses(graph, node))
    ]
    order = {"jsonld": 0, "microdata": 1, "rdfa": 2}
    chosen = sorted(chosen, key=lambda node: order[node.syntax])
    return chosen + [page for page in pages if page not in chosen]


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


def _texts(graph: Graph, node: Node, into: Gathered) -> None:
    say, said = into.say, node.values

    def each(key: str) -> list[str]:
        return [text for one in graph.listed(said.get(key)) if (text := graph.text(one))]

    def carrier(key: str) -> str:
        return f"{node.syntax}:{key}"

    page_only = not node.is_article
    for key in ("headline",) if node.is_article and each("headline") else ("name", "headline"):
        for text in each(key):
            say(into.titles, text, carrier(f"page-{key}" if page_only else key), node.locator)
    for key in ("alternativeHeadline", "alternateName") if node.is_article else ():
        for text in each(key):
            say(into.subtitles, text, carrier(key), node.locator)
    for text in each("datePublished"):
        say(into.published, text, carrier("page-datePublished" if page_only else "datePublished"), node.locator)
    for text in each("dateModified"):
        say(into.updated, text, carrier("page-dateModified" if page_only else "dateModified"), node.locator)
    for text in each("dateCreated") if node.is_article else ():
        say(into.published, text, carrier("dateCreated"), node.locator)
    for text in each("inLanguage"):
        say(into.languages, text, carrier("inLanguage"), node.locator)
    for text in each("description"):
        say(into.summaries, text, carrier("description"), node.locator)
    for text in each("articleSection"):
        into.term(text, "section", carrier("articleSection"))
    for value in graph.listed(said.get("keywords")):
        text = graph.text(value)
        many = [text] if isinstance(said.get("keywords"), list) else re.split(r"[,;]", text)
        for one in many:
            into.term(one, None, carrier("keywords"))
    if any(text.lower() in _FALSE for text in each("isAccessibleForFree")):
        into.paywalled = True


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
        url = graph.address(value)
        address = url if web.is_web(url) else None
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


def image(graph: Graph, value: Any, into: Gathered, carrier: str, locator: str) -> None:  # noqa: ANN401, PLR0917 - JSON
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


def article_bodies(graph: Graph, nodes: list[Node]) -> list[Said]:
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
