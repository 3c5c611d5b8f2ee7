"""One printing of one output feed. Decides nothing: what may be shown was decided, ``rights.apply`` cuts to it.

::

    select → apply decisions → edition → render → deliver if the bytes changed
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin

import syndicator
from syndicator import render
from syndicator.errors import DeliverError
from syndicator.model.edition import Edition, Entry, Tombstone
from syndicator.model.holding import Holding
from syndicator.model.source import FeedSpec
from syndicator.model.work import Printing
from syndicator.pipeline.ports import Delivery, Store
from syndicator.rights import apply
from syndicator.settings.values import Settings

NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # what an empty feed says of itself: equal input gives equal bytes
PRINTED = "printed_files"  # what the store remembers of the files we wrote, one name a line
TOMBSTONES = 100
"""How many withdrawals a feed names at most; the newest ones."""


def next_change(specs: Sequence[FeedSpec], *, store: Store, settings: Settings, at: datetime) -> datetime | None:
    """Return when time alone will next change what may be shown: an embargo ends, a permission or an item expires."""
    moments = [holding.decision.valid_from for holding in store.withheld().values() if holding.decision is not None]
    for spec in specs:
        for holding in itertools.islice(_candidates(spec, store, settings), spec.limit):
            moments.append(holding.article.expires)
            moments += [holding.decision.valid_until] if holding.decision is not None else []
    return min((moment for moment in moments if moment is not None and moment > at), default=None)


def edition(spec: FeedSpec, *, store: Store, settings: Settings, at: datetime) -> Edition:
    """Put one printing together: what the feed wants, cut to what may be shown."""
    entries: list[Entry] = []
    for holding in _candidates(spec, store, settings):
        if len(entries) >= spec.limit:
            break
        if holding.decision is None:
            continue
        entry = apply.entry(
            holding.article,
            holding.decision,
            first_seen=holding.first_seen_at,
            changed=holding.changed_at,
            full_text=spec.full_text,
            at=at,
        )
        if entry is not None and _wanted(entry, spec):
            entries.append(entry)
    tombstones = _tombstones(spec, store)
    moments = [entry.updated for entry in entries] + [item.when for item in tombstones]
    return Edition(
        id=spec.id,
        title=spec.title,
        description=spec.description,
        site_title=settings.site.title,
        site_url=settings.site.url,
        base_url=urljoin(settings.site.url, f"{settings.output.directory.name}/"),
        language=settings.site.language,
        contact=settings.site.contact,
        updated=max(moments, default=NEVER),
        entries=tuple(entries),
        tombstones=tombstones,
        formats=spec.formats,
        version=syndicator.__version__,
    )


def publish(
    specs: Sequence[FeedSpec], *, store: Store, settings: Settings, delivery: Delivery, at: datetime
) -> tuple[Printing, ...]:
    """Print these feeds and the index page, write what changed, and take away what is printed no more.

    A file that cannot be written does not keep the others from being written: the first failure is raised at the end.
    Raises ``errors.RenderError`` and ``errors.DeliverError``; files already written stay, each whole in itself.
    """
    press = _Press(delivery)
    editions = [edition(spec, store=store, settings=settings, at=at) for spec in specs]
    printings = []
    for spec, printed in zip(specs, editions, strict=True):
        names = [
            name
            for output_format in render.FORMATS
            if output_format.NAME in spec.formats
            and press.deliver(name := f"{spec.id}{output_format.SUFFIX}", output_format.render(printed))
        ]
        printings.append(Printing(feed_id=spec.id, entries=len(printed.entries), written=tuple(names)))
    if editions and press.deliver("index.html", render.html.index(editions, site=settings.site)):
        printings[-1] = replace(printings[-1], written=(*printings[-1].written, "index.html"))
    _take_away(press, store)
    if press.failure is not None:
        raise press.failure
    return tuple(printings)


class _Press:
    """Delivers files one by one, and remembers what it was given and what went wrong first."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self.names: list[str] = []
        self.failure: DeliverError | None = None

    def deliver(self, name: str, content: bytes) -> bool:
        self.names.append(name)
        try:
            return self._delivery.deliver(name, content)
        except DeliverError as error:
            self.failure = self.failure or error
            return False

    def remove(self, name: str) -> bool:
        try:
            self._delivery.remove(name)
        except DeliverError as error:
            self.failure = self.failure or error
            return False
        return True


def _take_away(press: _Press, store: Store) -> None:
    """Remove files that we wrote and print no more: nobody would take out of them what is withdrawn later."""
    before = (store.recall(PRINTED) or "").split("\n")
    kept = [name for name in before if name and name not in press.names and not press.remove(name)]
    now = "\n".join(sorted({*press.names, *kept}))
    if now != "\n".join(before):
        store.remember(PRINTED, now)


def _candidates(spec: FeedSpec, store: Store, settings: Settings) -> Iterator[Holding]:
    if "*" in spec.sources:
        return store.select()
    known = {source.id for source in settings.sources}
    return store.select(source_ids=[source for source in spec.sources if source in known])


def _wanted(entry: Entry, spec: FeedSpec) -> bool:
    """Tell whether an entry meets the feed's ``where``."""
    if spec.outcome and entry.outcome not in spec.outcome:
        return False
    if spec.language and not _speaks(entry.language, spec.language):
        return False
    if spec.publisher:
        names = {(step.name or "").casefold() for step in entry.provenance.steps}
        if not names & {publisher.casefold() for publisher in spec.publisher}:
            return False
    if spec.tag:
        terms = {text.casefold() for term in entry.terms for text in (term.term, term.label or "")}
        if not terms & {tag.casefold() for tag in spec.tag}:
            return False
    return True


def _speaks(language: str | None, wanted: Sequence[str]) -> bool:
    tag = (language or "").casefold()
    return any(tag == want.casefold() or tag.startswith(f"{want.casefold()}-") for want in wanted)


def _tombstones(spec: FeedSpec, store: Store) -> tuple[Tombstone, ...]:
    """Name what was withdrawn from this feed's sources (RFC 6721)."""
    found = []
    for item in store.withdrawals():
        if item.article_id is None:
            continue
        if "*" not in spec.sources and item.source_id is not None and item.source_id not in spec.sources:
            continue
        found.append(Tombstone(id=item.article_id, when=item.withdrawn_at, comment=item.reason, by=item.by))
        if len(found) >= TOMBSTONES:
            break
    return tuple(found)
