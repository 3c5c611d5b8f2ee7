"""Cuts an excerpt out of an article: plain text, never longer than allowed, never the whole. Grants nothing."""

from __future__ import annotations

import re

from syndicator.model.article import Article

ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?=\s)|[。！？][”’」』）]{0,3}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SHORTEST_SHARE = 0.6  # a sentence end later than this share of the limit is a better place to cut than a word end


def excerpt(article: Article, *, characters: int, paragraphs: int | None) -> str | None:
    """Return at most ``characters`` characters (ellipsis included) of at most ``paragraphs`` paragraphs, or None.

    A text shorter than the limit would be published whole by its "excerpt": where the body is known, no more than half
    of it is taken.
    """
    body = plain(article.body_text or "")
    limit = characters
    if body:
        limit = min(limit, len(body) // 2)
    source = body if paragraphs is not None or not article.summary else plain(article.summary)
    if paragraphs is not None:
        source = "\n\n".join(source.split("\n\n")[: max(paragraphs, 0)])
    return cut(" ".join(source.split()), limit, always=bool(body)) or None


def cut(text: str, limit: int, *, always: bool = False) -> str:
    """Shorten text to ``limit`` characters at the end of a sentence or word, with an ellipsis for what is missing.

    ``always`` puts the ellipsis even where the text ends a sentence and fits: there is more of the article elsewhere.
    """
    if not text or (len(text) <= limit and not always):
        return text
    if len(text) + len(ELLIPSIS) + 1 <= limit:
        return text if text.endswith(ELLIPSIS) else f"{text} {ELLIPSIS}"
    room = limit - len(ELLIPSIS) - 1
    if room <= 0:
        return ""
    head = text[:room]
    ends = [found.end() for found in _SENTENCE_END.finditer(text[: room + 1]) if found.end() <= room]
    if ends and ends[-1] >= room * _SHORTEST_SHARE:
        return f"{head[: ends[-1]]} {ELLIPSIS}"
    if not text[room].isspace():
        whole, space, _ = head.rpartition(" ")
        # A script without spaces, or one endless word: cut where we stand.
        head = whole if space and len(whole) >= room // 2 else head
    return f"{head.rstrip(' ,;:–—-')}{ELLIPSIS}"


def plain(text: str) -> str:
    """Drop what is no text (controls, lone surrogates, noncharacters)."""
    return _CONTROL.sub("", text).strip()
