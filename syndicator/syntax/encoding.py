"""Bytes to text: which of the claimed encodings is true. Knows labels and byte patterns, not XML or HTML."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

_MARKS = (  # byte order marks, the longer ones first: UTF-32LE starts like UTF-16LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE = (  # "<?" or "<r" without a mark (XML 1.0 appendix F)
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
# What a label means in the field is a superset of what it says (WHATWG Encoding Standard §4.2).
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949",
    "utf-16": "utf-16-le", "utf-32": "utf-32-le",
}  # fmt: skip
_FORBIDDEN = frozenset(
    {
        # Not text encodings, or ways to smuggle markup past a byte scan (utf-7).
        "utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "palmos",
        "base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "charmap", "utf-8-sig",
    }
)  # fmt: skip
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+()-]{0,39}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def codec(label: str | None) -> str | None:
    """Return the name of the Python codec a label means in the field, or None where we know none (or refuse it)."""
    label = (label or "").strip(" '\"")
    if not _LABEL.fullmatch(label):
        return None
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    name = found.name
    if name.replace("_", "-") in _FORBIDDEN or not getattr(found, "_is_text_encoding", True):
        return None
    return _MEANT.get(name, name)


def mark(body: bytes) -> tuple[str, int] | None:
    """Return the codec a byte order mark names, and the mark's length; None where there is none."""
    for pattern, name in _MARKS:
        if body.startswith(pattern):
            return name, len(pattern)
    return None


def bare(body: bytes) -> str | None:
    """Return the wide codec in which ``<`` stands at the start, for documents without a byte order mark."""
    for pattern, name in _BARE:
        if body.startswith(pattern):
            return name
    return None


def decode(body: bytes, claims: Iterable[str | None] = ()) -> tuple[str, str, bool]:
    """Return the text, the codec used, and whether every byte could be read.

    A byte order mark wins; then the first claim that decodes without an error; then UTF-8; then what loses least:
    UTF-8 with replacement characters where most of it is UTF-8, else Windows-1252. A one-byte claim (which never
    fails) loses to valid UTF-8: text in another encoding is practically never valid UTF-8 by chance, while servers
    say ``iso-8859-1`` of everything.
    """
    marked = mark(body)
    if marked is not None:
        name, length = marked
        text = body[length:].decode(name, "replace")
        return text, name, "\ufffd" not in text
    wide = bare(body)
    candidates = [wide] if wide else []
    candidates += [known for claim in claims if (known := codec(claim))]
    utf8 = _strictly(body, "utf-8")
    for name in candidates:
        if utf8 is not None and _is_one_byte(name):
            return utf8, "utf-8", True
        read = utf8 if name == "utf-8" else _strictly(body, name)
        if read is not None:
            return read, name, True
    if utf8 is not None:
        return utf8, "utf-8", True
    return _least_loss(body, candidates)


def _is_one_byte(name: str) -> bool:
    return name.startswith(("cp125", "iso8859", "cp874", "koi8", "mac"))


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, ValueError):
        return None


def _least_loss(body: bytes, candidates: list[str]) -> tuple[str, str, bool]:
    text = body.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    read = len(text) - len(text.encode("ascii", "ignore")) - lost
    if read >= lost:
        return text, "utf-8", False
    # Where UTF-8 is what was claimed and most bytes are not, Western European text was pasted into it.
    claimed = next((name for name in candidates if name != "utf-8"), "cp1252")
    return body.decode(claimed, "replace"), claimed, False


def without_controls(text: str) -> str:
    """Return the text without characters XML 1.0 §2.2 forbids (and DEL); tabs and line ends stay."""
    if text.isprintable():
        return text
    return _CONTROL.sub("", text)
