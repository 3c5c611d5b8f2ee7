"""Five-field cron expressions: checked and put in the one form every reader understands. Rings nothing.

Days of the week become names: in crontab(5) Sunday is 0, in APScheduler Monday is, and nobody should wonder.
"""

from __future__ import annotations

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7))
LONGEST = 200  # characters


def normalise(expression: str) -> str:
    """Return the expression in lower case with single spaces and named week days. Raises ``ValueError`` in words."""
    fields = expression[: LONGEST + 1].lower().split()
    if len(expression) > LONGEST or len(fields) != len(_FIELDS):
        raise ValueError(
            'a cron expression has five fields: minute, hour, day, month, day of the week, "*/15 6-22 * * *"'
        )
    values = [_field(text, *rule) for text, rule in zip(fields, _FIELDS, strict=True)]
    days, months = values[2], values[3]
    if min(days) > max(_LONGEST_MONTH[month - 1] for month in months):
        raise ValueError(f"no such month has a day {min(days)}, so this never rings")
    if fields[4] != "*":
        week = {value % 7 for value in values[4]}
        fields[4] = "*" if len(week) == len(_DAYS) else ",".join(_DAYS[value] for value in sorted(week))
    return " ".join(fields)


def _field(text: str, name: str, low: int, high: int) -> set[int]:
    """Every value a field means."""
    values: set[int] = set()
    for part in text.split(","):
        span, slash, step_text = part.partition("/")
        step = _number(step_text, name, 1, high) if slash else 1
        if span == "*":
            first, last = low, (6 if name == "day of the week" else high)
        else:
            start, dash, end = span.partition("-")
            first = _value(start, name, low, high)
            last = _value(end, name, low, high) if dash else (high if slash else first)
        if first > last:
            raise ValueError(f"the range {span} of the {name} runs backwards")
        values.update(range(first, last + 1, step))
    return values


def _value(text: str, name: str, low: int, high: int) -> int:
    if name == "month" and text in _MONTHS:
        return _MONTHS.index(text) + 1
    if name == "day of the week" and text in _DAYS:
        return _DAYS.index(text)
    return _number(text, name, low, high)


def _number(text: str, name: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and low <= int(text[:4]) <= high):
        raise ValueError(f"the {name} must be a number from {low} to {high}")
    return int(text[:4])
