"""What holds for every text: quotes are true, nothing raises, doubt narrows, time is linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicator.rights import notices
from syndicator.rights.notices.segment import sentences

PIECES = (
    "© 2024 Hill Gazette. ",
    "All rights reserved. ",
    "You may republish our stories in full. ",
    "You may not edit them. ",
    "Licensed under CC BY-NC-ND 4.0. ",
    "Photos are excluded. ",
    "without permission ",
    "Der Nachdruck ist gestattet. ",
    "sauf mention contraire, ",
    "except for images; ",
    "[link](#) ",
    "“quoted” ",
    "未经授权不得转载。",
    "(c) ",
    "must credit ",
    "\n\n",
    "https://creativecommons.org/licenses/by/4.0/ ",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=80, deadline=None)
def test_every_reading_quotes_its_place(text: str) -> None:
    for reading in notices.read(text):
        assert reading.words == text[reading.start : reading.end]
        assert reading.words


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_nothing_raises(text: str) -> None:
    notices.read(text, html=text)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sampled_from(("commercial", "images", "edit")))
@settings(max_examples=60, deadline=None)
def test_a_prohibition_added_never_widens(text: str, what: str) -> None:
    more = {
        "commercial": "Reproduction for commercial purposes is prohibited.",
        "images": "Photographs may not be reproduced.",
        "edit": "Our articles may not be edited.",
    }[what]

    def full(block: str) -> set[str]:
        return {
            grant.audience
            for reading in notices.read(block)
            for grant in reading.grants
            if grant.action == "republish_full"
        }

    before = full(text + "\n\n")
    after = full(text + "\n\n" + more)
    assert after <= before | ({"noncommercial"} if "anyone" in before else set())


@pytest.mark.parametrize("text", ["", " ", "The weather was fine.", "A story about a copy of a painting."])
def test_prose_that_says_nothing_grants_nothing(text: str) -> None:
    assert not any(reading.grants for reading in notices.read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Wszelkie prawa zastrzeżone. Kopiowanie bez zgody redakcji zabronione.",
        "Free to republish? Not without permission.",
    ],
)
def test_what_cannot_be_read_can_only_narrow(text: str) -> None:
    readings = notices.read(text)
    assert readings
    assert not any(reading.grants for reading in readings)


def test_sentences_survive_abbreviations_addresses_and_lost_list_marks() -> None:
    text = (
        "Hill Co. Ltd. owns www.hill.example. Write to a.b@hill.example for the U.K. edition. "
        "credit the author You must link"
    )
    found = [text[start:end] for start, end in sentences(text)]
    assert found == [
        "Hill Co. Ltd. owns www.hill.example.",
        "Write to a.b@hill.example for the U.K. edition.",
        "credit the author",
        "You must link",
    ]


def test_a_long_notice_ends_in_something_unreadable() -> None:
    text = "You may republish our stories. " * (notices.LONGEST // 20)
    assert len(text) > notices.LONGEST
    assert notices.read(text)[-1].stance == "unreadable"


@pytest.mark.parametrize(
    "unit",
    [
        "© ",
        "copyright ",
        "CC BY ",
        "((((",
        "a.b.c.",
        "x@y.",
        "without prior ",
        "Aa Bb ",
        "created by ",
        "you may republish ",
        "you may republish words of ",
        "未经授权",
        '"“',
        "[x](",
    ],
)
def test_adversarial_text_costs_time_linear_in_its_length(unit: str) -> None:
    small = max(_cost(unit, 3_000), 0.02)
    assert min(_cost(unit, 24_000) for _ in range(2)) < 24 * small  # linear: 8 times; quadratic: 64 times


def test_a_megabyte_costs_what_the_cap_costs() -> None:
    unit = "You may not republish this without permission © 2024 Hill, CC BY. "
    assert _cost(unit, 1_000_000) < 3 * _cost(unit, notices.LONGEST) + 0.5


def _cost(unit: str, length: int) -> float:
    text = (unit * (length // len(unit) + 1))[:length]
    start = time.process_time()
    notices.read(text)
    return time.process_time() - start
