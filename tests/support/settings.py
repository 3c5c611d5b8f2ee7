"""Small configurations to test with."""

from __future__ import annotations

from pathlib import Path

from syndicator import settings
from syndicator.errors import ConfigError, ConfigProblem
from syndicator.settings.values import Settings

SITE = '[site]\ntitle = "Test site"\nurl = "https://site.example/"\ncontact = "editor@site.example"\n'
"""The least a configuration needs."""


def configure(root: Path, text: str = "", **files: str) -> Path:
    """Write a configuration of ``[site]`` plus ``text`` under a root, and further files by name; its directory."""
    directory = root / "config"
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "config.toml").write_text(SITE + text, encoding="utf-8")
    for name, content in files.items():
        path = directory / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return directory


def load(root: Path, text: str = "", **files: str) -> Settings:
    """Load such a configuration."""
    return settings.load(configure(root, text, **files))


def problems(root: Path, text: str = "", **files: str) -> tuple[ConfigProblem, ...]:
    """Return what is wrong with such a configuration; nothing when it loads."""
    try:
        load(root, text, **files)
    except ConfigError as error:
        return error.problems
    return ()
