"""What an exception takes out of a permission, and from when it counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syndicator.rights import notices
from syndicator.rights.notices import Reading


def _granting(text: str) -> Reading:
    (found,) = (reading for reading in notices.read(text) if reading.grants)
    return found


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("You may republish our articles.", set()),
        ("You may republish our articles, except photos.", {"images"}),
        ("You may republish our articles, except graphics.", {"images"}),
        ("You may republish our articles, except videos.", {"images"}),
        ("You may republish our articles, except photos from third parties.", {"images_third_party"}),
        ("You may republish our articles except images, including those of third parties.", {"images_third_party"}),
        ("You may republish our articles, except our logo.", {"logo"}),
        ("You may republish our articles, except for commercial use.", {"commercial"}),
        ("You may republish our articles except for non-commercial use.", set()),
        ("Our texts, except images and logo, are CC BY 4.0.", {"images", "images_third_party", "logo"}),
    ],
)
def test_what_is_excepted_is_forbidden(text: str, taken: set[str]) -> None:
    assert set(_granting(text).prohibitions) == taken


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Our articles are under CC BY 4.0.", None),
        ("From 2030, our articles are under CC BY 4.0.", (2030, 1, 1)),
        ("Since the year 2020 our articles are under CC BY 4.0.", (2020, 1, 1)),
        ("Ab dem Jahr 2030 stehen unsere Artikel unter CC BY 4.0.", (2030, 1, 1)),
        ("From 1 July 2023, our texts are CC BY 4.0.", (2023, 7, 1)),
        ("From 2023-07-01 our texts are CC BY 4.0.", (2023, 7, 1)),
        ("Articles published after 1 July 2023 are under CC BY 4.0.", (2023, 7, 1)),
    ],
)
def test_a_year_begins_on_its_first_day_and_a_day_is_a_day(text: str, day: tuple[int, int, int] | None) -> None:
    assert _granting(text).effective_from == (datetime(*day, tzinfo=UTC) if day else None)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Theme by Ann. Licence: CC BY 4.0", "design"),
        ("Theme by Ann. © Hill, licence: CC BY 4.0", "work"),
        ("© Hill 2020. Theme by Ann. Licence: CC BY 4.0", "design"),  # signed was another sentence
        ("Theme by Ann. Licence: CC BY 4.0. © Hill 2020.", "design"),
    ],
)
def test_a_licence_is_the_sites_where_the_sentence_itself_is_signed(text: str, part: str) -> None:
    assert [said.part for said in notices.read(text) if said.license] == [part]


def test_a_reading_quotes_its_sentence_and_its_place() -> None:
    text = "Welcome to us. You may republish our articles."
    said = _granting(text)
    assert said.words == "You may republish our articles."
    assert text[said.start : said.end] == said.words
