"""What one visit, one round of decisions and one withdrawal write. Runs inside a transaction that ``store`` opened.

Last wall, whatever the pipeline thinks: an article that was withdrawn is not written again, and a source can only
withdraw what it has itself delivered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from syndicator.errors import Conflict
from syndicator.model.holding import ArticleWrite, Change, Lead, VisitRecord, Withdrawal
from syndicator.model.rights import OUTCOMES, Decision, Evidence
from syndicator.store import chain, codec, queries
from syndicator.store.codec import encode, microseconds
from syndicator.store.database import Database

MOST_CHANGES = 100
"""How many changes are kept per article; the oldest go."""

BELIEVABLE = timedelta(days=1)
"""How far ahead of its first sighting a publication date is still believed when articles are put in order."""


def visit(database: Database, record: VisitRecord) -> None:
    """State → fetches → leads → articles with all that belongs to them → sightings → withdrawals."""
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
    database.run(queries.PUT_LEAD, [_lead(lead, state.source_id) for lead in record.leads])
    _articles(database, state.source_id, record.articles)
    if record.seen and state.last_polled_at is not None:
        seen = database.dialect.listed(record.seen)
        database.run(queries.SEEN, [(microseconds(state.last_polled_at), state.source_id, seen)])
    for withdrawal in record.withdrawals:
        withdraw(database, withdrawal)


def _lead(lead: Lead, source_id: str) -> tuple[Any, ...]:
    due_at = None if lead.due_at is None else microseconds(lead.due_at)
    read_at = None if lead.read_at is None else microseconds(lead.read_at)
    ranked_at = microseconds(lead.ranked_at)
    return (
        lead.key, lead.url, lead.kind, lead.lastmod, ranked_at, due_at, lead.tries, lead.looks, read_at, source_id
    )  # fmt: skip


class _Numbers:
    """The numbers this transaction works with: those of the articles we hold, and the next ones to give out."""

    def __init__(self, database: Database, article_ids: Iterable[str]) -> None:
        self.held: dict[str, int] = {}
        self.places: dict[str, tuple[int, ...]] = {}  # of those we hold: the sentences they may be found by
        self.withdrawn: set[str] = set()
        held = database.rows(queries.HELD, (database.dialect.listed(article_ids),))
        for article_id, number, withdrawn_at, sketch in held:
            self.held[article_id] = number
            self.places[article_id] = codec.unpacked(sketch)
            if withdrawn_at is not None:
                self.withdrawn.add(article_id)
        articles, evidence, withdrawals = database.rows(queries.ENDS)[0]
        self._articles = count((articles or 0) + 1)
        self._evidence = count((evidence or 0) + 1)
        self.anything_withdrawn = withdrawals is not None

    def of_articles(self, article_ids: Iterable[str]) -> dict[str, int]:
        """A number for each, new ones for new articles."""
        return {key: self.held.get(key) or next(self._articles) for key in article_ids}

    def of_evidence(self, database: Database, evidence: dict[str, Evidence]) -> dict[str, int]:
        """A number for each, and the words not met before stored under theirs."""
        known: dict[str, int] = dict(database.rows(queries.EVIDENCE_NUMBERS, (database.dialect.listed(evidence),)))
        new = {key: next(self._evidence) for key in evidence if key not in known}
        database.run(queries.ADD_EVIDENCE, [(number, key, encode(evidence[key])) for key, number in new.items()])
        return known | new


def _articles(database: Database, source_id: str, writes: Sequence[ArticleWrite]) -> None:
    if not writes:
        return
    chosen = _once(writes)
    numbers = _Numbers(database, chosen)
    if numbers.anything_withdrawn:
        chosen = _living(database, source_id, chosen, numbers)
    of_articles = numbers.of_articles(chosen)
    said = {each.id: each for write in chosen.values() for each in write.evidence}
    of_evidence = numbers.of_evidence(database, said)
    decided = _append(database, [(of_articles[key], write.decision) for key, write in chosen.items()])
    new, changed, keys, routes = [], [], [], []
    for (key, number), decision_number in zip(of_articles.items(), decided, strict=True):
        write = chosen[key]
        if key in numbers.held:
            changed.append(_changed(write, number, decision_number))
        else:
            new.append(_new(source_id, write, number, decision_number))
        keys.extend([(identity, number) for identity in write.article.keys])
        routes.append(_route(source_id, write, number, of_evidence))
    database.run(queries.ADD_ARTICLE, new)
    database.run(queries.CHANGE_ARTICLE, changed)
    left = {key: write for key, write in chosen.items() if write.leaves is not None}
    database.run(queries.LEAVE, [(source_id, write.leaves) for write in left.values()])
    database.run(
        queries.MOVE_KEY, [(of_articles[key], each, w.leaves) for key, w in left.items() for each in w.article.keys]
    )
    database.run(queries.PUT_KEY, keys)
    database.run(queries.PUT_ROUTE, routes)
    _sameness(database, chosen, of_articles, numbers)


def _sameness(
    database: Database, chosen: dict[str, ArticleWrite], of_articles: dict[str, int], numbers: _Numbers
) -> None:
    """By which sentences articles are found, what other sources told, which names mean one article, what changed."""
    gone, places, demoted, absorbed = [], [], [], []
    for key, write in chosen.items():
        number = of_articles[key]
        gone += [(codec.place(each, number),) for each in numbers.places.get(key, ()) if each not in write.sketch]
        places += [(codec.place(each, number),) for each in write.places]
        if write.demoted is not None:
            source_id, told = write.demoted
            demoted.append((encode(told), source_id, number))
        if write.absorbs is not None:
            absorbed.append((number, write.absorbs, number))
        if write.change is not None:
            _change(database, number, write.change)
    database.run(queries.DROP_SENTENCE, gone)
    database.run(queries.PUT_SENTENCE, places)
    database.run(queries.DEMOTE, demoted)
    database.run(queries.ABSORB, absorbed)


def _change(database: Database, number: int, change: Change) -> None:
    """Append what changed; a text that changes every hour keeps the last ``MOST_CHANGES`` of it."""
    last = int(database.rows(queries.LAST_CHANGE, (number,))[0][0]) + 1
    database.run(queries.PUT_CHANGE, [(number, last, encode(change))])
    if last > MOST_CHANGES:
        database.run(queries.FORGET_CHANGES, [(number, last - MOST_CHANGES)])


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
    database: Database, source_id: str, chosen: dict[str, ArticleWrite], numbers: _Numbers
) -> dict[str, ArticleWrite]:
    """Leave out what was withdrawn: under its id, under a key that was withdrawn before it came, or under a new id."""
    keys = {article_id: {*write.article.keys, write.route_key} for article_id, write in chosen.items()}
    wanted = database.dialect.listed({key for each in keys.values() for key in each})
    dead = {row[0] for row in database.rows(queries.DEAD_KEYS, (wanted, source_id))}
    taken = {row[0] for row in database.rows(queries.WITHDRAWN_KEYS, (wanted,))}
    return {
        article_id: write
        for article_id, write in chosen.items()
        if article_id not in numbers.withdrawn
        and dead.isdisjoint(keys[article_id])
        and (article_id in numbers.held or taken.isdisjoint(keys[article_id]))
    }


def _new(source_id: str, write: ArticleWrite, number: int, decision_number: int) -> tuple[Any, ...]:
    article, seen_at = write.article, microseconds(write.seen_at)
    dated_at = _dated_at(write)
    return (
        number,
        article.id,
        article.content_hash,
        write.fingerprint,
        seen_at,
        seen_at,
        seen_at if dated_at is None else dated_at,
        write.decision.outcome,
        codec.shown(write.decision),
        decision_number,
        encode(article),
        article.publisher_key,
        _opened_at(write.decision),
        write.decision.waits,
        write.supplier or source_id,
        codec.packed(write.sketch),
        _closes_at(write.decision),
    )


def _changed(write: ArticleWrite, number: int, decision_number: int) -> tuple[Any, ...]:
    content_hash, shown = write.article.content_hash, codec.shown(write.decision)
    return (
        content_hash,
        content_hash,
        shown,
        microseconds(write.seen_at),
        _dated_at(write),
        content_hash,
        write.fingerprint,
        write.decision.outcome,
        shown,
        decision_number,
        encode(write.article),
        write.article.publisher_key,
        _opened_at(write.decision),
        write.decision.waits,
        write.supplier,
        codec.packed(write.sketch),
        _closes_at(write.decision),
        number,
    )


def _opened_at(decision: Decision) -> int | None:
    return microseconds(decision.decided_at) if decision.outcome in codec.OPEN else None


def _closes_at(decision: Decision) -> int | None:
    closes = decision.valid_until if decision.outcome in codec.OPEN else None
    return None if closes is None else microseconds(closes)


def _dated_at(write: ArticleWrite) -> int | None:
    """Date to sort by: published, else updated; None where none is stated or it lies too far ahead to be believed."""
    stated = write.article.published or write.article.updated
    if stated is None or stated.at > write.seen_at + BELIEVABLE:
        return None
    return microseconds(stated.at)


def _route(source_id: str, write: ArticleWrite, number: int, of_evidence: dict[str, int]) -> tuple[Any, ...]:
    seen_at = microseconds(write.seen_at)
    said = encode([of_evidence[each.id] for each in write.evidence]).decode("ascii")
    told = None if write.told is None else encode(write.told)
    return (
        source_id, number, write.route_key, write.route_fingerprint, said, seen_at, seen_at, write.joined, told
    )  # fmt: skip


def _append(database: Database, decisions: Sequence[tuple[int, Decision]]) -> range:
    """Append to the chain of decisions; the numbers they got."""
    if not decisions:
        return range(0)
    last, hashed = chain.head(database, "decisions")
    rows = []
    for number, (article_number, decision) in enumerate(decisions, last + 1):
        document = encode(decision)
        hashed = chain.link(hashed, document)
        rows.append((number, article_number, document, hashed))
    database.run(queries.APPEND_DECISION, rows)
    chain.advance(database, "decisions", last + len(rows), hashed)
    return range(last + 1, last + len(rows) + 1)


def decide(database: Database, decisions: Iterable[Decision]) -> None:
    """Append decisions made again. Decisions about withdrawn articles change nothing and are left out."""
    wanted = list(decisions)
    numbers = _Numbers(database, {decision.article_id for decision in wanted})
    if missing := [each.article_id for each in wanted if each.article_id not in numbers.held]:
        raise Conflict(f"no article {missing[0]} is held, so nothing can be decided about it")
    made = [(numbers.held[each.article_id], each) for each in wanted if each.article_id not in numbers.withdrawn]
    rows = []
    for (article_number, decision), number in zip(made, _append(database, made), strict=True):
        shown, decided_at = codec.shown(decision), microseconds(decision.decided_at)
        opened_at, waits = _opened_at(decision), decision.waits
        closes_at = _closes_at(decision)
        rows.append((shown, decided_at, decision.outcome, shown, number, opened_at, waits, closes_at, article_number))
    database.run(queries.DECIDED_AGAIN, rows)


def withdraw(database: Database, withdrawal: Withdrawal) -> None:
    """Take an article out, if it is held and this source's to take; else remember the key."""
    row = database.one(queries.OWNER, (withdrawal.source_id, withdrawal.article_id, withdrawal.key))
    if row is None or not (withdrawal.source_id is None or row[4]):
        if database.one(queries.WITHDRAWN_BEFORE, (withdrawal.key, withdrawal.source_id or "")) is None:
            _append_withdrawal(database, replace(withdrawal, article_id=None), None)
        return
    number, article_id, withdrawn_at, document, _ = row
    if withdrawn_at is not None:
        return
    _append_withdrawal(database, replace(withdrawal, article_id=article_id), number)
    at = microseconds(withdrawal.withdrawn_at)
    stripped = encode(codec.without_text(codec.article(document, article_id)))
    database.run(queries.WITHDRAW, [(at, withdrawal.reason, at, stripped, number)])
    database.run(queries.FORGET_TOLD, [(number,)])
    database.run(queries.FORGET_CHANGES, [(number, 2**62)])


def _append_withdrawal(database: Database, withdrawal: Withdrawal, article_number: int | None) -> None:
    last, hashed = chain.head(database, "withdrawals")
    document = encode(withdrawal)
    hashed = chain.link(hashed, document)
    at = microseconds(withdrawal.withdrawn_at)
    row = (last + 1, article_number, withdrawal.key, withdrawal.source_id, at, document, hashed)
    database.run(queries.APPEND_WITHDRAWAL, [row])
    chain.advance(database, "withdrawals", last + 1, hashed)
