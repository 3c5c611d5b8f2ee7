"""What a notice that is read alone says, what three operators may publish by it, and what stands in their way."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from syndicator.model.rights import Basis, Duty, Grant, License, Stance
from syndicator.rights import reading
from syndicator.rights.notices import Kind, Reading, read
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
    """Return all that a notice was understood to say, a line a reading: "permission: may republish_full, no print"."""
    return [_line(one) for one in read(notice)]


def _line(one: Reading) -> str:
    """Return what is not as in an empty reading, without its quote, its place, and the licence's own duties."""
    usual = Reading(
        kind=one.kind, stance=_STANCES.get(one.kind, "informs"), words="", basis=_BASES.get(one.kind, "none")
    )
    told = [_granted(grant, one.words) for grant in one.grants]
    told += [_asked(duty) for duty in one.duties if duty.strength != "license"]
    told += [f"no {action}" for action in one.prohibitions]
    for field in fields(one):
        value = getattr(one, field.name)
        if field.name not in _TOLD and value != getattr(usual, field.name):
            told.append(field.name if value is True else f"{field.name}={_plain(value)}")
    return f"{one.kind}: {', '.join(told)}" if told else one.kind


_TOLD = {"kind", "words", "start", "end", "grants", "duties", "prohibitions", "unread"}
_STANCES: dict[Kind, Stance] = {
    "permission": "grants",
    "license": "grants",
    "public_domain": "grants",
    "copyright": "reserves",
    "duty": "restricts",
    "prohibition": "restricts",
    "embargo": "restricts",
    "unreadable": "unreadable",
}
_BASES: dict[Kind, Basis] = {"permission": "permission", "license": "license", "embargo": "permission"}


def _granted(grant: Grant, words: str) -> str:
    usual = Grant(action=grant.action)
    told = ["may", str(grant.action)]
    for field in fields(grant):
        value = getattr(grant, field.name)
        if field.name not in {"action", "unread"} and value != getattr(usual, field.name):
            whole = value is True or value == (words,)  # "unmet" alone: the whole sentence
            told.append(field.name if whole else f"{field.name}={_plain(value)}")
    return " ".join(told)


def _asked(duty: Duty) -> str:
    days = duty.days and f"{duty.days} days"
    strength = duty.strength if duty.strength != "publisher_terms" else None
    told = [str(duty.action), duty.text and f"“{duty.text}”", duty.url, duty.position, days, strength]
    return " ".join(["must", *(one for one in told if one)])


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if not value.hour else f"{value:%Y-%m-%dT%H:%MZ}"
    if isinstance(value, License):
        return value.id
    return "+".join(map(str, value)) if isinstance(value, tuple) else str(value)


def readings(name: str) -> list[tuple[str, list[str]]]:
    """Return the notices of a table of tests/cases/readings and what each says, "\\n" for the end of a line."""
    rows = []
    for line in (READINGS / f"{name}.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if line.startswith("| ") and cells[0] not in {"notice", "---"}:
            rows.append((cells[0].replace("\\n", "\n"), [cell for cell in cells[1].split(" · ") if cell != "nothing"]))
    return rows


READINGS = Path(__file__).resolve().parents[1] / "cases" / "readings"


def unread(notice: str, *, marked: bool = False) -> str:
    """Return the words for which what a notice permits stays closed, those of the fullest permission."""
    grants = [grant for one in read(notice, marked=marked) for grant in one.grants]
    fullest = [grant for grant in grants if grant.action == "republish_full"] or grants
    return " ".join(dict.fromkeys(word for grant in fullest for word in grant.unread))
