"""Small articles and findings for tests, in our own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from syndicator.model.article import Article, Party
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Decision, Evidence

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)


def article(identity: str = "1", **changes: Any) -> Article:
    """Return an article that a site called Mill Post wrote itself."""
    url = f"https://mill.example/{identity}"
    made = Article(
        id=f"urn:uuid:00000000-0000-5000-8000-{int(identity):012d}",
        keys=(f"url:mill.example/{identity}",),
        url=url,
        title=f"Title {identity}",
        publisher=Party(name="Mill Post", url="https://mill.example/"),
        provenance=Provenance(
            steps=(
                Step(role="original", name="Mill Post", article_url=url),
                Step(role="collected", name="Mill Post", article_url=url),
            )
        ),
        body_html="<p>Text.</p>",
        body_text="Text.",
        content_hash=f"hash-{identity}",
    )
    return replace(made, **changes)


def evidence(identity: str = "e1", **changes: Any) -> Evidence:
    """Return a copyright line in a feed."""
    made = Evidence(
        id=identity,
        signal="rss:copyright",
        scope="feed",
        extent="work",
        region="head",
        stance="reserves",
        words="© Mill Post",
        observed_at=AT,
    )
    return replace(made, **changes)


def decision(of: Article, **changes: Any) -> Decision:
    """Return a decision to link."""
    made = Decision(article_id=of.id, content_hash=of.content_hash, outcome="link", decided_at=AT)
    return replace(made, **changes)
