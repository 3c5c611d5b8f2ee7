"""The sitemaps of crawler-commons and trafilatura: every address in them is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.feeds import capture, members

from syndicator.parse import sitemap

FOUND = {  # pages, further sitemaps, pictures, titles: as many as there are elements in the files
    "rss/feed.rss": (3, 0, 0, 3),
    "rss/xmlRss_pubDate.xml": (7, 0, 0, 7),
    "sitemap-hreflang.xml": (3, 1, 0, 0),
    "sitemap.xml": (84, 0, 0, 0),
    "sitemap.xml.gz": (84, 0, 0, 0),
    "sitemap2.xml": (0, 2, 0, 0),
    "sitemaps/atom.xml": (1, 0, 0, 1),
    "sitemaps/do-not-visit.txt": (1, 0, 0, 0),
    "sitemaps/extension/hebdenbridgetimes-articles-sitemap.xml": (74, 0, 94, 0),
    "sitemaps/extension/pagemaps-sitemap.xml": (2, 0, 0, 0),
    "sitemaps/extension/shinpaideshou-news-sitemap.xml": (3, 0, 0, 3),
    "sitemaps/extension/sitemap-images.xml": (1, 0, 2, 0),
    "sitemaps/extension/sitemap-links.xml": (3, 0, 0, 0),
    "sitemaps/extension/sitemap-mobile.xml": (3, 0, 0, 0),
    "sitemaps/extension/sitemap-news.xml": (2, 0, 0, 2),
    "sitemaps/extension/sitemap-videos-tvshow.xml": (1, 0, 0, 0),
    "sitemaps/extension/sitemap-videos.xml": (3, 0, 0, 0),
    "sitemaps/sitemap-with-bom.txt": (2, 0, 0, 0),
    "sitemaps/sitemap.badns.xml": (2, 0, 0, 0),
    "sitemaps/sitemap.index.xml": (0, 15, 0, 0),
    "sitemaps/sitemap.ns.xml": (2, 0, 0, 0),
    "sitemaps/sitemap.txt": (2, 0, 0, 0),
    "sitemaps/sitemap.txt.gz": (5, 0, 0, 0),
    "sitemaps/xmlSitemap.gz": (5, 0, 0, 0),
}


@pytest.mark.shared
def test_every_address_is_found(shared: Path) -> None:
    folder = shared / "sitemaps"
    documents = dict(members(folder / "crawler-commons.tar.xz"))
    documents |= {path.name: path.read_bytes() for path in folder.glob("sitemap*")}
    assert set(documents) == set(FOUND)
    seen = {}
    for name, body in documents.items():
        found = sitemap.locations(capture(body, url=""))
        pictures = sum(len(entry.images) for entry in found.entries)
        titles = sum(entry.title is not None for entry in found.entries)
        seen[name] = (len(found.entries), len(found.sitemaps), pictures, titles)
    assert seen == FOUND
