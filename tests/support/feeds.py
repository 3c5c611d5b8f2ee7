"""Captures of feeds for tests, and the shared archives of feeds nobody here wrote."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from syndicator.model.capture import Capture

AT = datetime(2026, 1, 1, 12, tzinfo=UTC)
URL = "https://example.org/feed.xml"


def capture(
    body: bytes | str,
    *,
    url: str = URL,
    media_type: str = "",
    charset: str | None = None,
    headers: tuple[tuple[str, str], ...] = (),
) -> Capture:
    """A document as it came from the network."""
    content = body.encode() if isinstance(body, str) else body
    return Capture(
        url=url,
        requested_url=url,
        media_type=media_type,
        charset=charset,
        headers=headers,
        body=content,
        fetched_at=AT,
    )


def members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of a tar archive."""
    with tarfile.open(archive) as tar:
        for member in tar:
            handle = tar.extractfile(member) if member.isfile() else None
            if handle is not None:
                yield member.name.removeprefix("./"), handle.read()
