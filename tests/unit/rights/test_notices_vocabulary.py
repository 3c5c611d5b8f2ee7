"""A permission counts where every word of its sentence is known: what nobody thought of opens nothing."""

from __future__ import annotations

import pytest
from support.notices_read import may

from syndicator.rights import licenses, notices
from syndicator.rights.notices.plain import is_plain


def opens(text: str) -> bool:
    """Whether all of it may be published, as far as nothing unknown stands in the way."""
    grants = [grant for reading in notices.read(text) for grant in reading.grants]
    return any(grant.action == "republish_full" and not grant.unmet for grant in grants)


def missing(text: str) -> list[str]:
    """What is said to be not understood."""
    return [said for reading in notices.read(text) for grant in reading.grants for said in grant.unmet][:1]


@pytest.mark.parametrize(
    "text",
    [
        # of something else, that no table has a name for
        "Episodes of the podcast are licensed under CC BY 4.0.",
        "Recipes: CC BY-SA 4.0.",
        "The index of street names is available under CC BY 4.0.",
        "Die Hörbücher stehen unter CC BY 4.0.",
        "Les partitions sont publiées sous licence CC BY-SA 4.0.",
        "Las recetas de la sección se publican bajo licencia CC BY 4.0.",
        "As receitas são publicadas sob licença CC BY 4.0.",
        "Le ricette sono distribuite con licenza CC BY 4.0.",
        "De recepten vallen onder CC BY 4.0.",
        "Рецепты доступны по лицензии CC BY 4.0.",
        # in another time, another mood
        "Our articles were published under CC BY 4.0.",
        "Unsere Artikel standen unter CC BY 4.0.",
        "Nos articles étaient publiés sous licence CC BY 4.0.",
        "The ministry demands that every broadcaster publish its articles under CC BY 4.0.",
        "Der Gesetzentwurf sieht vor, dass alle Inhalte unter CC BY 4.0 veröffentlicht werden.",
        "Our editors wonder whether to publish the articles under CC BY 4.0.",
        # of some of them
        "Articles older than three years are available under CC BY 4.0.",
        "Articles by our apprentices may be republished free of charge.",
        "Unsere vergriffenen Artikel dürfen nachgedruckt werden.",
        # of what a Japanese or Chinese sentence begins with
        "サンプルコードは自由に転載できます。",
        "照片可自由转载。",
        # answers nobody ticked
        "☐ CC BY 4.0 for everything",
    ],
)
def test_a_word_nobody_knows_closes_what_its_sentence_permits(text: str) -> None:
    assert not opens(text)


@pytest.mark.parametrize(
    "text",
    [
        "All content on Harbour Light is licensed under a Creative Commons Attribution 4.0 International licence.",
        "Harbour Light allows anyone to republish its articles for free.",
        "© 2024 by Ann Poe is licensed under CC BY 4.0",
        "We license our articles under a Creative Commons licence (CC BY 4.0), which explains the details.",
        "Unless a story says otherwise, you may republish our articles.",
        "Except where otherwise noted (look for the notices), our articles are under CC BY 4.0.",
        "Our articles are under CC BY 4.0, apart from the photos, whose owners differ.",
        "You may republish this article without changes.",
        "Alle Texte von Hafenlicht stehen unter der Lizenz CC BY 4.0, ausgenommen Fotos, die anderen gehören.",
        "I testi di Luce del Porto sono distribuiti con licenza CC BY 4.0.",
        "Материалы «Портового света» доступны по лицензии CC BY 4.0.",
        "Всі матеріали сайту доступні на умовах ліцензії CC BY 4.0.",
        "Everything here is CC0, take what you like.",
        "記事は自由に転載できます。",
        "文章可自由转载。",
        "Our articles are availableunder CC BY 4.0.",  # a blank was lost
    ],
)
def test_words_that_say_nothing_and_names_where_names_stand_close_nothing(text: str) -> None:
    assert opens(text)


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("Long Walks by Ann Poe is licensed under a Creative Commons Attribution 4.0 International License.", True),
        ("Ein Tagebuch von Ann Poe steht unter einer Creative Commons Namensnennung 3.0 Lizenz.", True),
        ("Icons by Ann Poe is licensed under a Creative Commons Attribution 4.0 International License.", False),
        ("Our cartoons by Ann Poe are licensed under CC BY 4.0.", False),
        ("This article was published under CC BY 4.0.", True),
        ("Dieser Text wurde unter der Lizenz CC BY 4.0 veröffentlicht.", True),
        ("Every text was published under CC BY 4.0.", False),
        ("This article was published under CC BY 4.0 while it was new.", False),
        ("You may republish this article when crediting Harbour Light.", True),
        ("You may republish this article when the moon is full.", False),
        ("With the right of first publication, our articles are licensed under CC BY 4.0.", True),
        ("Harbour Light is licensed under CC BY 4.0.", True),
        ("Recipes are licensed under CC BY 4.0.", False),
        ("Rezepte stehen unter CC BY 4.0.", False),
    ],
)
def test_formulas_in_which_other_words_say_nothing(text: str, opened: bool) -> None:  # noqa: FBT001 - a table's column
    assert opens(text) is opened


@pytest.mark.parametrize(
    ("around", "opened"),
    [
        ("Harbour Light by Ann Poe", True),
        ("Archive – RSS – Impressum – Powered by Nikola", True),
        ("Recipes:", False),
        ("Podcast episodes are under", False),
    ],
)
def test_names_around_the_link_of_a_licence_close_nothing(around: str, opened: bool) -> None:  # noqa: FBT001 - as above
    found = notices.read(f"{around} CC BY 4.0 http://creativecommons.org/licenses/by/4.0/", marked=True)
    assert any(grant.action == "republish_full" and not grant.unmet for one in found for grant in one.grants) is opened


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("All our content may be reproduced, with the exception of photographs.", True),
        ("All our content may be reproduced, with the exception of articles and photographs.", False),
        ("All our content may be reproduced, except texts.", False),
        ("All our content may be reproduced, except guest articles.", False),  # nobody here knows which those are
    ],
)
def test_an_exception_of_all_texts_leaves_none(text: str, opened: bool) -> None:  # noqa: FBT001 - a table's column
    assert opens(text) is opened


def test_what_is_not_understood_is_quoted() -> None:
    assert missing("Recipes and knots are licensed under CC BY 4.0.") == [
        "open to somebody who knows what is meant by “Recipes”, “knots”"
    ]


def test_how_much_may_be_taken_is_said_of_excerpts_only() -> None:
    (excerpt,) = [
        grant
        for reading in notices.read("You may republish the first 200 words of our articles.")
        for grant in reading.grants
    ]
    assert (excerpt.action, excerpt.excerpt_limit, excerpt.unmet) == ("republish_excerpt", 200, ())
    assert not opens("The first articles may be republished by anyone.")


def test_times_are_plain_where_they_were_read() -> None:
    (timed,) = [
        grant
        for reading in notices.read("Puedes republicar esta nota durante 2 semanas.")
        for grant in reading.grants
        if grant.action == "republish_full"
    ]
    assert (timed.valid_days, timed.unmet) == (14, ())


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("for 30 days", 30),
        ("for 48 hours", 2),
        ("for 6 hours", 0),
        ("for one year", 365),
        ("for two weeks", 14),
        ("for a month", None),  # "a" is no number
    ],
)
def test_days_are_whole_days(said: str, days: int | None) -> None:
    grants = [grant for reading in notices.read(f"You may republish this story {said}.") for grant in reading.grants]
    assert {grant.valid_days for grant in grants} == {days}


@pytest.mark.parametrize("word", ["were", "should", "never", "podcast", "metadata", "until", "only", "waren", "était"])
def test_words_that_bound_or_take_back_are_never_plain(word: str) -> None:
    from syndicator.rights.tokens import fold

    assert not is_plain(fold(word))


@pytest.mark.parametrize(
    "value",
    [
        "Articles were under CC BY 4.0 until 2019",
        "no longer CC BY 4.0",
        "Recipes: CC BY 4.0",
        "The committee recommends CC BY 4.0",
    ],
)
def test_a_sentence_is_no_title_of_a_licence(value: str) -> None:
    assert licenses.by_title(value) is None


@pytest.mark.parametrize(
    "text",
    [
        "This text is CC BY 4.0 if the author is dead.",
        "We like CC BY 4.0.",
        "This article explains CC BY 4.0.",
        "Our articles are licensed under CC BY 4.0 to members.",
        "Our articles are licensed to libraries under CC BY 4.0.",
        "Articles are free to republish for the Daily Bell.",
        "Anyone in our newsroom may republish our articles.",
        "You can use our content in your feed reader.",
        "Sie dürfen Rezepte gerne abdrucken.",
        "Our articles may be republished by us.",
        "You may republish our articles in your dreams.",
        "You may republish, crediting us, the recipes of this site.",
        "You may republish, with credit to us, our recipes.",
    ],
)
def test_known_words_may_still_say_to_whom_or_what_for(text: str) -> None:
    assert not opens(text)


def test_a_number_without_end_is_a_number() -> None:
    assert may(f"You may republish {'9' * 5_000} articles.") == "---"
