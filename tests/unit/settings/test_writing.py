"""What commands write into a configuration, and what they leave alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from support.settings import configure

from syndicator import settings
from syndicator.errors import ConfigError

NEW = {"id": "added", "kind": "feed", "url": "https://added.example/feed", "name": 'Quo"ted', "every": "30m"}
OWN = '[[sources]]\nid = "own"   # mine\nkind = "feed"\nurl = "https://own.example/"\nenabled = false\n'


EXPLAINED_ELSEWHERE = frozenset(
    ["urls", "path", "publisher", "publisher_url", "description", "enabled", "third_party", "i_own_these_rights"]
)
"""Keys that the first configuration does without; docs/configuration.md has them all."""


def _files(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def test_an_added_source_has_a_file_of_its_own_that_says_so(tmp_path: Path) -> None:
    directory = configure(tmp_path)
    before = _files(directory)
    path = settings.add_source(directory, NEW | {"language": None})
    assert path == directory / "sources" / "added.toml"
    text = path.read_text("utf-8")
    assert text.startswith("# written by syndicator")
    assert tomllib.loads(text) == {"sources": [NEW]}
    assert "[[sources]]\n" in text
    assert settings.load(directory).source("added").name == 'Quo"ted'
    assert {name: _files(directory)[name] for name in before} == before


@pytest.mark.parametrize(
    "change",
    [
        {"id": "own"},
        {"id": "../x"},
        {"id": "Ä"},
        {"url": "nonsense"},
        {"kind": "feeed"},
        {"every": "1s"},
        {"policy": "none"},
        {"x": 1},
    ],
)
def test_what_would_not_load_is_not_written(tmp_path: Path, change: dict[str, object]) -> None:
    directory = configure(tmp_path, OWN)
    before = _files(directory)
    with pytest.raises(ConfigError):
        settings.add_source(directory, NEW | change)
    assert _files(directory) == before


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    directory = configure(tmp_path, sources__added="# my own notes\n")
    with pytest.raises(ConfigError, match="exists already"):
        settings.add_source(directory, NEW)
    assert (directory / "sources" / "added.toml").read_text("utf-8") == "# my own notes\n"


def test_what_was_added_is_removed_with_its_switch(tmp_path: Path) -> None:
    directory = configure(tmp_path)
    before = _files(directory)
    settings.add_source(directory, NEW)
    settings.disable(directory, "added")
    settings.remove_source(directory, "added")
    assert _files(directory) == before


def test_what_a_person_wrote_is_not_removed(tmp_path: Path) -> None:
    directory = configure(tmp_path, OWN)
    with pytest.raises(ConfigError, match="written by a person"):
        settings.remove_source(directory, "own")
    path = settings.add_source(directory, NEW)
    path.write_text(path.read_text("utf-8").split("\n", 1)[1], "utf-8")  # the person makes it theirs
    with pytest.raises(ConfigError, match="written by a person"):
        settings.remove_source(directory, "added")
    assert path.exists()


def test_a_source_that_feeds_refer_to_is_not_removed(tmp_path: Path) -> None:
    directory = configure(tmp_path)
    path = settings.add_source(directory, NEW)
    (directory / "feeds.toml").write_text('[[feeds]]\nid = "all"\ntitle = "All"\nsources = ["added"]\n', "utf-8")
    with pytest.raises(ConfigError, match=r"no .* has the id"):
        settings.remove_source(directory, "added")
    assert path.exists()


def test_switching_touches_no_file_a_person_wrote(tmp_path: Path) -> None:
    directory = configure(tmp_path, OWN)
    before = _files(directory)
    path = settings.enable(directory, "own")
    assert path == directory / "sources" / "state.toml"
    assert settings.load(directory).source("own").enabled
    assert _files(directory)["config.toml"] == before["config.toml"]
    assert settings.enable(directory, "own") is None, "it is on already"
    settings.disable(directory, "own")
    assert not settings.load(directory).source("own").enabled
    assert _files(directory) == before, "what the source says itself needs no switch"


def test_switches_of_several_sources_stand_side_by_side(tmp_path: Path) -> None:
    directory = configure(tmp_path, OWN)
    settings.add_source(directory, NEW)
    settings.enable(directory, "own")
    settings.disable(directory, "added")
    found = settings.load(directory)
    assert (found.source("own").enabled, found.source("added").enabled) == (True, False)


def test_switching_what_is_not_there_names_what_is_near(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match='did you mean "own"'):
        settings.enable(configure(tmp_path, OWN), "owm")


def test_a_state_file_of_a_person_is_not_written_over(tmp_path: Path) -> None:
    directory = configure(tmp_path, OWN, sources__state="# my states\n")
    with pytest.raises(ConfigError, match="written by a person"):
        settings.enable(directory, "own")


def test_the_example_loads_and_says_every_key(tmp_path: Path) -> None:
    directory = tmp_path / "config"
    (path,) = settings.example(directory)
    text = path.read_text("utf-8")
    found = settings.load(directory)
    assert found.site.contact is None
    assert found.feeds[0].sources == ("*",)
    from syndicator.settings import model

    for table in (*model.TABLES.values(), *model.ARRAYS.values()):
        for name, field in table.model_fields.items():
            key = field.alias or name
            assert f"{key} = " in text or f"({key}" in text or key in EXPLAINED_ELSEWHERE, key


def test_the_example_loads_with_everything_switched_on(tmp_path: Path) -> None:
    directory = tmp_path / "config"
    (path,) = settings.example(directory)
    lines = []
    for line in path.read_text("utf-8").splitlines():
        bare = line.removeprefix("# ")
        code = bare.startswith("[") or " = " in bare.split("#", 1)[0]
        lines.append(bare if code and not bare.startswith("---") else line)
    path.write_text("\n".join(lines).replace('every = "30m"                     # or', "#"), "utf-8")
    found = settings.load(directory)
    assert found.agreements[0].duties[1].text == "By courtesy of The Example"
    assert found.source("example-feed").policy == "careful"
    assert found.policy.quota_items == 5


def test_the_example_takes_what_it_is_told(tmp_path: Path) -> None:
    directory = tmp_path / "config"
    settings.example(directory, title='The "Reader"', contact="me@site.example", url="https://site.example/")
    site = settings.load(directory).site
    assert (site.title, site.contact, site.url) == ('The "Reader"', "me@site.example", "https://site.example/")


def test_the_example_does_not_overwrite(tmp_path: Path) -> None:
    directory = configure(tmp_path)
    before = _files(directory)
    with pytest.raises(ConfigError, match="holds a configuration already"):
        settings.example(directory)
    assert _files(directory) == before


def test_a_wrong_contact_leaves_no_example(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="contact"):
        settings.example(tmp_path / "config", contact="nobody")
    assert not list((tmp_path / "config").glob("*"))
