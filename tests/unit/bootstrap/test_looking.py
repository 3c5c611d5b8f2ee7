"""Looking at a document reads it where foreign bytes are read, and lets go of whoever read it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.press import PARAGRAPH

from syndicator import bootstrap, errors
from syndicator.bootstrap.application import Application, unconfigured
from syndicator.pipeline.inspect import Inspection

PAGE = f"<html><body><article><h1>Ferries run twice as often</h1><p>{PARAGRAPH}</p></article></body></html>"


class _Watched:
    """A workshop in this process that notes what it is asked to call."""

    def __init__(self, fails: errors.ParseError | None = None) -> None:
        self.called: list[str] = []
        self.closed = 0
        self._fails = fails

    async def run(self, function: Callable[..., Any], /, *args: object, **kwargs: object) -> object:
        self.called.append(function.__name__)
        if self._fails is not None:
            raise self._fails
        return function(*args, **kwargs)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def application(tmp_path: Path) -> Application:
    (tmp_path / "ferries.html").write_text(PAGE, encoding="utf-8")
    return Application(tmp_path, loaded=unconfigured(tmp_path))


def _watch(application: Application, monkeypatch: pytest.MonkeyPatch, workshop: _Watched) -> _Watched:
    monkeypatch.setattr(type(application), "workshop", property(lambda _: workshop))
    return workshop


def test_a_document_is_read_in_the_workshop(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = _watch(application, monkeypatch, _Watched())
    made = bootstrap.inspect(application, str(application.settings.directory / "ferries.html"))
    assert isinstance(made, Inspection)
    assert made.articles[0].article.title == "Ferries run twice as often"
    assert (workshop.called, workshop.closed) == (["understand"], 1)


def test_many_documents_are_read_by_one_workshop(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = _watch(application, monkeypatch, _Watched())
    with bootstrap.looking(application) as runner:
        for _ in range(3):
            bootstrap.inspect(application, str(application.settings.directory / "ferries.html"), runner=runner)
        assert workshop.closed == 0
    assert (workshop.called, workshop.closed) == (["understand"] * 3, 1)


def test_what_a_worker_could_not_read_is_said_and_the_workshop_closed(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = _watch(application, monkeypatch, _Watched(errors.ParseError("too long", url="", code="too_long")))
    with pytest.raises(errors.ParseError, match="too long"):
        bootstrap.inspect(application, str(application.settings.directory / "ferries.html"))
    assert workshop.closed == 1


def test_the_workers_read_it_too(application: Application) -> None:
    with application, asyncio.Runner() as runner:
        made = bootstrap.inspect(
            application, str(application.settings.directory / "ferries.html"), url="https://a.example/1", runner=runner
        )
        assert isinstance(made, Inspection)
        assert made.articles[0].article.url == "https://a.example/1"
        application.workshop.close()
