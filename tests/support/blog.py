"""A WordPress site on a ``Web``: its REST interface and its feed, with the same posts. Every word of it is ours."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from support.press import PARAGRAPH
from support.web import Web

from syndicator.errors import Refused
from syndicator.model.capture import Capture, FetchRequest

ROOT = "/wp-json/"


@dataclass
class Blog:
    """The posts of a site, newest change first where they are asked for."""

    web: Web
    posts: dict[int, dict[str, Any]] = field(default_factory=dict)
    closed: int = 0  # the status with which the interface refuses
    ignores: bool = False  # an old WordPress: modified_after means nothing to it

    def __post_init__(self) -> None:
        self.web.put(
            "/",
            f'<html><head><link rel="https://api.w.org/" href="{self.web.url(ROOT)}">'
            f'<link rel="alternate" type="application/rss+xml" href="{self.web.url("/feed/")}"></head></html>',
        )

    def post(self, number: int, *, day: int = 1, hour: int = 8, title: str = "", text: str = "") -> None:
        """Write or change a post."""
        stamp = f"2026-06-{day:02}T{hour:02}:00:00"
        words = title or f"Post number {number}"
        body = f"<p>{PARAGRAPH}{text}</p>" * 3
        self.posts[number] = {
            "id": number, "date_gmt": "2026-06-01T08:00:00", "modified_gmt": stamp, "status": "publish",
            "guid": {"rendered": self.web.url(f"/?p={number}")}, "link": self.web.url(f"/2026/post-number-{number}/"),
            "title": {"rendered": words}, "content": {"rendered": body, "protected": False},
            "excerpt": {"rendered": ""},
            "_embedded": {
                "author": [{"name": "Ann Harbour"}],
                "wp:featuredmedia": [{"source_url": self.web.url(f"/p{number}.jpg"), "mime_type": "image/jpeg",
                                      "caption": {"rendered": "<p>The lock</p>"}, "media_credit": "Tom Lens"}],
                "wp:term": [[{"name": "Harbour", "taxonomy": "category", "slug": "harbour"}]],
            },
        }  # fmt: skip
        items = "".join(
            f"<item><title>{one['title']['rendered']}</title><link>{one['link']}?utm_source=rss</link>"
            f"<guid isPermaLink='false'>{one['guid']['rendered']}</guid>"
            "<pubDate>Mon, 01 Jun 2026 08:00:00 +0000</pubDate>"
            f"<content:encoded><![CDATA[{one['content']['rendered']}]]></content:encoded></item>"
            for one in sorted(self.posts.values(), key=lambda one: -one["id"])
        )
        self.web.put(
            "/feed/",
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>River Blog</title><link>{self.web.url('/')}</link><description>d</description>{items}"
            "</channel></rss>",
            "application/rss+xml",
        )

    def serve(self) -> None:
        """Answer what is asked of the interface."""
        self.web.otherwise = self.answer

    def answer(self, request: FetchRequest) -> Capture:
        parts = urlsplit(request.url)
        if not parts.path.startswith(ROOT) or self.closed:
            status = self.closed or 404
            raise Refused(f"the host answers {status}", url=request.url, status=status)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == ROOT:
            value: Any = {"name": "River Blog &amp; Post", "url": self.web.url("")}
        else:
            after = "" if self.ignores else query.get("modified_after", "").removesuffix("Z")
            found = [one for one in self.posts.values() if one["modified_gmt"] > after]
            found.sort(key=lambda one: (one["modified_gmt"], one["id"]), reverse=True)
            size, page = int(query["per_page"]), int(query.get("page", "1"))
            value = found[size * (page - 1) : size * page]
            if page > 1 and not value:
                raise Refused("the host answers 400", url=request.url, status=400)
        return self.web.answer(request, request.url, "application/json", json.dumps(value).encode())
