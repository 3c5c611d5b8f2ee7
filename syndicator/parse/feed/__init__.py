"""RSS 0.90–2.0, RDF and Atom 0.3/1.0 → drafts, with every rights, source and credit element and its place.

Law: one pass over the children of an item, one lookup for each; nothing is believed, merged or corrected here. A bad
item costs that item, told as a complaint. What is not well-formed is mended where mending is cheap (``syntax.xml``);
what lxml cannot save goes to feedparser (``parse.broken``), the best reader of broken feeds, and comes back in the same
shape.

Why not feedparser for everything? It is 10 to 20 times slower, drops tombstones, reads the wrong namespace for ccREL,
and lets RSS ``<source>`` and Atom's share one slot (DESIGN.md §5).
"""

from __future__ import annotations

from syndicator.parse.feed.door import NAME, read, recognises

__all__ = ["NAME", "read", "recognises"]
