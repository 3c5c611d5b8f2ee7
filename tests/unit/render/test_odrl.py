"""Decisions as ODRL policies: in the vocabulary, never wider than the decision."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.render import CC_BY, NOW, decided, edition, own_article, shown

from syndicator.model.edition import Allowance
from syndicator.model.rights import OUTCOMES, Decision, Duty, Evidence, ImageDecision, License, Outcome, Reason
from syndicator.render import jsonfeed, odrl
from syndicator.rights.decide import duties

# The ODRL 2.2 Common Vocabulary, as far as we use it (W3C Recommendation of 2018-02-15).
ACTIONS = {
    "distribute",
    "reproduce",
    "display",
    "present",
    "print",
    "extract",
    "derive",
    "modify",
    "translate",
    "transform",
    "aggregate",
    "archive",
    "index",
    "read",
    "textToSpeech",
    "annotate",
    "delete",
    "grantUse",
    "nextPolicy",
    "sell",
}
DUTY_ACTIONS = {
    "attribute",
    "inform",
    "compensate",
    "obtainConsent",
    "acceptTracking",
    "include",
    "reviewPolicy",
    "delete",
}
CC_ACTIONS = {
    f"cc:{name}"
    for name in [
        "Attribution",
        "Notice",
        "ShareAlike",
        "SourceCode",
        "Reproduction",
        "Distribution",
        "DerivativeWorks",
        "CommercialUse",
        "Sharing",
    ]
}
DEPRECATED = {
    "copy",
    "share",
    "commercialize",
    "shareAlike",
    "attachPolicy",
    "attachSource",
    "preview",
    "pay",
    "export",
    "license",
}
LEFT_OPERANDS = {
    "purpose",
    "industry",
    "spatial",
    "media",
    "dateTime",
    "delayPeriod",
    "elapsedTime",
    "timeInterval",
    "event",
    "count",
    "unitOfCount",
    "percentage",
    "absoluteSize",
    "language",
    "deliveryChannel",
    "virtualLocation",
    "fileFormat",
    "product",
    "recipient",
    "version",
    "payAmount",
    "systemDevice",
}
OPERATORS = {"eq", "neq", "lt", "lteq", "gt", "gteq", "isA", "isPartOf", "hasPart", "isAnyOf", "isAllOf", "isNoneOf"}
PARTIES = {"assigner", "assignee", "attributedParty", "informedParty", "consentingParty", "trackingParty"}
INCLUDED_IN = {"extract": "reproduce"}  # odrl:includedIn, among the actions we use

NC = License(
    id="CC-BY-NC-4.0",
    name="CC BY-NC 4.0",
    uri="https://creativecommons.org/licenses/by-nc/4.0/",
    prohibits=("CommercialUse",),
)
END = datetime(2026, 12, 1, tzinfo=UTC)

allowances = st.builds(
    Allowance,
    outcome=st.sampled_from(OUTCOMES),
    prohibitions=st.lists(
        st.sampled_from((*odrl.PROHIBITED, *duties.HARMLESS, "republish_full", "paywall")), max_size=5
    ).map(tuple),
    duties=st.lists(
        st.builds(Duty, action=st.sampled_from(duties.ORDER), url=st.sampled_from((None, "https://a.example/x"))),
        max_size=5,
    ).map(tuple),
    images_withheld=st.sampled_from(((), ("https://a.example/p.jpg",))),
    excerpt_characters=st.integers(0, 5_000),
    valid_from=st.sampled_from((None, END - timedelta(days=9))),
    valid_until=st.sampled_from((None, END)),
    license=st.sampled_from((None, CC_BY, NC)),
)


def made(allowance: Allowance) -> dict[str, Any]:
    return odrl.of(
        allowance,
        identity="urn:uuid:1",
        target="https://a.example/story",
        holders=("The Example",),
        assignee="https://reader.example/",
    )


def named(action: Any) -> tuple[str, bool]:
    """The name of an action, and whether it is refined."""
    if isinstance(action, str):
        return action, False
    return action["rdf:value"]["@id"].removeprefix("odrl:"), True


def actions(rules: list[dict[str, Any]], *, target: str = "https://a.example/story") -> set[tuple[str, bool]]:
    found = set()
    for rule in rules:
        if rule["target"] == target:
            listed = rule["action"] if isinstance(rule["action"], list) else [rule["action"]]
            found |= {named(action) for action in listed}
    return found


def constraints(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"constraint", "refinement"}:
                yield from inner
            yield from constraints(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from constraints(inner)


def check(policy: dict[str, Any]) -> None:
    """The shape of an ODRL policy, and the vocabulary."""
    assert policy["@context"][0] == "http://www.w3.org/ns/odrl.jsonld"
    assert policy["@type"] == "Set"
    assert policy["uid"].startswith("urn:uuid:")
    assert policy["conflict"] == "prohibit"
    rules = [*policy.get("permission", ()), *policy.get("prohibition", ()), *policy.get("obligation", ())]
    assert rules, "a policy has at least one rule"
    assert all(rule["target"] for rule in rules)
    for rule in rules:
        listed = rule["action"] if isinstance(rule["action"], list) else [rule["action"]]
        assert listed
        assert {named(action)[0] for action in listed} <= ACTIONS | CC_ACTIONS
        for duty in rule.get("duty", ()):
            assert duty["action"] in DUTY_ACTIONS | CC_ACTIONS
            assert set(duty) - {"action", "target"} <= PARTIES
    assert "duty" not in json.dumps(policy.get("prohibition", ()))
    for constraint in constraints(policy):
        assert constraint["leftOperand"] in LEFT_OPERANDS
        assert constraint["operator"] in OPERATORS
        assert "rightOperand" in constraint
    words = set(json.dumps(rules).replace('"', " ").replace("odrl:", " ").split())
    assert not words & DEPRECATED


@given(allowances)
def test_every_policy_is_in_the_vocabulary_and_permits_no_more_than_the_decision(allowance: Allowance) -> None:
    policy = made(allowance)
    check(policy)
    permitted = actions(policy.get("permission", []))
    most: dict[Outcome, set[tuple[str, bool]]] = {
        "full": {(name, False) for name in ("reproduce", "distribute", "display", "extract", "index")},
        "excerpt": {(name, True) for name in ("extract", "distribute", "display")},
        "link": {("index", False)},
        "review": set(),
        "withhold": set(),
    }
    assert permitted <= most[allowance.outcome]
    assert bool(permitted) == (allowance.outcome not in {"review", "withhold"})
    forbidden = actions(policy.get("prohibition", []))
    flat = {name for name, refined in permitted if not refined}
    flat |= {INCLUDED_IN.get(name, name) for name in flat}
    assert not flat & {name for name, _ in forbidden}, "conflict: prohibit would take back what is permitted"
    for name, refined in permitted:
        assert not refined or (name, False) not in forbidden
    limits = {
        (c["operator"], c["rightOperand"]["@value"]) for c in constraints(policy) if c["leftOperand"] != "dateTime"
    }
    length = str(allowance.excerpt_characters)
    assert limits == ({("lteq", length), ("gt", length)} if allowance.outcome == "excerpt" else set())


@given(allowances)
def test_equal_decisions_make_equal_policies_with_equal_names(allowance: Allowance) -> None:
    assert made(allowance) == made(allowance)


def test_a_full_text_names_holder_operator_duties_and_licence() -> None:
    owed = (
        Duty(action="attribute_author"),
        Duty(action="keep_notice"),
        Duty(action="share_alike"),
        Duty(action="link_original", url="https://a.example/story"),
        Duty(action="noindex"),
    )
    policy = made(Allowance(outcome="full", duties=owed, prohibitions=("translate", "paywall"), license=NC))
    (permission,) = policy["permission"]
    assert [duty["action"] for duty in permission["duty"]] == ["attribute", "cc:Notice", "cc:ShareAlike", "include"]
    assert permission["duty"][0]["attributedParty"][0]["vcard:fn"] == "The Example"
    assert policy["assigner"][0]["vcard:fn"] == "The Example"
    assert policy["assignee"]["uid"] == "https://reader.example/"
    assert policy["dct:license"] == NC.uri
    assert actions(policy["prohibition"]) == {("translate", False), ("cc:CommercialUse", False)}
    assert policy["dct:description"] == "Also forbidden: paywall. Also due: noindex."


def test_an_expiry_bounds_the_permission_and_orders_deletion() -> None:
    policy = made(Allowance(outcome="full", valid_until=END))
    (bound,) = policy["permission"][0]["constraint"]
    assert (bound["leftOperand"], bound["operator"]) == ("dateTime", "lt")
    assert bound["rightOperand"] == {"@value": "2026-12-01T00:00:00Z", "@type": "xsd:dateTime"}
    (order,) = policy["obligation"]
    assert (order["action"], order["constraint"][0]["operator"]) == ("delete", "gteq")


def test_a_picture_that_is_left_out_is_prohibited_by_itself() -> None:
    policy = made(Allowance(outcome="full", images_withheld=("https://a.example/p.jpg",)))
    assert actions(policy["prohibition"], target="https://a.example/p.jpg") >= {("reproduce", False)}
    assert actions(policy["prohibition"]) == set()


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_stored_decision_is_exported_with_its_date_and_sources(outcome: Outcome) -> None:
    said = Evidence(
        id="e1",
        signal="rss:copyright",
        scope="feed",
        extent="work",
        region="head",
        stance="reserves",
        words="© The Example",
        url="https://a.example/feed.xml",
        observed_at=NOW,
    )
    article = own_article()
    decision = Decision(
        article_id=article.id,
        content_hash=article.content_hash,
        outcome=outcome,
        images=(ImageDecision(url="https://a.example/p.jpg", show=False),),
        reasons=(Reason(text="so", evidence=("e1", "gone")),),
        holders=("The Example",),
        decided_at=NOW,
    )
    policy = odrl.policy(article, decision, {"e1": said}, assignee="https://reader.example/")
    check(policy)
    assert policy["dct:source"] == ["https://a.example/feed.xml"]
    assert policy["dct:issued"]["@value"] == "2026-11-22T12:00:00Z"


def test_json_feed_carries_the_policy_of_what_it_shows() -> None:
    printed = json.loads(jsonfeed.render(edition(shown(own_article(), decided(own_article())))))
    (item,) = printed["items"]
    policy = item["_syndicator"]["rights"]["policy"]
    check(policy)
    assert policy["uid"].startswith(f"{item['id']}#rights-")
    assert policy["assignee"]["uid"] == printed["home_page_url"]
