"""What a host says of itself in fixed places: robots.txt, tdmrep.json, and the licence for machines (RSL) it names.

Each is asked for once a day at most, also by the next process where there is a memory. Decides only whether we may
*ask* (RFC 9309); what it means for *reuse* is read by ``rights/evidence`` from the marks.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from syndicator.errors import FetchError, Forbidden
from syndicator.fetch.answer import Answer
from syndicator.fetch.guard import Target
from syndicator.model.capture import Place
from syndicator.model.draft import Mark
from syndicator.syntax import robots
from syndicator.syntax import url as addresses
from syndicator.syntax.path import matches

Asker = Callable[[str, int], Awaitable[Answer]]
"""Asks for an address, cut at so many bytes, and returns the answer of any status. Raises ``FetchError``."""

KEEP_SECONDS = 24 * 3600.0  # RFC 9309 §2.4
RETRY_SECONDS = 600.0  # how long a failure stands for its host
MOST_HOSTS = 2_000
MOST_RULES = 1_000
LONGEST_TDMREP = 256 * 1024
LONGEST_RSL = 16 * 1024  # kept with every article it covers; a longer one stays an address
MOST_RSL = 3  # documents, for one address

_OK = range(200, 300)
_UNAVAILABLE = range(400, 500)
_BUSY = 429  # RFC 9309 counts it as unavailable; it says "not now", and we take it so


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What was found in one place of one host."""

    until: float  # monotonic
    text: str | None  # None: there is no such file
    rules: robots.Robots | None = None
    failure: FetchError | None = None
    status: int = 0


class Memory(Protocol):
    """Keeps what hosts said for the next process. Raises ``errors.StoreError``."""

    def place(self, url: str, now: datetime) -> Place | None:
        """Return what was said in a place, while it holds."""
        ...

    def keep_place(self, place: Place, now: datetime) -> None:
        """Keep it."""
        ...


class Origins:
    """The fixed places of hosts, remembered for a day: in this process, and in ``memory`` for the next."""

    def __init__(
        self,
        ask: Asker,
        *,
        user_agent: str,
        memory: Memory | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._ask = ask
        self._memory = memory if clock is not None else None
        self._clock = clock
        self._token = user_agent.partition("/")[0].strip()  # RFC 9309 §2.2.1
        self._words: OrderedDict[str, _Word] = OrderedDict()
        self._locks: dict[str, asyncio.Lock] = {}

    async def admit(self, target: Target) -> float:
        """Return the seconds the host wishes between two requests. Raises where robots.txt keeps us out.

        ``Forbidden`` (code ``robots``) where a rule or a 5xx says so (RFC 9309 §2.3.1.4), the failure itself where the
        host could not be asked.
        """
        word = await self._robots(target)
        hint = "robots.txt speaks for the host's operator; ask there, or use the site's feed"
        if word.failure is not None:
            raise word.failure.with_traceback(None)  # kept and raised many times: do not grow its trace
        if word.rules is None:
            if word.text is None and (word.status in _UNAVAILABLE and word.status != _BUSY):
                return 0.0
            message = f"robots.txt of {target.host} answers {word.status}: nothing may be asked (RFC 9309 §2.3.1.4)"
            raise Forbidden(message, url=target.url, code="robots", hint="it is asked again later")
        if not word.rules.allows(target.url):
            message = f"robots.txt of {target.host} does not allow {target.path[:200]}"
            raise Forbidden(message, url=target.url, code="robots", hint=hint)
        return word.rules.crawl_delay()

    async def marks(self, target: Target, *, tdmrep: bool, licenses: Iterable[str] = ()) -> tuple[Mark, ...]:
        """Return the lines about reuse that cover an address. Failures say nothing.

        ``licenses`` are RSL documents that the answer itself pointed to; those of robots.txt are asked for anyway.
        """
        word = await self._robots(target)
        found = list(_robots_marks(word.rules, target, self._token)) if word.rules else []
        if tdmrep:
            place = _place(target, "/.well-known/tdmrep.json")
            text = (await self._read(place, LONGEST_TDMREP)).text
            found += _tdmrep_marks(text, target, place) if text else ()
        named = [mark.url for mark in found if mark.signal == "robots.txt:license"]
        for address in list(dict.fromkeys(filter(None, (*named, *licenses))))[:MOST_RSL]:
            text = (await self._read(address, LONGEST_RSL + 1)).text or ""
            if len(text) <= LONGEST_RSL:  # without words where it could not be had: then nothing is licensed
                found.append(Mark(signal="rsl:document", words=text, url=address, scope="site", locator=address))
        return tuple(found)

    async def sitemaps(self, target: Target) -> tuple[str, ...]:
        """Return the sitemaps that robots.txt names."""
        word = await self._robots(target)
        return word.rules.sitemaps() if word.rules else ()

    async def _robots(self, target: Target) -> _Word:
        return await self._read(_place(target, "/robots.txt"), robots.LONGEST, parse=True)

    async def _read(self, place: str, limit: int, *, parse: bool = False) -> _Word:
        word = self._words.get(place)
        if word is not None and word.until > time.monotonic():
            return word
        lock = self._locks.setdefault(place, asyncio.Lock())
        async with lock:  # many pages of one host ask at once; one of them asks the host
            word = self._words.get(place)
            if word is None or word.until <= time.monotonic():
                word = self._recalled(place, parse=parse) or await self._fresh(place, limit, parse=parse)
                self._words[place] = word
                self._words.move_to_end(place)
                while len(self._words) > MOST_HOSTS:
                    self._words.popitem(last=False)
        self._locks.pop(place, None)
        return word

    async def _fresh(self, place: str, limit: int, *, parse: bool) -> _Word:
        now = time.monotonic()
        try:
            answer = await self._ask(place, limit)
        except FetchError as error:
            return _Word(until=now + RETRY_SECONDS, text=None, failure=error)
        has_text = answer.status in _OK
        lasting = has_text or (answer.status in _UNAVAILABLE and answer.status != _BUSY)
        text = robots.decode(answer.body) if has_text else None
        seconds = KEEP_SECONDS if lasting else RETRY_SECONDS
        if self._memory is not None and self._clock is not None:
            at = self._clock()
            kept = Place(url=place, status=answer.status, text=text, until=at + timedelta(seconds=seconds))
            self._memory.keep_place(kept, at)
        return self._word(now + seconds, answer.status, text, parse=parse)

    def _recalled(self, place: str, *, parse: bool) -> _Word | None:
        """What an earlier process heard there; None where it was not asked, or too long ago."""
        if self._memory is None or self._clock is None:
            return None
        at = self._clock()
        known = self._memory.place(place, at)
        if known is None:
            return None
        left = min((known.until - at).total_seconds(), KEEP_SECONDS)  # a clock that was set back makes nothing eternal
        return self._word(time.monotonic() + left, known.status, known.text, parse=parse)

    def _word(self, until: float, status: int, text: str | None, *, parse: bool) -> _Word:
        rules = robots.parse(text, self._token) if parse and text is not None else None
        return _Word(until=until, text=text, rules=rules, status=status)


def _place(target: Target, path: str) -> str:
    return f"{target.scheme}://{target.authority}{path}"


def _robots_marks(rules: robots.Robots, target: Target, token: str) -> Iterator[Mark]:
    for line in rules.reuse():
        if line.agents and not {"*", token.lower()}.intersection(line.agents):
            continue
        if line.path and not matches(line.path, target.path):
            continue
        named = (("agents", " ".join(line.agents)), ("path", line.path))
        yield Mark(
            signal=f"robots.txt:{line.name}",
            words=line.value,
            url=addresses.normalise(line.value) if line.name == "license" else None,
            attributes=tuple((name, value) for name, value in named if value),
            scope="site",
            locator=f"{_place(target, '/robots.txt')} line {line.line}",
        )


def _tdmrep_marks(text: str, target: Target, place: str) -> Iterator[Mark]:
    """The first rule whose location fits (TDMRep §6.3); its neighbours say nothing of this address."""
    try:
        rules = json.loads(text)
    except (ValueError, RecursionError):
        return
    for index, rule in enumerate(rules[:MOST_RULES] if isinstance(rules, list) else ()):
        location = rule.get("location") if isinstance(rule, dict) else None
        if isinstance(location, str) and matches(location, target.path):
            yield _tdmrep_mark(rule, f"{place}#/{index}")
            return


def _tdmrep_mark(rule: dict[str, Any], locator: str) -> Mark:
    policy = rule.get("tdm-policy")
    named = tuple(
        (name, str(rule[name])[:2_000]) for name in ("location", "tdm-reservation", "tdm-policy") if name in rule
    )
    words = json.dumps(rule, ensure_ascii=False, sort_keys=True)[:4_000]
    url = policy if isinstance(policy, str) else None
    return Mark(signal="well-known:tdmrep", words=words, url=url, attributes=named, scope="site", locator=locator)
