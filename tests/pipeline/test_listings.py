"""Visits to a listing page: what is asked for, when, and what becomes of what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support import press
from support.web import Town

from syndicator.errors import Gone, RateLimited, Refused, Unreachable
from syndicator.model.capture import FetchRequest

NEWS = "/news/the-story-number-"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, 'kind = "listing"\nurl = "https://river.example/news/"\npages_per_visit = 4')
    press.fill(made.web, 9, 1)
    press.listing(made.web, "/news/", press.slugs(3, 1))
    yield made
    made.store.close()


def test_an_unchanged_list_costs_one_request_and_changes_nothing(town: Town) -> None:
    first = town.look()
    assert (first.outcome, first.new, first.waiting) == ("ok", 3, 0)
    town.web.take()
    again = town.look()
    assert (again.outcome, again.new, again.changed, again.known) == ("not_modified", 0, 0, 3)
    assert town.web.take() == ["/news/"]


def test_a_page_that_fails_costs_that_page_and_is_tried_again_later_and_later(town: Town) -> None:
    press.listing(town.web, "/news/", press.slugs(10, 9))
    press.listing(town.web, "/news/", [("the-story-number-10", 10), *press.slugs(3, 2)])
    visit = town.look()
    assert (visit.outcome, visit.new, visit.waiting, visit.failure) == ("ok", 2, 1, None)
    (told,) = visit.complaints
    assert f"{NEWS}10" in told
    assert "404" in told
    town.web.take()
    town.look(hours=0.5)
    assert town.web.take() == ["/news/"], "not before its time"
    town.look(hours=0.6)
    assert town.web.take() == ["/news/", f"{NEWS}10"]
    press.article(town.web, "the-story-number-10", day=10)
    assert town.look(hours=7).new == 1


def test_a_page_that_never_comes_is_forgotten(town: Town) -> None:
    press.listing(town.web, "/news/", [("gone-for-ever-and-ever", 4), *press.slugs(3, 2)])
    said = []
    for _ in range(8):
        said += [one for one in town.look(days=10).complaints if "gone-for-ever" in one]
    assert len(said) == 6
    assert "tried again later" in said[0]
    assert "given up" in said[-1]
    town.web.take()
    town.look(days=40)
    assert "/news/gone-for-ever-and-ever" not in town.web.take()


def test_what_is_gone_for_good_is_asked_for_once(town: Town) -> None:
    town.web.faults[f"{NEWS}2"] = Gone("is gone for good (410)", url="", status=410)
    assert town.look().new == 2
    town.web.take()
    town.look(days=30)
    assert f"{NEWS}2" not in town.web.take()


def test_a_host_that_asks_for_a_pause_ends_the_round_and_nothing_is_lost(town: Town) -> None:
    town.web.faults[f"{NEWS}2"] = RateLimited("the host is busy (429)", url="", status=429, retry_after=7_200)
    visit = town.look()
    assert (visit.new, visit.waiting) == (1, 2)
    assert visit.failure is not None
    assert visit.failure.code == "http_429"
    assert town.web.take() == ["/news/", f"{NEWS}3", f"{NEWS}2"]
    town.web.faults.clear()
    assert town.look(hours=3).new == 2


def test_a_host_that_fails_again_and_again_is_left_alone(town: Town) -> None:
    press.listing(town.web, "/news/", press.slugs(9, 1))
    for number in range(1, 10):
        fault = Unreachable("no answer", url="", code="timeout")
        town.web.faults[f"{NEWS}{number}"] = fault
    visit = town.look()
    assert (visit.outcome, visit.new, visit.waiting) == ("ok", 0, 9)
    assert len(town.web.take()) == 4, "the list, and three pages"


def test_known_articles_are_looked_at_again_a_few_times(town: Town) -> None:
    town.look()
    press.article(town.web, "the-story-number-2", day=2, title="The story number 2, corrected")
    town.web.take()
    visit = town.look(days=1)
    assert (visit.new, visit.changed) == (0, 1)
    assert len(town.web.take()) == 4
    town.look(days=1)
    assert town.web.take() == ["/news/", f"{NEWS}2"], "what changed may change again"
    for days in (8, 31, 31):
        town.look(days=days)
    town.web.take()
    town.look(days=100)
    assert town.web.take() == ["/news/"]


def test_a_list_that_turns_into_a_log_in_page_removes_nothing(town: Town) -> None:
    town.look()
    town.web.put("/news/", "<html><body><form>Please log in</form></body></html>")
    visit = town.look()
    assert (visit.outcome, visit.known) == ("empty", 3)
    assert visit.complaints


def test_a_list_that_cannot_be_had_still_lets_waiting_pages_be_read(town: Town) -> None:
    press.listing(town.web, "/news/", press.slugs(9, 1))
    assert town.look().waiting == 5
    town.web.faults["/news/"] = Refused("the host answers 500", url="", status=500)
    visit = town.look()
    assert (visit.new, visit.waiting) == (4, 1)


def test_a_list_is_followed_only_while_everything_on_it_is_new(town: Town) -> None:
    press.listing(town.web, "/news/", press.slugs(9, 7), following="/news/2")
    press.listing(town.web, "/news/2", press.slugs(6, 4), following="/news/3")
    press.listing(town.web, "/news/3", press.slugs(3, 1), following="/news/4")
    town.look()
    assert [path for path in town.web.take() if "story" not in path] == ["/news/", "/news/2", "/news/3"]
    press.article(town.web, "the-story-number-10", day=10)
    press.listing(town.web, "/news/", press.slugs(10, 8), following="/news/2")
    town.look()
    assert "/news/2" not in town.web.take()


def test_a_page_of_the_list_that_fails_is_followed_at_the_next_visit(town: Town) -> None:
    press.listing(town.web, "/news/", press.slugs(9, 7), following="/news/2")
    town.web.faults["/news/2"] = Unreachable("no answer", url="", code="timeout")
    visit = town.look()
    assert any("/news/2" in complaint for complaint in visit.complaints)
    town.web.faults.clear()
    press.listing(town.web, "/news/2", press.slugs(6, 4), following="/news/")
    town.web.take()
    assert town.look().new == 3
    assert town.web.take() == ["/news/", "/news/2", *(f"{NEWS}{number}" for number in (6, 5, 4))]
    town.look()
    assert town.web.take() == ["/news/"]


def test_a_list_that_goes_in_a_circle_ends(town: Town) -> None:
    press.listing(town.web, "/news/", press.slugs(9, 7), following="/news/2")
    press.listing(town.web, "/news/2", press.slugs(6, 5), following="/news/2")
    town.look()
    assert [path for path in town.web.take() if "story" not in path] == ["/news/", "/news/2"]
    assert town.store.state("river").trails == ()  # type: ignore[union-attr] # it was visited


def test_an_article_that_leads_to_the_front_page_is_no_article(town: Town) -> None:
    def home(request: FetchRequest) -> object:
        return town.web.answer(request, town.web.url("/"), "text/html", b"<html><h1>River Post</h1></html>")

    town.web.faults[f"{NEWS}2"] = home  # type: ignore[assignment] # answers with a capture
    visit = town.look()
    assert visit.new == 2
    assert any("instead of an article" in complaint for complaint in visit.complaints)


def test_a_page_that_is_no_article_is_not_kept(town: Town) -> None:
    town.web.put(f"{NEWS}2", "<html><head><title>Topics</title></head><body><a href='/'>Home</a></body></html>")
    assert town.look().new == 2


def test_a_bug_met_by_one_page_is_loud_and_stops_no_other(town: Town) -> None:
    def broken(request: FetchRequest) -> object:
        raise ZeroDivisionError(request.url)

    town.web.faults[f"{NEWS}2"] = broken  # type: ignore[assignment] # raises
    visit = town.look()
    assert visit.new == 2
    assert [type(error) for error in town.bugs] == [ZeroDivisionError]
    assert visit.failure is not None
    assert visit.failure.code == "bug"


def test_what_was_withdrawn_is_not_asked_for(town: Town) -> None:
    town.look()
    held = town.held()["The story number 2"]
    from support.store import withdrawal

    town.store.withdraw(withdrawal(held.article.keys[0], article_id=held.article.id))
    town.web.take()
    town.look(days=2)
    assert f"{NEWS}2" not in town.web.take()
    assert "The story number 2" not in town.held()


SELECTED = """kind = "listing"
url = "https://river.example/news/"
listing = { item = "//article", link = "./h2/a/@href", date = "./time" }
[[sources.selectors]]
title = "//h1"
author = ".//p[@class='byline']"
body = "//article"
remove = [".//p[@class='byline']", ".//h1"]
[[sources.selectors]]
valid_until = 2020-12-31
title = "//h6"
"""


def test_lists_and_articles_are_read_by_the_selectors_of_the_configuration(tmp_path: Path) -> None:
    town = Town(tmp_path, SELECTED)
    press.fill(town.web, 2, 1)
    press.listing(town.web, "/news/", press.slugs(2, 1))
    visit = town.look()
    assert (visit.outcome, visit.new, visit.complaints) == ("ok", 2, ())
    article = town.held("river")["The story number 2"].article
    assert [person.name for person in article.people] == ["Ann Harbour"]
    assert article.body_text is not None
    assert article.body_text.startswith("The council")
    town.store.close()


def test_a_list_without_news_is_asked_seldom_but_not_before_its_pages_are_read(town: Town) -> None:
    press.listing(town.web, "/news/", press.slugs(9, 1))
    waits = []
    for _ in range(4):
        visit = town.look()
        waits.append((visit.waiting, town.wait_seconds(visit) / 3_600))
    assert waits[:2] == [(5, 1.0), (1, 1.0)]
    assert [waiting for waiting, _ in waits[2:]] == [0, 0]
    assert min(hours for _, hours in waits[2:]) > 1.5


def test_pages_that_fail_do_not_keep_a_list_busy(town: Town) -> None:
    press.listing(town.web, "/news/", [("the-story-number-10", 10), *press.slugs(3, 2)])
    visit = town.look()
    assert (visit.waiting, town.wait_seconds(visit)) == (1, 6 * 3_600.0)
