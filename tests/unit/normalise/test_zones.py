"""Which day a moment was on where it was stated."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from syndicator.model.draft import Said
from syndicator.normalise.dates import dates, local_day

AT = datetime(2026, 11, 22, tzinfo=UTC)


def said(text: str, carrier: str) -> Said:
    return Said(text=text, carrier=carrier)


def day(*published: Said, updated: tuple[Said, ...] = ()) -> tuple[datetime, date]:
    found = dates(published, updated, at=AT, language="en").published
    assert found is not None
    return found.at, local_day(found)


LATE = datetime(2023, 11, 9, 1, 49, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "other",
    [
        said("2023-11-08T17:49:09-08:00", "html:time"),  # the same moment with its zone
        said("2023-11-08 17:49:09", "html:time"),  # the same clock without one
        said("November 8, 2023", "text:dateline"),  # the day readers are shown
    ],
)
def test_the_day_readers_saw(other: Said) -> None:
    assert day(said("2023-11-09T01:49:09Z", "jsonld:datePublished"), other) == (LATE, date(2023, 11, 8))


def test_a_day_east_of_utc() -> None:
    at, local = day(said("2021-11-04T23:00:00Z", "jsonld:datePublished"), said("5 November 2021", "text:dateline"))
    assert at == datetime(2021, 11, 4, 23, tzinfo=UTC)
    assert local == date(2021, 11, 5)


def test_the_day_of_the_last_change_is_no_zone() -> None:
    _, local = day(
        said("2021-11-04T10:00:00Z", "jsonld:datePublished"),
        said("5 November 2021", "text:dateline"),
        updated=(said("2021-11-05T08:00:00Z", "jsonld:dateModified"),),
    )
    assert local == date(2021, 11, 4)


def test_a_stated_zone_is_kept() -> None:
    _, local = day(said("2021-10-27T23:35:36+01:00", "jsonld:datePublished"), said("28 October 2021", "text:dateline"))
    assert local == date(2021, 10, 27)
