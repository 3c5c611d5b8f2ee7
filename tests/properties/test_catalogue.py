"""What must hold of the catalogue, whatever stands in it: what nobody has checked takes away, and opens nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.catalogue import entry, found_at, known, shelf
from support.deciding import AT, CC, article, block, from_elsewhere, licence, picture, seen

from syndicator.model.draft import Mark
from syndicator.model.rights import Duty, Grant, Policy, UseProfile
from syndicator.rights import catalogue, catalogue_file, decide, licenses

WIDTH = {"full": 2, "excerpt": 1, "link": 0, "review": 0, "withhold": 0}
many = settings(max_examples=200, deadline=None)

WHAT = article(
    images=(
        picture("a"),
        picture("b", credit="Reuters"),
        picture("c", license_url=f"{CC}by/4.0/"),
        picture("d", credit="Daily Example"),
    )
)
MARKS = (
    licence("by/4.0"),
    licence("by-nc/4.0", region="footer", scope="site"),
    licence("by-nd/3.0", region="widget"),
    licence("by-sa/4.0", scope="feed"),
    block("© 2026 Daily Example. All rights reserved."),
    block("You may republish our articles for free, as long as you credit us and link to the original."),
    block("This material may not be published or redistributed."),
    block("© 2026 Jane Roe"),
    Mark(signal="jsonld:copyrightHolder", words="Daily Example"),
    Mark(signal="jsonld:copyrightHolder", words="Weekly Other"),
    Mark(signal="robots:meta", words="max-snippet:90"),
    Mark(signal="carrier-pigeon", words="?"),
)
marks = st.lists(st.sampled_from(MARKS), max_size=4)
uses = st.builds(
    UseProfile,
    commercial=st.booleans(),
    community_site=st.booleans(),
    advertising=st.booleans(),
    news_media=st.booleans(),
    paywall=st.booleans(),
    selected_by=st.sampled_from(("automatic", "person")),
    media=st.sampled_from((("web",), ("print",), ("web", "print"))),
)
policies = st.builds(Policy, on_silence=st.sampled_from(("link", "excerpt")))
grants = st.builds(
    Grant,
    action=st.sampled_from(("republish_full", "republish_excerpt", "translate")),
    audience=st.sampled_from(("anyone", "noncommercial", "community_sites", "news_media")),
    own_only=st.just(value=True),
)
duties = st.builds(
    Duty,
    action=st.sampled_from(sorted(catalogue_file.DUTIES)),
    text=st.sampled_from((None, "Thanks to the Daily Example")),
    strength=st.just("publisher_terms"),
)
entries = st.fixed_dictionaries(
    {
        "grants": st.lists(grants, max_size=3).map(tuple),
        "duties": st.lists(duties, max_size=3).map(tuple),
        "prohibitions": st.lists(st.sampled_from(sorted(catalogue_file.PROHIBITIONS)), max_size=3).map(tuple),
        "license": st.sampled_from((None, *map(licenses.by_id, ("CC-BY-4.0", "CC-BY-NC-ND", "OGL-UK-3.0")))),
        "images": st.sampled_from(("", "with_text", "own", "none")),
        "name": st.sampled_from(("Daily Example", "Reuters", "Weekly Other")),
        "contact": st.sampled_from((None, "rights@daily.example")),
        "own_only": st.booleans(),
        "entire_only": st.booleans(),
        "selected_by_person": st.booleans(),
        "valid_days": st.sampled_from((None, 5, 90)),
        "basis": st.sampled_from(("permission", "public_domain")),
    }
)
UNSPEAKING: tuple[dict[str, Any], ...] = (
    {"verified": False, "as_of": None},
    {"verified": True, "as_of": None},
    {"verified": True, "as_of": (AT - timedelta(days=catalogue.FRESH_DAYS + 1)).date()},
    {"per_item": True},
)


def decided(said: Any, use: Any, policy: Any, *, of: Any = WHAT, at: Any = AT, beside: Any = ()) -> Any:
    return decide.decide(of, (*seen(*said), *beside), use=use, policy=policy, at=at)


def assert_not_wider(before: Any, after: Any) -> None:
    assert WIDTH[after.outcome] <= WIDTH[before.outcome]
    assert sum(image.show for image in after.images) <= sum(image.show for image in before.images)
    assert after.excerpt_characters <= before.excerpt_characters
    assert set(before.prohibitions) <= set(after.prohibitions)
    assert {duty.action for duty in before.duties} <= {duty.action for duty in after.duties}


@pytest.mark.parametrize("unspeaking", UNSPEAKING, ids=["not read", "undated", "old", "per item"])
@many
@given(said=marks, stands=entries, use=uses, policy=policies)
def test_what_nobody_checked_never_widens(unspeaking: Any, said: Any, stands: Any, use: Any, policy: Any) -> None:
    with shelf(entry(**{**stands, **unspeaking})):
        beside = known(WHAT)
        assert beside
        assert_not_wider(decided(said, use, policy), decided(said, use, policy, beside=beside))


@many
@given(said=marks, stands=entries, use=uses, policy=policies, name=st.sampled_from(("Weekly Other", "Reuters")))
def test_it_never_opens_what_is_somebody_elses(said: Any, stands: Any, use: Any, policy: Any, name: Any) -> None:
    of = article(images=WHAT.images, origin=from_elsewhere(name))
    with shelf(entry(**stands)):
        assert_not_wider(decided(said, use, policy, of=of), decided(said, use, policy, of=of, beside=known(of)))


@many
@given(said=marks, stands=entries, use=uses, policy=policies, place=st.sampled_from((None, "https://x.example/feed")))
def test_it_never_opens_what_was_read_elsewhere(said: Any, stands: Any, use: Any, policy: Any, place: Any) -> None:
    with shelf(entry(**stands)):
        beside = known(WHAT, place=place)
        assert_not_wider(decided(said, use, policy), decided(said, use, policy, beside=beside))


@many
@given(data=st.data(), said=marks, stands=entries, use=uses, policy=policies)
def test_order_means_nothing(data: Any, said: Any, stands: Any, use: Any, policy: Any) -> None:
    with shelf(entry(**stands)):
        pieces = [*seen(*said), *known(WHAT)]
        mixed = data.draw(st.permutations(pieces))
        one, other = (decide.decide(WHAT, found, use=use, policy=policy, at=AT) for found in (pieces, mixed))
    assert one == other


@settings(max_examples=300, deadline=None)
@given(
    one=st.sampled_from(catalogue.entries()),
    said=marks,
    use=uses,
    policy=policies,
    days=st.integers(min_value=-2_000, max_value=2_000),
)
def test_a_shipped_entry_opens_only_within_its_time(one: Any, said: Any, use: Any, policy: Any, days: int) -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=days)
    url = f"https://{one.domains[0]}/2026/story"
    of = found_at(one.name, url)
    before, after = (
        decided(said, use, policy, of=of, at=at),
        decided(said, use, policy, of=of, at=at, beside=known(of, place=url)),
    )
    if one.speaks_until is None or at >= one.speaks_until:
        assert WIDTH[after.outcome] <= WIDTH[before.outcome]


@many
@given(said=marks, use=uses, policy=policies, one=st.sampled_from(catalogue.entries()))
def test_no_article_of_somebody_else_is_opened_by_a_shipped_entry(said: Any, use: Any, policy: Any, one: Any) -> None:
    of = article(images=WHAT.images, origin=from_elsewhere(one.name, f"https://{one.domains[0]}/"))
    before = decided(said, use, policy, of=of)
    assert_not_wider(before, decided(said, use, policy, of=of, beside=known(of)))
