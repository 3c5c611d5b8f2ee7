"""From when a permission counts: "may be republished after 6 pm", "once the embargo has ended", "from 5 March 2026".

Says only that nothing may be published before, and until when where that can be known. What was published from a day on
is another matter (``say.effective``). Opens nothing; every search is bounded, so time stays linear.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from syndicator.rights.notices import places
from syndicator.rights.notices.clause import Sentence
from syndicator.syntax.sieve import Expression

_FROM = (
    r"after|from|once|as soon as|when|not before|no(?:t)? (?:earlier|sooner) than|not until|starting|beginning|as of"
    r"|following|effective"
    r"|ab|nach|sobald|frühestens|nicht vor|erst|wenn"
    r"|à partir d[ue]|à compter d[ue]|après|dès|une fois|pas avant"
    r"|a partir d(?:el?|[ao]s?)|a partire dal(?:le|l)?|a contar del?|después del?|desde(?: el)?|tras|una vez|cuando"
    r"|no antes del?"
    r"|depois d[aeo]s?|após|assim que|uma vez|quando|não antes de"
    r"|dopo|dal(?:le|l)?|non prima d[ie]l?|appena|una volta"
    r"|vanaf|na|zodra|niet vóór|niet voor|niet eerder dan"
    r"|после|начиная с|не ранее|не раньше|как только|с"
)
_ARTICLE = (
    r"(?:\W{1,3}(?:the|that|end|of|dem|der|den|ablauf|l|le|la|el|il|lo|de|do|da|het|on|at|um|às|as|las|alle|à|o|os)\b)"
    r"{0,4}"
)
_CLOCK = (
    r"(?:[01]?\d|2[0-4])(?:[:.h]\s?[0-5]\d)?\s?(?:[ap]\.?\s?m\b|uhr\b|h\b|hrs?\b|hours\b|heures?\b|horas\b|uur\b|час)"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d|noon\b|midnight\b|mitternacht\b|midi\b|minuit\b|medianoche\b|mezzanotte\b"
)
_DAY = (
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:of\s|de\s|d['’])?)"
    r"(?:jan|feb|f[ée]v|m[aä][a-zäö]|mei|apr|abr|avr|jun|jui|giu|lug|jul|aug|ago|ao[uû]t|sep|set|o[ckt]t|out|nov|de[czs]|dic|gen|ene"
    r"|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\d"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b|tonight\b|(?:mon|diens|donners|frei|sams|sonn)tag\b|mittwoch\b|morgen\b"
)
_HELD = r"(?:an?\s|this\s|our\s|news\s)?embargo|sperrfrist|эмбарго"
_WAIT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|ten|twelve|twenty-four|eine[rn]?|zwei|drei|une?|deux|trois|un[oa]?|dos|tres|dois|duas|due|tre|een|twee)"
    r"\s(?:hours?|days?|weeks?|months?|stunden?|tage?n?|wochen?|monate?n?|heures?|jours?|semaines?|mois|horas?|d[ií]as?|semanas?|mes(?:es)?|ore|giorn[oi]|settiman[ae]|mes[ei]|uur|uren|dag(?:en)?|weken|week|maand(?:en)?)\b"
)
_START = Expression(rf"(?<!\w)(?:{_FROM})\b{_ARTICLE}\W{{1,3}}(?:{_CLOCK}|{_DAY}|{_HELD})", re.IGNORECASE)
_LATER = Expression(
    rf"(?<!\w)(?:{_WAIT})\s(?:after|following|from|later|nach|après|después|depois|após|dopo|na)\b"
    rf"(?!\W{{1,3}}(?:\w{{1,12}}\W{{1,3}}){{0,4}}?(?:you|your|use|using|reading|download))",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:within|during|up to|for|binnen|innerhalb|innert|während|pendant|dans les|durante|entro|в течение)\b",
    re.IGNORECASE,
)


def starts(sentence: Sentence) -> re.Match[str] | None:
    """Return where a sentence says from when its permission counts, or None."""
    return _started(sentence.text)


@lru_cache(maxsize=64)  # asked from several sides of one sentence
def _started(text: str) -> re.Match[str] | None:
    return _START.search(text)


def until(sentence: Sentence, said: re.Match[str], language: str | None) -> datetime | None:
    """Return the moment named there, never too early; None where it cannot be known (a time without a day)."""
    return places.until(sentence.text[said.start() :], language)


def waits(sentence: Sentence) -> bool:
    """Tell whether the permission counts only some time after something happened ("one week after it appears")."""
    found = _LATER.search(sentence.text)
    return found is not None and _WITHIN.search(sentence.text, max(0, found.start() - 16), found.start()) is None
