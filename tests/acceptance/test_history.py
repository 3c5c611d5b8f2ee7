"""What became of an article, through the real command line: a corrected headline, a mended text, a second source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from support import stories
from support.command import answer, configure, lines, syndicator
from support.site import Site, serving


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def _put(site: Site, path: str, title: str, sentences: list[str], home: str) -> None:
    body = escape("".join(f"<p>{sentence}</p>" for sentence in sentences))
    site.put(
        path,
        f'<rss version="2.0"><channel><title>{home}</title><link>https://{home}.example/</link><description>d</description>'
        f"<item><title>{title}</title><link>https://{home}.example/lock</link><guid isPermaLink='false'>1</guid>"
        f"<description>{body}</description></item></channel></rss>",
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Path:
    _put(site, "/a.xml", "Old lock is kept", list(stories.LOCK), "river")
    _put(site, "/b.xml", "Lock on the Tern is kept", list(stories.LOCK[:-1]), "town")
    sources = "".join(
        f'[[sources]]\nid = "{name}"\nkind = "feed"\nurl = "{site.url(f"/{name}.xml")}"\n' for name in ("a", "b")
    )
    feeds = '[[feeds]]\nid = "all"\ntitle = "All"\n'
    root = configure(tmp_path_factory.mktemp("house"), f'[collect]\nallow_private = ["{site.host}"]\n{sources}{feeds}')
    answer("--now", "2026-04-01T12:00:00Z", "run", "--source", "a", "--json", cwd=root)
    answer("--now", "2026-04-01T12:10:00Z", "run", "--source", "b", "--json", cwd=root)
    mended = [sentence.replace("built in 1827", "finished in 1829") for sentence in stories.LOCK]
    _put(site, "/a.xml", "Old lock is kept after all", mended, "river")
    report = answer("--now", "2026-04-02T12:00:00Z", "run", "--source", "a", "--json", cwd=root)
    assert [(visit["new"], visit["changed"]) for visit in report["sources"]] == [(0, 1)]
    return root


def test_a_correction_is_a_new_version_and_its_history_says_what_changed(house: Path) -> None:
    (held,) = lines("articles", "--json", cwd=house)
    assert (held["title"], held["version"], held["sources"]) == ("Old lock is kept after all", 2, ["a", "b"])
    told = answer("articles", held["id"], "--history", "--json", cwd=house)
    (change,) = told["changes"]
    assert (change["at"], change["version"], change["source"]) == ("2026-04-02T12:00:00Z", 2, "a")
    assert change["title"] == {"before": "Old lock is kept", "after": "Old lock is kept after all"}
    assert (change["text"]["words_added"], change["text"]["words_removed"]) == (2, 2)
    assert [(p["before"], p["after"]) for p in change["text"]["passages"]] == [
        ("The lock was built in 1827 and has not …", "The lock was finished in 1829 and has not …")
    ]


def test_the_history_reads_like_one(house: Path) -> None:
    shown = syndicator("articles", "https://river.example/lock", "--history", cwd=house).stdout
    assert "headline: Old lock is kept → Old lock is kept after all" in shown
    assert "text: +2 −2 words" in shown
    assert "− The lock was built in 1827" in shown
    assert "+ The lock was finished in 1829" in shown


def test_every_way_it_came_is_shown(house: Path) -> None:
    (held,) = lines("articles", "--json", cwd=house)
    assert [(way["source"], way["shown"], way["by"], way["url"]) for way in held["routes"]] == [
        ("a", True, "key", "https://river.example/lock"),
        ("b", False, "text", "https://town.example/lock"),
    ]
    explained = syndicator("explain", held["id"], cwd=house).stdout
    assert "Told by:" in explained
    assert "“Lock on the Tern is kept”" in explained


def test_feeds_say_when_it_was_corrected(house: Path) -> None:
    (entry,) = json.loads((house / "feeds" / "all.json").read_text())["items"]
    assert entry["date_modified"] == "2026-04-02T12:00:00Z"
    assert "<updated>2026-04-02T12:00:00" in (house / "feeds" / "all.atom.xml").read_text()


def test_history_is_of_one_article(house: Path) -> None:
    assert syndicator("articles", "--history", cwd=house).returncode == 2
    assert syndicator("articles", "deadbeef", "--history", cwd=house).returncode == 1
