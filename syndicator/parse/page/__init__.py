"""HTML article pages → one draft: structured data, metas, the page's own lines, pictures, text, rights marks.

Law: deliver every candidate with its carrier and place, in order; weigh none (``normalise`` does) and guess nothing.
Rights marks are read from the raw tree, before any boilerplate goes. No publisher and no page is special-cased.

Why not an extractor alone: extractors cut what they call boilerplate, and the rights stand there (RIGHTS.md §15).
"""

from __future__ import annotations

from syndicator.parse.page.door import NAME, read, recognises

__all__ = ["NAME", "read", "recognises"]
