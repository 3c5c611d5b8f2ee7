"""What hosts say in robots.txt and the like, kept for as long as it holds."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from support.store import NOON, open_store

from syndicator.model.capture import Place

ROBOTS = "https://host.example/robots.txt"


def test_what_a_host_said_holds_until_it_is_old_and_then_makes_room(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        day = NOON + timedelta(days=1)
        said = Place(url=ROBOTS, status=200, text="User-agent: *\nDisallow: /ä\n", until=day)
        none = Place(url="https://other.example/robots.txt", status=404, text=None, until=NOON + timedelta(minutes=1))
        store.keep_place(said, NOON)
        store.keep_place(none, NOON)
        assert store.place(ROBOTS, NOON) == said
        assert store.place(none.url, NOON) == none
        assert store.place(none.url, NOON + timedelta(minutes=1)) is None
        assert store.place(ROBOTS, day) is None
        newer = Place(url=ROBOTS, status=404, text=None, until=day + timedelta(days=1))
        store.keep_place(newer, NOON + timedelta(hours=1))
        assert store.place(ROBOTS, day) == newer
        # A place that holds no longer is forgotten when the next one is kept, and not only hidden.
        assert store.place(none.url, NOON) is None
