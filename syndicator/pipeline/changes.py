"""What became of an article between two versions, as a person would want to be told. Pure; keeps no whole text.

Why no old texts? What a publisher corrected is often what it must not have said; a store that keeps every version
publishes it to whoever reads the store, and costs as much again. What stays is how much changed and the first few
passages, and they go too when the article is withdrawn.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from itertools import zip_longest
from typing import Final

from syndicator.model.article import Article, Moment
from syndicator.model.holding import Change, Holding
from syndicator.model.rights import Decision

PASSAGES: Final = 5
PASSAGE: Final = 160  # characters
_LOOKED_AT = 200_000  # characters
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]*")
_AROUND = 3  # words that are shown on each side of what changed
_OTHER = ("subtitle", "summary", "images")
_LENGTHS = {"year": 4, "month": 7, "day": 10}


def between(
    held: Holding, after: Article, decision: Decision, *, source_id: str, supplier: str | None, at: datetime
) -> Change | None:
    """Say what this version changes; None where neither a reader nor a decision sees a difference."""
    before = held.article
    outcome = _pair(held.decision.outcome if held.decision else "", decision.outcome)
    published = _pair(_stated(before.published), _stated(after.published))
    updated = _pair(_stated(before.updated), _stated(after.updated))
    changed = before.content_hash != after.content_hash
    if not (changed or outcome or published):
        return None
    added, removed, passages = _text(before.body_text or "", after.body_text or "") if changed else (0, 0, ())
    return Change(
        at=at,
        version=held.version + changed,
        source_id=source_id,
        title=_pair(before.title, after.title),
        people=_pair(_people(before), _people(after)),
        published=published,
        updated=updated,
        outcome=outcome,
        supplier=_pair(held.supplier, supplier) if held.supplier and supplier else None,
        other=tuple(name for name in _OTHER if getattr(before, name) != getattr(after, name)),
        words_added=added,
        words_removed=removed,
        passages=passages,
        content_hash=before.content_hash,
    )


def _pair(before: str | None, after: str | None) -> tuple[str, str] | None:
    return (before or "", after or "") if before != after else None


def _people(article: Article) -> str:
    return ", ".join(person.name for person in article.people)


def _stated(moment: Moment | None) -> str:
    if moment is None:
        return ""
    text = moment.at.isoformat(timespec="seconds").replace("+00:00", "Z")
    return text[: _LENGTHS.get(moment.precision, len(text))]


def _text(before: str, after: str) -> tuple[int, int, tuple[tuple[str, str], ...]]:
    """Words added and removed, and the first passages that differ. Linear in the length of the texts."""
    before, after = before[:_LOOKED_AT], after[:_LOOKED_AT]
    if before == after:
        return 0, 0, ()
    old, new = Counter(before.split()), Counter(after.split())
    there, here = _sentences(before), _sentences(after)
    gone = [sentence for sentence in there if sentence not in here]
    come = [sentence for sentence in here if sentence not in there]
    passages = tuple(_passage(*both) for both in zip_longest(gone[:PASSAGES], come[:PASSAGES], fillvalue=""))
    return (new - old).total(), (old - new).total(), passages


def _sentences(text: str) -> dict[str, None]:
    return dict.fromkeys(" ".join(found.split()) for found in _SENTENCE.findall(text) if not found.isspace())


def _passage(before: str, after: str) -> tuple[str, str]:
    """Cut a pair of sentences to where they differ, with a few words around."""
    old, new = before.split(), after.split()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return _cut(old, start, end), _cut(new, start, end)


def _cut(words: list[str], start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(words) - end + _AROUND, len(words))
    text = ("… " if first else "") + " ".join(words[first:last]) + (" …" if last < len(words) else "")
    return text if len(text) <= PASSAGE else text[: PASSAGE - 1] + "…"
