"""Which sources are due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from syndicator.model.source import Source
from syndicator.model.work import SourceState
from syndicator.schedule.due import due

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def _source(identity: str, *, enabled: bool = True, url: str = "https://a.example/f") -> Source:
    return Source(id=identity, kind="feed", urls=(url,), enabled=enabled)


def _state(identity: str, minutes: float, *, retired: bool = False, url: str = "https://a.example/f") -> SourceState:
    return SourceState(
        source_id=identity, next_poll_at=NOW + timedelta(minutes=minutes), retired=retired, configured_url=url
    )


def test_never_visited_comes_first_then_the_longest_waiting() -> None:
    states = {"b": _state("b", -5), "c": _state("c", -60)}
    found = due([_source("b"), _source("c"), _source("a")], states, NOW)
    assert [source.id for source in found] == ["a", "c", "b"]


def test_what_is_not_due_disabled_or_retired_waits() -> None:
    states = {"later": _state("later", 1), "gone": _state("gone", -5, retired=True)}
    assert due([_source("later"), _source("gone"), _source("off", enabled=False)], states, NOW) == ()


def test_exactly_now_is_due() -> None:
    assert [source.id for source in due([_source("a")], {"a": _state("a", 0)}, NOW)] == ["a"]


def test_a_source_that_now_points_elsewhere_starts_anew_even_when_it_was_retired() -> None:
    states = {"a": _state("a", 999, retired=True)}
    assert [source.id for source in due([_source("a", url="https://b.example/f")], states, NOW)] == ["a"]
