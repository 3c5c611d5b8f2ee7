"""Which of what was said is the article's text and which its summary; a summary is a teaser, never the text again.

What feeds call "description" is either. It is the text when nothing else is and it is long or built like one; it is the
summary when there is a text beside it. A summary is plain, short, and the publisher's own words: none is made up here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from syndicator.model.draft import Said
from syndicator.normalise import body, plain

MAX_SUMMARY = 1_000  # characters; what is longer is somebody's text under the name of a summary
_TEASER = 500  # a description up to this long, in one block, is a teaser
_BLOCKS = re.compile(r"<(?:p|br|li|h[1-6]|blockquote|div)\b", re.IGNORECASE)
_RICH = 3
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|&hellip;|\[&#8230;\]|&#8230;)\s*(?:</\w{1,20}>\s{0,99}){0,30}"
    r"(?:<a\b[^<>]*>[^<]{0,60}</a>\s*)?(?:</\w{1,20}>\s{0,99}){0,30}$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*\[?(?:…|\.\.\.)?\]?\s*\(?(?:read more|continue reading|read the full (?:story|article)|more"
    r"|weiterlesen|mehr lesen|mehr"
    r"|lire la suite|leer más|seguir leyendo|leia mais|continua a leggere|leggi tutto|lees meer"
    r"|lees verder|читать далее)"
    r"\)?\s*(?:»|→|>|…|\.\.\.|\.)?\s*$",
    re.IGNORECASE,
)
_FIRST_ON = re.compile(r"\s*The post .{1,300}? (?:first appeared|appeared first) on .{1,160}?\.?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Text and summary of one article."""

    html: str | None = None
    plain: str | None = None
    summary: str | None = None


def text(bodies: Sequence[Said], summaries: Sequence[Said], *, title: str | None, base_url: str | None) -> Text:
    """Choose and clean both. ``title`` is dropped where the text repeats it at its head."""
    chosen = _richest(bodies)
    rest = list(summaries)
    if chosen is None:
        chosen = next((said for said in summaries[:4] if _is_text(said)), None)
        if chosen is not None:
            rest = [said for said in rest if said is not chosen]
    markup = _markup(chosen, base_url) if chosen is not None else ""
    if markup and title:
        markup = body.without_title(markup, title)
    words = body.text(markup) if markup else ""
    summary = _summary(rest, words, title)
    return Text(html=markup or None, plain=words or None, summary=summary)


def _richest(bodies: Sequence[Said]) -> Said | None:
    best: Said | None = None
    for said in bodies[:6]:
        if said.text.strip() and (best is None or len(said.text) > 2 * len(best.text)):
            best = said
    return best


def _is_text(said: Said) -> bool:
    """Tell whether a description is the whole text rather than a teaser of it."""
    words = said.text
    if not words.strip() or (_CUT_OFF.search(words[-400:]) and len(words) < 2 * MAX_SUMMARY):
        return False
    if said.media_type == "text/plain" and "<" not in words:
        return len(words) > MAX_SUMMARY
    if len(_BLOCKS.findall(words[: 4 * MAX_SUMMARY])) >= _RICH and len(words) > _TEASER:
        return True
    return len(words) > MAX_SUMMARY and len(plain.unmarked(words[: 4 * MAX_SUMMARY]).strip()) > _TEASER


def _markup(said: Said, base_url: str | None) -> str:
    if said.media_type == "text/plain":
        return body.from_text(said.text)
    return body.clean(said.text, base_url=said.base_url or base_url)


def _summary(summaries: Sequence[Said], words: str, title: str | None) -> str | None:
    """The first teaser that is not the text itself and not the title again."""
    for said in summaries[:4]:
        found = _teaser(said)
        if not found:
            continue
        start = plain.fold(found[: 2 * plain.LOOK]) or plain.fold(found)  # enough to see that it begins like neither
        if not start or (title and plain.fold(title).startswith(start) and plain.fold(found) == plain.fold(title)):
            continue
        if len(words) <= 2 * MAX_SUMMARY and plain.may_begin(words, start):  # no summary holds more than that
            folded, whole = plain.fold(found), plain.fold(words)
            if whole and len(folded) * 10 > len(whole) * 8 and folded[: len(whole)] == whole[: len(folded)]:
                continue  # the whole text under the name of a summary
        return found
    return None


def _teaser(said: Said) -> str:
    words = said.text[: 4 * MAX_SUMMARY]
    if said.media_type != "text/plain" and ("<" in words or "&" in words):
        if "<!--" in words or "<s" in words or "<S" in words:
            words = _HIDDEN.sub(" ", words)
        words = html.unescape(_TAG.sub(" ", words))
    words = plain.line(words, limit=4 * MAX_SUMMARY)
    end = words[-40:].casefold()
    if any(word in end for word in _LAST_WORDS):
        words = _MORE.sub("", words) or words
    return plain.cut(words, MAX_SUMMARY)


_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*(?:>|$)")
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>[^<]*</\1\s*>|<!--[^<>]*-->", re.IGNORECASE)
_LAST_WORDS = tuple(
    plain.words("more reading story article lesen mehr suite más leyendo mais leggere tutto meer verder далее")
)
