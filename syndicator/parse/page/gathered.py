"""The basket the parts of the page reader put their findings in, and how it becomes a ``Draft``. It weighs nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from syndicator.model.draft import (
    Complaint,
    Draft,
    DraftEnclosure,
    DraftImage,
    DraftOrigin,
    DraftPerson,
    DraftTerm,
    Mark,
    Said,
)
from syndicator.syntax import url as web

MOST = 60  # of any one kind: a page that names a hundred authors names none


@dataclass(slots=True)
class Gathered:
    """Everything found so far, in the order it was found: structured first, then meta, then the page's own text."""

    url: str  # of the capture
    base: str  # against which links resolve
    links: list[Said] = field(default_factory=list)
    titles: list[Said] = field(default_factory=list)
    subtitles: list[Said] = field(default_factory=list)
    people: list[DraftPerson] = field(default_factory=list)
    published: list[Said] = field(default_factory=list)
    updated: list[Said] = field(default_factory=list)
    languages: list[Said] = field(default_factory=list)
    publishers: list[DraftPerson] = field(default_factory=list)
    origins: list[DraftOrigin] = field(default_factory=list)
    terms: list[DraftTerm] = field(default_factory=list)
    bodies: list[Said] = field(default_factory=list)
    summaries: list[Said] = field(default_factory=list)
    images: list[DraftImage] = field(default_factory=list)
    enclosures: list[DraftEnclosure] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    embargoed_until: Said | None = None
    paywalled: bool = False

    def resolve(self, href: str | None) -> str | None:
        """Return the absolute address of a link; None where there is none (an empty or bare "#" link is none)."""
        href = (href or "").strip()
        return web.normalise(href, self.base) if href and not href.startswith("#") else None

    def say(self, into: list[Said], text: str | None, carrier: str, locator: str = "") -> None:
        """Keep a value, once per carrier."""
        text = " ".join((text or "").split())
        if text and not any(said.text == text and said.carrier == carrier for said in into) and len(into) < MOST:
            into.append(Said(text=text[:4000], carrier=carrier, locator=locator))

    def person(self, name: str, carrier: str, locator: str = "", role: str = "author", url: str | None = None) -> None:
        """Keep someone credited, once per carrier and role."""
        name = " ".join(name.split())
        known = any(one.name == name and one.carrier == carrier and one.role == role for one in self.people)
        if name and not known and len(self.people) < MOST:
            self.people.append(
                DraftPerson(name=name[:500], role=role, url=self.resolve(url), carrier=carrier, locator=locator)
            )

    def publisher(self, name: str | None, carrier: str, locator: str = "", url: str | None = None) -> None:
        """Keep who is said to run the site."""
        name = " ".join((name or "").split())
        if name and not any(one.name == name and one.carrier == carrier for one in self.publishers):
            self.publishers.append(
                DraftPerson(name=name[:300], role="publisher", url=self.resolve(url), carrier=carrier, locator=locator)
            )

    def term(self, term: str, scheme: str | None, carrier: str) -> None:
        """Keep a category, once per scheme."""
        term = " ".join(term.split())
        known = any(one.term.lower() == term.lower() and one.scheme == scheme for one in self.terms)
        if term and len(term) <= 120 and not known and len(self.terms) < MOST:  # noqa: PLR2004 - a term, not a sentence
            self.terms.append(DraftTerm(term=term, scheme=scheme, carrier=carrier))

    def draft(self) -> Draft:
        """Close the basket."""
        return Draft(
            identifiers=tuple(self.identifiers),
            links=tuple(self.links),
            titles=tuple(self.titles),
            subtitles=tuple(self.subtitles),
            people=tuple(self.people),
            published=tuple(self.published),
            updated=tuple(self.updated),
            languages=tuple(self.languages),
            publishers=tuple(self.publishers),
            origins=tuple(self.origins),
            terms=tuple(self.terms),
            bodies=tuple(self.bodies),
            summaries=tuple(self.summaries),
            images=tuple(self.images[:MOST]),
            enclosures=tuple(self.enclosures[:MOST]),
            marks=tuple(self.marks),
            embargoed_until=self.embargoed_until,
            paywalled=self.paywalled,
        )
