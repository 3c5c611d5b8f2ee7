"""What the names in a decision mean, in words an editor would use. A name that is not here is shown as it is."""

from __future__ import annotations

from collections.abc import Mapping

from syndicator.model.draft import Region, Scope
from syndicator.model.rights import Outcome

VERDICTS: Mapping[Outcome, str] = {
    "full": "The full text may be published",
    "excerpt": "An excerpt may be published",
    "link": "Only the title with a link and the credit may be published",
    "review": "Nothing is published until a person has looked",
    "withhold": "Nothing may be published",
}
DUTIES: Mapping[str, str] = {
    "attribute_source": "name the source",
    "attribute_author": "name the author",
    "attribute_institution": "name the institution",
    "attribute_title": "give the title",
    "link_original": "link to the article",
    "link_license": "link to the licence",
    "keep_notice": "keep the notice with the text",
    "keep_tagline": "keep the closing line",
    "credit_line_fixed": "print this credit line",
    "cite_as_given": "cite it as they ask",
    "cite_doi": "cite its DOI",
    "attribution_on_top": "put the credit on top",
    "indicate_changes": "say what was changed",
    "label_excerpt": "call an excerpt an excerpt",
    "no_derivatives": "publish no adapted version",
    "verbatim": "leave the text as it is",
    "share_alike": "pass it on under the same licence",
    "keep_links": "keep the links in the text",
    "link_dofollow": "let search engines follow the link",
    "canonical_link": "name the original as the canonical address",
    "noindex": "ask search engines not to list it",
    "tracking_pixel": "carry their counting pixel",
    "notify": "tell them about it",
    "quota": "keep to their number",
    "no_resale": "do not sell it",
    "no_sublicensing": "do not license it on",
    "no_endorsement": "claim no endorsement",
    "no_ads_sold_against": "sell no advertising against it",
    "embargo": "publish nothing before the embargo ends",
    "remove_after_expiry": "take it out when the permission ends",
    "process_kill": "take it out when they withdraw it",
    "ask_permission": "ask for permission",
    "acknowledge_translation": "say that it is a translation",
}
FORBIDDEN: Mapping[str, str] = {
    "commercial": "commercial use",
    "edit": "changing the text",
    "substantive_edit": "changing what the text says",
    "meaning_change": "changing what the text means",
    "adapt": "adapting it",
    "translate": "translating it",
    "images": "using its pictures",
    "images_third_party": "using other people's pictures",
    "logo": "using the logo",
    "print": "print",
    "broadcast": "broadcasting",
    "archive": "keeping it in an archive",
    "ai_training": "training machines with it",
    "machine_use": "use by machines",
    "republish_full": "publishing the whole text",
    "republish_excerpt": "publishing parts of it",
    "republish_before_embargo": "publishing before the embargo ends",
    "redistribution": "passing it on",
    "sublicensing": "licensing it on",
    "sell_separately": "selling it by itself",
    "third_party": "what belongs to third parties",
    "third_party_agency_material": "material of news agencies",
    "systematic_republication": "publishing systematically",
    "automated_republication": "publishing automatically",
    "paywall": "a paywall around it",
    "advertising": "advertising around it",
    "frame": "showing it in a frame",
    "endorsement": "claiming an endorsement",
}
ROLES: Mapping[str, str] = {"original": "From", "intermediary": "Passed on by", "collected": "Found at"}
SIGNALS: Mapping[str, str] = {"text:block": "notice", "link:license": "licence link"}

_REGIONS: Mapping[Region, str] = {
    "head": "in the metadata",
    "byline": "at the byline",
    "body": "in the text",
    "tail": "under the text",
    "caption": "at a picture",
    "widget": "in the republish box",
    "footer": "in the footer",
    "sidebar": "in the sidebar",
    "comment": "in a reader's comment",
    "code": "in the page's code",
}
_SCOPES: Mapping[Scope, str] = {"item": "of the article", "feed": "of the feed", "site": "of the site"}


def place(region: Region, scope: Scope) -> str:
    """Say in words where something stands."""
    where = _REGIONS.get(region, region)
    whose = _SCOPES.get(scope, "")
    return where if scope == "item" and region != "head" else f"{where} {whose}".strip()
