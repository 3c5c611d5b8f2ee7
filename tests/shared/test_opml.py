"""listparser's cases put to our OPML reader (the library itself answers 199 of its cases)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import opml_view
from support.feeds import capture, members

from syndicator.errors import ParseError
from syndicator.parse import opml

FLOOR = 228
"""Of 228 expectations about OPML, all. The other 100 are about FOAF files, which we do not read."""


@pytest.mark.shared
def test_listparsers_cases_are_answered(shared: Path) -> None:
    folder = shared / "opml"
    documents = {name.removeprefix("files/"): body for name, body in members(folder / "listparser-files.tar.xz")}
    asked, missed = 0, []
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["path"].startswith("rdf/") or case["path"] == "unknown-namespace.xml":
            continue
        try:
            result = opml_view.view(opml.read(capture(documents[case["path"]], url="")))
        except ParseError:
            result = {}
        asked += len(case["evals"])
        missed += [f"{case['path']}: {said}" for said in case["evals"] if not opml_view.holds(said, result)]
    assert asked - len(missed) >= FLOOR, (asked, missed)
