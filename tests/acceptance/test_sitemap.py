"""A site's sitemaps over HTTP, through the real command line: robots.txt says where, lastmod says when."""

from __future__ import annotations

from pathlib import Path

from support import press
from support.command import answer, configure
from support.site import serving


def test_the_site_is_read_through_its_sitemaps_and_then_left_in_peace(tmp_path: Path) -> None:
    with serving() as site:
        press.fill(site, 4, 1)
        index = press.sitemap(site, "/maps/index.xml", [("/maps/news.xml", "2026-05-04")], index=True)
        press.sitemap(site, "/maps/news.xml", press.mapped(4, 1))
        site.put("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {index}\n", "text/plain")
        root = configure(
            tmp_path,
            f'[collect]\nallow_private = ["{site.host}"]\n[[sources]]\nid = "river"\nkind = "sitemap"\n'
            f'url = "{site.url("/")}"\npages_per_visit = 3\n[[feeds]]\nid = "all"\ntitle = "All"\n',
        )

        def run(now: str) -> tuple[tuple[object, ...], list[str]]:
            site.forget()
            report = answer("--now", now, "run", "--all", "--json", cwd=root)
            visit, feed = report["sources"][0], report["feeds"][0]
            told = (visit["outcome"], visit["new"], visit["waiting"], visit["error"], bool(feed["written"]))
            fixed = ("/robots.txt", "/.well-known/tdmrep.json")
            return told, [path for path, _ in site.requests if path not in fixed]

        told, asked = run("2026-05-20T12:00:00Z")
        assert told == ("ok", 3, 1, None, True)
        assert asked == ["/maps/index.xml", "/maps/news.xml", *(f"/news/the-story-number-{n}" for n in (4, 3, 2))]
        told, asked = run("2026-05-20T13:00:00Z")
        assert told == ("ok", 1, 0, None, True)
        assert asked == ["/maps/index.xml", "/news/the-story-number-1"]
        told, asked = run("2026-05-20T14:00:00Z")
        assert told == ("not_modified", 0, 0, None, False)
        assert asked == ["/maps/index.xml"]
