"""Sections, tags, regions and themes: every one once, with the scheme it was said in. Adds none, translates none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from syndicator.model.article import Term
from syndicator.model.draft import DraftTerm
from syndicator.normalise import plain

MAX_TERMS = 50
_MAX_TERM = 120
_MAX_SCHEME = 400
_LISTED = frozenset(("keywords", "news_keywords", "meta:keywords", "meta:news_keywords", "jsonld:keywords"))


def terms(drafts: Iterable[DraftTerm]) -> tuple[Term, ...]:
    """At most 50 terms in the order they were said; the same word in another scheme is another term."""
    found: dict[tuple[str, str], Term] = {}
    schemes: dict[str, set[str]] = {}
    for draft in drafts:
        if len(found) >= MAX_TERMS:
            break
        scheme = plain.line(draft.scheme, limit=_MAX_SCHEME) or None if draft.scheme else None
        label = plain.line(draft.label, limit=_MAX_TERM) or None if draft.label else None
        for raw in draft.term.split(",") if draft.carrier in _LISTED else (draft.term,):
            word, key = _word(raw) if len(raw) <= _MAX_TERM else _read(raw)
            if not key or (scheme is None and key in schemes):
                continue
            schemes.setdefault(key, set()).add(scheme or "")
            found.setdefault(
                (key, scheme or ""), Term(term=word, scheme=scheme, label=label if label != word else None)
            )
    return tuple(term for (key, scheme), term in found.items() if scheme or len(schemes[key]) == 1)[:MAX_TERMS]


def _read(raw: str) -> tuple[str, str]:
    """A term as it is shown, and as it is compared."""
    word = plain.line(plain.unmarked(raw) if "&" in raw or "<" in raw else raw, limit=_MAX_TERM)
    return word, word.casefold()


_word = lru_cache(maxsize=4_096)(_read)  # the same few stand under all items of a feed
