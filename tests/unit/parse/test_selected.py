"""Selectors on article pages: they win, they keep where they came from, and what goes wrong is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support.feeds import capture

from syndicator import parse
from syndicator.model.draft import Harvest
from syndicator.model.source import PageSelectors, Source
from syndicator.normalise import normalise
from syndicator.parse import selected

URL = "https://river.example/news/lock"
WORDS = "The council met on Tuesday and decided to keep the old lock. " * 6
PAGE = f"""<!doctype html><html><head><title>Wrong title | River Post</title>
<meta property="og:title" content="Wrong title"><meta property="article:published_time" content="2020-01-01T00:00:00Z">
</head><body><h1 class="wrong">Wrong title</h1><div id="new"><h2 class="head">The lock is kept</h2>
<p class="by">By <a href="/ann">Ann Harbour</a> and <a href="/tom">Tom Lens</a></p>
<time datetime="2026-05-04T08:00:00Z">4 May</time><i class="section">Local</i>
<figure><img src="/lock.jpg"><figcaption>The lock</figcaption><b class="credit">Tom Lens/Wire</b></figure>
<div class="story"><p>{WORDS}</p><p class="ad">Buy a boat.</p><p>{WORDS}<a href="/more">More</a></p></div>
<a class="lic" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>
<p class="rights">© 2026 River Post. All rights reserved.</p></div></body></html>"""
CSS = PageSelectors(
    title=".head", author=".by a", published="time", body=".story", remove=(".ad",), image="figure img",
    credit=".credit", caption="figcaption", section=".section", license="a.lic", notice="p.rights",
)  # fmt: skip
XPATH = PageSelectors(
    title="//h2[@class='head']", author="//p[@class='by']/a/text()", published="//time/@datetime",
    body="//div[@class='story']", remove=(".//p[@class='ad']",), image="//figure/img/@src",
    credit="string(//b[@class='credit'])", caption="//figcaption", section="//i", license="//a[@class='lic']/@href",
    notice="//p[@class='rights']",
)  # fmt: skip


def read(*sets: PageSelectors, page: str = PAGE, **more: object) -> Harvest:
    got = replace(capture(page, url=URL, media_type="text/html"), **more)  # type: ignore[arg-type] # a test's own
    return selected.apply(parse.read(got, kind="page"), got, sets)


@pytest.mark.parametrize("chosen", [CSS, XPATH], ids=["css", "xpath"])
def test_what_is_selected_wins_and_says_where_it_came_from(chosen: PageSelectors) -> None:
    harvest = read(chosen)
    (draft,) = harvest.drafts
    assert [(said.text, said.carrier, said.locator) for said in draft.titles] == [
        ("The lock is kept", "selector:title", chosen.title)
    ]
    assert [person.name for person in draft.people if person.role == "author"] == ["Ann Harbour", "Tom Lens"]
    assert draft.published[0].text == "2026-05-04T08:00:00Z"
    assert (draft.images[0].url, draft.images[0].credit, draft.images[0].caption) == (
        "https://river.example/lock.jpg", "Tom Lens/Wire", "The lock"
    )  # fmt: skip
    assert "Buy a boat" not in draft.bodies[0].text
    assert draft.terms[0].term == "Local"
    marks = [mark for mark in draft.marks if mark.locator in {chosen.license, chosen.notice}]
    assert [(mark.signal, mark.url) for mark in marks] == [
        ("link:license", "https://creativecommons.org/licenses/by/4.0/"), ("text:block", None)
    ]  # fmt: skip
    (normal,) = normalise(
        harvest, source=Source(id="a", kind="page"), url=URL, at=datetime(2026, 6, 1, tzinfo=UTC)
    ).articles
    assert normal.article.title == "The lock is kept"
    assert normal.article.published is not None
    assert normal.article.published.at == datetime(2026, 5, 4, 8, tzinfo=UTC)
    assert normal.article.body_html is not None
    assert 'href="https://river.example/more"' in normal.article.body_html


def test_a_mark_is_only_ever_added() -> None:
    before = read()
    after = read(CSS)
    assert set(before.drafts[0].marks) <= set(after.drafts[0].marks)


def test_what_matches_nothing_leaves_what_was_found_and_is_told() -> None:
    harvest = read(PageSelectors(title=".gone", body=".story"))
    assert harvest.drafts[0].titles[0].text == "Wrong title"
    assert any("selectors for title" in complaint.message for complaint in harvest.complaints)


def test_selectors_for_another_page_change_nothing_and_are_told() -> None:
    harvest = read(PageSelectors(title="h2", body=".gone"))
    assert harvest.drafts == read().drafts
    assert harvest.complaints[-1].code == "selectors_fail"


OLD = PageSelectors(title=".old", body=".story", valid_until=datetime(2025, 1, 1, tzinfo=UTC))
OLDER = PageSelectors(title=".older", body=".story", valid_until=datetime(2024, 1, 1, tzinfo=UTC))
NEW = PageSelectors(title=".head", body=".story")


@pytest.mark.parametrize(
    ("day", "order"),
    [
        (datetime(2023, 6, 1, tzinfo=UTC), (OLDER, NEW, OLD)),
        (datetime(2024, 1, 1, tzinfo=UTC), (OLD, NEW, OLDER)),
        (datetime(2026, 6, 1, tzinfo=UTC), (NEW, OLD, OLDER)),
    ],
)
def test_the_layout_of_the_day_is_tried_first(day: datetime, order: tuple[PageSelectors, ...]) -> None:
    assert tuple(selected.in_order((NEW, OLDER, OLD), day)) == order


def test_when_all_layouts_have_ended_the_last_one_is_tried() -> None:
    assert next(selected.in_order((OLDER, OLD), datetime(2026, 1, 1, tzinfo=UTC))) is OLD


def test_an_archived_page_is_read_as_of_the_day_it_was_archived() -> None:
    got = capture(PAGE, url=URL, media_type="text/html")
    archived = replace(got, headers=(("memento-datetime", "Thu, 01 Jun 2023 00:00:00 GMT"),))
    assert selected.moment_of(archived) == datetime(2023, 6, 1, tzinfo=UTC)
    assert selected.moment_of(got) == got.fetched_at


def test_a_page_that_keeps_the_old_layout_is_still_read() -> None:
    page = PAGE.replace('class="story"', 'id="content"').replace('class="head"', 'class="old"')
    harvest = read(NEW, replace(OLD, body="#content"), page=page)
    assert harvest.drafts[0].titles[0].text == "The lock is kept"


@pytest.mark.parametrize(
    "page",
    ["", "<", "plain words", "<p>" * 5_000, "<div>" * 300 + "x", "\x00<p>\x00</p>", "<b><i></b></i>", "<a href>x"],
)
def test_no_page_is_too_odd(page: str) -> None:
    got = capture(page, url=URL, media_type="text/html")
    harvest = Harvest(format="html", drafts=read().drafts)
    for chosen in (CSS, XPATH):
        assert len(selected.apply(harvest, got, (chosen,)).drafts) == 1
