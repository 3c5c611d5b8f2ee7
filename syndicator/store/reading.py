"""What is put together from several statements: holdings, pages of them, one article by what a person calls it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, ItemsView, Iterator, Mapping, Sequence, ValuesView

import msgspec

from syndicator.errors import Conflict
from syndicator.model.holding import Holding, Known, Lead, Route
from syndicator.model.work import SourceState
from syndicator.store import codec, queries
from syndicator.store.codec import moment
from syndicator.store.database import Database, Record

SCHEME = "urn:uuid:"
SHORTEST_PREFIX = 8
FIRST_PAGE, LAST_PAGE = 50, 400
AT_ONCE = 500  # ids per statement

_numbers = msgspec.json.Decoder(list[int])


class States(Mapping[str, SourceState]):
    """States by source id. One state costs one row, all of them one query: who asks for one need not pay for all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __getitem__(self, source_id: str) -> SourceState:
        row = self._database.one(queries.STATE, (source_id,))
        if row is None:
            raise KeyError(source_id)
        return codec.state(row[0], source_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return int(self._database.rows(queries.STATE_COUNT)[0][0])

    def items(self) -> ItemsView[str, SourceState]:
        """All of them, by one query."""
        return self._all().items()

    def values(self) -> ValuesView[SourceState]:
        """All of them, by one query."""
        return self._all().values()

    def _all(self) -> dict[str, SourceState]:
        return {key: codec.state(document, key) for key, document in self._database.rows(queries.STATES)}


def recognise(database: Database, source_id: str, keys: Sequence[str]) -> dict[str, Known]:
    """Whose keys these are. A dead key of no article we hold answers with an empty ``article_id``."""
    wanted = database.dialect.listed(keys)
    known = {
        key: Known(
            article_id=article_id,
            fingerprint=fingerprint,
            route_fingerprint=route_fingerprint or "",
            withdrawn=withdrawn_at is not None,
        )
        for key, article_id, fingerprint, route_fingerprint, withdrawn_at in database.rows(
            queries.RECOGNISE, (source_id, wanted)
        )
    }
    for (key,) in database.rows(queries.DEAD_KEYS, (wanted, source_id)):
        before = known.get(key)
        known[key] = Known(
            article_id=before.article_id if before else "",
            fingerprint=before.fingerprint if before else "",
            withdrawn=True,
        )
    return known


def holdings(database: Database, article_ids: Sequence[str]) -> dict[str, Holding]:
    """Articles with their decision, their routes and their evidence, in the order asked for."""
    found: dict[str, Holding] = {}
    for start in range(0, len(article_ids), AT_ONCE):
        found.update(_holdings(database, article_ids[start : start + AT_ONCE]))
    return {article_id: found[article_id] for article_id in article_ids if article_id in found}


def _holdings(database: Database, article_ids: Sequence[str]) -> Iterator[tuple[str, Holding]]:
    rows = database.rows(queries.HOLDINGS, (database.dialect.listed(article_ids),))
    routes = _routes(database, [row[0] for row in rows])
    for row in rows:
        yield row[1], _holding(row, routes[row[0]])


def _routes(database: Database, numbers: Collection[int]) -> dict[int, tuple[Route, ...]]:
    """The ways articles came by, first one first, by the articles' numbers."""
    rows = database.rows(queries.ROUTES_OF, (database.dialect.listed(numbers),))
    said = [_numbers.decode(row[4]) for row in rows]
    names = _evidence_ids(database, {each for numbers in said for each in numbers})
    found: dict[int, list[Route]] = defaultdict(list)
    for row, evidence in zip(rows, said, strict=True):
        number, source_id, key, fingerprint, _, first_seen_at, last_seen_at, joined, told = row
        found[number].append(
            Route(
                source_id=source_id,
                key=key,
                fingerprint=fingerprint,
                first_seen_at=moment(first_seen_at),
                last_seen_at=moment(last_seen_at),
                evidence_ids=tuple(sorted(names[each] for each in evidence)),
                joined=joined,
                told=None if told is None else codec.article(told, f"of {source_id}"),
            )
        )
    return defaultdict(tuple, {number: tuple(each) for number, each in found.items()})


def routes_of(database: Database, article_id: str) -> tuple[Route, ...]:
    """The ways one article came by, first one first."""
    row = database.one(queries.HELD, (database.dialect.listed([article_id]),))
    return _routes(database, [row[1]])[row[1]] if row is not None else ()


def alike(database: Database, sentences: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Ids of the articles that have these sentences."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    wanted = database.dialect.listed([codec.place(each, 0) for each in sentences])
    for sentence, article_id in database.rows(queries.ALIKE, (wanted,)):
        found[sentence][article_id] = None
    return {sentence: tuple(ids) for sentence, ids in found.items()}


def _evidence_ids(database: Database, numbers: Collection[int]) -> dict[int, str]:
    return dict(database.rows(queries.EVIDENCE_IDS, (database.dialect.listed(numbers),))) if numbers else {}


def evidence_of_others(database: Database, article_id: str, source_id: str) -> list[str]:
    """Ids of what sources other than this one said about an article."""
    rows = database.rows(queries.EVIDENCE_OF_OTHERS, (article_id, source_id))
    return sorted(_evidence_ids(database, {each for row in rows for each in _numbers.decode(row[0])}).values())


def _holding(row: Record, routes: tuple[Route, ...]) -> Holding:
    _, article_id, article, decision, fingerprint, version, first_seen_at, changed_at, withdrawn_at, reason = row[:10]
    return Holding(
        article=codec.article(article, article_id),
        decision=None if decision is None else codec.decision(decision, article_id),
        evidence_ids=tuple(sorted({each for route in routes for each in route.evidence_ids})),
        source_ids=tuple(route.source_id for route in routes),
        first_seen_at=moment(first_seen_at),
        changed_at=moment(changed_at),
        fingerprint=fingerprint,
        version=version,
        withdrawn_at=None if withdrawn_at is None else moment(withdrawn_at),
        withdrawn_reason=reason,
        routes=routes,
        supplier=row[10],
        sketch=codec.unpacked(row[11]),
    )


def pages(
    database: Database, source_ids: Sequence[str] | None, limit: int | None, *, newest_first: bool
) -> Iterator[Mapping[str, Holding]]:
    """Articles by date, page by page: no statement stays open while the caller works, and no more is decoded than read.

    Each page asks for what follows the last one it gave, so a write in between moves nothing twice.
    """
    filtered = () if source_ids is None else (database.dialect.listed(source_ids),)
    of_sources = _filter(database, filtered)
    query = (queries.NEWEST_FIRST if newest_first else queries.OLDEST_FIRST).format(sources=of_sources)
    after = (2**62, 0) if newest_first else (-(2**62), 0)
    size, left = FIRST_PAGE, limit
    while left is None or left > 0:
        page = database.rows(query, (*after, *filtered, size if left is None else min(size, left)))
        if not page:
            return
        yield holdings(database, [row[2] for row in page])
        after = (page[-1][0], page[-1][1])
        left = None if left is None else left - len(page)
        size = min(size * 2, LAST_PAGE)


def _filter(database: Database, filtered: tuple[object, ...]) -> str:
    """The shorter of two ways to the articles of some sources: through their routes, or along the dates."""
    if not filtered:
        return ""
    row = database.one(queries.HOW_MANY, filtered)
    return queries.OF_FEW_SOURCES if row is not None and row[0] < queries.FEW else queries.OF_MANY_SOURCES


def lead(row: Record) -> Lead:
    """An address and what became of it, from its row."""
    key, url, kind, lastmod, ranked_at, due_at, tries, looks, read_at = row
    return Lead(
        key=key,
        url=url,
        kind=kind,
        lastmod=lastmod,
        ranked_at=moment(ranked_at),
        due_at=None if due_at is None else moment(due_at),
        tries=tries,
        looks=looks,
        read_at=None if read_at is None else moment(read_at),
    )


def find(database: Database, article_or_url: str) -> str | None:
    """The id of the article a person means. Raises ``errors.Conflict`` where a prefix means several."""
    wanted = article_or_url.strip()
    if "://" in wanted:
        from syndicator.syntax import url

        found = database.one(queries.BY_KEY, (f"url:{url.identity(wanted)}",))
    else:
        found = database.one(queries.BY_KEY, (wanted,))
    if found:
        return str(found[0])
    prefix = wanted.lower()
    if not prefix.startswith(SCHEME):
        prefix = SCHEME + prefix
    if len(prefix) < len(SCHEME) + SHORTEST_PREFIX:
        return None
    begins = database.rows(queries.BY_PREFIX, (prefix, prefix + "\U0010ffff"))
    if len(begins) > 1 and begins[0][0] != prefix:
        raise Conflict(
            f"several articles begin with {wanted}", code="ambiguous", hint="give a few more characters of the id"
        )
    return str(begins[0][1]) if begins else None
