"""Posts of the WordPress REST API (``/wp-json/wp/v2/posts?_embed``) → drafts, with what is embedded in them.

https://developer.wordpress.org/rest-api/reference/posts/. Only what is published is read: a draft, a private or a
password-protected post that reaches us by a careless login is nobody's to republish.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import (
    Complaint,
    Draft,
    DraftImage,
    DraftPerson,
    DraftTerm,
    Harvest,
    HarvestFeed,
    Said,
)
from syndicator.parse import blocks, json_value
from syndicator.parse.json_value import LONGEST_TEXT, MOST, Object, line, objects
from syndicator.syntax import html
from syndicator.syntax import url as web

NAME: Final = "wordpress"

MOST_POSTS: Final = 500  # the API gives 100 at most
_CREDITS: Final = ("media_credit", "credit", "_navis_media_credit", "photo_credit", "copyright", "bildnachweis")
_PLAIN: Final = frozenset(("category", "post_tag"))


def recognises(capture: Capture) -> bool:
    """Tell whether these are WordPress posts: JSON whose texts are "rendered" and that has WordPress's two dates."""
    if not json_value.opening(capture.body):
        return False
    return json_value.names(capture.body, "rendered") and json_value.names(capture.body, "date_gmt")


def read(capture: Capture) -> Harvest:
    """Return what the posts said. Raises ``errors.Malformed`` for JSON that holds none."""
    value = json_value.read(capture)
    posts = value if isinstance(value, list) else [value]
    base = web.normalise(capture.url)
    drafts: list[Draft] = []
    complaints: list[Complaint] = []
    for number, post in enumerate(posts[:MOST_POSTS]):
        locator = f"/{number}" if isinstance(value, list) else ""
        why = _refusal(post)
        if why or not isinstance(post, dict):
            complaints.append(Complaint(message=why, locator=locator, code="not_published"))
        else:
            drafts.append(_draft(post, locator, base))
    if len(posts) > MOST_POSTS:
        complaints.append(Complaint(message=f"{len(posts)} posts, read the first {MOST_POSTS}", code="too_many_items"))
    if not drafts and len(complaints) == len(posts) and not any(isinstance(post, dict) for post in posts):
        raise Malformed("this JSON holds no WordPress post", url=capture.url, code="not_wordpress")
    return Harvest(format=NAME, feed=HarvestFeed(), drafts=tuple(drafts), complaints=tuple(complaints[:MOST]))


def _refusal(post: object) -> str:
    """Return why a post is not read; "" where it is."""
    if not isinstance(post, dict) or not isinstance(post.get("content") or post.get("title"), dict):
        return "this is no WordPress post"
    status = line(post.get("status")) or "publish"
    if status != "publish":
        return f'a post with the status "{status[:40]}" is not published'
    content, excerpt = post.get("content"), post.get("excerpt")
    if any(isinstance(part, dict) and part.get("protected") for part in (content, excerpt)) or post.get("password"):
        return "a post behind a password is not published"
    return ""


def _draft(post: Object, locator: str, base: str | None) -> Draft:
    link = web.normalise(line(post.get("link")), base) if post.get("link") else None
    body = _rendered(post, "content", locator, link or base)
    excerpt = _rendered(post, "excerpt", locator, link or base)
    prose = next(iter((*body, *excerpt)), None)
    guid = html.fold(_text(post.get("guid")))
    embedded = post.get("_embedded")
    inside: Object = embedded if isinstance(embedded, dict) else {}
    return Draft(
        identifiers=(guid,) if guid else (),
        links=(Said(text=link, carrier="wordpress:link", locator=f"{locator}/link"),) if link else (),
        titles=_rendered(post, "title", locator, None),
        people=tuple(_people(post, inside, locator, base)),
        published=_dates(post, "date", locator),
        updated=_dates(post, "modified", locator),
        languages=tuple(
            Said(text=tag, carrier="wordpress:lang", locator=f"{locator}/{key}")
            for key in ("lang", "locale")
            if (tag := line(post.get(key), 60))
        ),
        terms=tuple(_terms(inside)),
        bodies=body,
        summaries=excerpt,
        images=tuple(_images(post, inside, locator, base)),
        marks=blocks.marks(prose.text, base_url=link or base, locator=prose.locator) if prose else (),
        locator=locator or "/",
    )


def _text(value: object) -> str:
    """Return what a field says: a string, or an object with it "rendered"."""
    return line(value.get("rendered"), LONGEST_TEXT) if isinstance(value, dict) else line(value, LONGEST_TEXT)


def _rendered(post: Object, key: str, locator: str, base: str | None) -> tuple[Said, ...]:
    text = _text(post.get(key))
    if not text:
        return ()
    place = f"{locator}/{key}/rendered"
    return (Said(text=text, carrier=f"wordpress:{key}", locator=place, media_type="text/html", base_url=base),)


def _dates(post: Object, key: str, locator: str) -> tuple[Said, ...]:
    """Return the date in UTC, which WordPress writes without saying so; else the one in the site's own time."""
    exact = line(post.get(f"{key}_gmt"), 60)
    if exact and not exact.startswith("0000"):
        text = exact if exact.endswith("Z") else f"{exact}Z"
        return (Said(text=text, carrier=f"wordpress:{key}_gmt", locator=f"{locator}/{key}_gmt"),)
    local = line(post.get(key), 60)
    return (Said(text=local, carrier=f"wordpress:{key}", locator=f"{locator}/{key}"),) if local else ()


def _people(post: Object, embedded: Object, locator: str, base: str | None) -> Iterator[DraftPerson]:
    """Yield the co-authors where a plug-in names them, else the author; a closed list of users names nobody."""
    for owner, key in ((post, "coauthors"), (post, "authors"), (embedded, "author")):
        named = False
        for one in objects(owner.get(key)):
            name = line(one.get("display_name")) or line(one.get("name"))
            if name:
                named = True
                address = line(one.get("link")) or line(one.get("url"))
                yield DraftPerson(
                    name=html.fold(html.unescape(name)),
                    url=web.normalise(address, base) if address else None,
                    carrier="wordpress:author",
                    locator=f"{locator}/{key}",
                )
        if named:
            return


def _terms(embedded: Object) -> Iterator[DraftTerm]:
    """Yield categories and tags as they are, terms of other taxonomies under their names."""
    listed = embedded.get("wp:term")
    for terms in (listed if isinstance(listed, list) else [])[:MOST]:
        for one in objects(terms):
            name, taxonomy = html.fold(html.unescape(line(one.get("name")))), line(one.get("taxonomy"))
            if name and line(one.get("slug")) != "uncategorized":
                scheme = None if taxonomy in _PLAIN else taxonomy or None
                yield DraftTerm(term=name, scheme=scheme, carrier="wordpress:term")


def _images(post: Object, embedded: Object, locator: str, base: str | None) -> Iterator[DraftImage]:
    """Yield the featured picture, with the credit of whichever plug-in keeps one, and its caption as it is written."""
    found = False
    for one in objects(embedded.get("wp:featuredmedia")):
        address = web.normalise(line(one.get("source_url")), base) if one.get("source_url") else None
        if address is None or not (line(one.get("mime_type")) or "image/").startswith("image/"):
            continue
        found = True
        details = one.get("media_details")
        size: Object = details if isinstance(details, dict) else {}
        yield DraftImage(
            url=address,
            alt=line(one.get("alt_text")) or None,
            caption=html.text(_text(one.get("caption"))) or None,
            credit=_credit(one) or None,
            width=_number(size.get("width")),
            height=_number(size.get("height")),
            media_type=line(one.get("mime_type")) or None,
            carrier="wordpress:featuredmedia",
            locator=f"{locator}/_embedded/wp:featuredmedia",
        )
    address = line(post.get("jetpack_featured_media_url"))
    resolved = web.normalise(address, base) if address and not found else None
    if resolved is not None:
        place = f"{locator}/jetpack_featured_media_url"
        yield DraftImage(url=resolved, carrier="wordpress:jetpack", locator=place)


def _credit(media: Object) -> str:
    """Return the credit: WordPress has no field for it, plug-ins keep it beside or in the media's meta data."""
    details = media.get("media_details")
    meta = details.get("image_meta") if isinstance(details, dict) else None
    for owner in (media, media.get("meta"), media.get("acf"), meta):
        if isinstance(owner, dict):
            found = next((text for key in _CREDITS if (text := html.fold(html.text(_text(owner.get(key)))))), "")
            if found:
                return found
    return ""


def _number(value: object) -> int | None:
    text = line(value, 9)
    return int(text) if text.isdigit() else None
