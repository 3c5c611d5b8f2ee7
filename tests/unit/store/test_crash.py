"""Killed at any moment, the store holds whole visits and nothing else."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from support.store import NOON, article, evidence, open_store, store_url, visit, write

from syndicator.model.capture import Validators
from syndicator.model.holding import FetchRecord
from syndicator.store import opening

ROUNDS = 12
WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from support.store import *
from syndicator.model.capture import Validators
from syndicator.model.holding import FetchRecord
opened = store.open(sys.argv[1])
start = opened.count("example") // 10
for number in range(start, start + 100_000):
    at = NOON + timedelta(seconds=number)
    fetch = FetchRecord(url="feed", validators=Validators(etag=str(number)), body_sha256="", fetched_at=at)
    writes = [write(article(f"{number}-{each}"), evidence(f"{number}-{each}"), at=at) for each in range(10)]
    opened.record(visit("example", *writes, at=at, fetches=(fetch,)))
    print(number, flush=True)
"""


def test_validators_and_their_items_survive_or_vanish_together(tmp_path: Path) -> None:
    url, tests = store_url(tmp_path), str(Path(__file__).resolve().parents[2])
    chance = random.Random(7)  # noqa: S311 - no secret hangs on it
    told = -1
    for _ in range(ROUNDS):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, url, tests], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        for _ in range(chance.randint(1, 20)):
            told = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate()
        told = max([told, *map(int, rest.split())])
        with open_store(tmp_path) as opened:
            known = opened.fetches("example")["feed"].validators.etag
            assert known is not None
            assert int(known) >= told, "what was said to be written is written"
            assert opened.count("example") == (int(known) + 1) * 10
            assert opened.head()[0] == (int(known) + 1) * 10
    with open_store(tmp_path) as opened:
        assert list(opened.verify_chain()) == []
        assert all(len(holding.evidence_ids) == 1 for holding in opened.select())


def test_a_store_half_made_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "_lay_out", killed)
    with pytest.raises(KeyboardInterrupt):
        opening.open_store(f"sqlite:///{tmp_path}/new.db")
    assert not (tmp_path / "new.db").exists()
    monkeypatch.undo()
    opening.open_store(f"sqlite:///{tmp_path}/new.db").close()


def test_threads_take_turns(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for number in range(20):
                at = NOON + timedelta(minutes=number)
                opened.record(visit(name, write(article(f"{name}-{number}"), evidence(name), at=at), at=at))
                assert opened.count(name) == number + 1
                assert len(list(opened.select(limit=5))) >= 1
        except BaseException as error:  # noqa: BLE001 - told in the main thread
            failures.append(error)

    with open_store(tmp_path) as opened:
        threads = [threading.Thread(target=work, args=(f"source{number}",)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert sum(opened.counts().values()) == 80
        assert list(opened.verify_chain()) == []


def test_a_full_disk_costs_the_visit_and_not_the_store(tmp_path: Path) -> None:
    with open_store(tmp_path) as opened:
        opened.record(visit("example", write(article("before"))))
        pages = opened._database.rows("PRAGMA page_count")[0][0]
        opened._database.rows(f"PRAGMA max_page_count={pages + 2}")
        fetch = FetchRecord(url="feed", validators=Validators(etag="1"), body_sha256="", fetched_at=NOON)
        many = [write(article(f"n{number}")) for number in range(200)]
        with pytest.raises(opening.StoreUnavailable) as caught:
            opened.record(visit("example", *many, fetches=(fetch,)))
        assert caught.value.code == "store_full"
        assert opened.fetches("example") == {}
        assert opened.count("example") == 1
        opened._database.rows("PRAGMA max_page_count=1000000")
        opened.record(visit("example", *many, fetches=(fetch,)))
        assert opened.count("example") == 201
