"""What a person sees, whatever characters it is written in, and where each of them stands in the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from syndicator.syntax import notice
from syndicator.syntax.spelling import fold, plain, seen


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("n\u00adot re\u00adpublish", "not republish"),
        ("n\u200bot", "not"),
        ("\ufeffnot", "not"),
        ("m\u0430y N\u041eT", "may NOT"),
        ("under \u0430 licence of the house", "under a licence of the house"),
        ("\uff4e\uff4f\uff54", "not"),
        ("\U0001d427\U0001d428\U0001d42d", "not"),
        ("na\u0303o pode", "não pode"),
        ("n ot", "not"),
        ("N O T", "NOT"),
        ("no\nt", "not"),
        ("kei ne", "keine"),
        ("n0t", "not"),
        ("repub-\n  lish", "republish"),
        ("Материалы HE разрешается перепечатывать", "Материалы НЕ разрешается перепечатывать"),
        ("Материалы нe разрешается", "Материалы не разрешается"),
    ],
)
def test_a_text_is_read_as_it_is_seen(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "You may not republish our articles.",
        "Материалы сайта доступны по лицензии CC BY 4.0.",
        "CC BY-NC-SA 3.0 · Кафе Ελλάς · 25 μm",
        "Café, São Paulo, Łódź, İstanbul",
        "no, then; not; a CC0 text",
        "版权所有 무단 전재",
        "pre- and post-war",
    ],
)
def test_what_is_as_it_seems_stays(text: str) -> None:
    assert fold(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a republi\u0437h word",
        "https://creativecomm\u043ens.org/licenses/by/4.0/",
        "daily@ex\u0430mple.org",
        "C\u0336C\u0336 BY",
        "may \u202eton\u202c republish",
    ],
)
def test_what_nobody_can_be_sure_of_is_doubtful(text: str) -> None:
    folded = fold(text)
    assert folded is not None
    assert folded.doubtful


def test_letters_that_nothing_parts_are_read_apart_too() -> None:
    folded = fold("may not\u200bbe republished")
    assert folded is not None
    assert (folded.text, folded.spaced) == ("may notbe republished", "may not be republished")


@given(some.text(alphabet="not \u00ad\u200b\u0430\u043e\u0301\u0336-\n0Nкe", max_size=40))
def test_places_lead_back_to_the_source(text: str) -> None:
    folded = fold(text)
    if folded is None:
        return
    assert len(folded.places) == len(folded.text) + 1
    assert list(folded.places) == [*sorted(set(folded.places[:-1])), len(text)]
    assert all(0 <= start <= end <= len(folded.text) for start, end in folded.doubtful)
    for place, character in enumerate(folded.text):
        source = text[folded.places[place]]
        assert source == character or not source.isascii() or source == "0" or character.isalpha()
    assert folded.source(0, len(folded.text))[1] <= len(text)


def test_the_first_look_sees_through_it() -> None:
    assert notice.speaks_of_rights("All ri\u00adghts re\u00adserved")
    assert notice.speaks_of_rights("All ri&shy;ghts re&shy;served")
    assert notice.speaks_of_rights("mаy be rеpublishеd")
    assert seen("&shy;plain &amp; simple") == "plain &amp; simple"


def test_time_is_linear() -> None:
    started = time.process_time()
    for piece in ("n ", "n\u200b", "\u0430a", "a\u0336", "www.\u0430", "no\n", "\u202e", "x-\n"):
        plain(piece * 60_000)
    assert time.process_time() - started < 15
