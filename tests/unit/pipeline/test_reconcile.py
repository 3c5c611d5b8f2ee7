"""New against known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from support.articles import AT, article, decision, evidence

from syndicator.model.article import Article, Moment
from syndicator.model.draft import Withdrawn
from syndicator.model.holding import Holding, Known
from syndicator.model.rights import Decision, Evidence
from syndicator.model.source import Source
from syndicator.pipeline.reconcile import Intents, reconcile, to_load, withdrawals
from syndicator.pipeline.understand import Finding, fingerprint

SOURCE = Source(id="mill", kind="feed")
OTHER = Source(id="other", kind="feed")


def _finding(of: Article, said: tuple[Evidence, ...] = ()) -> Finding:
    return Finding(article=of, evidence=said, route_key=of.keys[0], route_fingerprint=fingerprint(of, said))


def _holding(of: Article, *, sources: tuple[str, ...] = ("mill",), outcome: str = "link") -> Holding:
    return Holding(
        article=of,
        decision=decision(of, outcome=outcome),
        source_ids=sources,
        first_seen_at=AT,
        changed_at=AT,
    )


def _reconcile(
    *findings: Finding,
    known: dict[str, Known] | None = None,
    holdings: dict[str, Holding] | None = None,
    others: dict[str, dict[str, tuple[Evidence, ...]]] | None = None,
    source: Source = SOURCE,
) -> tuple[Intents, list[tuple[Article, Sequence[Evidence], Decision | None, Sequence[str]]]]:
    asked: list[tuple[Article, Sequence[Evidence], Decision | None, Sequence[str]]] = []

    def decide(of: Article, said: Sequence[Evidence], before: Decision | None, routes: Sequence[str]) -> Decision:
        asked.append((of, said, before, routes))
        return decision(of)

    intents = reconcile(
        findings,
        source=source,
        known=known or {},
        holdings=holdings or {},
        said=others or {},
        decide=decide,
        at=AT,
    )
    return intents, asked


def test_what_is_not_known_is_new_and_decided() -> None:
    intents, asked = _reconcile(_finding(article("1")), _finding(article("2")))
    assert (intents.new, intents.changed, len(intents.writes)) == (2, 0, 2)
    assert [row[2] for row in asked] == [None, None]


def test_a_source_that_says_nothing_new_costs_nothing() -> None:
    finding = _finding(article())
    known = {
        finding.route_key: Known(
            article_id=finding.article.id, fingerprint="", route_fingerprint=finding.route_fingerprint
        )
    }
    intents, asked = _reconcile(finding, known=known)
    assert intents == Intents(seen=(finding.article.id,))
    assert asked == []
    assert to_load([finding], known) == ()


def test_an_item_given_twice_is_one_item() -> None:
    intents, _ = _reconcile(_finding(article()), _finding(article()))
    assert (intents.new, len(intents.writes)) == (1, 1)


def test_an_article_keeps_its_id_when_its_address_changes() -> None:
    held = replace(article("1"), keys=("url:mill.example/1", "guid:mill:g1"))
    moved = replace(article("2"), keys=("url:mill.example/2", "guid:mill:g1"))
    known = {"guid:mill:g1": Known(article_id=held.id, fingerprint="", route_fingerprint="before")}
    assert to_load([_finding(moved)], known) == (held.id,)
    intents, _ = _reconcile(_finding(moved), known=known, holdings={held.id: _holding(held)})
    assert (intents.new, intents.changed) == (0, 1)
    assert intents.writes[0].article.id == held.id
    assert intents.writes[0].article.url == moved.url
    assert set(intents.writes[0].article.keys) == {"url:mill.example/1", "guid:mill:g1", "url:mill.example/2"}


def test_what_was_withdrawn_stays_dead() -> None:
    finding = _finding(article())
    known = {finding.route_key: Known(article_id=finding.article.id, fingerprint="", withdrawn=True)}
    intents, _ = _reconcile(finding, known=known)
    assert intents == Intents()


def test_a_second_source_adds_its_evidence_but_not_its_wording() -> None:
    held = article(body_text="As its maker wrote it.")
    told = replace(article(), title="Clickbait", body_text="As somebody copied it.", content_hash="other")
    known = {held.keys[0]: Known(article_id=held.id, fingerprint="", route_fingerprint="")}
    intents, asked = _reconcile(
        _finding(told, (evidence("e2"),)),
        known=known,
        holdings={held.id: _holding(held)},
        others={held.id: {"mill": (evidence("e1"),)}},
        source=OTHER,
    )
    assert intents.writes[0].article.title == held.title
    assert [item.id for item in intents.writes[0].evidence] == ["e2"]
    assert {item.id for item in asked[0][1]} == {"e1", "e2"}
    assert asked[0][3] == ("mill", "other")


def test_a_second_source_gives_the_text_that_the_first_did_not_have() -> None:
    held = article(body_html=None, body_text=None)
    known = {held.keys[0]: Known(article_id=held.id, fingerprint="", route_fingerprint="")}
    intents, _ = _reconcile(_finding(article()), known=known, holdings={held.id: _holding(held)}, source=OTHER)
    assert intents.writes[0].article.body_html == "<p>Text.</p>"


def _withdraw(tombstone: Withdrawn, *, source: Source = SOURCE, held: Article | None = None) -> list[str | None]:
    known = {}
    holdings = {}
    if held is not None:
        known = {key: Known(article_id=held.id, fingerprint="") for key in held.keys}
        holdings = {held.id: _holding(held)}
    found = withdrawals([tombstone], source=source, known=known, holdings=holdings, at=AT)
    return [item.article_id for item in found]


HELD = replace(article(), keys=("url:mill.example/1", "guid:mill:g1"), updated=Moment(at=AT))


def test_a_tombstone_of_its_own_source_withdraws_an_article() -> None:
    assert _withdraw(Withdrawn(key="guid:g1"), held=HELD) == [HELD.id]


def test_a_forged_tombstone_of_another_source_is_nothing() -> None:
    assert _withdraw(Withdrawn(key="url:mill.example/1"), source=OTHER, held=HELD) == []


def test_a_tombstone_older_than_the_item_means_an_older_version() -> None:
    before = (AT - timedelta(days=1)).isoformat()
    after = (AT + timedelta(days=1)).isoformat()
    assert _withdraw(Withdrawn(key="guid:g1", when=before), held=HELD) == []
    assert _withdraw(Withdrawn(key="guid:g1", when=after), held=HELD) == [HELD.id]


def test_a_tombstone_for_what_we_do_not_have_yet_is_kept() -> None:
    assert _withdraw(Withdrawn(key="guid:g9")) == [None]


def test_the_order_of_evidence_does_not_change_the_fingerprint_and_one_more_does() -> None:
    one, two = evidence("e1"), evidence("e2")
    assert fingerprint(HELD, (one, two)) == fingerprint(HELD, (two, one))
    assert fingerprint(HELD, (one, two)) != fingerprint(HELD, (one,))
