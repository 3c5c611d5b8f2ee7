"""`sources import` and `sources export`: a list from another reader and back, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from support import wire
from support.command import answer, configure, syndicator


def test_a_list_is_imported_once_and_exported_again(tmp_path: Path) -> None:
    root = configure(tmp_path, '[[sources]]\nid = "sea"\nkind = "feed"\nurl = "https://harbour.example/atom.xml"\n')
    listed = tmp_path / "subscriptions.opml"
    listed.write_bytes(wire.document("opml", "subscriptions"))

    first = answer("sources", "import", str(listed), "--every", "2h", "--json", cwd=root)
    assert first["added"] == [
        {
            "id": "river-example-feed",
            "title": "The River & Sea",
            "category": "News/Local",
            "url": "https://river.example/feed.xml",
        }
    ]
    assert [(one["url"], one["reason"]) for one in first["skipped"]] == [
        ("https://harbour.example/atom.xml", "configured already"),
        ("https://lists.example/more.opml", "another list, import it by itself"),
        ("https://page.example/", "no feed is said"),
        ("https://site.example/", "no feed is said"),
    ]
    assert len(first["complaints"]) == 2

    listing = {source["id"]: source for source in answer("sources", "list", "--json", cwd=root)["sources"]}
    assert set(listing) == {"sea", "river-example-feed"}
    assert listing["river-example-feed"]["every_seconds"] == 7200
    assert listing["river-example-feed"]["name"] == "The River & Sea"

    assert answer("sources", "import", str(listed), "--json", cwd=root)["added"] == []

    exported = syndicator("sources", "export", cwd=root)
    assert exported.returncode == 0
    assert 'xmlUrl="https://river.example/feed.xml"' in exported.stdout
    assert syndicator("sources", "export", cwd=root).stdout == exported.stdout


def test_a_list_that_would_not_load_changes_nothing(tmp_path: Path) -> None:
    root = configure(tmp_path, "")
    listed = tmp_path / "list.opml"
    listed.write_bytes(wire.document("opml", "subscriptions"))
    refused = syndicator("sources", "import", str(listed), "--every", "often", cwd=root)
    assert refused.returncode == 78
    assert "every" in refused.stderr
    assert not (root / "config" / "sources").exists()
    no_list = tmp_path / "page.html"
    no_list.write_text("<html><p>no list</p></html>")
    refused = syndicator("sources", "import", str(no_list), cwd=root)
    assert (refused.returncode, "no OPML" in refused.stderr) == (2, True)
