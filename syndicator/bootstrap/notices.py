"""Rights notices read on their own, without an article and without a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A rights notice to be read on its own, without an article."""

    text: str
    format: str = "text"
    url: str = ""  # of the page it stands on
    publisher: str = ""  # who runs that site


def read_notices(notices: Sequence[Notice], *, at: datetime) -> tuple[dict[str, object], ...]:
    """Say what each notice says. What several notices of one page say can only narrow what each of them allows."""
    from syndicator.parse import notice as reader
    from syndicator.rights import reading
    from syndicator.syntax import url as urls

    marks = [reader.marks(notice.text, notice.format, notice.url or None) for notice in notices]
    pages: dict[str, list[int]] = {}
    for number, notice in enumerate(notices):
        address = urls.normalise(notice.url)
        if address is not None:
            pages.setdefault(address, []).append(number)
    answers = []
    for number, notice in enumerate(notices):
        others = pages.get(urls.normalise(notice.url) or "", ())
        answers.append(
            reading.read(
                notice.text,
                format=notice.format,
                url=notice.url or None,
                publisher=notice.publisher,
                marks=marks[number],
                beside=[mark for other in others if other != number for mark in marks[other]],
                at=at,
            )
        )
    return tuple(answers)
