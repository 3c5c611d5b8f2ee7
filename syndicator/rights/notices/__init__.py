"""The grammar of rights notices as people write them: text in, readings out.

``read`` takes a block of prose (a footer, a disclaimer, the policy in a republish box, a feed's copyright element) and
says, clause by clause, who may or may not do what, for whom, where, under which conditions, until when, who holds it
and whom to ask. Every :class:`Reading` keeps the words it was read from and where they stand.

The law: a grant is read only where permission is given in words or by a named licence; every doubt (a negation in
reach, a need for permission, an aspiration, a claim of fair use, a licence of the photographs or of the style sheet)
takes it away. What speaks of rights and cannot be read becomes an ``unreadable`` reading, which may only narrow.

Why not a pile of expressions over lines? Scope words ("the pictures in this blog …", "except …", "without …") stand
anywhere in a sentence; matched line by line they are lost, and a lost scope word is a false grant.

Why not a language model? It cannot say why, it cannot be tested against the next wording, and it answers differently
tomorrow.

How it reads: text → sentences (``segment``) → words → concepts by phrase tables of eleven languages (``phrases``) →
scope of permission, negation, condition and exception (``clause``) → readings (``grammar``) → what the clauses do to
one another (``settle``). Time is linear in the length of the text, which is capped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter, itemgetter

from syndicator.model.draft import Region
from syndicator.rights import licenses
from syndicator.rights.notices import asserting, clause, doubting, grammar, invitations, lines, linked, places, say
from syndicator.rights.notices.reading import Kind, Part, Reading
from syndicator.rights.notices.segment import sentences
from syndicator.rights.notices.settle import settle
from syndicator.rights.tokens import tokens
from syndicator.syntax import spelling

__all__ = ["LONGEST", "Kind", "Part", "Reading", "read"]

LONGEST = 60_000
LONGEST_SENTENCE = 6_000  # characters; clauses are weighed against each other, so a sentence must have an end
"""Characters of a notice that are read; what stands behind them is one ``unreadable`` reading, which only narrows."""

_MARKDOWN = re.compile(r"(\[)([^\[\]\n]{1,300})(\]\([^()\s]{0,500}\))|(\*{1,3}|_{2})")
_TAGS = re.compile(r"(<[^<>]{0,4000}>)")
_start = attrgetter("start")
_RIGHTS = re.compile(r"copyright|©|\brights?\b|permission|licen[cs]|reproduc|republish", re.IGNORECASE)


def read(
    text: str, *, html: str | None = None, language: str | None = None, region: Region = "tail", marked: bool = False
) -> tuple[Reading, ...]:
    """Read a notice: the clauses of ``text`` that speak of rights, in order, each with its quote.

    ``html`` is the same block as markup, for the targets of its links. ``language`` is a hint and never needed.
    ``region`` matters where a place cannot grant: prose of the body and code never do. ``marked``: these are the words
    around a link that the page's own markup calls its licence. Never raises.
    """
    source = text[:LONGEST]
    folded = spelling.fold(source)
    seen = source if folded is None else folded.text
    found = doubting.without_doubtful(
        seen, _read(seen, html if folded is None else _seen(html), language, marked), folded
    )
    if folded is not None and folded.spaced is not None:
        found = doubting.both(found, _read(folded.spaced, html, language, marked), len(seen))
    if len(text) > LONGEST:
        found.append(
            Reading(
                kind="unreadable",
                stance="unreadable",
                words=text[LONGEST : LONGEST + 200],
                start=LONGEST,
                end=LONGEST + 200,
            )
        )
    del region
    return tuple(_quoted(reading, text, folded) for reading in found)


def _read(text: str, html: str | None, language: str | None, marked: bool) -> list[Reading]:  # noqa: FBT001 - as given
    plain = _plain(text)
    words = tokens(plain)
    links = places.links(plain, (html or "")[: 4 * LONGEST])
    around = say.Around(
        language=language,
        links=links,
        linked=sorted(
            ((link.license, link.start, link.end) for link in links if link.license is not None and link.start >= 0),
            key=itemgetter(1),
        ),
        named=licenses.find(plain, words),
        lines=lines.find(plain),
        marked=marked,
    )
    found: list[Reading] = []
    quoted = asserting.quotations(plain)
    spoken = [word for word in words if word.kind != "mark"]
    after = 0
    for start, end in sentences(plain):
        first = bisect_left(spoken, start, after, key=_start)
        after = bisect_left(spoken, end, first, key=_start)
        if end - start > LONGEST_SENTENCE:
            # Nobody writes one; cutting it could cut a "not" from what it forbids, so it may only narrow.
            found.append(Reading(kind="unreadable", stance="unreadable", words=plain[start:end], start=start, end=end))
            continue
        names = around.names(start, end)
        said = grammar.read(clause.analyse(plain, start, end, spoken[first:after], names), around)
        if any("?" in one.words and one.grants for one in said) and invitations.taken_back(plain, end):
            said = [replace(one, grants=(), stance="informs") if one.grants else one for one in said]
        if any(start < closes and opens < end for opens, closes in quoted):
            said = [replace(one, grants=(), stance="informs") if one.grants else one for one in said]
        found += said
    found = linked.under_standing_rule(settle(linked.with_link(found, around)), around)
    found += linked.contradicted(found, around)
    if not found and _speaks(plain):
        found = [Reading(kind="unreadable", stance="unreadable", words=text, end=len(text))]
    return found


def _seen(html: str | None) -> str | None:
    """Fold the words between tags as the words of the block; addresses stay as they are written."""
    if html is None:
        return None
    return "".join(part if part.startswith("<") else spelling.plain(part) for part in _TAGS.split(html))


def _plain(text: str) -> str:
    """Blank out Markdown and a broken sign of copyright, character for character, so that places stay true."""

    def blank(match: re.Match[str]) -> str:
        if match[4]:
            return " " * len(match[4])
        return " " + match[2] + " " * len(match[3])

    return _MARKDOWN.sub(blank, text).replace("Â©", " ©").replace("\u00a0", " ")


def _speaks(text: str) -> bool:
    from syndicator.syntax.notice import speaks_of_rights

    return speaks_of_rights(text) or bool(_RIGHTS.search(text))


def _quoted(reading: Reading, text: str, folded: spelling.Folded | None) -> Reading:
    start, end = reading.start, reading.end
    if folded is not None and start < LONGEST:
        start, end = folded.source(start, min(end, len(folded.text)))
    words = text[start:end]  # not the plain text, in which Markdown is blank
    same = reading.words == words and reading.start == start
    return reading if same else replace(reading, words=words, start=start, end=end)
