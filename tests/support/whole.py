"""Whole documents in literate cases: from the bytes an answer holds to the article and the evidence a decision needs.

Nothing is skipped on the way: the real readers, the real normalising, the real header fields; and the fixed places of
a host are read by the same code as in a visit, only that the host is a table.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from syndicator.errors import Unreachable
from syndicator.fetch.answer import Answer
from syndicator.fetch.guard import Guard
from syndicator.fetch.origin import Origins
from syndicator.model.capture import Capture
from syndicator.model.draft import Mark
from syndicator.model.source import Source
from syndicator.parse.headers import license_documents
from syndicator.pipeline.understand import Finding, understand

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOST = "https://daily.example"
PAGE = f"{HOST}/2026/story"
FEED = f"{HOST}/feed"
KINDS = frozenset({"document", "header", "host"})
"""A fence says ``document MEDIA-TYPE``, ``header FIELD-NAME`` or ``host PATH`` (or the address of another host)."""

Block = tuple[str, str, str]


def is_whole(blocks: Sequence[Block]) -> bool:
    """Tell whether a case is about a whole document."""
    return any(kind == "document" for kind, _, _ in blocks)


def understood(blocks: Sequence[Block]) -> tuple[Finding, ...]:
    """Every article of the case's document, with all evidence that reaches it."""
    ((_, media_type, body),) = [block for block in blocks if block[0] == "document"]
    page = "html" in media_type
    capture = Capture(
        url=PAGE if page else FEED,
        requested_url=PAGE if page else FEED,
        headers=tuple(
            (name.lower(), value) for kind, name, values in blocks if kind == "header" for value in values.split("\n")
        ),
        media_type=media_type,
        body=body.encode(),
        fetched_at=AT,
    )
    source = Source(id="s", kind="page" if page else "feed", urls=(capture.url,))
    told = host_marks(capture, {place: words for kind, place, words in blocks if kind == "host"}, page=page)
    return understand(capture, source, at=AT, host_marks=told).findings


def host_marks(capture: Capture, places: dict[str, str], *, page: bool) -> tuple[Mark, ...]:
    """What the host says in its fixed places, asked as a visit asks."""
    files = {place if "://" in place else f"{HOST}{place}": text for place, text in places.items()}

    async def ask(url: str, limit: int) -> Answer:
        if files.get(url) == "(does not answer)":
            raise Unreachable("it does not answer", url=url)
        body = files.get(url, "").encode()[:limit]
        return Answer(url=url, lane="daily.example", status=200 if url in files else 404, headers=(), body=body)

    origins = Origins(ask, user_agent="syndicator/1.0 (+https://operator.example)")
    target = Guard().target(capture.url)
    return asyncio.run(origins.marks(target, tdmrep=page, licenses=license_documents(capture)))


def chosen(blocks: Sequence[Block], title: str | None) -> Finding:
    """The article a case is about: the one with this title, or the only one."""
    found = [one for one in understood(blocks) if title in {None, one.article.title}]
    assert len(found) == 1, [one.article.title for one in found]
    return found[0]
