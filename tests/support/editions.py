"""Twenty-odd editions, each with something that has broken feeds before. Equal on every call."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from support.render import (
    CC_BY,
    CC_BY_ND_UNVERSIONED,
    FIRST_SEEN,
    decided,
    edition,
    licensed,
    own_article,
    shown,
    wire_article,
    wire_decision,
)

from syndicator.model.article import Article, Enclosure, Image, Moment, Party, Person, Term
from syndicator.model.edition import Edition, Tombstone
from syndicator.model.provenance import Provenance, Step
from syndicator.model.rights import Duty, ImageDecision, License

TITLES = {
    "en": "The canal bridge & its keeper: “first boat” passed",
    "de": "Größere Züge über die Brücke",
    "fr": "L’écluse a rouvert : « enfin »",
    "es": "¿Quién abrió el puente?",
    "pt": "A ponte não fechou às três",
    "it": "Perché il ponte è di nuovo aperto",
    "nl": "Brug over ’t oude kanaal weer open",
    "ru": "Мост через старый канал снова открыт",
    "ar": "الجسر فوق القناة القديمة",
    "he": "הגשר מעל התעלה הישנה",
    "ja": "古い運河の橋が再び開通",
    "zh-Hant": "舊運河上的橋重新開放",
    "el": "Η γέφυρα άνοιξε ξανά",
}

ODD_TITLES = (
    "AT&T <b>bold</b> &amp; \"quoted\" 'single'",
    "]]> ends nothing ]]>",
    "<script>alert(1)</script>",
    "tab\tand\nnewline\r\nand\x07bell\x1b[31m",
    "right-to-left \u202eoverride\u202c and \u2066isolate\u2069",
    "\ud800lone surrogate\udfff and \ufffe\uffff nonchar",
    "Zalgo t̶̛̳e̴̹͝x̸̲̚t and 👩\u200d👩\u200d👧 family",
    "x" * 5_000,
    "{{7*7}} ${7*7} {% raise %}",
    " ",
    "&lt;already escaped&gt; &#0; &#xD800;",
    "\x85next line\u2028separator\u2029paragraph",
)


def entry_id(name: str) -> str:
    """A stable id for a test article."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'https://example.org/' + name)}"


def numbered(number: int, name: str = "own", **changes: Any) -> Article:
    """One of many articles, each with its own id, address and date."""
    values: dict[str, Any] = {
        "id": entry_id(f"{name}-{number}"),
        "url": f"https://harbour.example/{name}/{number}",
        "title": f"Report number {number} from the canal",
        "published": Moment(at=datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=number)),
    }
    return own_article(**(values | changes))


def editions() -> dict[str, Edition]:
    """Return every edition by what is odd about it."""
    return {**_plain(), **_odd(), **_rights(), **_media()}


def _plain() -> dict[str, Edition]:
    own, wire = own_article(), wire_article()
    many = [numbered(number) for number in range(30)]
    return {
        "empty": edition(),
        "full": edition(shown(own, licensed(own))),
        "excerpt": edition(shown(own, decided(own, "excerpt", excerpt_characters=90))),
        "link": edition(shown(wire, wire_decision(wire))),
        "mixed": edition(
            shown(own, licensed(own)),
            shown(wire, wire_decision(wire)),
            shown(numbered(1), decided(numbered(1), "excerpt", excerpt_characters=120)),
        ),
        "many": edition(*(shown(article, licensed(article)) for article in many)),
        "tombstones": edition(
            shown(own, licensed(own)),
            tombstones=(
                Tombstone(
                    id=entry_id("gone"), when=FIRST_SEEN, comment="Withdrawn by <the> publisher", by="Editor & co"
                ),
                Tombstone(id=entry_id("gone too"), when=FIRST_SEEN),
            ),
        ),
        "only tombstones": edition(tombstones=(Tombstone(id=entry_id("gone"), when=FIRST_SEEN),)),
        "feed of excerpts": edition(shown(own, licensed(own), full_text=False)),
        "other language": edition(shown(own, licensed(own)), language="pt-BR", title="Últimas notícias & mais"),
    }


def _odd() -> dict[str, Edition]:
    languages = [
        numbered(number, "language", language=language, title=title)
        for number, (language, title) in enumerate(TITLES.items())
    ]
    titles = [
        numbered(number, "title", title=title, summary=title, subtitle=title, people=(Person(name=f"By {title}"),))
        for number, title in enumerate(ODD_TITLES)
    ]
    nothing = Article(
        id=entry_id("nothing known"),
        keys=("text:1",),
        url=None,
        title="",
        provenance=Provenance(steps=(Step(role="original"), Step(role="collected"))),
    )
    addresses = [
        numbered(0, "address", url="https://harbour.example/a?b=c&d=e|f[1]={x}^`y`#z'"),
        numbered(1, "address", url="https://xn--brcke-lva.example/%C3%BC/p%C3%A5"),
        numbered(2, "address", url="https://harbour.example/p;v=1,2(3)*!~"),
    ]
    terms = numbered(
        0,
        "terms",
        terms=(
            Term(term="a&b<c>", scheme="https://harbour.example/s?a=1&b=2"),
            Term(term="Ost & West", scheme="Region", label="<Ost>"),
            Term(term="no scheme"),
            Term(term="odd scheme", scheme="über die Themen / alle"),
            Term(term="x" * 400),
            Term(term=" "),
        ),
    )
    return {
        "many languages": edition(*(shown(article, licensed(article)) for article in languages)),
        "odd titles": edition(*(shown(article, licensed(article)) for article in titles)),
        "odd titles as links": edition(*(shown(article, decided(article)) for article in titles)),
        "nothing known": edition(shown(nothing, decided(nothing))),
        "odd addresses": edition(*(shown(article, licensed(article)) for article in addresses)),
        "odd terms": edition(shown(terms, licensed(terms))),
        "old dates": edition(
            shown(
                old := numbered(0, "old", published=Moment(at=datetime(1912, 4, 15, tzinfo=UTC), precision="year")),
                licensed(old, years=(1912, 1913, 1914)),
            )
        ),
        "odd feed title": edition(
            shown(own_article(), licensed(own_article())), title=ODD_TITLES[0], description="]]>"
        ),
    }


def _rights() -> dict[str, Edition]:
    own = own_article()
    duties = (
        Duty(
            action="credit_line_fixed",
            text="This story by [author name] first appeared in Harbour Post & is republished with permission.",
            url="https://harbour.example/bridge",
            position="top",
        ),
        Duty(action="tracking_pixel", url="https://count.harbour.example/p?id=1&x=2"),
        Duty(action="canonical_link"),
        Duty(action="noindex"),
        Duty(action="keep_notice", text="Please keep <this> notice & the link."),
    )
    resolved = wire_article(
        provenance=Provenance(
            steps=(
                Step(
                    role="original",
                    name="NOVA",
                    url="https://nova.example/",
                    article_url="https://nova.example/army/123",
                    feed_url="https://nova.example/rss?lang=en&all",
                    feed_id="https://nova.example/rss",
                ),
                Step(role="intermediary", name="Second Hand", url="https://second.example/"),
                Step(role="collected", name="Globe Reader", url="https://globe-reader.example/"),
            )
        )
    )
    other = License(
        id="etalab-2.0", name="Licence Ouverte 2.0", uri="https://www.etalab.gouv.fr/licence-ouverte-open-licence"
    )
    no_link = licensed(own, license=CC_BY_ND_UNVERSIONED, duties=(Duty(action="attribute_source"),))
    return {
        "every duty": edition(shown(own, licensed(own, license=None, duties=duties))),
        "origin fully known": edition(shown(resolved, wire_decision(resolved))),
        "another licence": edition(shown(own, licensed(own, license=other))),
        "licence without version": edition(shown(own, no_link)),
        "machine use": edition(shown(own, licensed(own, machine=(("tdm-reservation", "1"), ("a.b", "<y>"))))),
        "no authors": edition(shown(nobody := replace(own, people=()), licensed(nobody, license=CC_BY))),
        "contributors": edition(
            shown(
                crew := replace(
                    own,
                    people=(
                        Person(name="Ada Example"),
                        Person(name="Tom <Translator>", role="translator"),
                        Person(name="Eve & Editor", role="editor", url="https://harbour.example/eve?a=1&b=2"),
                        Person(name="Pat Photo", role="photographer"),
                    ),
                ),
                licensed(crew),
            )
        ),
    }


def _media() -> dict[str, Edition]:
    pictures = numbered(
        0,
        "pictures",
        images=(
            Image(
                url="https://harbour.example/a.jpg?x=1&y=2",
                credit="A & B <C>",
                caption="“x” ]]>",
                media_type="image/jpeg",
            ),
            Image(
                url="https://harbour.example/b.png",
                license_url="https://creativecommons.org/licenses/by-sa/4.0/",
                alt="b",
                width=0,
                media_type="image/x; q=1",
            ),
            Image(url="https://harbour.example/hidden.png", credit="Nobody"),
            Image(url=None, credit="Only a credit survived"),
        ),
        enclosures=(
            Enclosure(
                url="https://harbour.example/a.mp3", media_type="audio/mpeg", length=123_456, title="Listen & learn"
            ),
            Enclosure(url="https://harbour.example/b.mp3?x=1&y=2"),
            Enclosure(url="ftp://harbour.example/c.mp3"),
        ),
    )
    shows = (
        ImageDecision(url="https://harbour.example/a.jpg?x=1&y=2", show=True),
        ImageDecision(url="https://harbour.example/b.png", show=True),
        ImageDecision(url="https://harbour.example/hidden.png", show=False),
    )
    foreign = numbered(
        1,
        "markup",
        publisher=Party(name="Harbour <Post>"),
        body_html=(
            '<h2>Head &amp; body</h2><p>One<br>two <em>three</em> <a href="https://harbour.example/?a=1&amp;b=2">four</a></p>'
            "<blockquote><p>“Quote”</p></blockquote><pre><code>x &lt; y ]]&gt;</code></pre><ul><li>é</li></ul>"
            "<table><tbody><tr><td>1</td></tr></tbody></table>"
        ),
    )
    return {
        "pictures and enclosures": edition(shown(pictures, licensed(pictures, images=shows))),
        "rich markup": edition(shown(foreign, licensed(foreign))),
    }
