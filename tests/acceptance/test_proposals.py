"""`sources add URL`: any address is looked at, and what could be collected there is proposed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from support.command import answer, configure, syndicator
from support.site import Site, serving

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><link>{link}</link>
<language>en</language>{items}</channel></rss>"""
ITEM = (
    "<item><title>{0}</title><link>{1}</link><guid>{1}</guid><pubDate>Mon, 0{2} Jun 2026 10:00:00 GMT</pubDate></item>"
)


def feed(site: Site, title: str, names: list[str]) -> str:
    items = "".join(ITEM.format(name, site.url(f"/{name}"), number) for number, name in enumerate(names, 1))
    return FEED.format(title=title, link=site.url("/"), items=items)


def home(site: Site, head: str) -> None:
    entries = "".join(
        f'<article><h2><a href="/2026/06/0{day}/the-harbour-news-of-day-{day}">The harbour news of day {day}</a></h2>'
        f'<time datetime="2026-06-0{day}">{day} June 2026</time><p>What happened.</p></article>'
        for day in range(1, 8)
    )
    start = f"<!doctype html><html lang='en'><head><title>The Harbour</title>{head}</head>"
    page = f"{start}<body><main>{entries}</main></body>"
    site.put("/", page, "text/html")


def configured(tmp_path: Path, site: Site) -> Path:
    return configure(tmp_path, f'[collect]\nallow_private = ["{site.host}"]\n')


def source_of(root: Path) -> dict[str, Any]:
    [path] = (root / "config" / "sources").glob("*.toml")
    [table] = tomllib.loads(path.read_text("utf-8"))["sources"]
    return dict(table)


def test_a_home_page_is_looked_at_from_all_sides(tmp_path: Path) -> None:
    with serving() as site:
        home(
            site,
            '<link rel="alternate" type="application/rss+xml" title="Harbour" href="/news.xml">'
            '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">'
            '<link rel="alternate" type="application/atom+xml" title="broken" href="/broken.xml">'
            '<link rel="https://api.w.org/" href="/wp-json/">',
        )
        site.put("/news.xml", feed(site, "Harbour news", ["one", "two"]))
        site.put("/comments/feed", feed(site, "Comments on Harbour", ["c-one"]))
        site.put(
            "/robots.txt", f"User-agent: *\nDisallow: /broken.xml\nSitemap: {site.url('/map.xml')}\n", "text/plain"
        )
        site.put(
            "/map.xml",
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<url><loc>{site.url('/one')}</loc><lastmod>2026-06-03</lastmod></url></urlset>",
            "application/xml",
        )
        post = {
            "id": 1,
            "date_gmt": "2026-06-02T10:00:00",
            "modified_gmt": "2026-06-02T10:00:00",
            "status": "publish",
            "link": site.url("/one"),
            "guid": {"rendered": site.url("/?p=1")},
            "title": {"rendered": "One"},
            "content": {"rendered": "<p>Text.</p>", "protected": False},
        }
        site.put("/wp-json/wp/v2/posts?per_page=10", json.dumps([post]), "application/json")
        root = configured(tmp_path, site)
        look = answer("sources", "add", site.url("/"), "--json", cwd=root)

        found = [(one["kind"], one["url"], one["count"], one["newest"]) for one in look["proposals"]]
        assert found == [
            ("feed", site.url("/news.xml"), 2, "2026-06-02T10:00:00+00:00"),
            ("wordpress", site.url("/"), 1, "2026-06-02T10:00:00+00:00"),
            ("listing", site.url("/"), 7, "2026-06-07T00:00:00+00:00"),
            ("sitemap", site.url("/map.xml"), 1, "2026-06-03T00:00:00+00:00"),
            ("feed", site.url("/comments/feed"), 1, "2026-06-01T10:00:00+00:00"),
        ]
        assert look["proposals"][0]["title"] == "Harbour news"
        assert look["proposals"][0]["samples"] == ["one", "two"]
        assert look["proposals"][4]["note"] == "readers' comments, not articles"
        assert [one["url"] for one in look["tried"]] == [site.url("/broken.xml")]
        assert "robots.txt" in look["tried"][0]["why"]
        assert ("/broken.xml", 404) not in site.requests  # robots.txt kept us out
        assert not (root / "config" / "sources").exists()  # it only looked

        # In a pipe there is nobody to ask: it says what there is, adds nothing and fails.
        shown = syndicator("sources", "add", site.url("/"), cwd=root)
        assert shown.returncode == 2
        assert " 1  feed: Harbour news\n    2 articles · newest 2026-06-02 · named by the page\n" in shown.stdout
        assert "--take" in shown.stderr
        assert not (root / "config" / "sources").exists()

        taken = answer("sources", "add", site.url("/"), "--take", "1", "--id", "harbour", "--json", cwd=root)
        assert taken["added"]["id"] == "harbour"
        table = {"id": "harbour", "kind": "feed", "url": site.url("/news.xml"), "name": "Harbour news"}
        assert source_of(root) == table
        assert syndicator("sources", "add", site.url("/"), "--take", "9", cwd=root).returncode == 2


def test_the_address_of_a_feed_is_added_at_once(tmp_path: Path) -> None:
    with serving() as site:
        address = site.put("/news.xml", feed(site, "Harbour news", ["one"]))
        root = configured(tmp_path, site)
        done = syndicator("sources", "add", address, "--every", "2h", cwd=root)
        assert done.returncode == 0, done.stderr
        assert source_of(root)["every"] == "2h"
        assert site.requests == [("/news.xml", 200)]  # looked at once, nothing else asked


def test_usual_places_are_tried_where_the_page_names_none(tmp_path: Path) -> None:
    with serving() as site:
        home(site, "")
        site.put("/feed.xml", feed(site, "Unnamed", ["one", "two", "three"]))
        site.put("/index.xml", feed(site, "Unnamed", ["one", "two", "three"]))
        site.put("/sitemap_index.xml", "<p>not one</p>", "text/html")
        root = configured(tmp_path, site)
        look = answer("sources", "add", site.url("/"), "--json", cwd=root)
        assert [(one["kind"], one["url"], one["also"], one["found"]) for one in look["proposals"]] == [
            ("feed", site.url("/feed.xml"), [site.url("/index.xml")], "a usual place"),
            ("listing", site.url("/"), [], "the address itself"),
        ]
        assert len(site.requests) <= 25


def test_a_lone_article_is_one_source_and_nothing_is_nothing(tmp_path: Path) -> None:
    with serving() as site:
        words = "The harbour master said on Monday that the new quay opens in June. " * 12
        page = (
            "<html><head><title>The quay opens</title><meta property='og:type' content='article'></head>"
            f"<body><article><h1>The quay opens</h1><p>{words}</p></article></body></html>"
        )
        address = site.put("/2026/the-quay-opens", page, "text/html")
        root = configured(tmp_path, site)
        done = syndicator("sources", "add", address, cwd=root)
        assert done.returncode == 0, done.stderr
        assert source_of(root)["kind"] == "page"
        gone = syndicator("sources", "add", site.url("/nowhere"), cwd=root)
        assert (gone.returncode, "404" in gone.stderr) == (66, True)
        binary = site.put("/picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png")
        assert syndicator("sources", "add", binary, cwd=root).returncode == 66
        opml = site.put("/list.opml", '<opml version="2.0"><body/></opml>', "text/x-opml")
        assert "sources import" in syndicator("sources", "add", opml, cwd=root).stderr
