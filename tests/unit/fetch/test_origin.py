"""What a host says in its fixed places: may we ask, and what of reuse."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from support.misbehaving import CLOSE, FEED, RESET, Exchange, Misbehaving, Step, answer, client, head, redirect

from syndicator.errors import FetchError, Forbidden, Unreachable
from syndicator.fetch import origin
from syndicator.fetch.answer import Answer
from syndicator.fetch.guard import Guard
from syndicator.fetch.origin import Origins
from syndicator.model.capture import Capture, FetchRequest, Place
from syndicator.model.draft import Mark
from syndicator.syntax.path import matches

CLOSED = b"User-agent: *\nDisallow: /closed\n"


def crawl(rules: Sequence[Step], path: str = "/open", *, times: int = 1) -> tuple[list[str], FetchError | None]:
    """Ask for a page as a crawler; return what the server heard, and how it ended."""

    async def ask() -> tuple[list[str], FetchError | None]:
        failure: FetchError | None = None
        script: dict[str, Sequence[Step]] = {"/robots.txt": rules, "*": [answer()]}
        async with Misbehaving(script) as server, client(server) as asking:
            for _ in range(times):
                try:
                    await asking.fetch(FetchRequest(url=server.url(path), check_robots=True))
                except FetchError as error:
                    failure = error
            return server.paths, failure

    return asyncio.run(ask())


def test_a_closed_page_is_never_asked_for() -> None:
    heard, failure = crawl([answer(CLOSED)], "/closed/page", times=3)
    assert heard == ["/robots.txt"]
    assert isinstance(failure, Forbidden)
    assert failure.code == "robots"


def test_an_open_page_is_asked_for_and_the_rules_only_once() -> None:
    heard, failure = crawl([answer(CLOSED)], times=3)
    assert heard == ["/robots.txt", "/open", "/open", "/open"]
    assert failure is None


def test_our_own_group_wins_over_the_general_one() -> None:
    heard, failure = crawl([answer(b"User-agent: *\nDisallow: /\n\nUser-agent: syndicator\nAllow: /\n")])
    assert heard == ["/robots.txt", "/open"]
    assert failure is None
    heard, failure = crawl([answer(b"User-agent: *\nAllow: /\n\nUser-agent: Syndicator\nDisallow: /\n")])
    assert isinstance(failure, Forbidden)


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone", "400 Bad"])
def test_no_rules_are_no_limits(status: str) -> None:
    heard, failure = crawl([answer(b"x", status=status)], times=2)
    assert heard == ["/robots.txt", "/open", "/open"]
    assert failure is None


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Slow down", "304 Not Modified"])
def test_a_server_in_trouble_is_left_alone(status: str) -> None:
    steps = [head(status)] if status.startswith("304") else [answer(b"", status=status)]
    heard, failure = crawl(steps, times=2)
    assert heard == ["/robots.txt"]
    assert isinstance(failure, Forbidden)
    assert failure.code == "robots"


@pytest.mark.parametrize("steps", [[RESET], [CLOSE], [b"nonsense\r\n\r\n"]])
def test_a_host_that_cannot_be_asked_is_unreachable_and_asked_once(steps: list[Step]) -> None:
    heard, failure = crawl(steps, times=3)
    assert heard == ["/robots.txt"]
    assert isinstance(failure, Unreachable)


def test_feeds_a_person_configured_need_no_permission() -> None:
    async def ask() -> list[str]:
        async with Misbehaving({"/robots.txt": [answer(b"User-agent: *\nDisallow: /")], "/feed": [answer()]}) as server:
            async with client(server) as asking:
                got = await asking.fetch(FetchRequest(url=server.url("/feed")))
                assert isinstance(got, Capture)
                assert got.body == FEED
            return server.paths

    assert asyncio.run(ask()) == ["/feed"]


@pytest.mark.parametrize("hops", [5, 11])
def test_rules_are_found_behind_redirects(hops: int) -> None:
    async def ask() -> list[str]:
        script: dict[str, Sequence[Step]] = {"/robots.txt": [redirect("/r1")], "/closed": [answer()]}
        script |= {f"/r{n}": [redirect(f"/r{n + 1}")] for n in range(1, hops)} | {f"/r{hops}": [answer(CLOSED)]}
        async with Misbehaving(script) as server, client(server) as asking:
            with pytest.raises((Forbidden, Unreachable)):
                await asking.fetch(FetchRequest(url=server.url("/closed"), check_robots=True))
            return server.paths

    assert "/closed" not in asyncio.run(ask())


def test_half_a_mebibyte_of_rules_is_read_and_no_more_than_we_bound() -> None:
    filler = b"".join(b"Disallow: /filler/%06d\n" % number for number in range(20_000))  # 460 KB
    rules = b"User-agent: *\n" + filler + b"Disallow: /closed\n"
    assert len(rules) < 500 * 1024
    _, failure = crawl([answer(rules)], "/closed")
    assert isinstance(failure, Forbidden)
    endless = b"User-agent: *\nDisallow: /closed\n" + b"# filler\n" * 400_000
    heard, failure = crawl([answer(endless)], "/open")
    assert failure is None
    assert heard == ["/robots.txt", "/open"]
    _, failure = crawl([answer(endless)], "/closed")
    assert isinstance(failure, Forbidden)


def test_many_pages_at_once_ask_for_the_rules_once() -> None:
    async def slow(exchange: Exchange) -> None:
        await asyncio.sleep(0.02)
        await exchange.send(answer(CLOSED))

    async def ask() -> int:
        async with Misbehaving({"/robots.txt": slow, "*": [answer()]}) as server, client(server, per_host=5) as asking:
            requests = (FetchRequest(url=server.url(f"/{n}"), check_robots=True) for n in range(10))
            await asyncio.gather(*map(asking.fetch, requests))
            return server.paths.count("/robots.txt")

    assert asyncio.run(ask()) == 1


def test_a_failure_is_forgotten_sooner_than_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origin, "RETRY_SECONDS", 0.0)
    heard, _ = crawl([answer(b"", status="500 Oops")], times=2)
    assert heard == ["/robots.txt", "/robots.txt"]
    monkeypatch.setattr(origin, "KEEP_SECONDS", 0.0)
    heard, _ = crawl([answer(CLOSED)], times=2)
    assert heard == ["/robots.txt", "/open", "/robots.txt", "/open"]


def marks(
    script: dict[str, Sequence[Step]], path: str = "/news/1", *, tdmrep: bool = False, licenses: Sequence[str] = ()
) -> tuple[Mark, ...]:
    """What is said of an address; asked twice, and each place of the host once. ``licenses`` are paths."""

    async def ask() -> tuple[Mark, ...]:
        async with Misbehaving(script) as server, client(server) as asking:
            named = [server.url(one) if one.startswith("/") else one for one in licenses]
            first = await asking.origin_marks(server.url(path), tdmrep=tdmrep, licenses=named)
            assert await asking.origin_marks(server.url(path), tdmrep=tdmrep, licenses=named) == first
            documents = [mark for mark in first if mark.signal == "rsl:document" and mark.url and "127." in mark.url]
            assert len(server.requests) == len(set(server.paths)) == 1 + tdmrep + len(documents)
            return first

    return asyncio.run(ask())


REUSE = b"""\
License: https://harbour.example/license.xml # RSL
User-agent: *
Content-Usage: train-ai=n, search=y
Content-Usage: /archive/ train-ai=y
Content-Signal: search=yes, ai-train=no
Allow: /

User-agent: OtherBot
Content-Usage: train-ai=y
"""


def test_lines_about_reuse_become_marks() -> None:
    *found, document = marks({"/robots.txt": [answer(REUSE)]})
    assert (document.signal, document.words, document.scope) == ("rsl:document", "", "site")  # it could not be had
    assert [(mark.signal, mark.words, mark.scope) for mark in found] == [
        ("robots.txt:license", "https://harbour.example/license.xml", "site"),
        ("robots.txt:content-usage", "train-ai=n, search=y", "site"),
        ("robots.txt:content-signal", "search=yes, ai-train=no", "site"),
    ]
    assert found[0].url == "https://harbour.example/license.xml"
    assert dict(found[1].attributes) == {"agents": "*"}
    assert found[1].locator.endswith("/robots.txt line 3")


def test_a_line_about_another_path_says_nothing_here() -> None:
    found = marks({"/robots.txt": [answer(REUSE)]}, "/archive/1")
    assert [mark.words for mark in found if mark.signal == "robots.txt:content-usage"] == [
        "train-ai=n, search=y",
        "train-ai=y",
    ]


RSL = '<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license/></content></rsl>'


def test_the_licence_for_machines_is_read_where_robots_txt_or_the_answer_names_it() -> None:
    rules = answer(b"License: http://127.0.0.1:{port}/rsl.xml\n").replace(b"Content-Length", b"X-Length")
    script = {"/robots.txt": [rules, CLOSE], "/rsl.xml": [answer(RSL.encode())], "/more.xml": [answer(b"<rsl/>")]}
    pointer, named, linked = marks(script, licenses=["/rsl.xml", "/more.xml"])
    assert (pointer.signal, pointer.url) == ("robots.txt:license", named.url)
    assert [(mark.signal, mark.words, mark.scope) for mark in (named, linked)] == [
        ("rsl:document", RSL, "site"),
        ("rsl:document", "<rsl/>", "site"),
    ]
    assert named.locator == named.url


@pytest.mark.parametrize("steps", [[answer(b"", status="404 No")], [answer(b"", status="500 Oops")]])
def test_a_licence_that_cannot_be_had_is_a_mark_without_words(steps: list[Step]) -> None:
    (mark,) = marks({"/robots.txt": [answer(b"")], "/rsl.xml": steps}, licenses=["/rsl.xml"])
    assert (mark.signal, mark.words) == ("rsl:document", "")


def test_a_licence_where_we_may_not_ask_is_not_asked_for() -> None:
    found = marks({"/robots.txt": [answer(b"")]}, licenses=["http://10.0.0.1/rsl.xml", "file:///etc/passwd"])
    assert [mark.words for mark in found] == ["", ""]


def test_a_long_licence_stays_an_address_and_of_many_some_are_read() -> None:
    sizes = {"/fits.xml": origin.LONGEST_RSL, "/long.xml": origin.LONGEST_RSL + 1}
    script = {"/robots.txt": [answer(b"")]} | {path: [answer(b"x" * size)] for path, size in sizes.items()}
    assert [len(mark.words) for mark in marks(script, licenses=["/fits.xml"])] == [origin.LONGEST_RSL]

    async def ask() -> tuple[list[str], int]:
        async with Misbehaving(script) as server, client(server) as asking:
            paths = ["/long.xml", "/1", "/2", "/3", "/4"]
            found = await asking.origin_marks(server.url("/x"), licenses=map(server.url, paths))
            return server.paths, len(found)

    assert asyncio.run(ask()) == (["/robots.txt", "/long.xml", "/1", "/2"], 2)


RULES = [
    {"location": "/sport/*", "tdm-reservation": 0},
    {"location": "/news/", "tdm-reservation": 1, "tdm-policy": "https://harbour.example/policy.json"},
    {"location": "/", "tdm-reservation": 0},
]


def test_the_first_tdm_rule_that_fits_is_the_one() -> None:
    script = {"/robots.txt": [answer(b"")], "/.well-known/tdmrep.json": [answer(json.dumps(RULES).encode())]}
    (mark,) = marks(script, tdmrep=True)
    assert mark.signal == "well-known:tdmrep"
    assert dict(mark.attributes)["tdm-reservation"] == "1"
    assert mark.url == "https://harbour.example/policy.json"
    assert mark.locator.endswith("/.well-known/tdmrep.json#/1")


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"null", b"[1, null, {}]", b"[" * 100_000, b"\xff\xfe", b'[{"location": 5}]', b"[NaN]"]
)
def test_a_broken_tdmrep_says_nothing(body: bytes) -> None:
    script = {"/robots.txt": [answer(b"")], "/.well-known/tdmrep.json": [answer(body)]}
    assert marks(script, tdmrep=True) == ()


@pytest.mark.parametrize("steps", [[RESET], [answer(b"", status="500 Oops")], [answer(b"", status="404 No")]])
def test_failures_are_never_fatal(steps: list[Step]) -> None:
    assert marks({"/robots.txt": steps, "/.well-known/tdmrep.json": steps}, tdmrep=True) == ()


def test_a_place_we_may_not_ask_says_nothing() -> None:
    async def ask() -> None:
        async with client() as asking:
            assert await asking.origin_marks("http://127.0.0.1:9/") == ()
            assert await asking.origin_marks("file:///etc/passwd") == ()
            assert await asking.sitemaps("http://10.0.0.1/") == ()

    asyncio.run(ask())


def test_sitemaps_are_listed() -> None:
    async def ask() -> tuple[str, ...]:
        rules = b"Sitemap: https://harbour.example/a.xml\nUser-agent: *\nSitemap: https://harbour.example/b.xml\n"
        async with Misbehaving({"/robots.txt": [answer(rules)]}) as server, client(server) as asking:
            return await asking.sitemaps(server.url("/x"))

    assert asyncio.run(ask()) == ("https://harbour.example/a.xml", "https://harbour.example/b.xml")


def test_a_crawl_delay_is_kept() -> None:
    async def ask() -> float:
        rules = [answer(b"User-agent: *\nCrawl-delay: 0.1\n")]
        async with Misbehaving({"/robots.txt": rules, "*": [answer()]}) as server, client(server) as asking:
            started = asyncio.get_running_loop().time()
            requests = (FetchRequest(url=server.url(f"/{n}"), check_robots=True) for n in range(3))
            await asyncio.gather(*map(asking.fetch, requests))
            return asyncio.get_running_loop().time() - started

    assert asyncio.run(ask()) >= 0.19


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/", "/anything", True),
        ("/a", "/abc", True),
        ("/a$", "/abc", False),
        ("/a$", "/a", True),
        ("/*.html$", "/x/y.html", True),
        ("/*.html$", "/x/y.html?z", False),
        ("/*.html", "/x/y.html?z", True),
        ("/a*b*c", "/a-b-c-d", True),
        ("/a*b*c", "/a-c-b", False),
        ("*", "/x", True),
        ("*$", "/x", True),
        ("/a*a$", "/a", False),
        ("", "/x", True),
        ("/" + "*a" * 3_000, "/" + "a" * 2_999 + "b", False),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:  # noqa: FBT001 - a case
    assert matches(pattern, path) is fits


class Kept:
    """A memory that lasts longer than a process."""

    def __init__(self) -> None:
        self.places: dict[str, Place] = {}

    def place(self, url: str, now: datetime) -> Place | None:
        found = self.places.get(url)
        return found if found is not None and found.until > now else None

    def keep_place(self, place: Place, now: datetime) -> None:
        assert place.until > now
        self.places[place.url] = place


def processes(statuses: list[int], *, hours: float) -> tuple[int, list[object]]:
    """Let one process after the other ask for robots.txt; how often the host was asked, and what each was told."""
    kept, asked = Kept(), 0
    told: list[object] = []
    at = datetime(2026, 5, 1, tzinfo=UTC)

    async def ask(url: str, limit: int) -> Answer:
        nonlocal asked
        assert limit
        status = statuses[min(asked, len(statuses) - 1)]
        asked += 1
        return Answer(url=url, lane="host", status=status, headers=(), body=CLOSED)

    async def one() -> object:
        origins = Origins(ask, user_agent="syndicator/1.0", memory=kept, clock=lambda: at)
        try:
            return await origins.admit(Guard().target("https://host.example/closed"))
        except Forbidden as error:
            return error.code

    for _ in range(3):
        told.append(asyncio.run(one()))
        at += timedelta(hours=hours)
    return asked, told


def test_the_next_process_need_not_ask_again_within_the_day() -> None:
    assert processes([200], hours=8) == (1, ["robots"] * 3)
    assert processes([404], hours=8) == (1, [0.0] * 3)
    assert processes([200], hours=25) == (3, ["robots"] * 3)


def test_trouble_is_kept_for_ten_minutes_only() -> None:
    assert processes([503, 200], hours=0.1) == (2, ["robots"] * 3)
    assert processes([503, 404], hours=0.2) == (2, ["robots", 0.0, 0.0])
