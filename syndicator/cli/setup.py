"""init, check, doctor: the commands before and beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from syndicator import bootstrap
from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.cli.root import Setup


@click.command()
@click.option("--title", help="What your site is called.")
@click.option("--url", help="Where it is, with https:// in front.")
@click.option("--contact", help="An e-mail address or page: it stands in the User-Agent.")
@click.option("--language", help="The language of your site, for instance en.")
@click.pass_obj
def init(setup: Setup, /, **site: str | None) -> None:
    """Write a commented configuration to start from; nothing that is there is overwritten."""
    from syndicator import settings

    written = settings.example(setup.directory, **{key: value for key, value in site.items() if value})
    for path in written:
        click.echo(f"wrote {path}")
    click.echo("Read it, then: syndicator sources add URL, syndicator check, syndicator run", err=True)


@click.command()
@output.json_option
@click.pass_obj
def check(setup: Setup, *, as_json: bool) -> int:
    """Read the configuration and tell every problem, with file, key and what to do."""
    from syndicator import errors, settings

    try:
        loaded = settings.load(setup.directory)
    except errors.ConfigError as error:
        if not as_json:
            raise
        problems = [
            {
                "file": problem.file,
                "table": problem.table,
                "key": problem.key,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in error.problems
        ]
        output.write_json({"ok": False, "problems": problems})
        return exits.CONFIG
    enabled = sum(source.enabled for source in loaded.sources)
    if as_json:
        output.write_json(
            {"ok": True, "problems": [], "sources": len(loaded.sources), "enabled": enabled, "feeds": len(loaded.feeds)}
        )
    else:
        click.echo(
            f"{setup.directory} is good: {len(loaded.sources)} sources ({enabled} enabled), {len(loaded.feeds)} feeds"
        )
    return exits.OK


@click.command()
@output.json_option
@click.pass_obj
def doctor(setup: Setup, *, as_json: bool) -> int:
    """Look at versions, configuration, store and clock, and say what would go wrong."""
    clock = bootstrap.fixed_clock(setup.now) if setup.now is not None else bootstrap.wall_clock
    findings = bootstrap.examine(setup.directory, clock=clock)
    healthy = all(finding.level != "bad" for finding in findings)
    if as_json:
        output.write_json(
            {
                "ok": healthy,
                "findings": [
                    {"what": finding.what, "level": finding.level, "message": finding.message, "hint": finding.hint}
                    for finding in findings
                ],
            }
        )
    else:
        rows = [(finding.what, finding.level, finding.message, finding.hint) for finding in findings]
        output.table("Health", ("what", "state", "found", "what to do"), rows)
    return exits.OK if healthy else exits.FAILED
