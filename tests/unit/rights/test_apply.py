from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from support.render import (
    FIRST_SEEN,
    NOW,
    TEXT,
    decided,
    licensed,
    own_article,
    shown,
    wire_article,
    wire_decision,
)

from syndicator.model.article import Article, Enclosure, Image, Moment, Person, Term
from syndicator.model.edition import Entry
from syndicator.model.provenance import Provenance, Step, Trace
from syndicator.model.rights import Decision, Duty, ImageDecision, Reason
from syndicator.rights import apply

SECRET = "SECRETWORD"


def made(article: Article, decision: Decision, **changes: Any) -> Entry | None:
    values: dict[str, Any] = {"first_seen": FIRST_SEEN, "changed": FIRST_SEEN, "full_text": True, "at": NOW}
    return apply.entry(article, decision, **(values | changes))


def everything(entry: Entry) -> str:
    """Every word an entry could put into a feed, except its title."""
    return "\n".join(repr(getattr(entry, field.name)) for field in fields(entry) if field.name != "title")


@pytest.mark.parametrize("outcome", ["review", "withhold"])
def test_what_is_withheld_makes_no_entry(outcome: str) -> None:
    assert made(own_article(), decided(own_article(), outcome)) is None


def test_an_unknown_outcome_makes_no_entry() -> None:
    assert made(own_article(), decided(own_article(), "anything")) is None


def test_a_decision_about_another_article_is_a_bug() -> None:
    with pytest.raises(ValueError, match="the decision is about"):
        made(own_article(), decided(wire_article()))


def test_a_link_is_the_title_and_the_credit() -> None:
    article = own_article(
        subtitle=SECRET,
        summary=SECRET,
        body_html=f"<p>{SECRET}</p>",
        body_text=SECRET,
        images=(Image(url="https://harbour.example/a.jpg", caption=SECRET, alt=SECRET),),
        enclosures=(Enclosure(url="https://harbour.example/a.mp3", title=SECRET),),
        provenance=Provenance(
            steps=(Step(role="original", name="Harbour Post", evidence=(Trace(words=SECRET, carrier="text:block"),)),)
        ),
    )
    decision = decided(article, images=(ImageDecision(url="https://harbour.example/a.jpg", show=True),))
    entry = shown(article, decision)
    assert entry.outcome == "link"
    assert SECRET not in everything(entry)
    assert entry.summary_text is None
    assert entry.content_html is None
    assert entry.images == entry.enclosures == ()
    assert entry.title == article.title
    assert entry.url == article.url
    assert entry.terms


def test_an_excerpt_is_never_longer_than_allowed_in_any_field() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    article = own_article(
        subtitle=words,
        summary=words,
        body_html=f"<p>{words}</p>",
        body_text=words,
        images=(Image(url="https://harbour.example/a.jpg", caption=words, alt=words, credit="C" * 500),),
        terms=(Term(term=words, label=words, scheme=words),),
        people=(Person(name=words),),
    )
    shows = (ImageDecision(url="https://harbour.example/a.jpg", show=True),)
    entry = shown(article, decided(article, "excerpt", excerpt_characters=100, images=shows))
    assert entry.outcome == "excerpt"
    assert entry.summary_text is not None
    assert len(entry.summary_text) <= 100
    assert entry.subtitle is None
    assert entry.images[0].caption is None
    assert entry.images[0].alt is None
    # What stands in the content is the excerpt and the credit, nothing of the text beyond.
    assert entry.content_html is not None
    assert "word20" not in entry.content_html.split("syndicator-credit")[0]
    assert all(len(term.term) <= 100 for term in entry.terms)
    assert len(entry.people[0].name) <= 200


def test_an_excerpt_is_labelled_and_cut_at_a_sentence_or_word() -> None:
    article = own_article(summary=None, language="de")
    entry = shown(article, decided(article, "excerpt", excerpt_characters=60))
    assert entry.summary_text == "The bridge over the old canal opened again on Tuesday…"
    assert entry.content_html is not None
    assert "<strong>Auszug: </strong>The bridge" in entry.content_html
    assert 'class="syndicator-credit"' in entry.content_html


def test_an_excerpt_of_a_short_text_is_not_the_whole_of_it() -> None:
    text = "The lock keeper has retired after forty years of service."
    article = own_article(summary=text, body_html=f"<p>{text}</p>", body_text=text)
    entry = shown(article, decided(article, "excerpt", excerpt_characters=280))
    assert entry.summary_text is not None
    assert len(entry.summary_text) <= len(text) // 2
    assert text not in everything(entry)


def test_an_excerpt_by_paragraphs_takes_no_more_of_them() -> None:
    article = own_article(body_text=TEXT + "\n\n" + "More of it. " * 60)
    entry = shown(article, decided(article, "excerpt", excerpt_characters=5_000, excerpt_paragraphs=2))
    assert entry.summary_text is not None
    assert "wave" in entry.summary_text
    assert "tomorrow" not in entry.summary_text


def test_without_any_text_an_excerpt_is_a_link() -> None:
    article = own_article(summary=None, body_html=None, body_text=None)
    entry = shown(article, decided(article, "excerpt"))
    assert entry.outcome == "link"
    assert "no text" in entry.reason


def test_full_text_is_published_character_for_character() -> None:
    body = "<p>É  &nbsp; <b>as</b>\n it  came</p>"
    article = own_article(body_html=body, images=())
    entry = shown(article, licensed(article))
    assert entry.outcome == "full"
    assert entry.content_html is not None
    assert entry.content_html.startswith(body + "\n")
    assert entry.subtitle == article.subtitle


def test_a_feed_without_full_text_shows_an_excerpt() -> None:
    article = own_article()
    entry = shown(article, licensed(article), full_text=False)
    assert entry.outcome == "excerpt"
    assert entry.reason == "This feed shows excerpts only."
    assert "Nobody was there" not in everything(entry)


@pytest.mark.parametrize("prohibition", ["republish_excerpt", "excerpt", "summarise"])
def test_what_may_only_be_shown_whole_is_not_cut(prohibition: str) -> None:
    article = own_article()
    entry = shown(article, licensed(article, prohibitions=(prohibition,)), full_text=False)
    assert entry.outcome == "link"
    assert "whole or not at all" in entry.reason


def test_a_part_of_what_may_not_be_edited_is_no_edit() -> None:
    article = own_article()
    assert shown(article, licensed(article, prohibitions=("edit",)), full_text=False).outcome == "excerpt"


def test_what_must_stay_verbatim_is_not_cut() -> None:
    article = own_article()
    decision = licensed(article, duties=(Duty(action="verbatim"),))
    assert shown(article, decision).outcome == "full"
    assert shown(article, decision, full_text=False).outcome == "link"


def test_a_full_text_that_was_never_delivered_is_an_excerpt() -> None:
    article = own_article(body_html=None, body_text=None, summary="Only this was in the feed. " * 20)
    entry = shown(article, licensed(article, excerpt_characters=100))
    assert entry.outcome == "excerpt"
    assert entry.summary_text is not None
    assert len(entry.summary_text) <= 100


def test_a_plain_text_body_becomes_paragraphs() -> None:
    article = own_article(body_html=None, body_text="One <b>\ntwo\n\nthree & four", images=())
    entry = shown(article, licensed(article))
    assert entry.content_html is not None
    assert entry.content_html.startswith("<p>One &lt;b&gt; two</p>\n<p>three &amp; four</p>")


def test_a_contradiction_in_the_decision_is_read_narrowly() -> None:
    article = own_article()
    assert shown(article, licensed(article, prohibitions=("republish_full",))).outcome == "link"


def test_an_article_that_changed_after_its_decision_is_a_link() -> None:
    article = own_article()
    entry = shown(replace(article, content_hash="c" * 64), licensed(article))
    assert entry.outcome == "link"
    assert "changed" in entry.reason


def test_before_an_embargo_ends_there_is_nothing() -> None:
    article = own_article()
    later = NOW + timedelta(seconds=1)
    assert made(article, licensed(article, valid_from=later)) is None
    assert made(article, decided(article, "link", valid_from=later)) is None
    assert made(article, licensed(article, valid_from=NOW)) is not None
    assert made(replace(article, embargoed_until=later), licensed(article)) is None


def test_an_embargo_whose_end_nobody_knows_has_not_ended() -> None:
    article = own_article()
    embargo = (Duty(action="embargo"),)
    assert made(article, licensed(article, duties=embargo)) is None
    assert made(article, licensed(article, duties=embargo, valid_from=NOW)) is not None


def test_an_expired_permission_leaves_a_link() -> None:
    article = own_article()
    entry = shown(article, licensed(article, valid_until=NOW))
    assert entry.outcome == "link"
    assert entry.reason == "The permission ended on 2026-11-22."
    assert shown(article, licensed(article, valid_until=NOW + timedelta(seconds=1))).outcome == "full"


@pytest.mark.parametrize(("days", "outcome"), [(5, "link"), (6, "full")])
def test_days_of_permission_count_from_publication(days: int, outcome: str) -> None:
    article = own_article()  # published on 17 November 09:30, five days and two and a half hours ago
    decision = licensed(article, duties=(Duty(action="remove_after_expiry", days=days),))
    assert shown(article, decision).outcome == outcome


def test_dates_fall_back_to_first_seen_and_never_lie_in_the_future() -> None:
    undated = own_article(published=None)
    assert shown(undated, licensed(undated)).published == FIRST_SEEN
    future = own_article(published=Moment(at=NOW + timedelta(days=3)))
    assert shown(future, licensed(future)).published == FIRST_SEEN


def test_meeting_an_article_late_is_no_news_but_a_change_is() -> None:
    article = own_article()
    assert article.published is not None
    assert shown(article, licensed(article)).updated == article.published.at
    edited = replace(article, updated=Moment(at=article.published.at + timedelta(hours=1)))
    assert shown(edited, licensed(edited)).updated == article.published.at + timedelta(hours=1)
    later = FIRST_SEEN + timedelta(days=1)
    assert shown(article, licensed(article), changed=later).updated == later


def test_the_reader_goes_to_the_original_where_it_is_known() -> None:
    steps = (
        Step(role="original", name="NOVA", article_url="https://nova.example/1"),
        Step(role="collected", name="Globe Reader"),
    )
    article = wire_article(provenance=Provenance(steps=steps))
    entry = shown(article, wire_decision(article))
    assert entry.url == "https://nova.example/1"
    assert entry.via_url == "https://globe-reader.example/wire-story/5561"


def test_an_unresolved_original_sends_the_reader_to_where_it_was_found() -> None:
    entry = shown(wire_article(), wire_decision(wire_article()))
    assert entry.url == "https://globe-reader.example/wire-story/5561"
    assert entry.via_url is None
    assert entry.credit.via_url == entry.url


def test_huge_titles_are_cut_and_empty_ones_named() -> None:
    article = own_article(title="x" * 100_000)
    assert len(shown(article, decided(article)).title) <= 300
    empty = own_article(title=" \x00 ", language="fr")
    assert shown(empty, decided(empty)).title == "Sans titre"


def test_statements_travel_verbatim_but_disclaimers_do_not_ride_on_a_link() -> None:
    article = own_article()
    lines = ("© 2026 Harbour Post", "Disclaimer. " * 100)
    assert shown(article, decided(article, statements=lines, holders=("Harbour Post",))).rights == lines[0]


def test_the_license_is_named_in_the_rights() -> None:
    article = own_article()
    entry = shown(article, licensed(article))
    assert entry.rights == "© 2026 Harbour Post. CC BY 4.0"
    assert entry.license is not None
    assert entry.license.id == "CC-BY-4.0"


def test_counts_are_bounded() -> None:
    article = own_article(
        people=tuple(Person(name=f"P{number}") for number in range(500)),
        terms=tuple(Term(term=f"t{number}") for number in range(500)),
    )
    entry = shown(article, decided(article))
    assert len(entry.people) == len(entry.terms) == 50


def test_addresses_nobody_should_follow_do_not_pass() -> None:
    article = own_article(
        url="javascript:alert(1)",
        people=(Person(name="A", url="data:text/html,x"),),
        enclosures=(Enclosure(url="file:///etc/passwd"), Enclosure(url="https://harbour.example/a.mp3")),
        feed_url="javascript:x",
    )
    entry = shown(article, licensed(article, duties=()))
    assert entry.url is None
    assert entry.people[0].url is None
    assert [item.url for item in entry.enclosures] == ["https://harbour.example/a.mp3"]
    assert entry.source_feed_url is None


def test_what_is_carried_along_is_bounded() -> None:
    article = own_article(summary="s" * 2_000)
    full = shown(article, licensed(article, statements=("t" * 2_000,), holders=()))
    assert full.summary_text is not None
    assert len(full.summary_text) == 500
    assert full.rights is not None
    assert len(full.rights) == 2_000
    assert shown(article, decided(article, statements=("t" * 301,))).rights is None
    assert shown(article, decided(article, statements=("t" * 300,))).rights == "t" * 300
    long = decided(article, reasons=(Reason(text="r" * 400),))
    assert len(shown(article, long).reason) == 300


def test_long_names_of_feeds_and_of_schemes_are_cut() -> None:
    article = own_article(
        feed_id="f" * 3_000, terms=(Term(term="t", scheme="s" * 500), Term(term="u" * 500, label="l" * 500))
    )
    entry = shown(article, decided(article))
    assert entry.source_feed_id is not None
    assert len(entry.source_feed_id) == 2_000
    assert [len(term.scheme or "") for term in entry.terms] == [400, 0]
    assert [(len(term.term), len(term.label or "")) for term in entry.terms] == [(1, 0), (100, 100)]


def test_a_media_file_keeps_its_type_its_size_and_its_title() -> None:
    item = Enclosure(url="https://harbour.example/a.mp3", media_type="audio/mpeg", length=7, title="The bell")
    article = own_article(enclosures=(item,))
    assert shown(article, licensed(article)).enclosures == (item,)


def test_a_step_keeps_everything_but_the_words_it_was_found_in() -> None:
    step = Step(
        role="original",
        name="NOVA",
        url="https://nova.example/",
        article_url="https://nova.example/1",
        feed_url="https://nova.example/feed",
        feed_id="urn:nova",
        published=NOW,
        evidence=(Trace(words=SECRET, carrier="text:tail"),),
    )
    article = wire_article(provenance=Provenance(steps=(step, Step(role="collected", name="Globe Reader"))))
    assert shown(article, wire_decision(article)).provenance.steps[0] == replace(step, evidence=())


def test_without_a_reason_there_is_still_a_sentence() -> None:
    article = own_article()
    assert shown(article, decided(article, reasons=())).reason == "Nobody granted more than a link."
    assert shown(article, decided(article, "excerpt", reasons=())).reason == "An excerpt may be shown."
    assert shown(article, licensed(article, reasons=())).reason == "The text may be republished."


def test_the_first_reason_is_the_one_that_is_shown() -> None:
    article = own_article()
    reasons = (Reason(text="First."), Reason(text="Second."))
    assert shown(article, licensed(article, reasons=reasons)).reason == "First."


def test_media_files_stay_away_where_they_are_forbidden() -> None:
    article = own_article(enclosures=(Enclosure(url="https://harbour.example/a.mp3"),))
    assert shown(article, licensed(article)).enclosures
    assert not shown(article, licensed(article, prohibitions=("audio_video",))).enclosures


def test_beside_a_full_text_the_summary_is_theirs_or_its_beginning() -> None:
    article = own_article()
    assert shown(article, licensed(article)).summary_text == "The canal bridge is open again."
    unsummarised = own_article(summary=None)
    assert (shown(unsummarised, licensed(unsummarised)).summary_text or "").startswith("The bridge over the old canal")


def test_captions_stay_with_a_full_text() -> None:
    entry = shown(own_article(), licensed(own_article()))
    assert (entry.images[0].caption, entry.images[0].alt) == ("The bridge at dawn", "The bridge")


def test_dates_count_to_the_second() -> None:
    now = own_article(published=Moment(at=NOW))
    assert shown(now, licensed(now)).published == NOW
    article = own_article()
    assert article.published is not None
    for moment in (article.published.at, FIRST_SEEN):
        edited = replace(article, updated=Moment(at=moment))
        assert shown(edited, licensed(edited)).updated == moment
    for moment in (article.published.at - timedelta(seconds=1), FIRST_SEEN + timedelta(seconds=1)):
        odd = replace(article, updated=Moment(at=moment))
        assert shown(odd, licensed(odd)).updated == article.published.at


def test_who_only_passed_an_article_on_is_not_among_its_people() -> None:
    republisher = Person(name="GLOBE READER", role="author", agency=True)
    as_agency = Person(name="Globe Reader", role="agency")
    namesake = Person(name="Globe Reader", role="author")  # a natural person may bear any name
    wire = Person(name="NOVA-PRESS", agency=True)
    article = wire_article(people=(republisher, as_agency, namesake, wire, Person(name=" ")))
    assert shown(article, wire_decision(article)).people == (namesake, wire)
    own = own_article(people=(Person(name="Harbour Post", agency=True),))
    assert len(shown(own, licensed(own)).people) == 1


@pytest.mark.parametrize("language", ["de", "pt-BR", None])
def test_the_language_of_the_article_goes_with_it(language: str | None) -> None:
    article = own_article(language=language)
    entry = made(article, licensed(article))
    assert entry is not None
    assert entry.language == language


def test_pictures_that_are_kept_back_are_named_by_addresses_that_can_be_followed() -> None:
    urls = ("https://harbour.example/a.jpg", "javascript:alert(1)", "https://harbour.example/a.jpg")
    article = own_article(images=tuple(Image(url=url) for url in urls))
    decision = replace(licensed(article), images=tuple(ImageDecision(url=url, show=False, reason="x") for url in urls))
    entry = made(article, decision)
    assert entry is not None
    assert entry.allowance is not None
    assert entry.allowance.images_withheld == ("https://harbour.example/a.jpg",)
