"""OPML 1.0, 1.1 and 2.0: lists of feeds that people move between readers. Reads no feed and configures nothing.

http://opml.org/spec2.opml. Not one of ``parse.READERS``: a list of subscriptions holds no articles; ``sources import``
reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from syndicator.errors import Malformed, UnknownFormat
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint
from syndicator.parse import elements
from syndicator.parse.elements import Element, child, words
from syndicator.syntax import date, html, xml
from syndicator.syntax import url as web

MOST: Final = 20_000  # outlines with an address
_MOST_DOCUMENTS: Final = 50  # that somebody wrote one after the other
_MOST_CATEGORIES: Final = 50  # of one feed
_DEEPEST: Final = 10  # categories in categories
_LONGEST: Final = 2_000  # characters of a title or an address
_START: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?opml(?=[\s>/])", re.IGNORECASE)
_LISTS: Final = frozenset(("include", "source"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One feed of a list."""

    title: str
    xml_url: str  # normalised
    html_url: str | None = None
    categories: tuple[tuple[str, ...], ...] = ()  # paths: ("News", "Local")
    language: str | None = None

    @property
    def category(self) -> str:
        """The first category as a path, "News/Local"; "" where there is none."""
        return "/".join(self.categories[0]) if self.categories else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another list, or a page of which no feed is said."""

    title: str
    url: str
    categories: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """Everything one document listed."""

    version: str = ""  # as stated
    title: str = ""
    owner_name: str = ""
    owner_email: str = ""
    owner_url: str | None = None
    created: str = ""  # as stated
    modified: str = ""
    feeds: tuple[Subscription, ...] = ()
    lists: tuple[Reference, ...] = ()
    pages: tuple[Reference, ...] = ()
    complaints: tuple[Complaint, ...] = ()


def recognises(capture: Capture) -> bool:
    """Tell whether this is OPML: by its root element."""
    return elements.root_name(capture.body).casefold() == "opml"


def read(capture: Capture) -> Outlines:
    """Return what the document lists, each address once.

    Raises ``errors.Malformed`` for what is broken beyond mending and ``errors.UnknownFormat`` for what is no OPML.
    """
    reader = _Reader(web.normalise(capture.url))
    for root in _roots(capture):
        reader.head(root)
        for body in elements.children(root, "body", "BODY"):
            reader.walk(body, ())
    return reader.outlines()


def _roots(capture: Capture) -> Iterator[Element]:
    """Yield the document, or the documents somebody wrote one after the other into one file."""
    tree = xml.read(capture.body, capture.charset)
    if elements.name(tree.root).casefold() != "opml":
        raise UnknownFormat(
            f"this is no OPML: its root is <{elements.name(tree.root)}>",
            url=capture.url,
            hint="export your subscriptions as OPML and give me that file",
        )
    yield tree.root
    starts = [found.start() for found in _START.finditer(capture.body)] if tree.cut else []
    for number, start in enumerate(starts[1:_MOST_DOCUMENTS], 1):
        end = starts[number + 1] if number + 1 < len(starts) else len(capture.body)
        try:
            yield xml.read(capture.body[start:end], capture.charset).root
        except Malformed:
            continue


class _Reader:
    def __init__(self, base: str | None) -> None:
        self.base = base
        self.version = ""
        self.meta: dict[str, str] = {}
        self.feeds: dict[str, Subscription] = {}
        self.lists: dict[str, Reference] = {}
        self.pages: dict[str, Reference] = {}
        self.complaints: list[Complaint] = []

    def head(self, root: Element) -> None:
        self.version = self.version or str(root.get("version") or "").strip()[:20]
        for element in elements.children(child(root, "head")):
            name, text = elements.name(element), words(element)[:_LONGEST]
            if text:
                self.meta.setdefault(name, text)
            if name in {"dateCreated", "dateModified"} and text and date.parse(text) is None:
                self._tell(f'{name} "{text[:60]}" is no date', f"head/{name}", "unreadable_date")

    def walk(self, element: Element, path: tuple[str, ...]) -> None:
        """Read the outlines in an element; an outline without an address is a category of those in it."""
        for inner in element:
            if elements.name(inner).casefold() != "outline":
                continue
            said = {str(key).casefold(): str(value).strip()[:_LONGEST] for key, value in inner.attrib.items()}
            title = html.fold(said.get("text") or said.get("title") or "")
            categories = _categories(said.get("category", ""), path)
            self._take(said, title, categories, f"outline {title[:100]}")
            own = (*path, title) if title and not said.get("xmlurl") and len(path) < _DEEPEST else path
            self.walk(inner, own)

    def _take(self, said: dict[str, str], title: str, categories: tuple[tuple[str, ...], ...], locator: str) -> None:
        kind = said.get("type", "").casefold()
        feed, page, other = (self._address(said.get(key, "")) for key in ("xmlurl", "htmlurl", "url"))
        if len(self.feeds) + len(self.lists) + len(self.pages) >= MOST:
            if not any(complaint.code == "too_many" for complaint in self.complaints):
                self._tell(f"more than {MOST:,} addresses: the others are not read", locator, "too_many")
        elif feed is not None and kind not in _LISTS:
            found = Subscription(
                title=title,
                xml_url=feed,
                html_url=page,
                categories=categories,
                language=said.get("language") or None,
            )
            known = self.feeds.get(web.identity(feed))
            self.feeds[web.identity(feed)] = found if known is None else _merged(known, found)
        elif (target := feed or other) is not None and (kind in _LISTS or kind == "link"):
            is_list = kind in _LISTS or target.casefold().split("?")[0].endswith(".opml")
            into = self.lists if is_list else self.pages
            into.setdefault(target, Reference(title=title, url=target, categories=categories))
        elif page is not None:
            self.pages.setdefault(page, Reference(title=title, url=page, categories=categories))
        elif said.get("xmlurl"):
            self._tell(f'"{said["xmlurl"][:100]}" is no web address', locator, "unusable_address")

    def _address(self, text: str) -> str | None:
        return web.normalise(text, self.base) if text else None

    def _tell(self, message: str, locator: str, code: str) -> None:
        if len(self.complaints) < elements.MOST:
            self.complaints.append(Complaint(message=message, locator=locator[:300], code=code))

    def outlines(self) -> Outlines:
        owner = self.meta.get("ownerId", "")
        return Outlines(
            version=self.version,
            title=self.meta.get("title", ""),
            owner_name=self.meta.get("ownerName", ""),
            owner_email=self.meta.get("ownerEmail", ""),
            owner_url=web.normalise(owner) if owner else None,
            created=self.meta.get("dateCreated", ""),
            modified=self.meta.get("dateModified", ""),
            feeds=tuple(self.feeds.values()),
            lists=tuple(self.lists.values()),
            pages=tuple(self.pages.values()),
            complaints=tuple(self.complaints),
        )


def _merged(known: Subscription, found: Subscription) -> Subscription:
    """Return one subscription of two to the same feed: it stands in both their categories."""
    categories = tuple(dict.fromkeys((*known.categories, *found.categories)))[:_MOST_CATEGORIES]
    return replace(known, categories=categories, title=known.title or found.title)


def _categories(stated: str, path: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return where an outline stands: under its parents, and in what ``category`` says ("tag, /path/to")."""
    found: dict[tuple[str, ...], None] = {path: None} if path else {}
    for one in stated.split(",")[:_MOST_CATEGORIES]:
        parts = tuple(part for step in one.split("/") if (part := " ".join(step.split())))
        if parts:
            found[parts] = None
    return tuple(found)
