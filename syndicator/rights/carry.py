"""Which duties we carry out, and which we cannot. Knows every duty by name; a name it does not know is not carried out.

A duty that cannot be carried out withholds (DESIGN.md §4.8), and it does so in the decision: ``rights.decide`` asks
here before it opens anything, and ``rights.apply`` asks again before it prints.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from syndicator.model.article import Article
from syndicator.model.rights import Credit, Decision, Duty
from syndicator.rights import credit as credits_
from syndicator.rights.credit import FIXED_CREDITS, web

LEFT_TO_PEOPLE: Mapping[str, str] = {
    "notify": "they want to be told, and a feed tells nobody",
    "quota": "only so many may be taken, and a feed takes them all",
}
"""Done by the operator, not by a feed, and why: ``rights.decide`` lets them pass only where a person selects."""

BY_APPROVAL: Mapping[str, str] = {
    "ask_permission": "permission must be asked for, and a feed asks nobody",
    "no_sublicensing": "it must not be passed on, and a feed hands it to whoever reads it",  # RIGHTS.md §0.9
}
"""Done by no feed at all, and why. Whoever selects, the article waits for a person, who may answer for it by name."""

_DOI = re.compile(r'href="https?://(?:dx\.)?doi\.org/10\.')

NOTICE_LIMIT = 10_000  # characters of notices we are willing to carry along with one article


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One duty with all that is known when it has to be carried out."""

    article: Article
    decision: Decision
    credit: Credit
    duty: Duty


Check = Callable[[Case], str | None]
"""Returns None where the duty is carried out, else what is missing, in words that complete "cannot be done: …"."""


def undone(article: Article, decision: Decision, credit: Credit, duty: Duty) -> str | None:
    """Return why a duty cannot be carried out, or None where what we publish carries it out."""
    if duty.action in LEFT_TO_PEOPLE or not binds(decision, duty):
        return None
    if duty.action in BY_APPROVAL:
        return None if settled(decision, f"by_hand_{duty.action}") else BY_APPROVAL[duty.action]
    check = CHECKS.get(duty.action)
    if check is None:
        return f"we do not know how to carry out the duty “{duty.action}”"
    return check(Case(article=article, decision=decision, credit=credit, duty=duty))


def binds(decision: Decision, duty: Duty) -> bool:
    """Tell whether a duty is owed at all: for a quotation that nobody had to permit nobody is asked."""
    return not (duty.action in BY_APPROVAL and credits_.is_quotation(decision))


def settled(decision: Decision, code: str) -> bool:
    """Tell whether a person who approved this version answered for this, by name."""
    review = decision.review
    if review is None or review.verdict != "approve" or review.content_hash != decision.content_hash:
        return False
    return any(reason.code == code for reason in review.overrides)


def expiry(article: Article, decision: Decision) -> datetime | None:
    """When it ends: the decision's date, as many days after publication as a duty says, or the item's own end."""
    ends = [end for duty in decision.duties if (end := _end(article, duty)) is not None]
    if article.expires is not None and not ends_unread(article):
        ends.append(article.expires)
    if decision.valid_until is not None:
        ends.append(decision.valid_until)
    return min(ends, default=None)


def over(article: Article, at: datetime) -> bool:
    """Tell whether the publisher's own day for taking the item out has come."""
    return article.expires is not None and not ends_unread(article) and article.expires <= at


def ends_unread(article: Article) -> bool:
    """Tell whether an item is meant to stand for a time only, and nobody could read until when."""
    return article.expires is not None and article.expires.year <= UNREAD


UNREAD = 1583  # the year that stands for an end nobody could read; no item is that old


def _end(article: Article, duty: Duty) -> datetime | None:
    """Days count from publication; from a day that nobody told us nobody can count."""
    if duty.action != "remove_after_expiry" or duty.days is None or article.published is None:
        return None
    return article.published.at + timedelta(days=duty.days)


def notices(decision: Decision) -> tuple[str, ...]:
    """Notices to keep with the text, verbatim, each once."""
    kept = any(duty.action in {"keep_notice", "keep_tagline"} for duty in decision.duties)
    if not kept:
        return ()
    texts = [duty.text for duty in decision.duties if duty.action in {"keep_notice", "keep_tagline"} and duty.text]
    lines = (line.strip() for text in (*texts, *decision.statements) for line in text.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line))


def pixels(decision: Decision) -> tuple[str, ...]:
    """Addresses of demanded tracking pixels; a quotation that nobody had to permit reports to nobody."""
    if credits_.is_quotation(decision):
        return ()
    return tuple(
        dict.fromkeys(url for duty in decision.duties if duty.action == "tracking_pixel" and (url := web(duty.url)))
    )


def _done(_case: Case) -> None:
    return None


def _source_named(case: Case) -> str | None:
    return None if case.credit.original else "the source has no name"


def _author_named(case: Case) -> str | None:
    # CC asks for the author "if supplied"; where nobody is named, the source is who is credited.
    return None if case.credit.authors or case.credit.original else "neither author nor source has a name"


def _title_named(case: Case) -> str | None:
    return None if case.article.title.strip() else "the article has no title"


def _linked(case: Case) -> str | None:
    if case.duty.url is not None:
        target = web(case.duty.url)
        printed = target is not None and f'href="{html.escape(target)}"' in case.credit.html
        return None if printed else "the link it demands is not a web address"
    linked = case.credit.original_url or case.credit.via_url
    return None if linked else "no address of the article is known"


def _doi_linked(case: Case) -> str | None:
    return None if _DOI.search(case.credit.html) else "no DOI of the article is known"


def _license_linked(case: Case) -> str | None:
    return None if case.credit.license_url else "the licence has no address (no version was stated)"


def _notice_kept(case: Case) -> str | None:
    length = sum(len(notice) for notice in notices(case.decision))
    return None if length <= NOTICE_LIMIT else "the notice to keep is too long"


def _tagline_kept(case: Case) -> str | None:
    return None if case.duty.text else "the tagline to keep was not found"


def _credit_printed(case: Case) -> str | None:
    written = credits_.fixed_line(case.article, case.duty)
    return None if written is not None else "the credit line has a gap that we cannot fill"


def _links_kept(case: Case) -> str | None:
    return None if case.decision.outcome == "full" else "an excerpt is plain text and keeps no links"


def _canonical_known(case: Case) -> str | None:
    return None if canonical(case.article, case.duty) else "no canonical address is known"


def _pixel_known(case: Case) -> str | None:
    return None if web(case.duty.url) else "the tracking pixel has no address"


def _expires(case: Case) -> str | None:
    if case.duty.days is not None:
        known = _end(case.article, case.duty) is not None
        return None if known else "the days count from publication, and nobody says when that was"
    return None if case.decision.valid_until is not None else "it does not say when the permission ends"


def canonical(article: Article, duty: Duty) -> str | None:
    """The address a canonical link must name (RFC 6596): what the duty says, else the original, else where found."""
    return web(duty.url) or credits_.original(article).url or web(article.url)


START = "start_unclear"
"""The code of the reason for which a permission waits whose beginning nobody can work out."""

CHECKS: dict[str, Check] = {
    "attribute_source": _source_named,
    "attribute_institution": _source_named,
    "attribute_author": _author_named,
    "attribute_title": _title_named,
    "attribution_on_top": _done,  # rights.credit puts our line there
    "link_original": _linked,
    "link_license": _license_linked,
    "keep_notice": _notice_kept,
    "keep_tagline": _tagline_kept,
    "indicate_changes": _done,  # rights.credit says "excerpt" and "images omitted"
    "label_excerpt": _done,
    "no_derivatives": _done,  # the body is published as it came
    "verbatim": _done,
    "share_alike": _done,  # the licence is carried on with the text
    "keep_links": _links_kept,
    "link_dofollow": _done,  # links bear no rel=nofollow
    "canonical_link": _canonical_known,
    "noindex": _done,
    "tracking_pixel": _pixel_known,
    "embargo": _done,  # without a date nothing is published at all, see decide.narrow and rights.apply
    "remove_after_expiry": _expires,
    "process_kill": _done,
    # What our feeds never do: they are free, carry no advertising and claim nobody's endorsement.
    "no_resale": _done,
    "no_endorsement": _done,
    "acknowledge_translation": _done,  # nothing is translated here
    "cite_doi": _doi_linked,
    "no_ads_sold_against": _done,
    **dict.fromkeys(FIXED_CREDITS, _credit_printed),
}

ACTIONS = frozenset(CHECKS) | LEFT_TO_PEOPLE.keys() | BY_APPROVAL.keys()
"""Every duty there is. Each is carried out, or it withholds; a word that is not here always withholds."""
