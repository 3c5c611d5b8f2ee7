from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from support.editions import editions, numbered
from support.render import (
    CC_BY_ND_UNVERSIONED,
    FIRST_SEEN,
    decided,
    edition,
    licensed,
    own_article,
    shown,
    wire_article,
    wire_decision,
)

from syndicator.model.article import Enclosure, Party, Person, Term
from syndicator.model.edition import Entry, Tombstone
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Duty
from syndicator.render import atom

NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(*entries: Entry, **changes: Any) -> Any:
    return etree.fromstring(atom.render(edition(*entries, **changes)))


def entry(made: Entry) -> Any:
    return feed(made).find("a:entry", NAMES)


def texts(element: Any, path: str) -> list[str]:
    return [found.text for found in element.findall(path, NAMES)]


def links(element: Any, relation: str) -> list[dict[str, str]]:
    return [dict(link.attrib) for link in element.findall("a:link", NAMES) if link.get("rel") == relation]


def test_the_feed_says_who_it_is_and_licenses_nothing() -> None:
    made = feed(shown(own_article(), licensed(own_article())))
    assert texts(made, "a:id") == ["https://reading-room.example/feeds/all.atom.xml"]
    assert texts(made, "a:title") == ["Everything"]
    assert texts(made, "a:subtitle") == ["All that we may show"]
    assert texts(made, "a:updated") == ["2026-11-17T09:30:00+00:00"]
    assert made.get(LANGUAGE) == "en"
    assert [link["href"] for link in links(made, "self")] == ["https://reading-room.example/feeds/all.atom.xml"]
    assert [link["type"] for link in links(made, "alternate")] == [
        "text/html",
        "application/rss+xml",
        "application/feed+json",
    ]
    assert links(made, "license") == []
    assert made.find("a:rights", NAMES) is None
    assert made.find("a:author", NAMES) is None  # it would be inherited as the author of others' articles


def test_links_keep_their_relation_and_everything_else() -> None:
    article = wire_article(
        provenance=Provenance(
            steps=(
                Step(role="original", name="NOVA", article_url="https://nova.example/1?a=1&b=2"),
                Step(role="collected", name="Globe Reader"),
            )
        ),
        enclosures=(
            Enclosure(url="https://nova.example/a.mp3", media_type="audio/mpeg", length=0, title="Listen"),
            Enclosure(url="https://nova.example/b.mp3"),
        ),
        images=(),
    )
    made = entry(shown(article, licensed(article, duties=(Duty(action="canonical_link"),))))
    assert links(made, "alternate") == [
        {"rel": "alternate", "type": "text/html", "href": "https://nova.example/1?a=1&b=2"}
    ]
    assert links(made, "via") == [
        {"rel": "via", "href": "https://globe-reader.example/wire-story/5561", "title": "Globe Reader"}
    ]
    assert links(made, "license") == [
        {"rel": "license", "href": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
    ]
    assert links(made, "canonical") == [{"rel": "canonical", "href": "https://nova.example/1?a=1&b=2"}]
    assert links(made, "enclosure") == [
        {
            "rel": "enclosure",
            "href": "https://nova.example/a.mp3",
            "type": "audio/mpeg",
            "length": "0",
            "title": "Listen",
        },
        {"rel": "enclosure", "href": "https://nova.example/b.mp3"},
    ]


@pytest.mark.parametrize("named", [None, CC_BY_ND_UNVERSIONED])
def test_without_a_license_address_the_license_is_unspecified(named: Any) -> None:
    article = own_article()
    made = entry(shown(article, licensed(article, license=named, duties=())))
    assert [link["href"] for link in links(made, "license")] == ["http://purl.org/atompub/license#unspecified"]


def test_the_source_is_the_originals() -> None:
    made = entry(shown(own_article(), licensed(own_article()))).find("a:source", NAMES)
    assert texts(made, "a:id") == ["tag:harbour.example,2026:all"]
    assert texts(made, "a:title") == ["Harbour Post"]
    assert texts(made, "a:updated") == ["2026-11-17T09:30:00Z"]
    assert texts(made, "a:author/a:name") == ["Harbour Post"]
    assert links(made, "self") == [{"rel": "self", "href": "https://harbour.example/feed.atom"}]
    assert [link["href"] for link in links(made, "alternate")] == ["https://harbour.example/"]
    assert links(made, "license") == []


def test_the_source_of_a_wire_story_is_the_wire_and_nothing_is_made_up() -> None:
    made = entry(shown(wire_article(), wire_decision(wire_article()))).find("a:source", NAMES)
    assert texts(made, "a:title") == ["NOVA"]
    assert texts(made, "a:updated") == ["2016-12-09T00:00:00Z"]
    assert made.find("a:id", NAMES) is None
    assert made.findall("a:link", NAMES) == []


def test_an_unknown_origin_has_no_source() -> None:
    article = own_article(
        url=None,
        publisher=Party(),
        people=(),
        feed_title=None,
        feed_url=None,
        feed_id=None,
        provenance=Provenance(steps=(Step(role="original"), Step(role="collected"))),
    )
    made = entry(shown(article, decided(article)))
    assert made.find("a:source", NAMES) is None
    assert texts(made, "a:author/a:name") == ["Unknown"]


def test_who_republishes_is_never_the_author() -> None:
    article = wire_article(people=(Person(name="Globe Reader", role="agency", agency=True),))
    made = entry(shown(article, wire_decision(article)))
    assert texts(made, "a:author/a:name") == ["NOVA"]


def test_contributors_are_named_as_such() -> None:
    people = (Person(name="Ada", url="https://harbour.example/ada"), Person(name="Tom", role="translator"))
    article = own_article(people=people)
    made = entry(shown(article, licensed(article)))
    assert texts(made, "a:author/a:name") == ["Ada"]
    assert texts(made, "a:author/a:uri") == ["https://harbour.example/ada"]
    assert texts(made, "a:contributor/a:name") == ["Tom"]


def test_every_entry_shows_its_credit() -> None:
    for made in (
        entry(shown(own_article(), licensed(own_article()))),
        entry(shown(wire_article(), wire_decision(wire_article()))),
    ):
        content = made.find("a:content", NAMES)
        assert content.get("type") == "html"
        assert '<p class="syndicator-credit">' in content.text
    assert made.find("a:summary", NAMES) is None


def test_texts_with_markup_characters_say_how_to_read_them() -> None:
    article = own_article(title="AT&T <b>", summary="1 < 2")
    made = entry(shown(article, licensed(article, holders=("A&B",))))
    for path, text in (
        ("a:title", "AT&amp;T &lt;b&gt;"),
        ("a:summary", "1 &lt; 2"),
        ("a:rights", "© 2026 A&amp;B. CC BY 4.0"),
    ):
        element = made.find(path, NAMES)
        assert element.get("type") == "html"
        assert element.text == text
    plain = entry(shown(own_article(), licensed(own_article())))
    assert plain.find("a:title", NAMES).get("type") is None


def test_categories_keep_scheme_and_label() -> None:
    terms = (
        Term(term="t", scheme="https://harbour.example/s", label="T"),
        Term(term="u", scheme="Region"),
        Term(term="v"),
    )
    article = own_article(terms=terms)
    made = entry(shown(article, licensed(article)))
    assert [dict(found.attrib) for found in made.findall("a:category", NAMES)] == [
        {"term": "t", "scheme": "https://harbour.example/s", "label": "T"},
        {"term": "u", "scheme": "urn:x-syndicator:scheme:Region"},
        {"term": "v"},
    ]


def test_an_entry_speaks_its_own_language() -> None:
    article = own_article(language="de")
    assert entry(shown(article, licensed(article))).get(LANGUAGE) == "de"


def test_tombstones_say_what_is_no_more() -> None:
    stones = (Tombstone(id="urn:uuid:1", when=FIRST_SEEN, comment="gone & <forgotten>", by="The desk"),)
    made = feed(tombstones=stones)
    deleted = made.find("at:deleted-entry", NAMES)
    assert dict(deleted.attrib) == {"ref": "urn:uuid:1", "when": "2026-11-20T08:30:00Z"}
    assert texts(deleted, "at:by/a:name") == ["The desk"]
    assert texts(deleted, "at:comment") == ["gone & <forgotten>"]
    assert b"tombstones" not in atom.render(edition())


def test_entries_keep_their_order_and_microseconds_do_not_show() -> None:
    articles = [numbered(number) for number in (3, 1, 2)]
    entries = [
        replace(shown(article, decided(article)), updated=FIRST_SEEN.replace(microsecond=5)) for article in articles
    ]
    made = feed(*entries)
    assert texts(made, "a:entry/a:id") == [article.id for article in articles]
    assert set(texts(made, "a:entry/a:updated")) == {"2026-11-20T08:30:00+00:00"}


@pytest.mark.parametrize("name", sorted(editions()))
def test_every_edition_is_well_formed_and_complete(name: str) -> None:
    made = etree.fromstring(atom.render(editions()[name]))
    for found, wanted in zip(made.findall("a:entry", NAMES), editions()[name].entries, strict=True):
        assert texts(found, "a:id") == [wanted.id]
        assert len(links(found, "license")) == 1
        assert found.find("a:author", NAMES) is not None
