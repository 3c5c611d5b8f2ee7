"""What the table of sources tells people, and what it tells a pipe."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from syndicator.cli.status import next_visit, notes, when
from syndicator.model.work import Why

NOW = datetime(2026, 6, 12, 12, tzinfo=UTC)


def item(**more: Any) -> dict[str, Any]:
    quiet = {"kind": "feed", "enabled": True, "retired": False, "next_poll_at": "2026-06-12T18:29:01.260097Z"}
    said = {"next_why": "adaptive", "failures": 0, "waiting": 0, "host_pause": None, "way": None, "adopted_url": None}
    return {**quiet, **said, "archive": None, "error": None, **more}


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        ("2026-06-12T12:00:20Z", "now"),
        ("2026-06-12T11:18:00Z", "42 min ago"),
        ("2026-06-12T13:05:00Z", "in 65 min"),
        ("2026-06-12T18:29:01.260097Z", "in 6 h"),
        ("2026-06-20T12:00:00Z", "in 8 days"),
        (None, ""),
    ],
)
def test_people_are_told_how_long_it_is(stamp: str | None, said: str) -> None:
    assert when(stamp, NOW, for_people=True) == said


def test_a_pipe_is_told_the_second() -> None:
    assert when("2026-06-12T18:29:01.260097Z", NOW, for_people=False) == "2026-06-12T18:29:01Z"


def test_the_next_visit_says_why_then() -> None:
    assert next_visit(item(), NOW, for_people=True) == "in 6 h, its rhythm"
    assert next_visit(item(next_why=None), NOW, for_people=True) == "in 6 h"
    assert next_visit(item(next_poll_at=None, next_why=None), NOW, for_people=True) == "now"
    assert next_visit(item(next_poll_at="2026-06-12T11:00:00Z"), NOW, for_people=True) == "now"
    assert next_visit(item(enabled=False), NOW, for_people=True) == "-"
    for why in get_args(Why):
        assert next_visit(item(next_why=why), NOW, for_people=True).endswith(",") is False
        assert ("," in next_visit(item(next_why=why), NOW, for_people=True)) is bool(why), "each reason has words"


def test_what_a_person_should_know_is_told() -> None:
    error = {"code": "timeout", "message": "no answer in 30 s", "hint": "try it in a browser"}
    pause = {"url": "https://a.example/x", "until": "2026-06-12T13:00:00Z"}
    told = notes(
        item(kind="wordpress", error=error, failures=3, waiting=12, host_pause=pause, way="feed", archive="under way",
             adopted_url="https://a.example/new"),
        NOW,
        for_people=True,
    )  # fmt: skip
    assert told == [
        "no answer in 30 s (3 times in a row). try it in a browser",
        "12 pages to be read",
        "its host asked for a pause until 2026-06-12T13:00:00Z",
        "its interface is closed: by its feed",
        "moved to https://a.example/new",
        "archive: under way",
    ]
    assert notes(item(waiting=1), NOW, for_people=False) == ["1 page to be read"]
    assert notes(item(), NOW, for_people=True) == []
