from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support.render import FIRST_SEEN, licensed, own_article, wire_article, wire_decision

from syndicator.model.article import Moment, Person
from syndicator.model.rights import Evidence, Reason
from syndicator.render.document import article_json, stated
from syndicator.rights.credit import credit

FIELDS = [
    "id",
    "url",
    "title",
    "subtitle",
    "authors",
    "contributors",
    "published",
    "updated",
    "original_published",
    "language",
    "publisher",
    "provenance",
    "taxonomy",
    "images",
    "summary",
    "body_html",
    "body_text",
    "rights",
    "decision",
    "credit",
]


def test_an_article_has_exactly_the_fields_it_was_promised() -> None:
    article = wire_article()
    decision = wire_decision(article)
    made = article_json(article, decision, {}, credit(article, decision))
    assert list(made) == FIELDS
    assert made["authors"] == [{"name": "NOVA-PRESS", "url": None, "role": "author"}]
    assert made["contributors"] == []
    assert made["published"] == "2016-12-11"
    assert made["original_published"] == "2016-12-09"
    assert made["publisher"] == {"name": "Globe Reader", "url": "https://globe-reader.example/"}
    assert made["provenance"][0] == {
        "role": "original",
        "name": "NOVA",
        "url": None,
        "article_url": None,
        "published": "2016-12-09",
        "evidence": [],
    }
    assert made["rights"]["holders"] == ["NOVA-PRESS", "NOVA"]
    assert made["rights"]["years"] == [2016]
    assert made["rights"]["license"] is None
    assert made["rights"]["statements"] == ["Copyright © NOVA-PRESS, NOVA, 2016"]
    assert made["decision"]["outcome"] == "link"
    assert made["credit"]["text"].startswith("Source: NOVA-PRESS, NOVA")
    json.dumps(made)


def test_who_edited_or_translated_it_contributed_and_is_no_author() -> None:
    people = tuple(Person(name=role, role=role) for role in ("author", "editor", "translator", "agency"))
    made = article_json(replace(wire_article(), people=people), None, {}, None)
    assert [person["role"] for person in made["authors"]] == ["author", "agency"]
    assert [person["role"] for person in made["contributors"]] == ["editor", "translator"]


def test_reasons_quote_their_evidence() -> None:
    article = own_article()
    proof = Evidence(
        id="e" * 64,
        signal="link:license",
        scope="item",
        extent="work",
        region="head",
        stance="grants",
        words="CC BY 4.0",
        target="https://creativecommons.org/licenses/by/4.0/",
        locator="/head/link[2]",
        url=article.url,
        observed_at=FIRST_SEEN,
    )
    decision = licensed(article, reasons=(Reason(text="Because.", evidence=("e" * 64, "gone"), code="x"),))
    made = article_json(article, decision, {proof.id: proof}, credit(article, decision))
    cited = made["decision"]["reasons"][0]["evidence"]
    assert cited[0]["words"] == "CC BY 4.0"
    assert cited[0]["locator"] == "/head/link[2]"
    assert cited[1] == {"id": "gone"}
    assert made["rights"]["license"] == "CC-BY-4.0"
    assert made["decision"]["duties"][0] == "attribute_source"


def test_an_article_not_yet_decided_about_says_so() -> None:
    made = article_json(own_article(), None, {}, None)
    assert made["decision"] is made["rights"] is made["credit"] is None


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("year", "2016"),
        ("month", "2016-12"),
        ("day", "2016-12-09"),
        ("minute", "2016-12-09T10:20:00Z"),
        ("second", "2016-12-09T10:20:00Z"),
    ],
)
def test_dates_are_no_more_exact_than_stated(precision: str, expected: str) -> None:
    at = datetime(2016, 12, 9, 10, 20, tzinfo=UTC)
    assert stated(Moment(at=at, precision=precision)) == expected  # type: ignore[arg-type]  # the five words
    assert stated(None) is None
