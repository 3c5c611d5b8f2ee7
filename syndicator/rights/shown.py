"""Takes out of a body what may not be shown: pictures nobody allowed, and players that would load other people's media.

Whether a picture may be shown is decided in ``rights.decide``; this only carries it out. A body in which nothing has to
go is returned character for character (a licence may demand the verbatim text).
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from syndicator.syntax import url as urls

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MEDIA = re.compile(r"<(?:img|picture|source|video|audio|iframe|embed|object|svg)\b", re.IGNORECASE)
_PLAYERS = "video, audio, iframe, embed, object"


def body(markup: str, *, images: Collection[str]) -> str:
    """Return the markup with only the pictures whose address is in ``images``; players become links (L25)."""
    if _MEDIA.search(markup) is None:
        return markup
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(markup).body
    if root is None:
        return ""
    players = _outermost(root.css(_PLAYERS))
    for player in players:
        _put_link(player)
        player.decompose()
    drawings = _outermost(root.css("svg, picture > source"))
    for drawing in drawings:
        drawing.decompose()
    gone = _outermost(
        _what_goes(image, images) for image in root.css("img") if image.attributes.get("src") not in images
    )
    for node in gone:
        node.decompose()
    narrowed = [_only_the_decided_address(image) for image in root.css("img")]
    changed = bool(players or drawings or gone or any(narrowed))
    return (root.inner_html or "") if changed else markup


def _outermost(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """Keep each node once, and none that stands inside another: it would be freed together with it."""
    chosen = {node.mem_id: node for node in nodes}
    return [node for node in chosen.values() if not any(parent.mem_id in chosen for parent in _above(node))]


def _above(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _put_link(player: LexborNode) -> None:
    """Put a link where a player stands: the reader decides whether to load somebody else's media."""
    from selectolax.lexbor import LexborHTMLParser

    inner = player.css_first("source[src]")
    candidates = (player.attributes.get("src"), player.attributes.get("data"), inner and inner.attributes.get("src"))
    target = next((found for found in candidates if found and urls.is_web(found)), None)
    if target is not None:
        link = LexborHTMLParser(f'<a href="{html.escape(target)}">{html.escape(target)}</a>').css_first("a")
        if link is not None:
            player.insert_before(link)


def _what_goes(image: LexborNode, images: Collection[str]) -> LexborNode:
    """A picture goes with its figure, unless that holds one that may stay, and with a link that holds nothing else."""
    gone = image
    for parent in _above(image):
        if parent.tag == "figure":
            stays = any(other.attributes.get("src") in images for other in parent.css("img"))
            return gone if stays else parent
        if gone.parent is parent or (gone.parent is not None and gone.parent.mem_id == parent.mem_id):
            alone = len(parent.css("img")) == 1 and not (parent.text() or "").strip()
            if parent.tag in {"a", "picture"} and alone:
                gone = parent
    return gone


def _only_the_decided_address(image: LexborNode) -> bool:
    """Drop the other addresses of a picture: the decision names one."""
    others = [name for name in ("srcset", "sizes") if name in image.attributes]
    for name in others:
        del image.attrs[name]
    return bool(others)
