"""Bytes to a bounded lxml tree, mended where mending is cheap. No DTD, no entities, no network; knows no vocabulary.

bytes → as they are → (no?) text in its true encoding → entities, stray "&", controls mended → (still no?) recover
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from syndicator.errors import Malformed
from syndicator.syntax import encoding

LARGEST = 64 * 1024 * 1024  # bytes; fetch/ stops far earlier, this is for whoever else hands us a document
DEEPEST = 256  # elements; libxml2 stops there unless huge_tree is set
_HEAD = 1_024  # bytes in which an XML declaration must end

_DECLARATION = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s{0,8}=\s{0,8}["']([A-Za-z0-9._:+()-]{1,40})["']""")
_DECLARATION_TEXT = re.compile(r"\s*<\?xml[^>]{0,400}\?>")
_REFERENCE = re.compile(r"&(?:#[xX]([0-9A-Fa-f]{1,8});|#([0-9]{1,9});|([A-Za-z][A-Za-z0-9]{0,40});)?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
# A literal value: no markup, no reference, so nothing nests.
_ENTITY = re.compile(
    r"<!ENTITY\s{1,9}([A-Za-z][A-Za-z0-9_.-]{0,40})\s{1,9}"
    r"""(?:"([^"<&%]{0,200})"|'([^'<&%]{0,200})')\s{0,9}>"""
)
_MOST_ENTITIES = 300
_CONTROL_REFERENCE = re.compile(rb"&#1(?:2[89]|[34]\d|5\d);")  # &#128; to &#159;
_PROLOG = re.compile(r"(?:\s{1,999}|<!--(?:[^-]|-(?!->)){0,9999}-->|<\?[^>]{0,999}\?>){0,50}")
_INSTRUCTIONS = re.compile(r"^(?:\s{0,99}(?:<!--[^<>]{0,2000}-->|<\?[^<>]{0,400}>)){1,9}")
_TAG = re.compile(r"<[A-Za-z][^<>]{0,4000}>")
_BARE_VALUE = re.compile(r"""(\s[A-Za-z_:][\w:.-]{0,60}\s?=\s?)([^\s"'<>=]{1,500})(?=[\s>/])""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A tree, and what had to be done to get it."""

    root: etree._Element
    encoding: str  # codec the bytes were read in
    mended: tuple[str, ...] = ()  # what was not well-formed, in words; empty: nothing
    cut: bool = False  # the recovering parser lost part of the document
    text: str = ""  # what the recovering parser was given; empty where none was needed


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",  # what comes here is UTF-8, whatever its declaration says
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        recover=recover,
    )


def parse(body: bytes, charset: str | None = None, *, mend: bool = True) -> etree._Element:
    """Return the root element. Raises ``errors.Malformed`` where there is no tree (without ``mend``: on any flaw)."""
    return read(body, charset, mend=mend).root


def read(body: bytes, charset: str | None = None, *, mend: bool = True) -> Document:
    """Return the root element and what had to be mended; ``charset`` is what the Content-Type header says."""
    if len(body) > LARGEST:
        raise Malformed(f"the document has {len(body):,} bytes, more than {LARGEST:,}", code="too_large")
    if not body.strip(b"\x00\t\r\n "):
        raise Malformed("the document is empty", code="empty_document")
    if not mend:
        return _strict(body, charset)
    quick = _quick(body, charset)
    return quick if quick is not None else _mended(body, charset)


def _strict(body: bytes, charset: str | None) -> Document:
    text, name, _ = encoding.decode(body, (charset, declared_encoding(body)))
    try:
        return Document(root=_tree(text), encoding=name)
    except etree.XMLSyntaxError as error:
        raise Malformed(f"this is not well-formed XML: {error}") from None


def declared_encoding(body: bytes) -> str | None:
    """Return the label in the XML declaration, if there is one in an ASCII-like encoding."""
    found = _DECLARATION.search(body, 0, _HEAD)
    return found[1].decode("ascii").lower() if found else None


def _quick(body: bytes, charset: str | None) -> Document | None:
    """The common case in one step: UTF-8 by every claim, well-formed, no DTD."""
    claims = {claim.lower() for claim in (charset, declared_encoding(body)) if claim}
    if claims - {"utf-8", "utf8"} or b"<!DOCTYPE" in body[: 4 * _HEAD] or encoding.bare(body):
        return None
    if b"&#1" in body and _CONTROL_REFERENCE.search(body) is not None:
        return None
    if encoding.mark(body) is not None:
        if not body.startswith(b"\xef\xbb\xbf"):
            return None
        body = body[3:]
    try:
        root = etree.fromstring(body.lstrip(b"\t\r\n "), _parser())
    except (etree.XMLSyntaxError, ValueError):
        return None
    return Document(root=root, encoding="utf-8") if root is not None else None


def _mended(body: bytes, charset: str | None) -> Document:
    text, name, whole = encoding.decode(body, (charset, declared_encoding(body)))
    mended = [] if whole else [f"some bytes are not {name}"]
    text = text.lstrip("\ufeff\x00 \t\r\n")
    if not text.startswith("<"):
        start = text.find("<", 0, 64 * _HEAD)
        if start < 0:
            raise Malformed("there is no markup in this document", code="no_markup")
        mended.append("text stands before the first tag")
        text = text[start:]
    text, entities = without_doctype(text)
    if entities or ("&#1" in text and _CONTROL_REFERENCE.search(body) is not None):
        text = _with_references(text, entities)
    for repair in (None, _with_characters, _with_quotes):
        if repair is not None:
            text = repair(text, entities)
        try:
            return Document(root=_tree(text), encoding=name, mended=tuple(mended))
        except (etree.XMLSyntaxError, ValueError) as error:
            mended.append(_in_words(error))
    return _recovered(text, name, mended)


def _with_characters(text: str, entities: dict[str, str]) -> str:
    return _FORBIDDEN.sub("", _with_references(text, entities))


def _with_quotes(text: str, _: dict[str, str]) -> str:
    """Quote attribute values somebody left bare, and drop processing instructions before the root."""
    pieces: list[str] = []
    at = 0
    text = _INSTRUCTIONS.sub("", text, count=1)
    for start, end in _literal_sections(text):
        pieces.append(_TAG.sub(_quoted, text[at:start]))
        pieces.append(text[start:end])
        at = end
    pieces.append(_TAG.sub(_quoted, text[at:]))
    return "".join(pieces)


def _quoted(tag: re.Match[str]) -> str:
    return _BARE_VALUE.sub(r'\1"\2"', tag[0]) if "=" in tag[0] else tag[0]


def _recovered(text: str, name: str, mended: list[str]) -> Document:
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"this is not XML: {_in_words(error)}") from None
    if root is None:
        raise Malformed(f"this is not XML: {mended[-1]}")
    # An undeclared prefix costs nothing: the element stays under its written name.
    cut = any(entry.domain != etree.ErrorDomains.NAMESPACE for entry in parser.error_log)
    return Document(root=root, encoding=name, mended=tuple(dict.fromkeys(mended)), cut=cut, text=text)


def _in_words(error: BaseException) -> str:
    return str(error).partition("\n")[0][:200] or "not well-formed"


def _tree(text: str) -> etree._Element:
    """Parse decoded text; its own declaration of an encoding no longer holds."""
    return etree.fromstring(text.encode("utf-8", "replace"), _parser())


def without_doctype(text: str) -> tuple[str, dict[str, str]]:
    """Return the text without its document type declaration, and the plain-text entities that declared.

    Only literal values without markup or references count, a few hundred of 200 characters at most: nothing nests, so
    nothing can explode. External subsets are never fetched.
    """
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog is not None else 0
    if text[start : start + 9].upper() != "<!DOCTYPE":
        return text, {}
    open_bracket = text.find("[", start)
    close = text.find(">", start)
    if close < 0:
        return text[:start], {}
    entities: dict[str, str] = {}
    if 0 <= open_bracket < close:
        end = text.find("]", open_bracket)
        last = text.find(">", end) if end >= 0 else -1
        if last < 0:
            return text[:start] + text[close + 1 :], {}
        for found in _ENTITY.finditer(text, open_bracket, end):
            if len(entities) < _MOST_ENTITIES:
                entities.setdefault(found[1], found[2] if found[2] is not None else found[3])
        close = last
    return text[:start] + text[close + 1 :], entities


def _with_references(text: str, entities: dict[str, str]) -> str:
    """Replace HTML's named characters and declared plain entities, and escape an ampersand that starts no reference."""
    budget = [4 * len(text) + 65_536]  # characters that declared entities may add in all

    def replace(found: re.Match[str]) -> str:
        hexadecimal, decimal, name = found.groups()
        if hexadecimal or decimal:
            number = int(hexadecimal, 16) if hexadecimal else int(decimal)
            return f"&#{_shown(number)};" if _is_character(number) else ""
        if name is None:
            return "&amp;" + found[0][1:]
        if name in _OWN:
            return found[0]
        value = entities.get(name)
        if value is not None and budget[0] > 0:
            budget[0] -= len(value)
            return value.replace("&", "&amp;").replace("<", "&lt;")
        value = html5.get(name + ";")
        return value.replace("&", "&amp;").replace("<", "&lt;") if value else "&amp;" + found[0][1:]

    pieces: list[str] = []
    at = 0
    for start, end in _literal_sections(text):
        pieces.append(_REFERENCE.sub(replace, text[at:start]))
        pieces.append(text[start:end])
        at = end
    pieces.append(_REFERENCE.sub(replace, text[at:]))
    return "".join(pieces)


_CHARACTERS = ((0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))  # XML 1.0 §2.2


def _shown(number: int) -> int:
    """References to C1 controls mean Windows-1252 characters in all of the field (HTML §13.2.5.80)."""
    if not 0x80 <= number <= 0x9F:  # noqa: PLR2004 - the C1 controls
        return number
    return ord(bytes([number]).decode("cp1252", "replace"))


def _is_character(number: int) -> bool:
    return any(first <= number <= last for first, last in _CHARACTERS)


def _literal_sections(text: str) -> list[tuple[int, int]]:
    """Where CDATA sections and comments stand: in them an ampersand is itself. Linear: each index is looked at once."""
    sections: list[tuple[int, int]] = []
    at = 0
    ends = {"<![CDATA[": "]]>", "<!--": "-->"}
    following = {opening: text.find(opening) for opening in ends}
    while any(place >= 0 for place in following.values()):
        opening = min((name for name in ends if following[name] >= 0), key=lambda name: following[name])
        start = following[opening]
        end = text.find(ends[opening], start)
        if end < 0:
            del ends[opening]  # never closed: then no later one is either
            del following[opening]
            continue
        at = end + 3
        sections.append((start, at))
        for name in ends:
            if 0 <= following[name] < at:
                following[name] = text.find(name, at)
    return sections


def stops_in(text: str, parts: re.Pattern[str], ends: re.Pattern[str]) -> str:
    """Return in which of its parts a document stops short, in lower case; ``""`` where its last part is whole.

    ``parts`` matches what begins a part, its name in the first group; ``ends`` the end of one, or of what holds them:
    parts that are never closed, in a document that itself is, are none that it stops in.
    """
    tags = _tags_of(text)
    begun = deque(parts.finditer(tags), maxlen=1)
    if not begun:
        return ""
    last = begun[0]
    close = tags.find(">", last.end())
    is_whole = close >= 0 and (tags[close - 1] == "/" or ends.search(tags, close) is not None)
    return "" if is_whole else last[1].lower()


def _tags_of(text: str) -> str:
    """Return what of a text can hold tags: without CDATA sections and comments; one that is never closed ends it."""
    pieces: list[str] = []
    at = 0
    for start, end in _literal_sections(text):
        pieces.append(text[at:start])
        at = end
    outside = "".join((*pieces, text[at:]))
    opened = [place for opening in ("<![CDATA[", "<!--") if (place := outside.find(opening)) >= 0]
    return outside[: min(opened)] if opened else outside


def without_declaration(text: str) -> str:
    """Return the text without its XML declaration."""
    return _DECLARATION_TEXT.sub("", text, count=1)
