"""withdraw: the operator takes an article out. Prints what was done; the withdrawing is ``pipeline.takedown``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from syndicator import bootstrap
from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.cli.root import Setup


@click.command()
@click.argument("article", metavar="ARTICLE|URL")
@output.by_option
@output.reason_option
@output.json_option
@click.pass_obj
def withdraw(setup: Setup, article: str, *, by: str, reason: str, as_json: bool) -> int:
    """Take an article out of every feed, at once and for good, and announce it (RFC 6721).

    Its text leaves the store too, and no source brings it back. The address of an article that never came counts as
    well: it is refused when it comes. NAME and TEXT stand in the announcement too. Where the daemon is at work it does
    so at its next bell, and the command waits for it.
    """
    with output.opened(setup) as application:
        request = {"command": "withdraw", "article": article, "by": by, "reason": reason}
        taken = bootstrap.run_errand(application, request)
    if not taken.pop("held"):
        output.not_held(article)
        return exits.FAILED
    if as_json:
        output.write_json(taken)
        return exits.OK
    written = [name for feed in taken["feeds"] for name in feed["written"]]
    if taken["id"] is None:
        click.echo(f"{article} is not held; it will not be taken in when it comes")
    elif taken["already"]:
        click.echo(f"“{taken['title']}” had been withdrawn before")
    else:
        click.echo(f"“{taken['title']}” is withdrawn; written: {', '.join(written) or 'nothing, no feed showed it'}")
    return exits.OK
