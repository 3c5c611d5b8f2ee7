"""Which of the claimed encodings is true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.syntax import encoding


@pytest.mark.parametrize(
    ("body", "claims", "text", "codec"),
    [
        ("Café".encode(), (), "Café", "utf-8"),
        ("Café".encode("latin-1"), (), "Café", "cp1252"),
        ("Café".encode("latin-1"), ("utf-8",), "Café", "cp1252"),
        ("Café".encode(), ("iso-8859-1",), "Café", "utf-8"),
        ("“Café”".encode("cp1252"), ("iso-8859-1",), "“Café”", "cp1252"),
        ("Мир".encode("koi8-r"), ("koi8-r",), "Мир", "koi8-r"),
        ("日本".encode("iso-2022-jp"), ("iso-2022-jp",), "日本", "iso2022_jp"),
        ("<a>é</a>".encode("utf-16-le"), ("utf-8",), "<a>é</a>", "utf-16-le"),
        (b"\xef\xbb\xbfx", ("cp1251",), "x", "utf-8"),
        (b"x", ("utf-7", "base64", "nonsense", None), "x", "utf-8"),
    ],
)
def test_decode(body: bytes, claims: tuple[str | None, ...], text: str, codec: str) -> None:
    assert encoding.decode(body, claims)[:2] == (text, codec)


def test_what_cannot_be_read_is_told() -> None:
    text, _, whole = encoding.decode("éé".encode() + b"\xff")
    assert (text, whole) == ("éé\ufffd", False)


@pytest.mark.parametrize(
    "label", ["utf-7", "base64", "rot13", "idna", "unicode_escape", "../etc/passwd", "", None, "x" * 99]
)
def test_labels_that_are_no_text_encoding_are_refused(label: str | None) -> None:
    assert encoding.codec(label) is None


@given(st.binary(max_size=60), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "euc-kr", "nonsense"]))
def test_nothing_raises(body: bytes, claim: str | None) -> None:
    assert isinstance(encoding.decode(body, (claim,))[0], str)


def test_controls_go_and_line_ends_stay() -> None:
    assert encoding.without_controls("a\x00\x1b\tb\nc\x7f") == "a\tb\nc"
