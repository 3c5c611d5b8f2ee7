"""Requests to the instance that holds the store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from syndicator.errors import StoreUnavailable
from syndicator.store.desk import LARGEST, Desk


def test_a_request_is_found_answered_once_and_taken_off(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "s.db")
    first = desk.leave({"command": "withdraw", "article": "a"})
    assert desk.answer(first) is None
    assert list(desk.waiting()) == [(first, {"command": "withdraw", "article": "a"})]
    desk.reply(first, {"held": True})
    assert list(desk.waiting()) == []
    assert desk.answer(first) == {"held": True}
    assert desk.answer(first) is None
    assert list(desk.directory.iterdir()) == []


def test_requests_are_found_in_the_order_in_which_they_were_left(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "s.db")
    names = [desk.leave({"number": number}) for number in range(5)]
    for number, name in enumerate(names):
        os.utime(desk.directory / f"{name}.request", ns=(number, number))
    assert [name for name, _ in desk.waiting()] == names


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"\xff", b'{"a": "' + b"x" * LARGEST + b'"}'])
def test_what_is_no_request_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    desk = Desk(tmp_path / "s.db")
    desk.leave({"command": "withdraw"})
    (desk.directory / "0.request").write_bytes(content)
    assert [request for _, request in desk.waiting()] == [{"command": "withdraw"}]
    assert not (desk.directory / "0.request").exists()


def test_only_the_owner_reads_what_is_asked(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "s.db")
    desk.leave({"reason": "confidential"})
    assert desk.directory.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in desk.directory.iterdir()} == {0o600}


def test_no_desk_is_no_request_and_no_room_is_said(tmp_path: Path) -> None:
    assert list(Desk(tmp_path / "none.db").waiting()) == []
    (tmp_path / "s.db.desk").write_text("a file")
    with pytest.raises(StoreUnavailable) as caught:
        Desk(tmp_path / "s.db").leave({})
    assert caught.value.hint
