"""Says which addresses may be asked at all. Opens no connection itself; resolves a name once and checks every answer.

The guard sits where the socket opens: ``transport`` connects to the literal address that was checked here, so a name
that answers differently a moment later (DNS rebinding) reaches nothing. Every hop of a redirect passes it again.

Why a table of our own? ``ipaddress.is_global`` of older Python 3.11 releases is wrong (CVE-2024-4032), and it does not
look into addresses that carry another one inside (IPv4-mapped, NAT64, 6to4, Teredo).
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from ada_url import URL

from syndicator.errors import Forbidden, Unreachable

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Turns a host name and a port into address literals. Raises OSError where the name is unknown."""

LONGEST_URL = 4_096  # bytes
PORTS = frozenset((80, 443, 8080, 8443))
DNS_SECONDS = 10.0
MOST_LOOKUPS = 64  # name look-ups under way at once; one that hangs keeps its place until the system gives it up

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LOCAL_NAMES = ("localhost", "local", "internal")  # RFC 6761, RFC 6762, ICANN's private-use name

_CLOSED_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, RFC 791
        "10.0.0.0/8",  # private, RFC 1918
        "100.64.0.0/10",  # carrier-grade NAT, RFC 6598
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and the clouds' metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and the broadcast address
    )
)
# IPv6 the other way round: nothing is open but global unicast, and that with holes (RFC 4291 §2.4, RFC 6890).
_OPEN_V6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, among them Teredo and ORCHID
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation, RFC 9637
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052; how an IPv6-only machine reaches IPv4


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address whose words passed the guard; where its name leads has not been looked at yet."""

    url: str  # absolute, normalised (WHATWG), without fragment
    scheme: str
    host: str  # lower case, IDNA ASCII form, no brackets, no root dot
    port: int
    authority: str  # what the Host header says
    path: str  # path and query as they go into the request line
    trusted: bool  # listed in allow_private: exactly this host and port

    @property
    def key(self) -> tuple[str, str, int]:
        """What a connection can be shared between."""
        return self.scheme, self.host, self.port

    @property
    def lane(self) -> str:
        """What counts as one host when we limit ourselves: the usual ports of a host are the same machine."""
        return self.host if self.port in _DEFAULT_PORTS.values() else f"{self.host}:{self.port}"


class Guard:
    """The rule of addresses, with the operator's exceptions.

    ``allow_private`` lists exact ``host:port`` pairs, as written in the URL, that may be private or on another port.
    """

    def __init__(self, *, allow_private: Iterable[str] = (), resolve: Resolver | None = None) -> None:
        self._trusted = frozenset(pair for pair in map(_pair, allow_private) if pair)
        self._resolve: Resolver = resolve or SystemResolver()
        self._checked = lru_cache(maxsize=256)(self._target)  # what is asked, and what is asked about it

    def target(self, url: str, base: str | None = None) -> Target:
        """Check the words of an address. Raises ``Forbidden``: code ``scheme`` or ``guard``."""
        return self._checked(url, base)

    def _target(self, url: str, base: str | None) -> Target:
        text = url.strip(" \t\r\n")
        if len(text.encode("utf-8", "surrogatepass")) > LONGEST_URL:
            raise _refuse(text[:80] + "…", f"the address is longer than {LONGEST_URL} bytes")
        if any(character <= " " or character in "\\\x7f" for character in text):
            raise _refuse(text, "the address holds a space, a backslash or a control character")
        try:
            parsed = URL(text, base=base) if base else URL(text)
        except ValueError:
            raise _refuse(text, "this is no usable address") from None
        scheme = parsed.protocol.removesuffix(":")
        if scheme not in _DEFAULT_PORTS:
            raise Forbidden(f"{scheme}: is not asked, only http and https", url=text, code="scheme")
        if parsed.username or parsed.password:
            raise _refuse(f"{scheme}://…@{parsed.host}", "the address carries a user name (RFC 9110 §4.2.4)")
        return self._judge(parsed, scheme)

    def _judge(self, parsed: URL, scheme: str) -> Target:
        parsed.hash = ""
        host = parsed.hostname.removesuffix(".")
        port = int(parsed.port) if parsed.port else _DEFAULT_PORTS[scheme]
        trusted = f"{host}:{port}" in self._trusted
        href = parsed.href
        if not host or len(href) > LONGEST_URL:
            raise _refuse(href[:80], "the address names no host, or is too long")
        if not trusted:
            if host.rpartition(".")[2] in _LOCAL_NAMES:
                raise _refuse(href, f"{host} is a name of this machine or its network")
            if port not in PORTS:
                raise _refuse(href, f"port {port} is not one of {', '.join(map(str, sorted(PORTS)))}")
        return Target(
            url=href,
            scheme=scheme,
            host=host.strip("[]"),
            port=port,
            authority=parsed.host,
            path=parsed.pathname + parsed.search,
            trusted=trusted,
        )

    async def addresses(self, target: Target) -> tuple[str, ...]:
        """Resolve once and return the addresses to connect to, the preferred first.

        One closed address among the answers closes the name. Raises ``Forbidden`` (``guard``), ``Unreachable``
        (``dns``).
        """
        found = (target.host,) if _is_literal(target.host) else await self._look_up(target)
        if not target.trusted:
            for address in found:
                if not is_public(address):
                    raise _refuse(target.url, f"{target.host} leads to {address[:60]}, which is not a public address")
        return found

    async def _look_up(self, target: Target) -> tuple[str, ...]:
        hint = "check the host name; if it is right, its name server may be down"
        try:
            async with asyncio.timeout(DNS_SECONDS):
                found = await self._resolve(target.host, target.port)
        except (OSError, UnicodeError) as error:  # TimeoutError is an OSError
            said = "no answer in time" if isinstance(error, TimeoutError) else str(error)
            message = f"the name {target.host} could not be resolved: {said}"
            raise Unreachable(message, url=target.url, code="dns", hint=hint) from None
        if not found:
            raise Unreachable(f"the name {target.host} has no address", url=target.url, code="dns", hint=hint)
        return tuple(dict.fromkeys(found))


def _refuse(url: str, why: str) -> Forbidden:
    hint = "if this is a host of your own, list its host:port under [collect] allow_private"
    return Forbidden(f"not asked: {why}", url=url, code="guard", hint=hint)


def _pair(written: str) -> str | None:
    """``127.0.0.1:8800`` as the guard compares it; None where it names no host with a port."""
    try:
        parsed = URL(f"http://{written.strip()}/")
    except ValueError:
        return None
    return f"{parsed.hostname.removesuffix('.')}:{parsed.port or 80}" if parsed.hostname else None


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4_096)
def is_public(address: str) -> bool:
    """Tell whether an address literal is one of the public internet. Addresses inside addresses are looked at too."""
    if "%" in address:  # a zone: only link-local addresses need one (RFC 4007)
        return False
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return _is_public_v4(parsed)
    inside = _inside(parsed)
    if not all(map(_is_public_v4, inside)):
        return False
    if parsed.ipv4_mapped is not None or parsed in _NAT64:
        return True
    return parsed in _OPEN_V6 and not any(parsed in network for network in _CLOSED_V6)


def _is_public_v4(address: ipaddress.IPv4Address) -> bool:
    return not any(address in network for network in _CLOSED_V4)


def _inside(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo (server, client), NAT64, compatible."""
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address.sixtofour,)
    if address.teredo is not None:
        return address.teredo
    if address in _NAT64 or int(address) >> 32 == 0:
        return (ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF),)
    return ()


class SystemResolver:
    """Asks the system's resolver in threads that nobody waits for at exit.

    Why not the event loop's own ``getaddrinfo``? It shares a handful of threads with everything else, so a few dead
    names would hold up all others, and a hanging look-up would hold up the end of the program.
    """

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(MOST_LOOKUPS)

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Return the address literals of a name, in the system's order of preference (RFC 6724)."""
        await self._places.acquire()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Sequence[str]] = loop.create_future()

        def settle(found: Sequence[str], error: Exception | None) -> None:
            self._places.release()
            if answer.done():  # nobody waits any more
                return
            if error is None:
                answer.set_result(found)
            else:
                answer.set_exception(error)

        def look_up() -> None:
            found: Sequence[str] = ()
            failed: Exception | None = None
            try:
                found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
            except (OSError, UnicodeError) as error:
                failed = error
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(settle, found, failed)

        threading.Thread(target=look_up, name=f"resolve {host[:40]}", daemon=True).start()
        return await answer
