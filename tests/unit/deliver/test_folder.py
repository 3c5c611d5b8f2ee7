from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from syndicator.deliver.folder import Folder
from syndicator.errors import DeliverError


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "feeds")


def test_a_file_is_written_and_its_folder_made(folder: Folder) -> None:
    assert folder.deliver("all.json", b"{}") is True
    assert (folder.directory / "all.json").read_bytes() == b"{}"


def test_equal_bytes_are_not_written_again(folder: Folder) -> None:
    folder.deliver("all.json", b"{}")
    before = (folder.directory / "all.json").stat()
    assert folder.deliver("all.json", b"{}") is False
    after = (folder.directory / "all.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_bytes_of_equal_length_that_differ_are_written(folder: Folder) -> None:
    folder.deliver("all.json", b"{1}")
    assert folder.deliver("all.json", b"{2}") is True
    assert (folder.directory / "all.json").read_bytes() == b"{2}"


def test_a_web_server_may_read_it_whatever_the_umask(folder: Folder) -> None:
    old = os.umask(0o077)
    try:
        folder.deliver("all.json", b"{}")
    finally:
        os.umask(old)
    assert (folder.directory / "all.json").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../all.json",
        "a/b",
        "/etc/passwd",
        ".hidden",
        "a\0b",
        "a\nb",
        "x" * 300,
        "a..b",
        "-rf",
        "é",
        "a.",
    ],
)
def test_names_that_lead_elsewhere_are_refused(folder: Folder, name: str) -> None:
    with pytest.raises(DeliverError) as caught:
        folder.deliver(name, b"x")
    assert caught.value.hint
    assert not folder.directory.exists()


def test_a_link_in_the_way_is_replaced_not_followed(folder: Folder, tmp_path: Path) -> None:
    folder.directory.mkdir()
    secret = tmp_path / "secret"
    secret.write_bytes(b"mine")
    (folder.directory / "all.json").symlink_to(secret)
    assert folder.deliver("all.json", b"mine") is True
    assert secret.read_bytes() == b"mine"
    assert not (folder.directory / "all.json").is_symlink()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_failed_write_leaves_the_old_file_and_no_litter(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder.deliver("all.json", b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DeliverError) as caught:
        folder.deliver("all.json", b"new")
    assert caught.value.code == "deliver"
    assert caught.value.hint
    assert os.strerror(number) in caught.value.message
    assert (folder.directory / "all.json").read_bytes() == b"old"
    assert [path.name for path in folder.directory.iterdir()] == ["all.json"]


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "feeds").write_text("not a folder")
    with pytest.raises(DeliverError, match="feeds") as caught:
        Folder(tmp_path / "feeds").deliver("all.json", b"{}")
    assert "directory" in caught.value.hint


def test_a_folder_in_the_place_of_a_file_is_told(folder: Folder) -> None:
    (folder.directory / "all.json").mkdir(parents=True)
    with pytest.raises(DeliverError) as caught:
        folder.deliver("all.json", b"{}")
    assert caught.value.hint


def test_what_a_killed_process_left_is_removed_before_the_first_write(folder: Folder) -> None:
    folder.directory.mkdir()
    stale = folder.directory / ".syndicator-999999999-1-all.json"
    stale.write_bytes(b"half")
    own_earlier_life = folder.directory / f".syndicator-{os.getpid()}-1-all.json"
    own_earlier_life.write_bytes(b"half")
    somebody_elses = folder.directory / ".htaccess"
    somebody_elses.write_bytes(b"keep")
    in_use = folder.directory / f".syndicator-{os.getppid()}-1-all.json"
    in_use.write_bytes(b"being written")
    folder.deliver("all.json", b"{}")
    assert not stale.exists()
    assert not own_earlier_life.exists()
    assert somebody_elses.exists()
    assert in_use.exists()


def test_remove_takes_a_file_out_and_tells(folder: Folder) -> None:
    folder.deliver("all.json", b"{}")
    assert folder.remove("all.json") is True
    assert folder.remove("all.json") is False
    assert not (folder.directory / "all.json").exists()


def test_readers_never_see_a_torn_file(folder: Folder) -> None:
    versions = [bytes([65 + number]) * 200_000 for number in range(4)]
    folder.deliver("all.json", versions[0])
    torn: list[int] = []
    reads = [0]
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen = (folder.directory / "all.json").read_bytes()
            reads[0] += 1
            if seen not in versions:
                torn.append(len(seen))

    reader = threading.Thread(target=read)
    reader.start()
    for round_number in range(60):
        folder.deliver("all.json", versions[round_number % 4])
    stop.set()
    reader.join()
    assert not torn
    assert reads[0] > 0


def test_two_writers_of_one_file_do_not_meet(folder: Folder) -> None:
    versions = [bytes([65 + number]) * 50_000 for number in range(2)]
    failures: list[BaseException] = []

    def write(content: bytes) -> None:
        try:
            for extra in range(30):
                Folder(folder.directory).deliver("all.json", content + bytes([extra]))
        except BaseException as problem:  # noqa: BLE001 - the thread must report, not die silently
            failures.append(problem)

    writers = [threading.Thread(target=write, args=(content,)) for content in versions]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failures
    assert len((folder.directory / "all.json").read_bytes()) == 50_001
    assert len(list(folder.directory.iterdir())) == 1


_WRITE_FOR_EVER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from syndicator.deliver.folder import Folder
folder = Folder(Path(sys.argv[2]))
number = 0
while True:
    number += 1
    folder.deliver("all.json", bytes([65 + number % 26]) * 300_000)
    if number == 3:
        print("writing", flush=True)
"""


def test_a_killed_writer_leaves_a_whole_file_and_the_next_one_tidies_up(folder: Folder) -> None:
    root = Path(__file__).resolve().parents[3]
    for delay_milliseconds in (0, 1, 3, 7):
        command = [sys.executable, "-c", _WRITE_FOR_EVER, str(root), str(folder.directory)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            threading.Event().wait(delay_milliseconds / 1_000)
            writer.send_signal(signal.SIGKILL)
            writer.wait(timeout=10)
        left = (folder.directory / "all.json").read_bytes()
        assert len(left) == 300_000
        assert len(set(left)) == 1
    Folder(folder.directory).deliver("all.json", b"{}")
    assert [path.name for path in folder.directory.iterdir()] == ["all.json"]
