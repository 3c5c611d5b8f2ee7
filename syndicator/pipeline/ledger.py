"""What was published of each publisher before, for quotas and for "the first one". Asks the store once per publisher.

Counts what the store knows and what this round has decided on top of it, so that ten articles of one feed do not each
find the shelf empty. Decides nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from syndicator.model.article import Article
from syndicator.model.rights import Decision
from syndicator.pipeline.ports import Store

OPEN = ("full", "excerpt")


class Ledger:
    """The count during one round of decisions at one moment."""

    def __init__(self, store: Store, *, at: datetime) -> None:
        self._store = store
        self._at = at
        self._known: dict[str, bool] = {}  # publisher → anything published
        self._opened: dict[str, dict[str, datetime]] = {}  # publisher → article → when

    def is_first(self, article: Article) -> bool:
        """Tell whether nothing of its publisher was ever published; one nobody can name is always new to us."""
        publisher = article.publisher_key
        if not publisher:
            return True
        if publisher not in self._known:
            self._known[publisher] = self._store.has_published(publisher)
        return not self._known[publisher]

    def earlier(self, article: Article) -> tuple[timedelta, ...]:
        """Return how long before this one the others of its publisher were published.

        One that is published already keeps its place: those after it do not count against it.
        """
        opened = self._of(article.publisher_key)
        own = (opened.get(article.id, self._at), article.id if article.id in opened else "\U0010ffff")
        return tuple(own[0] - when for other, when in opened.items() if (when, other) < own)

    def note(self, article: Article, decision: Decision) -> None:
        """Count what has just been decided."""
        if decision.outcome not in OPEN:
            return
        publisher = article.publisher_key
        if publisher in self._opened:
            self._opened[publisher].setdefault(article.id, self._at)

    def _of(self, publisher: str) -> dict[str, datetime]:
        if publisher not in self._opened:
            self._opened[publisher] = dict(self._store.published_of(publisher))
        return self._opened[publisher]
