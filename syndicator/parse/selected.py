"""What the selectors of a source find on an article's page, put in the place of what was found by itself.

Selected values win, and keep where they came from (carrier ``selector:…``, the selector as locator). A selector that
finds nothing leaves what was found by itself, and is told. Selected licences and notices are marks beside the others:
they are weighed with them, and take none away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from syndicator.model.capture import Capture
from syndicator.model.draft import Complaint, Draft, DraftImage, DraftPerson, DraftTerm, Harvest, Mark, Said
from syndicator.model.source import PageSelectors
from syndicator.parse.page import charset, dom
from syndicator.parse.picking import Found, Picker
from syndicator.syntax import date as dates
from syndicator.syntax import url as web

_MOST_VALUES: Final = 50
_ADDRESSES: Final = ("src", "data-src", "href", "content", "data-original")


def apply(harvest: Harvest, capture: Capture, sets: tuple[PageSelectors, ...]) -> Harvest:
    """Put what the selectors find into the draft of a page. Never raises: what cannot be run is told.

    Of several sets the one that held when the page was captured is asked first, then the others, the newest first: old
    articles often keep the old layout.
    """
    if not sets or len(harvest.drafts) != 1:
        return harvest
    text, _ = dom.shallow(charset.decode(capture.body, capture.charset))
    base = web.normalise(capture.url)
    told: list[Complaint] = []
    for chosen in in_order(sets, moment_of(capture)):
        reading = _Reading(Picker(text), chosen, base)
        if reading.fits():
            draft = reading.put_into(harvest.drafts[0])
            others = [one for one in harvest.complaints if not (one.code == "no_body" and draft.bodies)]
            return replace(harvest, drafts=(draft,), complaints=(*others, *reading.complaints))
        told = told or [one for one in reading.complaints if one.code == "selector"]
    nothing = Complaint(message="the selectors of this source match nothing on this page", code="selectors_fail")
    return replace(harvest, complaints=(*harvest.complaints, *told, nothing))


def moment_of(capture: Capture) -> datetime:
    """Return when a page looked as it is captured: an archive's word (RFC 7089 §2.1.1), else when we fetched it."""
    said = next((value for name, value in capture.headers if name == "memento-datetime"), None)
    moment = dates.parse(said) if said else None
    return moment.at if moment is not None else capture.fetched_at


def in_order(sets: tuple[PageSelectors, ...], moment: datetime) -> Iterator[PageSelectors]:
    """Yield the set that held at a moment, then the others, the newest first."""
    by_end = sorted(sets, key=lambda one: (one.valid_until is None, one.valid_until or moment))
    held = next((one for one in by_end if one.valid_until is None or moment < one.valid_until), by_end[-1])
    yield held
    yield from (one for one in reversed(by_end) if one is not held)


@dataclass(slots=True)
class _Reading:
    """One page, read by one set of selectors."""

    picker: Picker
    chosen: PageSelectors
    base: str | None
    complaints: list[Complaint] = field(default_factory=list)
    _found: dict[str, list[Found]] = field(default_factory=dict)

    def fits(self) -> bool:
        """Tell whether this set is for this layout: it finds the text, or anything where it does not ask for that."""
        named = [name for name in PageSelectors.names() if getattr(self.chosen, name)]
        if self.chosen.body is not None:
            return bool(self.find("body"))
        return any([self.find(name) for name in named])  # noqa: C419 - every one is asked, so that all are told

    def find(self, name: str) -> list[Found]:
        """Return what the selector of a field finds, once."""
        if name not in self._found:
            self._found[name] = self._ask(name)
        return self._found[name]

    def _ask(self, name: str) -> list[Found]:
        asked: str | None = getattr(self.chosen, name)
        if asked is None:
            return []
        try:
            return self.picker.pick(asked)[:_MOST_VALUES]
        except ValueError as error:
            self.tell(name, f"the selector for {name} ({asked}) {error.args[0]}", "selector")
            return []

    def tell(self, name: str, message: str, code: str) -> None:
        """Note what a selector did not do."""
        self.complaints.append(Complaint(message=message, locator=getattr(self.chosen, name) or name, code=code))

    def put_into(self, draft: Draft) -> Draft:
        """Return the draft with the selected values before, or instead of, its own."""
        titles, subtitles = self.said("title"), self.said("subtitle")
        published, updated = self.said("published", _date), self.said("updated", _date)
        authors = tuple(
            DraftPerson(name=one.text, carrier=one.carrier, locator=one.locator) for one in self.said("author")
        )
        others = tuple(person for person in draft.people if person.role != "author")
        bodies = tuple(self._body())
        changed = replace(
            draft,
            titles=titles[:1] or draft.titles,
            subtitles=subtitles[:1] or draft.subtitles,
            published=published[:1] or draft.published,
            updated=updated[:1] or draft.updated,
            people=(*authors, *others) if authors else draft.people,
            bodies=bodies or draft.bodies,
            terms=(*self._terms("section", "section"), *self._terms("tags", None), *draft.terms),
            images=self._images(draft.images),
            marks=(*draft.marks, *self._marks()),
        )
        missed = [name for name in PageSelectors.names() if getattr(self.chosen, name) and not self.find(name)]
        if missed:
            self.complaints.append(
                Complaint(
                    message=f"nothing on this page matches the selectors for {', '.join(missed)}", code="unmatched"
                )
            )
        return changed

    def said(self, name: str, value: Callable[[Found], str] | None = None) -> tuple[Said, ...]:
        """Return the texts of a field."""
        read = value or _text
        texts = dict.fromkeys(text for found in self.find(name) if (text := read(found)))
        place = getattr(self.chosen, name) or ""
        return tuple(Said(text=text, carrier=f"selector:{name}", locator=place) for text in texts)

    def _body(self) -> Iterator[Said]:
        pieces = []
        for found in self.find("body"):
            try:
                pieces.append(self.picker.without(found, self.chosen.remove).markup())
            except ValueError as error:
                self.tell("body", f"a selector of remove {error.args[0]}", "selector")
        text = "\n".join(piece for piece in pieces if piece.strip())
        if text:
            place = self.chosen.body or ""
            yield Said(text=text, carrier="selector:body", locator=place, media_type="text/html", base_url=self.base)

    def _terms(self, name: str, scheme: str | None) -> Iterator[DraftTerm]:
        for one in self.said(name):
            yield DraftTerm(term=one.text, scheme=scheme, carrier=one.carrier)

    def _images(self, images: tuple[DraftImage, ...]) -> tuple[DraftImage, ...]:
        credit = next((one.text for one in self.said("credit")), None)
        caption = next((one.text for one in self.said("caption")), None)
        address = next((url for found in self.find("image") if (url := self._address(found))), None)
        if address is not None:
            same = next((one for one in images if one.url == address), DraftImage(url=address))
            first = replace(same, carrier="selector:image", locator=self.chosen.image or "")
            images = (first, *(one for one in images if one.url != address))
        if not images or (credit is None and caption is None):
            return images
        first = replace(images[0], credit=credit or images[0].credit, caption=caption or images[0].caption)
        return (first, *images[1:])

    def _address(self, found: Found) -> str | None:
        """Return the address an element leads to or shows, or that a text is."""
        stated = [found.value] if found.value is not None else [found.attribute(name) for name in _ADDRESSES]
        return next((url for one in stated if one and (url := web.normalise(one, self.base))), None)

    def _marks(self) -> Iterator[Mark]:
        """Licences by where they lead, or by their words; notices by their words, whole."""
        for found in self.find("license"):
            place = self.chosen.license or ""
            address = self._address(found) if found.tag in {"a", "link", "area"} or found.value is not None else None
            if address is not None:
                attributes = (("rel", "license"), ("selector", place))
                yield Mark(
                    signal="link:license", words=found.words(2_000), url=address, attributes=attributes, locator=place
                )
            elif words := _text(found):
                yield Mark(signal="text:block", words=words, region="tail", locator=place)
        for found in self.find("notice"):
            if words := _text(found):
                place = self.chosen.notice or ""
                markup = found.markup() if found.value is None else None
                yield Mark(signal="text:block", words=words, region="tail", locator=place, html=markup)


def _text(found: Found) -> str:
    return found.attribute("content").strip() if found.tag == "meta" else found.words()


def _date(found: Found) -> str:
    """Return a date as it is written: the machine's form first."""
    return found.attribute("datetime").strip() or found.attribute("content").strip() or found.words(200)
