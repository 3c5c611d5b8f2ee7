"""Each case is an edition as JSON beside what every format must make of it, byte for byte.

A golden output changes only on purpose: ``SYNDICATOR_GOLDEN=write pytest tests/unit/render/test_cases.py`` writes them
again, and the difference is reviewed like code. Ids, links, credits and rights of published entries must never change.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from syndicator.model.edition import Edition
from syndicator.render import FORMATS

CASES = Path(__file__).resolve().parents[2] / "cases" / "render"
NAMES = sorted(path.name.removesuffix(".edition.json") for path in CASES.glob("*.edition.json"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.NAME)
def test_the_output_is_the_golden_one(name: str, form: object) -> None:
    edition = msgspec.json.decode((CASES / f"{name}.edition.json").read_bytes(), type=Edition)
    printed = form.render(edition)  # type: ignore[attr-defined]  # a module of FORMATS
    golden = CASES / f"{name}{form.SUFFIX}"  # type: ignore[attr-defined]
    if os.environ.get("SYNDICATOR_GOLDEN") == "write":
        golden.write_bytes(printed)
    assert printed.decode() == golden.read_text(encoding="utf-8")


def test_there_are_cases() -> None:
    assert len(NAMES) >= 6
