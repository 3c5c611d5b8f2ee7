"""What a notice that is read alone says, and what three operators may publish by it."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime

from syndicator.model.rights import Duty, Grant, License
from syndicator.rights import reading
from syndicator.rights.notices import Reading, read
from syndicator.rights.notices.vocabulary import UNREAD

AT = datetime(2026, 3, 1, tzinfo=UTC)


def may(notice: str) -> str:
    """Return what a community site, a commercial site and a newspaper may publish, a letter each: full, excerpt, -."""
    said = reading.read(notice, url="https://example.org/story", publisher="Daily Example", at=AT)["decisions"]
    uses = ("community_web", "commercial_web", "print_commercial")
    return "".join({"full": "F", "excerpt": "E"}.get(said[use], "-") for use in uses)


def terms(notice: str) -> set[str]:
    """Return what is quoted as terms that nobody here can check, apart from words that nobody here knows."""
    unmet = (said for each in read(notice) for grant in each.grants for said in grant.unmet)
    return {said for said in unmet if not said.startswith(UNREAD)}


def said(notice: str) -> list[str]:
    """Return all that a notice was understood to say, a line a reading: "permission: republish_full anyone; …"."""
    return [_line(one) for one in read(notice)]


def _line(one: Reading) -> str:
    """Return what is not as in an empty reading, without its quote and its place."""
    usual = Reading(kind=one.kind, stance=one.stance, words="")
    told = [f"{one.kind} {one.stance}"]
    told += [_granted(grant) for grant in one.grants]
    told += [_asked(duty) for duty in one.duties if duty.strength != "license"]  # those are the licence's own
    told += [f"no {action}" for action in one.prohibitions]
    for field in fields(one):
        value = getattr(one, field.name)
        if field.name not in _TOLD and value != getattr(usual, field.name):
            told.append(field.name if value is True else f"{field.name}={_plain(value)}")
    return "; ".join(told)


_TOLD = {"kind", "stance", "words", "start", "end", "grants", "duties", "prohibitions", "unread"}


def _granted(grant: Grant) -> str:
    usual = Grant(action=grant.action)
    more = [field.name for field in fields(grant) if getattr(grant, field.name) != getattr(usual, field.name)]
    told = [name if getattr(grant, name) is True else f"{name}={_plain(getattr(grant, name))}" for name in more]
    return " ".join(["may", grant.action, *(one for one in told if not one.startswith(("action=", "unread=")))])


def _asked(duty: Duty) -> str:
    told = [
        str(duty.action),
        duty.text and f"“{duty.text}”",
        duty.url,
        duty.position,
        duty.days and f"{duty.days} days",
    ]
    return " ".join(["must", *(one for one in told if one)])


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, License):
        return value.id
    return "+".join(map(str, value)) if isinstance(value, tuple) else str(value)
