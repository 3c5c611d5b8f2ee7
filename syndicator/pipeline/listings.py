"""A visit to listing pages: what is new on them is remembered, then the articles are read. Reads no markup itself.

The first page of a list is asked for at every visit, conditionally. Its next pages only while everything on them is
new: at the first visit, or after a long silence; how far we have come stands in the state, so a visit that ends early
loses nothing.
"""

from __future__ import annotations

from dataclasses import replace

from syndicator import errors
from syndicator.model.capture import Unmodified
from syndicator.model.holding import FetchRecord, Lead
from syndicator.model.work import Trail
from syndicator.pipeline import leads, pages
from syndicator.pipeline.surveys import Survey, of_listing
from syndicator.pipeline.trails import digest
from syndicator.pipeline.visiting import Visiting

MOST_TRIES = 3  # of a page of the list that cannot be had, until its trail is given up


async def visit(visiting: Visiting) -> None:
    """Look at the list, follow it where it goes on, read the articles."""
    for url in visiting.urls:
        await visiting.attempt(_first_page(visiting, url), url=url)
    for trail in visiting.state.trails:
        await _follow(visiting, trail)
    await pages.read(visiting)


async def _first_page(visiting: Visiting, url: str) -> None:
    known = visiting.known_list(url)
    fetched = await visiting.ask(url, record=known)
    visiting.heard(fetched)
    same = visiting.unchanged(fetched, known)
    if isinstance(fetched, Unmodified) or same is not None:
        visiting.unmodified += 1
        visiting.record(fetches=(same,) if same is not None else ())
        return
    at = visiting.means.clock()
    survey = await visiting.means.workshop.run(of_listing, fetched, visiting.source, at=at)
    found = news(visiting, survey)
    goes_on = survey.next_url is not None and found and len(found) == len(survey.named)
    if goes_on and survey.next_url is not None and visiting.source.follow_pages > 1:
        trail = Trail(start=url, url=survey.next_url, left=visiting.source.follow_pages - 1, seen=(digest(url),))
        _keep(visiting, trail)
    remember(visiting, survey, found, fetches=(visiting.record_of(fetched),))


def news(visiting: Visiting, survey: Survey) -> tuple[Lead, ...]:
    """Return what a survey names that was not known, or is said to have changed."""
    known = visiting.means.store.leads(visiting.source.id, [one.key for one in survey.named])
    return leads.news(survey.named, known, at=visiting.means.clock())


def remember(
    visiting: Visiting, survey: Survey, found: tuple[Lead, ...], *, fetches: tuple[FetchRecord, ...] = ()
) -> None:
    """Write down what a page of a list names, together with its validators and how far we have come."""
    visiting.record(fetches=fetches, leads=found)
    visiting.read += 1
    visiting.items += len(survey.named) + survey.left_out
    visiting.tell(*(complaint.message for complaint in survey.complaints))


async def _follow(visiting: Visiting, trail: Trail | None) -> None:
    """Follow a list from where we stopped; a page that cannot be had is asked for again at the next visit."""
    while trail is not None:
        if trail.left < 1 or digest(trail.url) in trail.seen:
            _drop(visiting, trail)
            return
        try:
            fetched = await visiting.ask(trail.url)
            if isinstance(fetched, Unmodified):
                raise errors.Refused("answers 304 to a request without conditions", url=trail.url, status=304)
            survey = await visiting.means.workshop.run(of_listing, fetched, visiting.source, at=visiting.means.clock())
        except errors.StoreError:
            raise
        except errors.SyndicatorError as error:
            _stumbled(visiting, trail, error)
            return
        found = news(visiting, survey)
        done = replace(trail, left=trail.left - 1, tries=0, seen=(*trail.seen, digest(trail.url)))
        goes_on = survey.next_url is not None and found and len(found) == len(survey.named)
        trail = replace(done, url=survey.next_url) if goes_on and survey.next_url is not None else None
        _keep(visiting, trail) if trail is not None else _drop(visiting, done, written=False)
        remember(visiting, survey, found)


def _stumbled(visiting: Visiting, trail: Trail, error: errors.SyndicatorError) -> None:
    visiting.tell(f"page {trail.url} of the list: {error.message}")
    if trail.tries + 1 < MOST_TRIES or isinstance(error, errors.RateLimited):
        _keep(visiting, replace(trail, tries=trail.tries + 1))
        visiting.record()
    else:
        _drop(visiting, trail)


def _keep(visiting: Visiting, trail: Trail) -> None:
    others = tuple(one for one in visiting.state.trails if one.start != trail.start)
    visiting.state = replace(visiting.state, trails=(*others, trail))


def _drop(visiting: Visiting, trail: Trail, *, written: bool = True) -> None:
    others = tuple(one for one in visiting.state.trails if one.start != trail.start)
    visiting.state = replace(visiting.state, trails=others)
    if written:
        visiting.record()
