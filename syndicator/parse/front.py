"""Reads the front matter of a text document (``---`` or ``+++`` at its head): flat keys and values, no YAML library.

Only what drop folders hold is read: ``key: value``, lists in brackets or with dashes, quoted strings; TOML by tomllib.
Anything deeper is left out, never guessed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from html import escape, unescape
from typing import Final

from syndicator.model.draft import Draft, DraftImage, DraftOrigin, DraftPerson, DraftTerm, Mark, Said
from syndicator.syntax import url as web

_FENCES: Final = {"---": ("---", "..."), "+++": ("+++",)}
_KEY: Final = re.compile(r"^([A-Za-z_][\w .-]{0,40}?)\s*:(?:\s+(.*)|\s*)$")
_ITEM: Final = re.compile(r"^\s*-\s+(.*)$")
MAX_LINES: Final = 200

Values = dict[str, tuple[str, ...]]


def split(text: str) -> tuple[Values, str, int]:
    """Return the values, the text after them, and how many lines they took; ``({}, text, 0)`` where there are none."""
    lines = text.split("\n", MAX_LINES + 1)
    fence = lines[0].strip() if lines else ""
    ends = _FENCES.get(fence)
    if ends is None:
        return {}, text, 0
    for number in range(1, min(len(lines), MAX_LINES)):
        if lines[number].strip() in ends:
            inner = lines[1:number]
            values = _toml("\n".join(inner)) if fence == "+++" else _pairs(inner)
            if not values:
                return {}, text, 0
            return values, "\n".join(lines[number + 1 :]), number + 1
    return {}, text, 0


def _toml(text: str) -> Values:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {
        key.lower(): tuple(
            str(one) for one in (value if isinstance(value, list) else [value]) if not isinstance(one, dict)
        )
        for key, value in data.items()
        if not isinstance(value, dict)
    }


def _pairs(lines: list[str]) -> Values:
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        found = _KEY.match(line) if not line.startswith((" ", "\t", "#")) else None
        item = _ITEM.match(line)
        if found:
            key = found[1].strip().lower()
            values[key] = _listed((found[2] or "").strip())
        elif item and key:
            values[key].append(_bare(item[1]))
        elif line.startswith((" ", "\t")) and key and len(values[key]) <= 1 and line.strip():
            values[key] = [" ".join([*values[key], line.strip()]).strip()]  # a folded value
    return {key: tuple(filter(None, found)) for key, found in values.items()}


def _listed(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_bare(one) for one in value[1:-1].split(",")]
    return [] if value in {"", "|", ">", "~", "null", "|-", ">-"} else [_bare(value)]


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return re.split(r"\s#\s", value, maxsplit=1)[0].strip()


_FRONT_PEOPLE: Final = {
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "editor": "editor",
    "translator": "translator",
}
_FRONT_TERMS: Final[dict[str, str | None]] = {
    "tags": None, "tag": None, "keywords": None, "categories": "category", "category": "category", "section": "section",
    "region": "region", "theme": "theme", "topic": "topic", "topics": "topic",
}  # fmt: skip
_FRONT_RIGHTS: Final = {
    "license": "dcterms:license", "licence": "dcterms:license", "rights": "dc:rights", "copyright": "meta:copyright",
    "rightsholder": "dcterms:rightsHolder", "rights_holder": "dcterms:rightsHolder",
    "copyright_holder": "dcterms:rightsHolder",
}  # fmt: skip


def put_before(draft: Draft, values: Values, base: str | None) -> Draft:
    """Put what the front matter says before what the text says."""
    if not values:
        return draft

    def said(*keys: str) -> tuple[Said, ...]:
        return tuple(
            Said(text=one, carrier=f"front:{key}", locator="front matter")
            for key in keys
            for one in values.get(key, ())
        )

    people = tuple(
        DraftPerson(name=one, role=role, carrier=f"front:{key}", locator="front matter")
        for key, role in _FRONT_PEOPLE.items()
        for one in values.get(key, ())
    )
    publishers = tuple(
        DraftPerson(name=one, role="publisher", carrier="front:publisher", locator="front matter")
        for key in ("publisher", "site", "site_name")
        for one in values.get(key, ())
    )
    terms = tuple(
        DraftTerm(term=one, scheme=scheme, carrier=f"front:{key}")
        for key, scheme in _FRONT_TERMS.items()
        for value in values.get(key, ())
        for one in value.split(",")
        if one.strip()
    )
    origins = tuple(
        _origin(one, values, base)
        for key in ("source", "original", "origin", "original_source")
        for one in values.get(key, ())
    )
    marks = tuple(
        Mark(
            signal=signal,
            words=one,
            url=web.normalise(one) if web.is_web(one) else None,
            attributes=(("syntax", "front"), ("name", key)),
            locator="front matter",
        )
        for key, signal in _FRONT_RIGHTS.items()
        for one in values.get(key, ())
    )
    images = tuple(
        DraftImage(
            url=web.normalise(one, base), credit=next(iter(values.get("image_credit", ())), None), carrier="front:image"
        )
        for key in ("image", "cover", "featured_image")
        for one in values.get(key, ())
        if web.normalise(one, base)
    )
    embargo = said("embargo", "embargoed_until", "embargo_until")
    return replace(
        draft,
        identifiers=tuple(values.get("id", ())) + tuple(values.get("guid", ())),
        links=tuple(
            one
            for one in said("canonical", "canonical_url", "url", "link", "permalink")
            if web.normalise(one.text, base)
        )
        + draft.links,
        titles=said("title", "headline") + draft.titles,
        subtitles=said("subtitle", "dek", "standfirst") + draft.subtitles,
        people=people + draft.people,
        publishers=publishers + draft.publishers,
        published=said("date", "published", "publishdate", "publish_date", "pubdate", "created") + draft.published,
        updated=said("updated", "modified", "lastmod", "last_modified") + draft.updated,
        languages=said("lang", "language") + draft.languages,
        summaries=said("description", "summary", "excerpt", "abstract") + draft.summaries,
        terms=terms + draft.terms,
        origins=origins + draft.origins,
        marks=marks + draft.marks,
        images=images + draft.images,
        embargoed_until=embargo[0] if embargo else None,
    )


def _origin(value: str, values: Values, base: str | None) -> DraftOrigin:
    linked = re.match(r"^\[(.{1,200}?)\]\((.{0,500}?)\)$", value)
    name, target = (linked[1], linked[2]) if linked else ("", value) if web.is_web(value) else (value, "")
    given = next((one for key in ("source_url", "original_url") for one in values.get(key, ())), target)
    published = next(
        (one for key in ("original_date", "source_date", "original_published") for one in values.get(key, ())), None
    )
    return DraftOrigin(
        name=unescape(name) or None,
        article_url=web.normalise(given, base) if given and not given.startswith("#") else None,
        published=published,
        carrier="front:source",
        words=escape(value, quote=False),
        locator="front matter",
    )
