"""What is asked of the store for one document, and how much work a document can make."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support import stories
from support.articles import article
from support.store import open_store, visit, write

from syndicator.model.source import Source
from syndicator.normalise.shingles import PLACES
from syndicator.pipeline import joining
from syndicator.pipeline.sameness import sketch_of
from syndicator.pipeline.understand import Finding
from syndicator.store.store import Store

SOURCE = Source(id="new", kind="feed")


def _finding(number: int) -> Finding:
    told = replace(stories.told(stories.LOCK, "Old lock is kept"), keys=(f"url:copy.example/{number}",))
    return Finding(article=told, evidence=(), route_key=told.keys[0], route_fingerprint=str(number))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path)
    held = stories.told(stories.LOCK, "Old lock is kept")
    sketch = sketch_of(held)
    made.record(visit("mill", write(held, sketch=sketch, places=sketch[:PLACES])))
    return made


def _twins(store: Store, count: int) -> int:
    findings = [_finding(number) for number in range(count)]
    alike = joining.alike_of(findings, known={}, holdings={}, source=SOURCE, store=store)
    assert len(alike) == count
    store.close()
    return sum(found.twin is not None for found in alike.values())


def test_what_is_told_alike_is_found(store: Store) -> None:
    assert _twins(store, 3) == 3


def test_what_would_take_too_long_is_not_compared(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(stories.told(stories.LOCK, "").body_text or "")
    monkeypatch.setattr(joining, "COMPARED", 4 * size)
    assert _twins(store, 5) == 2


def test_a_sentence_that_stands_everywhere_leads_nowhere(tmp_path: Path) -> None:
    made = open_store(tmp_path)
    walls = [
        replace(stories.told(stories.WALL, f"Wall {n}"), id=article(str(n)).id, keys=(f"url:{n}",)) for n in range(20)
    ]
    sketch = sketch_of(walls[0])
    for wall in walls:
        crowds = made.alike(sketch)
        places = tuple(each for each in sketch[:PLACES] if len(crowds.get(each, ())) < joining.CROWD)
        made.record(visit("mill", write(wall, sketch=sketch, places=places)))
    assert {len(ids) for ids in made.alike(sketch).values()} == {joining.CROWD}
    finding = replace(_finding(1), article=replace(walls[0], keys=("url:new.example/1",)))
    (found,) = joining.alike_of([finding], known={}, holdings={}, source=SOURCE, store=made).values()
    assert found.places == ()
    assert found.twin is None
    made.close()


def test_a_document_that_says_nothing_new_asks_nothing() -> None:
    assert joining.alike_of([], known={}, holdings={}, source=SOURCE, store=None) == {}  # type: ignore[arg-type] # not asked
