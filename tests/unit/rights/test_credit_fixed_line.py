from __future__ import annotations

import time

import pytest

from syndicator.rights.fixed_line import fill

VALUES = {
    "author": "Ada Example",
    "title": "Bridge & tunnel",
    "publication": "Harbour Post",
    "date": "9 December 2016",
    "year": "2016",
    "url": "https://harbour.example/bridge",
}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By [author]", "By Ada Example"),
        ("By [INSERT AUTHOR NAME HERE]", "By Ada Example"),
        ("Von {Name des Autors}", "Von Ada Example"),
        ("<title> ([year])", "Bridge & tunnel (2016)"),
        ("Read it at [link to the original article].", "Read it at https://harbour.example/bridge."),
        ("© [2016] Harbour Post", "© [2016] Harbour Post"),
        ("© [2016] [publication], [yyyy]", "© [2016] Harbour Post, 2016"),
        ("x" * 1_000, "x" * 1_000),
        ("  folded \n  lines ", "folded lines"),
        ("no gap", "no gap"),
    ],
)
def test_known_gaps_are_filled(line: str, expected: str) -> None:
    assert fill(line, VALUES) == expected


@pytest.mark.parametrize("line", ["", "   ", "By [editor in chief]", "By ____", "In XXXX", "x" * 1_001, "{anything}"])
def test_what_cannot_be_filled_is_not_guessed(line: str) -> None:
    assert fill(line, VALUES) is None


def test_a_gap_whose_value_is_unknown_stays_a_gap() -> None:
    assert fill("By [author]", VALUES | {"author": ""}) is None


def test_values_are_not_searched_for_gaps() -> None:
    assert fill("By [author]", VALUES | {"author": "[title]"}) == "By [title]"


@pytest.mark.parametrize("line", ["[" * 1_000, "[a" * 500, "{" * 500 + "}" * 500, "<" * 1_000, "_" * 1_000])
def test_hostile_lines_cost_nothing(line: str) -> None:
    started = time.process_time()
    fill(line, VALUES)
    assert time.process_time() - started < 0.5
