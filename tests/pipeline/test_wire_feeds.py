"""ninjs, NewsML-G2 and NITF over HTTP, as sources of kind feed: nothing early, nothing withheld, cancelled is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.press import PARAGRAPH
from support.web import Town

TITLE = "The lock is kept"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, 'kind = "feed"\nurl = "https://river.example/wire"\npublisher = "Example Wire"')
    yield made
    made.store.close()


def ninjs(*, status: str = "", embargo: str = "", version: int = 1) -> tuple[str, str]:
    item: dict[str, Any] = {
        "uri": "https://river.example/items/lock",
        "version": str(version),
        "versioncreated": f"2026-06-10T0{version}:00:00Z",
        "headline": TITLE,
        "body_html": f"<p>{PARAGRAPH}</p>",
        "copyrightholder": "Example Wire",
    }
    item |= {"pubstatus": status} if status else {}
    item |= {"embargoed": embargo} if embargo else {}
    return json.dumps({"items": [item]}), "application/json"


def newsml(*, status: str = "", embargo: str = "", version: int = 1) -> tuple[str, str]:
    stated = f'<pubStatus qcode="stat:{status}"/>' if status else ""
    held = f"<embargoed>{embargo}</embargoed>" if embargo else ""
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.34"'
        f' guid="urn:newsml:river.example:lock" version="{version}"><rightsInfo><copyrightHolder literal="EW">'
        "<name>Example Wire</name></copyrightHolder></rightsInfo>"
        f'<itemMeta><itemClass qcode="ninat:text"/><provider literal="EW"/>'
        f"<versionCreated>2026-06-10T0{version}:00:00Z</versionCreated>{held}{stated}</itemMeta>"
        f"<contentMeta><headline>{TITLE}</headline></contentMeta><contentSet><inlineXML contenttype="
        f'"application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head>'
        f"<body><p>{PARAGRAPH}</p></body></html></inlineXML></contentSet></newsItem>"
    ), "application/vnd.iptc.g2.newsitem+xml"


def nitf(*, status: str = "", embargo: str = "", version: int = 1) -> tuple[str, str]:
    release = f'<date.release norm="{embargo.replace("-", "").replace(":", "")}"/>' if embargo else ""
    stated = f' management-status="{status}"' if status else ""
    return (
        f'<nitf><head><docdata{stated}><doc-id id-string="lock"/><du-key key="lock" version="{version}"/>{release}'
        f'<doc.copyright holder="Example Wire" year="2026"/></docdata></head><body><body.head>'
        f"<hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content><p>{PARAGRAPH}</p></body.content></body></nitf>"
    ), "application/xml"


WIRES = pytest.mark.parametrize("wire", [ninjs, newsml, nitf])


def outcome(town: Town) -> str | None:
    held = town.held("river").get(TITLE)
    return held.decision.outcome if held is not None and held.decision is not None else None


def serve(town: Town, document: tuple[str, str]) -> None:
    town.web.put("/wire", *document)


@WIRES
def test_an_item_is_read_and_known_again(town: Town, wire: Any) -> None:
    serve(town, wire())
    assert town.look().new == 1
    assert outcome(town) == "link", "all rights are reserved"
    serve(town, wire(version=2))
    assert town.look().new == 0
    assert town.look().outcome == "not_modified"


@WIRES
def test_what_is_under_embargo_is_held_and_is_not_lost(town: Town, wire: Any) -> None:
    serve(town, wire(embargo="2026-06-12T06:00:00Z"))
    assert town.look().new == 1
    assert outcome(town) == "withhold"
    assert town.held("river")[TITLE].article.embargoed_until is not None


@WIRES
@pytest.mark.parametrize("status", ["withheld", "what-is-this"])
def test_what_is_withheld_or_of_a_status_nobody_knows_is_held(town: Town, wire: Any, status: str) -> None:
    serve(town, wire(status=status))
    town.look()
    assert outcome(town) == "withhold"


@WIRES
def test_what_was_published_and_is_withheld_then_narrows_at_once(town: Town, wire: Any) -> None:
    serve(town, wire(status="usable"))
    town.look()
    assert outcome(town) == "link"
    serve(town, wire(status="withheld", version=2))
    town.look()
    assert outcome(town) == "withhold"


@WIRES
def test_what_is_cancelled_is_withdrawn_and_stays_away(town: Town, wire: Any) -> None:
    serve(town, wire())
    town.look()
    serve(town, wire(status="canceled", version=2))
    assert town.look().known == 0
    serve(town, wire(version=3))
    assert town.look().known == 0
    assert outcome(town) is None
