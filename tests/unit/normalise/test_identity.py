from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from syndicator.normalise import identity


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_an_id_is_the_name_based_uuid_of_the_standard(key: str) -> None:
    assert identity.article_id(key) == f"urn:uuid:{uuid.uuid5(identity.NAMESPACE, key)}"


def test_ids_never_change() -> None:
    assert identity.article_id("url:river.example/a") == "urn:uuid:e4841c2f-aefe-584f-9e12-b2a50176ac98"
