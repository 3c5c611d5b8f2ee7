"""An article explained to a person in plain text, wrapped for a terminal. What it says stands in ``explained``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from syndicator.model.article import Article
from syndicator.model.holding import Route
from syndicator.model.rights import Credit, Decision, Evidence
from syndicator.render.explained import Point, Quote, Section, explain, plain

WIDTH = 100
LABEL = 12  # columns of a label and the space after it


def article_text(
    article: Article,
    decision: Decision,
    evidence: Mapping[str, Evidence],
    credit: Credit,
    *,
    read: Mapping[str, Sequence[str]] | None = None,
    withdrawn: tuple[datetime, str] | None = None,
    routes: Sequence[Route] = (),
) -> str:
    """Return the explanation of one article; the arguments are those of ``explained.explain``."""
    told = explain(article, decision, evidence, credit, read=read, withdrawn=withdrawn, routes=routes)
    lines = [*_wrapped(told.title)]
    if told.subtitle:
        lines += _wrapped(told.subtitle)
    if told.notice:
        lines += ["", *_wrapped(told.notice)]
    lines += ["", f"{told.verdict}."]
    for section in told.sections:
        lines += ["", f"{section.title}:", *_section(section)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    numbered = section.name == "reasons"
    labelled = section.name == "facts"
    for number, point in enumerate(section.points, 1):
        if labelled:
            yield from _wrapped(point.text, first=f"  {point.label.lower():<{LABEL - 2}}", rest=" " * LABEL)
            continue
        mark = f"{number}. " if numbered else ""
        yield from _wrapped(_line(point), first=f"  {mark}", rest=" " * (2 + len(mark) if mark else 4))
        for quote in point.quotes:
            yield from _quoted(quote)


def _line(point: Point) -> str:
    text = f"{point.label}: {point.text}" if point.label else point.text
    return f"{text} ({point.url})" if point.url and point.url not in text else text


def _quoted(quote: Quote) -> Iterator[str]:
    """The words that were read, and where they stand; the whole of a long one is in the JSON and on the page."""
    leads = f" → {quote.url}" if quote.url and quote.url not in quote.text else ""
    yield from _wrapped(f"“{quote.text}”{leads}", first="       ", rest="       ")
    where = "; ".join(part for part in (quote.place, quote.source) if part)
    if where:
        yield from _wrapped(f"({where})", first="       ", rest="       ")


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    lines = textwrap.wrap(
        plain(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first]
