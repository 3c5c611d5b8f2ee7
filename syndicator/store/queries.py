"""Every statement the store speaks, written out, each with a sentence. Runs nothing.

``?`` is a parameter and ``IN LIST(?)`` a parameter that is a list of texts; ``dialect`` puts both into the words of
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

# --- sources

STATES: Final = "SELECT id, document FROM sources"
"""State of every source ever visited."""

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

# --- articles

RECOGNISE: Final = """
SELECT k.key, a.id, a.fingerprint, r.fingerprint, a.withdrawn_at
FROM identity_keys k
JOIN articles a ON a.id = k.article_id
LEFT JOIN routes r ON r.article_id = a.id AND r.source_id = ?
WHERE k.key IN LIST(?)
"""
"""Whose keys these are, without reading a document."""

DEAD_KEYS: Final = """
SELECT key FROM withdrawals
WHERE key IN LIST(?) AND article_id IS NULL AND (source_id IS NULL OR source_id = ?)
"""
"""Keys withdrawn before (or without) an article of ours: the operator's word binds all, a source's itself."""

WITHDRAWN_KEYS: Final = """
SELECT k.key FROM identity_keys k JOIN articles a ON a.id = k.article_id
WHERE k.key IN LIST(?) AND a.withdrawn_at IS NOT NULL
"""
"""Keys of articles that were withdrawn: what comes anew under one of them is the same in other clothes."""

HELD: Final = "SELECT id, withdrawn_at FROM articles WHERE id IN LIST(?)"
"""Which of these articles we have, and which of them are withdrawn."""

PUT_ARTICLE: Final = """
INSERT INTO articles (id, content_hash, fingerprint, version, first_seen_at, changed_at, sort_at, outcome, shown,
  decision_number, document)
VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
  version = articles.version + CASE WHEN articles.content_hash = excluded.content_hash THEN 0 ELSE 1 END,
  changed_at = CASE WHEN articles.content_hash = excluded.content_hash AND articles.shown = excluded.shown
    THEN articles.changed_at ELSE excluded.changed_at END,
  sort_at = CASE WHEN excluded.sort_at = excluded.first_seen_at THEN articles.first_seen_at ELSE excluded.sort_at END,
  content_hash = excluded.content_hash, fingerprint = excluded.fingerprint, outcome = excluded.outcome,
  shown = excluded.shown, decision_number = excluded.decision_number, document = excluded.document
"""
"""Insert or replace; a reader's "changed" only moves when the reader would see a difference."""

PUT_KEY: Final = "INSERT INTO identity_keys (key, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
"""Keys add up and never move: the first article that had one keeps it."""

PUT_ROUTE: Final = """
INSERT INTO routes (source_id, article_id, key, fingerprint, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (source_id, article_id) DO UPDATE SET
  key = excluded.key, fingerprint = excluded.fingerprint, last_seen_at = excluded.last_seen_at
"""
"""How the article came, and what was said on that way."""

SEEN: Final = "UPDATE routes SET last_seen_at = ? WHERE source_id = ? AND article_id = ?"
"""Met again, unchanged."""

PUT_EVIDENCE: Final = "INSERT INTO evidence (id, document) VALUES (?, ?) ON CONFLICT DO NOTHING"
"""Content-addressed: stored once, however many articles lean on it."""

DROP_EVIDENCE_OF_ROUTE: Final = "DELETE FROM article_evidence WHERE article_id = ? AND source_id = ?"
"""Before a route says something else: only its own words are replaced."""

PUT_EVIDENCE_OF_ROUTE: Final = """
INSERT INTO article_evidence (article_id, source_id, evidence_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
"""
"""Which words an article came with on this route."""

# --- decisions and withdrawals

APPEND_DECISION: Final = "INSERT INTO decisions (number, article_id, document, hash) VALUES (?, ?, ?, ?)"
"""One more decision at the end of the chain."""

DECIDED_AGAIN: Final = """
UPDATE articles SET
  changed_at = CASE WHEN shown = ? THEN changed_at ELSE ? END, outcome = ?, shown = ?, decision_number = ?
WHERE id = ?
"""
"""The article's current decision; "changed" only where the reader would see it."""

DECISIONS: Final = "SELECT document FROM decisions WHERE article_id = ? ORDER BY number"
"""Everything ever decided about an article."""

APPEND_WITHDRAWAL: Final = """
INSERT INTO withdrawals (number, article_id, key, source_id, withdrawn_at, document, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
"""One more withdrawal at the end of the chain."""

WITHDRAW: Final = """
UPDATE articles SET withdrawn_at = ?, withdrawn_reason = ?, changed_at = ?, document = ? WHERE id = ?
"""
"""Out for good, and the text with it."""

OWNER: Final = """
SELECT a.id, a.withdrawn_at, a.document,
  EXISTS (SELECT 1 FROM routes r WHERE r.article_id = a.id AND r.source_id = ?)
FROM articles a WHERE a.id = ?
"""
"""The article a withdrawal means, and whether the source that says so ever delivered it."""

ARTICLE_OF_KEY: Final = "SELECT article_id FROM identity_keys WHERE key = ?"
"""Whose key this is."""

WITHDRAWN_BEFORE: Final = """
SELECT 1 FROM withdrawals WHERE key = ? AND article_id IS NULL AND coalesce(source_id, '') = ? LIMIT 1
"""
"""Whether the same source has said so before: a tombstone that stays in a feed is written down once."""

WITHDRAWALS: Final = (
    "SELECT number, document FROM withdrawals WHERE withdrawn_at >= ? ORDER BY withdrawn_at DESC, number DESC"
)
"""Withdrawals, newest first."""

CHAIN_OF_DECISIONS: Final = "SELECT number, article_id, document, hash FROM decisions ORDER BY number"
"""The whole chain, to walk along."""

CHAIN_OF_WITHDRAWALS: Final = "SELECT number, article_id, document, hash FROM withdrawals ORDER BY number"
"""The whole chain, to walk along."""

CURRENT_DECISIONS: Final = """
SELECT a.id, a.outcome, a.decision_number, d.number, d.document
FROM articles a
LEFT JOIN decisions d ON d.number = (SELECT max(number) FROM decisions WHERE article_id = a.id)
"""
"""What each article is shown as, beside the last thing that was decided about it."""

# --- holdings

HOLDINGS: Final = """
SELECT a.id, a.document, d.document, a.fingerprint, a.version, a.first_seen_at, a.changed_at, a.withdrawn_at,
  a.withdrawn_reason
FROM articles a LEFT JOIN decisions d ON d.number = a.decision_number
WHERE a.id IN LIST(?)
"""
"""Articles with their current decision."""

ROUTES_OF: Final = (
    "SELECT article_id, source_id FROM routes WHERE article_id IN LIST(?) ORDER BY first_seen_at, source_id"
)
"""The sources these articles came by, first one first."""

EVIDENCE_OF: Final = """
SELECT DISTINCT article_id, evidence_id FROM article_evidence WHERE article_id IN LIST(?) ORDER BY evidence_id
"""
"""What these articles lean on, over all their routes."""

ROUTES: Final = """
SELECT source_id, key, fingerprint, first_seen_at, last_seen_at FROM routes WHERE article_id = ?
ORDER BY first_seen_at, source_id
"""
"""How one article came."""

EVIDENCE_OF_OTHERS: Final = """
SELECT DISTINCT evidence_id FROM article_evidence WHERE article_id = ? AND source_id <> ? ORDER BY evidence_id
"""
"""What other sources said about an article."""

EVIDENCE: Final = "SELECT id, document FROM evidence WHERE id IN LIST(?)"
"""Evidence by id."""

BY_PREFIX: Final = "SELECT id FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
"""The articles whose id begins so: two are enough to know that it is not unique."""

NEWEST_FIRST: Final = """
SELECT a.sort_at, a.id FROM articles a
WHERE a.withdrawn_at IS NULL AND (a.sort_at, a.id) < (?, ?) {sources}
ORDER BY a.sort_at DESC, a.id DESC LIMIT ?
"""
"""The next page of articles, by date, newest first."""

OLDEST_FIRST: Final = """
SELECT a.sort_at, a.id FROM articles a
WHERE a.withdrawn_at IS NULL AND (a.sort_at, a.id) > (?, ?) {sources}
ORDER BY a.sort_at, a.id LIMIT ?
"""
"""The next page of articles, by date, oldest first."""

OF_SOURCES: Final = "AND a.id IN (SELECT article_id FROM routes WHERE source_id IN LIST(?))"
"""Only what came by these sources."""

COUNTS: Final = """
SELECT r.source_id, count(*) FROM routes r JOIN articles a ON a.id = r.article_id
WHERE a.withdrawn_at IS NULL GROUP BY r.source_id
"""
"""Articles held per source."""

COUNT: Final = """
SELECT count(*) FROM routes r JOIN articles a ON a.id = r.article_id WHERE r.source_id = ? AND a.withdrawn_at IS NULL
"""
"""Articles held from one source."""
