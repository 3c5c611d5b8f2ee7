"""A whole visit, and a printing, of a source that misbehaves: real client, real store, real readers, real feeds.

A ``Case`` says what a server answers, poll by poll, and what must come of it. ``World`` is what did come of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser
from support import settings as configurations
from support.misbehaving import Canary, Exchange, Handler, Misbehaving, Step, answer

from syndicator import store as stores
from syndicator.bootstrap import Application, run
from syndicator.model.holding import Holding
from syndicator.model.source import Source
from syndicator.model.work import Visit

START = datetime(2026, 6, 10, 12, tzinfo=UTC)
CONFIGURATION = """
[collect]
workers = 0
[[agreements]]
id = "all"
with = "Harbour"
reference = "letter of 2026-01-01"
permits = ["republish_full", "republish_excerpt", "link"]
third_party = true
i_own_these_rights = true
[[feeds]]
id = "all"
title = "All"
"""
HEAD = '<?xml version="1.0" encoding="utf-8"?>'
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:at="http://purl.org/atompub/tombstones/1.0" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"'
)
PORT = "CPORT"  # the private service's, in bodies: as long as what takes its place
DAY = timedelta(days=1)

Answers = Sequence[Sequence[Step] | bytes] | Handler


def item(number: int = 1, *, title: str | None = None, text: str = "", link: str | None = None, **more: str) -> str:
    """One item of RSS; ``text`` is HTML, ``title`` and the others are XML as given."""
    parts = [f"<title>{title if title is not None else f'Item {number}'}</title>"]
    link = f"https://harbour.example/{number}" if link is None else link
    parts += [f"<link>{link}</link>"] if link else []
    guid = more.pop("guid", f"<guid isPermaLink='false'>g{number}</guid>")
    date = more.pop("date", f"<pubDate>Mon, 0{number % 9 + 1} Jun 2026 10:00:00 GMT</pubDate>")
    body = f"<content:encoded>{escape(text)}</content:encoded>" if text else ""
    return f"<item>{''.join(parts)}{guid}{date}{body}{''.join(more.values())}</item>"


def rss(*items: str, channel: str = "", head: str = HEAD, attributes: str = "", title: str = "Harbour news") -> str:
    """An RSS feed; three plain items when none are given."""
    inner = "".join(items or [item(number) for number in (1, 2, 3)])
    return (
        f'{head}<rss version="2.0" {NAMESPACES}{attributes}><channel><title>{title}</title>'
        f"<link>https://harbour.example/</link><description>d</description>{channel}{inner}</channel></rss>"
    )


def xml(text: str, *fields: str) -> bytes:
    """A whole answer with this document."""
    return answer(text.encode(), "Content-Type: application/rss+xml", *fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a server answers, one after the other (the last one for ever), and what must come of it in the end."""

    answers: Answers
    outcome: str = "ok"  # one or several, separated by slashes
    polls: int = 1
    known: int | None = None  # items held
    most: int | None = None
    new: int | None = None  # in all polls together
    requests: int | None = None  # of one poll, at most
    next_least: float | None = None  # seconds until the next poll
    next_most: float | None = None
    disabled: bool = False
    has: str = ""  # in what is printed
    lacks: str = "SMUGGLED"
    more: dict[str, Sequence[Step]] = field(default_factory=dict)  # other paths
    names: Sequence[Sequence[str]] | None = None  # what the resolver answers, one after the other
    check: Callable[[World], None] | None = None
    timeout: float = 5.0  # of one request
    seconds: float = 15.0  # that it may take at most, with room for a busy machine


@dataclass(slots=True)
class World:
    """What came of a case."""

    visits: list[Visit]
    requests: list[list[Exchange]]  # by poll
    held: list[Holding]
    printed: dict[str, str]
    touches: int
    adopted: str | None
    seconds: float
    root: Path
    at: datetime

    @property
    def last(self) -> Visit:
        return self.visits[-1]

    def sent(self, name: str) -> list[bytes]:
        """A header's values in the last request for the feed."""
        return self.requests[-1][0].all(name)

    @property
    def wait_seconds(self) -> float:
        assert self.last.next_poll_at is not None
        return (self.last.next_poll_at - self.at).total_seconds()


def _script(case: Case, ports: dict[str, int]) -> dict[str, Any]:
    async def play(exchange: Exchange) -> None:
        assert not callable(case.answers)
        steps = case.answers[min(exchange.number, len(case.answers)) - 1]
        steps = [steps] if isinstance(steps, bytes) else steps
        if not await exchange.server._play([_filled(step, ports) for step in steps], exchange):
            exchange.writer.close()

    others = {path: [_filled(step, ports) for step in steps] for path, steps in case.more.items()}
    return {"/feed.xml": case.answers if callable(case.answers) else play, **others}


def _filled(step: Step, ports: dict[str, int]) -> Step:
    if isinstance(step, bytes):
        for name, port in ports.items():
            step = step.replace(b"{" + name.encode() + b"}", str(port).encode())
        step = step.replace(PORT.encode(), str(ports["canary"]).encode())
    return step


class Theatre:
    """Plays cases; keeps an empty store to begin each from."""

    def __init__(self, root: Path) -> None:
        self.settings = configurations.load(root / "template", CONFIGURATION)
        path = root / "template.db"
        stores.open(f"sqlite:///{path}").close()
        self._empty = path.read_bytes()

    def play(self, case: Case, root: Path) -> World:
        """Play a case from its first poll to its last."""
        (root / "var").mkdir(parents=True)
        (root / "var" / "store.db").write_bytes(self._empty)
        return asyncio.run(self._play(case, root))

    async def _play(self, case: Case, root: Path) -> World:
        now = START
        async with Canary() as canary, Misbehaving({}) as server:
            server.script = _script(case, {"canary": canary.port, "port": server.port})
            url = server.url("/feed.xml")
            with Application(
                root / "config", clock=lambda: now, loaded=self._settings(root, server.port, url, case.timeout)
            ) as house:
                visits: list[Visit] = []
                requests: list[list[Exchange]] = []
                started = asyncio.get_running_loop().time()
                for _ in range(case.polls):
                    before = len(server.requests)
                    report = await run(house, house.settings.sources)
                    visits += report.visits
                    requests.append([one for one in server.requests[before:] if one.path != "/robots.txt"])
                    at, now = now, now + 2 * DAY
                state = house.store.state("a")
                return World(
                    visits=visits,
                    requests=requests,
                    held=list(house.store.select()),
                    printed={path.name: path.read_text("utf-8") for path in sorted((root / "feeds").iterdir())},
                    touches=canary.touches,
                    adopted=state.adopted_url if state is not None else None,
                    seconds=asyncio.get_running_loop().time() - started,
                    root=root,
                    at=at,
                )

    def _settings(self, root: Path, port: int, url: str, timeout: float) -> Any:
        base = self.settings
        collect = replace(base.collect, allow_private=(f"127.0.0.1:{port}",), timeout_seconds=timeout)
        path = root / "var" / "store.db"
        return replace(
            base,
            root=root,
            directory=root / "config",
            store=replace(base.store, url=f"sqlite:///{path}", path=path),
            output=replace(base.output, directory=root / "feeds"),
            collect=collect,
            sources=(Source(id="a", kind="feed", urls=(url,), agreement="all"),),
        )


def wrongs(case: Case, world: World) -> Iterator[str]:
    """Say everything that did not come as it must."""
    yield from _wrongs_of_outcome(case, world)
    yield from _wrongs_of_pace(case, world)
    yield from _wrongs_in_print(case, world)


def _wrongs_of_outcome(case: Case, world: World) -> Iterator[str]:
    visit = world.last
    told = f"{visit.outcome} ({visit.failure.code}: {visit.failure.message})" if visit.failure else visit.outcome
    if visit.outcome not in case.outcome.split("/"):
        yield f"outcome {told}, not {case.outcome}"
    if any(one.failure is not None and one.failure.code == "bug" for one in world.visits):
        yield f"a bug: {told}"
    if world.touches:
        yield f"{world.touches} connections to a private service"
    held, new = len(world.held), sum(one.new for one in world.visits)
    if case.known is not None and held != case.known:
        yield f"{held} articles held, not {case.known} ({told}; {visit.complaints})"
    if case.most is not None and held > case.most:
        yield f"{held} articles held, more than {case.most}"
    if case.new is not None and new != case.new:
        yield f"{new} new articles in all, not {case.new}"


def _wrongs_of_pace(case: Case, world: World) -> Iterator[str]:
    if case.requests is not None and any(len(asked) > case.requests for asked in world.requests):
        yield f"{max(map(len, world.requests))} requests in one poll, more than {case.requests}"
    if case.next_least is not None and world.wait_seconds < case.next_least:
        yield f"asked again after {world.wait_seconds:.0f} seconds, sooner than {case.next_least:.0f}"
    if case.next_most is not None and world.wait_seconds > case.next_most:
        yield f"asked again after {world.wait_seconds:.0f} seconds, later than {case.next_most:.0f}"
    if world.last.disabled is not case.disabled:
        yield f"disabled is {world.last.disabled}"
    if world.seconds > case.seconds:
        yield f"took {world.seconds:.1f} seconds"


def _wrongs_in_print(case: Case, world: World) -> Iterator[str]:
    everything = "\n".join(world.printed.values())
    if case.has and case.has not in everything:
        yield f"{case.has!r} is not printed"
    if case.lacks and case.lacks in everything:
        yield f"{case.lacks!r} is printed"
    if "KEPT-SECRET" in everything:
        yield "a local file is printed"
    for holding in world.held:
        article = holding.article
        yield from (f"stored: {harm}" for harm in harms(article.body_html or ""))
        addresses = [article.url, *(image.url for image in article.images), *(one.url for one in article.enclosures)]
        yield from (
            f"stored address {url!r}" for url in addresses if url and not url.startswith(("http://", "https://"))
        )
    for name, text in world.printed.items():
        controls = [character for character in text if ord(character) < 32 and character not in "\t\n\r"]
        if controls or any(0xD800 <= ord(c) <= 0xDFFF or c in "\ufffe\uffff\x7f" for c in text):
            yield f"{name} holds control characters"
        with contextlib.suppress(UnicodeEncodeError):
            yield from _wrongs_in_file(name, text)


def _wrongs_in_file(name: str, text: str) -> Iterator[str]:
    if name.endswith(".xml"):
        for element in ET.fromstring(text.encode()).iter():  # noqa: S314 - our own file; raises where not well-formed
            if element.tag.endswith(("}encoded", "}content", "}summary", "description")):
                yield from (f"{name}: {harm}" for harm in harms(element.text or ""))
            href = element.get("href") or element.get("url") or ""
            if href and not href.startswith(("http://", "https://", "mailto:", "tag:", "urn:")):
                yield f"{name}: {href!r}"
    elif name.endswith(".json"):
        for entry in json.loads(text)["items"]:
            yield from (f"{name}: {harm}" for harm in harms(entry.get("content_html", "")))
    elif name.endswith(".html"):
        yield from (f"{name}: {harm}" for harm in harms(text, page=True))


_OWN = {
    "html",
    "head",
    "body",
    "meta",
    "title",
    "link",
    "style",
    "main",
    "header",
    "footer",
    "nav",
    "section",
    "article",
}
_HARMFUL = {
    *("script", "iframe", "frame", "object", "embed", "applet", "svg", "math", "form", "input", "button", "textarea"),
    *(
        "select",
        "base",
        "template",
        "noscript",
        "noembed",
        "xmp",
        "marquee",
        "isindex",
        "portal",
        "plaintext",
        "dialog",
    ),
}


def harms(markup: str, *, page: bool = False) -> Iterator[str]:
    """Say what a browser's parser finds in some HTML that could act; ``page``: a whole page of our own."""
    tree = LexborHTMLParser(markup if page else f"<body>{markup}</body>")
    for node in tree.css("*" if page else "body *"):
        if node.tag in _HARMFUL or (not page and node.tag in _OWN - {"section", "article"}):
            yield f"<{node.tag}>"
        for name, value in node.attributes.items():
            if name.startswith("on") or name in {"srcdoc", "formaction", "ping", "action", "background"}:
                yield f"{name}={value}"
            if name == "style" and not page:
                yield f"style={value}"
            scheme = (value or "").strip().lower().partition(":")[0]
            if (
                name in {"href", "src", "poster", "cite"}
                and ":" in (value or "")
                and scheme not in {"http", "https", "mailto", "urn", "tag"}
            ):
                yield f"{name}={value}"
