"""Recognises ninjs, finds the items in it, and makes a draft or a tombstone of each."""

from __future__ import annotations

from typing import Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint, Draft, Harvest, HarvestFeed, Mark, Said, Withdrawn
from syndicator.parse import blocks, json_value, wire
from syndicator.parse.json_value import MOST
from syndicator.parse.ninjs import fields, media
from syndicator.parse.ninjs.item import Item
from syndicator.syntax import html
from syndicator.syntax import url as web

NAME: Final = "ninjs"

MOST_ITEMS: Final = 5_000
_DEEPEST: Final = 8  # packages in packages, and wrappers around items
_WRAPPERS: Final = ("items", "_items", "item", "data", "results", "news", "content", "articles")
_OWN: Final = (
    "versioncreated", "versionCreated", "pubstatus", "pubStatus", "firstcreated", "firstCreated",
    "contentcreated", "contentCreated", "representationtype", "representationType", "usageterms",
    "usageTerms", "copyrightholder", "copyrightHolder", "infosources", "infoSources", "body_html",
    "body_text", "body_xhtml", "description_text", "headlines",
)  # fmt: skip


def recognises(capture: Capture) -> bool:
    """Tell whether this is ninjs: JSON with a ``uri`` and a name only ninjs uses, or one that says so itself."""
    if not json_value.opening(capture.body):
        return False
    if "ninjs" in capture.media_type:
        return True
    if json_value.names(capture.body, "rendered") and json_value.names(capture.body, "date_gmt"):
        return False  # WordPress
    return json_value.names(capture.body, "uri", "guid") and json_value.names(capture.body, *_OWN)


def read(capture: Capture) -> Harvest:
    """Return what the items said. Raises ``errors.Malformed`` for JSON that holds none."""
    reader = _Reader(web.normalise(capture.url))
    reader.gather(json_value.read(capture), "", 0)
    if not reader.items:
        raise Malformed(
            "this JSON holds no ninjs item: nothing in it has a uri",
            url=capture.url,
            code="not_ninjs",
            hint="see https://iptc.org/standards/ninjs/",
        )
    return reader.harvest()


class _Reader:
    def __init__(self, base: str | None) -> None:
        self.base = base
        self.items: list[Item] = []
        self.drafts: list[Draft] = []
        self.withdrawn: list[Withdrawn] = []
        self.complaints: list[Complaint] = []

    def gather(self, value: object, locator: str, depth: int) -> None:
        """Find the items: the document itself, those of an array, or those inside an interface's wrappers."""
        if isinstance(value, list):
            for number, one in enumerate(value[: MOST_ITEMS + 1]):
                before = len(self.items)
                self.gather(one, f"{locator}/{number}", depth + 1)
                if len(self.items) == before and before < MOST_ITEMS:
                    self._tell("this is no ninjs item: it has no uri", f"{locator}/{number}", "not_an_item")
            return
        if not isinstance(value, dict) or depth > _DEEPEST:
            return
        item = Item(value, locator, self.base)
        if item.identifiers and any(key in value for key in (*_OWN, "type", "headline", "profile")):
            if len(self.items) < MOST_ITEMS:
                self.items.append(item)
            elif len(self.items) == MOST_ITEMS:
                self._tell(f"more than {MOST_ITEMS:,} items: the others are not read", locator, "too_many_items")
                self.items.append(item)
            return
        for key in _WRAPPERS:
            if key in value:
                self.gather(value[key], f"{locator}/{key}", depth + 1)

    def harvest(self) -> Harvest:
        for item in self._newest(self.items[:MOST_ITEMS]):
            self._take(item, None, 0)
        return Harvest(
            format=NAME,
            feed=HarvestFeed(),
            drafts=tuple(self.drafts),
            withdrawn=tuple(self.withdrawn),
            complaints=tuple(self.complaints),
        )

    def _newest(self, items: list[Item]) -> list[Item]:
        """Of several versions of one item only the last counts: an older one may lack a restriction."""
        chosen: dict[str, Item] = {}
        for item in items:
            key = item.identifiers[0]
            known = chosen.get(key)
            if known is None or _version(item) >= _version(known):
                chosen[key] = item
        return list(chosen.values())

    def _tell(self, message: str, locator: str, code: str) -> None:
        if len(self.complaints) < MOST:
            self.complaints.append(Complaint(message=message, locator=locator, code=code))

    def _take(self, item: Item, holding: _Held | None, depth: int) -> None:
        """Make a draft or a tombstone of an item; the texts of a package are items, held and marked as it is."""
        standing = _standing(item)
        if standing.canceled:
            when = item.line("versioncreated", "versioncreateddate") or None
            self.withdrawn += wire.tombstones(
                item.identifiers, when=when, reason="canceled by its publisher", locator=item.locator
            )
            return
        self.complaints += standing.complaints[: max(0, MOST - len(self.complaints))]
        embargo = wire.strictest(standing.embargo, holding.embargo if holding else None)
        marks = (*fields.marks(item, "work"), *(holding.marks if holding else ()))
        parts = [part for part in media.associations(item) if _may_go_along(part)]
        if item.kind == "composite" and depth < _DEEPEST:
            texts = [part for part in parts if part.kind in {"text", "composite"} and part.identifiers]
            for part in texts:
                if len(self.drafts) < MOST_ITEMS:
                    self._take(part, _Held(embargo, marks), depth + 1)
            if texts and not fields.bodies(item):
                return  # the package itself is only a list of what is in it
        self.drafts.append(self._draft(item, parts, embargo, marks))

    def _draft(self, item: Item, parts: list[Item], embargo: Said | None, marks: tuple[Mark, ...]) -> Draft:
        bodies, summaries = fields.bodies(item), fields.descriptions(item)
        if item.line("representationtype").casefold() in {"partial", "incomplete"}:
            bodies, summaries = (), (*summaries, *bodies)  # not the whole text: never to be taken for it
        prose = next(iter((*bodies, *summaries)), None)
        found: tuple[Mark, ...] = ()
        if prose is not None:
            words = prose.text if prose.media_type == "text/html" else html.escape(prose.text).replace("\n\n", "<p>")
            found = blocks.marks(words, base_url=self.base, locator=prose.locator)
        pictures = [part for part in parts if part.kind in media.PICTURES]
        if item.kind in media.PICTURES:
            pictures.insert(0, item)
        picture_marks = tuple(mark for part in pictures if part is not item for mark in fields.marks(part, "image"))
        titles, subtitles = fields.headlines(item)
        return Draft(
            identifiers=item.identifiers,
            links=tuple(fields.links(item)),
            titles=titles,
            subtitles=subtitles,
            people=tuple(fields.people(item)),
            published=(*item.said("firstcreated"), *item.said("contentcreated")) or item.said("versioncreated"),
            updated=item.said("versioncreated"),
            languages=item.said("language"),
            origins=tuple(fields.origins(item)),
            terms=tuple(fields.terms(item)),
            bodies=bodies,
            summaries=summaries,
            images=tuple(
                image
                for part in pictures
                if (image := media.image(part, next((said.text for said in fields.descriptions(part)), None)))
            ),
            enclosures=tuple(media.enclosures(item, parts)),
            marks=(*marks, *picture_marks, *found)[:MOST],
            embargoed_until=embargo,
            expires=next(iter(item.said("expires")), None),
            locator=item.locator or "/",
        )


class _Held:
    """What a package says of everything in it."""

    __slots__ = ("embargo", "marks")

    def __init__(self, embargo: Said | None, marks: tuple[Mark, ...]) -> None:
        self.embargo = embargo
        self.marks = marks


def _standing(item: Item) -> wire.Standing:
    note = item.line("ednote")
    return wire.standing(
        item.stated("pubstatus"),
        item.stated("embargoed", "embargoeduntil"),
        (note,) if note else (),
        locator=item.locator,
    )


def _may_go_along(part: Item) -> bool:
    """Tell whether a part may appear with its item: a picture withheld, cancelled or under embargo may not.

    Texts are items of their own and say so themselves.
    """
    standing = _standing(part)
    return part.kind in {"text", "composite"} or not (standing.canceled or standing.embargo)


def _version(item: Item) -> tuple[float, str]:
    digits = item.line("version")
    number = float(digits) if digits.isdigit() and len(digits) < 16 else 0.0  # noqa: PLR2004 - exact in a float
    return number, item.line("versioncreated")
