"""What the tables are. Says nothing about how they are filled.

Every time is microseconds since 1970 UTC in an integer; every ``document`` is the JSON of a frozen value (``codec``).
The tables of a real database come from the migrations; a test holds the two equal, so this is the page to read.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),  # "documents", "head:decisions", "head:withdrawals", "fact:NAME"
    Column("value", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),
    Column("next_poll_at", BigInteger),  # NULL: due now
    Column("retired", Boolean, nullable=False),
    Column("document", LargeBinary, nullable=False),  # SourceState
)

fetches = Table(
    "fetches",
    metadata,
    Column("source_id", Text, ForeignKey("sources.id"), nullable=False),
    Column("url", Text, nullable=False),  # as asked for
    Column("etag", Text),  # the header's bytes as latin-1
    Column("last_modified", Text),
    Column("body_sha256", Text, nullable=False),
    Column("fetched_at", BigInteger, nullable=False),
    Column("file_name", Text),
    PrimaryKeyConstraint("source_id", "url"),
)

places = Table(
    "places",
    metadata,
    Column("url", Text, primary_key=True),  # robots.txt and the like, of hosts we ask
    Column("until", BigInteger, nullable=False),
    Column("status", Integer, nullable=False),
    Column("text", Text),  # NULL: there is no such file, or it could not be had
)

leads = Table(
    "leads",
    metadata,
    Column("source_id", Text, ForeignKey("sources.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("lastmod", Text, nullable=False),
    Column("ranked_at", BigInteger, nullable=False),
    Column("due_at", BigInteger),  # NULL: nothing to do
    Column("tries", Integer, nullable=False),
    Column("looks", Integer, nullable=False),
    Column("read_at", BigInteger),
    PrimaryKeyConstraint("source_id", "key"),
    sqlite_with_rowid=False,
)
Index("leads_due", leads.c.source_id, leads.c.kind, leads.c.ranked_at, sqlite_where=text("due_at IS NOT NULL"))

Number = BigInteger().with_variant(Integer, "sqlite")

articles = Table(
    "articles",
    metadata,
    # Articles and evidence have a number beside their id, given out in order by the one writer: ids are hashes, and
    # every index over hashes costs a page written per row.
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("content_hash", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("version", Integer, nullable=False),  # how many contents it has had
    Column("first_seen_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),  # of what a reader sees: content or ``shown``
    Column("sort_at", BigInteger, nullable=False),  # published, else first seen; a date in the future is not believed
    Column("outcome", Text, nullable=False),  # of the current decision
    Column("shown", Text, nullable=False),  # digest of what a reader sees of it
    Column("decision_number", BigInteger, ForeignKey("decisions.number"), nullable=False),
    Column("withdrawn_at", BigInteger),
    Column("withdrawn_reason", Text, nullable=False, server_default=""),
    Column("document", LargeBinary, nullable=False),  # Article
    Column("publisher", Text, nullable=False, server_default=""),  # under whom it is counted
    Column("opened_at", BigInteger),  # when more of it than a link was first decided; NULL: never
    Column("waits", Boolean, nullable=False, server_default=text("0")),  # a person has something to say about it
    Column("supplier", Text),  # the source whose telling the document is; NULL: not known
    Column("sketch", LargeBinary),  # hashes of sentences, 32 bits each: what it is found by
    Column("same_as", BigInteger),  # number of the article this turned out to be; only its name lives on
    Column("closes_at", BigInteger),  # when what was permitted ends; NULL: no end is known, or only a link is shown
)
Index("articles_by_date", articles.c.sort_at, articles.c.number, sqlite_where=text("withdrawn_at IS NULL"))
Index("articles_withheld", articles.c.number, sqlite_where=text("outcome = 'withhold'"))
Index("articles_opened", articles.c.publisher, articles.c.opened_at, sqlite_where=text("opened_at IS NOT NULL"))
Index("articles_waiting", articles.c.number, sqlite_where=text("waits"))
Index("articles_closing", articles.c.closes_at, sqlite_where=text("closes_at IS NOT NULL"))
Index("articles_withdrawn", articles.c.withdrawn_at, sqlite_where=text("withdrawn_at IS NOT NULL"))

routes = Table(
    "routes",
    metadata,
    # One route per source and article: when the guid churns, what the source said under the old one is replaced too,
    # or a licence it has taken back would go on granting.
    Column("source_id", Text, ForeignKey("sources.id"), nullable=False),
    Column("article_number", BigInteger, ForeignKey("articles.number"), nullable=False),
    Column("key", Text, nullable=False),  # under which the source knows it now
    Column("fingerprint", Text, nullable=False),  # of what the source said last
    Column("evidence", Text, nullable=False),  # numbers of what it said, as a JSON array
    Column("first_seen_at", BigInteger, nullable=False),
    Column("last_seen_at", BigInteger, nullable=False),
    Column("joined", Text, nullable=False, server_default="key"),  # "key" | "text": how it was recognised
    Column("told", LargeBinary),  # Article as this source tells it; NULL: as ``articles`` shows it
    PrimaryKeyConstraint("source_id", "article_number"),
    sqlite_with_rowid=False,
)
Index("routes_by_article", routes.c.article_number)

identity_keys = Table(
    "identity_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("article_number", BigInteger, ForeignKey("articles.number"), nullable=False),
    sqlite_with_rowid=False,
)

alike = Table(
    "alike",
    metadata,
    # The hash of a sentence (upper 32 bits) and the number of an article that has it (lower 31), and nothing else:
    # to find who has a sentence is one short walk along an integer key.
    Column("place", Number, primary_key=True, autoincrement=False),
)

changes = Table(
    "changes",
    metadata,
    Column("article_number", BigInteger, ForeignKey("articles.number"), nullable=False),
    Column("number", BigInteger, nullable=False),  # 1, 2, 3 … per article
    Column("document", LargeBinary, nullable=False),  # Change
    PrimaryKeyConstraint("article_number", "number"),
    sqlite_with_rowid=False,
)

evidence = Table(
    "evidence",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),  # hash of its content: the same words in one place are stored once
    Column("document", LargeBinary, nullable=False),  # Evidence
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("article_number", BigInteger, nullable=False),
    Column("document", LargeBinary, nullable=False),  # Decision
    Column("hash", Text, nullable=False),  # sha256(hash of the row before + document)
)
Index("decisions_by_article", decisions.c.article_number)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("article_number", BigInteger),  # NULL: not held when it was said, or not this source's to say
    Column("key", Text, nullable=False),
    Column("source_id", Text),  # NULL: the operator
    Column("withdrawn_at", BigInteger, nullable=False),
    Column("document", LargeBinary, nullable=False),  # Withdrawal
    Column("hash", Text, nullable=False),
)
Index("withdrawals_by_key", withdrawals.c.key)
Index("withdrawals_by_date", withdrawals.c.withdrawn_at)

APPEND_ONLY: Final = ("decisions", "withdrawals")
