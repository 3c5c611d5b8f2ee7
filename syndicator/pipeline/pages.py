"""The articles a listing or a sitemap has named: so many in a visit, one after the other. Finds none by itself.

A page that fails costs that page. A host that asks for a pause, or fails several times in a row, ends the round; what
is left waits for the next visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from syndicator import errors
from syndicator.model.capture import Capture, Unmodified
from syndicator.model.holding import FetchRecord, Lead
from syndicator.pipeline import leads
from syndicator.pipeline.understand import Understanding
from syndicator.pipeline.visiting import Visiting, as_failure
from syndicator.syntax import path
from syndicator.syntax import url as web

MOST_STUMBLES = 3  # in a row: then the host is left alone until the next visit
_DOOR = re.compile(
    r"/(?:log-?in|log-?on|sign-?in|sign-?up|sign_in|wp-login\.php|auth|sso|register|registrieren|anmelden|anmeldung"
    r"|subscribe|subscription|abo|abonnement|connexion|paywall|consent|cookie-?consent|captcha)(?:[/.]|$)",
    re.IGNORECASE,
)
ONE_IN = 4  # so many of the pages of a visit may be such as are looked at again, where new ones wait


async def read(visiting: Visiting) -> None:
    """Read what is due, new pages before known ones."""
    if isinstance(visiting.failure, errors.RateLimited):
        return  # it said so of its list; its pages are no different
    store, source, now = visiting.means.store, visiting.source, visiting.means.clock()
    budget = source.pages_per_visit
    known = store.due_leads(source.id, now, read=True, limit=budget)
    new = store.due_leads(source.id, now, limit=max(budget - len(known), budget - budget // ONE_IN, 1))
    stumbles = 0
    for lead in (*new, *known)[:budget]:
        try:
            await _page(visiting, lead)
            stumbles = 0
        except errors.StoreError:
            raise
        except errors.RateLimited as error:
            visiting.failed(error)
            break  # the host counts requests, not pages: nothing is wrong with this one
        except errors.SyndicatorError as error:
            stumbles = _stumbled(visiting, lead, error, stumbles)
        except Exception as error:  # noqa: BLE001 - a bug met by one page must be loud, and must not stop the others
            visiting.means.bug(error)
            visiting.failed(as_failure(error, lead.url))
            _stumbled(visiting, lead, as_failure(error, lead.url), 0)
        if stumbles >= MOST_STUMBLES:
            break
    visiting.waiting = store.waiting_leads(source.id)
    visiting.more = bool(visiting.waiting and store.due_leads(source.id, now, limit=1))


def _stumbled(visiting: Visiting, lead: Lead, error: errors.SyndicatorError, stumbles: int) -> int:
    """Write down that a page failed; return how many in a row have failed for want of an answer."""
    lead = leads.failed(lead, at=visiting.means.clock(), for_good=isinstance(error, errors.Gone))
    visiting.record(leads=(lead,))
    if lead.due_at is not None:
        what = "tried again later"
    else:
        what = "not asked again; what is held of it stays" if lead.read_at is not None else "given up"
    visiting.tell(f"{lead.url}: {error.message} ({what})")
    return stumbles + 1 if isinstance(error, errors.Unreachable) else 0


async def _page(visiting: Visiting, lead: Lead) -> None:
    at = visiting.means.clock()
    if _is_withdrawn(visiting, lead):
        visiting.record(leads=(replace(lead, due_at=None),))
        return
    known = visiting.known([lead.url]).get(lead.url)
    fetched = await visiting.ask(lead.url, record=known)
    same = visiting.unchanged(fetched, known)
    if isinstance(fetched, Unmodified) or same is not None:
        done = leads.read(lead, at=at, changed=False)
        visiting.record(leads=(done,), fetches=(same,) if same is not None and same is not known else ())
        return
    stay(fetched, visiting.source.urls)
    understanding = articles_of(await visiting.understand(fetched, at))
    _write(visiting, lead, understanding, visiting.record_of(fetched))


def _is_withdrawn(visiting: Visiting, lead: Lead) -> bool:
    key = f"url:{web.identity(lead.url)}"
    hit = visiting.means.store.recognise(visiting.source.id, [key]).get(key)
    return hit is not None and hit.withdrawn


def stay(fetched: Capture, lists: Iterable[str] = ()) -> None:
    """Refuse an answer that was led to a log-in or consent page, or from an article to the front page or its list.

    The article may be there still for others: nothing that is held of it changes. ``lists`` are those that named it.
    """
    if fetched.url == fetched.requested_url:
        return
    own = {web.identity(url) for url in lists}
    there, here = (path.of(url).partition("?")[0] for url in (fetched.requested_url, fetched.url))
    is_door = _DOOR.search(here) is not None and _DOOR.search(there) is None
    if is_door or (own and (path.of(fetched.url) == "/" or web.identity(fetched.url) in own)):
        raise errors.FetchError(
            f"leads to {fetched.url} instead of an article", url=fetched.requested_url, code="led_away"
        )


def _write(visiting: Visiting, lead: Lead, understanding: Understanding, record: FetchRecord) -> None:
    """Record an article with its validators and its lead, in one transaction."""
    at = visiting.means.clock()
    before = visiting.new + visiting.changed
    # Written before it is known whether anything changed: asked again tomorrow is the careful guess.
    visiting.write(understanding, at, fetches=(record,), leads=(leads.read(lead, at=at, changed=True),))
    if visiting.new + visiting.changed == before:
        visiting.record(leads=(leads.read(lead, at=at, changed=False),))
    visiting.tell(*(f"{lead.url}: {complaint.message}" for complaint in understanding.complaints))


def articles_of(understanding: Understanding) -> Understanding:
    """Leave out what is no article: a page that was named as one, but has neither text nor date."""
    has_text = all(complaint.code != "no_body" for complaint in understanding.complaints)
    kept = tuple(found for found in understanding.findings if has_text or found.article.published is not None)
    return replace(understanding, findings=kept)
