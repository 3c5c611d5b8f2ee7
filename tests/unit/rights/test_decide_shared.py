from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.deciding import (
    AT,
    COMMERCIAL,
    COMMUNITY,
    PAPER,
    ROBOT,
    agency,
    article,
    block,
    from_elsewhere,
    licence,
    picture,
    seen,
)

from syndicator.model.article import Article, Moment, Party, Person
from syndicator.model.draft import Mark
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Decision, Evidence, Policy, UseProfile
from syndicator.rights import decide
from syndicator.rights.decide import grounds, shared

SAID = (
    Mark(signal="rss:copyright", words="© 2026 Daily Example", scope="feed"),
    Mark(signal="rss:copyright", words="© 2026 Example Media Group. All rights reserved.", scope="feed"),
    Mark(signal="rss:copyright", words="© Reuters 2026", scope="feed"),
    Mark(signal="jsonld:license", words="ALL_RIGHTS_RESERVED"),
    Mark(signal="dc:rights", words="© 2026 Ann Author"),
    Mark(signal="robots:meta", words="nosnippet"),
    Mark(signal="carrier-pigeon", words="?"),
    block("© 2026 dpa"),
    block("This article first appeared in the Morning Example."),
    block("Strictly embargoed until Monday."),
    block("For personal use only."),
    block("We believe this constitutes a fair use of any such copyrighted material."),
    block("For permission to republish write to rights@daily.example."),
    block("This material may not be published, broadcast, rewritten or redistributed."),
    licence("by/4.0"),
    licence("by-nc/4.0", scope="feed"),
)
WROTE = ((), (Person(name="Ann Author"),), (agency("dpa"),), (Person(name="Bob Busy"), agency("AFP")))
SITES = ("https://daily.example/2026/story", "https://www.daily.example/other", "http://elsewhere.example:8080/x", None)
LATER, EARLIER = AT + timedelta(days=3), AT - timedelta(days=3)


def alone(of: Article, evidence: tuple[Evidence, ...], **asked: Any) -> Decision:
    """The decision about this very article, nothing shared with anything."""
    shared.hear.cache_clear()
    case = decide.case_of(of, evidence, **asked)
    return decide._decision(case, grounds.find(case))


def found_at(url: str | None, name: str | None) -> dict[str, object]:
    step = Step(role="collected", name=name, url=url, article_url=url)
    return {"url": url, "publisher": Party(name=name, url=url), "provenance": Provenance(steps=(step,))}


def original_at(url: str | None, name: str | None) -> dict[str, object]:
    step = Step(role="original", name=name, url=url, article_url=url)
    collected = replace(step, role="collected")
    return {**found_at(url, name), "provenance": Provenance(steps=(step, collected))}


def original_of(url: str | None, name: str | None) -> dict[str, object]:
    step = Step(role="original", name=name, url=url, article_url=url)
    collected = Step(role="collected", name="Daily Example", url=SITES[0], article_url=SITES[0])
    return {**found_at(SITES[0], "Daily Example"), "provenance": Provenance(steps=(step, collected))}


articles = st.builds(
    lambda place, rest: article(**{**place, **rest}),
    st.one_of(
        st.builds(found_at, st.sampled_from(SITES), st.sampled_from(("Daily Example", "Reuters", "***", None))),
        st.builds(original_at, st.sampled_from(SITES), st.sampled_from(("Daily Example", "Reuters", "***", None))),
        st.builds(original_of, st.sampled_from(SITES), st.sampled_from(("Daily Example", "Reuters", "***", None))),
        st.just({"origin": from_elsewhere("Reuters")}),
    ),
    st.fixed_dictionaries(
        {
            "people": st.sampled_from(WROTE),
            "images": st.sampled_from(((), (picture("a"), picture("b", credit="AFP")))),
            "embargoed_until": st.sampled_from((None, LATER, EARLIER)),
            "expires": st.sampled_from((None, LATER, EARLIER, datetime(1583, 1, 1, tzinfo=UTC))),
            "paywalled": st.booleans(),
            "published": st.sampled_from((None, Moment(at=EARLIER))),
            "body_text": st.sampled_from((None, "Word " * 400)),
        }
    ),
)
asked = st.fixed_dictionaries(
    {
        "use": st.sampled_from((COMMUNITY, COMMERCIAL, PAPER, ROBOT, UseProfile())),
        "policy": st.builds(
            Policy,
            on_silence=st.sampled_from(("link", "excerpt")),
            review=st.sampled_from(((), ("everything",), ("first_of_publisher",))),
            ceiling=st.sampled_from(("full", "link", "withhold")),
        ),
        "at": st.sampled_from((AT, LATER)),
        "first_of_publisher": st.booleans(),
    }
)


@given(articles, st.lists(st.sampled_from(SAID), max_size=4), asked)
def test_what_is_shared_is_what_each_article_would_get_alone(of: Article, marks: list[Mark], asked: Any) -> None:
    evidence = seen(*marks)
    assert decide.decide(of, evidence, **asked) == alone(of, evidence, **asked)


def test_items_of_one_feed_are_decided_once() -> None:
    evidence = seen(SAID[0])
    decide._of_face.cache_clear()
    made = [
        decide.decide(
            article(id=f"urn:{number}", title=f"Story {number}", content_hash=str(number), body_text="Word " * number),
            evidence,
            use=COMMUNITY,
            policy=Policy(),
            at=AT,
        )
        for number in range(20)
    ]
    assert [one.article_id for one in made] == [f"urn:{number}" for number in range(20)]
    assert [one.content_hash for one in made] == [str(number) for number in range(20)]
    assert len({replace(one, article_id="", content_hash="") for one in made}) == 1
    assert decide._of_face.cache_info().misses == 1


@pytest.mark.parametrize("mark", [licence("by/4.0"), licence("by-nc/4.0", scope="feed")])
def test_what_is_permitted_is_asked_of_each_article(mark: Mark) -> None:
    assert shared.face(article(), shared.hear(seen(mark))) is None


def test_what_comes_from_elsewhere_is_asked_of_each_article() -> None:
    assert shared.face(article(origin=from_elsewhere("Reuters")), shared.hear(())) is None


def test_what_an_agency_signs_is_asked_of_each_article() -> None:
    assert shared.face(article(people=(agency("dpa"),)), shared.hear(())) is None


def test_its_own_source_is_no_other() -> None:
    own = Step(
        role="original", name="Daily Example", url="https://daily.example/", article_url="https://daily.example/x"
    )
    assert shared.face(article(origin=own), shared.hear(())) == shared.face(article(), shared.hear(()))


def test_a_face_has_no_text() -> None:
    face = shared.face(article(subtitle="b", summary="c", people=(Person(name="Ann Author"),)), shared.hear(()))
    assert face is not None
    seen_of_it = face.article()
    assert (seen_of_it.title, seen_of_it.subtitle, seen_of_it.summary, seen_of_it.body_text) == ("", None, None, None)
    assert seen_of_it.people == ()
    assert seen_of_it.url == "https://daily.example/"


@pytest.mark.parametrize(("scope", "kept"), [("item", (Person(name="Ann Author"),)), ("feed", ()), ("site", ())])
def test_who_wrote_it_matters_beside_a_copyright_line_at_the_item(scope: Any, kept: tuple[Person, ...]) -> None:
    wrote = article(people=(Person(name="Ann Author"),))
    heard = shared.hear(seen(Mark(signal="dc:rights", words="© 2026 Daily Example", scope=scope)))
    face = shared.face(wrote, heard)
    assert face is not None
    assert face.people == kept
    assert face.article().people == kept


@pytest.mark.parametrize(("name", "shown"), [("Daily Example", True), (None, True), ("***", False)])
def test_a_station_without_a_name_of_letters_is_nobody(name: str | None, shown: bool) -> None:  # noqa: FBT001 - a column
    steps = tuple(
        Step(role=role, name=name, url="https://daily.example/", article_url="https://daily.example/x")
        for role in ("original", "collected")
    )
    twice = replace(article(), provenance=Provenance(steps=steps))
    assert (shared.face(twice, shared.hear(())) is not None) is shown
