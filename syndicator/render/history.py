"""What became of an article, for people and as JSON: versions, corrections, decisions. Shows all that is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from syndicator.model.article import Article
from syndicator.model.holding import Change, Route
from syndicator.render.characters import rfc3339
from syndicator.render.explained import plain

_PAIRS = ("title", "people", "published", "updated", "outcome", "supplier")
_NAMES = {
    "title": "headline",
    "people": "by",
    "published": "published",
    "updated": "updated",
    "outcome": "published as",
    "supplier": "told by",
}


def text(article: Article, *, version: int, first_seen: str, changes: Sequence[Change]) -> str:
    """Return the history as a person reads it, oldest first."""
    now = f"version {version}" if version > 1 else "never changed"
    lines = [plain(article.title) or "(untitled)", f"{article.id}, {now}", "", f"{first_seen}  first seen"]
    for change in changes:
        lines.append(
            f"{rfc3339(change.at)}  version {change.version}" + (f", by {change.source_id}" * bool(change.source_id))
        )
        lines += [f"    {line}" for line in _lines(change)]
    return "\n".join(lines) + "\n"


def _lines(change: Change) -> Iterator[str]:
    for name in _PAIRS:
        pair = getattr(change, name)
        if pair is not None:
            before, after = (plain(value) or "(none)" for value in pair)
            yield f"{_NAMES[name]}: {before} → {after}"
    if change.words_added or change.words_removed:
        yield f"text: +{change.words_added} −{change.words_removed} words"
    for before, after in change.passages:
        if before:
            yield f"  − {plain(before)}"
        if after:
            yield f"  + {plain(after)}"
    if change.other:
        yield f"also: {', '.join(change.other)}"


def as_json(article: Article, *, version: int, first_seen: str, changes: Sequence[Change]) -> dict[str, Any]:
    """Return the history as ``articles ARTICLE --history --json`` prints it."""
    return {
        "id": article.id,
        "title": article.title,
        "version": version,
        "first_seen_at": first_seen,
        "changes": [_change(change) for change in changes],
    }


def _change(change: Change) -> dict[str, Any]:
    pairs = {name: getattr(change, name) for name in _PAIRS}
    return {
        "at": rfc3339(change.at),
        "version": change.version,
        "source": change.source_id or None,
        **{name: {"before": pair[0], "after": pair[1]} if pair else None for name, pair in pairs.items()},
        "text": {
            "words_added": change.words_added,
            "words_removed": change.words_removed,
            "passages": [{"before": before, "after": after} for before, after in change.passages],
        },
        "other": list(change.other),
        "content_before": change.content_hash,
    }


def routes_json(article: Article, routes: Sequence[Route]) -> list[dict[str, Any]]:
    """Return by which ways an article came, the first one first, and what each source tells of it."""
    return [
        {
            "source": route.source_id,
            "shown": route.told is None,
            "by": route.joined,
            "url": told.url,
            "title": told.title,
            "publisher": {"name": told.publisher.name, "url": told.publisher.url},
            "first_seen_at": rfc3339(route.first_seen_at),
            "last_seen_at": rfc3339(route.last_seen_at),
        }
        for route in routes
        for told in [route.told or article]
    ]
