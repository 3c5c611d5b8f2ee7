"""What a person can allow, and for how long that counts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from support.deciding import AT, COMMUNITY, ROBOT, agency, article, block, codes, from_elsewhere, licence, seen

from syndicator.errors import ReviewRefused
from syndicator.model.article import Article, Person
from syndicator.model.draft import Mark
from syndicator.model.rights import Agreement, Decision, Evidence, Outcome, Policy, Reason, Review, UseProfile
from syndicator.rights import apply, decide, review
from syndicator.rights.decide import verdicts
from syndicator.rights.review import File

RESERVED = Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED")
ODD = Mark(signal="link:license", url="https://creativecomnons.org/licenses/by-nc/4.0/")
CONTRADICTION = (licence("by/4.0", scope="feed"), RESERVED)


def desk(*marks: Mark, of: Article | None = None, use: UseProfile = COMMUNITY, **more: Any) -> File:
    fields: dict[str, Any] = {"policy": Policy(), "at": AT, **more}
    return File(article=of or article(), evidence=seen(*marks), use=use, **fields)


def approved(file: File, outcome: Outcome | None = None) -> Decision:
    return review.approve(file, by="Ada", reason="I asked them", outcome=outcome)


def rejected(file: File, outcome: Outcome = "link") -> Decision:
    return review.reject(file, by="Ada", reason="not for us", outcome=outcome)


def again(file: File, before: Decision) -> Decision:
    """The next decision, as collecting and redeciding make it."""
    return decide.succeed(before, file.decide(before.review), accept_wider=False)


# --- approving -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("marks", [CONTRADICTION, (licence("by/4.0"), ODD)])
def test_a_person_settles_what_is_unclear_and_the_record_names_what_was_overridden(marks: tuple[Mark, ...]) -> None:
    file = desk(*marks)
    assert file.decide(None).outcome == "review"
    found = approved(file)
    assert found.outcome == "full"
    assert found.review is not None
    (overridden,) = found.review.overrides
    assert overridden.evidence
    assert set(overridden.evidence) < {piece.id for piece in file.evidence}
    assert codes(found)[:3] == ["grant_full", "approved", "overridden"]
    assert "Ada" in found.reasons[1].text
    assert again(file, found) == found


def test_a_duty_of_people_is_carried_out_by_who_approved_it() -> None:
    words = "You may republish this article under CC BY 4.0. Please notify us by e-mail when you republish it."
    file = desk(licence("by/4.0"), block(words, region="widget"), use=ROBOT)
    assert codes(file.decide(None))[0] == "by_hand_notify"
    found = approved(file)
    entry = apply.entry(file.article, found, first_seen=AT, changed=AT, full_text=True, at=AT)
    assert entry is not None
    assert (found.outcome, entry.outcome) == ("full", "full")


def test_an_approval_may_allow_less_than_there_is() -> None:
    file = desk(*CONTRADICTION)
    assert approved(file, "excerpt").outcome == "excerpt"
    link = approved(file, "link")
    assert link.outcome == "link"
    assert again(file, link).outcome == "link"


def test_more_than_the_evidence_offers_is_refused() -> None:
    silent = desk()
    with pytest.raises(ReviewRefused, match="nobody has permitted more") as caught:
        approved(silent, "full")
    assert "[[agreements]]" in caught.value.hint


UNAPPROVABLE = {
    "embargo": desk(*CONTRADICTION, of=article(embargoed_until=AT + timedelta(days=1))),
    "paywall": desk(*CONTRADICTION, of=article(paywalled=True)),
    "third party": desk(*CONTRADICTION, of=article(origin=from_elsewhere("Nordwire"))),
    "agency": desk(*CONTRADICTION, of=article(people=(agency("Reuters"),))),
    "commercial": desk(licence("by-nc/4.0", scope="feed"), RESERVED, use=UseProfile()),
    "personal use": desk(licence("by/4.0"), block("This article is for personal use only.")),
    "ceiling": desk(*CONTRADICTION, policy=Policy(ceiling="link")),
    "quota": desk(*CONTRADICTION, policy=Policy(quota_items=1, quota_days=7), earlier=(timedelta(days=1),)),
}


@pytest.mark.parametrize("name", UNAPPROVABLE)
def test_what_no_person_can_lift(name: str) -> None:
    file = UNAPPROVABLE[name]
    with pytest.raises(ReviewRefused):
        approved(file, "full")
    assert review.offer(file).outcome != "full"


def test_of_what_stays_unclear_a_link_can_be_approved_and_of_what_is_withheld_nothing() -> None:
    unclear = {name: file for name, file in UNAPPROVABLE.items() if review.offer(file).outcome == "review"}
    assert unclear
    for file in unclear.values():
        assert approved(file, "link").outcome == "link"
        with pytest.raises(ReviewRefused, match="nobody can approve this"):
            approved(file, "excerpt")
    assert review.offer(UNAPPROVABLE["embargo"]).outcome == "withhold"
    with pytest.raises(ReviewRefused, match="nobody can approve this"):
        approved(UNAPPROVABLE["embargo"], "link")


def test_an_offer_says_why_in_the_words_of_the_evidence() -> None:
    offer = review.offer(desk(*CONTRADICTION))
    assert offer.overrides
    assert [reason.code for reason in offer.why][:1] == ["grant_full"]
    assert {"approved", "overridden"}.isdisjoint(reason.code for reason in offer.why)


def test_an_agreement_needs_no_approval() -> None:
    agreement = Agreement(id="a", partner="Daily Example", reference="mail", permits=("republish_full",))
    assert desk(*CONTRADICTION, agreement=agreement).decide(None).outcome == "full"


def test_whole_or_nothing_cannot_be_approved_as_an_excerpt() -> None:
    file = desk(block("You may republish this article in its entirety, free of charge.", region="widget"))
    assert "republish_excerpt" in file.decide(None).prohibitions
    with pytest.raises(ReviewRefused, match="whole or not at all"):
        approved(file, "excerpt")


def test_what_the_author_says_at_the_item_can_be_approved() -> None:
    line = Mark(signal="jsonld:copyrightHolder", words="Jane Doe")
    file = desk(line, *CONTRADICTION[1:], licence("by/4.0"), of=article(people=(Person(name="Jane Doe"),)))
    assert file.decide(None).outcome == "review"
    assert approved(file).outcome == "full"


def test_the_first_reason_stays_first_and_none_is_lost() -> None:
    file = desk(*CONTRADICTION)
    found = approved(file)
    why = (Reason(text="First.", code="a"), Reason(text="Second.", code="b"), Reason(text="Third.", code="c"))
    case = decide.case_of(
        file.article, file.evidence, use=file.use, policy=file.policy, at=file.at, review=found.review
    )
    outcome, told = verdicts.apply(case, "full", why)
    assert (outcome, [reason.code for reason in told]) == ("full", ["a", "approved", "overridden", "b", "c"])
    assert verdicts.apply(case, "withhold", why) == ("withhold", why)
    less = verdicts.apply(replace(case, review=replace(found.review, outcome="excerpt")), "full", why)
    assert (less[0], less[1][0].code, less[1][-3:]) == ("excerpt", "editors_decided", why)


# --- lapsing ---------------------------------------------------------------------------------------------------------


def edited(file: File) -> File:
    return replace(file, article=replace(file.article, content_hash="d" * 64))


def told_more(file: File, *marks: Mark) -> File:
    return replace(file, evidence=(*file.evidence, *seen(*marks)))


@pytest.mark.parametrize("outcome", ["full", "excerpt"])
def test_an_edited_article_goes_back_to_the_queue(outcome: Outcome) -> None:
    file = desk(*CONTRADICTION)
    found = again(edited(file), approved(file, outcome))
    assert found.outcome == "review"
    assert found.waits


def test_an_edited_article_waits_even_where_nothing_is_unclear_any_more() -> None:
    file = desk(*CONTRADICTION)
    clear = replace(edited(file), evidence=seen(licence("by/4.0")))
    found = again(clear, approved(file))
    assert (found.outcome, codes(found)[0]) == ("review", "review_lapsed")
    assert again(clear, found).outcome == "review"
    assert approved(clear).outcome == "full"


def test_other_evidence_lapses_an_approval_whether_wider_or_narrower() -> None:
    file = desk(*CONTRADICTION)
    before = approved(file)
    assert again(told_more(file, Mark(signal="carrier-pigeon", words="?")), before).outcome == "review"
    assert again(told_more(file, block("All rights reserved. Do not copy.")), before).outcome in {"review", "link"}
    assert again(replace(file, evidence=()), before).outcome == "link"


def test_harmless_evidence_lapses_an_approval_too() -> None:
    file = desk(licence("by/4.0"), policy=Policy(review=("everything",)))
    before = approved(file)
    assert before.outcome == "full"
    assert again(file, before).outcome == "full"
    assert again(told_more(file, licence("by/4.0", scope="feed")), before).outcome == "review"


def test_an_approval_does_not_outlive_the_use_it_was_given_for() -> None:
    file = desk(licence("by-nc/4.0", scope="feed"), RESERVED)
    before = approved(file)
    assert before.outcome == "full"
    assert again(replace(file, use=UseProfile()), before).outcome == "link"


def test_an_approval_lifts_only_what_it_names() -> None:
    file = desk(*CONTRADICTION)
    before = approved(file)
    assert before.review is not None
    blank = replace(before, review=replace(before.review, overrides=()))
    assert again(file, blank).outcome == "review"


def test_the_old_version_is_approved_when_it_comes_back() -> None:
    file = desk(*CONTRADICTION)
    before = approved(file)
    assert again(file, again(edited(file), before)).outcome == "full"


# --- rejecting -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["link", "withhold"])
@pytest.mark.parametrize("marks", [CONTRADICTION, (licence("by/4.0"),), ()])
def test_a_rejection_keeps_it_where_it_was_put(marks: tuple[Mark, ...], outcome: Outcome) -> None:
    file = desk(*marks)
    found = rejected(file, outcome)
    assert (found.outcome, found.waits) == (outcome, False)
    assert decide.succeed(found, file.decide(found.review), accept_wider=True).outcome == outcome


def test_a_rejected_article_is_not_quoted_either() -> None:
    file = desk(policy=Policy(on_silence="excerpt"))
    assert file.decide(None).outcome == "excerpt"
    assert rejected(file).outcome == "link"


@pytest.mark.parametrize("outcome", ["link", "withhold"])
def test_a_rejection_lapses_into_the_queue_and_never_into_print(outcome: Outcome) -> None:
    file = desk(licence("by/4.0"))
    found = again(edited(file), rejected(file, outcome))
    assert (found.outcome, codes(found)[0]) == ("review", "review_lapsed")
    if outcome == "withhold":
        silent = replace(edited(file), evidence=())
        assert again(silent, rejected(file, outcome)).outcome == "review"


def test_a_rejection_does_not_open_what_is_under_embargo() -> None:
    found = rejected(desk(of=article(embargoed_until=AT + timedelta(days=1))))
    assert (found.outcome, codes(found)[0]) == ("withhold", "embargo")
    assert "rejected" not in codes(found)


def test_a_rejection_is_told_with_its_reason() -> None:
    found = rejected(desk(licence("by/4.0")))
    assert codes(found)[:3] == ["editors_decided", "rejected", "grant_full"]
    assert found.reasons[1].text == "Ada (2026-03-01) rejected more than a link: not for us"


def test_what_lapsed_says_what_it_was() -> None:
    file = desk(licence("by/4.0"))
    texts = [again(edited(file), before).reasons[0].text for before in (approved(file), rejected(file))]
    assert [text.partition("since ")[2] for text in texts] == [
        "Ada (2026-03-01) approved it.",
        "Ada (2026-03-01) rejected it.",
    ]


def test_of_a_lapsed_rejection_a_link_stays_a_link() -> None:
    file = desk(licence("by/4.0"))
    assert again(replace(edited(file), evidence=()), rejected(file, "link")).outcome == "link"


def test_who_changed_their_mind_may_say_so() -> None:
    file = desk(*CONTRADICTION)
    assert rejected(file).outcome == "link"
    assert approved(file).outcome == "full"


# --- what the operator wants to see ---------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", ["everything", "first_of_publisher"])
def test_what_the_operator_wants_to_see_is_seen_once(wanted: str) -> None:
    file = desk(licence("by/4.0"), policy=Policy(review=(wanted,)))
    found = approved(file)
    assert found.outcome == "full"
    candidate = decide.decide(
        file.article,
        file.evidence,
        use=file.use,
        policy=file.policy,
        at=AT,
        first_of_publisher=True,
        review=found.review,
    )
    assert candidate.outcome == "full"


@pytest.mark.parametrize("outcome", ["full", "excerpt", "link", "rejected"])
def test_neither_a_reviewers_name_nor_their_reason_is_published(outcome: Any) -> None:
    file = desk(*CONTRADICTION)
    found = rejected(file) if outcome == "rejected" else approved(file, outcome)
    entry = apply.entry(file.article, found, first_seen=AT, changed=AT, full_text=True, at=AT)
    assert entry is not None
    assert entry.outcome == ("link" if outcome == "rejected" else outcome)
    assert not re.search(r"\bAda\b|asked them|not for us", repr(entry))
    assert any("Ada" in reason.text for reason in found.reasons[:2])


# --- quotas ----------------------------------------------------------------------------------------------------------


def _decided(earlier: tuple[timedelta, ...]) -> Decision:
    policy = Policy(quota_items=2, quota_days=7)
    return decide.decide(article(), seen(licence("by/4.0")), use=COMMUNITY, policy=policy, at=AT, earlier=earlier)


@pytest.mark.parametrize(
    ("ages", "outcome"),
    [((), "full"), ((1,), "full"), ((1, 2), "link"), ((1, 7), "full"), ((0, 0), "link"), ((8, 9, 10), "full")],
)
def test_a_quota_counts_what_was_published_in_its_days(ages: tuple[int, ...], outcome: str) -> None:
    found = _decided(tuple(timedelta(days=age) for age in ages))
    assert found.outcome == outcome
    assert (codes(found)[0] == "quota_reached") is (outcome == "link")


def test_a_review_says_when_it_was_said() -> None:
    file = replace(desk(licence("by/4.0")), at=datetime.fromisoformat("2026-03-05T08:00:00+00:00"))
    said = approved(file).review
    assert isinstance(said, Review)
    assert (said.at, said.verdict, said.content_hash) == (file.at, "approve", file.article.content_hash)


def test_evidence_in_another_order_is_the_same_evidence() -> None:
    file = desk(*CONTRADICTION)
    turned: tuple[Evidence, ...] = tuple(reversed(file.evidence))
    assert again(replace(file, evidence=turned), approved(file)).outcome == "full"
