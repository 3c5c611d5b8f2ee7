"""Items of one harvest that are the same item twice, and keys that several different items claim.

Near-duplicates between sources are not found here: that needs the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from syndicator.model.article import Article

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class _HasArticle(Protocol):
    @property
    def article(self) -> Article: ...


_T = TypeVar("_T", bound=_HasArticle)


def shared(claims: Iterable[tuple[tuple[str, ...], str]]) -> frozenset[str]:
    """Keys claimed by items with different titles: an address of a home page, a guid that counts nothing.

    ``claims`` are the keys of every item with its folded title. An item that comes twice has one title: its keys stay.
    """
    first: dict[str, str] = {}
    found: set[str] = set()
    for keys, title in claims:
        for key in keys:
            if first.setdefault(key, title) != title:
                found.add(key)
    return frozenset(found)


def collapse(items: Sequence[_T]) -> tuple[_T, ...]:
    """Each article once, where it first stood, in its newest version (RFC 4287 §4.1.1: by ``updated``).

    Items are the same where they share any key: a guid that churns or an address that moves makes no second article.
    """
    kept: list[_T] = []
    place: dict[str, int] = {}
    for item in items:
        known = next((place[key] for key in item.article.keys if key in place), None)
        if known is None:
            known = len(kept)
            kept.append(item)
        elif _age(item.article) > _age(kept[known].article):
            kept[known] = item
        for key in item.article.keys:
            place.setdefault(key, known)
    return tuple(kept)


def _age(article: Article) -> datetime:
    return article.updated.at if article.updated is not None else _NEVER
