"""Whatever a worker does, the service goes on."""

from __future__ import annotations

import ast
import asyncio
import importlib
import itertools
import os
import signal
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from support import harm
from support.command import wait_for

import syndicator
from syndicator import errors
from syndicator.bootstrap.workers import nursery, parcels, workshop
from syndicator.bootstrap.workers.staff import Worker
from syndicator.bootstrap.workers.workshop import Workers
from syndicator.model.capture import Capture

PACKAGE = Path(syndicator.__file__).parent
Body = Callable[[Workers], Awaitable[Any]]


def working(body: Body, **options: Any) -> Any:
    """Run this in a workshop, and close it whatever happens."""

    async def main() -> Any:
        workers = Workers(**({"workers": 2, "cpu_seconds": 1, "wall_seconds": 60.0, "load": False} | options))
        try:
            return await body(workers)
        finally:
            workers.close()

    return asyncio.run(main())


@pytest.fixture(autouse=True, scope="module")
def _eager() -> Iterator[None]:
    """Let the slow lane run on, so that these tests do not wait for whatever else this machine does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workshop, "CALM", workshop.NICE)
        patch.setattr(workshop, "HANGING_SECONDS", 10.0)
        yield


def document(text: str, url: str = "https://a.example/feed.xml") -> Capture:
    return Capture(url=url, requested_url=url, body=text.encode(), fetched_at=datetime(2026, 6, 1, tzinfo=UTC))


async def until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110 - what is waited for happens in another process
        await asyncio.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def refused(calling: Awaitable[Any]) -> errors.ParseError:
    with pytest.raises(errors.ParseError) as found:
        await calling
    return found.value


@pytest.fixture(scope="module")
def after_harm() -> dict[str, Any]:
    """What came of every kind of harm, all done at once in one workshop beside calls that behave."""
    kinds = [harm.loop, harm.loop_in_c, harm.hoard, harm.crash, harm.abort, harm.leave, harm.go, harm.huge]
    kinds += [harm.bug, harm.odd_bug, harm.expected, harm.unfit, harm.surrogate]

    async def body(workers: Workers) -> dict[str, Any]:
        calls = [workers.run(kind) for kind in kinds]
        honest = [workers.run(harm.add, number, b=1) for number in range(40)]
        found = await asyncio.gather(*calls, *honest, return_exceptions=True)
        told = {kind.__name__: came for kind, came in zip(kinds, found, strict=False)}
        return told | {"honest": found[len(kinds) :], "afterwards": await workers.run(harm.add, 1, b=1)}

    found: dict[str, Any] = working(body, memory_bytes=256 * 1024 * 1024)
    return found


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("loop", "too_long"),
        ("loop_in_c", "too_long"),
        ("hoard", "too_much_memory"),
        ("crash", "reader_killed"),
        ("abort", "reader_killed"),
        ("leave", "reader_killed"),
        ("go", "reader_killed"),
        ("huge", "too_much_memory|reader_killed"),  # an encoder that meets the limit itself may crash
    ],
)
def test_harm_costs_its_own_call(after_harm: dict[str, Any], kind: str, code: str) -> None:
    error = after_harm[kind]
    assert isinstance(error, errors.ParseError)
    assert error.code in code.split("|")
    assert error.hint


def test_the_calls_beside_it_are_answered(after_harm: dict[str, Any]) -> None:
    assert after_harm["honest"] == [number + 1 for number in range(40)]
    assert after_harm["afterwards"] == 2


def test_an_expected_error_comes_back_whole(after_harm: dict[str, Any]) -> None:
    error = after_harm["expected"]
    assert type(error) is errors.Malformed
    assert (error.message, error.url, error.locator, error.hint, error.code) == (
        "not so",
        "https://a.example/",
        "line 3",
        "mend it",
        "malformed",
    )


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("bug", ValueError), ("odd_bug", RuntimeError), ("unfit", TypeError), ("surrogate", UnicodeEncodeError)],
)
def test_a_bug_stays_loud_and_shows_where_it_was(after_harm: dict[str, Any], kind: str, type_: type) -> None:
    error = after_harm[kind]
    assert isinstance(error, type_ | RuntimeError)
    assert not isinstance(error, errors.SyndicatorError)
    assert "Traceback" in error.__notes__[0]


def test_what_hangs_without_working_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "HANGING_SECONDS", 0.5)

    async def body(workers: Workers) -> None:
        hanging = asyncio.create_task(refused(workers.run(harm.sleep)))
        assert await workers.run(harm.add, 1, 1) == 2
        assert (await hanging).code == "too_long"

    working(body, wall_seconds=0.5)


@pytest.mark.parametrize(("patience", "hired"), [(30.0, 1), (0.5, 2)])
def test_who_waits_for_the_processor_does_not_hang_but_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, patience: float, hired: int
) -> None:
    monkeypatch.setattr(workshop, "HANGING_SECONDS", 0.5)
    monkeypatch.setattr(workshop, "PATIENCE_SECONDS", patience)
    spent = itertools.count()
    monkeypatch.setattr(Worker, "cpu_seconds", lambda _: next(spent) / 1_000_000)  # a little more at every look

    async def body(workers: Workers) -> int:
        assert await workers.run(harm.add, 1, 1) == 2
        both = await asyncio.gather(workers.run(harm.rest, 1.5), workers.run(harm.add, 1, 1))
        assert both[1] == 2
        return len({await workers.run(harm.pid), both[0]})

    assert working(body, workers=1) == hired


def test_ten_that_loop_delay_the_others_by_next_to_nothing() -> None:
    async def body(workers: Workers) -> float:
        assert await workers.run(harm.add, 1, 1) == 2
        looping = [asyncio.create_task(refused(workers.run(harm.loop))) for _ in range(10)]
        await asyncio.sleep(0)
        honest = [workers.run(harm.add, number, 1) for number in range(100)]
        assert await asyncio.gather(*honest) == [number + 1 for number in range(100)]
        undone = sum(not task.done() for task in looping)
        for task in looping:
            task.cancel()
        await asyncio.gather(*looping, return_exceptions=True)
        return undone

    # All ten were begun before; nearly all of their seconds still lie before them when the honest ones are through.
    assert working(body, cpu_seconds=5) >= 9


def test_one_that_takes_long_but_ends_is_answered() -> None:
    async def body(workers: Workers) -> list[int]:
        return list(await asyncio.gather(*(workers.run(harm.work_for, 0.6) for _ in range(5))))

    assert len(working(body, cpu_seconds=5)) == 5


@pytest.mark.parametrize(
    ("word", "code"), [("loop", "too_long"), ("hoard", "too_much_memory"), ("crash", "reader_killed")]
)
def test_the_same_bytes_do_their_harm_only_once(word: str, code: str) -> None:
    async def body(workers: Workers) -> None:
        first = await refused(workers.run(harm.read, document(word)))
        assert first.code == code
        assert first.url == "https://a.example/feed.xml"
        assert "https://a.example/feed.xml" in first.message
        pid = await workers.run(harm.pid)
        again = await refused(workers.run(harm.read, document(word, "https://b.example/")))
        assert (again.code, again.url) == (code, "https://b.example/")
        assert await workers.run(harm.pid) == pid
        assert await workers.run(harm.read, document("harmless")) == 8

    working(body, workers=1)


def test_a_document_is_not_blamed_for_what_the_kernel_or_a_person_did() -> None:
    async def body(workers: Workers) -> None:
        for _ in range(2):
            error = await refused(workers.run(harm.read, document("vanish")))
            assert (error.code, "SIGKILL" in error.message) == ("reader_killed", True)
        assert not workers._harmful

    working(body)


def test_harm_is_forgiven_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "KEPT_SECONDS", 0.0)

    async def body(workers: Workers) -> None:
        before = await workers.run(harm.pid)
        for _ in range(2):
            await refused(workers.run(harm.read, document("crash")))
        assert await workers.run(harm.pid) != before

    working(body, workers=1)


def test_what_is_remembered_of_harm_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "MOST_KEPT", 2)
    workers = Workers(workers=1)
    for number in range(5):
        workers._remember(workshop._Subject(document(str(number))), errors.ParseError("no"))
    assert len(workers._harmful) == 2


def test_a_worker_lives_within_bounds_and_has_nothing_of_ours(tmp_path: Path) -> None:
    with (tmp_path / "store").open("w") as _held:

        async def body(workers: Workers) -> tuple[harm.Bounds, int, BaseException]:
            with pytest.raises(OSError, match="File too large") as refused:
                await workers.run(harm.write, str(tmp_path / "file"))
            return await workers.run(harm.bounds), await workers.run(harm.sockets), refused.value

        found, sockets, _ = working(body)
    assert found.nice >= workshop.NICE
    assert 0 < found.memory < 2 * 1024**3
    assert (found.file_bytes, found.core, found.threads) == (0, 0, 1)
    assert found.ignored == (2, 15, 1)
    assert len(found.descriptors) == 4  # nothing three times, and its line
    assert sockets == 1


def test_a_worker_is_used_again_until_it_is_worn() -> None:
    async def body(workers: Workers) -> list[int]:
        return [await workers.run(harm.pid) for _ in range(6)]

    first, second, *_ = seen = working(body, workers=1, calls=3)
    assert seen == [first] * 3 + [seen[3]] * 3
    assert (first == second, first == seen[3]) == (True, False)


def test_a_worker_that_has_grown_is_replaced() -> None:
    async def body(workers: Workers) -> tuple[int, int, int]:
        small = await workers.run(harm.keep, 1)
        large = await workers.run(harm.keep, 40)
        return small, large, await workers.run(harm.pid)

    small, large, after = working(body, workers=1, growth_bytes=20 * 1024 * 1024)
    assert small == large != after


def test_an_idle_worker_that_is_killed_is_replaced() -> None:
    async def body(workers: Workers) -> bool:
        pid = await workers.run(harm.pid)
        os.kill(pid, signal.SIGKILL)
        await until(lambda: not any(one.goes_on for one in workers._idle))
        return await workers.run(harm.pid) != pid

    assert working(body)


def test_a_nursery_that_is_killed_is_replaced() -> None:
    async def body(workers: Workers) -> tuple[int, str]:
        await workers.run(harm.pid)
        looping = asyncio.create_task(refused(workers.run(harm.loop)))
        await asyncio.sleep(0.05)
        assert workers._staff is not None
        os.kill(workers._staff._process.pid, signal.SIGKILL)
        code = (await looping).code
        return await workers.run(harm.add, 1, 1), code

    assert working(body, cpu_seconds=30) == (2, "reader_killed")


def test_nothing_is_started_before_the_first_call_and_nothing_is_left_behind() -> None:
    async def body(workers: Workers) -> tuple[int, int]:
        assert workers._staff is None
        pid = await workers.run(harm.pid)
        assert workers._staff is not None
        asyncio.get_running_loop().call_later(0.05, workers.close)
        assert (await refused(workers.run(harm.loop))).code == "reader_killed"
        return pid, await workers.run(harm.pid)  # and starts anew

    for pid in working(body, cpu_seconds=30):
        assert not Path(f"/proc/{pid}").exists()


def test_idle_workers_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "IDLE_SECONDS", 0.01)

    async def body(workers: Workers) -> None:
        await workers.run(harm.pid)
        await until(lambda: workers._staff is None)
        assert await workers.run(harm.add, 1, 1) == 2

    working(body)


def test_a_cancelled_call_ends_its_worker() -> None:
    async def body(workers: Workers) -> int:
        pid = await workers.run(harm.pid)
        looping = asyncio.create_task(workers.run(harm.loop))
        await asyncio.sleep(0.05)
        looping.cancel()
        with pytest.raises(asyncio.CancelledError):
            await looping
        await until(lambda: not is_alive(pid))
        return await workers.run(harm.add, 1, 1)

    assert working(body, workers=1, cpu_seconds=30) == 2


def test_one_workshop_serves_one_loop_after_another() -> None:
    workers = Workers(workers=1, load=False)
    try:
        assert [asyncio.run(workers.run(harm.add, 1, number)) for number in (1, 2)] == [2, 3]
    finally:
        workers.close()


def test_no_more_documents_are_fetched_than_can_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "ROOM_BYTES", 100)

    async def body(workers: Workers) -> list[str]:
        said: list[str] = []

        async def read() -> None:
            await workers.run(harm.read, document("x" * 200))
            said.append("read")

        async def fetch() -> None:
            await workers.room()
            said.append("fetched")

        await workers.room()
        reading = asyncio.create_task(read())
        await asyncio.sleep(0)
        await asyncio.gather(reading, fetch())
        return said

    assert working(body) == ["read", "fetched"]


def test_a_slow_document_keeps_no_other_from_being_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "ROOM_BYTES", 4)

    async def body(workers: Workers) -> None:
        looping = asyncio.create_task(refused(workers.run(harm.read, document("loop"))))
        await asyncio.sleep(0)
        assert not workers._space.is_set()
        await workers.room()
        assert not looping.done()
        assert await workers.run(harm.read, document("harmless")) == 8
        assert (await looping).code == "too_long"
        assert (workers._bytes, workers._slow_bytes) == (0, 0)

    working(body, cpu_seconds=2)


def test_of_too_many_slow_documents_some_come_back_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "SLOW_BYTES", 3)

    async def body(workers: Workers) -> None:
        assert (await refused(workers.run(harm.read, document("loop")))).code == "too_long"
        assert not workers._harmful

    working(body, cpu_seconds=30)


def test_a_worker_that_cannot_be_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("no processes left")

    monkeypatch.setattr(nursery, "start", refuse)

    async def body(workers: Workers) -> None:
        error = await refused(workers.run(harm.read, document("x")))
        assert (error.code, error.url) == ("no_worker", "https://a.example/feed.xml")

    working(body)


_ORPHANS = """
import asyncio, sys
from support import harm
from syndicator.bootstrap.workers.workshop import Workers
async def main():
    workers = Workers(workers=2, load=False)
    print(await workers.run(harm.pid), flush=True)
    print(workers._staff._process.pid, flush=True)
    await asyncio.gather(workers.run(harm.loop), workers.run(harm.sleep))
asyncio.run(main())
"""


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[tuple[Any, list[int]]]:
    import subprocess
    import sys

    tests = Path(harm.__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, "-c", _ORPHANS],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": os.pathsep.join((str(PACKAGE.parent), str(tests)))},
        start_new_session=True,
    )
    assert process.stdout is not None
    yield process, [int(process.stdout.readline()), int(process.stdout.readline())]
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_workers_die_with_whoever_made_them(parent: tuple[Any, list[int]]) -> None:
    process, pids = parent
    process.kill()
    process.wait()
    wait_for(lambda: not any(map(is_alive, pids)), seconds=10)


def test_ctrl_c_reaches_only_the_main_process(parent: tuple[Any, list[int]]) -> None:
    process, pids = parent
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    assert said.count("KeyboardInterrupt") <= 2  # one traceback, that of the main process: none of a worker
    assert "nursery" not in said
    wait_for(lambda: not any(map(is_alive, pids)), seconds=10)


def _called() -> Iterator[tuple[str, str]]:
    """Find every function that is called through a workshop, by module and name."""
    for path in PACKAGE.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text())))
        imported = {  # at the top or where it is needed
            alias.asname or alias.name: node.module
            for node in nodes
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        for node in nodes:
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "run"
                and ast.unparse(node.func.value).endswith("workshop")
            ):
                name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
                function = ast.unparse(node.args[0])
                yield imported.get(function, name.removesuffix(".__init__")), function


def test_everything_that_is_called_through_a_workshop_can_travel() -> None:
    called = sorted(set(_called()))
    assert called
    for module, name in called:
        parcels.contract(getattr(importlib.import_module(module), name))


def test_what_has_no_types_cannot_travel() -> None:
    with pytest.raises(TypeError, match="unsaid"):
        parcels.contract(harm.unsaid)


def test_the_default_number_of_workers_follows_the_cores() -> None:
    assert 1 <= workshop.by_cores() <= workshop.MOST_WORKERS


def test_at_once_is_a_workshop_too() -> None:
    async def body() -> int:
        one = workshop.AtOnce()
        await one.room()
        started = time.monotonic()
        try:
            assert time.monotonic() - started < 60
            return await one.run(harm.add, 1, b=2)
        finally:
            one.close()

    assert asyncio.run(body()) == 3
