"""The first schema: sources, fetches, articles with routes, keys and evidence, the two append-only logs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, then the triggers that keep the logs append-only."""
    _about_sources()
    _about_articles()
    _about_evidence()
    _logs()


def _about_sources() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("next_poll_at", sa.BigInteger),
        sa.Column("retired", sa.Boolean, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "fetches",
        sa.Column("source_id", sa.Text, sa.ForeignKey("sources.id"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("body_sha256", sa.Text, nullable=False),
        sa.Column("fetched_at", sa.BigInteger, nullable=False),
        sa.Column("file_name", sa.Text),
        sa.PrimaryKeyConstraint("source_id", "url"),
    )


def _number() -> sa.Column[int]:
    return sa.Column(
        "number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False
    )


def _about_articles() -> None:
    op.create_table(
        "decisions",
        _number(),
        sa.Column("article_number", sa.BigInteger, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("decisions_by_article", "decisions", ["article_number"])
    op.create_table(
        "articles",
        _number(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("first_seen_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sa.Column("sort_at", sa.BigInteger, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("decision_number", sa.BigInteger, sa.ForeignKey("decisions.number"), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger),
        sa.Column("withdrawn_reason", sa.Text, nullable=False, server_default=""),
        sa.Column("document", sa.LargeBinary, nullable=False),
    )
    op.create_index("articles_by_date", "articles", ["sort_at", "number"], sqlite_where=sa.text("withdrawn_at IS NULL"))
    op.create_index("articles_withheld", "articles", ["number"], sqlite_where=sa.text("outcome = 'withhold'"))
    op.create_index(
        "articles_withdrawn", "articles", ["withdrawn_at"], sqlite_where=sa.text("withdrawn_at IS NOT NULL")
    )
    op.create_table(
        "routes",
        sa.Column("source_id", sa.Text, sa.ForeignKey("sources.id"), nullable=False),
        sa.Column("article_number", sa.BigInteger, sa.ForeignKey("articles.number"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("first_seen_at", sa.BigInteger, nullable=False),
        sa.Column("last_seen_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "article_number"),
        sqlite_with_rowid=False,
    )
    op.create_index("routes_by_article", "routes", ["article_number"])
    op.create_table(
        "identity_keys",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("article_number", sa.BigInteger, sa.ForeignKey("articles.number"), nullable=False),
        sqlite_with_rowid=False,
    )


def _about_evidence() -> None:
    op.create_table(
        "evidence",
        _number(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("document", sa.LargeBinary, nullable=False),
    )


def _logs() -> None:
    op.create_table(
        "withdrawals",
        _number(),
        sa.Column("article_number", sa.BigInteger),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text),
        sa.Column("withdrawn_at", sa.BigInteger, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("withdrawals_by_key", "withdrawals", ["key"])
    op.create_index("withdrawals_by_date", "withdrawals", ["withdrawn_at"])
    for table in ("decisions", "withdrawals"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuse_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
            )
