"""What 200 real feeds say about rights: their prose permits nothing, and only licences somebody chose open anything.

Found by reading them: the grammar of notices took last paragraphs of stories ("unable to reproduce the problem") for
permissions. None of the texts stands here; a feed is named by the hash the data set gives it.
"""

from __future__ import annotations

import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicator import parse
from syndicator.errors import ParseError
from syndicator.model.capture import Capture
from syndicator.model.draft import Mark
from syndicator.rights import evidence, statements

AT = datetime(2026, 1, 1, tzinfo=UTC)


def marks(body: bytes) -> tuple[Mark, ...] | None:
    """Every mark of a feed; None for one that is not read."""
    url = "https://feeds.example/feed"
    capture = Capture(url=url, requested_url=url, body=body, fetched_at=AT)
    try:
        harvest = parse.read(capture, kind="feed")
    except ParseError:
        return None
    return (*harvest.marks, *(mark for draft in harvest.drafts for mark in draft.marks))


@pytest.mark.shared
def test_prose_of_real_feeds_permits_nothing(shared: Path) -> None:
    opened: set[tuple[str, str, str]] = set()
    read = 0
    with tarfile.open(shared / "real-feeds-200" / "feeds.tar.xz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            found = marks(file.read())
            read += found is not None
            pieces = evidence.read(found or (), url=None, observed_at=AT)
            for said in statements.of_text(statements.read(pieces)):
                if any(grant.action == "republish_full" for grant in said.grants):
                    opened.add((member.name.rpartition("/")[2], said.basis, said.license.id if said.license else ""))
    assert read > 150
    assert {basis for _, basis, _ in opened} <= {"license", "public_domain"}
    assert len(opened) <= 12, sorted(opened)
