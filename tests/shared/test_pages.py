"""Real article pages against people's ground truth: floors under what the page reader gives, on a part of each set.

The whole sets are measured with ``checks/score_pages.py``; here a part of each keeps the floors from sinking.
"""

from __future__ import annotations

import io
import json
import lzma
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from syndicator.model.capture import Capture
from syndicator.model.draft import Draft
from syndicator.normalise import dates
from syndicator.parse import page
from syndicator.syntax import date, html

PART = 24  # pages of each set
pytestmark = [pytest.mark.shared, pytest.mark.timeout(120)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _pages(archive: Path, wanted: set[str]) -> dict[str, bytes]:
    """Members of an archive by file name without suffix, or by path."""
    found: dict[str, bytes] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            name = member.name.removeprefix("./")
            for key in (name, Path(name).name.split(".")[0]):
                if member.isfile() and key in wanted:
                    found[key] = tar.extractfile(member).read()  # type: ignore[union-attr]  # it is a file
            if len(found) == len(wanted):
                break
    return found


def _draft(body: bytes, url: str) -> Draft:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    return page.read(Capture(url=url, requested_url=url, media_type="text/html", body=body, fetched_at=at)).drafts[0]


def _text(draft: Draft) -> str:
    if not draft.bodies:
        return ""
    markup = re.sub(r"<figcaption>.*?</figcaption>", "", draft.bodies[0].text, flags=re.DOTALL)
    return html.text(markup)


def _f1(given: str, wanted: str) -> float:
    have, want = Counter(re.findall(r"\w+", given.lower())), Counter(re.findall(r"\w+", wanted.lower()))
    both = sum((have & want).values())
    return 2 * both / ((sum(have.values()) + sum(want.values())) or 1)


def _folded(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").lower()))


@pytest.fixture(scope="module")
def fundus(shared: Path) -> list[tuple[dict[str, Any], Draft]]:
    rows = list(_rows(shared / "fundus" / "cases.jsonl.xz"))[::5][:PART]
    pages = _pages(shared / "fundus" / "pages.tar.xz", {row["id"].removesuffix(".gz") for row in rows})
    return [(row, _draft(pages[name], row["url"])) for row in rows if (name := row["id"].removesuffix(".gz")) in pages]


def test_fundus_bodies(fundus: list[tuple[dict[str, Any], Draft]]) -> None:
    scores = [_f1(_text(draft), "\n".join(row["paragraphs"])) for row, draft in fundus]
    assert sum(scores) / len(scores) >= 0.965


def test_fundus_titles_are_among_the_candidates(fundus: list[tuple[dict[str, Any], Draft]]) -> None:
    hits = [_folded(row["title"]) in {_folded(said.text) for said in draft.titles} for row, draft in fundus]
    assert sum(hits) / len(hits) >= 0.95


def test_fundus_dates_are_among_the_candidates(fundus: list[tuple[dict[str, Any], Draft]]) -> None:
    hits = []
    for row, draft in fundus:
        days = {moment.at.date().isoformat() for said in draft.published if (moment := date.parse(said.text))}
        hits.append(str(row["publishing_date"])[:10] in days)
    assert sum(hits) / len(hits) >= 0.98


def test_fundus_dates_chosen(fundus: list[tuple[dict[str, Any], Draft]]) -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    hits = []
    for row, draft in fundus:
        chosen = dates.dates(draft.published, draft.updated, at=at).published
        hits.append(chosen is not None and dates.local_day(chosen).isoformat() == str(row["publishing_date"])[:10])
    assert sum(hits) / len(hits) >= 0.95


def test_fundus_credits(fundus: list[tuple[dict[str, Any], Draft]]) -> None:
    hits = []
    for row, draft in fundus:
        wanted = [_folded(one) for image in row["images"] or [] for one in image.get("authors") or []]
        given = [_folded(image.credit) for image in draft.images if image.credit]
        if any(wanted):
            hits.append(any(w and g and (w in g or g in w) for w in wanted for g in given))
    assert sum(hits) / len(hits) >= 0.95


def test_fundus_credits_stand_on_the_page(fundus: list[tuple[dict[str, Any], Draft]], shared: Path) -> None:
    """None is invented: the words of every credit are words of the page."""
    pages = _pages(shared / "fundus" / "pages.tar.xz", {row["id"].removesuffix(".gz") for row, _ in fundus})
    for row, draft in fundus:
        said = _folded(html.unescape(pages[row["id"].removesuffix(".gz")].decode("utf-8", "replace")))
        for image in draft.images:
            for part in (image.credit or "").split(" / "):
                missing = [word for word in _folded(part).split() if word not in said]
                assert not missing, (row["id"], image.credit)


def test_zyte_bodies(shared: Path) -> None:
    with tarfile.open(shared / "zyte-articles" / "pages.tar.xz") as tar:
        member = next(one for one in tar if one.name.endswith("ground-truth.json"))
        truth = json.load(io.TextIOWrapper(tar.extractfile(member), "utf-8"))  # type: ignore[arg-type]  # it is a file
    wanted = sorted(truth)[::7][:PART]
    pages = _pages(shared / "zyte-articles" / "pages.tar.xz", set(wanted))
    scores = [
        _f1(_text(_draft(pages[one], truth[one].get("url") or "https://example.org/")), truth[one]["articleBody"])
        for one in wanted
        if one in pages
    ]
    assert sum(scores) / len(scores) >= 0.96


def test_wcxb_bodies(shared: Path) -> None:
    rows = [row for row in _rows(shared / "wcxb" / "dev-ground-truth.jsonl.xz") if row["type"] == "article"]
    pages = _pages(next((shared / "wcxb").glob("*.tar.xz")), {str(row["id"]) for row in rows[:60]})
    scores = [
        _f1(_text(_draft(pages[str(row["id"])], row["url"])), row["main_content"])
        for row in rows[:60]
        if str(row["id"]) in pages and row["main_content"]
    ][:PART]
    assert sum(scores) / len(scores) >= 0.955
