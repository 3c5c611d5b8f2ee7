"""Recognises NewsML-G2, finds the items of a message, and says which pictures go along with which text."""

from __future__ import annotations

from typing import Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint, Draft, Harvest, HarvestFeed, Withdrawn
from syndicator.parse import elements, wire
from syndicator.parse.elements import Element, attribute, child, children, words
from syndicator.parse.newsml.item import Item, draft
from syndicator.syntax import url as web

NAME: Final = "newsml"

MOST_ITEMS: Final = 5_000
_ITEMS: Final = frozenset(("newsItem", "packageItem"))
_OTHERS: Final = frozenset(("conceptItem", "knowledgeItem", "planningItem", "catalogItem"))
_PICTURES: Final = frozenset(("picture", "graphic"))
_LINKED: Final = frozenset(("associatedwith", "hasmedia", "illustration", "picture", "photo", "seealso", "isrelatedto"))


def recognises(capture: Capture) -> bool:
    """Tell whether this is NewsML-G2: by its root element."""
    return elements.root_name(capture.body) in {"newsMessage", *_ITEMS, *_OTHERS}


def read(capture: Capture) -> Harvest:
    """Return what the items said. Raises ``errors.Malformed`` for what is broken or holds no item."""
    root = elements.whole(capture)
    reader = _Reader(web.normalise(capture.url))
    reader.gather(root)
    if not reader.items and not reader.packages and not reader.complaints:
        raise Malformed("this NewsML-G2 holds no item", url=capture.url, code="no_items")
    return reader.harvest()


class _Reader:
    def __init__(self, base: str | None) -> None:
        self.base = base
        self.items: dict[str, Item] = {}  # by guid, or by place where there is none
        self.packages: list[Item] = []
        self.complaints: list[Complaint] = []

    def gather(self, root: Element) -> None:
        """Find the items: the root itself, or those of the itemSets of a message."""
        if elements.name(root) in _ITEMS:
            self._keep(root, elements.name(root))
            return
        number = 0
        for itemset in children(root, "itemSet"):
            for element in itemset:
                kind = elements.name(element)
                if kind in _ITEMS:
                    number += 1
                    if number > MOST_ITEMS:
                        self._tell(f"more than {MOST_ITEMS:,} items: the others are not read", kind, "too_many_items")
                        return
                    self._keep(element, f"{kind}[{number}]")
        if elements.name(root) in _OTHERS:
            self._tell(f"<{elements.name(root)}> holds no article", elements.name(root), "no_article")

    def _keep(self, element: Element, locator: str) -> None:
        item = Item(element, locator, self.base)
        key = item.identifier or locator
        if not item.identifier:
            self._tell("an item without guid: a later version of it will not be recognised", locator, "no_guid")
        known = self.items.get(key)
        if known is None or item.version >= known.version:  # an older version may lack a restriction
            self.items[key] = item

    def _tell(self, message: str, locator: str, code: str) -> None:
        if len(self.complaints) < elements.MOST:
            self.complaints.append(Complaint(message=message, locator=locator, code=code))

    def harvest(self) -> Harvest:
        drafts: list[Draft] = []
        withdrawn: list[Withdrawn] = []
        standings = {key: item.standing() for key, item in self.items.items()}
        for standing in standings.values():
            self.complaints += standing.complaints[: max(0, elements.MOST - len(self.complaints))]
        free = {key for key, standing in standings.items() if not (standing.canceled or standing.embargo)}
        along = self._along()
        taken = {key for keys in along.values() for key in keys}
        for key, item in self.items.items():
            standing = standings[key]
            if standing.canceled:
                withdrawn += self._tombstones(item)
            elif elements.name(item.element) == "newsItem" and not (key in taken and key in free):
                pictures = [self.items[one] for one in along.get(key, ()) if one in free]
                drafts.append(draft(item, pictures, standing.embargo))
        return Harvest(
            format=NAME,
            feed=HarvestFeed(),
            drafts=tuple(drafts),
            withdrawn=tuple(withdrawn),
            complaints=tuple(self.complaints),
        )

    def _tombstones(self, item: Item) -> list[Withdrawn]:
        if not item.identifier:
            return []
        when = words(child(item.meta, "versionCreated")) or None
        reason = "canceled by its publisher"
        return list(wire.tombstones((item.identifier,), when=when, reason=reason, locator=item.locator))

    def _along(self) -> dict[str, tuple[str, ...]]:
        """Return the pictures of each text: those it links to, and those a package lists beside it."""
        pictures = {key for key, item in self.items.items() if item.kind in _PICTURES}
        found: dict[str, dict[str, None]] = {}
        if not pictures:
            return {}
        for key, item in self.items.items():
            if elements.name(item.element) == "packageItem":
                listed = [attribute(one, "residref") for one in _references(item.element)]
                texts = [one for one in listed if one in self.items and self.items[one].kind == "text"]
                for text in texts[:1]:  # beside several texts nobody says whose picture it is
                    if len(texts) == 1:
                        found.setdefault(text, {}).update(dict.fromkeys(one for one in listed if one in pictures))
            elif key not in pictures:
                linked = [target for rel, target in item.links() if target in pictures and rel in _LINKED]
                found.setdefault(key, {}).update(dict.fromkeys(linked))
        return {key: tuple(keys) for key, keys in found.items() if keys}


def _references(package: Element) -> list[Element]:
    groups = children(child(package, "groupSet"), "group")
    return [one for group in groups for one in children(group, "itemRef")][: elements.MOST]
