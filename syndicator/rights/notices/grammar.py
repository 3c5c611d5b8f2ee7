"""From sentences to readings: what each says, in the order in which a careful editor would ask. Settles nothing.

What a sentence merely reports, hopes, or says of somebody else's material takes its permission away before anything is
read as a grant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from syndicator.rights.notices import (
    asserting,
    beside,
    conditions,
    duties,
    forbidding,
    grants,
    invitations,
    lines,
    naming,
    others,
    places,
    reach,
    starting,
    subject,
    vocabulary,
)
from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.reading import Part, Reading
from syndicator.rights.notices.say import PUBLISH, Around, effective, made, out
from syndicator.syntax.sieve import Expression


def read(sentence: Sentence, around: Around) -> list[Reading]:
    """Return what one sentence says."""
    _under_lead(sentence, around)
    licensed = naming.inside(around.named, sentence) or naming.inside(around.linked, sentence)
    if not (sentence.hits or licensed or around.dictated):
        return _without_phrases(sentence, around)
    foreign = others.of_others(sentence, around)
    if around.dictated:
        around.dictated, around.previous = False, sentence
        line = replace(duties.plain("credit_line_fixed")[0], text=sentence.text)
        named = [
            naming.licensed(sentence, known, "work", passed_on=False)
            for known, _, _ in naming.inside(around.named, sentence)
        ]
        return [made(sentence, kind="duty", stance="restricts", duties=(line,), credit=sentence.text), *named]
    around.dictated = sentence.has("credit_line") and sentence.text.endswith(":")
    around.designed = around.designed or naming.names_theme(sentence)
    found = [reading for reader in (_copyright, _topic, _embargo) for reading in reader(sentence, around)]
    found += [reading for reader in (others.fair_use, _machine) for reading in reader(sentence)]
    if any(reading.kind == "machine" for reading in found) and _beside_machines(sentence):
        sentence.spans = [span for span in sentence.spans if "ai" not in span.concepts()]
    elif any(reading.kind in ("topic", "aspiration", "fair_use", "machine") for reading in found):
        around.about_others = foreign or any(reading.kind == "fair_use" for reading in found)
        return found
    under = naming.licenses_named(sentence, around)
    found += _not_ours(under) if foreign else under
    found += naming.public_domain(sentence)
    found += others.origin(sentence)
    if foreign:
        found += others.about_others(sentence)
        found += forbidding.forbidden(sentence, named=True) if others.ours_too(sentence) else ()
        found += _duties(sentence) if sentence.of("oblige") and sentence.has("credit") else ()
    else:
        found += _permission(sentence)
        found += forbidding.forbidden(sentence, named=bool(found)) if not sentence.has("embargo") else ()
        found += _duties(sentence)
    found = vocabulary.closed(found, sentence, around)
    found += _answered(sentence, around) if not any(reading.kind == "permission" for reading in found) else ()
    found += _start(sentence, found, around)
    found += _reserved(sentence, found, around)
    found += _contact(sentence, found)
    found += _unreadable(sentence) if not found and not forbidding.is_plain(sentence) else ()
    around.about_others, around.previous = foreign, sentence
    return found


def _without_phrases(sentence: Sentence, around: Around) -> list[Reading]:
    """Return what a sentence says in which no phrase of the tables stands and no licence: most say nothing."""
    around.designed = around.designed or naming.names_theme(sentence)
    found = [*_copyright(sentence, around), *_topic(sentence, around), *_answered(sentence, around)]
    found += beside.read(sentence) if not found else ()
    found += _start(sentence, found, around)
    around.about_others, around.previous = False, sentence
    return found


def _not_ours(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Take what a licence grants away where it is others' material that stands under it."""
    for reading in readings:
        yield replace(reading, grants=(), stance="informs") if reading.grants else reading


def _under_lead(sentence: Sentence, around: Around) -> None:
    """Deny the items of a list whose lead denies: "You may not: • republish our articles • sell them"."""
    item = sentence.text[:1].islower() or sentence.text[:1] in "-–*•·"
    led = around.previous is not None and around.previous.text.endswith(":")
    if led and around.previous is not None:
        around.denying = bool(around.previous.of("forbid")) and not around.previous.of("permit")
        around.denying = around.denying or conditions.leads(around.previous.text)
    elif not item:
        around.denying = False
    if around.denying:
        for span in sentence.spans:
            if span.polarity in ("plain", "permit", "oblige", "condition"):
                span.polarity = "forbid"


def _copyright(sentence: Sentence, around: Around) -> Iterator[Reading]:
    for line in around.lines:
        if not sentence.start <= line.start < sentence.end:
            continue
        pictured = _PICTURED.search(sentence.text, 0, line.start - sentence.start) is not None
        stock = bool(
            re.search(
                r"(?:shutterstock|adobe\s?stock|getty|istock|unsplash|pixabay|flickr|alamy)",
                " ".join(line.holders),
                re.IGNORECASE,
            )
        )
        yield made(
            sentence,
            kind="copyright",
            stance="informs" if stock else "reserves",
            part="image" if stock or pictured else "work",
            reach="image_only" if stock or pictured else None,
            third_party=stock,
            holders=line.holders,
            years=line.years,
            prohibitions=("images",) if stock else (),
        )


_PICTURED = Expression(
    r"(?:^|[|;•·]\s?)\W{0,3}(?:(?:all|the|alle|die)\s)?(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|videos?|fotos?|bild(?:er)?|fotografien?|abbildung(?:en)?"
    r"|grafik(?:en)?|photographies?|imágenes|fotografías|imagens|fotografias|immagini|fotografie|afbeeldingen|foto['’]s)"
    r"\s?(?:are\s|sind\s)?[:–-]?\s?$",
    re.IGNORECASE,
)
"""Alone before the sign of copyright: whose the pictures are, and nothing of the text ("text and photos ©" is)."""


def _topic(sentence: Sentence, around: Around) -> Iterator[Reading]:
    named = naming.inside(around.named, sentence)
    speaks = bool(named) or sentence.has("cc_unnamed", "license_under")
    if sentence.has("aspires") and speaks and not sentence.has("must"):
        yield made(sentence, kind="aspiration", stance="informs", resolve_per_item=True)
    elif sentence.has("news_of_license") and speaks and not sentence.has("must", "you"):
        yield made(sentence, kind="topic", stance="informs")
    elif asserting.withdraws(sentence.text) or reach.leaves_out(sentence):
        yield made(
            sentence, kind="prohibition", stance="restricts", prohibitions=("republish_full", "republish_excerpt")
        )
    elif sentence.has("agree_signal"):
        yield made(sentence, kind="machine", stance="machine")


def _embargo(sentence: Sentence, around: Around) -> Iterator[Reading]:
    if not sentence.has("embargo"):
        return
    yield _held(sentence, places.until(sentence.text, around.language))


def _start(sentence: Sentence, found: list[Reading], around: Around) -> Iterator[Reading]:
    """A permission that counts only from some moment on is an embargo until then, whatever it is called."""
    if sentence.has("embargo") or not any(reading.grants for reading in found) or effective(sentence) is not None:
        return
    said = starting.starts(sentence)
    if said is not None:
        yield _held(sentence, starting.until(sentence, said, around.language))
    elif starting.waits(sentence) and not sentence.has("expiry", "remove"):
        yield _held(sentence, None)


def _held(sentence: Sentence, until: datetime | None) -> Reading:
    return made(
        sentence,
        kind="embargo",
        stance="restricts",
        basis="permission",
        duties=duties.embargo(until),
        prohibitions=("republish_before_embargo",),
        embargo_until=until,
    )


def _beside_machines(sentence: Sentence) -> bool:
    """Tell whether the sentence permits people something before it speaks of machines."""
    forbids = any("ai" in span.concepts() for span in sentence.of("forbid"))
    permits = any("ai" not in span.concepts() and span.acts() for span in sentence.of("permit"))
    return forbids and permits and not sentence.has("agree_signal")


def _machine(sentence: Sentence) -> Iterator[Reading]:
    if not sentence.has("ai"):
        return
    denied = sentence.of("forbid") or sentence.has("reserved", "forbidden", "without_permission", "need_permission")
    denied = denied or _KEPT.search(sentence.text) is not None
    others = {act for span in sentence.of("forbid") for act in span.acts()} & {"republish", "distribute"}
    if denied:
        yield made(
            sentence,
            kind="prohibition" if others else "machine",
            stance="restricts" if others else "machine",
            prohibitions=("ai_training",),
            machine=(("ai-training", "n"),),
        )


_KEPT = Expression(
    r"\bbehalt\w{0,3}\b|\breserv|\bopt(?:s|ed)?[- ]?out|\boppos|\bobject\b|widersp|\bopon|réserv|\bvoorbehoud"
    r"|prohib|interdi",
    re.IGNORECASE,
)


def _permission(sentence: Sentence) -> Iterator[Reading]:
    if sentence.has("practice", "not_public_domain", "copyrighted_material", "liability") or _past(sentence):
        return
    permission = grants.of(sentence)
    if permission.personal or (sentence.has("personal") and not permission.grants):
        denied = sentence.has("forbidden", "cannot", "exception", "other") or sentence.of("forbid")
        if sentence.has("only") or denied or len(sentence.words) <= _SHORT:
            yield made(
                sentence,
                kind="prohibition",
                stance="restricts",
                personal_use_only=True,
                prohibitions=("republish_full",),
            )
        return
    part = _permitted_part(sentence)
    if not permission.grants or part not in ("work", "text"):
        return
    mine = subject.own_name(sentence.text)
    excluded = {concept for span in sentence.of("excluded", "forbid") for concept in span.concepts()}
    yield made(
        sentence,
        kind="permission",
        stance="grants",
        part=part,
        grants=permission.grants,
        basis="permission",
        own_only=bool(mine),
        own_name=mine,
        grantor=_grantor(sentence),
        third_party="third_party" in excluded,
        prohibitions=out({c for span in sentence.of("excluded") for c in span.concepts()}),
        reach="third_party_excluded" if mine or "third_party" in excluded else None,
        effective_from=effective(sentence),
        expires=next((grant.valid_until for grant in permission.grants if grant.valid_until), None),
    )


def _answered(sentence: Sentence, around: Around) -> Iterator[Reading]:
    """Read "Want to republish our stories? Go ahead." as the permission that the two are together."""
    asked = around.previous
    said = invitations.granted(asked, sentence)
    if said is None or asked is None or others.of_others(said, around):
        return
    if not asserting.doubtful(said):
        both = f"{asked.text} {sentence.text}"
        for reading in vocabulary.closed([*_permission(said)], said, around):
            yield replace(reading, words=both, start=asked.start, end=sentence.end)


def _past(sentence: Sentence) -> bool:
    """Tell whether something is only remembered; "once the embargo has ended" is not, though it says "has ended"."""
    if not sentence.has("past"):
        return False
    said = starting.starts(sentence)
    first, last = (said.start(), said.end() + _ENDED) if said is not None else (0, 0)
    remembered = (sentence.place(hit)[0] - sentence.start for hit in sentence.hits if "past" in hit.concepts)
    return any(not first <= place < last for place in remembered)


_ENDED = 12  # characters between "embargo" and "ended"
_SHORT = 12
_GRANTOR = re.compile(
    r"([A-ZÀ-Þ][\w.&’'-]{0,40}(?:\s(?:of|for|on|the|and|&|für|de)?\s?[A-ZÀ-Þ][\w.&’'-]{0,40}){0,7})\s(?:hereby\s)?(?:grants?|gives?|allows?|permits?|authori[sz]es?|encourages?)\b"
)


def _grantor(sentence: Sentence) -> str | None:
    match = _GRANTOR.search(sentence.text)
    name = re.sub(r"^The\s", "", match[1]) if match else None
    return name if name and name.lower() not in ("we", "which", "permission", "this") else None


def _permitted_part(sentence: Sentence) -> Part:
    return subject.part_among(sentence, [hit for span in sentence.of("permit", "plain") for hit in span.hits])


def _duties(sentence: Sentence) -> Iterator[Reading]:
    if sentence.has("liability") or (sentence.has("copyrighted_material") and not sentence.has("must")):
        return
    asked = duties.of(sentence)
    if not asked:
        return
    yield made(
        sentence,
        kind="duty",
        stance="restricts" if not sentence.has("request") else "informs",
        duties=asked,
        basis="permission" if sentence.has("if") and not sentence.of("permit") else "none",
        credit=next((duty.text for duty in asked if duty.action == "credit_line_fixed"), None),
        request=sentence.has("request"),
        contact=places.contact(sentence.text) if sentence.has("notify", "contact") else None,
    )


def _reserved(sentence: Sentence, found: list[Reading], around: Around) -> Iterator[Reading]:
    if sentence.has("reserved") and not sentence.has("images"):
        yield made(sentence, kind="copyright", stance="reserves", holders=_bare_holder(sentence, around))
    elif sentence.has("reserved"):
        yield made(sentence, kind="prohibition", stance="restricts", prohibitions=("images",), reach="text_only")
    elif sentence.has("contact") and sentence.of("if") and not found:
        yield made(sentence, kind="contact", stance="informs", contact=places.contact(sentence.text))
    elif sentence.has("protected") and not found:
        yield made(sentence, kind="copyright", stance="reserves")
    elif sentence.has("terms_elsewhere") and places.terms(sentence.text):
        yield made(
            sentence,
            kind="topic",
            stance="restricts",
            terms_url=places.terms(sentence.text),
            prohibitions=("see_terms_url",),
        )
    elif sentence.has("editorial_only"):
        yield made(sentence, kind="prohibition", stance="restricts", prohibitions=("non_editorial",))


def _bare_holder(sentence: Sentence, around: Around) -> tuple[str, ...]:
    """Return the name before "All rights reserved" where no copyright sign stands anywhere."""
    if around.lines:
        return ()
    hit = next(hit for hit in sentence.hits if "reserved" in hit.concepts)
    before = sentence.text[: sentence.place(hit)[0] - sentence.start].strip(" .,–-—|")
    said = before or (around.previous.text if around.previous is not None else "")
    acts = bool(
        around.previous and not before and around.previous.has("can", "must", "cannot", "forbidden", "license_under")
    )
    name = said.strip(" .,–-—|")
    if not name[:1].isupper() or len(name.split()) > _SHORT or acts or ":" in name or _SENTENCE.search(name):
        return ()
    return lines.split_names(name)


_SENTENCE = re.compile(
    r"\b(?:if|assume|unless|only|nur|rücksprache|keine?|is|are|we|you|your|our|sind|wir|sie|nous|vous|si|no|not|nicht|pas)\b",
    re.IGNORECASE,
)
"""Small words that stand in sentences and in no name of a company."""


def _contact(sentence: Sentence, found: list[Reading]) -> Iterator[Reading]:
    """Read "for print or commercial use, contact X": what needs asking is not granted."""
    if not sentence.has("contact", "need_permission") or any(reading.contact for reading in found):
        return
    whom = places.contact(sentence.text)
    acts = {concept for span in sentence.of("plain", "if") for concept in span.concepts()}
    found_words = []
    if acts & {"commercial"}:
        found_words.append("commercial")
    if "print" in acts and acts & (PUBLISH | {"any_medium"}):
        found_words.append("print")
    if whom is None and not (found_words and sentence.has("contact") and sentence.of("if") and not found):
        return
    yield made(
        sentence,
        kind="contact",
        stance="restricts" if found_words else "informs",
        contact=whom,
        prohibitions=tuple(found_words),
    )


_WHERE = frozenset(("web", "print", "broadcast_media", "any_medium"))  # "it may not be …ed on the internet"


def _unreadable(sentence: Sentence) -> Iterator[Reading]:
    """Mark a sentence that speaks of republishing and allowing in a way that is not understood: it may only narrow."""
    acts = [hit for hit in sentence.hits if set(hit.concepts) & PUBLISH and "usage" not in hit.concepts]
    acts = acts or [hit for span in sentence.of("forbid") for hit in span.hits if _WHERE & set(hit.concepts)]
    if acts and sentence.has(
        "need_permission", "permission", "permitted", "forbidden", "cannot", "only", "without_permission"
    ):
        yield made(sentence, kind="unreadable", stance="unreadable")
