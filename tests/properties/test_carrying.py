"""What is decided is what is shown: no feed shows more than the decision, and none shows less without saying why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st
from support.deciding import (
    AT,
    COMMERCIAL,
    COMMUNITY,
    PAGE,
    PAPER,
    ROBOT,
    article,
    block,
    from_elsewhere,
    licence,
    picture,
    seen,
)

from syndicator.model.article import Moment, Party
from syndicator.model.draft import Mark
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import OUTCOMES, Agreement, Decision, Duty, Grant, Policy
from syndicator.rights import apply, carry, decide, notices
from syndicator.rights.evidence import prose

OPEN = ("full", "excerpt", "link")

MARKS = (
    licence("by/4.0"),
    licence("by-nd/3.0", scope="feed"),
    licence("by-nc-nd/4.0", scope="site", region="footer"),
    Mark(signal="dcterms:rightsHolder", words="Daily Example"),
    Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED"),
    Mark(signal="robots:meta", words="max-snippet:20"),
    Mark(signal="carrier-pigeon", words="?"),
)
duties = st.builds(
    Duty,
    action=st.sampled_from((*[name for name in sorted(carry.ACTIONS) if name != "embargo"] * 3, "embargo", "dance")),
    text=st.sampled_from((None, None, "First in the Daily Example", "By [the night shift]", "x" * 11_000)),
    url=st.sampled_from((None, None, "https://daily.example/x", "mailto:desk@daily.example")),
    days=st.sampled_from((None, None, 1, 9, 90)),
    position=st.sampled_from((None, "top", "end")),
    strength=st.sampled_from(("license", "publisher_terms")),
)
grants = st.builds(
    Grant,
    action=st.sampled_from(("republish_full", "republish_full", "republish_excerpt")),
    excerpt_limit=st.sampled_from((None, 0, 40)),
    excerpt_unit=st.sampled_from(("words", "paragraphs", "percent")),
    valid_until=st.sampled_from((None, None, AT, AT + timedelta(days=3))),
    valid_days=st.sampled_from((None, None, 5, 90)),
    entire_only=st.sampled_from((False, False, True)),
    quota=st.sampled_from((None, None, 2)),
)
forbidden = st.sampled_from(
    ("images", "edit", "republish_full", "republish_excerpt", "audio_video", "systematic_republication")
)
notes = st.fixed_dictionaries(
    {
        "grants": st.lists(grants, min_size=1, max_size=3).map(tuple),
        "duties": st.lists(duties, max_size=3).map(tuple),
        "prohibitions": st.lists(forbidden, max_size=1).map(tuple) | st.just(()),
        "embargo_until": st.sampled_from((*[None] * 12, AT - timedelta(days=1), AT + timedelta(days=1))),
    }
)
NAMELESS = Provenance(steps=(Step(role="original"), Step(role="collected")))
articles = st.builds(
    lambda shape, published, body, images: article(published=published, images=images, **body, **shape),
    st.sampled_from(
        (
            *[{}] * 8,
            {"url": None, "publisher": Party(), "provenance": NAMELESS},
            {"title": ""},
            {"paywalled": True},
            {"embargoed_until": AT + timedelta(hours=1)},
            {"expires": AT - timedelta(hours=1)},
            {"expires": AT + timedelta(days=2)},
            {"expires": datetime(1583, 1, 1, tzinfo=UTC)},
            {"embargoed_until": AT - timedelta(hours=1)},
            {"origin": from_elsewhere("Nordwire")},
        )
    ),
    st.sampled_from((None, Moment(at=AT - timedelta(days=8)))),
    st.sampled_from(
        (
            *[{}] * 4,
            {"body_text": None},
            {"body_text": None, "summary": "A summary of some length, which says what it is about."},
            {"body_text": "Short.", "body_html": "<p>Short.</p>"},
        )
    ),
    st.sampled_from(((), (picture(),))),
)
policies = st.builds(
    Policy,
    on_silence=st.sampled_from(("link", "excerpt")),
    ceiling=st.sampled_from(("full", "full", "excerpt", "link")),
    review=st.sampled_from((*[()] * 9, ("everything",))),
)
agreements = st.one_of(
    st.none(),
    st.builds(
        lambda permits, owed, days: Agreement(
            id="a",
            partner="Daily Example",
            reference="letter",
            permits=permits,
            duties=owed,
            valid_until=AT + timedelta(days=days) if days else None,
        ),
        st.sampled_from((("republish_full",), ("republish_excerpt",), ("republish_full", "republish_excerpt"))),
        st.lists(duties, max_size=2).map(tuple),
        st.sampled_from((0, 3)),
    ),
)
cases = st.fixed_dictionaries(
    {
        "of": articles,
        "marks": st.lists(st.sampled_from(MARKS), max_size=3, unique=True),
        "note": notes,
        "use": st.sampled_from((COMMUNITY, COMMERCIAL, PAPER, ROBOT)),
        "policy": policies,
        "agreement": agreements,
    }
)


many = settings(deadline=None)


def decided(case: dict[str, Any], at: datetime = AT) -> Decision:
    """Decide, with a notice under the article that the grammar reads as this case wants."""
    said = dict(case["note"])
    said["prohibitions"] = tuple(said["prohibitions"])
    words = "You may republish our articles."
    stance = "grants" if said["grants"] else "restricts"
    reading = notices.Reading(kind="permission", stance=stance, words=words, end=len(words), basis="permission", **said)
    under = block(words, locator=repr(said))
    with mock.patch.object(prose, "readings", return_value=(reading,)):
        return decide.decide(
            case["of"],
            seen(under, *case["marks"], url=PAGE),
            use=case["use"],
            policy=case["policy"],
            agreement=case["agreement"],
            at=at,
        )


def shown(case: dict[str, Any], decision: Decision, *, full_text: bool = True, at: datetime = AT) -> str:
    """What a feed shows: an outcome, or "nothing"."""
    entry = apply.entry(case["of"], decision, first_seen=AT, changed=AT, full_text=full_text, at=at)
    return entry.outcome if entry is not None else "nothing"


@many
@given(cases)
def test_a_feed_shows_exactly_what_was_decided(case: dict[str, Any]) -> None:
    decision = decided(case)
    expected = decision.outcome if decision.outcome in OPEN else "nothing"
    entry = apply.entry(case["of"], decision, first_seen=AT, changed=AT, full_text=True, at=AT)
    assert (entry.outcome if entry is not None else "nothing") == expected
    if entry is not None:
        assert entry.reason == decision.reasons[0].text[: len(entry.reason)] or len(decision.reasons[0].text) > 300


@many
@given(cases)
def test_every_duty_of_what_is_opened_is_carried_out_or_left_to_somebody_by_name(case: dict[str, Any]) -> None:
    decision = decided(case)
    if decision.outcome not in {"full", "excerpt"}:
        return
    entry = apply.entry(case["of"], decision, first_seen=AT, changed=AT, full_text=True, at=AT)
    assert entry is not None
    owed = {duty.action for duty in decision.duties if carry.binds(decision, duty)}
    assert owed - set(entry.duties) <= carry.LEFT_TO_PEOPLE.keys()
    assert owed.isdisjoint(carry.BY_APPROVAL)
    if owed & carry.LEFT_TO_PEOPLE.keys() and case["agreement"] is None:
        assert case["use"].selected_by == "person"


@many
@given(cases)
def test_a_feed_of_excerpts_shows_less_for_its_own_reason(case: dict[str, Any]) -> None:
    decision = decided(case)
    whole, part = shown(case, decision), shown(case, decision, full_text=False)
    assert part in {"excerpt", "link"} if whole == "full" else part == whole


@many
@given(cases, st.integers(0, 200))
def test_later_it_shows_less_only_from_the_day_the_decision_names(case: dict[str, Any], days: int) -> None:
    decision, later = decided(case), AT + timedelta(days=days)
    now, then = shown(case, decision), shown(case, decision, at=later)
    if now == "nothing":
        return
    over = case["of"].expires is not None and AT < case["of"].expires <= later
    ended = decision.valid_until is not None and decision.valid_until <= later
    assert then == ("nothing" if over else "link" if ended else now)
    assert decision.valid_until is None or decision.valid_until > AT


@many
@given(cases)
def test_one_duty_more_never_opens(case: dict[str, Any]) -> None:
    before = decided(case)
    for action in sorted(carry.ACTIONS):
        note = {**case["note"], "duties": (*case["note"]["duties"], Duty(action=action))}
        after = decided({**case, "note": note})
        ranks = [
            0 if one.outcome not in {"full", "excerpt"} else OUTCOMES.index(one.outcome) for one in (before, after)
        ]
        assert ranks[1] <= ranks[0], action
