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
