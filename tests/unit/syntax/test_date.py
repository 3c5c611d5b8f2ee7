"""Dates: every spelling seen in feeds and pages, with its precision; what is unclear is None."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.syntax import date

FLOOR = 68  # of the shared cases; the misses are three ISO dates without a century and one year 100


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("Sun, 11 Dec 2016 10:30:05 GMT", "2016-12-11T10:30:05", "second"),
        ("11 Dec 16 10:30 EST", "2016-12-11T15:30:00", "minute"),
        ("4. 2. 2022", "2022-02-04T00:00:00", "day"),
        ("2016-05-14T16:34+5.30", "2016-05-14T11:04:00", "minute"),
        ("2022-01-10T22:06:08:684Z", "2022-01-10T22:06:08.684000", "second"),
        ("Sun, 11 Dec 2016 10:30:05 -0000", "2016-12-11T10:30:05", "second"),
        ("Mon, 11 Dec 2016 10:30:05 +0530", "2016-12-11T05:00:05", "second"),  # it was a Sunday
        ("2016-12-11T10:30:05Z", "2016-12-11T10:30:05", "second"),
        ("2016-12-11T10:30:05.25+01:00", "2016-12-11T09:30:05.250000", "second"),
        ("2016-12-11 10:30", "2016-12-11T10:30:00", "minute"),
        ("2016-12-11", "2016-12-11T00:00:00", "day"),
        ("2016-12", "2016-12-01T00:00:00", "month"),
        ("2016", "2016-01-01T00:00:00", "year"),
        ("20161211T103005Z", "2016-12-11T10:30:05", "second"),
        ("2016-W50-7", "2016-12-18T00:00:00", "day"),
        ("2016-346", "2016-12-11T00:00:00", "day"),
        ("1481452205", "2016-12-11T10:30:05", "second"),
        ("1481452205000", "2016-12-11T10:30:05", "second"),
        ("Sun Dec 11 10:30:05 2016", "2016-12-11T10:30:05", "second"),
        ("2016-12-11T24:00:00Z", "2016-12-12T00:00:00", "second"),
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2017-01-01T00:00:00", "second"),
        ("December 11, 2016", "2016-12-11T00:00:00", "day"),
        ("Published: December 11th, 2016 at 5:30 p.m. EST", "2016-12-11T22:30:00", "minute"),
        ("12/13/2016 12:05:00 AM", "2016-12-13T00:05:00", "second"),
        ("11. Dezember 2016, 14.30 Uhr", "2016-12-11T14:30:00", "minute"),
        ("mardi 13 décembre 2016 à 14h30", "2016-12-13T14:30:00", "minute"),
        ("mar, 13 dic 2016", "2016-12-13T00:00:00", "day"),
        ("11 de dezembro de 2016 às 10:30", "2016-12-11T10:30:00", "minute"),
        ("domenica 11 dicembre 2016 ore 9:05", "2016-12-11T09:05:00", "minute"),
        ("maandag 12 december 2016 om 9.30 uur", "2016-12-12T09:30:00", "minute"),
        ("11 декабря 2016 г. в 12:30", "2016-12-11T12:30:00", "minute"),
        ("11.12.2016", "2016-12-11T00:00:00", "day"),
        ("2016年12月11日 下午3:05", "2016-12-11T15:05:00", "minute"),
    ],
)
def test_what_it_says(text: str, at: str, precision: str) -> None:
    found = date.parse(text)
    assert found is not None
    assert (found.at, found.precision) == (datetime.fromisoformat(at).replace(tzinfo=UTC), precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "0000-00-00",
        "10000-01-01T00:00:00Z",
        "1400-01-01",
        "2016-02-30",
        "2016-13-01",
        "Sun, 99 Jun 2009 12:00:00 GMT",
        "2016-12-11T25:00:00Z",
        "2016-12-11T10:30:05+99:99",
        "9999-12-31T23:59:59-01:00",
        "03/04/2016",
        "Published by Ann in May",
        " " * 100_000,
        "1" * 100_000,
        "١٢ ديسمبر ٢٠١٦",
    ],
)
def test_what_is_no_date_is_nothing(text: str) -> None:
    assert date.parse(text) is None


def test_the_language_settles_which_number_is_the_month() -> None:
    american, german = date.parse("03/04/2016", language="en-US"), date.parse("03/04/2016", language="de")
    assert american is not None
    assert german is not None
    assert (american.at.month, german.at.month) == (3, 4)


def test_the_large_libraries_are_asked_only_when_loose() -> None:
    text = "The 11th of December 2016 at half past ten"
    assert date.parse(text) is None
    assert date.parse("10 hours ago", loose=True) is None  # there is no clock here
    found = date.parse("10 Rhagfyr 2016", loose=True)  # Welsh, which no table of ours knows
    assert found is not None
    assert (found.at.year, found.at.month, found.at.day) == (2016, 12, 10)


@pytest.mark.shared
def test_shared_cases(shared: Path) -> None:
    good = total = 0
    for line in (shared / "dates" / "dates.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = date.parse(case["input"])
        shown = found.at.strftime("%Y-%m-%dT%H:%M:%SZ") if found else None
        total += 1
        good += shown == case["utc"] or bool(case["utc"] == "*any*" and shown)
    assert good >= FLOOR, f"{good} of {total}"


@given(st.text(max_size=130))
def test_nothing_raises(text: str) -> None:
    found = date.parse(text)
    assert found is None or found.at.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1600, 1, 1), max_value=datetime(9998, 1, 1)))  # noqa: DTZ001 - made aware below
def test_iso_round_trip(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    found = date.parse(aware.isoformat())
    assert found is not None
    assert found.at == aware


@pytest.mark.parametrize("text", ["1:" * 59, "1/" * 59, "Dec " * 29, "a" * 119, "1 " * 59])
def test_time_is_bounded(text: str) -> None:
    start = time.process_time()
    for _ in range(100):
        date.parse(text)
    assert time.process_time() - start < 2
