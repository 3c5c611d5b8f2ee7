"""Which blocks of an item's own markup speak of rights or origin, and where they stand; reads none of what they say.

Prose in the middle of a text yields nothing: an article that mentions a licence is not licensed by it (RIGHTS.md §0.4).
Only what stands at its edges counts: an origin line or dateline at the top, the notices under it, captions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from syndicator.model.draft import Extent, Mark, Region
from syndicator.parse import lines
from syndicator.syntax import html as markup
from syndicator.syntax import notice
from syndicator.syntax import url as web

LONGEST: Final = 6_000  # characters of one block kept
TAIL: Final = 3_000  # characters of markup at the end in which notices are looked for
_HEAD: Final = 500  # characters of markup at the start in which an origin line is looked for
_LAST_LINES: Final = 1_200  # characters of markup at the end that any notice reaches into
_LAST: Final = 6  # blocks that can be the tail
_CLOSING: Final = 3  # blocks in which a plain sentence of rights is kept, as prose
_SHORT: Final = 160  # characters; a line, no paragraph
_SIGNATURE: Final = 60  # characters of an agency's name under a text
_OPENING: Final = 90  # characters in which a notice says what it is
_MOST_CAPTIONS: Final = 20
_MOST_LINKS: Final = 20
_MOST_MENTIONS: Final = 200  # of the word licence that are looked at

_BLOCK_START: Final = re.compile(
    r"<(?:p|div|li|ul|ol|blockquote|h[1-6]|section|footer|aside|figure|figcaption|table|td|hr|pre|br)(?=[\s/>])",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(r"<figcaption|wp-caption-text", re.IGNORECASE)
_CAPTION_END: Final = re.compile(r"</(?:figcaption|p|figure|dd)\s?>", re.IGNORECASE)
_LICENSE: Final = re.compile("licen[sc]e")
_REL: Final = re.compile(r"\srel\s?=\s?(?:\"[^\"<>]{0,100}|'[^'<>]{0,100})?$", re.IGNORECASE)
_OWN_LINE: Final = re.compile(
    r"<p>The post <a [^<>]{0,600}>[^<>]{0,400}</a> (?:appeared first|first appeared) on"
    r" <a [^<>]{0,60}?href=[\"'](https?://[^\"'<>]{1,400})[\"'][^<>]{0,200}>[^<>]{0,200}</a>\.?</p>\s*$"
)
_DEIXIS: Final = re.compile(
    r"\b(?:this|the)\s(?:article|story|post|piece|essay|text|report|work|column|interview|content|material|blog"
    r"|publication|original|page|site|website|feed)\b"
    r"|\b(?:dies(?:er|es|e|em|en)|der|das)\s(?:artikel|beitrag|text|inhalt|werk|seite|angebot|original\w{0,12})\b"
    r"|\b(?:cet|cette|ce|l['’])\s?(?:article|texte|œuvre|oeuvre|contenu|publication|site)\b"
    r"|\b(?:este|esta|el|la)\s(?:artículo|texto|nota|obra|contenido|publicación|sitio)\b"
    r"|\b(?:este|esta|o|a)\s(?:artigo|texto|matéria|obra|conteúdo|site)\b"
    r"|\b(?:quest[oaie]|l['’])\s?(?:articolo|testo|opera|contenuto|sito)\b"
    r"|\b(?:dit|deze|het)\s(?:artikel|tekst|stuk|werk|site)\b"
    r"|\b(?:эт\w{1,3}|данн\w{1,4}|настоящ\w{1,4})\s(?:стать|текст|материал|публикац|сайт)"
    r"|本文|本站|この記事|本記事|이 기사",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(
    r"^\W{0,3}(?:[A-ZÀ-ÞА-Я][^\W\d_]{0,30}[\s,./'’()-]{1,3}){1,8}(?:\d{1,2}[.,\s]{1,3})?(?:[^\W\d_]{1,12}\s?)?"
    r"[(/\[]\s?[A-ZÀ-ÞА-Я][\w.\s&-]{1,40}[)/\]]"
)
_OTHER_WORK: Final = re.compile(
    r"^\W{0,4}(?:[\u201c\u2018\u201e\u00ab\"'][^\u201d\u2019\u00bb\"\n]{1,150}[\u201d\u2019\u201c\u00bb\"']\W{0,4}(?:by|von|par|por|de|di|door)\b"
    r"|(?:(?:cover|header|featured?|hero|lead|top|banner|main|all|article|titel|beitrags?)[\s-]?)?"
    r"(?:image|photo|photograph|picture|pic|illustration|icon|graphic|artwork|cartoon|thumbnail|video|music|audio|chart|map"
    r"|foto|bild|grafik|imagen|imagem|immagine|beeld|фото)(?:s|er|es|n)?\b[^.!?\n]{0,60}?"
    r"(?::|\bby\b|\bcredit|\bsource|\bcourtesy|©|\bfrom\b|\bvia\b|\blicensed\b|\bvon\b|\bpar\b|\bde\b))",
    re.IGNORECASE,
)
_OTHER_SUBJECT: Final = re.compile(
    r"\b(?:book|e-?book|software|library|source\scode|code|project|app|data\s?set|data|song|music|podcast|video|film|movie"
    r"|font|theme|tool|package|plugin|template|icon|image|photo|photograph|picture|illustration|map|repo|repository|gpl"
    r"|buch|programm|foto|bild|daten)s?\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"^\W{0,4}(?:(?:original\s)?sources?|via|h/t|hat\stip|quellen?|fuentes?|fontes?|fonte|bron|kilde|källa|źródło"
    r"|источник|来源|來源|出典|출처|licen[sc]e|lizenz|licencia|licença|licenza|licentie|licence|rights|credits?"
    r"|syndicated|reprinted|republished|published|originally|first\spublished)\b",
    re.IGNORECASE,
)
_ITALIC: Final = re.compile(r"^\s{0,9}<(em|i|small)>.*</\1>\s{0,9}$", re.DOTALL)
_SLASHED: Final = re.compile(r"[^\W\d_]{2,}\s?/\s?[^\W\d_]{2,}")


def marks(
    html: str, *, base_url: str | None = None, locator: str = "", language: str | None = None
) -> tuple[Mark, ...]:
    """Return the marks of an item's own markup or plain text, in document order within each kind.

    First block: region "byline" where it is an origin line, "body" where it is prose that opens with an agency's
    dateline. Last blocks: "tail" where they are built like a notice; a closing sentence that merely speaks of rights
    is "body", which never yields a licence. Captions: "caption". Links with rel=license come as "link:license".
    """
    html = _without_own_line(html, base_url)
    place = _Place(base_url, locator, language)
    found: list[Mark] = []
    if len(html) <= _HEAD + _LAST_LINES:
        if notice.speaks(html):
            found += place.edges(markup.blocks(html, base_url), is_head=True, is_tail=True)
    else:
        if notice.speaks(html[:_HEAD]):
            found += place.edges(markup.blocks(_until_block(html, _HEAD), base_url)[:1], is_head=True, is_tail=False)
        tail = _untorn(html[-TAIL:])
        # Whatever ends in a notice speaks of rights or origin in its last lines; only then is more of it looked at.
        word = notice.first_word(tail) if notice.speaks(html[-_LAST_LINES:]) else -1
        if word >= 0:
            found += place.edges(markup.blocks(_from_block(tail, word), base_url), is_head=False, is_tail=True)
    if "igcaption" in html or "-caption-text" in html or "IGCAPTION" in html:
        found += place.captions(html)
    if _has_license_link(html):
        found += place.license_links(html)
    return tuple(found)


def _without_own_line(html: str, base_url: str | None) -> str:
    """Cut the line WordPress puts under every item where it names the site the feed itself is from.

    It says nothing (the site is where we found it) and stands under every item of half of all feeds. Where it names
    another site it stays: then somebody passes on another's feed.
    """
    start = html.rfind("<p>The post ")
    if start < 0 or base_url is None:
        return html
    own = _OWN_LINE.match(html, start)
    return html[:start] if own is not None and web.same_site(own[1], base_url) else html


def _has_license_link(html: str) -> bool:
    """Tell whether a rel attribute names a licence, looking only at the word's surroundings."""
    for count, found in enumerate(_LICENSE.finditer(html)):
        if _REL.search(html, max(0, found.start() - 120), found.start()):
            return True
        if count >= _MOST_MENTIONS:
            break
    return False


def _until_block(html: str, least: int) -> str:
    """The start of the markup, up to the first block that begins behind ``least``, or four times as far."""
    found = _BLOCK_START.search(html, least, 4 * least)
    return html[: found.start() if found else 4 * least]


def _untorn(tail: str) -> str:
    """The end of the markup without the rest of a tag the cut went through."""
    end, start = tail.find(">"), tail.find("<")
    return tail[end + 1 :] if end >= 0 and (start < 0 or end < start) else tail


def _from_block(html: str, word: int) -> str:
    """The end of the markup from the start of the block in which ``word`` stands."""
    start = 0
    for found in _BLOCK_START.finditer(html, 0, word):
        start = found.start()
    return html[start:]


class _Place:
    """Where the markup stands; makes the marks."""

    __slots__ = ("base_url", "language", "locator")

    def __init__(self, base_url: str | None, locator: str, language: str | None) -> None:
        self.base_url = base_url
        self.locator = locator
        self.language = language

    def edges(self, blocks: tuple[markup.Block, ...], *, is_head: bool, is_tail: bool) -> Iterator[Mark]:
        """Yield the marks of the first and the last blocks."""
        first = _first_region(blocks[0]) if is_head and blocks else None
        if first is not None:
            yield self._block(blocks[0], first, "first block")
        if not is_tail:
            return
        count = len(blocks)
        for index in range(max(0, count - _LAST), count):
            block = blocks[index]
            if (index == 0 and first is not None) or "figcaption" in block.inside or not notice.speaks(block.text):
                continue
            region = _last_region(block, count - index, alone=is_head and count == 1)
            if region is not None:
                extent: Extent = "image" if region == "caption" else "work"
                yield self._block(block, region, f"block {index - count}", extent)

    def _block(self, block: markup.Block, region: Region, where: str, extent: Extent = "work") -> Mark:
        return Mark(
            signal="text:block",
            words=block.text[:LONGEST],
            attributes=(("tag", block.tag),) if block.tag else (),
            extent=extent,
            region=region,
            locator=f"{self.locator} ({where})" if self.locator else where,
            language=self.language,
            html=block.html[: 2 * LONGEST] if block.links else None,
        )

    def captions(self, html: str) -> Iterator[Mark]:
        """Yield the captions that credit somebody or speak of rights."""
        for number, found in enumerate(_CAPTION.finditer(html), 1):
            if number > _MOST_CAPTIONS:
                break
            start = html.rfind("<", 0, found.start() + 1)
            end = _CAPTION_END.search(html, found.end(), found.end() + LONGEST)
            if start < 0 or end is None:
                continue
            for block in markup.blocks(html[start : end.end()], self.base_url):
                if notice.speaks(block.text) or _SLASHED.search(block.text):
                    yield self._block(block, "caption", f"caption {number}", "image")

    def license_links(self, html: str) -> Iterator[Mark]:
        """Yield rel=license links with the region of the block they stand in."""
        blocks = markup.blocks(html, self.base_url)
        count = 0
        for index, block in enumerate(blocks):
            for href, rel, words in block.links:
                if not {"license", "licence"} & set(rel.lower().split()):
                    continue
                count += 1
                address = web.normalise(href, self.base_url)
                if address is None or count > _MOST_LINKS:
                    continue
                is_caption = bool({"figure", "figcaption"} & set(block.inside))
                region: Region = "body"
                if is_caption:
                    region = "caption"
                elif len(blocks) - index <= _LAST and _last_region(block, len(blocks) - index, alone=False) == "tail":
                    region = "tail"
                yield Mark(
                    signal="link:license",
                    words=words,
                    url=address,
                    attributes=(("rel", rel),),
                    extent="image" if is_caption else "work",
                    region=region,
                    locator=f"{self.locator} (block {index + 1})" if self.locator else f"block {index + 1}",
                    language=self.language,
                )


def _first_region(block: markup.Block) -> Region | None:
    text = block.text
    if {"figure", "figcaption"} & set(block.inside) or not notice.speaks(text[:400]):
        return None
    if _DATELINE.match(text[:200]) and len(text) > _OPENING and notice.speaks_of_origin(text[:200]):
        return "body"
    if len(text) > 2 * _SHORT or (_is_of_a_picture(text) and not lines.opens_tail(text)):
        return None
    if lines.opens_tail(text) or lines.byline(text) or (_DEIXIS.search(text) and notice.states(text)):
        return "byline"
    return "byline" if len(text) <= _OPENING and (_LABEL.match(text) or notice.states(text)) else None


def _is_of_a_picture(text: str) -> bool:
    """Tell a picture's credit: its licence is never the article's (RIGHTS.md §12)."""
    return len(text) <= 2 * _SHORT and (lines.is_credit_line(text) or _OTHER_WORK.match(text) is not None)


def _last_region(block: markup.Block, from_end: int, *, alone: bool) -> Region | None:
    """Where a block near the end belongs, or None for prose.

    "tail" if it is built like a notice; "caption" if it credits a picture; "body", which never yields a licence, for a
    closing sentence that states something about rights or about another work than this article.
    """
    text = block.text
    is_line = len(text) <= _SHORT and not alone
    if (_LABEL.match(text) and is_line) or lines.opens_tail(text):
        return "tail"
    if _is_of_a_picture(text):
        return "caption"
    if not notice.states(text):
        is_signature = len(text) <= _SIGNATURE and not alone and notice.speaks_of_origin(text)
        return "tail" if is_signature else None
    of_this = _DEIXIS.search(text) is not None
    if _OTHER_SUBJECT.search(text) and not of_this:
        return "body"
    if is_line or of_this or _ITALIC.match(block.html) or notice.states(text[:_OPENING]):
        return "tail"
    return "body" if from_end <= _CLOSING else None
