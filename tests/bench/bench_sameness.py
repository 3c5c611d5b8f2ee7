"""What sameness costs per new article of 5 KB: the sketch, the question to the store, the places written.

    pytest -m bench tests/bench/bench_sameness.py -s

CPU of this thread, the best of several rounds: other work on the machine only ever makes it more.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.store import article, open_store, visit, write

from syndicator.model.holding import ArticleWrite
from syndicator.normalise.shingles import PLACES, sketch

HELD, AT_ONCE, ROUNDS = 20_000, 20, 9


def _text(number: int) -> str:
    """5 KB of sentences that no other number has."""
    words = [f"w{zlib.crc32(f'{number}.{place}'.encode()):08x}"[: 4 + place % 6] for place in range(660)]
    return ". ".join(" ".join(words[start : start + 14]).capitalize() for start in range(0, len(words), 14)) + "."


def _best(work: Callable[[int], object]) -> float:
    """Microseconds of CPU per article."""
    best = float("inf")
    for number in range(ROUNDS):
        started = time.thread_time()
        work(number)
        best = min(best, time.thread_time() - started)
    return best / AT_ONCE * 1e6


@pytest.mark.bench
def test_what_it_costs_to_find_no_twin(tmp_path: Path) -> None:
    store = open_store(tmp_path)

    def writes(first: int, *, sketched: bool) -> list[ArticleWrite]:
        made = []
        for number in range(first, first + AT_ONCE):
            told = article(f"n{number}-{sketched}")
            hashes = tuple(sorted(zlib.crc32(f"{number}:{place}:{sketched}".encode()) for place in range(12)))
            plain = write(told)
            made.append(replace(plain, sketch=hashes, places=hashes[:PLACES]) if sketched else plain)
        return made

    for first in range(0, HELD, 1_000):
        together = [each for start in range(first, first + 1_000, AT_ONCE) for each in writes(start, sketched=True)]
        store.record(visit("filler", *together))
    texts = [_text(number) for number in range(AT_ONCE)]
    sketches = [sketch(text) for text in texts]
    asked = {each for one in sketches for each in one}
    assert 4_500 < sum(map(len, texts)) / AT_ONCE < 5_500
    hashing = _best(lambda _: [sketch(text) for text in texts])
    asking = _best(lambda _: store.alike(asked))
    rounds = {
        sketched: [visit("new", *writes(HELD + (number + 1) * AT_ONCE, sketched=sketched)) for number in range(ROUNDS)]
        for sketched in (False, True)
    }
    without = _best(lambda number: store.record(rounds[False][number]))
    with_places = _best(lambda number: store.record(rounds[True][number]))
    writing = with_places - without
    print(  # noqa: T201 - what a bench is for
        f"\nper new article: sketch {hashing:.0f} µs, asking {asking:.0f} µs, writing {writing:.0f} µs"
        f" (of {with_places:.0f} µs for the whole row)"
    )
    assert asking + writing <= 50
    store.close()
