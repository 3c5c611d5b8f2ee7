"""Our reading of a subscription list in the words of listparser's cases, so that its expectations can be asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from syndicator.parse.opml import Outlines, Reference
from syndicator.syntax import date


def view(read: Outlines) -> dict[str, Any]:
    version = read.version[:1]
    return {
        "bozo": bool([one for one in read.complaints if one.code == "unreadable_date"]),
        "version": {"1": "opml1", "2": "opml2"}.get(version, "opml"),
        "meta": _meta(read),
        "feeds": [{"title": one.title, "url": one.xml_url, **_categories(one.categories)} for one in read.feeds],
        "lists": [_reference(one) for one in read.lists],
        "opportunities": [_reference(one) for one in read.pages],
    }


def _meta(read: Outlines) -> dict[str, Any]:
    author = {"name": read.owner_name, "email": read.owner_email, "url": read.owner_url}
    meta: dict[str, Any] = {"title": read.title, "created": read.created, "modified": read.modified}
    meta["author"] = {key: value for key, value in author.items() if value}
    for key in ("created", "modified"):
        moment = date.parse(meta[key])
        meta[f"{key}_parsed"] = moment.at if moment else None
    return {key: value for key, value in meta.items() if value}


def _reference(one: Reference) -> dict[str, Any]:
    return {"title": one.title, "url": one.url, **_categories(one.categories)}


def _categories(paths: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    return {"categories": [list(path) for path in paths], "tags": [path[0] for path in paths if len(path) == 1]}


def holds(expectation: str, result: dict[str, Any]) -> bool:
    """Ask one expectation of the shared cases, which are Python expressions."""
    names = {"result": result, "len": len, "datetime": dt, "__builtins__": {}}
    try:
        return bool(eval(expectation, names))  # noqa: S307 - the shared cases are written as expressions
    except (LookupError, TypeError):
        return False
