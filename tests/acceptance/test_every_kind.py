"""Every kind of input over real HTTP, through the real command: proposed, taken, run, listed, looked at."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from support import press
from support.command import answer, configure, lines
from support.site import Site, serving

NOW = "2026-06-12T12:00:00Z"
POSTS = "_embed=author,wp:featuredmedia,wp:term&per_page=20&orderby=modified&order=desc"
TEXT = f"<p>{press.PARAGRAPH}</p>"


def post(site: Site, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "date_gmt": f"2026-05-0{number}T08:00:00",
        "modified_gmt": f"2026-05-0{number}T09:00:00",
        "status": "publish",
        "guid": {"rendered": site.url(f"/blog/?p={number}")},
        "link": site.url(f"/blog/post-{number}/"),
        "title": {"rendered": f"Post {number}"},
        "content": {"rendered": TEXT * 3, "protected": False},
        "_embedded": {"author": [{"name": "Ann Harbour"}]},
    }


def blog(site: Site) -> None:
    """A blog below a path, with its own interface; its front page lists, and names a feed with an archive."""
    posts = json.dumps([post(site, number) for number in (3, 2, 1)])
    for query in ("per_page=10", POSTS):
        site.put(f"/blog/wp-json/wp/v2/posts?{query}", posts, "application/json")
    site.put("/blog/wp-json/?_fields=name,url", '{"name": "River Blog"}', "application/json")
    cards = "".join(
        f'<article class="card"><h2><a href="/news/{slug}">{slug.replace("-", " ").capitalize()} is told here</a></h2>'
        "</article>"
        for slug, _ in press.slugs(9, 1)
    )
    site.put(
        "/blog/",
        '<html><head><title>River Blog</title><link rel="https://api.w.org/" href="/blog/wp-json/">'
        '<link rel="alternate" type="application/rss+xml" href="/blog/feed/"></head>'
        f"<body><main>{cards}</main></body></html>",
        "text/html",
    )
    for path, numbers, older in (
        ("/blog/feed/", (5, 6), "/a1.xml"),
        ("/a1.xml", (3, 4), "/a0.xml"),
        ("/a0.xml", (1, 2), ""),
    ):
        more = f'<atom:link rel="prev-archive" href="{site.url(older)}"/>' if older else ""
        items = "".join(
            f"<item><title>Feed item {number}</title><link>{site.url(f'/items/{number}')}</link>"
            f"<pubDate>0{number} Jun 2026 10:00:00 GMT</pubDate><description>Words.</description></item>"
            for number in numbers
        )
        head = f"<title>River Feed</title><link>{site.url('/blog/')}</link><description>d</description>"
        root = '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">'
        site.put(path, f"{root}<channel>{head}{more}{items}</channel></rss>")


def wires(site: Site) -> None:
    def ninjs(name: str, **more: str) -> dict[str, str]:
        stamp = "2026-06-10T08:00:00Z"
        item = {"uri": f"https://wire.example/{name}", "versioncreated": stamp, "headline": f"The {name}"}
        return {**item, "body_html": TEXT, "copyrightholder": "Example Wire", **more}

    items = [ninjs("ferry"), ninjs("bridge", embargoed="2026-07-01T00:00:00Z"), ninjs("tower", pubstatus="canceled")]
    site.put("/wire/ninjs", json.dumps({"items": items}), "application/json")
    site.put(
        "/wire/newsml",
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" guid="urn:newsml:wire:lock"'
        ' version="1"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-06-10T08:00:00Z</versionCreated>'
        "</itemMeta><contentMeta><headline>The lock</headline></contentMeta><contentSet>"
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x'
        f"</title></head><body>{TEXT}</body></html></inlineXML></contentSet></newsItem>",
        "application/vnd.iptc.g2.newsitem+xml",
    )
    site.put(
        "/wire/nitf",
        '<nitf><head><docdata><doc-id id-string="mill"/></docdata></head><body><body.head><hedline><hl1>The mill</hl1>'
        f"</hedline></body.head><body.content>{TEXT}</body.content></body></nitf>",
        "application/xml",
    )


def source(site: Site, name: str, path: str, more: str = "") -> str:
    return f'[[sources]]\nid = "{name}"\nkind = "feed"\nurl = "{site.url(path)}"\npublisher = "P"\n{more}\n'


def test_what_is_proposed_can_be_run_and_every_kind_is_read(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.url('/map.xml')}\n", "text/plain")
        press.fill(site, 9, 1)
        press.sitemap(site, "/map.xml", press.mapped(9, 1))
        blog(site)
        wires(site)
        configured = (source(site, name, f"/wire/{name}") for name in ("ninjs", "newsml", "nitf"))
        archive = source(site, "archive", "/blog/feed/", "backfill = 5")
        text = f'[collect]\nallow_private = ["{site.host}"]\n{"".join(configured)}{archive}'
        root = configure(tmp_path, text + '[[feeds]]\nid = "all"\ntitle = "All"\n')

        look = answer("--now", NOW, "sources", "add", site.url("/blog/"), "--json", cwd=root)
        proposals = look["proposals"]
        assert [one["kind"] for one in proposals] == ["feed", "wordpress", "listing", "sitemap"]
        assert [one["count"] for one in proposals] == [2, 3, 9, 9]
        assert proposals[1]["url"] == site.url("/blog/"), "the blog, not the site it is on"
        tables = (
            f'[[sources]]\nid = "taken-{one["number"]}"\nkind = "{one["kind"]}"\nurl = "{one["url"]}"\n'
            for one in proposals[:3]
        )
        (root / "config" / "taken.toml").write_text("".join(tables))
        take = ("--take", "4", "--id", "taken-4", "--json")
        taken = answer("--now", NOW, "sources", "add", site.url("/blog/"), *take, cwd=root)["added"]
        assert taken["since"] == "2026-04-09", "its articles are older than what a sitemap is read for"

        site.forget()
        report = answer("--now", NOW, "run", "--all", "--json", cwd=root)
        visits = {visit["id"]: visit for visit in report["sources"]}
        assert {name: visit["outcome"] for name, visit in visits.items()} == dict.fromkeys(visits, "ok")
        assert not [visit["error"] for visit in visits.values() if visit["error"]]
        known = {name: visit["known"] for name, visit in visits.items()}
        assert known == {
            "ninjs": 2, "newsml": 1, "nitf": 1, "archive": 6,
            "taken-1": 2, "taken-2": 3, "taken-3": 9, "taken-4": 9,
        }  # fmt: skip
        pages = [path for path, _ in site.requests if path.startswith(("/blog/", "/wire/", "/a", "/map"))]
        assert max(map(pages.count, pages)) <= 2, "two sources ask for the feed, and two for the front page"

        held = {one["title"]: one for one in lines("articles", "--json", cwd=root)}
        assert held["Post 3"]["publisher"]["name"] == "River Blog"
        assert held["Post 3"]["authors"][0]["name"] == "Ann Harbour"
        assert held["The bridge"]["decision"]["outcome"] == "withhold"
        assert "The tower" not in held
        assert held["The story number 9"]["sources"] == ["taken-3", "taken-4"]
        assert {f"Feed item {number}" for number in range(1, 7)} <= held.keys()

        status = {one["id"]: one for one in answer("--now", NOW, "status", "--json", cwd=root)["sources"]}
        assert (status["taken-2"]["way"], status["archive"]["archive"]) == ("api", "done")
        assert status["taken-3"]["next_why"] == "adaptive", "nothing new for a month"
        assert datetime.fromisoformat(status["taken-3"]["next_poll_at"]) > datetime(2026, 6, 12, 17, tzinfo=UTC)

        listed = answer("--now", NOW, "inspect", site.url("/blog/"), "--source", "taken-3", "--json", cwd=root)
        assert len(listed["named"]) == 9
        assert listed["named"][0]["title"] == "The story number 9 is told here"
        posts = answer("--now", NOW, "inspect", site.url("/blog/"), "--source", "taken-2", "--json", cwd=root)
        assert [one["title"] for one in posts["articles"]] == ["Post 3", "Post 2", "Post 1"]
