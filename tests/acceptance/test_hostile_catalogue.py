"""Every row of the catalogue of bad inputs, from the socket to the printed feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

import pytest
from support.hostile import Case, Theatre, wrongs
from support.hostile_content import S, X
from support.hostile_parsing import C, P
from support.hostile_transport import R, T

from syndicator.fetch.guard import SystemResolver

CASES: dict[str, Case] = {**T, **R, **S, **X, **P, **C}
ROWS = {"T": 43, "R": 45, "S": 17, "X": 59, "P": 48, "C": 30}  # of the catalogue


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Theatre:
    return Theatre(tmp_path_factory.mktemp("theatre"))


@pytest.fixture
def secret(tmp_path: Path) -> Iterator[Path]:
    secret = tmp_path / "secret.txt"
    secret.write_text("KEPT-SECRET")
    yield secret
    assert secret.read_text() == "KEPT-SECRET"


@pytest.mark.parametrize("case", CASES)
def test_a_bad_input_does_no_harm(
    case: str, theatre: Theatre, tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = CASES[case].names
    if names is not None:
        answers = chain(names, repeat(names[-1]))

        async def resolve(_self: object, _host: str, _port: int) -> Sequence[str]:
            return next(answers)

        monkeypatch.setattr(SystemResolver, "__call__", resolve)
        monkeypatch.setattr("syndicator.fetch.transport.CONNECT_SECONDS", 0.1)
        monkeypatch.setattr("syndicator.fetch.transport._dial", _refused)
    world = theatre.play(CASES[case], tmp_path / "house")
    assert list(wrongs(CASES[case], world)) == []
    check = CASES[case].check
    if check is not None:
        check(world)
    outside = {path.name for path in tmp_path.iterdir()}
    assert outside == {"house", "secret.txt"}
    assert secret.parent == tmp_path
    assert {path.name for path in (tmp_path / "house").iterdir()} == {"var", "feeds"}


async def _refused(address: str, *_: object) -> None:
    """Stand in for the world outside, which no test may reach; whoever dials inside is found out."""
    assert not address.endswith("127.0.0.2"), address
    raise ConnectionRefusedError


def test_every_row_of_the_catalogue_has_its_case() -> None:
    rows = {group: sum(case.startswith(f"{group}-") for case in CASES) for group in ROWS}
    assert {group: rows[group] >= number for group, number in ROWS.items()} == dict.fromkeys(ROWS, True)


@pytest.mark.shared
def test_the_catalogue_lists_nothing_else(shared: Path) -> None:
    text = (shared.parent / "RELIABILITY.md").read_text()
    listed = set(re.findall(r"^\| ([TRSXPC]-[A-Za-z0-9-]+) \|", text, re.MULTILINE))
    assert len(listed) == sum(ROWS.values())
    assert listed - set(CASES) == set()
