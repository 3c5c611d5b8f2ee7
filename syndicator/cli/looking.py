"""explain, articles, feeds: the commands that only look at what is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from syndicator import bootstrap
from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.bootstrap import Application
    from syndicator.cli.root import Setup
    from syndicator.model.holding import Holding


@click.command()
@click.argument("article", metavar="ARTICLE|URL")
@click.option("--html", "as_page", is_flag=True, help="Print a page for a browser.")
@output.json_option
@click.pass_obj
def explain(setup: Setup, article: str, *, as_page: bool, as_json: bool) -> int:
    """Say in words why an article is published as it is: who said what, where, and what is missing to do more."""
    if as_page and as_json:
        raise click.UsageError("--html or --json, not both")
    with output.opened(setup) as application:
        holding = output.found(application, article)
        if holding is None:
            return exits.FAILED
        if as_json:
            output.write_json(_holding_json(application, holding))
            return exits.OK
        told = bootstrap.explanation(application, holding, as_page=as_page)
        if told is None:
            click.echo("not decided yet; run 'syndicator redecide'")
            return exits.FAILED
        click.echo(told, nl=not as_page)
        return exits.OK


@click.command()
@click.argument("article", required=False, metavar="ARTICLE|URL")
@click.option("--history", is_flag=True, help="What became of one article: corrections, versions, decisions.")
@click.option("--source", "source_id", metavar="ID", help="Only what came by this source.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, the newest first.")
@output.json_option
@click.pass_obj
def articles(
    setup: Setup, article: str | None, *, history: bool, source_id: str | None, limit: int | None, as_json: bool
) -> int:
    """List the articles held, the newest first; with --json one whole article a line. Or one, with its history."""
    if history and article is None:
        raise click.UsageError("--history of which article? Name its id or its address")
    if article is not None and (source_id or limit):
        raise click.UsageError("one article, or those of a source: not both")
    with output.opened(setup) as application:
        if article is not None:
            return _one_article(application, article, history=history, as_json=as_json)
        found = application.store.select(source_ids=[source_id] if source_id else None, limit=limit)
        if as_json:
            for holding in found:
                output.write_json(_holding_json(application, holding))
            return exits.OK
        output.table("Articles", _COLUMNS, [_article_row(holding) for holding in found])
        return exits.OK


_COLUMNS = ("id", "date", "outcome", "title", "original source", "via")


def _one_article(application: Application, article: str, *, history: bool, as_json: bool) -> int:
    from syndicator.render import history as histories

    holding = output.found(application, article)
    if holding is None:
        return exits.FAILED
    if not history:
        if as_json:
            output.write_json(_holding_json(application, holding))
        else:
            output.table("Articles", _COLUMNS, [_article_row(holding)])
        return exits.OK
    changes = application.store.changes(holding.article.id)
    first_seen = _time(holding.first_seen_at) or ""
    if as_json:
        told = histories.as_json(holding.article, version=holding.version, first_seen=first_seen, changes=changes)
        output.write_json(told)
    else:
        text = histories.text(holding.article, version=holding.version, first_seen=first_seen, changes=changes)
        click.echo(text, nl=False)
    return exits.OK


def _article_row(holding: Holding) -> tuple[str, ...]:
    article = holding.article
    original = article.provenance.original
    via = [step.name or "?" for step in article.provenance.intermediaries]
    return (
        article.id.removeprefix("urn:uuid:")[:8],
        article.published.at.date().isoformat() if article.published else "-",
        holding.decision.outcome if holding.decision else "undecided",
        article.title,
        original.name or "?",
        " → ".join(via),
    )


def _holding_json(application: Application, holding: Holding) -> dict[str, Any]:
    from syndicator.render.document import article_json
    from syndicator.render.history import routes_json

    if holding.decision is None:
        return {"id": holding.article.id, "url": holding.article.url, "title": holding.article.title, "decision": None}
    evidence = application.store.evidence(holding.evidence_ids)
    answer = article_json(holding.article, holding.decision, evidence, bootstrap.credit(holding))
    answer["sources"] = list(holding.source_ids)
    answer["routes"] = routes_json(holding.article, holding.routes)
    answer["version"] = holding.version
    answer["first_seen_at"] = _time(holding.first_seen_at)
    answer["withdrawn_at"] = _time(holding.withdrawn_at)
    return answer


@click.command()
@output.json_option
@click.pass_obj
def feeds(setup: Setup, *, as_json: bool) -> None:
    """List the output feeds and the files they are written to."""
    with output.opened(setup) as application:
        described = [
            {
                "id": spec.id,
                "title": spec.title,
                "formats": list(spec.formats),
                "sources": list(spec.sources),
                "limit": spec.limit,
                "full_text": spec.full_text,
                "files": bootstrap.files_of(application, spec),
            }
            for spec in application.settings.feeds
        ]
        if as_json:
            output.write_json({"feeds": described})
            return
        rows = [(str(item["id"]), str(item["title"]), "\n".join(_files(item["files"]))) for item in described]
        output.table("Feeds", ("feed", "title", "files"), rows)


def _files(value: object) -> Iterator[str]:
    if isinstance(value, list):
        yield from map(str, value)


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
