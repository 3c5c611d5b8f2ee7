"""From sentences to readings: what each says, in the order in which a careful editor would ask. Settles nothing.

What a sentence merely reports, hopes, or says of somebody else's material takes its permission away before anything is
read as a grant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from syndicator.model.rights import Grant, License
from syndicator.rights import licenses
from syndicator.rights.notices import duties, grants, lines, places, subject
from syndicator.rights.notices.clause import Sentence, Span
from syndicator.rights.notices.reading import Part, Reading

_PUBLISH = frozenset(("republish", "reproduce", "distribute"))
_PICTURES = frozenset(("images", "graphics", "video"))
_TEXTS = frozenset(("article", "text"))


@dataclass(slots=True)
class Around:
    """What a sentence needs to know of the notice it stands in."""

    language: str | None
    links: list[places.Link]
    named: tuple[tuple[License, int, int], ...]
    lines: list[lines.Line]
    previous: Sentence | None = None
    dictated: bool = False  # the sentence before ended "the following line:"
    about_others: bool = False  # the sentence before spoke of somebody else's material
    subject: set[str] = field(default_factory=set)


def read(sentence: Sentence, around: Around) -> list[Reading]:
    """Return what one sentence says."""
    others = _others(sentence, around)
    if around.dictated:
        around.dictated, around.previous = False, sentence
        line = replace(duties.plain("credit_line_fixed")[0], text=sentence.text)
        named = [_licensed(sentence, known, "work", passed_on=False) for known, _, _ in _in(around.named, sentence)]
        return [_made(sentence, kind="duty", stance="restricts", duties=(line,), credit=sentence.text), *named]
    around.dictated = sentence.has("credit_line") and sentence.text.endswith(":")
    found = [
        reading
        for reader in (_copyright, _topic, _fair_use, _embargo, _machine)
        for reading in reader(sentence, around)
    ]
    if any(reading.kind in ("topic", "aspiration", "fair_use", "machine") for reading in found):
        around.about_others = others or any(reading.kind == "fair_use" for reading in found)
        return found
    found += _licenses(sentence, around)
    found += _public_domain(sentence)
    found += _origin(sentence)
    if others:
        found += _of_others(sentence)
        found += _duties(sentence) if sentence.of("oblige") and sentence.has("credit") else ()
    else:
        found += _permission(sentence, bool(found and any(reading.license for reading in found)))
        found += _forbidden(sentence, named=bool(found)) if not sentence.has("embargo") else ()
        found += _duties(sentence)
    found += _reserved(sentence, found, around)
    found += _contact(sentence, found)
    found += _unreadable(sentence) if not found else ()
    around.about_others, around.previous = others, sentence
    return found


def _quote(sentence: Sentence) -> dict[str, object]:
    return {"words": sentence.text, "start": sentence.start, "end": sentence.end}


def _made(sentence: Sentence, **said: object) -> Reading:
    return Reading(**(_quote(sentence) | said))  # type: ignore[arg-type]  # the fields are Reading's own


def _others(sentence: Sentence, around: Around) -> bool:
    """Tell whether the sentence speaks of material that is not the speaker's."""
    if sentence.has("third_party") and not _takes_out(sentence):
        return not _ours_first(sentence)
    pronoun = re.match(r"(?:these|such|this|you must|they|bei diesen|ces|estos|questi)\b", sentence.text, re.IGNORECASE)
    return bool(sentence.has("owner") and (around.about_others or sentence.has("copyrighted_material"))) or bool(
        around.about_others and pronoun and sentence.has("owner", "not_public_domain")
    )


def _takes_out(sentence: Sentence) -> bool:
    """Tell whether others' material is only an exception in a sentence about something else."""
    taken = [span for span in sentence.of("excluded", "excepted") if span.decided < 0]
    return any("third_party" in span.concepts() for span in taken) and not any(
        "third_party" in span.concepts() for span in sentence.of("plain", "permit")
    )


def _ours_first(sentence: Sentence) -> bool:
    """Tell whether a grant of one's own stands before the mention of others ("our stories … by news agencies")."""
    return bool(grants.of(sentence).grants) and not any(
        "third_party" in span.concepts() for span in sentence.spans if span.polarity in ("plain", "forbid", "neutral")
    )


def _copyright(sentence: Sentence, around: Around) -> Iterator[Reading]:
    for line in around.lines:
        if not sentence.start <= line.start < sentence.end:
            continue
        stock = bool(re.search(r"(?:shutterstock|adobe\s?stock|getty|istock|unsplash|pixabay|flickr|alamy)", " ".join(line.holders), re.I))
        yield _made(
            sentence,
            kind="copyright",
            stance="informs" if stock else "reserves",
            part="image" if stock else "work",
            reach="image_only" if stock else None,
            third_party=stock,
            holders=line.holders,
            years=line.years,
            prohibitions=("images",) if stock else (),
        )


def _topic(sentence: Sentence, around: Around) -> Iterator[Reading]:
    named = _in(around.named, sentence)
    speaks = bool(named) or sentence.has("cc_unnamed", "license_under")
    if sentence.has("aspires") and speaks and not sentence.has("must"):
        yield _made(sentence, kind="aspiration", stance="informs", resolve_per_item=True)
    elif sentence.has("news_of_license") and speaks and not sentence.has("must", "you"):
        yield _made(sentence, kind="topic", stance="informs")
    elif sentence.has("agree_signal"):
        yield _made(sentence, kind="machine", stance="machine")


def _fair_use(sentence: Sentence, around: Around) -> Iterator[Reading]:
    claims = sentence.has("not_authorized") or (
        sentence.has("fair_use") and sentence.has("copyrighted_material", "owner", "third_party", "provided", "can")
    )
    notice = re.search(r"fair use notice|under the provisions of", sentence.text, re.IGNORECASE)
    constitutes = sentence.has("fair_use") and re.search(r"constitut|we believe|considered", sentence.text, re.IGNORECASE)
    if (claims and not sentence.has("statutory")) or constitutes or (notice and sentence.has("fair_use")):
        yield _made(
            sentence,
            kind="fair_use",
            stance="claims",
            basis="fair_use",
            third_party=True,
            reach="third_party_excluded",
            contact="copyright owner" if sentence.has("need_permission") else None,
        )


def _embargo(sentence: Sentence, around: Around) -> Iterator[Reading]:
    if not sentence.has("embargo"):
        return
    until = places.date(sentence.text, around.language)
    yield _made(
        sentence,
        kind="embargo",
        stance="restricts",
        basis="permission",
        duties=duties.embargo(until),
        prohibitions=("republish_before_embargo",),
        embargo_until=until,
    )


def _machine(sentence: Sentence, around: Around) -> Iterator[Reading]:
    if not sentence.has("ai"):
        return
    denied = sentence.of("forbid") or sentence.has("reserved", "forbidden", "without_permission")
    others = {act for span in sentence.of("forbid") for act in span.acts()} & {"republish", "distribute"}
    if denied:
        yield _made(
            sentence,
            kind="prohibition" if others else "machine",
            stance="restricts" if others else "machine",
            prohibitions=("ai_training",),
            machine=(("ai-training", "n"),),
        )


def _in(named: tuple[tuple[License, int, int], ...], sentence: Sentence) -> list[tuple[License, int, int]]:
    return [each for each in named if sentence.start <= each[1] < sentence.end]


def _licenses(sentence: Sentence, around: Around) -> Iterator[Reading]:
    named = _in(around.named, sentence)
    named += [
        (link.license, link.start, link.end)
        for link in around.links
        if link.license is not None and sentence.start <= link.start < sentence.end
    ]
    described = sentence.has("news_of_license")
    passed_on = sentence.has("republished_here") or bool(sentence.has("origin") and _PASSED_ON.search(sentence.text))
    before = sentence.start
    for known, start, end in _specific(named):
        part = _part(sentence, known, start, before)
        before = end
        if described:
            continue
        if _taken_back(sentence, start):
            yield _made(sentence, kind="topic", stance="informs")
            continue
        yield _licensed(sentence, known, part, passed_on=passed_on)
    if not named and sentence.has("cc_unnamed") and not described:
        yield _unnamed(sentence, passed_on=passed_on)


_NOT = frozenset("not no never nicht kein keine pas plus aucun aucune no ningun não nao nem non nessun niet geen не ни isn aren don doesn".split())
_FEW = 7  # words before a licence's name in which a "not" takes it back


def _taken_back(sentence: Sentence, start: int) -> bool:
    """Tell whether the sentence does not put anything under the licence it names: denied, past, planned, explained."""
    if sentence.has("hypothetical", "past", "to_us"):
        return True
    covered = {
        index
        for hit in sentence.hits
        if {"otherwise", "exception", "noncommercial"} & set(hit.concepts)
        for index in range(hit.first, hit.after)
    }
    before = [index for index, word in enumerate(sentence.words) if word.end <= start]
    return any(sentence.words[index].key in _NOT and index not in covered for index in before[-_FEW:])


_PASSED_ON = re.compile(
    r"\b(?:republished|re-published|reprinted|reposted|cross-posted|republié|repris|wiederveröffentlicht|übernommen|republicado|ripubblicato|overgenomen)\b",
    re.IGNORECASE,
)


def _specific(named: list[tuple[License, int, int]]) -> list[tuple[License, int, int]]:
    """Keep of two names of one licence the one that says the version."""
    return [
        each
        for each in sorted(named, key=lambda item: item[1])
        if not any(
            other[0].version and not each[0].version and other[0].permits == each[0].permits
            and other[0].prohibits == each[0].prohibits and other[0].requires == each[0].requires
            for other in named
        )
    ]  # fmt: skip


_SCRIPT = re.compile(r"\bv?\d+\.\d+\.\d+\b|\bV\d\.\d[a-z]|@author|@license|\.js\b|\.css\b|jQuery|\bCSS\b")
_CAPTION = re.compile(r"(?:photo(?:graph)?s?|image|picture|foto|bild|crédit\sphoto|illustration)\s?(?:by|:|von|de|di)|via\sflickr|wikimedia\scommons|unsplash", re.I)


def _part(sentence: Sentence, known: License, start: int, before: int) -> Part:
    if licenses.is_for_code(known):
        return "code"
    if _CAPTION.search(sentence.text):
        return "image"
    if _SCRIPT.search(sentence.text[: start - sentence.start]) and not sentence.has("article"):
        return "code"
    part = subject.part_of(sentence, start, before)
    return part if part != "work" or before == sentence.start else subject.part_of(sentence, sentence.end, before)


def _licensed(sentence: Sentence, known: License, part: Part, *, passed_on: bool) -> Reading:
    mine = subject.own_name(sentence.text)
    works = part in ("work", "text") and not passed_on
    image = part in ("image", "media")
    excluded = {concept for span in sentence.of("excluded") for concept in span.concepts()}
    own = bool(mine) or sentence.has("own")
    return _made(
        sentence,
        kind="license",
        stance="grants" if works else "informs",
        part=part,
        license=known,
        grants=_selected(sentence, licenses.grants_of(known)) if works and not sentence.has("practice", "some") else (),
        duties=licenses.duties_of(known) if part in ("work", "text", "image", "user") else (),
        prohibitions=(*licenses.prohibitions_of(known), *_out(excluded), *_own_pictures(sentence, part)) if works or image else (),
        basis="public_domain" if licenses.is_dedication(known) else "license",
        reach="image_only" if image else "text_only" if part == "text" else "third_party_excluded" if own else None,
        own_only=own and works and bool(mine),
        own_name=mine,
        third_party=passed_on or (image and bool(_CAPTION.search(sentence.text))) or (bool(excluded & {"third_party", "article", "text"}) and not image),
        origin=places.origin(sentence.text),
        holders=_licensor(sentence, start_of=part, passed_on=passed_on),
        effective_from=_effective(sentence),
        resolve_per_item=sentence.has("practice") or (sentence.has("some") and not sentence.has("images")),
    )


def _selected(sentence: Sentence, granted: tuple[Grant, ...]) -> tuple[Grant, ...]:
    """A mark on the item is for a person to see."""
    return tuple(replace(grant, selected_by_person=True) for grant in granted) if sentence.has("marked") else granted


def _own_pictures(sentence: Sentence, part: Part) -> tuple[str, ...]:
    """ "Texts and our own photos": others' photos are left out."""
    return ("images_third_party",) if part in ("work", "text") and sentence.has("own") and sentence.has("images") else ()


_BY = re.compile(
    r"\s(?:by|von|par|por|di|van|de)\s(?P<name>[A-ZÀ-Þ][\w.&’'/-]{0,40}(?:\s(?:of|for|the|and|&|für|und|de|der|von|van)?\s?[A-ZÀ-Þ][\w.&’'/-]{0,40}){0,6})"
    r"\s?(?:,\s[^.]{0,60})?\s(?:is|are|ist|sind|steht|stehen|est|sont|está|están|es|é|è|sono|wordt|are)\b"
)
_CREDITED = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|illustration|foto|bild|imagen|imagem|immagine)s?\s?(?:(?:credit)?:|by|von|de|di|par|por|van|credit)\s{0,2}"
    r"(?P<name>[A-ZÀ-Þ][^,(|;\n/]{1,60}?)(?=\s?[,(|;\n/]|\.\s|\.?$)", re.IGNORECASE
)
_VIA = re.compile(r"(?:^|[.;]\s)(?P<name>[A-ZÀ-Þ][^.;(]{1,60}?),?\s\(?via\s(?:flickr|wikimedia|unsplash)", re.IGNORECASE)


def _licensor(sentence: Sentence, *, start_of: Part, passed_on: bool) -> tuple[str, ...]:
    """Return who licenses, as the sentence names them: "X by A is licensed", "Photo by A (CC BY)", "first appeared on A"."""
    if passed_on:
        name = places.origin(sentence.text)
        return (name,) if name else ()
    if start_of in ("image", "media"):
        credited = _CREDITED.search(sentence.text) or _VIA.search(sentence.text)
        return (credited["name"].strip(),) if credited else ()
    made = _BY.search(sentence.text)
    return lines.split_names(made["name"]) if made and not subject.own_name(sentence.text) else ()


def _effective(sentence: Sentence) -> object:
    return places.date(sentence.text, None) if re.match(r"(?:from|as of|since|ab|seit|à partir d|desde|a partir d)\b", sentence.text, re.I) else None


def _out(excluded: set[str]) -> tuple[str, ...]:
    """Return what an exception takes out of a grant, as prohibitions."""
    found = ["images_third_party" if "third_party" in excluded else "images"] if excluded & _PICTURES else []
    found += ["images"] if "images_third_party" in found and "owner" not in excluded and "both" in excluded else []
    found += ["logo"] if "logo" in excluded else []
    found += ["commercial"] if "commercial" in excluded and "noncommercial" not in excluded else []
    return tuple(found)


def _unnamed(sentence: Sentence, *, passed_on: bool) -> Reading:
    name = places.origin(sentence.text)
    return _made(
        sentence,
        kind="origin" if passed_on else "license",
        stance="informs",
        license_unnamed=True,
        basis="license",
        third_party=passed_on,
        origin=name,
        holders=(name,) if name and passed_on else (),
        duties=duties.plain("attribute_source", "link_original") if passed_on else (),
        reach="third_party_excluded" if passed_on else None,
    )


def _public_domain(sentence: Sentence) -> Iterator[Reading]:
    if not sentence.has("public_domain") or sentence.has("not_public_domain"):
        return
    if any("public_domain" in span.concepts() for span in sentence.of("forbid", "neutral", "excluded", "excepted")):
        return
    part = subject.part_of(sentence, sentence.end)
    place = next(sentence.place(hit)[0] for hit in sentence.hits if "public_domain" in hit.concepts)
    told = any({"article", "text", "place", "images", "own"} & set(hit.concepts) and sentence.place(hit)[0] < place for hit in sentence.hits)
    if sentence.has("to_us", "past", "hypothetical", "some") or not (told or len(sentence.words) <= _FORMULA):
        return
    if part not in ("work", "text"):
        yield _made(sentence, kind="public_domain", stance="informs", part=part, basis="public_domain")
        return
    yield _made(
        sentence,
        kind="public_domain",
        stance="grants",
        part=part,
        basis="public_domain",
        grants=grants.of_nobody(),
        own_only=sentence.has("own"),
        own_name=subject.own_name(sentence.text),
        third_party=False,
        reach="third_party_excluded" if sentence.has("own") else None,
        holders=("(public domain)",) if not re.search(r"dedica|devoluci", sentence.text, re.I) else (),
    )


def _origin(sentence: Sentence) -> Iterator[Reading]:
    if not sentence.has("origin", "republished_here") or sentence.of("oblige") or sentence.has("credit_line"):
        return
    name = places.origin(sentence.text)
    own = sentence.has("permission") and sentence.has("can")
    if sentence.has("republished_here") and name is None and not sentence.has("cc_unnamed"):
        yield _made(sentence, kind="third_party", stance="informs", third_party=True)
    elif name is not None and not own and not sentence.has("cc_unnamed"):
        yield _made(sentence, kind="origin", stance="informs", origin=name, third_party=sentence.has("republished_here"))


def _of_others(sentence: Sentence) -> Iterator[Reading]:
    """Say that (some of) the material is others': what is said about it binds nothing here but its pictures."""
    pictures = bool(sentence.concepts & _PICTURES)
    denied = sentence.of("forbid", "excluded", "neutral", "oblige") or sentence.has("protected", "owner", "otherwise")
    yield _made(
        sentence,
        kind="third_party",
        stance="informs",
        third_party=True,
        reach="third_party_excluded",
        prohibitions=("images_third_party",) if pictures and denied else ("third_party_agency_material",) if denied else (),
        contact=places.contact(sentence.text),
    )


def _permission(sentence: Sentence, licensed: bool) -> Iterator[Reading]:
    if sentence.has("practice", "not_public_domain", "copyrighted_material", "liability"):
        return
    permission = grants.of(sentence)
    if permission.personal or (sentence.has("personal") and not permission.grants):
        denied = sentence.has("forbidden", "cannot", "exception", "other") or sentence.of("forbid")
        if sentence.has("only") or denied or len(sentence.words) <= _SHORT:
            yield _made(
                sentence, kind="prohibition", stance="restricts", personal_use_only=True, prohibitions=("republish_full",)
            )
        return
    part = _permitted_part(sentence)
    if not permission.grants or part not in ("work", "text"):
        return
    mine = subject.own_name(sentence.text)
    excluded = {concept for span in sentence.of("excluded", "forbid") for concept in span.concepts()}
    yield _made(
        sentence,
        kind="permission",
        stance="grants",
        part=part,
        grants=permission.grants if not licensed else grants.narrow(permission.grants),
        basis="permission",
        own_only=bool(mine),
        own_name=mine,
        grantor=_grantor(sentence),
        third_party="third_party" in excluded,
        prohibitions=_out({c for span in sentence.of("excluded") for c in span.concepts()}),
        reach="third_party_excluded" if mine or "third_party" in excluded else None,
        effective_from=_effective(sentence),
        expires=next((grant.valid_until for grant in permission.grants if grant.valid_until), None),
    )


_SHORT = 12
_FORMULA = 3  # words of a bare "Public domain"
_GRANTOR = re.compile(r"([A-ZÀ-Þ][\w.&’'-]{0,40}(?:\s(?:of|for|on|the|and|&|für|de)?\s?[A-ZÀ-Þ][\w.&’'-]{0,40}){0,7})\s(?:hereby\s)?(?:grants?|gives?|allows?|permits?|authori[sz]es?|encourages?)\b")


def _grantor(sentence: Sentence) -> str | None:
    match = _GRANTOR.search(sentence.text)
    name = re.sub(r"^The\s", "", match[1]) if match else None
    return name if name and name.lower() not in ("we", "which", "permission", "this") else None


def _permitted_part(sentence: Sentence) -> Part:
    return subject.part_among(sentence, [hit for span in sentence.of("permit", "plain") for hit in span.hits])


_WORDS = {
    "edit": "edit",
    "broadcast_act": "broadcast",
    "redistribute": "redistribution",
    "archive": "archive",
    "translate": "translate",
    "framing": "frame",
}


def _forbidden(sentence: Sentence, *, named: bool) -> Iterator[Reading]:
    found: list[str] = []
    for span in sentence.of("forbid"):
        found += _denied(sentence, span)
    if sentence.of("excluded") and grants.of(sentence).grants:
        found += _out({concept for span in sentence.of("excluded") for concept in span.concepts()})
    found += _withheld_pictures(sentence) if not named else []
    found += [word for span in sentence.of("excluded") if span.decided >= 0 for word in _out(span.concepts())]
    found += ["republish_full"] if sentence.has("reproduction_reserved") else []
    if any("whole_only" in span.concepts() for span in sentence.of("oblige")):
        found.append("edit")
    if sentence.has("contact", "need_permission") and any("systematic" in s.concepts() or "quota" in s.concepts() for s in sentence.of("if", "plain", "forbid")):
        found.append("systematic_republication")
    if not found:
        return
    asked = any(span.asked for span in sentence.of("forbid"))
    prohibitions = tuple(dict.fromkeys(found))
    yield _made(
        sentence,
        kind="prohibition",
        stance="restricts",
        prohibitions=prohibitions,
        duties=duties.plain("ask_permission") if asked and "republish_full" in prohibitions else (),
        contact=places.contact(sentence.text) if asked else None,
        third_party="images_third_party" in prohibitions,
        reach="text_only" if set(prohibitions) <= {"images", "images_third_party"} else None,
    )  # fmt: skip


def _denied(sentence: Sentence, span: Span) -> list[str]:
    """Return what one forbidding span forbids."""
    near = _before(sentence, span)
    says = span.concepts() | near
    acts = says & (_PUBLISH | set(_WORDS) | {"sell", "sharing"})
    acts |= {"reproduce"} if "sharing" in acts else set()
    pictures = bool(says & _PICTURES)
    texts = bool(says & _TEXTS) and not (pictures and not _listed(sentence))
    found: list[str] = []
    if "systematic" in says or "automatic" in says:
        found += ["systematic_republication"] if "systematic" in says else []
        found += ["automated_republication"] if "automatic" in says else []
        acts -= _PUBLISH
    if "sell" in acts and "separately" in says:
        found.append("sell_separately")
    if acts and pictures and not texts:
        return [*found, "images"]
    if "logo" in says and not texts and "article" not in says:
        return [*found, "logo"]
    if acts and "commercial" in says and "noncommercial" not in says:
        found.append("commercial")
        if not sentence.has("other"):
            acts -= _PUBLISH
    if acts & _PUBLISH and span.asked and sentence.has("need_permission") and _only_use(span, sentence):
        acts -= _PUBLISH
        found.append("use_without_agreement")
    if acts & _PUBLISH and _only_minor(sentence, says):
        acts -= _PUBLISH
    if acts & _PUBLISH:
        found.append("republish_full")
        found += ["republish_excerpt"] if "excerpt" in says else []
        found += ["print"] if "print" in says else []
        found += ["images"] if pictures and texts and "images" in says else []
    found += [word for act, word in _WORDS.items() if act in acts and not (act == "edit" and _small(sentence))]
    if not acts and span.asked and "commercial" in says:
        found.append("commercial")
    if not acts and says & {"excerpt"} and "excerpt" in span.concepts() and span.polarity == "forbid":
        found.append("republish_excerpt")
    if not found and span.asked and not acts and not says & (_PICTURES | {"logo"}) and _TEXTS & says:
        found.append("use_without_agreement")
    return found


def _only_use(span: Span, sentence: Sentence) -> bool:
    """Tell whether nothing but bare use is spoken of: it needs an agreement, and says nothing of acts."""
    hits = [hit for each in (span, *sentence.of("plain", "if")) for hit in each.hits if set(hit.concepts) & _PUBLISH]
    return all("usage" in hit.concepts for hit in hits) and not sentence.has("cannot", "forbidden")


def _before(sentence: Sentence, span: Span) -> set[str]:
    """Return what stands before a forbidding span without a modal word of its own: its subject."""
    found: set[str] = set()
    for each in sentence.spans:
        if each is span:
            return found
        if each.polarity in ("plain", "if"):
            found |= each.concepts()
        elif each.polarity in ("permit", "oblige", "condition"):
            found = set()
    return found


def _listed(sentence: Sentence) -> bool:
    """Tell whether pictures stand in a list with texts ("articles, photos, videos"): not "photos of our site"."""
    return bool(
        re.search(
            r"(?:articles?|text\w*|stor(?:y|ies)|content|beiträge|artikel|inhalte|artículos|artigos|articoli|textes?|материал\w{0,4}|логотип\w{0,2}|"
            r"information|article)[^.]{0,30}(?:,|/|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\by\b|\be\b|\bo\b|\bи\b)\s?(?:[\w-]{1,20}[,\s]\s?){0,3}(?:photo|image|picture|video|graphic|bild|foto|illustration|imagen|imagem|immagin|фото)",
            sentence.text,
            re.IGNORECASE,
        )
    )


def _only_minor(sentence: Sentence, says: set[str]) -> bool:
    return ("fair_use" in says and not sentence.has("protected", "article"))


def _small(sentence: Sentence) -> bool:
    return "substantive" in sentence.text.lower()


def _withheld_pictures(sentence: Sentence) -> list[str]:
    """Return the picture words of sentences that keep pictures back without forbidding an act."""
    if not sentence.has("images"):
        return []
    subject_says = {concept for span in sentence.spans[:1] for concept in span.concepts()}
    if sentence.has("depends"):
        return ["images"]
    if not subject_says & _PICTURES or subject_says & {"text"}:
        return []
    if sentence.has("some") and sentence.has("protected", "license_under"):
        return ["images_third_party"]
    if sentence.has("need_permission", "exception", "depends", "terms_elsewhere", "only", "other_terms", "protected", "reserved") or sentence.of("forbid", "neutral"):
        return ["images"]
    return []


def _duties(sentence: Sentence) -> Iterator[Reading]:
    if sentence.has("liability") or (sentence.has("copyrighted_material") and not sentence.has("must")):
        return
    asked = duties.of(sentence)
    if not asked:
        return
    yield _made(
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
        yield _made(sentence, kind="copyright", stance="reserves", holders=_bare_holder(sentence, around))
    elif sentence.has("reserved"):
        yield _made(sentence, kind="prohibition", stance="restricts", prohibitions=("images",), reach="text_only")
    elif sentence.has("contact") and sentence.of("if") and not found:
        yield _made(sentence, kind="contact", stance="informs", contact=places.contact(sentence.text))
    elif sentence.has("protected") and not found:
        yield _made(sentence, kind="copyright", stance="reserves")
    elif sentence.has("terms_elsewhere") and places.terms(sentence.text):
        yield _made(
            sentence, kind="topic", stance="restricts", terms_url=places.terms(sentence.text), prohibitions=("see_terms_url",)
        )
    elif sentence.has("editorial_only"):
        yield _made(sentence, kind="prohibition", stance="restricts", prohibitions=("non_editorial",))


def _bare_holder(sentence: Sentence, around: Around) -> tuple[str, ...]:
    """Return the name before "All rights reserved" where no copyright sign stands anywhere."""
    if around.lines:
        return ()
    hit = next(hit for hit in sentence.hits if "reserved" in hit.concepts)
    before = sentence.text[: sentence.place(hit)[0] - sentence.start].strip(" .,–-—|")
    said = before or (around.previous.text if around.previous is not None else "")
    acts = bool(around.previous and not before and around.previous.has("can", "must", "cannot", "forbidden", "license_under"))
    name = said.strip(" .,–-—|")
    if not name[:1].isupper() or len(name.split()) > _SHORT or acts or ":" in name:
        return ()
    return lines.split_names(name)


def _contact(sentence: Sentence, found: list[Reading]) -> Iterator[Reading]:
    """Read "for print or commercial use, contact X": what needs asking is not granted."""
    whom = places.contact(sentence.text)
    if not sentence.has("contact", "need_permission") or whom is None or any(reading.contact for reading in found):
        return
    acts = {concept for span in sentence.of("plain", "if") for concept in span.concepts()}
    found_words = []
    if acts & {"commercial"}:
        found_words.append("commercial")
    if "print" in acts and acts & (_PUBLISH | {"any_medium"}):
        found_words.append("print")
    yield _made(
        sentence, kind="contact", stance="restricts" if found_words else "informs", contact=whom, prohibitions=tuple(found_words)
    )


def _unreadable(sentence: Sentence) -> Iterator[Reading]:
    """Mark a sentence that speaks of republishing and allowing in a way that is not understood: it may only narrow."""
    acts = [hit for hit in sentence.hits if set(hit.concepts) & _PUBLISH and "usage" not in hit.concepts]
    if acts and sentence.has("need_permission", "permission", "permitted", "forbidden", "cannot", "only", "without_permission"):
        yield _made(sentence, kind="unreadable", stance="unreadable")


def with_link(readings: list[Reading], around: Around) -> list[Reading]:
    """Give readings that name a licence loosely the exact one their link points at."""
    linked = [link.license for link in around.links if link.license is not None]
    distinct = {each.id: each for each in linked if each is not None}
    if len(distinct) != 1:
        return readings
    target = next(iter(distinct.values()))
    return [replace(reading, license=target) if _loosely(reading, target) else reading for reading in readings]


def _loosely(reading: Reading, target: License) -> bool:
    own = reading.license
    return bool(own and not own.version and (own.permits, own.prohibits, own.requires) == (target.permits, target.prohibits, target.requires))
