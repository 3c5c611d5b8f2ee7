"""Small things with a fixed shape inside a notice: links, mail addresses, whom to ask, dates, names of origins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from syndicator.model.rights import License
from syndicator.rights.deeds import by_uri

_LINK = re.compile(r"<a\s([^<>]{0,2000})>((?:[^<]|<(?!/?a\b)){0,600})", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*(?:[\"'“”„]([^\"'“”<>]{1,2000})[\"'“”]|([^\s\"'<>]{1,2000}))", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HIDDEN_MAIL = re.compile(
    r"\[email[\s\u00a0]protected\]|[\w.+-]{1,40}\s?(?:\[at\]|\(at\))\s?[\w-]{1,60}(?:\.|\s?\[dot\]\s?)\w{2,10}",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"(?:contact|kontaktieren\sSie|contactez|contactar\s(?:a|con)|contattare|contate|written\s(?:permission|agreement)\s(?:of|with|from)|"
    r"permission\s(?:of|from)|autoriza[çc][ãa]o\s(?:escrita\s)?da|autorización\sde|autorisation\sde|autorizzazione\sd[ie]l?l?a?|"
    r"Genehmigung\s(?:von|der|des)|Zustimmung\s(?:von|der|des)|toestemming\svan)\s(?:the\s|la\s|le\s|el\s|l[’'])?"
    r"([A-ZÀ-Þ][\w.&’'-]{1,40}(?:\s[A-ZÀ-Þ][\w.&’'-]{1,40}){0,4})"
)
_MESSENGER = re.compile(r"(?:微信|WeChat|QQ|Telegram|WhatsApp)\s?[:：]?\s?([\w.+@-]{3,40})")
_TERMS = re.compile(r"https?://[^\s<>\"'“”)\]]{4,400}")
_NAME = (
    r"\[?[A-ZÀ-Þ0-9«“\"][\w.&’'»”\"-]{0,40}"
    r"(?:\s(?:of|for|the|de|la|le|du|der|des|und|and|&|on|in\sthe)?\s?[A-ZÀ-Þ0-9][\w.&’'»”\"-]{0,40}){0,6}"
)
_ORIGIN = re.compile(
    r"(?:(?:[Ff]irst|[Oo]riginally|[Pp]reviously)\s{1,2}(?:appeared|published|ran|posted|aired)\s{1,2}(?:on|in|at|by)|(?:[Rr]epublished|[Rr]eprinted|[Rr]eposted|[Rr]eproduced)"
    r"\s(?:here\s)?(?:with\spermission\s)?from|original\ssource\sof\sthis\s(?:article|story)\sis|was\s(?:originally\s)?(?:produced|published)\sby|"
    r"(?:zuerst|ursprünglich|erstmals)\s(?:erschienen|veröffentlicht)\s(?:bei|in|auf|im)|(?:erschien|erschienen)\szuerst\s(?:bei|in|auf|im)|"
    r"(?:initialement\spublié|publié\sinitialement|paru\sinitialement|d[’']abord\sparu)e?\s(?:dans|sur|par|chez)|"
    r"(?:publicado|apareció)\soriginalmente\s(?:en|por)|originalmente\spublicado\s(?:en|por|em|no|na)|publicad[oa]\soriginalmente\s(?:em|no|na|por|pelo|pela)|"
    r"(?:pubblicat[oa]|appars[oa])\soriginariamente\s(?:su|da|in)|originariamente\spubblicat[oa]\s(?:su|da|in)|"
    r"(?:eerder|oorspronkelijk)\s(?:verschenen|gepubliceerd)\s(?:in|op|bij|door)|впервые\sопубликован\w{0,2}\s(?:в|на)|published\sunder\slicense\sfrom)"
    rf"\s{{1,3}}(?:[A-Z][a-z]{{2,12}}\s(?:on|by|in)\s)?(?:the\s|la\s|le\s|el\s|il\s|de\s|der\s|dem\s)?(?P<name>{_NAME})"
)


_MOST_LINKS = 1_000  # of one notice; each is looked for in the whole text


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the block: where it stands in the plain text (-1: its words are not there), its words and target."""

    start: int
    end: int
    words: str
    target: str
    license: License | None


def links(text: str, html: str | None) -> list[Link]:
    """Return the links of the block's markup, laid over its plain text."""
    found: list[Link] = []
    position = 0
    for match in islice(_LINK.finditer(html or ""), _MOST_LINKS):
        href = _HREF.search(match[1])
        if not href:
            continue
        target = (href[1] or href[2]).strip()
        words = " ".join(_TAG.sub(" ", match[2]).split())
        start = text.find(words, position) if words else -1
        if start >= 0:
            position = start
        found.append(Link(start, start + len(words) if start >= 0 else -1, words, target, by_uri(target)))
    return found


def contact(text: str) -> str | None:
    """Return whom to ask: a mail address, a messenger name, a hidden address, or the name after "contact"."""
    for pattern in (_MAIL, _HIDDEN_MAIL):
        match = pattern.search(text)
        if match:
            return match.group().rstrip(".")
    match = _MESSENGER.search(text) or _WHOM.search(text)
    return match[1].rstrip(".") if match else None


def origin(text: str) -> str | None:
    """Return where the item first appeared, as named, or None."""
    match = _ORIGIN.search(text)
    if not match:
        return None
    name = re.sub(r"\s(?:on|in\sthe|and)$", "", match["name"].strip(' .,["“”«»'))
    return name.split(". ")[0].strip() or None


def terms(text: str) -> str | None:
    """Return the address of terms the sentence sends to, or None."""
    match = _TERMS.search(text)
    return match.group().rstrip(".,;") if match else None


_DATE = re.compile(
    r"\b(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}(?:\.|st|nd|rd|th|er|º)?\s(?:of\s|de\s)?[^\W\d]{3,12}\.?\s(?:de\s)?\d{4}"
    r"|[^\W\d]{3,12}\s\d{1,2},?\s\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)


def date(text: str, language: str | None) -> datetime | None:
    """Return the first full date a sentence says, with its time where it says one in a standard form, or None."""
    from syndicator.syntax.date import parse  # the tables of dates are large

    for match in _DATE.finditer(text):
        moment = parse(match[1], language=language)
        if moment is not None:
            return moment.at
    return None


_TIME = re.compile(
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-4])(?:(?:[:.h]|\s?h\s?)(?P<minute>[0-5]\d))?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?P<clock>uhr|h|hrs?|hours|heures?|horas|ore|uur|часов|час)\b|(?=[^\d]|$))",
    re.IGNORECASE,
)
# Only what everybody reads alike: IST is said in India, Israel and Ireland.
_ZONE = re.compile(
    r"\b(?:UTC|GMT|Z|CES?T|MES?Z|WES?T|EES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|BST|MSK|JST|AE[SD]T|HKT|SAST)\b"
    r"|(?<=\d)[+-]\d{2}:?\d{2}(?!\d)"
)
_NEAR = 30  # characters between a date and its time
NO_ZONE = timedelta(hours=12)
"""Where no time zone is said, an embargo lasts until that hour has come everywhere: UTC-12 is the last."""


def until(text: str, language: str | None) -> datetime | None:
    """Return when an embargo ends, never too early: with its time and zone where they are said, or None.

    A day without a time ends the embargo when that day has begun everywhere.
    """
    from syndicator.syntax.date import parse

    for match in _DATE.finditer(text):
        day = parse(match[1], language=language)
        if day is None:
            continue
        if day.precision in ("minute", "second"):
            return day.at if _ZONE.search(match[1]) or match[1].endswith("Z") else day.at + NO_ZONE
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        time = _time(after) or _time(before)
        if time is None:
            return day.at + NO_ZONE
        zone = _ZONE.search(after) or _ZONE.search(before)
        exact = parse(f"{day.at:%Y-%m-%d} {time} {zone.group()}") if zone else None
        if exact is not None:
            return exact.at
        local = parse(f"{day.at:%Y-%m-%d} {time} UTC")
        return (local.at if local is not None else day.at + timedelta(days=1)) + NO_ZONE
    return None


def _time(text: str) -> str | None:
    """Return the first time of day as ``HH:MM``; a bare number is none."""
    for match in _TIME.finditer(text):
        if not (match["minute"] or match["half"] or match["clock"]):
            continue
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        return f"{hour:02}:{match['minute'] or '00'}"
    return None
