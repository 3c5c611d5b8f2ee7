"""What quick commands may import: start-up is a promise (docs/design/start-up.md)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.command import ENVIRONMENT

HEAVY = {
    "alembic",
    "apscheduler",
    "dateparser",
    "feedgen",
    "feedparser",
    "httpx",
    "jinja2",
    "lxml",
    "pydantic",
    "rich",
    "selectolax",
    "sqlalchemy",
    "trafilatura",
}


def _imported(arguments: list[str], cwd: Path) -> set[str]:
    program = (
        "import sys\n"
        f"sys.argv = ['syndicator', *{arguments!r}]\n"
        "from syndicator.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('IMPORTED', *sorted({name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=cwd, capture_output=True, text=True, env=ENVIRONMENT, check=True
    )
    return set(done.stdout.split("IMPORTED", 1)[1].split())


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--version"], set()),
        (["--help"], set()),
        (["check"], {"pydantic"}),
        (["status"], {"pydantic", "sqlalchemy"}),
    ],
)
def test_imports_nothing_heavy_that_it_does_not_need(tmp_path: Path, arguments: list[str], allowed: set[str]) -> None:
    from support.command import configure, syndicator

    configure(tmp_path, "")
    if arguments == ["status"]:
        assert syndicator("status", cwd=tmp_path).returncode == 0  # makes the store: that may cost more, once
    assert _imported(arguments, tmp_path) & HEAVY <= allowed
