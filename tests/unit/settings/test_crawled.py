"""Keys of sources that are crawled: what they may say, and to which kind they mean something."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.settings import load, problems

from syndicator.model.source import ListSelectors

LISTING = '[[sources]]\nid = "a"\nkind = "listing"\nurl = "https://river.example/news/"\n'


def test_everything_a_listing_may_say(tmp_path: Path) -> None:
    more = (
        'pages_per_visit = 5\nfollow_pages = 2\ninclude = "/news/"\nexclude = ["*/gallery/", "*.pdf$"]\nsince = "90d"\n'
        'listing = { item = "article", link = "a::attr(href)", next = "//a[@rel=\'next\']/@href" }\n'
    )
    source = load(tmp_path, LISTING + more).source("a")
    assert (source.pages_per_visit, source.follow_pages, source.since) == (5, 2, timedelta(days=90))
    assert (source.include, source.exclude) == (("/news/",), ("*/gallery/", "*.pdf$"))
    assert source.listing == ListSelectors(item="article", link="a::attr(href)", next="//a[@rel='next']/@href")


def test_a_day_is_a_day_of_the_site(tmp_path: Path) -> None:
    source = load(tmp_path, f"{LISTING}since = 2026-05-06\n").source("a")
    assert source.since_date == datetime(2026, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('include = "news"', "must begin with / or *"),
        ('exclude = ["/a", "b"]', "must begin with / or *"),
        ('since = "soon"', "must be a span"),
        ('since = "1s"', "between an hour"),
        ("pages_per_visit = 0", "at least 1"),
        ("follow_pages = 1000", "at most 200"),
        ('listing = { item = "p[[" }', "is no CSS selector"),
        ('listing = { link = "//a[" }', "is no XPath"),
        ("listing = { link = \"//a[document('x')]\" }", r"may not call document\(\)"),
        ('listing = { link = "//a[$x]" }', "variables"),
        ('listing = { lnk = "a" }', 'did you mean "link"'),
        ('path = "x"', "says where it is twice"),
    ],
)
def test_what_is_wrong_is_told_with_the_key(tmp_path: Path, line: str, told: str) -> None:
    (problem,) = problems(tmp_path, f"{LISTING}{line}\n")
    assert problem.table == "sources[1]"
    assert problem.key.startswith(line.partition(" ")[0])
    import re

    assert re.search(told, f"{problem.message} ({problem.hint})")


def test_a_key_that_means_nothing_to_a_kind_is_told(tmp_path: Path) -> None:
    feed = '[[sources]]\nid = "a"\nkind = "feed"\nurl = "https://river.example/feed"\ninclude = ["/news/"]\n'
    (problem,) = problems(tmp_path, feed)
    assert (problem.key, problem.message) == ("include", "means nothing to a feed")


PAGE = '[[sources]]\nid = "a"\nkind = "page"\nurl = "https://river.example/a"\n[[sources.selectors]]\n'


def test_layouts_of_article_pages(tmp_path: Path) -> None:
    more = 'title = "h1"\nremove = [".ad"]\n[[sources.selectors]]\nbody = "//div"\nvalid_until = 2024-12-31\n'
    now, old = load(tmp_path, PAGE + more).source("a").selectors
    assert (now.title, now.remove, now.valid_until) == ("h1", (".ad",), None)
    assert (old.body, old.valid_until) == ("//div", datetime(2025, 1, 1, tzinfo=UTC)), "that day still counts"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('title = "h1["', "is no CSS selector"),
        ('titel = "h1"', 'did you mean "title"'),
        ('body = "div"\nremove = [".//p"]', "mixes CSS and XPath"),
        ('title = "h1"\n[[sources.selectors]]\ntitle = "h2"', "end at the same time"),
        ('title = "h1"\nvalid_until = "soon"', "must be a date"),
    ],
)
def test_what_is_wrong_in_a_layout_is_told(tmp_path: Path, lines: str, told: str) -> None:
    found = problems(tmp_path, f"{PAGE}{lines}\n")
    assert any(told in f"{one.message} ({one.hint})" for one in found), found
    assert all(one.table == "sources[1]" for one in found)


def test_selectors_mean_nothing_to_a_feed(tmp_path: Path) -> None:
    feed = PAGE.replace('"page"', '"feed"') + 'title = "h1"\n'
    (problem,) = problems(tmp_path, feed)
    assert (problem.key, problem.message) == ("selectors", "means nothing to a feed")
