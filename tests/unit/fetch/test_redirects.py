"""Group R: where a redirect may lead, and what is learnt from it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import count

import pytest
from support.inside import INSIDE
from support.misbehaving import CLOSE, FEED, Canary, Misbehaving, Script, answer, client, head, redirect, visit

from syndicator.errors import FetchError, Forbidden, Refused, Unreachable
from syndicator.fetch import transport
from syndicator.fetch.guard import Target
from syndicator.model.capture import Capture, FetchRequest


async def _visit_with_canary(script: Script, path: str = "/") -> tuple[FetchError | Capture, int]:
    async with Canary() as canary, Misbehaving({}) as server:
        filled = {
            place: [
                step.replace(b"{canary}", str(canary.port).encode()).replace(b"{port}", str(server.port).encode())
                if isinstance(step, bytes)
                else step
                for step in steps
            ]
            for place, steps in script.items()
            if isinstance(steps, Sequence)
        }
        server.script = filled
        async with client(server) as asking:
            try:
                got = await asking.fetch(FetchRequest(url=server.url(path)))
            except FetchError as error:
                return error, canary.touches
            assert isinstance(got, Capture)
            return got, canary.touches


@pytest.mark.parametrize("case", INSIDE)
@pytest.mark.parametrize("hops", [1, 2])
def test_a_redirect_inside_is_blocked_before_any_connection(case: str, hops: int) -> None:
    script: dict[str, list[bytes]] = {"/": [redirect(INSIDE[case])], "/first": [redirect("/", 301)]}
    outcome, touches = asyncio.run(_visit_with_canary(script, "/" if hops == 1 else "/first"))  # type: ignore[arg-type]
    assert isinstance(outcome, Forbidden)
    assert outcome.code in {"guard", "scheme"}
    assert touches == 0


NAMES = {
    "R-dns-private": ("http://inside.example/", [("127.0.0.2",)]),
    "R-dns-mixed": ("http://inside.example/", [("8.8.8.8", "127.0.0.2")]),
    "R-dns-mapped": ("http://inside.example/", [("::ffff:127.0.0.2",)]),
    "R-dns-case": ("http://InSide.Example./", [("127.0.0.2",)]),
    "R-dns-other-port": ("http://inside.example:8080/", [("127.0.0.2",)]),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_name_that_leads_inside_is_blocked(case: str) -> None:
    url, found = NAMES[case]

    async def resolve(host: str, port: int) -> Sequence[str]:
        assert host == "inside.example"
        del port
        return found[0]

    with pytest.raises(Forbidden):
        visit({"/": [redirect(url)]}, resolve=resolve)


@pytest.mark.parametrize("visits", [1, 2])
def test_a_rebinding_name_is_resolved_once_per_connection_and_the_checked_address_is_used(
    visits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First answer public, every later one private: whoever checks and then resolves again walks in."""
    asked = count()
    dialled: list[str] = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        del host, port
        return ("8.8.8.8",) if next(asked) == 0 else ("127.0.0.2",)

    async def dial(address: str, target: Target, context: object) -> transport.Connection:
        del target, context
        dialled.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(transport, "_dial", dial)

    async def ask() -> None:
        async with client(resolve=resolve) as asking:
            for number in range(visits):
                with pytest.raises(Unreachable if number == 0 else Forbidden):
                    await asking.fetch(FetchRequest(url="http://rebind.example/"))

    asyncio.run(ask())
    assert dialled == ["8.8.8.8"]


def test_a_circle_is_noticed_at_once() -> None:
    async def ask() -> int:
        async with Misbehaving({"/": [redirect("/b")], "/b": [redirect("/")]}) as server, client(server) as asking:
            with pytest.raises(Unreachable) as caught:
                await asking.fetch(FetchRequest(url=server.url()))
            assert caught.value.code == "redirects"
            return len(server.requests)

    assert asyncio.run(ask()) == 2


@pytest.mark.parametrize("hops", [10, 11])
def test_ten_redirects_are_followed_and_no_more(hops: int) -> None:
    script = {f"/{n}": [redirect(f"/{n + 1}")] for n in range(hops)} | {f"/{hops}": [answer()]}
    if hops == 10:
        got = visit(script, "/0")
        assert isinstance(got, Capture)
        assert got.body == FEED
        assert got.url.endswith("/10")
        assert got.requested_url.endswith("/0")
    else:
        with pytest.raises(Unreachable):
            visit(script, "/0")


@pytest.mark.parametrize(
    ("statuses", "is_permanent"),
    [
        ((301,), True),
        ((308,), True),
        ((301, 308), True),
        ((302,), False),
        ((303,), False),
        ((307,), False),
        ((301, 302), False),
        ((302, 301), False),
        ((), False),
    ],
)
def test_only_a_wholly_permanent_way_may_be_adopted(statuses: tuple[int, ...], is_permanent: bool) -> None:  # noqa: FBT001 - a case
    script = {f"/{n}": [redirect(f"/{n + 1}", status)] for n, status in enumerate(statuses)}
    script[f"/{len(statuses)}"] = [answer()]
    got = visit(script, "/0")
    assert got.moved_to == (got.url if is_permanent else None)


@pytest.mark.parametrize("status", ["300 Multiple Choices", "304 Not Modified", "305 Use Proxy", "306 Switch"])
def test_other_answers_with_a_location_are_not_followed(status: str) -> None:
    body = b"" if status.startswith("304") else b"x"
    script = {"/": [answer(body, "Location: /next", status=status)], "/next": [answer()]}
    with pytest.raises(Refused):
        visit(script)


def test_a_redirect_without_a_place_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        visit({"/": [answer(b"", status="301 Moved")]})
    assert caught.value.status == 301


def test_a_refresh_is_not_followed() -> None:
    """R-meta-refresh: what comes out is the page itself."""
    page = b'<meta http-equiv="refresh" content="0; url=http://127.0.0.2:{canary}/">'
    step = head("200 OK", "Refresh: 0; url=http://127.0.0.2:{canary}/") + page
    outcome, touches = asyncio.run(_visit_with_canary({"/": [step, CLOSE]}))
    assert isinstance(outcome, Capture)
    assert outcome.body.startswith(b"<meta")
    assert touches == 0


def test_line_breaks_in_a_location_stay_encoded() -> None:
    """R-crlf."""
    got = visit({"/": [redirect("/x%0d%0aX-Injected:%201")], "/x%0d%0aX-Injected:%201": [answer()]})
    assert got.url.endswith("/x%0d%0aX-Injected:%201")


def test_a_long_location_is_refused() -> None:
    """R-long."""
    with pytest.raises(Forbidden):
        visit({"/": [redirect("/" + "a" * 65_536)]})


def test_a_location_in_utf8_is_understood() -> None:
    got = visit({"/": [redirect("/straße")], "/stra%C3%9Fe": [answer()]})
    assert isinstance(got, Capture)
    assert got.body == FEED


def test_redirects_share_one_deadline() -> None:
    script: Script = {f"/{n}": [0.2, redirect(f"/{n + 1}")] for n in range(9)}
    with pytest.raises(Unreachable) as caught:
        visit(script, "/0", timeout_seconds=0.5)
    assert caught.value.code == "timeout"


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """F29: with a proxy the guard would only ever see the proxy."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.2:9/")
    got = visit({"/": [answer()]})
    assert isinstance(got, Capture)
    assert got.body == FEED
