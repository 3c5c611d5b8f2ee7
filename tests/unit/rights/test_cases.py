"""Runs tests/cases/rights/*.md: what stands on a page, and what three operators may do with the article.

A case is a level-two heading, prose for people, fenced blocks (what stands where), and a table: the answer.
The word after the fence says how to read the block, the second one where it stands::

    ```text tail        html head        text footer (of the whole site)        xml feed        signal robots:meta
    ```signal media:license image     (a mark as a reader of ``parse/`` makes it: words or address, of what or of which
    feed it speaks, then lines "name = value" for its attributes)

A case may hold a whole document instead, and what came with it (``support.whole``)::

    ```document text/html        header Link        host /robots.txt

Rows of the table: who asks (community site, commercial site, newspaper, automatic feed) and what they may publish; the
article (comes from, signed by, written by, published, embargo, paywall, body, picture, picture's licence); the operator
(excerpts, agreement, its until, covers others, duties, own quota, taken already); what was understood (because,
holder, licence, duties, must not, ask, machine, ends, excerpt of, picture shown; of a document: which article by its
title, the signals found as evidence, origin, the pictures' credits); the trap a case is about; what comes out (in the
feed, printed, not printed), where printed is what stands in the entry's text or credit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from support.deciding import (
    AT,
    COMMERCIAL,
    COMMUNITY,
    PAPER,
    ROBOT,
    agency,
    article,
    from_elsewhere,
    picture,
    seen,
)
from support.whole import chosen, is_whole

from syndicator.model.article import Article, Moment, Person
from syndicator.model.draft import Extent, Mark, Scope
from syndicator.model.edition import Entry
from syndicator.model.rights import Agreement, Decision, Duty, Evidence, Policy
from syndicator.parse.notice import marks
from syndicator.rights import apply, carry
from syndicator.rights.decide import decide as decide_about
from syndicator.rights.evidence import FAMILIES

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "rights"
OPERATORS = {
    "community site": COMMUNITY,
    "commercial site": COMMERCIAL,
    "newspaper": PAPER,
    "automatic feed": ROBOT,
}
_CASE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(?P<kind>\S+) (?P<place>[^\n]+)\n(?P<words>.*?)\n```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| *(?P<name>[^|]+?) *\| *(?P<value>[^|]*?) *\|$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case as written."""

    title: str
    blocks: tuple[tuple[str, str, str], ...]
    rows: dict[str, str]


def cases() -> list[Any]:
    """Every case of every file, named by both."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        pieces = _CASE.split(path.read_text(encoding="utf-8"))
        for title, text in zip(pieces[1::2], pieces[2::2], strict=True):
            rows = {row["name"]: row["value"] for row in _ROW.finditer(text) if not set(row["name"]) <= set("-: ")}
            blocks = tuple((one["kind"], one["place"], one["words"]) for one in _BLOCK.finditer(text))
            found.append(pytest.param(Case(title, blocks, rows), id=f"{path.stem}: {title}"))
    return found


def place(mark: Mark, where: str) -> Mark:
    """Put a mark where the case says it stands."""
    if mark.region == "code":
        return mark
    if where == "feed":
        return replace(mark, scope="feed", region="head")
    scope = "site" if where == "footer" else "item"
    return replace(mark, region=where, scope=scope)  # type: ignore[arg-type] # a Region, or the case is wrong


def said(case: Case) -> list[Mark]:
    """The marks of a case."""
    found: list[Mark] = []
    for kind, where, words in case.blocks:
        if kind == "signal":
            found.append(signal(where, words))
        else:
            found += [place(mark, where) for mark in marks(words, kind, "https://daily.example/2026/story")]
    return found


def signal(where: str, words: str) -> Mark:
    """A mark as a reader makes it: first line the words, then its attributes."""
    name, *places = where.split()
    first, *rest = words.split("\n")
    fields: dict[str, Any] = {"attributes": tuple(tuple(line.split(" = ", 1)) for line in rest)}
    for one in places:
        assert one in (*get_args(Extent), *get_args(Scope)), f"neither a scope nor an extent: {one}"
        fields["scope" if one in get_args(Scope) else "extent"] = one
    return Mark(signal=name, words=first, url=first if first.startswith("http") else None, **fields)


def about(rows: dict[str, str]) -> Any:
    """The article of a case."""
    fields: dict[str, Any] = {}
    if origin := rows.get("comes from"):
        fields["origin"] = from_elsewhere(origin)
    if byline := rows.get("signed by"):
        fields["people"] = (agency(byline),)
    if author := rows.get("written by"):
        fields["people"] = (Person(name=author),)
    if published := rows.get("published"):
        fields["published"] = Moment(at=datetime.fromisoformat(published).replace(tzinfo=UTC))
    if embargo := rows.get("embargo"):
        fields["embargoed_until"] = datetime.fromisoformat(embargo).replace(tzinfo=UTC)
    if "picture" in rows or "picture's licence" in rows:
        credit = rows.get("picture") or None
        fields["images"] = (picture(credit=credit, license_url=rows.get("picture's licence")),)
    if body := rows.get("body"):
        fields["body_html"], fields["body_text"] = f"<p>{body}</p>", body
    return article(paywalled=rows.get("paywall") == "yes", **fields)


def subject(case: Case) -> tuple[Article, tuple[Evidence, ...]]:
    """The article of a case and the evidence about it."""
    if is_whole(case.blocks):
        found = chosen(case.blocks, case.rows.get("article"))
        return found.article, found.evidence
    return about(case.rows), seen(*said(case))


def signed(rows: dict[str, str]) -> Agreement | None:
    """The agreement of a case."""
    if "agreement" not in rows:
        return None
    until = rows.get("agreement until")
    return Agreement(
        id="a",
        partner="Daily Example",
        reference="letter of 2 January",
        permits=tuple(rows["agreement"].split(", ")),  # type: ignore[arg-type] # an Action, or the case is wrong
        valid_until=datetime.fromisoformat(until).replace(tzinfo=UTC) if until else None,
        third_party=rows.get("agreement covers others") == "yes",
        duties=tuple(Duty(action=duty) for duty in rows.get("agreement duties", "").split(", ") if duty),
    )


def decide(case: Case, operator: str) -> Decision:
    """Decide a case for one operator."""
    rows = case.rows
    items, _, days = rows.get("own quota", "").partition(" in ")
    policy = Policy(
        on_silence="excerpt" if rows.get("excerpts") == "yes" else "link",
        quota_items=int(items) if items else None,
        quota_days=int(days.split()[0]) if days else None,
    )
    taken = tuple(timedelta(days=day) for day in range(1, int(rows.get("taken already", "0")) + 1))
    use = OPERATORS[operator]
    of, evidence = subject(case)
    return decide_about(of, evidence, use=use, policy=policy, agreement=signed(rows), at=AT, earlier=taken)


def printed(case: Case, operator: str) -> Entry:
    """The entry a feed would carry."""
    found = apply.entry(subject(case)[0], decide(case, operator), first_seen=AT, changed=AT, full_text=True, at=AT)
    assert found is not None
    return found


def _understood(rows: dict[str, str], found: Decision) -> None:
    """Compare what the table says was understood."""
    listed = {name: {word.strip() for word in value.split(",")} for name, value in rows.items()}
    if "because" in rows:
        assert found.reasons[0].code == rows["because"], [reason.text for reason in found.reasons]
    if "licence" in rows:
        assert (found.license.id if found.license else "none") == rows["licence"]
    if "ask" in rows:
        assert found.ask == rows["ask"]
    if "ends" in rows:
        assert found.valid_until is not None
        assert found.valid_until.date().isoformat() == rows["ends"]
    if "excerpt of" in rows:
        count, unit = rows["excerpt of"].split()
        assert (found.excerpt_paragraphs if unit == "paragraphs" else found.excerpt_characters) == int(count)
    if "picture shown" in rows:
        assert [one.show for one in found.images] == [rows["picture shown"] == "yes"], found.images
    assert listed.get("holder", set(found.holders)) == set(found.holders)
    assert listed.get("duties", set()) <= {duty.action for duty in found.duties}
    assert listed.get("must not", set()) <= set(found.prohibitions)
    machine = {f"{name}={value}" if value else name for name, value in found.machine}
    assert set(filter(None, rows.get("machine", "").split("; "))) <= machine


def _gathered(case: Case) -> None:
    """Compare what a whole document gave: the evidence by signal, where it comes from, whose the pictures are."""
    rows = case.rows
    of, evidence = subject(case)
    listed = {name: {word.strip() for word in value.split(",")} for name, value in rows.items()}
    assert listed.get("evidence", set()) <= {piece.signal for piece in evidence}
    assert listed.get("credits", set()) <= {image.credit for image in of.images}
    if "origin" in rows:
        original = of.provenance.original
        assert rows["origin"] in {original.name, original.article_url, original.feed_url}, of.provenance


@pytest.mark.parametrize("case", cases())
def test_case(case: Case) -> None:
    asked = [name for name in case.rows if name in OPERATORS]
    assert asked, "the table says nothing about any operator"
    for operator in asked:
        found = decide(case, operator)
        assert found.outcome == case.rows[operator], (operator, [reason.text for reason in found.reasons])
    found = decide(case, asked[0])
    _understood(case.rows, found)
    _gathered(case)
    unknown = set(case.rows) - set(OPERATORS) - KNOWN
    assert not unknown, f"rows nobody reads: {unknown}"


@pytest.mark.parametrize("case", cases())
def test_the_feed_shows_what_was_decided(case: Case) -> None:
    """Neither more nor less: ``articles`` and ``explain`` tell of the decision, and readers see the feed."""
    for operator in (name for name in case.rows if name in OPERATORS):
        found = decide(case, operator)
        assert {duty.action for duty in found.duties} <= carry.ACTIONS
        entry = apply.entry(subject(case)[0], found, first_seen=AT, changed=AT, full_text=True, at=AT)
        shown = entry.outcome if entry is not None else "nothing"
        assert shown == (found.outcome if found.outcome in {"full", "excerpt", "link"} else "nothing"), entry


PRINTED = [one for one in cases() if one.values[0].rows.keys() & {"in the feed", "printed"}]


@pytest.mark.parametrize("case", PRINTED)
def test_what_comes_out(case: Case) -> None:
    operator = next(name for name in case.rows if name in OPERATORS)
    entry = printed(case, operator)
    assert entry.outcome == case.rows.get("in the feed", entry.outcome), entry.reason
    shown = "\n".join((entry.content_html or "", entry.credit.html, entry.credit.text))
    for words in filter(None, case.rows.get("printed", "").split(" … ")):
        assert words in shown
    for words in filter(None, case.rows.get("not printed", "").split(" … ")):
        assert words not in shown


KNOWN = {
    *("comes from", "signed by", "written by", "published", "embargo", "paywall", "excerpts"),
    *("picture", "picture's licence", "body", "agreement", "agreement until", "agreement covers others"),
    "agreement duties",
    *("own quota", "taken already", "article", "evidence", "origin", "credits", "trap"),
    *("because", "licence", "holder", "duties", "must not", "ask", "the article", "who asks"),
    *("machine", "ends", "excerpt of", "picture shown", "in the feed", "printed", "not printed"),
}


def test_there_are_cases() -> None:
    assert len(cases()) >= 280


TRAPS = {
    # RIGHTS.md §15, seen in libraries
    "first licence link": "the first rel=license of a page is often a photo's, and its port is dropped",
    "token list": "rel is a list of tokens: neither an exact match nor a part of a word",
    "feed libraries": "namespaces they do not know, rights an entry inherits, an RSS source that is a feed's",
    "tombstones": "an entry that was deleted by its feed",
    "hard-coded plugin licence": "a republish box whose licence a plug-in wrote for everybody",
    "boilerplate": "what an extractor of texts throws away",
    "lines": "words of scope that stand a line above the licence",
    # §0.5, §3, §8: data that says other than it seems
    "aggregator": "a feed's licence does not reach what the feed took from elsewhere",
    "self-reference": "an original source that is the page itself",
    "licence of the metadata": "sdLicense",
    "nodes of other things": "the same keys in Dataset, SoftwareApplication, Comment, a teaser",
    "comment widget": "what readers write",
    "access": "open access, free to read",
    # the list of false grants
    "photo licence": "a caption, a figure, an ImageObject, the licence chooser's snippet for a picture",
    "code licence in a comment": "style sheets, scripts, samples",
    "licence in prose": "what the text is about",
    "imprint as licence": "rel=license to a page that is none",
    "aspires to": "a hope",
    "for personal use": "nobody else's",
}
"""What looks like a permission and is none, or is overlooked by others; each is the ``trap`` of a case or more."""


def test_every_signal_has_a_case() -> None:
    named = {"text:block"}
    for case in (one.values[0] for one in cases()):
        named |= {where.split()[0] for kind, where, _ in case.blocks if kind == "signal"}
        named |= set(case.rows.get("evidence", "").split(", "))
    missing = {signal for family in FAMILIES for signal in family.SIGNALS} - named
    assert not missing, missing


def test_every_duty_has_a_case() -> None:
    named = {duty for one in cases() for duty in one.values[0].rows.get("duties", "").split(", ")}
    missing = carry.ACTIONS - named
    assert not missing, missing


def test_every_trap_has_a_case() -> None:
    named = {trap for one in cases() if (trap := one.values[0].rows.get("trap"))}
    assert named == TRAPS.keys()
