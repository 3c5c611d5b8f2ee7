"""An independent judge of what stands in the output: reads ``feeds/`` and the store's file, and nothing of Syndicator.

It recomputes from each article's text and its last decision which words may stand there: all of the text under
``full``, no more characters than the decision says (and never more than half of a text we hold) under ``excerpt``, the
title under ``link``, nothing at all under ``review`` and ``withhold``, after a withdrawal and before an embargo has
ended. It imports nothing from the product, so that a mistake there cannot agree with itself here.
"""

from __future__ import annotations

import html
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_TAG = re.compile(r"<[^<>]*>")
UNREAD = 1583  # stands for an end that nobody could read
_ROUNDS = 4  # of unescaping: markup in an Atom text in a feed is escaped twice


@dataclass(frozen=True)
class Told:
    """An article and the last word about it, as the store has them."""

    id: str
    article: dict[str, Any]
    decision: dict[str, Any]
    withdrawn: bool

    @property
    def title(self) -> str:
        """What may always stand with a link."""
        return str(self.article["title"])


@dataclass(frozen=True)
class Words:
    """How a text is told: by so many words in a row."""

    run: int
    word: re.Pattern[str]

    def placed(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Every run of words of a text, with its place; a shorter text is one run."""
        found = [(one.start(), one.end(), one[0].casefold()) for one in self.word.finditer(text)]
        size = min(self.run, len(found)) or 1
        return [
            (found[at][0], found[at + size - 1][1], tuple(word for _, _, word in found[at : at + size]))
            for at in range(len(found) - size + 1)
        ]

    def runs(self, texts: Iterable[str]) -> set[tuple[str, ...]]:
        """Every run of up to so many words."""
        listed = [[one[0].casefold() for one in self.word.finditer(text)] for text in texts]
        sizes = range(1, self.run + 1)
        return {tuple(said[at : at + size]) for said in listed for size in sizes for at in range(len(said) - size + 1)}


def wrongs(database: Path, feeds: Path, *, at: datetime, run: int = 5, word: str = r"\w+") -> list[str]:
    """Return what stands in the output although no decision allows it.

    ``run`` is how many words in a row tell a text, ``word`` what counts as one: a made-up text of words that stand
    nowhere else is told by each of them.
    """
    told, words = list(_told(database)), Words(run, re.compile(word))
    printed = {path.name: path.read_text(encoding="utf-8") for path in sorted(feeds.iterdir()) if path.is_file()}
    full = (text for one in told if level(one, at) == "full" for text in (*_texts(one.article), one.title))
    open_ = words.runs(full)
    found = []
    for name, raw in printed.items():
        shown = words.runs([_plain(raw)])
        for one in told:
            taken = _too_much(one, shown - open_, words, level(one, at))
            found += [f"{name}: {one.title}: {what}" for what in taken]
            if level(one, at) == "nothing" and one.id in raw:
                found.append(f"{name}: {one.title}: stands there")
    return found


def level(one: Told, at: datetime) -> str:
    """Return how much may stand in the output now."""
    decision = one.decision
    outcome = str(decision["outcome"])
    starts = [_time(decision["valid_from"]), _time(one.article["embargoed_until"])]
    if one.withdrawn or outcome in {"review", "withhold"} or any(start is not None and start > at for start in starts):
        return "nothing"
    stands_until = _time(one.article["expires"])
    if stands_until is not None and stands_until.year > UNREAD and stands_until <= at:
        return "nothing"
    end = _time(decision["valid_until"])
    if end is not None and end <= at:
        return "link"
    return "link" if decision["content_hash"] != one.article["content_hash"] else outcome


def _too_much(one: Told, shown: set[tuple[str, ...]], words: Words, allowed: str) -> Iterator[str]:
    if allowed == "full":
        return
    decision = one.decision
    beside = [*decision["statements"], *(duty["text"] or "" for duty in decision["duties"]), str(decision["ask"] or "")]
    beside += [] if allowed == "nothing" else [one.title]
    free = words.runs(beside)
    limit = int(decision["excerpt_characters"]) if allowed == "excerpt" else 0
    body = one.article["body_text"] or one.article["body_html"]
    if body:  # of a text we hold; what its publisher wrote to stand for it may stand whole
        limit = min(limit, max(map(len, _texts(one.article))) // 2)
    for text in (*_texts(one.article), *([one.title] if allowed == "nothing" else [])):
        taken = [(start, end, said) for start, end, said in words.placed(text) if said in shown and said not in free]
        length = taken[-1][1] - taken[0][0] if taken else 0
        if length > limit:
            yield f"{length} characters, allowed are {limit}: {' '.join(taken[0][2])}"


def _texts(article: dict[str, Any]) -> Iterator[str]:
    """Everything of theirs that is text."""
    yield _flat(article["body_text"] or _TAG.sub(" ", html.unescape(article["body_html"] or "")))
    for key in ("summary", "subtitle"):
        if article[key]:
            yield _flat(_TAG.sub(" ", html.unescape(article[key])))
    for image in article["images"]:
        yield from (_flat(image[key]) for key in ("caption", "alt") if image[key])


def _told(database: Path) -> Iterator[Told]:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT articles.id, articles.document, decisions.document, articles.withdrawn_at FROM articles"
            " JOIN decisions ON decisions.number = articles.decision_number"
        ).fetchall()
    connection.close()
    for identity, article, decision, withdrawn in rows:
        yield Told(identity, json.loads(article), json.loads(decision), withdrawn is not None)


def _plain(raw: str) -> str:
    """All text of a file, whatever it is: markup gone, entities and JSON escapes resolved."""
    text = raw
    if raw.lstrip().startswith("{"):
        text = "\n".join(_strings(json.loads(raw)))
    for _ in range(_ROUNDS):
        text = html.unescape(text)
    return _TAG.sub(" ", text)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _time(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said).astimezone(UTC) if said else None
