"""The command tree. Each command's module is imported when it is called, not before."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from syndicator import __version__, errors
from syndicator.cli import exits

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("setup:init", "Write a configuration to start from."),
    "check": ("setup:check", "Read the configuration and tell every problem."),
    "doctor": ("setup:doctor", "Look at versions, configuration, store and clock."),
    "run": ("running:run", "Collect and publish once."),
    "daemon": ("running:daemon", "Collect and publish on schedule until stopped."),
    "publish": ("running:publish", "Write the feeds again from the store."),
    "redecide": ("running:redecide", "Decide everything again from stored evidence."),
    "inspect": ("inspecting:inspect", "Show what would be made of a file or URL; nothing is stored."),
    "explain": ("looking:explain", "Say why an article is published as it is, with the evidence."),
    "articles": ("looking:articles", "List the articles held."),
    "feeds": ("looking:feeds", "List the output feeds."),
    "status": ("status:status", "Show how the sources are doing."),
    "review": ("review:review", "List what waits for a person, approve it or reject it."),
    "audit": ("audit:audit", "Check the record of decisions, or print it for one article."),
    "withdraw": ("takedown:withdraw", "Take an article out of every feed, at once and for good."),
    "sources": ("sources:sources", "Add, remove, enable, disable or list sources."),
    "rights": ("rights:rights", "Read rights notices; export policies in ODRL."),
}


class Tree(click.Group):
    """A group whose commands are imported when they are called; the help text needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - same
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(f"syndicator.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - same
        """List the commands from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What every command is told."""

    directory: Path
    now: datetime | None


@click.command(cls=Tree, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="syndicator %(version)s")
@click.option(
    "--config",
    "directory",
    type=click.Path(path_type=Path),
    default=Path("config"),
    show_default=True,
    help="The configuration directory.",
)
@click.option("--now", metavar="TIME", help="Set the clock (RFC 3339), for rehearsals and tests.")
@click.pass_context
def root(context: click.Context, directory: Path, now: str | None) -> None:
    """Collect articles, work out what may be republished, publish feeds that credit the source."""
    context.obj = Setup(directory=directory, now=_moment(now) if now else None)


def _moment(text: str) -> datetime:
    from syndicator.syntax import date

    moment = date.parse(text)
    if moment is None:
        raise click.BadParameter(f"cannot read {text!r} as a time; write it like 2026-05-01T12:00:00Z")
    return moment.at


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; an expected failure is said in words with what to do, never as a traceback."""
    try:
        code: Any = root.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(exits.USAGE if isinstance(error, click.UsageError) else exits.FAILED)
    except click.exceptions.Abort:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away (for instance ``| head``): that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(exits.OK)
    except errors.SyndicatorError as error:
        say_error(error)
        sys.exit(exits.of(error))
    sys.exit(code if isinstance(code, int) else exits.OK)


def say_error(error: errors.SyndicatorError) -> None:
    """Say what happened and what to do, on standard error."""
    if isinstance(error, errors.ConfigError):
        click.echo("The configuration cannot be used:", err=True)
        for problem in error.problems:
            click.echo(f"  {problem}", err=True)
        return
    click.echo(f"syndicator: {error.message}", err=True)
    if error.hint:
        click.echo(f"  {error.hint}", err=True)
