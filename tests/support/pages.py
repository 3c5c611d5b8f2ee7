"""Captures of pages and documents written in a test."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from syndicator.model.capture import Capture
from syndicator.model.draft import Draft, Harvest, Mark
from syndicator.parse import document, page

CASES = Path(__file__).resolve().parents[1] / "cases" / "parse" / "page"
AT = datetime(2026, 11, 22, tzinfo=UTC)
URL = "https://dispatch.example/harbour-bridge-reopens/5561"

PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry company will run eleven boats a day from the first of June, twice as many as in the winter months.",
        "Passengers asked for the early boat at every meeting this year, the company's director said on the quay.",
        "The town pays a third of the cost, the county the rest, and the fares stay as they are until the autumn.",
        "Two of the boats are new, built in the yard across the fjord, and each of them carries ninety cars.",
    )
)


def capture(
    body: str | bytes,
    *,
    url: str = URL,
    media_type: str = "text/html",
    file_name: str | None = None,
    charset: str | None = None,
) -> Capture:
    raw = body.encode() if isinstance(body, str) else body
    return Capture(
        url=url, requested_url=url, media_type=media_type, body=raw, charset=charset, fetched_at=AT, file_name=file_name
    )


def case(name: str) -> str:
    return (CASES / name).read_text("utf-8")


def harvest(body: str | bytes, *, url: str = URL) -> Harvest:
    return page.read(capture(body, url=url))


def draft(body: str | bytes, *, url: str = URL) -> Draft:
    return harvest(body, url=url).drafts[0]


def article(inner: str, *, head: str = "", after: str = "", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f"<article><h1>More boats from June</h1>{inner}</article>{after}</body></html>"
    )


def text_draft(text: str, *, name: str = "story.md", url: str = URL) -> Draft:
    return document.read(capture(text, url=url, media_type="text/markdown", file_name=name)).drafts[0]


def marks(draft: Draft, signal: str) -> list[Mark]:
    return [mark for mark in draft.marks if mark.signal == signal]
