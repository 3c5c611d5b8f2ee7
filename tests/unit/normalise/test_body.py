"""What leaves ``body.clean`` may stand on a page of ours; what cost quadratic time elsewhere costs little here."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.normalise import body, nesting

BASE = "https://harbour.example/news/1"

# RELIABILITY group X: payloads of feeds and pages, in markup.
HOSTILE = {
    "script-split": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "script-src": "<script src=//e.example/x.js></script>",
    "img-onerror": "<img src=x onerror=alert(1)>",
    "img-slash": "<img/src=x/onerror=alert(1)//",
    "svg-onload": "<svg onload=alert(1)>",
    "svg-animate": "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>",
    "mxss-2": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "mxss-3": '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "mxss-4": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "template": "<template><img src=x onerror=alert(1)></template>",
    "iframe-js": "<iframe src=javascript:alert(1)></iframe>",
    "iframe-srcdoc": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "object": "<object data=javascript:alert(1)></object>",
    "a-js": "<a href=javascript:alert(1)>x</a>",
    "a-js-tab": "<a href='java\tscript:alert(1)'>x</a>",
    "a-js-nl": "<a href='java\nscript:alert(1)'>x</a>",
    "a-js-ent": "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "a-js-ctrl": "<a href='\x01javascript:alert(1)'>x</a>",
    "a-js-colon": "<a href='javascript&colon;alert(1)'>x</a>",
    "a-data": "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "a-data-b64": "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "a-blob": "<a href=blob:https://e.example/1>x</a>",
    "a-view-source": "<a href='view-source:javascript:1'>x</a>",
    "img-data-svg": "<img src='data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload=alert(1)>'>",
    "body-onload": "<body onload=alert(1)>",
    "marquee": "<marquee onstart=alert(1)>x</marquee>",
    "video": "<video><source onerror=alert(1)></video>",
    "input-autofocus": "<input onfocus=alert(1) autofocus>",
    "button-formaction": "<form><button formaction=javascript:alert(1)>x</button></form>",
    "form-phish": "<form action=https://e.example/><input name=password type=password></form>",
    "base": "<base href=https://e.example/>",
    "style-tag": "<style>*{background:url(https://e.example/)}</style>",
    "style-attr": "<p style='background:url(javascript:alert(1));position:fixed;inset:0'>x</p>",
    "comment-2": "<!--!> <img src=x onerror=alert(1)> -->",
    "cdata-html": "<![CDATA[<script>alert(1)</script>]]>",
    "pi": "<?xml-stylesheet href=javascript:alert(1)?>",
    "unclosed-attr": '<a href="x" title="<img src=x onerror=alert(1)>',
    "xmp": '<xmp><p title="</xmp><svg/onload=alert(1)>">',
    "noembed": '<noembed><img title="</noembed><img src onerror=alert(1)>"></noembed>',
    "ping": "<a href=https://example.org/ ping=javascript:alert(1)>x</a>",
    "import": "<link rel=import href=data:text/html,x>",
    "isindex": "<isindex action=javascript:alert(1)>",
    "lazy-js": "<img data-src='javascript:alert(1)' srcset='javascript:alert(1) 1x'>",
    "cite-js": "<blockquote cite=javascript:alert(1)>x</blockquote>",
    "formatting-soup": "<a href=javascript:1><b><a href=JaVaScRiPt:2></b>x",
}
ALIVE = re.compile(
    r"<(?:script|svg|math|style|iframe|object|embed|form|input|button|base|link|meta|template|video|source)\b"
    r"|<[^>]*\son\w+\s*=|<[^>]*(?:javascript|vbscript|data|blob|view-source):"
    r"|<[^>]*\b(?:style|srcset|ping|formaction|cite)=",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_stays_alive_and_a_second_cleaning_changes_nothing(name: str) -> None:
    cleaned = body.clean(HOSTILE[name], base_url=BASE)
    assert not ALIVE.search(cleaned), cleaned
    assert body.clean(cleaned, base_url=BASE) == cleaned


def test_links_become_absolute_and_carry_our_rel() -> None:
    cleaned = body.clean("<p>See <a href='../2' rel=license onclick=x>there</a>.</p>", base_url=BASE)
    assert cleaned == ('<p>See <a href="https://harbour.example/2" rel="noopener noreferrer nofollow">there</a>.</p>')


@pytest.mark.parametrize("href", ["#", "#part", "", "ftp://harbour.example/", "tel:123", "mailto:nobody", "http://"])
def test_a_link_that_goes_nowhere_leaves_its_text(href: str) -> None:
    assert body.clean(f"<p>a <a href='{href}'>word</a></p>", base_url=BASE) == "<p>a word</p>"


def test_a_mail_address_may_be_linked() -> None:
    assert 'href="mailto:desk@harbour.example"' in body.clean("<a href='mailto:desk@harbour.example'>x</a>")


def test_relative_addresses_without_a_base_are_dropped() -> None:
    assert body.clean("<p><a href='/x'>a</a><img src='/b.png'></p>") == "<p>a</p>"


@pytest.mark.parametrize(
    "image",
    [
        "<img src='https://t.example/p.gif' width=1 height=1>",
        "<img src='https://t.example/p.gif' width='0'>",
        "<img src='https://feeds.feedburner.com/~r/x/~4/y'>",
        "<img src='https://pixel.wp.com/b.gif?x=1'>",
        "<img src='data:image/gif;base64,R0lGODlh'>",
        "<img alt='nowhere'>",
    ],
)
def test_what_is_no_picture_is_dropped(image: str) -> None:
    assert body.clean(f"<p>Text {image}</p>", base_url=BASE) == "<p>Text </p>"


@pytest.mark.parametrize(
    ("image", "source"),
    [
        ("<img src='data:image/gif;base64,x' data-src='/a.jpg'>", "https://harbour.example/a.jpg"),
        ("<img src='/blank.gif' data-lazy-src='/b.jpg'>", "https://harbour.example/b.jpg"),
        ("<img srcset='/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w'>", "https://harbour.example/l.jpg"),
    ],
)
def test_lazy_pictures_are_where_the_loader_would_find_them(image: str, source: str) -> None:
    assert body.clean(image, base_url=BASE) == f'<img src="{source}" alt="">'


def test_a_drawn_character_is_the_character() -> None:
    emoji = (
        "<p>Fine <img src='https://s.w.org/images/core/emoji/15/svg/1f30a.svg' alt='\U0001f30a' class=wp-smiley></p>"
    )
    assert body.clean(emoji) == "<p>Fine \U0001f30a</p>"


def test_structure_stays_and_sections_become_plain_divisions() -> None:
    cleaned = body.clean(
        "<article><h2>Aid</h2><section>one</section><section>two</section>"
        "<ul><li>a<li>b</ul><table><tr><th>x<td>y</table>"
        "<figure><img src=a.jpg><figcaption>c</figcaption></figure></article>",
        base_url=BASE,
    )
    assert "<h2>Aid</h2><div>one</div><div>two</div><ul><li>a</li><li>b</li></ul>" in cleaned
    assert "<th>x</th><td>y</td>" in cleaned
    assert "<figcaption>c</figcaption>" in cleaned


def test_empty_paragraphs_go_however_deep() -> None:
    assert body.clean("<div><p>&nbsp;</p><p><b></b><br></p><div><p> </p></div></div><p>x</p>") == "<p>x</p>"


def test_characters_no_document_may_carry_are_gone() -> None:
    cleaned = body.clean("<p>a\x00b\x07c&#1;d\ufffee\ud800f</p>")
    assert cleaned == "<p>abcdef</p>"


def test_plain_words_are_escaped_once() -> None:
    assert body.clean("5 < 6 & 7") == "5 &lt; 6 &amp; 7"
    assert body.from_text("5 < 6 & 7\n\nnext\nline") == "<p>5 &lt; 6 &amp; 7</p><p>next<br>line</p>"


def test_the_text_keeps_its_blocks() -> None:
    cleaned = body.clean("<h2>Aid</h2><p>It <b>came</b>.<br>Late.</p><ul><li>bread</li><li>salt</li></ul>")
    assert body.text(cleaned) == "Aid\n\nIt came.\nLate.\n\nbread\n\nsalt" or body.text(cleaned).split() == [
        "Aid", "It", "came.", "Late.", "bread", "salt",
    ]  # fmt: skip
    assert body.text("<p>a &amp;lt; b</p>") == "a &lt; b"


def test_a_title_repeated_at_the_head_is_dropped_and_only_there() -> None:
    markup = "<div><h1>Tide  of the century</h1><p>Tide of the century!</p><p>Text.</p><p>Tide of the century</p></div>"
    assert body.without_title(markup, "Tide of the century") == "<div><p>Text.</p><p>Tide of the century</p></div>"
    assert body.without_title("<p>Tide</p><p>x</p>", "Another") == "<p>Tide</p><p>x</p>"


COSTLY = {
    "nested": "<div>" * 50_000,
    "unclosed": "<a><b>" * 20_000,
    "comments": "<div><!--</div>-->" * 20_000,
    "comments unfinished": "<!--" * 50_000,
    "tables": "<div><table><tr><td></div></table>" * 10_000,
    "tags unfinished": "<a " * 50_000,
    "quotes": "<a x=\"'" * 40_000,
    "formats": "".join(f"<b id={number}>" for number in range(20_000)) + "<p>" * 10_000,
    "closed in attributes": "<div title='</div>'>" * 20_000,
    "closed out of order": "<div></b><b></div>" * 15_000,
    "ampersands": "&" * 60_000,
    "references": "&notit" * 30_000,
    "attributes": "<p " + " ".join(f"a{number}" for number in range(50_000)) + ">x</p>",
    "attributes without spaces": "<p " + "/".join(f"a{number}='<'" for number in range(40_000)) + ">x</p>",
    "empty": "<p></p>" * 60_000,
    "lists": "<li><ul>" * 20_000,
    "foreign": "<svg><td>" * 20_000,
}


@pytest.mark.parametrize("name", COSTLY)
def test_hostile_markup_costs_linear_time_and_settles(name: str) -> None:
    started = time.process_time()
    cleaned = body.clean(COSTLY[name], base_url=BASE)
    body.text(cleaned)
    assert time.process_time() - started < 10, "quadratic: honest time is under a second"
    assert body.clean(cleaned, base_url=BASE) == cleaned


def test_depth_is_bounded_before_anything_parses_it() -> None:
    bounded = nesting.bounded("<div>" * 5_000 + "deep" + "</div>" * 5_000)
    assert bounded.count("<div>") == nesting.MAX_DEPTH
    assert "deep" in bounded


def test_ordinary_markup_is_not_touched_by_the_bound() -> None:
    markup = "<ul>" + "<li><a href='x'><b>y</b></a></li>" * 500 + "</ul>"
    assert nesting.bounded(markup) == markup
    assert nesting.tag_names(markup) == {"ul", "li", "a", "b"}
    assert nesting.is_shallow(markup, nesting.tag_names(markup))
    assert not nesting.is_shallow("<div>" * 200, frozenset({"div"}))


def test_captions_are_told_with_their_pictures() -> None:
    figure = '<figure><img src="https://a.example/x.jpg" alt=""><figcaption>A bridge.</figcaption></figure>'
    assert body.text(f"<p>One.</p>{figure}<p>Two.</p>") == "One.\n\nTwo."


PIECES = st.sampled_from(
    ("<p>", "</p>", '<p lang="en">', "<br>", "<em>", "</em>", "<div>", "</div>", " ", "\n", "&nbsp;", "a")
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_empty_element_is_overlooked(markup: str) -> None:
    assert not body._EMPTY.search(body._without_empty(markup))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_plain_tags_are_read_as_the_others(markup: str) -> None:
    written_out = markup.replace("<p>", '<p dir="ltr">').replace("</p>", "</p >").replace("<br>", "<hr>")
    assert body.text(markup).split() == body.text(written_out).split()
    if "<br>" not in markup:
        assert body.text(markup) == body.text(written_out)
