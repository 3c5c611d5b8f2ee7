"""Which element is read by what: the tables of items, feed heads and atom:source. Reads nothing itself."""

from __future__ import annotations

from typing import Final

from syndicator.model.draft import DraftOrigin
from syndicator.parse.feed import atom, media, rights, rss
from syndicator.parse.feed.record import Element, Handler, Record
from syndicator.syntax import html


def source(record: Record, element: Element, short: str) -> None:
    """Take atom:source: the head of the feed the entry comes from, with its rights (RFC 4287 §4.2.11)."""
    if record.scope != "item":
        return
    locator = record.counted(short)
    inner = Record("source", locator, record.at(element), default=record.default, inherits=record.inherits)
    inner.walk(element, _SOURCE)
    rights = next((mark.words for mark in inner.marks if mark.signal == "atom:source-rights"), None)
    record.marks.extend(inner.marks)
    record.complaints.extend(inner.complaints)
    title_of = html.text(inner.titles[0].text) if inner.titles else ""
    feed_id = inner.identifiers[0] if inner.identifiers else None
    if not (title_of or inner.home or inner.self_link or feed_id or rights or inner.people):
        return
    record.origins.append(
        DraftOrigin(
            name=title_of or None,
            url=inner.home,
            feed_url=inner.self_link,
            feed_id=feed_id,
            updated=inner.updated[0].text if inner.updated else None,
            authors=tuple(inner.people),
            rights=rights,
            carrier=short,
            words=title_of,
            locator=locator,
        )
    )
    if not record.terms:  # RFC 4287 §4.2.11: what the entry lacks, its source says
        record.terms.extend(inner.terms)


_SOURCE: Final[dict[str, Handler]] = {**rss.COMMON, **atom.ELEMENTS, **rights.ELEMENTS}
ITEM: Final[dict[str, Handler]] = {
    **rss.COMMON,
    **atom.ELEMENTS,
    **rights.ELEMENTS,
    **media.ELEMENTS,
    "atom:source": source,
}
HEAD: Final[dict[str, Handler]] = ITEM
