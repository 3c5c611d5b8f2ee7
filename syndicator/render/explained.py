"""An explanation as an editor would write it, in sections: what may be done, who said so, what is missing, where from.

One list of sections, drawn as text (``explain``) and as a page (``explain_html``). Decides nothing. The words of others
are quoted around what was read in them, with the whole of it at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from syndicator.model.article import Article, Moment
from syndicator.model.holding import Route
from syndicator.model.provenance import Step, Trace
from syndicator.model.rights import Credit, Decision, Duty, Evidence, Outcome, Reason
from syndicator.render.explained_words import DUTIES, FORBIDDEN, ROLES, SIGNALS, VERDICTS, place

QUOTE = 240  # characters that are quoted whole; of longer ones what was read is shown
RECALLED = 60  # characters that recall a quotation
SENTENCE = 400  # characters of what was read in one go
ELLIPSIS = "…"
EARLIEST = 1583
NO_END = 9999  # the year in which an embargo ends whose end nobody could read
WITHDRAWN = "Nothing is published any more: it was withdrawn"
COULD: Mapping[str, tuple[str, str]] = {
    "grant_full": ("The whole text may be published", "But for that the whole text could be published"),
    "grant_excerpt": ("An excerpt may be published", "But for that an excerpt could be published"),
}
MOST_SIGNALS = 40  # about use by machines


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a quotation."""

    text: str
    read: bool = False  # these words were understood and counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said, and where it stands."""

    pieces: tuple[Piece, ...]
    whole: str | None = None  # all of it, where ``pieces`` are not all
    url: str | None = None  # where it points to
    place: str = ""  # in words: "in the footer of the site"
    source: str = ""  # for those who want to look it up: signal, locator, document, day

    @property
    def text(self) -> str:
        """The quotation in one line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One sentence of the explanation, with what it leans on."""

    text: str
    label: str = ""  # what it is about: "Must", "Author"
    url: str | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the explanation under one heading."""

    name: str  # stable: "terms", "reasons", "more", "review", "chain", "machines", "credit", "facts"
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything there is to say about one decision."""

    title: str
    subtitle: str | None
    language: str | None
    outcome: Outcome
    verdict: str
    why: str  # the deciding reason
    notice: str | None  # that it was withdrawn, before everything else
    sections: tuple[Section, ...]
    credit: Credit


def explain(
    article: Article,
    decision: Decision,
    evidence: Mapping[str, Evidence],
    credit: Credit,
    *,
    read: Mapping[str, Sequence[str]] | None = None,
    withdrawn: tuple[datetime, str] | None = None,
    routes: Sequence[Route] = (),
) -> Explanation:
    """Put an explanation together.

    ``read`` names, per evidence id, the words in it that were understood; ``withdrawn`` when and why it was taken out,
    ``routes`` by which ways it came.
    """
    quotes = {key: quote(piece, (read or {}).get(key, ())) for key, piece in evidence.items()}
    argued = _weighed(decision.outcome, (reason for reason in decision.reasons if reason.code != "ask"))
    reasons = tuple(_reasons(argued, quotes))
    asks = tuple(_reasons((reason for reason in decision.reasons if reason.code == "ask"), quotes))
    more = (*_missing(decision, withdrawn=withdrawn is not None), *asks)
    if decision.ask:
        said = tuple(piece for point in asks for piece in point.quotes)
        more = (*more[: len(more) - len(asks)], Point(label="Ask", text=plain(decision.ask), quotes=said))
    chain = tuple(_station(step) for step in article.provenance.steps)
    signals = tuple(_machines(decision))
    found = (
        Section(
            name="terms", title="The terms it was under" if withdrawn else "The terms", points=tuple(_terms(decision))
        ),
        Section(
            name="reasons", title="What was decided before" if withdrawn else "Who said so, and where", points=reasons
        ),
        Section(name="review", title="What a person said", points=tuple(_review(decision))),
        Section(name="more", title="What is missing to do more", points=more),
        Section(name="chain", title="Where it comes from", points=chain),
        Section(name="machines", title="Said to machines; it permits people nothing", points=signals),
        Section(name="routes", title="Told by", points=tuple(_routes(article, routes))),
        Section(name="credit", title="Credit", points=(Point(text=plain(credit.text)),)),
        Section(name="facts", title="The article", points=tuple(_facts(article))),
    )
    return Explanation(
        title=plain(article.title) or "(untitled)",
        subtitle=plain(article.subtitle or "") or None,
        language=article.language,
        outcome="withhold" if withdrawn else decision.outcome,
        verdict=WITHDRAWN if withdrawn else VERDICTS[decision.outcome],
        why=f"Before that it was decided: {reasons[0].text}" if withdrawn and reasons else _first(reasons),
        notice=f"Withdrawn on {withdrawn[0].date().isoformat()}: {plain(withdrawn[1])}" if withdrawn else None,
        sections=tuple(section for section in found if section.points),
        credit=credit,
    )


def _first(reasons: Sequence[Point]) -> str:
    return reasons[0].text if reasons else ""


def _weighed(outcome: Outcome, reasons: Iterable[Reason]) -> Iterator[Reason]:
    """A permission that something stood against is no longer told as if it held."""
    for number, reason in enumerate(reasons):
        could = COULD.get(reason.code) if number else None
        if could is None or reason.code == f"grant_{outcome}":
            yield reason
        else:
            yield replace(reason, text=reason.text.replace(*could, 1))


def _missing(decision: Decision, *, withdrawn: bool) -> Iterator[Point]:
    """What has to happen before more is published, where that is not a matter of asking somebody outside."""
    starts = decision.valid_from
    if withdrawn:
        yield Point(label="Withdrawn", text="it stays out of every feed, whoever brings it again")
    elif decision.outcome == "withhold" and starts is not None and starts.year < NO_END:
        yield Point(label="Wait", text=f"until {_time(starts)}; then it is decided again by itself")
    elif decision.waits:
        yield Point(label="Decide", text="a person settles it: “syndicator review approve” or “reject”, with a reason")


def quote(item: Evidence, read: Sequence[str]) -> Quote:
    """Quote a piece of evidence around the words that were read in it."""
    words = plain(item.words)
    pieces = _pieces(words, [plain(part) for part in read])
    shown = "".join(piece.text for piece in pieces)
    looked_up = (
        SIGNALS.get(item.signal, item.signal),
        item.locator,
        item.url or "",
        f"seen {item.observed_at.date().isoformat()}",
    )
    return Quote(
        pieces=pieces or (Piece(text=item.target or "(no words)"),),
        whole=words if words and shown != words else None,
        url=item.target,
        place=place(item.region, item.scope),
        source=" · ".join(part for part in looked_up if part),
    )


def plain(text: str) -> str:
    """Fold white space and drop control characters: neither terminal nor page must be steered by an article."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _pieces(words: str, read: Sequence[str]) -> tuple[Piece, ...]:
    """Cut a quotation to what was read in it; a short one stays whole, with what was read marked."""
    spans = _spans(words, read)
    if len(words) <= QUOTE:
        return tuple(_marked(words, spans))
    if not spans or spans == [(0, len(words))]:
        return (Piece(text=_cut(words, QUOTE) + ELLIPSIS),)
    pieces, last = [], 0
    for start, end in spans:
        if start > last:
            pieces.append(Piece(text=f"{ELLIPSIS} " if last == 0 else f" {ELLIPSIS} "))
        elif last:
            pieces.append(Piece(text=" "))
        sentence = words[start:end].strip()
        long = len(sentence) > SENTENCE
        pieces.append(Piece(text=_cut(sentence, SENTENCE) + ELLIPSIS if long else sentence, read=True))
        last = end
    if last < len(words):
        pieces.append(Piece(text=f" {ELLIPSIS}"))
    return tuple(pieces)


def _marked(words: str, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    last = 0
    for start, end in spans:
        if start > last:
            yield Piece(text=words[last:start])
        yield Piece(text=words[start:end], read=True)
        last = end
    if last < len(words):
        yield Piece(text=words[last:])


def _spans(words: str, read: Sequence[str]) -> list[tuple[int, int]]:
    """Where the read parts stand, in order; those that touch or overlap are one."""
    found = sorted({(at, at + len(part)) for part in read if part and (at := words.find(part)) >= 0})
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, limit: int) -> str:
    """Cut at the last space before a limit."""
    short = text[:limit]
    return short[: short.rfind(" ")].rstrip() if " " in short[limit // 2 :] else short


def _reasons(reasons: Iterable[Reason], quotes: Mapping[str, Quote]) -> Iterator[Point]:
    """Each step of the argument with what it leans on; what has been quoted is recalled, not printed again."""
    quoted: set[str] = set()
    for reason in reasons:
        keys = [key for key in dict.fromkeys(reason.evidence) if key in quotes]
        said = [_again(quotes[key]) if key in quoted else quotes[key] for key in keys]
        quoted.update(keys)
        yield Point(text=plain(reason.text), quotes=tuple(said))


def _again(quote: Quote) -> Quote:
    text = quote.text.strip(f"{ELLIPSIS} ")
    short = text if len(text) <= RECALLED else _cut(text, RECALLED) + ELLIPSIS
    return Quote(pieces=(Piece(text=short),), url=quote.url, place="quoted above")


def _terms(decision: Decision) -> Iterator[Point]:
    """What goes with publishing the text; beside a link nothing is owed and only what is forbidden is of interest."""
    used = decision.outcome in {"full", "excerpt"}
    if decision.license is not None:
        yield Point(label="Licence", text=plain(decision.license.name), url=decision.license.uri)
    for duty in decision.duties if used else ():
        yield _duty(duty)
    for name in decision.prohibitions:
        yield Point(label="Forbidden", text=FORBIDDEN.get(name, name.replace("_", " ")))
    for image in decision.images if used else ():
        if not image.show:
            text = f"{image.url}: {plain(image.reason)}" if image.reason else image.url
            yield Point(label="Picture left out", text=text)
    if decision.valid_from is not None:
        yield Point(label="Not before", text=_time(decision.valid_from))
    if decision.valid_until is not None:
        yield Point(label="Not after", text=_time(decision.valid_until))


def _machines(decision: Decision) -> Iterator[Point]:
    """The machine-use lane, signal by signal as it was carried along."""
    for name, value in decision.machine[:MOST_SIGNALS]:
        yield Point(label=plain(name), text=plain(value) or "yes")


def _duty(duty: Duty) -> Point:
    words = DUTIES.get(duty.action, duty.action.replace("_", " "))
    if duty.days is not None and not duty.text:
        words += f", {duty.days} days"
    detail = plain(duty.text or "")
    return Point(label="Must", text=f"{words}: “{_short(detail)}”" if detail else words, url=duty.url)


def _short(text: str) -> str:
    return text if len(text) <= QUOTE else _cut(text, QUOTE) + ELLIPSIS


def _review(decision: Decision) -> Iterator[Point]:
    review = decision.review
    if review is None:
        return
    what = f"approved {review.outcome}" if review.verdict == "approve" else f"rejected, down to {review.outcome}"
    yield Point(label=f"{review.at.date().isoformat()}", text=f"{plain(review.by)} {what}: {plain(review.reason)}")
    for reason in review.overrides:
        yield Point(label="Overriding", text=plain(reason.text))
    if any(reason.code == "review_lapsed" for reason in decision.reasons):
        yield Point(label="But", text="the article or what is said about its rights has changed since")


def _station(step: Step) -> Point:
    when = f", {step.published.date().isoformat()}" if step.published else ""
    address = step.article_url or step.url
    text = f"{plain(step.name or '') or 'not named'}{when}" + ("" if address else " (no address known)")
    return Point(
        label=ROLES.get(step.role, step.role),
        text=text,
        url=address,
        quotes=tuple(_trace(trace) for trace in step.evidence),
    )


def _routes(article: Article, routes: Sequence[Route]) -> Iterator[Point]:
    """Name the ways by which the story came, where there are several; the one that is shown first."""
    if len(routes) <= 1:
        return
    for route in sorted(routes, key=lambda each: each.told is not None):
        told = route.told or article
        how = "shown here" if route.told is None else "the same words" if route.joined == "text" else "the same item"
        name = plain(told.publisher.name or "") or "not named"
        text = f"{name}, “{plain(told.title)}”, since {route.first_seen_at.date().isoformat()}: {how}"
        yield Point(label=route.source_id, text=text, url=told.url)


def _trace(trace: Trace) -> Quote:
    words = plain(trace.words)
    pieces = _pieces(words, ())
    source = " · ".join(part for part in (trace.carrier, trace.locator, trace.url or "") if part)
    return Quote(pieces=pieces, whole=words if len(words) > QUOTE else None, source=source)


def _facts(article: Article) -> Iterator[Point]:
    people = ", ".join(f"{person.name}{' (agency)' if person.agency else ''}" for person in article.people)
    rows: tuple[tuple[str, str, str | None], ...] = (
        ("Address", article.url or "not known", article.url),
        ("By", people or "not named", None),
        ("Found at", article.publisher.name or "not named", article.publisher.url),
        ("Published", _day(article.published), None),
        ("Original", _day(article.original_published) if article.original_published else "", None),
        ("Until", _until(article), None),
        ("Language", article.language or "not stated", None),
        (
            "Terms",
            ", ".join(f"{term.scheme}: {term.term}" if term.scheme else term.term for term in article.terms),
            None,
        ),
        ("Photos", "; ".join(image.credit for image in article.images if image.credit), None),
        ("Id", article.id, None),
    )
    for label, text, url in rows:
        if text:
            yield Point(label=label, text=plain(text), url=url)


def _until(article: Article) -> str:
    """Until when its publisher means it to stand; a year before all feeds says that nobody could read it."""
    if article.expires is None:
        return ""
    return _time(article.expires) if article.expires.year > EARLIEST else "some day, which could not be read"


def _day(moment: Moment | None) -> str:
    if moment is None:
        return "not stated"
    return moment.at.date().isoformat() if moment.precision in ("year", "month", "day") else _time(moment.at)


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
