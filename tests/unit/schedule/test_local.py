"""Many visits at once."""

from __future__ import annotations

import asyncio

import pytest

from syndicator import errors
from syndicator.model.source import Source
from syndicator.model.work import Visit
from syndicator.schedule.local import visit_all

SOURCES = [Source(id=f"s{number}", kind="feed") for number in range(10)]


def test_never_more_at_once_than_allowed_and_the_order_is_kept() -> None:
    running = 0
    most = 0

    async def visit(source: Source) -> Visit:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return Visit(source_id=source.id, outcome="ok")

    done: list[str] = []
    visits = asyncio.run(visit_all(SOURCES, visit, concurrency=3, done=lambda visit: done.append(visit.source_id)))
    assert most == 3
    assert [visit.source_id for visit in visits] == [source.id for source in SOURCES]
    assert sorted(done) == sorted(source.id for source in SOURCES)


def test_when_stopping_no_further_visit_starts() -> None:
    stopping = asyncio.Event()
    begun: list[str] = []

    async def visit(source: Source) -> Visit:
        begun.append(source.id)
        stopping.set()
        return Visit(source_id=source.id, outcome="ok")

    visits = asyncio.run(visit_all(SOURCES, visit, concurrency=1, stopping=stopping))
    assert begun == ["s0"]
    assert [visit.source_id for visit in visits] == ["s0"]


def test_a_bug_is_loud() -> None:
    async def visit(source: Source) -> Visit:
        raise ZeroDivisionError(source.id)

    with pytest.raises(ExceptionGroup) as raised:
        asyncio.run(visit_all(SOURCES, visit, concurrency=2))
    assert raised.group_contains(ZeroDivisionError)


def test_a_store_that_fails_is_said_once_and_not_as_a_bug() -> None:
    async def visit(source: Source) -> Visit:
        raise errors.StoreUnavailable(source.id)

    with pytest.raises(errors.StoreUnavailable):
        asyncio.run(visit_all(SOURCES, visit, concurrency=4))


def test_nothing_to_visit_is_nothing_done() -> None:
    async def visit(source: Source) -> Visit:
        raise AssertionError(source)

    assert asyncio.run(visit_all([], visit, concurrency=4)) == ()
