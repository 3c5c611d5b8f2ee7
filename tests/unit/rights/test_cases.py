"""Runs tests/cases/rights/*.md: what stands on a page, and what three operators may do with the article.

A case is a level-two heading, prose for people, fenced blocks (what stands where), and a table: the answer.
The word after the fence says how to read the block, the second one where it stands::

    ```text tail        html head        text footer (of the whole site)        xml feed        signal robots:meta

Rows of the table: who asks (community site, commercial site, newspaper, automatic feed) and what they may publish; the
article (comes from, signed by, written by, published, embargo, paywall, excerpts); what was understood (because,
holder, licence, duties, must not, ask).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from support.deciding import COMMERCIAL, COMMUNITY, PAPER, ROBOT, agency, article, decided, from_elsewhere

from syndicator.model.article import Moment, Person
from syndicator.model.draft import Mark
from syndicator.model.rights import Decision, Policy
from syndicator.parse.notice import marks

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "rights"
OPERATORS = {
    "community site": COMMUNITY,
    "commercial site": COMMERCIAL,
    "newspaper": PAPER,
    "automatic feed": ROBOT,
}
_CASE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(?P<kind>\S+) (?P<place>\S+)\n(?P<words>.*?)\n```$", re.MULTILINE | re.DOTALL)
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
            found.append(Mark(signal=where, words=words, url=words if words.startswith("http") else None))
        else:
            found += [place(mark, where) for mark in marks(words, kind, "https://daily.example/2026/story")]
    return found


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
    return article(paywalled=rows.get("paywall") == "yes", **fields)


def decide(case: Case, operator: str) -> Decision:
    """Decide a case for one operator."""
    policy = Policy(on_silence="excerpt" if case.rows.get("excerpts") == "yes" else "link")
    return decided(*said(case), of=about(case.rows), use=OPERATORS[operator], policy=policy)


@pytest.mark.parametrize("case", cases())
def test_case(case: Case) -> None:
    asked = [name for name in case.rows if name in OPERATORS]
    assert asked, "the table says nothing about any operator"
    for operator in asked:
        found = decide(case, operator)
        assert found.outcome == case.rows[operator], (operator, [reason.text for reason in found.reasons])
    found = decide(case, asked[0])
    listed = {name: {word.strip() for word in value.split(",")} for name, value in case.rows.items()}
    if "because" in listed:
        assert found.reasons[0].code == case.rows["because"], [reason.text for reason in found.reasons]
    if "licence" in listed:
        assert (found.license.id if found.license else "none") == case.rows["licence"]
    if "holder" in listed:
        assert set(found.holders) == listed["holder"]
    if "duties" in listed:
        assert listed["duties"] <= {duty.action for duty in found.duties}
    if "must not" in listed:
        assert listed["must not"] <= set(found.prohibitions)
    if "ask" in listed:
        assert found.ask == case.rows["ask"]
    unknown = set(case.rows) - set(OPERATORS) - KNOWN
    assert not unknown, f"rows nobody reads: {unknown}"


KNOWN = {
    *("comes from", "signed by", "written by", "published", "embargo", "paywall", "excerpts"),
    *("because", "licence", "holder", "duties", "must not", "ask", "the article", "who asks"),
}


def test_there_are_cases() -> None:
    assert len(cases()) >= 40
