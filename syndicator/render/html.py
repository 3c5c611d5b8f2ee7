"""The index page for people: which feeds there are, and what is new in them with its credit. Shows only editions.

The page loads nothing from anywhere (no script, no picture, no font), so a reader of it is seen by nobody, and its
Content-Security-Policy would stop whatever a mistake let through. Templates are package data, escaped by default.
"""

from __future__ import annotations

import base64
import hashlib
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Protocol

from syndicator.model.edition import Edition, Entry
from syndicator.render import origin as origins
from syndicator.render.characters import address, clean, line, rfc3339

if TYPE_CHECKING:
    from jinja2 import Environment, Template

LATEST = 50  # entries on the page; the feeds hold the rest
SUMMARY = 280  # characters of each on the page

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FORMATS = {"rss": ("RSS", ".rss.xml"), "atom": ("Atom", ".atom.xml"), "json": ("JSON Feed", ".json")}
_BADGES = {"full": "Full text", "excerpt": "Excerpt", "link": "Link"}


class Site(Protocol):
    """What the page says about who publishes it."""

    @property
    def title(self) -> str:
        """Name of the site."""
        ...

    @property
    def url(self) -> str:
        """Its address."""
        ...

    @property
    def language(self) -> str:
        """Language of the page, BCP 47."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One entry as the page prints it; ``credit`` is markup of our own making."""

    entry: Entry
    title: str
    url: str | None
    language: str
    date: str
    stamp: str
    badge: str
    reason: str
    summary: str | None
    credit: str
    chain: tuple[str, ...]
    license_name: str | None
    license_url: str | None


def index(editions: Sequence[Edition], *, site: Site | None = None) -> bytes:
    """Return the index page of all feeds; equal input gives equal bytes. Its own words are English.

    ``site`` is named by the page; where it is None the editions name their own.
    """
    first = editions[0] if editions else None
    title = line(site.title if site is not None else first.site_title if first is not None else "") or "Feeds"
    style = read("index.css")
    updated = max((edition.updated for edition in editions if edition.entries), default=None)
    page = template("index.html").render(
        title=title,
        home=address(site.url if site is not None else first.site_url if first is not None else "./"),
        language=(site.language if site is not None else first.language if first is not None else "en"),
        style=style,
        style_hash=style_hash(style),
        feeds=[_feed(edition) for edition in editions],
        entries=_latest(editions),
        count=len({entry.id for edition in editions for entry in edition.entries}),
        updated=_day(updated) if updated is not None else None,
        updated_stamp=rfc3339(updated) if updated is not None else None,
        generator=line(f"{first.generator} {first.version}") if first is not None else "Syndicator",
    )
    return clean(page).encode()


def _latest(editions: Sequence[Edition]) -> list[Shown]:
    """Return each entry once, newest first, as the feed that shows most of it does.

    How wide a feed is, is the operator's taste (``full_text``); what the badge tells is what the rights allow.
    """
    width = {"link": 0, "excerpt": 1, "full": 2}
    found: dict[str, Entry] = {}
    for edition in editions:
        for entry in edition.entries:
            known = found.get(entry.id)
            if known is None or width[entry.outcome] > width[known.outcome]:
                found[entry.id] = entry
    newest = sorted(found.values(), key=lambda entry: (-entry.published.timestamp(), entry.id))
    return [_shown(entry) for entry in newest[:LATEST]]


def _shown(entry: Entry) -> Shown:
    language = origins.language(entry) or "und"
    steps = [line(step.name) for step in entry.provenance.steps]
    url = origins.license_url(entry)
    return Shown(
        entry=entry,
        title=origins.title(entry),
        url=address(entry.url) if entry.url else None,
        language=language,
        date=_day(entry.published),
        stamp=rfc3339(entry.published),
        badge=_BADGES[entry.outcome],
        reason=line(entry.reason),
        summary=textwrap.shorten(line(entry.summary_text), SUMMARY, placeholder=" …") or None,
        credit=clean(entry.credit.html),
        chain=tuple(dict.fromkeys(name for name in (*steps, line(entry.credit.via)) if name)),
        license_name=line(entry.license.name) if entry.license is not None else None,
        license_url=address(url) if url else None,
    )


def _feed(edition: Edition) -> dict[str, object]:
    names = [(*_FORMATS[name], name) for name in edition.formats if name in _FORMATS]
    return {
        "id": edition.id,
        "title": line(edition.title) or edition.id,
        "language": edition.language,
        "description": line(edition.description),
        "count": len(edition.entries),
        "formats": [{"name": name, "kind": kind, "file": f"{edition.id}{suffix}"} for name, suffix, kind in names],
        "updated": _day(edition.updated) if edition.entries else None,
    }


def _day(moment: datetime) -> str:
    at = moment.astimezone(UTC)
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def style_hash(style: str) -> str:
    """Return the name under which a Content-Security-Policy lets a style sheet in (CSP Level 3 §2.3.1)."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def template(name: str) -> Template:
    """Return a template of ours; what is put into one is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment: Environment = Environment(
        loader=FunctionLoader(read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(name)


@cache
def read(name: str) -> str:
    """Return a template or style sheet as it is."""
    return (resources.files("syndicator.render") / "templates" / name).read_text(encoding="utf-8")
