"""Two articles, one story? A measured set: what editors do to a story, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import stories

from syndicator.model.article import Article
from syndicator.normalise.shingles import PLACES
from syndicator.pipeline.sameness import Told, difference, has_parted, is_another, sketch_of

PAIRS = {name: (one, other, expected) for name, one, other, expected in stories.pairs()}


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_is_told_for_what_it_is(name: str) -> None:
    one, other, expected = PAIRS[name]
    why = difference(Told(one), Told(other))
    assert (why is None) is expected, why
    assert difference(Told(other), Told(one)) == why


@pytest.mark.parametrize("name", [name for name, (_, _, expected) in PAIRS.items() if expected])
def test_the_same_story_is_found_by_its_sentences_from_both_sides(name: str) -> None:
    one, other, _ = PAIRS[name]
    assert set(sketch_of(one)[:PLACES]) & set(sketch_of(other))
    assert set(sketch_of(other)[:PLACES]) & set(sketch_of(one))


def test_what_one_house_numbers_as_two_is_two_unless_it_is_the_same_to_the_letter() -> None:
    one = stories.told(stories.LOCK, "Old lock is kept")
    edited = stories.told([*stories.LOCK[:-2]], "Old lock is kept")
    retitled = stories.told(stories.LOCK, "Lock on the Tern is kept")
    assert difference(Told(one), Told(one), same_source=True) is None
    assert difference(Told(one), Told(edited)) is None
    assert difference(Told(one), Told(edited), same_source=True) == "text"
    assert difference(Told(one), Told(retitled), same_source=True) == "headline"


def test_tellings_part_when_their_texts_do_and_not_when_one_shrinks_to_a_teaser() -> None:
    lock = Told(stories.told(stories.LOCK, "Old lock is kept"))
    assert has_parted(lock, Told(stories.told(stories.BEES, "Old lock is kept")))
    assert not has_parted(lock, Told(stories.told(stories.LOCK[:-4], "Old lock is kept")))
    assert not has_parted(lock, Told(stories.told(stories.LOCK[:1], "Old lock is kept")))


def _at(article: Article, url: str) -> Article:
    from dataclasses import replace

    return replace(article, url=url)


def test_a_guid_that_comes_again_is_another_article_only_when_nothing_is_left() -> None:
    held = _at(stories.told(stories.LOCK, "Old lock is kept"), "https://a.example/1")
    other = _at(stories.told(stories.BEES, "Fewer dead bees in the valley"), "https://a.example/2")
    assert is_another(held, other)
    assert not is_another(held, _at(other, "https://www.a.example/1/?utm_source=x"))
    assert not is_another(held, _at(stories.told(stories.LOCK, "Fewer dead bees in the valley"), "https://a.example/2"))
    assert not is_another(held, _at(stories.told(stories.BEES, "The old lock: more"), "https://a.example/2"))


TEXTS = st.text(max_size=400) | st.lists(st.sampled_from([*stories.LOCK, *stories.CHINESE]), max_size=30).map(" ".join)


@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared_and_order_means_nothing(first: str, second: str) -> None:
    one, other = (Told(stories.told([text], "A title")) for text in (first, second))
    assert difference(one, other) == difference(other, one)
    assert len(sketch_of(one.article)) <= 12
