"""A duty that cannot be carried out withholds in the decision: the feed then shows what was decided, and no less."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from support.deciding import AT, COMMUNITY, ROBOT, article, block, codes, decided, from_elsewhere, licence

from syndicator.model.article import Article, Moment, Party
from syndicator.model.edition import Entry
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Agreement, Decision, Duty, Grant, Policy, Reason, Review
from syndicator.render import explained_words, odrl
from syndicator.rights import apply, carry, catalogue_file, licenses, notices
from syndicator.rights.decide import duties, verdicts
from syndicator.rights.evidence import prose
from syndicator.settings import model as configuration

FULL = Grant(action="republish_full")
PART = Grant(action="republish_excerpt")

DONE = (
    Duty(action="attribute_source"),
    Duty(action="attribute_institution"),
    Duty(action="attribute_author"),
    Duty(action="attribute_title"),
    Duty(action="attribution_on_top"),
    Duty(action="link_original"),
    Duty(action="link_license", url="https://daily.example/terms"),
    Duty(action="keep_notice", text="Keep this line."),
    Duty(action="keep_tagline", text="The Daily Example is a newsroom."),
    Duty(action="indicate_changes"),
    Duty(action="label_excerpt"),
    Duty(action="no_derivatives"),
    Duty(action="verbatim"),
    Duty(action="share_alike"),
    Duty(action="keep_links"),
    Duty(action="link_dofollow"),
    Duty(action="canonical_link"),
    Duty(action="noindex"),
    Duty(action="tracking_pixel", url="https://daily.example/p.gif"),
    Duty(action="remove_after_expiry", days=90),
    Duty(action="process_kill"),
    Duty(action="no_resale"),
    Duty(action="no_endorsement"),
    Duty(action="no_ads_sold_against"),
    Duty(action="credit_line_fixed", text="First in the Daily Example"),
    Duty(action="cite_as_given", text="Daily Example, 2026"),
    Duty(action="acknowledge_translation"),
)
SEEN_TO_OUTSIDE = (Duty(action="notify"), Duty(action="quota"))
ONLY_BY_APPROVAL = (Duty(action="ask_permission"), Duty(action="no_sublicensing"))
IMPOSSIBLE = (
    Duty(action="cite_doi"),
    Duty(action="link_license"),
    Duty(action="keep_tagline"),
    Duty(action="tracking_pixel"),
    Duty(action="credit_line_fixed"),
    Duty(action="credit_line_fixed", text="By [the night shift]"),
    Duty(action="cite_as_given"),
    Duty(action="remove_after_expiry"),
    Duty(action="link_original", url="mailto:desk@daily.example"),
    Duty(action="stand_on_ones_head"),
)


def granting(monkeypatch: pytest.MonkeyPatch, *grants: Grant, **said: Any) -> Any:
    """A block that the grammar reads as these grants and duties."""
    words = "You may republish our articles."
    reading = notices.Reading(
        kind="permission", stance="grants", words=words, end=len(words), grants=grants, basis="permission", **said
    )
    monkeypatch.setattr(prose, "readings", lambda *_: (reading,))
    return block(words, locator=repr((grants, said)))


def entry(decision: Decision, of: Article | None = None, **changes: Any) -> Entry | None:
    values: dict[str, Any] = {"first_seen": AT, "changed": AT, "full_text": True, "at": AT}
    return apply.entry(of or article(), decision, **(values | changes))


def agreed(**said: Any) -> Agreement:
    fields: dict[str, Any] = {"id": "a", "partner": "Daily Example", "reference": "letter", "permits": (FULL.action,)}
    return Agreement(**(fields | said))


# --- every duty there is ---------------------------------------------------------------------------------------------


def test_every_duty_of_the_house_is_in_one_of_the_tables() -> None:
    tabled = {duty.action for duty in (*DONE, *SEEN_TO_OUTSIDE, *ONLY_BY_APPROVAL, *IMPOSSIBLE)} | {"embargo"}
    assert tabled - {"stand_on_ones_head"} == carry.ACTIONS


def test_no_room_knows_a_duty_that_is_not_carried_out_or_withheld() -> None:
    from_licences = {duty.action for module in ("by/4.0", "by-sa/3.0/de", "by-nc-nd/4.0") for duty in _owed(module)}
    assert set(configuration.DUTIES) <= carry.ACTIONS
    assert catalogue_file.DUTIES <= carry.ACTIONS
    assert set(duties.ORDER) == carry.ACTIONS
    assert set(explained_words.DUTIES) == carry.ACTIONS
    assert {*odrl.DUTIES, *odrl.FORBIDDING, *odrl.ELSEWHERE} <= carry.ACTIONS
    assert from_licences <= carry.ACTIONS


def _owed(module: str) -> tuple[Duty, ...]:
    found = licenses.by_uri(f"https://creativecommons.org/licenses/{module}/")
    assert found is not None
    return licenses.duties_of(found)


@pytest.mark.parametrize("duty", DONE, ids=lambda duty: duty.action)
def test_a_duty_that_a_feed_carries_out_is_in_nobodys_way(monkeypatch: pytest.MonkeyPatch, duty: Duty) -> None:
    mark = granting(monkeypatch, FULL, duties=(duty,))
    for use in (COMMUNITY, ROBOT):
        found = decided(mark, use=use)
        shown = entry(found)
        assert found.outcome == "full"
        assert shown is not None
        assert (shown.outcome, shown.duties) == ("full", (duty.action,))


@pytest.mark.parametrize("duty", SEEN_TO_OUTSIDE, ids=lambda duty: duty.action)
def test_what_is_done_outside_the_feed_needs_somebody_who_selects(monkeypatch: pytest.MonkeyPatch, duty: Duty) -> None:
    mark = granting(monkeypatch, FULL, duties=(duty,))
    waiting = decided(mark, use=ROBOT)
    assert (waiting.outcome, codes(waiting)[0]) == ("review", f"by_hand_{duty.action}")
    assert entry(waiting) is None
    found = decided(mark, use=COMMUNITY)
    shown = entry(found)
    assert found.outcome == "full"
    assert shown is not None
    assert (shown.outcome, shown.duties) == ("full", ())


@pytest.mark.parametrize("duty", ONLY_BY_APPROVAL, ids=lambda duty: duty.action)
@pytest.mark.parametrize("use", [COMMUNITY, ROBOT], ids=["a person selects", "automatic"])
def test_what_no_feed_does_waits_until_somebody_answers_for_it(
    monkeypatch: pytest.MonkeyPatch, duty: Duty, use: Any
) -> None:
    mark = granting(monkeypatch, FULL, duties=(duty,))
    waiting = decided(mark, use=use)
    assert (waiting.outcome, codes(waiting)[0]) == ("review", f"by_hand_{duty.action}")
    assert entry(waiting) is None
    approval = Review(
        verdict="approve",
        by="Ada",
        reason="asked, and granted",
        at=AT,
        outcome="full",
        content_hash=article().content_hash,
        evidence=verdicts.fingerprint(piece for reason in waiting.reasons for piece in reason.evidence),
        overrides=(waiting.reasons[0],),
    )
    found = decided(mark, use=use, review=approval)
    shown = entry(found)
    assert found.outcome == "full"
    assert shown is not None
    assert (shown.outcome, shown.duties) == ("full", (duty.action,))
    other = replace(approval, overrides=(Reason(text="something else", code="contradiction"),))
    assert decided(mark, use=use, review=other).outcome == "review"


@pytest.mark.parametrize("duty", ONLY_BY_APPROVAL, ids=lambda duty: duty.action)
def test_on_a_page_laid_out_by_hand_the_duties_are_those_peoples(monkeypatch: pytest.MonkeyPatch, duty: Duty) -> None:
    mark = granting(monkeypatch, FULL, duties=(duty, Duty(action="cite_doi")))
    assert decided(mark, use=replace(COMMUNITY, feeds=False)).outcome == "full"
    assert decided(mark, use=replace(ROBOT, feeds=False)).outcome == "review"


@pytest.mark.parametrize("duty", IMPOSSIBLE, ids=lambda duty: f"{duty.action}-{(duty.url or duty.text or '')[:12]}")
@pytest.mark.parametrize("grant", [FULL, PART], ids=["full", "excerpt"])
def test_a_duty_that_cannot_be_carried_out_withholds(monkeypatch: pytest.MonkeyPatch, duty: Duty, grant: Grant) -> None:
    mark = granting(monkeypatch, grant, duties=(duty,))
    for use in (COMMUNITY, ROBOT):
        found = decided(mark, use=use)
        shown = entry(found)
        assert (found.outcome, codes(found)[0]) == ("link", f"undone_{duty.action}")
        assert found.reasons[0].text.startswith("Only a link: a condition of the permission cannot be met: ")
        assert found.reasons[0].evidence, "it says who demands it"
        assert not any(picture.show for picture in found.images)
        assert shown is not None
        assert (shown.outcome, shown.reason) == ("link", found.reasons[0].text)


def test_an_embargo_without_an_end_withholds_wherever_it_is_demanded(monkeypatch: pytest.MonkeyPatch) -> None:
    demanded = Duty(action="embargo")
    assert decided(granting(monkeypatch, FULL, duties=(demanded,))).outcome == "review"
    found = decided(agreement=agreed(duties=(demanded,)))
    assert (found.outcome, codes(found)[0]) == ("withhold", "embargo_unclear")
    assert entry(found) is None
    past = article(embargoed_until=AT - timedelta(hours=1))
    shown = entry(decided(of=past, agreement=agreed(duties=(demanded,))), past)
    assert shown is not None
    assert shown.outcome == "full"


# --- what depends on the article -------------------------------------------------------------------------------------


def test_nobody_waits_for_what_no_approval_could_open(monkeypatch: pytest.MonkeyPatch) -> None:
    both = (Duty(action="ask_permission"), Duty(action="cite_doi"))
    found = decided(granting(monkeypatch, FULL, duties=both))
    assert (found.outcome, codes(found)[0]) == ("link", "undone_cite_doi")


def test_links_are_kept_by_the_whole_text_only(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = (Duty(action="keep_links"),)
    assert decided(granting(monkeypatch, FULL, PART, duties=kept)).outcome == "full"
    found = decided(granting(monkeypatch, PART, duties=kept))
    assert (found.outcome, codes(found)[0]) == ("link", "undone_keep_links")
    capped = decided(granting(monkeypatch, FULL, PART, duties=kept), of=article(paywalled=True))
    assert (capped.outcome, codes(capped)[:2]) == ("link", ["undone_keep_links", "paywalled"])


@pytest.mark.parametrize(
    ("grants", "outcome", "code"),
    [((FULL, PART), "excerpt", "text_not_delivered"), ((FULL,), "link", "text_not_delivered")],
)
def test_of_a_text_that_was_not_delivered_a_summary_may_be_shown(
    monkeypatch: pytest.MonkeyPatch, grants: tuple[Grant, ...], outcome: str, code: str
) -> None:
    bodiless = article(body_text=None, summary="The canal bridge is open again after eleven months of work.")
    found = decided(granting(monkeypatch, *grants), of=bodiless)
    shown = entry(found, bodiless)
    assert (found.outcome, codes(found)[0]) == (outcome, code)
    assert shown is not None
    assert shown.outcome == outcome


def test_of_nothing_no_excerpt_can_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    found = decided(granting(monkeypatch, FULL, PART), of=article(body_text=None, summary=None))
    assert (found.outcome, codes(found)[:2]) == ("link", ["no_text", "text_not_delivered"])


def test_who_has_no_name_cannot_be_credited() -> None:
    steps = (Step(role="original"), Step(role="collected"))
    nameless = article(url=None, publisher=Party(), provenance=Provenance(steps=steps), keys=())
    found = decided(licence("by/4.0"), of=nameless)
    assert found.outcome == "link"
    assert codes(found)[0].startswith("undone_")


# --- time ------------------------------------------------------------------------------------------------------------


def test_a_demanded_removal_is_a_date_of_the_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = granting(monkeypatch, FULL, duties=(Duty(action="remove_after_expiry", days=90),))
    found = decided(mark)
    end = datetime(2026, 5, 21, tzinfo=UTC)  # 90 days after 20 February
    assert found.valid_until == end
    last, after = entry(found, at=end - timedelta(seconds=1)), entry(found, at=end)
    assert last is not None
    assert after is not None
    assert (last.outcome, after.outcome) == ("full", "link")
    late = decided(mark, at=end)
    assert (late.outcome, codes(late)[0], late.valid_until) == ("link", "expired", None)


def test_days_count_from_a_day_that_somebody_told_us(monkeypatch: pytest.MonkeyPatch) -> None:
    undated = article(published=None)
    found = decided(granting(monkeypatch, FULL, duties=(Duty(action="remove_after_expiry", days=90),)), of=undated)
    assert (found.outcome, codes(found)[0]) == ("link", "undone_remove_after_expiry")


def test_the_earliest_end_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    removal = Duty(action="remove_after_expiry", days=30)
    dated = article(published=Moment(at=AT - timedelta(days=10)))
    longer = replace(FULL, valid_until=AT + timedelta(days=40))
    assert decided(granting(monkeypatch, longer, duties=(removal,)), of=dated).valid_until == AT + timedelta(days=20)
    shorter = replace(FULL, valid_until=AT + timedelta(days=4))
    assert decided(granting(monkeypatch, shorter, duties=(removal,)), of=dated).valid_until == AT + timedelta(days=4)


# --- agreements ------------------------------------------------------------------------------------------------------

NEVER = block("No part of this article may be republished. Commercial use is prohibited.")


def test_what_the_page_forbids_everybody_an_agreement_permits_in_the_feed_too() -> None:
    found = decided(NEVER, agreement=agreed())
    shown = entry(found)
    assert found.outcome == "full"
    assert "republish_full" not in found.prohibitions
    assert shown is not None
    assert shown.outcome == "full"


def test_what_an_agreement_does_not_speak_of_stays_forbidden() -> None:
    said = block("No pictures may be republished. Excerpts may not be published.", locator="p")
    whole = decided(said, agreement=agreed())
    assert "images" in whole.prohibitions
    assert entry(whole, full_text=False).outcome == "link"  # type: ignore[union-attr] # an entry, or the test fails
    both = decided(said, agreement=agreed(permits=("republish_full", "republish_excerpt")))
    assert not duties.forbids_excerpts(both.prohibitions)
    assert entry(both, full_text=False).outcome == "excerpt"  # type: ignore[union-attr]


@pytest.mark.parametrize("duty", ONLY_BY_APPROVAL, ids=lambda duty: duty.action)
def test_an_agreement_does_not_make_a_feed_do_what_no_feed_does(duty: Duty) -> None:
    found = decided(agreement=agreed(duties=(duty,)), use=ROBOT)
    assert (found.outcome, codes(found)[0]) == ("review", f"by_hand_{duty.action}")


def test_whoever_signed_an_agreement_knows_whom_to_notify() -> None:
    found = decided(agreement=agreed(duties=(Duty(action="notify"),)), use=ROBOT)
    shown = entry(found)
    assert found.outcome == "full"
    assert shown is not None
    assert shown.outcome == "full"


def test_an_agreement_about_somebody_elses_text_credits_them() -> None:
    wire = article(origin=from_elsewhere("Nordwire"))
    found = decided(of=wire, agreement=agreed(third_party=True, duties=(Duty(action="attribute_source"),)))
    shown = entry(found, wire)
    assert shown is not None
    assert (shown.outcome, shown.credit.original) == ("full", "Nordwire")


@pytest.mark.parametrize("duty", ONLY_BY_APPROVAL, ids=lambda duty: duty.action)
def test_for_a_quotation_that_nobody_has_to_permit_nobody_is_asked(monkeypatch: pytest.MonkeyPatch, duty: Duty) -> None:
    mark = granting(monkeypatch, duties=(duty,))
    found = decided(mark, policy=Policy(on_silence="excerpt"))
    shown = entry(found)
    assert (found.outcome, codes(found)[0]) == ("excerpt", "own_excerpt_policy")
    assert shown is not None
    assert (shown.outcome, shown.duties) == ("excerpt", ())
