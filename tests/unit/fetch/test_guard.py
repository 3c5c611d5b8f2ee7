"""Which addresses may be asked: the words of an address, and where it leads."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicator.errors import Forbidden, Unreachable
from syndicator.fetch import guard
from syndicator.fetch.guard import Guard, is_public

PUBLIC = [
    "1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1",
    "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
]  # fmt: skip
CLOSED = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.170", "192.0.2.1", "192.88.99.1",
    "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.2", "::8.8.8.8", "::ffff:127.0.0.2", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.2", "64:ff9b::169.254.169.254", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1",
    "2001:0:5ef5:79fd:0:59d:80ff:fffd",  # Teredo: the complement of 127.0.0.2
    "2002:7f00:2::1", "2002:a00:1::1", "2002:a9fe:a9fe::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "4000::1", "8.8.8.8%1", "no address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_open(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", CLOSED)
def test_all_other_addresses_are_closed(address: str) -> None:
    assert not is_public(address)


@given(st.integers(0, 2**32 - 1))
def test_what_an_address_carries_inside_is_judged_like_the_address(number: int) -> None:
    inside = ipaddress.IPv4Address(number)
    assert is_public(f"::ffff:{inside}") == is_public(str(inside))
    assert is_public(f"64:ff9b::{inside}") == is_public(str(inside))
    assert is_public(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1") == is_public(str(inside))
    assert not is_public(f"::{inside}")
    assert not (is_public(str(inside)) and not inside.is_global and inside not in ipaddress.IPv4Network("192.0.0.0/24"))


WORDS = [
    ("ftp://harbour.example/", "scheme"),
    ("file:///etc/passwd", "scheme"),
    ("gopher://harbour.example/_x", "scheme"),
    ("data:text/html,x", "scheme"),
    ("javascript:alert(1)", "scheme"),
    ("dict://127.0.0.2:11211/stat", "scheme"),
    ("jar:http://127.0.0.2!/", "scheme"),
    ("unix:/run/docker.sock", "scheme"),
    ("http://user@harbour.example/", "guard"),
    ("http://user:secret@harbour.example/", "guard"),
    ("http://harbour.example\\@127.0.0.2/", "guard"),
    ("http:/\\127.0.0.2/", "guard"),
    ("http://harbour.example/a b", "guard"),
    ("http://harbour.example/\x01", "guard"),
    ("ht\ttp://127.0.0.2/", "guard"),
    ("http://harbour.example/" + "a" * 4_100, "guard"),
    ("http://harbour.example/" + "ü" * 1_500, "guard"),
    ("http://localhost/", "guard"),
    ("http://LOCALHOST./", "guard"),
    ("http://app.localhost/", "guard"),
    ("http://printer.local/", "guard"),
    ("http://metadata.google.internal/", "guard"),
    ("http://harbour.example:22/", "guard"),
    ("http://harbour.example:0/", "guard"),
    ("http://harbour.example:6379/", "guard"),
    ("http://", "guard"),
    ("http:///", "guard"),
    ("", "guard"),
    ("//harbour.example/", "guard"),
    ("http://[::1%25eth0]/", "guard"),
    ("http://256.256.256.256/", "guard"),
]


@pytest.mark.parametrize(("url", "code"), WORDS)
def test_addresses_refused_by_their_words(url: str, code: str) -> None:
    with pytest.raises(Forbidden) as caught:
        Guard().target(url)
    assert caught.value.code == code
    assert "secret" not in caught.value.message + caught.value.url


SPELLINGS = [
    "http://127.0.0.2/", "http://2130706434/", "http://0x7f.2/", "http://0177.0.0.2/", "http://127.2/",
    "http://１２７.0.0.2/", "http://①②⑦.⓪.⓪.②/", "http://127。0。0。2/", "http://127.0.0.2./", "http://%31%32%37.0.0.2/",
    "http://[::ffff:127.0.0.2]/", "http://[0:0:0:0:0:ffff:7f00:0002]/", "http://[::]/", "http://0/", "http://[::127.0.0.2]/",
]  # fmt: skip


@pytest.mark.parametrize("url", SPELLINGS)
def test_every_spelling_of_a_private_address_is_seen_through(url: str) -> None:
    async def unasked(host: str, port: int) -> Sequence[str]:
        pytest.fail(f"{host}:{port} is a literal: nobody is asked about it")

    checked = Guard(resolve=unasked)
    with pytest.raises(Forbidden) as caught:
        asyncio.run(checked.addresses(checked.target(url)))
    assert caught.value.code == "guard"


def answers(*found: str) -> Guard:
    async def resolve(host: str, port: int) -> Sequence[str]:
        del host, port
        return found

    return Guard(resolve=resolve)


@pytest.mark.parametrize(
    "found",
    [
        ("127.0.0.2",),
        ("8.8.8.8", "127.0.0.2"),
        ("::ffff:127.0.0.2",),
        ("2606:4700::1111", "fe80::1%2"),
        ("100.64.0.1",),
    ],
)
def test_one_closed_answer_closes_the_name(found: tuple[str, ...]) -> None:
    checked = answers(*found)
    with pytest.raises(Forbidden):
        asyncio.run(checked.addresses(checked.target("https://harbour.example/")))


def test_a_public_name_gives_its_addresses_once_each() -> None:
    checked = answers("8.8.8.8", "8.8.8.8", "2606:4700::1111")
    found = asyncio.run(checked.addresses(checked.target("https://harbour.example/")))
    assert found == ("8.8.8.8", "2606:4700::1111")


@pytest.mark.parametrize("failure", [socket.gaierror(-2, "unknown"), UnicodeError("label too long"), TimeoutError()])
def test_a_name_that_cannot_be_resolved_is_unreachable(failure: Exception) -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        del host, port
        raise failure

    checked = Guard(resolve=resolve)
    with pytest.raises(Unreachable) as caught:
        asyncio.run(checked.addresses(checked.target("https://harbour.example/")))
    assert caught.value.code == "dns"


def test_a_resolver_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(3_600)
        return (host, str(port))

    monkeypatch.setattr(guard, "DNS_SECONDS", 0.05)
    checked = Guard(resolve=resolve)
    with pytest.raises(Unreachable) as caught:
        asyncio.run(checked.addresses(checked.target("https://harbour.example/")))
    assert caught.value.code == "dns"


def test_no_answer_at_all_is_unreachable() -> None:
    checked = answers()
    with pytest.raises(Unreachable):
        asyncio.run(checked.addresses(checked.target("https://harbour.example/")))


@pytest.mark.parametrize(
    ("pair", "url", "is_open"),
    [
        ("127.0.0.1:8800", "http://127.0.0.1:8800/x", True),
        ("127.0.0.1:8800", "https://127.0.0.1:8800/x", True),
        ("127.0.0.1:8800", "http://2130706433:8800/", True),
        ("127.0.0.1:8800", "http://127.0.0.1:8801/", False),
        ("127.0.0.1:8800", "http://127.0.0.1/", False),
        ("127.0.0.1:8800", "http://127.0.0.2:8800/", False),
        ("127.0.0.1:8800", "http://127.0.0.1.evil.example:8800/", False),
        ("localhost:8800", "http://LocalHost:8800/", True),
        ("localhost:8800", "http://127.0.0.1:8800/", False),
        ("[::1]:8800", "http://[0::1]:8800/", True),
        ("127.0.0.1", "http://127.0.0.1/", True),
        ("127.0.0.1", "http://127.0.0.1:8800/", False),
        ("nonsense:port", "http://nonsense/", False),
    ],
)
def test_exceptions_are_exact_pairs_of_host_and_port(pair: str, url: str, is_open: bool) -> None:  # noqa: FBT001 - a case
    async def resolve(host: str, port: int) -> Sequence[str]:
        del host, port
        return ("127.0.0.1",)

    async def ask() -> tuple[str, ...]:
        checked = Guard(allow_private=[pair], resolve=resolve)
        return await checked.addresses(checked.target(url))

    if is_open:
        assert asyncio.run(ask())
    else:
        with pytest.raises(Forbidden):
            asyncio.run(ask())


def test_an_exception_does_not_excuse_a_user_name() -> None:
    with pytest.raises(Forbidden):
        Guard(allow_private=["127.0.0.1:8800"]).target("http://127.0.0.1:8800@127.0.0.2/")


def test_targets_are_normalised() -> None:
    target = Guard().target("HTTPS://Bücher.Example.:443/ä?q=ü#top")
    assert target.url == "https://xn--bcher-kva.example./%C3%A4?q=%C3%BC"
    assert target.host == "xn--bcher-kva.example"
    assert target.path == "/%C3%A4?q=%C3%BC"
    assert target.key == ("https", "xn--bcher-kva.example", 443)
    assert target.lane == Guard().target("http://xn--bcher-kva.example/").lane


@given(st.text(max_size=60))
def test_no_text_breaks_the_guard(text: str) -> None:
    for url in (text, "http://" + text, "http://harbour.example/" + text):
        try:
            target = Guard().target(url)
        except Forbidden:
            continue
        assert target.scheme in {"http", "https"}
        assert target.path.isascii()
        assert not set(target.path + target.authority) & set(" \r\n\t\\")


def test_the_system_resolver_answers_and_fails_in_its_own_thread() -> None:
    async def ask() -> None:
        resolve = guard.SystemResolver()
        assert "127.0.0.1" in await resolve("127.0.0.1", 80)
        with pytest.raises((OSError, UnicodeError)):
            await resolve("a" * 70 + ".example", 80)

    asyncio.run(ask())


def test_many_look_ups_wait_for_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_LOOKUPS", 2)

    async def ask() -> None:
        resolve = guard.SystemResolver()
        found = await asyncio.gather(*(resolve("127.0.0.1", 80) for _ in range(20)))
        assert len(found) == 20

    asyncio.run(ask())
