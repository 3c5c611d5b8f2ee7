"""JSON Feed 1.0 and 1.1 → drafts, tolerant of wrong types: a field that is not what it should be costs that field.

https://www.jsonfeed.org/version/1.1/; extensions (objects whose name begins with "_") become marks, whole and unread.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import (
    Complaint,
    Draft,
    DraftEnclosure,
    DraftImage,
    DraftLink,
    DraftPerson,
    DraftTerm,
    Harvest,
    HarvestFeed,
    Mark,
    Said,
    Scope,
)
from syndicator.parse import blocks, json_value
from syndicator.parse.json_value import Object as _Object
from syndicator.parse.json_value import line as _text
from syndicator.parse.json_value import objects as _objects
from syndicator.syntax import html
from syndicator.syntax import url as web

NAME: Final = "jsonfeed"

MOST_ITEMS: Final = 5_000
_MOST: Final = 200
_LONGEST_LINE: Final = 20_000  # characters
_LONGEST: Final = 2_000_000
_LONGEST_EXTENSION: Final = 20_000
_VERSION: Final = "jsonfeed.org/version/"


def recognises(capture: Capture) -> bool:
    """Tell whether this is a JSON Feed: a JSON object that says its version, or is served as one."""
    if json_value.opening(capture.body) != "{":
        return False
    if capture.media_type == "application/feed+json":
        return True
    body = capture.body.replace(b"\x00", b"").replace(b"\\/", b"/")
    return _VERSION.encode() in body


def read(capture: Capture) -> Harvest:
    """Return what the feed said. Raises ``errors.Malformed`` for what is no JSON object with items."""
    data = json_value.read(capture)
    if not isinstance(data, dict):
        raise Malformed("this JSON is no object, so no JSON Feed", url=capture.url, code="not_a_feed")
    version = _text(data.get("version"))
    items = data.get("items")
    if not isinstance(items, list) and _VERSION not in version:
        raise Malformed(
            "this JSON is no JSON Feed: it has neither a version nor items",
            url=capture.url,
            code="not_a_feed",
            hint="see https://www.jsonfeed.org/version/1.1/",
        )
    return _Reader(data, web.normalise(capture.url)).harvest(version)


class _Reader:
    def __init__(self, data: _Object, base: str | None) -> None:
        self.data = data
        self.base = base
        self.complaints: list[Complaint] = []

    def harvest(self, version: str) -> Harvest:
        data = self.data
        items = data.get("items")
        if not isinstance(items, list):
            self._complain("items is no array", "/items", "wrong_type")
            items = []
        if len(items) > MOST_ITEMS:
            self._complain(f"{len(items):,} items, read the first {MOST_ITEMS:,}", "/items", "too_many_items")
        drafts = []
        for number, item in enumerate(items[:MOST_ITEMS]):
            if isinstance(item, dict):
                drafts.append(self._draft(item, f"/items/{number}"))
            else:
                self._complain("an item that is no object", f"/items/{number}", "wrong_type")
        return Harvest(
            format="jsonfeed11" if "1.1" in version else "jsonfeed10",
            feed=HarvestFeed(
                title=_text(data.get("title")) or None,
                url=web.normalise(_text(data.get("home_page_url")), self.base),
                feed_url=web.normalise(_text(data.get("feed_url")), self.base),
                language=_text(data.get("language")) or None,
                people=tuple(self._people(data, "")),
                images=tuple(self._images(data, "")),
                said=tuple(
                    filter(None, (self._said(data, key, "") for key in ("title", "description", "user_comment")))
                ),
                relations=tuple(self._relations(data)),
            ),
            marks=tuple(self._extensions(data, "feed", "")),
            drafts=tuple(drafts),
            complaints=tuple(self.complaints),
        )

    def _complain(self, message: str, locator: str, code: str) -> None:
        if len(self.complaints) < _MOST:
            self.complaints.append(Complaint(message=message, locator=locator, code=code))

    def _draft(self, item: _Object, locator: str) -> Draft:
        bodies = tuple(
            filter(
                None,
                (
                    self._said(item, "content_html", locator, _LONGEST, "text/html"),
                    self._said(item, "content_text", locator, _LONGEST, "text/plain"),
                ),
            )
        )
        summary = self._said(item, "summary", locator, _LONGEST)
        title = self._said(item, "title", locator)
        identifier = _text(item.get("id"))
        prose = bodies[0] if bodies else summary
        found: tuple[Mark, ...] = ()
        if prose is not None:
            words = prose.text if prose.media_type == "text/html" else html.escape(prose.text).replace("\n\n", "<p>")
            found = blocks.marks(words, base_url=self.base, locator=prose.locator)
        return Draft(
            identifiers=(identifier,) if identifier else (),
            links=tuple(self._links(item, identifier, locator)),
            titles=(title,) if title else (),
            people=tuple(self._people(item, locator)),
            published=self._dates(item, "date_published", locator),
            updated=self._dates(item, "date_modified", locator),
            languages=tuple(filter(None, (self._said(item, "language", locator),))),
            terms=tuple(self._terms(item)),
            bodies=bodies,
            summaries=(summary,) if summary else (),
            images=tuple(self._images(item, locator)),
            enclosures=tuple(self._enclosures(item)),
            marks=(*self._extensions(item, "item", locator), *found),
            locator=locator,
        )

    def _said(
        self, item: _Object, key: str, locator: str, limit: int = _LONGEST_LINE, media_type: str = "text/plain"
    ) -> Said | None:
        value = item.get(key)
        text = _text(value, limit)
        if not text:
            if value not in (None, "", [], {}) and not isinstance(value, str):
                self._complain(f"{key} is no string", f"{locator}/{key}", "wrong_type")
            return None
        return Said(
            text=text, carrier=f"jsonfeed:{key}", locator=f"{locator}/{key}", media_type=media_type, base_url=self.base
        )

    def _dates(self, item: _Object, key: str, locator: str) -> tuple[Said, ...]:
        said = self._said(item, key, locator)
        return (said,) if said else ()

    def _links(self, item: _Object, identifier: str, locator: str) -> Iterator[Said]:
        """Yield the item's own address first; external_url is the page it talks about, so it comes last."""
        candidates = (("url", item.get("url")), ("id", identifier), ("external_url", item.get("external_url")))
        for key, value in candidates:
            text = _text(value)
            address = web.normalise(text, self.base if key != "id" else None)
            if address is not None:
                yield Said(text=address, carrier=f"jsonfeed:{key}", locator=f"{locator}/{key}", base_url=self.base)

    def _people(self, owner: _Object, locator: str) -> Iterator[DraftPerson]:
        """Yield authors (1.1), or author (1.0, deprecated) where there are none."""
        for key in ("authors", "author"):
            value = owner.get(key)
            named = False
            if isinstance(value, str):
                value = {"name": value}
            for one in _objects(value):
                name, address = _text(one.get("name")), web.normalise(_text(one.get("url")), self.base)
                if name or address:
                    named = True
                    yield DraftPerson(
                        name=name or address or "", url=address, carrier=f"jsonfeed:{key}", locator=f"{locator}/{key}"
                    )
            if named:
                return

    def _terms(self, item: _Object) -> Iterator[DraftTerm]:
        tags = item.get("tags")
        if isinstance(tags, str):
            tags = [tags]
        for tag in (tags if isinstance(tags, list) else [])[:_MOST]:
            term = _text(tag)
            if term:
                yield DraftTerm(term=term, carrier="jsonfeed:tags")

    def _images(self, item: _Object, locator: str) -> Iterator[DraftImage]:
        for key in ("image", "banner_image", "icon", "favicon"):
            address = web.normalise(_text(item.get(key)), self.base)
            if address is not None:
                yield DraftImage(url=address, carrier=f"jsonfeed:{key}", locator=f"{locator}/{key}")

    def _relations(self, data: _Object) -> Iterator[DraftLink]:
        """Yield the next page, the hubs, and the two addresses of the feed, as links."""
        for key, rel in (("home_page_url", "alternate"), ("feed_url", "self"), ("next_url", "next")):
            address = web.normalise(_text(data.get(key)), self.base)
            if address is not None:
                yield DraftLink(rel=rel, url=address)
        for hub in _objects(data.get("hubs"))[:10]:
            address = web.normalise(_text(hub.get("url")), self.base)
            if address is not None:
                yield DraftLink(rel="hub", url=address, media_type=_text(hub.get("type")) or None)

    def _enclosures(self, item: _Object) -> Iterator[DraftEnclosure]:
        for one in _objects(item.get("attachments")):
            address = web.normalise(_text(one.get("url")), self.base)
            size = one.get("size_in_bytes")
            if address is not None:
                yield DraftEnclosure(
                    url=address,
                    media_type=_text(one.get("mime_type")).lower() or None,
                    length=int(size) if isinstance(size, int | float) and 0 <= size < 1e15 else None,  # noqa: PLR2004
                    title=_text(one.get("title")) or None,
                )

    def _extensions(self, owner: _Object, scope: Scope, locator: str) -> Iterator[Mark]:
        """Yield every extension object whole: which of them speak of rights is for ``rights`` to know."""
        for key, value in owner.items():
            if not key.startswith("_") or not isinstance(value, dict | list):
                continue
            words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            if len(words) > _LONGEST_EXTENSION:
                self._complain(f"{key[:40]} is too large to be read", f"{locator}/{key[:40]}", "cut")
            yield Mark(
                signal="jsonfeed:extension",
                words=words[:_LONGEST_EXTENSION],
                attributes=(("name", key[:100]),),
                scope=scope,
                locator=f"{locator}/{key[:100]}",
            )
