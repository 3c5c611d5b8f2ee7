"""Builders for what a decision is made from, with the narrow case as default: somebody's page, nothing said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from syndicator.model.article import Article, Image, Moment, Party, Person
from syndicator.model.draft import Mark
from syndicator.model.provenance import Provenance, Step, Trace
from syndicator.model.rights import Agreement, Decision, Evidence, Policy, UseProfile
from syndicator.rights import decide, evidence

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = "https://daily.example/2026/story"

COMMUNITY = UseProfile(commercial=False, community_site=True, advertising=False, selected_by="person")
COMMERCIAL = UseProfile(commercial=True, advertising=True, news_media=True, selected_by="person")
PAPER = UseProfile(commercial=True, news_media=True, selected_by="person", media=("print",))
ROBOT = UseProfile(commercial=False, community_site=True, advertising=False, selected_by="automatic")

CC = "https://creativecommons.org/licenses/"


def article(**said: Any) -> Article:
    """An article of the Daily Example, found at its own site; ``origin`` makes it somebody else's."""
    origin: Step | None = said.pop("origin", None)
    collected = Step(role="collected", name="Daily Example", url="https://daily.example/", article_url=PAGE)
    fields: dict[str, Any] = {
        "id": "urn:uuid:00000000-0000-5000-8000-000000000001",
        "keys": ("url:daily.example/2026/story",),
        "url": PAGE,
        "title": "A story",
        "published": Moment(at=datetime(2026, 2, 20, tzinfo=UTC)),
        "publisher": Party(name="Daily Example", url="https://daily.example/"),
        "provenance": Provenance(steps=(origin, collected) if origin else (collected,)),
        "body_text": "Word " * 400,
        "content_hash": "c" * 64,
    }
    return Article(**{**fields, **said})


def from_elsewhere(name: str, url: str | None = None) -> Step:
    """An original source."""
    trace = Trace(words=f"The original source of this article is {name}", carrier="text:tail")
    return Step(role="original", name=name, url=url, evidence=(trace,))


def agency(name: str) -> Person:
    """An agency's byline."""
    return Person(name=name, role="agency", agency=True)


def picture(name: str = "a", **said: Any) -> Image:
    """A picture of the article."""
    return Image(url=f"https://daily.example/{name}.jpg", **said)


def block(words: str, **place: Any) -> Mark:
    """A block of prose after the article."""
    return Mark(signal="text:block", words=words, **{"region": "tail", **place})


def licence(module: str = "by/4.0", **place: Any) -> Mark:
    """A licence link in the item's metadata."""
    return Mark(signal="link:license", url=f"{CC}{module}/", attributes=(("rel", "license"),), **place)


def seen(*marks: Mark, url: str = PAGE) -> tuple[Evidence, ...]:
    """The marks as evidence."""
    return evidence.read(marks, url=url, observed_at=AT)


def decided(
    *marks: Mark,
    of: Article | None = None,
    use: UseProfile = COMMUNITY,
    policy: Policy | None = None,
    agreement: Agreement | None = None,
    at: datetime = AT,
    **more: Any,
) -> Decision:
    """Decide about an article under which these marks stand."""
    return decide.decide(
        of or article(), seen(*marks), use=use, policy=policy or Policy(), agreement=agreement, at=at, **more
    )


def codes(decision: Decision) -> list[str]:
    """The codes of the reasons, in order."""
    return [reason.code for reason in decision.reasons]
