"""What a host tells machines, from its files and header fields to everything we print: carried along, never a grant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.command import answer, configure, lines, syndicator
from support.site import Site, serving

from syndicator import store as stores

COMMUNITY = "[use]\ncommercial = false\ncommunity_site = true\nadvertising = false\nselected_by = 'person'\n"
CC = "https://creativecommons.org/licenses/by/4.0/"
RSL = (
    '<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits type="usage">search</permits>'
    '<payment type="crawl"><amount currency="EUR">0.01</amount></payment></license></content></rsl>'
)
ROBOTS = "License: {rsl}\nUser-agent: *\nContent-Usage: train-ai=n\nContent-Signal: search=yes, ai-train=no\nAllow: /\n"
TDMREP = '[{"location": "/news/", "tdm-reservation": 1, "tdm-policy": "https://policy.example/tdm.json"}]'
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry company will run eleven boats a day from the first of June, twice as many as in the winter months.",
        "Passengers asked for the early boat at every meeting this year, the company's director said on the quay.",
        "The town pays a third of the cost, the county the rest, and the fares stay as they are until the autumn.",
    )
)
COMMON = {
    "content-usage": "train-ai=n",
    "content-signal": "search=yes, ai-train=no",
    "rsl-license": "permits usage: search · payment: crawl 0.01 EUR",
    "noai": "",
}


def page(title: str, head: str = "") -> str:
    site = '<meta property="og:site_name" content="Daily Example">'
    return (
        f'<!doctype html><html lang="en"><head>{site}{head}<title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{BODY}</article></body></html>"
    )


def feed() -> str:
    item = "<item><title>{0}</title><link>https://daily.example/{0}</link><guid>{0}</guid>{1}<content:encoded>"
    ending = f"<![CDATA[{BODY}]]></content:encoded></item>"
    licence = f"<creativeCommons:license>{CC}</creativeCommons:license>"
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"><channel>'
        "<title>Daily Example</title><link>https://daily.example/</link><description>d</description>"
        f"{item.format('open-item', licence)}{ending}{item.format('silent-item', '')}{ending}</channel></rss>"
    )


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Site, list[str]]]:
    """A site that tells machines a lot, visited once; and what it was asked."""
    with serving() as site:
        open_, silent = "/news/open.html", "/news/silent.html"
        site.put(open_, page("Open page", f'<link rel="license" href="{CC}">'), "text/html; charset=utf-8")
        site.put(silent, page("Silent page"), "text/html; charset=utf-8")
        site.put("/feed.xml", feed())
        site.put("/robots.txt", ROBOTS.format(rsl=site.url("/license.xml")), "text/plain")
        site.put("/license.xml", RSL, "application/rsl+xml")
        site.put("/.well-known/tdmrep.json", TDMREP, "application/json")
        for path in (open_, silent, "/feed.xml"):
            site.headers[path] = {"X-Robots-Tag": "noai", "TDM-Reservation": "1"}
        urls = json.dumps([site.url(open_), site.url(silent)])
        root = configure(
            tmp_path_factory.mktemp("told"),
            f'[collect]\nallow_private = ["{site.host}"]\n'
            f'[[sources]]\nid = "pages"\nkind = "page"\nurls = {urls}\n'
            f'[[sources]]\nid = "feed"\nkind = "feed"\nurl = "{site.url("/feed.xml")}"\n'
            '[[feeds]]\nid = "all"\ntitle = "All"\n',
            use=COMMUNITY,
        )
        answer("run", "--all", "--json", cwd=root)
        yield root, site, [path for path, _ in site.requests]


@pytest.fixture(scope="module")
def held(visited: tuple[Path, Site, list[str]]) -> dict[str, Any]:
    return {article["title"]: article for article in lines("articles", "--json", cwd=visited[0])}


def told(article: Any) -> dict[str, str]:
    return {one["signal"]: one["value"] for one in article["decision"]["machine_use"]}


def test_each_place_is_asked_once_and_what_has_not_changed_costs_its_own_request_alone(
    visited: tuple[Path, Site, list[str]],
) -> None:
    root, site, asked = visited
    places = ["/.well-known/tdmrep.json", "/license.xml", "/robots.txt"]
    assert sorted(path for path in asked if path in places) == places
    assert len(asked) == len(places) + 3
    site.forget()
    answer("run", "--source", "feed", "--json", cwd=root)
    assert site.requests == [("/feed.xml", 304)]


def test_it_permits_nothing_and_forbids_nothing(held: dict[str, Any]) -> None:
    outcomes = {title: article["decision"]["outcome"] for title, article in held.items()}
    assert outcomes == {"Open page": "full", "Silent page": "link", "open-item": "full", "silent-item": "link"}


def test_it_stands_in_the_articles(held: dict[str, Any], visited: tuple[Path, Site, list[str]]) -> None:
    _, site, _ = visited
    common = COMMON | {"rsl": site.url("/license.xml"), "tdm-reservation": "1"}
    for title in ("Open page", "Silent page"):
        assert told(held[title]) == common | {"tdm-policy": "https://policy.example/tdm.json"}
    for title in ("open-item", "silent-item"):  # of feeds, tdmrep.json is not asked for
        assert told(held[title]) == common


def test_it_is_stored_word_for_word_with_its_place(visited: tuple[Path, Site, list[str]]) -> None:
    root, site, _ = visited
    store = stores.open(f"sqlite:///{root / 'var' / 'syndicator.db'}")
    try:
        holdings = {one.article.title: one for one in store.select()}
        pieces = {
            title: {piece.signal: piece for piece in store.evidence(holdings[title].evidence_ids).values()}
            for title in ("Open page", "open-item")
        }
    finally:
        store.close()
    of_page, of_feed = pieces["Open page"], pieces["open-item"]
    assert of_page.keys() - of_feed.keys() >= {"well-known:tdmrep"}
    for found in pieces.values():
        assert found["rsl:document"].words == RSL
        assert found["robots.txt:content-signal"].locator == f"{site.url('/robots.txt')} line 4"
        assert found["http:x-robots-tag"].words == "noai"
        assert {one.stance for name, one in found.items() if name.startswith(("rsl", "robots", "http", "well"))} == {
            "machine"
        }
    assert of_page["well-known:tdmrep"].locator == f"{site.url('/.well-known/tdmrep.json')}#/0"


@pytest.mark.parametrize("title", ["Open page", "silent-item"])
def test_explain_shows_it_apart_from_what_people_may_do(
    title: str, held: dict[str, Any], visited: tuple[Path, Site, list[str]]
) -> None:
    done = syndicator("explain", held[title]["id"], cwd=visited[0])
    assert done.returncode == 0, done.stderr
    _, _, after = done.stdout.partition("Said to machines; it permits people nothing")
    assert "content-signal: search=yes, ai-train=no" in after
    assert "noai: yes" in after
    assert "permits usage: search" in " ".join(after.split())
    assert "Said to machines" in syndicator("explain", "--html", held[title]["id"], cwd=visited[0]).stdout


def test_it_stands_in_json_feed_and_in_the_policy(held: dict[str, Any], visited: tuple[Path, Site, list[str]]) -> None:
    root, _, _ = visited
    items = {item["title"]: item for item in json.loads((root / "feeds" / "all.json").read_text())["items"]}
    policies = {one["uid"].partition("#")[0]: one for one in lines("rights", "export", "--all", cwd=root)}
    for title, article in held.items():
        carried = items[title]["_syndicator"]["machine_use"]
        assert {one["signal"]: one["value"] for one in carried} == told(article)
        policy = policies[article["id"]]
        assert "content-signal search=yes, ai-train=no" in policy["dct:description"]
        permitted = {str(action) for rule in policy.get("permission", ()) for action in rule["action"]}
        assert ("reproduce" in permitted) == (article["decision"]["outcome"] == "full")
