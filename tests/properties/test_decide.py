"""What must hold of every decision, whatever was said: nothing that takes away ever opens, and order means nothing."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.deciding import AT, CC, article, codes, from_elsewhere, licence, picture, seen

from syndicator.model.draft import Mark
from syndicator.model.rights import Agreement, Policy, UseProfile
from syndicator.rights import decide, statements

WIDTH = {"full": 2, "excerpt": 1, "link": 0, "review": 0, "withhold": 0}
"""How much of the text a decision lets out."""

MODULES = ("by/4.0", "by-nc/4.0", "by-nd/3.0", "by-sa/3.0/de", "by-nc-nd/4.0", "by-nc-sa/2.0/uk")
REGIONS = ("head", "byline", "body", "tail", "caption", "widget", "footer", "sidebar", "comment", "code")

PROSE = (
    "© 2026 Daily Example",
    "© 2026 Daily Example. All rights reserved.",
    "All content is licensed under CC BY-NC 4.0.",
    "This work is licensed under a Creative Commons Attribution 4.0 International License.",
    "You may republish our articles for free, online or in print, as long as you credit us and link to the original.",
    "Daily Example grants permission to cross-post Daily Example articles on community internet sites.",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "For personal use only.",
    "Strictly embargoed until Monday.",
    "We believe this constitutes a fair use of any such copyrighted material.",
    "Photos by third parties may not be republished.",
)

places = st.fixed_dictionaries(
    {
        "scope": st.sampled_from(("item", "feed", "site")),
        "extent": st.sampled_from(("work", "work", "text", "image", "code")),
        "region": st.sampled_from(REGIONS),
    }
)
licences = st.builds(lambda module, place: licence(module, **place), st.sampled_from(MODULES), places)
prose = st.builds(lambda words, place: Mark(signal="text:block", words=words, **place), st.sampled_from(PROSE), places)
PLAIN = (
    Mark(signal="jsonld:copyrightHolder", words="Daily Example"),
    Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED"),
    Mark(signal="robots:meta", words="nosnippet"),
    Mark(signal="link:license", url="http://purl.org/atompub/license#unspecified"),
    Mark(signal="link:license", url="https://daily.example/terms"),
    Mark(signal="http:tdm-reservation", words="1"),
    Mark(signal="link:license", url=f"{CC}by-nd/4.0/", attributes=(("rel", "noreferrer license"),)),
)
marks = st.lists(st.one_of(licences, prose, st.sampled_from(PLAIN)), max_size=6)
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

PROHIBITING = (
    Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED"),
    Mark(signal="text:block", words="This material may not be published or redistributed.", region="tail"),
    Mark(signal="text:block", words="For personal use only.", region="footer", scope="site"),
    Mark(signal="text:block", words="Commercial use is prohibited.", region="tail"),
    Mark(signal="iptc:rightsOwner", words="direct recipients only", attributes=(("owner", "AAP"),)),
    Mark(signal="robots:meta", words="nosnippet"),
)
UNREADABLE = (
    Mark(signal="carrier-pigeon", words="?"),
    Mark(signal="link:license", url="https://creativecomnons.org/licenses/by/4.0/"),
    Mark(signal="link:license", url=f"{CC}by/9.0/", scope="feed"),
    Mark(signal="jsonfeed:extension", words="{", scope="feed"),
)
FOREIGN = (
    Mark(signal="dcterms:rightsHolder", words="TASS"),
    Mark(signal="jsonld:copyrightHolder", words="Weekly Other"),
    Mark(signal="iptc:copyrightHolder", words="Agence France-Presse"),
)

many = settings(max_examples=10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 150, deadline=None)
WHAT = article(images=(picture("a"), picture("b", credit="Reuters"), picture("c", license_url=f"{CC}by/4.0/")))


def decided(said: Any, use: Any, policy: Any, of: Any = WHAT, at: Any = AT) -> Any:
    return decide.decide(of, seen(*said), use=use, policy=policy, at=at)


def width(decision: Any) -> Any:
    return WIDTH[decision.outcome], sum(image.show for image in decision.images)


@pytest.mark.parametrize("taking", [PROHIBITING, UNREADABLE, FOREIGN], ids=["prohibition", "unreadable", "third party"])
@many
@given(data=st.data(), said=marks, use=uses, policy=policies)
def test_what_takes_away_never_opens(taking: Any, data: Any, said: Any, use: Any, policy: Any) -> None:
    more = data.draw(st.sampled_from(taking))
    before, after = decided(said, use, policy), decided([*said, more], use, policy)
    assert WIDTH[after.outcome] <= WIDTH[before.outcome]
    assert width(after)[1] <= width(before)[1]


@many
@given(said=marks, use=uses, policy=policies)
def test_an_origin_elsewhere_never_opens(said: Any, use: Any, policy: Any) -> None:
    before = decided(said, use, policy)
    after = decided(said, use, policy, of=article(images=WHAT.images, origin=from_elsewhere("Weekly Other")))
    assert WIDTH[after.outcome] <= WIDTH[before.outcome]


@many
@given(data=st.data(), said=marks, use=uses, policy=policies)
def test_order_means_nothing(data: Any, said: Any, use: Any, policy: Any) -> None:
    mixed = data.draw(st.permutations(said))
    assert decided(said, use, policy) == decided(mixed, use, policy)


@many
@given(said=marks, use=uses)
def test_more_than_a_link_cites_a_grant(said: Any, use: Any) -> None:
    found = decided(said, use, Policy())
    if found.outcome in {"full", "excerpt"}:
        verdict = next(reason for reason in found.reasons if reason.code in {"grant_full", "grant_excerpt"})
        granting = {said.evidence for said in statements.read(seen(*said)) if said.grants}
        assert verdict.evidence
        assert set(verdict.evidence) <= granting


@many
@given(said=st.lists(st.one_of(licences, prose), max_size=4), use=uses)
def test_silent_places_never_open(said: Any, use: Any) -> None:
    silenced = [replace(mark, region=region) for mark in said for region in ("body", "comment", "code", "sidebar")]
    assert WIDTH[decided(silenced, use, Policy()).outcome] == 0


@many
@given(said=marks, use=uses, policy=policies)
def test_a_narrower_operator_never_gets_more(said: Any, use: Any, policy: Any) -> None:
    found = decided(said, use, policy)
    for change in ({"commercial": True}, {"advertising": True}, {"selected_by": "automatic"}, {"news_media": False}):
        assert WIDTH[decided(said, replace(use, **change), policy).outcome] <= WIDTH[found.outcome]


@many
@given(said=marks, use=uses, policy=policies, hours=st.integers(1, 10_000))
def test_nothing_is_let_out_before_an_embargo_ends(said: Any, use: Any, policy: Any, hours: Any) -> None:
    held = article(embargoed_until=AT + timedelta(hours=hours))
    assert decided(said, use, policy, of=held).outcome == "withhold"


@many
@given(said=marks, use=uses)
def test_succession_never_widens_by_itself(said: Any, use: Any) -> None:
    before, after = decided(said[:2], use, Policy()), decided(said, use, Policy())
    kept = decide.succeed(before, after, accept_wider=False)
    assert WIDTH[kept.outcome] <= WIDTH[before.outcome]
    assert WIDTH[kept.outcome] <= WIDTH[after.outcome]


@many
@given(
    said=marks,
    start=st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - st adds it
    days=st.integers(0, 800),
)
def test_an_agreement_opens_only_within_its_dates(said: Any, start: Any, days: Any) -> None:
    end = start + timedelta(days=days)
    signed = Agreement(
        id="a",
        partner="Daily Example",
        reference="paper",
        permits=("republish_full",),
        valid_from=start,
        valid_until=end,
    )
    found = decide.decide(WHAT, seen(*said), use=UseProfile(), policy=Policy(), agreement=signed, at=AT)
    if "agreement_allows" in codes(found):
        assert start <= AT < end
