"""review: list what waits for a person, approve it, reject it. Shows what an approval overrides; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from syndicator import bootstrap
from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.cli.root import Setup
    from syndicator.model.rights import Evidence, Reason
    from syndicator.pipeline.review import Waiting


@click.group()
def review() -> None:
    """List what waits for a person, approve it or reject it."""


@review.command("list")
@output.json_option
@click.pass_obj
def list_waiting(setup: Setup, *, as_json: bool) -> None:
    """List what waits: why, the most a person can allow, and which words they would override by it."""
    with output.opened(setup) as application:
        waiting = list(application.waiting())
    if as_json:
        output.write_json({"waiting": [_waiting(item) for item in waiting]})
        return
    rows = [
        (
            item.holding.article.id.removeprefix("urn:uuid:")[:8],
            item.holding.article.title,
            item.why.text,
            _most(item),
            "\n".join(_words(item.offer.overrides, {piece.id: piece for piece in item.evidence})),
        )
        for item in waiting
    ]
    output.table("Waits for a person", ("id", "article", "why", "can be approved to", "overriding"), rows)


@review.command()
@click.argument("article", metavar="ARTICLE|URL")
@click.option(
    "--outcome", type=click.Choice(["full", "excerpt", "link"]), help="Allow no more than this; else the most there is."
)
@output.by_option
@output.reason_option
@output.json_option
@click.pass_obj
def approve(setup: Setup, article: str, *, outcome: str | None, by: str, reason: str, as_json: bool) -> int:
    """Allow what the evidence offers where only a person can settle it, and publish.

    The approval counts for this version of the article and for what is said about its rights now; when either changes
    it waits again. What nobody granted cannot be approved: that takes an agreement in the configuration.
    """
    request = {"command": "approve", "article": article, "outcome": outcome, "by": by, "reason": reason}
    return _do(setup, request, as_json=as_json)


@review.command()
@click.argument("article", metavar="ARTICLE|URL")
@click.option("--withhold", is_flag=True, help="Publish nothing of it, not even the link.")
@output.by_option
@output.reason_option
@output.json_option
@click.pass_obj
def reject(setup: Setup, article: str, *, withhold: bool, by: str, reason: str, as_json: bool) -> int:
    """Keep an article at a link (or at nothing), whatever its rights would allow, until it changes."""
    request = {"command": "reject", "article": article, "withhold": withhold, "by": by, "reason": reason}
    return _do(setup, request, as_json=as_json)


def _do(setup: Setup, request: Mapping[str, object], *, as_json: bool) -> int:
    with output.opened(setup) as application:
        decided = bootstrap.run_errand(application, request)
    if not decided.pop("held"):
        output.not_held(str(request["article"]))
        return exits.FAILED
    if as_json:
        output.write_json(decided)
        return exits.OK
    click.echo(f"{decided['outcome']}: {decided['why']}")
    for override in decided["overrides"]:
        click.echo(f"  overrides {override['text']}")
        for piece in override["evidence"]:
            words = " ".join((piece.get("words") or "").split())[:300] or piece.get("target") or ""
            click.echo(
                f"    “{words}” ({piece.get('signal') or piece['id']} {piece.get('locator') or ''})".replace(" )", ")")
            )
    return exits.OK


def _waiting(item: Waiting) -> dict[str, Any]:
    from syndicator.render.document import review_json

    article, decision, offer = item.holding.article, item.holding.decision, item.offer
    evidence = {piece.id: piece for piece in item.evidence}
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outcome": decision.outcome if decision is not None else None,
        "code": item.why.code,
        "why": item.why.text,
        "can_be_approved_to": None if offer.outcome in {"review", "withhold"} else offer.outcome,
        "overrides": [_override(reason, evidence) for reason in offer.overrides],
        "in_the_way": [reason.text for reason in offer.why[:1]] if offer.outcome != "full" else [],
        "before": review_json(item.before),
    }


def _override(reason: Reason, evidence: Mapping[str, Evidence]) -> dict[str, Any]:
    from syndicator.render.document import evidence_json

    return {
        "text": reason.text,
        "code": reason.code,
        "evidence": [evidence_json(key, evidence.get(key)) for key in reason.evidence],
    }


def _most(item: Waiting) -> str:
    if item.offer.outcome in {"review", "withhold"}:
        return f"nothing: {item.offer.why[0].text}" if item.offer.why else "nothing"
    return item.offer.outcome


def _words(overrides: Sequence[Reason], evidence: Mapping[str, Evidence]) -> list[str]:
    """Name each thing that is overridden, with the words it stands in and their place."""
    lines = []
    for reason in overrides:
        lines.append(reason.text)
        for key in reason.evidence:
            piece = evidence.get(key)
            if piece is not None:
                words = " ".join(piece.words.split())[:300] or piece.target or ""
                lines.append(f"  “{words}” ({piece.signal}{' ' + piece.locator if piece.locator else ''})")
    return lines
