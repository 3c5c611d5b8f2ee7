"""What waits for a person, through the real command line: list, approve, reject, and what an edit does to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.command import answer, configure, lines, syndicator
from support.site import Site, serving

NOW = "2026-04-01T12:00:00Z"
TEXT = "The kiln was fired again on Sunday"
FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule">
<channel><title>Kiln Post</title><link>https://kiln.example/</link><description>News</description>
<creativeCommons:license>https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>
{items}
</channel></rss>"""
ITEM = """<item><title>{title}</title><link>https://kiln.example/{slug}</link><guid>{slug}</guid>
<dc:creator>Ines Hartog</dc:creator>{rights}
<content:encoded>&lt;p&gt;{text}, and the whole street came to look at it.&lt;/p&gt;</content:encoded></item>"""
RESERVED = "<dc:rights>© 2026 Kiln Post. All rights reserved.</dc:rights>"
USE = '[use]\ncommercial = false\ncommunity_site = true\nadvertising = false\nselected_by = "person"\n'


def _feed(site: Site, **rights: str) -> None:
    items = "".join(
        ITEM.format(title=slug, slug=slug, rights=RESERVED if said else "", text=f"{TEXT} {said.removeprefix('!')}")
        for slug, said in rights.items()
    )
    site.put("/feed.xml", FEED.format(items=items))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def _house(root: Path, site: Site, policy: str = "") -> Path:
    return configure(
        root,
        f'[collect]\nallow_private = ["{site.host}"]\n{policy}\n'
        f'[[sources]]\nid = "kiln"\nkind = "feed"\nurl = "{site.url("/feed.xml")}"\n'
        '[[feeds]]\nid = "all"\ntitle = "All"\n',
        use=USE,
    )


def _run(root: Path, at: str = NOW) -> None:
    report = answer("--now", at, "run", "--all", "--json", cwd=root)
    assert [visit["error"] for visit in report["sources"]] == [None]


def _outcomes(root: Path) -> dict[str, str]:
    return {item["title"]: item["decision"]["outcome"] for item in lines("articles", "--json", cwd=root)}


def _waiting(root: Path) -> dict[str, dict[str, Any]]:
    return {item["title"]: item for item in answer("--now", NOW, "review", "list", "--json", cwd=root)["waiting"]}


def _printed(root: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (root / "feeds").iterdir())


def test_an_approval_publishes_shows_what_it_overrides_and_lapses_with_an_edit(tmp_path: Path, site: Site) -> None:
    _feed(site, clash="! first")
    root = _house(tmp_path, site)
    _run(root)
    waiting = _waiting(root)["clash"]
    assert (waiting["outcome"], waiting["can_be_approved_to"]) == ("review", "full")
    words = [piece["words"] for override in waiting["overrides"] for piece in override["evidence"]]
    assert any("All rights reserved" in word for word in words)
    assert TEXT not in _printed(root)

    said = ("--by", "Ada", "--reason", "the editor confirmed the licence by mail", "--json")
    done = answer("--now", "2026-04-01T12:05:00Z", "review", "approve", waiting["id"], *said, cwd=root)
    assert done["outcome"] == "full"
    assert done["review"]["by"] == "Ada"
    assert "All rights reserved" in json.dumps(done["overrides"])
    assert TEXT in _printed(root)
    assert "Ada" not in _printed(root)
    assert _waiting(root) == {}

    # Nothing changes: it stays, by a new visit and by a new decision.
    answer("--now", "2026-04-01T13:00:00Z", "run", "--all", "--refetch", "--json", cwd=root)
    assert answer("--now", "2026-04-01T13:00:00Z", "redecide", "--json", cwd=root) == {"changed": []}
    assert _outcomes(root) == {"clash": "full"}

    # The source edits it: back to the queue, and out of the feeds.
    _feed(site, clash="! second")
    _run(root, "2026-04-01T14:00:00Z")
    assert _outcomes(root) == {"clash": "review"}
    assert TEXT not in _printed(root)
    assert _waiting(root)["clash"]["before"]["by"] == "Ada"

    log = lines("audit", "log", waiting["id"], "--json", cwd=root)
    assert [step["outcome"] for step in log] == ["review", "full", "review"]
    assert [step["by"] for step in log][1] == "Ada"
    assert answer("audit", "verify", "--json", cwd=root)["ok"]


def test_a_rejection_stays_a_link_and_can_withhold_everything(tmp_path: Path, site: Site) -> None:
    _feed(site, clash="! first", fine="")
    root = _house(tmp_path, site)
    _run(root)
    assert _outcomes(root) == {"clash": "review", "fine": "full"}
    ids = {item["title"]: item["id"] for item in lines("articles", "--json", cwd=root)}
    said = ("--by", "Ada", "--reason", "not for our readers", "--json")
    assert answer("--now", NOW, "review", "reject", ids["clash"], *said, cwd=root)["outcome"] == "link"
    assert answer("--now", NOW, "review", "reject", ids["fine"], *said, "--withhold", cwd=root)["outcome"] == "withhold"
    answer("--now", NOW, "redecide", "--json", cwd=root)
    assert _outcomes(root) == {"clash": "link", "fine": "withhold"}
    assert _waiting(root) == {}
    assert "kiln.example/clash" in _printed(root)
    assert "kiln.example/fine" not in _printed(root)


def test_what_nobody_granted_cannot_be_approved(tmp_path: Path, site: Site) -> None:
    site.put(
        "/feed.xml",
        FEED.replace(
            "<creativeCommons:license>https://creativecommons.org/licenses/by/4.0/</creativeCommons:license>", ""
        ).format(items=ITEM.format(title="silent", slug="silent", rights=RESERVED, text=TEXT)),
    )
    root = _house(tmp_path, site)
    _run(root)
    (held,) = lines("articles", "--json", cwd=root)
    said = ("--by", "Ada", "--reason", "we like it")
    refused = syndicator("review", "approve", held["id"], *said, "--outcome", "full", cwd=root)
    assert refused.returncode == 1
    assert "nobody can approve more" in refused.stderr
    assert "[[agreements]]" in refused.stderr
    assert TEXT not in _printed(root)
    assert len(lines("audit", "log", held["id"], "--json", cwd=root)) == 1
    assert syndicator("review", "approve", "no-such-thing", *said, cwd=root).returncode == 1


def test_the_first_of_a_publisher_waits_and_a_quota_is_kept(tmp_path: Path, site: Site) -> None:
    _feed(site, one="")
    root = _house(tmp_path, site, '[policy]\nreview = ["first_of_publisher"]\nquotas = { items = 2, days = 7 }\n')
    _run(root)
    assert _outcomes(root) == {"one": "review"}
    said = ("--by", "Ada", "--reason", "seen", "--json")
    answer("--now", NOW, "review", "approve", _waiting(root)["one"]["id"], *said, cwd=root)
    _feed(site, one="", two="", three="")
    _run(root, "2026-04-02T12:00:00Z")
    assert sorted(_outcomes(root).values()) == ["full", "full", "link"]
    answer("--now", "2026-04-02T13:00:00Z", "redecide", "--json", cwd=root)
    assert sorted(_outcomes(root).values()) == ["full", "full", "link"]
    answer("--now", "2026-04-09T12:00:00Z", "redecide", "--json", cwd=root)
    assert sorted(_outcomes(root).values()) == ["full", "full", "full"]
