"""An article explained to a person in plain text: what may be done, who said so, and where. Decides nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import datetime

from syndicator.model.article import Article, Moment
from syndicator.model.rights import Credit, Decision, Duty, Evidence

WIDTH = 100
QUOTE = 600  # characters of a quotation; the whole of it is in the JSON

OUTCOME_WORDS = {
    "full": "FULL TEXT may be published",
    "excerpt": "an EXCERPT may be published",
    "link": "only the title with a LINK and the credit may be published",
    "review": "NOTHING is published until a person has looked",
    "withhold": "NOTHING may be published",
}


def article_text(article: Article, decision: Decision, evidence: Mapping[str, Evidence], credit: Credit) -> str:
    """Return the explanation of one article, wrapped for a terminal."""
    return "\n".join(line.rstrip() for line in _lines(article, decision, evidence, credit)) + "\n"


def _lines(article: Article, decision: Decision, evidence: Mapping[str, Evidence], credit: Credit) -> Iterator[str]:
    yield _plain(article.title)
    if article.subtitle:
        yield from _wrapped(article.subtitle)
    yield ""
    yield from _facts(article)
    yield ""
    yield from _chain(article)
    yield ""
    yield f"Decision: {OUTCOME_WORDS[decision.outcome]}."
    for number, reason in enumerate(decision.reasons, 1):
        yield from _wrapped(reason.text, first=f"  {number}. ", rest="     ")
        for identity in reason.evidence:
            if identity in evidence:
                yield from _quoted(evidence[identity])
    yield from _bounds(decision)
    yield ""
    yield "Credit:"
    yield from _wrapped(credit.text, first="  ", rest="  ")


def _facts(article: Article) -> Iterator[str]:
    people = ", ".join(f"{person.name}{' (agency)' if person.agency else ''}" for person in article.people)
    rows = (
        ("id", article.id),
        ("address", article.url or "not known"),
        ("by", people or "not named"),
        ("found at", article.publisher.name or "not named"),
        ("published", _day(article.published)),
        ("original", _day(article.original_published) if article.original_published else ""),
        ("language", article.language or "not stated"),
        ("terms", ", ".join(f"{term.scheme}: {term.term}" if term.scheme else term.term for term in article.terms)),
        ("photos", "; ".join(image.credit for image in article.images if image.credit)),
    )
    for label, text in rows:
        if text:
            yield from _wrapped(text, first=f"  {label:<10}", rest=" " * 12)


def _chain(article: Article) -> Iterator[str]:
    yield "Where it comes from:"
    for step in article.provenance.steps:
        when = f", {step.published.date().isoformat()}" if step.published else ""
        address = step.article_url or step.url or "no address known"
        yield from _wrapped(f"{step.role}: {step.name or 'not named'}{when} ({address})", first="  ", rest="    ")
        for trace in step.evidence:
            yield from _wrapped(
                f"“{_plain(trace.words)[:QUOTE]}” [{trace.carrier} {trace.locator}]", first="      ", rest="      "
            )


def _quoted(item: Evidence) -> Iterator[str]:
    words = _plain(item.words)[:QUOTE] or item.target or ""
    place = " ".join(part for part in (item.signal, item.locator) if part)
    where = f" of {item.url}" if item.url else ""
    yield from _wrapped(f"“{words}”", first="       ", rest="       ")
    yield from _wrapped(
        f"({place}{where}, seen {item.observed_at.date().isoformat()})", first="       ", rest="       "
    )


def _bounds(decision: Decision) -> Iterator[str]:
    if decision.license is not None:
        yield f"  Licence: {decision.license.name} {decision.license.uri or ''}"
    if decision.duties:
        duties = "; ".join(_duty(duty) for duty in decision.duties)
        yield from _wrapped(f"Duties: {duties}", first="  ", rest="    ")
    if decision.prohibitions:
        yield from _wrapped(f"Forbidden: {', '.join(decision.prohibitions)}", first="  ", rest="    ")
    for image in decision.images:
        if not image.show:
            yield from _wrapped(f"Picture left out: {image.url}: {image.reason}", first="  ", rest="    ")
    if decision.valid_from is not None:
        yield f"  Not before {_time(decision.valid_from)}"
    if decision.valid_until is not None:
        yield f"  Not after {_time(decision.valid_until)}"
    if decision.ask:
        yield from _wrapped(f"To do more, ask: {decision.ask}", first="  ", rest="    ")


def _duty(duty: Duty) -> str:
    detail = duty.text or duty.url or ""
    return f"{duty.action} “{_plain(detail)}”" if detail else duty.action


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    lines = textwrap.wrap(
        _plain(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first]


def _plain(text: str) -> str:
    """Fold white space and drop control characters: a terminal must not be steered by an article."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _day(moment: Moment | None) -> str:
    if moment is None:
        return "not stated"
    return moment.at.date().isoformat() if moment.precision in ("year", "month", "day") else _time(moment.at)


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
