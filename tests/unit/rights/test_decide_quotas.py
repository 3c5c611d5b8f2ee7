"""How many of one publisher in how many days: the permission's number and the operator's own, each to the day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from support.deciding import COMMUNITY, block, codes, decided, seen

from syndicator.model.rights import Decision, Grant, Policy
from syndicator.rights import notices
from syndicator.rights.evidence import prose

WORDS = "You may republish our articles."


def taken(monkeypatch: pytest.MonkeyPatch, *days: float, policy: Policy | None = None, **bound: Any) -> Decision:
    """Decide where others of the publisher were published so many days ago."""
    grants = (Grant(action="republish_full", **bound),)
    reading = notices.Reading(
        kind="permission", stance="grants", words=WORDS, end=len(WORDS), grants=grants, basis="permission"
    )
    monkeypatch.setattr(prose, "readings", lambda *_: (reading,))
    earlier = tuple(timedelta(days=one) for one in days)
    return decided(block(WORDS, locator=repr(grants)), use=COMMUNITY, policy=policy, earlier=earlier)


def test_the_permissions_number_is_reached_and_cited(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken(monkeypatch, 1, quota=2, quota_days=7).outcome == "full"
    full = taken(monkeypatch, 1, 2, quota=2, quota_days=7)
    assert (full.outcome, codes(full)[0]) == ("link", "quota_reached")
    assert full.reasons[0].text == (
        "Only a link: the permission is for 2 articles in 7 days, and so many are published already."
    )
    said = seen(block(WORDS, locator=repr((Grant(action="republish_full", quota=2, quota_days=7),))))
    assert full.reasons[0].evidence == tuple(piece.id for piece in said)


def test_what_is_as_old_as_the_number_of_days_counts_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken(monkeypatch, 1, 7, quota=2, quota_days=7).outcome == "full"
    assert taken(monkeypatch, 1, 6.9, quota=2, quota_days=7).outcome == "link"


def test_a_number_without_days_is_one_for_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    found = taken(monkeypatch, 29.9, quota=1)
    assert found.outcome == "link"
    assert "1 articles in 30 days" in found.reasons[0].text
    assert taken(monkeypatch, 30, quota=1).outcome == "full"


def test_without_a_number_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken(monkeypatch, *range(50)).outcome == "full"


@pytest.mark.parametrize(("items", "days", "outcome"), [(2, 7, "link"), (3, 7, "full"), (2, 1, "full"), (2, 2, "full")])
def test_the_operators_own_number_counts_beside_it(
    monkeypatch: pytest.MonkeyPatch, items: int, days: int, outcome: str
) -> None:
    found = taken(monkeypatch, 1, 2, policy=Policy(quota_items=items, quota_days=days))
    assert found.outcome == outcome
    if outcome == "link":
        assert found.reasons[0].evidence == ()
        assert "The operator takes 2 articles".lower() in found.reasons[0].text.lower()


@pytest.mark.parametrize("half", [{"quota_items": 1}, {"quota_days": 7}])
def test_half_a_number_is_none(monkeypatch: pytest.MonkeyPatch, half: dict[str, int]) -> None:
    assert taken(monkeypatch, 1, 2, policy=Policy(**half)).outcome == "full"  # type: ignore[arg-type] # whole numbers
