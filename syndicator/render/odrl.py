"""A decision in ODRL 2.2 (JSON-LD), for machines: what this operator may do, must do and must not do. Decides nothing.

The policy is about this operator alone (``assignee``): it hands nothing on to readers. It permits no more than the
decision, and says ``conflict: prohibit``, because the default (``invalid``) would void the whole policy where a
prohibition meets a permission (ODRL Information Model 2.2 §2.7.2). What ODRL has no word for stands in the description.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from syndicator.model.article import Article
from syndicator.model.edition import Allowance
from syndicator.model.rights import Decision, Evidence
from syndicator.render.characters import address, line, rfc3339

CONTEXT: tuple[Any, ...] = (
    "http://www.w3.org/ns/odrl.jsonld",
    {"cc": "http://creativecommons.org/ns#", "dct": "http://purl.org/dc/terms/"},
)
USES = ("reproduce", "distribute", "display")
"""What publishing a text in a feed is. ``index`` is ODRL's word for a link: "to include a link to the Asset"."""
CHARACTERS = "http://dbpedia.org/resource/Character_(computing)"

_Rule: TypeAlias = dict[str, Any]

PROHIBITED: Mapping[str, tuple[str, ...]] = {
    "commercial": ("cc:CommercialUse",),
    "edit": ("modify",),
    "substantive_edit": ("modify",),
    "meaning_change": ("modify",),
    "adapt": ("derive",),
    "translate": ("translate",),
    "archive": ("archive",),
    "print": ("print",),
    "sell_separately": ("sell",),
    "redistribution": ("grantUse",),
    "sublicensing": ("grantUse",),
    "republish_excerpt": ("extract",),
    "excerpt": ("extract",),
}
"""Our prohibitions in ODRL's actions; none of them is an action a permission of ours names."""
DUTIES: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "attribute_source",
            "attribute_author",
            "attribute_institution",
            "attribute_title",
            "credit_line_fixed",
            "cite_as_given",
            "attribution_on_top",
        ),
        "attribute",
    ),
    "keep_notice": "cc:Notice",
    "keep_tagline": "cc:Notice",
    "link_license": "cc:Notice",
    "share_alike": "cc:ShareAlike",
    "link_original": "include",
    "tracking_pixel": "acceptTracking",
    "notify": "inform",
    "ask_permission": "obtainConsent",
    "process_kill": "reviewPolicy",
}
"""Our duties in ODRL's duty actions."""
FORBIDDING: Mapping[str, str] = {
    "no_derivatives": "derive",
    "verbatim": "modify",
    "no_resale": "sell",
    "no_sublicensing": "grantUse",
}
"""Duties that are prohibitions in ODRL."""
ELSEWHERE = frozenset({"remove_after_expiry", "embargo", "label_excerpt"})
"""Duties that stand in the policy in another form: as constraints, as a refinement."""

MOST_SIGNALS = 40  # about use by machines

_PARTIES = {"attribute": "attributedParty", "inform": "informedParty", "obtainConsent": "consentingParty"}


def policy(
    article: Article, decision: Decision, evidence: Mapping[str, Evidence], *, assignee: str | None = None
) -> dict[str, Any]:
    """Return the policy of one stored article; ``assignee`` is the address of the operator's site.

    ``evidence`` holds what the decision's reasons cite, by id; the documents it stands in are named as its sources.
    """
    allowance = Allowance(
        outcome=decision.outcome,
        prohibitions=decision.prohibitions,
        duties=decision.duties,
        images_withheld=tuple(image.url for image in decision.images if not image.show),
        excerpt_characters=decision.excerpt_characters,
        valid_from=decision.valid_from,
        valid_until=decision.valid_until,
        license=decision.license,
    )
    cited = [evidence[key].url for reason in decision.reasons for key in reason.evidence if key in evidence]
    more = {
        "dct:issued": _moment(decision.decided_at),
        "dct:source": list(dict.fromkeys(address(url) for url in cited if url)),
        "dct:description": " ".join(filter(None, (_description(allowance), _for_machines(decision.machine)))),
    }
    target = article.url or article.id
    return of(allowance, identity=article.id, target=target, holders=decision.holders, assignee=assignee, more=more)


def of(
    allowance: Allowance,
    *,
    identity: str,
    target: str,
    holders: Sequence[str],
    assignee: str | None = None,
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the policy for what may be done with a text. Equal arguments give an equal policy and ``uid``."""
    where = address(target)
    permission = _permission(allowance, where, holders)
    prohibitions = _prohibitions(allowance, where)
    body: dict[str, Any] = {
        "conflict": "prohibit",
        "assigner": [_party(name) for name in holders if line(name)],
        "assignee": {"@type": "Party", "uid": address(assignee)} if assignee else None,
        "permission": [permission] if permission is not None else [],
        "prohibition": prohibitions,
        "obligation": _obligations(allowance, where),
        "dct:license": address(allowance.license.uri)
        if allowance.license is not None and allowance.license.uri
        else None,
        "dct:description": _description(allowance),
        **(more or {}),
    }
    kept = {key: value for key, value in body.items() if value not in (None, [], "")}
    digest = hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:16]
    return {"@context": list(CONTEXT), "@type": "Set", "uid": f"{identity}#rights-{digest}", **kept}


def _permission(allowance: Allowance, target: str, holders: Sequence[str]) -> _Rule | None:
    if allowance.outcome in {"review", "withhold"}:
        return None
    if allowance.outcome == "link":
        return {"target": target, "action": ["index"]}
    rule: _Rule = {"target": target}
    if allowance.outcome == "full":
        extracts = [] if _forbids(allowance, "extract") else ["extract"]
        rule["action"] = [*USES, *extracts, "index"]
    else:
        limit = _limit("lteq", allowance.excerpt_characters)
        rule["action"] = [_refined(action, limit) for action in ("extract", "distribute", "display")]
    if constraints := _constraints(allowance):
        rule["constraint"] = constraints
    if duties := _duties(allowance, holders):
        rule["duty"] = duties
    return rule


def _constraints(allowance: Allowance) -> list[_Rule]:
    found = []
    if allowance.valid_from is not None:
        found.append(_when("gteq", allowance.valid_from))
    if allowance.valid_until is not None:
        found.append(_when("lt", allowance.valid_until))
    return found


def _duties(allowance: Allowance, holders: Sequence[str]) -> list[_Rule]:
    found: dict[str, _Rule] = {}
    for duty in allowance.duties:
        action = DUTIES.get(duty.action)
        if action is None:
            continue
        rule: _Rule = {"action": action}
        if action in _PARTIES and holders:
            rule[_PARTIES[action]] = [_party(name) for name in holders if line(name)]
        if action in {"include", "acceptTracking"} and duty.url:
            rule["target"] = address(duty.url)
        found.setdefault(json.dumps(rule, sort_keys=True), rule)
    return list(found.values())


def _prohibitions(allowance: Allowance, target: str) -> list[_Rule]:
    actions: dict[str, None] = {}
    for name in allowance.prohibitions:
        actions.update(dict.fromkeys(PROHIBITED.get(name, ())))
    if allowance.license is not None and "CommercialUse" in allowance.license.prohibits:
        actions["cc:CommercialUse"] = None
    actions.update({FORBIDDING[duty.action]: None for duty in allowance.duties if duty.action in FORBIDDING})
    if allowance.outcome == "excerpt":
        actions.pop("extract", None)  # the excerpt itself is allowed; what is longer is forbidden below
    rules: list[_Rule] = [{"target": target, "action": sorted(actions)}] if actions else []
    if allowance.outcome in {"link", "review", "withhold"}:
        hidden = () if allowance.outcome == "link" else ("index",)
        rules.append({"target": target, "action": [*USES, *hidden]})
    elif allowance.outcome == "excerpt":
        limit = _limit("gt", allowance.excerpt_characters)
        rules.append({"target": target, "action": [_refined(action, limit) for action in USES]})
    rules += [{"target": address(url), "action": list(USES)} for url in allowance.images_withheld]
    return rules


def _obligations(allowance: Allowance, target: str) -> list[_Rule]:
    """Say what must be done when the permission has ended: take it out."""
    if allowance.outcome not in {"full", "excerpt"} or allowance.valid_until is None:
        return []
    return [{"target": target, "action": "delete", "constraint": [_when("gteq", allowance.valid_until)]}]


def _description(allowance: Allowance) -> str:
    """Name what ODRL has no word for, in ours."""
    forbidden = [name for name in allowance.prohibitions if name not in PROHIBITED and name != "republish_full"]
    known = {*DUTIES, *FORBIDDING, *ELSEWHERE}
    owed = [duty.action for duty in allowance.duties if duty.action not in known]
    if allowance.outcome in {"link", "review", "withhold"}:
        owed = []
    parts = [("Also forbidden", forbidden), ("Also due", list(dict.fromkeys(owed)))]
    return " ".join(f"{label}: {', '.join(names).replace('_', ' ')}." for label, names in parts if names)


def _for_machines(signals: Sequence[tuple[str, str]]) -> str:
    """Carry what was said about use by machines: about this operator's publishing it says nothing, so it is no rule."""
    said = [line(f"{name} {value}".strip()) for name, value in signals[:MOST_SIGNALS]]
    return f"Signals for machines: {'; '.join(said)}." if said else ""


def _forbids(allowance: Allowance, action: str) -> bool:
    return any(action in PROHIBITED.get(name, ()) for name in allowance.prohibitions)


def _refined(action: str, refinement: _Rule) -> _Rule:
    return {"rdf:value": {"@id": f"odrl:{action}"}, "refinement": [refinement]}


def _limit(operator: str, characters: int) -> _Rule:
    return {
        "leftOperand": "absoluteSize",
        "operator": operator,
        "rightOperand": {"@value": str(characters), "@type": "xsd:integer"},
        "unit": CHARACTERS,
    }


def _when(operator: str, moment: datetime) -> _Rule:
    return {"leftOperand": "dateTime", "operator": operator, "rightOperand": _moment(moment)}


def _moment(moment: datetime) -> _Rule:
    return {"@value": rfc3339(moment), "@type": "xsd:dateTime"}


def _party(name: str) -> _Rule:
    return {"@type": "Party", "vcard:fn": line(name)}
