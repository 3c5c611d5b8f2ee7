"""Bytes to a tree: mended where mending is cheap, never a door to files or the network."""

from __future__ import annotations

import pytest

from syndicator.errors import Malformed
from syndicator.syntax import xml


def words(body: bytes | str, charset: str | None = None) -> str:
    document = xml.read(body.encode() if isinstance(body, str) else body, charset)
    return "".join(map(str, document.root.itertext()))


def test_well_formed_needs_no_mending() -> None:
    document = xml.read(b'<?xml version="1.0"?><a><b>x</b></a>')
    assert (document.root.tag, document.mended, document.cut) == ("a", (), False)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<a>x & y</a>", "x & y"),
        ("<a>x&nbsp;&eacute;&hellip;</a>", "x\xa0é…"),
        ("<a>&bogus;</a>", "&bogus;"),
        ("<a>&#1;x</a>", "x"),
        ("<a>&#146;</a>", "\u2019"),
        ("<a>&#X41;&</a>", "A&"),
        ("<a><![CDATA[x & &nbsp;]]>&</a>", "x & &nbsp;&"),
        ("<a>\x03x</a>", "x"),
        ("<a b=c>x</a>", "x"),
        ("junk <a>x</a>", "x"),
        ('<!DOCTYPE a [<!ENTITY who "Ann">]><a>&who;</a>', "Ann"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a>x</a>', "x"),
        ("<a><![CDATA[ <!DOCTYPE ]]></a>", " <!DOCTYPE "),
        ("<a>x", "x"),
    ],
)
def test_mended(body: str, said: str) -> None:
    assert words(body) == said


def test_an_undeclared_prefix_costs_nothing() -> None:
    document = xml.read(b"<a><dc:b>x</dc:b></a>")
    assert document.root[0].tag == "dc:b"
    assert document.mended
    assert not document.cut


def test_what_was_cut_is_told() -> None:
    assert xml.read(b"<a>" + b"<b>" * 1_000).cut


@pytest.mark.parametrize("body", [b"", b" \n", b"no markup", b"/etc/hostname", b"\x00\x00"])
def test_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        xml.parse(body)


def test_without_mending_any_flaw_is_malformed() -> None:
    with pytest.raises(Malformed):
        xml.parse(b"<a>&nbsp;</a>", mend=False)
    assert xml.parse(b"<a/>", mend=False).tag == "a"


def test_entities_cannot_explode() -> None:
    entity = "<!ENTITY e '" + "x" * 200 + "'>"
    body = f"<!DOCTYPE a [{entity}]><a>{'&e;' * 200_000}</a>"
    assert len(words(body)) < 6 * len(body)


def test_too_large_is_refused() -> None:
    with pytest.raises(Malformed) as raised:
        xml.parse(b"<a>" + b"x" * xml.LARGEST)
    assert raised.value.code == "too_large"
