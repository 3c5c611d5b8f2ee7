from __future__ import annotations

from datetime import UTC, datetime

import pytest

from syndicator.model.article import Moment
from syndicator.rights.credit_words import date, listed, quoted, words

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    entry = words(language)
    assert len(entry.months) == 12
    assert len(set(entry.months)) == 12
    for name in entry.__slots__:
        assert getattr(entry, name)


def test_a_language_is_found_by_its_primary_subtag() -> None:
    assert words("de-CH-1996") is words("DE") is words("de_AT")
    assert words("tlh") is words("en") is words(None) is words("")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("precision", ["year", "month", "day", "minute", "second"])
def test_dates_name_what_is_known(language: str, precision: str) -> None:
    moment = Moment(at=datetime(2016, 5, 9, 23, 59, tzinfo=UTC), precision=precision)  # type: ignore[arg-type]
    written = date(moment, words(language))
    assert "2016" in written
    assert ("9" in written) == (precision not in {"year", "month"})
    assert ":" not in written


def test_russian_months_stand_alone_in_the_nominative() -> None:
    moment = Moment(at=datetime(2016, 5, 9, tzinfo=UTC), precision="month")
    assert date(moment, words("ru")) == "май 2016"


def test_lists_and_quotes_follow_the_language() -> None:
    assert listed((), words("en")) == ""
    assert listed(("A",), words("en")) == "A"
    assert listed(("A", "B"), words("de")) == "A und B"
    assert listed(("A", "B", "C"), words("es")) == "A, B y C"
    assert quoted("Titel", words("de")) == "„Titel“"
    assert quoted("Titre", words("fr")) == "«\u00a0Titre\u00a0»"
