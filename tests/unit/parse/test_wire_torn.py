"""A torn or damaged wire document never loses its embargo: it is not read, or what is read is held."""

from __future__ import annotations

import pytest
from support import wire

from syndicator.errors import ParseError
from syndicator.model.draft import Draft


def drafts(body: bytes) -> tuple[Draft, ...]:
    try:
        return wire.read(body, media_type="application/xml").drafts
    except ParseError:
        return ()


@pytest.mark.parametrize(("reader", "name"), [("newsml", "message"), ("nitf", "story"), ("ninjs", "item_of_version_3")])
def test_a_torn_document_lets_nothing_out(reader: str, name: str) -> None:
    whole = wire.document(reader, name)
    for end in range(0, len(whole) - 1, 23):
        assert [draft for draft in drafts(whole[:end]) if draft.embargoed_until is None and draft.bodies] == []


@pytest.mark.parametrize(("reader", "name"), [("newsml", "message"), ("nitf", "story")])
def test_a_document_with_a_hole_lets_nothing_out(reader: str, name: str) -> None:
    whole = wire.document(reader, name)
    wanted = b"embargoed>" if reader == "newsml" else b"<date.release"
    place = whole.index(wanted)
    for start in range(place - 40, place + 60, 3):
        for length in (1, 2, 5):
            torn = whole[:start] + whole[start + length :]
            loose = [draft for draft in drafts(torn) if draft.embargoed_until is None and draft.bodies]
            assert [draft.identifiers for draft in loose] == [], torn[place - 60 : place + 80]
