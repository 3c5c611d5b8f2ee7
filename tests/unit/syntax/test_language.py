"""BCP 47 tags from what documents say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.syntax import language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("en_US", "en-US"),
        ("EN-us", "en-US"),
        ("en_US.UTF-8", "en-US"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("eng", "en"),
        ("English", "en"),
        ("deutsch", "de"),
        ("de, en", "de"),
        ("sr-Latn", "sr-Latn"),
        ("en-a-DE", "en-a-de"),
        ("tlh", "tlh"),
        ("und", None),
        ("x-default", None),
        ("", None),
        ("en us please", "en"),
        ("1234", None),
        ("e" * 200, None),
    ],
)
def test_tag(text: str, tag: str | None) -> None:
    assert language.tag(text) == tag


def test_primary() -> None:
    assert language.primary("de-AT") == "de"
    assert language.primary("") is None


@given(st.text(max_size=80))
def test_a_tag_is_its_own_tag(text: str) -> None:
    found = language.tag(text)
    assert found is None or language.tag(found) == found
