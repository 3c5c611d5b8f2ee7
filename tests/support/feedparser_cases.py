"""feedparser's own cases as questions to our reader: loading, comparing, counting. Compares markup as trees."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser
from support.feedparser_view import view
from support.feeds import capture, members

from syndicator import parse
from syndicator.errors import ParseError
from syndicator.syntax import header, url

METADATA = (
    ("wellformed", "atom"),
    ("wellformed", "atom10"),
    ("wellformed", "rss"),
    ("wellformed", "rdf"),
    ("wellformed", "sgml"),
    ("illformed", ""),
)
"""Groups about the metadata of feeds and entries: 588 rows with decomposed checks."""

_SERVER = "http://127.0.0.1:8097/"  # where feedparser's own test server stands; some cases resolve against it


def load(folder: Path) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    """Return the rows that have checks, and the documents by path."""
    with (folder / "cases.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = {name.removeprefix("tests/"): body for name, body in members(folder / "tests-data.tar.xz")}
    return [row for row in rows if row["checks"] is not None], documents


def answered(rows: list[dict[str, Any]], documents: dict[str, bytes]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Return how many rows of each group our reader answers as feedparser does, and the paths of the others."""
    good: Counter[tuple[str, str]] = Counter()
    missed = []
    for row in rows:
        if _is_answered(row, documents[row["path"]]):
            good[row["suite"], row["group"]] += 1
        else:
            missed.append(row["path"])
    return good, missed


def _is_answered(row: dict[str, Any], body: bytes) -> bool:
    fields = {key.lower(): value for key, value in row["headers"].items()}
    media_type, charset = header.media_type(fields.get("content-type"))
    address = fields.get("content-location") or _SERVER + row["path"]
    try:
        seen = view(parse.read(capture(body, url=address, media_type=media_type, charset=charset), kind="feed"))
    except ParseError:
        seen = {"bozo": True}
    return all(_holds(seen, check) for check in row["checks"])


def _get(value: Any, path: list[Any]) -> Any:
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _holds(seen: dict[str, Any], check: dict[str, Any]) -> bool:  # noqa: PLR0911 - one answer per operation
    path, operation, expected = check["path"], check["op"], check.get("value")
    value = _get(seen, path)
    match operation:
        case "==":
            if path == ["version"]:  # both 0.91 dialects are one to us
                expected = {"rss091n": "rss091u"}.get(expected, expected)
            detail = _get(seen, path[:-1] if path[-1] == "value" else [*path[:-1], f"{path[-1]}_detail"])
            base = detail.get("base") if isinstance(detail, dict) else None
            return _same(value, expected, base)
        case "truthy":
            return bool(value)
        case "falsy":
            return not value
        case "is":
            return value is expected
        case "len==":
            return value is not None and len(value) == expected
        case "!=":
            return bool(value != expected)
        case "not contains":
            return not value or expected not in value
    msg = f"unknown operation {operation}"
    raise AssertionError(msg)


def _same(value: Any, expected: Any, base: str | None = None) -> bool:
    if isinstance(value, tuple):  # any of these
        return expected in value
    if isinstance(value, dict) and isinstance(expected, dict):
        return all(_same(value.get(key), wanted) for key, wanted in expected.items())
    if value is None and expected == "":
        return True
    if isinstance(value, str) and isinstance(expected, str) and value != expected:
        if expected.startswith("http") and " " not in expected:
            return url.normalise(value) == url.normalise(expected)
        if "<" in value or "<" in expected or "&" in expected:
            return _tree(value, base) == _tree(expected, None)
    return bool(value == expected)


def _tree(markup: str, base: str | None) -> str:
    """Markup as a browser understands it, its addresses resolved: feedparser resolves, we keep the base beside it."""
    parser = LexborHTMLParser(f"<body>{markup}")
    for node in parser.css("*"):
        for name in sorted(node.attributes):  # their order means nothing
            value = node.attributes[name]
            del node.attrs[name]
            node.attrs[name] = value or ""
    for node in parser.css("[href],[src]"):
        for name in ("href", "src"):
            address = node.attributes.get(name)
            if address and base:
                node.attrs[name] = url.normalise(address, base) or address
    return (parser.body.inner_html or "").strip() if parser.body is not None else ""
