"""The append-only record tells on whoever changes it."""

# ruff: noqa: S608 - the names of tables are ours

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support.store import article, decision, open_store, visit, withdrawal, write

from syndicator.model.holding import Breach

ARTICLES = 6


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_store(tmp_path) as store:
        for number in range(ARTICLES):
            store.record(visit("example", write(article(f"n{number}"))))
        store.decide([decision(article("n0"), "excerpt")])
        for number in range(3):
            store.withdraw(withdrawal(f"guid:example:n{number + 3}"))
        assert list(store.verify_chain()) == []
        assert store.head()[0] == ARTICLES + 1
    return tmp_path / "syndicator.db"


@pytest.fixture
def intruder(path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody with an editor for the file, who also knows how to take the triggers away."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def _disarm(intruder: sqlite3.Connection) -> None:
    for (name,) in intruder.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        intruder.execute(f"DROP TRIGGER {name}")


def _breaches(path: Path) -> list[Breach]:
    with open_store(path.parent) as store:
        return list(store.verify_chain())


@pytest.mark.parametrize("table", ["decisions", "withdrawals"])
@pytest.mark.parametrize("change", ["UPDATE {} SET document = document", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_the_record(
    intruder: sqlite3.Connection, table: str, change: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} are append-only"):
        intruder.execute(change.format(table))


@pytest.mark.parametrize("table", ["decisions", "withdrawals"])
def test_one_changed_bit_is_found_wherever_it_is(path: Path, intruder: sqlite3.Connection, table: str) -> None:
    _disarm(intruder)
    number, document = intruder.execute(
        f"SELECT number, document FROM {table} ORDER BY number LIMIT 1 OFFSET 1"
    ).fetchone()
    for position in range(0, len(document), 37):
        changed = bytearray(document)
        changed[position] ^= 1
        intruder.execute(f"UPDATE {table} SET document = ? WHERE number = ?", (bytes(changed), number))
        found = _breaches(path)
        assert Breach(log=table, number=number, message="its content is not what was written") in found
    intruder.execute(f"UPDATE {table} SET document = ? WHERE number = ?", (document, number))
    assert _breaches(path) == []


@pytest.mark.parametrize("table", ["decisions", "withdrawals"])
@pytest.mark.parametrize("which", ["first", "middle", "last"])
def test_one_missing_row_is_found(path: Path, intruder: sqlite3.Connection, table: str, which: str) -> None:
    _disarm(intruder)
    intruder.execute("PRAGMA foreign_keys = OFF")
    count = intruder.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    number = {"first": 1, "middle": 2, "last": count}[which]
    intruder.execute(f"DELETE FROM {table} WHERE number = ?", (number,))
    assert Breach(log=table, number=number, message=f"rows {number} to {number} are missing") in _breaches(path)


def test_a_row_moved_to_another_article_is_found(path: Path, intruder: sqlite3.Connection) -> None:
    _disarm(intruder)
    intruder.execute("UPDATE decisions SET article_number = 2 WHERE number = 1")
    assert any(each.number == 1 and "has been moved" in each.message for each in _breaches(path))


def test_a_row_put_at_the_end_is_found(path: Path, intruder: sqlite3.Connection) -> None:
    intruder.execute("INSERT INTO decisions SELECT max(number) + 1, article_number, document, hash FROM decisions")
    messages = [each.message for each in _breaches(path)]
    assert "its content is not what was written" in messages
    assert "rows were appended past the noted end" in messages


def test_an_article_shown_otherwise_than_decided_is_found(path: Path, intruder: sqlite3.Connection) -> None:
    intruder.execute("UPDATE articles SET outcome = 'full' WHERE number = 2")
    (found,) = _breaches(path)
    assert found.log == "articles"
    assert "is shown as full, but link was decided" in found.message


def test_an_article_shown_by_an_older_decision_is_found(path: Path, intruder: sqlite3.Connection) -> None:
    intruder.execute("UPDATE articles SET decision_number = 1 WHERE number = 1")
    assert any("is shown by decision 1, not by 7" in each.message for each in _breaches(path))
