"""kill -9 at any moment: no torn feed, no lost article, no article twice."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from support.command import Warm, answer, configure, lines
from support.site import Site, rss, serving

KILLS = 50
SOURCES = 6
ITEMS = 30


@pytest.mark.timeout(300)  # half of its runs are left in peace for as long as a run takes
def test_fifty_random_kills_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random(20260401)  # noqa: S311 - moments of death, no secrets
    with serving() as site:
        sources = ""
        for number in range(SOURCES):
            site.put(f"/{number}.xml", rss(f"S{number}", [(f"s{number}-i{item}", "text") for item in range(ITEMS)]))
            sources += f'[[sources]]\nid = "s{number}"\nkind = "feed"\nurl = "{site.url(f"/{number}.xml")}"\n'
        root = configure(
            tmp_path,
            f'[collect]\nallow_private = ["{site.host}"]\nconcurrency = 2\nworkers = 0\n{sources}'
            '[[feeds]]\nid = "all"\ntitle = "All"\nlimit = 500\n',
        )
        killed = 0
        with Warm(root) as warm:
            whole = _one_run(warm)
            killed = _kill_again_and_again(warm, site, root, chance, whole)
        assert killed >= KILLS // 5  # the others had ended before
        report = answer("--config", "config", "run", "--all", "--json", cwd=root)
        assert {visit["outcome"] for visit in report["sources"]} <= {"ok", "not_modified"}
        held = lines("--config", "config", "articles", "--json", cwd=root)
        assert sorted(article["title"] for article in held) == sorted(
            f"s{number}-i{item}" for number in range(SOURCES) for item in range(ITEMS)
        )
        assert len(json.loads((root / "feeds" / "all.json").read_text())["items"]) == SOURCES * ITEMS
        _nothing_is_torn(root)
        assert not [path for path in (root / "feeds").iterdir() if path.name.startswith(".")]


def _one_run(warm: Warm) -> float:
    started = time.monotonic()
    warm.start("--config", "config", "run", "--all")
    assert warm.ended() == 0
    return time.monotonic() - started


def _kill_again_and_again(warm: Warm, site: Site, root: Path, chance: random.Random, whole: float) -> int:
    killed = 0
    for kill in range(KILLS):
        # The content changes every time, so that every run has something to write.
        for number in range(SOURCES):
            items = [(f"s{number}-i{item}", f"text {kill} {item}") for item in range(ITEMS)]
            site.put(f"/{number}.xml", rss(f"S{number}", items))
        process = warm.start("--config", "config", "run", "--all")
        time.sleep(chance.uniform(0, whole * 0.9))
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        killed += warm.ended() == -signal.SIGKILL
        _nothing_is_torn(root)
    return killed


def _nothing_is_torn(root: Path) -> None:
    for path in (root / "feeds").glob("*.xml"):
        ET.parse(path)  # noqa: S314 - our own output
    for path in (root / "feeds").glob("*.json"):
        json.loads(path.read_text())
    index = root / "feeds" / "index.html"
    assert not index.exists() or index.read_text().rstrip().endswith("</html>")
