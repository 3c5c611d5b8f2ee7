"""What an entry says about where it comes from, as every format needs it. Chooses among what is known, adds nothing."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from syndicator.model.article import Person
from syndicator.model.edition import Entry
from syndicator.render.characters import clean, line
from syndicator.syntax import url as urls

UNSPECIFIED_LICENSE = "http://purl.org/atompub/license#unspecified"  # RFC 4946 §2: none stated, and none inherited
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_MEDIA_TYPE = re.compile(r"[a-z]{1,30}/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}")
AUTHOR_ROLES = frozenset({"author", "agency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The feed or site an entry originally comes from; every part may be unknown."""

    name: str | None
    id: str | None  # atom:id of the origin's feed, else its address
    feed_url: str | None
    page_url: str | None  # home page
    article_url: str | None
    published: datetime


def origin(entry: Entry) -> Origin:
    """Return where an entry originally comes from.

    The feed we read counts as the origin's only where the original source itself published it: a feed of somebody who
    republished a wire story is not the wire's.
    """
    step = entry.provenance.original
    own = entry.credit.via is None
    feed_url = step.feed_url or (entry.source_feed_url if own else None)
    feed_id = step.feed_id or (entry.source_feed_id if own else None)
    name = line(step.name) or line(entry.credit.original) or (line(entry.source_feed_title) if own else "")
    return Origin(
        name=name or None,
        id=_uri(feed_id) or feed_url or step.url,
        feed_url=feed_url,
        page_url=step.url or (entry.publisher.url if own else None),
        article_url=entry.credit.original_url,
        published=entry.original_published or entry.published,
    )


def title(entry: Entry) -> str:
    """The headline on one line; never empty, because Atom and RSS need one."""
    return line(entry.title) or "Untitled"


def authors(entry: Entry) -> tuple[Person, ...]:
    """Who wrote it; where nobody is named, the source that did. Never who republished it (RFC 4287 §4.2.1)."""
    named = tuple(person for person in entry.people if person.role in AUTHOR_ROLES and line(person.name))
    if named:
        return named
    known = line(entry.credit.original) or line(entry.publisher.name) or (urls.site(entry.url) if entry.url else "")
    return (Person(name=known or "Unknown", role="agency", agency=True),)


def contributors(entry: Entry) -> tuple[Person, ...]:
    """Everyone else who is credited: editors, translators, photographers."""
    return tuple(person for person in entry.people if person.role not in AUTHOR_ROLES and line(person.name))


def content(entry: Entry) -> str:
    """The entry's content as HTML. Every entry shows its credit; a link shows nothing else."""
    return clean(entry.content_html) if entry.content_html is not None else credit_block(entry)


def credit_block(entry: Entry) -> str:
    """The visible credit."""
    return f'<p class="syndicator-credit">{clean(entry.credit.html)}</p>'


def description(entry: Entry) -> str:
    """Summary and credit as HTML, for readers that show no content; an excerpt with its label."""
    if entry.outcome == "excerpt":
        return content(entry)
    if entry.summary_text is None:
        return credit_block(entry)
    return f"<p>{html.escape(clean(entry.summary_text), quote=False)}</p>\n{credit_block(entry)}"


def license_url(entry: Entry) -> str | None:
    """The licence's address, only where the entry has a licence."""
    if entry.license is None:
        return None
    url = entry.license.uri or entry.credit.license_url
    # A page that states a licence is good enough for people; to machines it is no licence document.
    return None if url in {entry.url, entry.via_url} else url


def found_at(entry: Entry) -> str | None:
    """The page we have it from: what ``rel="via"`` names (RFC 4287 §4.2.7.2)."""
    return entry.via_url or entry.credit.via_url or entry.url


def scheme_uri(scheme: str) -> str:
    """Return a taxonomy's name as the IRI that Atom wants; a bare word becomes a name in our own space."""
    return _uri(scheme) or "urn:x-syndicator:scheme:" + quote(line(scheme), safe="")


def language(entry: Entry) -> str | None:
    """The entry's language, only where it is a BCP 47 tag: XML and readers take no other."""
    tag = entry.language or ""
    return tag if _LANGUAGE.fullmatch(tag) else None


def media_type(text: str | None) -> str | None:
    """A media type without its parameters, only where it looks like one (RFC 9110 §8.3.1)."""
    essence = (text or "").partition(";")[0].strip().lower()
    return essence if _MEDIA_TYPE.fullmatch(essence) else None


def _uri(text: str | None) -> str | None:
    """Return the text where it is an absolute URI without odd characters."""
    if not text or not text.isascii() or any(character in '<>"{}|\\^` ' or character < "!" for character in text):
        return None
    head, colon, tail = text.partition(":")
    known = head.lower() in {"http", "https", "tag", "urn"}
    return text if colon and tail and known else None
