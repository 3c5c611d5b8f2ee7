"""The store against a model of it that fits on a page, over any order of visits, decisions and withdrawals."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from support.store import NOON, article, article_id, decision, evidence, open_store, visit, withdrawal, write

from syndicator.model.article import Article, Image, Moment, Party, Person, Term
from syndicator.model.provenance import Provenance, Step, Trace
from syndicator.model.rights import Decision, Duty, License, Reason
from syndicator.store import codec

NAMES = st.sampled_from(["one", "two", "three"])
SOURCES = st.sampled_from(["alpha", "beta"])
WORDS = st.lists(st.sampled_from(["CC BY 4.0", "© somebody", "all rights reserved"]), max_size=3, unique=True)
OUTCOMES = st.sampled_from(["full", "excerpt", "link", "withhold"])


@dataclass
class Held:
    title: str
    outcome: str
    decisions: int = 0
    routes: dict[str, set[str]] = field(default_factory=dict)
    withdrawn: bool = False


class Remembering(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.directory = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self.directory.name))
        self.held: dict[str, Held] = {}
        self.dead: set[tuple[str | None, str]] = set()  # (who said so, key) of what was not held
        self.now = NOON

    def teardown(self) -> None:
        self.store.close()
        self.directory.cleanup()

    def _later(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def _is_dead(self, source: str, name: str) -> bool:
        return any((who, key) in self.dead for who in (None, source) for key in article(name).keys)

    @rule(source=SOURCES, name=NAMES, words=WORDS, outcome=OUTCOMES, edition=st.integers(0, 2))
    def visit(self, source: str, name: str, words: list[str], outcome: str, edition: int) -> None:
        at = self._later()
        said = article(name, title=f"{name} {edition}", content_hash=f"{name}{edition}")
        self.store.record(
            visit(source, write(said, *map(evidence, words), outcome=outcome, at=at), at=at)  # type: ignore[arg-type]  # sampled from the outcomes
        )
        held = self.held.get(name)
        if self._is_dead(source, name) or (held and held.withdrawn):
            return
        held = self.held.setdefault(name, Held(said.title, outcome))
        held.title, held.outcome = said.title, outcome
        held.decisions += 1
        held.routes[source] = {evidence(each).id for each in words}

    @rule(name=NAMES, outcome=OUTCOMES)
    def decide(self, name: str, outcome: str) -> None:
        held = self.held.get(name)
        if held is None:
            return
        self.store.decide([decision(article(name), outcome, at=self._later())])  # type: ignore[arg-type]  # as above
        if not held.withdrawn:
            held.outcome = outcome
            held.decisions += 1

    @rule(name=NAMES, who=st.none() | SOURCES, which=st.sampled_from([0, 1]))
    def withdraw(self, name: str, who: str | None, which: int) -> None:
        key = article(name).keys[which]
        self.store.withdraw(withdrawal(key, source_id=who, at=self._later()))
        held = self.held.get(name)
        if held and (who is None or who in held.routes):
            held.withdrawn = True
        else:
            self.dead.add((who, key))

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = open_store(Path(self.directory.name))

    @invariant()
    def the_store_agrees(self) -> None:
        shown = {holding.article.id: holding for holding in self.store.select()}
        alive = {article_id(name): held for name, held in self.held.items() if not held.withdrawn}
        assert shown.keys() == alive.keys()
        for key, held in alive.items():
            assert shown[key].article.title == held.title
            assert shown[key].decision is not None
            assert shown[key].decision.outcome == held.outcome
            assert set(shown[key].source_ids) == set(held.routes)
            assert set(shown[key].evidence_ids) == set().union(*held.routes.values())
        for name, held in self.held.items():
            assert len(self.store.decisions(article_id(name))) == held.decisions
            known = self.store.recognise("alpha", article(name).keys)
            dead = {key for key in article(name).keys if {(None, key), ("alpha", key)} & self.dead}
            assert {key for key, each in known.items() if each.withdrawn} == (
                set(article(name).keys) if held.withdrawn else dead
            )
        for source in ("alpha", "beta"):
            assert self.store.count(source) == sum(source in held.routes for held in alive.values())
        assert self.store.verify_chain() == []


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def _some(each: st.SearchStrategy[Any], min_size: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(each, min_size=min_size, max_size=3)


TIMES = st.datetimes(timezones=st.just(UTC))
MAYBE = st.none() | st.text(max_size=20)
TEXT = st.text(max_size=12)
SIZES = st.none() | st.integers(0, 2**63 - 1)
ARTICLES = st.builds(
    Article,
    id=TEXT,
    keys=_some(TEXT).map(tuple),
    url=MAYBE,
    title=TEXT,
    people=_some(st.builds(Person, name=TEXT, url=MAYBE, agency=st.booleans())).map(tuple),
    published=st.none() | st.builds(Moment, at=TIMES, precision=st.sampled_from(["year", "day", "second"])),
    publisher=st.builds(Party, name=MAYBE, url=MAYBE),
    provenance=st.builds(
        Provenance,
        steps=_some(
            st.builds(
                Step,
                role=st.sampled_from(["original", "intermediary", "collected"]),
                published=st.none() | TIMES,
                evidence=_some(st.builds(Trace, words=TEXT, carrier=TEXT)).map(tuple),
            ),
            min_size=1,
        ).map(tuple),
    ),
    terms=_some(st.builds(Term, term=TEXT, scheme=MAYBE)).map(tuple),
    images=_some(st.builds(Image, url=MAYBE, width=SIZES)).map(tuple),
    body_html=MAYBE,
    embargoed_until=st.none() | TIMES,
    expires=st.none() | TIMES,
    paywalled=st.booleans(),
)
DECISIONS = st.builds(
    Decision,
    article_id=TEXT,
    content_hash=TEXT,
    outcome=st.sampled_from(["full", "excerpt", "link", "review", "withhold"]),
    duties=_some(st.builds(Duty, action=TEXT, text=MAYBE, days=SIZES)).map(tuple),
    reasons=_some(st.builds(Reason, text=TEXT, code=TEXT)).map(tuple),
    license=st.none() | st.builds(License, id=TEXT, name=TEXT),
    machine=_some(st.tuples(TEXT, TEXT)).map(tuple),
    decided_at=TIMES,
    valid_until=st.none() | TIMES,
)


@given(ARTICLES)
def test_any_article_comes_back_from_its_document(given_article: Article) -> None:
    assert codec.article(codec.encode(given_article), "one") == given_article


@given(DECISIONS, TIMES, TEXT)
def test_any_decision_comes_back_and_shows_the_same_for_other_reasons(
    given_decision: Decision, at: datetime, text: str
) -> None:
    from dataclasses import replace

    assert codec.decision(codec.encode(given_decision), "one") == given_decision
    other = replace(given_decision, decided_at=at, reasons=(Reason(text=text),), policy=text)
    assert codec.shown(other) == codec.shown(given_decision)


@given(TIMES)
def test_times_are_exact(at: datetime) -> None:
    assert codec.moment(codec.microseconds(at)) == at
