"""NewsML-G2 (newsItem, newsMessage, packageItem) → drafts, with what each item says of its rights and its release.

https://iptc.org/standards/newsml-g2/. Elements are found by local name, whatever namespace or prefix a sender uses. A
picture that a package or a text of the same message names goes along with that text, unless it is itself withheld.

Why not NewsML 1.2? Its items are another structure (NewsComponent), and nobody begins with it today.
"""

from __future__ import annotations

from syndicator.parse.newsml.door import NAME, read, recognises

__all__ = ["NAME", "read", "recognises"]
