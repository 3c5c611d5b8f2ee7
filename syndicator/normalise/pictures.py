"""Pictures inside a text: where they really are, and which of them are no pictures; does *not* fetch or judge them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from syndicator.syntax import url as web

MAX_ALT = 500
_LAZY = ("data-src", "data-lazy-src", "data-original")
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_WIDTH = re.compile(r"\s+(\d{1,5})w\s*$")
_NUMBER = re.compile(r"\s*(\d{1,5})(?:px)?\s*$")
# Counters of well-known hosts: one request per reader, no picture.
_EMPTY = re.compile(  # what stands where a picture is still to come, or where there is none
    r"/(?:(?:clear|spacer|transparent|dot|empty)\.(?:gif|png)"
    r"|(?:blank|1x1|no[-_]?image|placeholder|default-user-image)\.(?:gif|jpe?g|png|svg|webp))(?:[?#]|$)",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"feeds\.feedburner\.com/~|feedsportal\.com|pixel\.wp\.com|stats\.wordpress\.com|/b\.gif\?"
    r"|\.doubleclick\.net|google-analytics\.com|scorecardresearch\.com|quantserve\.com|/pixel\.(?:gif|png)"
    r"|feeds\.wordpress\.com/1\.0/|pheedo\.com|/1x1\.(?:gif|png)|rss\.buysellads\.com|ads\.pheedo|/wp-includes/images/",
    re.IGNORECASE,
)
_EMOJI = re.compile(r"//s\.w\.org/images/core/emoji/|/twemoji/|/emoji/[\w/.-]{1,80}\.(?:png|svg)", re.IGNORECASE)


def image_tag(attributes: Mapping[str, str], base_url: str | None) -> str:
    """The tag of one picture with an absolute address; ``""`` for trackers and for pictures that are nowhere."""
    width, height = pixels(attributes.get("width")), pixels(attributes.get("height"))
    if is_counter(None, width, height):
        return ""
    url = source(attributes, base_url)
    if url is not None and _EMOJI.search(url):  # a character somebody drew: the text keeps the character
        return html.escape(" ".join(attributes.get("alt", "").split())[:16], quote=False)
    if url is None or is_counter(url, width, height):
        return ""
    kept = [f'<img src="{html.escape(url)}"']
    alt = " ".join(attributes.get("alt", "").split())[:MAX_ALT].strip()
    kept.append(f' alt="{html.escape(alt)}"')
    if width:
        kept.append(f' width="{width}"')
    if height:
        kept.append(f' height="{height}"')
    return "".join(kept) + ">"


def source(attributes: Mapping[str, str], base_url: str | None) -> str | None:
    """Where the picture is: what a lazy loader would put there first, then ``src``, then the widest of a set."""
    for name in (*_LAZY, "src"):
        value = attributes.get(name, "").strip()
        if value and not value.startswith(("data:", "about:", "#")):
            resolved = web.normalise(value, base_url)
            if resolved is not None:
                return resolved
    for name in _LAZY_SETS:
        if attributes.get(name):
            resolved = web.normalise(widest(attributes[name]), base_url)
            if resolved is not None:
                return resolved
    return None


def widest(candidates: str) -> str:
    """The address of the widest candidate of a ``srcset`` (HTML §4.8.4.2.1), else of its first one."""
    best, best_width = "", -1
    for candidate in candidates[:8_192].split(", ")[:32]:
        words = candidate.strip()
        width = _WIDTH.search(words)
        size = int(width[1]) if width else 0
        if words and size > best_width:
            best, best_width = words.split()[0], size
    return best.rstrip(",")


def pixels(value: str | None) -> int | None:
    """A width or height in pixels as written in an attribute."""
    number = _NUMBER.match(value) if value else None
    return int(number[1]) if number else None


def is_counter(url: str | None, width: int | None, height: int | None) -> bool:
    """Tell whether this shows nothing: at most 1 × 1, from a counting service, an empty picture that holds a place."""
    if width is not None and height is not None and width <= 1 and height <= 1:
        return True
    if (width == 0 and height is None) or (height == 0 and width is None):
        return True
    return url is not None and any(known.search(url) for known in (_COUNTER, _EMOJI, _EMPTY))
