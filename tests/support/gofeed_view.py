"""A harvest as gofeed's universal feed, so that its cases can be put to our reader; answers only what we keep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from syndicator.model.draft import Draft, DraftPerson, Harvest, Said
from syndicator.syntax import date, url

CARRIED_THROUGH = frozenset({"extensions", "dcExt", "itunesExt", "custom"})
"""gofeed's raw copies of foreign elements: no mapping of theirs, and not kept by us under these names."""

_SOURCE = re.compile(r"<img\s[^<>]*?src\s*=\s*[\"']([^\"'<>]+)", re.IGNORECASE)


def view(harvest: Harvest) -> dict[str, Any]:
    """Return the universal feed."""
    feed, said = harvest.feed, harvest.feed.said
    kind, version = _format(harvest.format)
    home = [link.url for link in feed.relations if link.rel == "alternate"]
    links = [*[one.text for one in said if one.carrier == "rss:link"], *[link.url for link in feed.relations]]
    rights = [mark.words for mark in harvest.marks if mark.signal in {"rss:copyright", "atom:rights", "dc:rights"}]
    into: dict[str, Any] = {
        "feedType": kind,
        "feedVersion": version,
        "title": feed.title,
        "description": _text(
            said,
            "rss:description",
            "jsonfeed:description",
            "atom:subtitle",
            "atom:tagline",
            "itunes:subtitle",
            "itunes:summary",
        ),
        "link": feed.url or next(iter(home), None),
        "feedLink": feed.feed_url,
        "links": list(dict.fromkeys(links)),
        "language": feed.language,
        "copyright": next(iter(rights), None),
        "generator": _generator(said),
        "image": _image(feed.images, said) or _shown(said),
        "categories": [term.label or term.term for term in feed.terms],
        "items": [_item(draft) for draft in harvest.drafts],
    }
    _date(into, "updated", said, "rss:lastBuildDate", "atom:updated", "atom:modified", "dc:date")
    _date(into, "published", said, "rss:pubDate", "atom:published")
    _authors(into, feed.people)
    return into


def _format(name: str) -> tuple[str, str]:
    found = re.fullmatch(r"(rss|atom|jsonfeed)(\d)(\d+)", name)
    if found is None:
        return name, ""
    kind = {"jsonfeed": "json"}.get(found[1], found[1])
    number = f"{found[2]}.{found[3]}"
    number = {"rss0.90": "0.9"}.get(kind + number, number)
    return kind, number


def _text(said: Sequence[Said], *carriers: str) -> str | None:
    for carrier in carriers:
        found = next((one.text for one in said if one.carrier == carrier), None)
        if found is not None:
            return found
    return None


def _generator(said: Sequence[Said]) -> str | None:
    parts = (_text(said, "rss:generator", "atom:generator"), _text(said, "atom:generator/@version"))
    address = _text(said, "atom:generator/@uri", "atom:generator/@url")
    shown = [part for part in (parts[0], f"v{parts[1]}" if parts[1] else None, address) if part]
    return " ".join(shown) or None


def _image(images: Sequence[Any], said: Sequence[Said]) -> dict[str, Any] | None:
    title = _text(said, "rss:image/title")
    if not images and title is None:
        return None
    address = next((one.url for one in images if one.carrier == "atom:logo"), images[0].url if images else None)
    return {"url": address, "title": title}


def _shown(said: Sequence[Said]) -> dict[str, Any] | None:
    """gofeed takes a picture in the description where there is no other."""
    found = _SOURCE.search(_text(said, "rss:description") or "")
    return {"url": found[1]} if found else None


def _date(into: dict[str, Any], name: str, saids: Sequence[Said], *carriers: str) -> None:
    text = _text(saids, *carriers)
    moment = date.parse(text) if text else None
    if text is not None:
        into[name] = text
        into[f"{name}Parsed"] = moment.at.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _authors(into: dict[str, Any], people: Sequence[DraftPerson]) -> None:
    found = []
    for person in people:
        if person.role == "contributor":
            continue
        name = None if person.name in {person.email, person.url} else person.name
        pairs = {"name": name, "email": person.email, "url": person.url}
        found.append({key: value for key, value in pairs.items() if value})
    if found:
        into["authors"] = found
        into["author"] = found[0]


def _item(draft: Draft) -> dict[str, Any]:
    bodies = [said.text for said in draft.bodies]
    summaries = [said.text for said in draft.summaries]
    pictures = [image.url for image in draft.images]
    pictures += [found[1] for text in (*bodies, *summaries) if (found := _SOURCE.search(text))]
    links = [said.text for said in draft.links if said.carrier in {"rss:link", "jsonfeed:url", "jsonfeed:external_url"}]
    links += [link.url for link in draft.relations if link.rel not in {"enclosure", "replies"}]
    into: dict[str, Any] = {
        "title": draft.titles[0].text if draft.titles else None,
        "description": next(iter(summaries), None),
        "content": next(iter(bodies), None),
        "link": draft.links[0].text if draft.links else None,
        "links": list(dict.fromkeys(links)),
        "guid": draft.identifiers[0] if draft.identifiers else None,
        "image": {"url": pictures[0]} if pictures else None,
        "categories": [term.label or term.term for term in draft.terms],
        "enclosures": [_enclosure(one.url, one.length, one.media_type) for one in draft.enclosures],
    }
    _date(into, "published", draft.published, *[said.carrier for said in draft.published])
    _date(into, "updated", draft.updated, *[said.carrier for said in draft.updated])
    if "updated" not in into:  # gofeed reads dc:date as an update
        _date(into, "updated", draft.published, "dc:date")
    if "published" not in into:
        _date(into, "published", draft.updated, "atom:updated", "atom:modified")
    into["enclosure"] = next(iter(into["enclosures"]), None)
    _authors(into, draft.people)
    return into


def _enclosure(address: str, length: int | None, media_type: str | None) -> dict[str, Any]:
    return {"url": address, "length": str(length) if length is not None else None, "type": media_type}


def same(value: Any, expected: Any) -> bool:
    """Tell whether everything expected is there; addresses count as equal when they are the same address."""
    if isinstance(expected, dict):
        return isinstance(value, dict) and all(
            same(value.get(key), wanted) for key, wanted in expected.items() if key not in CARRIED_THROUGH
        )
    if isinstance(expected, list):
        return isinstance(value, list) and len(value) == len(expected) and all(map(same, value, expected))
    if expected in (None, ""):
        return not value
    if isinstance(value, str) and isinstance(expected, str) and expected.startswith("http"):
        return url.normalise(value) == url.normalise(expected)
    return bool(value == expected)
