from __future__ import annotations

import json
from typing import Any

import pytest
from support.editions import editions
from support.render import FIRST_SEEN, edition, licensed, own_article, shown, wire_article, wire_decision

from syndicator.model.article import Enclosure
from syndicator.model.edition import Entry, Tombstone
from syndicator.render import jsonfeed


def read(*entries: Entry, **changes: Any) -> Any:
    return json.loads(jsonfeed.render(edition(*entries, **changes)))


def nulls(value: Any) -> bool:
    if isinstance(value, dict):
        return any(nulls(inner) for inner in value.values())
    if isinstance(value, list):
        return any(nulls(inner) for inner in value)
    return value is None


def test_the_feed_says_who_it_is() -> None:
    made = read()
    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert made["home_page_url"] == "https://reading-room.example/"
    assert made["feed_url"] == "https://reading-room.example/feeds/all.json"
    assert made["items"] == []
    assert made["_syndicator"]["about"] == "https://reading-room.example/feeds/index.html"


def test_an_item_says_who_made_it_and_whose_it_is() -> None:
    made = read(shown(own_article(), licensed(own_article())))["items"][0]
    assert made["id"] == "urn:uuid:1a3f63d2-4f1b-5c1e-9d5e-0f3a7c1f2b11"
    assert made["url"] == "https://harbour.example/bridge"
    assert "external_url" not in made
    assert made["authors"] == [{"name": "Ada Example", "url": "https://harbour.example/people/ada"}]
    assert made["tags"] == ["Traffic & transport"]
    assert made["language"] == "en"
    assert made["image"] == "https://harbour.example/bridge.jpg"
    extension = made["_syndicator"]
    assert extension["rights"].pop("policy")["conflict"] == "prohibit"  # the rest of it: test_odrl
    assert extension["rights"] == {
        "holders": ["Harbour Post"],
        "years": [2026],
        "license": {"id": "CC-BY-4.0", "name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "statement": "© 2026 Harbour Post. CC BY 4.0",
    }
    assert extension["source"]["name"] == "Harbour Post"
    assert extension["decision"]["outcome"] == "full"
    assert extension["decision"]["duties"][0] == "attribute_source"
    assert extension["images"][0]["credit"] == "Ben Example/Harbour Post"


def test_a_link_points_elsewhere_and_shows_its_credit() -> None:
    made = read(shown(wire_article(), wire_decision(wire_article())))["items"][0]
    assert made["url"] == made["external_url"] == "https://globe-reader.example/wire-story/5561"
    assert made["content_html"].startswith('<p class="syndicator-credit">Source: NOVA-PRESS')
    assert "summary" not in made
    extension = made["_syndicator"]
    assert extension["source"] == {"name": "NOVA", "published": "2016-12-09T00:00:00Z"}
    assert extension["via"] == {"name": "Globe Reader", "url": "https://globe-reader.example/wire-story/5561"}
    assert [step["role"] for step in extension["provenance"]] == ["original", "collected"]
    assert "license" not in extension["rights"]


def test_machine_use_is_carried_through_on_its_own() -> None:
    article = own_article()
    made = read(shown(article, licensed(article, machine=(("tdm-reservation", "1"),))))["items"][0]
    assert made["_syndicator"]["machine_use"] == [{"signal": "tdm-reservation", "value": "1"}]


def test_withdrawn_articles_are_named_as_canceled() -> None:
    made = read(tombstones=(Tombstone(id="urn:uuid:1", when=FIRST_SEEN, comment="gone"),))
    assert made["_syndicator"]["deleted"] == [
        {"id": "urn:uuid:1", "when": "2026-11-20T08:30:00Z", "comment": "gone", "pubstatus": "canceled"}
    ]
    assert made["items"] == []


def test_attachments_always_have_a_type() -> None:
    article = own_article(enclosures=(Enclosure(url="https://harbour.example/a"),))
    made = read(shown(article, licensed(article)))["items"][0]
    assert made["attachments"] == [{"url": "https://harbour.example/a", "mime_type": "application/octet-stream"}]


@pytest.mark.parametrize("name", sorted(editions()))
def test_no_edition_holds_a_null_or_a_forbidden_name(name: str) -> None:
    made = json.loads(jsonfeed.render(editions()[name]))
    assert not nulls(made)
    for place in (made, *made["items"]):
        extensions = [key for key in place if key.startswith("_")]
        assert extensions == ["_syndicator"]
        assert all("." not in key and not key.startswith("_") for key in place["_syndicator"])
