"""What takes away says so in its own words, first what matters most, and nothing where it takes nothing away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from support.deciding import AT, COMMUNITY, ROBOT, article, block, codes, decided, licence, seen

from syndicator.model.draft import Mark
from syndicator.model.rights import Agreement, Duty, Grant, Policy
from syndicator.rights import notices
from syndicator.rights.evidence import prose

PARTS = block("You may republish the first three paragraphs of our articles with a link to the original.")
OPEN = block("You may republish our articles for free.")
RESERVED = "All rights reserved."


def test_a_cap_that_is_no_narrower_says_nothing() -> None:
    found = decided(PARTS, of=article(paywalled=True))
    assert (found.outcome, codes(found)[0]) == ("excerpt", "grant_excerpt")
    assert "paywalled" not in codes(found)


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (9999, "Nothing: its publisher holds it back, or under an embargo that names no end we could read."),
        (9998, "Nothing before the embargo ends, 9998-01-01 00:00 UTC."),
    ],
)
def test_an_embargo_for_ever_is_not_told_as_a_date(year: int, told: str) -> None:
    found = decided(of=article(embargoed_until=datetime(year, 1, 1, tzinfo=UTC)))
    assert (found.outcome, found.reasons[0].text) == ("withhold", told)


def test_what_the_operator_wants_to_see_is_named() -> None:
    every = decided(OPEN, policy=Policy(review=("everything",)))
    assert (every.outcome, codes(every)[:2]) == ("review", ["policy_everything", "grant_full"])
    assert every.reasons[0].evidence == every.reasons[1].evidence
    links = decided(policy=Policy(review=("everything",)))
    assert (links.outcome, codes(links)[0]) == ("review", "policy_everything")
    first = decided(OPEN, policy=Policy(review=("first_of_publisher",)), first_of_publisher=True)
    assert (first.outcome, codes(first)[0]) == ("review", "policy_first_of_publisher")
    assert decided(OPEN, policy=Policy(review=("first_of_publisher",))).outcome == "full"
    assert decided(policy=Policy(review=("first_of_publisher",)), first_of_publisher=True).outcome == "link"
    held = decided(of=article(embargoed_until=datetime(2031, 1, 1, tzinfo=UTC)), policy=Policy(review=("everything",)))
    assert held.outcome == "withhold"


def test_a_contradiction_is_told_before_what_a_person_has_to_do() -> None:
    said = block("All rights reserved. This material may not be redistributed without our permission.", locator="b")
    found = decided(licence("by/4.0"), said, use=ROBOT)
    waiting = codes(found)[: codes(found).index("grant_full")]
    assert found.outcome == "review"
    assert waiting[0] == "contradiction"
    assert waiting[1:] == sorted(waiting[1:])
    assert found.reasons[0].text.startswith("A person must look at it first: the notices contradict one another: a ")


@pytest.mark.parametrize(("length", "cut"), [(120, False), (121, True)])
def test_a_long_notice_is_quoted_in_part(length: int, cut: bool) -> None:  # noqa: FBT001 - a parameter
    words = RESERVED.rstrip(".").ljust(length - 1, "!") + "."
    (reason,) = [one for one in decided(licence("by/4.0"), block(words)).reasons if one.code == "contradiction"]
    assert (f"“{words}”" in reason.text) is not cut
    assert ("…”" in reason.text) is cut


def test_what_cannot_be_read_counts_from_as_near_as_the_permission() -> None:
    pigeon = Mark(signal="carrier-pigeon", words="coo", scope="feed")
    assert decided(licence("by/4.0"), pigeon).outcome == "full"
    found = decided(licence("by/4.0", scope="feed"), pigeon)
    assert (found.outcome, codes(found)[0]) == ("review", "unreadable")
    assert "“coo”" in found.reasons[0].text


def test_an_agreement_stands_above_what_the_page_tells_everybody_but_not_above_a_paywall() -> None:
    signed = Agreement(id="a", partner="Daily Example", reference="letter", permits=("republish_full",))
    assert decided(block(RESERVED), agreement=signed, use=ROBOT).outcome == "full"
    found = decided(block(RESERVED), agreement=signed, of=article(paywalled=True))
    assert (found.outcome, codes(found)[0]) == ("link", "paywalled")


def test_an_item_that_is_over_is_told_with_its_day() -> None:
    ended = article(expires=AT)
    found = decided(licence("by/4.0"), of=ended)
    assert (found.outcome, codes(found)[:2]) == ("withhold", ["item_expired", "grant_full"])
    assert found.reasons[0].text == "Nothing any more: its publisher meant it to stand until 2026-03-01 12:00 UTC."
    unread = article(expires=datetime(1583, 1, 1, tzinfo=UTC))
    assert decided(licence("by/4.0"), of=unread).outcome == "review"
    assert decided(of=unread).outcome == "link"
    signed = Agreement(id="a", partner="Daily Example", reference="letter", permits=("republish_full",))
    assert codes(decided(of=unread, agreement=signed))[0] == "expiry_unclear"


@pytest.mark.parametrize(
    ("duty", "told"),
    [
        (Duty(action="notify"), "A person must look at it first: they want to be told, and a feed tells nobody."),
        (
            Duty(action="quota", text="two a month"),
            "A person must look at it first: only so many may be taken, and a feed takes them all: two a month.",
        ),
    ],
)
def test_what_a_person_has_to_do_is_said_in_words(monkeypatch: pytest.MonkeyPatch, duty: Duty, told: str) -> None:
    words = "You may republish our articles."
    reading = notices.Reading(
        kind="permission",
        stance="grants",
        words=words,
        end=len(words),
        grants=(Grant(action="republish_full"),),
        basis="permission",
        duties=(duty,),
    )
    monkeypatch.setattr(prose, "readings", lambda *_: (reading,))
    mark = block(words, locator=repr(duty))
    assert decided(mark, use=ROBOT).reasons[0].text == told
    assert decided(mark, use=COMMUNITY).outcome == "full"


def test_what_waits_anyway_is_not_said_to_wait_because_the_operator_wants_to_see_it() -> None:
    unread = Mark(signal="link:license", url="https://creativecomnons.org/licenses/by-nc/4.0/")
    everything = Policy(review=("everything",))
    assert codes(decided(licence("by/4.0"), policy=everything))[0] == "policy_everything"
    waiting = decided(licence("by/4.0"), unread, policy=everything)
    assert waiting.outcome == "review"
    assert "policy_everything" not in codes(waiting)


def test_an_embargo_names_the_words_it_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    end = AT + timedelta(days=1)
    reading = notices.Reading(kind="embargo", stance="restricts", words="Embargoed.", embargo_until=end)
    monkeypatch.setattr(prose, "readings", lambda *_: (reading,))
    mark = block("Embargoed until tomorrow, as we said.")
    first = decided(mark).reasons[0]
    assert (first.code, first.evidence) == ("embargo", tuple(piece.id for piece in seen(mark)))
