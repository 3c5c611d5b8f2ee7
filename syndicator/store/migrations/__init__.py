"""How a database comes to the schema of this program, one released step after another. Forward only.

Each file in ``versions`` is a step with a number and never changes once released. Alembic is imported here, and this
module only when a database is older than the program: a new one is made of what the steps end at (``newest.sql``).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

SCRIPTS = Path(__file__).parent


def _scripts(directory: Path | None = None) -> ScriptDirectory:
    configuration = Config()
    configuration.set_main_option("script_location", str(directory or SCRIPTS).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(configuration)


def known_revisions(directory: Path | None = None) -> tuple[str, ...]:
    """Every schema this program can read, newest first."""
    return tuple(script.revision for script in _scripts(directory).walk_revisions())


class _Lent:
    """A connection SQLAlchemy may use, but whose transaction it may not end: that belongs to the caller."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - hands on whatever the connection has
        return getattr(self._connection, name)

    def commit(self) -> None:
        """Leave it to the caller."""

    def rollback(self) -> None:
        """Leave it to the caller."""

    def close(self) -> None:
        """Leave it to the caller."""


def upgrade(connection: sqlite3.Connection, found: str | None, directory: Path | None = None) -> None:
    """Run the steps after ``found`` on a connection whose transaction the caller opened and will end."""
    scripts = _scripts(directory)
    head = scripts.get_current_head() or "head"

    def steps(_revision: object, _context: object) -> object:
        return scripts._upgrade_revs(head, found or "base")  # noqa: SLF001 - what alembic.command.upgrade calls

    engine = create_engine(
        "sqlite://",
        creator=lambda: _Lent(connection),
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
    )
    with (
        engine.connect() as borrowed,
        EnvironmentContext(Config(), scripts, fn=steps, destination_rev=head) as environment,
    ):
        environment.configure(connection=borrowed)
        environment.run_migrations()
