"""What three operators may publish by a notice that is read alone."""

from __future__ import annotations

from datetime import UTC, datetime

from syndicator.rights import reading

AT = datetime(2026, 3, 1, tzinfo=UTC)


def may(notice: str) -> str:
    """Return what a community site, a commercial site and a newspaper may publish, a letter each: full, excerpt, -."""
    said = reading.read(notice, url="https://example.org/story", publisher="Daily Example", at=AT)["decisions"]
    uses = ("community_web", "commercial_web", "print_commercial")
    return "".join({"full": "F", "excerpt": "E"}.get(said[use], "-") for use in uses)
