"""What hosts say in robots.txt and the like, so that the next process need not ask again within the day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; it fills itself."""
    op.create_table(
        "places",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("text", sa.Text),
    )
