"""What one visit, one round of decisions and one withdrawal write. Runs inside a transaction that ``store`` opened.

Last wall, whatever the pipeline thinks: an article that was withdrawn is not written again, and a source can only
withdraw what it has itself delivered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from syndicator.errors import Conflict
from syndicator.model.holding import ArticleWrite, VisitRecord, Withdrawal
from syndicator.model.rights import OUTCOMES, Decision
from syndicator.store import chain, codec, queries
from syndicator.store.codec import encode, microseconds
from syndicator.store.database import Database

BELIEVABLE = timedelta(days=1)
"""How far ahead of its first sighting a publication date is still believed when articles are put in order."""


def visit(database: Database, record: VisitRecord) -> None:
    """State → fetches → articles with all that belongs to them → sightings → withdrawals."""
    state = record.state
    next_poll_at = None if state.next_poll_at is None else microseconds(state.next_poll_at)
    database.run(queries.PUT_SOURCE, [(state.source_id, next_poll_at, state.retired, encode(state))])
    database.run(
        queries.PUT_FETCH,
        [
            (
                state.source_id,
                fetch.url,
                fetch.validators.etag,
                fetch.validators.last_modified,
                fetch.body_sha256,
                microseconds(fetch.fetched_at),
                fetch.file_name,
            )
            for fetch in record.fetches
        ],
    )
    _articles(database, state.source_id, record.articles)
    if record.seen and state.last_polled_at is not None:
        seen_at = microseconds(state.last_polled_at)
        database.run(queries.SEEN, [(seen_at, state.source_id, article_id) for article_id in record.seen])
    for withdrawal in record.withdrawals:
        withdraw(database, withdrawal)


def _articles(database: Database, source_id: str, writes: Sequence[ArticleWrite]) -> None:
    if not writes:
        return
    chosen = _once(writes)
    held = dict(database.rows(queries.HELD, (database.dialect.texts(chosen),)))
    chosen = _living(database, source_id, chosen, held)
    numbers = _append(database, [write.decision for write in chosen.values()])
    database.run(
        queries.PUT_ARTICLE, [_row(write, number) for write, number in zip(chosen.values(), numbers, strict=True)]
    )
    database.run(queries.PUT_KEY, [(key, write.article.id) for write in chosen.values() for key in write.article.keys])
    database.run(queries.PUT_ROUTE, [_route(source_id, write) for write in chosen.values()])
    stored = {evidence.id: evidence for write in chosen.values() for evidence in write.evidence}
    database.run(queries.PUT_EVIDENCE, [(key, encode(evidence)) for key, evidence in stored.items()])
    database.run(
        queries.DROP_EVIDENCE_OF_ROUTE, [(article_id, source_id) for article_id in chosen if article_id in held]
    )
    database.run(
        queries.PUT_EVIDENCE_OF_ROUTE,
        [(write.article.id, source_id, evidence.id) for write in chosen.values() for evidence in write.evidence],
    )


def _once(writes: Sequence[ArticleWrite]) -> dict[str, ArticleWrite]:
    """One write per article. Said twice in one document: both words count, and the narrower decision."""
    chosen: dict[str, ArticleWrite] = {}
    for write in writes:
        before = chosen.get(write.article.id)
        if before is not None:
            narrower = min(before, write, key=lambda each: OUTCOMES.index(each.decision.outcome))
            chosen[write.article.id] = replace(narrower, evidence=before.evidence + write.evidence)
        else:
            chosen[write.article.id] = write
    return chosen


def _living(
    database: Database, source_id: str, chosen: dict[str, ArticleWrite], held: dict[str, int | None]
) -> dict[str, ArticleWrite]:
    """Leave out what was withdrawn: under its id, under a key that was withdrawn before it came, or under a new id."""
    keys = {article_id: {*write.article.keys, write.route_key} for article_id, write in chosen.items()}
    wanted = database.dialect.texts({key for each in keys.values() for key in each})
    dead = {row[0] for row in database.rows(queries.DEAD_KEYS, (wanted, source_id))}
    taken = {row[0] for row in database.rows(queries.WITHDRAWN_KEYS, (wanted,))}
    return {
        article_id: write
        for article_id, write in chosen.items()
        if held.get(article_id) is None
        and dead.isdisjoint(keys[article_id])
        and (article_id in held or taken.isdisjoint(keys[article_id]))
    }


def _row(write: ArticleWrite, decision_number: int) -> tuple[Any, ...]:
    article, seen_at = write.article, microseconds(write.seen_at)
    return (
        article.id,
        article.content_hash,
        write.fingerprint,
        seen_at,
        seen_at,
        _sort_at(article.published.at if article.published else None, write.seen_at),
        write.decision.outcome,
        codec.shown(write.decision),
        decision_number,
        encode(article),
    )


def _sort_at(published_at: datetime | None, seen_at: datetime) -> int:
    if published_at is None or published_at > seen_at + BELIEVABLE:
        return microseconds(seen_at)  # the statement turns this into the first sighting
    return microseconds(published_at)


def _route(source_id: str, write: ArticleWrite) -> tuple[Any, ...]:
    seen_at = microseconds(write.seen_at)
    return (source_id, write.article.id, write.route_key, write.route_fingerprint, seen_at, seen_at)


def _append(database: Database, decisions: Sequence[Decision]) -> range:
    """Append to the chain of decisions; the numbers they got."""
    if not decisions:
        return range(0)
    last, hashed = chain.head(database, "decisions")
    rows = []
    for number, decision in enumerate(decisions, last + 1):
        document = encode(decision)
        hashed = chain.link(hashed, document)
        rows.append((number, decision.article_id, document, hashed))
    database.run(queries.APPEND_DECISION, rows)
    chain.advance(database, "decisions", last + len(rows), hashed)
    return range(last + 1, last + len(rows) + 1)


def decide(database: Database, decisions: Iterable[Decision]) -> None:
    """Append decisions made again. Decisions about withdrawn articles change nothing and are left out."""
    made = list(decisions)
    wanted = {decision.article_id for decision in made}
    held = dict(database.rows(queries.HELD, (database.dialect.texts(wanted),)))
    if missing := sorted(wanted - held.keys()):
        raise Conflict(f"no article {missing[0]} is held, so nothing can be decided about it")
    made = [decision for decision in made if held[decision.article_id] is None]
    rows = []
    for decision, number in zip(made, _append(database, made), strict=True):
        shown, decided_at = codec.shown(decision), microseconds(decision.decided_at)
        rows.append((shown, decided_at, decision.outcome, shown, number, decision.article_id))
    database.run(queries.DECIDED_AGAIN, rows)


def withdraw(database: Database, withdrawal: Withdrawal) -> None:
    """Take an article out, if it is held and this source's to take; else remember the key."""
    article_id = withdrawal.article_id
    if article_id is None:
        found = database.one(queries.ARTICLE_OF_KEY, (withdrawal.key,))
        article_id = found[0] if found else None
    row = database.one(queries.OWNER, (withdrawal.source_id, article_id)) if article_id else None
    if row is None or not (withdrawal.source_id is None or row[3]):
        if database.one(queries.WITHDRAWN_BEFORE, (withdrawal.key, withdrawal.source_id or "")) is None:
            _append_withdrawal(database, replace(withdrawal, article_id=None))
        return
    article_id, withdrawn_at, document, _ = row
    if withdrawn_at is not None:
        return
    _append_withdrawal(database, replace(withdrawal, article_id=article_id))
    at = microseconds(withdrawal.withdrawn_at)
    stripped = encode(codec.without_text(codec.article(document, article_id)))
    database.run(queries.WITHDRAW, [(at, withdrawal.reason, at, stripped, article_id)])


def _append_withdrawal(database: Database, withdrawal: Withdrawal) -> None:
    last, hashed = chain.head(database, "withdrawals")
    document = encode(withdrawal)
    hashed = chain.link(hashed, document)
    at = microseconds(withdrawal.withdrawn_at)
    row = (last + 1, withdrawal.article_id, withdrawal.key, withdrawal.source_id, at, document, hashed)
    database.run(queries.APPEND_WITHDRAWAL, [row])
    chain.advance(database, "withdrawals", last + 1, hashed)
