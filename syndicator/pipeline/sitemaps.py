"""A visit to a site's sitemaps: what is new in them is remembered, then the articles are read. Reads no XML itself.

The source's address is a sitemap, an index of sitemaps, robots.txt or the site itself; then robots.txt says where the
sitemaps are, or else one of the usual places. Every document is asked for conditionally, and of an index so many a
visit: those first whose ``lastmod`` says that they have changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from syndicator import errors
from syndicator.model.capture import Capture, Unmodified
from syndicator.model.holding import Lead
from syndicator.pipeline import leads, pages
from syndicator.pipeline.surveys import of_sitemap
from syndicator.pipeline.visiting import Visiting, is_torn, unvouched
from syndicator.syntax import path
from syndicator.syntax import url as web

PLACES: Final = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml", "/news-sitemap.xml")
MOST_ROOTS: Final = 20  # sitemaps that robots.txt names
MOST_MAPS: Final = 10  # sitemaps of an index asked for in one visit
MOST_UNDATED: Final = 500  # new addresses without any date that are read; of more at once nobody knows which are new
ACCEPT: Final = "application/xml, text/xml;q=0.9, text/plain;q=0.5, */*;q=0.1"


async def visit(visiting: Visiting) -> None:
    """Look at the sitemaps, then read the articles."""
    for url in visiting.urls:
        await visiting.attempt(_start(visiting, url), url=url)
    store, now = visiting.means.store, visiting.means.clock()
    due = [
        *store.due_leads(visiting.source.id, now, kind="map", limit=MOST_MAPS),
        *store.due_leads(visiting.source.id, now, kind="map", read=True, limit=MOST_MAPS),
    ]
    for lead in due[:MOST_MAPS]:
        if not await _map(visiting, lead):
            break
    await pages.read(visiting)


async def _start(visiting: Visiting, url: str) -> None:
    """Read the sitemaps that an address of the source leads to."""
    if path.of(url) not in {"/", "/robots.txt"}:
        await _root(visiting, url)
        return
    named = (await visiting.means.origins.sitemaps(url))[:MOST_ROOTS]
    for address in named:
        await visiting.attempt(_root(visiting, address), url=address, place=address)
    if named:
        return
    if visiting.state.way_url is not None:
        await _root(visiting, visiting.state.way_url)
        return
    for place in PLACES:
        address = web.origin(url) + place
        try:
            await _root(visiting, address)
        except (errors.Refused, errors.ParseError):
            continue
        visiting.state = replace(visiting.state, way="sitemap", way_url=address)
        visiting.record()
        return
    hint = "give the address of the sitemap itself, or use kind listing"
    raise errors.FetchError(
        "no sitemap is named in robots.txt or stands in the usual places", url=url, code="no_sitemap", hint=hint
    )


async def _root(visiting: Visiting, url: str) -> None:
    """Read a sitemap or an index of them."""
    known = visiting.known_list(url)
    fetched = await visiting.ask(url, record=known, accept=ACCEPT)
    visiting.heard(fetched)
    same = visiting.unchanged(fetched, known)
    if isinstance(fetched, Unmodified) or same is not None:
        visiting.unmodified += 1
        if same is not None and same is not known:
            visiting.record(fetches=(same,))
        return
    await _survey(visiting, fetched)


async def _survey(visiting: Visiting, capture: Capture, *, child: Lead | None = None) -> None:
    """Remember what a sitemap names, with its validators, in one transaction."""
    at = visiting.means.clock()
    survey = await visiting.means.workshop.run(of_sitemap, capture, visiting.source, at=at)
    named = survey.named
    if child is not None:  # an index within an index is none of the protocol's, and might have no end
        named = tuple(one for one in named if one.kind == "page")
        if len(named) < len(survey.named):
            visiting.tell(f"{capture.url}: an index within an index is not followed")
    known = visiting.means.store.leads(visiting.source.id, [one.key for one in named])
    if visiting.chooses_anew:  # its sitemaps are read again, though none of them may have changed
        known = {key: lead for key, lead in known.items() if lead.kind != "map"}
    undated = sum(one.kind == "page" and one.dated_at is None and one.key not in known for one in named)
    if undated > MOST_UNDATED:
        visiting.tell(f"{capture.url}: {undated:,} new addresses without a date: only later ones are read")
        named = tuple(
            replace(one, noted=True) if one.kind == "page" and one.dated_at is None and one.key not in known else one
            for one in named
        )
    if child is None and survey.left_out and not survey.named and visiting.state.last_ok_at is None:
        count = f"all {survey.left_out:,} articles are" if survey.left_out > 1 else "the only article is"
        visiting.tell(f"{capture.url}: {count} too old or of another path: see since, include and exclude")
    found = leads.news(named, known, at=at)
    own = (leads.map_read(child, at=at, changed=True),) if child is not None else ()
    record = visiting.record_of(capture)
    record = unvouched(record) if is_torn(survey.complaints) else record
    visiting.record(fetches=(record,), leads=(*found, *own))
    visiting.read += 1
    visiting.items += len(survey.named) + survey.left_out
    visiting.tell(*(f"{capture.url}: {complaint.message}" for complaint in survey.complaints))


async def _map(visiting: Visiting, lead: Lead) -> bool:
    """Read one sitemap of an index; tell whether the host may be asked for another."""
    at = visiting.means.clock()
    known = visiting.known_list(lead.url) if lead.read_at is not None else None
    try:
        fetched = await visiting.ask(lead.url, record=known, accept=ACCEPT)
        same = visiting.unchanged(fetched, known)
        if isinstance(fetched, Unmodified) or same is not None:
            done = leads.map_read(lead, at=at, changed=False)
            visiting.record(leads=(done,), fetches=(same,) if same is not None and same is not known else ())
        else:
            await _survey(visiting, fetched, child=lead)
    except errors.StoreError:
        raise
    except errors.SyndicatorError as error:
        visiting.failed(error, lead.url)
        if isinstance(error, errors.RateLimited):
            return False
        visiting.record(leads=(leads.map_failed(lead, at=at),))
    return True
