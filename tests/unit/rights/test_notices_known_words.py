"""Which words of a sentence that permits are accounted for: by their place, by the credit, by a licence's name."""

from __future__ import annotations

import re

import pytest

from syndicator.rights import notices
from syndicator.rights.notices.plain import is_plain
from syndicator.rights.tokens import fold

LICENSED = "Our articles are under CC BY 4.0"
MAY = "You may republish our articles"


def opens(text: str) -> bool:
    """Whether all of it may be published, as far as nothing unknown stands in the way."""
    grants = [grant for reading in notices.read(text) for grant in reading.grants]
    return any(grant.action == "republish_full" and not grant.unmet for grant in grants)


def quoted(text: str) -> list[str]:
    """The words that are said to be not understood."""
    told = [said for reading in notices.read(text) for grant in reading.grants for said in grant.unmet]
    return re.findall("“(.+?)”", told[0]) if told else []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ballads, hymns, psalms, carols and shanties are under CC BY 4.0.", ["Ballads", "hymns", "psalms", "carols"]),
        ("Our psalms, psalms and hymns may be republished by anyone.", ["psalms", "hymns"]),
        ("Our articles (ring the bell) are under CC BY 4.0.", ["ring", "bell"]),
        (f"{MAY} without laughter.", ["without", "laughter"]),
        (f"{LICENSED} (bells excluded).", ["bells"]),
        ("Except photos and the bells, our articles are under CC BY 4.0.", ["bells"]),
        ("All our content may be reproduced, except articles, photos and logos.", ["articles"]),
    ],
)
def test_unknown_words_are_quoted_once_in_their_order_and_no_more_than_four(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize("thing", ["images", "graphics", "videos", "code"])
def test_things_that_are_no_text_are_taken_along_behind_the_text_only(thing: str) -> None:
    assert opens(f"Our articles and {thing} may be republished by anyone.")
    assert not opens(f"Our {thing} and articles may be republished by anyone.")


@pytest.mark.parametrize("thing", ["data", "reader comments", "recipes", "tunes"])
def test_what_is_no_part_of_an_article_closes_its_permission(thing: str) -> None:
    assert not opens(f"Our articles and {thing} may be republished by anyone.")


@pytest.mark.parametrize("box", "☐☑☒□■")
@pytest.mark.parametrize(
    "text", [f"{MAY}.", "This work is licensed under CC BY 4.0.", f"{LICENSED}.", "CC BY 4.0 for everything"]
)
def test_an_answer_with_a_box_before_it_is_nobodys_word(box: str, text: str) -> None:
    assert not opens(f"{box} {text}")


@pytest.mark.parametrize(
    ("behind", "opened"),
    [
        (", with notice to desk@harbour.example", True),
        (" from harbour.example/stories/free", True),
        (" of www.harbour.example", True),
        (" from the shed", False),
    ],
)
def test_an_address_is_known_whatever_it_spells(behind: str, opened: bool) -> None:  # noqa: FBT001 - a table's column
    assert opens(f"{MAY}{behind}.") is opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("From March 2024 our articles are under CC BY 4.0.", True),
        (f"{MAY} until 1 March 2030.", True),
        (f"{MAY} since the flood.", False),
        (f"{MAY} during summer.", False),
        (f"{MAY} for 30 days, then remove them.", True),
        (f"{MAY} in January and in August.", False),  # in no other month
    ],
)
def test_words_of_time_are_known_where_the_time_was_read(text: str, opened: bool) -> None:  # noqa: FBT001 - as above
    assert opens(text) is opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("Texts are generally in the public domain.", True),
        ("Our articles are generally under CC BY 4.0.", False),
        ("Our articles are public domain, and the ringing bells too.", False),
        ("Our articles are in the public domain.", True),
        ("Our articles are in the public domain if the author is dead.", False),
        ("Our articles are in the public domain provided that the author is dead.", False),
        ("If the bells ring, our articles are in the public domain.", False),
    ],
)
def test_what_nobody_holds_is_free_without_any_if(text: str, opened: bool) -> None:  # noqa: FBT001 - as above
    assert opens(text) is opened


@pytest.mark.parametrize(
    ("behind", "opened"),
    [
        (", which explains the details", True),
        (", which means you may share them freely", True),
        (", which means you may share them only at the manor", False),
        (", which ended in 2019", False),
        (", which expired", False),
        (", which covers recipes", False),
        (", which applied in the old days", False),
        (", which the editors have since abandoned", False),
        (" which was withdrawn yesterday", False),
    ],
)
def test_behind_a_licence_which_explains_it_and_bounds_nothing(behind: str, opened: bool) -> None:  # noqa: FBT001
    assert opens(f"{LICENSED}{behind}.") is opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("Unless otherwise noted (ring the bell), our articles are under CC BY 4.0.", True),
        (f"Bells · {LICENSED} · Kittens", True),
        (f"{LICENSED}, except photos and their ringing bells.", True),
        ("Photos and their ringing bells excepted, our articles are under CC BY 4.0.", False),
        ("Our articles, which nobody reads, are under CC BY 4.0.", False),
    ],
)
def test_asides_that_speak_of_something_else_close_nothing(text: str, opened: bool) -> None:  # noqa: FBT001 - as above
    assert opens(text) is opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        (f"{MAY}; credit the ringing bells.", True),
        ("Crediting bells, you may republish our articles.", False),
        (f"{MAY} when crediting the gulls.", True),
        ("When crediting the gulls, you may republish our articles.", False),
        (f"{MAY} when the moon is full and credit us.", False),
        ("You must credit Harbour Light when you republish, which you may do with our articles.", False),
    ],
)
def test_only_a_credit_asked_for_behind_the_permission_says_what_it_likes(text: str, opened: bool) -> None:  # noqa: FBT001
    assert opens(text) is opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("The Long Walk by Ann Poe is licensed under CC BY 4.0.", True),
        ("Our ballads by Ann Poe are licensed under CC BY 4.0.", False),
        ("Photos by Ann Poe is licensed under CC BY 4.0.", False),
        ("a walk in winter by Ann Poe is licensed under CC BY 4.0.", False),
        ("Winter Walks under CC BY 4.0 by Ann Poe.", False),
        ("Winter Walks by Ann Poe, licensed under CC BY 4.0.", True),
    ],
)
def test_a_title_stands_before_its_author_who_licenses_it(text: str, opened: bool) -> None:  # noqa: FBT001 - as above
    assert opens(text) is opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("This article has been published under CC BY 4.0.", True),
        ("That article was published under CC BY 4.0.", False),
        ("This article was free to republish.", False),
        ("First published here, our articles are under CC BY 4.0.", True),
        ("Our first articles are under CC BY 4.0.", False),
        ("The first of our articles are under CC BY 4.0.", False),
    ],
)
def test_the_past_holds_for_this_article_and_its_licence(text: str, opened: bool) -> None:  # noqa: FBT001 - as above
    assert opens(text) is opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        (f"{MAY} without charge.", True),
        (f"{MAY} without photographs.", False),
        (f"{MAY} without asking first.", True),
        (f"{MAY} without asking us first.", True),
        ("Unsere Artikel dürfen ohne Änderung übernommen werden.", True),
        ("Unsere Artikel dürfen ohne Gelächter übernommen werden.", False),
        ("All our content may be reproduced, except stories by agencies.", False),
        ("All our content may be reproduced, excluding texts and photos.", False),
    ],
)
def test_without_says_nothing_of_changes_and_costs_and_something_of_all_else(text: str, opened: bool) -> None:  # noqa: FBT001
    assert opens(text) is opened


@pytest.mark.parametrize("word", ["availableunder", "republishthis", "ouroriginal"])
def test_two_plain_words_that_lost_their_blank_are_known(word: str) -> None:
    assert quoted(f"Our articles are {word} CC BY 4.0.") == []


def test_a_word_is_plain_by_itself_by_its_beginning_and_in_its_part_of_the_table() -> None:
    assert is_plain(fold("über"))
    assert is_plain("a")
    assert not is_plain("zz")
    assert is_plain("titles", "excerpt")
    assert is_plain("podcasting", "things")
    assert not is_plain("podcasting")
    assert not is_plain("icons", "excerpt")


@pytest.mark.parametrize(
    "text",
    [
        f"{MAY} if nobody objects.",
        f"{MAY} if no editor objects.",
        f"{MAY} provided that none of our editors objects.",
        f"{MAY} unless somebody objects.",
    ],
)
def test_nobody_here_knows_who_objects(text: str) -> None:
    assert not opens(text)
