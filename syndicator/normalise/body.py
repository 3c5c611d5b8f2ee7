"""The article's own text as safe markup, and as plain text; does *not* choose which text that is (see ``text.py``).

Markup is bounded in depth (``nesting.py``), cut to our allow-list by nh3, then its links and pictures are put right in
nh3's own regular output. ``clean(clean(x)) == clean(x)``: what comes out is what any later cleaning would leave.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from html.entities import html5

import nh3

from syndicator.normalise import nesting, plain
from syndicator.normalise.pictures import image_tag
from syndicator.syntax import url as web

MAX_CHARACTERS = 1_000_000  # of markup; four times the longest article of the shared corpora
LINK_REL = "noopener noreferrer nofollow"

TAGS = plain.words(
    "p br div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite em strong b i u s sub sup code pre kbd"
    " samp small mark del ins abbr time hr a img figure figcaption table caption thead tbody tfoot tr th td"
)
DROPPED_WITH_CONTENT = plain.words(
    "script style noscript template iframe object embed applet audio video canvas svg math select textarea"
    " button title xmp noembed noframes"
)
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset", "srcset")
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(DROPPED_WITH_CONTENT),
    attributes={
        "*": {"lang", "dir"},
        "a": {"href"},
        "img": {"src", "alt", "width", "height", *_LAZY},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
        "ol": {"start"},
        "li": {"value"},
        "time": {"datetime"},
        "abbr": {"title"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
_SECTIONS = re.compile(
    r"<(/?)(?:section|article|main|header|footer|aside|nav|address|details|summary|center|hgroup|fieldset|form)(?=[\s/>])",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"<(/?)strike(?=[\s/>])", re.IGNORECASE)
_RENAMED = plain.words(
    "section article main header footer aside nav address details summary center hgroup fieldset form strike"
)
_MANY_REFERENCES = 2_000  # html5ever is quadratic in named references (measured: 800,000 ampersands, 19 s)
_REFERENCE = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)?")
_EMBEDDING = plain.words("iframe script style")
_EMBEDDED = re.compile(r"<(iframe|script|style)(?:\s[^<>]*)?>[^<]*</\1\s*>")
# Elements that shield what is in them from the nesting rules outside: dropping them may unsettle what is left.
_SHIELDS = plain.words(
    "object button applet marquee template svg math select dir menu listing plaintext search frameset xmp noembed"
    " noframes noscript iframe textarea title body html head image nobr ruby rb rt rtc rp dialog"
)
_NESTED_HEADING = re.compile(r"<h[1-6](?: [^>]*)?>[^<]*+(?:<(?!/?h[1-6][ >])[^<]*+)*+<h[1-6][ >]")
_ANCHOR_OR_IMAGE = re.compile(r"<(a|img)((?: [a-z-]+=\"[^\"]*\")*)>|</a>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_EMPTY = re.compile(
    r"<(p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption)(?: [^>]*)?>(?:\s|&nbsp;|<br>)*</\1>"
    r"|<(a|em|strong|b|i|u|s|sub|sup|code|small|mark|del|ins|q|cite|abbr|time|kbd|samp)(?: [^>]*)?></\2>"
)
_BLANK_INSIDE = re.compile(r">(?:\s|&nbsp;|<br>)")  # or nothing: what every empty element has behind its opening tag
_PRE_NEWLINE = re.compile(r"(<pre(?: [^>]*)?>)\n+")
_PASSES = 6


def clean(markup: str, *, base_url: str | None = None) -> str:
    """Markup a page of ours may carry: allow-listed, absolute http(s) links, no scripts, no trackers; ``""`` if none.

    ``base_url`` resolves relative links and pictures; without it they are dropped (their text stays).
    """
    markup = plain.safe(markup[:MAX_CHARACTERS])
    if "<" not in markup and "&" not in markup:
        return html.escape(markup.strip(), quote=False).replace("\xa0", "&nbsp;")
    if "<!--" in markup:
        markup = nesting.without_comments(markup)
    names = nesting.tag_names(markup)
    if not names.isdisjoint(_EMBEDDING):
        markup = _EMBEDDED.sub("", markup)
        names = nesting.tag_names(markup)
    if markup.count("&") > _MANY_REFERENCES:
        markup = _REFERENCE.sub(_numeric, markup)
    shallow = nesting.is_shallow(markup, names)
    once = _pass(markup, base_url, names, shallow=shallow)
    crowded = not shallow and markup.count("<") > nesting.MAX_TAGS
    if not (names & _SHIELDS or crowded or "<![" in markup or _NESTED_HEADING.search(once)):
        return once
    for _ in range(_PASSES):
        again = _pass(once, base_url, nesting.tag_names(once), shallow=False)
        if again == once:
            return once
        once = again
    return from_text(text(once))  # markup that never settles: its words are enough


def _numeric(found: re.Match[str]) -> str:
    """A named character reference as a numeric one; what is none, as the ampersand it is."""
    if found[1] and found[1].startswith("#"):
        return found[0]
    meant = html5.get(found[1] + ";") if found[1] else None
    return "".join(f"&#{ord(letter)};" for letter in meant) if meant else "&#38;" + (f"{found[1]};" if found[1] else "")


def _pass(markup: str, base_url: str | None, names: frozenset[str], *, shallow: bool) -> str:
    if names & _RENAMED:
        markup = _STRUCK.sub(r"<\1s", _SECTIONS.sub(r"<\1div", markup))
    if not shallow:
        markup = nesting.bounded(markup)
    numeric = "&#" in markup  # a reference may name a character that nothing may carry
    markup = _CLEANER.clean(markup)
    if numeric:
        markup = plain.safe(markup)
    if "<a" in markup or "<img" in markup:
        markup = _links_and_images(markup, base_url)
    if "<pre" in markup:
        markup = _PRE_NEWLINE.sub(r"\1", markup)
    return _without_empty(markup)


def _links_and_images(markup: str, base_url: str | None) -> str:
    open_links: list[bool] = []

    def replace(tag: re.Match[str]) -> str:
        if tag[1] is None:
            return "</a>" if open_links and open_links.pop() else ""
        attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag[2])}
        if tag[1] == "img":
            return image_tag(attributes, base_url)
        target = link_target(attributes.get("href", ""), base_url)
        open_links.append(target is not None)
        return f'<a href="{html.escape(target)}" rel="{LINK_REL}">' if target is not None else ""

    return _ANCHOR_OR_IMAGE.sub(replace, markup)


@lru_cache(maxsize=1_024)
def link_target(href: str, base_url: str | None) -> str | None:
    """Where a link in a text goes: an absolute http(s) address or a mail address; None where nowhere."""
    href = href.strip()
    if href[:7].lower() == "mailto:":
        address = href[7:]
        return "mailto:" + address if "@" in address and address.isprintable() and " " not in address else None
    return None if href.startswith("#") else web.normalise(href, base_url)


def _without_empty(markup: str) -> str:
    markup = markup.strip()
    while "></" in markup or _BLANK_INSIDE.search(markup):
        shorter, removed = _EMPTY.subn("", markup)
        if not removed:
            break
        markup = shorter.strip()
    return markup


_LINE = re.compile(r"<br>|</?(?:li|dt|dd|tr|caption)(?: [^>]*)?>")
_PARAGRAPH = re.compile(r"</?(?:p|div|h[1-6]|blockquote|pre|figure|figcaption|table|ul|ol|dl)(?: [^>]*)?>|<hr>")
_CELL = re.compile(r"</t[dh]>")
_ANY_TAG = re.compile(r"<[^>]*>")
_GAP = re.compile(r"\n\n\n+")  # not \n{3,}: so it begins with letters the engine can look for by itself
_CAPTION = re.compile(r"<figcaption(?: [^>]*)?>.*?</figcaption>")


def text(cleaned: str) -> str:
    """Plain text of cleaned markup: an empty line between blocks, one line a list item, no pictures, no captions."""
    words = cleaned.replace("\n", " ")
    if "<figcaption" in words:
        words = _CAPTION.sub("", words)  # they are told with the pictures
    if "<" in words:
        # The tags that nearly all markup is made of: a pattern is asked only where there are others, or attributes.
        words = words.replace("</p><p>", "\n\n").replace("</p>", "\n\n").replace("<p>", "\n\n").replace("<br>", "\n")
    if "<" in words:
        words = _LINE.sub("\n", _PARAGRAPH.sub("\n\n", words))
        if "</t" in words:
            words = _CELL.sub(" ", words)
        words = _ANY_TAG.sub("", words)
    if "&" in words:
        words = html.unescape(words)
    if not plain.is_even(words):
        words = "\n".join([" ".join(line.split()) if line else "" for line in words.split("\n")])
    return (_GAP.sub("\n\n", words) if "\n\n\n" in words else words).strip()


_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")


def from_text(words: str) -> str:
    """Markup of plain text: a paragraph per block between blank lines, a break per line."""
    words = plain.safe(words[:MAX_CHARACTERS]).replace("\r\n", "\n")
    blocks = (block.strip() for block in _BLANK_LINE.split(words))
    return "".join(
        "<p>" + html.escape(block, quote=False).replace("\xa0", "&nbsp;").replace("\n", "<br>") + "</p>"
        for block in blocks
        if block.replace("\xa0", "").strip()
    )


_FIRST_BLOCK = re.compile(r"<(h[1-6]|p)(?: [^>]*)?>(.*?)</\1>", re.DOTALL)
_WRAPPERS = re.compile(r"(?:\s|<div(?: [^>]*)?>)*")


def _is(markup: str, wanted: str) -> bool:
    """Tell whether the words of a block are these, folded."""
    if "<" not in markup and "&" not in markup and not plain.may_begin(markup.lstrip(), wanted):
        return False
    return plain.fold(text(markup)) == wanted


def _may_open_with(markup: str, begin: int, wanted: str) -> bool:
    """Tell cheaply whether the first block may hold these words; nearly none does."""
    start = markup.find(">", begin) + 1
    words = markup[start : start + plain.LOOK + 1]
    return len(words) <= plain.LOOK or "<" in words or "&" in words or plain.may_begin(words, wanted)


def without_title(cleaned: str, title: str) -> str:
    """Cleaned markup without the title it repeats at its head."""
    wanted = plain.fold(title)
    start = _WRAPPERS.match(cleaned)
    begin = start.end() if start else 0
    if not _may_open_with(cleaned, begin, wanted):
        return cleaned
    position = begin
    while wanted and (block := _FIRST_BLOCK.match(cleaned, position)) is not None:
        if len(block[2]) > 4 * len(title) + 200 or not _is(block[2], wanted):
            break
        position = block.end()
    if position == begin:
        return cleaned
    return _without_empty(cleaned[:begin] + cleaned[position:])
