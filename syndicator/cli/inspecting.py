"""inspect: what would be made of a document, or what a source would fetch because of it. Stores nothing."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from syndicator import bootstrap, errors
from syndicator.cli import exits, output

if TYPE_CHECKING:
    import asyncio

    from syndicator.bootstrap import Application
    from syndicator.cli.root import Setup
    from syndicator.pipeline.inspect import Inspection
    from syndicator.pipeline.preview import Preview

_SHOWN = 50  # of the addresses a source would read


@click.command()
@click.argument("document", required=False, metavar="FILE|URL")
@click.option("--url", help="The address a file stands for.")
@click.option("--kind", type=click.Choice(["feed", "page"]), help="What it is; found out when not given.")
@click.option("--source", "source_id", metavar="ID", help="Read it as this configured source would.")
@click.option("--batch", is_flag=True, help="Read one JSON request a line from standard input, answer one a line.")
@output.json_option
@click.pass_obj
def inspect(
    setup: Setup,
    document: str | None,
    *,
    url: str | None,
    kind: str | None,
    source_id: str | None,
    batch: bool,
    as_json: bool,
) -> int:
    """Show what would be made of a file or URL: metadata, rights, decision, credit. Nothing is stored.

    Of a listing, a sitemap or a site that --source reads as one: what it would fetch, by title and address.
    """
    from syndicator.pipeline.preview import Preview

    with output.opened(setup, need_config=False) as application:
        if batch:
            _inspect_batch(application)
            return exits.OK
        if document is None:
            raise click.UsageError("name a file or a URL, or use --batch")
        if source_id is not None and application.settings.find_source(source_id) is None:
            known = ", ".join(source.id for source in application.settings.sources) or "none"
            raise click.BadParameter(f"no source {source_id!r}; configured are: {known}", param_hint="--source")
        made = bootstrap.inspect(application, document, url=url, kind=kind, source_id=source_id)
        if as_json:
            output.write_json(_as_json(made))
        elif isinstance(made, Preview):
            _show_preview(made)
        else:
            _show_inspection(made)
        return exits.OK


def _inspect_batch(application: Application) -> None:
    """Answer ``{"id","path","url","media_type"}`` lines with ``{"id","articles","complaints","error"}`` lines."""
    with bootstrap.looking(application) as runner:
        for line in sys.stdin:
            if line.strip():
                output.write_json(_answer(application, line, runner))


def _answer(application: Application, line: str, runner: asyncio.Runner) -> dict[str, Any]:
    import msgspec

    try:
        request = msgspec.json.decode(line)
        identity, path = request["id"], request["path"]
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise click.UsageError(f"not a request: {line[:80].strip()!r} ({error})") from None
    try:
        made = bootstrap.inspect(
            application,
            path,
            url=request.get("url"),
            kind=request.get("kind"),
            media_type=request.get("media_type"),
            runner=runner,
        )
    except errors.SyndicatorError as error:
        return {"id": identity, "articles": [], "complaints": [], "error": error.message}
    return {"id": identity, **_as_json(made), "error": None}


def _as_json(made: Inspection | Preview) -> dict[str, Any]:
    from syndicator.pipeline.preview import Preview

    return _preview_json(made) if isinstance(made, Preview) else _inspection_json(made)


def _preview_json(made: Preview) -> dict[str, Any]:
    named = [
        {"url": one.url, "title": one.title or None, "date": _time(one.dated_at), "kind": one.kind}
        for one in made.named
    ]
    complaints = [{"code": "", "message": message, "locator": ""} for message in made.complaints]
    return {
        "articles": [],
        "named": named,
        "left_out": made.left_out,
        "next_url": made.next_url,
        "complaints": complaints,
    }


def _show_preview(made: Preview) -> None:
    maps = sum(one.kind == "map" for one in made.named)
    counts = [output.counted(len(made.named) - maps, "article"), output.counted(maps, "sitemap") if maps else ""]
    left_out = f"{made.left_out} left out: too old or of another path" if made.left_out else ""
    click.echo(f"{made.kind} {made.url}: " + "; ".join(part for part in (*counts, left_out) if part))
    for number, one in enumerate(made.named[:_SHOWN], 1):
        day = f"{one.dated_at:%Y-%m-%d}" if one.dated_at else " " * 10
        click.echo(f"{number:>4}  {day}  {output.one_line(one.title) or one.url}")
        if one.title:
            click.echo(f"{'':18}{one.url}")
    if len(made.named) > _SHOWN:
        click.echo(f"      and {len(made.named) - _SHOWN:,} more (--json lists them all)")
    if made.next_url:
        click.echo(f"It goes on at {made.next_url}")
    for message in made.complaints:
        click.echo(message, err=True)
    if made.named:
        click.echo("These addresses would be read; inspect one of them to see what would be made of it.", err=True)


def _inspection_json(inspection: Inspection) -> dict[str, Any]:
    from syndicator.render.document import article_json

    return {
        "articles": [
            article_json(item.article, item.decision, {proof.id: proof for proof in item.evidence}, item.credit)
            for item in inspection.articles
        ],
        "complaints": [
            {"code": complaint.code, "message": complaint.message, "locator": complaint.locator}
            for complaint in inspection.complaints
        ],
    }


def _show_inspection(inspection: Inspection) -> None:
    from syndicator.render.explain import article_text

    for item in inspection.articles:
        evidence = {proof.id: proof for proof in item.evidence}
        click.echo(
            article_text(item.article, item.decision, evidence, item.credit, read=bootstrap.words_read(item.evidence))
        )
    for complaint in inspection.complaints:
        click.echo(f"could not read: {complaint.message} {complaint.locator}".rstrip(), err=True)
    if not inspection.articles:
        click.echo("no article found", err=True)


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
