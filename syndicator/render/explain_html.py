"""An article explained to a person as a page of its own. What it says stands in ``explained``; this only draws it.

Like the index page it loads nothing from anywhere, runs nothing, and would be stopped by its own policy if it tried.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from syndicator.model.article import Article
from syndicator.model.holding import Route
from syndicator.model.rights import Credit, Decision, Evidence, Outcome
from syndicator.render.characters import clean
from syndicator.render.explained import Point, explain
from syndicator.render.html import read as read_file
from syndicator.render.html import style_hash, template

BADGES: Final[Mapping[Outcome, str]] = {
    "full": "Full text",
    "excerpt": "Excerpt",
    "link": "Link",
    "review": "Waits",
    "withhold": "Nothing",
}


def _rows(points: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    """Put points with the same label into one row."""
    return [(label, list(row)) for label, row in itertools.groupby(points, key=lambda point: point.label)]


def page(
    article: Article,
    decision: Decision,
    evidence: Mapping[str, Evidence],
    credit: Credit,
    *,
    read: Mapping[str, Sequence[str]] | None = None,
    withdrawn: tuple[datetime, str] | None = None,
    routes: Sequence[Route] = (),
    generator: str = "Syndicator",
) -> bytes:
    """Return the explanation of one article as HTML; the arguments are those of ``explained.explain``."""
    told = explain(article, decision, evidence, credit, read=read, withdrawn=withdrawn, routes=routes)
    style = read_file("index.css") + read_file("explain.css")
    drawn = template("explain.html").render(
        told=told,
        rows=_rows,
        badge=BADGES[told.outcome],
        language=told.language or "",
        decided=decision.decided_at.date().isoformat(),
        style=style,
        style_hash=style_hash(style),
        generator=generator,
    )
    return clean(drawn).encode()
