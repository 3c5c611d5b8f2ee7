"""Every given Creative Commons deed comes out as its registry has it, and is found by its titles in any language."""

from __future__ import annotations

import json
import lzma
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from syndicator.rights import licenses

pytestmark = pytest.mark.shared

SOURCE_ONLY = "x-i18n"  # placeholders of the translation system, not a language


@pytest.fixture(scope="module")
def deeds(shared: Path) -> list[dict[str, Any]]:
    path = shared / "rights" / "cc_licenses.jsonl.xz"
    if not path.exists():
        pytest.skip(f"the deeds are not here: {path}")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_every_deed_is_right(deeds: list[dict[str, Any]]) -> None:
    for deed in deeds:
        known = licenses.by_uri(deed["uri"])
        assert known is not None, deed["uri"]
        port = (deed["jurisdiction"] or "").rstrip("/").rsplit("/", maxsplit=1)[-1] or None
        assert (known.uri, known.version, known.port) == (deed["uri"], deed["version"], port)
        assert sorted(known.permits) == sorted(deed["permits"]), deed["uri"]
        assert sorted(known.requires) == sorted(deed["requires"]), deed["uri"]
        assert sorted(known.prohibits) == sorted(deed["prohibits"]), deed["uri"]


def test_titles_name_their_licence(deeds: list[dict[str, Any]]) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for deed in deeds:
        for language, title in deed["titles"].items():
            if language != SOURCE_ONLY:
                meant[title].add(deed["uri"])
    wrong = 0
    asked = 0
    for title, uris in meant.items():
        known = licenses.by_title(title)
        twins = {"/3.0/za/": "/3.0/us/", "/sampling/1.0/br/": "/sampling/1.0/"}  # titles the registry gives two deeds
        uri = next(iter(uris))
        if len(uris) > 1 or any(
            part in uri and known and known.uri == uri.replace(part, twin) for part, twin in twins.items()
        ):
            continue
        asked += 1
        wrong += known is None or known.uri != uri
    assert asked > 10_000
    assert wrong / asked <= 0.01
