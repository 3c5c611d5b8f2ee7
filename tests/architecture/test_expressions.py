"""Regular expressions read what strangers write: none may be able to go back over the same text again and again."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants as names  # type: ignore[attr-defined] # the parser of ``re``, which has no public face
from re import _parser as parser  # type: ignore[attr-defined] # same
from typing import Any

import pytest

import syndicator

REPEATS = {names.MAX_REPEAT, names.MIN_REPEAT}
MANY = 1_000_000
DELIMITED = {
    # Each round begins with a character that the round before cannot have taken, so there is one way to match.
    "syndicator.normalise.body._ANCHOR_OR_IMAGE": ' a="b"',
    "syndicator.normalise.body._WRAPPERS": "<div a>",
    "syndicator.normalise.images._IMG": ' a="b"',
    "syndicator.normalise.shingles._WORD": "1.",
}
"""Those that look nested and are not, with what their rounds are made of."""


def _expressions() -> Iterator[tuple[str, re.Pattern[Any]]]:
    for module in pkgutil.walk_packages(syndicator.__path__, "syndicator."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            found = value if isinstance(value, tuple | list) else [value]
            yield from (
                (f"{module.name}.{name}", one)
                for one in found
                if isinstance(one, re.Pattern) and not isinstance(value, str)
            )


def _inner(operation: Any, argument: Any) -> Iterator[Any]:
    """Yield the expressions within one."""
    if operation in REPEATS:
        yield argument[2]
    elif operation is names.SUBPATTERN:
        yield argument[-1]
    elif operation is names.BRANCH:
        yield from argument[1]
    elif operation in {names.ASSERT, names.ASSERT_NOT}:
        yield argument[1]
    elif operation is names.ATOMIC_GROUP:
        yield argument


def _nested(tree: Any, *, inside: bool = False) -> bool:
    """Tell whether an endless repetition stands in another one."""
    for operation, argument in tree:
        endless = operation in REPEATS and argument[1] >= MANY
        if endless and inside:
            return True
        within = (inside or endless) and operation is not names.ATOMIC_GROUP
        if any(_nested(inner, inside=within) for inner in _inner(operation, argument)):
            return True
    return False


@pytest.mark.parametrize("expression", ["(a+)+b", "(?:a*b?)*c", "(x|(?:y+))+z"])
def test_the_search_finds_what_it_is_for(expression: str) -> None:
    assert _nested(parser.parse(expression))


def test_no_endless_repetition_stands_in_another() -> None:
    found = dict(_expressions())
    assert len(found) > 100
    nested = {name for name, one in found.items() if _nested(parser.parse(one.pattern, one.flags))}
    assert nested - set(DELIMITED) == set()


@pytest.mark.parametrize("name", DELIMITED)
def test_what_only_looks_nested_takes_no_longer_than_it_is_long(name: str) -> None:
    expression = dict(_expressions())[name]
    opening = {"_ANCHOR_OR_IMAGE": "<a", "_IMG": "<img"}.get(name.rpartition(".")[2], "")

    def seconds(rounds: int) -> float:
        text = opening + DELIMITED[name] * rounds + "\0"
        started = time.process_time()
        expression.match(text)
        return time.process_time() - started

    assert seconds(40_000) < 0.5
