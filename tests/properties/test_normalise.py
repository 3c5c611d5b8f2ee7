"""What must hold of any input: cleaning settles, nothing raises, the same harvest is the same article."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.drafts import AT, run

from syndicator.model.draft import (
    Draft,
    DraftEnclosure,
    DraftImage,
    DraftOrigin,
    DraftPerson,
    DraftTerm,
    HarvestFeed,
    Mark,
    Said,
)
from syndicator.normalise import body, dates, names, origin_lines, plain

TAGS = sorted(
    body.TAGS
    | body.DROPPED_WITH_CONTENT
    | {"span", "font", "section", "article", "form", "option", "marquee", "ruby", "rt", "center", "address", "nobr"}
)
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            "<a href='/x'>",
            "<a href=javascript:1>",
            "<img src=a.jpg>",
            "<img src=data:x data-src='b.png' alt='\"<'>",
            "<p class=x lang=de>",
            "<!--",
            "-->",
            "<!-- a -->",
            "<![CDATA[",
            "]]>",
            "&lt;",
            "&amp;amp;",
            "&nbsp;",
            "&#0;",
            "&#x1F600;",
            "&",
            "<",
            ">",
            '"',
            "'",
            "\n",
            " ",
            "\x00",
            "text",
            "<td colspan=2>",
            "</",
            "<?x",
            "<li value=3>",
        ]
    ),
    st.text(max_size=6),
)
MARKUP = st.lists(PIECES, max_size=30).map("".join)
WORDS = st.one_of(st.text(max_size=60), MARKUP)
MAYBE = st.none() | WORDS
DANGER = re.compile(
    r"<(?!/?(?:" + "|".join(sorted(body.TAGS)) + r")[ >])|<[^>]*\son|<[^>]*(?:javascript|data):", re.IGNORECASE
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

SAIDS = st.lists(
    st.builds(
        Said,
        text=WORDS
        | st.sampled_from(["2024-05-01", "Mon, 3 Feb 2025 10:00:00 GMT", "https://harbour.example/1", "x" * 5_000]),
        carrier=st.sampled_from(["rss:title", "html:h1", "og:title", "jsonld:headline", "text:dateline", ""]),
        media_type=st.sampled_from(["text/plain", "text/html"]),
        base_url=st.none() | st.just("https://harbour.example/"),
    ),
    max_size=3,
).map(tuple)
PEOPLE = st.lists(
    st.builds(
        DraftPerson,
        name=WORDS | st.sampled_from(["By A, B and C", "AFP"]),
        role=st.sampled_from(["author", "editor", "agency"]),
        url=MAYBE,
        carrier=st.sampled_from(["jsonld:author", "html:byline", "text:byline", ""]),
    ),
    max_size=3,
).map(tuple)
DRAFTS = st.builds(
    Draft,
    identifiers=st.lists(WORDS, max_size=2).map(tuple),
    links=SAIDS,
    titles=SAIDS,
    subtitles=SAIDS,
    people=PEOPLE,
    published=SAIDS,
    updated=SAIDS,
    languages=SAIDS,
    publishers=PEOPLE,
    origins=st.lists(
        st.builds(
            DraftOrigin,
            name=MAYBE,
            url=MAYBE,
            article_url=MAYBE,
            feed_url=MAYBE,
            published=MAYBE,
            words=WORDS,
            carrier=st.sampled_from(["rss:source", "text:dateline", "html:canonical"]),
        ),
        max_size=2,
    ).map(tuple),
    terms=st.lists(st.builds(DraftTerm, term=WORDS, scheme=MAYBE, label=MAYBE), max_size=3).map(tuple),
    bodies=SAIDS,
    summaries=SAIDS,
    images=st.lists(
        st.builds(
            DraftImage,
            url=MAYBE,
            alt=MAYBE,
            caption=MAYBE,
            credit=MAYBE,
            license_url=MAYBE,
            width=st.none() | st.integers(-2, 5_000),
        ),
        max_size=3,
    ).map(tuple),
    enclosures=st.lists(
        st.builds(DraftEnclosure, url=WORDS, media_type=MAYBE, length=st.none() | st.integers()), max_size=2
    ).map(tuple),
    marks=st.lists(
        st.builds(
            Mark,
            signal=st.just("text:block"),
            words=WORDS,
            html=MAYBE,
            region=st.sampled_from(["byline", "tail", "caption", "body"]),
        ),
        max_size=3,
    ).map(tuple),
    embargoed_until=st.none() | st.builds(Said, text=WORDS, carrier=st.just("x")),
)
FEEDS = st.builds(HarvestFeed, title=MAYBE, url=MAYBE, feed_url=MAYBE, id=MAYBE, language=MAYBE)

SLOWLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(MARKUP)
@settings(max_examples=400, deadline=None)
def test_cleaning_settles_and_is_safe(markup: str) -> None:
    cleaned = body.clean(markup, base_url="https://harbour.example/a/")
    assert not DANGER.search(cleaned)
    assert not CONTROL.search(cleaned)
    assert body.clean(cleaned, base_url="https://elsewhere.example/") == cleaned


@given(MARKUP)
@settings(max_examples=150, deadline=None)
def test_the_text_of_cleaned_markup_holds_no_control_characters(markup: str) -> None:
    words = body.text(body.clean(markup))
    assert not CONTROL.search(words)
    assert words == words.strip()


@given(st.lists(DRAFTS, max_size=3), FEEDS, st.sampled_from(["rss20", "html", "markdown"]))
@SLOWLY
def test_any_draft_becomes_an_article_and_the_same_one_each_time(
    drafts: list[Draft], feed: HarvestFeed, form: str
) -> None:
    made = run(*drafts, feed=feed, form=form)
    assert made.complaints == ()
    assert made == run(*drafts, feed=feed, form=form)
    for normal in made.articles:
        article = normal.article
        assert article.id.startswith("urn:uuid:")
        assert article.keys
        assert len(article.content_hash) == 64
        assert article.provenance.original.role == "original"
        assert article.provenance.collected.role == "collected"
        assert article.published is None or article.published.at <= AT + dates.FUTURE
        assert len(article.summary or "") <= 1_000
        shown: list[Any] = [article.title, article.summary, article.body_html, article.publisher.name]
        shown += [person.name for person in article.people] + [term.term for term in article.terms]
        assert not any(CONTROL.search(words) for words in shown if words)


@given(st.text(max_size=3_000))
def test_lines_and_names_never_raise(words: str) -> None:
    names.split(words)
    origin_lines.prose(words, words)
    origin_lines.dateline(words)
    origin_lines.signature(words)
    origin_lines.copyright_holders(words)
    line = plain.line(words, limit=100)
    assert plain.line(line, limit=100) == line
    assert len(line) <= 100
