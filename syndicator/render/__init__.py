"""Editions to bytes. Decides nothing: what stands in an ``Edition`` may be shown, and nothing else comes in here.

Law: pure; equal input gives equal bytes, whatever the clock or the locale; always well-formed, whatever an article
says; every entry shows its credit; licences are said entry by entry, never for a mixed feed (RFC 4946); no address is
made up. Each format is a module with ``NAME``, ``SUFFIX``, ``MEDIA_TYPE`` and ``render(edition) -> bytes``.

Why not feedgen alone: it loses link relations, name-only authors and all rights; ``extensions.py`` adds them.
Why not our own XML from scratch: element order, escaping and the required elements of two formats are its craft.
"""

from __future__ import annotations

from syndicator.render import atom, html, jsonfeed, rss

FORMATS = (rss, atom, jsonfeed)

__all__ = ["FORMATS", "html"]
