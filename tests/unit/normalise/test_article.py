"""The door: drafts into articles, identity for ever, one bad draft costs that draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from support.drafts import AT, FEED, PAGE, item, markup, one, page, read, run, said

from syndicator.model.draft import Draft, DraftEnclosure, DraftTerm
from syndicator.model.source import Source
from syndicator.normalise import article as door


def test_a_feed_item() -> None:
    article = one(item(terms=(DraftTerm(term="Tides", scheme="section"),)))
    assert article.title == "Item 1 of the day"
    assert article.url == "https://harbour.example/news/1"
    assert article.keys == ("url:harbour.example/news/1", "guid:harbour:post-1")
    assert article.summary == "What happened at pier 1."
    assert article.language == "en-GB"
    assert article.publisher.name == "The Harbour Post"
    assert article.published is not None
    assert article.feed_url == "https://harbour.example/feed"


def test_the_same_harvest_gives_the_same_articles() -> None:
    assert run(item(1), item(2)) == run(item(1), item(2))


@pytest.mark.parametrize(
    "churned",
    [
        item(identifiers=("another-guid",)),
        item(links=(said("http://www.harbour.example/news/1/?utm_source=rss#top", "rss:link"),)),
        item(titles=(said("Item 1, corrected", "rss:title"),)),
        item(published=()),
    ],
)
def test_the_id_stays_through_churn(churned: Draft) -> None:
    assert one(churned).id == one(item()).id


def test_a_guid_that_is_an_address_forgets_its_scheme() -> None:
    guid = item(links=(), identifiers=("http://harbour.example/?p=1",))
    assert one(guid).keys == ("guid:harbour:harbour.example?p=1",)
    assert one(guid).id == one(replace(guid, identifiers=("https://harbour.example/?p=1",))).id


def test_places_of_one_page_are_told_apart_by_the_fragment_of_their_guid() -> None:
    place = "https://harbour.example/now#2026-02-{}"
    made = run(
        *(item(n, links=(said(place.format(n), "atom:link"),), identifiers=(place.format(n),)) for n in (1, 2))
    ).articles
    assert [normal.article.keys for normal in made] == [
        ("guid:harbour:harbour.example/now#2026-02-1",),
        ("guid:harbour:harbour.example/now#2026-02-2",),
    ]


def test_guids_count_per_source() -> None:
    bare = item(links=())
    other = Source(id="coast", kind="feed")
    assert one(bare).id != one(bare, source=other).id


def test_without_address_and_guid_title_and_date_make_the_key() -> None:
    bare = item(links=(), identifiers=("", "  "))
    assert one(bare).keys[0].startswith("text:")
    assert one(bare).id == one(bare).id
    assert one(bare).id != one(replace(bare, published=(said("2026-01-01", "rss:pubDate"),))).id


def test_the_same_item_twice_is_kept_once_in_its_newest_version() -> None:
    newer = item(
        updated=(said("2026-02-28T10:00:00Z", "atom:updated"),), summaries=(said("Newer.", "rss:description"),)
    )
    made = run(item(), newer, item(2)).articles
    assert [normal.article.summary for normal in made] == ["Newer.", "What happened at pier 2."]
    assert made[0].draft is newer


def test_items_that_all_link_home_are_told_apart_by_guid() -> None:
    home = (said("https://harbour.example", "rss:link"),)
    made = run(item(1, links=home), item(2, links=home)).articles
    assert [normal.article.keys for normal in made] == [("guid:harbour:post-1",), ("guid:harbour:post-2",)]
    assert {normal.article.url for normal in made} == {"https://harbour.example/"}


def test_items_that_share_an_address_or_a_guid_are_told_apart_by_the_other() -> None:
    same = (said("https://harbour.example/live", "rss:link"),)
    assert len(run(item(1, links=same), item(2, links=same)).articles) == 2
    assert len(run(item(1, identifiers=("0",)), item(2, identifiers=("0",))).articles) == 2


def test_items_without_anything_shared_stay_apart() -> None:
    bare = {"links": (), "identifiers": ()}
    assert len(run(item(1, **bare), item(2, **bare)).articles) == 2


def test_an_item_alone_that_links_home_keeps_its_address_as_key() -> None:
    assert one(item(links=(said("https://harbour.example/", "rss:link"),))).keys[0] == "url:harbour.example"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "\tjava\nscript:alert(1)", "data:text/html,x", "", "#", "mailto:x@y.z"]
)
def test_an_address_that_is_none_is_dropped(link: str) -> None:
    article = one(item(links=(said(link, "rss:link"),)))
    assert article.url is None
    assert article.keys == ("guid:harbour:post-1",)


def test_relative_addresses_resolve() -> None:
    assert one(item(links=(said("/news/7", "rss:link"),))).url == "https://harbour.example/news/7"


def test_the_hash_is_of_what_a_reader_sees() -> None:
    first = one(item())
    assert first.content_hash == one(item(identifiers=("other",), terms=(DraftTerm(term="x"),))).content_hash
    assert first.content_hash != one(item(summaries=(said("Another.", "rss:description"),))).content_hash
    assert first.content_hash != one(item(titles=(said("Another"),))).content_hash


def test_one_bad_draft_costs_that_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    real = door.titles.title

    def title(candidates: tuple[object, ...], **more: object) -> str:
        if not candidates:
            raise RuntimeError("broken")
        return real(candidates, **more)  # type: ignore[arg-type]  # passed through as it came

    monkeypatch.setattr(door.titles, "title", title)
    made = run(item(1), item(2, titles=(), locator="item[2]"))
    assert [normal.article.title for normal in made.articles] == ["Item 1 of the day"]
    (complaint,) = made.complaints
    assert complaint.locator == "item[2]"
    assert "RuntimeError" in complaint.message


def test_an_empty_draft_is_an_article_with_nothing_invented() -> None:
    article = one(Draft())
    assert (article.title, article.people, article.published, article.summary) == ("", (), None, None)


def test_a_page_without_links_stands_where_it_was_captured() -> None:
    assert read(page()).url == PAGE
    assert read(page(), url=None).url is None


def test_an_embargo_that_cannot_be_read_never_ends() -> None:
    assert read(page(embargoed_until=said("2026-03-02T06:00:00Z"))).embargoed_until == datetime(
        2026, 3, 2, 6, tzinfo=UTC
    )
    for_ever = read(page(embargoed_until=said("when the bell rings"))).embargoed_until
    assert for_ever is not None
    assert for_ever > AT + timedelta(days=365_000)
    assert read(page(embargoed_until=said(" "))).embargoed_until is None


def test_languages_by_document_then_feed_then_operator() -> None:
    german = Source(id="harbour", kind="feed", language="de")
    assert one(item(languages=(said("fr_FR", "xml:lang"),)), source=german).language == "fr-FR"
    assert one(item(), source=german).language == "en-GB"
    assert one(item(), source=german, feed=replace(FEED, language=None)).language == "de"
    assert one(item(languages=(said("und"),)), feed=replace(FEED, language=None)).language is None


def test_terms_once_each_with_their_schemes() -> None:
    found = one(
        item(
            terms=(
                DraftTerm(term=" Tides "),
                DraftTerm(term="tides"),
                DraftTerm(term="Tides", scheme="section"),
                DraftTerm(term="Europe", scheme="region", label="Old Europe"),
                DraftTerm(term=""),
                *(DraftTerm(term=f"t{number}") for number in range(200)),
            )
        )
    ).terms
    assert [(term.term, term.scheme, term.label) for term in found][:2] == [
        ("Tides", "section", None),
        ("Europe", "region", "Old Europe"),
    ]
    assert len(found) <= 50


def test_enclosures_are_absolute_and_once() -> None:
    found = one(
        item(
            enclosures=(
                DraftEnclosure(url="/a.mp3", media_type="Audio/MPEG", length=-1, title="Talk"),
                DraftEnclosure(url="https://harbour.example/a.mp3"),
                DraftEnclosure(url="javascript:alert(1)"),
            )
        )
    ).enclosures
    assert [(one_of.url, one_of.media_type, one_of.length) for one_of in found] == [
        ("https://harbour.example/a.mp3", "audio/mpeg", None)
    ]


def test_text_in_a_feed_is_safe_and_absolute() -> None:
    article = one(item(bodies=(markup("<p>See <a href='/x' onclick=a()>this</a></p><script>1</script>"),)))
    assert article.body_html == (
        '<p>See <a href="https://harbour.example/x" rel="noopener noreferrer nofollow">this</a></p>'
    )
    assert article.body_text == "See this"


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("2031-03-02T06:00:00Z", "2031-03-02T06:00:00+00:00"),
        ("2031-03-02T06:00:00+02:00", "2031-03-02T04:00:00+00:00"),
        ("2 March 2031 06:00 GMT", "2031-03-02T06:00:00+00:00"),
        ("2031-03-02T06:00:00", "2031-03-02T18:00:00+00:00"),
        ("2031-03-02 06:00", "2031-03-02T18:00:00+00:00"),
        ("2031-03-02", "2031-03-02T12:00:00+00:00"),
    ],
)
def test_an_embargo_without_a_zone_ends_when_its_hour_has_come_everywhere(words: str, ends: str) -> None:
    found = read(page(embargoed_until=said(words))).embargoed_until
    assert found is not None
    assert found.isoformat() == ends
