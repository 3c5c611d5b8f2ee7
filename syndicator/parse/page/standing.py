"""Whether what is written on a page stands there for its readers. Says how it is written, never what it means.

Text can be hidden from readers, struck out again, shown as a sample of code, or quoted: then it is on the page, but
the page does not say it. Marks carry that as the attribute ``standing``, and ``rights`` lets them only narrow. A
republish box is hidden until somebody opens it; what stands in it counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Final

from syndicator.parse.page.dom import Block, Element, Page, fold
from syndicator.syntax import notice

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

ATTRIBUTE: Final = "standing"
_STRUCK: Final = frozenset({"del", "s", "strike"})
_SAMPLES: Final = frozenset({"code", "kbd", "samp", "tt", "xmp", "listing", "plaintext"})
_APART: Final = frozenset({"template", "svg", "math", "canvas", "object", "iframe", "select", "textarea", "script"})
_UNSEEN: Final = re.compile(
    r"(?:^|;)\s{0,4}(?:opacity\s{0,4}:\s{0,4}0?(?:\.0{1,4}|(?![\d.]))\s{0,4}(?:;|!|$)"
    r"|font-size\s{0,4}:\s{0,4}0(?![\d.])"
    r"|(?:left|top|right|text-indent|margin-left)\s{0,4}:\s{0,4}-\d{3,6}"
    r"|visibility\s{0,4}:\s{0,4}collapse)",
    re.IGNORECASE,
)
_LINE_THROUGH: Final = re.compile(r"text-decoration(?:-line)?\s{0,4}:[^;]{0,40}line-through", re.IGNORECASE)
_CREDITS: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:theme|design|template|site)[_-]?(?:credits?|author|by|generator)|site-?generator|powered-?by"
    r"|made-?(?:by|with)|built-?with|webdesign(?:er)?)(?:$|[\s_-])"
)
_SIGNATURE: Final = re.compile(r"(?:^|[\s_-])(?:signature|user-?sig|forum-?sig|post-?sig|sig)(?:$|[\s_-])")
_EMBEDDED: Final = re.compile(r"(?:^|[\s_-])(?:twitter|tweet|instagram|mastodon|bluesky|tiktok|fb|embed)(?:$|[\s_-])")
_DASHES: Final = ("\u2014", "\u2013", "\u2015", "-- ", "~ ")
_TOKEN: Final = re.compile(r"<(/?)(del|s|code|kbd)>")
_TAG: Final = re.compile(r"<[^<>]{0,4000}>")
_LITERAL: Final = re.compile(
    r"</?(?:a|p|div|span|link|meta|img|small|footer|script)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE
)
_DEEPEST: Final = 200  # ancestors that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What of a block its page says, and how it stands there ("" where it simply does)."""

    words: str
    html: str
    standing: str = ""


def of(element: Element | None) -> str:
    """Return how an element stands on its page: hidden, struck, sample, credit of the design, signature; or ""."""
    found = ""
    opens = element is not None and element.region == "widget"  # hidden until somebody asks for it
    for _ in range(_DEEPEST):
        if element is None:
            return found
        style = element.node.attributes.get("style") or "" if element.node.is_element_node else ""
        if element.tag in _STRUCK or (style and _LINE_THROUGH.search(style)):
            return "struck"
        if element.tag in _SAMPLES:
            found = "sample"
        elif not opens and (element.hidden or (style and _UNSEEN.search(style))):
            found = found or "hidden"
        elif element.names and _CREDITS.search(element.names):
            found = found or "design"
        elif element.names and _SIGNATURE.search(element.names):
            found = found or "signature"
        element = element.parent
    return found


def of_node(page: Page, node: LexborNode) -> str:
    """Return how a node stands that the walk may have left out: what is in a template or a drawing is apart."""
    other: LexborNode | None = node
    for _ in range(_DEEPEST):
        if other is None or other.mem_id in page.elements:
            break
        if other.tag in _APART:
            return "sample"
        other = other.parent
    element = page.element(node)
    found = of(element)
    if found or element is None or not 0 <= element.number < len(page.blocks):
        return found
    block = page.blocks[element.number]
    if quoted(page, block, element):
        return "quoted"
    return spoken(page, block).standing if _within(element, block.element) else ""


def quoted(page: Page, block: Block, start: Element | None = None) -> bool:
    """Tell whether a block is somebody else's words: a quotation that is announced, attributed or embedded.

    Notices are set as quotations too, for their looks: one that nobody announces and nobody signs is the page's own.
    """
    element: Element | None = start or block.element
    for _ in range(_DEEPEST):
        if element is None or element.region == "widget":  # there the line to be copied stands
            return False
        if element.tag in {"blockquote", "q"}:
            break
        element = element.parent
    if element is None:
        return False
    if element.node.attributes.get("cite") or _EMBEDDED.search(element.names):
        return True
    before = page.blocks[element.number - 1].text if 0 < element.number <= len(page.blocks) else ""
    inside = [one for one in page.blocks[block.number : block.number + 3] if _within(one.element, element)]
    after = page.blocks[inside[-1].number + 1 : inside[-1].number + 2]
    signed = any("<cite>" in one.html for one in inside) or any(
        one.text.startswith(_DASHES) for one in (*inside[1:], *after)
    )
    return signed or before.endswith(":")


def _within(element: Element | None, around: Element) -> bool:
    for _ in range(_DEEPEST):
        if element is None or element is around:
            return element is not None
        element = element.parent
    return False


def spoken(page: Page, block: Block) -> Spoken:
    """Return what a block says without what was struck out of it.

    What was taken back as a whole is out. A word struck out of a sentence leaves a sentence nobody can be sure of, and
    a block that shows code which speaks of rights shows how to write it.
    """
    known = page.spoken.get(block.number)
    if known is None:
        known = page.spoken[block.number] = _spoken(page, block)
    return known


def _spoken(page: Page, block: Block) -> Spoken:
    whole = Spoken(words=block.text, html=block.html)
    standing = of(block.element) or ("quoted" if quoted(page, block) else "")
    if standing in {"sample", "struck"}:
        return replace(whole, standing=standing)
    kept, struck, code = _apart(block.html) if _TOKEN.search(block.html) else (block.html, [], [])
    # markup a reader sees as markup is code, too
    if _LITERAL.search(block.text) or any(_matters(piece) for piece in code):
        return replace(whole, standing="sample")
    if struck and all(_matters(piece) for piece in struck):
        return Spoken(words=_text(kept), html=kept, standing=standing)
    return replace(whole, standing="struck" if struck else standing)


def _apart(html: str) -> tuple[str, list[str], list[str]]:
    """Part the markup of a block: what stands, what is struck out, what is code."""
    kept: list[str] = []
    struck: list[str] = []
    code: list[str] = []
    inside: list[str] = []
    at = 0
    for token in _TOKEN.finditer(html):
        _keep(html[at : token.start()], inside, kept, struck, code)
        at = token.end()
        if token[1]:
            if token[2] in inside:
                inside.remove(token[2])
            continue
        if token[2] in _STRUCK and not _STRUCK & set(inside):
            struck.append("")
        elif token[2] not in _STRUCK:
            code.append("")
        inside.append(token[2])
    _keep(html[at:], inside, kept, struck, code)
    return " ".join(kept), struck, code


def _keep(piece: str, inside: list[str], kept: list[str], struck: list[str], code: list[str]) -> None:
    if _STRUCK & set(inside):
        struck[-1] += piece
        return
    if inside:
        code[-1] += piece
    kept.append(piece)


def _matters(html: str) -> bool:
    return notice.speaks_of_rights(_text(html) + " " + html)


def _text(html: str) -> str:
    return fold(unescape(_TAG.sub("", html.replace("<br>", "\n"))))


def attributes(standing: str) -> tuple[tuple[str, str], ...]:
    """Return the attribute of a mark that says how it stands; none where it simply does."""
    return ((ATTRIBUTE, standing),) if standing else ()
