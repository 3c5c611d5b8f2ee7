"""run, daemon, publish, redecide: the commands that change something."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from syndicator import bootstrap, errors
from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.bootstrap import Application, Report
    from syndicator.cli.root import Setup
    from syndicator.model.source import Source
    from syndicator.model.work import Printing, Visit


@click.command()
@click.option("--source", "source_ids", multiple=True, metavar="ID", help="Only this source (repeatable).")
@click.option("--due/--all", "only_due", default=True, help="Only what is due (the default), or everything.")
@click.option("--refetch", is_flag=True, help="Ask for documents anew even if they have not changed.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a source could not be read.")
@output.json_option
@click.pass_obj
def run(
    setup: Setup, source_ids: tuple[str, ...], *, only_due: bool, refetch: bool, strict: bool, as_json: bool
) -> int:
    """Collect what is due, decide, and publish: the whole main job, once.

    A source named with --source is visited whether it is due or not.
    """
    with output.opened(setup) as application:
        application.alone()
        sources = _chosen(application, source_ids, only_due=only_due)
        with output.progress("collecting", len(sources)) as step:
            report = asyncio.run(
                bootstrap.run(application, sources, refetch=refetch or False, done=lambda visit: step(visit.source_id))
            )
        if as_json:
            output.write_json(_report(report))
        else:
            _show(application, report)
    if any(visit.failure is not None and visit.failure.code == "bug" for visit in report.visits):
        return exits.SOFTWARE
    failed = any(visit.failure is not None for visit in report.visits)
    return exits.FAILED if strict and failed else exits.OK


@click.command()
@click.option("--tick", default=5.0, show_default=True, metavar="SECONDS", help="How often to look what is due.")
@click.pass_obj
def daemon(setup: Setup, tick: float) -> None:
    """Collect and publish on schedule until SIGTERM; SIGHUP reads the configuration again."""
    from syndicator.schedule.ticker import serve

    with output.opened(setup) as application:
        if not application.settings.site.contact:
            problem = errors.ConfigProblem(
                file=str(setup.directory),
                table="site",
                key="contact",
                message="the daemon asks other people's servers and must say who asks",
                hint='add contact = "you@your.example" to [site]',
            )
            raise errors.ConfigError((problem,))
        application.alone()
        bootstrap.excepthook(_log)
        _log(f"started with {len(application.settings.sources)} sources")
        asyncio.run(serve(bootstrap.Daemon(application, setup.directory, say=_log), tick_seconds=tick))
        _log("stopped")


@click.command()
@output.json_option
@click.pass_obj
def publish(setup: Setup, *, as_json: bool) -> None:
    """Write the feeds again from the store; files whose bytes would be the same are left alone."""
    with output.opened(setup) as application:
        application.alone()
        printings = application.publish()
        if as_json:
            output.write_json({"feeds": [_printing(printing) for printing in printings]})
        else:
            _show_printings(printings)


@click.command()
@output.json_option
@click.pass_obj
def redecide(setup: Setup, *, as_json: bool) -> None:
    """Decide everything again from stored evidence, without a request, and say what changed.

    A change of policy or agreement narrows by itself at the next run; what it widens waits for this command.
    """
    with output.opened(setup) as application:
        application.alone()
        changes = application.redecide()
        if as_json:
            output.write_json(
                {
                    "changed": [
                        {
                            "id": change.article_id,
                            "title": change.title,
                            "before": change.before,
                            "after": change.after,
                            "why": change.why,
                        }
                        for change in changes
                    ]
                }
            )
            return
        rows = [(change.title, f"{change.before or '-'} → {change.after}", change.why) for change in changes]
        output.table("Decided anew", ("article", "outcome", "why"), rows)
        click.echo(f"{len(changes)} outcomes changed. 'syndicator publish' writes them to the feeds.", err=True)


def _chosen(application: Application, source_ids: tuple[str, ...], *, only_due: bool) -> tuple[Source, ...]:
    if source_ids:
        chosen = []
        for identity in source_ids:
            source = application.settings.find_source(identity)
            if source is None:
                known = ", ".join(source.id for source in application.settings.sources) or "none"
                raise click.BadParameter(f"no source {identity!r}; configured are: {known}", param_hint="--source")
            chosen.append(source)
        return tuple(chosen)
    if only_due:
        return application.due()
    return tuple(source for source in application.settings.sources if source.enabled)


def _report(report: Report) -> dict[str, Any]:
    return {
        "sources": [_visit(visit) for visit in report.visits],
        "feeds": [_printing(printing) for printing in report.printings],
    }


def _visit(visit: Visit) -> dict[str, Any]:
    failure = visit.failure
    return {
        "id": visit.source_id,
        "outcome": visit.outcome,
        "error": {"code": failure.code, "message": failure.message, "hint": failure.hint} if failure else None,
        "new": visit.new,
        "changed": visit.changed,
        "known": visit.known,
        "waiting": visit.waiting,
        "url": visit.url,
        "next_poll_at": _time(visit.next_poll_at),
        "disabled": visit.disabled,
        "complaints": list(visit.complaints),
    }


def _printing(printing: Printing) -> dict[str, Any]:
    return {"id": printing.feed_id, "entries": printing.entries, "written": list(printing.written)}


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None


def _show(application: Application, report: Report) -> None:
    rows = [
        (
            visit.source_id,
            visit.outcome,
            str(visit.new),
            str(visit.changed),
            str(visit.known),
            f"{visit.failure.message}. {visit.failure.hint}" if visit.failure else "",
        )
        for visit in report.visits
    ]
    output.table("Sources", ("source", "outcome", "new", "changed", "known", "trouble"), rows)
    for visit in report.visits:
        for complaint in visit.complaints:
            click.echo(f"{visit.source_id}: {complaint}", err=True)
        if visit.waiting:
            click.echo(f"{visit.source_id}: {output.counted(visit.waiting, 'page')} left for the next visits", err=True)
    for change in report.narrowed:
        click.echo(f"narrowed: {change.title}: {change.before} → {change.after}: {change.why}", err=True)
    _show_printings(report.printings)
    if report.printings:
        click.echo(f"Look at {application.settings.output.directory / 'index.html'}", err=True)


def _show_printings(printings: tuple[Printing, ...]) -> None:
    rows = [
        (printing.feed_id, str(printing.entries), ", ".join(printing.written) or "unchanged") for printing in printings
    ]
    output.table("Feeds", ("feed", "entries", "written"), rows)


def _log(text: str) -> None:
    """Write one line to standard error; what cannot be written (a closed pipe, a full disk) does not stop the work."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        return
