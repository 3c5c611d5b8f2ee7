"""Decisions for machines and for people: policies in ODRL, and the explanation as a page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from support.command import REPOSITORY, answer, lines, syndicator

NOW = "2026-04-01T12:00:00Z"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(REPOSITORY / "config", root / "config")
    answer("--now", NOW, "run", "--all", "--json", cwd=root)
    return root


@pytest.fixture(scope="module")
def held(house: Path) -> dict[str, Any]:
    return {article["title"]: article for article in lines("articles", "--json", cwd=house)}


def _actions(policy: dict[str, Any]) -> set[str]:
    return {action for rule in policy.get("permission", ()) for action in rule["action"] if isinstance(action, str)}


def test_every_article_has_a_policy_and_none_permits_more_than_was_decided(house: Path, held: dict[str, Any]) -> None:
    policies = lines("--now", NOW, "rights", "export", "--all", cwd=house)
    assert {policy["conflict"] for policy in policies} == {"prohibit"}
    by_id = {policy["uid"].partition("#")[0]: policy for policy in policies}
    assert set(by_id) == {article["id"] for article in held.values()}
    for article in held.values():
        permitted = _actions(by_id[article["id"]])
        outcome = article["decision"]["outcome"]
        assert ("reproduce" in permitted) == (outcome == "full"), article["title"]
        assert bool(permitted) == (outcome in {"full", "excerpt", "link"})
        assert by_id[article["id"]]["assignee"]["uid"] == "https://reader.millbrook.example/"


def test_the_feed_says_the_same_as_the_export(house: Path) -> None:
    policies = {
        policy["target"]: policy for policy in _targets(lines("--now", NOW, "rights", "export", "--all", cwd=house))
    }
    items = json.loads((house / "feeds" / "latest.json").read_text())["items"]
    assert len(items) == 4
    for item in items:
        shown = item["_syndicator"]["rights"]["policy"]
        (target,) = {rule["target"] for rule in shown["permission"]}
        assert shown["permission"][0]["action"] == policies[target]["permission"][0]["action"]


def _targets(policies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [policy | {"target": policy["permission"][0]["target"]} for policy in policies if policy.get("permission")]


def test_one_article_or_all_of_them(house: Path, held: dict[str, Any]) -> None:
    identity = held["The ferry that nobody ordered"]["id"]
    assert answer("--now", NOW, "rights", "export", identity, cwd=house)["uid"].startswith(f"{identity}#rights-")
    assert syndicator("rights", "export", cwd=house).returncode == 2
    assert syndicator("rights", "export", "no-such-article", cwd=house).returncode == 1


def test_the_explanation_is_a_page_too(house: Path, held: dict[str, Any]) -> None:
    article = held["Three river states agree on water in dry years"]
    done = syndicator("explain", article["id"], "--html", cwd=house)
    assert done.returncode == 0
    assert done.stdout.startswith("<!doctype html>")
    assert "<mark>The original source of this article is Nordwire</mark>" in done.stdout
    assert "<script" not in done.stdout
    assert syndicator("explain", article["id"], "--html", "--json", cwd=house).returncode == 2


def test_a_long_notice_is_shown_around_what_was_read(house: Path, held: dict[str, Any]) -> None:
    done = syndicator("explain", held["The quiet after the last dredger"]["id"], cwd=house)
    folded = " ".join(done.stdout.split())
    assert "“… The Harbour Commons Association grants permission to cross-post" in folded
