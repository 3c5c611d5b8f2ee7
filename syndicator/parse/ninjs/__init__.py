"""ninjs 1.x to 3.x (IPTC news in JSON) → drafts: items, arrays, packages and the answers of agencies' interfaces.

https://iptc.org/standards/ninjs/; lower-case names of 1.x and 2.x and camelCase of 3.x are one to us. What an item says
of its rights becomes ``iptc:`` marks; status and embargo are weighed in ``parse.wire``. The editorial note is evidence
and stands in no text.

Why not ask which version it is? Agencies mix names of several, and say a version they do not follow.
"""

from __future__ import annotations

from syndicator.parse.ninjs.door import NAME, read, recognises

__all__ = ["NAME", "read", "recognises"]
