"""sources: add, remove, enable, disable, list. One file per source; files a person wrote are never touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from syndicator.cli import output

if TYPE_CHECKING:
    from syndicator.cli.root import Setup

KINDS = ("feed", "page", "folder")


@click.group()
def sources() -> None:
    """Add, remove, enable, disable or list sources."""


@sources.command()
@click.argument("url_or_path")
@click.option("--id", "identity", metavar="ID", help="A short name, for ever; made from the address when not given.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is; found out by looking when not given.")
@click.option("--name", help="What to call it in reports.")
@click.option("--publisher", help="Who runs the site.")
@click.option("--every", metavar="INTERVAL", help="How often to visit it: 15m, 1h, 1d.")
@click.option("--cron", metavar="EXPRESSION", help="When to visit it, as five cron fields.")
@click.option("--language", help="Its language, used only where documents say nothing.")
@click.option("--policy", metavar="ID", help="One of your [[policies]].")
@click.option("--agreement", metavar="ID", help="One of your [[agreements]].")
@click.option("--disabled", is_flag=True, help="Write it switched off.")
@click.pass_obj
def add(
    setup: Setup,
    /,
    url_or_path: str,
    identity: str | None,
    kind: str | None,
    *,
    disabled: bool,
    **keys: str | None,
) -> None:
    """Add a source: a feed, a page, or a folder on this machine."""
    from syndicator import settings

    web = url_or_path.startswith(("http://", "https://"))
    source: dict[str, object] = {
        "id": identity or _identity(url_or_path),
        "kind": kind or _kind(setup, url_or_path, web=web),
        "url" if web else "path": url_or_path,
        **{key: value for key, value in keys.items() if value},
    }
    if disabled:
        source["enabled"] = False
    path = settings.add_source(setup.directory, source)
    click.echo(f"wrote {path}")
    click.echo(f"Visit it now with: syndicator run --source {source['id']}", err=True)


def _identity(url_or_path: str) -> str:
    """Make a name from an address: ``https://www.example.org/feed.xml`` is ``example-org-feed``."""
    bare = re.sub(r"^https?://(www\.)?", "", url_or_path.casefold())
    bare = re.sub(r"\.(xml|rss|atom|json|html?|md|txt)$", "", bare.rstrip("/"))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:64] or "source"


def _kind(setup: Setup, url_or_path: str, *, web: bool) -> str:
    """Find out what an address is by looking at it once."""
    if not web:
        from pathlib import Path

        return "folder" if (setup.directory.absolute().parent / Path(url_or_path)).is_dir() else "feed"
    with output.opened(setup) as application:
        found = application.inspect(url_or_path)
    return "page" if found.format == "html" else "feed"


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
