"""Whether each picture may be shown. Strict: a picture somebody else is credited with is not covered by the page's licence."""

from __future__ import annotations

from syndicator.model.article import Image
from syndicator.model.rights import Grant, ImageDecision, License, Outcome
from syndicator.rights import licenses, names
from syndicator.rights.decide.bounds import unfit
from syndicator.rights.decide.case import Case
from syndicator.rights.holder import runs_site


def decide(
    case: Case,
    outcome: Outcome,
    *,
    license: License | None,
    covers: bool,
    prohibited: frozenset[str],
) -> tuple[ImageDecision, ...]:
    """Decide about every picture that has an address. ``covers``: the permission is not limited to the text."""
    return tuple(
        _one(case, outcome, image, image.url, license=license, covers=covers, prohibited=prohibited)
        for image in case.article.images
        if image.url is not None
    )


def _one(
    case: Case,
    outcome: Outcome,
    image: Image,
    url: str,
    *,
    license: License | None,  # noqa: A002 - the noun
    covers: bool,
    prohibited: frozenset[str],
) -> ImageDecision:
    if outcome not in {"full", "excerpt"}:
        return ImageDecision(url=url, show=False, reason="Nothing but a link may be shown.")
    own = licenses.by_uri(image.license_url) if image.license_url else None
    if own is not None:
        return _by_own_license(case, own, url)
    if image.license_url:
        return ImageDecision(url=url, show=False, reason="The picture's own licence is not one we know.")
    if outcome != "full":
        return ImageDecision(url=url, show=False, reason="An excerpt comes without pictures.")
    if "images" in prohibited or not covers:
        return ImageDecision(url=url, show=False, reason="The permission does not cover pictures.")
    if image.credit and not _ours_to_show(case, image.credit):
        reason = f"It is credited to {image.credit}, whom the permission does not cover."
        return ImageDecision(url=url, show=False, reason=reason)
    if not image.credit and (license is None or "images_third_party" in prohibited):
        return ImageDecision(url=url, show=False, reason="Nothing says whose picture it is.")
    whose = f"credited to {image.credit}" if image.credit else "published with the text, credited to nobody else"
    return ImageDecision(url=url, show=True, reason=f"Covered by the permission: {whose}.")


def _by_own_license(case: Case, own: License, url: str) -> ImageDecision:
    grants: tuple[Grant, ...] = licenses.grants_of(own)
    full = [grant for grant in grants if grant.action == "republish_full"]
    if full and all(unfit(grant, case.use) is None for grant in full):
        return ImageDecision(url=url, show=True, reason=f"Under its own licence, {own.name}.")
    return ImageDecision(url=url, show=False, reason=f"Its own licence, {own.name}, does not allow this use.")


def _ours_to_show(case: Case, credit: str) -> bool:
    """The credit names the holder of the text, the site, or who wrote it; "Reuters", "Getty" and strangers it does not."""
    parts = [part for part in credit.replace("|", "/").split("/") if part.strip()]
    return bool(parts) and all(_known(case, part.strip()) for part in parts)


def _known(case: Case, name: str) -> bool:
    bare = name.removeprefix("©").strip()
    for lead in ("Photo by ", "Photo: ", "Foto: ", "Image: ", "Photograph by ", "By "):
        bare = bare.removeprefix(lead)
    if names.agency(bare) is not None and not any(names.same(bare, holder) for holder in case.holder.names):
        return False
    wrote = any(names.same(bare, person.name) for person in case.article.people)
    held = any(names.same(bare, holder) for holder in case.holder.names)
    return wrote or held or runs_site(bare, case.article, case.text)
