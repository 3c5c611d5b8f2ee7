"""A feed document as a tree → a harvest: finds the head and the items of every dialect; ``elements`` reads them."""

from __future__ import annotations

from typing import Final

from syndicator.model.draft import Complaint, Draft, Harvest, HarvestFeed, Mark, Said, Withdrawn
from syndicator.parse import blocks
from syndicator.parse.feed import atom, media, rss
from syndicator.parse.feed.elements import HEAD, ITEM
from syndicator.parse.feed.names import RDF, local, name
from syndicator.parse.feed.record import Element, Place, Record
from syndicator.syntax import html
from syndicator.syntax import url as web
from syndicator.syntax.xml import Document

MOST_ITEMS: Final = 5_000
_ITEMS: Final = frozenset({"rss:item", "atom:entry"})
_TEASER_END: Final = 80  # characters
_TOMBSTONE: Final = "at:deleted-entry"
_VERSIONS: Final = {
    "0.90": "rss090", "0.91": "rss091", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094", "1.0": "rss10",
    "2.0": "rss20",
}  # fmt: skip


def is_feed(root: Element) -> bool:
    """Tell whether the root is one of a feed's."""
    return root_name(root).lower() in {"rss", "rdf", "feed", "channel", "entry", "deleted-entry"}


def root_name(root: Element) -> str:
    """Return the root's local name."""
    return local(str(root.tag))


def read(document: Document, url: str) -> Harvest:
    """Return what the document says. ``url`` is where it was found: the base of its relative links."""
    return _Reader(document, url).harvest()


class _Reader:
    def __init__(self, document: Document, url: str) -> None:
        self.root = document.root
        self.kind = root_name(self.root).lower()
        self.default = "atom" if self.kind in {"feed", "entry", "deleted-entry"} else "rss"
        self.inherits = _has_inherited(self.root)
        self.place = Place(web.normalise(url), None)
        if self.inherits:
            self.place = self.place.at(self.root)
        self.items: list[tuple[Element, Place]] = []
        self.withdrawn: list[Withdrawn] = []
        self.complaints: list[Complaint] = []

    def harvest(self) -> Harvest:
        head_element, head_path = self._head()
        head_place = self.place.at(head_element) if self.inherits and head_element is not self.root else self.place
        head = Record("feed", head_path, head_place, default=self.default, inherits=self.inherits)
        if self.kind == "entry":
            self.items.append((self.root, self.place))
        elif self.kind == "deleted-entry":
            self._withdraw(self.root, self.kind)
        else:
            self._gather(head, head_element, head_place)
        drafts = self._drafts(head_path)
        return Harvest(
            format=self._format(),
            feed=_feed(head, head_place),
            marks=tuple(head.marks) + self._works(head),
            drafts=tuple(drafts),
            withdrawn=tuple(self.withdrawn),
            complaints=(*self.complaints, *head.complaints),
        )

    def _head(self) -> tuple[Element, str]:
        root = root_name(self.root)
        if self.default == "rss" and self.kind != "channel":
            for child in self.root:
                if isinstance(child.tag, str) and name(child.tag, "rss") == "rss:channel":
                    return child, f"{root}/{local(child.tag)}"
        return self.root, root

    def _gather(self, head: Record, element: Element, place: Place) -> None:
        """Walk the head; items and tombstones are put aside. In RDF items stand beside the channel, not in it."""
        for child in element:
            tag: object = child.tag
            if not isinstance(tag, str):
                continue
            short = name(tag, self.default)
            if short in _ITEMS:
                self.items.append((child, place))
            elif short == _TOMBSTONE:
                self._withdraw(child, f"{head.locator}/{short}")
            else:
                handler = HEAD.get(short)
                if handler is not None:
                    handler(head, child, short)
        if element is not self.root:
            self._gather_beside(head)

    def _gather_beside(self, head: Record) -> None:
        """Take what stands beside the channel: in RDF the items and the image do."""
        for child in self.root:
            tag: object = child.tag
            short = name(tag, self.default) if isinstance(tag, str) else ""
            if short in _ITEMS:
                self.items.append((child, self.place))
            elif short == "rss:image":
                HEAD[short](head, child, short)

    def _withdraw(self, element: Element, locator: str) -> None:
        found = atom.tombstone(element, f"{locator}[{len(self.withdrawn) + 1}]")
        if found is None:
            self.complaints.append(Complaint(message="a tombstone without ref", locator=locator, code="bad_tombstone"))
        elif len(self.withdrawn) < MOST_ITEMS:
            self.withdrawn.append(found)

    def _drafts(self, head_path: str) -> list[Draft]:
        if len(self.items) > MOST_ITEMS:
            self.complaints.append(
                Complaint(
                    message=f"{len(self.items):,} items, read the first {MOST_ITEMS:,}",
                    locator=head_path,
                    code="too_many_items",
                )
            )
        drafts = []
        for number, (element, place) in enumerate(self.items[:MOST_ITEMS], 1):
            path = head_path if element.getparent() is None or self.kind != "rdf" else root_name(self.root)
            locator = path if element is self.root else f"{path}/{local(str(element.tag))}[{number}]"
            drafts.append(self._draft(element, place, locator))
        return drafts

    def _draft(self, element: Element, place: Place, locator: str) -> Draft:
        if self.inherits:
            place = place.at(element)
        record = Record("item", locator, place, default=self.default, inherits=self.inherits)
        record.walk(element, ITEM)
        about = element.get(RDF + "about")
        if about:
            _about(record, about, place)
        if record.image_default:
            media.settle(record)
        if record.loose and not record.bodies and not record.summaries:
            record.summaries.extend(record.loose)
        if place.language and not record.languages:
            record.languages.append(Said(text=place.language, carrier="xml:lang", locator=locator))
        if record.bodies or record.summaries:
            _prose(record)
        self.complaints.extend(record.complaints)
        return record.draft()

    def _works(self, head: Record) -> tuple[Mark, ...]:
        """Licences said in RDF beside the channel (cc:Work), where they are about the feed itself.

        A work that is not the feed is left out: leaving out a licence can only narrow. cc:License blocks repeat the
        terms of a licence and grant nothing.
        """
        if self.kind != "rdf":
            return ()
        marks: list[Mark] = []
        own = {None, self.place.base, head.home, head.self_link, *head.identifiers}
        for child in self.root:
            if not isinstance(child.tag, str) or name(child.tag, "rss") != "cc:Work":
                continue
            if web.normalise(child.get(RDF + "about") or "", self.place.base) not in own:
                continue
            record = Record("feed", "RDF/cc:Work", self.place, default="cc", inherits=self.inherits)
            record.walk(child, HEAD)
            marks.extend(record.marks)
        return tuple(marks)

    def _format(self) -> str:
        if self.default == "atom":
            namespace = str(self.root.tag)[1:].partition("}")[0].lower()
            old = "purl.org/atom" in namespace or (self.root.get("version") or "").startswith("0.")
            return "atom03" if old else "atom10"
        if self.kind == "rdf":
            old = any("netscape" in str(space).lower() for space in self.root.nsmap.values())
            return "rss090" if old else "rss10"
        version = (self.root.get("version") or "").strip()
        return "rss20" if version.startswith("2") else _VERSIONS.get(version, "rss")


def _has_inherited(root: Element) -> bool:
    """Tell whether xml:base or xml:lang stands anywhere: if not, no element needs to be asked."""
    return bool(root.xpath("boolean(//@xml:base | //@xml:lang)"))


def _about(record: Record, about: str, place: Place) -> None:
    """rdf:about is the item's address by definition (RSS 1.0 §5.5)."""
    if about not in record.identifiers:
        record.identifiers.append(about)
    record.link(rss.ABOUT, about, "rdf:about", place)


def _prose(record: Record) -> None:
    seen: set[str] = set()
    texts = record.bodies[:2]
    # A teaser that is cut from the text has no end of its own to look at.
    if record.summaries and not (texts and record.summaries[0].text[-_TEASER_END:] in texts[0].text):
        texts = [*texts, record.summaries[0]]
    for said in texts:
        for mark in blocks.marks(said.text, base_url=said.base_url, locator=said.locator, language=said.language):
            if mark.words not in seen:
                seen.add(mark.words)
                record.marks.append(mark)


def _feed(head: Record, place: Place) -> HarvestFeed:
    title = html.text(head.titles[0].text) if head.titles else None
    tongue = head.languages[0].text if head.languages else place.language
    ttl = head.other.get("rss:ttl", "").strip()
    return HarvestFeed(
        title=title or None,
        url=head.home,
        feed_url=head.self_link,
        id=head.identifiers[0] if head.identifiers else None,
        language=tongue,
        updated=next((said.text for said in (*head.updated, *head.published)), None),
        people=(*head.people, *head.publishers),
        ttl_minutes=int(ttl) if ttl.isascii() and ttl.isdigit() and len(ttl) < 9 else None,  # noqa: PLR2004 - 1,900 years
        update_period=head.other.get("sy:updatePeriod"),
        update_frequency=head.other.get("sy:updateFrequency"),
        skip_hours=rss.skip_hours(head.other.get("rss:skipHours", "")),
        skip_days=rss.skip_days(head.other.get("rss:skipDays", "")),
        terms=tuple(head.terms),
        images=tuple(head.images),
        relations=tuple(head.relations),
        said=(
            *head.titles,
            *head.subtitles,
            *head.summaries,
            *head.published,
            *head.updated,
            *(said for _, said in head.links),
            *head.said,
        ),
    )
