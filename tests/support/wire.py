"""Compares what a reader of the news industry's formats found with what a case expects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
from support.feeds import capture

from syndicator import parse
from syndicator.model.draft import Harvest
from syndicator.model.source import Source
from syndicator.normalise import Normalised, normalise

CASES = Path(__file__).resolve().parents[1] / "cases" / "parse"


def cases(reader: str) -> list[str]:
    """The names of the cases of a reader: each has a document and what must be in its harvest."""
    return sorted(path.name.removesuffix(".expected.json") for path in (CASES / reader).glob("*.expected.json"))


def document(reader: str, name: str) -> bytes:
    path = next(path for path in (CASES / reader).iterdir() if path.stem == name)
    return path.read_bytes()


def expectation(reader: str, name: str) -> Any:
    return json.loads((CASES / reader / f"{name}.expected.json").read_text(encoding="utf-8"))


def read(body: bytes | str, **more: Any) -> Harvest:
    return parse.read(capture(body, **more))


def articles(harvest: Harvest, at: Any) -> Normalised:
    return normalise(harvest, source=Source(id="wire", kind="folder"), url=None, at=at)


def plain(harvest: Harvest) -> Any:
    return json.loads(msgspec.json.encode(harvest))


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
