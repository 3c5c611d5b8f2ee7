"""A drop folder of an agency under contract: nothing before its hour, nothing withheld, and cancelled is gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.command import configure, lines, syndicator

CONFIG = """
[[agreements]]
id = "wire"
with = "Example Wire"
reference = "contract 7"
permits = ["republish_full"]
[[sources]]
id = "wire"
kind = "folder"
path = "drop"
publisher = "Example Wire"
agreement = "wire"
[[feeds]]
id = "latest"
title = "Latest"
"""
URI = "https://www.wire.example/items/"


def item(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "uri": f"{URI}{name}",
        "type": "text",
        "version": "1",
        "versioncreated": "2026-04-01T08:00:00Z",
        "language": "en",
        "headline": f"The story of {name}",
        "byline": "Ann Harbour",
        "body_html": f"<p>This is the whole text about {name}, as the agency wrote it this morning.</p>",
        "copyrightholder": "Example Wire",
        "ednote": "Eds: secret of the desk",
        **fields,
    }


def put(root: Path, *items: dict[str, Any]) -> None:
    (root / "drop").mkdir(exist_ok=True)
    for one in items:
        (root / "drop" / f"{one['uri'].rpartition('/')[2]}.json").write_text(json.dumps(one))


def published(root: Path, now: str) -> str:
    done = syndicator("--now", now, "run", "--all", cwd=root)
    assert done.returncode == 0, done.stderr
    return (root / "feeds" / "latest.json").read_text()


def test_an_agencys_items_are_published_when_and_as_long_as_it_says(tmp_path: Path) -> None:
    root = configure(tmp_path, CONFIG)
    put(
        root,
        item("ferry"),
        item("bridge", embargoed="2026-04-02T06:00:00Z"),
        item("harbour", pubstatus="withheld"),
        item("tower", pubStatus="what is this"),
    )
    nitf = (
        '<nitf><head><docdata><doc-id id-string="N1"/><date.release norm="20260402T060000Z"/></docdata></head><body>'
        "<body.head><hedline><hl1>The story of a lock</hl1></hedline></body.head><body.content><p>All about a lock.</p>"
        "</body.content></body></nitf>"
    )
    (root / "drop" / "lock.xml").write_text(nitf)
    before = published(root, "2026-04-01T12:00:00Z")
    assert "the whole text about ferry" in before
    for name in ("bridge", "harbour", "tower", "a lock"):
        assert f"The story of {name}" not in before
    assert "secret of the desk" not in before

    after = published(root, "2026-04-02T07:00:00Z")
    assert "the whole text about bridge" in after
    assert "The story of a lock" in after
    for name in ("harbour", "tower"):
        assert f"The story of {name}" not in after

    put(root, item("ferry", version="2", pubstatus="canceled", headline="Kill"))
    gone = published(root, "2026-04-02T08:00:00Z")
    assert "about ferry" not in gone
    assert "about bridge" in gone
    put(root, item("ferry", version="3"))
    assert "about ferry" not in published(root, "2026-04-02T09:00:00Z")

    held = [article for article in lines("articles", "--json", cwd=root) if "harbour" in article["title"]]
    assert [article["decision"]["outcome"] for article in held] == ["withhold"]
