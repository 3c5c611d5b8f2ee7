from __future__ import annotations

import html
from typing import Any

import pytest
from lxml import etree
from support.editions import editions, numbered
from support.render import decided, edition, licensed, own_article, shown, wire_article, wire_decision

from syndicator.model.article import Enclosure, Person
from syndicator.model.edition import Entry
from syndicator.render import rss

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "cc": "http://backend.userland.com/creativeCommonsRssModule",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
}


def channel(*entries: Entry, **changes: Any) -> Any:
    return etree.fromstring(rss.render(edition(*entries, **changes)))[0]


def item(entry: Entry) -> Any:
    return channel(entry).find("item")


def texts(element: Any, path: str) -> list[str]:
    return [found.text for found in element.findall(path, NAMES)]


def links(element: Any, relation: str) -> list[Any]:
    return [link for link in element.findall("atom:link", NAMES) if link.get("rel") == relation]


def test_the_channel_says_who_it_is() -> None:
    made = channel(shown(own_article(), licensed(own_article())))
    assert texts(made, "title") == ["Everything"]
    assert texts(made, "link") == ["https://reading-room.example/"]
    assert texts(made, "description") == ["All that we may show"]
    assert texts(made, "language") == ["en"]
    assert texts(made, "ttl") == ["60"]
    assert texts(made, "generator") == ["Syndicator 0.1.0"]
    assert texts(made, "lastBuildDate") == ["Tue, 17 Nov 2026 09:30:00 +0000"]
    assert [link.get("href") for link in links(made, "self")] == ["https://reading-room.example/feeds/all.rss.xml"]
    assert [link.get("type") for link in links(made, "alternate")] == ["application/atom+xml", "application/feed+json"]


def test_a_mixed_feed_says_nothing_of_rights_as_a_whole() -> None:
    made = channel(shown(own_article(), licensed(own_article())), shown(wire_article(), wire_decision(wire_article())))
    for path in ("copyright", "dc:rights", "cc:license", "dcterms:license"):
        assert made.find(path, NAMES) is None
    assert links(made, "license") == []


def test_an_item_says_who_made_it_and_whose_it_is() -> None:
    made = item(shown(own_article(), licensed(own_article())))
    assert texts(made, "guid") == ["urn:uuid:1a3f63d2-4f1b-5c1e-9d5e-0f3a7c1f2b11"]
    assert made.find("guid").get("isPermaLink") == "false"
    assert texts(made, "dc:creator") == ["Ada Example"]
    assert made.find("author") is None
    assert texts(made, "dcterms:rightsHolder") == ["Harbour Post"]
    assert texts(made, "dc:rights") == ["© 2026 Harbour Post. CC BY 4.0"]
    assert texts(made, "dcterms:license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert texts(made, "cc:license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert [link.get("title") for link in links(made, "license")] == ["CC BY 4.0"]
    assert texts(made, "pubDate") == ["Tue, 17 Nov 2026 09:30:00 +0000"]
    assert made.find("category").get("domain") == "https://harbour.example/sections"
    assert texts(made, "category") == ["Traffic & transport"]


def test_an_item_without_license_has_no_license_element() -> None:
    made = item(shown(wire_article(), wire_decision(wire_article())))
    for path in ("cc:license", "dcterms:license"):
        assert made.find(path, NAMES) is None
    assert links(made, "license") == []


def test_source_names_a_feed_and_only_the_originals_own() -> None:
    own = item(shown(own_article(), licensed(own_article())))
    assert own.find("source").get("url") == "https://harbour.example/feed.atom"
    assert own.find("source").text == "Harbour Post"
    assert own.find("dc:source", NAMES) is None
    wire = item(shown(wire_article(), wire_decision(wire_article())))
    assert wire.find("source") is None  # the feed we read is Globe Reader's, and the story is not
    assert texts(wire, "dc:source") == ["NOVA"]
    assert [link.get("href") for link in links(wire, "via")] == ["https://globe-reader.example/wire-story/5561"]


def test_the_description_comes_before_the_content_and_both_show_the_credit() -> None:
    made = item(shown(own_article(), licensed(own_article())))
    tags = [child.tag for child in made]
    assert tags.index("description") < tags.index(f"{{{NAMES['content']}}}encoded")
    for path in ("description", "content:encoded"):
        assert '<p class="syndicator-credit">' in texts(made, path)[0]


def test_a_link_shows_its_credit_and_nothing_else() -> None:
    made = item(shown(wire_article(), wire_decision(wire_article())))
    assert made.find("content:encoded", NAMES) is None
    description = texts(made, "description")[0]
    assert description.startswith('<p class="syndicator-credit">Source: NOVA-PRESS, NOVA')
    assert description.count("<p") == 1


def test_an_excerpt_is_labelled_and_said_once() -> None:
    article = own_article()
    made = item(shown(article, decided(article, "excerpt", excerpt_characters=60)))
    assert made.find("content:encoded", NAMES) is None
    description = texts(made, "description")[0]
    assert description.startswith('<p class="syndicator-excerpt"><strong>Excerpt: </strong>The canal bridge')
    assert '<p class="syndicator-credit">' in description


def test_plain_text_becomes_markup_only_where_markup_is_read() -> None:
    article = own_article(summary="1 < 2 & “3”", title="1 < 2 & 3")
    made = item(shown(article, licensed(article)))
    assert texts(made, "title") == ["1 < 2 & 3"]
    assert texts(made, "description")[0].startswith("<p>1 &lt; 2 &amp; “3”</p>")
    assert html.unescape("1 &lt; 2") in texts(made, "title")[0]


def test_the_first_enclosure_is_rss_the_others_are_links() -> None:
    article = own_article(
        enclosures=(
            Enclosure(url="https://harbour.example/a.mp3", media_type="audio/mpeg", length=7),
            Enclosure(url="https://harbour.example/b.mp3"),
        )
    )
    made = item(shown(article, licensed(article)))
    assert dict(made.find("enclosure").attrib) == {
        "url": "https://harbour.example/a.mp3",
        "length": "7",
        "type": "audio/mpeg",
    }
    assert [link.get("href") for link in links(made, "enclosure")] == ["https://harbour.example/b.mp3"]


def test_pictures_carry_their_own_credit() -> None:
    made = item(shown(own_article(), licensed(own_article())))
    picture = made.find("media:content", NAMES)
    assert picture.get("medium") == "image"
    assert texts(picture, "media:credit") == ["Ben Example/Harbour Post"]
    assert texts(picture, "media:description") == ["The bridge at dawn"]
    assert made.find("media:thumbnail", NAMES).get("url") == "https://harbour.example/bridge.jpg"


def test_contributors_are_not_creators() -> None:
    article = own_article(people=(Person(name="Ada"), Person(name="Tom", role="translator")))
    made = item(shown(article, licensed(article)))
    assert texts(made, "dc:creator") == ["Ada"]
    assert texts(made, "dc:contributor") == ["Tom"]


def test_items_keep_their_order() -> None:
    articles = [numbered(number) for number in (3, 1, 2)]
    made = channel(*(shown(article, decided(article)) for article in articles))
    assert texts(made, "item/guid") == [article.id for article in articles]


@pytest.mark.parametrize("name", sorted(editions()))
def test_every_edition_is_well_formed_and_complete(name: str) -> None:
    made = etree.fromstring(rss.render(editions()[name]))
    entries = editions()[name].entries
    assert texts(made, "channel/item/guid") == [entry.id for entry in entries]
    assert all(found is not None for found in (item.find("title") for item in made.iter("item")))
