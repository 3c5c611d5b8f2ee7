"""What a sentence asks of whoever uses the text: credit, links, notices, positions, pixels, news of the use.

Does not say whether it may be used. Duties add up: an unclear one is kept, because too much credit harms
nobody. What is said not to be needed is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Literal

from syndicator.model.rights import Duty
from syndicator.rights.notices.clause import Sentence, Span
from syndicator.rights.notices.phrases import numerals
from syndicator.rights.tokens import fold
from syndicator.syntax.sieve import Expression

_PLAIN = {
    "keep_links": "keep_links",
    "keep_notice": "keep_notice",
    "keep_tagline": "keep_tagline",
    "link_license": "link_license",
    "pixel": "tracking_pixel",
    "canonical": "canonical_link",
    "noindex": "noindex",
    "notify": "notify",
    "changes": "indicate_changes",
    "acknowledge_translation": "acknowledge_translation",
    "share_alike": "share_alike",
    "no_endorsement": "no_endorsement",
    "no_ads": "no_ads_sold_against",
    "attribute_title": "attribute_title",
    "cite_doi": "cite_doi",
    "cite_full": "cite_as_given",
    "kill": "process_kill",
}
_QUOTED = re.compile(r"[“\"„«‘']([^“”\"„«»]{8,400})[”\"“»’']")
_COLON = re.compile(r":\s*([^:\n]{8,400})$")
_DAYS = re.compile(
    r"\(?\b(\d{1,4}|[^\W\d_]{1,12})\)?[\s-]{0,3}"
    r"(days?|weeks?|months?|years?|hours?|tage?n?|wochen?|monate?n?|jahre?n?|stunden?|jours?|semaines?|mois|ans?|années?|heures?"
    r"|d[ií]as?|semanas?|mes(?:es)?|meses|años?|anos?|horas?|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|or[ae]|dag(?:en)?|weken|week"
    r"|maand(?:en)?|jaar|uur|uren|дн(?:я|ей)|день|недел[ьюяи]|месяц(?:а|ев)?|год(?:а)?|лет|час(?:а|ов)?)\b",
    re.IGNORECASE,
)
_UNITS = (
    (365, ("year", "jahr", "an", "año", "jaar", "год", "лет")),
    (30, ("month", "monat", "mois", "mes", "maand", "месяц")),
    (7, ("week", "woche", "semaine", "semana", "settiman", "weken", "недел")),
    (1, ("day", "tag", "jour", "dia", "día", "giorn", "dag", "дн", "день")),
)
"""Days of a unit by its beginning; what is none of these is an hour."""

_URL = re.compile(r"https?://[^\s<>\"'“”)\]]{4,300}")


def of(sentence: Sentence) -> tuple[Duty, ...]:
    """Return the duties the sentence lays down, in the order of its words."""
    found: dict[str, Duty] = {}
    for span in sentence.spans:
        if span.polarity in ("excluded", "excepted", "neutral"):
            continue
        for duty in _in_span(sentence, span):
            found.setdefault(duty.action, duty)
    if sentence.has("not_required"):
        credit = () if _only_link(sentence) else ("attribute_source", "attribute_author")
        for action in ("link_original", *credit):
            found.pop(action, None)
    return tuple(_placed(sentence, duty) for duty in found.values())


def _only_link(sentence: Sentence) -> bool:
    """Tell whether what is said not to be needed is the link alone: "with credit, a link is not required"."""
    for hit in sentence.hits:
        if "not_required" in hit.concepts:
            near = sentence.words[max(0, hit.first - _NEAR) : hit.after]
            return any(_LINKS.match(word.key) for word in near) and not any(_CREDITS.match(word.key) for word in near)
    return False


_NEAR = 2  # words between what is not needed and that it is not
_LINKS = re.compile(r"(?:hyper)?(?:link|verlink|lien|enlace|collegament|ссылк)")
_CREDITS = re.compile(r"credit|attribut|quell|nennung|mention|source|fuente|fonte|bron|источник|name")


def embargo(until: datetime | None) -> tuple[Duty, ...]:
    """Return the duty to publish nothing before ``until``; None: no exact moment is said, so never by a clock."""
    return (Duty(action="embargo", text=until.isoformat() if until else None, strength="publisher_terms"),)


def plain(*actions: str) -> tuple[Duty, ...]:
    """Return duties of the publisher's own making."""
    return tuple(Duty(action=action, strength="publisher_terms") for action in actions)


def _in_span(sentence: Sentence, span: Span) -> list[Duty]:
    says = span.concepts()
    binding = span.polarity in ("oblige", "condition")
    found: list[str] = []
    if span.polarity == "forbid":
        found = ["no_resale"] if "sell" in says and not _commercial_only(sentence) else []
        found += ["tracking_pixel"] if "pixel" in says else []
        found += ["keep_notice"] if "keep_notice" in says else []
        found += ["keep_links"] if "remove" in says and sentence.has("link") else []
        found += ["no_sublicensing"] if "sublicense" in says else []
        found += ["no_endorsement"] if "no_endorsement" in says else []
        found += ["no_ads_sold_against"] if "no_ads" in says else []
        found += (
            ["remove_after_expiry"] if "expiry" in says and says & {"archive", "remove"} and days(sentence.text) else []
        )
        return [_made(sentence, action) for action in found]
    if binding or _announces(sentence, span):
        if says & {"credit", "credit_source"} or (binding and "origin" in says):
            found.append("attribute_source")
        named = binding and says & {"credit", "top", "bottom"} and _subject_is_author(sentence)
        named = named or ("credit_author" in says and _WITH_NAME.search(sentence.text) is not None)
        if named or ("credit_author" in says and (says & {"credit", "credit_source", "top"} or binding)):
            found.append("attribute_author")
        asked = sentence.has("must") and span.polarity in ("plain", "if")
        if "link" in says and (binding or asked or "link_target" in says or with_link(sentence.text)):
            found.append("link_original")
        if "top" in says and sentence.has("credit", "credit_source", "link", "credit_line"):
            found.append("attribution_on_top")
        if "credit_line" in says:
            found.append("credit_line_fixed")
    found += [duty for concept, duty in _PLAIN.items() if concept in says and (binding or _announces(sentence, span))]
    if "whole_only" in says and span.polarity == "oblige":
        found.append("no_derivatives")
    if ("expiry" in says and says & {"remove", "archive"}) or (binding and "remove" in says and sentence.has("expiry")):
        found.append("remove_after_expiry")
    return [_made(sentence, action) for action in found]


def _subject_is_author(sentence: Sentence) -> bool:
    return any("credit_author" in span.concepts() for span in sentence.of("plain"))


def _announces(sentence: Sentence, span: Span) -> bool:
    """Tell whether a span without a modal word still asks: a list item, a bare formula ("citation of the source")."""
    if span.polarity == "permit":
        return bool(span.acts()) or sentence.has("provided", "notify", "excerpt")
    if span.polarity == "if" and sentence.of("permit"):
        return True  # "you may republish this if you credit us"
    return span.polarity in ("plain", "if") and (
        sentence.has("must", "request", "provided", "imperative", "only")
        or sentence.has("notify", "pixel", "keep_links", "link_license", "noindex")
    )


def with_link(text: str) -> bool:
    """Tell whether something is to come with a link ("with credit and a link to the full text")."""
    return _LINKING.search(text) is not None


_WITH_NAME = Expression(
    r"\b(?:with|including|under|mit|unter|avec|sous|con|com|met|с)\s(?:\w{1,6}['’\s]\s?){0,3}?"
    r"(?:name[ns]?\s(?:of|des|der)|nom\sd|nombre\sd|nome\sd|naam\svan|имен\w{0,3}"
    r"|(?:author|writer|reporter)\w?['’]?s?\snames?|bylines?|autorenname\w?|verfassername\w?|auteursnaam)",
    re.IGNORECASE,
)
"""Whose name goes with the text: "with the author's name"."""
_LINKING = Expression(
    r"\b(?:with|including|includes?|plus|together|accompanied|mit|samt|avec|accompagn\w{1,4}|con|com|acompañad\w|met|со?)\b"
    r"[^.;]{0,40}\b(?:link|hyperlink|verlinkung|lien|hyperlien|enlace|collegamento|ссылк\w{1,3}|гиперссылк\w{1,3})",
    re.IGNORECASE,
)


def _commercial_only(sentence: Sentence) -> bool:
    return sentence.has("commercial") and not sentence.has("separately")


def _made(sentence: Sentence, action: str) -> Duty:
    if action == "credit_line_fixed":
        return Duty(action=action, text=credit_line(sentence.text), strength="publisher_terms")
    if action == "remove_after_expiry":
        return Duty(action=action, days=days(sentence.text), strength="publisher_terms")
    if action in ("tracking_pixel", "canonical_link"):
        url = _URL.search(sentence.text)
        return Duty(action=action, url=url.group().rstrip(".,") if url else None, strength="publisher_terms")
    return Duty(action=action, strength="publisher_terms")


def _placed(sentence: Sentence, duty: Duty) -> Duty:
    if duty.action not in ("attribute_source", "attribute_author", "credit_line_fixed", "attribution_on_top"):
        return duty
    position: Literal["top", "end"] | None = "top" if sentence.has("top") else "end" if sentence.has("bottom") else None
    return replace(duty, position=position)


@lru_cache(maxsize=64)  # asked of each span of a sentence
def credit_line(text: str) -> str | None:
    """Return the credit line the sentence dictates: in quotation marks, or after the last colon."""
    quoted = [match[1].strip() for match in _QUOTED.finditer(text)]
    if quoted:
        return max(quoted, key=len)
    after = _COLON.search(text)
    return after[1].strip() if after else None


@lru_cache(maxsize=64)  # asked of each span of a sentence
def days(text: str) -> int | None:
    """Return the number of whole days a sentence says, in digits or words, or None; fewer than 24 hours are none."""
    for match in _DAYS.finditer(text):
        value = int(match[1]) if match[1].isdigit() else numerals(fold(match[1]))
        if value:
            unit = match[2].lower()
            length = next((days for days, begun in _UNITS if unit.startswith(begun)), None)
            return value * length if length is not None else value // _HOURS
    return None


_HOURS = 24
