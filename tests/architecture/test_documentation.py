"""What is undocumented fails the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from syndicator import render
from syndicator.cli import exits
from syndicator.cli.root import COMMANDS
from syndicator.settings import model

DOCS = Path(__file__).resolve().parents[2] / "docs"
TABLES = model.TABLES | model.ARRAYS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"^\| `{command}\b", (DOCS / "commands.md").read_text(), re.MULTILINE)


def test_every_exit_code_is_documented_and_no_other() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", (DOCS / "commands.md").read_text(), re.MULTILINE)}
    assert told == {value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}


@pytest.mark.parametrize("table", TABLES)
def test_every_key_of_the_configuration_is_documented_in_its_section(table: str) -> None:
    text = (DOCS / "configuration.md").read_text()
    sections = re.split(r"^## ", text, flags=re.MULTILINE)
    section = next(part for part in sections if f"[{table}]" in part.split("\n", 1)[0])
    keys = [field.alias or name for name, field in TABLES[table].model_fields.items()]
    assert [key for key in keys if f"`{key}`" not in section] == []


@pytest.mark.parametrize("output_format", render.FORMATS, ids=lambda output_format: output_format.NAME)
def test_every_format_is_documented(output_format: object) -> None:
    assert f"`ID{output_format.SUFFIX}`" in (DOCS / "feeds.md").read_text()  # type: ignore[attr-defined] # a format


def test_every_room_has_a_page_of_its_own() -> None:
    rooms = [path for path in (DOCS.parent / "syndicator").rglob("__init__.py") if path.parent.name != "__pycache__"]
    empty = [str(path) for path in rooms if not path.read_text().lstrip().startswith('"""')]
    assert empty == []


def test_every_link_between_the_documents_leads_somewhere() -> None:
    lost = [
        f"{path.name}: {target}"
        for path in [*DOCS.rglob("*.md"), DOCS.parent / "README.md"]
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text())
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert lost == []
