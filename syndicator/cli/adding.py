"""sources add: look at an address, say what could be collected there, and write the source that a person chooses."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.cli.root import Setup
    from syndicator.pipeline.propose import Look, Proposal

KINDS = ("feed", "page", "listing", "sitemap", "wordpress", "folder")


@click.command()
@click.argument("url_or_path")
@click.option("--take", type=click.IntRange(1, 99), metavar="N", help="Which of the proposals to add.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is; given, nobody looks first.")
@click.option("--id", "identity", metavar="ID", help="A short name, for ever; made from the address when not given.")
@click.option("--name", help="What to call it in reports; its own title when not given.")
@click.option("--publisher", help="Who runs the site.")
@click.option("--every", metavar="INTERVAL", help="How often to visit it: 15m, 1h, 1d.")
@click.option("--cron", metavar="EXPRESSION", help="When to visit it, as five cron fields.")
@click.option("--language", help="Its language, used only where documents say nothing.")
@click.option("--policy", metavar="ID", help="One of your [[policies]].")
@click.option("--agreement", metavar="ID", help="One of your [[agreements]].")
@click.option("--disabled", is_flag=True, help="Write it switched off.")
@output.json_option
@click.pass_obj
def add(
    setup: Setup,
    /,
    url_or_path: str,
    take: int | None,
    kind: str | None,
    *,
    disabled: bool,
    as_json: bool,
    **keys: str | None,
) -> int:
    """Look at an address or a folder, propose what can be collected there, and add what you choose.

    The address of a feed or a sitemap is added at once. For any other, its feeds, WordPress interface, sitemaps and
    article lists are proposed: choose on the terminal, or with --take. With --json and without --take nothing is added.
    """
    given: dict[str, object] = {key: value for key, value in keys.items() if value}
    if disabled:
        given["enabled"] = False
    if not url_or_path.startswith(("http://", "https://")):
        is_folder = (setup.directory.absolute().parent / Path(url_or_path)).is_dir()
        found = "folder" if is_folder else "feed"
        return _write(setup, {"kind": kind or found, "path": url_or_path, **given}, as_json=as_json)
    if kind is not None:
        return _write(setup, {"kind": kind, "url": url_or_path, **given}, as_json=as_json)
    look = _look(setup, url_or_path)
    if as_json and take is None:
        output.write_json(_as_json(look))
        return exits.OK
    if not as_json:
        _show(look)
    chosen = _chosen(look, take)
    if chosen is None:
        return exits.USAGE if look.proposals else exits.FAILED
    given.setdefault("name", output.one_line(chosen.title))
    if chosen.since is not None:
        given["since"] = chosen.since
    return _write(setup, {"kind": chosen.kind, "url": chosen.url, **given}, as_json=as_json)


def _look(setup: Setup, url: str) -> Look:
    from syndicator import bootstrap

    with output.opened(setup, need_config=False) as application:
        return bootstrap.propose(application, url)


def _as_json(look: Look) -> dict[str, object]:
    return {
        "url": look.url,
        "proposals": [
            {
                "number": number,
                "kind": one.kind,
                "url": one.url,
                "title": one.title,
                "count": one.count,
                "newest": one.newest.isoformat() if one.newest else None,
                "language": one.language,
                "samples": list(one.samples),
                "found": one.found,
                "note": one.note,
                "also": list(one.also),
                "since": one.since.isoformat() if one.since else None,
            }
            for number, one in enumerate(look.proposals, 1)
        ],
        "tried": [{"url": one.url, "why": one.why} for one in look.tried],
    }


def _show(look: Look) -> None:
    """Print what was found, a block for each: more than a table's cells would hold."""
    if not look.proposals:
        click.echo(f"nothing to collect was found at {look.url}", err=True)
        for one in look.tried:
            click.echo(f"  {one.url}: {one.why}", err=True)
        return
    for number, proposal in enumerate(look.proposals, 1):
        head = f"{proposal.kind}: {output.one_line(proposal.title)}" if proposal.title else proposal.kind
        click.echo(f"{number:>2}  {click.style(head, bold=True)}")
        facts = [
            "" if proposal.count is None else output.counted(proposal.count, "article"),
            f"newest {proposal.newest:%Y-%m-%d}" if proposal.newest else "",
        ]
        click.echo("    " + " · ".join(part for part in (*facts, proposal.found, proposal.note) if part))
        click.echo(f"    {proposal.url}")
        for sample in proposal.samples:
            click.echo(f"      - {output.one_line(sample)}")
        for other in proposal.also:
            click.echo(f"    the same articles: {other}")


def _chosen(look: Look, take: int | None) -> Proposal | None:
    """Return what a person chose: by number, at the prompt, or because there is nothing to choose."""
    proposals = look.proposals
    if take is not None:
        if take > len(proposals):
            raise click.UsageError(f"--take {take}: there are {len(proposals)} proposals")
        return proposals[take - 1]
    if len(proposals) == 1:
        return proposals[0]
    if not proposals:
        return None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo("nothing was added: choose one with --take N", err=True)
        return None
    number = click.prompt("Add which? (0: none)", default=1, type=click.IntRange(0, len(proposals)), err=True)
    return proposals[number - 1] if number else None


def _write(setup: Setup, source: dict[str, object], *, as_json: bool) -> int:
    from syndicator import settings

    where = str(source.get("url") or source.get("path"))
    identity = source.pop("identity", None) or identity_of(where)
    table = {"id": identity, **{key: value for key, value in source.items() if value != ""}}
    path = settings.add_source(setup.directory, table)
    if as_json:
        output.write_json({"added": {**table, "file": str(path)}})
        return exits.OK
    click.echo(f"wrote {path}")
    click.echo(f"Visit it now with: syndicator run --source {table['id']}", err=True)
    return exits.OK


def identity_of(url_or_path: str) -> str:
    """Make a name from an address: ``https://www.example.org/feed.xml`` is ``example-org-feed``."""
    bare = re.sub(r"^https?://(www\.)?", "", url_or_path.casefold())
    bare = re.sub(r"\.(xml|rss|atom|json|html?|md|txt)$", "", bare.rstrip("/"))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:64] or "source"
