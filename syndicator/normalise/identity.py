"""By which keys an article is recognised, for ever; does *not* look anything up.

Keys hold ``identity(url)``: http or https, ``www.``, tracking parameters and a trailing slash make no other article.
A guid counts per source (nobody keeps two publishers from numbering their items from 1).
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable

import msgspec

from syndicator.model.article import Article, Moment
from syndicator.normalise import plain
from syndicator.syntax import url as web

NAMESPACE = uuid.UUID("5f1c4f0e-0d5b-5c1e-9a5e-3c9e6c1b7d42")  # never change: every article id hangs on it
MAX_GUID = 1_000
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def article_id(key: str) -> str:
    """The id of an article first seen by this key (RFC 9562 §5.5)."""
    digest = bytearray(hashlib.sha1(NAMESPACE.bytes + key.encode(), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50  # version 5
    digest[8] = digest[8] & 0x3F | 0x80  # variant of RFC 9562
    found = digest.hex()
    return f"urn:uuid:{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:]}"


def url_key(url: str) -> str:
    """The key of an address."""
    return "url:" + web.identity(url)


def guid_key(source_id: str, guid: str) -> str | None:
    """The key of a guid within its source; None for an empty one.

    A guid that is an address forgets what ``identity`` forgets, but its fragment: many are the places of one page.
    """
    guid = plain.line(guid, limit=4 * MAX_GUID)
    if not guid:
        return None
    if guid[:4].lower() == "http":
        place = web.identity(guid)
        fragment = guid.partition("#")[2]
        guid = f"{place}#{fragment}" if fragment and "#" not in place else place
    if len(guid) > MAX_GUID:  # an honest guid is short; the hash keeps it one
        guid = hashlib.sha256(guid.encode("utf-8", "replace")).hexdigest()
    return f"guid:{source_id}:{guid}"


def text_key(title: str, published: Moment | None, body: str | None) -> str:
    """The key of an item with neither address nor guid: its title and date, or its title and text."""
    second = published.at.isoformat() if published is not None else (body or "")
    return "text:" + _digest(f"{title}|{second}")[:32]


def content_hash(article: Article) -> str:
    """sha256 over what a reader would see; equal for equal articles, whatever route they came by."""
    seen = [
        article.title,
        article.subtitle,
        [person.name for person in article.people],
        article.body_text,
        article.summary,
        [[image.url, image.credit] for image in article.images],
    ]
    try:
        written = msgspec.json.encode(seen)  # the same bytes, several times as quick
    except UnicodeEncodeError:  # half a surrogate pair
        written = _JSON.encode(seen).encode("utf-8", "replace")
    return hashlib.sha256(written).hexdigest()


def keys(
    *, source_id: str, url: str | None, guids: Iterable[str], shared: frozenset[str], fallback: str
) -> tuple[str, ...]:
    """Every key of an item, the one its id hangs on first. ``shared`` are keys that several different items claim."""
    found: dict[str, None] = {}
    if url is not None and (key := url_key(url)) not in shared:
        found[key] = None
    for guid in guids:
        guid_found = guid_key(source_id, guid)
        if guid_found is not None and guid_found not in shared:
            found[guid_found] = None
    return tuple(found) or (fallback,)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
