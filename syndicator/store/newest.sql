-- The schema of the newest revision in SQLite's own words: a new store is made of it, without the migrations.
-- Made from them by `python -m syndicator.store.migrations`; a test holds the two equal.

CREATE TABLE alembic_version (
version_num VARCHAR(32) NOT NULL,
CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE alike (
place INTEGER NOT NULL,
PRIMARY KEY (place)
);

CREATE TABLE articles (
number INTEGER NOT NULL,
id TEXT NOT NULL,
content_hash TEXT NOT NULL,
fingerprint TEXT NOT NULL,
version INTEGER NOT NULL,
first_seen_at BIGINT NOT NULL,
changed_at BIGINT NOT NULL,
sort_at BIGINT NOT NULL,
outcome TEXT NOT NULL,
shown TEXT NOT NULL,
decision_number BIGINT NOT NULL,
withdrawn_at BIGINT,
withdrawn_reason TEXT DEFAULT '' NOT NULL,
document BLOB NOT NULL, publisher TEXT DEFAULT '' NOT NULL, opened_at BIGINT, waits BOOLEAN DEFAULT 0 NOT NULL, supplier TEXT, sketch BLOB, same_as BIGINT, closes_at BIGINT,
PRIMARY KEY (number),
UNIQUE (id),
FOREIGN KEY(decision_number) REFERENCES decisions (number)
);

CREATE TABLE changes (
article_number BIGINT NOT NULL,
number BIGINT NOT NULL,
document BLOB NOT NULL,
PRIMARY KEY (article_number, number),
FOREIGN KEY(article_number) REFERENCES articles (number)
)
WITHOUT ROWID;

CREATE TABLE decisions (
number INTEGER NOT NULL,
article_number BIGINT NOT NULL,
document BLOB NOT NULL,
hash TEXT NOT NULL,
PRIMARY KEY (number)
);

CREATE TABLE evidence (
number INTEGER NOT NULL,
id TEXT NOT NULL,
document BLOB NOT NULL,
PRIMARY KEY (number),
UNIQUE (id)
);

CREATE TABLE fetches (
source_id TEXT NOT NULL,
url TEXT NOT NULL,
etag TEXT,
last_modified TEXT,
body_sha256 TEXT NOT NULL,
fetched_at BIGINT NOT NULL,
file_name TEXT,
PRIMARY KEY (source_id, url),
FOREIGN KEY(source_id) REFERENCES sources (id)
);

CREATE TABLE identity_keys (
"key" TEXT NOT NULL,
article_number BIGINT NOT NULL,
PRIMARY KEY ("key"),
FOREIGN KEY(article_number) REFERENCES articles (number)
)
WITHOUT ROWID;

CREATE TABLE leads (
source_id TEXT NOT NULL,
"key" TEXT NOT NULL,
kind TEXT NOT NULL,
url TEXT NOT NULL,
lastmod TEXT NOT NULL,
ranked_at BIGINT NOT NULL,
due_at BIGINT,
tries INTEGER NOT NULL,
looks INTEGER NOT NULL,
read_at BIGINT,
PRIMARY KEY (source_id, "key"),
FOREIGN KEY(source_id) REFERENCES sources (id)
)
WITHOUT ROWID;

CREATE TABLE meta (
"key" TEXT NOT NULL,
value TEXT NOT NULL,
PRIMARY KEY ("key")
);

CREATE TABLE places (
url TEXT NOT NULL,
until BIGINT NOT NULL,
status INTEGER NOT NULL,
text TEXT,
PRIMARY KEY (url)
);

CREATE TABLE routes (
source_id TEXT NOT NULL,
article_number BIGINT NOT NULL,
"key" TEXT NOT NULL,
fingerprint TEXT NOT NULL,
evidence TEXT NOT NULL,
first_seen_at BIGINT NOT NULL,
last_seen_at BIGINT NOT NULL, joined TEXT DEFAULT 'key' NOT NULL, told BLOB,
PRIMARY KEY (source_id, article_number),
FOREIGN KEY(source_id) REFERENCES sources (id),
FOREIGN KEY(article_number) REFERENCES articles (number)
)
WITHOUT ROWID;

CREATE TABLE sources (
id TEXT NOT NULL,
next_poll_at BIGINT,
retired BOOLEAN NOT NULL,
document BLOB NOT NULL,
PRIMARY KEY (id)
);

CREATE TABLE withdrawals (
number INTEGER NOT NULL,
article_number BIGINT,
"key" TEXT NOT NULL,
source_id TEXT,
withdrawn_at BIGINT NOT NULL,
document BLOB NOT NULL,
hash TEXT NOT NULL,
PRIMARY KEY (number)
);

CREATE INDEX articles_by_date ON articles (sort_at, number) WHERE withdrawn_at IS NULL;

CREATE INDEX articles_closing ON articles (closes_at) WHERE closes_at IS NOT NULL;

CREATE INDEX articles_opened ON articles (publisher, opened_at) WHERE opened_at IS NOT NULL;

CREATE INDEX articles_waiting ON articles (number) WHERE waits;

CREATE INDEX articles_withdrawn ON articles (withdrawn_at) WHERE withdrawn_at IS NOT NULL;

CREATE INDEX articles_withheld ON articles (number) WHERE outcome = 'withhold';

CREATE INDEX decisions_by_article ON decisions (article_number);

CREATE INDEX leads_due ON leads (source_id, kind, ranked_at) WHERE due_at IS NOT NULL;

CREATE INDEX routes_by_article ON routes (article_number);

CREATE INDEX withdrawals_by_date ON withdrawals (withdrawn_at);

CREATE INDEX withdrawals_by_key ON withdrawals ("key");

CREATE TRIGGER decisions_refuse_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER decisions_refuse_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER withdrawals_refuse_delete BEFORE DELETE ON withdrawals BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END;

CREATE TRIGGER withdrawals_refuse_update BEFORE UPDATE ON withdrawals BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END;
