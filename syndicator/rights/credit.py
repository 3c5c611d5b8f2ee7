"""The credit: who made it, where it comes from, under what rights. Decides nothing and invents no name and no address.

::

    published under a grant   “Title” by Author, Original (date) via Where Found, Licence; excerpt. © 2016 Holder
    otherwise                 Source: Agency, Original (date), by Author, via Where Found. © 2016 Holder

The first form is Title, Author, Source, Licence, which satisfies every Creative Commons version (RIGHTS.md §7.2).
A credit line demanded in fixed words (``Duty.action == "credit_line_fixed"``) is printed verbatim beside it, in the
demanded place. ``Credit.text`` is ``Credit.html`` without its tags, so both say the same. Links point at the article,
not at a home page; a name without a known article address stays a name.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from syndicator.model.article import Article, Moment, Person
from syndicator.model.rights import Credit, Decision, Duty
from syndicator.rights import licenses
from syndicator.rights.credit_words import Words, date, listed, quoted, reserved_in_any_language, span, words
from syndicator.rights.fixed_line import fill
from syndicator.syntax import url as urls

TITLE_LIMIT = 300  # characters; a headline longer than this is a body in the wrong place (RELIABILITY.md L24)
NAME_LIMIT = 200
OWN_POLICY = "own_excerpt_policy"  # the code of the reason that ``rights.decide`` gives for such an excerpt
FIXED_CREDITS = ("credit_line_fixed", "cite_as_given")

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")

Position = Literal["top", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a credit in both forms, and where it belongs."""

    text: str
    html: str
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party as credited: its name, and its copy of the article where that is known."""

    name: str | None
    url: str | None


def credit(article: Article, decision: Decision) -> Credit:
    """Write the credit of an article under a decision, in the article's language."""
    credited = lines(article, decision)
    source, found = _credited(article, decision), via(article)
    return Credit(
        text="\n".join(line.text for line in credited),
        html="<br>".join(line.html for line in credited),
        original=source.name,
        original_url=source.url,
        via=found.name if found else None,
        via_url=found.url if found else None,
        authors=authors(article),
        rights=rights_line(decision),
        license_name=decision.license.name if decision.license is not None else None,
        license_url=_license_url(article, decision),
        position=credited[0].position if len(credited) == 1 else _position(decision),
    )


def lines(article: Article, decision: Decision) -> tuple[Line, ...]:
    """Write every line of the credit: fixed lines first in the order demanded, then our own."""
    used = decision.outcome in {"full", "excerpt"}
    # "Republished here with permission" would be untrue beside a link or a quotation nobody had to permit.
    demanded = [
        duty for duty in decision.duties if used and not is_quotation(decision) and duty.action in FIXED_CREDITS
    ]
    fixed = [line for line in (fixed_line(article, duty) for duty in demanded) if line is not None]
    granted = used and (decision.license is not None or decision.outcome == "full")
    plain, marked = _by_title(article, decision) if granted else _by_source(article, decision)
    own = Line(text=plain, html=marked, position=_position(decision))
    return (*fixed, own)


def original(article: Article) -> Named:
    """Who the article really comes from; the link is to its copy of the article, never to its home page."""
    step = article.provenance.original
    alone = step is article.provenance.collected or via(article) is None
    name = step.name or (_collected_name(article) if alone else None) or _place(step.article_url or step.url)
    return Named(name=short(name), url=web(step.article_url) or (web(article.url) if alone else None))


def via(article: Article) -> Named | None:
    """Where it was found, when that is somebody else than the original."""
    steps = article.provenance.steps
    first, last = article.provenance.original, article.provenance.collected
    name = _collected_name(article)
    if len(steps) == 1 or name is None:
        return None
    if first.name is not None and _fold(first.name) == _fold(name):
        return None
    if first.name is None and first.url is None and first.article_url is None and first.feed_url is None:
        return None
    own = first.url or first.article_url
    if first.name is None and own is not None and last.url is not None and urls.same_site(own, last.url):
        return None
    return Named(name=short(name), url=web(last.article_url) or web(article.url))


def through(article: Article) -> tuple[Named, ...]:
    """Everyone who passed it on, in order, the one it was found at last; nobody twice."""
    found = via(article)
    if found is None:
        return ()
    seen = {_fold(original(article).name), _fold(found.name)}
    between = []
    for step in article.provenance.intermediaries:
        name = short(step.name) or _place(step.url or step.article_url)
        if name is not None and _fold(name) not in seen:
            seen.add(_fold(name))
            between.append(Named(name=name, url=web(step.article_url)))
    return (*between, found)


def authors(article: Article) -> tuple[str, ...]:
    """Names of those who wrote it, people before agencies never reordered; who only passed it on is not among them."""
    found = via(article)
    passed_on = {_fold(found.name)} if found and found.name else set()
    names: dict[str, str] = {}
    for person in article.people:
        name = short(person.name)
        if name and person.role in {"author", "agency"} and not (_is_agency(person) and _fold(name) in passed_on):
            names.setdefault(_fold(name), name)
    return tuple(names.values())


def rights_line(decision: Decision) -> str | None:
    """Write "© 2016 ITAR-TASS, TASS"; None where nobody was said to hold it. Work given away bears no © of ours."""
    if is_inferred(decision):
        return None
    if decision.license is not None and is_public_domain(decision.license.id):
        return None
    holders = [name for name in (short(holder) for holder in decision.holders) if name]
    if not holders:
        return None
    years = span(decision.years)
    return f"© {years} {', '.join(holders)}" if years else f"© {', '.join(holders)}"


def is_inferred(decision: Decision) -> bool:
    """Tell whether nobody said whose it is: we may treat the site as the holder, but write no © into its mouth."""
    return any(reason.code == "holder_inferred" for reason in decision.reasons)


def is_quotation(decision: Decision) -> bool:
    """Tell whether the excerpt is the operator's own quotation, for which no permission was used."""
    return decision.outcome == "excerpt" and any(reason.code == OWN_POLICY for reason in decision.reasons)


def is_public_domain(license_id: str) -> bool:
    """Tell whether a licence id says that nothing is reserved (CC0, Public Domain Mark)."""
    return license_id.upper().startswith(("CC0", "CC-PDM", "CC-PDDC")) or "/publicdomain/" in license_id


def web(url: str | None) -> str | None:
    """Return an address a reader can follow, or None: http and https only, as it was given."""
    if url is None or not urls.is_web(url) or re.search(r"[\x00-\x20\"<>\\^`{|}\x7f-\x9f]", url):
        return urls.normalise(url) if url else None
    return url


def short(text: str | None, limit: int = NAME_LIMIT) -> str | None:
    """Return text on one line, without what is no character, cut at ``limit`` characters; None for nothing."""
    if text is None:
        return None
    folded = " ".join(_BREAKS.sub(" ", _NO_CHARACTER.sub("", text)).split())
    if len(folded) > limit:
        folded = folded[: limit - 1].rstrip() + "…"
    return folded or None


def _credited(article: Article, decision: Decision) -> Named:
    """The original, linked to where a duty demands the link to go, if one does."""
    source = original(article)
    return Named(name=source.name, url=_duty_url(decision, "link_original") or source.url)


def _by_title(article: Article, decision: Decision) -> tuple[str, str]:
    """Title, Author, Source, Licence."""
    language = words(article.language)
    title = short(article.title, TITLE_LIMIT) or language.untitled
    source, passed_on = _credited(article, decision), through(article)
    names = [name for name in authors(article) if _fold(name) != _fold(source.name)]
    head = _plain(quoted(title, language) + (f" {language.by} {listed(names, language)}" if names else ""))
    if source.name is None:
        text, marked = _dated(head, article, language)
    elif len(names) < len(authors(article)) and not names:
        # The agency is author and source in one: it is named once.
        text, marked = _dated(_joined([head, _plain(language.by), _linked(source)], " "), article, language)
    else:
        text, marked = _joined([head, _dated(_linked(source), article, language)], ", ")
    if passed_on:
        text, marked = _joined([(text, marked), _passed_on(passed_on, language)], " ")
    if (named := _license(article, decision)) is not None:
        text, marked = _joined([(text, marked), named], ", ")
    changes = _changes(article, decision, language)
    if changes:
        text, marked = _joined([(text, marked), _plain(", ".join(changes))], "; ")
    return _with_rights((text, marked), article, decision)


def _by_source(article: Article, decision: Decision) -> tuple[str, str]:
    """The original source first, then who wrote it, then where it was found."""
    language = words(article.language)
    names = authors(article)
    agencies = {_fold(name) for person in article.people if _is_agency(person) and (name := short(person.name))}
    source, passed_on = _credited(article, decision), through(article)
    same = _fold(source.name) if source.name else ""
    organisations = [_plain(name) for name in names if _fold(name) in agencies and _fold(name) != same]
    people = [name for name in names if _fold(name) not in agencies and _fold(name) != same]
    if source.name is not None:
        organisations.append(_linked(source))
    text, marked = _joined(organisations, ", ")
    if organisations:
        text, marked = _dated((text, marked), article, language)
    if people:
        by = _plain(f"{language.by} {listed(people, language)}")
        text, marked = _joined([part for part in ((text, marked), by) if part[0]], ", ")
    if passed_on:
        glue = ", " if people else " "
        text, marked = _joined([part for part in ((text, marked), _passed_on(passed_on, language)) if part[0]], glue)
    if text:
        text, marked = _joined([_plain(language.source), (text, marked)], language.colon)
    if (named := _license(article, decision)) is not None:
        labelled = _joined([_plain(language.license), named], language.colon)
        text, marked = _joined([part for part in ((text, marked), labelled) if part[0]], ". ")
    return _with_rights((text, marked), article, decision)


def _passed_on(parties: Iterable[Named], language: Words) -> tuple[str, str]:
    return _joined([_plain(language.via), _joined([_linked(party) for party in parties], ", ")], " ")


def _with_rights(line: tuple[str, str], article: Article, decision: Decision) -> tuple[str, str]:
    parts = [line] if line[0] else []
    rights = rights_line(decision)
    if rights is not None:
        parts.append(_plain(rights))
    if _reserved(decision):
        parts.append(_plain(words(article.language).all_rights_reserved))
    if not parts:
        return _plain(short(article.title, TITLE_LIMIT) or words(article.language).untitled)
    return _joined(parts, ". ")


def _reserved(decision: Decision) -> bool:
    """Say "all rights reserved" only where they said it, in whatever language."""
    if decision.license is not None or decision.outcome == "full":
        return False
    said = " ".join(decision.statements).lower()
    return any(phrase in said for phrase in reserved_in_any_language())


def _license_url(article: Article, decision: Decision) -> str | None:
    """Where the licence stands: its deed; without a version there is none, and the page that states it must serve."""
    if decision.license is None:
        return _duty_url(decision, "link_license")
    return web(licenses.link(decision.license)) or _duty_url(decision, "link_license") or web(article.url)


def _license(article: Article, decision: Decision) -> tuple[str, str] | None:
    if decision.license is None:
        return None
    name = short(decision.license.name) or short(decision.license.id) or ""
    url = _license_url(article, decision)
    return name, _anchor(name, url, rel="license") if url else html.escape(name)


def _changes(article: Article, decision: Decision, language: Words) -> list[str]:
    """What we left out: CC 4.0 §3(a)(1)(B) asks to indicate any modification."""
    changes = [language.excerpt] if decision.outcome == "excerpt" else []
    shown = {image.url for image in decision.images if image.show}
    if decision.outcome == "full" and any(image.url and image.url not in shown for image in article.images):
        changes.append(language.images_omitted)
    return changes


def fixed_line(article: Article, duty: Duty) -> Line | None:
    """A demanded credit line, verbatim; None where it has a gap we cannot fill without guessing."""
    source = original(article)
    link = web(duty.url) or source.url or web(article.url)
    when = _when(article)
    language = words(article.language)
    text = fill(
        duty.text or "",
        {
            "author": listed(authors(article), language),
            "title": short(article.title, TITLE_LIMIT) or "",
            "publication": source.name or "",
            "date": date(when, language) if when else "",
            "year": str(when.at.year) if when else "",
            "url": link or "",
        },
    )
    if text is None:
        return None
    marked = html.escape(text)
    if link is not None:
        # The address itself if it stands there, else the name it credits, else all of a line that has a target.
        anchors = [link, *(name for name in (source.name, article.publisher.name) if name)]
        words_to_link = next((part for part in anchors if part in text), text if web(duty.url) else None)
        if words_to_link is not None:
            before, _, after = text.partition(words_to_link)
            marked = html.escape(before) + _anchor(words_to_link, link) + html.escape(after)
    return Line(text=text, html=marked, position=duty.position or "end")


def _position(decision: Decision) -> Position:
    """Our own line stands on top where any duty of attribution demands it."""
    demanded = any(
        duty.action == "attribution_on_top"
        or (duty.position == "top" and duty.action.startswith(("attribute_", "link_original")))
        for duty in decision.duties
    )
    return "top" if demanded else "end"


def _when(article: Article) -> Moment | None:
    """When the original source published it, as exactly as it was said."""
    if article.original_published is not None:
        return article.original_published
    step = article.provenance.original
    if step.published is not None and via(article) is not None:
        return Moment(at=step.published, precision="day")
    return article.published if via(article) is None else None


def _collected_name(article: Article) -> str | None:
    step = article.provenance.collected
    return (
        step.name
        or article.publisher.name
        or _place(article.url or step.article_url or step.url or article.publisher.url)
        or article.feed_title
    )


def _place(url: str | None) -> str | None:
    return (urls.site(url) or None) if url and urls.is_web(url) else None


def _is_agency(person: Person) -> bool:
    return person.agency or person.role == "agency"


def _fold(name: str | None) -> str:
    return " ".join((name or "").casefold().split())


def _duty_url(decision: Decision, action: str) -> str | None:
    return next((found for duty in decision.duties if duty.action == action and (found := web(duty.url))), None)


def _dated(part: tuple[str, str], article: Article, language: Words) -> tuple[str, str]:
    when = _when(article)
    return part if when is None else _joined([part, _plain(f"({date(when, language)})")], " ")


def _linked(party: Named) -> tuple[str, str]:
    name = party.name or ""
    return name, _anchor(name, party.url) if party.url else html.escape(name)


def _plain(text: str) -> tuple[str, str]:
    return text, html.escape(text)


def _joined(parts: Iterable[tuple[str, str]], glue: str) -> tuple[str, str]:
    kept = list(parts)
    return glue.join(text for text, _ in kept), html.escape(glue).join(marked for _, marked in kept)


def _anchor(text: str, url: str, *, rel: str | None = None) -> str:
    attribute = f' rel="{rel}"' if rel else ""
    return f'<a href="{html.escape(url)}"{attribute}>{html.escape(text)}</a>'
