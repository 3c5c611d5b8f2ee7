"""What a correction changed, in few words and in linear time."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.articles import AT, article, decision

from syndicator.model.article import Article, Moment, Person
from syndicator.model.holding import Change, Holding
from syndicator.pipeline.changes import PASSAGE, PASSAGES, between


def _between(before: Article, after: Article, outcome: str = "link") -> Change | None:
    held = Holding(article=before, decision=decision(before), first_seen_at=AT, changed_at=AT, version=3, supplier="a")
    return between(held, after, decision(after, outcome=outcome), source_id="a", supplier="a", at=AT)


def _text(body: str, **changes: object) -> Article:
    return replace(article(), body_text=body, content_hash=body, **changes)  # type: ignore[arg-type] # a test's own


def test_nothing_that_anybody_sees_is_no_change() -> None:
    assert _between(article(), replace(article(), url="https://mill.example/moved")) is None


def test_a_change_is_told_with_its_words_and_places() -> None:
    made = _between(
        _text("The lock was built in 1827. It leaks."), _text("The lock was built in 1829. It leaks. A lot.")
    )
    assert made is not None
    assert (made.version, made.words_added, made.words_removed) == (4, 3, 1)
    assert made.passages == (("… was built in 1827.", "… was built in 1829."), ("", "A lot."))
    assert made.title is None


def test_people_dates_headlines_and_outcomes_are_told_before_and_after() -> None:
    before = replace(article(), people=(Person(name="Ann"),), published=Moment(at=AT, precision="day"))
    after = replace(
        before, people=(Person(name="Ann"), Person(name="Bo")), title="New", content_hash="x", published=None
    )
    made = _between(before, after, "full")
    assert made is not None
    assert made.people == ("Ann", "Ann, Bo")
    assert made.title == ("Title 1", "New")
    assert made.published == ("2026-05-01", "")
    assert made.outcome == ("link", "full")


def test_another_outcome_alone_is_no_new_version() -> None:
    made = _between(article(), article(), "full")
    assert made is not None
    assert (made.version, made.outcome, made.passages) == (3, ("link", "full"), ())


@given(st.text(max_size=2_000), st.text(max_size=2_000))
def test_whatever_changed_little_is_kept_of_it(before: str, after: str) -> None:
    made = _between(_text(before), _text(after))
    assert (made is None) is (before == after)
    if made is not None:
        assert len(made.passages) <= PASSAGES
        assert all(len(side) <= PASSAGE for passage in made.passages for side in passage)
