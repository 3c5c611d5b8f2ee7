"""Sentences that name a licence or the public domain: what stands under it, whose it is, whether it is meant.

A sentence that denies, remembers, plans or explains a licence puts nothing under it; one about pictures, programs,
readers' comments or data says nothing of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from syndicator.model.rights import Grant, License
from syndicator.rights import licenses
from syndicator.rights.notices import asserting, conditions, duties, grants, lines, places, subject
from syndicator.rights.notices.clause import Sentence
from syndicator.rights.notices.phrases import Hit
from syndicator.rights.notices.reading import Part, Reading
from syndicator.rights.notices.say import Around, effective, made, out
from syndicator.syntax.sieve import Expression


def licenses_named(sentence: Sentence, around: Around) -> Iterator[Reading]:
    """Read every licence the sentence names or links, each for what stands before its name."""
    named = inside(around.named, sentence)
    named += inside(around.linked, sentence)
    if len(named) > _MOST:
        yield made(sentence, kind="unreadable", stance="unreadable")
        return
    if sentence.has("news_of_license"):
        return
    passed_on = sentence.has("republished_here") or bool(sentence.has("origin") and _PASSED_ON.search(sentence.text))
    before = begins = _begins(sentence)
    part: Part = "work"
    for known, start, end in _specific(_names_only(named, sentence)):
        if start >= before and (
            before == begins or _speaks_of_more(sentence, before)
        ):  # else it is one mention: a name inside the words of its link
            part = "design" if _of_the_theme(sentence, around) else _part(sentence, known, start, before)
            part = _reached(sentence, start, end, before) or part
        before = max(before, end)
        if _taken_back(sentence, start, known) or _of_excepted(sentence, start):
            yield made(sentence, kind="topic", stance="informs")
            continue
        theirs = passed_on or _of_the_source(sentence, start)
        read = licensed(sentence, known, part if start >= begins else "image", passed_on=theirs)
        yield replace(read, grants=()) if _bound_behind(sentence, end) else read
    if not named and sentence.has("cc_unnamed"):
        yield _unnamed(sentence, passed_on=passed_on)


def _begins(sentence: Sentence) -> int:
    """Return where a sentence comes to what it is about, behind an exception put first: "Except for photos, …"."""
    first, second = (*sentence.spans, None, None)[:2]
    if first is None or second is None or (first.polarity, second.polarity) != ("excluded", "plain"):
        return sentence.start
    return sentence.place(second.hits[0])[0]


def _names_only(named: list[tuple[License, int, int]], sentence: Sentence) -> list[tuple[License, int, int]]:
    """Leave out a bare "attribution" behind a licence's name: it says what the licence asks for."""
    first = min((start for _, start, _ in named), default=0)
    return [
        each
        for each in named
        if each[1] == first
        or each[0].version
        or not sentence.text[each[1] - sentence.start : each[2] - sentence.start].isalpha()
    ]


_OBJECTS = frozenset(
    ("article", "text", "place", "images", "graphics", "video", "code", "user_content", "design", "data")
)


def _speaks_of_more(sentence: Sentence, before: int) -> bool:
    """Tell whether anything else is spoken of behind the licence named before: if not, it is still of the same."""
    return any(_OBJECTS & set(hit.concepts) and sentence.place(hit)[0] >= before for hit in sentence.hits)


_THEME = Expression(
    r"\b(?:theme|design|template|layout|webdesign|vorlage)\w{0,2}\s?(?:by|von|par|por|di|:)", re.IGNORECASE
)


def names_theme(sentence: Sentence) -> bool:
    """Tell whether the sentence names who made the theme of the site."""
    return _THEME.search(sentence.text) is not None


def _of_the_theme(sentence: Sentence, around: Around) -> bool:
    """Tell whether a bare "Licence: CC BY-NC-SA" stands behind who made the theme: themes bring theirs along."""
    return around.designed and not sentence.has("article", "text", "place", "own") and not around.signs(sentence)


_MOST = 40
"""Names of licences in one sentence; what names more is a list of licences and puts nothing under any of them."""

_NOT_WORDS = """
not no never nicht kein keine pas plus aucun aucune no ningun não nao nem non nessun niet geen не ни isn aren
don doesn
"""
_NOT = frozenset(_NOT_WORDS.split())
_CLAUSE_END = re.compile(r"[,;:()–—]")
_CLAUSE_WORDS = 16
_GAIN = 4  # words between a "not" and the commerce that it denies
_FEW = 7  # words before a licence's name in which a "not" takes it back


def _taken_back(sentence: Sentence, start: int, known: License) -> bool:
    """Tell whether the sentence does not put anything under the licence it names: denied, past, planned, explained."""
    if sentence.has("hypothetical", "past", "to_us") or asserting.doubtful(sentence):
        return True
    covered = {
        index
        for hit in sentence.hits
        if {"otherwise", "exception", "noncommercial"} & set(hit.concepts)
        for index in range(hit.first, hit.after)
    }
    # "not used for commercial purposes (CC BY-NC)" denies the gain, not the licence.
    unpaid = "CommercialUse" in known.prohibits
    gain = {hit.first for hit in sentence.hits if unpaid and "commercial" in hit.concepts}
    covered |= {index for first in gain for index in range(max(0, first - _GAIN), first)}
    before = [index for index, word in enumerate(sentence.words) if word.end <= start]
    near = before[-_FEW:]
    clause = _CLAUSE_END.split(sentence.text[: start - sentence.start])[-1]
    near = max(near, [index for index in before if sentence.words[index].start >= start - len(clause)], key=len)
    return any(sentence.words[index].key in _NOT and index not in covered for index in near[-_CLAUSE_WORDS:])


def _of_excepted(sentence: Sentence, start: int) -> bool:
    """Tell whether only what is excepted stands under it: "All rights reserved, except articles under CC BY"."""
    for span in sentence.of("excluded", "excepted"):
        first, objects = span.hits[0], [hit for hit in span.hits if {"article", "text"} & set(hit.concepts)]
        between = sentence.text[sentence.place(first)[1] - sentence.start : max(start - sentence.start, 0)]
        if objects and sentence.place(objects[0])[0] < start and _SAYS.search(between) is None:
            return True
    return False


_SAYS = re.compile(
    r"[,;:)]|(?<!that\s)(?<!which\s)\b(?:is|are|ist|sind|steht|stehen|est|sont|es|son|está|están|é|são|è|sono|wordt|worden"
    r"|valt|vallen|staan)\b",
    re.IGNORECASE,
)
_PASSED_ON = Expression(
    r"\b(?:republished|re-published|reprinted|reposted|cross-posted|republié|repris|wiederveröffentlicht|übernommen"
    r"|republicado|ripubblicato|overgenomen)\b",
    re.IGNORECASE,
)


_DERIVED = Expression(
    r"\b(?:adapted|derived|translated|excerpted|abridged|taken|borrowed)\sfrom\b|\bbased\s(?:up)?on\b"
    r"|\b(?:adaptation|translation|derivative|summary)\sof\b"
    r"|\b(?:basier\w{1,3}|beruh\w{1,2})\sauf\b|\bnach\seine[mr]\b|\bübersetzt\saus\b|\bübersetzung\seine[rs]\b"
    r"|\b(?:adapté\w{0,2}|traduit\w{0,2}|tiré\w{0,2})\sd|\bd['’]après\b|\bbasée?s?\ssur\b"
    r"|\b(?:adaptad|traducid|traduzid|extra[íi]d|tirad)[oa]s?\sd|\bbasad[oa]s?\sen\b|\bbasead[oa]s?\sem\b"
    r"|\b(?:adattat|tradott|tratt)[oaie]\sd|\bbasat[oaie]\ssu|\bgebaseerd\sop\b|\bvertaald\suit\b|\bbewerkt\snaar\b"
    r"|\bна\sоснове\b|\bперевод\w{0,2}\sстатьи\b",
    re.IGNORECASE,
)
_OWN_CLAUSE = re.compile(
    r"[,;–—)][^,;]*\b(?:is|are|ist|sind|steht|stehen|est|sont|es|está|están|é|è|sono|staat|valt|wordt)\b", re.IGNORECASE
)


def _of_the_source(sentence: Sentence, start: int) -> bool:
    """Tell whether it is what a text was made from that stands under a licence: "Adapted from a text under CC BY".

    "This article, adapted from a report, is licensed under CC BY" speaks of the article.
    """
    made_from = _DERIVED.search(sentence.text, 0, max(start - sentence.start, 0))
    between = sentence.text[made_from.end() : start - sentence.start] if made_from else ""
    return made_from is not None and _OWN_CLAUSE.search(between) is None


_NAME_ENDS = (
    r"(?:\W{0,3}\b(?:international\w{0,2}|internacional|internationaal|internazionale|unported|generic|licen[cs]e|lizenz"
    r"|licencia|licença|licenza|licentie|лицензи\w)\b){0,3}"
)
_ON_LEAVE = re.compile(
    rf"{_NAME_ENDS}"
    r"\W{0,3}(?:only\s|nur\s)?(?:with|upon|on|after|by|subject\sto|mit|nach|auf|avec|après|sur|con|previa|bajo|com|sob|su"
    r"|met|na|op|с|по)\s(?:\w{1,14}\s){0,3}?(?:permission|consent|approval|agreement|request|application|genehmigung"
    r"|erlaubnis|zustimmung|anfrage|autorisation|accord|demande|permiso|autorización|solicitud|permissão|autorização"
    r"|pedido|permesso|autorizzazione|richiesta|toestemming|aanvraag|разрешени\w|запрос\w)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"{_NAME_ENDS}(?:"
    r"\W{0,3}(?:for|in|on|by|to|as)\s(?:\w{1,16}\s){1,3}(?:only|alone|exclusively)\b"
    r"|\W{0,3}(?:nur|ausschließlich|uniquement|seulement|s[oó]lo|solamente|apenas|somente|soltanto|alleen|только)\s"
    r"(?:in|im|für|auf|pour|dans|sur|para|en|em|per|su|voor|op|для|в|на)\s)",
    re.IGNORECASE,
)


def _bound_behind(sentence: Sentence, end: int) -> bool:
    """Tell whether words right behind a licence's name bind it: "CC BY 4.0 with our permission", "… in print only"."""
    behind = sentence.text[end - sentence.start :]
    if _ON_LEAVE.match(behind) is not None:
        return True
    return _ALONE.match(behind) is not None and not sentence.has("noncommercial", "images", "graphics", "video")


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
_CAPTION = Expression(
    r"(?:photo(?:graph)?s?|image|picture|foto|bild|crédit\sphoto|illustration|music|musik|sound|icons?|banner"
    r"|cover)\s?(?:by|:|von|de|di)"
    r"|(?:bildquelle|bildnachweis|fotonachweis|titelbild|header|banner)n?\b[^.|]{0,40}:|via\sflickr"
    r"|wikimedia\scommons|unsplash",
    re.IGNORECASE,
)


def _part(sentence: Sentence, known: License, start: int, before: int) -> Part:
    if licenses.is_for_code(known):
        return "code"
    if _CAPTION.search(sentence.text) or _in_credit(sentence, start):
        return "image"
    if _SCRIPT.search(sentence.text[: start - sentence.start]) and not sentence.has("article"):
        return "code"
    part = subject.part_of(sentence, start, before)
    return part if part != "work" or before == sentence.start else subject.part_of(sentence, sentence.end, before)


_REACHES = re.compile(
    r"^[^.;:,()|]{0,40}?\b(?:appl(?:y|ies)\s(?:only\s)?to|covers?|governs?|is\sthe\slicen[cs]e\s(?:of|for)"
    r"|(?:gilt|gelten)\s(?:nur\s)?für|ist\sdie\slizenz\s(?:der|des|für)|s['’]applique(?:nt)?|couvre|est\sla\slicence\sd"
    r"|se\saplica|cubre|es\sla\slicencia\sd|aplica-se|cobre|é\sa\slicença\sd|si\sapplica|copre|è\sla\slicenza\sd"
    r"|van\stoepassing\sop|geldt\s(?:alleen\s)?voor|is\sde\slicentie\sv|распространяется|действует|применяется)",
    re.IGNORECASE,
)
_FOR = re.compile(r"^\W{0,3}(?:licen[cs]e\s)?(?:only\s|nur\s)?(?:for|für|pour|para|per|voor|для)\s", re.IGNORECASE)
_BESIDE = re.compile(r"\s?[(:]?\s?(?:licen[cs]ed\s)?(?:(?:our|the|all)\s){0,2}(\w)", re.IGNORECASE)
_APART = re.compile(r"\s?[(:]\s?(?:(?:our|the|all)\s){0,2}(\w{1,20})[),.;]", re.IGNORECASE)
_REACH_END = re.compile(r"[.;:()|]")


def _reached(sentence: Sentence, start: int, end: int, before: int) -> Part | None:
    """Return what stands behind a licence's name as what it is for: "CC BY 4.0 applies to user comments".

    None where nothing is said there. What has no name here is not the text: "CC BY 4.0 covers the bells".
    """
    behind = sentence.text[end - sentence.start :]
    objects = [hit for hit in sentence.hits if _OBJECTS & set(hit.concepts)]
    said = _REACHES.match(behind)
    word = said or _FOR.match(behind)
    if word is None:
        return _beside(sentence, objects, before, end)
    stop = _REACH_END.search(behind, word.end())
    last = end + (stop.start() if stop else len(behind))
    told = [hit for hit in objects if end + word.end() - 1 <= sentence.place(hit)[0] < last]
    if told:
        return subject.part_among(sentence, told)
    hits = [hit for hit in sentence.hits if end < sentence.place(hit)[0] < last]
    if any("systematic" in hit.concepts for hit in hits):  # "all our articles", "everything on this site"
        return None
    of_text = any({"article", "text"} & set(hit.concepts) for hit in objects if sentence.place(hit)[1] <= start)
    return "design" if said is not None and not of_text else None


def _beside(sentence: Sentence, objects: list[Hit], before: int, end: int) -> Part | None:
    """Return what else than the text is named right behind a licence: "CC BY 4.0 (photos)", "our CC BY photos"."""
    named = any(before <= sentence.place(hit)[0] < end for hit in objects)
    match = (_APART if named else _BESIDE).match(sentence.text, end - sentence.start)
    told = [hit for hit in objects if match and match.start(1) == sentence.place(hit)[0] - sentence.start]
    part = subject.part_among(sentence, told)
    return part if part not in ("work", "text") else None


def _in_credit(sentence: Sentence, start: int) -> bool:
    """Tell whether a licence stands in brackets behind a title or a name, as in "Tide – round 1 (CC BY)"."""
    before = sentence.text[: start - sentence.start].rstrip()
    bracketed = before.count("(") + before.count("[") > before.count(")") + before.count("]")
    told = sentence.has("license_under", "article", "text", "place", "own", "public_domain", "must", "can")
    return bracketed and not told and not _SIGNED.search(before)


_SIGNED = re.compile(r"©|\(c\)|copyright|copyleft|licen[cs]|lizenz|licenc|licença|лиценз", re.IGNORECASE)


def licensed(sentence: Sentence, known: License, part: Part, *, passed_on: bool) -> Reading:
    """Return what it means that this part stands under this licence."""
    mine = subject.own_name(sentence.text)
    works = part in ("work", "text") and not passed_on
    image = part in ("image", "media")
    excluded = {concept for span in sentence.of("excluded") for concept in span.concepts()}
    own = bool(mine) or sentence.has("own")
    return made(
        sentence,
        kind="license",
        stance="grants" if works else "informs",
        part=part,
        license=known,
        grants=_selected(sentence, licenses.grants_of(known))
        if works and not sentence.has("practice", "some") and not _conditional(sentence)
        else (),
        duties=licenses.duties_of(known) if part in ("work", "text", "image", "user") else (),
        prohibitions=(*licenses.prohibitions_of(known), *out(excluded), *_own_pictures(sentence, part))
        if works or image
        else (),
        basis="public_domain" if licenses.is_dedication(known) else "license",
        reach="image_only" if image else "text_only" if part == "text" else "third_party_excluded" if own else None,
        own_only=own and works and bool(mine),
        own_name=mine,
        third_party=passed_on
        or (image and bool(_CAPTION.search(sentence.text)))
        or (bool(excluded & {"third_party", "article", "text"}) and not image),
        origin=places.origin(sentence.text),
        holders=_licensor(sentence, start_of=part, passed_on=passed_on),
        effective_from=effective(sentence),
        resolve_per_item=sentence.has("practice") or (sentence.has("some") and not sentence.has("images")),
    )


def _conditional(sentence: Sentence) -> bool:
    bound = conditions.somewhere(sentence) and not sentence.has("public_domain")
    return bound or asserting.conditions(sentence) or conditions.licence_unmet(sentence)


def _selected(sentence: Sentence, granted: tuple[Grant, ...]) -> tuple[Grant, ...]:
    """A mark on the item is for a person to see."""
    return tuple(replace(grant, selected_by_person=True) for grant in granted) if sentence.has("marked") else granted


def _own_pictures(sentence: Sentence, part: Part) -> tuple[str, ...]:
    """Leave others' pictures out where only one's own are licensed ("texts and our own photos")."""
    return (
        ("images_third_party",) if part in ("work", "text") and sentence.has("own") and sentence.has("images") else ()
    )


_BY = Expression(
    r"\s(?:by|von|par|por|di|van|de)\s(?P<name>[A-ZÀ-Þ][\w.&’'/-]{0,40}(?:\s(?:of|for|the|and|&|für|und|de|der|von"
    r"|van)?\s?[A-ZÀ-Þ][\w.&’'/-]{0,40}){0,6})"
    r"\s?(?:,\s[^.]{0,60})?\s(?:is|are|ist|sind|steht|stehen|est|sont|está|están|es|é|è|sono|wordt|are)\b"
)
_CREDITED = Expression(
    r"(?:photo(?:graph)?s?|image|picture|illustration|foto|bild|imagen|imagem|immagine)s?\s?(?:(?:credit)?:|by|von"
    r"|de|di|par|por|van|credit)\s{0,2}"
    r"(?P<name>[A-ZÀ-Þ][^,(|;\n/]{1,60}?)(?=\s?[,(|;\n/]|\.\s|\.?$|\s(?:is|are|ist|sind|steht|stehen|est|sont|es|está"
    r"|están|é|è|sono|wordt|under|unter|sous|bajo|sob|sotto|onder|licensed)\b)",
    re.IGNORECASE,
)
_VIA = Expression(
    r"(?:^|[.;]\s)(?P<name>[A-ZÀ-Þ][^.;(]{1,60}?),?\s\(?via\s(?:flickr|wikimedia|unsplash)", re.IGNORECASE
)


def _licensor(sentence: Sentence, *, start_of: Part, passed_on: bool) -> tuple[str, ...]:
    """Return who licenses: "X by A is licensed", "Photo by A (CC BY)", "first appeared on A"."""
    if passed_on:
        name = places.origin(sentence.text)
        return (name,) if name else ()
    if start_of in ("image", "media"):
        credited = _CREDITED.search(sentence.text) or _VIA.search(sentence.text)
        name = credited["name"].strip() if credited else ""
        return (name,) if name and licenses.by_title(name) is None else ()  # "photos: CC BY 4.0" names nobody
    made = _BY.search(sentence.text)
    return lines.split_names(made["name"]) if made and not subject.own_name(sentence.text) else ()


def _unnamed(sentence: Sentence, *, passed_on: bool) -> Reading:
    name = places.origin(sentence.text)
    return made(
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


_HERE_ONLY = Expression(
    r"(?:public domain|copyright(?: protection)?)\s(?:with)?in the (?:United States|U\.?S\.?A?\b)", re.IGNORECASE
)


def public_domain(sentence: Sentence) -> Iterator[Reading]:
    """Read a statement that nobody holds it; a mere mention of the public domain is none."""
    if not sentence.has("public_domain") or sentence.has("not_public_domain"):
        return
    if any("public_domain" in span.concepts() for span in sentence.of("forbid", "neutral", "excluded", "excepted")):
        return
    part = subject.part_of(sentence, sentence.end)
    place = next(sentence.place(hit)[0] for hit in sentence.hits if "public_domain" in hit.concepts)
    told = any(
        {"article", "text", "place", "images", "own"} & set(hit.concepts) and sentence.place(hit)[0] < place
        for hit in sentence.hits
    )
    if (
        sentence.has("to_us", "past", "hypothetical", "some")
        or asserting.doubtful(sentence)
        or not (told or len(sentence.words) <= _FORMULA)
        or conditions.licence_unmet(sentence)
    ):
        return
    if part not in ("work", "text"):
        yield made(sentence, kind="public_domain", stance="informs", part=part, basis="public_domain")
        return
    yield made(
        sentence,
        kind="public_domain",
        stance="grants",
        part=part,
        basis="public_domain",
        grants=grants.of_nobody(("US",) if _HERE_ONLY.search(sentence.text) else ()),
        own_only=sentence.has("own"),
        own_name=subject.own_name(sentence.text),
        reach="third_party_excluded" if sentence.has("own") else None,
        holders=("(public domain)",) if not re.search(r"dedica|devoluci", sentence.text, re.IGNORECASE) else (),
    )


_FORMULA = 3  # words of a bare "Public domain"


def inside(named: Sequence[tuple[License, int, int]], sentence: Sentence) -> list[tuple[License, int, int]]:
    """Return the licences named inside the sentence, of all in the order of their places."""
    first = bisect_left(named, sentence.start, key=_PLACE)
    return list(named[first : bisect_left(named, sentence.end, first, key=_PLACE)])


_PLACE = itemgetter(1)
