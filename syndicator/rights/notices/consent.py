"""Whether a permission needs asking: "without permission" beside "is permitted", and what asking is said of.

"May be copied without permission" frees; "no part may be copied without permission" forbids. What photographs need is
not asked of the text they were taken out of. Every doubt is settled towards asking.
"""

from __future__ import annotations

import re

from syndicator.rights.notices.phrases import Hit
from syndicator.rights.notices.sentence import ACTS, Sentence, Span

_DENIES_WORDS = """
not no non never neither nor none nothing nobody cannot hardly rarely seldom only unless unauthorized unauthorised
without nicht kein keine keinen keiner nie niemals weder nur ausser ohne ne pas aucun aucune jamais ni sans seul
seulement nunca ningun ninguna sin solo nao nem nenhum nenhuma sem apenas nessun nessuna senza niet geen nooit zonder
alleen slechts не нет ни без только нельзя
"""
_DENIES = frozenset(_DENIES_WORDS.split())


def _freely(sentence: Sentence) -> bool:
    """Tell whether "may be copied without permission" is meant: "may" and an act before it, and no other denial.

    One "without" is the one of the phrase itself; any second word of denial ("no part", "only", "unless") and the
    sentence means the contrary, or may. "Only with credit" denies nothing.
    """
    phrases = [hit for hit in sentence.hits if "without_permission" in hit.concepts]
    acts = [hit for hit in sentence.hits if set(hit.concepts) & ACTS]
    verbs = [
        hit for hit in sentence.hits if {"can", "public_domain"} & set(hit.concepts) and hit.after <= phrases[0].first
    ]
    led = bool(verbs) and any(hit.after <= phrases[0].first for hit in acts)
    led = led or _verb_behind(sentence, phrases[0], acts)
    aside = {"otherwise", "noncommercial", "either_way", "beside_members"}
    said = [*phrases, *_with_credit(sentence), *(hit for hit in sentence.hits if aside & set(hit.concepts))]
    inside = {index for hit in said for index in range(hit.first, hit.after)}
    denied = any(word.key in _DENIES for index, word in enumerate(sentence.words) if index not in inside)
    plain = sentence.words[phrases[0].first].key in _WITHOUT
    return (
        plain
        and len(phrases) == 1
        and not denied
        and not sentence.has("forbidden", "cannot", "none")
        and (led or _verdict_without(sentence, phrases[0], acts))
    )


def _verb_behind(sentence: Sentence, phrase: Hit, acts: list[Hit]) -> bool:
    """Tell whether "without permission" stands between "may" and the act, as in German: "darf ohne … genutzt werden".

    And of "permitted is copying without permission", where the verdict stands first, as in Russian.
    """
    verbs = [hit for hit in sentence.hits if {"can", "permitted"} & set(hit.concepts) and hit.after <= phrase.first]
    if len(verbs) != 1 or sentence.has("if", "exception"):
        return False
    start, end = sentence.place(verbs[0])[1], sentence.place(phrase)[0]
    between = sentence.text[start - sentence.start : end - sentence.start]
    if any(mark in _ASIDE.sub("", between) for mark in ",;:–—") or _BUT.search(sentence.text) is not None:
        return False
    if "can" in verbs[0].concepts:
        return any(0 <= hit.first - phrase.after <= _NEAR for hit in acts)
    return any(verbs[0].after <= hit.first and hit.after <= phrase.first for hit in acts)


_ASIDE = re.compile(r",\s(?:auch|sogar|ook|zelfs|в том числе)\s[^,;:]{1,40},", re.IGNORECASE)
_NEAR = 3  # words between "without permission" and the act


def _verdict_without(sentence: Sentence, phrase: Hit, acts: list[Hit]) -> bool:
    """Tell whether "is permitted" and "without permission" are one verdict on one act: nothing else stands between.

    "Copying without permission is a crime, linking is permitted" is two.
    """
    but = _BUT.search(sentence.text)
    if but is not None and not _with_credit(sentence):
        return False
    end = sentence.place(phrase)[1] - sentence.start
    if sentence.text[: sentence.place(phrase)[0] - sentence.start].rstrip()[-1:] == "," and _GOES_ON.match(
        sentence.text, end
    ):
        return False  # "… is permitted, without consent it is theft"
    for verdict in (hit for span in sentence.of("permit") for hit in span.hits if "permitted" in hit.concepts):
        before, after = sorted((verdict, phrase), key=lambda hit: hit.first)
        between = sentence.text[sentence.place(before)[1] - sentence.start : sentence.place(after)[0] - sentence.start]
        near = "," not in between if verdict is after else after.first - before.after <= _FAR
        others = (hit for hit in sentence.hits if before.after <= hit.first < after.first)
        if near and acts and acts[0].first < before.first and not any(_TWO & set(hit.concepts) for hit in others):
            return True
    return False


_FAR = 14  # words between "is permitted" and "without permission": extent, place and purpose stand there
_GOES_ON = re.compile(
    r"[^,;.]{0,40}\b(?:is|are|it|that|will|ist|wird|sind|das|est|c['’]est|elle|es|será|é|è|sarà|is|wordt|dat|это)\b",
    re.IGNORECASE,
)


def _with_credit(sentence: Sentence) -> list[Hit]:
    """Return each "only" that is said of the credit: "but only with the source"."""
    credits_at = {hit.first for hit in sentence.hits if {"credit", "credit_source"} & set(hit.concepts)}
    return [hit for hit in sentence.hits if "only" in hit.concepts and {hit.after, hit.after + 1} & credits_at]


_BUT = re.compile(
    r"\b(?:but|however|yet|aber|jedoch|doch|mais|toutefois|cependant|pero|embargo|mas|porém|ma|però|tuttavia|maar|echter"
    r"|но|однако|а)\b",
    re.IGNORECASE,
)
_TWO = ACTS | {"if", "provided", "excerpt", "can", "must"}
_WITHOUT = frozenset(("without", "ohne", "sans", "sin", "sem", "senza", "zonder", "без"))


def _ask(span: Span) -> None:
    span.subject = span.subject or span.polarity in ("plain", "if")
    span.polarity, span.asked = "forbid", True


def settle_asking(sentence: Sentence) -> None:
    """Turn what needs asking into what is forbidden without it."""
    if sentence.has("no_permission_needed"):
        return
    without = sentence.has("without_permission")
    if without and _freely(sentence):
        return
    apart = _asked_of_exception(sentence)
    for span in sentence.spans:
        says = span.concepts()
        open_still = span.polarity in ("plain", "permit", "if", "condition")
        bare = without and span.polarity == "plain" and bool(span.acts())
        needs = "need_permission" in says and (open_still or span.polarity == "oblige")
        if ("without_permission" in says and open_still) or bare or needs:
            _ask(span)
        elif without and span.polarity == "forbid":
            span.asked = True
    asking = any("need_permission" in hit.concepts and hit not in apart for hit in sentence.hits)
    nouns = (hit.first for hit in sentence.hits if "permission" in hit.concepts and hit not in apart)
    noun = max(nouns, default=-1)
    for span in sentence.spans:
        named = span.polarity == "permit" and span.hits[0].first < noun  # "may be reprinted upon permission"
        if span.acts() and (named or (asking and span.polarity in ("plain", "if", "permit"))):
            _ask(span)


_WHICH = re.compile(
    r",\s(?:(?:for|per|pour|por|para|für|voor|на|à|of|the|use of)\s){0,2}"
    r"(?:which|whose|die|deren|welche|qui|lesquel\w{1,3}|dont|que|(?:las|los|as|os|le|i)\s(?:que|cuales|quais|quali)"
    r"|cuy[oa]s?|cuj[oa]s?|cui|quali|waarvoor|котор\w{1,3})\b",
    re.IGNORECASE,
)
_LEFT_OUT = frozenset(("images", "graphics", "video", "logo"))


def _asked_of_exception(sentence: Sentence) -> list[Hit]:
    """Return the words of asking that a relative clause says of pictures taken out: "except photos, which need …"."""
    found: list[Hit] = []
    for span in sentence.of("excluded"):
        pictures = [hit for hit in span.hits if _LEFT_OUT & set(hit.concepts)]
        if not pictures or "exception" not in span.hits[0].concepts or span.acts():
            continue
        first, last = sentence.place(span.hits[0])[1], sentence.place(pictures[0])[1]
        which = _WHICH.search(sentence.text, first - sentence.start)
        cut = which.start() + sentence.start if which is not None else -1
        if cut < last:
            continue
        said = {concept for hit in span.hits for concept in hit.concepts if sentence.place(hit)[0] < cut}
        if not said & {"article", "text", "news_media", "community", "noncommercial", "anyone", "members"}:
            asks = {"need_permission", "permission", "without_permission"}
            found += [hit for hit in span.hits if asks & set(hit.concepts)]
    return found
