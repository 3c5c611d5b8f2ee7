"""An operator takes an article out: at once, everywhere, for good."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from support.command import REPOSITORY, answer, configure, lines, start, syndicator, wait_for
from support.site import rss, serving

NOW = "2026-04-01T12:00:00Z"
LATER = "2026-04-01T13:00:00Z"
TITLE = "The quiet after the last dredger"
DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(REPOSITORY / "config", root / "config")
    answer("--now", NOW, "run", "--all", "--json", cwd=root)
    held = {article["title"]: article["id"] for article in lines("articles", "--json", cwd=root)}
    (root / "id").write_text(held[TITLE])
    assert sum(_names(root, TITLE).values()) >= 4
    return root


@pytest.fixture(scope="module")
def taken(house: Path) -> dict[str, Any]:
    identity = (house / "id").read_text()
    done: dict[str, Any] = answer(
        "--now", LATER, "withdraw", identity, "--by", "Ada", "--reason", "the author asked", "--json", cwd=house
    )
    return done


def _names(root: Path, text: str) -> dict[str, int]:
    return {path.name: text in path.read_text(encoding="utf-8") for path in (root / "feeds").iterdir()}


def test_it_is_gone_from_every_file_when_the_command_ends(house: Path, taken: dict[str, Any]) -> None:
    assert taken["title"] == TITLE
    assert not taken["already"]
    assert not any(_names(house, TITLE).values())
    assert not any(_names(house, "coal berth").values())


def test_it_is_announced_in_atom_and_json(house: Path, taken: dict[str, Any]) -> None:
    feed = ET.parse(house / "feeds" / "latest.atom.xml").getroot()  # noqa: S314 - our own file
    stones = {stone.get("ref"): stone for stone in feed.iter(DELETED)}
    assert stones[taken["id"]].get("when") == LATER
    assert "the author asked" in "".join(stones[taken["id"]].itertext())
    told = json.loads((house / "feeds" / "latest.json").read_text())["_syndicator"]["deleted"]
    assert [(stone["id"], stone["pubstatus"]) for stone in told] == [(taken["id"], "canceled")]


@pytest.mark.usefixtures("taken")
def test_it_is_listed_no_more_and_a_new_visit_does_not_bring_it_back(house: Path) -> None:
    answer("--now", "2026-04-02T12:00:00Z", "run", "--all", "--refetch", "--json", cwd=house)
    assert TITLE not in {article["title"] for article in lines("articles", "--json", cwd=house)}
    assert not any(_names(house, TITLE).values())
    answer("--now", "2026-04-02T12:00:00Z", "redecide", "--json", cwd=house)
    answer("--now", "2026-04-02T12:00:00Z", "publish", "--json", cwd=house)
    assert not any(_names(house, TITLE).values())


def test_the_record_keeps_who_and_why_and_the_store_not_the_text(house: Path, taken: dict[str, Any]) -> None:
    log = lines("audit", "log", taken["id"], "--json", cwd=house)
    assert [(step["outcome"], step["by"]) for step in log][-1] == ("withdrawn", "Ada")
    assert answer("audit", "verify", "--json", cwd=house)["ok"]
    explained = answer("explain", taken["id"], "--json", cwd=house)
    assert explained["body_text"] is None
    assert explained["withdrawn_at"] == LATER


@pytest.mark.usefixtures("taken")
def test_again_is_no_error_and_writes_nothing(house: Path) -> None:
    identity = (house / "id").read_text()
    again = answer("withdraw", identity, "--by", "Ada", "--reason", "again", "--json", cwd=house)
    assert again["already"]


def test_what_never_came_stays_out_when_it_comes(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "config", tmp_path / "config")
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "config").rglob("*.*ml")}
    address = next(part for part in "".join(pages.values()).split('"') if "quiet" in part and part.startswith("http"))
    done = answer("--now", NOW, "withdraw", address, "--by", "Ada", "--reason", "kept out", "--json", cwd=tmp_path)
    assert done["id"] is None
    answer("--now", NOW, "run", "--all", "--json", cwd=tmp_path)
    assert TITLE not in {article["title"] for article in lines("articles", "--json", cwd=tmp_path)}


@pytest.mark.parametrize("missing", [["--by", " ", "--reason", "x"], ["--by", "Ada", "--reason", ""], ["--by", "Ada"]])
def test_nobody_and_no_reason_are_refused(house: Path, missing: list[str]) -> None:
    assert syndicator("withdraw", (house / "id").read_text(), *missing, cwd=house).returncode == 2


def test_what_is_not_there_is_said(house: Path) -> None:
    done = syndicator("withdraw", "00000000-0000", "--by", "Ada", "--reason", "x", cwd=house)
    assert done.returncode == 1
    assert "is held" in done.stderr


def test_a_running_daemon_takes_it_out_at_its_next_bell(tmp_path: Path) -> None:
    with serving() as site:
        site.put("/a.xml", rss("A", [("one", "first"), ("two", "second")]))
        root = configure(
            tmp_path,
            f'[collect]\nallow_private = ["{site.host}"]\n[[feeds]]\nid = "all"\ntitle = "All"\n'
            f'[[sources]]\nid = "a"\nkind = "feed"\nurl = "{site.url("/a.xml")}"\nevery = "1h"\n',
        )
        process = start("daemon", "--tick", "0.2", cwd=root)
        try:
            wait_for((root / "feeds" / "index.html").exists)
            held = {article["title"]: article["id"] for article in lines("articles", "--json", cwd=root)}
            said = ("--by", "Ada", "--reason", "taken down", "--json")
            done = answer("withdraw", held["one"], *said, cwd=root)
            assert not _names(root, "<title>one</title>")["all.rss.xml"]
            assert _names(root, "<title>two</title>")["all.rss.xml"]
            assert done["id"] == held["one"]
            refused = syndicator("review", "approve", held["two"], *said, "--outcome", "full", cwd=root)
            assert refused.returncode == 1
            assert "nobody can approve more" in refused.stderr
            assert syndicator("withdraw", "0000-0000-0000", *said, cwd=root).returncode == 1
        finally:
            process.terminate()
            process.communicate(timeout=15)
        assert [step["by"] for step in lines("audit", "log", held["one"], "--json", cwd=root)][-1] == "Ada"
