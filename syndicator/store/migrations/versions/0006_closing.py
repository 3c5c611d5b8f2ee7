"""When what was permitted ends, so that it can be decided again on time without reading every decision."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from syndicator.store import codec

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_AT_ONCE = 500


def upgrade() -> None:
    """Add the column, fill it from the decisions in force, then make the index."""
    op.add_column("articles", sa.Column("closes_at", sa.BigInteger))
    connection = op.get_bind()
    last = 0
    while rows := connection.execute(_SELECT, {"last": last, "limit": _AT_ONCE}).fetchall():
        filled = [each for each in map(_filled, rows) if each["closes"] is not None]
        if filled:
            connection.execute(_FILL, filled)
        last = rows[-1].number
    op.create_index("articles_closing", "articles", ["closes_at"], sqlite_where=sa.text("closes_at IS NOT NULL"))


_SELECT = sa.text(
    "SELECT a.number, a.id, a.outcome, d.document AS decision"
    " FROM articles a JOIN decisions d ON d.number = a.decision_number"
    " WHERE a.number > :last ORDER BY a.number LIMIT :limit"
)
_FILL = sa.text("UPDATE articles SET closes_at = :closes WHERE number = :number")


def _filled(row: Any) -> dict[str, object]:  # noqa: ANN401 - a row of this very statement
    closes = codec.decision(row.decision, row.id).valid_until if row.outcome in codec.OPEN else None
    return {"number": row.number, "closes": None if closes is None else codec.microseconds(closes)}
