"""Our feed reader beside feedparser and a bare lxml tree, in one run: only the ratios mean anything.

Run from the checkout: ``PYTHONPATH=.:tests python tests/bench/bench_feed_reader.py [FOLDER OF SHARED DATA]``.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import feedparser
from lxml import etree
from support.feeds import capture, members

from syndicator import parse
from syndicator.errors import ParseError

ROUNDS = 7


def made_feed(entries: int, paragraphs: int) -> bytes:
    """A feed of the common kind: title, link, guid, date, author, categories, summary, content with a source line."""
    text = "<p>The river rose again in the night and the people of the lower town carried their things uphill.</p>"
    items = "".join(
        f"<item><title>Item {number}</title><link>https://example.org/2026/{number}</link>"
        f"<guid isPermaLink='false'>tag:example.org,2026:{number}</guid><dc:creator>Ann Author</dc:creator>"
        f"<pubDate>Sun, 11 Jan 2026 10:{number % 60:02}:00 GMT</pubDate>"
        f"<category>river</category><category>town</category>"
        f"<description><![CDATA[{text}]]></description>"
        f"<content:encoded><![CDATA[{text * paragraphs}<p>The post <a href='https://example.org/2026/{number}'>Item"
        f" {number}</a> appeared first on <a href='https://example.org'>Example</a>.</p>]]></content:encoded></item>"
        for number in range(entries)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Example</title>'
        f"<link>https://example.org/</link><copyright>© 2026 Example</copyright>{items}</channel></rss>"
    ).encode()


def ours(body: bytes) -> None:
    """Read with our reader."""
    try:
        parse.read(capture(body), kind="feed")
    except ParseError as error:
        sys.stdout.write(f"  not read: {error}\n")


def theirs(body: bytes) -> None:
    """Read with feedparser, its sanitiser off as we would run it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        feedparser.parse(io.BytesIO(body), sanitize_html=False)


def default(body: bytes) -> None:
    """Read with feedparser as it comes: our reader's text is sanitised later, by nh3."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        feedparser.parse(io.BytesIO(body))


def bare(body: bytes) -> None:
    """Build the tree and nothing else: the floor."""
    etree.fromstring(body, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))


def measure(label: str, bodies: list[bytes], rounds: int) -> None:
    """Print CPU seconds of all three over the same documents, and how many times faster than feedparser ours is."""
    seconds: dict[str, list[float]] = {}
    readers: tuple[Callable[[bytes], None], ...] = (bare, ours, theirs, default)
    for _ in range(rounds):
        for reader in readers:
            start = time.process_time()
            for body in bodies:
                reader(body)
            seconds.setdefault(reader.__name__, []).append(time.process_time() - start)
    median = {name: statistics.median(values) for name, values in seconds.items()}
    shown = "  ".join(f"{name} {1000 * value / len(bodies):8.2f} ms" for name, value in median.items())
    ratios = (
        f"feedparser/ours {median['theirs'] / median['ours']:4.1f}x",
        f"sanitising feedparser/ours {median['default'] / median['ours']:4.1f}x",
        f"ours/bare {median['ours'] / median['bare']:4.1f}x",
    )
    sys.stdout.write(f"{label:24} {shown}  {'  '.join(ratios)}\n")


def main() -> None:
    """Measure made feeds, and the 200 real ones where they are at hand."""
    measure("20 entries, teaser only", [made_feed(20, 1)], ROUNDS)
    measure("20 entries, 3 KB each", [made_feed(20, 30)], ROUNDS)
    measure("500 entries, 1 KB each", [made_feed(500, 10)], 3)
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[3] / "shared" / "data"
    archive = data / "real-feeds-200" / "feeds.tar.xz"
    if archive.exists():
        bodies = [body for name, body in members(archive) if name.startswith("feeds/") and body.lstrip()[:1] == b"<"]
        measure(f"{len(bodies)} real feeds", bodies, 1)


if __name__ == "__main__":
    main()
