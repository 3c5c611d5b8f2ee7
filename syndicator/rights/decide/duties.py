"""What must and must not be done: duties and prohibitions of every level that applies, added up. Opens nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from syndicator.model.rights import Agreement, Duty, Grant, Outcome, Reason, RightsStatement
from syndicator.rights.decide.case import ITEM, Cap, Case, ids, level

ORDER = (
    "attribute_author",
    "attribute_source",
    "attribute_institution",
    "attribute_title",
    "link_original",
    "link_license",
    "keep_notice",
    "keep_tagline",
    "credit_line_fixed",
    "cite_as_given",
    "cite_doi",
    "attribution_on_top",
    "indicate_changes",
    "label_excerpt",
    "no_derivatives",
    "verbatim",
    "share_alike",
    "keep_links",
    "link_dofollow",
    "canonical_link",
    "noindex",
    "acknowledge_translation",
    "tracking_pixel",
    "ask_permission",
    "notify",
    "quota",
    "no_resale",
    "no_sublicensing",
    "no_endorsement",
    "no_ads_sold_against",
    "embargo",
    "remove_after_expiry",
    "process_kill",
)

HARMLESS = frozenset(
    (
        "edit",
        "substantive_edit",
        "meaning_change",
        "translate",
        "adapt",
        "images",
        "images_third_party",
        "logo",
        "ai_training",
        "machine_use",
        "archive",
        "sell_separately",
        "audio_video",
        "third_party",
        "third_party_agency_material",
        "press_articles",
        "frame",
        "titles",
        "see_terms_url",
        "endorsement",
        "republish_before_embargo",
    )
)
"""What publishing the verbatim text with our credit does not touch: kept elsewhere (images, embargo) or by nature."""

_SIGN = re.compile(r"©|\(c\)|copyright|rights reserved", re.IGNORECASE)
_FULL = frozenset(("republish_full", "copy", "use_without_agreement", "non_editorial"))
EXCERPTS = frozenset(("republish_excerpt", "excerpt", "summarise"))
"""What forbids an excerpt."""
_SELECTION = frozenset(("systematic_republication", "automated_republication"))
_MEDIA = {"print": "print", "broadcast": "broadcast", "web": "web"}


def forbidden(statements: Iterable[RightsStatement]) -> dict[str, tuple[str, ...]]:
    """Add up prohibitions: action → evidence ids."""
    found: dict[str, set[str]] = {}
    for said in statements:
        for prohibition in said.prohibitions:
            found.setdefault(prohibition.action, set()).update(prohibition.evidence or (said.evidence,))
    return {action: tuple(sorted(found[action])) for action in sorted(found)}


def forbids_full(statement: RightsStatement) -> bool:
    """Tell whether a statement forbids publishing the text."""
    return statement.personal_use_only or any(prohibition.action in _FULL for prohibition in statement.prohibitions)


def forbids_excerpts(prohibitions: Iterable[str]) -> bool:
    """Tell whether excerpts are among what is forbidden."""
    return not EXCERPTS.isdisjoint(prohibitions)


def limits(case: Case, prohibitions: dict[str, tuple[str, ...]], *, excerpts: bool) -> list[Cap]:
    """Say how far the prohibitions let this use go. ``excerpts``: an excerpt is granted in words."""
    use = case.use
    caps = []
    for action, evidence in prohibitions.items():
        outcome: Outcome | None = None
        why = ""
        if action in _FULL:
            outcome, why = "excerpt" if excerpts else "link", "republishing the text is forbidden"
        elif action == "commercial" and (use.commercial or use.advertising):
            outcome, why = "link", "commercial use is forbidden (advertising counts as commercial)"
        elif action in _MEDIA and _MEDIA[action] in use.media:
            outcome, why = "link", f"use in {action} is forbidden"
        elif (action == "paywall" and use.paywall) or (action == "advertising" and use.advertising):
            outcome, why = "link", f"{action} around the text is forbidden"
        elif action in _SELECTION and use.selected_by != "person":
            outcome, why = "review", "articles must be chosen one by one, not taken over automatically"
        elif action in {"redistribution", "sublicensing"} or action.startswith("territory") or not _known(action):
            outcome, why = (
                "review",
                f"“{action.replace('_', ' ')}” is forbidden, and whether a feed does that a person must say",
            )
        if outcome is not None:
            caps.append(Cap(outcome=outcome, reason=_no(action, why, evidence)))
    return caps


def beside(agreement: Agreement, prohibitions: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return what stays forbidden under an agreement: what it does not speak of, and excerpts unless it permits them.

    What the page tells everybody about republishing is what the parties agreed to be otherwise.
    """
    kept = HARMLESS if "republish_excerpt" in agreement.permits else HARMLESS | EXCERPTS
    return {action: evidence for action, evidence in prohibitions.items() if action in kept}


def _known(action: str) -> bool:
    settled = action in HARMLESS or action in _FULL or action in EXCERPTS or action in _SELECTION or action in _MEDIA
    return settled or action in {"commercial", "paywall", "advertising"}


def _no(action: str, why: str, evidence: tuple[str, ...]) -> Reason:
    return Reason(text=f"{why[0].upper()}{why[1:]}.", evidence=evidence, code=f"prohibited_{action}")


def owed(case: Case, statements: Sequence[RightsStatement], grants: Iterable[Grant]) -> tuple[Duty, ...]:
    """Add up duties, each once per text, address and place, with all the evidence that asks for it."""
    found: dict[tuple[str, str, str, str, int], Duty] = {}
    for said in statements:
        for duty in (*said.duties, *_credited(said)):
            key = (duty.action, duty.text or "", duty.url or "", duty.position or "", duty.days or 0)
            kept = found.get(key, duty)
            evidence = tuple(sorted({*kept.evidence, *duty.evidence, said.evidence}))
            stronger = kept if kept.strength == "license" else duty
            found[key] = replace(stronger, evidence=evidence)
    duties = [*_most_specific(found.values()), *_from_grants(grants, found)]
    return tuple(sorted((_with_notice(case, duty) for duty in duties), key=_place))


def _credited(said: RightsStatement) -> tuple[Duty, ...]:
    """A demanded credit line is a duty, whichever field it was read into."""
    if not said.credit or said.stance not in {"grants", "restricts"}:
        return ()
    return (Duty(action="credit_line_fixed", text=said.credit, strength="publisher_terms", evidence=(said.evidence,)),)


def _most_specific(duties: Iterable[Duty]) -> list[Duty]:
    """Drop a bare duty where the same is demanded with words, address or place."""
    listed = list(duties)
    said = {duty.action for duty in listed if duty.text or duty.url or duty.position or duty.days}
    return [d for d in listed if d.text or d.url or d.position or d.days or d.action not in said]


def _from_grants(grants: Iterable[Grant], found: dict[tuple[str, str, str, str, int], Duty]) -> list[Duty]:
    """Bounds of a grant that go on binding after publication."""
    named = {key[0] for key in found}
    duties: dict[str, Duty] = {}
    for grant in grants:
        if grant.quota is not None and "quota" not in named:
            text = f"no more than {grant.quota} articles in {grant.quota_days or 30} days"
            duties["quota"] = Duty(action="quota", text=text, days=grant.quota_days, strength="publisher_terms")
        if grant.valid_until is not None and "remove_after_expiry" not in named:
            duties["remove_after_expiry"] = Duty(
                action="remove_after_expiry", days=grant.valid_days, strength="publisher_terms"
            )
    return list(duties.values())


def _with_notice(case: Case, duty: Duty) -> Duty:
    """Give the duty to keep the notice its words: the item's own copyright lines, verbatim, nearest first."""
    if duty.action != "keep_notice" or duty.text:
        return duty
    lines = rights_lines(case)
    return replace(duty, text="\n".join(lines)) if lines else duty


def rights_lines(case: Case) -> tuple[str, ...]:
    """Return the copyright lines that stand nearest to the item, verbatim, each once."""
    lines = [said for said in case.text if said.holders and said.stance == "reserves" and said.words.strip()]
    if not lines:
        return ()
    nearest = min(level(said) for said in lines)
    kept = [_copyright_line(said.words) for said in lines if level(said) == nearest]
    return tuple(dict.fromkeys(kept))


def _copyright_line(words: str) -> str:
    """Of words over several lines keep the one with the copyright sign: a source line may stand above it."""
    lines = [line.strip() for line in words.splitlines()]
    return next((line for line in lines if _SIGN.search(line)), words.strip())


def signed_at_item(case: Case) -> tuple[str, ...]:
    """Return the evidence of copyright lines under the item itself."""
    return ids(said for said in case.text if said.holders and level(said) == ITEM)


def _place(duty: Duty) -> tuple[int, str, str, str]:
    place = ORDER.index(duty.action) if duty.action in ORDER else len(ORDER)
    return place, duty.action, duty.text or "", duty.url or ""
