"""Visits to sitemaps: indexes, lastmod, age, and what becomes of what cannot be had."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from support import press
from support.web import Town

from syndicator.errors import RateLimited, Unreachable

NEWS = "/news/the-story-number-"


def town_of(root: Path, more: str = "", *, url: str = "https://river.example/") -> Town:
    town = Town(root, f'kind = "sitemap"\nurl = "{url}"\n{more}')
    town.later(days=-20)  # 21 May 2026
    press.fill(town.web, 9, 1)
    return town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = town_of(tmp_path)
    made.web.named = (press.sitemap(made.web, "/maps/all.xml", press.mapped(5, 1)),)
    yield made
    made.store.close()


def test_an_unchanged_sitemap_costs_one_request(town: Town) -> None:
    visit = town.look()
    assert (visit.outcome, visit.new, visit.waiting, visit.complaints) == ("ok", 5, 0, ())
    assert town.web.take() == ["/maps/all.xml", *(f"{NEWS}{number}" for number in (5, 4, 3, 2, 1))]
    again = town.look()
    assert (again.outcome, again.new, again.changed) == ("not_modified", 0, 0)
    assert town.web.take() == ["/maps/all.xml"]


def test_lastmod_decides_what_is_read_again(town: Town) -> None:
    town.look()
    press.article(town.web, "the-story-number-3", day=3, title="The story number 3, corrected")
    changed = [(place, "2026-05-21T13:00:00Z" if place == f"{NEWS}3" else day) for place, day in press.mapped(5, 1)]
    press.sitemap(town.web, "/maps/all.xml", changed)
    town.web.take()
    visit = town.look()
    assert (visit.new, visit.changed) == (0, 1)
    assert town.web.take() == ["/maps/all.xml", f"{NEWS}3"]


def test_a_lastmod_that_always_changes_is_believed_less_and_less(town: Town) -> None:
    town.look()
    asked = []
    for hour in range(24):
        press.sitemap(town.web, "/maps/all.xml", [(f"{NEWS}3", f"2026-05-21T{hour:02}:00:00Z")])
        town.web.take()
        town.look(hours=1)
        asked.append(f"{NEWS}3" in town.web.take())
    assert 2 <= sum(asked) <= 6


def test_what_is_older_than_was_asked_for_is_left_alone(tmp_path: Path) -> None:
    town = town_of(tmp_path, 'since = "7d"')
    old = [("/2019/03/an-old-story-told-again", "2026-05-21"), ("/about", "2020-01-01")]
    town.web.named = (press.sitemap(town.web, "/maps/all.xml", [*press.mapped(9, 1), *old]),)
    town.later(days=-8)
    visit = town.look()
    assert visit.new == 3
    assert "/2019/03/an-old-story-told-again" not in town.web.take()
    town.store.close()


def test_a_month_of_articles_is_enough_where_nobody_said_more(town: Town) -> None:
    press.sitemap(town.web, "/maps/all.xml", [(f"{NEWS}1", "2026-05-01"), (f"{NEWS}2", "2026-04-01")])
    assert town.look().new == 1


def test_of_many_addresses_without_a_date_only_later_ones_are_read(town: Town) -> None:
    many = [(f"/page/{number}", "") for number in range(600)]
    press.sitemap(town.web, "/maps/all.xml", many)
    visit = town.look()
    assert visit.new == 0
    assert any("600 new addresses without a date" in complaint for complaint in visit.complaints)
    assert town.web.take() == ["/maps/all.xml"]
    press.sitemap(town.web, "/maps/all.xml", [*many, (f"{NEWS}9", "")])
    assert town.look().new == 1
    assert town.web.take() == ["/maps/all.xml", f"{NEWS}9"]


def test_an_index_is_read_where_it_says_that_something_changed(tmp_path: Path) -> None:
    town = town_of(tmp_path, url="https://river.example/index.xml")
    maps = [("/maps/1.xml", "2026-05-02"), ("/maps/2.xml", "2026-05-04")]
    press.sitemap(town.web, "/index.xml", maps, index=True)
    press.sitemap(town.web, "/maps/1.xml", press.mapped(2, 1))
    body = town.web.documents["/maps/1.xml"][1]
    town.web.put("/maps/1.xml", gzip.compress(body, mtime=0), "application/gzip")
    press.sitemap(town.web, "/maps/2.xml", press.mapped(4, 3))
    assert town.look().new == 4
    assert [path for path in town.web.take() if "story" not in path] == ["/index.xml", "/maps/2.xml", "/maps/1.xml"]
    assert town.look().outcome == "not_modified"
    assert town.web.take() == ["/index.xml"]
    press.sitemap(town.web, "/maps/2.xml", press.mapped(5, 3))
    press.sitemap(town.web, "/index.xml", [maps[0], ("/maps/2.xml", "2026-05-21T14:00:00Z")], index=True)
    assert town.look().new == 1
    assert town.web.take() == ["/index.xml", "/maps/2.xml", f"{NEWS}5"]
    town.store.close()


def test_of_a_long_index_so_many_are_asked_for_in_a_visit(tmp_path: Path) -> None:
    town = town_of(tmp_path, url="https://river.example/index.xml")
    press.sitemap(town.web, "/index.xml", [(f"/maps/{number}.xml", "") for number in range(25)], index=True)
    for number in range(25):
        press.sitemap(town.web, f"/maps/{number}.xml", press.mapped(1, 1))
    asked: list[str] = []
    for _ in range(3):
        town.look()
        maps = [path for path in town.web.take() if path.startswith("/maps/")]
        assert len(maps) <= 10
        asked += maps
    assert len(set(asked)) == 25
    town.store.close()


def test_an_index_within_an_index_is_not_followed(tmp_path: Path) -> None:
    town = town_of(tmp_path, url="https://river.example/index.xml")
    press.sitemap(town.web, "/index.xml", [("/index2.xml", "")], index=True)
    press.sitemap(town.web, "/index2.xml", [("/index3.xml", "")], index=True)
    visit = town.look()
    assert town.web.take() == ["/index.xml", "/index2.xml"]
    assert any("within an index" in complaint for complaint in visit.complaints)
    town.store.close()


def test_a_sitemap_of_an_index_that_fails_is_tried_again(tmp_path: Path) -> None:
    town = town_of(tmp_path, url="https://river.example/index.xml")
    press.sitemap(town.web, "/index.xml", [("/maps/1.xml", "2026-05-02")], index=True)
    town.web.faults["/maps/1.xml"] = Unreachable("no answer", url="", code="timeout")
    assert any("/maps/1.xml" in complaint for complaint in town.look().complaints)
    town.web.faults.clear()
    press.sitemap(town.web, "/maps/1.xml", press.mapped(2, 1))
    assert town.look().new == 2
    town.store.close()


def test_a_site_whose_robots_txt_names_no_sitemap_has_it_in_a_usual_place(town: Town) -> None:
    town.web.named = ()
    press.sitemap(town.web, "/sitemap_index.xml", press.mapped(2, 1))
    assert town.look().new == 2
    assert town.web.take()[:2] == ["/sitemap.xml", "/sitemap_index.xml"]
    town.look()
    assert town.web.take() == ["/sitemap_index.xml"], "remembered"


def test_a_site_without_a_sitemap_is_an_error_that_says_so(town: Town) -> None:
    town.web.named = ()
    visit = town.look()
    assert visit.outcome == "error"
    assert visit.failure is not None
    assert visit.failure.code == "no_sitemap"


def test_what_is_no_sitemap_is_an_error_and_removes_nothing(town: Town) -> None:
    town.look()
    town.web.put("/maps/all.xml", "<!doctype html><html><body>Please log in</body></html>")
    visit = town.look()
    assert (visit.outcome, visit.known) == ("error", 5)
    press.sitemap(town.web, "/maps/all.xml", [])
    assert town.look().known == 5


def test_a_busy_host_is_left_alone(tmp_path: Path) -> None:
    town = town_of(tmp_path, url="https://river.example/index.xml")
    press.sitemap(town.web, "/index.xml", [("/maps/1.xml", ""), ("/maps/2.xml", "")], index=True)
    town.web.faults["/maps/1.xml"] = RateLimited("busy", url="", status=429, retry_after=60)
    town.look()
    assert town.web.take() == ["/index.xml", "/maps/1.xml"]
    town.store.close()


def test_visits_are_short_however_long_the_list(tmp_path: Path) -> None:
    town = town_of(tmp_path, "pages_per_visit = 3")
    town.web.named = (press.sitemap(town.web, "/maps/all.xml", press.mapped(9, 1)),)
    waiting = [town.look().waiting for _ in range(3)]
    assert waiting == [6, 3, 0]
    assert len(town.held("river")) == 9
    town.store.close()


def test_another_choice_reads_an_unchanged_sitemap_anew(tmp_path: Path) -> None:
    town = town_of(tmp_path, 'since = "1d"')
    index = press.sitemap(town.web, "/maps/index.xml", [("/maps/all.xml", "2026-05-09")], index=True)
    press.sitemap(town.web, "/maps/all.xml", press.mapped(5, 1))
    town.web.named = (index,)
    assert [town.look().new for _ in range(2)] == [0, 0]
    town.source_changes = {"since": timedelta(days=365)}
    assert town.look().new == 5
    town.web.take()
    assert town.look().outcome == "not_modified"
    assert town.web.take() == ["/maps/index.xml"], "and then it is asked conditionally again"
    town.store.close()


def test_a_sitemap_of_which_nothing_is_wanted_says_so_once(tmp_path: Path) -> None:
    town = town_of(tmp_path, 'since = "1d"')
    town.web.named = (press.sitemap(town.web, "/maps/all.xml", press.mapped(5, 1)),)
    (told,) = town.look().complaints
    assert "all 5 articles are too old or of another path" in told
    assert town.look().complaints == ()
    town.store.close()
