"""Cuts an article down to what its decision allows: the only maker of ``Entry``. Decides nothing, only takes away.

::

    decision → embargo? → expired, stale, duty we cannot carry out? → full · excerpt · link → Entry

Whatever is not in the ``Entry`` cannot be published, because ``render/`` sees nothing else. So every field of theirs is
bounded here: under "link" only the headline, names and tags pass, under "excerpt" also the excerpt, and nothing longer.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from syndicator.model.article import Article, Enclosure, Image, Party, Person, Term
from syndicator.model.edition import Allowance, Entry
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Decision, Duty, License
from syndicator.rights import carry, licenses, shown
from syndicator.rights.credit import TITLE_LIMIT, credit, is_inferred, lines, original, rights_line, short, via, web
from syndicator.rights.credit_words import words
from syndicator.rights.excerpt import cut, excerpt, plain

Shown = Literal["full", "excerpt", "link"]

TERM_LIMIT = 100  # characters of a category; a longer one is prose
COUNT_LIMIT = 50  # people, categories and pictures of one entry
SUMMARY_LIMIT = 500  # characters of the summary beside a full text
REASON_LIMIT = 300
STATEMENT_LIMIT = 300  # characters of a rights line carried beside a link; a longer one is a disclaimer
RIGHTS_LIMIT = 2_000

_NO_PARTS = frozenset({"republish_excerpt", "excerpt", "summarise", "verbatim"})  # prohibitions and duties
_DEFAULT_REASONS: dict[Shown, str] = {
    "full": "The text may be republished.",
    "excerpt": "An excerpt may be shown.",
    "link": "Nobody granted more than a link.",
}


def entry(
    article: Article, decision: Decision, *, first_seen: datetime, changed: datetime, full_text: bool, at: datetime
) -> Entry | None:
    """Return what may be shown of an article at ``at``, or None where that is nothing at all.

    ``full_text=False`` is the feed's own ceiling (an excerpt at most). ``first_seen`` and ``changed`` are when we first
    held the article and when what a reader would see last changed.
    """
    if decision.article_id != article.id:
        raise ValueError(f"the decision is about {decision.article_id}, the article is {article.id}")
    if (
        decision.outcome not in {"full", "excerpt", "link"}
        or _embargoed(article, decision, at)
        or carry.over(article, at)
    ):
        return None
    outcome, reason = _allowed(article, decision, full_text=full_text, at=at)
    effective = replace(decision, outcome=outcome)
    credited = credit(article, effective)
    summary, content = _texts(article, effective)
    source, found = original(article), via(article)
    url = source.url or web(article.url)
    published = _published(article, first_seen, at)
    used = outcome != "link"
    owed = [duty for duty in decision.duties if used and carry.binds(effective, duty)]
    done = [
        duty
        for duty in owed
        if duty.action not in carry.LEFT_TO_PEOPLE and carry.undone(article, effective, credited, duty) is None
    ]
    return Entry(
        id=article.id,
        url=url,
        via_url=web(article.url) if web(article.url) != url else (found.url if found and found.url != url else None),
        title=short(plain(article.title), TITLE_LIMIT) or words(article.language).untitled,
        subtitle=short(article.subtitle, SUMMARY_LIMIT) if outcome == "full" else None,
        people=_people(article),
        published=published,
        updated=_updated(article, published, first_seen=first_seen, changed=changed),
        original_published=article.original_published.at if article.original_published is not None else None,
        language=article.language,
        publisher=Party(name=short(article.publisher.name), url=web(article.publisher.url)),
        provenance=_provenance(article),
        outcome=outcome,
        reason=short(reason, REASON_LIMIT) or _DEFAULT_REASONS[outcome],
        summary_text=summary,
        content_html=content,
        terms=_terms(article),
        images=_images(article, effective),
        enclosures=_enclosures(article) if outcome == "full" and "audio_video" not in decision.prohibitions else (),
        credit=credited,
        holders=_holders(decision),
        years=decision.years,
        rights=_rights(effective),
        license=_license(decision),
        duties=tuple(dict.fromkeys(duty.action for duty in done)),
        machine=decision.machine,
        canonical=_canonical(article, effective),
        noindex=any(duty.action == "noindex" for duty in done),
        source_feed_title=short(article.feed_title),
        source_feed_url=web(article.feed_url),
        source_feed_id=short(article.feed_id, 2_000),
        allowance=_allowance(article, effective, done),
    )


def _allowance(article: Article, decision: Decision, duties: Iterable[Duty]) -> Allowance:
    """Say for machines what is allowed of what is shown: duties by name and address, without anybody's words."""
    published = {image.url for image in _images(article, decision)}
    withheld = [web(image.url) for image in decision.images if image.url not in published]
    return Allowance(
        outcome=decision.outcome,
        prohibitions=decision.prohibitions,
        duties=tuple(Duty(action=duty.action, url=web(duty.url)) for duty in duties),
        images_withheld=tuple(dict.fromkeys(url for url in withheld if url is not None))[:COUNT_LIMIT],
        excerpt_characters=decision.excerpt_characters,
        valid_from=decision.valid_from,
        valid_until=carry.expiry(article, decision) if decision.outcome != "link" else None,
        license=decision.license,
    )


def _embargoed(article: Article, decision: Decision, at: datetime) -> bool:
    """An embargo whose end nobody knows has not ended, unless a person answered for it."""
    starts = [moment for moment in (decision.valid_from, article.embargoed_until) if moment is not None]
    demanded = any(duty.action == "embargo" for duty in decision.duties)
    return any(start > at for start in starts) or (demanded and not starts and not carry.settled(decision, carry.START))


def _allowed(article: Article, decision: Decision, *, full_text: bool, at: datetime) -> tuple[Shown, str]:
    """Narrow the decided outcome by everything that may have happened since; never widen it."""
    said = decision.reasons[0].text if decision.reasons else ""
    if decision.outcome not in {"full", "excerpt"}:
        return "link", said
    if decision.content_hash != article.content_hash:
        return "link", "The article changed after it was decided about; a new decision is due."
    ends = carry.expiry(article, decision)
    if ends is not None and ends <= at:
        return "link", f"The permission ended on {ends.date().isoformat()}."
    if decision.outcome == "full" and "republish_full" in decision.prohibitions:
        return "link", "The decision allows the full text and forbids it; the prohibition wins."
    outcome: Shown = decision.outcome if decision.outcome == "excerpt" else "full"
    if outcome == "full" and not full_text:
        outcome, said = "excerpt", "This feed shows excerpts only."
    elif outcome == "full" and not (article.body_html or article.body_text):
        outcome, said = "excerpt", "The text may be republished, but only a summary of it was delivered."
    terms = {*decision.prohibitions, *(duty.action for duty in decision.duties)}
    if outcome != decision.outcome and (_NO_PARTS & terms or _whole_by_license(decision, terms)):
        return "link", "The text may be republished whole or not at all, and the whole is not shown here."
    return _with_duties(article, replace(decision, outcome=outcome), outcome, said)


def _with_duties(article: Article, decision: Decision, outcome: Shown, said: str) -> tuple[Shown, str]:
    credited = credit(article, decision)
    for duty in decision.duties:
        missing = carry.undone(article, decision, credited, duty)
        if missing is not None:
            return "link", f"A condition of the permission cannot be met: {missing}."
    if outcome == "excerpt" and _excerpt(article, decision) is None:
        return "link", "There is no text to take an excerpt from."
    return outcome, said


def _texts(article: Article, decision: Decision) -> tuple[str | None, str | None]:
    """The summary (plain) and the content (HTML, credit in its place)."""
    if decision.outcome == "link":
        return None, None
    if decision.outcome == "excerpt":
        text = _excerpt(article, decision) or ""
        label = words(article.language).excerpt.capitalize()
        markup = (
            f'<p class="syndicator-excerpt"><strong>{html.escape(label)}{words(article.language).colon}</strong>'
            f"{html.escape(text)}</p>"
        )
        return text, _content(article, decision, markup)
    allowed = {image.url for image in decision.images if image.show and _pictures_allowed(decision)}
    markup = (
        shown.body(article.body_html, images=allowed) if article.body_html else _paragraphs(article.body_text or "")
    )
    summary = plain(article.summary or "") or cut(" ".join((article.body_text or "").split()), SUMMARY_LIMIT)
    return short(summary, SUMMARY_LIMIT), _content(article, decision, markup)


def _excerpt(article: Article, decision: Decision) -> str | None:
    return excerpt(article, characters=decision.excerpt_characters, paragraphs=decision.excerpt_paragraphs)


def _content(article: Article, decision: Decision, markup: str) -> str:
    """Put the credit block where it is demanded, and what else has to stand with the text after it."""
    credited = lines(article, decision)
    top = [line.html for line in credited if line.position == "top"]
    end = [line.html for line in credited if line.position == "end"]
    language = words(article.language)
    blocks = [_block("syndicator-credit", "<br>".join(top))] if top else []
    blocks.append(markup)
    blocks += [
        _block("syndicator-image-credit", html.escape(f"{language.image}{language.colon}{image.credit}"))
        for image in _images(article, decision)
        if image.credit and html.escape(image.credit, quote=False) not in markup
    ]
    if end:
        blocks.append(_block("syndicator-credit", "<br>".join(end)))
    printed = "\n".join(line.text for line in credited)  # a notice that is the rights line stands there already
    notices = [notice for notice in carry.notices(decision) if notice not in printed]
    blocks += [_block("syndicator-notice", html.escape(notice)) for notice in notices]
    blocks += [f'<img src="{html.escape(url)}" alt="" width="1" height="1">' for url in carry.pixels(decision)]
    return "\n".join(blocks)


def _block(name: str, inner: str) -> str:
    return f'<p class="{name}">{inner}</p>'


def _paragraphs(text: str) -> str:
    return "\n".join(
        f"<p>{html.escape(' '.join(part.split()))}</p>" for part in plain(text).split("\n\n") if part.strip()
    )


def _pictures_allowed(decision: Decision) -> bool:
    return decision.outcome != "link" and "images" not in decision.prohibitions


def _images(article: Article, decision: Decision) -> tuple[Image, ...]:
    """Pictures a decision shows. Beside an excerpt their captions stay away: they are text of theirs too."""
    if not _pictures_allowed(decision):
        return ()
    allowed = {image.url for image in decision.images if image.show}
    kept = [image for image in article.images if image.url in allowed and web(image.url) is not None]
    whole = decision.outcome == "full"
    return tuple(
        replace(
            image,
            caption=image.caption if whole else None,
            alt=image.alt if whole else None,
            credit=short(image.credit),
            license_url=web(image.license_url),
        )
        for image in kept[:COUNT_LIMIT]
    )


def _people(article: Article) -> tuple[Person, ...]:
    """Everyone credited, without whoever only passed the article on."""
    found = via(article)
    passed_on = (found.name or "").casefold() if found else ""
    people = [replace(person, name=short(person.name) or "", url=web(person.url)) for person in article.people]
    kept = [
        person
        for person in people
        if person.name and not ((person.agency or person.role == "agency") and person.name.casefold() == passed_on)
    ]
    return tuple(kept[:COUNT_LIMIT])


def _terms(article: Article) -> tuple[Term, ...]:
    terms: dict[tuple[str | None, str], Term] = {}
    for term in article.terms:
        name = short(term.term, TERM_LIMIT)
        if name is not None:
            scheme = short(term.scheme, TERM_LIMIT * 4)
            terms.setdefault((scheme, name), Term(term=name, scheme=scheme, label=short(term.label, TERM_LIMIT)))
    return tuple(list(terms.values())[:COUNT_LIMIT])


def _enclosures(article: Article) -> tuple[Enclosure, ...]:
    kept = [
        Enclosure(url=url, media_type=item.media_type, length=item.length, title=short(item.title))
        for item in article.enclosures
        if (url := web(item.url)) is not None
    ]
    return tuple(kept[:COUNT_LIMIT])


def _provenance(article: Article) -> Provenance:
    """The chain without the words it was found in: those are the article's own prose."""
    return Provenance(steps=tuple(_step(step) for step in article.provenance.steps))


def _step(step: Step) -> Step:
    return Step(
        role=step.role,
        name=short(step.name),
        url=web(step.url),
        article_url=web(step.article_url),
        feed_url=web(step.feed_url),
        feed_id=short(step.feed_id, 2_000),
        published=step.published,
    )


def _rights(decision: Decision) -> str | None:
    """Rights lines for people: theirs verbatim; ours first where theirs name no holder; the licence by name."""
    limit = STATEMENT_LIMIT if decision.outcome == "link" else RIGHTS_LIMIT
    said = [" ".join(text.split()) for text in decision.statements]
    verbatim = [text for text in dict.fromkeys(said) if text and len(text) <= limit]
    own = rights_line(decision)
    named = any(all(holder in text for holder in decision.holders) for text in verbatim)
    parts = [*([own] if own and not named else []), *verbatim]
    if decision.license is not None and not any(decision.license.name in part for part in parts):
        parts.append(decision.license.name)
    return short(". ".join(part.rstrip(".") for part in parts), RIGHTS_LIMIT)


def _whole_by_license(decision: Decision, terms: set[str]) -> bool:
    """Tell whether a no-derivatives licence may not be shown in part.

    CC 4.0 §2(a)(1)(A) lets the material be shared "in whole or in part". Older texts forbid abridgements and do not say
    so; a licence without a version may be one of them.
    """
    license = decision.license  # noqa: A001 - the noun of this room
    if license is None or "no_derivatives" not in terms:
        return False
    return license.version is None or float(license.version) < float("4.0")


def _holders(decision: Decision) -> tuple[str, ...]:
    if is_inferred(decision):
        return ()
    return tuple(name for name in (short(holder) for holder in decision.holders) if name)


def _license(decision: Decision) -> License | None:
    if decision.license is None:
        return None
    return replace(decision.license, uri=licenses.link(decision.license))


def _canonical(article: Article, decision: Decision) -> str | None:
    if decision.outcome != "full":  # a canonical target must be duplicative or a superset (RFC 6596)
        return None
    demanded = (carry.canonical(article, duty) for duty in decision.duties if duty.action == "canonical_link")
    return next(demanded, None)


def _published(article: Article, first_seen: datetime, at: datetime) -> datetime:
    """The publisher's date (of the last change, where no other is stated), unless it lies in the future."""
    stated = article.published or article.updated
    if stated is None or stated.at > at:
        return first_seen
    return stated.at


def _updated(article: Article, published: datetime, *, first_seen: datetime, changed: datetime) -> datetime:
    """When a reader would see something new. That we met it late is no news: until it changes, its own date counts."""
    if changed > first_seen:
        return max(changed, published)
    if article.updated is not None and published <= article.updated.at <= first_seen:
        return article.updated.at
    return published
