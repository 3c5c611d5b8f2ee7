"""Who is said to have made an article, gathered from structure, lines and bylines; weighs no one against another.

Every claim keeps the words it was read from. Claims about one party are one claim with several traces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from syndicator.model.article import Moment, Person
from syndicator.model.draft import Draft, DraftOrigin, Mark
from syndicator.model.provenance import Trace
from syndicator.normalise import house_names, origin_lines, plain
from syndicator.normalise.dates import moment_of
from syndicator.normalise.publisher import domain, is_carrier
from syndicator.syntax import agencies
from syndicator.syntax import url as web

MAX_EVIDENCE = 12
_PROSE = frozenset(("byline", "tail"))
WEIGHT = {"said": 100, "republished": 85, "dateline": 80, "copyright": 75, "signature": 70, "label": 60, "byline": 65}
_STRUCTURAL = 90
_STRUCTURAL_BY_CARRIER = {
    "html:canonical": 70,
    "og:url": 70,
    "text:dateline": 72,
    "text:byline": 72,
    "dc:source": 65,
}
_NEEDS_SECOND = frozenset(("text:dateline", "text:byline", "jsonld:sourceOrganization", "microdata:sourceOrganization"))
_COMMON = plain.words(
    "blog magazine news online website site com org net de media newsroom the official www press newspaper"
)
_SHORTEST = 4  # "AP", "BBC" are too short to be recognised inside another name
_TAIL_BLOCKS = 3
_TAIL_BLOCK = 600  # characters of a closing block that may be a source line


@dataclass(slots=True, kw_only=True)
class Claim:
    """Somebody said to have made the article, and every place that says so. Grows while claims are gathered."""

    name: str | None
    weight: int
    traces: list[Trace] = field(default_factory=list)
    url: str | None = None
    article_url: str | None = None
    feed_url: str | None = None
    feed_id: str | None = None
    published: Moment | None = None
    agency: bool = False  # signed by an agency: it made the text


def gathered(
    draft: Draft, people: Sequence[Person], body_text: str | None, document_url: str | None
) -> Iterator[Claim]:
    """Everything anybody claims, strongest structure first. ``document_url`` is where the words stand."""
    for origin in draft.origins[:8]:
        claim = _structural(origin, document_url)
        if claim is not None:
            yield claim
    yield from _from_marks(draft.marks, document_url)
    if body_text:
        yield from _from_body(body_text, document_url)
    yield from _from_people(draft, people, document_url)


def _structural(origin: DraftOrigin, document_url: str | None) -> Claim | None:
    name, cited = house_names.without_citation(plain.line(plain.unmarked((origin.name or "")[:2_000]), limit=400))
    article_url = _address(origin.article_url) or _address(cited)
    home = _address(origin.url)
    feed_url = _address(origin.feed_url)
    if not name:
        address = next((one for one in (home, article_url, feed_url) if one and not is_carrier(one)), None)
        name = web.site(address) if address else ""
    elif not house_names.is_house(name) and agencies.house(name) is None:
        return None
    if not name:
        return None
    return Claim(
        name=name,
        weight=_STRUCTURAL_BY_CARRIER.get(origin.carrier, _STRUCTURAL),
        traces=[
            Trace(
                words=plain.line(origin.words, limit=400) or name,
                carrier=origin.carrier,
                locator=origin.locator,
                url=document_url,
            )
        ],
        url=home,
        article_url=article_url,
        feed_url=feed_url,
        feed_id=plain.line(origin.feed_id, limit=1_000) or None,
        published=moment_of(origin.published.strip()[:120]) if origin.published else None,
        agency=agencies.writes(name) is not None,
    )


def _address(raw: str | None) -> str | None:
    """An address whose host is a public name: "http://packing-list/" is a slip of the pen, no origin."""
    found = web.normalise(raw) if raw else None
    return found if found is not None and "." in web.host(found) else None


def stands(claim: Claim, draft: Draft) -> bool:
    """Tell whether a claim needs no second: a name beside a date does, but for a publisher in the same block."""
    if claim.agency or len(claim.traces) > 1 or claim.traces[0].carrier not in _NEEDS_SECOND:
        return True
    return any(
        party.carrier == claim.traces[0].carrier and party.locator == claim.traces[0].locator
        for party in draft.publishers
    )


def _from_marks(marks: Iterable[Mark], document_url: str | None) -> Iterator[Claim]:
    for mark in marks:
        if mark.signal == "text:block" and mark.region in _PROSE and mark.scope == "item":
            place = (f"text:{mark.region}", mark.locator)
            for reading in origin_lines.prose(mark.words, mark.html):
                if reading.kind != "label" or not house_names.is_platform(reading.name or ""):
                    yield _read(reading, place, document_url)
            for reading in origin_lines.copyright_holders(mark.words):
                yield _read(reading, place, document_url)
            signed = origin_lines.signature(mark.words) if mark.region == "tail" else origin_lines.dateline(mark.words)
            if signed is not None:
                yield _read(signed, place, document_url)
        elif mark.signal in {"jsonld:copyrightHolder", "dcterms:rightsHolder", "jsonld:creditText"} and mark.extent in {
            "work",
            "text",
        }:
            name = plain.line(mark.words, limit=200)
            if agencies.writes(name):
                reading = origin_lines.Reading(kind="copyright", name=name, words=name)
                yield _read(reading, (mark.signal, mark.locator), document_url)


def _from_body(body_text: str, document_url: str | None) -> Iterator[Claim]:
    first = body_text[:400].partition("\n")[0]
    opened = origin_lines.dateline(first)
    if opened is None and len(first) < 120:  # noqa: PLR2004 - a byline or a subtitle may stand before the dateline
        second = body_text[len(first) : len(first) + 400].lstrip("\n").partition("\n")[0]
        opened = origin_lines.dateline(second)
    if opened is not None:
        yield _read(opened, ("text:body", "first block"), document_url)
    end = body_text[-_TAIL_BLOCKS * _TAIL_BLOCK :]
    closing = end.split("\n")[-2 * _TAIL_BLOCKS :]
    short = [block for block in closing if 0 < len(block) <= _TAIL_BLOCK]
    for block in short if origin_lines.speaks("\n".join(short)) else ():  # no stem goes over a line's end
        if origin_lines.speaks(block):
            for reading in origin_lines.prose(block):
                if reading.kind != "label" or agencies.writes(
                    reading.name or ""
                ):  # "Source:" in prose: a picture's, a chart's
                    yield _read(reading, ("text:body", "last blocks"), document_url)
    if len(closing[-1]) <= _TAIL_BLOCK and closing[-1].lstrip().lower().startswith(("©", "(c)", "copyright")):
        for reading in origin_lines.copyright_holders(closing[-1]):  # "© dpa-infocom, dpa:260503-99-…"
            yield _read(reading, ("text:body", "last block"), document_url)
    signed = origin_lines.signature(closing[-1])
    if signed is not None:
        yield _read(signed, ("text:body", "last block"), document_url)


def _from_people(draft: Draft, people: Sequence[Person], document_url: str | None) -> Iterator[Claim]:
    """A byline that names nobody but agencies, or a reporter of an agency: "By Jane Doe, Associated Press"."""
    authors = [person for person in people if person.role == "author"]
    signing = [person for person in authors if agencies.writes(person.name)]
    if not signing:
        return
    if any(person.agency and agencies.house(person.name) is None for person in authors):
        return  # the house signs too: its own text with an agency's help
    natural = [person for person in authors if not person.agency]
    raw = next((draft_person for draft_person in draft.people if signing[0].name in draft_person.name), None)
    affiliated = (
        raw is not None and len(natural) == 1 and "," in raw.name and raw.name.rstrip(" .").endswith(signing[0].name)
    )
    if natural and not affiliated:
        return
    words = plain.line(raw.name, limit=200) if raw is not None else signing[0].name
    carrier, locator = (raw.carrier, raw.locator) if raw is not None else ("", "")
    yield Claim(
        name=signing[0].name,
        weight=WEIGHT["byline"],
        traces=[Trace(words=words, carrier=carrier, locator=locator, url=document_url)],
        agency=True,
    )


def _read(reading: origin_lines.Reading, place: tuple[str, str], document_url: str | None) -> Claim:
    named = web.normalise(reading.name) if reading.name and "://" in reading.name else None  # "published at https://…"
    linked = web.normalise(reading.url, document_url) if reading.url and not reading.url.startswith("#") else None
    address = linked or named
    home = address if address is not None and len(web.identity(address).partition("/")[2]) == 0 else None
    return Claim(
        name=web.site(named) if named is not None else reading.name,
        weight=WEIGHT[reading.kind],
        traces=[Trace(words=reading.words, carrier=place[0], locator=place[1], url=document_url)],
        url=home,
        article_url=None if home is not None else address,
        agency=agencies.writes(reading.name or "") is not None,
    )


def merge(claims: dict[str, Claim], claim: Claim) -> None:
    """Add a claim to those about the same party; the strongest one's name for it stays."""
    key = _party(claim, claims)
    known = claims.get(key)
    if known is None:
        claims[key] = claim
        return
    strong, weak = (known, claim) if known.weight >= claim.weight else (claim, known)
    strong.traces = [*strong.traces, *(one for one in weak.traces if one not in strong.traces)][:MAX_EVIDENCE]
    strong.url = strong.url or weak.url
    strong.article_url = strong.article_url or weak.article_url
    strong.feed_url = strong.feed_url or weak.feed_url
    strong.feed_id = strong.feed_id or weak.feed_id
    strong.published = strong.published or weak.published
    strong.agency = strong.agency or weak.agency
    claims[key] = strong


def _party(claim: Claim, claims: dict[str, Claim]) -> str:
    """The key of the party a claim is about: the agency's, that of a known claim about the same, or a new one."""
    house = agencies.house(claim.name) if claim.name else None
    own_key = f"house:{house}" if house is not None else "name:" + plain.fold(claim.name or "")
    if own_key in claims:
        return own_key
    return next((key for key, known in claims.items() if _same_party(claim, known)), own_key)


def _same_party(one: Claim, other: Claim) -> bool:
    first, second = plain.fold(one.name or ""), plain.fold(other.name or "")
    first_sites, second_sites = _sites(one), _sites(other)
    return (
        bool(first_sites & second_sites)
        or (bool(first and second) and same_name(first, second))
        or first.replace(" ", "") in second_sites
        or second.replace(" ", "") in first_sites
    )


def _sites(claim: Claim) -> set[str]:
    return {domain(address) for address in (claim.url, claim.article_url, claim.feed_url) if address} - {""}


def same_name(one: str, other: str) -> bool:
    """Tell whether two folded names can be one house: "the guardian", "guardian"; "grist", "grist magazine"."""
    if one == other:
        return True
    bare_one, bare_other = one.removeprefix("the ").replace(" ", ""), other.removeprefix("the ").replace(" ", "")
    if bare_one == bare_other:
        return True
    short, long = sorted((one.removeprefix("the ").split(), other.removeprefix("the ").split()), key=len)
    if not short or len(" ".join(short)) < _SHORTEST:
        return False
    # Only words that make no other house of it may be more: "Guardian Nigeria" is not the Guardian.
    return (long[: len(short)] == short and _COMMON.issuperset(long[len(short) :])) or (
        long[-len(short) :] == short and _COMMON.issuperset(long[: -len(short)])
    )
