"""How commands print: JSON for scripts, tables and progress for people. Knows nothing of what is printed."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from syndicator.bootstrap import Application
    from syndicator.cli.root import Setup
    from syndicator.model.holding import Holding

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")


def said(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Take a name or a reason as an option only where it says something (``callback`` of click)."""
    folded = " ".join(value.split())
    if not folded:
        raise click.BadParameter("it stands in the record for ever: say something", param=parameter)
    return folded


by_option = click.option(
    "--by", required=True, metavar="NAME", callback=said, help="Who says so; stands in the record."
)
reason_option = click.option(
    "--reason", required=True, metavar="TEXT", callback=said, help="Why; stands in the record."
)


def write_json(value: object) -> None:
    """Print one value as one line of JSON (RFC 8259, UTF-8)."""
    import msgspec

    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: drawn on a terminal, tab-separated lines in a pipe."""
    if not sys.stdout.isatty():
        for row in rows:
            sys.stdout.write("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) + "\n")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(title=title, title_justify="left", header_style="bold", expand=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))  # Text: a title in [brackets] is no markup
    Console().print(drawn)


def counted(number: int, what: str) -> str:
    """Say how many there are: "1 article", "2,000 articles"."""
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


def one_line(text: str) -> str:
    """Make a foreign text safe to print in a line."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:500].strip()


@contextlib.contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[str], None]]:
    """Show how far a long piece of work is on a terminal; quiet when standard error is piped."""
    if not sys.stderr.isatty() or total == 0:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}"),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(label, total=total, last="")
        yield lambda last: bar.update(task, advance=1, last=escape(last))


@contextlib.contextmanager
def opened(setup: Setup, *, need_config: bool = True) -> Iterator[Application]:
    """Open the application with the clock the command line asked for.

    With ``need_config=False`` a missing configuration directory means the narrowest of everything, said in a line.
    """
    from syndicator import bootstrap

    clock = bootstrap.fixed_clock(setup.now) if setup.now is not None else bootstrap.wall_clock
    loaded = None
    if not need_config and not setup.directory.exists():
        click.echo(f"no configuration in {setup.directory}: deciding for the narrowest use", err=True)
        loaded = bootstrap.unconfigured(setup.directory)
    with bootstrap.Application(setup.directory, clock=clock, loaded=loaded) as application:
        yield application


def found(application: Application, article: str) -> Holding | None:
    """Return the article a person means, or say that none is held. Raises ``errors.Conflict`` for a short prefix."""
    holding = application.store.find(article)
    if holding is None:
        not_held(article)
    return holding


def not_held(article: str) -> None:
    """Say that an article is not there, and what to do."""
    click.echo(f"syndicator: no article {article!r} is held", err=True)
    click.echo("  'syndicator articles' lists them; a part of an id (8 characters or more) is enough", err=True)
