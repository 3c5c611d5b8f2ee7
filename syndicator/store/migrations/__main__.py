"""Prints the schema that the migrations end at, for ``newest.sql``: ``python -m syndicator.store.migrations``."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

from syndicator.store.migrations import upgrade

HEAD = """\
-- The schema of the newest revision in SQLite's own words: a new store is made of it, without the migrations.
-- Made from them by `python -m syndicator.store.migrations`; a test holds the two equal.
"""
_ORDER = ("table", "index", "trigger")


def newest() -> str:
    """Run all migrations on an empty database and return the statements that it is made of."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        upgrade(connection, None)
        found = connection.execute("SELECT type, tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        rows = sorted(found, key=lambda row: (_ORDER.index(row[0]), *row[1:3]))
    statements = ["\n".join(line.strip() for line in row[3].splitlines() if line.strip()) for row in rows]
    return HEAD + "".join(f"\n{statement};\n" for statement in statements)


if __name__ == "__main__":
    sys.stdout.write(newest())
