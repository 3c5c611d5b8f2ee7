from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from lxml import etree
from support.editions import ODD_TITLES, editions, numbered
from support.render import decided, edition, licensed, own_article, shown, wire_article, wire_decision

from syndicator.model.article import Person
from syndicator.model.edition import Edition
from syndicator.render import html


@dataclass(frozen=True)
class Site:
    title: str = "The Reading Room"
    url: str = "https://reading-room.example/"
    language: str = "en"


def page(*printed: Edition, site: Site | None = None) -> Any:
    return etree.fromstring(html.index(printed, site=site), etree.HTMLParser(encoding="utf-8"))


def said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


MIXED = edition(
    shown(own_article(), licensed(own_article())),
    shown(wire_article(), wire_decision(wire_article())),
    shown(numbered(1), decided(numbered(1), "excerpt", excerpt_characters=60)),
)


def test_every_feed_is_linked_in_every_format() -> None:
    made = page(MIXED, edition(id="open", title="Open", formats=("atom",)))
    links = [link.get("href") for link in made.iter("a") if link.get("class") == "format"]
    assert links == ["all.rss.xml", "all.atom.xml", "all.json", "open.atom.xml"]
    heads = [link for link in made.iter("link") if link.get("rel") == "alternate"]
    assert [link.get("type") for link in heads] == [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/atom+xml",
    ]
    assert "3 articles" in said(made)
    assert "0 articles" in said(made)


def test_every_entry_shows_credit_badge_reason_chain_and_license() -> None:
    wire = next(found for found in page(MIXED).iter("article") if "Army says" in said(found))
    assert said(wire.find(".//p[@class='credit']")).startswith("Source: NOVA-PRESS, NOVA (9 December 2016) via Globe")
    assert said(wire.find(".//span[@class='badge link']")) == "Link"
    facts = {said(pair.find("dt")): said(pair.find("dd")) for pair in wire.iterfind(".//dl/div")}
    assert facts == {
        "Provenance": "NOVA → Globe Reader → us",
        "License": "none stated",
        "Why link": "The text is held by NOVA; what Globe Reader permits reaches only its own articles.",
    }
    own = next(found for found in page(MIXED).iter("article") if "Canal bridge" in said(found))
    assert own.find(".//a[@rel='license']").get("href") == "https://creativecommons.org/licenses/by/4.0/"
    assert own.find(".//h3/a").get("href") == "https://harbour.example/bridge"


def test_no_more_of_a_text_is_shown_than_a_feed_shows() -> None:
    made = said(page(MIXED))
    assert "Nobody was there to wave" not in made
    assert "The canal bridge is open again." in made


def test_long_summaries_are_shortened_on_the_page() -> None:
    article = own_article(summary="word " * 100)
    summary = page(edition(shown(article, licensed(article)))).find(".//p[@class='summary']")
    assert len(said(summary)) <= html.SUMMARY
    assert said(summary).endswith("word …")


def test_an_entry_in_two_feeds_is_shown_once_and_as_the_wider_one_shows_it() -> None:
    article = own_article()
    wide = edition(shown(article, licensed(article)))
    narrow = edition(shown(article, licensed(article), full_text=False), id="short")
    for order in ((wide, narrow), (narrow, wide)):
        found = list(page(*order).iter("article"))
        assert len(found) == 1
        assert said(found[0].find(".//p[@class='meta']")).startswith("Full text")


def test_the_newest_come_first_and_the_rest_is_counted() -> None:
    many = [numbered(number) for number in range(60)]
    made = page(edition(*(shown(article, decided(article)) for article in many)))
    titles = [said(found.find(".//h3")) for found in made.iter("article")]
    assert len(titles) == html.LATEST
    assert titles[0] == "Report number 59 from the canal"
    assert "10 older ones are in the feeds." in said(made)


def test_the_page_loads_nothing_and_forbids_everything_else() -> None:
    for printed in editions().values():
        made = page(printed)
        assert not list(made.iter("script", "img", "iframe", "object", "embed", "form", "base", "video", "audio"))
        assert all(link.get("rel") == "alternate" for link in made.iter("link"))
        assert "url(" not in made.find(".//style").text
        assert "@import" not in made.find(".//style").text
        attributes = {name for element in made.iter(etree.Element) for name in element.attrib}
        assert not {name for name in attributes if name.startswith("on")}
        assert "style" not in attributes
        hrefs = [link.get("href") for link in made.iter("a")]
        assert all(re.match(r"https?://|#|\./|[\w.-]+$", href) for href in hrefs)


def test_the_policy_names_the_one_style_there_is() -> None:
    raw = html.index([MIXED]).decode()
    style = raw.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', raw)
    assert policy is not None
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert raw.index("Content-Security-Policy") < raw.index("<title>")


@pytest.mark.parametrize("title", ODD_TITLES)
def test_odd_titles_stay_text(title: str) -> None:
    article = own_article(title=title, people=(Person(name=title),), summary=title)
    raw = html.index([edition(shown(article, licensed(article, images=())), title=title, description=title)])
    made = etree.fromstring(raw, etree.HTMLParser(encoding="utf-8"))
    assert not list(made.iter("script", "b"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", raw)
    if "{{" in title:
        assert title in raw.decode()


def test_the_page_is_accessible_in_its_outline() -> None:
    made = page(MIXED, site=Site(language="de"))
    assert made.get("lang") == "en"  # the page's own words; what others wrote says its own language
    assert made.find(".//p[@class='home']/a").get("lang") == "de"
    assert [len(list(made.iter(tag))) for tag in ("main", "header", "footer", "h1")] == [1, 1, 1, 1]
    for section in made.iter("section"):
        assert made.find(f".//*[@id='{section.get('aria-labelledby')}']") is not None
    assert made.find(".//meta[@name='viewport']").get("content") == "width=device-width, initial-scale=1"
    skip = next(iter(made.iter("a")))
    assert made.find(f".//*[@id='{skip.get('href')[1:]}']") is not None
    for found in made.iter("article"):
        assert found.find("div").get("lang") == "en"
        assert {found.find(".//h3").get("dir"), found.find(".//p[@class='credit']").get("dir")} == {"auto"}


def test_without_feeds_or_entries_the_page_says_so() -> None:
    assert "no feeds yet" in said(page())
    assert "Nothing has been published yet." in said(page(edition()))


def test_the_site_names_the_page() -> None:
    made = page(MIXED, site=Site(title="A <site>", url="https://a.example/"))
    assert said(made.find(".//title")) == "A <site>: feeds"
    assert made.find(".//p[@class='home']/a").get("href") == "https://a.example/"


def test_equal_input_gives_equal_bytes_whatever_the_order_of_equal_dates() -> None:
    entries = MIXED.entries
    assert html.index([MIXED]) == html.index([replace(MIXED, entries=tuple(reversed(entries)))])


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_by_wcag_aa(scheme: int) -> None:
    style = html.read("index.css")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style.split(":root {")[scheme + 1].split("}")[0]))
    on_paper = [(name, ground) for name in ("ink", "quiet", "link") for ground in ("paper", "card")]
    badges = [(name, f"{name}-paper") for name in ("full", "excerpt", "linked")]
    for name, ground in on_paper + badges:
        bright, dark = sorted((luminance(colours[name]), luminance(colours[ground])), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, (name, ground)
