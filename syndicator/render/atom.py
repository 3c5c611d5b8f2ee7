"""Atom 1.0 (RFC 4287) with licences (RFC 4946), tombstones (RFC 6721) and the origin's ``atom:source``."""

from __future__ import annotations

from typing import Any, TypeAlias

from syndicator.errors import RenderError
from syndicator.model.edition import Edition, Entry
from syndicator.render import origin as origins
from syndicator.render.characters import address, clean, line

NAME = "atom"
SUFFIX = ".atom.xml"
MEDIA_TYPE = "application/atom+xml"

_FeedEntry: TypeAlias = Any  # feedgen has no types, and its extensions are set as attributes


def render(edition: Edition) -> bytes:
    """Return the edition as an Atom document; equal editions give equal bytes. Raises ``errors.RenderError``."""
    from feedgen.feed import FeedGenerator  # 60 ms to import, and most commands never print

    from syndicator.render.extensions import AtomEntry, AtomFeed

    feed = FeedGenerator()
    feed.register_extension("syndicator", AtomFeed, AtomEntry, rss=False)
    feed.syndicator.edition = edition
    here = address(edition.base_url + edition.id + SUFFIX)
    feed.id(here)
    feed.title(line(edition.title) or edition.id)
    if line(edition.description):
        feed.subtitle(line(edition.description))
    feed.updated(edition.updated.replace(microsecond=0))
    feed.language(edition.language)
    feed.generator(line(edition.generator), version=edition.version or None)
    feed.link(href=here, rel="self", type=MEDIA_TYPE)
    feed.link(href=address(edition.base_url + "index.html"), rel="alternate", type="text/html")
    for entry in edition.entries:
        try:
            _write(feed.add_entry(order="append"), entry)
        except ValueError as problem:
            raise RenderError(f"Atom: {problem}", output_format=NAME, article_id=entry.id) from problem
    try:
        document: bytes = feed.atom_str()
    except ValueError as problem:
        raise RenderError(f"Atom: {problem}", output_format=NAME) from problem
    return document + b"\n"


def _write(element: _FeedEntry, entry: Entry) -> None:
    """Tell feedgen what it writes well; ``extensions.AtomEntry`` adds the rest."""
    element.syndicator.entry = entry
    element.id(entry.id)
    element.title(origins.title(entry))
    element.updated(entry.updated.replace(microsecond=0))
    element.published(entry.published.replace(microsecond=0))
    for person in origins.authors(entry):
        element.author({"name": line(person.name)} | ({"uri": address(person.url)} if person.url else {}))
    for person in origins.contributors(entry):
        element.contributor({"name": line(person.name)} | ({"uri": address(person.url)} if person.url else {}))
    for term in entry.terms:
        if line(term.term):
            scheme = {"scheme": origins.scheme_uri(term.scheme)} if term.scheme and line(term.scheme) else {}
            label = {"label": line(term.label)} if line(term.label) else {}
            element.category({"term": line(term.term)} | scheme | label)
    if entry.summary_text is not None and clean(entry.summary_text).strip():
        element.summary(clean(entry.summary_text))
    element.content(origins.content(entry), type="html")
    if line(entry.rights):
        element.rights(line(entry.rights))
