"""One story by several sources: whose telling is shown, what the others tell, how it is found; and what changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables. Articles of before are found by their words once they are said anew."""
    op.add_column("articles", sa.Column("supplier", sa.Text))
    op.add_column("articles", sa.Column("sketch", sa.LargeBinary))
    op.add_column("articles", sa.Column("same_as", sa.BigInteger))
    op.add_column("routes", sa.Column("joined", sa.Text, nullable=False, server_default="key"))
    op.add_column("routes", sa.Column("told", sa.LargeBinary))
    op.create_table(
        "alike",
        sa.Column("place", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
    )
    op.create_table(
        "changes",
        sa.Column("article_number", sa.BigInteger, sa.ForeignKey("articles.number"), nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("article_number", "number"),
        sqlite_with_rowid=False,
    )
