"""Group T, the large ones: what unpacks or flows without end costs a bounded amount of memory and time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MOST_MIB = 64.0  # RELIABILITY promise 6: what one hostile source may cost
MOST_CPU_SECONDS = 3.0  # most of it is the server's, which runs in the same process


@pytest.fixture(scope="module")
def costs() -> dict[str, dict[str, Any]]:
    tests = HERE.parents[1]
    paths = os.pathsep.join((str(tests), str(tests.parent)))
    done = subprocess.run(
        [sys.executable, str(HERE / "bombs.py")],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr.decode()[-2_000:]
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


BOMBS = [
    "T-bomb-gzip", "bomb-gzip-unlabelled", "bomb-gzip-members", "T-bomb-gzip2", "bomb-gzip-in-gzip-file",
    "bomb-deflate", "T-bomb-br", "bomb-zstd", "bomb-mixed", "T-big-60m", "T-endless", "endless-unframed",
]  # fmt: skip


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_too_large_and_costs_little(costs: dict[str, dict[str, Any]], case: str) -> None:
    cost = costs[case]
    assert cost["outcome"] == "too_large"
    assert cost["grown_mib"] <= MOST_MIB
    assert cost["cpu"] <= MOST_CPU_SECONDS


@pytest.mark.parametrize("case", ["endless-header", "endless-interim"])
def test_a_head_without_end_is_not_http(costs: dict[str, dict[str, Any]], case: str) -> None:
    cost = costs[case]
    assert cost["outcome"] == "protocol"
    assert cost["grown_mib"] <= MOST_MIB
    assert cost["cpu"] <= MOST_CPU_SECONDS


def test_every_bomb_was_thrown(costs: dict[str, dict[str, Any]]) -> None:
    assert set(costs) == {*BOMBS, "endless-header", "endless-interim"}
