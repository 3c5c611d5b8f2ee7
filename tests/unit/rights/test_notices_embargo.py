"""An embargo never ends too early, whatever of its time is said."""

from __future__ import annotations

import pytest

from syndicator.rights import notices


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("EMBARGOED until 1 March 2031, 06:00 UTC.", "2031-03-01T06:00:00+00:00"),
        ("Embargo: 00:01 GMT on 12 March 2031", "2031-03-12T00:01:00+00:00"),
        ("Under embargo until March 12, 2031, 10 a.m. EST", "2031-03-12T15:00:00+00:00"),
        ("Embargoed until 2031-03-01T06:00:00Z", "2031-03-01T06:00:00+00:00"),
        ("Embargoed until 2031-03-01T06:00+02:00", "2031-03-01T04:00:00+00:00"),
        # No zone: until that hour has come everywhere.
        ("Sperrfrist: 12. März 2031, 6 Uhr", "2031-03-12T18:00:00+00:00"),
        ("Sous embargo jusqu'au 12 mars 2031 à 14h30", "2031-03-13T02:30:00+00:00"),
        ("Embargoed until 12 March 2031 at 6:00 pm", "2031-03-13T06:00:00+00:00"),
        # No time: until that day has begun everywhere.
        ("Embargo until 12 March 2031", "2031-03-12T12:00:00+00:00"),
        ("Embargoed until 12 March 2031. Page 3 of 12.", "2031-03-12T12:00:00+00:00"),
    ],
)
def test_an_embargo_ends_when_it_says(words: str, ends: str) -> None:
    found = [reading for reading in notices.read(words) if reading.kind == "embargo"]
    assert [reading.embargo_until.isoformat() for reading in found if reading.embargo_until] == [ends]


def test_an_embargo_without_a_date_has_no_end() -> None:
    (reading,) = notices.read("This text is under embargo.")
    assert reading.embargo_until is None
    assert any(duty.action == "embargo" for duty in reading.duties)


def test_a_sentence_without_an_end_is_unreadable_and_quickly_so() -> None:
    (reading,) = notices.read("не " * 20_000)
    assert (reading.kind, reading.stance, reading.grants) == ("unreadable", "unreadable", ())
