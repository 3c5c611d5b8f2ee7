"""Sentences that forbid: which acts, of what, and whether asking would help. Grants nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from syndicator.rights.notices import beside, duties, grants, places
from syndicator.rights.notices.clause import Sentence, Span
from syndicator.rights.notices.reading import Reading
from syndicator.rights.notices.say import PICTURES, PUBLISH, TEXTS, made, out
from syndicator.rights.tokens import fold
from syndicator.syntax.sieve import Expression

_WORDS = {
    "edit": "edit",
    "broadcast_act": "broadcast",
    "redistribute": "redistribution",
    "archive": "archive",
    "translate": "translate",
    "framing": "frame",
}


_ELSE = Expression(
    r"^no\s(?:use|reuse|distribution|reproduction)\b[^.;]{0,80}\bpermitted\b[^.;]{0,12}\b(?:which|that|unless|if)\b[^.;]{0,20}"
    r"\bcompl(?:y|ies)\swith\s(?:these|the|this|our)\b",
    re.IGNORECASE,
)
"""What open-access journals write behind their licence: nothing is permitted that keeps not to what was just said."""

_ENDORSED = Expression(
    r"^(?:please\s)?(?:do\snot|don['’]t|you\s(?:may|must|should)\snot|never)\s(?:suggest|imply|claim|state|pretend)\b"
    r"[^.;]{0,80}\bendors",
    re.IGNORECASE,
)
"""What may not be suggested is no use of the text: "Do not suggest that we endorse you or your use"."""


def is_plain(sentence: Sentence) -> bool:
    """Tell whether it forbids nothing that was not said before, or no use of the text."""
    return _ELSE.search(sentence.text) is not None or _ENDORSED.search(sentence.text) is not None


def forbidden(sentence: Sentence, *, named: bool) -> Iterator[Reading]:
    """Read what the sentence forbids; ``named``: it also names a licence, whose own words say what is left out."""
    if is_plain(sentence):
        return
    found: list[str] = []
    near: set[str] = set()
    for span in sentence.spans:
        if span.polarity == "forbid":
            found += _denied(sentence, span, set() if _of_its_own(span) or _commanded(sentence, span) else near)
        near = _subject(span, near)
    if sentence.of("excluded") and grants.of(sentence).grants:
        found += out({concept for span in sentence.of("excluded") for concept in span.concepts()})
    found += _denied_ways(sentence)
    found += _withheld_pictures(sentence) if not named else []
    found += [word for span in sentence.of("excluded") if span.decided >= 0 for word in out(span.concepts())]
    found += ["republish_full"] if sentence.has("reproduction_reserved") else []
    if sentence.has("no_changes") and sentence.of("permit", "oblige", "condition"):
        found.append("edit")
    if any("whole_only" in span.concepts() for span in sentence.of("oblige")):
        found.append("edit")
    if sentence.has("contact", "need_permission") and any(
        "systematic" in s.concepts() or "quota" in s.concepts() for s in sentence.of("if", "plain", "forbid")
    ):
        found.append("systematic_republication")
    if not found:
        yield from beside.read(sentence)
        return
    asked = any(span.asked for span in sentence.of("forbid"))
    prohibitions = tuple(dict.fromkeys(found))
    yield made(
        sentence,
        kind="prohibition",
        stance="restricts",
        prohibitions=prohibitions,
        duties=duties.plain("ask_permission") if asked and "republish_full" in prohibitions else (),
        contact=places.contact(sentence.text) if asked else None,
        third_party="images_third_party" in prohibitions,
        reach="text_only" if set(prohibitions) <= {"images", "images_third_party"} else None,
    )  # fmt: skip


_WAYS = {
    "automatic": "automated_republication",
    "systematic": "systematic_republication",
    "paywall": "paywall",
    "commercial": "commercial",
}
_NOT_WORDS = """
not no never nicht kein keine keiner pas jamais non mai no nunca não niet geen nooit не without ohne sans sin sem senza
zonder без outside außerhalb
"""
_NOT = frozenset(fold(word) for word in _NOT_WORDS.split())
_ONLY = frozenset(("only", "nur", "seulement", "solo", "apenas", "soltanto", "alleen", "только"))
_BESIDE = 2  # words between a "not" and pictures: "not our photos"
_CLOSE = 3  # words between a "not" and the way of publishing that it denies


def _denied_ways(sentence: Sentence) -> list[str]:
    """Return the ways of publishing that a permission leaves out: "by hand and not automatically", "no paywall"."""
    found: list[str] = []
    if not sentence.has("images", *_WAYS):
        return found
    for hit in sentence.hits:
        last = sentence.hits[-1]
        ways = [word for concept, word in _WAYS.items() if concept in hit.concepts]
        before = sentence.words[max(0, hit.first - _CLOSE) : hit.first]
        if ways and any(word.key in _NOT for word in before):
            found += ways
        nearest = [word.key for word in before[-_BESIDE:]]
        if "images" in hit.concepts and _NOT & set(nearest) and not _ONLY & set(nearest):
            found.append("images")  # "but not the photos"
        if "images" in hit.concepts and last.first == hit.after and "exception" in last.concepts:
            found.append("images")  # "photos excluded"
    return found


def _denied(sentence: Sentence, span: Span, near: set[str]) -> list[str]:  # noqa: C901, PLR0912 - one line a kind of act
    """Return what one forbidding span forbids; ``near`` is its subject."""
    says = span.concepts() | near
    acts = says & (PUBLISH | set(_WORDS) | {"sell", "sharing"})
    acts |= {"reproduce"} if "sharing" in acts else set()
    if says & {"paywall", "no_ads"}:
        return ["paywall"] if "paywall" in says else []
    pictures = bool(says & PICTURES)
    texts = bool(says & TEXTS) and not (pictures and not _listed(sentence.text))
    found: list[str] = []
    if "systematic" in says or "automatic" in says:
        found += ["systematic_republication"] if "systematic" in says else []
        found += ["automated_republication"] if "automatic" in says else []
        acts -= PUBLISH
    if "sell" in acts and _only_passed_on(sentence, span):
        acts -= PUBLISH
        found.append("automated_republication")
    if "sell" in acts and "separately" in says:
        found.append("sell_separately")
    if acts and pictures and not texts:
        return [*found, "images"]
    if "logo" in says and not texts and "article" not in says:
        return [*found, "logo"]
    if acts and "commercial" in says and "noncommercial" not in says:
        found.append("commercial")
        if not sentence.has("other") and not _whole_clause(span, sentence):
            acts -= PUBLISH
    if acts & PUBLISH and span.asked and sentence.has("need_permission") and _only_use(span, sentence):
        acts -= PUBLISH
        found.append("use_without_agreement")
    if acts & PUBLISH and _only_minor(sentence, says):
        acts -= PUBLISH
    if "broadcast_act" in acts and not acts & PUBLISH and "print" in span.concepts():
        found.append("print")  # "You may not print or broadcast it"
    if acts & PUBLISH and _printed_only(span, sentence):
        return [*found, "print"]
    if acts & PUBLISH and _parts_only(sentence, says):
        found.append("republish_excerpt")
        acts -= PUBLISH
    if acts & PUBLISH:
        found.append("republish_full")
        found += ["republish_excerpt"] if "excerpt" in says else []
        found += ["print"] if "print" in says else []
        found += ["images"] if pictures and texts and "images" in says else []
    found += [word for act, word in _WORDS.items() if act in acts and not (act == "edit" and _small(sentence))]
    if not acts and "commercial" in span.concepts() and "commercial" not in found:
        found.append("commercial")
    if not acts and says & {"excerpt"} and "excerpt" in span.concepts() and span.polarity == "forbid":
        found.append("republish_excerpt")
    if not found and span.asked and pictures and not texts:
        found.append("images")
    if not found and span.asked and not acts and not says & (PICTURES | {"logo"}) and TEXTS & says:
        found.append("use_without_agreement")
    return found


def _only_passed_on(sentence: Sentence, span: Span) -> bool:
    """Tell whether "syndicate" stands beside "sell" and nothing else is forbidden: it is the trade with our work."""
    acts = [hit for hit in span.hits if set(hit.concepts) & PUBLISH]
    return bool(acts) and all(sentence.words[hit.first].key.startswith("syndi") for hit in acts)


def _printed_only(span: Span, sentence: Sentence) -> bool:
    """Tell whether only paper is spoken of ("no republication in print"): on the web it may be otherwise."""
    prints = [
        hit for hit in span.hits if "print" in hit.concepts and not {"news_media", "republish"} & set(hit.concepts)
    ]
    return bool(prints) and not sentence.has("web", "any_medium", "broadcast_media", "broadcast_act", "other", "none")


_PARTIAL = re.compile(
    r"^\W{0,4}(?:partial|teilweise[rs]?|auszugsweise[rs]?|parziale|parcial|partielle|gedeeltelijke|частичн\w{2})\s",
    re.IGNORECASE,
)


def _parts_only(sentence: Sentence, says: set[str]) -> bool:
    """Tell whether only parts are spoken of ("Partial publication is not allowed"): it is all or nothing."""
    return (
        "excerpt" in says
        and _PARTIAL.match(sentence.text) is not None
        and not sentence.has("whole", "whole_only", "other")
    )


def _whole_clause(span: Span, sentence: Sentence) -> bool:
    """Tell whether an act stands with its object before the comma behind which commerce is spoken of."""
    commerce = min((sentence.place(hit)[0] for hit in span.hits if "commercial" in hit.concepts), default=None)
    acts = [sentence.place(hit)[1] for hit in span.hits if set(hit.concepts) & PUBLISH]
    if commerce is None or not acts or acts[0] > commerce:
        return False
    found = _COMMA.search(sentence.text, acts[0] - sentence.start, commerce - sentence.start)
    cut = found.start() if found is not None else -1
    apart = found is not None and _OR_BEHIND.match(sentence.text, found.end()) is not None
    # "Our articles may not be copied, or used for gain": what is copied stands before the verb.
    hits, since = (sentence.hits, sentence.start) if apart else (span.hits, acts[0])
    things = (sentence.place(hit)[0] for hit in hits if set(hit.concepts) & (TEXTS | {"place"}))
    return cut >= 0 and any(since <= thing < cut + sentence.start for thing in things)


_OR_BEHIND = re.compile(r"\s(?:or|nor|oder|noch|ou|ni|o|of|или|ни)\s", re.IGNORECASE)
_COMMA = re.compile(
    rf",(?={_OR_BEHIND.pattern}(?!in\s(?:part|whole|full)))"
    r"|,(?!\s(?:either\s)?(?:in\s(?:whole|part|full)|wholly|entirely|partially|ganz|teilweise|auch|en\s(?:tout|todo)"
    r"|in\stutto|no todo|geheel)\b)(?<!in\spart,)(?<!teilweise,)(?<!partie,)(?<!parte,)(?<!deels,)",
    re.IGNORECASE,
)
"""A comma that begins another clause: not those around ", in whole or in part,"."""


def _only_use(span: Span, sentence: Sentence) -> bool:
    """Tell whether nothing but bare use is spoken of: it needs an agreement, and says nothing of acts."""
    hits = [hit for each in (span, *sentence.of("plain", "if")) for hit in each.hits if set(hit.concepts) & PUBLISH]
    return all("usage" in hit.concepts for hit in hits) and not sentence.has("cannot", "forbidden")


_COMMANDED = re.compile(r"(?<=[,;:] )(?:please )?(?:do not|don[’']t|never)\b(?! allow| permit| authori)", re.IGNORECASE)


def _commanded(sentence: Sentence, span: Span) -> bool:
    """Tell whether it is a command of its own ("run it in full, do not change the text"): nothing before is denied."""
    start = sentence.place(span.hits[0])[0] - sentence.start
    return len(span.hits) > 1 and _COMMANDED.match(sentence.text, start) is not None


def _of_its_own(span: Span) -> bool:
    """Tell whether pictures stand right before its modal word: "… and photos may only be used with permission"."""
    first, second = (*span.hits, None, None)[:2]
    if first is None or second is None or not set(first.concepts) <= PICTURES | {"logo"}:
        return False
    return bool({"can", "cannot", "must"} & set(second.concepts))


def _subject(span: Span, near: set[str]) -> set[str]:
    """Return what stands before the next span without a modal word of its own, of a forbidding one its subject."""
    if span.polarity in ("plain", "if") or span.subject:
        return near | span.concepts()
    return set() if span.polarity in ("permit", "oblige", "condition") else near


@lru_cache(maxsize=64)  # asked of each span of a sentence
def _listed(text: str) -> bool:
    """Tell whether pictures stand in a list with texts ("articles, photos, videos"): not "photos of our site"."""
    return bool(
        re.search(
            r"(?:articles?|text\w*|stor(?:y|ies)|content|beiträge|artikel|inhalte|artículos|artigos|articoli|textes?|материал\w{0,4}|логотип\w{0,2}|"
            r"information|article)[^.]{0,30}(?:,|/|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\by\b|\be\b|\bo\b|\bи\b)\s?(?:[\w-]{1,20}[,\s]\s?){0,3}(?:photo|image|picture|video|graphic|bild|foto|illustration|imagen|imagem|immagin|фото)",
            text,
            re.IGNORECASE,
        )
    )


def _only_minor(sentence: Sentence, says: set[str]) -> bool:
    return "fair_use" in says and not sentence.has("protected", "article")


def _small(sentence: Sentence) -> bool:
    return "substantive" in sentence.text.lower()


_NEVER = Expression(
    r"\b(?:not|no|nicht|keine?|pas|non|não|sin|niet|geen|не)\s(?:\w{1,14}\s){0,2}?(?:licen|lizen|for|available|permi|free|frei|zur|autoris|auto|incl)",
    re.IGNORECASE,
)


def _withheld_pictures(sentence: Sentence) -> list[str]:  # noqa: PLR0911 - one line a kind of sentence
    """Return the picture words of sentences that keep pictures back without forbidding an act."""
    if not sentence.has("images"):
        return []
    subject_says = {concept for span in sentence.spans[:1] for concept in span.concepts()}
    if sentence.has("depends"):
        return ["images"]
    if not subject_says & PICTURES or subject_says & {"text"}:
        return []
    if sentence.has("license_under", "reproduce", "republish") and _NEVER.search(sentence.text):
        return ["images"]
    if sentence.has("some") and sentence.has("protected", "license_under"):
        return ["images_third_party"]
    if sentence.has(
        "need_permission", "exception", "depends", "terms_elsewhere", "only", "other_terms", "protected", "reserved"
    ) or sentence.of("forbid", "neutral"):
        return ["images"]
    return []
