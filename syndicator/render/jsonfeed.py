"""JSON Feed 1.1, with everything JSON Feed has no field for under ``_syndicator``."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from syndicator.model.article import Image
from syndicator.model.edition import Edition, Entry
from syndicator.model.provenance import Step
from syndicator.render import odrl
from syndicator.render import origin as origins
from syndicator.render.characters import address, clean, line, rfc3339

NAME = "json"
SUFFIX = ".json"
MEDIA_TYPE = "application/feed+json"

_Json: TypeAlias = Any  # recursive types cost more words here than they save mistakes
_VERSION = "https://jsonfeed.org/version/1.1"


def render(edition: Edition) -> bytes:
    """Return the edition as a JSON Feed; equal editions give equal bytes."""
    about = address(edition.base_url + "index.html")
    document = {
        "version": _VERSION,
        "title": line(edition.title) or edition.id,
        "home_page_url": address(edition.site_url),
        "feed_url": address(edition.base_url + edition.id + SUFFIX),
        "description": line(edition.description) or None,
        "language": edition.language,
        "_syndicator": {
            "about": about,
            "generator": " ".join(part for part in (line(edition.generator), edition.version) if part),
            "updated": rfc3339(edition.updated),
            "deleted": [
                {
                    "id": stone.id,
                    "when": rfc3339(stone.when),
                    "comment": line(stone.comment) or None,
                    "by": line(stone.by) or None,
                    "pubstatus": "canceled",
                }
                for stone in edition.tombstones
            ],
        },
    }
    document = _filled(document) | {"items": [_filled(_item(entry, edition)) for entry in edition.entries]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _item(entry: Entry, edition: Edition) -> dict[str, Any]:
    url = address(entry.url) if entry.url else None
    picture = next((address(image.url) for image in entry.images if image.url), None)
    return {
        "id": entry.id,
        "url": url,
        # A link or an excerpt points to the article elsewhere; a full text stands for itself (RIGHTS.md §8).
        "external_url": url if entry.outcome != "full" else None,
        "title": origins.title(entry),
        "content_html": origins.content(entry),
        "summary": clean(entry.summary_text).strip() if entry.summary_text else None,
        "image": picture,
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        "authors": [
            {"name": line(person.name), "url": address(person.url) if person.url else None}
            for person in origins.authors(entry)
        ],
        "tags": list(dict.fromkeys(line(term.label or term.term) for term in entry.terms if line(term.term))),
        "language": origins.language(entry),
        "attachments": [
            {
                "url": address(item.url),
                "mime_type": origins.media_type(item.media_type) or "application/octet-stream",
                "title": line(item.title) or None,
                "size_in_bytes": item.length if item.length is not None and item.length >= 0 else None,
            }
            for item in entry.enclosures
        ],
        "_syndicator": _extension(entry, edition),
    }


def _extension(entry: Entry, edition: Edition) -> dict[str, Any]:
    origin = origins.origin(entry)
    license_url = origins.license_url(entry)
    return {
        "rights": {
            "holders": [line(holder) for holder in entry.holders],
            "years": list(entry.years),
            "license": None
            if entry.license is None
            else {
                "id": entry.license.id,
                "name": line(entry.license.name),
                "url": address(license_url) if license_url else None,
            },
            "statement": line(entry.rights) or None,
            "policy": _policy(entry, edition),
        },
        "source": {
            "name": origin.name,
            "url": _address(origin.page_url),
            "article_url": _address(origin.article_url),
            "feed_url": _address(origin.feed_url),
            "feed_id": origin.id,
            "published": rfc3339(entry.original_published) if entry.original_published else None,
        },
        "via": {"name": line(entry.credit.via), "url": _address(entry.credit.via_url)} if entry.credit.via else None,
        "decision": {"outcome": entry.outcome, "reason": line(entry.reason), "duties": list(entry.duties)},
        "provenance": [_step(step) for step in entry.provenance.steps],
        "credit": {
            "text": clean(entry.credit.text),
            "html": clean(entry.credit.html),
            "authors": [line(name) for name in entry.credit.authors],
        },
        "contributors": [{"name": line(person.name), "role": person.role} for person in origins.contributors(entry)],
        "subtitle": line(entry.subtitle) or None,
        "taxonomy": [
            {"scheme": line(term.scheme) or None, "term": line(term.term), "label": line(term.label) or None}
            for term in entry.terms
        ],
        "images": [_image(image) for image in entry.images],
        "machine_use": [{"signal": line(name), "value": line(value)} for name, value in entry.machine],
        "canonical": _address(entry.canonical),
        "noindex": entry.noindex or None,
    }


def _policy(entry: Entry, edition: Edition) -> dict[str, Any] | None:
    """The same for machines that speak ODRL."""
    if entry.allowance is None:
        return None
    target = entry.via_url or entry.url or entry.id
    return odrl.of(entry.allowance, identity=entry.id, target=target, holders=entry.holders, assignee=edition.site_url)


def _step(step: Step) -> dict[str, Any]:
    return {
        "role": step.role,
        "name": line(step.name) or None,
        "url": _address(step.url),
        "article_url": _address(step.article_url),
        "published": rfc3339(step.published) if step.published else None,
    }


def _image(image: Image) -> dict[str, Any]:
    return {
        "url": _address(image.url),
        "credit": line(image.credit) or None,
        "caption": line(image.caption) or None,
        "license": _address(image.license_url),
    }


def _address(url: str | None) -> str | None:
    return address(url) if url else None


def _filled(value: _Json) -> _Json:
    """Leave out what is unknown: JSON Feed has no null (jsonfeed.org/version/1.1), and an empty list says nothing."""
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items() if inner is not None and inner not in ([], {})}
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return value
