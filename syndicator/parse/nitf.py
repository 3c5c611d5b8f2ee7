"""NITF (News Industry Text Format, 3.x) → one draft: text, people, and what ``docdata`` says of rights and release.

https://iptc.org/standards/nitf/. ``date.release`` is the embargo; the start of ``doc.rights`` counts as one. Notes to
editors are evidence and stand in no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint, Draft, DraftOrigin, DraftPerson, DraftTerm, Harvest, Mark, Said
from syndicator.parse import blocks, elements, nitf_text, wire
from syndicator.parse.elements import Element, attribute, child, children, words
from syndicator.syntax import url as web

NAME: Final = "nitf"

_RIGHTS: Final = ("owner", "startdate", "enddate", "agent", "geography", "location-code", "type", "limitations")
_MOST_LINES: Final = 20  # copyright lines in the text
_EDITORS: Final = frozenset(("editorsnote", "editornote", "ednote"))


def recognises(capture: Capture) -> bool:
    """Tell whether this is NITF: by its root element."""
    return elements.root_name(capture.body) == "nitf"


def read(capture: Capture) -> Harvest:
    """Return what the document said. Raises ``errors.Malformed`` for what is broken or no NITF."""
    root = elements.whole(capture)
    if elements.name(root) != "nitf":
        raise Malformed("this is no NITF: its root is not <nitf>", url=capture.url, code="not_nitf")
    base = web.normalise(capture.url)
    docdata = child(root, "head", "docdata")
    identifiers = tuple(
        dict.fromkeys(filter(None, (attribute(one, "id-string") for one in children(docdata, "doc-id"))))
    )
    said = stated(root)
    standing = wire.standing(said.statuses, said.embargoes, said.notes, locator="docdata")
    if standing.canceled:
        gone = tuple(wire.tombstones(identifiers, when=None, reason="canceled by its publisher", locator="docdata"))
        nameless = Complaint(message="canceled, but without doc-id: nobody knows what", locator="docdata", code="no_id")
        return Harvest(format=NAME, withdrawn=gone, complaints=() if gone else (nameless,))
    return Harvest(
        format=NAME,
        drafts=(_draft(root, docdata, identifiers, standing.embargo, base),),
        complaints=standing.complaints,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a document says of its release."""

    statuses: list[Said]
    embargoes: list[Said]
    notes: list[str]


def stated(root: Element) -> Stated:
    """Return status, embargoes and notes to editors of an NITF document, weighed by nobody yet."""
    docdata = child(root, "head", "docdata")
    status = attribute(docdata, "management-status")
    statuses = (
        [Said(text=status, carrier="nitf:management-status", locator="docdata/@management-status")] if status else []
    )
    embargoes = [
        Said(text=release, carrier="nitf:date.release", locator="docdata/date.release")
        for one in children(docdata, "date.release")
        if (release := attribute(one, "norm") or words(one))
    ]
    starts = [attribute(one, "startdate") for one in children(docdata, "doc.rights")]
    starts += [
        attribute(one, "norm") or words(one)
        for rights in children(child(root, "body", "body.head"), "rights")
        for one in children(rights, "rights.startdate")
    ]
    embargoes += [
        Said(text=start, carrier="nitf:doc.rights", locator="docdata/doc.rights") for start in starts if start
    ]
    return Stated(statuses=statuses, embargoes=embargoes, notes=_notes(root, docdata))


def _notes(root: Element, docdata: Element | None) -> list[str]:
    """Return what is said to editors."""
    found = [attribute(one, "info") or words(one) for one in children(docdata, "ed-msg")]
    found += [
        words(one)
        for one in children(child(root, "body", "body.head"), "note")
        if attribute(one, "noteclass").casefold() in _EDITORS or attribute(one, "type").casefold() == "npa"
    ]
    return [note for note in found if note]


def _draft(
    root: Element, docdata: Element | None, identifiers: tuple[str, ...], embargo: Said | None, base: str | None
) -> Draft:
    head, body = child(root, "body", "body.head"), child(root, "body", "body.content")
    text = nitf_text.text(body)
    bodies = (
        (Said(text=text, carrier="nitf:body.content", locator="body.content", media_type="text/html", base_url=base),)
        if text
        else ()
    )
    hedline = child(head, "hedline")
    abstract = nitf_text.text(child(head, "abstract"))
    expire = attribute(child(docdata, "date.expire"), "norm")
    issued = attribute(child(docdata, "date.issue"), "norm")
    published = attribute(child(root, "head", "pubdata"), "date.publication")
    dates = (("nitf:date.issue", issued), ("nitf:date.publication", published))
    return Draft(
        identifiers=identifiers,
        links=tuple(_links(root, identifiers, base)),
        titles=_said("nitf:hl1", child(hedline, "hl1")) or _said("nitf:title", child(root, "head", "title")),
        subtitles=tuple(said for one in children(hedline, "hl2") for said in _said("nitf:hl2", one)),
        people=tuple(_people(head)),
        published=tuple(Said(text=date, carrier=carrier, locator="head") for carrier, date in dates if date),
        languages=tuple(
            Said(text=tag, carrier="nitf:lang", locator="nitf")
            for one in (root, child(root, "body"))
            if (tag := elements.language(one))
        ),
        origins=tuple(_origins(root, head)),
        terms=tuple(_terms(root, docdata)),
        bodies=bodies,
        summaries=(
            (Said(text=abstract, carrier="nitf:abstract", locator="abstract", media_type="text/html", base_url=base),)
            if abstract
            else ()
        ),
        images=tuple(nitf_text.images(body, base)),
        enclosures=tuple(nitf_text.recordings(body, base)),
        marks=(*marks(root), *blocks.marks(text + nitf_text.text(child(root, "body", "body.end")), base_url=base)),
        embargoed_until=embargo,
        expires=Said(text=expire, carrier="nitf:date.expire", locator="docdata") if expire else None,
        locator="nitf",
    )


def _said(carrier: str, element: Element | None) -> tuple[Said, ...]:
    text = words(element)
    return (Said(text=text, carrier=carrier, locator=carrier.partition(":")[2]),) if text else ()


def _links(root: Element, identifiers: tuple[str, ...], base: str | None) -> Iterator[Said]:
    """Yield the addresses of the page, where somebody says them: NITF has no element for that."""
    for one in children(child(root, "head"), "pubdata"):
        said = attribute(one, "ex-ref")
        address = web.normalise(said, base) if said else None
        if address is not None:
            yield Said(text=address, carrier="nitf:ex-ref", locator="pubdata/@ex-ref")
    for identifier in identifiers:
        address = web.normalise(identifier)
        if address is not None:
            yield Said(text=address, carrier="nitf:doc-id", locator="docdata/doc-id")


def _people(head: Element | None) -> Iterator[DraftPerson]:
    """Yield who is named in the bylines: the persons marked in them, or the line as it stands."""
    for number, byline in enumerate(children(head, "byline"), 1):
        persons = [words(one) for one in byline.iter() if elements.name(one) == "person" and words(one)]
        title = words(child(byline, "byttl"))
        line = words(byline)
        if not persons and title and line.endswith(title):
            line = line[: -len(title)]
        for name in persons[: elements.MOST] or [line]:
            if name.strip(" ,"):
                yield DraftPerson(name=name.strip(" ,"), carrier="nitf:byline", locator=f"byline[{number}]")


def _origins(root: Element, head: Element | None) -> Iterator[DraftOrigin]:
    """Yield who distributes it and who is said to have published it."""
    distributor = words(child(head, "distributor"))
    if distributor:
        yield DraftOrigin(name=distributor, carrier="nitf:distributor", words=distributor, locator="distributor")
    published = child(root, "head", "pubdata")
    name = attribute(published, "name")
    if name:
        date = attribute(published, "date.publication") or None
        yield DraftOrigin(name=name, published=date, carrier="nitf:pubdata", words=name, locator="pubdata/@name")


def _terms(root: Element, docdata: Element | None) -> Iterator[DraftTerm]:
    """Yield subjects, genres, the section, classifiers, places and keywords."""
    about = child(root, "head", "tobject")
    for one in children(about, "tobject.subject"):
        names = (attribute(one, f"tobject.subject.{part}") for part in ("detail", "matter", "type"))
        label = next((name for name in names if name), None)
        code = attribute(one, "tobject.subject.refnum", "tobject.subject.code")
        if code or label:
            yield DraftTerm(term=code or label or "", scheme="subject", label=label, carrier="nitf:tobject.subject")
    for one in children(about, "tobject.property"):
        if kind := attribute(one, "tobject.property.type"):
            yield DraftTerm(term=kind, scheme="genre", carrier="nitf:tobject.property")
    if section := attribute(child(root, "head", "pubdata"), "position.section"):
        yield DraftTerm(term=section, scheme="section", carrier="nitf:position.section")
    yield from _identified(docdata)


def _identified(docdata: Element | None) -> Iterator[DraftTerm]:
    known = child(docdata, "identified-content")
    for one in children(known, "classifier"):
        if value := attribute(one, "value") or words(one):
            yield DraftTerm(term=value, scheme=attribute(one, "type") or None, carrier="nitf:classifier")
    for one in children(known, "location"):
        if place := words(one):
            yield DraftTerm(term=place, scheme="place", carrier="nitf:location")
    for one in children(child(docdata, "key-list"), "keyword"):
        if key := attribute(one, "key"):
            yield DraftTerm(term=key, carrier="nitf:keyword")


def marks(root: Element) -> tuple[Mark, ...]:
    """Return what a document says of its rights; used for NITF inside NewsML-G2, too."""
    return tuple(mark for mark in _marks(root) if mark is not None)


def _marks(root: Element) -> Iterator[Mark | None]:
    docdata, head = child(root, "head", "docdata"), child(root, "body", "body.head")
    for one in children(docdata, "doc.copyright"):
        holder, year = attribute(one, "holder"), attribute(one, "year")
        said: tuple[tuple[str, str], ...] = (("year", year),) if year else ()
        if holder:
            yield wire.mark("copyrightHolder", holder, locator="docdata/doc.copyright", attributes=said)
    for one in children(docdata, "doc.rights"):
        said = tuple((key, value) for key in _RIGHTS if (value := attribute(one, key)))
        who = " ".join(attribute(one, "limitations", "owner").split())
        yield wire.mark("rightsOwner", who, locator="docdata/doc.rights", attributes=said)
    for one in children(head, "rights"):
        said = tuple(
            (key, value)
            for key in _RIGHTS
            for part in children(one, f"rights.{key}")
            if (value := attribute(part, "norm") or words(part))
        )
        yield wire.mark("rightsOwner", words(one), locator="body.head/rights", attributes=said)
        yield wire.mark("usageTerms", words(one), locator="body.head/rights")
    for one in children(head, "note"):
        if attribute(one, "noteclass").casefold() == "cpyrt":
            yield wire.mark("copyrightNotice", words(one), locator="body.head/note")
    lines = (one for one in root.iter() if elements.name(one) == "copyrite" and words(one))
    for one in islice(lines, _MOST_LINES):
        yield wire.mark("copyrightNotice", words(one), locator="copyrite")
    for note in _notes(root, docdata):
        yield wire.mark("editorialNote", note, locator="docdata/ed-msg")
