"""What an answer's HTTP header fields say about rights, as marks. Reads no body, decides nothing.

Not one of ``READERS``: header fields come with every format, so whoever reads a capture adds these marks to its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicator.model.capture import Capture
from syndicator.model.draft import Mark
from syndicator.syntax import header

MOST_FIELDS = 100  # of one name; a flood of them says no more than the first ones
LONGEST_WORDS = 4_000

_PLAIN = {
    "x-robots-tag": "http:x-robots-tag",
    "tdm-reservation": "http:tdm-reservation",  # TDMRep §6.1
    "tdm-policy": "http:tdm-policy",
}


def header_marks(capture: Capture) -> tuple[Mark, ...]:
    """Return the marks of an answer's header: ``Link: rel=license``, X-Robots-Tag, tdm-reservation and tdm-policy.

    They are said by the host, so their scope is the site. Fields repeat: every one is a mark (RFC 9110 §5.3).
    """
    return tuple(_marks(capture))


def license_documents(capture: Capture) -> tuple[str, ...]:
    """Return the addresses of licences for machines (RSL 1.0) that an answer's header points to, each once."""
    found = (mark.url for mark in header_marks(capture) if "rsl" in dict(mark.attributes).get("type", "").lower())
    return tuple(dict.fromkeys(address for address in found if address))


def _marks(capture: Capture) -> Iterator[Mark]:
    counts: dict[str, int] = {}
    for name, value in capture.headers:
        counts[name] = counts.get(name, 0) + 1
        if counts[name] > MOST_FIELDS:
            continue
        if name == "link":
            yield from _license_links(value, capture.url)
        elif name in _PLAIN:
            words = value[:LONGEST_WORDS]
            yield Mark(
                signal=_PLAIN[name],
                words=words,
                url=_address(words, capture.url) if name == "tdm-policy" else None,
                scope="site",
                locator=f"HTTP {name}",
            )


def _license_links(value: str, base: str) -> Iterator[Mark]:
    for link in header.links(value, base):
        if "license" not in link.rel:
            continue
        # With an anchor it is a statement about another document (RFC 8288 §3.2): the reader of the mark must see it.
        attributes = (("rel", " ".join(link.rel)), *link.attributes)
        words = link.attribute("title") or ""
        yield Mark(
            signal="link:license", words=words, url=link.url, attributes=attributes, scope="site", locator="HTTP link"
        )


def _address(text: str, base: str) -> str | None:
    from syndicator.syntax import url

    return url.normalise(text, base)
