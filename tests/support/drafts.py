"""Drafts as readers make them, in our own words, for the tests of ``normalise``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from syndicator import normalise
from syndicator.model.article import Article
from syndicator.model.draft import (
    Draft,
    DraftImage,
    DraftOrigin,
    DraftPerson,
    DraftTerm,
    Harvest,
    HarvestFeed,
    Mark,
    Said,
)
from syndicator.model.source import Source

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PAGE = "https://harbour.example/news/2026/tide"
FEED = HarvestFeed(
    title="The Harbour Post - RSS",
    url="https://harbour.example/",
    feed_url="https://harbour.example/feed",
    language="en-GB",
)


def said(text: str, carrier: str = "html:h1", **more: Any) -> Said:
    return Said(text=text, carrier=carrier, **more)


def markup(text: str, carrier: str = "rss:content:encoded", **more: Any) -> Said:
    return Said(text=text, carrier=carrier, media_type="text/html", **more)


def block(words: str, region: Any = "tail", html: str | None = None, locator: str = "line 9") -> Mark:
    return Mark(signal="text:block", words=words, region=region, html=html, locator=locator)


def item(number: int = 1, **more: Any) -> Draft:
    """An item of the Harbour Post's feed."""
    fields: dict[str, Any] = {
        "identifiers": (f"post-{number}",),
        "links": (said(f"https://harbour.example/news/{number}", "rss:link"),),
        "titles": (said(f"Item {number} of the day", "rss:title"),),
        "summaries": (said(f"What happened at pier {number}.", "rss:description"),),
        "published": (said("Sat, 28 Feb 2026 08:00:00 GMT", "rss:pubDate"),),
    }
    return Draft(**(fields | more))


def page(**more: Any) -> Draft:
    """An article page of the Harbour Post."""
    fields: dict[str, Any] = {
        "titles": (said("Tide of the century expected"),),
        "publishers": (DraftPerson(name="The Harbour Post", role="publisher", carrier="og:site_name"),),
        "bodies": (markup("<p>The tide comes on Sunday.</p><p>Nobody is afraid.</p>", "html:body"),),
    }
    return Draft(**(fields | more))


def run(
    *drafts: Draft,
    source: Source | None = None,
    url: str | None = None,
    at: datetime = AT,
    feed: HarvestFeed = FEED,
    form: str = "rss20",
) -> normalise.Normalised:
    """Normalise items of a feed."""
    return normalise.normalise(
        Harvest(format=form, feed=feed, drafts=drafts),
        source=source or Source(id="harbour", kind="feed"),
        url=url or "https://harbour.example/feed",
        at=at,
    )


def one(draft: Draft, **more: Any) -> Article:
    """The only article of a feed's only item."""
    (normal,) = run(draft, **more).articles
    return normal.article


def read(draft: Draft, *, url: str | None = PAGE, source: Source | None = None) -> Article:
    """The article of a page."""
    made = normalise.normalise(
        Harvest(format="html", drafts=(draft,)), source=source or Source(id="harbour", kind="page"), url=url, at=AT
    )
    assert made.complaints == ()
    (normal,) = made.articles
    return normal.article


def seed() -> Draft:
    """What the document reader makes of a page shaped like the seed; names as there, words ours."""
    return Draft(
        titles=(said("Harbour town retaken, general says", "text:heading"),),
        subtitles=(said("Thousand leave of their own will", "text:emphasis"),),
        people=(DraftPerson(name="ITAR-TASS", carrier="text:byline", locator="line 5"),),
        published=(said("December 11, 2016", "text:dateline"),),
        publishers=(DraftPerson(name="Global Research", role="publisher", carrier="text:dateline", locator="line 7"),),
        origins=(
            DraftOrigin(
                name="TASS",
                published="9 December 2016",
                carrier="text:dateline",
                words="TASS 9 December 2016",
                locator="line 7",
            ),
        ),
        terms=(
            DraftTerm(term="Middle East & North Africa", scheme="region"),
            DraftTerm(term="Terrorism", scheme="theme"),
        ),
        bodies=(markup("<p>The general spoke on Friday.</p><h2>Aid</h2><p>It came.</p>", "text:body"),),
        images=(DraftImage(url=None, credit="Konstantin Leipher/TASS", carrier="text:credit"),),
        marks=(
            block("By ITAR-TASS", "byline", 'By <a href="#">ITAR-TASS</a>', "line 5"),
            block(
                "The original source of this article is TASS\nCopyright © ITAR-TASS, TASS, 2016",
                "tail",
                'The original source of this article is <a href="#">TASS</a><br />Copyright © <a href="#">TASS</a>',
                "line 80",
            ),
        ),
    )
