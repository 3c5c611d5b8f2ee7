"""One ninjs item whose names are folded, so that every version of the standard reads alike. Weighs nothing."""

from __future__ import annotations

import json
import re
from typing import Final

from syndicator.model.draft import Said
from syndicator.parse import wire
from syndicator.parse.json_value import LONGEST_TEXT, MOST, Object, line

_KEY: Final = re.compile(r"[^a-z0-9]")


def _folded(key: object) -> str:
    return _KEY.sub("", str(key).casefold())


class Item:
    """One item, its names folded so that ``embargoedUntil`` and ``embargoeduntil`` are one; the first one said wins."""

    __slots__ = ("base", "fields", "locator", "raw")

    def __init__(self, raw: Object, locator: str, base: str | None) -> None:
        self.raw = raw
        self.locator = locator
        self.base = base
        self.fields: Object = {}
        for key, value in raw.items():
            folded = _folded(key)
            if folded not in self.fields or self.fields[folded] in (None, "", [], {}):
                self.fields[folded] = value

    def get(self, *names: str) -> object:
        """Return the first of these that is there and says something; names are written folded."""
        return next((self.fields[name] for name in names if self.fields.get(name) not in (None, "", [], {})), None)

    def line(self, *names: str) -> str:
        """Return the first of these that is there, as one line; empty where it has no words."""
        return line(self.get(*names))

    def said(self, *names: str, limit: int = wire.LONGEST) -> tuple[Said, ...]:
        """Return one value as ``Said``; an object or a list that has no words says nothing."""
        for name in names:
            text = words_of(self.fields.get(name))[:limit]
            if text:
                return (Said(text=text, carrier=f"ninjs:{name}", locator=self.at(name), base_url=self.base),)
        return ()

    def stated(self, *names: str) -> tuple[Said, ...]:
        """Return everything said under these names, in every spelling; a value of a wrong type as its JSON."""
        found = []
        for key, value in self.raw.items():
            if _folded(key) in names and value not in (None, "", [], {}):
                text = line(value, 200) or json.dumps(value, ensure_ascii=False)[:200]
                found.append(Said(text=text, carrier=f"ninjs:{_folded(key)}", locator=self.at(str(key)[:100])))
        return tuple(found)

    def at(self, name: str) -> str:
        """Return the JSON pointer of a field."""
        return f"{self.locator}/{name}"

    @property
    def identifiers(self) -> tuple[str, ...]:
        """What the item is called, best first."""
        return tuple(dict.fromkeys(filter(None, (self.line("uri"), self.line("guid")))))

    @property
    def kind(self) -> str:
        """What it is: text, picture, video, composite."""
        return self.line("type").casefold()


def words_of(value: object) -> str:
    """Return the words of a field that is a string in one version and an object with a value in another."""
    if isinstance(value, dict):
        return next((text for key in ("value", "literal", "name", "text") if (text := line(value.get(key)))), "")
    if isinstance(value, list):
        return ", ".join(filter(None, (words_of(one) for one in value[:MOST] if not isinstance(one, list))))
    return line(value, LONGEST_TEXT)
