"""Finds what an HTML document says about its own encoding. The choice between the claims is ``syntax.encoding``'s."""

from __future__ import annotations

import re
from typing import Final

from syndicator.syntax import encoding

MAX_BYTES: Final = 20 * 1024 * 1024  # the fetcher's decoded limit; a drop folder may hand us more
_PRESCAN: Final = 4096  # HTML §13.2.3.2 says 1024; real pages put scripts first
_META = re.compile(rb"<meta[^>]{0,512}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,16}<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def decode(body: bytes, header: str | None = None) -> str:
    """Decode an HTML document: byte order mark, header, its own declaration, then what loses least. Never raises."""
    body = body[:MAX_BYTES]
    claims = [header]
    for pattern in (_XML, _META):
        found = pattern.search(body[:_PRESCAN])
        label = found[1].decode("ascii", "replace").lower() if found else None
        # a page whose <meta> can be read as bytes is not UTF-16 (HTML §13.2.3.2 step 11)
        claims.append("utf-8" if label and label.startswith("utf-16") else label)
    text, _, _ = encoding.decode(body, claims)
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
