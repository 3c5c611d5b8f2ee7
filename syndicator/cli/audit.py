"""audit: is the record of decisions what was written, and what was ever decided about an article. Changes nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from syndicator.cli import exits, output

if TYPE_CHECKING:
    from syndicator.cli.root import Setup
    from syndicator.model.holding import Withdrawal
    from syndicator.model.rights import Decision


@click.group()
def audit() -> None:
    """Check the record of decisions, or print it for one article."""


@audit.command()
@output.json_option
@click.pass_obj
def verify(setup: Setup, *, as_json: bool) -> int:
    """Walk the whole record: one changed bit, one missing row is found, and where. Exits with 1 when it is broken.

    The head is number and hash of the last decision. Noted elsewhere, it also tells a record that was forged whole.
    """
    with output.opened(setup) as application:
        breaches = application.store.verify_chain()
        number, digest = application.store.head()
    if as_json:
        output.write_json(
            {
                "ok": not breaches,
                "decisions": number,
                "head": digest,
                "breaches": [
                    {"log": breach.log, "number": breach.number, "message": breach.message} for breach in breaches
                ],
            }
        )
    elif breaches:
        rows = [(breach.log, str(breach.number or "-"), breach.message) for breach in breaches]
        output.table("Broken", ("log", "row", "what is wrong"), rows)
        click.echo("The record is not what was written. Restore the newest backup that verifies.", err=True)
    else:
        click.echo(f"unbroken: {number} decisions, head {digest}")
    return exits.FAILED if breaches else exits.OK


@audit.command()
@click.argument("article", metavar="ARTICLE|URL")
@output.json_option
@click.pass_obj
def log(setup: Setup, article: str, *, as_json: bool) -> int:
    """Print everything ever decided about an article, oldest first: when, what, why, by whom."""
    with output.opened(setup) as application:
        holding = output.found(application, article)
        if holding is None:
            return exits.FAILED
        steps = [_decided(decision) for decision in application.store.decisions(holding.article.id)]
        steps += [_withdrawn(item) for item in application.store.withdrawals() if item.article_id == holding.article.id]
    if as_json:
        for step in steps:
            output.write_json(step)
        return exits.OK
    rows = [(step["at"], step["outcome"], step["by"], step["why"]) for step in steps]
    output.table(holding.article.title, ("when", "outcome", "by", "why"), rows)
    return exits.OK


def _decided(decision: Decision) -> dict[str, Any]:
    review = decision.review
    spoke = review is not None and review.at == decision.decided_at
    return {
        "at": _time(decision.decided_at),
        "outcome": decision.outcome,
        "by": review.by if review is not None and spoke else decision.policy,
        "why": review.reason if review is not None and spoke else _first(decision),
        "code": decision.reasons[0].code if decision.reasons else "",
        "content": decision.content_hash,
        "evidence": sorted({identity for reason in decision.reasons for identity in reason.evidence}),
        "use": decision.use,
        "review": None if review is None else _review(decision),
    }


def _first(decision: Decision) -> str:
    return decision.reasons[0].text if decision.reasons else ""


def _review(decision: Decision) -> dict[str, Any] | None:
    from syndicator.render.document import review_json

    return review_json(decision.review)


def _withdrawn(withdrawal: Withdrawal) -> dict[str, Any]:
    return {
        "at": _time(withdrawal.withdrawn_at),
        "outcome": "withdrawn",
        "by": withdrawal.by,
        "why": withdrawal.reason,
        "code": "withdrawn",
        "source": withdrawal.source_id,
    }


def _time(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
