"""The whole main job through the real command line, on the shipped configuration."""

from __future__ import annotations

import io
import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from support import oracle
from support.command import REPOSITORY, answer, lines, syndicator

NOW = "2026-04-01T12:00:00Z"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh checkout's configuration, run once."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(REPOSITORY / "config", root / "config")
    report = answer("--config", "config", "--now", NOW, "run", "--all", "--json", cwd=root)
    (root / "report.json").write_text(json.dumps(report))
    return root


@pytest.fixture(scope="module")
def held(house: Path) -> dict[str, Any]:
    return {article["title"]: article for article in lines("--config", "config", "articles", "--json", cwd=house)}


def test_every_sample_source_is_read(house: Path) -> None:
    report = json.loads((house / "report.json").read_text())
    assert {visit["id"]: (visit["outcome"], visit["new"]) for visit in report["sources"]} == {
        "harbour-pages": ("ok", 2),
        "harbour-feed": ("ok", 2),
        "press-drop": ("ok", 1),
    }
    assert all(visit["error"] is None for visit in report["sources"])


def test_the_article_under_the_community_permission_is_published_in_full(held: dict[str, Any]) -> None:
    article = held["The quiet after the last dredger"]
    assert article["decision"]["outcome"] == "full"
    assert {"attribute_source", "keep_notice", "link_original"} <= set(article["decision"]["duties"])


def test_the_wire_story_is_only_linked_and_credits_the_agency_first(held: dict[str, Any]) -> None:
    article = held["Three river states agree on water in dry years"]
    assert article["decision"]["outcome"] == "link"
    roles = [(step["role"], step["name"]) for step in article["provenance"]]
    assert roles[0] == ("original", "Nordwire")
    assert ("intermediary", "Harbour Commons") in roles
    assert article["provenance"][0]["article_url"] is None
    text = article["credit"]["text"]
    assert text.casefold().index("nordwire") < text.index("Harbour Commons")


def test_no_derivatives_is_published_verbatim_and_all_rights_reserved_is_not(held: dict[str, Any]) -> None:
    assert held["How a village bought its own grid"]["decision"]["outcome"] == "full"
    assert held["How a village bought its own grid"]["rights"]["license"] in {
        "CC-BY-ND-4.0",
        "https://creativecommons.org/licenses/by-nd/4.0/",
    }
    assert held["The ferry that nobody ordered"]["decision"]["outcome"] == "link"


def test_what_is_embargoed_appears_nowhere(house: Path, held: dict[str, Any]) -> None:
    title = "Coastal university to test a turbine that fish can swim through"
    assert held[title]["decision"]["outcome"] == "withhold"
    for path in (house / "feeds").iterdir():
        assert "turbine" not in path.read_text(encoding="utf-8")


def test_withheld_text_stands_in_no_file(house: Path) -> None:
    for path in (house / "feeds").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "Negotiators for the three river states" not in text
        assert "has lain at the mole" not in text


def test_a_judge_from_outside_finds_no_word_too_many(house: Path) -> None:
    at = datetime.fromisoformat(NOW)
    assert oracle.wrongs(house / "var" / "syndicator.db", house / "feeds", at=at) == []


def test_the_same_input_again_writes_nothing(house: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (house / "feeds").iterdir()}
    report = answer("--config", "config", "--now", NOW, "run", "--all", "--json", cwd=house)
    assert [feed["written"] for feed in report["feeds"]] == [[], [], []]
    assert {visit["outcome"] for visit in report["sources"]} == {"not_modified"}
    assert {path: path.stat().st_mtime_ns for path in (house / "feeds").iterdir()} == before


def test_deleted_feeds_come_back_byte_for_byte(house: Path) -> None:
    before = {path.name: path.read_bytes() for path in (house / "feeds").iterdir()}
    shutil.rmtree(house / "feeds")
    assert syndicator("--config", "config", "--now", NOW, "publish", cwd=house).returncode == 0
    assert {path.name: path.read_bytes() for path in (house / "feeds").iterdir()} == before


def test_all_formats_hold_the_same_entries(house: Path) -> None:
    rss = feedparser.parse(io.BytesIO(house.joinpath("feeds/latest.rss.xml").read_bytes()))
    atom = feedparser.parse(io.BytesIO(house.joinpath("feeds/latest.atom.xml").read_bytes()))
    listed = json.loads(house.joinpath("feeds/latest.json").read_text())
    ids = [entry.id for entry in atom.entries]
    assert not rss.bozo
    assert not atom.bozo
    assert [entry.id for entry in rss.entries] == ids == [item["id"] for item in listed["items"]]
    assert len(ids) == 4


def test_explain_quotes_the_words_and_says_whom_to_ask(house: Path, held: dict[str, Any]) -> None:
    identity = held["Three river states agree on water in dry years"]["id"]
    done = syndicator("--config", "config", "explain", identity, cwd=house)
    assert done.returncode == 0
    folded = " ".join(done.stdout.split())
    assert "The original source of this article is Nordwire" in folded
    assert "What is missing to do more: Ask: Nordwire" in folded


def test_a_commercial_site_may_only_link_the_community_article(house: Path, tmp_path: Path) -> None:
    shutil.copytree(house / "config", tmp_path / "config")
    site = tmp_path / "config" / "site.toml"
    site.write_text(
        site.read_text().replace("commercial = false", "commercial = true").replace("community_site = true", "")
    )
    answer("--config", "config", "--now", NOW, "run", "--all", "--json", cwd=tmp_path)
    found = {item["title"]: item for item in lines("--config", "config", "articles", "--json", cwd=tmp_path)}
    assert found["The quiet after the last dredger"]["decision"]["outcome"] == "link"


def test_a_narrower_profile_narrows_at_the_next_run_and_a_wider_one_waits(house: Path, tmp_path: Path) -> None:
    shutil.copytree(house, tmp_path / "moved")
    root = tmp_path / "moved"
    site = root / "config" / "site.toml"
    told = site.read_text()
    site.write_text(told.replace("commercial = false", "commercial = true").replace("community_site = true", ""))
    answer("--config", "config", "--now", NOW, "run", "--json", cwd=root)
    title = "The quiet after the last dredger"

    def outcome() -> str:
        found = {item["title"]: item for item in lines("--config", "config", "articles", "--json", cwd=root)}
        return str(found[title]["decision"]["outcome"])

    assert outcome() == "link"
    assert "a public quay where the coal berth" not in (root / "feeds" / "latest.atom.xml").read_text()
    site.write_text(told)
    answer("--config", "config", "--now", NOW, "run", "--json", cwd=root)
    assert outcome() == "link"
    changed = answer("--config", "config", "--now", NOW, "redecide", "--json", cwd=root)["changed"]
    assert [(change["title"], change["after"]) for change in changed] == [(title, "full")]
    assert outcome() == "full"


def test_an_embargo_that_has_ended_releases_by_itself(house: Path, tmp_path: Path) -> None:
    shutil.copytree(house, tmp_path / "later")
    root = tmp_path / "later"
    report = answer("--config", "config", "--now", "2031-03-01T06:00:01Z", "run", "--json", cwd=root)
    assert "latest.atom.xml" in report["feeds"][0]["written"]
    title = "Coastal university to test a turbine that fish can swim through"
    found = {item["title"]: item for item in lines("--config", "config", "articles", "--json", cwd=root)}
    assert found[title]["decision"]["outcome"] == "full"
    assert title in (root / "feeds" / "latest.atom.xml").read_text()
