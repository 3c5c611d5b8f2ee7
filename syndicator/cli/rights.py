"""rights: read notices on their own, without an article; export what may be done with articles."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

import click

from syndicator import bootstrap
from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.cli.root import Setup

FORMATS = ("text", "html", "rss", "xml", "json", "markdown", "code")


@click.group()
def rights() -> None:
    """Read rights notices; export what may be done with articles."""


@rights.command()
@click.argument("file", type=click.File(encoding="utf-8"), required=False)
@click.option("--batch", is_flag=True, help="Read one JSON request a line from standard input, answer one a line.")
@click.option("--format", "notice_format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--publisher", default="", help="Who runs the site the notice stands on.")
@click.option("--url", default="", help="Where it stands.")
@click.pass_obj
def read(setup: Setup, file: TextIO | None, *, batch: bool, notice_format: str, publisher: str, url: str) -> int:
    """Read a notice and say what it grants, demands and forbids, and what three kinds of operator may do.

    With --batch: lines {"id","notice","format","url","publisher"} in, one JSON answer a line out.
    """
    at = setup.now or bootstrap.wall_clock()
    if batch:
        _read_batch(at)
        return exits.OK
    if file is None:
        raise click.UsageError("name a file with the notice ('-' for standard input), or use --batch")
    notice = bootstrap.Notice(text=file.read(), format=notice_format, url=url, publisher=publisher)
    output.write_json(bootstrap.read_notices([notice], at=at)[0])
    return exits.OK


@rights.command()
@click.argument("article", required=False, metavar="ARTICLE|URL")
@click.option("--all", "every", is_flag=True, help="Every article held, one policy a line.")
@click.pass_obj
def export(setup: Setup, article: str | None, *, every: bool) -> int:
    """Print what may, must and must not be done with an article as a policy in ODRL 2.2 (JSON-LD)."""
    if every == (article is not None):
        raise click.UsageError("name one article, or use --all")
    with output.opened(setup) as application:
        if article is None:
            for holding in application.store.select():
                if (policy := bootstrap.policy(application, holding)) is not None:
                    output.write_json(policy)
            return exits.OK
        found = output.found(application, article)
        if found is None:
            return exits.FAILED
        policy = bootstrap.policy(application, found)
        if policy is None:
            click.echo("nothing is decided about it, or it was withdrawn: there is no policy", err=True)
            return exits.FAILED
        output.write_json(policy)
    return exits.OK


def _read_batch(at: datetime) -> None:
    """Read every request before the first answer: notices of one page narrow each other."""
    import msgspec

    identities: list[object] = []
    notices: list[bootstrap.Notice] = []
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            request = msgspec.json.decode(line)
            notices.append(
                bootstrap.Notice(
                    text=request["notice"],
                    format=request.get("format") or "text",
                    url=request.get("url") or "",
                    publisher=request.get("publisher") or "",
                )
            )
            identities.append(request["id"])
        except (msgspec.DecodeError, KeyError, TypeError, AttributeError) as error:
            raise click.UsageError(f"not a request: {line[:80].strip()!r} ({error})") from None
    for identity, answer in zip(identities, bootstrap.read_notices(notices, at=at), strict=True):
        output.write_json({"id": identity, **answer})
