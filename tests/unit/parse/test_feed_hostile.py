"""Group P of the reliability catalogue: hostile and odd feeds end in a harvest or a ParseError, and soon."""

from __future__ import annotations

import codecs
import re
import time
from pathlib import Path

import pytest
from support.feeds import capture

from syndicator import parse
from syndicator.errors import Malformed, ParseError
from syndicator.model.draft import Harvest

SECONDS = 10  # CPU; every one of these takes well under one alone, tests share the machine


def feed(items: str, *, head: str = '<?xml version="1.0" encoding="utf-8"?>', attributes: str = "") -> str:
    return f'{head}<rss version="2.0" {attributes}><channel><title>T</title><link>https://a.example/</link>{items}</channel></rss>'


def item(title: str = "Item 1", rest: str = "") -> str:
    return f"<item><title>{title}</title><link>https://a.example/1</link>{rest}</item>"


def attempt(body: bytes | str) -> Harvest | None:
    start = time.process_time()
    try:
        return parse.read(capture(body), kind="feed")
    except ParseError:
        return None
    finally:
        assert time.process_time() - start < SECONDS


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "body",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>' + feed(item("&l11;"), head=""),
        '<!DOCTYPE rss [<!ENTITY % a "x"><!ENTITY % b "%a;%a;%a;">%b;]>' + feed(item(), head=""),
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>' + feed('<item a="&l11;"/>', head=""),
        feed("<a>" * 100_000 + "</a>" * 100_000 + item()),
        feed(item(rest="<description>" + "&lt;div&gt;" * 50_000 + "</description>")),
        feed(item(rest="<description>" + "&lt;a&gt;&lt;b&gt;" * 20_000 + "© 2026</description>")),
        feed(item(), attributes=" ".join(f'xmlns:n{n}="urn:{n}"' for n in range(10_000))),
        feed(item(), attributes=" ".join(f'a{n}="1"' for n in range(40_000))),
        feed(item("&lt;" * 50_000, "<description>" + "&lt;!--" * 50_000 + "</description>")),
        feed(item(" " * 100_000, f"<pubDate>{' ' * 100_000}</pubDate><link>{'.' * 100_000}</link>")),
        feed(item(rest=f"<author>{'@' * 50_000}</author><author>{'a@a.' * 20_000}</author>")),
        feed(item(rest="<description>" + "&lt;a rel=" * 30_000 + "license</description>")),
        feed(item(rest="<description>" + "&lt;figcaption" * 30_000 + "© 2026</description>")),
        feed(item(rest="<description>" + "(" * 60_000 + " source: " + "/" * 60_000 + "</description>")),
        feed("<![CDATA[" * 50_000),
        feed(item() + "&" * 300_000),
        "<rss" + " " * 1_000_000,
        '{"version":"https://jsonfeed.org/version/1.1","items":' + "[" * 100_000,
        '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":' + "9" * 100_000 + "}]}",
        '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":NaN,"title":Infinity}]}',
        '{"version":"https://jsonfeed.org/version/1.1","items":{"a":1}}',
        "\x00" * 1_000,
        b"\xff\xfe\x00\x00",
    ],
    ids=range(23),
)
def test_bounded_in_time_whatever_it_says(body: bytes | str) -> None:
    attempt(body)


def test_external_entities_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    harvest = attempt(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>' + feed(item("&x;"), head=""))
    assert harvest is None or "SECRET" not in repr(harvest)


@pytest.mark.parametrize(
    "body", ["/etc/hostname", "http://127.0.0.1:1/feed.xml", "file:///etc/hostname", "C:\\feed.xml"]
)
def test_a_path_or_an_address_is_no_feed(body: str) -> None:
    with pytest.raises(Malformed):
        parse.read(capture(body), kind="feed")


def test_a_web_page_is_refused_with_a_hint() -> None:
    with pytest.raises(Malformed) as raised:
        parse.read(capture("<!DOCTYPE html><html><head><title>T</title></head></html>"), kind="feed")
    assert raised.value.code == "not_a_feed"
    assert "alternate" in raised.value.hint


@pytest.mark.parametrize("body", [b"", b" \n", b"\xef\xbb\xbf"])
def test_nothing_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        parse.read(capture(body), kind="feed")


def test_more_items_than_anybody_needs_are_cut_and_told() -> None:
    harvest = parse.read(capture(feed(item() * 5_010)), kind="feed")
    assert len(harvest.drafts) == 5_000
    assert "too_many_items" in {complaint.code for complaint in harvest.complaints}


def encoded(text: str, codec: str, label: str | None, *, mark: bytes = b"") -> bytes:
    head = f'<?xml version="1.0" encoding="{label}"?>' if label else '<?xml version="1.0"?>'
    return mark + feed(item(text), head=head).encode(codec)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (encoded("Café", "latin-1", "utf-8"), "Café"),
        (encoded("Café", "utf-8", "iso-8859-1"), "Café"),
        (encoded("Café", "utf-8", "utf-8", mark=codecs.BOM_UTF8), "Café"),
        (b"\n  " + encoded("Café", "utf-8", "utf-8"), "Café"),
        (encoded("Café", "utf-16-le", "utf-16", mark=codecs.BOM_UTF16_LE), "Café"),
        (encoded("Café", "utf-16-le", None), "Café"),
        (encoded("Café", "utf-32-le", "utf-32", mark=codecs.BOM_UTF32_LE), "Café"),
        (encoded("Новости", "cp1251", "windows-1251"), "Новости"),
        (encoded("Мир", "koi8-r", "koi8-r"), "Мир"),
        (encoded("日本語", "shift_jis", "Shift_JIS"), "日本語"),
        (encoded("中文", "gb18030", "gb18030"), "中文"),
        (encoded("Item", "ascii", "x-unknown-8"), "Item"),
    ],
)
def test_encodings_declared_or_not(body: bytes, title: str) -> None:
    assert parse.read(capture(body), kind="feed").drafts[0].titles[0].text == title


def test_the_header_s_charset_counts_where_the_document_says_nothing() -> None:
    body = feed(item("Новости"), head="").encode("cp1251")
    assert parse.read(capture(body, charset="windows-1251"), kind="feed").drafts[0].titles[0].text == "Новости"


def test_one_bad_byte_costs_one_character() -> None:
    body = feed(item("Café é") + item("Two") + item("Three")).encode().replace(b"Caf", b"Caf\xff\x03")
    harvest = parse.read(capture(body), kind="feed")
    assert len(harvest.drafts) == 3
    assert harvest.drafts[0].titles[0].text == "Caf\ufffdé é"


def test_the_recovering_parser_keeps_the_items_before_the_cut() -> None:
    body = feed(item("One") + item("Two") + "<item><title>Thr")[: -len("</channel></rss>")]
    harvest = parse.read(capture(body), kind="feed")
    assert [draft.titles[0].text for draft in harvest.drafts] == ["One", "Two"]
    assert "not_well_formed" in {complaint.code for complaint in harvest.complaints}


def test_bare_attribute_values_and_a_broken_declaration_are_mended() -> None:
    body = (
        '<?xml?xml version="1.0" ??><rss rss:version=2.0><rss:channel><rss:title>T</rss:title>'
        "<rss:item><rss:title>One</rss:title><rss:guid rss:isPermaLink=true>https://a.example/1</rss:guid></rss:item>"
        "</rss:channel></rss>"
    )
    harvest = parse.read(capture(body), kind="feed")
    assert harvest.drafts[0].titles[0].text == "One"
    assert harvest.drafts[0].identifiers == ("https://a.example/1",)


def test_half_an_item_at_a_cut_is_left_out_and_told() -> None:
    whole = feed(item("Item 1") + item("Item 2"))
    cut = parse.read(capture(whole[: whole.rindex("Item 2") + 3]), kind="feed")
    assert [draft.titles[0].text for draft in cut.drafts] == ["Item 1"]
    assert "cut_item" in {complaint.code for complaint in cut.complaints}


def _torn() -> dict[str, bytes]:
    text = "".join(
        item(f"Item {number}", f"<description><![CDATA[<p>Words</p><ul><item>no {number}</item></ul>]]></description>")
        for number in (1, 2)
    )
    tombstone = '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:x" when="2026-06-01"/>'
    rss = feed(f"<!-- <item> -->{text}{tombstone}")
    entries = "".join(
        f'<entry><title>Item {number}</title><link href="https://a.example/{number}"/><id>urn:{number}</id></entry>'
        for number in (1, 2)
    )
    items = "".join(
        f'<item rdf:about="https://a.example/{number}"><title>Item {number}</title></item>' for number in (1, 2)
    )
    return {
        "rss": rss.encode(),
        "not well-formed": rss.replace("Words", "Words & more").replace("<title>T", "<title>T & T").encode(),
        "utf-16": rss.encode("utf-16"),
        "atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{entries}</feed>'.encode(),
        "rdf": (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
            f'<channel rdf:about="https://a.example/"><title>T</title></channel>{items}</rdf:RDF>'
        ).encode(),
    }


@pytest.mark.parametrize("name", list(_torn()))
def test_wherever_a_feed_is_torn_the_items_it_closes_are_read_and_no_half_one(name: str) -> None:
    body = _torn()[name]
    whole = parse.read(capture(body), kind="feed")
    ends = [found.end() for found in re.finditer(rb"</(?:item|entry)|<\x00/\x00i\x00t\x00e\x00m\x00", body)]
    # Those in a description are none of the feed's.
    ends = [end for end in ends if not body[end:].replace(b"\x00", b"").startswith((b"></ul>", b"> -->"))]
    for cut in range(body.index(b"T"), len(body), 5 if name == "utf-16" else 2):
        try:
            torn = parse.read(capture(body[:cut]), kind="feed")
        except ParseError:
            continue  # nothing at all is better than half of it
        assert torn.drafts == whole.drafts[: sum(end <= cut for end in ends)], body[:cut][-40:]
        assert set(torn.withdrawn) <= set(whole.withdrawn)


def test_items_that_are_never_closed_are_all_kept() -> None:
    whole = feed(item("Item 1") + item("Item 2")).replace("</item>", "")
    assert len(parse.read(capture(whole), kind="feed").drafts) == 2
