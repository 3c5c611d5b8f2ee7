"""What a source would fetch because of a document, without fetching it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from support.feeds import capture
from support.press import PARAGRAPH

from syndicator.bootstrap.workers.workshop import AtOnce
from syndicator.errors import FetchError, RateLimited, Refused
from syndicator.model.capture import Capture
from syndicator.model.source import Source
from syndicator.pipeline.preview import followed, preview
from syndicator.pipeline.wordpress import query

AT = datetime(2026, 6, 12, 12, tzinfo=UTC)
SITE = "https://a.example"
LISTING = Source(id="s", kind="listing", urls=(f"{SITE}/news/",), exclude=("/news/no-*",))
SITEMAP = Source(id="s", kind="sitemap", urls=(f"{SITE}/",))
BLOG = Source(id="s", kind="wordpress", urls=(f"{SITE}/",))
LIST = "<html><body><main>{}</main></body></html>".format(
    "".join(
        f'<article><h2><a href="/news/{name}-of-the-week">The {name} story of this week</a></h2></article>'
        for name in ("first", "second", "third", "no")
    )
)
ARTICLE = (
    '<html><head><meta property="og:type" content="article"><title>A story</title></head><body><article>'
    f"<h1>A story</h1><p>{PARAGRAPH}</p></article></body></html>"
)


def page(text: str, path: str) -> Capture:
    return capture(text, url=f"{SITE}{path}", media_type="text/html")


@pytest.mark.parametrize(("path", "has_address"), [("/news/", True), ("/news/page/2", True), ("/x", False)])
def test_a_list_shows_what_its_source_would_choose(path: str, *, has_address: bool) -> None:
    found = preview(page(LIST, path), LISTING, has_address=has_address, at=AT)
    assert found is not None
    assert [one.url for one in found.named] == [
        f"{SITE}/news/{name}-of-the-week" for name in ("first", "second", "third")
    ]
    assert (found.named[0].title, found.left_out) == ("The first story of this week", 1)


def test_an_article_of_a_list_is_an_article() -> None:
    assert preview(page(ARTICLE, "/news/first-of-the-week"), LISTING, has_address=True, at=AT) is None
    assert preview(page(ARTICLE, "/x"), LISTING, has_address=False, at=AT) is None
    assert preview(page(LIST, "/"), Source(id="s", kind="page", urls=(SITE,)), has_address=True, at=AT) is None


def test_a_sitemap_shows_the_newest_first_and_leaves_out_what_is_too_old() -> None:
    rows = "".join(
        f"<url><loc>{SITE}/{day}</loc><lastmod>2026-{day}</lastmod></url>" for day in ("01-05", "06-01", "06-09")
    )
    found = preview(capture(f"<urlset>{rows}</urlset>", url=f"{SITE}/map.xml"), SITEMAP, has_address=True, at=AT)
    assert found is not None
    assert [one.url for one in found.named] == [f"{SITE}/06-09", f"{SITE}/06-01"]
    assert found.left_out == 1


def follow(
    source: Source, first: Capture, answers: dict[str, Capture | FetchError], named: tuple[str, ...] = ()
) -> Capture:
    async def ask(url: str) -> Capture:
        answer = answers.get(url, Refused("404", url=url, status=404))
        if isinstance(answer, FetchError):
            raise answer
        return answer

    async def maps(_: str) -> tuple[str, ...]:
        return named

    return asyncio.run(followed(first, source, ask, maps, AtOnce(), at=AT))


def test_a_site_leads_to_its_sitemap() -> None:
    found = capture("<urlset/>", url=f"{SITE}/m.xml")
    assert follow(SITEMAP, page(LIST, "/"), {f"{SITE}/m.xml": found}, (f"{SITE}/m.xml",)) is found
    usual = capture("<urlset/>", url=f"{SITE}/sitemap_index.xml")
    assert follow(SITEMAP, page(LIST, "/"), {f"{SITE}/sitemap_index.xml": usual}) is usual
    with pytest.raises(Refused):
        follow(SITEMAP, page(LIST, "/"), {})


def test_a_blog_leads_to_its_posts_and_where_they_are_closed_to_its_feed() -> None:
    front = page('<html><link rel="alternate" type="application/rss+xml" href="/feed/"></html>', "/")
    rss = capture("<rss><channel><title>T</title></channel></rss>", url=f"{SITE}/feed/")
    assert follow(BLOG, front, {f"{SITE}/feed/": rss}) is rss
    posts = f"{SITE}/wp-json/wp/v2/posts?{query(BLOG, AT)}"
    limited = RateLimited("slow down", url=SITE, status=429, retry_after=None)
    with pytest.raises(RateLimited):
        follow(BLOG, front, {posts: limited, f"{SITE}/feed/": rss})


def test_what_is_a_document_itself_leads_nowhere() -> None:
    article = page(ARTICLE, "/news/first-of-the-week")
    assert follow(LISTING, article, {}) is article
    assert follow(SITEMAP, article, {}) is article
