"""robots.txt (RFC 9309) as data: who may ask for what, and the lines about reuse. Fetches nothing, decides no reuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

LONGEST = 1024 * 1024  # characters; RFC 9309 §2.5 asks for at least 500 KiB
LONGEST_LINE = 16_664  # characters; what Google's parser reads of a line
MOST_LINES = 50_000
MOST_GROUPS = 8  # names of groups that may mean one agent

_LINE = re.compile(r"\s*([A-Za-z-]{1,40})\s*:\s*(.*)")
_AGENT_LINE = re.compile(r"\s*user(?:-|\s*)agent(?:\s*:|\s)(.*)", re.IGNORECASE)
_STRANGER = "User-agent: somebody-else"
_COMMENT = re.compile(r"(?:^|\s)#")  # not within an address: a licence may be a part of a page
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseLine:
    """One line that speaks of what may be done with the content."""

    name: str  # "content-usage", "content-signal" or "license"
    value: str  # verbatim, without the path that may stand before it
    path: str = ""  # what it covers in the host; "" for all
    agents: tuple[str, ...] = ()  # the group it stands in, lower case; () for the whole file
    line: int  # counted from 1


@dataclass(frozen=True, slots=True)
class Robots:
    """A robots.txt as one agent has to read it. ``text`` is kept whole: the rights lane quotes from it."""

    text: str
    agent: str
    _rules: Any = field(repr=False, compare=False)

    def allows(self, url: str) -> bool:
        """Tell whether the agent may ask for this address (RFC 9309 §2.2.2)."""
        return bool(self._rules.can_fetch(url, self.agent))

    def crawl_delay(self) -> float:
        """Return the seconds wished between two requests; 0.0 where none are. Not in RFC 9309."""
        delay = self._rules.crawl_delay(self.agent)
        return float(delay) if delay is not None and 0 < delay < float("inf") else 0.0

    def sitemaps(self) -> tuple[str, ...]:
        """Return the Sitemap lines, in order, each once."""
        return tuple(dict.fromkeys(self._rules.sitemaps))

    def reuse(self) -> tuple[ReuseLine, ...]:
        """Return the lines about reuse (IETF AIPREF, Cloudflare content signals, RSL), in order."""
        return tuple(_reuse(self.text))


def parse(text: str, agent: str) -> Robots:
    """Read a robots.txt for one agent. Never raises: what cannot be read says nothing (RFC 9309 §2.2).

    ``agent`` is a product token, not a whole User-Agent: Protego looks for a group's name at every word of it, so a
    group ``operator`` would speak to everyone whose contact address is at ``operator.example``.
    """
    from protego import Protego

    lines = [line[:LONGEST_LINE] for line in text[:LONGEST].lstrip(_BOM).splitlines()[:MOST_LINES]]
    groups: set[str] = set()
    ours = [_without_strangers(line, agent.lower(), groups) for line in lines]
    if len(groups) > MOST_GROUPS:  # nobody writes so many that all mean us
        ours = ["User-agent: *", "Disallow: /"]
    return Robots("\n".join(lines), agent, Protego.parse("\n".join(ours)))


def _without_strangers(line: str, agent: str, groups: set[str]) -> str:
    """Give every group that cannot mean us one name: Protego keeps each group's rules once per name."""
    found = _AGENT_LINE.match(line)
    if found is None:
        return line
    name = found[1].partition("#")[0].strip().lower()
    if name and name != "*" and name not in agent and name.replace("*", "") not in agent:
        return _STRANGER
    groups.add(name)
    return line


def decode(body: bytes) -> str:
    """Return the text of a robots.txt: UTF-8 (RFC 9309 §2.2), broken bytes replaced; UTF-16 where a mark says so."""
    charset = "utf-16" if body[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return body[:LONGEST].decode(charset, "replace")


def _reuse(text: str) -> Iterator[ReuseLine]:
    agents: list[str] = []
    in_head = False  # several User-agent lines in a row open one group
    for number, raw in enumerate(text.splitlines(), 1):
        found = _LINE.fullmatch(_COMMENT.split(raw, maxsplit=1)[0].rstrip())
        if found is None:
            continue
        name, value = found[1].lower(), found[2].strip()
        if name == "user-agent":
            if not in_head:
                agents = []
            agents.append(value.lower())
            in_head = True
            continue
        in_head = in_head and name == "sitemap"
        if name in {"content-usage", "content-signal"}:
            path, rest = _path(value)
            yield ReuseLine(name=name, value=rest, path=path, agents=tuple(agents), line=number)
        elif name == "license":
            yield ReuseLine(name=name, value=value, line=number)


def _path(value: str) -> tuple[str, str]:
    """Split ``[path] preferences`` (draft-ietf-aipref-attach)."""
    if not value.startswith("/"):
        return "", value
    path, _, rest = value.partition(" ")
    return path, rest.strip()
