"""Drafts into articles: what was said is weighed, put right and made safe.

The law of this room:

* Pure: the same harvest gives the same articles; the time comes in as an argument.
* Nothing is invented. A missing date, author or origin stays missing; an unresolved link stays unresolved.
* Everything that leaves is safe to show: markup is allow-listed, addresses are absolute http(s), text holds no control
  characters, everything is bounded.
* One bad draft costs that draft (a ``Complaint``), never the visit.

The door is ``normalise``; each field has a module of its own behind it (``title people dates body images …``).

Why not read rights here? Because what may be done with an article is decided from evidence, in one place. This room
only says whose it seems to be (``provenance``): a holder is resolved in ``rights``.

Why not keep the first value and be done? Because inputs say the same thing several times and differently, and who says
it matters more than who says it first.
"""

from __future__ import annotations

from syndicator.normalise.article import Normal, Normalised, normalise

__all__ = ["Normal", "Normalised", "normalise"]
