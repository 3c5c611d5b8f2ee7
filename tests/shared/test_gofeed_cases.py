"""gofeed's translator cases put to our reader (its own score elsewhere: 75 of 94 by the best other library)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import gofeed_view
from support.feeds import capture, members

from syndicator import parse
from syndicator.errors import ParseError

FLOOR = 90


@pytest.mark.shared
def test_translator_cases_are_answered(shared: Path) -> None:
    folder = shared / "gofeed"
    documents = {name.removeprefix("testdata/"): body for name, body in members(folder / "testdata.tar.xz")}
    with (folder / "cases.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    missed = []
    count = 0
    for row in rows:
        if not row["id"].startswith("translator/"):
            continue
        count += 1
        try:
            seen = gofeed_view.view(parse.read(capture(documents[row["xml"]], url=""), kind="feed"))
        except ParseError:
            seen = {}
        if not gofeed_view.same(seen, row["expected"]):
            missed.append(row["id"])
    assert count == 97
    assert count - len(missed) >= FLOOR, missed
