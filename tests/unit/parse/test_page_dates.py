"""Where a page shows its dates, and what is none of them."""

from __future__ import annotations

import pytest
from support.pages import PROSE, draft

from syndicator.model.draft import Draft

HEADLINE = "<h1>Ferries run twice as often</h1>"


def page(inside: str, *, url: str = "https://dispatch.example/ferries") -> Draft:
    markup = f"<html lang=en><body><div><nav><a href=/>Home</a></nav><article>{inside}</article></div></body></html>"
    return draft(markup, url=url)


def published(found: Draft) -> list[tuple[str, str]]:
    return [(said.text, said.carrier) for said in found.published]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (f"<p>Ada Moe · April 19, 2019 · Boats</p>{HEADLINE}", "April 19, 2019"),
        (f"<p>02.02.2022 10:16 - Boats</p>{HEADLINE}", "02.02.2022"),
        (f"<p>02.12.19</p>{HEADLINE}", "02.12.19"),
        (f"{HEADLINE}<aside><dl><dt>Date</dt><dd>12.01.2017</dd></dl></aside>", "12.01.2017"),
        (f"{HEADLINE}<p>By Ada Moe on 04-ago-2021 5:11</p>", "04-ago-2021"),
    ],
)
def test_dates_around_a_headline(head: str, day: str) -> None:
    assert day in {text for text, _ in published(page(head + PROSE))}


def test_a_box_named_sidebar_around_the_article_is_none() -> None:
    found = page(
        f'<div class="content sidebar">{HEADLINE}<p class="time"><time>28 January 2022</time></p></div>{PROSE}'
    )
    assert "28 January 2022" in {text for text, _ in published(found)}


@pytest.mark.parametrize(
    ("tail", "day"),
    [
        ("<p>This post was written on 14 December 2015 and posted in Boats.</p>", "14 December 2015"),
        ("<p>Dieser Beitrag wurde am 3. Dezember 2011 veröffentlicht.</p>", "3. Dezember 2011"),
    ],
)
def test_dates_under_the_text(tail: str, day: str) -> None:
    assert [text for text, _ in published(page(HEADLINE + PROSE + tail))] == [day]


def test_when_it_was_first_published_is_said_under_the_text() -> None:
    tail = "<p>This article was originally published on 26 Sep 2019 and is updated.</p>"
    found = page(f"{HEADLINE}<p>30 Sep 2022</p>{PROSE}{tail}")
    assert ("26 Sep 2019", "text:first-published") in published(found)


def test_a_date_the_text_opens_with() -> None:
    found = page(HEADLINE + PROSE.replace("<p>The ferry", "<p>Easthaven, 3 May 2020. The ferry", 1))
    assert [text for text, _ in published(found)] == ["3 May 2020"]


def test_a_change_is_no_publication() -> None:
    found = page(f"{HEADLINE}<p>Last updated 4 June 2020, originally created 17 June 2019</p>{PROSE}")
    assert published(found) == [("17 June 2019", "text:dateline")]
    assert [said.text for said in found.updated] == ["4 June 2020"]


def test_a_day_in_the_address_finds_its_date_on_the_page() -> None:
    url = "https://dispatch.example/2021/10/20/ferries"
    found = page(
        f"{HEADLINE}{PROSE}<ul class=related><li>Ferries run 20.10.2021</li><li>Old 1.2.2020</li></ul>", url=url
    )
    assert published(found) == [("20.10.2021", "text:corroborated"), ("2021-10-20", "url:path")]
    assert published(page(HEADLINE + PROSE, url=url)) == [("2021-10-20", "url:path")]


def test_years_of_copyright_and_comments_are_no_dates() -> None:
    comments = "<div class=comments><p>Per, 3 May 2020: good</p></div>"
    found = page(f"{HEADLINE}{PROSE}{comments}<footer>© 2020 Dispatch, 1 Jan 2020</footer>")
    assert published(found) == []


def test_names_under_a_line_that_announces_them() -> None:
    found = page(f'{HEADLINE}<div>Written by</div><div><a href="/authors/moe">Ada Moe</a></div>{PROSE}')
    assert "Ada Moe" in {person.name for person in found.people if person.carrier == "text:byline"}


def test_a_link_to_an_authors_page_is_a_byline() -> None:
    found = page(f'{HEADLINE}<div><a href="/blog/authors/moe">Ada Moe</a></div>{PROSE}')
    assert [(person.name, person.carrier) for person in found.people] == [("Ada Moe", "html:author-link")]


def test_commenters_are_no_authors() -> None:
    found = page(
        '<div itemscope itemtype="http://schema.org/Article"><h1 itemprop="headline">Ferries run twice as often</h1>'
        f'<span itemprop="author">Ada Moe</span>{PROSE}'
        '<ol class="comments"><li><span itemprop="author">Per Holt</span> good</li></ol></div>'
    )
    assert [person.name for person in found.people if person.carrier == "microdata:author"] == ["Ada Moe"]
