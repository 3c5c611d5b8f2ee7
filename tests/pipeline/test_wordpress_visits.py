"""Visits to a WordPress site: by its interface, by its feed where that is closed, and never twice the same article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.blog import Blog
from support.web import Town

from syndicator.errors import Forbidden, Refused
from syndicator.model.capture import Fetched, FetchRequest


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, 'kind = "wordpress"\nurl = "https://river.example/"')
    yield made
    made.store.close()


@pytest.fixture
def blog(town: Town) -> Blog:
    made = Blog(town.web)
    for number in range(1, 4):
        made.post(number, day=number)
    made.serve()
    return made


def posts(asked: list[str]) -> list[str]:
    return [path for path in asked if "/wp/v2/posts" in path]


@pytest.mark.usefixtures("blog")
def test_posts_come_with_author_terms_and_the_credit_of_their_picture(town: Town) -> None:
    visit = town.look()
    assert (visit.outcome, visit.new, visit.complaints) == ("ok", 3, ())
    article = town.held("river")["Post number 3"].article
    assert [person.name for person in article.people] == ["Ann Harbour"]
    assert [term.term for term in article.terms] == ["Harbour"]
    assert (article.images[0].credit, article.images[0].caption) == ("Tom Lens", "The lock")
    assert article.publisher.name == "River Blog & Post"


@pytest.mark.usefixtures("blog")
def test_an_unchanged_site_costs_one_request(town: Town) -> None:
    town.look()
    town.web.take()
    visit = town.look()
    assert (visit.outcome, visit.new, visit.changed) == ("not_modified", 0, 0)
    (asked,) = town.web.take()
    assert "modified_after=2026-06-03T08%3A00%3A00Z" in asked


@pytest.mark.parametrize("ignores", [False, True], ids=["new", "old WordPress"])
def test_new_and_changed_posts_are_asked_for_by_their_time(town: Town, blog: Blog, *, ignores: bool) -> None:
    blog.ignores = ignores
    town.look()
    blog.post(4, day=4)
    blog.post(1, day=5, title="Post number 1, corrected")
    visit = town.look()
    assert (visit.new, visit.changed) == (1, 1)
    assert town.look().outcome == "not_modified"


def test_many_changes_are_read_over_several_visits_and_none_is_lost(town: Town, blog: Blog) -> None:
    town.look()
    for number in range(10, 810):
        blog.post(number, day=6 + number // 200, hour=number % 24)
    town.web.take()
    assert town.look().new == 500
    assert len(posts(town.web.take())) == 5
    assert town.look().new == 300
    town.web.take()
    assert town.look().outcome == "not_modified"
    assert len(town.web.take()) == 1


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_closed_interface_is_replaced_by_the_feed_and_tried_again_after_a_week(
    town: Town, blog: Blog, status: int
) -> None:
    blog.closed = status
    visit = town.look()
    assert (visit.outcome, visit.new) == ("ok", 3)
    town.web.take()
    assert town.look().outcome == "not_modified"
    assert town.web.take() == ["/feed/"]
    blog.closed = 0
    visit = town.look(days=8)
    assert visit.new == 0
    assert posts(town.web.take())
    assert len(town.held("river")) == 3


def test_a_change_of_the_way_makes_no_second_article(town: Town, blog: Blog) -> None:
    town.look()
    before = {title: holding.article.id for title, holding in town.held("river").items()}
    blog.closed = 401
    visit = town.look()
    assert visit.new == 0
    assert any("closed now" in complaint for complaint in visit.complaints)
    blog.closed = 0
    assert town.look(days=8).new == 0
    assert {title: holding.article.id for title, holding in town.held("river").items()} == before


@pytest.mark.usefixtures("blog")
def test_an_interface_that_robots_txt_or_a_page_of_html_closes_is_closed(town: Town) -> None:
    def challenge(request: FetchRequest) -> Fetched:
        return town.web.answer(request, request.url, "text/html", b"<html>Prove that you are a person</html>")

    town.web.otherwise = challenge
    assert town.look().new == 3

    def forbidden(request: FetchRequest) -> Fetched:
        raise Forbidden("robots.txt says no", url=request.url, code="robots")

    town.web.otherwise = forbidden
    assert town.look(days=8).outcome == "not_modified"


def test_a_host_that_fails_is_not_closed(town: Town, blog: Blog) -> None:
    def broken(request: FetchRequest) -> Fetched:
        raise Refused("the host answers 500", url=request.url, status=500)

    town.web.otherwise = broken
    visit = town.look()
    assert (visit.outcome, visit.new) == ("error", 0)
    blog.serve()
    assert town.look().new == 3


@pytest.mark.usefixtures("blog")
def test_an_interface_nobody_names_is_found_in_its_usual_place(town: Town) -> None:
    town.web.put("/", "<html><h1>River Blog</h1></html>")
    assert town.look().new == 3
    assert posts(town.web.take())
