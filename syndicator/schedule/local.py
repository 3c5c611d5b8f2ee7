"""Many visits in one process, a bounded number at a time. Every door runs this and no loop of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from syndicator import errors
from syndicator.model.source import Source
from syndicator.model.work import Visit


async def visit_all(
    sources: Iterable[Source],
    visit: Callable[[Source], Awaitable[Visit]],
    *,
    concurrency: int,
    done: Callable[[Visit], None] = lambda _: None,
    stopping: asyncio.Event | None = None,
) -> tuple[Visit, ...]:
    """Visit every source, at most ``concurrency`` at once, and return what came of it in the order given.

    ``done`` is told of each as it ends. When ``stopping`` is set no further visit starts. An unexpected failure (a bug)
    cancels the others and is raised: it must stay loud.
    """
    waiting = list(sources)
    results: list[Visit | None] = [None] * len(waiting)
    queue = iter(enumerate(waiting))

    async def work() -> None:
        for position, source in queue:
            if stopping is not None and stopping.is_set():
                return
            result = await visit(source)
            results[position] = result
            done(result)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(concurrency, len(waiting))):
                group.create_task(work())
    except BaseExceptionGroup as failures:
        expected, unexpected = failures.split(errors.SyndicatorError)
        if expected is not None and unexpected is None:
            raise expected.exceptions[0] from None  # the store failed for all of them: once is enough
        raise
    return tuple(result for result in results if result is not None)
