"""What the store costs. Run by hand: ``python tests/bench/bench_store.py [visits] [characters of each body]``.

Prints microseconds per article (wall and CPU) for visits of 20 new articles each, and milliseconds for what is read.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from support.store import NOON, article, evidence, open_store, visit, write  # noqa: E402 - found by the line above

PER_VISIT = 20


@contextmanager
def _timed(what: str, count: int) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:34} {wall / count * 1e6:8.1f} µs wall {cpu / count * 1e6:8.1f} µs CPU")  # noqa: T201


def _best(what: str, work: Callable[[], object]) -> None:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    print(f"{what:34} {min(times) * 1e3:8.2f} ms")  # noqa: T201


def main(visits: int, characters: int) -> None:
    """Fill a store and read it."""
    body = "<p>" + ("Lorem ipsum dolor sit amet. " * (characters // 28 + 1))[:characters] + "</p>"
    site = evidence("all rights reserved")
    records = [
        visit(
            f"s{number}",
            *(
                write(
                    article(f"s{number}/a{each}", body_html=body, body_text=body, summary=body[:240]),
                    evidence(f"© feed {number}"),
                    evidence(f"item {number}/{each}"),
                    site,
                )
                for each in range(PER_VISIT)
            ),
        )
        for number in range(visits)
    ]
    articles = visits * PER_VISIT
    with tempfile.TemporaryDirectory() as directory, open_store(Path(directory)) as store:
        with _timed("new, per article", articles):
            for record in records:
                store.record(record)
        with _timed("recognised, per article", articles):
            for record in records:
                keys = [key for each in record.articles for key in each.article.keys]
                store.recognise(record.state.source_id, keys)
        with _timed("met unchanged, per article", articles):
            for record in records:
                seen = tuple(each.article.id for each in record.articles)
                store.record(replace(record, articles=(), seen=seen))
        with _timed("nothing new, per visit", visits):
            for record in records:
                store.record(replace(record, articles=()))
        with _timed("changed, per article", articles):
            for record in records:
                store.record(record)
        with _timed("decided again, per article", articles):
            store.decide([replace(each.decision, outcome="excerpt") for record in records for each in record.articles])
        with _timed("selected, per article", articles):
            assert sum(1 for _ in store.select()) == articles
        few, many = ["s7"], [f"s{number}" for number in range(visits // 2)]
        _best("select 50", lambda: list(store.select(limit=50)))
        _best("select 50 of one source", lambda: list(store.select(limit=50, source_ids=few)))
        _best("select 50 of half the sources", lambda: list(store.select(limit=50, source_ids=many)))
        _best("select 1000 of half the sources", lambda: list(store.select(limit=1_000, source_ids=many)))
        _best("find by address", lambda: store.find("https://example.org/s5/a3"))
        _best("states", lambda: dict(store.states().items()))
        _best("due", lambda: store.due(many, NOON))
        _best("counts", store.counts)
        _best("verify_chain", store.verify_chain)
        size = sum(path.stat().st_size for path in Path(directory).iterdir())
        print(f"{size / articles:.0f} bytes per article with the journal")  # noqa: T201
        store.close()
        _best("open", lambda: open_store(Path(directory)).close())


if __name__ == "__main__":
    main(*(int(given) for given in (*sys.argv[1:], *("2000", "300")[len(sys.argv) - 1 :])))
