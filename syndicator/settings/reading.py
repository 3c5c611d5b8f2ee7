"""From a directory to ``Settings``: read files → check tables → check relations → build values. Reads nothing else.

Every step notes its problems and goes on, so a person sees all of them at once; values are built only when there are
none.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from syndicator.errors import ConfigError, ConfigProblem
from syndicator.settings import files
from syndicator.settings.checked import Checked
from syndicator.settings.problems import of_error, problem

if TYPE_CHECKING:
    from syndicator.settings.model import Table
    from syndicator.settings.values import Settings

MOST_PROBLEMS: Final = 500


def load(directory: Path, overlay: Mapping[Path, str | None] | None = None) -> Settings:
    """Read and check a configuration. Raises ``errors.ConfigError`` with every problem."""
    from syndicator.settings import building, checks

    directory = Path(directory)
    found = files.read(directory, overlay)
    if found.problems and not directory.is_dir():
        raise ConfigError(tuple(found.problems))  # what else is missing would only hide it
    checked = _check_tables(found)
    checks.relations(checked, found, root=root_of(directory))
    if found.problems:
        told = sorted(dict.fromkeys(found.problems), key=_place)
        if len(told) > MOST_PROBLEMS:
            more = problem(str(directory), "", "", f"and {len(told) - MOST_PROBLEMS} more problems")
            told = [*told[:MOST_PROBLEMS], more]
        raise ConfigError(tuple(told))
    return building.settings(checked, directory=directory.resolve(), root=root_of(directory))


def _place(told: ConfigProblem) -> tuple[str, int, int]:
    """In the order a person goes through: file by file, line by line."""
    name, *numbers = told.file.rsplit(":", 2) if told.file.count(":") else (told.file,)
    line, column = (*(int(number) for number in numbers if number.isdigit()), 0, 0)[:2]
    return name, line, column


def root_of(directory: Path) -> Path:
    """What relative paths are relative to: the folder that holds the configuration."""
    return directory.resolve().parent


def _check_tables(found: files.Files) -> Checked:
    from syndicator.settings import model

    checked = Checked()
    for name, table in model.TABLES.items():
        _check_single(found, checked, name, table)
    for name, table in model.ARRAYS.items():
        _check_repeated(found, checked, name, table)
    for source_id, values in found.tables[model.STATES].items():
        enabled = values.get("enabled") if isinstance(values, dict) and len(values) == 1 else None
        if isinstance(enabled, bool):
            checked.enabled[source_id] = enabled
        else:
            file = found.origins[model.STATES, source_id]
            found.tell(file, model.STATES, source_id, "must be { enabled = true } or { enabled = false }")
    return checked


def _check_single(found: files.Files, checked: Checked, name: str, table: type[Table]) -> None:
    from pydantic import ValidationError

    try:
        checked.tables[name] = table.model_validate(found.tables[name])
    except ValidationError as error:
        for each in error.errors(include_url=False, include_input=False):
            if each["type"] == "missing" and not found.complete:
                continue  # it may stand in the file that could not be read
            key, message, hint = of_error(each, _keys_at(table, each["loc"]))
            file = found.origins.get((name, str(each["loc"][0])), _home(found, name))
            found.tell(file, name, key, message, hint)


def _check_repeated(found: files.Files, checked: Checked, name: str, table: type[Table]) -> None:
    from pydantic import ValidationError

    kept = checked.arrays[name] = []
    for entry in found.arrays[name]:
        try:
            kept.append((table.model_validate(entry.values), entry))
        except ValidationError as error:
            for each in error.errors(include_url=False, include_input=False):
                key, message, hint = of_error(each, _keys_at(table, each["loc"]))
                found.tell(entry.file, name, key, message, hint, index=entry.index)


def _keys_at(table: type[Table], location: tuple[int | str, ...]) -> tuple[str, ...]:
    """The known keys at a place: those of the table, or of the table inside it that the place leads to."""
    from syndicator.settings import model

    inner: dict[int | str, type[Table]] = {
        "where": model.WhereTable,
        "quotas": model.QuotasTable,
        "duties": model.DutyTable,
        "listing": model.ListTable,
        "selectors": model.SelectorsTable,
    }
    nested = len(location) > 1 and location[0] in inner
    fields = (inner[location[0]] if nested else table).model_fields
    return tuple(field.alias or name for name, field in fields.items())


def _home(found: files.Files, name: str) -> str:
    """The file a missing key belongs in: where its table already stands, else any."""
    for (table, _), file in found.origins.items():
        if table == name:
            return file
    return next(iter(found.texts), "")
