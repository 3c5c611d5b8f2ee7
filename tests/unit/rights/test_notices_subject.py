"""Whose works a clause is about, and what of a page it speaks of."""

from __future__ import annotations

import pytest

from syndicator.rights.notices import clause, subject
from syndicator.rights.tokens import tokens


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("created by Hill News for everybody", "Hill News"),
        ("Hill News articles may be copied", "Hill News"),
        ("content created by the Ann Roe", "Ann Roe"),
        ("Original Hill stories are free", "Hill"),
        ("You may republish Hill Gazette's content", "Hill Gazette"),
        ("use of hill.org content", "hill.org"),
        ("mit Beiträgen; beiträge von Hill Blatt", "Hill Blatt"),
        ("our articles", None),
        ("Any 2019 articles", None),
        ("all Press content", None),
        ("written by A", None),
        ("written by X", None),  # one letter is no name
        ("owned by The Hill Gazette", "Hill Gazette"),
        ("created by Radio X", "Radio X"),
        ("created by Hill News of the", "Hill News"),
        ("erstellt von Hill Blatt", "Hill Blatt"),
        ("prodotti da Hill", "Hill"),
        ("all 2019 content", None),
        ("noted, Hill content", "Hill"),
        ("the eHill stories", "eHill"),
    ],
)
def test_whose_works(text: str, name: str | None) -> None:
    assert subject.own_name(text) == name


def _sentence(text: str) -> clause.Sentence:
    return clause.analyse(text, 0, len(text), [word for word in tokens(text) if word.kind != "mark"])


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("photos of our site", "image"),
        ("articles and photos", "work"),
        ("the article's photos", "image"),
        ("the article’s photos", "image"),
        ("our articles' photos", "image"),
        ("article-graphics", "image"),
        ("our infographics", "image"),
        ("articles or videos", "work"),
        ("the text's videos", "media"),
        ("website design and texts", "design"),
        ("the data behind our articles", "metadata"),
        ("photos and readers' comments", "user"),
        ("this site and its photos", "image"),  # a site is where it stands
        ("our videos", "media"),
        ("the source code", "code"),
        ("comments by readers and articles", "user"),
        ("our texts", "text"),
        ("texts and articles", "work"),
        ("nothing here", "work"),
    ],
)
def test_what_it_speaks_of(text: str, part: str) -> None:
    sentence = _sentence(text)
    assert subject.part_of(sentence, len(text)) == part


def test_only_what_stands_between_the_places_counts() -> None:
    text = "photos and then the source code"
    sentence = _sentence(text)
    assert subject.part_of(sentence, len("photos")) == "image"
    assert subject.part_of(sentence, len("phot")) == "work"
    assert subject.part_of(sentence, len(text), after=len("photos")) == "code"


def test_a_sentence_far_down_in_a_notice_speaks_of_the_same() -> None:
    text = "Welcome to our page, dear readers. The article's photos and the articles and photos."
    start = text.index("The ")
    words = [word for word in tokens(text) if word.kind != "mark" and word.start >= start]
    sentence = clause.analyse(text, start, len(text), words)
    assert subject.part_of(sentence, text.index(" and the")) == "image"
    assert subject.part_of(sentence, len(text), after=text.index("articles and photos")) == "work"
