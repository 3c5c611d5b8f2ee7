"""What RDFa attributes say a stretch of a page is about, where that is not the page itself. Reads no licence.

``about`` names the thing by its address (RDFa Core §7.5), ``rel="dct:type"`` its kind: that is how the licence chooser
of Creative Commons marked pictures, sounds and data. What stands there licenses that thing and never the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from syndicator.model.draft import Extent
from syndicator.parse.page.dom import INLINE, Block, Page
from syndicator.parse.page.gathered import Gathered
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST: Final = 400  # attributes of a page that are looked at
_HIGHEST: Final = 60  # ancestors that are looked at
_KINDS: Final[dict[str, Extent]] = {
    "stillimage": "image",
    "image": "image",
    "movingimage": "media",
    "sound": "media",
    "dataset": "metadata",
    "software": "code",
    "interactiveresource": "metadata",
    "physicalobject": "metadata",
    "collection": "metadata",
    "event": "metadata",
    "service": "metadata",
}
"""DCMI types that are no text (dublincore.org, DCMI Type Vocabulary)."""


class Subjects:
    """The parts of a page that speak of something else, by node."""

    def __init__(self, page: Page, into: Gathered) -> None:
        self._links: dict[int, Extent] = {}  # of what stands in the node
        self._blocks: dict[int, Extent] = {}  # of a block of text that holds the node
        for node in page.tree.css("[about]")[:_MOST]:
            address = into.resolve(node.attributes.get("about"))
            if address is not None and not _same(address, into.url):
                self._note(node, node, "metadata")
        for node in page.tree.css('[rel~="dct:type" i], [rel~="dcterms:type" i], [rel~="dc:type" i]')[:_MOST]:
            kind = (node.attributes.get("href") or node.attributes.get("resource") or "").rstrip("/").lower()
            if "dcmitype/" in kind and (extent := _KINDS.get(kind.rpartition("/")[2])) is not None:
                self._note(node, node.parent or node, extent)

    def _note(self, node: LexborNode, around: LexborNode, extent: Extent) -> None:
        self._links.setdefault(around.mem_id, extent)
        for _ in range(_HIGHEST):
            self._blocks.setdefault(node.mem_id, extent)
            if node.tag not in INLINE or node.parent is None:
                return
            node = node.parent

    def of(self, node: LexborNode) -> Extent | None:
        """Return what a link or a property speaks of, where that is not the page."""
        return self._climb(node, self._links)

    def of_block(self, block: Block) -> Extent | None:
        """Return what a block of text speaks of, where any of it is marked as being about something else."""
        return self._climb(block.element.node, self._links | self._blocks)

    def _climb(self, start: LexborNode, known: dict[int, Extent]) -> Extent | None:
        node: LexborNode | None = start if known else None
        for _ in range(_HIGHEST):
            if node is None:
                break
            if node.mem_id in known:
                return known[node.mem_id]
            node = node.parent
        return None


def _same(one: str, other: str) -> bool:
    """Tell whether two addresses are of one page; a part of it is of it."""
    return web.is_web(other) and web.identity(one.partition("#")[0]) == web.identity(other)
