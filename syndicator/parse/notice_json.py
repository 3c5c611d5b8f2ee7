"""A rights notice that is JSON, whole or a piece, read into marks: each value with the kind of thing it is said of.

In JSON-LD the article, its photograph, its reader's comment and the data themselves each have a licence of their own;
so members count as the article's only where the article's object has them. Understands no rights.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from syndicator.errors import ParseError
from syndicator.model.capture import Capture
from syndicator.model.draft import Extent, Mark
from syndicator.parse import json_piece
from syndicator.syntax import url as addresses

if TYPE_CHECKING:
    from syndicator.parse.page.structured import Graph, Node

WIRE: Final = {
    "usageterms": "iptc:usageTerms",
    "copyrightholder": "iptc:copyrightHolder",
    "copyrightnotice": "iptc:copyrightNotice",
    "copyrightline": "iptc:copyrightNotice",
    "ednote": "iptc:editorialNote",
    "creditline": "iptc:creditLine",
}
"""Members of wire items (ninjs, AP), in lower case, and their signals."""
_WIRE_KEYS: Final = frozenset({"usageterms", "usageTerms", "copyrightnotice", "ednote", "pubstatus", "pubStatus"})
_THROUGH: Final = frozenset(
    {
        "@graph", "article", "attributes", "content", "data", "document", "entry", "fields", "item", "items",
        "mainEntity", "mainEntityOfPage", "metadata", "newsArticle", "node", "page", "pageProps", "post", "props",
        "result", "rightsinfo", "rightsInfo", "story",
    }
)  # fmt: skip
"""Members in which programs hand an article on; an object under any other name is something the article has."""
_OTHER_THINGS: Final = frozenset(
    {
        "contentUrl", "encodingFormat", "exifData", "thumbnailUrl", "codeRepository", "programmingLanguage",
        "distribution", "variableMeasured", "softwareVersion", "parentItem", "upvoteCount",
    }
)  # fmt: skip
"""Members only pictures, films, programs, data sets and comments have."""
_TEXTS: Final = frozenset({"headline", "articleBody", "articleSection", "wordCount"})
_MOST: Final = 200  # values


def marks(text: str, base: str | None) -> Iterator[Mark]:
    """Read JSON or a piece of it. Never raises."""
    data = json_piece.read(text)
    if isinstance(data, dict) and _is_feed(data):
        yield from _feed(text, base)
        return
    bare = list(_bare(data))
    if any(_WIRE_KEYS & one.keys() for one, _ in bare):
        for one, extent in bare:
            yield from _wire(one, extent)
        return
    yield from _linked(data, [one for one, extent in bare if extent == "work"], base)


def scripts(texts: list[str], base: str | None) -> Iterator[Mark]:
    """Read the JSON-LD of a piece of a page: of all its scripts together, for one may say what another is about."""
    read = [json_piece.read(text) for text in texts[:_MOST]]
    if read:
        yield from _linked(read[0] if len(read) == 1 else read, [], base)


def _is_feed(data: json_piece.Object) -> bool:
    return "jsonfeed.org" in str(data.get("version")) or "items" in data


def _feed(text: str, base: str | None) -> Iterator[Mark]:
    """What a JSON Feed says of its only item; of several, what it says of all of them."""
    from syndicator.parse import jsonfeed

    address = base or "https://feed.invalid/"
    capture = Capture(
        url=address,
        requested_url=address,
        media_type="application/feed+json",
        body=text.encode("utf-8", "replace"),
        fetched_at=datetime(2000, 1, 1, tzinfo=UTC),  # a field of captures nobody asks for here
    )
    try:
        harvest = jsonfeed.read(capture)
    except ParseError:
        return
    yield from harvest.marks
    items = [draft.marks for draft in harvest.drafts]
    yield from (mark for mark in (items[0] if items else ()) if all(_alike(mark, other) for other in items[1:]))


def _alike(mark: Mark, others: tuple[Mark, ...]) -> bool:
    return any((mark.signal, mark.words, mark.url) == (one.signal, one.words, one.url) for one in others)


def _bare(data: Any) -> Iterator[tuple[json_piece.Object, Extent]]:  # noqa: ANN401 - JSON is any value
    """Yield the objects that say no type, with what they speak of: the outermost, and those handed on in it."""
    stack: list[tuple[Any, Extent]] = [(data, "work")]
    seen = 0
    while stack and seen < _MOST:
        value, extent = stack.pop()
        if isinstance(value, list):
            objects = [one for one in value if isinstance(one, dict)]
            # Of several none is known to be the one the notice is about.
            stack.extend((one, extent if len(objects) == 1 else "metadata") for one in reversed(objects[:_MOST]))
            continue
        if not isinstance(value, dict):
            continue
        seen += 1
        other = bool(_OTHER_THINGS & value.keys()) and not _TEXTS & value.keys()
        if "@type" not in value:
            yield value, "media" if other and extent == "work" else extent
        inner = [(key, one) for key, one in list(value.items())[:_MOST] if isinstance(one, dict | list)]
        stack.extend((one, extent if key in _THROUGH else "metadata") for key, one in reversed(inner))


def _wire(owner: json_piece.Object, extent: Extent) -> Iterator[Mark]:
    for key, value in owner.items():
        if key.lower() in WIRE:
            for words in _texts(value):
                kind: Extent = "media" if extent == "metadata" else extent  # of an association: a picture, a film
                yield Mark(signal=WIRE[key.lower()], words=" ".join(words.split()), extent=kind)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON is any value
    for one in (value if isinstance(value, list) else [value])[:_MOST]:
        if isinstance(one, dict):
            said = next((one[key] for key in ("literal", "value", "string", "name") if key in one), "")
            yield str(said)
        elif isinstance(one, str) and one.strip():
            yield one


def _linked(data: Any, bare: list[json_piece.Object], base: str | None) -> Iterator[Mark]:  # noqa: ANN401 - same
    """Read JSON-LD with the eyes of the page reader."""
    from syndicator.parse.page import marks as of_page
    from syndicator.parse.page import schema, structured
    from syndicator.parse.page.gathered import Gathered

    graph = structured.of(data)
    here = frozenset({addresses.identity(base)}) if base else frozenset()
    chosen, sure = schema.main_nodes(graph, here, frozenset())
    outermost = [node for node in graph.nodes if node.is_article and node.top]
    article = chosen if sure else []
    if len(outermost) > 1:  # which of them the notice is about, nobody says
        article = outermost if _agreed(graph, outermost) else []
    for number, one in enumerate(bare):
        node = structured.Node((), one, "jsonld", f"jsonld/{number}")
        graph.nodes.append(node)
        article = [*article, node] if sure or not chosen else article
    into = Gathered(url=base or "", base=base or "")
    of_page.properties(graph, article, into)
    for mark in into.marks:
        # of a piece of an object nobody said what it is: it is taken for the article's, and nothing else is known of it
        known = tuple(pair for pair in mark.attributes if pair != ("node_type", ""))
        yield replace(mark, attributes=known)


def _agreed(graph: Graph, article: list[Node]) -> bool:
    """Tell whether all of several articles say the same of their licence."""
    said = {
        tuple(graph.address(one) or graph.text(one) for one in graph.listed(n.values.get("license"))) for n in article
    }
    return len(said) == 1
