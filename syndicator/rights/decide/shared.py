"""What the items of one feed have in common for a decision, so that it is worked out once. Decides nothing itself.

A feed says its rights once, for twenty items. Reading the same statements, sorting them and weighing them against the
same site gives twenty times the same. So what was heard is kept by the evidence it was heard from (``hear``), and an
item that nobody permits anything of is decided as the ``face`` it shows: all a decision may look at that leads to no
more than a link. Two items with one face and one body of evidence have one decision but for their names.

Why not keep whole decisions by article? No two articles are equal. Why not for permissions too? What they reach and
whether it can be carried out hangs on the very text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from syndicator.model.article import Article, Party, Person
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Evidence, RightsStatement
from syndicator.rights import names, statements
from syndicator.rights.decide.case import ordered
from syndicator.syntax import url as addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one body of evidence says, in an order that does not depend on that of the evidence."""

    pieces: Mapping[str, Evidence]  # by id
    said: tuple[RightsStatement, ...]
    text: tuple[RightsStatement, ...]  # what speaks of the text
    images: tuple[RightsStatement, ...]  # what speaks of pictures only
    machine: tuple[tuple[str, str], ...]
    permits: bool  # somebody permits something: then the decision hangs on the very article
    points_elsewhere: bool  # it names another place in which the item first appeared
    signed: bool  # a copyright line at the item: then it matters who wrote it


@lru_cache(maxsize=512)  # the items of the few documents at hand
def hear(evidence: tuple[Evidence, ...]) -> Heard:
    """Read all that was said."""
    pieces = {piece.id: piece for piece in evidence}
    said = ordered(statements.read(pieces[name] for name in sorted(pieces)))
    return Heard(
        pieces=MappingProxyType(pieces),
        said=said,
        text=statements.of_text(said),
        images=statements.of_images(said),
        machine=_strictest({pair for statement in said for pair in statement.machine}),
        permits=any(statement.grants for statement in said),
        points_elsewhere=any(statement.origin for statement in said),
        signed=any(statement.holders and statement.scope == "item" for statement in said),
    )


def _strictest(machine: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Drop what is waived in one place and reserved in another (RELIABILITY.md L4); others stand side by side."""
    if ("tdm-reservation", "1") in machine:
        machine = machine - {("tdm-reservation", "0")}
    return tuple(sorted(machine))


class Face(NamedTuple):
    """What a decision may look at of an article of which nobody permits anything: no text, no name of its own."""

    url: str | None  # the site of the address
    people: tuple[Person, ...]
    publisher: Party
    station: tuple[str | None, str | None, str | None]  # who it comes from: name, home page, site of the address
    embargoed_until: datetime | None
    expires: datetime | None

    def article(self) -> Article:
        """Return the article that has this face and nothing besides."""
        name, url, article_url = self.station
        step = Step(role="collected", name=name, url=url, article_url=article_url)
        return Article(
            id="",
            keys=(),
            url=self.url,
            title="",
            people=self.people,
            publisher=self.publisher,
            provenance=Provenance(steps=(step,)),
            embargoed_until=self.embargoed_until,
            expires=self.expires,
        )


def face(article: Article, heard: Heard) -> Face | None:
    """Return an article as a decision sees it where nothing is permitted; None where that needs the article itself.

    That is where somebody permits something, and where it may come from somebody else than who runs the site. Kept:
    whose it is, the site, embargo and end, and beside a copyright line at the item who wrote it. Left out: the text,
    its names and dates, and of its addresses all but the site.
    """
    if heard.permits or heard.points_elsewhere or any(person.agency for person in article.people):
        return None
    first, *others = [_station(step) for step in article.provenance.steps]
    if others and (any(other != first for other in others) or not _is_itself(first[0])):
        return None
    return Face(
        url=_home(article.url),
        people=article.people if heard.signed else (),
        publisher=article.publisher,
        station=first,
        embargoed_until=article.embargoed_until,
        expires=article.expires,
    )


def _station(step: Step) -> tuple[str | None, str | None, str | None]:
    """Return the party a step is: an item that comes from where it was found has two that are equal."""
    return step.name, step.url, _home(step.article_url)


def _is_itself(name: str | None) -> bool:
    """Tell whether a party is the same as itself: "***" is nobody."""
    return not name or names.same(name, name)


def _home(url: str | None) -> str | None:
    host = addresses.host(url) if url else ""
    return f"https://{host}/" if host else url
