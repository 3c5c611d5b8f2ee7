"""In JSON a licence is said of the object it stands in: only of the article's own is it the article's."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from syndicator.model.draft import Mark
from syndicator.parse import json_piece
from syndicator.parse.notice import marks

URL = "https://daily.example/2026/story"
CC = "https://creativecommons.org/licenses/by/4.0/"
WORK = frozenset({"work", "text"})


def said(notice: object) -> list[Mark]:
    text = notice if isinstance(notice, str) else json.dumps(notice)
    return [mark for mark in marks(text, "json", URL) if CC in {mark.url, mark.words}]


ARTICLE: dict[str, Any] = {"@type": "NewsArticle", "headline": "Three bridges painted"}


@pytest.mark.parametrize(
    "notice",
    [
        {**ARTICLE, "license": CC},
        {**ARTICLE, "license": [CC]},
        {**ARTICLE, "license": {"@type": "CreativeWork", "url": CC}},
        {"@type": ["Article", "NewsArticle"], "license": CC},
        {"@graph": [{"@type": "WebPage"}, {**ARTICLE, "license": {"@id": "#terms"}}, {"@id": "#terms", "url": CC}]},
        {"@type": "WebPage", "mainEntity": {**ARTICLE, "license": CC}},
        {"props": {"pageProps": {"article": {"headline": "Three bridges painted", "license": CC}}}},
        [{**ARTICLE, "license": CC}, {**ARTICLE, "license": CC}],
        f'"isAccessibleForFree": true, "license": "{CC}"',
        f'"license": "{CC}", "image": {{"url": "cut off he',
        f'{{"@type": "NewsArticle", "license": "{CC}", "image": {{',
    ],
)
def test_a_licence_of_the_article_itself(notice: object) -> None:
    found = said(notice)
    assert {mark.extent for mark in found} == {"work"}
    assert {dict(mark.attributes).get("node_type", "Article")[-7:] for mark in found} == {"Article"}


@pytest.mark.parametrize(
    "notice",
    [
        {**ARTICLE, "image": {"@type": "ImageObject", "license": CC}},
        {**ARTICLE, "image": [{"@type": "ImageObject", "license": CC}]},
        {**ARTICLE, "thumbnail": {"contentUrl": "https://daily.example/a.jpg", "license": CC}},
        {**ARTICLE, "video": {"@type": "VideoObject", "license": CC}},
        {**ARTICLE, "hasPart": {"@type": "SoftwareSourceCode", "license": CC}},
        {**ARTICLE, "comment": [{"@type": "Comment", "text": "Mine is free", "license": CC}]},
        {**ARTICLE, "isBasedOn": {"@type": "Article", "name": "The study", "license": CC}},
        {**ARTICLE, "citation": {"@type": "ScholarlyArticle", "license": CC}},
        {"@graph": [ARTICLE, {"@type": "Dataset", "license": CC}, {"@type": "DataFeed", "license": CC}]},
        {"@graph": [{**ARTICLE, "image": {"@id": "#i"}}, {"@type": "ImageObject", "@id": "#i", "license": CC}]},
        {**ARTICLE, "sdLicense": CC},
        {"@type": "WebSite", "license": CC},
        {"@type": "ImageObject", "license": CC},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {**ARTICLE, "license": CC}}]},
        [{**ARTICLE, "license": CC}, ARTICLE],
        f'"contentUrl": "https://daily.example/a.jpg", "license": "{CC}"',
        f'"url": "a.jpg", "license": "{CC}"}}, "headline": "Three bridges painted"',
        f'"headline": "Three bridges painted", "image": {{"@type": "ImageObject", "license": "{CC}"',
    ],
)
def test_a_licence_of_what_the_article_has_beside_its_text(notice: object) -> None:
    for mark in said(notice):
        kind = dict(mark.attributes).get("node_type", "")
        assert mark.extent not in WORK or kind in {"WebSite", "ImageObject"}, mark


def feed(*items: dict[str, Any]) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Daily", "items": items})


def test_a_feed_speaks_of_its_only_item() -> None:
    one = {"id": "1", "url": URL, "_terms": {"license": CC}}
    assert [mark.signal for mark in marks(feed(one), "json", URL)] == ["jsonfeed:extension"]
    assert list(marks(feed(one, {"id": "2"}), "json", URL)) == []
    assert [mark.signal for mark in marks(feed(one, {**one, "id": "2"}), "json", URL)] == ["jsonfeed:extension"]


def test_the_terms_of_a_wire_item_and_of_its_pictures() -> None:
    item = {
        "copyrightnotice": "© Wire",
        "usageterms": ["Editorial use only."],
        "associations": {"main": {"type": "picture", "usageterms": "CC BY 4.0"}},
    }
    assert [(mark.signal, mark.words, mark.extent) for mark in marks(json.dumps(item), "json", URL)] == [
        ("iptc:copyrightNotice", "© Wire", "work"),
        ("iptc:usageTerms", "Editorial use only.", "work"),
        ("iptc:usageTerms", "CC BY 4.0", "media"),
    ]


def test_a_member_said_twice_says_both() -> None:
    found = marks('"license": "https://c.test/a", "license": "https://c.test/b"', "json", URL)
    assert {mark.url for mark in found} == {"https://c.test/a", "https://c.test/b"}


values = some.recursive(
    some.none() | some.booleans() | some.text(max_size=12),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


@given(some.dictionaries(some.text(max_size=6), values, min_size=1, max_size=5))
def test_whole_json_is_read_as_it_is(value: dict[str, Any]) -> None:
    assert json_piece.read(json.dumps(value)) == value
    assert json_piece.read(json.dumps(value, ensure_ascii=False)[1:-1]) == value


@given(some.text(alphabet='{}[]:,"\\a1 ', max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(json_piece.read(text), dict | list)


def test_time_is_linear() -> None:
    started = time.process_time()
    for piece in ('{"a":' * 100_000, "[" * 200_000, '"' * 200_001, "\\" * 200_000, '{"license":"x"},' * 30_000):
        list(marks(piece, "json", URL))
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("scripts", "of_text"),
    [
        ([{**ARTICLE, "license": CC}], True),
        ([{"@type": "WebSite", "name": "Daily"}, {**ARTICLE, "license": CC}], True),
        ([{**ARTICLE, "license": CC}, {**ARTICLE}], False),  # which of the two the notice is about, nobody says
        ([{"@type": "ImageObject", "license": CC}], False),
        ([{**ARTICLE, "image": {"@type": "ImageObject", "license": CC}}], False),
    ],
)
def test_scripts_of_linked_data_in_markup_speak_and_other_scripts_do_not(scripts: list[Any], *, of_text: bool) -> None:
    linked = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in scripts)
    found = [mark for mark in marks(linked, "html", URL) if CC in {mark.url, mark.words}]
    assert any(mark.extent in WORK and mark.region != "code" for mark in found) is of_text
    plain = marks(f"<script>var terms = {json.dumps(scripts)}</script>", "html", URL)
    assert {mark.region for mark in plain} == {"code"}
