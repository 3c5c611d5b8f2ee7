"""Disguised words and forms nobody filled in open nothing, and quotes stay true to the source."""

from __future__ import annotations

import pytest

from syndicator.rights.notices import read
from syndicator.rights.notices.unfilled import stretches

CC = "All articles are licensed under CC BY 4.0."


def opens(text: str) -> bool:
    return any(reading.grants or reading.license for reading in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "You may n\u00adot re\u00adpublish our articles, even if you credit us.",
        "You may not\u200brepublish our articles, even if you credit us.",
        "\u0410rticles m\u0430y N\u041eT be republished under \u0430 Creative Commons Attribution 4.0 licence.",
        "You may N O T republish our articles.",
        "Der Nachdruck unserer Artikel ist ni\u00adcht ge\u00adstattet.",
        "This article is licensed under C\u0336C\u0336 \u0336B\u0336Y\u0336 4.0.",
        "This article is licensed under https://creativecomm\u043ens.org/licenses/by/4.0/",
    ],
)
def test_a_disguised_word_opens_nothing(text: str) -> None:
    assert not opens(text)
    assert read(text)


@pytest.mark.parametrize(
    "text",
    [
        "© [YEAR] [YOUR NAME]. " + CC,
        "© [JAHR] [IHR NAME]. " + CC,
        "© [AÑO] [TU NOMBRE]. " + CC,
        "© <your name> " + CC,
        "© TODO. " + CC,
        "This work is licensed under [INSERT LICENCE HERE, e.g. CC BY 4.0].",
        "This work is licensed under ________ (for instance CC BY 4.0).",
        "{{ site.owner }}: " + CC,
        "{% if open %}" + CC + "{% endif %}",
        "<%= owner %>: " + CC,
        "${owner}: " + CC,
        "%OWNER%: " + CC,
        "Lorem ipsum dolor sit amet. " + CC,
        "You may republish our articles under [license].",
        "[Insert name here] permits everybody to republish these articles free of charge.",
    ],
)
def test_a_form_nobody_filled_in_opens_nothing(text: str) -> None:
    found = read(text)
    assert not any(reading.grants or reading.license for reading in found)
    assert any(reading.stance == "unreadable" for reading in found) or stretches(text)


@pytest.mark.parametrize(
    "text",
    [
        CC,
        "All arti\u00adcles are licen\u00adsed under CC BY 4.0.",
        "You may re\u00adpublish our articles free of charge.",
        "You may republish our articles for free if you include the line “By [author name], Daily Example”.",
        "You may republish our articles free of charge. Please credit us: By [Author], Daily Example.",
        "[This work](https://daily.example/1) is licensed under CC BY 4.0.",
        "[Link](https://daily.example/1): " + CC,
        CC + " See [1], [a] and […].",
    ],
)
def test_plain_notices_and_lines_to_be_copied_are_read(text: str) -> None:
    assert opens(text)


@pytest.mark.parametrize(
    "text",
    [
        "All arti\u00adcles are licen\u00adsed under CC BY 4.0. You may n\u200bot sell them.",
        "© Daily\u00ad Example 2026. You may not\u200brepublish it.",
        "m\u0430y N\u041eT be republished. " + CC,
        "You may re-\npublish our articles.",
        "{{ a }} " + CC,
    ],
)
def test_quotes_are_the_words_of_the_source(text: str) -> None:
    found = read(text)
    assert found
    assert all(reading.words == text[reading.start : reading.end] for reading in found)


def test_a_link_keeps_its_licence_where_its_words_hold_soft_hyphens() -> None:
    html = 'Licence: <a href="https://creativecommons.org/licenses/by/4.0/">Attri\u00adbution</a>'
    assert any(reading.license for reading in read("This article is under this licence: Attri\u00adbution", html=html))


def test_an_address_with_a_foreign_letter_is_no_licence() -> None:
    html = (
        'This text is licensed under <a href="https://creativecomm\u043ens.org/licenses/by/4.0/">this lic\u00adence</a>'
    )
    assert not any(one.license for one in read("This text is licensed under this lic\u00adence", html=html))
