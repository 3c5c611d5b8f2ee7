"""A permission that counts from some moment on: nothing before it, the permission after it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from support.deciding import AT, COMMERCIAL, COMMUNITY, ROBOT, article, block, codes, decided

from syndicator.model.rights import Agreement, Review
from syndicator.rights import apply, notices
from syndicator.rights.decide import verdicts
from syndicator.rights.notices import clause, starting
from syndicator.rights.tokens import tokens

KNOWN = (
    ("This article may be republished after 6 pm GMT on 5 March 2026.", "2026-03-05T18:00:00+00:00"),
    ("You may republish this article for free from 5 March 2026 at 18:00 CET.", "2026-03-05T17:00:00+00:00"),
    (
        "You may republish our articles for free once the embargo has ended on March 5, 2026.",
        "2026-03-05T12:00:00+00:00",
    ),
    ("You may republish this article, but not before 5 March 2026, 10 a.m. EST.", "2026-03-05T15:00:00+00:00"),
    ("Dieser Text darf ab dem 5. März 2026, 18 Uhr, kostenlos nachgedruckt werden.", "2026-03-06T06:00:00+00:00"),
    ("Vous pouvez republier cet article gratuitement à partir du 5 mars 2026 à 18h00.", "2026-03-06T06:00:00+00:00"),
    ("Puede republicar este artículo gratis a partir del 5 de marzo de 2026.", "2026-03-05T12:00:00+00:00"),
    ("È possibile ripubblicare questo articolo gratuitamente a partire dal 5 marzo 2026.", "2026-03-05T12:00:00+00:00"),
    ("U mag dit artikel gratis overnemen vanaf 5 maart 2026.", "2026-03-05T12:00:00+00:00"),
    ("This article is licensed under CC BY 4.0 as of 6 pm UTC on 5 March 2026.", "2026-03-05T18:00:00+00:00"),
)
UNKNOWN = (
    "You may republish our articles for free once the embargo has ended.",
    "You may republish this article freely as soon as the embargo lifts.",
    "You may republish this article for free after 6 pm.",
    "You may republish this article for free from Monday.",
    "Dieser Text darf nach Ablauf der Sperrfrist kostenlos nachgedruckt werden.",
    "Articles may be republished free of charge one week after they first appear here.",
)
NO_START = (
    "You may republish our articles for free, as long as you credit us and link to the original.",
    "You may republish our articles for free. Remove them 30 days after publication.",
    "You may republish our articles for free within 90 days of publication.",
    "You may republish articles from our website for free.",
)


@pytest.mark.parametrize(("words", "start"), KNOWN)
def test_before_the_moment_nothing_and_after_it_what_was_permitted(words: str, start: str) -> None:
    begins = datetime.fromisoformat(start)
    before, after = decided(block(words)), decided(block(words), at=begins)
    assert (before.outcome, before.valid_from) == ("withhold", begins)
    assert codes(before)[0] == "embargo"
    assert decided(block(words), at=begins - timedelta(seconds=1)).outcome == "withhold"
    assert after.outcome == "full", [reason.text for reason in after.reasons]


@pytest.mark.parametrize("words", UNKNOWN)
def test_a_moment_that_nobody_can_work_out_is_asked_for(words: str) -> None:
    for use in (COMMUNITY, ROBOT, COMMERCIAL):
        found = decided(block(words), use=use)
        assert (found.outcome, codes(found)[0]) == ("review", "start_unclear"), use
        assert found.reasons[0].evidence
    assert words.rstrip(".") in found.reasons[0].text


def test_a_person_may_say_that_the_moment_has_come() -> None:
    mark = block(UNKNOWN[0])
    waiting = decided(mark)
    approval = Review(
        verdict="approve",
        by="Ada",
        reason="it ended on Monday, says their press office",
        at=AT,
        outcome="full",
        content_hash="c" * 64,
        evidence=verdicts.fingerprint(piece for reason in waiting.reasons for piece in reason.evidence),
        overrides=waiting.reasons[:1],
    )
    found = decided(mark, review=approval)
    shown = apply.entry(article(), found, first_seen=AT, changed=AT, full_text=True, at=AT)
    assert found.outcome == "full"
    assert shown is not None
    assert shown.outcome == "full"
    assert decided(mark, review=replace(approval, overrides=())).outcome == "review"


def test_no_agreement_says_that_the_moment_has_come() -> None:
    signed = Agreement(id="a", partner="Daily Example", reference="letter", permits=("republish_full",))
    found = decided(block(UNKNOWN[0]), agreement=signed)
    assert (found.outcome, codes(found)[0]) == ("review", "start_unclear")


def test_the_moment_may_be_said_elsewhere() -> None:
    ended, running = "Embargoed until 1 February 2026.", "Embargoed until 5 March 2026, 6 pm GMT."
    assert decided(block(UNKNOWN[0]), block(ended, locator="b")).outcome == "full"
    found = decided(block(f"{UNKNOWN[0]} {running}"))
    assert (found.outcome, found.valid_from) == ("withhold", datetime(2026, 3, 5, 18, tzinfo=UTC))


def test_where_the_use_would_not_fit_anyway_even_the_title_waits() -> None:
    found = decided(
        block("You may republish this article for non-commercial use once the embargo has ended."), use=COMMERCIAL
    )
    assert (found.outcome, codes(found)[0]) == ("review", "start_unclear")


def test_an_embargo_that_no_permission_names_holds_everything_back() -> None:
    beside = block("You may republish our articles for free.", region="widget", locator="w")
    found = decided(block("This text is under embargo."), beside)
    assert (found.outcome, codes(found)[0]) == ("withhold", "embargo_unclear")


@pytest.mark.parametrize("words", NO_START)
def test_what_names_no_moment_waits_for_none(words: str) -> None:
    assert not [reading for reading in notices.read(words) if reading.kind == "embargo"]
    assert decided(block(words)).outcome == "full"


def test_what_was_published_from_a_day_on_is_another_matter() -> None:
    found = decided(block("Articles published after 1 January 2026 may be republished for free."))
    assert (found.outcome, found.valid_from) == ("full", None)


def test_a_long_sentence_of_prepositions_is_read_in_linear_time() -> None:
    def cost(count: int) -> float:
        start = time.process_time()
        notices.read("You may republish our articles " + "after the of the " * count + ".")
        return time.process_time() - start

    cost(20)
    assert cost(200) < 1.0


def _sentence(text: str) -> clause.Sentence:
    return clause.analyse(text, 0, len(text), [word for word in tokens(text) if word.kind != "mark"])


@pytest.mark.parametrize(
    "text",
    [
        "It may be republished after noon.",
        "It may be republished from midnight.",
        "It may be republished as of 18:00.",
        "It may be republished no earlier than 5.3.2026.",
        "It may be republished starting on Friday.",
        "It may be republished from tomorrow.",
        "It may be republished once our embargo has ended.",
        "It may be republished not before May 5.",
        "Er darf ab morgen nachgedruckt werden.",
        "Er darf nach Ablauf der Sperrfrist nachgedruckt werden.",
        "Il peut être repris dès minuit.",
        "Puede reproducirse a partir de la medianoche.",
        "Pode ser reproduzido depois das 18 horas.",
        "Pode ser reproduzido a partir das 18 horas.",
        "Può essere ripubblicato a partire dalle 18:00.",
        "Può essere ripubblicato dopo mezzanotte.",
        "Het mag vanaf 18 uur worden overgenomen.",
        "Можно перепечатывать после эмбарго.",
        "Можно перепечатывать с 5 мая.",
    ],
)
def test_words_that_say_from_when(text: str) -> None:
    assert starting.starts(_sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        "It may be republished from our website.",
        "It may be republished after credit is given.",
        "The embargo is a custom.",
        "Therefrom 5 May is spring.",
    ],
)
def test_words_that_say_no_moment(text: str) -> None:
    assert starting.starts(_sentence(text)) is None


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("It may be republished one week after it appears.", True),
        ("It may be republished 24 hours after publication.", True),
        ("Er darf zwei Tage nach Erscheinen nachgedruckt werden.", True),
        ("Il peut être repris trois jours après sa parution.", True),
        ("It may be republished within one week after it appears.", False),
        ("Within one week after it appears it may be republished.", False),
        ("You may not be within the office. It may be republished one week after it appears.", True),
        ("Tell us one week after you use it.", False),
        ("It may be republished for one week.", False),
    ],
)
def test_some_time_after_is_a_wait_and_within_it_is_none(text: str, waits: bool) -> None:  # noqa: FBT001 - a row of the table
    assert starting.waits(_sentence(text)) is waits
