"""Groups P and C of the catalogue of bad inputs: documents hard to read, answers about when to come back."""

from __future__ import annotations

import json
from collections.abc import Callable

from support.hostile import DAY, HEAD, START, Case, World, item, rss, xml
from support.misbehaving import Exchange, Handler, answer, head

RSS = "Content-Type: application/rss+xml"
JSON = "Content-Type: application/feed+json"
WAIT, HOUR = 86_400.0, 3_600.0


def one(text: str, **more: object) -> Case:
    """One document, read once."""
    return Case(answers=[xml(text)], **more)  # type: ignore[arg-type] # a case's own


def sent(body: bytes, *fields: str, **more: object) -> Case:
    return Case(answers=[answer(body, *(fields or (RSS,)))], **more)  # type: ignore[arg-type] # a case's own


def polled(*documents: str, **more: object) -> Case:
    """Several documents, one per poll."""
    return Case(answers=[xml(text) for text in documents], polls=len(documents), **more)  # type: ignore[arg-type]


def feed_json(items: str, more: str = "") -> bytes:
    return (f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour"{more}, "items": {items}}}').encode()


def json_item(number: int = 1, **more: object) -> dict[str, object]:
    return {"id": str(number), "url": f"https://harbour.example/{number}", "title": f"Item {number}"} | more


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(11))
STONE = '<at:deleted-entry ref="{ref}" when="2026-06-11T10:00:00Z"/>'
ITEMS = [item(number) for number in range(1, 8)]
SAME = {"outcome": "ok/not_modified", "known": 3, "new": 3}


def bare(number: int) -> str:
    """An item without any name of its own."""
    return f"<item><title>Item {number}</title><pubDate>Mon, 0{number} Jun 2026 10:00:00 GMT</pubDate></item>"


def dated(text: str, number: int) -> str:
    return item(number, date=f"<pubDate>{text}</pubDate>")


DATES = [
    "Fri, 01 Jun 2026 10:00:00 GMT",
    "Mon, 1 Jun 26 10:00 EST",
    "01 Jun 2026 10:00:00 CEST",
    "2016-12-31T23:59:60Z",
    "Mon, 01 Jun 2026 10:00:00 -0000",
    "2026-06-01T24:00:00Z",
    "10000-01-01T00:00:00Z",
    "0000-00-00",
    "",
    "1780308000",
    "yesterday",
    "Thu, 99 Foo 2026 99:99:99 XYZ",
    "2026-06-01T10:00:00+99:99",
    "2026年6月1日",
]


def not_ahead(world: World) -> None:
    for holding in world.held:
        published = holding.article.published
        assert published is None or published.at <= START + 1.1 * DAY


def absolute(world: World) -> None:
    assert all((holding.article.url or "").startswith("http://127.0.0.1:") for holding in world.held)


def stable(world: World) -> None:
    assert all(holding.first_seen_at == START for holding in world.held)


P: dict[str, Case] = {
    "P-billion-laughs": one(rss(item(1, title="&e10;"), head=f"{HEAD}<!DOCTYPE rss [{BOMB}]>"), outcome="ok/error"),
    "P-param-laughs": one(
        rss(
            head=f'{HEAD}<!DOCTYPE rss [<!ENTITY % a "ha"><!ENTITY % b "%a;%a;%a;%a;"><!ENTITY % c "%b;%b;%b;%b;">%c;]>'
        ),
        outcome="ok/error",
    ),
    "P-attr-entity": one(
        rss(item(1, more='<enclosure url="http://x.example/&e10;"/>'), head=f"{HEAD}<!DOCTYPE rss [{BOMB}]>"),
        outcome="ok/error",
    ),
    "P-deep-xml": one(rss("<item>" + "<a>" * 100_000 + "</a>" * 100_000 + "</item>"), outcome="ok/error"),
    "P-deep-html": one(rss(item(1, text="<div>" * 50_000)), outcome="ok/error"),
    "P-deep-html-unclosed": one(rss(item(1, text="<a><b>" * 20_000)), outcome="ok/error"),
    "P-deep-json": sent(b"[" * 100_000, JSON, outcome="error", known=0),
    "P-many-ns": one(rss(attributes="".join(f' xmlns:n{n}="urn:{n}"' for n in range(10_000))), outcome="ok/error"),
    "P-prefix-renamed": one(
        rss(
            item(1, more="<zz:encoded>&lt;p>LONGTEXT of it&lt;/p></zz:encoded>"),
            attributes=' xmlns:zz="http://purl.org/rss/1.0/modules/content/"',
        ),
        known=1,
        has="LONGTEXT",
    ),
    "P-latin1-lie": sent(
        rss(item(1, title="Café")).encode("latin-1"), "Content-Type: text/xml; charset=utf-8", known=1, has="Café"
    ),
    "P-utf16-bom": sent(rss(head=HEAD.replace("utf-8", "utf-16")).encode("utf-16"), known=3),
    "P-utf16-nobom": sent(rss(head=HEAD.replace("utf-8", "utf-16")).encode("utf-16-le"), outcome="ok/error"),
    "P-utf32": sent(rss(head=HEAD.replace("utf-8", "utf-32")).encode("utf-32"), outcome="ok/error"),
    "P-utf8-bom": sent(rss().encode("utf-8-sig"), known=3),
    "P-bad-utf8": sent(rss().encode().replace(b"Item 2", b"It\xffem 2"), known=3),
    **{
        case: sent(
            rss(item(1, title=words), head=HEAD.replace("utf-8", codec)).encode(codec),
            "Content-Type: text/xml",
            known=1,
            has=words,
        )
        for case, codec, words in (
            ("P-cp1251", "windows-1251", "Новости"),
            ("P-koi8", "koi8-r", "Мир"),
            ("P-sjis", "Shift_JIS", "日本語"),
            ("P-gb18030", "gb18030", "中文"),
        )
    },
    "P-charset-unknown": one(rss(head=HEAD.replace("utf-8", "x-unknown-8")), outcome="ok/error"),
    "P-amp": one(
        rss(*(item(n, title="A & B", link=f"https://harbour.example/{n}?a=1&b=2") for n in (1, 2, 3))), known=3
    ),
    "P-nbsp": one(rss(*(item(n, title="Caf&eacute;&nbsp;here") for n in (1, 2, 3))), known=3, has="Café"),
    "P-empty": one(rss("<!-- nothing -->"), outcome="ok/empty", known=0),
    "P-window": polled(*(rss(*ITEMS[start : start + 3]) for start in range(5)), known=7, new=7),
    "P-dup-item": one(rss(ITEMS[0], ITEMS[0], ITEMS[1]), known=2),
    "P-no-guid": polled(*[rss(*(item(n, guid="") for n in (1, 2, 3)))] * 3, **SAME),
    "P-no-guid-no-link": polled(*[rss(*map(bare, (1, 2, 3)))] * 2, **SAME),
    "P-guid-empty": polled(*[rss(*(item(n, guid="<guid></guid>") for n in (1, 2, 3)))] * 2, **SAME),
    "P-guid-https": polled(
        *(
            rss(
                *(
                    item(n, link=f"{scheme}://harbour.example/{n}", guid=f"<guid>{scheme}://harbour.example/{n}</guid>")
                    for n in (1, 2, 3)
                )
            )
            for scheme in ("http", "https")
        ),
        known=3,
        new=3,
    ),
    "P-reorder": polled(rss(*ITEMS[:3]), rss(*reversed(ITEMS[:3])), rss(ITEMS[1], ITEMS[0], ITEMS[2]), known=3, new=3),
    "P-tombstone": polled(rss(*ITEMS[:3]), rss(ITEMS[0], ITEMS[2], channel=STONE.format(ref="g2")), known=2),
    "P-tombstone-only": polled(
        rss(*ITEMS[:3]), rss("<!-- -->", channel=STONE.format(ref="g1")), outcome="ok/empty", known=2
    ),
    "P-resurrect": polled(
        rss(*ITEMS[:3]), rss(ITEMS[0], ITEMS[2], channel=STONE.format(ref="g2")), rss(*ITEMS[:3]), known=2
    ),
    "P-future": one(
        rss(dated("Fri, 01 Jan 2099 10:00:00 GMT", 1), dated("Mon, 01 Jun 2026 10:00:00 GMT", 2)),
        known=2,
        check=not_ahead,
    ),
    "P-dates-odd": one(rss(*(dated(text, number) for number, text in enumerate(DATES, 1))), known=14),
    "P-no-dates": polled(*[rss(*(item(n, date="") for n in (1, 2, 3)))] * 2, check=stable, **SAME),
    "P-rel-links": one(
        rss(*(item(n, link=f"news/{n}") for n in (1, 2, 3))).replace("<link>https://harbour.example/</link>", ""),
        known=3,
        check=absolute,
    ),
    "P-xml-base": one(
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/"><title>t</title><id>urn:f</id>'
        '<entry xml:base="june/"><title>Item 1</title><id>urn:1</id><updated>2026-06-01T10:00:00Z</updated>'
        '<link href="1"/></entry></feed>',
        known=1,
        check=absolute,
    ),
    "P-rdf": one(
        f'{HEAD}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel rdf:about="https://harbour.example/"><title>t</title><link>https://harbour.example/</link></channel>'
        + "".join(
            f'<item rdf:about="https://harbour.example/{n}"><title>Item {n}</title><link>https://harbour.example/{n}'
            "</link></item>"
            for n in (1, 2, 3)
        )
        + "</rdf:RDF>",
        known=3,
    ),
    "P-json-bom": sent(b"\xef\xbb\xbf" + feed_json(json.dumps([json_item()])), JSON, known=1),
    "P-json-nan": sent(feed_json(json.dumps([json_item(x=float("nan"), y=float("inf"))])), JSON, outcome="ok/error"),
    "P-json-bigint": sent(feed_json('[{"id": ' + "9" * 100_000 + ', "title": "t"}]'), JSON, outcome="ok/error"),
    "P-json-dupkeys": sent(feed_json("[]", ', "items": [{}]'), JSON, outcome="ok/error/empty"),
    "P-json-types": sent(
        feed_json('{"a": 1}', ', "authors": 5, "language": [1]'), JSON, outcome="ok/error/empty", known=0
    ),
    "P-json-item-types": sent(
        feed_json(
            json.dumps(
                [
                    5,
                    None,
                    {"id": [1], "title": None, "tags": "x"},
                    json_item(),
                    {"id": {}, "url": 5, "content_html": [1]},
                ]
            )
        ),
        JSON,
        has="Item 1",
    ),
    "P-redos-tags": one(
        rss(item(1, title="&lt;" * 50_000, more="<description>" + "&lt;!--" * 50_000 + "</description>")),
        outcome="ok/error",
    ),
    "P-redos-space": one(
        rss(
            item(1, date="<pubDate>" + " " * 100_000 + "</pubDate>", link="https://harbour.example/" + "." * 100_000),
            item(2, more="<author>" + "@" * 50_000 + "</author>"),
        ),
        outcome="ok/error",
    ),
    "P-redos-charset": sent(rss().encode(), "Content-Type: text/xml" + ';"' * 25_000, outcome="ok/error"),
}


def tagged(tag: str, *, later: str | None = None, body: bytes = b"") -> Handler:
    """Give a feed with an ETag, and say 304 whenever that comes back, perhaps with a new one."""

    async def play(exchange: Exchange) -> None:
        back = exchange.all("if-none-match")
        if back and back[0].decode("latin-1") in {tag, later}:
            await exchange.send(head("304 Not Modified", *([f"ETag: {later}"] if later else ())) + body)
        else:
            await exchange.send(xml(rss(), f"ETag: {tag}"))

    return play


def echo(tag: str) -> Callable[[World], None]:
    def check(world: World) -> None:
        assert world.sent("if-none-match") == [tag.encode("latin-1")]

    return check


def short_head(world: World) -> None:
    assert all(
        sum(map(len, asked.fields[0])) + sum(len(v) for _, v in asked.fields) < 16_384 for asked in world.requests[-1]
    )


def unmodified(tag: str, **more: object) -> Case:
    given = {"answers": tagged(tag), "outcome": "not_modified", "polls": 2, "known": 3, "check": echo(tag)} | more
    return Case(**given)  # type: ignore[arg-type] # a case's own


def status(said: str, *fields: str, **more: object) -> Case:
    given = {"outcome": "error", "known": 0, "requests": 3} | more
    return Case(answers=[answer(b"", *fields, status=said)], **given)  # type: ignore[arg-type] # a case's own


def paced(*fields: str, channel: str = "", **more: object) -> Case:
    return Case(answers=[xml(rss(channel=channel), *fields)], **({"known": 3} | more))  # type: ignore[arg-type]


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = "".join(f"<hour>{number}</hour>" for number in range(24))
ALL_SKIPPED = f"<skipHours>{HOURS}</skipHours><skipDays>{''.join(f'<day>{day}</day>' for day in DAYS)}</skipDays>"
LATER = {"outcome": "retry_later/error"}

C: dict[str, Case] = {
    "C-etag": unmodified('"abc-123"'),
    "C-etag-weak": unmodified('W/"abc"'),
    "C-etag-unquoted": unmodified("plain-tag"),
    "C-etag-comma": unmodified('"a,b;\\c d"'),
    "C-etag-gzip-suffix": unmodified('"abc-gzip"'),
    "C-304-cold": Case(answers=[head("304 Not Modified")], outcome="error/not_modified/empty", known=0),
    "C-304-body": unmodified('"a"', answers=tagged('"a"', body=b"SMUGGLED")),
    "C-304-new-etag": unmodified('"e1"', answers=tagged('"e1"', later='"e2"'), polls=3, check=echo('"e2"')),
    "C-etag-64k": Case(
        answers=tagged('"' + "x" * 65_536 + '"'), outcome="ok/error/not_modified", polls=2, check=short_head
    ),
    "C-429-seconds": status("429 Busy", "Retry-After: 7200", next_least=7_200, **LATER | {"requests": 1}),
    "C-429-huge": status("429 Busy", "Retry-After: 315360000", next_least=HOUR, next_most=604_800, **LATER),
    "C-429-negative": status("429 Busy", "Retry-After: -99999", next_least=300, **LATER),
    "C-429-float": status("429 Busy", "Retry-After: 1e9999", next_least=300, next_most=604_800, **LATER),
    "C-503-seconds": status("503 Busy", "Retry-After: 3600", next_least=HOUR, **LATER | {"requests": 1}),
    "C-500": status("500 Oh", next_least=300, **LATER),
    "C-404": status("404 No", next_least=300),
    "C-410": status("410 Gone", outcome="gone", disabled=True, requests=1),
    "C-451": status("451 Law", outcome="gone/error/blocked", disabled=True, requests=1),
    "C-401": status("401 Who", requests=2),
    "C-403-challenge": status("403 No", "cf-mitigated: challenge", requests=1),
    "C-402": status("402 Pay", outcome="error/blocked", requests=1),
    "C-max-age-16y": paced("Cache-Control: max-age=504576000", next_least=1, next_most=WAIT),
    "C-no-store": paced("Cache-Control: no-store", next_least=60, next_most=WAIT),
    "C-max-age-junk": paced("Cache-Control: max-age=banana, ;;=, =5", next_least=60, next_most=WAIT),
    "C-max-age-quoted": paced('Cache-Control: max-age="3600"', next_least=60, next_most=WAIT),
    "C-rss-ttl": paced(channel="<ttl>180</ttl>", next_least=10_800),
    "C-sy-update": paced(
        channel="<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>", next_least=HOUR
    ),
    "C-sy-update-flood": paced(
        channel="<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>100000</sy:updateFrequency>",
        next_least=300,
    ),
    "C-skip-all": paced(channel=ALL_SKIPPED, next_most=172_800),
    "C-date-skew": paced(
        "Date: Sat, 01 Jan 2000 00:00:00 GMT", "Expires: Sat, 01 Jan 2000 01:00:00 GMT", next_least=60, next_most=WAIT
    ),
    "C-one-request": paced(requests=1),
}
