"""Tells from an element's name, role, class and id where on a page its text stands. It knows no site, only words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from syndicator.model.draft import Region

_ARTICLE_BODY = re.compile(
    r"articlebody|(?:^|[\s_-])(?:article|story|post|entry|page)[_-]?(?:body|content|text)(?:$|[\s_-])"
)
_RULES: Final[tuple[tuple[Region, re.Pattern[str]], ...]] = (
    ("widget", re.compile(r"republi(?:sh|cation)|(?:^|[\s_-])syndicat|repost-?this|steal[_-]our")),
    (
        "comment",
        re.compile(
            r"(?:^|[\s_-])(?:comments?|commentlist|commentbody|kommentare?|disqus|respond|reader-comments|repl(?:y|ies)"
            r"|guestbook|gaestebuch)(?:$|[\s_]|-(?:list|area|body|section|content|text|thread|wrap))"
        ),
    ),
    (
        "caption",
        re.compile(
            r"caption|(?:^|[\s_-])(?:credits?|bildunterschrift|bildnachweis|legende|photographer|"
            r"(?:photo|image|img|media|picture|bild|foto)[_-]?(?:credits?|copyright|source|author|description|legend|info|quelle))"
            r"(?:$|[\s_-])"
        ),
    ),
    (
        "footer",
        re.compile(
            r"(?:^|\s)(?:(?:site|page|global|main|colophon)[_-]?footer|footer|colophon|site-?info|copyright-?bar|"
            r"footer[_-](?:wrap(?:per)?|main|inner|bottom|container|content|widgets?|area|menu|nav|links?))(?:$|\s)"
        ),
    ),
    (
        "sidebar",
        re.compile(
            r"(?:^|[\s_-])(?:sidebar|side-bar|rightrail|right-rail|left-rail|rail|related|recommended|recirc|trending|"
            r"most-?read|most-?popular|newsletter|outbrain|taboola|promo|advert|advertisement|breadcrumbs?|navigation|"
            r"navbar|menu|share|sharing|social|teasers?|read-?more|also-?read|more-?from|cookie|consent)"
            r"(?:$|[\s_]|-(?:list|box|bar|widget|articles?|posts?|stories|content|links?|items?|module|section|banner|"
            r"container|wrapper|block|area|inner))"
        ),
    ),
)
_CREDIT = re.compile(
    r"(?:^|[\s_-]|photo|image|img|media|caption|figure|bild|foto)(?:credits?|copyright|copy-?right|photographer|"
    r"photograph|source|quelle|autor|author|attribution|urheber|byline|agency|rights|creator|provider|"
    r"bildnachweis|fotograf|auteur|firma)(?:$|[\s_-]|text|line|name|label|wrap)"
)
_TAGS: Final[dict[str, Region]] = {
    "aside": "sidebar",
    "nav": "sidebar",
    "figcaption": "caption",
    "caption": "caption",
    "figure": "caption",
    "code": "code",
    "pre": "code",
}
_COMMENT: Final = frozenset(
    {
        "comment", "comment-body", "comment-item", "comment-content", "comment__body", "comment__content", "reply",
        "bbp-reply", "forum-reply", "usercomment",
    }
)  # fmt: skip
_ROLES: Final[dict[str, Region]] = {
    "comment": "comment",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "navigation": "sidebar",
    "menu": "sidebar",
    "search": "sidebar",
    "banner": "sidebar",
    "dialog": "sidebar",
    "alertdialog": "sidebar",
}
_HIDING = re.compile(r"(?:^|;)\s{0,4}(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.IGNORECASE)
_STICKY: Final = frozenset({"comment", "widget", "code"})  # what stands inside stays that
_NAMED = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-type", "rel", "property")


@lru_cache(maxsize=4096)
def _by_name(names: str) -> Region | None:
    for region, rule in _RULES:
        if rule.search(names):
            return region
    return None


@lru_cache(maxsize=4096)
def credits(names: str) -> bool:  # noqa: A001 - the builtin is a pager's
    """Whether the names of an element say that it holds whose picture it is."""
    return bool(_CREDIT.search(names))


@lru_cache(maxsize=4096)
def _holds_article(names: str) -> bool:
    return bool(_ARTICLE_BODY.search(names))


def hidden(attributes: dict[str, str | None]) -> bool:
    """Whether a reader does not see the element."""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDING.search(attributes.get("style") or ""))
    )


def is_comment(attributes: dict[str, str | None]) -> bool:
    """Tell whether an element is what one reader wrote: themes write each as an ``<article>`` of its own."""
    names = (attributes.get("class") or "").lower()
    if ("comment" in names or "reply" in names) and not _COMMENT.isdisjoint(names.split()):
        return True
    kind = attributes.get("itemtype")
    return kind is not None and kind.rstrip("/ ").lower().endswith("/comment")


def place(tag: str, attributes: dict[str, str | None], around: Region, *, article: bool) -> tuple[str, Region, bool]:
    """Return an element's names, its region and whether it is part of an article, from those around it."""
    names = " ".join(value for name in _NAMED if (value := attributes.get(name))).lower()[:400] if attributes else ""
    if tag in {"html", "body"}:
        return "", around, False  # their classes speak of the whole page
    written = bool(attributes) and is_comment(attributes)
    if written or tag in {"article", "main"} or (names and _holds_article(names)):
        inherited: Region = "body" if around not in _STICKY and tag != "aside" else around
        return names, "comment" if written else inherited, article or not written
    role = (attributes.get("role") or "").lower()
    region = _ROLES.get(role) or _TAGS.get(tag)
    if tag == "footer":
        region = "tail" if article else "footer"
    if names:
        named = _by_name(names)
        region = named or region if named != "footer" or not article else "tail"
    if region is None or around in _STICKY:
        return names, around, article
    if around == "footer" and not (region in _STICKY or (region == "caption" and "caption" in names)):
        return names, around, article  # "credits" there are the site's
    if around == "caption" and region not in _STICKY:
        region = "caption"
    if around == "sidebar" and region == "caption":
        return names, region, article
    return names, region, article
