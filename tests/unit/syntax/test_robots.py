"""robots.txt as data."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.syntax import robots
from syndicator.syntax.robots import ReuseLine, parse

AT = "https://harbour.example"
US = "syndicator"


@pytest.mark.parametrize(
    ("text", "path", "is_open"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\r\nDisallow: /\r\n", "/x", False),
        ("User-agent: *\rDisallow: /\r", "/x", False),
        ("USER-AGENT: *\nDISALLOW: /", "/x", False),
        ("User-agent: *\nDissallow: /", "/x", False),
        ("User-agent: SYNDICATOR\nDisallow: /", "/x", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: other\nUser-agent: syndicator\nDisallow: /", "/x", False),
        ("User-agent: other\nSitemap: /s\nUser-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow: /\nUser-agent: syndicator\nAllow: /", "/x", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /a/b\nAllow: /a", "/a/b/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /*?print", "/a?print=1", False),
        ("User-agent: *\nDisallow: /stra\u00dfe", "/stra%C3%9Fe", False),
        ("User-agent: *\nDisallow: /%61", "/a", False),
        ("User-agent: syndicator\nDisallow: /a\n\nUser-agent: syndicator\nDisallow: /b", "/a", False),
        ("User-agent: syndicator\nDisallow: /a\n\nUser-agent: syndicator\nDisallow: /b", "/b", False),
        ("User-agent: synd\nDisallow: /\n" + "User-agent: syndicator\nAllow: /", "/x", True),
        ("".join(f"User-agent: {US[:n]}\n" for n in range(1, 10)) + "Allow: /", "/x", False),  # too many to be honest
        ("<html><body>Not found</body></html>", "/x", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ],
)
def test_who_may_ask(text: str, path: str, is_open: bool) -> None:  # noqa: FBT001 - a case
    assert parse(text, US).allows(AT + path) is is_open


@pytest.mark.parametrize(
    ("said", "seconds"), [("10", 10.0), ("0.5", 0.5), ("-1", 0.0), ("soon", 0.0), ("inf", 0.0), ("nan", 0.0)]
)
def test_crawl_delays(said: str, seconds: float) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {said}", US).crawl_delay() == seconds


def test_reuse_lines_know_their_group_path_and_line() -> None:
    text = (
        "License: https://harbour.example/terms#feeds\n"
        "user-agent: *\n"
        "Content-Usage: train-ai=n # no training\n"
        "User-Agent: A\n"
        "User-Agent: B\n"
        "content-signal:search=yes\n"
        "Content-Usage: /x/ search=n\n"
        "Nonsense\n"
    )
    assert parse(text, US).reuse() == (
        ReuseLine(name="license", value="https://harbour.example/terms#feeds", line=1),
        ReuseLine(name="content-usage", value="train-ai=n", agents=("*",), line=3),
        ReuseLine(name="content-signal", value="search=yes", agents=("a", "b"), line=6),
        ReuseLine(name="content-usage", value="search=n", path="/x/", agents=("a", "b"), line=7),
    )


def test_reuse_before_any_group_speaks_to_all() -> None:
    (line,) = parse("Content-Signal: ai-train=no\nUser-agent: *\nDisallow:", US).reuse()
    assert line.agents == ()


def test_sitemaps_are_listed_once() -> None:
    assert parse("Sitemap: /a\nsitemap: /b\nSitemap: /a", US).sitemaps() == ("/a", "/b")


@pytest.mark.parametrize(
    "body", ["User-agent: *\nDisallow: /".encode(coding) for coding in ("utf-8", "utf-8-sig", "utf-16", "ascii")]
)
def test_bytes_are_read_by_their_mark(body: bytes) -> None:
    assert not parse(robots.decode(body), US).allows(AT + "/x")


@given(st.text(max_size=300) | st.binary(max_size=300).map(robots.decode))
def test_no_text_breaks_it(text: str) -> None:
    read = parse(text, US)
    read.allows(AT + "/x")
    read.crawl_delay()
    read.reuse()
    read.sitemaps()


HOSTILE = {
    "one long line": "User-agent: " + "a" * 1_000_000,
    "spaces": "User-agent: *\n" + " " * 1_000_000,
    "colons": ":" * 1_000_000,
    "many lines": "User-agent: *\n" + "Disallow: /\n" * 80_000,
    "many agents": "".join(f"User-agent: a{n}\n" for n in range(40_000)) + "Disallow: /",
    "agents twice": "".join(f"User-agent: a{n % 20_000}\n" for n in range(40_000)) + "Disallow: /",
    "agents times rules": "".join(f"User-agent: a{n}\n" for n in range(5_000)) + "Disallow: /\n" * 40_000,
    "agents that may mean us": "".join(f"User-agent: {US[:n]}*\n" for n in range(1, 11)) + "Disallow: /\n" * 40_000,
    "agents oddly spelt": "".join(f"user\u00a0agent a{n}\n" for n in range(5_000)) + "Disallow: /\n" * 40_000,
    "wildcards": "User-agent: *\n" + ("Disallow: /" + "*a" * 400 + "b$\n") * 1_200,
    "comments": "#" * 1_000_000,
    "comment starts": " #" * 400_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_cost_little(case: str) -> None:
    started = time.process_time()
    read = parse(HOSTILE[case], US)
    read.allows(AT + "/" + "a" * 4_000)
    read.reuse()
    assert time.process_time() - started < 3


@pytest.mark.shared
def test_protegos_own_cases(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "robots" / "robots_protego.jsonl").read_text().splitlines()]
    cases = [row for row in rows if row["call"] == "can_fetch"]
    assert len(cases) == 372
    missed = [
        row["test"] for row in cases if parse(row["robots"], row["args"][1]).allows(row["args"][0]) != row["result"]
    ]
    assert missed == []
