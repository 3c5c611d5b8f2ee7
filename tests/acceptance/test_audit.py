"""The record of decisions tells on whoever changes it, at the command line too."""

# ruff: noqa: S608 - the names of tables are ours

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support.command import REPOSITORY, answer, lines, syndicator

NOW = "2026-04-01T12:00:00Z"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(REPOSITORY / "config", root / "config")
    answer("--now", NOW, "run", "--all", "--json", cwd=root)
    return root


def _tampered(house: Path, tmp_path: Path, statement: str, *values: object) -> Path:
    """A copy of the house in which somebody took the triggers away and changed the record."""
    root = tmp_path / "copy"
    shutil.copytree(house, root)
    path = next((root / "var").glob("*.db"))
    with closing(sqlite3.connect(path, isolation_level=None)) as intruder:
        intruder.execute("PRAGMA foreign_keys = OFF")
        for (name,) in intruder.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            intruder.execute(f"DROP TRIGGER {name}")
        intruder.execute(statement, values)
    return root


def _document(house: Path, number: int) -> bytes:
    with closing(sqlite3.connect(next((house / "var").glob("*.db")))) as reader:
        found = reader.execute("SELECT document FROM decisions WHERE number = ?", (number,)).fetchone()[0]
        assert isinstance(found, bytes)
        return found


def test_an_unbroken_record_verifies_and_names_its_head(house: Path) -> None:
    told = answer("audit", "verify", "--json", cwd=house)
    assert told["ok"]
    assert told["decisions"] >= 5
    assert len(told["head"]) == 64
    assert told["breaches"] == []


def test_one_flipped_bit_is_found_with_its_position(house: Path, tmp_path: Path) -> None:
    document = bytearray(_document(house, 3))
    document[len(document) // 2] ^= 1
    root = _tampered(house, tmp_path, "UPDATE decisions SET document = ? WHERE number = 3", bytes(document))
    done = syndicator("audit", "verify", cwd=root)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].split("\t")[:2] == ["decisions", "3"]


@pytest.mark.parametrize("number", [1, 2, 5])
def test_one_dropped_row_is_found_with_its_position(house: Path, tmp_path: Path, number: int) -> None:
    root = _tampered(house, tmp_path, f"DELETE FROM decisions WHERE number = {number}")
    done = syndicator("audit", "verify", "--json", cwd=root)
    assert done.returncode == 1
    assert f'"number":{number}' in done.stdout


def test_the_log_of_an_article_says_when_what_why_and_by_whom(house: Path) -> None:
    held = {article["title"]: article["id"] for article in lines("articles", "--json", cwd=house)}
    (step,) = lines("audit", "log", held["The ferry that nobody ordered"], "--json", cwd=house)
    assert (step["at"], step["outcome"]) == (NOW, "link")
    assert step["why"].startswith("Only a link")
    assert step["by"].startswith("default@")
    assert step["evidence"]
    assert syndicator("audit", "log", "no-such-article", cwd=house).returncode == 1
