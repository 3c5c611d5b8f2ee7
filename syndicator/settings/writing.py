"""What commands write: one file per added source, one file of switches, a first configuration. Reads through ``files``.

Three kinds of files, so that nothing a person wrote is ever touched:

``config/sources/ID.toml``
    a source that ``sources add`` wrote. Its first line says so; only files with that line are rewritten or removed.
``config/sources/state.toml``
    ``[source_state]``: what ``sources enable`` and ``disable`` said, whoever wrote the source. It wins over ``enabled``
    in the source's own table, and holds only what differs from it.
``config/config.toml``
    written once by ``init``, and from then on the person's.

Every change is tried on the whole configuration before it is put in place, and put in place by renaming.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, Final

from syndicator.errors import ConfigError
from syndicator.settings import fields, files, reading
from syndicator.settings.problems import did_you_mean, problem, shown

MARK: Final = "# written by syndicator"
_SOURCE_MARK: Final = (
    f"{MARK} (`sources add`): `sources remove` takes it away again. To keep it yourself, delete this line.\n"
)
_STATE_MARK: Final = f"{MARK} (`sources enable`, `sources disable`): wins over `enabled` in the source's own table.\n"
_START: Final = "config.toml"


def add_source(directory: Path, source: Mapping[str, object]) -> Path:
    """Write a source into a file of its own. Raises ``errors.ConfigError`` when the result would not load."""
    return add_sources(directory, (source,))[0]


def add_sources(directory: Path, sources: Sequence[Mapping[str, object]]) -> tuple[Path, ...]:
    """Write several sources, all of them or none. Raises ``errors.ConfigError`` when the result would not load."""
    overlay: dict[Path, str | None] = {}
    for source in sources:
        path, text = _source_file(directory, source)
        if path in overlay:
            raise _refusal(path, "would be written twice", "give every source an id of its own")
        overlay[path] = text
    reading.load(directory, overlay)
    _apply(overlay)
    return tuple(overlay)


def _source_file(directory: Path, source: Mapping[str, object]) -> tuple[Path, str]:
    import tomli_w

    table = {key: value for key, value in source.items() if value is not None}
    source_id = str(table.get("id", ""))
    try:
        fields.identifier(source_id)
    except ValueError as error:
        raise _refusal(directory, f'the id "{shown(source_id)}" {error.args[0]}', *map(str, error.args[1:])) from None
    path = _path(directory, source_id)
    if path.exists():
        raise _refusal(path, "exists already", "choose another id, or remove the source first")
    nested = any(isinstance(value, dict) for value in table.values())
    text = _SOURCE_MARK + (tomli_w.dumps({"sources": [table]}) if nested else f"[[sources]]\n{tomli_w.dumps(table)}")
    return path, text


def remove_source(directory: Path, source_id: str) -> Path:
    """Take away a source that ``add_source`` wrote, and its switch. Refuses what a person wrote."""
    found = files.read(directory)
    entry = _entry(directory, found, source_id)
    path = Path(entry.file)
    if not _ours(path):
        raise _refusal(
            path, f'holds the source "{source_id}" and was written by a person', "take the source out of it by hand"
        )
    states = _states(found)
    overlay: dict[Path, str | None] = {path: None}
    if states.pop(source_id, None) is not None:
        overlay[_state_path(directory)] = _state_text(states)
    reading.load(directory, overlay)
    _apply(overlay)
    return path


def switch(directory: Path, source_id: str, *, on: bool) -> Path | None:
    """Switch a source on or off in the file of switches; None where it already was so."""
    found = files.read(directory)
    entry = _entry(directory, found, source_id)
    states = _states(found)
    own = entry.values.get("enabled", True)
    if states.get(source_id, own) is on:
        return None
    if own is on:
        states.pop(source_id, None)
    else:
        states[source_id] = on
    path = _state_path(directory)
    overlay: dict[Path, str | None] = {path: _state_text(states)}
    reading.load(directory, overlay)
    _apply(overlay)
    return path


def example(directory: Path, **site: str) -> tuple[Path, ...]:
    """Write a commented configuration to start from. Refuses where there is one already."""
    import tomli_w

    directory = Path(directory)
    if directory.is_dir() and any(directory.rglob("*.toml")):
        raise _refusal(directory, "holds a configuration already", "change that one, or choose another directory")
    text = resources.files("syndicator.settings").joinpath("example.toml").read_text("utf-8")
    lines = []
    for line in text.splitlines():
        key = line.partition(" = ")[0].lstrip("# ")
        given = site.pop(key, None) if key in {"title", "url", "contact", "language"} else None
        lines.append(line if given is None else tomli_w.dumps({key: given}).rstrip("\n"))
    if site:
        raise TypeError(f"not a key of [site] that can be given here: {', '.join(site)}")
    path = directory / _START
    content = "\n".join(lines) + "\n"
    directory.mkdir(parents=True, exist_ok=True)
    reading.load(directory, {path: content})
    _write(path, content)
    return (path,)


# --- files


def _path(directory: Path, source_id: str) -> Path:
    return Path(directory) / "sources" / f"{source_id}.toml"


def _state_path(directory: Path) -> Path:
    path = Path(directory) / "sources" / "state.toml"
    if path.exists() and not _ours(path):
        raise _refusal(path, "was written by a person, and switches belong there", "give that file another name")
    return path


def _ours(path: Path) -> bool:
    """Whether a file says that we wrote it."""
    try:
        with path.open("rb") as file:
            return file.read(len(MARK)) == MARK.encode()
    except OSError:
        return False


def _entry(directory: Path, found: files.Files, source_id: str) -> files.Entry:
    """The table of a source. Raises ``errors.ConfigError`` where there is none, or files cannot be read."""
    for entry in found.arrays["sources"]:
        if entry.values.get("id") == source_id:
            return entry
    if found.problems:
        raise ConfigError(tuple(found.problems))
    known = {str(entry.values.get("id")) for entry in found.arrays["sources"]}
    raise _refusal(directory, f'no source has the id "{shown(source_id)}"', did_you_mean(source_id, known))


def _states(found: files.Files) -> dict[str, bool]:
    return {
        source_id: values["enabled"]
        for source_id, values in found.tables["source_state"].items()
        if isinstance(values, dict) and isinstance(values.get("enabled"), bool)
    }


def _state_text(states: Mapping[str, bool]) -> str | None:
    import tomli_w

    if not states:
        return None
    table: dict[str, Any] = {source_id: {"enabled": states[source_id]} for source_id in sorted(states)}
    return _STATE_MARK + tomli_w.dumps({"source_state": table})


def _apply(overlay: Mapping[Path, str | None]) -> None:
    for path, text in overlay.items():
        if text is None:
            path.unlink(missing_ok=True)
        else:
            _write(path, text)


def _write(path: Path, text: str) -> None:
    """Write beside it, flush, rename: whoever reads sees the old file or the new one."""
    tomllib.loads(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)  # a configuration holds no secrets
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _refusal(place: Path, message: str, hint: str = "") -> ConfigError:
    return ConfigError((problem(str(place), "", "", message, hint),))
