"""Memory that large documents took goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only GNU's allocator is told anything")

PROGRAM = """
import ctypes, sys
from pathlib import Path
from syndicator.bootstrap.workers import allocator
if not hasattr(ctypes.CDLL(None), "mallopt"):
    sys.exit(print("other"))
if sys.argv[1] == "told":
    allocator.keep_no_large_blocks()
size = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096
del (learnt := [bytearray(8 << 20)])[:]
before, kept = size(), []
for _ in range(40):
    document = bytearray(b"x") * (1 << 20)
    kept.append(bytes(2_000))
    other = bytearray(b"x") * (1 << 20)
    del document, other
    kept.append(bytearray(b"x") * 100_000)
print(size() - before)
"""


def _kept(how: str) -> int:
    done = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True)
    if done.stdout.strip() == "other":
        pytest.skip("the C library is not GNU's")
    return int(done.stdout)


def test_what_large_blocks_took_is_not_kept() -> None:
    assert _kept("told") < 5_000_000  # of which four are in use; 6 MB where the allocator is told nothing


def test_free_memory_is_given_back_on_request() -> None:
    from syndicator.bootstrap.workers import allocator

    allocator.give_back()  # harmless at any time
    allocator.give_back()
