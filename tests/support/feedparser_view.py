"""A harvest under the names feedparser uses, so that its cases can be put to our reader; answers only what we keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from syndicator.model.draft import Draft, DraftLink, DraftOrigin, DraftPerson, Harvest, Mark, Said
from syndicator.syntax import date

_RIGHTS = ("atom:rights", "rss:copyright", "dc:rights", "dcterms:rights")
_TYPES = {"text/html": ("text/html", "application/xhtml+xml")}


def view(harvest: Harvest) -> dict[str, Any]:
    """Return ``{"feed": …, "entries": …, "version": …, "bozo": …}``."""
    return {
        "version": {"rss091": "rss091u"}.get(harvest.format, harvest.format),
        "bozo": any(complaint.code in {"not_well_formed", "broken_feed"} for complaint in harvest.complaints),
        "feed": _feed(harvest),
        "entries": [_entry(draft) for draft in harvest.drafts],
    }


def _first(saids: Sequence[Said], *carriers: str) -> Said | None:
    return next((said for said in saids if not carriers or said.carrier in carriers), None)


def _last(saids: Sequence[Said]) -> Said | None:
    """Of several, feedparser keeps the last."""
    return saids[-1] if saids else None


def _put(into: dict[str, Any], name: str, said: Said | None) -> None:
    if said is not None:
        into[name] = said.text
        into[f"{name}_detail"] = {
            "value": said.text,
            "type": _TYPES.get(said.media_type, (said.media_type,)),
            "language": said.language,
            "base": said.base_url,
        }


def _put_date(into: dict[str, Any], name: str, said: Said | None) -> None:
    if said is not None:
        into[name] = said.text
        moment = date.parse(said.text)
        into[f"{name}_parsed"] = list(moment.at.utctimetuple()) if moment else None


def _put_people(into: dict[str, Any], people: Sequence[DraftPerson]) -> None:
    by_role: dict[str, list[dict[str, Any]]] = {}
    for person in people:
        name = None if person.name in {person.email, person.url} else person.name
        pairs = {"name": name, "email": person.email, "href": person.url, "url": person.url}
        detail = {key: value for key, value in pairs.items() if value}
        role = {"editor": "author"}.get(person.role, person.role)
        by_role.setdefault(role, []).append(detail)
    for role, plural in (("author", "authors"), ("contributor", "contributors"), ("publisher", "publishers")):
        found = by_role.get(role)
        if found:
            into[plural] = found
            into[f"{role}_detail"] = found[0]
            into[role] = _shown(found[0])


def _shown(person: dict[str, Any]) -> str:
    name, email = person.get("name"), person.get("email")
    return f"{name} ({email})" if name and email else name or email or ""


def _put_rights(into: dict[str, Any], marks: Sequence[Mark]) -> None:
    for mark in marks:
        if mark.signal in _RIGHTS and "rights" not in into:
            text = mark.html or mark.words
            detail = {
                "value": text,
                "language": mark.language,
                "type": _TYPES["text/html"] if mark.html else "text/plain",
                "base": None,
            }
            into.update(rights=text, copyright=text, rights_detail=detail, copyright_detail=detail)
        elif mark.signal in {"cc:license", "link:license"} and "license" not in into:
            into["license"] = mark.url or mark.words


def _put_terms(into: dict[str, Any], terms: Sequence[Any]) -> None:
    if terms:
        into["tags"] = [{"term": term.term, "scheme": term.scheme, "label": term.label} for term in terms]
        into["category"] = terms[0].term


def _feed(harvest: Harvest) -> dict[str, Any]:
    feed, into = harvest.feed, dict[str, Any]()
    said = feed.said
    _put(into, "title", _first(said, "rss:title", "atom:title", "dc:title", "itunes:title"))
    if "title" not in into and feed.title:
        into["title"] = feed.title
    subtitle = _first(said, "atom:subtitle", "atom:tagline", "rss:description", "dc:description", "itunes:summary")
    for name in ("subtitle", "tagline", "description", "summary"):
        _put(into, name, subtitle)
    _put(into, "subtitle", _first(said, "itunes:subtitle") or subtitle)
    _put(into, "info", _first(said, "atom:info") or subtitle)
    into["link"] = feed.url
    rss_links = [{"rel": "alternate", "href": one.text} for one in said if one.carrier == "rss:link"]
    into["links"] = [*rss_links, *map(_link, feed.relations)]
    into["id"] = into["guid"] = feed.id
    into["language"] = feed.language
    _put_date(into, "updated", _first(said, "atom:updated", "atom:modified", "rss:lastBuildDate", "dcterms:modified"))
    _put_date(into, "published", _first(said, "rss:pubDate", "dcterms:issued", "dc:date", "atom:published"))
    _put_date(into, "created", _first(said, "dcterms:created", "atom:created"))
    if "updated" not in into:
        _put_date(into, "updated", _first(said, "dc:date", "rss:pubDate"))
    _put_people(into, feed.people)
    _put_rights(into, harvest.marks)
    _put_terms(into, feed.terms)
    valid = _first(said, "dcterms:valid")
    for part in valid.text.split(";") if valid else ():
        key, _, value = part.strip().partition("=")
        _put_date(into, f"validity_{key}", Said(text=value, carrier="dcterms:valid"))
    into["ttl"] = str(feed.ttl_minutes) if feed.ttl_minutes is not None else None
    _put_generator(into, said)
    docs = _first(said, "rss:docs")
    into["cloud"] = {key.lower(): value for key, value in _inside(said, "rss:cloud/@").items()}
    into["docs"] = docs.text if docs else None
    into["textinput"] = _inside(said, "rss:textInput/")
    into["image"] = _inside(said, "rss:image/")
    if feed.images:
        into["image"].update(href=feed.images[0].url, url=feed.images[0].url)
        by_carrier = {image.carrier: image.url for image in feed.images}
        into.update(icon=by_carrier.get("atom:icon"), logo=by_carrier.get("atom:logo"))
    return into


def _put_generator(into: dict[str, Any], said: Sequence[Said]) -> None:
    name = _first(said, "rss:generator", "atom:generator")
    uri = _first(said, "atom:generator/@uri", "atom:generator/@url", "rss:generator/@url")
    version = _first(said, "atom:generator/@version")
    into["generator"] = name.text if name else None
    into["generator_detail"] = {
        "name": name.text if name else None,
        "href": uri.text if uri else None,
        "url": uri.text if uri else None,
        "version": version.text if version else None,
    }


def _link(link: DraftLink) -> dict[str, Any]:
    """RFC 4287 §4.2.7: what was not said is not there, but for the type of a link to the feed itself."""
    length = str(link.length) if link.length is not None else None
    kind = link.media_type or ("application/atom+xml" if link.rel == "self" else None)
    found = {"title": link.title, "hreflang": link.language, "length": length, "type": kind}
    return {"rel": link.rel, "href": link.url, **{key: value for key, value in found.items() if value}}


def _inside(said: Sequence[Said], prefix: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in said:
        if one.carrier.startswith(prefix):
            value: Any = int(one.text) if one.text.isdigit() and one.carrier.endswith(("width", "height")) else one.text
            found[one.carrier.removeprefix(prefix)] = value
    return found


def _entry(draft: Draft) -> dict[str, Any]:
    into: dict[str, Any] = {}
    _put(into, "title", _first(draft.titles))
    _put(into, "subtitle", _first(draft.subtitles))
    summary = _first(draft.summaries)
    for name in ("summary", "description"):
        _put(into, name, summary)
    into["content"] = [
        {
            "value": said.text,
            "type": _TYPES.get(said.media_type, (said.media_type,)),
            "language": said.language,
            "base": said.base_url,
        }
        for said in draft.bodies
    ]
    if not draft.bodies and draft.enclosures:
        into["content"] = [{"src": draft.enclosures[0].url, "type": draft.enclosures[0].media_type}]
    if summary is None and draft.bodies:
        for name in ("summary", "description"):
            _put(into, name, draft.bodies[0])
    rss_links = [{"rel": "alternate", "href": said.text} for said in draft.links if said.carrier == "rss:link"]
    attached = [one for one in draft.enclosures if one.url not in {link.url for link in draft.relations}]
    files = [{"rel": "enclosure", "href": one.url, "type": one.media_type} for one in attached]
    into["links"] = [*files, *rss_links, *(_link(one) for one in draft.relations if one.rel != "replies")]
    into["comments"] = next((one.url for one in draft.relations if one.rel == "replies"), None)
    _put_date(into, "expired", draft.expires)
    into["link"] = draft.links[0].text if draft.links else None
    into["id"] = into["guid"] = draft.identifiers[0] if draft.identifiers else None
    into["guidislink"] = bool(draft.links) and draft.links[0].carrier == "rss:guid"
    published = [said for said in draft.published if "created" not in said.carrier]
    _put_date(into, "published", _first(published))
    _put_date(into, "updated", _last(draft.updated) or _first(draft.published, "dc:date"))
    _put_date(into, "created", _last([said for said in draft.published if "created" in said.carrier]))
    _put_people(into, (*draft.people, *draft.publishers))
    _put_rights(into, draft.marks)
    _put_terms(into, draft.terms)
    into["language"] = draft.languages[0].text if draft.languages else None
    into["enclosures"] = [
        {"href": one.url, "url": one.url, "type": one.media_type, "length": str(one.length)} for one in draft.enclosures
    ]
    if draft.origins:
        into["source"] = _source(draft.origins[0], draft.marks)
    if draft.images:
        into["image"] = {"href": draft.images[0].url}
    _put_media(into, draft)
    return into


def _source(origin: DraftOrigin, marks: Sequence[Mark]) -> dict[str, Any]:
    into: dict[str, Any] = {
        "title": origin.name,
        "title_detail": {"value": origin.name},
        "href": origin.feed_url or origin.article_url,
        "id": origin.feed_id,
        "link": origin.url,
        "links": [_link(one) for one in origin.relations],
        "updated": origin.updated,
    }
    _put(into, "title", _first(origin.said, "atom:title"))
    _put(into, "subtitle", _first(origin.said, "atom:subtitle", "atom:tagline"))
    _put_terms(into, origin.terms)
    _put_generator(into, origin.said)
    for one in origin.said:
        if one.carrier in {"atom:icon", "atom:logo"}:
            into[one.carrier.removeprefix("atom:")] = one.text
    if origin.updated:
        moment = date.parse(origin.updated)
        into["updated_parsed"] = list(moment.at.utctimetuple()) if moment else None
    _put_people(into, origin.authors)
    for mark in marks:
        if mark.signal == "atom:source-rights":
            text = mark.html or mark.words
            kind = _TYPES["text/html"] if mark.html else "text/plain"
            into.update(rights=text, rights_detail={"value": text, "type": kind})
    return into


def _put_media(into: dict[str, Any], draft: Draft) -> None:
    into["media_thumbnail"] = [{"url": one.url} for one in draft.images if one.carrier == "media:thumbnail"]
    into["media_credit"] = []
    for mark in draft.marks:
        attributes = dict(mark.attributes)
        if mark.signal == "media:credit":
            into["media_credit"].append({"content": mark.words, **attributes})
        elif mark.signal in {"media:license", "media:restriction"}:
            into[mark.signal.replace(":", "_")] = {"content": mark.words, "href": mark.url, **attributes}
