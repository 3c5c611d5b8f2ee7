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
from functools import lru_cache
from types import MappingProxyType

from syndicator.model.article import Article
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


def face(article: Article, heard: Heard) -> Article | None:
    """Return an article as a decision sees it where nothing is permitted; None where that needs the article itself.

    That is where somebody permits something, and where it may come from somebody else than who runs the site. Kept:
    whose it is, the site, embargo and end, and beside a copyright line at the item who wrote it. Left out: the text,
    its names and dates, and of its addresses all but the site.
    """
    first, *others = stations = [_station(step) for step in article.provenance.steps]
    if heard.permits or heard.points_elsewhere or any(person.agency for person in article.people):
        return None
    if any(other != first for other in others):
        return None
    if others and first.name and not names.same(first.name, first.name):  # "***" is nobody, not even itself
        return None
    return Article(
        id="",
        keys=(),
        url=_home(article.url),
        title="",
        people=article.people if heard.signed else (),
        publisher=article.publisher,
        provenance=Provenance(steps=(stations[-1],)),
        embargoed_until=article.embargoed_until,
        expires=article.expires,
        paywalled=article.paywalled,
    )


def _station(step: Step) -> Step:
    """Return a step as the party it is: an item that comes from where it was found has two that are equal."""
    return Step(role="collected", name=step.name, url=step.url, article_url=_home(step.article_url))


def _home(url: str | None) -> str | None:
    host = addresses.host(url) if url else ""
    return f"https://{host}/" if host else url
