"""What an entry of the catalogue says of an article. Opens only where the publisher speaks of its own articles.

An entry that does not speak (nobody read the publisher's page, or too long ago, or the article is not its own) gives
a statement without permissions: what it forbids and asks adds up with the rest, and that is all it can do.
"""

from __future__ import annotations

from dataclasses import replace

from syndicator.errors import EvidenceError
from syndicator.model.rights import Duty, Evidence, Prohibition, RightsStatement
from syndicator.rights import catalogue, licenses
from syndicator.rights.catalogue import CatalogueEntry
from syndicator.rights.evidence.saying import that

SIGNALS = (catalogue.SIGNAL,)

_PICTURES = {"own": "images_third_party", "none": "images"}


def read(evidence: Evidence) -> tuple[RightsStatement, ...]:
    """Say what the catalogue has on the publisher."""
    attributes = dict(evidence.attributes)
    entry = catalogue.by_id(attributes.get("entry", ""))
    if entry is None:
        raise EvidenceError("the catalogue has no such entry any more", signal=evidence.signal)
    until = entry.speaks_until
    placed = evidence.scope == "site" and evidence.region == "widget" and evidence.extent == "work"
    if attributes.get("own") == "yes" and until is not None and placed:
        return (_speaking(evidence, entry),)
    return (_narrowing(evidence, entry),)


def _speaking(evidence: Evidence, entry: CatalogueEntry) -> RightsStatement:
    return replace(
        _narrowing(evidence, entry, speaking=True),
        stance="grants",
        license=entry.license,
        grants=entry.grants,
        basis=entry.basis,
        expires=entry.speaks_until,
    )


def _narrowing(evidence: Evidence, entry: CatalogueEntry, *, speaking: bool = False) -> RightsStatement:
    """Leave out every name: one that stands for a site here would make somebody else's text the site's own."""
    return that(
        evidence,
        "restricts",
        reach="third_party_excluded" if entry.own_only else None,
        duties=tuple(replace(duty, evidence=(evidence.id,)) for duty in _duties(entry, speaking=speaking)),
        prohibitions=tuple(Prohibition(action=action, evidence=(evidence.id,)) for action in _prohibitions(entry)),
        contact=entry.contact,
        grantor=entry.name,
        terms_url=entry.policy_url,
    )


def _duties(entry: CatalogueEntry, *, speaking: bool) -> tuple[Duty, ...]:
    """Its own, and what its licence asks. All are the publisher's terms: what was agreed in writing stands above.

    The link to the licence is asked only where it is what we publish under: that of the page may be another.
    """
    asked = list(entry.duties)
    if entry.license is not None:
        asked += [replace(duty, strength="publisher_terms") for duty in licenses.duties_of(entry.license)]
    if not speaking:
        asked = [duty for duty in asked if duty.action != "link_license"]
    if entry.valid_days is not None:
        asked.append(Duty(action="remove_after_expiry", days=entry.valid_days, strength="publisher_terms"))
    if entry.quota is not None:
        text = f"no more than {entry.quota} articles in {entry.quota_days} days"
        asked.append(Duty(action="quota", text=text, days=entry.quota_days, strength="publisher_terms"))
    return tuple({(duty.action, duty.text, duty.url, duty.days): duty for duty in asked}.values())


def _prohibitions(entry: CatalogueEntry) -> tuple[str, ...]:
    found = set(entry.prohibitions)
    if entry.license is not None:
        found.update(licenses.prohibitions_of(entry.license))
    if entry.images in _PICTURES:
        found.add(_PICTURES[entry.images])
    if entry.own_only:
        found.add("third_party")
    if entry.selected_by_person:
        found.add("automated_republication")
    if entry.entire_only:
        found.add("republish_excerpt")
    return tuple(sorted(found))
