"""A tombstone means the item it names, however an address is spelled."""

from __future__ import annotations

import pytest

from syndicator.model.draft import Withdrawn
from syndicator.model.source import Source
from syndicator.normalise import identity
from syndicator.pipeline.reconcile import tombstone_key

WIRE = Source(id="wire", kind="feed")


@pytest.mark.parametrize(
    "guid", ["tag:wire.example,2026:1", "http://www.wire.example/1/?utm_source=x", "https://wire.example/1#part", " 7 "]
)
def test_a_tombstone_has_the_key_of_the_item_it_withdraws(guid: str) -> None:
    assert tombstone_key(Withdrawn(key=f"guid:{guid}"), WIRE) == identity.guid_key("wire", guid)


def test_an_address_counts_everywhere() -> None:
    assert tombstone_key(Withdrawn(key="url:wire.example/1"), WIRE) == "url:wire.example/1"
