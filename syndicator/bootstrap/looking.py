"""What can be looked at without changing anything: documents, explanations, policies, file names."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import syndicator
from syndicator import errors
from syndicator.model.source import FeedSpec, Source

if TYPE_CHECKING:
    from syndicator.bootstrap.application import Application
    from syndicator.model.capture import Capture
    from syndicator.model.draft import Mark
    from syndicator.model.holding import Holding
    from syndicator.model.rights import Credit, Evidence
    from syndicator.pipeline.inspect import Inspection
    from syndicator.pipeline.preview import Preview


def inspect(
    application: Application,
    document: str,
    *,
    url: str | None = None,
    kind: str | None = None,
    media_type: str | None = None,
    source_id: str | None = None,
    runner: asyncio.Runner | None = None,
) -> Inspection | Preview:
    """Say what would be made of a file or an address, or what a source would fetch because of it; nothing is stored.

    ``url`` is the address a file stands for, ``kind`` and ``media_type`` what it is where that is known,
    ``source_id`` the configured source as which it is read. Whoever asks of many lends a ``runner``, so that one
    worker reads them all. Raises ``errors.FetchError`` and ``errors.ParseError``.
    """
    configured = application.settings.find_source(source_id) if source_id else None
    source = configured or Source(id="inspect", kind=kind or "folder")
    looked = _look(application, document, source, configured=configured is not None, url=url, media_type=media_type)
    if runner is not None:
        return runner.run(looked)
    with looking(application) as own:
        return own.run(looked)


@contextmanager
def looking(application: Application) -> Iterator[asyncio.Runner]:
    """Lend a runner for ``inspect``, and let the workers go when it is done."""
    with asyncio.Runner() as runner:
        try:
            yield runner
        finally:
            application.workshop.close()


async def _look(
    application: Application,
    document: str,
    source: Source,
    *,
    configured: bool,
    url: str | None,
    media_type: str | None,
) -> Inspection | Preview:
    from syndicator.pipeline.deciding import terms_for
    from syndicator.pipeline.inspect import inspect
    from syndicator.pipeline.preview import preview
    from syndicator.pipeline.understand import understand
    from syndicator.syntax import url as urls

    is_address = document.startswith(("http://", "https://"))
    capture, host_marks = (
        await _from_web(application, document, source) if is_address else (_from_file(application, document), ())
    )
    if url is not None:
        address = urls.normalise(url)
        if address is None:
            raise errors.FetchError(
                f"{url!r} is no web address", url=url, code="address", hint="write it with https:// in front"
            )
        capture = replace(capture, url=address)
    if media_type:
        capture = replace(capture, media_type=media_type)
    at, workshop = application.clock(), application.workshop
    if source.kind in {"listing", "sitemap"}:
        named = await workshop.run(preview, capture, source, has_address=url is not None or is_address, at=at)
        if named is not None:
            return named
    understanding = await workshop.run(understand, capture, source, at=at, host_marks=host_marks)
    return inspect(understanding, terms_for(application.settings, (source.id,) if configured else ()), at=at)


async def _from_web(application: Application, url: str, source: Source) -> tuple[Capture, tuple[Mark, ...]]:
    from syndicator.model.capture import ACCEPT_FEED, ACCEPT_PAGE, Capture, FetchRequest
    from syndicator.parse.headers import license_documents
    from syndicator.pipeline.preview import followed

    async with application.client() as client:

        async def ask(address: str) -> Capture:
            accept = ACCEPT_FEED if source.kind == "feed" else ACCEPT_PAGE
            # What a person names is looked at; what it leads to is asked for as a visit would.
            is_led_to = address != url and source.kind != "feed"
            fetched = await client.fetch(FetchRequest(url=address, accept=accept, check_robots=is_led_to))
            if not isinstance(fetched, Capture):
                raise errors.FetchError("the server answers as if we had asked before", url=address, code="http_304")
            return fetched

        fetched = await followed(
            await ask(url), source, ask, client.sitemaps, application.workshop, at=application.clock()
        )
        named = license_documents(fetched)
        marks = await client.origin_marks(fetched.url, tdmrep=source.kind != "feed", licenses=named)
    return fetched, marks


def _from_file(application: Application, name: str) -> Capture:
    from syndicator.model.capture import Capture, Unreadable

    path = Path(name).absolute()
    source = Source(id="inspect", kind="folder", path=str(path))
    for found in application.drop().read(source, known={}, now=application.clock()):
        if isinstance(found, Unreadable):
            raise errors.FetchError(
                found.failure.message, url=found.url, code=found.failure.code, hint=found.failure.hint
            )
        if isinstance(found, Capture):
            return found
    raise errors.FetchError(f"{name} is no document that can be read", url=name, hint="name a file, not a folder")


def credit(holding: Holding) -> Credit:
    """Return the credit of a stored article. It must have been decided."""
    from syndicator.rights.credit import credit

    if holding.decision is None:
        raise ValueError(holding.article.id)
    return credit(holding.article, holding.decision)


def explanation(application: Application, holding: Holding, *, as_page: bool = False) -> str | None:
    """Return why a stored article is published as it is, as text or as a page; None where nothing is decided."""
    from syndicator.render import explain, explain_html

    if holding.decision is None:
        return None
    evidence = application.store.evidence(holding.evidence_ids)
    withdrawn = (holding.withdrawn_at, holding.withdrawn_reason) if holding.withdrawn_at is not None else None
    known = (holding.article, holding.decision, evidence, credit(holding))
    read = words_read(evidence.values())
    if as_page:
        generator = f"Syndicator {syndicator.__version__}"
        return explain_html.page(
            *known, read=read, withdrawn=withdrawn, routes=holding.routes, generator=generator
        ).decode()
    return explain.article_text(*known, read=read, withdrawn=withdrawn, routes=holding.routes)


def policy(application: Application, holding: Holding) -> dict[str, object] | None:
    """Return what may be done with a stored article now, in ODRL; None where it is withdrawn or undecided."""
    from syndicator.render import odrl
    from syndicator.rights import apply

    decision = holding.decision
    if decision is None or holding.withdrawn_at is not None:
        return None
    at = application.clock()
    entry = apply.entry(
        holding.article,
        decision,
        first_seen=holding.first_seen_at,
        changed=holding.changed_at,
        full_text=True,
        at=at,
    )
    # What time or an undone duty took away since is taken away here too.
    if entry is not None:
        decision = replace(decision, outcome=entry.outcome)
    elif decision.outcome in {"full", "excerpt", "link"}:
        decision = replace(decision, outcome="withhold")
    evidence = application.store.evidence(holding.evidence_ids)
    return odrl.policy(holding.article, decision, evidence, assignee=application.settings.site.url)


def files_of(application: Application, spec: FeedSpec) -> list[str]:
    """Return the paths of the files an output feed is written to."""
    from syndicator import render

    return [
        str(application.settings.output.directory / f"{spec.id}{output_format.SUFFIX}")
        for output_format in render.FORMATS
        if output_format.NAME in spec.formats
    ]


def words_read(evidence: Iterable[Evidence]) -> dict[str, tuple[str, ...]]:
    """Return, per piece of evidence, the words in it that were understood: quotations are cut around them."""
    from syndicator.rights import statements

    found: dict[str, list[str]] = {}
    for said in statements.read(evidence):
        found.setdefault(said.evidence, []).append(said.words)
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}
