"""Hostile text costs work in proportion to its length, counted in lines of Python: twice the text, twice the work."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from support.rights_hostile import SHAPES, text, work

from syndicator.rights import licenses, notices, reading
from syndicator.rights.notices import places

AT = datetime(2026, 11, 22, tzinfo=UTC)
DOUBLE = 2.3  # twice, and what is looked up only once


@pytest.mark.parametrize("piece", SHAPES.values(), ids=SHAPES)
def test_the_work_of_a_notice_is_linear(piece: str) -> None:
    notices.read(text(piece, 900))
    small, middle, large = (
        work(lambda characters=characters: notices.read(text(piece, characters)))
        for characters in (2_000, 4_000, 8_000)
    )
    assert middle < DOUBLE * small
    assert large < DOUBLE * middle


@pytest.mark.parametrize(
    "name", ["many short clauses", "copyright lines", "not, in Chinese", "a sentence that never ends"]
)
def test_of_a_megabyte_no_more_is_read_than_of_the_longest_notice(name: str) -> None:
    def read(characters: int) -> object:
        words = text(SHAPES[name], characters)
        return reading.read(words, url="https://hill.example/", publisher="Hill Gazette", at=AT)

    read(200_000)  # tables and expressions are looked into once
    assert work(lambda: read(1_000_000)) < 1.2 * work(lambda: read(250_000))


def test_links_of_a_notice_are_looked_for_in_bounded_number() -> None:
    link = '<a href="https://x.example/">Terms {}</a> '
    markup = "".join(link.format(number) for number in range(4_000))
    found = places.links("Terms 1 Terms 2 Terms 3999", markup)
    assert [each.words for each in found[1:3]] == ["Terms 1", "Terms 2"]
    assert len(found) < 2_000


def test_a_list_of_licences_puts_nothing_under_any_of_them() -> None:
    names = ", ".join(
        f"CC BY 4.0, CC BY-NC {version}" for version in ("1.0", "2.0", "2.5", "3.0", "4.0") for _ in range(5)
    )
    said = notices.read(f"This article is licensed under {names}")
    assert not any(one.grants or one.license for one in said)
    assert any(one.stance == "unreadable" for one in said)


def test_units_without_end_name_no_licence() -> None:
    assert licenses.find("Creative Commons " + "by nc " * 3 + "4.0")
    assert licenses.find("Creative Commons " + "by nc " * 30 + "4.0") == ()
