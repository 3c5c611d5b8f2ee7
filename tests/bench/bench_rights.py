"""How many articles a second are decided about, and what a megabyte of hostile notice costs beside half of one.

Decided: from what was parsed (marks and article) to the decision: evidence, statements, holder, decision, on one
core. The pages are made here (every article its own words, so that nothing is answered from a cache), and
real ones where a folder of shared data is given: ``PYTHONPATH=.:tests python tests/bench/bench_rights.py [FOLDER]``.
"""

from __future__ import annotations

import statistics
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from support.rights_hostile import SHAPES, text, work

from syndicator import normalise, parse
from syndicator.errors import ParseError
from syndicator.model.article import Article
from syndicator.model.capture import Capture
from syndicator.model.draft import Mark
from syndicator.model.rights import Policy, UseProfile
from syndicator.model.source import Source
from syndicator.rights import decide, evidence, notices, reading

AT = datetime(2026, 11, 22, tzinfo=UTC)
USE = UseProfile(commercial=False, community_site=True, advertising=False, selected_by="person")
PAGES = 400
HALF = 2_500  # characters: twice as many are still one sentence that is read


def made() -> Iterator[Capture]:
    """Pages of the common kind, each with its own words."""
    text = "".join(f"<p>The river rose again in the night, {number} people said, and fell.</p>" for number in range(12))
    for number in range(PAGES):
        yield capture(
            f"https://daily.example/{number}",
            f"<!doctype html><html lang=en><head><title>Story {number} - Daily Example</title>"
            f'<meta property="og:site_name" content="Daily Example"></head><body><article><h1>Story {number}</h1>{text}'
            f"<p>© 2026 Daily Example, story {number}. You may republish this article online or in print for free, as "
            f"long as you credit us, link to the original story {number} and do not edit it. Photos may not be used."
            "</p></article><footer>Copyright © 2026 Daily Example. All rights reserved.</footer></body></html>",
        )


def real(folder: Path) -> Iterator[Capture]:
    """Pages that others wrote."""
    with tarfile.open(folder / "fundus" / "pages.tar.xz") as archive:
        for member in archive:
            inner = archive.extractfile(member) if member.isfile() else None
            if inner is not None:
                name = Path(member.name).stem.partition("_")[0].lower()
                yield capture(f"https://{name}.example/{member.size}", inner.read(2_000_000))


def capture(url: str, body: str | bytes) -> Capture:
    """A page as it was fetched."""
    raw = body.encode() if isinstance(body, str) else body
    return Capture(url=url, requested_url=url, media_type="text/html", body=raw, fetched_at=AT)


def parsed(captures: Iterator[Capture]) -> list[tuple[Article, tuple[Mark, ...]]]:
    """Articles with what was said about their rights."""
    found = []
    for one in captures:
        try:
            harvest = parse.read(one)
        except ParseError:
            continue
        source = Source(id="bench", kind="page")
        made_of = normalise.normalise(harvest, source=source, url=one.url, at=AT).articles
        found += [(normal.article, (*harvest.marks, *normal.draft.marks)) for normal in made_of]
    return found


def decided(articles: list[tuple[Article, tuple[Mark, ...]]]) -> float:
    """Seconds to decide about all of them."""
    started = time.process_time()
    for article, marks in articles:
        said = evidence.read(marks, url=article.url, observed_at=AT)
        decide.decide(article, said, use=USE, policy=Policy(), at=AT)
    return time.process_time() - started


def fresh(articles: list[tuple[Article, tuple[Mark, ...]]], turn: int) -> list[tuple[Article, tuple[Mark, ...]]]:
    """The same again with other words in every mark, so that no cache knows them."""
    return [
        (article, tuple(replace(mark, words=f"{mark.words} ({turn}/{number})") for mark in marks))
        for number, (article, marks) in enumerate(articles)
    ]


def rate(name: str, captures: Iterator[Capture]) -> None:
    """Print how many a second."""
    articles = parsed(captures)
    if not articles:
        sys.stdout.write(f"{name}: no pages\n")
        return
    decided(articles[:1])  # the phrase tables are read once
    cold = statistics.median(decided(fresh(articles, turn)) for turn in range(3))
    decided(articles)
    warm = decided(articles)
    marks = sum(len(marks) for _, marks in articles) / len(articles)
    speeds = f"{len(articles) / cold:.0f} a second with words never seen, {len(articles) / warm:.0f} with known ones"
    sys.stdout.write(f"{name}: {len(articles)} articles, {marks:.1f} marks each: {speeds}\n")


def cost(read: Callable[[str], object], words: str) -> float:
    """Seconds of computing to read these words."""
    started = time.process_time()
    read(words)
    return time.process_time() - started


def whole(words: str) -> object:
    """Everything from the words of a notice to three decisions."""
    return reading.read(words, url="https://daily.example/", publisher="Daily Example", at=AT)


def hostile() -> None:
    """Print what hostile text costs: lines of Python for twice the text, and seconds for up to a megabyte."""
    sys.stdout.write(
        f"hostile text; work: {HALF} beside {2 * HALF} characters in lines of Python (2 is linear); "
        "seconds for 250 KB, 500 KB, 1 MB, of the notice alone and of the whole reading:\n"
    )
    for name, piece in SHAPES.items():
        notices.read(text(piece, 1_000))
        half, double = (work(lambda size=size: notices.read(text(piece, size))) for size in (HALF, 2 * HALF))  # type: ignore[misc] # noqa: B023 - called at once
        seconds = [
            " ".join(f"{cost(read, text(piece, size)):5.2f}" for size in (250_000, 500_000, 1_000_000))
            for read in (notices.read, whole)
        ]
        sys.stdout.write(f"  {name:32} {double / half:4.2f}   {seconds[0]}   {seconds[1]}\n")
        sys.stdout.flush()


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    rate("made pages", made())
    if folder is not None:
        rate("real pages", real(folder))
    hostile()


if __name__ == "__main__":
    main()
