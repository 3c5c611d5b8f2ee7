"""Reads the structured data of a page (JSON-LD, microdata, RDFa) into one shape of nodes. It picks nothing.

JSON-LD is read leniently (comments, CDATA, raw line ends), because what is written in the field is. ``@graph`` is
flattened and ``@id`` references are resolved within the page; nothing is ever fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from syndicator.parse.page import standing
from syndicator.parse.page.dom import Page, fold

MAX_SCRIPT: Final = 2_000_000  # characters
MAX_NODES: Final = 3_000
MAX_DEPTH: Final = 24
_WRAPPED = re.compile(
    r"^\s*(?:/\*\s*)?(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)(?:\s*\*/)?|(?:/\*\s*)?(?:-->|//\s*\]\]>|\]\]>)(?:\s*\*/)?\s*;?\s*$"
)
_TRAILING = re.compile(r",(\s*[}\]])")
_ARTICLES = frozenset(
    {
        "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
        "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "satiricalarticle",
        "advertisercontentarticle", "liveblogposting", "blogposting", "socialmediaposting", "scholarlyarticle",
        "medicalscholarlyarticle", "techarticle", "report", "discussionforumposting",
    }
)  # fmt: skip
_ADDRESSES = frozenset({"license", "url", "image", "usageInfo", "acquireLicensePage", "isBasedOn", "mainEntityOfPage"})
_PAGES = frozenset(
    {
        "webpage", "itempage", "creativework", "medicalwebpage", "faqpage", "aboutpage", "review", "recipe",
        "videoobject", "howto", "podcastepisode",
    }
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Node:
    """One thing the page describes."""

    types: tuple[str, ...]  # lower case, without vocabulary
    values: dict[str, Any]
    syntax: str  # "jsonld" | "microdata" | "rdfa"
    locator: str
    top: bool = True  # not nested in another node's property

    @property
    def is_article(self) -> bool:
        """Whether it says it is an article."""
        return any(name in _ARTICLES for name in self.types)

    @property
    def is_page(self) -> bool:
        """Whether it describes the page or its main content in another word."""
        return any(name in _PAGES for name in self.types)

    @property
    def type_name(self) -> str:
        """The first of its types as schema.org writes it (best effort; "" where it has none)."""
        return str(self.values.get("@type_name") or "")


@dataclass(slots=True)
class Graph:
    """All nodes of a page, and those with a name."""

    nodes: list[Node] = field(default_factory=list)
    ids: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)  # scripts that are no JSON

    def resolve(self, value: Any) -> Any:  # noqa: ANN401 - JSON is any value
        """Follow ``{"@id": …}`` to the node that has more to say."""
        if isinstance(value, dict) and "@id" in value and len(value) <= 2:  # noqa: PLR2004 - @id, perhaps @type
            return self.ids.get(str(value["@id"]), value)
        return value

    def listed(self, value: Any) -> list[Any]:  # noqa: ANN401 - same
        """Return a value as a list of resolved values; ``@list`` and ``@set`` unwrapped."""
        if isinstance(value, dict) and ("@list" in value or "@set" in value):
            value = value.get("@list", value.get("@set"))
        if value is None:
            return []
        many = value if isinstance(value, list) else [value]
        return [self.resolve(one) for one in many[:100] if one is not None]

    def text(self, value: Any) -> str:  # noqa: ANN401 - same
        """Return the plain text of a value: a string, a number, ``@value``, a name."""
        value = self.resolve(value)
        for _ in range(3):
            if isinstance(value, list):
                value = self.resolve(value[0]) if value else ""
            elif isinstance(value, dict):
                value = value.get("@value", value.get("name", value.get("value", "")))
        if isinstance(value, bool):
            return "true" if value else "false"
        return fold(str(value)) if isinstance(value, str | int | float) else ""

    def address(self, value: Any) -> str:  # noqa: ANN401 - same
        """Return the URL in a value: itself, its ``url``, ``contentUrl`` or ``@id``; "" where there is none."""
        value = self.resolve(value)
        if isinstance(value, list):
            value = self.resolve(value[0]) if value else ""
        if isinstance(value, dict):
            for key in ("url", "contentUrl", "@id"):
                found = value.get(key)
                found = found[0] if isinstance(found, list) and found else found
                if isinstance(found, str) and found:
                    return found.strip()
            return ""
        return value.strip() if isinstance(value, str) else ""


def types(value: dict[str, Any]) -> tuple[str, ...]:
    """Return the types of a JSON-LD object, in lower case without vocabulary."""
    given = value.get("@type")
    many = given if isinstance(given, list) else [given]
    return tuple(_local(name).lower() for name in many if isinstance(name, str))


def _local(name: str) -> str:
    return re.split(r"[/#:]", name.strip().rstrip("/"))[-1]


def read(page: Page) -> Graph:
    """Read everything structured on a page."""
    graph = Graph()
    for number, script in enumerate((page.scripts or _untyped(page))[:60]):
        data = _lenient(script[:MAX_SCRIPT])
        if data is None:
            if script.strip():
                graph.problems.append(script[:20_000])
            continue
        _walk(graph, data, "jsonld", f"jsonld[{number}]")
    for number, value in enumerate(_microdata(page)):
        _walk(graph, value, "microdata", f"microdata[{number}]")
    return graph


def of(data: Any) -> Graph:  # noqa: ANN401 - JSON is any value
    """Return the nodes of JSON-LD that was read elsewhere."""
    graph = Graph()
    _walk(graph, data, "jsonld", "jsonld")
    return graph


_CONTEXT = re.compile(r"\s*[\[{]\s*\"@context\"\s*:")


def _untyped(page: Page) -> list[str]:
    """JSON-LD in scripts that forgot to say what they are."""
    scripts = (node.text() or "" for node in page.tree.css("script:not([src]):not([type])")[:200])
    return [script for script in scripts if _CONTEXT.match(script[:200])]


def _lenient(script: str) -> Any:  # noqa: ANN401 - JSON is any value
    text = _WRAPPED.sub("", script.strip()).strip().rstrip(";")
    for attempt in (text, _TRAILING.sub(r"\1", text), re.sub(r"[\x00-\x1f]+", " ", _TRAILING.sub(r"\1", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:  # something after the first value
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError, IndexError):
        return None


def _walk(graph: Graph, data: Any, syntax: str, locator: str) -> None:  # noqa: ANN401 - JSON is any value
    """Register every typed object of a document, outermost first, in document order."""
    stack: list[tuple[Any, str, int, bool]] = [(data, locator, 0, True)]
    while stack and len(graph.nodes) < MAX_NODES:
        value, place, depth, top = stack.pop()
        if depth > MAX_DEPTH:
            continue
        if isinstance(value, list):
            stack.extend(
                (one, f"{place}/{index}", depth + 1, top) for index, one in reversed(list(enumerate(value[:500])))
            )
            continue
        if not isinstance(value, dict):
            continue
        names = types(value)
        if names:
            first = value["@type"][0] if isinstance(value["@type"], list) else value["@type"]
            values = {**{_key(key): one for key, one in value.items()}, "@type_name": _local(str(first))}
            graph.nodes.append(Node(names, values, syntax, place, top))
        identity = value.get("@id")
        if isinstance(identity, str) and len(value) > len({"@id", "@type"} & value.keys()):
            graph.ids.setdefault(identity, value)
        inner = [
            (one, f"{place}/{key}", depth + 1, top and key in {"@graph", "mainEntity", "mainEntityOfPage"})
            for key, one in list(value.items())[:200]
            if isinstance(one, dict | list)
        ]
        stack.extend(reversed(inner))


def _key(name: str) -> str:
    """Drop a vocabulary in front of a property: "schema:author", "http://schema.org/author"."""
    return name if name.startswith("@") else _local(name) if ":" in name or "/" in name else name


def _microdata(page: Page) -> Iterator[dict[str, Any]]:
    """Yield the top-level items (HTML §5: microdata) as objects in JSON-LD's shape."""
    tops = [node for node in page.tree.css("[itemscope]") if "itemprop" not in node.attributes][:60]
    budget = [MAX_NODES]
    for node in tops:
        yield _item(page, node, budget, 0)


def _item(page: Page, node: Any, budget: list[int], depth: int) -> dict[str, Any]:  # noqa: ANN401 - lexbor node
    commented = _commented(page, node)
    value: dict[str, Any] = {"@type": (node.attributes.get("itemtype") or "").split() or [""], "@node": node.mem_id}
    stack = _children(node)[::-1]
    while stack and budget[0] > 0:
        budget[0] -= 1
        child = stack.pop()
        attributes = child.attributes
        if not commented and _commented(page, child):
            continue  # who comments an article is not its author
        names = (attributes.get("itemprop") or "").split()
        scoped = "itemscope" in attributes
        nested = _item(page, child, budget, depth + 1) if names and scoped and depth < MAX_DEPTH else None
        for name in map(_key, names[:4]):
            value.setdefault(name, []).append(nested or _value(child, attributes, link=name in _ADDRESSES))
        if not scoped:
            stack.extend(_children(child)[::-1])
    return {
        key: one[0] if isinstance(one, list) and len(one) == 1 and key != "@type" else one for key, one in value.items()
    }


def _commented(page: Page, node: Any) -> bool:  # noqa: ANN401 - lexbor node
    found = page.elements.get(node.mem_id)
    return found is not None and (found.region in {"comment", "code"} or standing.of(found) in {"struck", "sample"})


def _children(node: Any) -> list[Any]:  # noqa: ANN401 - lexbor node
    children = []
    child = node.child
    while child is not None:
        if child.is_element_node:
            children.append(child)
        child = child.next
    return children


def _value(node: Any, attributes: dict[str, str | None], *, link: bool) -> str:  # noqa: ANN401 - lexbor node
    """The value of a property by its element (HTML §5.2.4); of a link its words, where an address is not asked for."""
    for name in ("content", "datetime"):
        if attributes.get(name):
            return str(attributes[name])
    by_tag = {
        "a": "href",
        "area": "href",
        "link": "href",
        "img": "src",
        "audio": "src",
        "video": "src",
        "data": "value",
    }
    name = by_tag.get(node.tag or "", "")
    given = attributes.get(name) if name else None
    if given and node.tag == "a" and not link:
        return fold(node.text()) or given
    return given or fold(node.text(separator=" "))
