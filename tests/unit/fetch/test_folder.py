"""Drop folders: every file once, a bad one costs itself."""

from __future__ import annotations

import hashlib
import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syndicator.errors import Unreachable
from syndicator.fetch.folder import MOST_DEPTH, Drop
from syndicator.model.capture import Capture, Fetched, Unmodified, Unreadable
from syndicator.model.holding import FetchRecord
from syndicator.model.source import Source

NOW = datetime(2030, 1, 1, tzinfo=UTC)  # later than any file of a test

Found = Fetched | Unreadable


def source(path: Path, kind: str = "folder") -> Source:
    return Source(id="drop", kind=kind, path=str(path))


def read(path: Path, known: dict[str, FetchRecord] | None = None, **options: int) -> list[Found]:
    return list(Drop(**options).read(source(path), known=known or {}, now=NOW))


def names(found: list[Found]) -> list[str | None]:
    return [each.file_name for each in found]


def remember(found: list[Found]) -> dict[str, FetchRecord]:
    """What the store would hold after a visit."""
    return {
        each.requested_url: FetchRecord(
            url=each.requested_url,
            validators=each.validators,
            body_sha256=hashlib.sha256(each.body).hexdigest(),
            fetched_at=each.fetched_at,
            file_name=each.file_name,
        )
        for each in found
        if isinstance(each, Capture)
    }


def fill(root: Path, *paths: str) -> None:
    for path in paths:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"content of {path}")


def test_files_are_read_in_the_order_of_their_names_with_their_kind(tmp_path: Path) -> None:
    fill(tmp_path, "b.html", "a/z.md", "a/b/c.json", "c.XML", "d.txt", "e.rss", "f.atom", "g.htm", "h.markdown")
    found = read(tmp_path)
    assert [(each.file_name, each.media_type) for each in found if isinstance(each, Capture)] == [
        ("a/b/c.json", "application/json"),
        ("a/z.md", "text/markdown"),
        ("b.html", "text/html"),
        ("c.XML", "application/xml"),
        ("d.txt", "text/plain"),
        ("e.rss", "application/rss+xml"),
        ("f.atom", "application/atom+xml"),
        ("g.htm", "text/html"),
        ("h.markdown", "text/markdown"),
    ]
    first = found[0]
    assert isinstance(first, Capture)
    assert first.body == b"content of a/b/c.json"
    assert first.url == first.requested_url == (tmp_path / "a/b/c.json").as_uri()
    assert first.fetched_at == NOW
    assert first.status == 200


def test_what_is_hidden_temporary_or_of_another_kind_is_skipped(tmp_path: Path) -> None:
    fill(
        tmp_path, ".hidden.html", ".git/x.html", "~lock.html", "#x.html", "a.html~", "a.html.tmp", "a.part",
        "a.html.swp", "picture.jpg", "style.css", "noending", "good.html",
    )  # fmt: skip
    assert names(read(tmp_path)) == ["good.html"]


def test_an_unchanged_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.html", "b.html")
    known = remember(read(tmp_path))
    (tmp_path / "b.html").write_text("changed")
    found = read(tmp_path, known)
    assert isinstance(found[0], Unmodified)
    assert isinstance(found[1], Capture)
    monkeypatch.setattr(hashlib, "sha256", lambda _: pytest.fail("was read"))
    os.unlink(tmp_path / "b.html")  # noqa: PTH108 - shorter
    assert isinstance(read(tmp_path, known)[0], Unmodified)


def test_a_touched_file_with_the_same_words_is_unmodified_and_gets_its_new_stamp(tmp_path: Path) -> None:
    fill(tmp_path, "a.html")
    first = read(tmp_path)
    os.utime(tmp_path / "a.html", (1_000_000_000, 1_000_000_000))
    (again,) = read(tmp_path, remember(first))
    assert isinstance(again, Unmodified)
    assert isinstance(first[0], Capture)
    assert again.validators != first[0].validators


def test_a_change_under_the_same_stamp_right_after_reading_is_seen(tmp_path: Path) -> None:
    """The clock of a file system is coarse: what was just written is looked at once more."""
    fill(tmp_path, "a.html")
    place = tmp_path / "a.html"
    stat = place.stat()
    drop = Drop()
    just_now = datetime.fromtimestamp(stat.st_mtime, UTC) + timedelta(milliseconds=5)
    known = remember(list(drop.read(source(tmp_path), known={}, now=just_now)))
    place.write_text("CONTENT OF a.html")
    os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (again,) = drop.read(source(tmp_path), known=known, now=NOW)
    assert isinstance(again, Capture)


def test_links_inside_are_read_and_links_outside_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    fill(outside, "secret.html", "dir/x.html")
    root = tmp_path / "drop"
    fill(root, "a.html")
    (root / "inside.html").symlink_to(root / "a.html")
    (root / "passwd.txt").symlink_to("/etc/passwd")
    (root / "secret.html").symlink_to(outside / "secret.html")
    (root / "relative.html").symlink_to("../outside/secret.html")
    (root / "loop.html").symlink_to(root / "loop.html")
    (root / "dangling.html").symlink_to(root / "nowhere.html")
    (root / "folder").symlink_to(outside)
    (root / "round").symlink_to(root)
    found = read(root)
    bad = {each.file_name: each.failure.message for each in found if isinstance(each, Unreadable)}
    assert set(bad) - {"loop.html"} == {"passwd.txt", "secret.html", "relative.html"}
    assert "out of the folder" in bad["secret.html"]
    assert [each.file_name for each in found if isinstance(each, Capture)] == ["a.html", "inside.html"]
    assert len({each.requested_url for each in found}) == len(found)


def test_pipes_sockets_and_folders_in_disguise_are_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket.html"))
    listening.close()
    fill(tmp_path, "folder.html/inner.html", "good.html")
    found = read(tmp_path)
    assert [each.file_name for each in found if isinstance(each, Capture)] == ["folder.html/inner.html", "good.html"]
    assert all(isinstance(each, Capture) or each.file_name == "socket.html" for each in found)


def test_a_bad_file_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.html", "b.html", "c.html", "d.html")
    (tmp_path / "b.html").write_bytes(b"x" * 2_000)
    real = os.open

    def refuse(path: Path, flags: int) -> int:
        if Path(path).name == "c.html":
            raise PermissionError(13, "Permission denied")
        if Path(path).name == "d.html":
            raise FileNotFoundError(2, "vanished")
        return real(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    found = read(tmp_path, max_bytes=1_000)
    assert names(found) == ["a.html", "b.html", "c.html"]
    assert isinstance(found[1], Unreadable)
    assert "2000 bytes" in found[1].failure.message
    assert isinstance(found[2], Unreadable)
    assert found[2].failure.message == "c.html: Permission denied"
    assert found[2].failure.hint


def test_the_limit_on_a_file_is_exact(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"x" * 1_000)
    assert isinstance(read(tmp_path, max_bytes=1_000)[0], Capture)
    assert isinstance(read(tmp_path, max_bytes=999)[0], Unreadable)


def test_a_name_that_is_no_text_is_unreadable(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.html")).write_text("x")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    (found,) = read(tmp_path)
    assert isinstance(found, Unreadable)
    assert found.file_name is not None
    found.file_name.encode()
    found.failure.message.encode()


def test_too_many_files_are_cut_with_a_word(tmp_path: Path) -> None:
    fill(tmp_path, *(f"{number:03}.html" for number in range(20)))
    found = read(tmp_path, most_files=7)
    assert len(found) == 8
    assert isinstance(found[-1], Unreadable)
    assert "20 files" in found[-1].failure.message


def test_depth_is_bounded(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (MOST_DEPTH + 2))
    deep.mkdir(parents=True)
    (deep / "x.html").write_text("x")
    fill(tmp_path, "a.html")
    found = read(tmp_path)
    assert isinstance(found[0], Capture)
    assert found[0].file_name == "a.html"
    assert isinstance(found[1], Unreadable)
    assert "deeper" in found[1].failure.message


def test_a_folder_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(Unreachable) as caught:
        read(tmp_path / "nowhere")
    assert caught.value.code == "missing"
    assert caught.value.hint


def test_an_empty_folder_yields_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == []


@pytest.mark.parametrize("kind", ["feed", "page", "folder"])
def test_a_single_file_is_read_the_same_way(tmp_path: Path, kind: str) -> None:
    fill(tmp_path, "feed.unusual")
    (found,) = Drop().read(source(tmp_path / "feed.unusual", kind), known={}, now=NOW)
    assert isinstance(found, Capture)
    assert found.file_name == "feed.unusual"
    assert found.media_type == ""
    (again,) = Drop().read(source(tmp_path / "feed.unusual", kind), known=remember([found]), now=NOW)
    assert isinstance(again, Unmodified)


def test_a_file_named_by_the_operator_may_be_a_link(tmp_path: Path) -> None:
    fill(tmp_path, "real.html")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    (found,) = read(tmp_path / "link.html")
    assert isinstance(found, Capture)


def test_a_file_that_grows_while_it_is_read_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.html")
    real = os.fstat
    seen = []

    def grow(descriptor: int) -> os.stat_result:
        found = real(descriptor)
        if seen.count(descriptor) == 1:
            (tmp_path / "a.html").write_text("content of a.html and more")
            found = real(descriptor)
        seen.append(descriptor)
        return found

    monkeypatch.setattr(os, "fstat", grow)
    (found,) = read(tmp_path)
    assert isinstance(found, Unreadable)
    assert "next visit" in found.failure.message
