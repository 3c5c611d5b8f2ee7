"""Articles, decisions and editions to credit, cut and print. All words are our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from syndicator.model.article import Article, Image, Moment, Party, Person, Term
from syndicator.model.edition import Edition, Entry
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Decision, Duty, ImageDecision, License, Reason
from syndicator.rights import apply

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FIRST_SEEN = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)

CC_BY = License(
    id="CC-BY-4.0",
    name="CC BY 4.0",
    uri="https://creativecommons.org/licenses/by/4.0/",
    version="4.0",
    permits=("Reproduction", "Distribution", "DerivativeWorks"),
    requires=("Attribution", "Notice"),
)
CC_BY_ND_UNVERSIONED = License(id="CC-BY-ND", name="CC BY-ND")

BODY = (
    "<p>The bridge over the old canal opened again on Tuesday after eleven months of work.</p>\n"
    "<p>Its keeper said the first boat passed before breakfast. Nobody was there to wave.</p>\n"
    '<figure><img src="https://harbour.example/bridge.jpg" alt="The bridge"><figcaption>The bridge at dawn</figcaption>'
    "</figure>\n"
    '<p>More on <a href="https://harbour.example/canal">the canal</a> tomorrow.</p>'
)
TEXT = (
    "The bridge over the old canal opened again on Tuesday after eleven months of work.\n\n"
    "Its keeper said the first boat passed before breakfast. Nobody was there to wave.\n\n"
    "More on the canal tomorrow."
)


def own_article(**changes: Any) -> Article:
    """An article collected from who made it."""
    article = Article(
        id="urn:uuid:1a3f63d2-4f1b-5c1e-9d5e-0f3a7c1f2b11",
        keys=("url:harbour.example/bridge",),
        url="https://harbour.example/bridge",
        title="Canal bridge opens again",
        subtitle="Eleven months, one boat",
        people=(Person(name="Ada Example", url="https://harbour.example/people/ada"),),
        published=Moment(at=datetime(2026, 11, 17, 9, 30, tzinfo=UTC)),
        language="en",
        publisher=Party(name="Harbour Post", url="https://harbour.example/"),
        provenance=Provenance(
            steps=(
                Step(role="original", name="Harbour Post", url="https://harbour.example/"),
                Step(role="collected", name="Harbour Post", url="https://harbour.example/"),
            )
        ),
        terms=(Term(term="Transport", scheme="https://harbour.example/sections", label="Traffic & transport"),),
        summary="The canal bridge is open again.",
        body_html=BODY,
        body_text=TEXT,
        images=(
            Image(
                url="https://harbour.example/bridge.jpg",
                caption="The bridge at dawn",
                credit="Ben Example/Harbour Post",
                alt="The bridge",
                width=1200,
                height=800,
                media_type="image/jpeg",
            ),
        ),
        feed_title="Harbour Post: all news",
        feed_url="https://harbour.example/feed.atom",
        feed_id="tag:harbour.example,2026:all",
        content_hash="a" * 64,
    )
    return replace(article, **changes)


def wire_article(**changes: Any) -> Article:
    """A wire story found at a site that only republished it; the wire's own page is not known."""
    article = own_article(
        id="urn:uuid:9b4c22f0-30a9-5d0e-8f5a-6b7d3c2e1a00",
        url="https://globe-reader.example/wire-story/5561",
        title="Army says river crossing is secured",
        subtitle="A thousand people have left the district",
        people=(Person(name="NOVA-PRESS", role="author", agency=True),),
        published=Moment(at=datetime(2016, 12, 11, tzinfo=UTC), precision="day"),
        original_published=Moment(at=datetime(2016, 12, 9, tzinfo=UTC), precision="day"),
        publisher=Party(name="Globe Reader", url="https://globe-reader.example/"),
        provenance=Provenance(
            steps=(
                Step(role="original", name="NOVA", published=datetime(2016, 12, 9, tzinfo=UTC)),
                Step(role="collected", name="Globe Reader", url="https://globe-reader.example/"),
            )
        ),
        images=(),
        feed_title="Globe Reader",
        feed_url="https://globe-reader.example/feed",
        feed_id=None,
        terms=(Term(term="Middle East", scheme="region"), Term(term="War", scheme="theme")),
        content_hash="b" * 64,
    )
    return replace(article, **changes)


def decided(article: Article, outcome: str = "link", **changes: Any) -> Decision:
    """A decision about exactly this version of an article."""
    decision = Decision(
        article_id=article.id,
        content_hash=article.content_hash,
        outcome=outcome,  # type: ignore[arg-type]  # tests hand in any of the five words
        reasons=(Reason(text="Because the test says so.", code="test"),),
        decided_at=FIRST_SEEN,
        policy="default",
    )
    return replace(decision, **changes)


def wire_decision(article: Article, outcome: str = "link", **changes: Any) -> Decision:
    """A decision about the wire story: the wire holds it, nobody granted anything."""
    values: dict[str, Any] = {
        "holders": ("NOVA-PRESS", "NOVA"),
        "years": (2016,),
        "statements": ("Copyright © NOVA-PRESS, NOVA, 2016",),
        "reasons": (
            Reason(text="The text is held by NOVA; what Globe Reader permits reaches only its own articles.", code="t"),
        ),
    }
    return decided(article, outcome, **(values | changes))


def licensed(article: Article, **changes: Any) -> Decision:
    """Full text under CC BY 4.0 with the duties that come with it, picture shown."""
    values: dict[str, Any] = {
        "license": CC_BY,
        "holders": ("Harbour Post",),
        "years": (2026,),
        "images": tuple(ImageDecision(url=image.url or "", show=True) for image in article.images),
        "duties": (
            Duty(action="attribute_source"),
            Duty(action="attribute_author"),
            Duty(action="link_original"),
            Duty(action="link_license"),
            Duty(action="keep_notice"),
        ),
        "reasons": (Reason(text="Harbour Post licenses its own articles under CC BY 4.0.", code="license_allows"),),
    }
    return replace(decided(article, "full"), **(values | changes))


def shown(article: Article, decision: Decision, **changes: Any) -> Entry:
    """The entry ``rights.apply`` makes of both; it must make one."""
    values: dict[str, Any] = {"first_seen": FIRST_SEEN, "changed": FIRST_SEEN, "full_text": True, "at": NOW}
    entry = apply.entry(article, decision, **(values | changes))
    assert entry is not None
    return entry


def edition(*entries: Entry, **changes: Any) -> Edition:
    """A printing of a feed of ours."""
    made = Edition(
        id="all",
        title="Everything",
        description="All that we may show",
        site_title="The Reading Room",
        site_url="https://reading-room.example/",
        base_url="https://reading-room.example/feeds/",
        language="en",
        contact="editor@reading-room.example",
        updated=max((entry.updated for entry in entries), default=datetime(2026, 1, 1, tzinfo=UTC)),
        entries=entries,
        formats=("rss", "atom", "json"),
        version="0.1.0",
    )
    return replace(made, **changes)
