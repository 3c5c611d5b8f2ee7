"""What a decision says in the end, and what is kept of the one before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from support.deciding import (
    AT,
    CC,
    COMMERCIAL,
    COMMUNITY,
    article,
    block,
    codes,
    decided,
    from_elsewhere,
    licence,
    picture,
)

from syndicator.model.draft import Mark
from syndicator.model.rights import Agreement, Decision, Duty, Policy
from syndicator.rights import decide, rules

NO_SNIPPET = Mark(signal="robots:meta", words="nosnippet")


def agreed(*permits: str, **said: Any) -> Agreement:
    return Agreement(id="a", partner="Daily Example", reference="letter", permits=permits, **said)


def pictured(**changes: Any) -> tuple[Decision, Decision]:
    """An excerpt without its pictures, and the whole text with them."""
    both = article(images=(picture("one"), picture("two")))
    whole = decided(licence("by/4.0"), of=both)
    assert [image.show for image in whole.images] == [True, True]
    part = decided(of=both, agreement=agreed("republish_excerpt"))
    assert (part.outcome, [image.show for image in part.images]) == ("excerpt", [False, False])
    return replace(part, **changes), whole


def test_what_waits_shows_the_pictures_that_were_shown_and_no_other() -> None:
    part, whole = pictured()
    assert [image.show for image in decide.succeed(part, whole, accept_wider=False).images] == [False, False]
    first = tuple(replace(image, show=image.url.endswith("one.jpg")) for image in part.images)
    assert [image.show for image in decide.succeed(*pictured(images=first), accept_wider=False).images] == [True, False]


@pytest.mark.parametrize(
    ("before", "now", "kept"), [(3, None, 3), (None, 2, 2), (3, 2, 2), (2, 3, 2), (None, None, None)]
)
def test_an_excerpt_that_waits_grows_by_no_paragraph(before: int | None, now: int | None, kept: int | None) -> None:
    part, whole = pictured(excerpt_paragraphs=before)
    found = decide.succeed(part, replace(whole, excerpt_paragraphs=now), accept_wider=False)
    assert (found.outcome, found.excerpt_paragraphs) == ("excerpt", kept)


def test_what_waits_says_which_words_would_open_it() -> None:
    part, whole = pictured()
    (first, *rest) = decide.succeed(part, whole, accept_wider=False).reasons
    assert (first.code, first.evidence) == ("wider_waiting", whole.reasons[0].evidence)
    assert first.evidence
    assert tuple(rest) == whole.reasons
    assert decide.succeed(part, replace(whole, reasons=()), accept_wider=False).reasons[0].evidence == ()


def test_what_waits_grows_by_no_character_and_says_once_that_it_waits() -> None:
    part, whole = pictured(excerpt_characters=90)
    found = decide.succeed(part, replace(whole, excerpt_characters=900), accept_wider=False)
    assert found.excerpt_characters == 90
    assert decide.succeed(part, replace(whole, excerpt_characters=9), accept_wider=False).excerpt_characters == 9
    twice = decide.succeed(decided(of=article(images=(picture("one"), picture("two")))), found, accept_wider=False)
    assert (twice.outcome, codes(twice).count("wider_waiting")) == ("link", 1)


def test_an_embargo_that_was_known_is_not_forgotten_while_it_waits() -> None:
    part, whole = pictured()
    for before, now in ((AT, None), (None, AT)):
        found = decide.succeed(replace(part, valid_from=before), replace(whole, valid_from=now), accept_wider=False)
        assert found.valid_from == AT


def test_an_excerpt_of_nothing_is_not_said_to_be_shown() -> None:
    found = decided(NO_SNIPPET, policy=Policy(on_silence="excerpt"))
    assert (found.outcome, codes(found)[0]) == ("link", "silence")
    assert "own_excerpt_policy" not in codes(found)


def test_a_decision_names_holders_and_years() -> None:
    found = decided(block("© 2019–2021 Daily Example"))
    assert (found.holders, found.years) == (("Daily Example",), (2019, 2021))


def test_what_waits_is_published_under_the_licence_it_was_published_under() -> None:
    part, whole = pictured()
    assert decide.succeed(part, whole, accept_wider=False).license == whole.license
    assert decide.succeed(decided(), whole, accept_wider=False).license is None


def test_no_snippet_closes_an_excerpt_and_not_the_whole_text() -> None:
    assert decided(licence("by/4.0"), NO_SNIPPET).outcome == "full"
    part = decided(licence("by/4.0"), NO_SNIPPET, of=article(paywalled=True))
    assert (part.outcome, codes(part)[:2]) == ("link", ["no_snippet", "paywalled"])


@pytest.mark.parametrize(("paywalled", "outcome"), [(False, "full"), (True, "excerpt")])
def test_somebody_elses_licence_is_named_only_where_it_opens_something(paywalled: bool, outcome: str) -> None:  # noqa: FBT001 - a parameter
    theirs = article(origin=from_elsewhere("Weekly Other", "https://weekly.test/"), paywalled=paywalled)
    upstream = Mark(signal="link:license", url=f"{CC}by-nc/4.0/", attributes=(("within", "source"),))
    opened = decided(upstream, of=theirs, use=COMMUNITY)
    assert opened.outcome == outcome
    assert opened.license is not None
    closed = decided(upstream, of=theirs, use=COMMERCIAL)
    assert (closed.outcome, closed.license) == ("link", None)


def test_an_excerpt_ends_when_it_has_to_be_taken_down() -> None:
    ends = decided(agreement=agreed("republish_excerpt", duties=(Duty(action="remove_after_expiry", days=90),)))
    assert (ends.outcome, ends.valid_until) == ("excerpt", datetime(2026, 5, 21, tzinfo=UTC))  # from 20 February


def test_a_change_of_the_rules_is_a_change_of_what_was_decided_under(monkeypatch: pytest.MonkeyPatch) -> None:
    before = decide.fingerprint(COMMUNITY, Policy())
    monkeypatch.setattr(rules, "RULES_VERSION", "another")
    assert decide.fingerprint(COMMUNITY, Policy()) != before
