"""Who may speak for a text: nothing that one route says gives another one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.articles import AT, article, decision, evidence

from syndicator.model.article import Article
from syndicator.model.rights import OUTCOMES, Decision, Duty, Evidence, ImageDecision, License
from syndicator.model.source import Source
from syndicator.pipeline.voices import is_home, strictest, voices, weighed

SOURCES = {
    "feed": Source(id="feed", kind="feed", urls=("https://mill.example/feed",)),
    "page": Source(id="page", kind="page", urls=("https://www.mill.example/1",)),
    "sub": Source(id="sub", kind="feed", urls=("https://feeds.mill.example/feed",)),
    "other": Source(id="other", kind="feed", urls=("https://other.example/feed",)),
    "folder": Source(id="folder", kind="folder", path="/drop"),
}


def test_only_who_gave_the_text_and_who_is_the_very_site_may_grant() -> None:
    routes = tuple(SOURCES)
    assert voices(article(), routes, "feed", SOURCES.get) == (frozenset({"feed", "page"}),)
    assert voices(article(), routes, "other", SOURCES.get) == (frozenset({"other"}),)
    assert voices(article(), routes, "folder", SOURCES.get) == (frozenset({"folder"}),)
    assert voices(article(), routes, "gone", SOURCES.get) == (frozenset({"gone"}),)
    assert voices(article(), ("feed", "other"), None, SOURCES.get) == (frozenset({"feed"}), frozenset({"other"}))
    assert voices(article(), ("other",), None, SOURCES.get) == (frozenset({"other"}),)


def test_for_credit_a_rule_of_thumb_will_do() -> None:
    assert is_home(SOURCES["sub"], article())
    assert not is_home(SOURCES["other"], article())
    assert not is_home(SOURCES["folder"], article())
    assert not is_home(None, article())


def _decide(of: Article, said: Sequence[Evidence], _: Decision | None, routes: Sequence[str]) -> Decision:
    """Grant by the words "grant", forbid by "forbid": a stand-in in which what was asked can be seen."""
    words = {piece.words for piece in said}
    outcome = "full" if "grant" in words and "forbid" not in words else "link"
    return decision(of, outcome=outcome, policy=",".join(routes))


def _said(**words: str) -> dict[str, tuple[Evidence, ...]]:
    return {
        route: (evidence(f"{route}-{word}", words=word),) if (word := text) else () for route, text in words.items()
    }


WORDS = st.sampled_from(["", "grant", "forbid"])


@given(feed=WORDS, page=WORDS, other=WORDS, supplier=st.sampled_from(["feed", "page", "other", None]))
def test_a_grant_counts_only_from_a_voice_and_a_reservation_from_everybody(
    feed: str, page: str, other: str, supplier: str | None
) -> None:
    said = _said(feed=feed, page=page, other=other)
    groups = voices(article(), tuple(said), supplier, SOURCES.get)
    made = weighed(article(), said, groups, previous=None, decide=_decide)
    words = {"feed": feed, "page": page, "other": other}
    if "forbid" in words.values():
        assert made.outcome == "link"
        return
    granting = all(any(words[route] == "grant" for route in group) for group in groups)
    assert made.outcome == ("full" if granting else "link")


DECISIONS = st.builds(
    lambda outcome, characters, shown, duties, prohibitions: decision(
        article(),
        outcome=outcome,
        excerpt_characters=characters,
        images=(ImageDecision(url="https://mill.example/p.jpg", show=shown, reason=""),),
        duties=tuple(Duty(action=name) for name in duties),
        prohibitions=tuple(prohibitions),
    ),
    st.sampled_from(OUTCOMES),
    st.integers(0, 500),
    st.booleans(),
    st.sets(st.sampled_from(["credit_line", "no_edits", "pixel"])),
    st.sets(st.sampled_from(["commercial", "edit"])),
)


@given(DECISIONS, DECISIONS)
def test_the_strictest_of_two_allows_nothing_that_either_does_not(whole: Decision, alone: Decision) -> None:
    made = strictest(whole, alone)
    for each in (whole, alone):
        assert OUTCOMES.index(made.outcome) <= OUTCOMES.index(each.outcome)
        assert {duty.action for duty in made.duties} >= {duty.action for duty in each.duties}
        assert set(made.prohibitions) >= set(each.prohibitions)
        assert made.excerpt_characters <= each.excerpt_characters
        assert made.images[0].show <= each.images[0].show


def test_the_licence_is_that_of_who_may_give_it_and_times_are_the_narrower() -> None:
    lent = License(id="CC-BY-4.0", name="CC BY 4.0", uri="https://creativecommons.org/licenses/by/4.0/")
    whole = decision(article(), outcome="link", license=lent, valid_until=AT)
    alone = decision(article(), outcome="link", valid_from=AT)
    made = strictest(whole, replace(alone, excerpt_paragraphs=2))
    assert (made.license, made.valid_from, made.valid_until, made.excerpt_paragraphs) == (None, AT, AT, 2)
