"""Reads Markdown and plain-text documents as drop folders and text extractors leave them. It believes nothing.

The lines around the text (byline, datelines, labels, credits, tail) are read by the grammar ``lines`` shares with the
page reader. Links whose target is "#" or nothing yield no address. Paragraphs cut by a page break are joined again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from syndicator.errors import Malformed
from syndicator.model.capture import Capture
from syndicator.model.draft import (
    Complaint,
    Draft,
    DraftImage,
    DraftOrigin,
    DraftPerson,
    DraftTerm,
    Harvest,
    Mark,
    Region,
    Said,
)
from syndicator.parse import front, lines, markdown_parts
from syndicator.parse.lines import Anchors, Line
from syndicator.syntax import encoding, notice
from syndicator.syntax import url as web

if TYPE_CHECKING:
    from markdown_it.token import Token

NAME = "markdown"
MAX_CHARACTERS: Final = 2_000_000
_TYPES: Final = frozenset({"text/markdown", "text/x-markdown", "text/plain"})
_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".txt", ".text")
_HEAD: Final = 14  # blocks at the top that may be byline, dateline, label or standfirst
_LONG: Final = 45  # words: prose, so the head ends
_ENDS: Final = (".", "!", "?", ":", ";", "…", '"', "”", "'", "’", ")", "»", "“", "*", "_", ">")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A top-level block of the document."""

    line: Line
    markup: str  # its HTML, block element and all
    kind: str  # "paragraph", "heading", "rule", "other"


def recognises(capture: Capture) -> bool:
    """Whether this is a text document: by its type or its file name."""
    if capture.body[:512].lstrip()[:1] in {b"<", b"{"}:
        return False
    name = (capture.file_name or "").lower()
    return capture.media_type in _TYPES or (name.endswith(_SUFFIXES) and not capture.media_type.startswith("text/html"))


def read(capture: Capture) -> Harvest:
    """Read a document. Raises ``errors.Malformed`` for what is empty or no text."""
    text, _, _ = encoding.decode(capture.body, [capture.charset, "utf-8"])
    if not text.strip():
        raise Malformed("the document is empty", url=capture.url, hint="delete the file, or write the article into it")
    if text[:4096].count("\x00") > 8:  # noqa: PLR2004 - more than a stray one
        raise Malformed("this is no text but a binary file", url=capture.url, hint="export it as text or Markdown")
    values, rest, skipped = front.split(
        text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    )
    complaints: tuple[Complaint, ...] = ()
    if len(rest) > MAX_CHARACTERS:
        rest = rest[:MAX_CHARACTERS]
        complaints = (Complaint(message=f"read up to {MAX_CHARACTERS} characters", code="cut"),)
    blocks = _joined(_blocks(rest, skipped))
    draft = _Reader(capture, blocks, titled=bool(values.get("title") or values.get("headline"))).draft()
    draft = front.put_before(draft, values, web.normalise(capture.url))
    if not draft.bodies:
        complaints += (Complaint(message="no article text in this document", code="no_body"),)
    kind = "text" if (capture.file_name or "").lower().endswith((".txt", ".text")) and not _marked_up(rest) else NAME
    return Harvest(format=kind, drafts=(draft,), complaints=complaints)


def _marked_up(text: str) -> bool:
    return bool(re.search(r"^#{1,6} |\]\(|\*\*|^[-*] ", text[:20_000], re.MULTILINE))


def _blocks(text: str, skipped: int) -> list[_Block]:
    """Parse Markdown (CommonMark with tables; HTML in it stays text) into top-level blocks."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 40}).enable(
        ["table", "strikethrough"]
    )
    tokens = parser.parse(_unescaped(text))
    found: list[_Block] = []
    start = depth = 0
    for number, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            part = tokens[start : number + 1]
            found.append(_block(part, parser.renderer.render(part, parser.options, {}), skipped))
            start = number + 1
    return found


def _unescaped(text: str) -> str:
    """Form feeds are page breaks; tabs at the head of a line are no code."""
    return re.sub(r"^[ \t]{4,}(?=\S)", "   ", text.replace("\f", "\n\n"), flags=re.MULTILINE)


def _block(part: list[Token], markup: str, skipped: int) -> _Block:
    opening = part[0]
    place = f"line {opening.map[0] + 1 + skipped}" if opening.map else ""
    kind = {"paragraph_open": "paragraph", "heading_open": "heading", "hr": "rule"}.get(opening.type, "other")
    texts: list[str] = []
    links: list[tuple[str, str]] = []
    emphasis = bool(part)
    for token in part:
        if token.type == "inline":
            said, linked, emphasised = _inline(token.children or [])
            texts.append(said)
            links += linked
            emphasis = emphasis and emphasised
        elif token.type in {"fence", "code_block"}:
            texts.append(token.content)
            emphasis = False
    level = int(opening.tag[1]) if kind == "heading" else 0
    line = Line(
        text="\n".join(texts).strip(),
        html=re.sub(r"^<(p|h\d)>|</(p|h\d)>\s*$", "", markup.strip()),
        links=tuple(links),
        heading=level,
        emphasis=emphasis and bool(texts),
        locator=place,
    )
    return _Block(line=line, markup=markup.strip(), kind=kind)


def _inline(children: list[Token]) -> tuple[str, list[tuple[str, str]], bool]:
    """Return the plain text of inline tokens, their links, and whether all of it is emphasised."""
    out: list[str] = []
    links: list[tuple[str, str]] = []
    target, start, depth, emphasised = "", 0, 0, True
    for token in children:
        if token.type == "link_open":
            target, start = str(token.attrs.get("href", "")), len(out)
        elif token.type == "link_close":
            links.append(("".join(out[start:]).strip(), target))
        elif token.type in {"em_open", "em_close"}:
            depth += token.nesting
        elif token.type in {"softbreak", "hardbreak"}:
            out.append("\n" if token.type == "hardbreak" else " ")
        elif token.type == "image":
            out.append("")
        elif token.content:
            out.append(token.content)
            emphasised = emphasised and (depth > 0 or not token.content.strip())
    return "".join(out), links, emphasised and bool(out)


def _joined(blocks: list[_Block]) -> list[_Block]:
    """Join paragraphs a page break cut: the first ends without an end, the next begins in lower case."""
    out: list[_Block] = []
    for block in blocks:
        if out and block.kind == out[-1].kind == "paragraph" and _continues(out[-1].line.text, block.line.text):
            last = out.pop()
            line = replace(
                last.line,
                text=f"{last.line.text} {block.line.text}",
                html=f"{last.line.html} {block.line.html}",
                links=last.line.links + block.line.links,
                emphasis=last.line.emphasis and block.line.emphasis,
            )
            out.append(_Block(line=line, markup=f"<p>{line.html}</p>", kind="paragraph"))
        else:
            out.append(block)
    return out


def _continues(before: str, after: str) -> bool:
    return bool(before and after and not before.endswith(_ENDS) and after[0].islower() and len(before.split()) > 6)  # noqa: PLR2004 - a sentence


class _Reader:
    """Goes through the blocks once: title, head, text, tail."""

    def __init__(self, capture: Capture, blocks: list[_Block], *, titled: bool) -> None:
        self.titled = titled  # the front matter names it: a heading further down is none
        self.base = web.normalise(capture.url)
        self.blocks = [block for block in blocks if block.line.text or block.kind in {"rule", "other"}]
        self.titles: list[Said] = []
        self.subtitles: list[Said] = []
        self.people: list[DraftPerson] = []
        self.publishers: list[DraftPerson] = []
        self.published: list[Said] = []
        self.origins: list[DraftOrigin] = []
        self.terms: list[DraftTerm] = []
        self.images: list[DraftImage] = []
        self.marks: list[Mark] = []
        self.dated: list[tuple[lines.Dateline, str]] = []

    def draft(self) -> Draft:
        start = self.title()
        start = self.head(start)
        end = self.tail(start)
        body = self.body(self.blocks[start:end])
        self.datelines()
        links = (Said(text=self.base, carrier="capture"),) if self.base else ()
        return Draft(
            links=links,
            titles=tuple(self.titles),
            subtitles=tuple(self.subtitles),
            people=tuple(self.people),
            publishers=tuple(self.publishers),
            published=tuple(self.published),
            origins=tuple(self.origins),
            terms=tuple(self.terms),
            bodies=(Said(text=body, carrier="text:body", media_type="text/html", base_url=self.base),) if body else (),
            images=tuple(self.images),
            marks=tuple(self.marks),
            locator="document",
        )

    def resolve(self, href: str | None) -> str | None:
        href = (href or "").strip()
        return web.normalise(href, self.base) if href and not href.startswith("#") else None

    def title(self) -> int:
        """The first heading, unless prose stands before it; in plain text a short first line."""
        for index, block in enumerate(self.blocks[:4]):
            words = " ".join(block.line.text.split())
            if self.titled and not (block.kind == "heading" and block.line.heading == 1):
                return 0
            if block.kind == "paragraph" and (len(words.split()) > _LONG or _is_prose(words)):
                return 0
            plain = (
                index == 0
                and block.kind == "paragraph"
                and len(words) <= lines.LONGEST
                and not words.endswith((".", ":", ","))
            )
            plain = plain and not (lines.byline(words) or lines.label(words) or lines.release_line(words))
            if block.kind == "heading" or plain:
                self.titles.append(
                    Said(
                        text=words,
                        carrier="text:heading" if block.kind == "heading" else "text:first-line",
                        locator=block.line.locator,
                    )
                )
                for before in self.blocks[:index]:
                    self.mark(before.line, "byline")
                return index + 1
        return 0

    def head(self, start: int) -> int:
        """Bylines, datelines, labels, the standfirst: up to the first block that is none of them."""
        for index in range(start, min(len(self.blocks), start + _HEAD)):
            block = self.blocks[index]
            if block.kind not in {"paragraph", "heading"} or len(block.line.text.split()) > _LONG:
                return index
            if lines.release_line(block.line.text):
                self.mark(block.line, "byline")
                continue
            if block.kind == "heading":
                if self.subtitles or index > start:
                    return index
                self.subtitles.append(
                    Said(text=" ".join(block.line.text.split()), carrier="text:subheading", locator=block.line.locator)
                )
                continue
            if block.line.emphasis and not self.subtitles and not lines.byline(block.line.text):
                self.subtitles.append(
                    Said(text=" ".join(block.line.text.split()), carrier="text:emphasis", locator=block.line.locator)
                )
                continue
            read = [self.line(said, links, block.line) for said, links in lines.parts(block.line)]
            if not any(read):
                if lines.is_credit_line(block.line.text):
                    self.credit(block.line)
                    continue
                return index
            self.mark(block.line, "byline")
        return min(len(self.blocks), start + _HEAD)

    def line(self, said: str, links: Anchors, line: Line) -> bool:
        """Read one line of the head."""
        place = line.locator
        label = lines.labelled(said, links)
        if label:
            self.terms += [DraftTerm(term=term, scheme=label[0], carrier="text:label") for term in label[1]]
            return True
        name = lines.byline(said)
        if name:
            linked = [(words, href) for words, href in links if words and words in name] or [(name, "")]
            self.people += [
                DraftPerson(name=words, url=self.resolve(href), carrier="text:byline", locator=place)
                for words, href in linked
            ]
            self.published += [
                Said(text=found[0], carrier="text:dateline", locator=place) for found in lines.dates(said)[:1]
            ]
            return True
        dated = lines.dateline(said, links)
        if dated:
            self.dated.append((dated, place))
            return True
        found = lines.dates(said)
        if found and len(said.split()) <= 12:  # noqa: PLR2004 - a line, not a sentence
            self.published.append(Said(text=found[0][0], carrier="text:dateline", locator=place))
            return True
        return False

    def datelines(self) -> None:
        """The first that names somebody is who published here, the others are where it comes from."""
        house: str | None = None
        named = [dated.name for dated, _ in self.dated if dated.name]
        place_only = len(named) == 1 and " " not in named[0] and not lines.is_agency(named[0])  # "London, May 3, 2020"
        for dated, place in self.dated:
            if dated.name is None or house in {None, dated.name}:
                self.published.append(Said(text=dated.date, carrier="text:dateline", locator=place))
                if dated.name and house is None and not place_only:
                    house = dated.name
                    self.publishers.append(
                        DraftPerson(
                            name=house,
                            role="publisher",
                            url=self.resolve(dated.url),
                            carrier="text:dateline",
                            locator=place,
                        )
                    )
            else:
                self.origins.append(
                    DraftOrigin(
                        name=dated.name,
                        url=self.resolve(dated.url),
                        published=dated.date,
                        carrier="text:dateline",
                        words=dated.words,
                        locator=place,
                    )
                )

    def tail(self, start: int) -> int:
        """Where the text ends: what follows is origin, copyright, disclaimer, contact. All of it becomes marks."""
        texts = [block.line.text for block in self.blocks]
        speaks = [_speaks(text) for text in texts]
        end = max(start, min(lines.tail_start(texts, speaks=speaks), self.last_rule(speaks)))
        for index in range(end, len(self.blocks)):
            block = self.blocks[index]
            contact = "@" in block.line.text
            if block.kind != "rule" and (speaks[index] or contact or lines.opens_tail(block.line.text)):
                self.mark(block.line, "tail", always=True)
        while end > start and self.blocks[end - 1].kind in {"rule", "heading"}:
            end -= 1
        return end

    def last_rule(self, speaks: list[bool]) -> int:
        """Where a rule cuts off what stands under the text: short lines and words of rights, these at least once."""
        for index in range(len(self.blocks) - 1, -1, -1):
            if self.blocks[index].kind == "rule":
                return index if any(speaks[index:]) else len(self.blocks)
            if not speaks[index] and len(self.blocks[index].line.text.split()) > _LONG:
                break
        return len(self.blocks)

    def body(self, blocks: list[_Block]) -> str:
        out: list[str] = []
        for block in blocks:
            if block.kind == "paragraph" and lines.is_credit_line(block.line.text):
                self.credit(block.line)
                continue
            if block.kind == "rule":
                continue
            if block.kind == "heading":
                level = max(2, block.line.heading)
                inner = re.sub(r"^<strong>(.*)</strong>$", r"\1", block.line.html, flags=re.DOTALL)
                out.append(f"<h{level}>{inner}</h{level}>")
            else:
                out.append(_without_dead_links(block.markup))
            self.mark(block.line, "body")
        return "\n".join(out)

    def credit(self, line: Line) -> None:
        split = lines.credit(line.text)
        self.images.append(
            DraftImage(url=None, credit=split.credit or line.text, carrier="text:credit", locator=line.locator)
        )
        self.mark(line, "caption", always=True)

    def mark(self, line: Line, region: Region, *, always: bool = False) -> None:
        """Keep a block that speaks of rights or origin, whole."""
        if always or region == "byline" or _speaks(line.text):
            self.marks.append(
                Mark(
                    signal="text:block",
                    words=line.text[:20_000],
                    html=line.html[:40_000] if line.links else None,
                    attributes=markdown_parts.standing(line.html),
                    extent="image" if region == "caption" else "work",
                    region=region,
                    locator=line.locator,
                )
            )


def _is_prose(words: str) -> bool:
    """Whole sentences: no title, and nothing that stands above one."""
    return words.endswith(_ENDS) and len(words.split()) >= 20  # noqa: PLR2004 - more than a teaser


def _speaks(text: str) -> bool:
    return notice.speaks_of_rights(text) or notice.speaks_of_origin(text)


def _without_dead_links(markup: str) -> str:
    """A link to "#" is no link: its words stay."""
    return re.sub(r'<a href="#?">(.*?)</a>', r"\1", markup, flags=re.DOTALL)
