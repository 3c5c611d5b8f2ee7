"""Whether a use fits a permission's bounds. Knows nothing of the article; a bound it cannot check is not met."""

from __future__ import annotations

from syndicator.model.rights import Audience, Grant, Policy, UseProfile

_OTHERS: dict[Audience, tuple[str, str]] = {
    "community_sites": ("community_only", "for community sites that are not commercial"),
    "news_media": ("news_media_only", "for news media"),
    "print_media": ("print_media_only", "for print media"),
    "members": ("members_only", "for members or customers under a contract"),
}

NEWSROOM_DAYS = 30  # a quota "per month" where the days are not said


def unfit(grant: Grant, use: UseProfile) -> tuple[str, str] | None:
    """Return why this use is outside the grant as (code, words that follow "it is"), or None where it fits."""
    for check in (_unmet, _audience, _money, _medium, _territory):
        found = check(grant, use)
        if found is not None:
            return found
    return None


def needs_person(grant: Grant, use: UseProfile, policy: Policy) -> tuple[str, str] | None:
    """Return why a person must choose, or None."""
    if grant.selected_by_person and use.selected_by != "person":
        return "not_automatic", "articles must be chosen one by one, not taken over automatically"
    if grant.quota is not None and use.selected_by != "person" and not _rationed(grant, policy):
        return "quota", f"no more than {grant.quota} articles in {grant.quota_days or NEWSROOM_DAYS} days"
    return None


def _rationed(grant: Grant, policy: Policy) -> bool:
    """The operator's own quota is at least as strict, and it is kept when feeds are printed."""
    if policy.quota_items is None or policy.quota_days is None or grant.quota is None:
        return False
    return policy.quota_items <= grant.quota and policy.quota_days >= (grant.quota_days or NEWSROOM_DAYS)


def _unmet(grant: Grant, _use: UseProfile) -> tuple[str, str] | None:
    return ("condition", f"only {'; '.join(grant.unmet)}") if grant.unmet else None


def _audience(grant: Grant, use: UseProfile) -> tuple[str, str] | None:
    met: dict[Audience, bool] = {
        "anyone": True,
        "noncommercial": _noncommercial(use) is None,
        "community_sites": use.community_site and not use.commercial,
        "news_media": use.news_media,
        "print_media": set(use.media) == {"print"},
        "members": False,  # customers, licensees: a contract, and none is on file
    }
    if met[grant.audience]:
        return None
    return _noncommercial(use) if grant.audience == "noncommercial" else _OTHERS[grant.audience]


def _money(grant: Grant, use: UseProfile) -> tuple[str, str] | None:
    return _noncommercial(use) if grant.noncommercial else None


def _noncommercial(use: UseProfile) -> tuple[str, str] | None:
    """NC is about the use; a page with advertising, the disputed case, we take for commercial (RIGHTS.md §7.1)."""
    if use.commercial:
        return "noncommercial_only", "for non-commercial use"
    if use.advertising or use.paywall:
        return "noncommercial_only", "for non-commercial use, and advertising or a paywall counts as commercial"
    return None


def _medium(grant: Grant, use: UseProfile) -> tuple[str, str] | None:
    if not grant.media or set(use.media) <= set(grant.media):
        return None
    return "medium", f"for {' and '.join(sorted(grant.media))} only"


def _territory(grant: Grant, use: UseProfile) -> tuple[str, str] | None:
    if not grant.territory or (use.territory and set(use.territory) <= set(grant.territory)):
        return None
    return "territory", f"for {', '.join(sorted(grant.territory))} only"
