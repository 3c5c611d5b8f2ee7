"""inspect, explain, articles, feeds, status: the commands that only look."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from syndicator import bootstrap, errors
from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.bootstrap import Application
    from syndicator.cli.root import Setup
    from syndicator.model.holding import Holding
    from syndicator.pipeline.inspect import Inspection


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
    """Show what would be made of a file or URL: metadata, rights, decision, credit. Nothing is stored."""
    with output.opened(setup, need_config=False) as application:
        if batch:
            _inspect_batch(application)
            return exits.OK
        if document is None:
            raise click.UsageError("name a file or a URL, or use --batch")
        inspection = bootstrap.inspect(application, document, url=url, kind=kind, source_id=source_id)
        if as_json:
            output.write_json(_inspection_json(inspection))
        else:
            _show_inspection(inspection)
        return exits.OK


def _inspect_batch(application: Application) -> None:
    """Answer ``{"id","path","url","media_type"}`` lines with ``{"id","articles","complaints","error"}`` lines."""
    import msgspec

    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            request = msgspec.json.decode(line)
            identity, path = request["id"], request["path"]
        except (msgspec.DecodeError, KeyError, TypeError) as error:
            raise click.UsageError(f"not a request: {line[:80].strip()!r} ({error})") from None
        try:
            inspection = bootstrap.inspect(
                application,
                path,
                url=request.get("url"),
                kind=request.get("kind"),
                media_type=request.get("media_type"),
            )
            answer = {"id": identity, **_inspection_json(inspection), "error": None}
        except errors.SyndicatorError as error:
            answer = {"id": identity, "articles": [], "complaints": [], "error": error.message}
        output.write_json(answer)


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


@click.command()
@output.json_option
@click.pass_obj
def status(setup: Setup, *, as_json: bool) -> None:
    """Show how every source is doing: last visit, next visit, articles held, and what went wrong with what to do."""
    with output.opened(setup) as application:
        states = application.store.states()
        counts = application.store.counts()
        described = []
        for source in application.settings.sources:
            state = states.get(source.id)
            failure = state.failure if state else None
            described.append(
                {
                    "id": source.id,
                    "kind": source.kind,
                    "enabled": source.enabled,
                    "outcome": state.last_outcome if state else None,
                    "last_polled_at": _time(state.last_polled_at) if state else None,
                    "last_ok_at": _time(state.last_ok_at) if state else None,
                    "next_poll_at": _time(state.next_poll_at) if state else None,
                    "failures": state.failures if state else 0,
                    "retired": state.retired if state else False,
                    "articles": counts.get(source.id, 0),
                    "error": {"code": failure.code, "message": failure.message, "hint": failure.hint}
                    if failure
                    else None,
                }
            )
        if as_json:
            output.write_json({"sources": described})
            return
        rows = [
            (
                str(item["id"]),
                _state_word(item),
                str(item["articles"]),
                str(item["last_polled_at"] or "never"),
                str(item["next_poll_at"] or "-"),
                _trouble(item["error"]),
            )
            for item in described
        ]
        output.table("Sources", ("source", "state", "articles", "last visit", "next visit", "trouble"), rows)


def _state_word(item: dict[str, Any]) -> str:
    if not item["enabled"]:
        return "disabled"
    if item["retired"]:
        return "retired"
    return str(item["outcome"] or "new")


def _trouble(error: object) -> str:
    return f"{error['message']}. {error['hint']}".rstrip(". ") if isinstance(error, dict) else ""


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
