"""Each pair under tests/cases/parse/feed is one rule: a feed, and what must be in its harvest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from support.feeds import capture

from syndicator import parse

CASES = Path(__file__).resolve().parents[2] / "cases" / "parse" / "feed"


def missing(found: Any, expected: Any, path: str = "") -> list[str]:
    """What of the expectation is not there: objects may hold more, lists may not."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{path}: {found!r} is no object"]
        return [line for key, wanted in expected.items() for line in missing(found.get(key), wanted, f"{path}/{key}")]
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return [f"{path}: {len(expected)} expected, found {found!r}"]
        pairs = enumerate(zip(found, expected, strict=True))
        return [line for number, pair in pairs for line in missing(*pair, f"{path}/{number}")]
    return [] if found == expected else [f"{path}: expected {expected!r}, found {found!r}"]


@pytest.mark.parametrize("name", sorted(case.stem for case in CASES.glob("*.xml")))
def test_the_rule_holds(name: str) -> None:
    harvest = parse.read(capture((CASES / f"{name}.xml").read_bytes()), kind="feed")
    found = json.loads(msgspec.json.encode(harvest))
    expected = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    assert missing(found, expected) == []


def test_every_case_has_its_expectation() -> None:
    assert {case.stem for case in CASES.glob("*.xml")} == {case.stem for case in CASES.glob("*.json")}
