"""One instance per store."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from syndicator.errors import Conflict, StoreUnavailable
from syndicator.store import Lock

HOLD = """
import sys, time
from pathlib import Path
from syndicator.store import Lock
Lock(Path(sys.argv[1])).acquire()
print("held", flush=True)
time.sleep(60)
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_lock_is_refused_naming_the_holder(tmp_path: Path) -> None:
    with Lock(tmp_path / "store.db") as first:
        assert first.held
        with pytest.raises(Conflict, match=rf"process {os.getpid()} already works on .*store\.db$") as caught:
            Lock(tmp_path / "store.db").acquire()
        assert caught.value.code == "already_running"
    assert not first.held


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "store.db")
    for _ in range(3):
        lock.acquire()
        lock.acquire()
        lock.release()
        lock.release()
    with Lock(tmp_path / "store.db"):
        pass


def test_kill_frees_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    holder = _holder(path)
    try:
        with pytest.raises(Conflict, match=f"process {holder.pid} "):
            Lock(path).acquire()
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    with Lock(path):
        pass


FORK = """
import os, sys, time
from pathlib import Path
from syndicator.store import Lock
Lock(Path(sys.argv[1])).acquire()
child = os.fork()
if child == 0:
    print(os.getpid(), flush=True)
time.sleep(60)
"""


def test_a_forked_child_does_not_keep_the_lock_of_its_killed_parent(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    holder = subprocess.Popen([sys.executable, "-c", FORK, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    child = int(holder.stdout.readline())
    try:
        with pytest.raises(Conflict):
            Lock(path).acquire()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with Lock(path):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        holder.communicate()


def test_the_file_is_private_and_stays(tmp_path: Path) -> None:
    with Lock(tmp_path / "var" / "store.db"):
        pass
    path = tmp_path / "var" / "store.db.lock"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == b""


def test_a_place_where_no_lock_can_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, not a directory", "utf-8")
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        Lock(tmp_path / "var" / "store.db").acquire()
