"""Who may give leave for an item: its site, whoever holds it, an agency under its own line. And until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from support.deciding import AT, COMMUNITY, article, seen

from syndicator.model.article import Moment, Party
from syndicator.model.draft import Mark
from syndicator.model.rights import Grant, Policy, RightsStatement
from syndicator.rights import decide
from syndicator.rights.decide import reach, shared
from syndicator.rights.decide.case import Case
from syndicator.rights.evidence import standing
from syndicator.rights.holder import Holder

FULL = Grant(action="republish_full")


def said(**what: Any) -> RightsStatement:
    fields: dict[str, Any] = {
        "evidence": "e",
        "stance": "grants",
        "scope": "item",
        "extent": "work",
        "region": "tail",
        "words": "w",
        "grants": (FULL,),
    }
    return RightsStatement(**{**fields, **what})


def case(*statements: RightsStatement, of: Any = None, **what: Any) -> Case:
    made = decide.case_of(of or article(), seen(), use=COMMUNITY, policy=Policy(), at=AT)
    return replace(made, text=statements, **what)


@pytest.mark.parametrize(
    ("giver", "reaches"), [(None, True), ("Daily Example", True), ("Weekly Other", True), ("Hall of Bells", False)]
)
def test_the_site_and_the_holder_give_and_nobody_else(giver: str | None, reaches: bool) -> None:  # noqa: FBT001
    statement = said(grantor=giver)
    gap = reach.void(case(statement, holder=Holder(names=("Weekly Other",))), statement)
    assert (gap is None) is reaches


def test_a_stranger_who_gives_is_named_beside_the_site() -> None:
    statement = said(own_name="Hall of Bells")
    gap = reach.void(case(statement), statement)
    assert gap is not None
    assert gap.code == "grantor_is_somebody_else"
    assert gap.text == "it is given by Hall of Bells, which is not Daily Example"
    nameless = article(publisher=Party(name=None))
    gap = reach.void(case(statement, of=nameless), statement)
    assert gap is not None
    assert gap.text == "it is given by Hall of Bells, which is not this site"


@pytest.mark.parametrize(
    ("holder", "words", "reaches"),
    [
        ("Weekly Other", "© Weekly Other. Copying is free.", True),
        ("Reuters", "© Reuters. Articles may be republished.", False),  # an agency's line; the words are the site's
        ("Weekly Other", "© Weekly Other. The articles of Daily Example may be republished.", False),
        ("Weekly Other", "© Weekly Other. Weekly Other lets you republish Daily Example too.", True),
    ],
)
def test_words_of_the_site_under_anothers_line_open_nothing(holder: str, words: str, reaches: bool) -> None:  # noqa: FBT001
    statement = said(words=words)
    line = said(stance="reserves", grants=(), holders=(holder,))
    found = reach.void(case(statement, line, holder=Holder(names=(holder,), third_party=True)), statement)
    assert (found is None) is reaches


START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "code"),
    [
        (None, "before_effective_date"),
        (datetime(2025, 12, 31, tzinfo=UTC), "before_effective_date"),
        (START, None),
        (datetime(2026, 2, 1, tzinfo=UTC), None),
    ],
)
def test_what_was_published_before_the_first_day_is_not_reached(published: datetime | None, code: str | None) -> None:
    statement = said(effective_from=START)
    gap = reach.void(case(statement, of=article(published=published and Moment(at=published))), statement)
    assert (gap.code if gap else None) == code


def test_nothing_hangs_on_a_date_of_publication_where_no_first_day_is_named() -> None:
    statement = said()
    assert reach.void(case(statement, of=article(published=None)), statement) is None


def test_a_permission_ends_at_its_last_moment() -> None:
    ended, runs = said(expires=AT), said(expires=AT.replace(year=2027))
    gap = reach.void(case(ended), ended)
    assert gap is not None
    assert (gap.code, gap.text) == ("expired", "it ended on 2026-03-01")
    assert reach.void(case(runs), runs) is None


# --- the face an item shows where nobody permits anything ----------------------------------------------------------


def test_a_face_keeps_what_a_link_hangs_on() -> None:
    item = article(embargoed_until=START, expires=AT)
    face = shared.face(item, shared.hear(()))
    assert face is not None
    shown = face.article()
    assert (shown.publisher, shown.embargoed_until, shown.expires) == (item.publisher, START, AT)
    assert shown.url == "https://daily.example/"
    (step,) = shown.provenance.steps
    assert (step.name, step.url, step.article_url) == ("Daily Example", "https://daily.example/", shown.url)
    assert step.role == "collected"


def test_a_reservation_anywhere_outweighs_a_waiver() -> None:
    both = seen(Mark(signal="http:tdm-reservation", words="0"), Mark(signal="meta:tdm-reservation", words="1"))
    assert ("tdm-reservation", "0") not in shared.hear(both).machine
    assert ("tdm-reservation", "1") in shared.hear(both).machine
    one = seen(Mark(signal="http:tdm-reservation", words="0"))
    assert ("tdm-reservation", "0") in shared.hear(one).machine


# --- until when, and how words stand ----------------------------------------------------------------------------------

PUBLISHED = datetime(2026, 2, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("grant", "end"),
    [
        (FULL, None),
        (replace(FULL, valid_until=AT), False),
        (replace(FULL, valid_until=datetime(2026, 3, 2, tzinfo=UTC)), datetime(2026, 3, 2, tzinfo=UTC)),
        (replace(FULL, valid_days=9), False),
        (replace(FULL, valid_days=14), datetime(2026, 3, 6, tzinfo=UTC)),
        (
            replace(FULL, valid_days=14, valid_until=datetime(2026, 3, 2, tzinfo=UTC)),
            datetime(2026, 3, 2, tzinfo=UTC),
        ),
    ],
)
def test_the_nearest_end_counts_and_none_that_has_come(grant: Grant, end: datetime | bool | None) -> None:  # noqa: FBT001
    fixed = reach.within(case(of=article(published=Moment(at=PUBLISHED))), grant)
    assert fixed is None if end is False else fixed is not None and fixed.valid_until == end


def test_words_that_only_stand_written_keep_what_they_forbid() -> None:
    forbids = said(stance="restricts", grants=(), basis="permission")
    granting = said(basis="permission")
    kept, narrowed = standing.narrowing((forbids, granting))
    assert kept is forbids
    assert (narrowed.stance, narrowed.grants, narrowed.license, narrowed.basis) == ("informs", (), None, "none")
    (claims,) = standing.narrowing((said(stance="restricts"),))
    assert (claims.stance, claims.grants) == ("restricts", ())
