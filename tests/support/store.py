"""Stores to test with, and small articles, evidence and decisions to fill them.

``open_store(tmp_path)`` is the real SQLite store, copied from one template per process: nothing is faked, because a
fake store agrees with whoever wrote it.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import shutil
import tempfile
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndicator import store
from syndicator.model.article import Article, Moment, Party, Person
from syndicator.model.holding import ArticleWrite, VisitRecord, Withdrawal
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Decision, Evidence, Outcome, Reason
from syndicator.model.work import SourceState

if TYPE_CHECKING:
    from syndicator.store.store import Store

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@functools.cache
def _template() -> Path:
    directory = Path(tempfile.mkdtemp(prefix="syndicator-template-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    path = directory / "template.db"
    store.open(f"sqlite:///{path}").close()
    return path


def store_url(directory: Path) -> str:
    """URL of an empty store in a directory."""
    path = directory / "syndicator.db"
    if not path.exists():
        shutil.copyfile(_template(), path)
    return f"sqlite:///{path}"


def open_store(directory: Path) -> Store:
    """An empty store in a directory, or the one that is already there."""
    return store.open(store_url(directory))


def article_id(name: str) -> str:
    """A stable article id for a word."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def article(name: str = "one", *, published: datetime | None = NOON, **changes: Any) -> Article:
    """An article; ``name`` gives it its id, its URL and its title."""
    fields: dict[str, Any] = {
        "id": article_id(name),
        "keys": (f"url:example.org/{name}", f"guid:example:{name}"),
        "url": f"https://example.org/{name}",
        "title": f"Title of {name}",
        "people": (Person(name="Ada Example"),),
        "published": None if published is None else Moment(at=published),
        "publisher": Party(name="The Example", url="https://example.org/"),
        "provenance": Provenance(steps=(Step(role="original", name="The Example"), Step(role="collected"))),
        "body_html": f"<p>Body of {name}.</p>",
        "body_text": f"Body of {name}.",
        "content_hash": hashlib.sha256(name.encode()).hexdigest(),
    }
    return Article(**{**fields, **changes})


def evidence(words: str = "© The Example", **changes: Any) -> Evidence:
    """A rights signal, with an id made of its words."""
    fields: dict[str, Any] = {
        "id": hashlib.sha256(words.encode()).hexdigest(),
        "signal": "rss:copyright",
        "scope": "feed",
        "extent": "work",
        "region": "head",
        "stance": "reserves",
        "words": words,
        "observed_at": NOON,
    }
    return Evidence(**{**fields, **changes})


def decision(of: Article, outcome: Outcome = "link", *, at: datetime = NOON, **changes: Any) -> Decision:
    """A decision about an article."""
    fields: dict[str, Any] = {
        "article_id": of.id,
        "content_hash": of.content_hash,
        "outcome": outcome,
        "reasons": (Reason(text="nothing allows more", code="silence"),),
        "decided_at": at,
    }
    return Decision(**{**fields, **changes})


def write(
    of: Article, *said: Evidence, outcome: Outcome = "link", at: datetime = NOON, new: bool = True, **changes: Any
) -> ArticleWrite:
    """One article to write, with what its source said."""
    marks = "|".join(sorted(each.id for each in said))
    fields: dict[str, Any] = {
        "article": of,
        "evidence": said,
        "decision": decision(of, outcome, at=at),
        "fingerprint": hashlib.sha256(f"{of.content_hash}|{marks}".encode()).hexdigest(),
        "route_key": of.keys[-1],
        "route_fingerprint": hashlib.sha256(f"route|{of.content_hash}|{marks}".encode()).hexdigest(),
        "new": new,
        "seen_at": at,
    }
    return ArticleWrite(**{**fields, **changes})


def visit(source_id: str, *writes: ArticleWrite, at: datetime = NOON, **changes: Any) -> VisitRecord:
    """One visit of a source."""
    state = SourceState(
        source_id=source_id,
        next_poll_at=at + timedelta(hours=1),
        last_polled_at=at,
        last_ok_at=at,
        last_outcome="ok",
    )
    return VisitRecord(**{"state": state, "articles": writes, **changes})


def withdrawal(key: str, *, source_id: str | None = None, at: datetime = NOON, **changes: Any) -> Withdrawal:
    """A retraction of a key, by a source or by the operator."""
    fields: dict[str, Any] = {
        "article_id": None,
        "key": key,
        "source_id": source_id,
        "reason": "published in error",
        "by": source_id or "operator",
        "withdrawn_at": at,
    }
    return Withdrawal(**{**fields, **changes})
