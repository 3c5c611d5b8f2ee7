"""feedparser's cases put to our reader: how many it answers may only rise (585 of the 588 is the library's own)."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import feedparser_cases

FLOOR_METADATA = 581
FLOORS = {"entities": 254, "namespace": 9, "media-rss": 9, "lang": 61, "amp": 67}


@pytest.mark.shared
def test_metadata_cases_are_answered(shared: Path) -> None:
    rows, documents = feedparser_cases.load(shared / "feedparser")
    rows = [row for row in rows if (row["suite"], row["group"]) in feedparser_cases.METADATA]
    assert len(rows) == 588
    good, missed = feedparser_cases.answered(rows, documents)
    assert good.total() >= FLOOR_METADATA, missed


@pytest.mark.shared
def test_other_groups_do_not_fall(shared: Path) -> None:
    rows, documents = feedparser_cases.load(shared / "feedparser")
    rows = [row for row in rows if {row["suite"], row["group"]} & FLOORS.keys()]
    good, _ = feedparser_cases.answered(rows, documents)
    found = {name: sum(count for key, count in good.items() if name in key) for name in FLOORS}
    assert all(found[name] >= floor for name, floor in FLOORS.items()), found
