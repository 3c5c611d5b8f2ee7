"""Drafts into articles: every field weighed by its own module, in one pass; one bad draft costs that draft.

harvest → place (once) → per draft: address → publisher → text → title → people → dates → provenance → identity → hash
→ keys shared by different items dropped → items that come twice collapsed
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from syndicator.model.article import Article, Enclosure, Party
from syndicator.model.draft import Complaint, Draft, DraftEnclosure, Harvest, Said
from syndicator.model.quick import quickly_made
from syndicator.model.source import Source
from syndicator.normalise import dates, duplicates, identity, images, plain, provenance, publisher, taxonomy
from syndicator.normalise import people as persons
from syndicator.normalise import text as texts
from syndicator.normalise import title as titles
from syndicator.syntax import language as tongue
from syndicator.syntax import url as web

MAX_ENCLOSURES = 20
MAX_LINKS = 8
_LONGEST_EMBARGO = 120
_ZONED = re.compile(r"(?:\b(?:UTC|GMT|[A-Z]{1,4}[SD]?T|ME?S?Z)|\dZ|\d[+-]\d{2}:?\d{2})$")  # ends by saying its zone
_FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
_NOBODY_KNOWS = datetime(1583, 1, 1, tzinfo=UTC)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """An article and the draft it was made from: rights reads the draft's marks."""

    article: Article
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """What became of a harvest."""

    articles: tuple[Normal, ...]
    complaints: tuple[Complaint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visit:
    """What every draft of a harvest shares, worked out once."""

    harvest: Harvest
    source: Source
    url: str | None
    at: datetime
    where: publisher.Place
    feed_language: str | None
    feed_title: str | None


def normalise(harvest: Harvest, *, source: Source, url: str | None, at: datetime) -> Normalised:
    """Make articles of a harvest. ``url`` is where the capture came from; ``at`` when. Never raises for a bad draft."""
    url = web.normalise(url) if url else None
    visit = _Visit(
        harvest=harvest,
        source=source,
        url=url,
        at=at,
        where=publisher.place(harvest, source=source, url=url),
        feed_language=_language((), harvest.feed.language, source.language),
        feed_title=plain.line(plain.unmarked(harvest.feed.title or ""), limit=300) or None,
    )
    complaints: list[Complaint] = []
    made: list[Normal] = []
    for draft in harvest.drafts:
        try:
            made.append(Normal(article=_article(draft, visit), draft=draft))
        except Exception as error:  # noqa: BLE001 - whatever one item of a feed meets must not cost the others; it is told
            complaints.append(
                Complaint(
                    message=f"an item could not be normalised ({type(error).__name__}: {str(error)[:200]})",
                    locator=draft.locator,
                    code="normalise",
                )
            )
    return Normalised(articles=duplicates.collapse(_identified(made, visit)), complaints=tuple(complaints))


def _article(draft: Draft, visit: _Visit) -> Article:
    """One article without its keys: those hang on what the other items claim."""
    where = visit.where
    url = _address(draft.links, visit)
    base_url = url or visit.url
    language = _language(draft.languages, visit.harvest.feed.language, visit.source.language)
    party = publisher.publisher(draft.publishers, where=where, url=url, titles=draft.titles)
    title_hint = plain.said(draft.titles[0]) if draft.titles else None
    text = texts.text(draft.bodies, draft.summaries, title=title_hint, base_url=base_url)
    title = titles.title(
        draft.titles,
        publisher_names=(party.name, where.party.name, visit.feed_title, web.site(url) if url else None),
        url=None if where.is_feed else url,
        text=text.plain or text.summary,
    )
    people = persons.people(draft.people, houses=_houses(party, url), is_feed=where.is_feed)
    when = dates.dates(draft.published, draft.updated, at=visit.at, language=language)
    chain = provenance.trace(
        draft,
        url=url,
        where=where,
        publisher=party,
        people=people,
        body_text=text.plain or text.summary,
        published=when.published,
        document_url=visit.url,
    )
    return Article(
        id="",
        keys=(),
        url=url,
        title=title,
        subtitle=titles.subtitle(draft.subtitles, title_words=title),
        people=people,
        published=when.published,
        updated=when.updated,
        original_published=chain.original_published,
        language=language,
        publisher=party,
        provenance=chain.provenance,
        terms=taxonomy.terms(draft.terms),
        summary=text.summary,
        body_html=text.html,
        body_text=text.plain,
        images=images.images(draft.images, body_html=text.html, base_url=base_url),
        enclosures=_enclosures(draft.enclosures, base_url),
        embargoed_until=_embargo(draft.embargoed_until, language),
        expires=_expiry(draft.expires, language),
        paywalled=draft.paywalled,
        feed_title=visit.feed_title if where.is_feed else None,
        feed_url=where.feed_url,
        feed_id=where.feed_id,
    )


def _houses(party: Party, url: str | None) -> tuple[str | None, ...]:
    """How a site names itself where an author should stand."""
    return (party.name, web.site(url), publisher.domain(url)) if url else (party.name,)


def _address(links: Sequence[Said], visit: _Visit) -> str | None:
    """The item's own address; for a page without a word about it, where it was captured."""
    for said in links[:MAX_LINKS]:
        found = web.normalise(said.text, said.base_url or visit.url)
        if found is not None:
            return web.untracked(found)
    return None if visit.where.is_feed else visit.url


def _identified(made: Sequence[Normal], visit: _Visit) -> list[Normal]:
    """The same articles with ids, keys and hashes."""
    claimed = [_claimed(item, visit) for item in made]
    texts_said = (plain.fold(item.article.title) or item.article.body_text or "" for item in made)
    claims = list(zip(claimed, texts_said, strict=True))
    common = set(duplicates.shared(claims))
    if visit.where.is_feed and len(made) > 1:
        home = web.normalise(visit.harvest.feed.url, visit.url) if visit.harvest.feed.url else None
        uses = Counter(identity.url_key(item.article.url) for item in made if item.article.url)
        if home is not None and uses.get(identity.url_key(home), 0):
            common.add(identity.url_key(home))
    shared = frozenset(common)
    return [_with_keys(item, keys, shared) for item, keys in zip(made, claimed, strict=True)]


def _claimed(item: Normal, visit: _Visit) -> tuple[str, ...]:
    return identity.keys(
        source_id=visit.source.id,
        url=item.article.url,
        guids=item.draft.identifiers[:4],
        shared=frozenset(),
        fallback="",
    )


def _with_keys(item: Normal, claimed: Sequence[str], shared: frozenset[str]) -> Normal:
    article = item.article
    keys = tuple(key for key in claimed if key and key not in shared) or (
        identity.text_key(article.title, article.published, article.body_text or article.summary),
    )
    return Normal(
        article=replace(
            article, id=identity.article_id(keys[0]), keys=keys, content_hash=identity.content_hash(article)
        ),
        draft=item.draft,
    )


def _language(said: Sequence[Said], *fallbacks: str | None) -> str | None:
    for candidate in (*(one.text for one in said[:4]), *fallbacks):
        found = tongue.tag(candidate) if candidate else None
        if found is not None:
            return found
    return None


def _enclosures(drafts: Sequence[DraftEnclosure], base_url: str | None) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for draft in drafts[:MAX_ENCLOSURES]:
        url = web.normalise(draft.url, base_url)
        if url is not None:
            found.setdefault(
                url,
                Enclosure(
                    url=url,
                    media_type=plain.line(draft.media_type, limit=100).lower() or None,
                    length=draft.length if draft.length is not None and draft.length >= 0 else None,
                    title=plain.line(draft.title, limit=300) or None,
                ),
            )
    return tuple(found.values())


def _embargo(said: Said | None, language: str | None) -> datetime | None:
    """When an embargo ends; for ever where it cannot be read: what cannot be read may only narrow."""
    if said is None or not said.text.strip():
        return None
    moment = dates.moment_of(said.text.strip()[:_LONGEST_EMBARGO], said.language or language)
    if moment is None:
        return _FOR_EVER
    # Without a time or without a zone: when that hour has come everywhere (UTC-12), so that nobody is early.
    exact = moment.precision in ("minute", "second") and _ZONED.search(said.text.strip())
    return moment.at if exact else moment.at + timedelta(hours=12)


def _expiry(said: Said | None, language: str | None) -> datetime | None:
    """Until when the item is meant to stand; a sign that nobody knows where it cannot be read."""
    if said is None or not said.text.strip():
        return None
    moment = dates.moment_of(said.text.strip()[:_LONGEST_EMBARGO], said.language or language)
    if moment is None:
        return _NOBODY_KNOWS
    # Without a time or without a zone: when that hour comes first anywhere (UTC+14), so that nobody is late.
    exact = moment.precision in ("minute", "second") and _ZONED.search(said.text.strip())
    return moment.at if exact else moment.at - timedelta(hours=14)
