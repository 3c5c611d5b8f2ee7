"""Whether each picture may be shown. Strict: the page's licence never covers a picture credited to somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from syndicator.model.article import Article, Image
from syndicator.model.rights import Grant, ImageDecision, License, Outcome
from syndicator.rights import licenses, names
from syndicator.rights.decide.bounds import unfit
from syndicator.rights.decide.case import Case
from syndicator.rights.holder import runs_site


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """How far the permission for the text goes for the pictures in it."""

    outcome: Outcome
    license: License | None
    reaches: bool  # it is not limited to the text
    prohibited: frozenset[str]


def decide(case: Case, cover: Cover) -> tuple[ImageDecision, ...]:
    """Decide about every picture that has an address."""
    if cover.outcome not in {"full", "excerpt"}:
        return none(case.article)
    return tuple(
        ImageDecision(url=image.url, show=show, reason=reason)
        for image in case.article.images
        if image.url is not None
        for show, reason in (_one(case, cover, image),)
    )


def none(article: Article) -> tuple[ImageDecision, ...]:
    """Show no picture of an article of which nothing but a link may be shown."""
    reason = "Nothing but a link may be shown."
    return tuple(
        ImageDecision(url=image.url, show=False, reason=reason) for image in article.images if image.url is not None
    )


def _one(case: Case, cover: Cover, image: Image) -> tuple[bool, str]:
    if image.license_url:
        return _by_own_license(case, image.license_url)
    missing = _not_covered(case, cover, image)
    if missing is not None:
        return False, missing
    whose = f"credited to {image.credit}" if image.credit else "published with the text, credited to nobody else"
    return True, f"Covered by the permission: {whose}."


def _not_covered(case: Case, cover: Cover, image: Image) -> str | None:
    """Return why the text's permission does not cover a picture, or None where it does."""
    if cover.outcome != "full":
        return "An excerpt comes without pictures."
    if "images" in cover.prohibited or not cover.reaches:
        return "The permission does not cover pictures."
    if (closed := _closed_by_media_rss(case)) is not None:
        return closed
    if image.credit:
        stranger = not _ours_to_show(case, image.credit)
        return f"It is credited to {image.credit}, whom the permission does not cover." if stranger else None
    if cover.license is None or "images_third_party" in cover.prohibited:
        return "Nothing says whose picture it is."
    return None


def _closed_by_media_rss(case: Case) -> str | None:
    """Return what the item's own words about its media keep from us; which of several it means they do not say."""
    for said in case.images:
        if not case.evidence[said.evidence].signal.startswith("media:"):
            continue
        stranger = next((name for name in said.holders if not _ours_to_show(case, name)), None)
        if stranger is not None:
            return f"The item says that its media are {stranger}'s, whom the permission does not cover."
        if said.explicit or said.stance in {"restricts", "unreadable"}:
            return "The item restricts the use of its media."
    return None


def _by_own_license(case: Case, address: str) -> tuple[bool, str]:
    own = licenses.by_uri(address)
    if own is None:
        return False, "The picture's own licence is not one we know."
    grants: tuple[Grant, ...] = licenses.grants_of(own)
    full = [grant for grant in grants if grant.action == "republish_full"]
    if full and all(unfit(grant, case.use) is None for grant in full):
        return True, f"Under its own licence, {own.name}."
    return False, f"Its own licence, {own.name}, does not allow this use."


def _ours_to_show(case: Case, credit: str) -> bool:
    """The credit names the holder of the text, the site or who wrote it, and nobody besides."""
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
