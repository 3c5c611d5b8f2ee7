"""One document: what is sent, what comes back, and which failure is which."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from support.misbehaving import AGENT, FEED, HANG, NOW, Exchange, Misbehaving, answer, client, head, redirect, visit

from syndicator.errors import FetchError, Forbidden, Gone, RateLimited, Refused, Unreachable
from syndicator.fetch import transport
from syndicator.fetch.client import Client, user_agent
from syndicator.fetch.guard import Guard
from syndicator.model.capture import ACCEPT_FEED, Capture, FetchRequest, Unmodified, Validators

ETAGS = ['"abc-123"', "plain-tag", '"a,b;\\c d"', '"abc-gzip"', 'W/"weak"', '""', '"\xe4\xff"', "x" * 8_192]
DATES = ["Sun, 01 Mar 2026 10:00:00 GMT", "Sunday, 01-Mar-26 10:00:00 GMT", "2026-03-01 10:00", "0"]


@pytest.mark.parametrize("etag", ETAGS)
@pytest.mark.parametrize("modified", DATES)
def test_validators_go_back_byte_for_byte(etag: str, modified: str) -> None:
    async def ask() -> None:
        first = [head("200 OK", "Content-Length: 0", f"ETag: {etag}", f"Last-Modified: {modified}")]
        async with Misbehaving({"/": first}) as server, client(server) as asking:
            got = await asking.fetch(FetchRequest(url=server.url()))
            assert got.validators == Validators(etag=etag, last_modified=modified)
            server.script = {"/": [head("304 Not Modified")]}
            again = await asking.fetch(FetchRequest(url=server.url(), validators=got.validators))
            assert isinstance(again, Unmodified)
            assert again.validators == got.validators
            assert server.requests[1].all("if-none-match") == [etag.encode("latin-1")]
            assert server.requests[1].all("if-modified-since") == [modified.encode("latin-1")]

    asyncio.run(ask())


@pytest.mark.parametrize("bad", ['"' + "x" * 65_536 + '"', '"' + "x" * 8_191 + '"'])
def test_an_overlong_validator_is_not_kept(bad: str) -> None:
    got = visit({"/": [answer(FEED, f"ETag: {bad}", "Last-Modified: Sun, 01 Mar 2026 10:00:00 GMT")]})
    assert got.validators.etag is None
    assert got.validators.last_modified is not None


@pytest.mark.parametrize("bad", ["a\r\nX-Injected: 1", "\u20ac", "x" * 9_000, "\0", ""])
def test_a_stored_validator_that_no_header_can_hold_is_not_sent(bad: str) -> None:
    async def ask() -> None:
        async with Misbehaving({"/": [answer()]}) as server, client(server) as asking:
            got = await asking.fetch(FetchRequest(url=server.url(), validators=Validators(etag=bad, last_modified=bad)))
            assert isinstance(got, Capture)
            assert not server.requests[0].all("if-none-match")
            assert not server.requests[0].all("if-modified-since")
            assert not server.requests[0].all("x-injected")

    asyncio.run(ask())


def test_a_304_brings_new_validators_and_keeps_the_others() -> None:
    held = Validators(etag='"e1"', last_modified="Sun, 01 Mar 2026 10:00:00 GMT")
    got = visit({"/": [head("304 Not Modified", 'ETag: "e2"')]}, validators=held)
    assert got.validators == Validators(etag='"e2"', last_modified="Sun, 01 Mar 2026 10:00:00 GMT")


def test_a_304_with_a_body_is_a_304_and_its_connection_ends() -> None:
    async def ask() -> None:
        stray = head("304 Not Modified", "Content-Length: 8") + b"SMUGGLED"
        async with Misbehaving({"/": [stray], "/next": [answer()]}) as server, client(server) as asking:
            got = await asking.fetch(FetchRequest(url=server.url(), validators=Validators(etag='"e"')))
            assert isinstance(got, Unmodified)
            await asyncio.sleep(0.02)
            following = await asking.fetch(FetchRequest(url=server.url("/next")))
            assert isinstance(following, Capture)
            assert following.body == FEED
            assert server.connections == 2

    asyncio.run(ask())


def test_a_304_to_an_unconditional_request_is_an_error() -> None:
    with pytest.raises(Refused) as caught:
        visit({"/": [head("304 Not Modified")]})
    assert caught.value.code == "http_304"


def test_a_body_identical_200_still_brings_its_new_validators() -> None:
    got = visit({"/": [answer(FEED, 'ETag: "e2"')]}, validators=Validators(etag='"e1"'))
    assert isinstance(got, Capture)
    assert got.validators.etag == '"e2"'


def test_what_is_sent() -> None:
    async def ask() -> list[tuple[bytes, bytes]]:
        async with Misbehaving({"/x?a=1&b=%20": [answer()]}) as server, client(server) as asking:
            await asking.fetch(FetchRequest(url=server.url("/x?a=1&b=%20#part"), accept=ACCEPT_FEED))
            assert server.paths == ["/x?a=1&b=%20"]
            host = f"127.0.0.1:{server.port}".encode()
            assert server.requests[0].all("host") == [host]
            return server.requests[0].fields

    sent = dict(asyncio.run(ask()))
    assert sent[b"User-Agent"] == AGENT.encode()
    assert sent[b"Accept"] == ACCEPT_FEED.encode()
    assert sent[b"Accept-Encoding"] == b"gzip, deflate, br, zstd"
    assert set(sent) == {b"Host", b"User-Agent", b"Accept", b"Accept-Encoding"}


def test_what_comes_back() -> None:
    fields = ('Content-Type: Application/RSS+xml; Charset="ISO-8859-1"', "X-Odd:  spaced \t", "X-Odd: again")
    got = visit({"/": [answer(FEED, *fields)]})
    assert isinstance(got, Capture)
    assert (got.media_type, got.charset) == ("application/rss+xml", "iso-8859-1")
    assert [value for name, value in got.headers if name == "x-odd"] == ["spaced", "again"]
    assert got.fetched_at == NOW
    assert got.status == 200
    assert got.file_name is None


def test_the_name_we_give() -> None:
    assert user_agent("1.2", url="https://o.example/bot", contact="d@o.example") == (
        "syndicator/1.2 (+https://o.example/bot; d@o.example)"
    )
    assert user_agent("1.2") == "syndicator/1.2"
    assert "\r" not in user_agent("1", contact="a\r\nX: y")


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        ("400 Bad Request", Refused, "http_400"),
        ("401 Unauthorized", Refused, "http_401"),
        ("402 Payment Required", Refused, "http_402"),
        ("403 Forbidden", Refused, "http_403"),
        ("404 Not Found", Refused, "http_404"),
        ("410 Gone", Gone, "http_410"),
        ("451 Unavailable For Legal Reasons", Gone, "http_451"),
        ("429 Too Many Requests", RateLimited, "http_429"),
        ("500 Internal Server Error", Refused, "http_500"),
        ("503 Service Unavailable", RateLimited, "http_503"),
        ("226 IM Used", Refused, "http_226"),
    ],
)
def test_a_refusal_says_what_it_is_after_one_request(status: str, kind: type[FetchError], code: str) -> None:
    async def ask() -> None:
        fields = ('WWW-Authenticate: Basic realm="x"',)
        async with Misbehaving({"/": [answer(b"no", *fields, status=status)]}) as server, client(server) as asking:
            with pytest.raises(FetchError) as caught:
                await asking.fetch(FetchRequest(url=server.url()))
            assert type(caught.value) is kind
            assert caught.value.code == code
            assert caught.value.hint
            assert caught.value.url == server.url()
            assert len(server.requests) == 1

    asyncio.run(ask())


@pytest.mark.parametrize("status", ["404 Not Found", "302 Found"])
def test_a_refusal_whose_body_never_ends_is_still_that_refusal(status: str) -> None:
    script = {
        "/": [head(status, "Content-Length: 100", "Location: /b") + b"x", HANG],
        "/b": [answer(b"", status="404 x")],
    }
    with pytest.raises(Refused) as caught:
        visit(script, timeout_seconds=4)
    assert caught.value.status == 404


def test_a_challenge_is_an_error_that_says_so() -> None:
    with pytest.raises(Refused) as caught:
        visit({"/": [answer(b"<html>", "cf-mitigated: challenge", status="403 Forbidden")]})
    assert "browser" in caught.value.hint


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7200", 7200.0),
        ("315360000", 315360000.0),
        ("-99999", None),
        ("1e9999", None),
        ("soon", None),
        ("Sun, 01 Mar 2026 13:00:00 GMT", 3600.0),
        (None, None),
    ],
)
@pytest.mark.parametrize("status", ["429 Too Many", "503 Busy"])
def test_retry_after_is_handed_on_as_said(said: str | None, seconds: float | None, status: str) -> None:
    fields = [f"Retry-After: {said}"] if said is not None else []
    with pytest.raises(RateLimited) as caught:
        visit({"/": [answer(b"", *fields, status=status)]})
    assert caught.value.retry_after == seconds


def test_a_retry_date_is_read_by_the_clock_of_the_server_that_said_it() -> None:
    fields = ("Date: Sat, 01 Jan 2000 00:00:00 GMT", "Retry-After: Sat, 01 Jan 2000 02:00:00 GMT")
    with pytest.raises(RateLimited) as caught:
        visit({"/": [answer(b"", *fields, status="429 Too Many")]})
    assert caught.value.retry_after == 7200.0


def test_a_busy_host_is_left_alone_by_every_source() -> None:
    async def ask() -> None:
        busy = {"/": [answer(b"", "Retry-After: 7200", status="429 Too Many")], "/b": [answer()]}
        async with Misbehaving(busy) as server, client(server) as asking:
            for path in ("/", "/b"):
                with pytest.raises(RateLimited) as caught:
                    await asking.fetch(FetchRequest(url=server.url(path)))
                assert caught.value.retry_after == pytest.approx(7200, abs=5)
            assert server.paths == ["/"]

    asyncio.run(ask())


def test_a_503_without_a_word_pauses_only_its_own_document() -> None:
    async def ask() -> None:
        script = {"/": [answer(b"", status="503 Busy")], "/b": [answer()]}
        async with Misbehaving(script) as server, client(server) as asking:
            with pytest.raises(RateLimited):
                await asking.fetch(FetchRequest(url=server.url()))
            assert await asking.fetch(FetchRequest(url=server.url("/b")))

    asyncio.run(ask())


def test_a_refused_connection_is_unreachable() -> None:
    async def ask() -> None:
        async with Misbehaving({}) as server:
            url, allowed = server.url(), [f"127.0.0.1:{server.port}"]
        async with client(allow_private=allowed) as asking:
            with pytest.raises(Unreachable) as caught:
                await asking.fetch(FetchRequest(url=url))
            assert caught.value.code == "connect"

    asyncio.run(ask())


def test_the_second_address_is_tried_when_the_first_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """F32: a broken IPv6 must not cost the document."""
    monkeypatch.setattr(transport, "NEXT_ADDRESS_SECONDS", 0.01)

    async def ask() -> None:
        async with Misbehaving({"/": [answer()]}) as server:

            async def resolve(host: str, port: int) -> tuple[str, ...]:
                assert (host, port) == ("harbour.test", server.port)
                return ("::1", "127.0.0.3", "127.0.0.1")

            async with client(allow_private=[f"harbour.test:{server.port}"], resolve=resolve) as asking:
                got = await asking.fetch(FetchRequest(url=f"http://harbour.test:{server.port}/"))
                assert isinstance(got, Capture)
                assert server.requests[0].all("host") == [f"harbour.test:{server.port}".encode()]

    asyncio.run(ask())


def test_an_address_that_swallows_packets_holds_up_the_next_only_briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "NEXT_ADDRESS_SECONDS", 0.01)
    real = transport._dial

    async def dial(address: str, target: object, context: object) -> transport.Connection:
        if address == "::1":
            await asyncio.sleep(3_600)
        return await real(address, target, context)  # type: ignore[arg-type]

    monkeypatch.setattr(transport, "_dial", dial)

    async def ask() -> None:
        async with Misbehaving({"/": [answer()]}) as server:

            async def resolve(host: str, port: int) -> tuple[str, ...]:
                del host, port
                return ("::1", "127.0.0.1")

            async with client(
                allow_private=[f"harbour.test:{server.port}"], resolve=resolve, timeout_seconds=2
            ) as asking:
                assert await asking.fetch(FetchRequest(url=f"http://harbour.test:{server.port}/"))

    asyncio.run(ask())


def test_any_transport_of_httpx_can_stand_in() -> None:
    async def reply(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/broken":
            raise httpx.ReadError("torn")
        return httpx.Response(200, headers={"ETag": '"m"'}, stream=httpx.ByteStream(FEED))

    async def ask() -> None:
        async with client(transport=httpx.MockTransport(reply)) as asking:
            got = await asking.fetch(FetchRequest(url="https://harbour.example/feed"))
            assert isinstance(got, Capture)
            assert got.body == FEED
            with pytest.raises(Unreachable):
                await asking.fetch(FetchRequest(url="https://harbour.example/broken"))

    asyncio.run(ask())


@pytest.mark.parametrize("url", ["http://harbour.example/", "https://harbour.example/"])
def test_a_way_back_to_http_is_noted_and_never_adopted(url: str) -> None:
    async def reply(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/":
            return httpx.Response(301, headers={"Location": "http://harbour.example/feed"})
        return httpx.Response(200, stream=httpx.ByteStream(FEED))

    async def ask() -> Capture:
        async with client(transport=httpx.MockTransport(reply)) as asking:
            got = await asking.fetch(FetchRequest(url=url))
            assert isinstance(got, Capture)
            return got

    got = asyncio.run(ask())
    assert bool(got.notes) == url.startswith("https")
    assert (got.moved_to is None) == url.startswith("https")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for harbour.test that nobody but the tests trusts, with its key."""
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("openssl is not here to make a certificate")
    place = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        [tool, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=harbour.test", "-addext", "subjectAltName=DNS:harbour.test", "-keyout", "key", "-out", "cert"],
        cwd=place.parent, check=True, capture_output=True,
    )  # fmt: skip
    place.write_bytes((place.parent / "key").read_bytes() + (place.parent / "cert").read_bytes())
    return place


@pytest.mark.parametrize(
    ("host", "trusts", "code"),
    [("harbour.test", True, None), ("other.test", True, "tls"), ("harbour.test", False, "tls")],
)
def test_a_certificate_must_be_trusted_and_for_the_name(
    certificate: Path,
    host: str,
    trusts: bool,  # noqa: FBT001 - a case
    code: str | None,
) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer(FEED, "Connection: close"))
        await writer.drain()
        writer.close()

    async def resolve(name: str, port: int) -> tuple[str, ...]:
        del name, port
        return ("127.0.0.1",)

    async def ask() -> None:
        offered = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        offered.load_cert_chain(certificate)
        listening = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=offered)
        port = listening.sockets[0].getsockname()[1]
        guard = Guard(allow_private=[f"{host}:{port}"], resolve=resolve)
        verify = ssl.create_default_context(cafile=str(certificate)) if trusts else None
        async with Client(
            user_agent=AGENT,
            clock=lambda: datetime(2026, 1, 1, tzinfo=UTC),
            allow_private=[f"{host}:{port}"],
            transport=transport.Transport(guard, verify=verify),
        ) as asking:
            request = FetchRequest(url=f"https://{host}:{port}/")
            if code is None:
                got = await asking.fetch(request)
                assert isinstance(got, Capture)
                assert got.body == FEED
            else:
                with pytest.raises(Unreachable) as caught:
                    await asking.fetch(request)
                assert caught.value.code == code
        listening.close()
        await asyncio.sleep(0)

    asyncio.run(ask())


def test_no_more_at_once_than_allowed() -> None:
    async def slow(exchange: Exchange) -> None:
        await asyncio.sleep(0.01)
        await exchange.send(answer())

    async def ask() -> int:
        async with Misbehaving({"*": slow}) as server, client(server, per_host=2) as asking:
            await asyncio.gather(*(asking.fetch(FetchRequest(url=server.url(f"/{n}"))) for n in range(12)))
            assert server.connections <= 2
            return server.most_at_once

    assert asyncio.run(ask()) == 2


def test_a_slow_host_holds_up_nobody_else() -> None:
    async def ask() -> None:
        async with Misbehaving({"*": [HANG]}) as slow, Misbehaving({"*": [answer()]}) as honest:
            allowed = [f"127.0.0.1:{slow.port}", f"127.0.0.1:{honest.port}"]
            async with client(allow_private=allowed, concurrency=3, per_host=2, timeout_seconds=30) as asking:
                hanging = [asyncio.create_task(asking.fetch(FetchRequest(url=slow.url(f"/{n}")))) for n in range(20)]
                await asyncio.sleep(0.05)
                async with asyncio.timeout(5):
                    for number in range(10):
                        await asking.fetch(FetchRequest(url=honest.url(f"/{number}")))
                for task in hanging:
                    task.cancel()
                await asyncio.gather(*hanging, return_exceptions=True)

    asyncio.run(ask())


def test_waiting_for_the_turn_is_not_held_against_a_document() -> None:
    async def slow(exchange: Exchange) -> None:
        await asyncio.sleep(0.15)
        await exchange.send(answer())

    async def ask() -> None:
        async with Misbehaving({"*": slow}) as server, client(server, per_host=1, timeout_seconds=0.3) as asking:
            got = await asyncio.gather(*(asking.fetch(FetchRequest(url=server.url(f"/{n}"))) for n in range(5)))
            assert len(got) == 5

    asyncio.run(ask())


def test_idle_connections_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MOST_IDLE", 3)

    async def ask() -> None:
        async with Misbehaving({"*": [answer()]}) as server, client(server, per_host=10) as asking:
            await asyncio.gather(*(asking.fetch(FetchRequest(url=server.url(f"/{n}"))) for n in range(10)))
            pool = asking._transport._pool  # type: ignore[attr-defined]
            assert len(pool.connections) == 3
            assert sum(map(len, pool.by_key.values())) == 3
        assert not pool.connections

    asyncio.run(ask())


def test_an_idle_connection_is_let_go_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "IDLE_SECONDS", 0.02)

    async def ask() -> None:
        async with Misbehaving({"*": [answer()]}) as server, client(server) as asking:
            await asking.fetch(FetchRequest(url=server.url()))
            pool = asking._transport._pool  # type: ignore[attr-defined]
            assert pool.connections
            await asyncio.sleep(0.1)
            assert not pool.connections

    asyncio.run(ask())


def test_a_cancelled_request_leaves_nothing_behind() -> None:
    async def ask() -> None:
        async with Misbehaving({"/": [HANG], "/b": [answer()]}) as server, client(server, per_host=1) as asking:
            task = asyncio.create_task(asking.fetch(FetchRequest(url=server.url())))
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asking.fetch(FetchRequest(url=server.url("/b")))

    asyncio.run(ask())


def test_robots_keeps_us_out_of_what_a_redirect_leads_to() -> None:
    async def ask() -> None:
        script = {
            "/robots.txt": [answer(b"User-agent: *\nDisallow: /private")],
            "/open": [redirect("/private")],
            "/private": [answer()],
        }
        async with Misbehaving(script) as server, client(server) as asking:
            with pytest.raises(Forbidden) as caught:
                await asking.fetch(FetchRequest(url=server.url("/open"), check_robots=True))
            assert caught.value.code == "robots"
            assert server.paths == ["/robots.txt", "/open"]

    asyncio.run(ask())
