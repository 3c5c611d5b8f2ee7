"""Every statement the store speaks, written out, each with a sentence. Runs nothing.

``?`` is a parameter and ``IN LIST(?)`` a parameter that is a list; ``dialect`` puts both into the words of
the database.
"""

from __future__ import annotations

from typing import Final

# --- meta

META: Final = "SELECT key, value FROM meta"
"""Everything the store knows about itself."""

PUT_META: Final = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
"""Note one thing about the store."""

META_VALUE: Final = "SELECT value FROM meta WHERE key = ?"
"""One thing the store knows about itself: where a chain ends (``number:hash``), a fact it was asked to remember."""

# --- what hosts say in fixed places

PUT_HOST_PLACE: Final = (
    "INSERT INTO places (url, until, status, text) VALUES (?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET "
    "until = excluded.until, status = excluded.status, text = excluded.text"
)
"""What a host said in one of its fixed places."""

HOST_PLACE: Final = "SELECT status, text, until FROM places WHERE url = ? AND until > ?"
"""The same, while it holds."""

DROP_HOST_PLACES: Final = "DELETE FROM places WHERE until <= ?"
"""What holds no longer."""

# --- sources

STATES: Final = "SELECT id, document FROM sources"
"""State of every source ever visited."""

STATE_COUNT: Final = "SELECT count(*) FROM sources"
"""How many sources were ever visited."""

STATE: Final = "SELECT document FROM sources WHERE id = ?"
"""State of one source."""

NOT_DUE: Final = "SELECT id FROM sources WHERE retired OR next_poll_at > ?"
"""Sources that wait or have been retired; every other one may be asked now."""

WAITING: Final = "SELECT id, next_poll_at FROM sources WHERE NOT retired AND next_poll_at <= ?"
"""Since when the due ones are due."""

PUT_SOURCE: Final = """
INSERT INTO sources (id, next_poll_at, retired, document) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
  next_poll_at = excluded.next_poll_at, retired = excluded.retired, document = excluded.document
"""
"""What the visits have taught us."""

FETCHES: Final = """
SELECT url, etag, last_modified, body_sha256, fetched_at, file_name FROM fetches WHERE source_id = ?
"""
"""What was last read of a source."""

PUT_FETCH: Final = """
INSERT INTO fetches (source_id, url, etag, last_modified, body_sha256, fetched_at, file_name)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (source_id, url) DO UPDATE SET
  etag = excluded.etag, last_modified = excluded.last_modified, body_sha256 = excluded.body_sha256,
  fetched_at = excluded.fetched_at, file_name = excluded.file_name
"""
"""Validators of a document that was read and understood."""

FETCHES_OF: Final = f"{FETCHES} AND url IN LIST(?)"
"""What was last read of some documents of a source."""

# --- leads

_LEAD: Final = "key, url, kind, lastmod, ranked_at, due_at, tries, looks, read_at"

LEADS: Final = f"SELECT {_LEAD} FROM leads WHERE source_id = ? AND key IN LIST(?)"  # noqa: S608 - columns of ours
"""Which of these addresses a source has named before."""

DUE_LEADS: Final = f"""
SELECT {_LEAD} FROM leads
WHERE source_id = ? AND kind = ? AND due_at <= ? AND (read_at IS NOT NULL) = ?
ORDER BY ranked_at DESC, key LIMIT ?
"""  # noqa: S608 - columns of ours
"""What may be asked for now, the newest first: either what was never read, or what is looked at again."""

WAITING_LEADS: Final = """
SELECT count(*) FROM leads WHERE source_id = ? AND kind = 'page' AND due_at IS NOT NULL AND read_at IS NULL
"""
"""How many articles a source has named that were not read yet."""

PUT_LEAD: Final = f"""
INSERT INTO leads ({_LEAD}, source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (source_id, key) DO UPDATE SET
  url = excluded.url, lastmod = excluded.lastmod, ranked_at = excluded.ranked_at, due_at = excluded.due_at,
  tries = excluded.tries, looks = excluded.looks, read_at = excluded.read_at
"""  # noqa: S608 - columns of ours
"""An address and what became of it."""

# --- articles

RECOGNISE: Final = """
SELECT k.key, a.id, a.fingerprint, r.fingerprint, a.withdrawn_at
FROM identity_keys k
JOIN articles o ON o.number = k.article_number
JOIN articles a ON a.number = coalesce(o.same_as, o.number)
LEFT JOIN routes r ON r.article_number = a.number AND r.source_id = ?
WHERE k.key IN LIST(?)
"""
"""Whose keys these are, without reading a document."""

DEAD_KEYS: Final = """
SELECT key FROM withdrawals
WHERE key IN LIST(?) AND article_number IS NULL AND (source_id IS NULL OR source_id = ?)
"""
"""Keys withdrawn before (or without) an article of ours: the operator's word binds all, a source's itself."""

WITHDRAWN_KEYS: Final = """
SELECT k.key FROM identity_keys k JOIN articles o ON o.number = k.article_number
JOIN articles a ON a.number = coalesce(o.same_as, o.number)
WHERE k.key IN LIST(?) AND a.withdrawn_at IS NOT NULL
"""
"""Keys of articles that were withdrawn: what comes anew under one of them is the same in other clothes."""

ENDS: Final = """
SELECT (SELECT max(number) FROM articles), (SELECT max(number) FROM evidence), (SELECT max(number) FROM withdrawals)
"""
"""The last numbers given out; only the one writer gives them, inside its transaction."""

HELD: Final = "SELECT id, number, withdrawn_at, sketch FROM articles WHERE id IN LIST(?)"
"""Which of these articles we have, and which of them are withdrawn."""

ADD_ARTICLE: Final = """
INSERT INTO articles (number, id, content_hash, fingerprint, version, first_seen_at, changed_at, sort_at, outcome,
  shown, decision_number, document, publisher, opened_at, waits, supplier, sketch, closes_at)
VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""An article that is new to us."""

CHANGE_ARTICLE: Final = """
UPDATE articles SET
  version = version + CASE WHEN content_hash = ? THEN 0 ELSE 1 END,
  changed_at = CASE WHEN content_hash = ? AND shown = ? THEN changed_at ELSE ? END,
  sort_at = coalesce(?, first_seen_at),
  content_hash = ?, fingerprint = ?, outcome = ?, shown = ?, decision_number = ?, document = ?,
  publisher = ?, opened_at = coalesce(opened_at, ?), waits = ?, supplier = coalesce(?, supplier), sketch = ?,
  same_as = NULL, closes_at = ?
WHERE number = ?
"""
"""An article we hold, said anew; "changed" only moves when a reader would see a difference."""

PUT_KEY: Final = "INSERT INTO identity_keys (key, article_number) VALUES (?, ?) ON CONFLICT DO NOTHING"
"""Keys add up and never move: the first article that had one keeps it."""

PUT_ROUTE: Final = """
INSERT INTO routes (source_id, article_number, key, fingerprint, evidence, first_seen_at, last_seen_at, joined, told)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (source_id, article_number) DO UPDATE SET
  key = excluded.key, fingerprint = excluded.fingerprint, evidence = excluded.evidence,
  last_seen_at = excluded.last_seen_at, joined = excluded.joined, told = excluded.told
"""
"""How the article came, and what was said on that way: it replaces what this source said before, and only that."""

DEMOTE: Final = "UPDATE routes SET told = ? WHERE source_id = ? AND article_number = ?"
"""What a source tells that is shown no more."""

LEAVE: Final = "DELETE FROM routes WHERE source_id = ? AND article_number = (SELECT number FROM articles WHERE id = ?)"
"""A telling turned out to be another story."""

MOVE_KEY: Final = """
UPDATE identity_keys SET article_number = ?
WHERE key = ? AND article_number = (SELECT number FROM articles WHERE id = ?)
"""
"""Keys go with it; the only way in which a key ever moves."""

ABSORB: Final = "UPDATE articles SET same_as = ? WHERE id = ? AND number <> ?"
"""Two articles turned out to be one: the name of the second goes on naming it."""

# --- sameness and history

ALIKE: Final = """
SELECT s.place >> 31, a.id
FROM (SELECT value FROM LIST(?)) sought
CROSS JOIN alike s ON s.place BETWEEN sought.value AND sought.value + 2147483647
JOIN articles o ON o.number = (s.place & 2147483647)
JOIN articles a ON a.number = coalesce(o.same_as, o.number)
"""
"""Who has these sentences; each stands under a handful of articles at most."""

PUT_SENTENCE: Final = "INSERT INTO alike (place) VALUES (?) ON CONFLICT DO NOTHING"
"""A sentence under which an article can be found."""

DROP_SENTENCE: Final = "DELETE FROM alike WHERE place = ?"
"""A sentence that stands in it no more."""

LAST_CHANGE: Final = "SELECT coalesce(max(number), 0) FROM changes WHERE article_number = ?"
"""How often an article has changed."""

PUT_CHANGE: Final = "INSERT INTO changes (article_number, number, document) VALUES (?, ?, ?)"
"""One more change."""

FORGET_CHANGES: Final = "DELETE FROM changes WHERE article_number = ? AND number <= ?"
"""The oldest ones, where there are too many; all of them where an article is withdrawn."""

CHANGES: Final = """
SELECT document FROM changes WHERE article_number = (SELECT number FROM articles WHERE id = ?) ORDER BY number
"""
"""What became of an article, oldest first."""

FORGET_TOLD: Final = "UPDATE routes SET told = NULL WHERE article_number = ?"
"""What the other sources told, where an article is withdrawn."""

SEEN: Final = """
UPDATE routes SET last_seen_at = ?
WHERE source_id = ? AND article_number IN (SELECT number FROM articles WHERE id IN LIST(?))
"""
"""Met again, unchanged."""

EVIDENCE_NUMBERS: Final = "SELECT id, number FROM evidence WHERE id IN LIST(?)"
"""Which of these words are stored already: once is enough, however many articles lean on them."""

ADD_EVIDENCE: Final = "INSERT INTO evidence (number, id, document) VALUES (?, ?, ?)"
"""Words not met before."""

# --- decisions and withdrawals

APPEND_DECISION: Final = "INSERT INTO decisions (number, article_number, document, hash) VALUES (?, ?, ?, ?)"
"""One more decision at the end of the chain."""

DECIDED_AGAIN: Final = """
UPDATE articles SET
  changed_at = CASE WHEN shown = ? THEN changed_at ELSE ? END, outcome = ?, shown = ?, decision_number = ?,
  opened_at = coalesce(opened_at, ?), waits = ?, closes_at = ?
WHERE number = ?
"""
"""The article's current decision; "changed" only where the reader would see it."""

DECISIONS: Final = """
SELECT document FROM decisions WHERE article_number = (SELECT number FROM articles WHERE id = ?) ORDER BY number
"""
"""Everything ever decided about an article."""

APPEND_WITHDRAWAL: Final = """
INSERT INTO withdrawals (number, article_number, key, source_id, withdrawn_at, document, hash)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
"""One more withdrawal at the end of the chain."""

WITHDRAW: Final = """
UPDATE articles SET withdrawn_at = ?, withdrawn_reason = ?, changed_at = ?, document = ? WHERE number = ?
"""
"""Out for good, and the text with it."""

OWNER: Final = """
SELECT a.number, a.id, a.withdrawn_at, a.document,
  EXISTS (SELECT 1 FROM routes r WHERE r.article_number = a.number AND r.source_id = ?
    AND (r.joined = 'key' OR r.source_id = a.supplier))
FROM articles o JOIN articles a ON a.number = coalesce(o.same_as, o.number)
WHERE o.number = coalesce((SELECT number FROM articles WHERE id = ?),
  (SELECT article_number FROM identity_keys WHERE key = ?))
"""
"""The article a withdrawal means, by id or else by key, and whether the source that says so ever delivered it.

Having told it in the same words is not enough: who takes down a copy does not take down the original.
"""

WITHDRAWN_BEFORE: Final = """
SELECT 1 FROM withdrawals WHERE key = ? AND article_number IS NULL AND coalesce(source_id, '') = ? LIMIT 1
"""
"""Whether the same source has said so before: a tombstone that stays in a feed is written down once."""

WITHDRAWALS: Final = (
    "SELECT number, document FROM withdrawals WHERE withdrawn_at >= ? ORDER BY withdrawn_at DESC, number DESC"
)
"""Withdrawals, newest first."""

CHAIN_OF_DECISIONS: Final = """
SELECT d.number, a.id, d.document, d.hash
FROM decisions d LEFT JOIN articles a ON a.number = d.article_number ORDER BY d.number
"""
"""The whole chain, to walk along."""

CHAIN_OF_WITHDRAWALS: Final = """
SELECT w.number, a.id, w.document, w.hash
FROM withdrawals w LEFT JOIN articles a ON a.number = w.article_number ORDER BY w.number
"""
"""The whole chain, to walk along."""

CURRENT_DECISIONS: Final = """
SELECT a.id, a.outcome, a.decision_number, d.number, d.document
FROM articles a
LEFT JOIN decisions d ON d.number = (SELECT max(number) FROM decisions WHERE article_number = a.number)
"""
"""What each article is shown as, beside the last thing that was decided about it."""

# --- holdings

HOLDINGS: Final = """
SELECT a.number, a.id, a.document, d.document, a.fingerprint, a.version, a.first_seen_at, a.changed_at,
  a.withdrawn_at, a.withdrawn_reason, a.supplier, a.sketch
FROM articles a LEFT JOIN decisions d ON d.number = a.decision_number
WHERE a.id IN LIST(?)
"""
"""Articles with their current decision."""

ROUTES_OF: Final = """
SELECT article_number, source_id, key, fingerprint, evidence, first_seen_at, last_seen_at, joined, told
FROM routes WHERE article_number IN LIST(?)
ORDER BY first_seen_at, source_id
"""
"""The ways these articles came, first one first, with the numbers of what was said on each."""

EVIDENCE_IDS: Final = "SELECT number, id FROM evidence WHERE number IN LIST(?)"
"""The ids behind these numbers."""

EVIDENCE_OF_OTHERS: Final = """
SELECT evidence FROM routes
WHERE article_number = (SELECT number FROM articles WHERE id = ?) AND source_id <> ?
"""
"""What other sources said about an article, as numbers."""

EVIDENCE: Final = "SELECT id, document FROM evidence WHERE id IN LIST(?)"
"""Evidence by id."""

BY_KEY: Final = """
SELECT a.id FROM identity_keys k JOIN articles o ON o.number = k.article_number
JOIN articles a ON a.number = coalesce(o.same_as, o.number)
WHERE k.key = ?
"""
"""The article that has this key."""

BY_PREFIX: Final = """
SELECT o.id, a.id FROM articles o JOIN articles a ON a.number = coalesce(o.same_as, o.number)
WHERE o.id >= ? AND o.id < ? ORDER BY o.id LIMIT 2
"""
"""The articles whose id begins so: two are enough to know that it is not unique."""

NEWEST_FIRST: Final = """
SELECT a.sort_at, a.number, a.id FROM articles a
WHERE a.withdrawn_at IS NULL AND a.same_as IS NULL AND (a.sort_at, a.number) < (?, ?) {sources}
ORDER BY a.sort_at DESC, a.number DESC LIMIT ?
"""
"""The next page of articles, by date, newest first."""

WITHHELD: Final = """
SELECT id FROM articles WHERE outcome = 'withhold' AND withdrawn_at IS NULL AND same_as IS NULL ORDER BY number
"""
"""Articles of which nothing may be shown now; few, so they are read whole."""

CLOSED: Final = """
SELECT id FROM articles WHERE closes_at <= ? AND withdrawn_at IS NULL AND same_as IS NULL ORDER BY number
"""
"""Articles that are shown by a permission which has ended by then."""

WAITING_FOR_A_PERSON: Final = """
SELECT id FROM articles WHERE waits AND withdrawn_at IS NULL AND same_as IS NULL ORDER BY number
"""
"""Articles about which a person has something to say, in the order in which they came."""

PUBLISHED_OF: Final = """
SELECT id, opened_at FROM articles WHERE publisher = ? AND opened_at IS NOT NULL AND opened_at >= ?
"""
"""What of a publisher was published, and since when."""

HAS_PUBLISHED: Final = "SELECT 1 FROM articles WHERE publisher = ? AND opened_at IS NOT NULL LIMIT 1"
"""Whether anything of a publisher ever was."""

OLDEST_FIRST: Final = """
SELECT a.sort_at, a.number, a.id FROM articles a
WHERE a.withdrawn_at IS NULL AND a.same_as IS NULL AND (a.sort_at, a.number) > (?, ?) {sources}
ORDER BY a.sort_at, a.number LIMIT ?
"""
"""The next page of articles, by date, oldest first."""

OF_FEW_SOURCES: Final = "AND a.number IN (SELECT article_number FROM routes WHERE source_id IN LIST(?))"
"""Only what came by these sources: read their routes, then sort."""

OF_MANY_SOURCES: Final = """
AND EXISTS (SELECT 1 FROM routes r WHERE r.article_number = a.number AND +r.source_id IN LIST(?))
"""
"""Only what came by these sources: walk along the dates, and look at each article's routes."""

FEW: Final = 2_000

HOW_MANY: Final = f"SELECT count(*) FROM (SELECT 1 FROM routes WHERE source_id IN LIST(?) LIMIT {FEW})"  # noqa: S608 - a number of ours
"""Articles that came by these sources, counted no further than to know which of the two ways is shorter."""

COUNTS: Final = "SELECT source_id, count(*) FROM routes GROUP BY source_id"
"""Articles that ever came per source."""

WITHDRAWN_COUNTS: Final = """
SELECT r.source_id, count(*) FROM articles a JOIN routes r ON r.article_number = a.number
WHERE a.withdrawn_at IS NOT NULL OR a.same_as IS NOT NULL GROUP BY r.source_id
"""
"""How many of them were withdrawn, or turned out to be another."""

COUNT: Final = """
SELECT count(*) FROM routes r JOIN articles a ON a.number = r.article_number
WHERE r.source_id = ? AND a.withdrawn_at IS NULL AND a.same_as IS NULL
"""
"""Articles held from one source."""
