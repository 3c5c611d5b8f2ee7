"""Which element is read by what: the tables of items, feed heads and atom:source. Reads nothing itself."""

from __future__ import annotations

from typing import Final

from syndicator.model.draft import DraftOrigin, Said
from syndicator.parse.feed import atom, media, rights, rss
from syndicator.parse.feed.names import local
from syndicator.parse.feed.record import LONGEST_LINE, MOST_OF_A_KIND, Element, Handler, Record
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
    told = (feed_id, rights, inner.titles, inner.relations, inner.people, inner.updated, inner.said, inner.terms)
    if not any(told) and not inner.subtitles:
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
            terms=tuple(inner.terms),
            relations=tuple(inner.relations),
            said=(*inner.titles, *inner.subtitles, *inner.said, *inner.updated),
        )
    )
    if not record.terms:  # RFC 4287 §4.2.11: what the entry lacks, its source says
        record.terms.extend(inner.terms)


def remember(record: Record, element: Element, short: str) -> None:
    """Take what a head says of itself and nobody weighs: generator, docs, text input, the channel image's title."""
    said = atom.construct(record, element, short) if short.startswith("atom:") else record.say(element, short)
    is_construct = short.startswith("atom:")
    if said is not None and (is_construct or not len(element)):
        record.said.append(said)
    for key, value in element.attrib.items():
        stated = str(value).strip()[:LONGEST_LINE]
        if stated and str(key)[:1] != "{" and len(record.said) < MOST_OF_A_KIND:
            record.said.append(Said(text=stated, carrier=f"{short}/@{key!s}", locator=record.where(short)))
    for child in () if is_construct else element:
        inner = record.say(child, f"{short}/{local(str(child.tag))}")
        if inner is not None and len(record.said) < MOST_OF_A_KIND:
            record.said.append(inner)


def flag(record: Record, element: Element, short: str) -> None:
    """Take an empty element whose being there says it all (RFC 5005 §2, §4)."""
    if len(record.said) < MOST_OF_A_KIND:
        record.said.append(Said(text=local(str(element.tag)), carrier=short, locator=record.where(short)))


def picture(record: Record, element: Element, short: str) -> None:
    """Take the channel's image, and what it says beside the address."""
    media.image(record, element, short)
    remember(record, element, short)


_HEADS_OWN: Final[dict[str, Handler]] = {
    **dict.fromkeys(
        (
            "rss:generator",
            "atom:generator",
            "rss:docs",
            "rss:textInput",
            "rss:cloud",
            "rss:rating",
            "atom:info",
            "itunes:newFeedUrl",
            "itunes:block",
            "itunes:explicit",
        ),
        remember,
    ),
    "fh:complete": flag,
    "fh:archive": flag,
    "rss:image": picture,
    "atom:icon": picture,
    "atom:logo": picture,
}
_SOURCE: Final[dict[str, Handler]] = {**rss.COMMON, **atom.ELEMENTS, **rights.ELEMENTS, **_HEADS_OWN}
ITEM: Final[dict[str, Handler]] = {
    **rss.COMMON,
    **atom.ELEMENTS,
    **rights.ELEMENTS,
    **media.ELEMENTS,
    "atom:source": source,
}
HEAD: Final[dict[str, Handler]] = {**ITEM, **_HEADS_OWN}
