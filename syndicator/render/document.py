"""One article as JSON for people and scripts at the command line. Shows all that is held, so never to readers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta, timezone
from typing import Any

from syndicator.model.article import Article, Image, Moment, Person
from syndicator.model.provenance import Step, Trace
from syndicator.model.rights import Credit, Decision, Duty, Evidence, Review
from syndicator.render.characters import rfc3339
from syndicator.render.origin import AUTHOR_ROLES

_LENGTHS = {"year": 4, "month": 7, "day": 10}  # characters of an ISO date that say no more than was said


def article_json(
    article: Article, decision: Decision | None, evidence: Mapping[str, Evidence], credit: Credit | None
) -> dict[str, Any]:
    """Return the article as ``inspect --json`` prints it.

    ``evidence`` holds what the decision's reasons cite, by id; a citation that is not in it keeps its id alone. Dates
    are no more exact than they were stated: "2016-12-11" where only the day is known, RFC 3339 otherwise.
    """
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "subtitle": article.subtitle,
        "authors": [_person(person) for person in article.people if person.role in AUTHOR_ROLES],
        "contributors": [_person(person) for person in article.people if person.role not in AUTHOR_ROLES],
        "published": stated(article.published),
        "updated": stated(article.updated),
        "original_published": stated(article.original_published),
        "language": article.language,
        "publisher": {"name": article.publisher.name, "url": article.publisher.url},
        "provenance": [_step(step, article) for step in article.provenance.steps],
        "taxonomy": [{"scheme": term.scheme, "term": term.term, "label": term.label} for term in article.terms],
        "images": [_image(image) for image in article.images],
        "summary": article.summary,
        "body_html": article.body_html,
        "body_text": article.body_text,
        "rights": _rights(decision),
        "decision": _decision(decision, evidence),
        "credit": {"text": credit.text, "html": credit.html} if credit is not None else None,
    }


def _person(person: Person) -> dict[str, Any]:
    return {"name": person.name, "url": person.url, "role": person.role}


def stated(moment: Moment | None) -> str | None:
    """Write a date as exactly as it was stated."""
    if moment is None:
        return None
    if moment.offset_minutes:
        # In the zone it was stated in: in UTC an evening's article would be dated a day late.
        zone = timezone(timedelta(minutes=moment.offset_minutes))
        text = moment.at.astimezone(zone).isoformat(timespec="seconds")
    else:
        text = rfc3339(moment.at)
    return text[: _LENGTHS.get(moment.precision, len(text))]


def _step(step: Step, article: Article) -> dict[str, Any]:
    """A station; its date is as exact as the article's own statement of the same moment."""
    same = [
        moment
        for moment in (article.original_published, article.published)
        if moment is not None and moment.at == step.published
    ]
    published = stated(same[0]) if same else rfc3339(step.published) if step.published is not None else None
    return {
        "role": step.role,
        "name": step.name,
        "url": step.url,
        "article_url": step.article_url,
        "published": published,
        "evidence": [_trace(trace) for trace in step.evidence],
    }


def _trace(trace: Trace) -> dict[str, str | None]:
    return {"words": trace.words, "carrier": trace.carrier, "locator": trace.locator, "url": trace.url}


def _image(image: Image) -> dict[str, str | None]:
    return {"url": image.url, "credit": image.credit, "caption": image.caption, "license": image.license_url}


def _rights(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    named = decision.license
    return {
        "holders": list(decision.holders),
        "years": list(decision.years),
        "license": named.id if named is not None else None,  # SPDX id, or the URI where none exists
        "license_name": named.name if named is not None else None,
        "license_url": named.uri if named is not None else None,
        "statements": list(decision.statements),
    }


def _decision(decision: Decision | None, evidence: Mapping[str, Evidence]) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "outcome": decision.outcome,
        "duties": list(dict.fromkeys(duty.action for duty in decision.duties)),
        "duties_in_detail": [_duty(duty) for duty in decision.duties],
        "reasons": [
            {
                "text": reason.text,
                "code": reason.code,
                "evidence": [evidence_json(key, evidence.get(key)) for key in reason.evidence],
            }
            for reason in decision.reasons
        ],
        "policy": decision.policy,
        "prohibitions": list(decision.prohibitions),
        "images": [{"url": image.url, "show": image.show, "reason": image.reason} for image in decision.images],
        "valid_from": rfc3339(decision.valid_from) if decision.valid_from is not None else None,
        "valid_until": rfc3339(decision.valid_until) if decision.valid_until is not None else None,
        "ask": decision.ask,
        "machine_use": [{"signal": name, "value": value} for name, value in decision.machine],
        "decided_at": rfc3339(decision.decided_at),
        "review": review_json(decision.review),
    }


def review_json(review: Review | None) -> dict[str, Any] | None:
    """Return what a person said about an article; None where nobody has."""
    if review is None:
        return None
    return {
        "verdict": review.verdict,
        "by": review.by,
        "reason": review.reason,
        "at": rfc3339(review.at),
        "outcome": review.outcome,
        "content": review.content_hash,
        "overrides": [
            {"text": reason.text, "code": reason.code, "evidence": list(reason.evidence)} for reason in review.overrides
        ],
    }


def _duty(duty: Duty) -> dict[str, Any]:
    values = {"text": duty.text, "url": duty.url, "position": duty.position, "days": duty.days}
    return {"action": duty.action, **{name: value for name, value in values.items() if value is not None}}


def evidence_json(key: str, found: Evidence | None) -> dict[str, str | None]:
    """Return a piece of evidence with its words and its place; one that is not at hand keeps its id alone."""
    if found is None:
        return {"id": key}
    return {
        "id": key,
        "signal": found.signal,
        "scope": found.scope,
        "words": found.words,
        "target": found.target,
        "locator": found.locator,
        "url": found.url,
    }
