"""How a database comes to the schema of this program, one released step after another. Forward only.

Each file in ``versions`` is a step with a number and never changes once released. Alembic is imported here, and this
module only when a database is made or is older than the program.
"""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent


def _scripts(directory: Path | None = None) -> ScriptDirectory:
    configuration = Config()
    configuration.set_main_option("script_location", str(directory or SCRIPTS).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(configuration)


def known_revisions(directory: Path | None = None) -> tuple[str, ...]:
    """Every schema this program can read, newest first."""
    return tuple(script.revision for script in _scripts(directory).walk_revisions())


def upgrade(connection: Connection, found: str | None, directory: Path | None = None) -> None:
    """Run the steps after ``found`` on a connection whose transaction the caller opened and will end."""
    scripts = _scripts(directory)
    head = scripts.get_current_head()

    def steps(_revision: object, _context: object) -> object:
        return scripts._upgrade_revs(head or "head", found or "base")  # noqa: SLF001 - what alembic.command.upgrade calls

    with EnvironmentContext(Config(), scripts, fn=steps, destination_rev=head) as environment:
        environment.configure(connection=connection, target_metadata=None)
        environment.run_migrations()
