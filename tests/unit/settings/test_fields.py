"""The little languages of single keys."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.settings import cron, fields


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1m", 1),
        ("15m", 15),
        ("1h", 60),
        ("1d", 1_440),
        ("1w", 10_080),
        ("1h30m", 90),
        ("1 h", 60),
        ("90s", 1.5),
        ("30D", 43_200),
    ],
)
def test_intervals(text: str, minutes: float) -> None:
    assert fields.interval(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text", ["", "1", "m", "1x", "h1", "1h-", "1,5h", "59s", "31d", "0m", "99999999999999999999d", 5, None, "1h" * 99]
)
def test_what_is_no_interval(text: object) -> None:
    with pytest.raises(ValueError, match=r"interval|between"):
        fields.interval(text)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("127.0.0.1:8800", "127.0.0.1:8800"),
        ("localhost:80", "localhost:80"),
        (" Feeds.Intranet.example:8080 ", "feeds.intranet.example:8080"),
        ("[0:0::1]:443", "[::1]:443"),
    ],
)
def test_private_pairs(text: str, pair: str) -> None:
    assert fields.private_pair(text) == pair


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1", "10.0.0.0/8", "*:80", "127.1:80", "0x7f000001:80", "2130706433:80", "::1:80", "[::1]", "host:0",
        "host:65536", "host:99999999", "http://host:80", "me@host:80", "host:80/path", "", ":80", "a..b:80",
        "host:８０",
    ],
)  # fmt: skip
def test_what_is_no_exact_pair(text: str) -> None:
    with pytest.raises(ValueError, match="exact pair"):
        fields.private_pair(text)


@pytest.mark.parametrize("text", ["a", "0", "a-b_c", "x" * 64])
def test_ids(text: str) -> None:
    assert fields.identifier(text) == text


@pytest.mark.parametrize(
    "text", ["", "A", "-a", "_a", "a b", "a/b", "a.b", "ä", "x" * 65, "con", "lpt1", "a\n", "..", "١"]
)
def test_what_is_no_id(text: str) -> None:
    with pytest.raises(ValueError, match=r"small letters|device"):
        fields.identifier(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("you@example.org", "you@example.org"),
        ("mailto:you@example.org", "you@example.org"),
        ("https://example.org", "https://example.org/"),
    ],
)
def test_contacts(text: str, found: str) -> None:
    assert fields.contact(text) == found


@pytest.mark.parametrize(
    "text", ["", "you", "you@", "@example.org", "a@b c", "a@b\r\nX: y", "https://", "<a@b.org>", "ü@example.org"]
)
def test_what_is_no_contact(text: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        fields.contact(text)


@pytest.mark.parametrize("text", ["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"])
def test_time_zones(text: str) -> None:
    assert fields.timezone(text) == text


@pytest.mark.parametrize("text", ["Europe/Berln", "../../etc/passwd", "/etc/localtime", "", "Mars/Base", "\0"])
def test_what_is_no_time_zone(text: str) -> None:
    with pytest.raises(ValueError, match="must be a time zone") as caught:
        fields.timezone(text)
    if text == "Europe/Berln":
        assert caught.value.args[1] == 'did you mean "Europe/Berlin"?'


def test_there_are_as_many_countries_as_the_standard_has() -> None:
    assert len(fields.TERRITORIES) == 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in fields.TERRITORIES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("* * * * *", "* * * * *"),
        ("*/15  6-22 * * *", "*/15 6-22 * * *"),
        ("0 0 1,15 JAN-mar *", "0 0 1,15 jan-mar *"),
        ("0 9 * * 1-5", "0 9 * * mon,tue,wed,thu,fri"),
        ("0 9 * * 0", "0 9 * * sun"),
        ("0 9 * * 7", "0 9 * * sun"),
        ("0 9 * * 5-7", "0 9 * * sun,fri,sat"),
        ("0 9 * * sat,Sun", "0 9 * * sun,sat"),
        ("0 9 * * */2", "0 9 * * sun,tue,thu,sat"),
        ("0 9 * * 0-7", "0 9 * * *"),
        ("5/20 * * * *", "5/20 * * * *"),
        ("0 0 29 2 *", "0 0 29 2 *"),
    ],
)
def test_cron_expressions(text: str, found: str) -> None:
    assert cron.normalise(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8", "-1 * * * *",
        "5-1 * * * *", "*/0 * * * *", "*/ * * * *", "1,,2 * * * *", "a * * * *", "* * * foo *", "@daily",
        "1-2-3 * * * *",
        "0 0 31 2 *", "0 0 31 4,6,9,11 *", "* * * * mon-", "１ * * * *", "9" * 500 + " * * * *", "* * * * L",
    ],
)  # fmt: skip
def test_what_is_no_cron_expression(text: str) -> None:
    with pytest.raises(ValueError, match=r"must be|five fields|backwards|never rings"):
        cron.normalise(text)


@given(st.lists(st.sampled_from(["*", "*/7", "1-5", "3", "1,4", "2-6/2"]), min_size=5, max_size=5))
def test_what_is_normalised_stays_as_it_is(parts: list[str]) -> None:
    once = cron.normalise(" ".join(parts))
    assert cron.normalise(once) == once


@given(st.text(max_size=40))
def test_nothing_foreign_raises_anything_but_words(text: str) -> None:
    for read in (
        cron.normalise,
        fields.interval,
        fields.identifier,
        fields.address,
        fields.private_pair,
        fields.contact,
    ):
        try:
            read(text)
        except ValueError as error:
            assert isinstance(error.args[0], str)  # noqa: PT017 - any input may be right or wrong
