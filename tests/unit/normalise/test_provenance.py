"""Who it really comes from: the chain, with the words that say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support.drafts import FEED, PAGE, block, item, markup, one, page, read, run, said, seed

from syndicator.model.article import Article
from syndicator.model.draft import DraftOrigin, DraftPerson
from syndicator.model.source import Source
from syndicator.normalise import origin_lines

OTHER = "https://wire.example/stories/9"


def _chain(article: Article) -> list[tuple[str, str | None]]:
    return [(step.role, step.name) for step in article.provenance.steps]


def test_an_own_article_has_one_party() -> None:
    article = read(page())
    assert _chain(article) == [("original", "The Harbour Post"), ("collected", "The Harbour Post")]
    assert article.original_published is None
    assert article.provenance.original.article_url == PAGE


def test_the_seed() -> None:
    article = read(seed(), url="https://www.globalresearch.ca/taken/55")
    assert [(person.name, person.agency) for person in article.people] == [("ITAR-TASS", True)]
    assert article.publisher.name == "Global Research"
    assert article.published is not None
    assert (article.published.at, article.published.precision) == (datetime(2016, 12, 11, tzinfo=UTC), "day")
    assert article.original_published is not None
    assert article.original_published.at == datetime(2016, 12, 9, tzinfo=UTC)
    assert _chain(article) == [
        ("original", "TASS"),
        ("intermediary", "Global Research"),
        ("collected", "Global Research"),
    ]
    original = article.provenance.original
    assert (original.url, original.article_url) == (None, None)  # the page's link is "#": none is invented
    assert original.published == datetime(2016, 12, 9, tzinfo=UTC)
    assert {trace.carrier for trace in original.evidence} == {"text:tail", "text:dateline", "text:byline"}
    assert "The original source of this article is TASS" in {trace.words for trace in original.evidence}
    assert [(term.scheme, term.term) for term in article.terms] == [
        ("region", "Middle East & North Africa"),
        ("theme", "Terrorism"),
    ]
    assert [(image.url, image.credit) for image in article.images] == [(None, "Konstantin Leipher/TASS")]
    assert article.subtitle == "Thousand leave of their own will"
    assert article.body_html is not None
    assert "<h2>Aid</h2>" in article.body_html


PROSE = [
    ("The original source of this article is Coast Wire", "Coast Wire"),
    ("This story was originally published by Coast Wire on March 3.", "Coast Wire"),
    ("This article first appeared in The Coast Review and is republished here.", "The Coast Review"),
    ("The post Tide appeared first on Coast Blog.", "Coast Blog"),
    ("Republished from Coast Wire, a newsroom.", "Coast Wire"),
    ("Reprinted with the kind permission of Coast Wire.", "Coast Wire"),
    ("This story comes from Coast Wire.", "Coast Wire"),
    ("Originally published at https://coast.example/tide", "coast.example"),
    ("Quelle: Küstenbote", "Küstenbote"),
    ("Ursprünglich erschienen bei Küstenbote.de am 3. Mai", "Küstenbote.de"),
    ("Dieser Beitrag ist zuerst bei Küstenbote erschienen.", "Küstenbote"),
    ("Zuerst veröffentlicht in Die Küste", "Die Küste"),
    ("Cet article a d'abord été publié sur Le Phare.", "Le Phare"),
    ("Publicado originalmente en El Faro.", "El Faro"),
    ("Este artigo foi publicado originalmente em O Farol.", "O Farol"),
    ("Pubblicato originariamente su Il Faro.", "Il Faro"),
    ("Oorspronkelijk gepubliceerd op De Vuurtoren", "De Vuurtoren"),
    ("Оригинал статьи: Маяк", "Маяк"),
    ("Источник: Маяк", "Маяк"),
]


@pytest.mark.parametrize(("words", "name"), PROSE)
def test_a_source_line_names_the_original(words: str, name: str) -> None:
    article = read(page(marks=(block(words),)))
    assert _chain(article) == [
        ("original", name),
        ("intermediary", "The Harbour Post"),
        ("collected", "The Harbour Post"),
    ]
    (trace,) = article.provenance.original.evidence
    assert trace.words in words
    assert trace.url == PAGE


@pytest.mark.parametrize(
    "words",
    [
        "It was first published on March 3, 2019.",
        "First published in print in 2016.",
        "Her novel was first published by Penguin.",
        "Das Festival fand zuerst in Berlin statt.",
        "This article was originally published on the 21st of June.",
        "The post Tide appeared first on The Harbour Post.",
        "This story was first published by the Harbour Post.",
        "Source: @somebody/Twitter",
        "Photo: Ada Stone",
        "All rights reserved.",
    ],
)
def test_lines_that_name_no_origin_or_the_site_itself(words: str) -> None:
    assert _chain(read(page(marks=(block(words),))))[0] == ("original", "The Harbour Post")


DATELINES = [
    ("WASHINGTON (AP) — The senate", "AP"),
    ("LONDON, March 3 (Reuters) - Shares", "Reuters"),
    ("(Reuters) - Shares", "Reuters"),
    ("MOSCOW, December 9. /TASS/. The army", "TASS"),
    ("/TASS/ The army", "TASS"),
    ("PARIS, 5 mars (AFP) - Le président", "AFP"),
    ("Berlin (dpa) - Das Wetter", "dpa"),
    ("Berlin (dpa/tmn) - Das Wetter", "dpa"),
    ("(ANSA) - ROMA, 5 MAR - Il governo", "ANSA"),
    ("MADRID (EFE).- El gobierno", "EFE"),
    ("MADRID, 3 Mar. (EUROPA PRESS) - El gobierno", "EUROPA PRESS"),
    ("BEIJING, Jan. 2 (Xinhua) -- China", "Xinhua"),
    ("NEW DELHI (PTI): The court", "PTI"),
]


@pytest.mark.parametrize(("words", "name"), DATELINES)
def test_an_agencys_dateline_names_it(words: str, name: str) -> None:
    article = read(page(bodies=(markup(f"<p>{words} said more about it.</p><p>End.</p>", "html:body"),)))
    assert article.provenance.original.name == name
    assert [step.name for step in article.provenance.intermediaries] == ["The Harbour Post"]


@pytest.mark.parametrize(
    "words",
    ["The company (Harbour) - said", "Either/or - a choice", "TIDE - what now", "The AP said so.", "(see above) - no"],
)
def test_other_first_words_are_no_datelines(words: str) -> None:
    assert origin_lines.dateline(words) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("he said. /TASS/", "TASS"),
        ("Ende (AFP)", "AFP"),
        ("so weiter – dpa", "dpa"),
        ("© 2021 Europa Press", "Europa Press"),
    ],
)
def test_an_agencys_signature_names_it(words: str, name: str) -> None:
    assert read(page(marks=(block(words),))).provenance.original.name == name


def test_the_agencys_own_site_is_the_original() -> None:
    own = page(
        publishers=(DraftPerson(name="Reuters", role="publisher", carrier="og:site_name"),),
        bodies=(markup("<p>LONDON, March 3 (Reuters) - Shares fell.</p>", "html:body"),),
    )
    assert _chain(read(own, url="https://www.reuters.com/x")) == [("original", "Reuters"), ("collected", "Reuters")]


def test_a_byline_of_agencies_alone_names_the_first() -> None:
    article = read(page(people=(DraftPerson(name="AFP, Reuters", carrier="jsonld:author"),)))
    assert article.provenance.original.name == "AFP"


def test_a_reporter_with_her_agency_names_it_and_a_shared_byline_does_not() -> None:
    wire = page(people=(DraftPerson(name="By Ada Stone, Associated Press", carrier="text:byline"),))
    assert read(wire).provenance.original.name == "Associated Press"
    shared = page(people=(DraftPerson(name="The Harbour Post", carrier="a"), DraftPerson(name="AFP", carrier="a")))
    assert read(shared).provenance.original.name == "The Harbour Post"


def test_the_agency_is_original_and_who_passed_it_on_stands_between() -> None:
    article = read(
        page(
            marks=(block("This story was originally published by Coast Wire."),),
            bodies=(markup("<p>PARIS (AFP) - Le port.</p>", "html:body"),),
        )
    )
    assert _chain(article) == [
        ("original", "AFP"),
        ("intermediary", "Coast Wire"),
        ("intermediary", "The Harbour Post"),
        ("collected", "The Harbour Post"),
    ]


def test_a_link_in_a_source_line_is_followed_by_nobody_and_kept() -> None:
    line = block(
        "This story was originally published by Coast Wire.",
        html='This story was originally published by <a href="https://coast.example/tide?a=1">Coast Wire</a>.',
    )
    original = read(page(marks=(line,))).provenance.original
    assert (original.url, original.article_url) == (None, "https://coast.example/tide?a=1")


def test_a_canonical_elsewhere_names_its_site() -> None:
    origin = DraftOrigin(article_url=OTHER, carrier="html:canonical", words=OTHER)
    original = read(page(origins=(origin,))).provenance.original
    assert (original.name, original.article_url) == ("wire.example", OTHER)


@pytest.mark.parametrize(
    "origin",
    [
        DraftOrigin(name="The Harbour Post", url="https://www.harbour.example/", carrier="rss:source"),
        DraftOrigin(article_url="https://m.harbour.example/news/1", carrier="html:canonical"),
        DraftOrigin(article_url="https://theharbourpost.example/1", carrier="html:canonical"),
        DraftOrigin(name="Harbour Post Online", carrier="rss:source"),
        DraftOrigin(feed_url="https://feeds.feedburner.com/harbour", carrier="rss:source"),
        DraftOrigin(article_url="http://slip-of-the-pen/", carrier="og:url"),
        DraftOrigin(name="Friday", published="May 3", carrier="text:dateline"),
        DraftOrigin(name="Somebody Said", published="May 3", carrier="text:dateline"),
        DraftOrigin(carrier="rss:source"),
    ],
)
def test_self_reference_carriers_and_slips_are_no_origin(origin: DraftOrigin) -> None:
    assert _chain(read(page(origins=(origin,))))[0] == ("original", "The Harbour Post")


def test_the_source_of_a_feed_item_is_its_original() -> None:
    origin = DraftOrigin(
        name="Coast Wire",
        url="https://coast.example/",
        feed_url="https://coast.example/feed",
        feed_id="tag:coast",
        carrier="atom:source",
    )
    article = one(item(links=(said("https://coast.example/1", "atom:link"),), origins=(origin,)))
    assert article.publisher.name == "coast.example"
    original = article.provenance.original
    assert (original.name, original.feed_url, original.feed_id) == (
        "Coast Wire", "https://coast.example/feed", "tag:coast",
    )  # fmt: skip
    assert article.provenance.collected.name == "The Harbour Post"
    assert article.provenance.collected.feed_url == "https://harbour.example/feed"


def test_a_foreign_item_of_an_aggregator_is_not_the_aggregators() -> None:
    article = one(item(links=(said("https://coast.example/1", "rss:link"),)))
    assert _chain(article) == [
        ("original", "coast.example"),
        ("intermediary", "The Harbour Post"),
        ("collected", "The Harbour Post"),
    ]


@pytest.mark.parametrize(
    "origin",
    [
        DraftOrigin(name="The Harbour Post Nigeria", carrier="rss:source"),
        DraftOrigin(article_url="https://wire.example/1", carrier="html:canonical"),
        DraftOrigin(name="Post", carrier="rss:source"),
    ],
)
def test_a_name_that_holds_ours_is_another_house(origin: DraftOrigin) -> None:
    assert _chain(read(page(origins=(origin,))))[0] != ("original", "The Harbour Post")
    mirrored = read(page(origins=(origin,)), url="https://wire.harbour.example/1")
    assert _chain(mirrored)[0] != ("original", "The Harbour Post")


def test_two_blogs_of_one_platform_are_two_houses() -> None:
    origin = DraftOrigin(article_url="https://coast.substack.com/p/tide", carrier="html:canonical")
    blog = page(publishers=(), origins=(origin,))
    assert _chain(read(blog, url="https://harbour.substack.com/p/tide"))[0] == ("original", "coast.substack.com")


def test_many_foreign_items_do_not_make_a_feed_theirs() -> None:
    foreign = [item(number, links=(said(f"https://coast.example/{number}", "rss:link"),)) for number in range(9)]
    made = run(*foreign).articles
    assert {normal.article.provenance.original.name for normal in made} == {"coast.example"}


def test_a_feed_from_a_carrier_that_names_no_home_is_its_items_sites() -> None:
    made = run(
        *(item(number, links=(said(f"https://coast.example/{number}", "rss:link"),)) for number in range(3)),
        url="https://feeds.feedburner.com/coast",
        feed=replace(FEED, title="Coast Notes", url=None, feed_url=None),
    ).articles
    assert {normal.article.publisher.name for normal in made} == {"Coast Notes"}
    assert {normal.article.provenance.original.name for normal in made} == {"Coast Notes"}


def test_the_operators_word_names_the_publisher() -> None:
    source = Source(id="harbour", kind="feed", publisher="Harbour Media", publisher_url="https://media.example")
    article = one(item(), source=source)
    assert (article.publisher.name, article.publisher.url) == ("Harbour Media", "https://media.example/")


@pytest.mark.parametrize(
    ("title", "name"),
    [("The Harbour Post - RSS", "The Harbour Post"), ("RSS Feed", "harbour.example"), (None, "harbour.example")],
)
def test_a_feed_title_names_the_publisher_last(title: str | None, name: str) -> None:
    assert one(item(), feed=replace(FEED, title=title)).publisher.name == name


def test_the_title_element_spells_the_hosts_name_where_nobody_says_it() -> None:
    draft = page(publishers=(), titles=(said("Tide of the century - Smitten Harbour", "html:title"),))
    article = read(draft, url="https://smittenharbour.example/1")
    assert (article.publisher.name, article.title) == ("Smitten Harbour", "Tide of the century")


def test_a_weekday_publishes_nothing() -> None:
    article = read(page(publishers=(DraftPerson(name="Thursday", role="publisher", carrier="text:dateline"),)))
    assert article.publisher.name == "harbour.example"


def test_hostile_lines_cost_little() -> None:
    for words in ("originally published by " * 500, "(" * 5_000, "©" * 5_000, "A" * 5_000 + " (AP", "first " * 2_000):
        origin_lines.prose(words)
        origin_lines.dateline(words)
        origin_lines.signature(words)
        origin_lines.copyright_holders(words)
