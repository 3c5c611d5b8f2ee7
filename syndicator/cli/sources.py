"""sources: remove, enable, disable, list, import, export. One file each; what a person wrote is never touched.

``add`` looks first and has a module of its own, ``adding``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from syndicator.cli import output
from syndicator.cli.adding import add, identity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicator.cli.root import Setup
    from syndicator.model.capture import Capture
    from syndicator.model.source import Source
    from syndicator.parse.opml import Outlines


@click.group()
def sources() -> None:
    """Add, remove, enable, disable, list, import or export sources."""


sources.add_command(add)


@sources.command()
@click.argument("source_id", metavar="ID")
@click.pass_obj
def remove(setup: Setup, source_id: str) -> None:
    """Remove a source that 'sources add' wrote. What was collected from it stays."""
    from syndicator import settings

    click.echo(f"removed {settings.remove_source(setup.directory, source_id)}")


@sources.command()
@click.argument("source_id", metavar="ID")
@click.pass_obj
def enable(setup: Setup, source_id: str) -> None:
    """Switch a source on, whoever wrote it; a retired one (410, 451) is asked again."""
    from syndicator import settings

    written = settings.enable(setup.directory, source_id)
    click.echo(f"{source_id} is on ({written})" if written else f"{source_id} was on already")
    with output.opened(setup) as application:
        if application.revive(source_id):
            click.echo(f"{source_id} had been retired; it is asked again at the next run", err=True)


@sources.command()
@click.argument("source_id", metavar="ID")
@click.pass_obj
def disable(setup: Setup, source_id: str) -> None:
    """Switch a source off, whoever wrote it. What was collected from it stays."""
    from syndicator import settings

    written = settings.disable(setup.directory, source_id)
    click.echo(f"{source_id} is off ({written})" if written else f"{source_id} was off already")


@sources.command("list")
@output.json_option
@click.pass_obj
def list_sources(setup: Setup, *, as_json: bool) -> None:
    """List the configured sources."""
    with output.opened(setup) as application:
        described = [
            {
                "id": source.id,
                "kind": source.kind,
                "enabled": source.enabled,
                "name": source.name,
                "publisher": source.publisher,
                "urls": list(source.urls),
                "path": source.path,
                "every_seconds": source.every.total_seconds() if source.every else None,
                "cron": source.cron,
                "policy": source.policy,
                "agreement": source.agreement,
                "language": source.language,
            }
            for source in application.settings.sources
        ]
        if as_json:
            output.write_json({"sources": described})
            return
        rows = [
            (
                source.id,
                "on" if source.enabled else "off",
                source.kind,
                source.name,
                "\n".join(source.urls) or source.path or "",
            )
            for source in application.settings.sources
        ]
        output.table("Sources", ("source", "state", "kind", "name", "where"), rows)


@sources.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--every", metavar="INTERVAL", help="How often to visit them: 15m, 1h, 1d.")
@click.option("--disabled", is_flag=True, help="Write them switched off.")
@output.json_option
@click.pass_obj
def import_list(setup: Setup, /, file: Path, every: str | None, *, disabled: bool, as_json: bool) -> None:
    """Add every feed of an OPML file. What is configured already is left as it is; all are added or none."""
    from syndicator import errors, settings
    from syndicator.parse import opml

    try:
        listed = opml.read(_capture(file))
    except errors.ParseError as error:
        raise click.UsageError(f"{file}: {error.message}" + (f" ({error.hint})" if error.hint else "")) from None
    configured = settings.load(setup.directory).sources
    added, skipped = _planned(listed, configured)
    more: dict[str, object] = {"every": every} if every else {}
    if disabled:
        more["enabled"] = False
    settings.add_sources(setup.directory, [{**_table(one), **more} for one in added])
    if as_json:
        output.write_json(
            {"added": added, "skipped": skipped, "complaints": [complaint.message for complaint in listed.complaints]}
        )
        return
    output.table("Added", ("source", "title", "category", "url"), [tuple(one.values()) for one in added])
    for one in skipped:
        click.echo(f"left out {one['url']}: {one['reason']}", err=True)
    for complaint in listed.complaints:
        click.echo(f"{complaint.message} ({complaint.locator})", err=True)
    click.echo(f"{len(added)} added, {len(skipped)} left out", err=True)


def _capture(file: Path) -> Capture:
    """Read a file as a document, as much of it as any document may have."""
    from datetime import UTC, datetime

    from syndicator.model.capture import Capture
    from syndicator.syntax import xml

    with file.open("rb") as opened:
        body = opened.read(xml.LARGEST + 1)  # the parser says that it is too large
    address = file.absolute().as_uri()
    return Capture(url=address, requested_url=address, body=body, fetched_at=datetime.min.replace(tzinfo=UTC))


def _planned(listed: Outlines, configured: Sequence[Source]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return which feeds to add, under which ids, and what is left out and why."""
    from syndicator.syntax import url as web

    known = {web.identity(url) for source in configured for url in source.urls}
    taken = {source.id for source in configured}
    added: list[dict[str, str]] = []
    skipped: list[dict[str, str]] = []
    for feed in listed.feeds:
        if web.identity(feed.xml_url) in known:
            skipped.append({"url": feed.xml_url, "title": feed.title, "reason": "configured already"})
            continue
        identity = _free(identity_of(feed.xml_url), taken)
        taken.add(identity)
        known.add(web.identity(feed.xml_url))
        added.append({"id": identity, "title": feed.title, "category": feed.category, "url": feed.xml_url})
    for reason, others in (("another list, import it by itself", listed.lists), ("no feed is said", listed.pages)):
        skipped += [{"url": one.url, "title": one.title, "reason": reason} for one in others]
    return added, skipped


def _free(wanted: str, taken: set[str]) -> str:
    """Return an id nobody has: the one wanted, or it with a number."""
    number, identity = 1, wanted
    while identity in taken:
        number += 1
        identity = f"{wanted[:58].rstrip('-')}-{number}"
    return identity


def _table(planned: dict[str, str]) -> dict[str, object]:
    """Return the keys of a ``[[sources]]`` table; a name is one line of 500 characters at most."""
    name = "".join(letter if letter.isprintable() else " " for letter in planned["title"])[:500].strip()
    table: dict[str, object] = {"id": planned["id"], "kind": "feed", "url": planned["url"]}
    return table | ({"name": name} if name else {})


@sources.command("export")
@click.option("--all", "everything", is_flag=True, help="Sources that are switched off, too.")
@click.pass_obj
def export_list(setup: Setup, *, everything: bool) -> None:
    """Print the configured feeds and pages as OPML, for another reader to import."""
    from syndicator import settings
    from syndicator.render import opml

    loaded = settings.load(setup.directory)
    chosen = [source for source in loaded.sources if source.enabled or everything]
    click.echo(opml.render(chosen, title=f"Sources of {loaded.site.title}", owner=loaded.site.contact), nl=False)
