"""Disguised words and forms nobody filled in open nothing, and quotes stay true to the source."""

from __future__ import annotations

import pytest
from support.notices_read import may

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
        "$OWNER: " + CC,
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


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        (
            "FFF",
            "Begin with the words “[your name] thanks Daily Example”, and you may republish our articles for free.",
        ),
        ("FFF", "Include “[your name] thanks us” and “with thanks”. You may republish our articles for free."),
        ("FFF", "You may republish our articles for free if you credit [author name], Daily Example."),
        ("---", "Hello [your name], you may republish our articles for free."),
        ("---", "“Hello”, dear [your name], you may republish our articles for free."),
        ("---", "“Daily Example”[your name] permits everybody to republish these articles for free."),
        ("---", "[your name] permits everybody to republish these articles for free, with the credit “Daily Example”."),
        ("---", "You may republish our articles free of charge with the line: Daily Example, under [licence]."),
        ("---", "Copyright [your name]. You may republish our articles for free."),
        ("---", "Copyright TBA. You may republish our articles for free."),
        ("---", "© ____. You may republish our articles for free."),
        ("FFF", "You may republish our articles for free. Photographer: ____"),
        ("FFF", "You may republish our articles for free. The next issue: TBA"),
        ("FFF", "You may republish our articles for free … and often."),
    ],
)
def test_a_place_for_the_republisher_to_fill_is_none_of_ours(expected: str, notice: str) -> None:
    assert may(notice) == expected


@pytest.mark.parametrize("before", ["Credit ", "The line "])
def test_a_line_to_be_printed_has_places_of_its_own(before: str) -> None:
    assert not stretches(before + "[author name], Daily Example")
    assert stretches("Hello [author name], Daily Example")


@pytest.mark.parametrize(("places", "expected"), [(60, "FFF"), (61, "---")])
def test_a_notice_full_of_places_is_a_form(places: int, expected: str) -> None:
    assert may("We thank you, [your name]. " * places + "\n\nYou may republish our articles for free.") == expected


def test_no_more_places_are_looked_at_than_a_notice_can_have() -> None:
    assert len(stretches("lorem ipsum " * 400)) == 200


def test_text_that_runs_backwards_is_doubtful_to_its_end() -> None:
    backwards = "\u202eWe thank you. " + "We thank you. " * 80
    assert may(backwards + "You may republish our articles for free.") == "---"


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("You may not\u200brepublish our articles.", "prohibition", "restricts"),
        ("Hello. You may not\u200brepublish our articles. Thank you.", "prohibition", "restricts"),
        ("This is the Daily Example. All rights\u200breserved.", "copyright", "reserves"),
        ("Repro\u200bduction of our articles is permitted free of charge.", "unreadable", "unreadable"),
    ],
)
def test_what_either_way_of_reading_forbids_is_forbidden(text: str, kind: str, stance: str) -> None:
    found = {reading.kind: reading for reading in read(text)}
    assert found[kind].stance == stance  # type: ignore[index]  # a kind
    assert found[kind].words == text  # type: ignore[index]  # a kind
    assert not opens(text)


@pytest.mark.parametrize(
    "text", ["You may re\u200bpublish our articles free of charge.", "Copyright 2026 Daily\u200bExample."]
)
def test_what_both_ways_of_reading_say_is_said_once(text: str) -> None:
    assert len(read(text)) == 1


def test_a_doubtful_permission_still_informs_and_asks() -> None:
    doubtful = "You may republish our articles for free with the words “{{ author }}, Daily Example”."
    found = read("Welcome. " + doubtful + " Thank you.")
    assert [(one.kind, one.stance, one.basis) for one in found] == [
        ("permission", "informs", "none"),
        ("duty", "restricts", "none"),
        ("unreadable", "unreadable", "none"),
    ]
    assert [duty.action for duty in found[1].duties] == ["credit_line_fixed"]
    assert {one.words for one in found} == {doubtful}


def test_an_embargo_in_doubt_stays_one() -> None:
    found = {one.kind: one for one in read("{{ site }} Embargo: 1 May 2026, 10:00 CET. " + CC)}
    assert (found["embargo"].stance, found["embargo"].basis) == ("restricts", "permission")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You may republish our articles for free.Thaжnks to everybody.", "FFF"),
        ("Thaжnks to everybody!You may republish our articles for free.", "FFF"),
        ("Thaжnks to everybody: you may republish our articles for free.", "---"),
    ],
)
def test_a_doubtful_word_doubts_its_own_sentence(text: str, expected: str) -> None:
    assert may(text) == expected


def test_a_blank_that_is_no_owner_and_no_licence_is_none_of_ours() -> None:
    assert not stretches("Name: ______, town: ______ (TBA)")


def test_a_doubtful_licence_of_pictures_is_none() -> None:
    first, *_ = read("The photos in [insert name] are licensed under CC BY 4.0. " + CC)
    assert (first.part, first.license, first.stance) == ("image", None, "informs")
    assert opens("The photos in [insert name] are licensed under CC BY 4.0. " + CC)


def test_words_in_doubt_that_say_nothing_of_rights_are_no_reading() -> None:
    assert [reading.kind for reading in read("We thank you, [your name]. " + CC)] == ["license"]
