"""Real feeds nobody here wrote: every one of the 200 is read, no item is lost, and nothing crashes on odd ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.feeds import capture, members

from syndicator import parse
from syndicator.errors import ParseError

ENTRIES = 6_600


@pytest.mark.shared
@pytest.mark.timeout(300)
def test_all_200_real_feeds_are_read(shared: Path) -> None:
    read, entries, failed = 0, 0, []
    for name, body in members(shared / "real-feeds-200" / "feeds.tar.xz"):
        if not name.startswith("feeds/"):
            continue
        try:
            entries += len(parse.read(capture(body), kind="feed").drafts)
            read += 1
        except ParseError as error:
            failed.append((name, error.message))
    assert not failed
    assert read == 200
    assert entries >= ENTRIES


@pytest.mark.shared
@pytest.mark.timeout(300)
def test_no_odd_feed_crashes_the_readers(shared: Path) -> None:
    read = refused = 0
    for _, body in members(shared / "feeds-misc" / "feeds.tar.xz"):
        try:
            parse.read(capture(body), kind="feed")
            read += 1
        except ParseError:
            refused += 1
    assert read + refused == 474
    assert read >= FLOOR_MISC


FLOOR_MISC = 364  # the others are no feeds: expectations in JSON, web pages, OPML, archives
