"""The words around a link that names a licence: of what it is a licence stands there. Understands none of them.

"User contributions licensed under [CC BY-SA]" and "this page is licensed under [CC BY-SA]" are the same link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from syndicator.parse.page.dom import INLINE

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LONGEST: Final = 300  # characters on either side
_SIBLINGS: Final = 30  # nodes on either side, at every level
_HIGHEST: Final = 8  # ancestors that are still the same line


def around(node: LexborNode) -> tuple[tuple[str, str], ...]:
    """Return the words before and behind a link in its line, as attributes of its mark; none where it stands alone."""
    before, behind = "", ""
    for _ in range(_HIGHEST):
        before = f"{_beside(node, back=True)} {before}"
        behind = f"{behind} {_beside(node, back=False)}"
        if node.parent is None or node.parent.tag not in INLINE:
            break
        node = node.parent
    before, behind = " ".join(before.split())[-_LONGEST:], " ".join(behind.split())[:_LONGEST]
    return tuple((name, words) for name, words in (("before", before), ("behind", behind)) if words)


def _beside(node: LexborNode, *, back: bool) -> str:
    pieces: list[str] = []
    length = 0
    other = node.prev if back else node.next
    for _ in range(_SIBLINGS):
        if other is None or length > _LONGEST or not (other.tag in INLINE or other.tag in {"-text", "br"}):
            break
        words = " \n " if other.tag == "br" else (other.text() or "")
        words = words[-_LONGEST:] if back else words[:_LONGEST]
        length += len(words)
        pieces.append(words)
        other = other.prev if back else other.next
    return "".join(reversed(pieces) if back else pieces)
