"""Patterns for paths, as robots.txt has them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.syntax import path


@pytest.mark.parametrize(
    ("pattern", "place", "covered"),
    [
        ("/news/", "/news/a", True),
        ("/news/", "/old/news/a", False),
        ("*/news/", "/old/news/a", True),
        ("/a*z", "/abcz/more", True),
        ("/a*z$", "/abcz/more", False),
        ("/a*z$", "/abczz", True),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("*.pdf$", "/x/y.pdf", True),
        ("/a*b*c", "/aXcXb", False),
        ("/p?page=*", "/p?page=2", True),
        ("*", "/", True),
    ],
)
def test_patterns(pattern: str, place: str, *, covered: bool) -> None:
    assert path.matches(path.check(pattern), place) is covered


@pytest.mark.parametrize("pattern", ["", "news", "news/*", "/" + "a" * 500, "/" + "*a" * 11])
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(ValueError, match="must"):
        path.check(pattern)


def test_include_and_exclude() -> None:
    url = "https://a.example/news/2026/x?y=1#z"
    assert path.of(url) == "/news/2026/x?y=1"
    assert path.wanted(url, (), ())
    assert path.wanted(url, ("/old/", "/news/"), ())
    assert not path.wanted(url, ("/news/",), ("*/2026/",))
    assert not path.wanted(url, ("/old/",), ())


@given(st.text(alphabet="/ab*$", max_size=12), st.text(alphabet="/ab", max_size=12))
def test_like_a_regular_expression(pattern: str, place: str) -> None:
    import re

    body = pattern.removesuffix("$")
    if "$" in body:
        return
    expected = re.match(
        ".*".join(map(re.escape, body.split("*"))) + ("$" if pattern.endswith("$") else ""), place, re.DOTALL
    )
    assert path.matches(pattern, place) is (expected is not None)


def test_no_pattern_is_slow() -> None:
    started = time.process_time()
    assert not path.matches("*a" * 10 + "b$", "a" * 4_000)
    assert time.process_time() - started < 0.5
