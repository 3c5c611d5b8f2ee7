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


READING = ("parse", "normalise", "rights.decide", "rights.evidence", "rights.notices", "pipeline.understand")


def _imported(arguments: list[str], cwd: Path) -> set[str]:
    return {name.partition(".")[0] for name in _modules(arguments, cwd)}


def _modules(arguments: list[str], cwd: Path) -> set[str]:
    program = (
        "import sys\n"
        f"sys.argv = ['syndicator', *{arguments!r}]\n"
        "from syndicator.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('IMPORTED', *sorted(sys.modules))\n"
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


def test_a_round_in_which_nothing_changed_loads_nothing_that_reads(tmp_path: Path) -> None:
    from support.command import configure, syndicator

    configure(
        tmp_path, '[[sources]]\nid = "drop"\nkind = "folder"\npath = "drop"\n[[feeds]]\nid = "all"\ntitle = "A"\n'
    )
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "tide.md").write_text("# Tide\n\nHigh water at noon.\n")
    assert syndicator("run", "--all", cwd=tmp_path).returncode == 0
    loaded = _modules(["run", "--all"], tmp_path)
    assert "syndicator.pipeline.visiting" in loaded
    assert not [name for name in loaded if name.startswith(tuple(f"syndicator.{room}" for room in READING))]
    assert not loaded & {"rich", "pygments"}  # httpx would load them for its own command line
