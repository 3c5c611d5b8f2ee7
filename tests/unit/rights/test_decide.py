from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from support.deciding import (
    AT,
    CC,
    COMMERCIAL,
    COMMUNITY,
    PAPER,
    ROBOT,
    agency,
    article,
    block,
    codes,
    decided,
    from_elsewhere,
    licence,
    picture,
)

from syndicator.model.draft import Mark
from syndicator.model.rights import Agreement, Duty, Grant, Policy, UseProfile
from syndicator.rights import decide, notices
from syndicator.rights.evidence import prose

RESERVED = Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED")
QUOTING = Policy(on_silence="excerpt")


def agreed(**said: Any) -> Any:
    fields = {
        "id": "a",
        "partner": "Daily Example",
        "reference": "mail of 2026-01-05",
        "permits": ("republish_full",),
    }
    return Agreement(**{**fields, **said})


# --- silence ---------------------------------------------------------------------------------------------------------


def test_silence_is_a_link() -> None:
    found = decided()
    assert found.outcome == "link"
    assert codes(found)[0] == "silence"
    assert found.ask == "Daily Example"
    assert found.license is None


def test_the_operator_may_quote_where_nothing_is_said() -> None:
    found = decided(policy=QUOTING)
    assert found.outcome == "excerpt"
    assert codes(found)[0] == "own_excerpt_policy"
    assert found.excerpt_characters == 280


@pytest.mark.parametrize("words", ["nosnippet", "max-snippet:0"])
def test_who_may_show_an_excerpt_of_a_page_that_wants_no_snippet_is_told_so(words: str) -> None:
    found = decided(Mark(signal="robots:meta", words=words), agreement=agreed(permits=("republish_excerpt",)))
    assert (found.outcome, codes(found)[:2]) == ("link", ["no_snippet", "agreement_allows"])


@pytest.mark.parametrize("words", ["nosnippet", "noarchive", "max-snippet:0"])
def test_a_page_that_asks_not_to_be_quoted_is_not_quoted(words: Any) -> None:
    assert decided(Mark(signal="robots:meta", words=words), policy=QUOTING).outcome == "link"


def test_max_snippet_shortens_the_excerpt() -> None:
    assert decided(Mark(signal="robots:meta", words="max-snippet:90"), policy=QUOTING).excerpt_characters == 90


def test_what_stands_behind_a_paywall_is_not_quoted() -> None:
    assert decided(of=article(paywalled=True), policy=QUOTING).outcome == "link"


def test_reserved_is_a_link_that_says_so() -> None:
    found = decided(RESERVED)
    assert found.outcome == "link"
    assert codes(found)[0] == "reserved"
    assert found.reasons[0].evidence


# --- licences and uses -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "community", "commercial", "paper"),
    [
        ("by/4.0", "full", "full", "full"),
        ("by-sa/4.0", "full", "full", "full"),
        ("by-nd/4.0", "full", "full", "full"),
        ("by-nc/4.0", "full", "link", "link"),
        ("by-nc-sa/3.0/de", "full", "link", "link"),
        ("by-nc-nd/2.0/uk", "full", "link", "link"),
    ],
)
def test_a_licence_and_three_operators(module: Any, community: Any, commercial: Any, paper: Any) -> None:
    outcomes = [decided(licence(module), use=use).outcome for use in (COMMUNITY, COMMERCIAL, PAPER)]
    assert outcomes == [community, commercial, paper]


def test_a_licence_is_named_with_its_duties_and_its_evidence() -> None:
    found = decided(licence("by-nc-nd/4.0"))
    assert found.license is not None
    assert found.license.id == "CC-BY-NC-ND-4.0"
    assert codes(found)[0] == "grant_full"
    assert found.reasons[0].evidence
    assert {"attribute_author", "link_license", "no_derivatives"} <= {duty.action for duty in found.duties}
    assert found.prohibitions == ("commercial", "edit")
    assert found.ask is None


@pytest.mark.parametrize("change", [{"advertising": True}, {"paywall": True}])
def test_advertising_and_a_paywall_count_as_commercial(change: Any) -> None:
    found = decided(licence("by-nc/4.0"), use=replace(COMMUNITY, **change))
    assert found.outcome == "link"
    assert codes(found)[0] == "noncommercial_only"


def test_the_public_domain_needs_no_licence_fee_and_no_person() -> None:
    mark = Mark(signal="link:license", url="https://creativecommons.org/publicdomain/zero/1.0/")
    assert decided(mark, use=replace(COMMERCIAL, selected_by="automatic")).outcome == "full"


@pytest.mark.parametrize(
    "mark",
    [
        Mark(signal="link:license", url="https://behoerde.example/impressum.html"),
        Mark(signal="jsonld:sdLicense", words=f"{CC}by/4.0/", url=f"{CC}by/4.0/"),
        Mark(signal="jsonld:license", words=f"{CC}by/4.0/", attributes=(("node_type", "ImageObject"),)),
        Mark(signal="media:license", url=f"{CC}by/4.0/"),
        licence("by/4.0", region="body"),
        licence("by/4.0", region="comment"),
        licence("by/4.0", region="code"),
        licence("by/4.0", region="caption"),
        licence("by/4.0", extent="image"),
        Mark(signal="robots.txt:content-signal", words="search=yes, ai-train=yes"),
        Mark(signal="http:tdm-reservation", words="0"),
        Mark(signal="dcterms:accessRights", words="open access"),
        Mark(signal="jsonld:conditionsOfAccess", words="free"),
        Mark(signal="iptc:copyrightNotice", words="CC-BY 4.0"),
        Mark(signal="link:license", url=f"{CC}by-nd/4.0/", attributes=(("rel", "noreferrer license"),)),
    ],
)
def test_what_is_no_grant(mark: Any) -> None:
    assert decided(mark, use=COMMUNITY).outcome == "link"


# --- levels ----------------------------------------------------------------------------------------------------------


def test_the_items_licence_beats_the_sites() -> None:
    marks = (licence("by-nc/4.0"), licence("by/4.0", region="footer", scope="site"))
    assert decided(*marks, use=COMMERCIAL).outcome == "link"
    assert decided(*marks, use=COMMUNITY).license.id == "CC-BY-NC-4.0"


def test_at_one_level_the_most_restrictive() -> None:
    marks = (licence("by/4.0"), licence("by-nc-sa/4.0"))
    assert decided(*marks, use=COMMERCIAL).outcome == "link"
    found = decided(*marks)
    assert found.outcome == "full"
    assert found.license.id == "CC-BY-NC-SA-4.0"
    assert "share_alike" in {duty.action for duty in found.duties}


def test_a_farther_prohibition_still_counts() -> None:
    marks = (licence("by/4.0"), licence("by-nc/4.0", scope="feed"))
    assert decided(*marks, use=COMMERCIAL).outcome == "link"
    assert decided(*marks).outcome == "full"


def test_the_feed_opens_and_the_page_reserves_is_a_contradiction() -> None:
    found = decided(licence("by/4.0", scope="feed"), RESERVED)
    assert found.outcome == "review"
    assert codes(found)[0] == "contradiction"


def test_a_reservation_farther_away_does_not_take_back_the_items_licence() -> None:
    footer = replace(RESERVED, region="footer", scope="site")
    assert decided(licence("by/4.0"), footer).outcome == "full"


def test_no_licence_stated_on_purpose_stops_inheritance() -> None:
    stop = Mark(signal="link:license", url="http://purl.org/atompub/license#unspecified")
    found = decided(stop, licence("by/4.0", scope="feed"))
    assert found.outcome == "link"
    assert codes(found)[0] == "inheritance_stopped"


def test_what_nobody_can_read_near_the_permission_waits_for_a_person() -> None:
    odd = Mark(signal="link:license", url="https://creativecomnons.org/licenses/by-nc/4.0/")
    found = decided(licence("by/4.0"), odd)
    assert found.outcome == "review"
    assert codes(found)[0] == "unreadable"
    farther = replace(odd, scope="site", region="footer")
    assert decided(licence("by/4.0"), farther).outcome == "full"


def test_what_nobody_can_read_alone_changes_nothing() -> None:
    assert decided(Mark(signal="carrier-pigeon", words="?")).outcome == "link"


def test_the_plug_ins_default_counts_beside_a_real_permission_only_by_its_terms() -> None:
    default = Mark(
        signal="link:license", url=f"{CC}by-nd/4.0/", attributes=(("rel", "noreferrer license"),), region="widget"
    )
    found = decided(default, licence("by-nc/4.0"))
    assert found.outcome == "full"
    assert found.license.id == "CC-BY-NC-4.0"
    assert "edit" in found.prohibitions
    assert "hard_coded" in codes(found)


# --- whose it is -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "foreign",
    [
        {"origin": from_elsewhere("TASS", "https://tass.com/")},
        {"origin": from_elsewhere("Weekly Other")},
        {"people": (agency("Reuters"),)},
    ],
)
@pytest.mark.parametrize(
    "place", [{}, {"scope": "feed"}, {"scope": "site", "region": "footer"}, {"region": "widget"}, {"region": "tail"}]
)
@pytest.mark.parametrize("use", [COMMUNITY, COMMERCIAL, PAPER, ROBOT])
def test_nobody_licenses_what_he_does_not_own(foreign: Any, place: Any, use: Any) -> None:
    found = decided(licence("by/4.0", **place), of=article(**foreign), use=use)
    assert found.outcome == "link"
    assert found.license is None
    assert codes(found)[0] == "holder_is_third_party"
    assert found.ask != "Daily Example"


def test_a_licence_of_the_origins_own_feed_comes_along() -> None:
    upstream = Mark(signal="link:license", url=f"{CC}by/3.0/", attributes=(("within", "source"),))
    found = decided(upstream, of=article(origin=from_elsewhere("Weekly Other", "https://weekly.test/")))
    assert found.outcome == "full"
    assert found.license.id == "CC-BY-3.0"


def test_the_author_named_by_the_items_line_may_license_the_item_but_the_site_may_not() -> None:
    from syndicator.model.article import Person

    mine = article(people=(Person(name="Jane Doe"),))
    line = Mark(signal="jsonld:copyrightHolder", words="Jane Doe")
    assert decided(line, licence("by/4.0"), of=mine).outcome == "full"
    assert decided(line, licence("by/4.0", scope="site", region="footer"), of=mine).outcome == "link"


# --- the agreement ---------------------------------------------------------------------------------------------------


def test_an_agreement_comes_first_and_is_named() -> None:
    found = decided(RESERVED, agreement=agreed())
    assert found.outcome == "full"
    assert "mail of 2026-01-05" in found.reasons[0].text


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"valid_from": AT + timedelta(days=1)}, "agreement_not_in_force"),
        ({"valid_until": AT}, "agreement_ended"),
    ],
)
def test_an_agreement_counts_within_its_dates(change: Any, code: Any) -> None:
    found = decided(agreement=agreed(**change))
    assert found.outcome == "link"
    assert code in codes(found)


def test_an_agreement_ends() -> None:
    end = AT + timedelta(days=3)
    assert decided(agreement=agreed(valid_until=end)).valid_until == end


def test_an_agreement_reaches_the_partners_own_unless_it_says_more() -> None:
    wire = article(origin=from_elsewhere("TASS"))
    found = decided(of=wire, agreement=agreed())
    assert found.outcome == "link"
    assert "agreement_own_only" in codes(found)
    assert decided(of=wire, agreement=agreed(third_party=True)).outcome == "full"
    assert decided(of=wire, agreement=agreed(partner="ITAR-TASS")).outcome == "full"


def test_an_agreement_permits_what_it_says_and_adds_its_duties() -> None:
    duty = Duty(action="credit_line_fixed", text="Courtesy of the Daily Example")
    found = decided(agreement=agreed(permits=("republish_excerpt",), duties=(duty,)))
    assert found.outcome == "excerpt"
    assert duty in found.duties


def test_an_agreement_does_not_lift_an_embargo() -> None:
    later = AT + timedelta(hours=1)
    assert decided(of=article(embargoed_until=later), agreement=agreed()).outcome == "withhold"


# --- time ------------------------------------------------------------------------------------------------------------


def test_an_embargo_withholds_and_says_until_when() -> None:
    end = AT + timedelta(days=1)
    held = article(embargoed_until=end)
    found = decided(licence("by/4.0"), of=held)
    assert (found.outcome, found.valid_from) == ("withhold", end)
    assert codes(found)[0] == "embargo"
    assert decided(licence("by/4.0"), of=held, at=end).outcome == "full"


def test_a_wire_items_end_date_ends_it() -> None:
    owner = Mark(signal="iptc:rightsOwner", attributes=(("enddate", "20260101T000000"), ("agent", "AAP")))
    assert decided(owner, licence("by/4.0")).outcome in {"review", "link"}


# --- what the operator wants -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ceiling", ["withhold", "review", "link", "excerpt"])
def test_the_ceiling_is_never_passed(ceiling: Any) -> None:
    found = decided(licence("by/4.0"), policy=Policy(ceiling=ceiling))
    assert found.outcome == ceiling
    assert codes(found)[0] == "policy_ceiling"


def test_everything_may_wait_for_a_person() -> None:
    assert decided(licence("by/4.0"), policy=Policy(review=("everything",))).outcome == "review"
    assert decided(policy=Policy(review=("everything",))).outcome == "review"


def test_the_first_of_a_publisher_may_wait_for_a_person() -> None:
    policy = Policy(review=("first_of_publisher",))
    assert decided(licence("by/4.0"), policy=policy, first_of_publisher=True).outcome == "review"
    assert decided(licence("by/4.0"), policy=policy).outcome == "full"
    assert decided(policy=policy, first_of_publisher=True).outcome == "link"


def test_a_paywalled_article_is_never_full() -> None:
    found = decided(licence("by/4.0"), of=article(paywalled=True))
    assert found.outcome == "excerpt"
    assert codes(found)[0] == "paywalled"


# --- pictures --------------------------------------------------------------------------------------------------------


def shown(decision: Any) -> Any:
    return {image.url.rpartition("/")[2].partition(".")[0]: image.show for image in decision.images}


def test_pictures_under_a_licence_of_the_page() -> None:
    pictures = (
        picture("bare"),
        picture("own", credit="Daily Example"),
        picture("reuters", credit="Jane Roe/Reuters"),
        picture("stranger", credit="Gigi Somebody"),
        picture("free", credit="Gigi Somebody", license_url=f"{CC}by/2.0/"),
        picture("nc", credit="Gigi Somebody", license_url=f"{CC}by-nc/2.0/"),
        picture("odd", license_url="https://photos.test/terms"),
    )
    found = decided(licence("by/4.0"), of=article(images=pictures))
    assert shown(found) == {
        "bare": True,
        "own": True,
        "reuters": False,
        "stranger": False,
        "free": True,
        "nc": True,
        "odd": False,
    }
    assert all(image.reason for image in found.images)
    assert shown(decided(licence("by/4.0"), of=article(images=pictures), use=COMMERCIAL))["nc"] is False


def test_a_licence_of_the_text_covers_no_picture() -> None:
    found = decided(licence("by/4.0", extent="text"), of=article(images=(picture("bare"),)))
    assert shown(found) == {"bare": False}


def test_a_link_shows_no_picture() -> None:
    assert shown(decided(of=article(images=(picture("free", license_url=f"{CC}by/2.0/"),)))) == {"free": False}


# --- what follows ----------------------------------------------------------------------------------------------------


def test_never_upgrade_silently_and_downgrade_at_once() -> None:
    narrow, wide = decided(), decided(licence("by/4.0"))
    kept = decide.succeed(narrow, wide, accept_wider=False)
    assert kept.outcome == "link"
    assert codes(kept)[0] == "wider_waiting"
    assert not any(image.show for image in kept.images)
    assert decide.succeed(narrow, wide, accept_wider=True).outcome == "full"
    assert decide.succeed(wide, narrow, accept_wider=False) == narrow
    assert decide.succeed(None, wide, accept_wider=False) == wide


def test_what_waits_goes_on_waiting_and_says_so_once() -> None:
    narrow, wide = decided(), decided(licence("by/4.0"))
    once = decide.succeed(narrow, wide, accept_wider=False)
    twice = decide.succeed(once, wide, accept_wider=False)
    assert twice == once
    assert codes(twice).count("wider_waiting") == 1


def test_the_end_of_a_known_embargo_needs_nobody() -> None:
    end = AT + timedelta(days=1)
    held = article(embargoed_until=end)
    before, after = decided(licence("by/4.0"), of=held), decided(licence("by/4.0"), of=held, at=end)
    assert decide.succeed(before, after, accept_wider=False).outcome == "full"
    capped = decided(licence("by/4.0"), policy=Policy(ceiling="withhold"))
    assert decide.succeed(capped, decided(licence("by/4.0")), accept_wider=False).outcome == "withhold"


def test_a_link_may_follow_what_waited() -> None:
    waiting = decided(licence("by/4.0", scope="feed"), RESERVED)
    assert decide.succeed(waiting, decided(), accept_wider=False).outcome == "link"
    assert decide.succeed(waiting, decided(licence("by/4.0")), accept_wider=False).outcome == "review"


def test_a_changed_text_is_decided_anew() -> None:
    narrow, wide = decided(), decided(licence("by/4.0"), of=article(content_hash="d" * 64))
    assert decide.succeed(narrow, wide, accept_wider=False).outcome == "full"


def test_fingerprints_tell_uses_policies_and_agreements_apart() -> None:
    uses = {decide.fingerprint(use, Policy(), None) for use in (COMMUNITY, COMMERCIAL, PAPER, ROBOT)}
    rest = {decide.fingerprint(COMMUNITY, QUOTING, None), decide.fingerprint(COMMUNITY, Policy(), agreed())}
    assert len(uses | rest) == 6
    assert decide.fingerprint(COMMUNITY, Policy(), None) == decide.fingerprint(COMMUNITY, Policy(), None)


def test_a_decision_says_under_what_it_was_made() -> None:
    found = decided(licence("by/4.0"))
    assert found.policy == f"default@{decide.RULES_VERSION}"
    assert found.use == decide.fingerprint(COMMUNITY, Policy(), None)
    assert found.decided_at == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert found.content_hash == "c" * 64


def test_the_machine_lane_is_carried_through() -> None:
    found = decided(Mark(signal="http:tdm-reservation", words="1"), licence("by/4.0"))
    assert found.machine == (("tdm-reservation", "1"),)
    assert found.outcome == "full"


def test_of_signals_for_machines_that_disagree_the_strictest_counts() -> None:
    waived, reserved = Mark(signal="http:tdm-reservation", words="0"), Mark(signal="meta:tdm-reservation", words="1")
    assert decided(waived, reserved).machine == decided(reserved, waived).machine == (("tdm-reservation", "1"),)
    assert decided(waived).machine == (("tdm-reservation", "0"),)


# --- bounds ----------------------------------------------------------------------------------------------------------


def granting(monkeypatch: pytest.MonkeyPatch, *grants: Grant, **said: Any) -> Mark:
    """A block that the grammar reads as these grants: bounds are tested here, wordings elsewhere."""
    words = "You may republish our articles."
    reading = notices.Reading(
        kind="permission", stance="grants", words=words, end=len(words), grants=grants, basis="permission", **said
    )
    monkeypatch.setattr(prose, "readings", lambda *_: (reading,))
    return block(words, locator=repr((grants, said)))


FULL = Grant(action="republish_full")
PART = Grant(action="republish_excerpt")


@pytest.mark.parametrize(
    ("bound", "use", "outcome", "code"),
    [
        ({}, COMMERCIAL, "full", "grant_full"),
        ({"audience": "community_sites"}, COMMUNITY, "full", "grant_full"),
        ({"audience": "community_sites"}, COMMERCIAL, "link", "community_only"),
        ({"audience": "news_media"}, COMMERCIAL, "full", "grant_full"),
        ({"audience": "news_media"}, COMMUNITY, "link", "news_media_only"),
        ({"audience": "print_media"}, PAPER, "full", "grant_full"),
        ({"audience": "print_media"}, COMMERCIAL, "link", "print_media_only"),
        ({"audience": "members"}, COMMERCIAL, "link", "members_only"),
        ({"noncommercial": True}, COMMERCIAL, "link", "noncommercial_only"),
        ({"media": ("web",)}, PAPER, "link", "medium"),
        ({"media": ("web", "print")}, PAPER, "full", "grant_full"),
        ({"territory": ("DE",)}, COMMUNITY, "link", "territory"),
        ({"territory": ("DE", "AT")}, replace(COMMUNITY, territory=("AT",)), "full", "grant_full"),
        ({"unmet": ("with prior written consent",)}, COMMUNITY, "link", "condition"),
        ({"selected_by_person": True}, COMMUNITY, "full", "grant_full"),
        ({"selected_by_person": True}, ROBOT, "review", "not_automatic"),
        ({"quota": 2, "quota_days": 30}, COMMUNITY, "full", "grant_full"),
        ({"quota": 2, "quota_days": 30}, ROBOT, "review", "quota"),
        ({"valid_until": AT}, COMMUNITY, "link", "expired"),
        ({"valid_days": 5}, COMMUNITY, "link", "expired"),
    ],
)
def test_a_bound_that_is_not_met(
    monkeypatch: pytest.MonkeyPatch, bound: dict[str, Any], use: UseProfile, outcome: str, code: str
) -> None:
    found = decided(granting(monkeypatch, replace(FULL, **bound)), use=use)
    assert found.outcome == outcome
    assert codes(found)[0] == code


def test_an_operators_own_quota_may_meet_the_publishers(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = granting(monkeypatch, replace(FULL, quota=2, quota_days=30))
    assert decided(mark, use=ROBOT, policy=Policy(quota_items=2, quota_days=30)).outcome == "full"
    assert decided(mark, use=ROBOT, policy=Policy(quota_items=3, quota_days=30)).outcome == "review"
    assert decided(mark, use=ROBOT, policy=Policy(quota_items=2, quota_days=7)).outcome == "review"


def test_an_expiry_becomes_a_date_and_a_duty(monkeypatch: pytest.MonkeyPatch) -> None:
    found = decided(granting(monkeypatch, replace(FULL, valid_days=90)))
    assert found.valid_until == datetime(2026, 5, 21, tzinfo=UTC)
    assert "remove_after_expiry" in {duty.action for duty in found.duties}
    nowhen = decided(granting(monkeypatch, replace(FULL, valid_days=90)), of=article(published=None))
    assert codes(nowhen)[0] == "expiry_unknown"


def test_an_excerpt_is_its_own_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    part = replace(PART, excerpt_limit=40, excerpt_unit="words")
    found = decided(granting(monkeypatch, part))
    assert (found.outcome, found.excerpt_characters) == ("excerpt", 160)
    assert decided(granting(monkeypatch, replace(part, excerpt_unit="percent"))).excerpt_characters == 280
    three = decided(granting(monkeypatch, replace(part, excerpt_limit=3, excerpt_unit="paragraphs")))
    assert three.excerpt_paragraphs == 3
    whole = decided(granting(monkeypatch, FULL))
    assert "republish_excerpt" in whole.prohibitions
    assert "republish_excerpt" not in decided(granting(monkeypatch, FULL, PART)).prohibitions


def test_who_states_terms_is_not_quoted_against_them() -> None:
    assert decided(licence("by-nc/4.0"), use=COMMERCIAL, policy=QUOTING).outcome == "link"
    assert decided(RESERVED, policy=QUOTING).outcome == "excerpt"
    wire = article(origin=from_elsewhere("TASS"))
    assert decided(of=wire, policy=QUOTING).outcome == "excerpt"
    assert decided(licence("by/4.0"), of=wire, policy=QUOTING).outcome == "link"


def test_entire_or_nothing_forbids_the_operators_own_excerpt(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = granting(monkeypatch, replace(FULL, entire_only=True, audience="news_media"))
    assert decided(mark, policy=QUOTING).outcome == "link"


@pytest.mark.parametrize(
    ("said", "outcome", "code"),
    [
        ({"grantor": "Daily Example Ltd"}, "full", "grant_full"),
        ({"grantor": "Weekly Other"}, "link", "grantor_is_somebody_else"),
        ({"effective_from": datetime(2026, 2, 21, tzinfo=UTC)}, "link", "before_effective_date"),
        ({"effective_from": datetime(2026, 2, 20, tzinfo=UTC)}, "full", "grant_full"),
        ({"expires": AT}, "link", "expired"),
        ({"resolve_per_item": True}, "link", "silence"),
        ({"prohibitions": ("systematic_republication",)}, "full", "grant_full"),
        ({"prohibitions": ("redistribution",)}, "review", "prohibited_redistribution"),
        ({"prohibitions": ("standing_on_ones_head",)}, "review", "prohibited_standing_on_ones_head"),
        ({"prohibitions": ("territory",)}, "review", "prohibited_territory"),
        ({"prohibitions": ("republish_full",)}, "link", "prohibited_republish_full"),
        ({"prohibitions": ("images", "edit", "translate", "logo", "ai_training")}, "full", "grant_full"),
        ({"embargo_until": AT + timedelta(hours=1)}, "withhold", "embargo"),
        ({"duties": (Duty(action="embargo"),)}, "review", "start_unclear"),
        ({"duties": (Duty(action="notify"),)}, "full", "grant_full"),
    ],
)
def test_what_stands_in_the_notice_beside_the_grant(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, Any], outcome: str, code: str
) -> None:
    found = decided(granting(monkeypatch, FULL, **said))
    assert found.outcome == outcome
    assert codes(found)[0] == code


@pytest.mark.parametrize("action", ["notify", "quota"])
def test_what_only_people_can_do_waits_for_one_in_an_automatic_feed(
    monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    mark = granting(monkeypatch, FULL, duties=(Duty(action=action),))
    assert decided(mark, use=ROBOT).outcome == "review"
    assert decided(mark, use=COMMUNITY).outcome == "full"


def test_a_pixel_with_an_address_needs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    pixel = Duty(action="tracking_pixel", url="https://daily.example/pixel.gif")
    assert decided(granting(monkeypatch, FULL, duties=(pixel,)), use=ROBOT).outcome == "full"


def test_duties_add_up_once_and_the_precise_one_replaces_the_bare_one(monkeypatch: pytest.MonkeyPatch) -> None:
    top = Duty(action="attribute_source", position="top", strength="publisher_terms")
    line = Duty(action="credit_line_fixed", text="First in the Daily Example")
    found = decided(granting(monkeypatch, FULL, duties=(top, line)), licence("by/4.0"))
    sources = [duty for duty in found.duties if duty.action == "attribute_source"]
    assert [duty.position for duty in sources] == ["top"]
    assert line.text in {duty.text for duty in found.duties}
    assert all(duty.evidence for duty in found.duties)
    assert [duty.action for duty in found.duties][:2] == ["attribute_author", "attribute_source"]


def test_the_notice_to_keep_is_the_items_own_line() -> None:
    line = Mark(signal="dcterms:rightsHolder", words="Daily Example")
    found = decided(line, licence("by/4.0"))
    (keep,) = [duty for duty in found.duties if duty.action == "keep_notice"]
    assert keep.text == "Daily Example"
    assert found.statements == ("Daily Example",)
