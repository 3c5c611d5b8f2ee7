"""Listing pages over HTTP, through the real command line: found, followed, read in portions, and then left in peace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support import press
from support.command import answer, configure, lines
from support.site import Site, serving

FEED = '[[feeds]]\nid = "all"\ntitle = "All"\n'


def house(root: Path, site: Site, more: str = "") -> Path:
    return configure(
        root,
        f'[collect]\nallow_private = ["{site.host}"]\n[[sources]]\nid = "river"\nkind = "listing"\n'
        f'url = "{site.url("/news/")}"\n{more}\n{FEED}',
    )


def run(root: Path, now: str) -> Any:
    report = answer("--now", now, "run", "--all", "--json", cwd=root)
    return report["sources"][0], report["feeds"][0]


def asked(site: Site) -> list[str]:
    fixed = ("/robots.txt", "/.well-known/tdmrep.json")
    paths = [path for path, _ in site.requests if path not in fixed]
    site.forget()
    return paths


def test_a_list_is_followed_once_and_read_in_portions(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/robots.txt", "User-agent: *\nAllow: /\n", "text/plain")
        press.fill(site, 9, 1)
        press.listing(site, "/news/", press.slugs(9, 7), following="/news/page/2")
        press.listing(site, "/news/page/2", press.slugs(6, 4), following="/news/page/3")
        press.listing(site, "/news/page/3", press.slugs(3, 1), following="/news/")
        root = house(tmp_path, site, "pages_per_visit = 4\nfollow_pages = 2")
        visit, feed = run(root, "2026-05-20T12:00:00Z")
        assert (visit["outcome"], visit["new"], visit["error"], visit["waiting"]) == ("ok", 4, None, 2)
        newest = [f"/news/the-story-number-{number}" for number in (9, 8, 7, 6)]
        assert asked(site) == ["/news/", "/news/page/2", *newest]
        assert feed["entries"] == 4

        visit, _ = run(root, "2026-05-20T13:00:00Z")
        assert (visit["new"], visit["waiting"]) == (2, 0)
        assert asked(site) == ["/news/", "/news/the-story-number-5", "/news/the-story-number-4"]

        visit, feed = run(root, "2026-05-20T14:00:00Z")
        assert (visit["outcome"], visit["new"], visit["changed"]) == ("not_modified", 0, 0)
        assert feed["written"] == []
        assert site.requests[-1] == ("/news/", 304)
        assert asked(site) == ["/news/"]

        press.article(site, "the-story-number-10", day=10)
        press.listing(site, "/news/", press.slugs(10, 8), following="/news/page/2")
        visit, _ = run(root, "2026-05-20T15:00:00Z")
        assert visit["new"] == 1
        assert asked(site) == ["/news/", "/news/the-story-number-10"]
    held = list(lines("articles", "--json", cwd=root))
    assert len(held) == 7
    story = next(one for one in held if one["title"] == "The story number 9")
    assert story["published"] == "2026-05-09T08:00:00Z"
    assert story["publisher"]["name"] == "River Post"
    assert story["decision"]["outcome"] == "full"


def test_selectors_paths_and_dates_choose(tmp_path: Path) -> None:
    with serving() as site:
        press.fill(site, 9, 1)
        press.listing(site, "/news/", press.slugs(9, 1))
        root = house(
            tmp_path,
            site,
            'include = "/news/*"\nexclude = ["*-number-8"]\nsince = 2026-05-06\n'
            '[sources.listing]\nitem = "article.card"\nlink = "h2 a"\ndate = "time"',
        )
        visit, _ = run(root, "2026-05-20T12:00:00Z")
        assert visit["new"] == 3
    titles = {one["title"] for one in lines("articles", "--json", cwd=root)}
    assert titles == {"The story number 9", "The story number 7", "The story number 6"}


def test_robots_txt_keeps_us_out_of_the_list_and_of_its_pages(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/robots.txt", "User-agent: *\nDisallow: /news/the-story-number-2\n", "text/plain")
        press.fill(site, 3, 1)
        press.listing(site, "/news/", press.slugs(3, 1))
        root = house(tmp_path, site)
        visit, _ = run(root, "2026-05-20T12:00:00Z")
        assert visit["new"] == 2
        assert "robots.txt" in visit["complaints"][0]
        assert "/news/the-story-number-2" not in asked(site)
