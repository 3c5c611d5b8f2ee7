"""Reads every spelling of a date seen in feeds and pages, with its precision. Never guesses: what is unclear is None.

text → fast ISO → fast RFC 822 → words of eight languages → (only if ``loose``) dateutil, dateparser
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from syndicator.model.article import Moment, Precision
from syndicator.syntax.date_words import AFTER_NOON, BEFORE_NOON, FILLERS, MONTHS, WEEKDAYS, ZONES

LONGEST = 120  # characters; "miércoles, 21 de septiembre de 2016 a las 12:30:00 p. m. (hora de verano…)" has under 90
FIRST_YEAR = 1583  # the first whole year of the Gregorian calendar
LAST_YEAR = 9999

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:(?:T|t|\s{1,3})(\d\d?):(\d\d)(?::(\d\d)(?:[.,:](\d{1,12}))?)?"
    r"\s{0,3}(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?|[+-]\d\d?[.:]\d\d)?)?)?)?"
)
_COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d{1,12}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?"
)
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?")
_ORDINAL = re.compile(r"(\d{4})-?(\d{3})(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d(?::?\d\d)?)?)?")
_EARLY_ISO = re.compile(r"-(\d\d)-?(\d\d)|(\d\d)(\d\d)(\d\d)")  # ISO 8601:1988, the century left out
_RFC822 = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s{0,3})?(\d{1,2})[\s-]{1,3}([A-Za-z]{3,9})\.?,?[\s-]{1,3}(\d{4}|\d\d),?"
    r"(?:\s{1,4}(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s{0,3}([A-Za-z/]{1,8}|[+-]\d\d:?\d\d)?)?"
)
_SPACED = re.compile(r"(?<!\d)(\d{1,2}\.)\s(\d{1,2}\.)\s(\d{4})(?!\d)")  # "4. 2. 2022"
_ASIAN = re.compile(r"(\d{4})\s{0,2}[年년]\s{0,2}(\d{1,2})\s{0,2}[月월]\s{0,2}(\d{1,2})\s{0,2}[日일]\s{0,3}")
_TOKEN = re.compile(
    r"(?P<time>\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?![:\d])|\d{1,2}\s?h\s?\d\d(?!\d)|\d{1,2}\.\d\d(?=\s?(?:Uhr|uur))"
    r"|\d{1,2}(?=\s?[aApP]\.?\s?[mM]\b))"
    r"|(?P<numeric>\d{1,4}([./-])\d{1,2}\3\d{1,4}(?!\d))"
    r"|(?P<offset>(?:(?:GMT|UTC)\s?)?[+\u2212-]\d\d?:?\d\d(?![\d-]))"
    r"|(?P<number>\d{1,4}(?!\d))"
    r"|(?P<word>Etc/\w{3}|[^\W\d_]+)"
    r"|(?P<space>[\s.,;:()|·•\u2013\u2014'\u2019/-]|[ºª°])"
    r"|(?P<bad>.)",
    re.DOTALL,
)
_SECONDS = range(100_000_000, 10_000_000_000)  # 1973 … 2286 as a Unix time
_TWO_DIGIT_YEAR = re.compile(r"\d{1,2}")


def parse(text: str, *, language: str | None = None, loose: bool = False) -> Moment | None:
    """Return the moment, or None where the text is no date we can read. Never raises.

    A time without a zone is read as UTC. 24:00 is the next day's 00:00 and a leap second the next minute (ISO 8601).
    Two-digit years: 69–99 are 19xx, 00–68 are 20xx (POSIX). A wrong weekday is ignored. Years 1583–9999 only.
    ``language`` settles 03/04/2016; without it, and without a.m. or p.m., such a date is None: we do not guess.
    ``loose`` asks dateutil and dateparser last (slow: up to 75 ms); never use it on a hot path.
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    try:
        found = _read(text, language)
    except (ValueError, OverflowError):
        found = None
    if found is None and loose:
        found = _read_loosely(text, language)
    return found


def _read(text: str, language: str | None) -> Moment | None:
    if text[0].isdigit():
        found = _read_iso(text)
        if found is not None:
            return found
    simple = _RFC822.fullmatch(text)
    if simple is not None:
        day, name, year, hour, minute, second, zone = simple.groups()
        month = MONTHS.get(name.lower())
        if month is not None and (zone is None or zone[0] in "+-" or zone.upper() in ZONES):
            return _moment(_year(year), month, int(day), hour, minute, second, _offset(zone))
    if text.isdigit() or text[0] == "-":
        return _read_number(text)
    return _read_words(text, language)


def _read_iso(text: str) -> Moment | None:
    plain = _ISO.fullmatch(text) or (_COMPACT.fullmatch(text) if len(text) != _UNIX_DIGITS else None)
    if plain is not None:
        year, month, day, hour, minute, second, fraction, zone = plain.groups()
        return _moment(
            int(year), month and int(month), day and int(day), hour, minute, second, _offset(zone), fraction=fraction
        )
    week = _WEEK.fullmatch(text)
    if week is not None:
        year, number, weekday = week.groups()
        start = datetime.fromisocalendar(int(year), int(number), int(weekday or 1))
        return _moment(start.year, start.month, start.day)
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal is not None:
        year, days, hour, minute, second, zone = ordinal.groups()
        start = datetime(int(year), 1, 1, tzinfo=UTC) + timedelta(days=int(days) - 1)
        if int(days) == 0 or start.year != int(year):
            # RFC 3339 with a three-digit day of month ("2003-012-31T…") is not ordinal: it does not match here
            return None
        return _moment(start.year, start.month, start.day, hour, minute, second, _offset(zone))
    return None


_UNIX_DIGITS = 10
_UNIX_MILLISECOND_DIGITS = 13


def _read_number(text: str) -> Moment | None:
    """A Unix time in seconds or milliseconds, or a date of ISO 8601:1988 without its century."""
    if len(text) in {_UNIX_DIGITS, _UNIX_MILLISECOND_DIGITS} and text.isascii():
        seconds = int(text[:_UNIX_DIGITS])
        return Moment(at=datetime.fromtimestamp(seconds, UTC)) if seconds in _SECONDS else None
    early = _EARLY_ISO.fullmatch(text)
    if early is None:
        return None
    year, month, whole_year, whole_month, day = early.groups()
    if year is not None:
        return _moment(_year(year), int(month), None)
    return _moment(_year(whole_year), int(whole_month), int(day))


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - a year written out
        return number
    return number + (1900 if number >= 69 else 2000)  # noqa: PLR2004 - the POSIX pivot


def _offset(zone: str | None) -> int:
    """Minutes east of UTC. An unknown name counts as UTC (RFC 5322 §4.3)."""
    if not zone:
        return 0
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").replace(".", "")
        digits = digits.zfill(4) if len(digits) == 3 else digits  # noqa: PLR2004 - "+5.30", the colon and a zero lost
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        if hours > 23 or minutes > 59:  # noqa: PLR2004 - hours and minutes of a day
            raise ValueError(zone)
        return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)
    return ZONES.get(zone.upper(), 0)


def _moment(  # noqa: PLR0917 - the parts of a date in the order every calendar has them
    year: int,
    month: int | str | None,
    day: int | str | None,
    hour: str | None = None,
    minute: str | None = None,
    second: str | None = None,
    offset: int = 0,
    *,
    fraction: str | None = None,
) -> Moment | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None or day is None:
        precision: Precision = "year" if month is None else "month"
        return Moment(at=datetime(year, int(month or 1), 1, tzinfo=UTC), precision=precision)
    if hour is None:
        return Moment(at=datetime(year, int(month), int(day), tzinfo=UTC), precision="day")
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    later = timedelta()
    if hours == 24 and minutes == seconds == 0:  # noqa: PLR2004 - ISO 8601: the end of the day
        hours, later = 0, timedelta(days=1)
    elif seconds == 60:  # noqa: PLR2004 - a leap second
        seconds, later = 59, timedelta(seconds=1)
    zone = UTC if offset == 0 else timezone(timedelta(minutes=offset))
    micro = int(fraction[:6].ljust(6, "0")) if fraction else 0
    stated = datetime(year, int(month), int(day), hours, minutes, seconds, micro, tzinfo=zone)
    at = (stated + later).astimezone(UTC)
    if at.year < FIRST_YEAR:
        return None
    return Moment(at=at, precision="minute" if second is None else "second")


class _Parts:
    """What the words of a prose date have given so far."""

    __slots__ = ("clock", "half", "months", "numbers", "numeric", "offset", "zone_seen")

    def __init__(self) -> None:
        self.clock: tuple[str, str, str | None] | None = None
        self.half: str | None = None  # "am" or "pm"
        self.months: list[int] = []
        self.numbers: list[str] = []
        self.numeric: str | None = None
        self.offset = 0
        self.zone_seen = False


def _read_words(text: str, language: str | None) -> Moment | None:
    """Dates in prose and the odd ones of feed software, word by word; one unknown word and it is no date."""
    parts = _Parts()
    asian = _ASIAN.match(text)
    if asian is not None:
        text = f"{asian[1]}-{asian[2]}-{asian[3]} {text[asian.end() :]}"
        parts.offset = 540 if "년" in asian[0] else 0  # Korean blog software writes local time without saying so
    elif "오" in text:
        parts.offset = 540
    elif ". " in text:
        text = _SPACED.sub(r"\1\2\3", text)
    for kind, token in _tokens(text):
        if not _take(parts, kind, token):
            return None
    return _joined(parts, language)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "bad"
        if kind != "space":
            yield kind, found[0]


def _take(parts: _Parts, kind: str, token: str) -> bool:  # noqa: PLR0911 - one branch per kind of word
    if kind == "time":
        if parts.clock is not None:
            return False
        pieces = re.split(r"[:hH.]", token.replace(" ", "").replace(",", "."))
        parts.clock = (pieces[0], pieces[1] if len(pieces) > 1 else "0", pieces[2] if len(pieces) > 2 else None)  # noqa: PLR2004 - hours:minutes:seconds
        return True
    if kind == "numeric":
        if parts.numeric is not None or parts.numbers:
            return False
        parts.numeric = token
        return True
    if kind == "offset":
        if parts.clock is None:
            return False
        digits = token.upper().removeprefix("GMT").removeprefix("UTC").strip().replace("\u2212", "-")
        sign, rest = digits[0], digits[1:].replace(":", "")
        parts.offset = _offset(sign + rest.zfill(4))
        parts.zone_seen = True
        return True
    if kind == "number":
        parts.numbers.append(token)
        return len(parts.numbers) <= 3  # noqa: PLR2004 - day, month, year
    if kind == "word":
        return _take_word(parts, token)
    return False


def _take_word(parts: _Parts, token: str) -> bool:  # noqa: PLR0911 - one answer per kind of word
    word = token.lower()
    if parts.clock is not None and parts.half is None and word in {"am", "pm", "a", "p"}:
        parts.half = "pm" if word[0] == "p" else "am"
        return True
    if word == "m" and parts.half is not None:  # "p. m."
        return True
    if word in AFTER_NOON or word in BEFORE_NOON:
        if not word.isascii():
            parts.half = "pm" if word in AFTER_NOON else "am"
            return True
        return word == "am"  # German "am 3. Mai"
    month = MONTHS.get(word)
    if month is not None:
        parts.months.append(month)
        return True
    if parts.clock is not None and not parts.zone_seen and token.upper() in ZONES:
        parts.offset = ZONES[token.upper()]
        parts.zone_seen = True
        return True
    if word in WEEKDAYS or word in FILLERS:
        return True
    # An unknown zone name behind the time: UTC (RFC 5322 §4.3). A name behind an offset is a comment.
    return parts.clock is not None and token.isupper() and token.isascii() and len(token) <= 5  # noqa: PLR2004


def _joined(parts: _Parts, language: str | None) -> Moment | None:
    hour, minute, second = parts.clock or (None, None, None)
    if hour is not None and parts.half is not None:
        hours = int(hour)
        if parts.half == "am" and not 1 <= hours <= 12:  # noqa: PLR2004 - a twelve-hour clock
            return None
        if hours <= 12:  # noqa: PLR2004 - some write 17:30 p.m.
            hour = str(hours % 12 + (12 if parts.half == "pm" else 0))
    day_of = _numeric(parts, language) if parts.numeric is not None else _named(parts)
    if day_of is None:
        return None
    year, month, day = day_of
    if day is None and hour is not None:
        return None
    return _moment(year, month, day, hour, minute, second, parts.offset)


def _named(parts: _Parts) -> tuple[int, int, int | None] | None:
    """Day, month name and year in any order: "Dec 11, 2016", "11 décembre 2016", "2016. július 13."."""
    months = parts.months
    if len(months) == 2 and months[0] == 3:  # noqa: PLR2004 - "mar" is also Tuesday in French, Spanish and Italian
        months = months[1:]
    if len(months) != 1 or not 1 <= len(parts.numbers) <= 2:  # noqa: PLR2004 - day and year
        return None
    if len(parts.numbers) == 1:
        only = parts.numbers[0]
        return (int(only), months[0], None) if len(only) == 4 else None  # noqa: PLR2004 - a year written out
    first, second = parts.numbers
    if len(first) == 4 and _TWO_DIGIT_YEAR.fullmatch(second):  # noqa: PLR2004
        return int(first), months[0], int(second)
    if _TWO_DIGIT_YEAR.fullmatch(first) and len(second) in {2, 4}:
        return _year(second), months[0], int(first)
    return None


def _numeric(parts: _Parts, language: str | None) -> tuple[int, int, int] | None:
    if parts.months or parts.numbers or parts.numeric is None:
        return None
    separator = re.sub(r"\d", "", parts.numeric)[0]
    one, two, three = parts.numeric.split(separator)
    if len(one) == 4:  # noqa: PLR2004 - year first
        return int(one), int(two), int(three)
    if len(three) not in {2, 4} or len(one) > 2:  # noqa: PLR2004
        return None
    year, first, second = _year(three), int(one), int(two)
    day_first = _day_first(separator, first, second, parts.half, language)
    if day_first is None:
        return None
    return (year, second, first) if day_first else (year, first, second)


def _day_first(separator: str, first: int, second: int, half: str | None, language: str | None) -> bool | None:
    if first > 12 or second > 12:  # noqa: PLR2004 - only one of them can be the month
        return first > 12  # noqa: PLR2004
    if first == second or separator == ".":  # dots are written where the day comes first
        return True
    if language:
        lower = language.lower()
        return not (lower == "en" or lower.startswith(("en-us", "en-ph")))
    return False if half is not None else None  # a.m. and p.m. with slashes: written in the United States


def _read_loosely(text: str, language: str | None) -> Moment | None:
    """Ask the two large libraries; both may fail in many ways on foreign text, and all of them mean "no"."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _by_dateutil(text) or _by_dateparser(text, language)
        except Exception:  # noqa: BLE001 - third-party guesswork on hostile text: whatever breaks, it is no date
            return None


def _by_dateutil(text: str) -> Moment | None:
    from dateutil import parser

    try:
        # Two defaults that differ in every field show which fields the text itself gave.
        one = parser.parse(text, default=datetime(2000, 1, 1, tzinfo=UTC))
        other = parser.parse(text, default=datetime(2001, 2, 2, tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
    if one != other:
        return None
    return _bounded(one.astimezone(UTC))


def _by_dateparser(text: str, language: str | None) -> Moment | None:
    import dateparser

    found = dateparser.parse(
        text,
        languages=[language.partition("-")[0]] if language else None,
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "RETURN_AS_TIMEZONE_AWARE": True,
            "TIMEZONE": "UTC",
        },
    )
    return _bounded(found.astimezone(UTC)) if found is not None else None


def _bounded(at: datetime) -> Moment | None:
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    whole_day = (at.hour, at.minute, at.second) == (0, 0, 0)
    return Moment(at=at, precision="day" if whole_day else "second")
