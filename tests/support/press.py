"""A small newspaper to put on a loopback site: article pages, listing pages, sitemaps. Every word of it is ours."""

from __future__ import annotations

from support.site import Site

CC = "https://creativecommons.org/licenses/by/4.0/"
PARAGRAPH = (
    "The council of the river town met again on Tuesday and talked about the old lock for three hours. "
    "In the end it decided to keep the lock, to paint it, and to open it on every second Sunday in summer. "
)


def article(site: Site, slug: str, *, day: int = 1, text: str = "", extra: str = "", title: str = "") -> str:
    """Put an article page on the site and return its address."""
    address = site.url(f"/news/{slug}")
    headline = title or slug.replace("-", " ").capitalize()
    body = "".join(f"<p>{PARAGRAPH}{text} {number}.</p>" for number in range(4))
    site.put(
        f"/news/{slug}",
        f'<!doctype html><html lang="en"><head><title>{headline} | River Post</title>'
        f'<link rel="canonical" href="{address}"><meta property="og:title" content="{headline}">'
        '<meta property="og:site_name" content="River Post"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2026-05-{day:02}T08:00:00Z">{extra}</head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>{headline}</h1><p class="byline">By Ann Harbour</p>'
        f'{body}</article><footer><a rel="license" href="{CC}">CC BY 4.0</a></footer></body></html>',
        "text/html; charset=utf-8",
    )
    return address


def listing(site: Site, path: str, entries: list[tuple[str, int]], *, following: str = "") -> str:
    """Put a listing page of (slug, day) on the site and return its address."""
    items = "".join(
        f'<article class="card"><h2><a href="/news/{slug}">{slug.replace("-", " ").capitalize()} is told here</a></h2>'
        f'<time datetime="2026-05-{day:02}T08:00:00Z">{day} May 2026</time></article>'
        for slug, day in entries
    )
    pager = f'<p class="pager"><a rel="next" href="{following}">Older posts</a></p>' if following else ""
    return site.put(
        path,
        f'<!doctype html><html><head><title>News</title></head><body><nav><a href="/about">About us</a></nav>'
        f"<main>{items}{pager}</main></body></html>",
        "text/html; charset=utf-8",
    )


def slugs(first: int, last: int) -> list[tuple[str, int]]:
    """Slugs and days of the articles from one number down to another."""
    return [(f"the-story-number-{number}", number) for number in range(first, last - 1, -1)]


def fill(site: Site, first: int, last: int) -> None:
    """Put the pages of these articles on the site."""
    for slug, day in slugs(first, last):
        article(site, slug, day=day)


def sitemap(site: Site, path: str, entries: list[tuple[str, str]], *, index: bool = False) -> str:
    """Put a sitemap of (path, lastmod) on the site, or an index of sitemaps, and return its address."""
    root, item = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    rows = "".join(
        f"<{item}><loc>{site.url(place)}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</{item}>"
        for place, lastmod in entries
    )
    return site.put(
        path,
        f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{root}>',
        "application/xml",
    )


def mapped(first: int, last: int) -> list[tuple[str, str]]:
    """Paths of articles with the days they were last changed."""
    return [(f"/news/{slug}", f"2026-05-{day:02}") for slug, day in slugs(first, last)]
