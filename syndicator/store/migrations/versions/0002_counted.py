"""What reviews and quotas ask: whose an article is counted as, since when it is published, whether it waits."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from syndicator.store import codec

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_AT_ONCE = 500


def upgrade() -> None:
    """Add the columns, fill them from what is stored, then make the indexes."""
    op.add_column("articles", sa.Column("publisher", sa.Text, nullable=False, server_default=""))
    op.add_column("articles", sa.Column("opened_at", sa.BigInteger))
    op.add_column("articles", sa.Column("waits", sa.Boolean, nullable=False, server_default=sa.text("0")))
    connection = op.get_bind()
    last = 0
    while rows := connection.execute(_SELECT, {"last": last, "limit": _AT_ONCE}).fetchall():
        connection.execute(_FILL, [_filled(row) for row in rows])
        last = rows[-1].number
    op.create_index(
        "articles_opened", "articles", ["publisher", "opened_at"], sqlite_where=sa.text("opened_at IS NOT NULL")
    )
    op.create_index("articles_waiting", "articles", ["number"], sqlite_where=sa.text("waits"))


_SELECT = sa.text(
    "SELECT a.number, a.id, a.outcome, a.first_seen_at, a.document AS article, d.document AS decision"
    " FROM articles a JOIN decisions d ON d.number = a.decision_number"
    " WHERE a.number > :last ORDER BY a.number LIMIT :limit"
)
_FILL = sa.text(
    "UPDATE articles SET publisher = :publisher, opened_at = :opened, waits = :waits WHERE number = :number"
)


def _filled(row: Any) -> dict[str, object]:  # noqa: ANN401 - a row of this very statement
    """When it was first published was not kept; when it was first seen is the nearest that was."""
    return {
        "number": row.number,
        "publisher": codec.article(row.article, row.id).publisher_key,
        "opened": row.first_seen_at if row.outcome in codec.OPEN else None,
        "waits": codec.decision(row.decision, row.id).waits,
    }
