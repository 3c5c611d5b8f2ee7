"""status: how every source is doing, when it is asked next and why. Changes nothing."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from syndicator.cli import output

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syndicator.bootstrap import Application
    from syndicator.cli.root import Setup
    from syndicator.model.source import Source
    from syndicator.model.work import SourceState

_WHY = {
    "every": "as set",
    "adaptive": "its rhythm",
    "cron": "cron",
    "max_age": "server's wish",
    "ttl": "feed's wish",
    "period": "feed's wish",
    "skip": "quiet hours",
    "retry_after": "asked to wait",
    "back_off": "backing off",
    "gone": "gone",
}
_WITH_PAGES = ("listing", "sitemap")


@click.command()
@output.json_option
@click.pass_obj
def status(setup: Setup, *, as_json: bool) -> None:
    """Show how every source is doing: last and next visit and why then, articles held, what waits, what went wrong."""
    with output.opened(setup) as application:
        now = application.clock()
        states, counts = application.store.states(), application.store.counts()
        described = [
            _described(application, source, states.get(source.id), counts, now)
            for source in application.settings.sources
        ]
        if as_json:
            output.write_json({"sources": described})
            return
        for_people = sys.stdout.isatty()
        rows = [
            (
                item["id"],
                item["kind"],
                _state_word(item),
                str(item["articles"]),
                when(item["last_polled_at"], now, for_people=for_people) or "never",
                next_visit(item, now, for_people=for_people),
                "\n".join(notes(item, now, for_people=for_people)),
            )
            for item in described
        ]
        output.table("Sources", ("source", "kind", "state", "held", "visited", "next visit", "to know"), rows)


def _described(
    application: Application, source: Source, state: SourceState | None, counts: Mapping[str, int], now: datetime
) -> dict[str, Any]:
    failure = state.failure if state else None
    pause = state.pause if state is not None and state.pause is not None and state.pause.until > now else None
    return {
        "id": source.id,
        "kind": source.kind,
        "enabled": source.enabled,
        "outcome": state.last_outcome if state else None,
        "last_polled_at": _time(state.last_polled_at) if state else None,
        "last_ok_at": _time(state.last_ok_at) if state else None,
        "next_poll_at": _time(state.next_poll_at) if state and source.enabled and not state.retired else None,
        "next_why": (state.next_why or None) if state else None,
        "failures": state.failures if state else 0,
        "retired": state.retired if state else False,
        "articles": counts.get(source.id, 0),
        "waiting": application.store.waiting_leads(source.id) if source.kind in _WITH_PAGES else 0,
        "host_pause": {"url": pause.url, "until": _time(pause.until)} if pause else None,
        "rhythm": {"news_at": _time(state.rhythm.news_at), "gap_seconds": state.rhythm.gap_seconds} if state else None,
        "way": (state.way or None) if state else None,
        "adopted_url": state.adopted_url if state else None,
        "archive": _archive(source, state),
        "error": {"code": failure.code, "message": failure.message, "hint": failure.hint} if failure else None,
    }


def _archive(source: Source, state: SourceState | None) -> str | None:
    if not (source.backfill or source.backfill_until):
        return None
    if state is not None and state.archive_done:
        return "done"
    return "under way" if state is not None and state.archive is not None else "to do"


def _state_word(item: dict[str, Any]) -> str:
    if not item["enabled"]:
        return "disabled"
    if item["retired"]:
        return "retired"
    outcome = str(item["outcome"] or "new")
    return "unchanged" if outcome == "not_modified" else outcome.replace("_", " ")


def next_visit(item: dict[str, Any], now: datetime, *, for_people: bool) -> str:
    """Say when a source is asked next, and why then."""
    if not item["enabled"] or item["retired"]:
        return "-"
    if item["next_poll_at"] is not None and datetime.fromisoformat(item["next_poll_at"]) <= now:
        return "now"
    moment = when(item["next_poll_at"], now, for_people=for_people)
    why = _WHY.get(item["next_why"] or "", "")
    return f"{moment}, {why}" if moment and why else moment or "now"


def notes(item: dict[str, Any], now: datetime, *, for_people: bool) -> list[str]:
    """Say what a person should know of a source."""
    told = []
    if error := item["error"]:
        more = f" ({item['failures']} times in a row)" if item["failures"] > 1 else ""
        told.append(f"{error['message']}{more}. {error['hint']}".rstrip(". "))
    if item["waiting"]:
        told.append(f"{output.counted(item['waiting'], 'page')} to be read")
    if pause := item["host_pause"]:
        told.append(f"its host asked for a pause until {when(pause['until'], now, for_people=False)}")
    if item["kind"] == "wordpress" and item["way"] == "feed":
        told.append("its interface is closed: by its feed")
    if item["adopted_url"]:
        told.append(f"moved to {item['adopted_url']}")
    if item["archive"] in {"under way", "to do"}:
        told.append(f"archive: {item['archive']}")
    return told if for_people else ["; ".join(told)]


def when(stamp: str | None, now: datetime, *, for_people: bool) -> str:
    """Say a moment: as the time from now on a terminal, to the second in a pipe."""
    if stamp is None:
        return ""
    moment = datetime.fromisoformat(stamp)
    if not for_people:
        return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
    ahead = moment >= now
    span = _span(abs(moment - now))
    return span if span == "now" else f"in {span}" if ahead else f"{span} ago"


def _span(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    if minutes < 1:
        return "now"
    if minutes < 100:  # noqa: PLR2004 - "90 min" says more than "2 h"
        return f"{minutes} min"
    return f"{minutes / 60:.0f} h" if minutes < 48 * 60 else f"{minutes / 1440:.0f} days"


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
