"""Where a page shows its dates, and what is none of them."""

from __future__ import annotations

import pytest
from support.pages import PROSE, draft

from syndicator.model.draft import Draft

LONG = PROSE + "".join(
    f"<p>In harbour {number} the crews said that a second boat would be welcome and that nobody had asked.</p>"
    for number in range(16)
)
ASIDE = (
    "<aside class=sidebar><p>Ferries run twice as often was posted on 19 May 2010.</p>"
    "<p>Boats</p><p>Harbours</p><p>Crews</p><p>Weather</p></aside>"
)
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
    assert published(found) == [("20.10.2021", "text:corroborated"), ("2021-10-20", "url:slug")]
    assert published(page(HEADLINE + PROSE, url=url)) == [("2021-10-20", "url:slug")]
    listing = "https://dispatch.example/2021/10/20/"
    assert published(page(HEADLINE + PROSE, url=listing)) == [("2021-10-20", "url:path")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"{HEADLINE}{LONG}<h4>Published</h4><p>15 November 2018</p>", ("15 November 2018", "text:labelled")),
        (f"{HEADLINE}{LONG}<dl><dt>Mise en ligne</dt><dd>23 mai 2019</dd></dl>", ("23 mai 2019", "text:labelled")),
        (f"<h1>Ferries run<br><small>02.02.2022 • Boats</small></h1>{LONG}", ("02.02.2022", "text:dateline")),
        (f"{HEADLINE}<p class=rte-caption>01. November 2021 | Boats</p>{LONG}", ("01. November 2021", "text:dateline")),
        (
            f"{HEADLINE}{LONG}<footer><time datetime=2025-08-12T11:15:06Z>August 12</time></footer>",
            ("2025-08-12T11:15:06Z", "html:lone-time"),
        ),
        (
            f'{HEADLINE}{LONG}<script>start({{"id": 7, "published_at": "2019-03-02T06:22:28+01:00"}})</script>',
            ("2019-03-02T06:22:28+01:00", "script:state"),
        ),
        (f"<p>Ada Moe<span>3.11.2023</span></p>{HEADLINE}{LONG}", ("3.11.2023", "text:above")),
        (
            f"{ASIDE}{HEADLINE}{LONG}",
            ("19 May 2010", "text:labelled"),
        ),
    ],
)
def test_the_only_date_of_a_page(markup: str, expected: tuple[str, str]) -> None:
    assert published(page(markup)) == [expected]


def test_the_foot_tells_the_last_change_and_no_publication() -> None:
    found = page(f"{HEADLINE}{LONG}<p>Ferries (last edited 2019-11-10 13:28:18 by Ada)</p>")
    assert published(found) == []
    assert [(said.text, said.carrier) for said in found.updated] == [("2019-11-10 13:28:18", "text:foot")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Diese Seite wurde zuletzt am 29. Januar 2020 um 13:22 Uhr geändert.", ["29. Januar 2020"]),
        ("Der Hafen war zuletzt am 29. Januar 2020 um 13:22 Uhr offen.", []),
        ("La dernière modification de cette page a été faite le 3 mai 2020 à 12:00.", ["3 mai 2020"]),
        ("Esta página se editó por última vez el 3 may 2020 a las 12:00.", ["3 may 2020"]),
        ("Deze pagina is voor het laatst bewerkt op 3 mei 2020 om 12:00.", ["3 mei 2020"]),
        ("Эта страница в последний раз была отредактирована 3 мая 2020 в 12:00.", ["3 мая 2020"]),
    ],
)
def test_the_foot_of_a_wiki_tells_its_last_change(line: str, expected: list[str]) -> None:
    found = page(f"{HEADLINE}{LONG}<footer><ul><li>{line}</li></ul></footer>")
    assert [said.text for said in found.updated] == expected


@pytest.mark.parametrize(
    "other",
    [
        "<a href=/other><h3>Old boats</h3><p>13 July 2017</p></a>",
        "<ul class=references><li id=citation-1><p>Moe, A. Boats. Published May 22, 2019.</p></li></ul>",
        '<script>start([{"publishedAt": "2019-03-02"}, {"publishedAt": "2019-04-02"}])</script>',
        "<p>The season for most boats ends on April 15, 2025.</p>",
    ],
)
def test_dates_of_other_things_are_none_of_the_page(other: str) -> None:
    assert published(page(HEADLINE + LONG + other)) == []


def test_times_of_another_article_in_a_menu_are_not_this_ones() -> None:
    menu = "<ul><li><article><time datetime=2018-10-22>22. Oktober 2018</time></article></li></ul>"
    markup = f"<html lang=de><body>{menu}<article>{HEADLINE}{LONG}</article></body></html>"
    assert published(draft(markup, url="https://dispatch.example/ferries")) == []


def test_structured_data_that_forgot_its_type_is_read() -> None:
    script = '<script>{"@context": "https://schema.org", "@type": "Article", "datePublished": "2022-01-28"}</script>'
    found = draft(f"<html><head>{script}</head><body><article>{HEADLINE}{PROSE}</article></body></html>")
    assert ("2022-01-28", "jsonld:datePublished") in published(found)


def test_a_sites_own_word_for_its_date() -> None:
    head = '<meta property="dispatch:uploaded" content="2013-02-16T04:36:36-05:00"><meta property="og:title" content=x>'
    found = draft(f"<html><head>{head}</head><body><article>{HEADLINE}{PROSE}</article></body></html>")
    assert published(found) == [("2013-02-16T04:36:36-05:00", "meta:own-published")]


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


def test_who_is_named_before_two_dates() -> None:
    found = page(f"{HEADLINE}<p>Ada Moe | 05.04.2025 - Updated : 06.04.2025</p>{PROSE}")
    assert [person.name for person in found.people] == ["Ada Moe"]
    section = page(f"{HEADLINE}<p>Boats | 05.04.2025 - Updated : 06.04.2025</p>{PROSE}")
    assert section.people == ()


def test_a_name_that_ends_the_text_on_the_right() -> None:
    found = page(f"{HEADLINE}{LONG}<p style='text-align:right;'><strong>Lê Mai</strong></p>")
    assert [(person.name, person.carrier) for person in found.people] == [("Lê Mai", "text:signature")]
    assert page(f"{HEADLINE}{LONG}<p><strong>Lê Mai</strong></p>").people == ()


def test_who_only_checked_a_text_did_not_write_it() -> None:
    found = page(f'{HEADLINE}<p class="byline">Medically reviewed by Per Holt</p>{PROSE}')
    assert found.people == ()


def test_a_date_in_somebodys_post_shown_on_the_page_is_not_the_pages() -> None:
    post = (
        '<blockquote class="photo-post"><p>A post shared by Ada on <time datetime="2018-03-27">27 March 2018</time></p>'
    )
    assert published(page(f"{HEADLINE}{post}</blockquote>{PROSE}")) == []
    margins = f"<blockquote>{HEADLINE}<p>Posted on 27 March 2018</p>{PROSE}</blockquote>"
    assert published(page(margins))[0] == ("27 March 2018", "text:dateline")


def test_since_when_a_writer_is_a_member_is_no_date_of_the_post() -> None:
    profile = "<dl><dd>Registered: 18 September 2008, 05:56</dd></dl>"
    found = published(page(f"{profile}{HEADLINE}<p>by Ada Moe » 21 January 2009, 10:12</p>{PROSE}"))
    assert {text for text, _ in found} == {"21 January 2009"}


def test_dates_in_a_menu_are_of_other_pages() -> None:
    menu = '<ul><li id="menu-item-12">Meeting 12 May 2012</li></ul>'
    assert published(page(f"{HEADLINE}{menu}<p>13 January 2014</p>{PROSE}"))[0][0] == "13 January 2014"


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2017/7/12/a-walk", "2017-07-12"),
        ("/2017/07/12-a-walk", "2017-07-12"),
        ("/20170712/a-walk", "2017-07-12"),
        ("/2023/10/3-questions-to-a-captain", None),
        ("/191211_variables/on-boats", None),
    ],
)
def test_the_day_in_an_address(path: str, day: str | None) -> None:
    found = page(HEADLINE + PROSE, url=f"https://dispatch.example{path}")
    assert next((text for text, carrier in published(found) if carrier == "url:slug"), None) == day


STORIES = (("Ferries run twice as often", 3), ("Mayor opens the new pier", 5), ("Harbour dredged before winter", 9))


def teaser(tag: str, title: str, day: int, link: str = "") -> str:
    """An entry of a list: a headline that leads elsewhere, its day, a line of text."""
    address = link or f"/2021/{title.split(maxsplit=1)[0].lower()}"
    return (
        f"<{tag} class=card><h3><a href={address}>{title}</a></h3><p class=date>{day} March 2021</p>"
        f"<p>Ada Moe tells more in a line.</p></{tag}>"
    )


@pytest.mark.parametrize("tag", ["div", "li", "article"])
def test_dates_of_the_entries_of_a_list_are_none_of_the_page(tag: str) -> None:
    entries = "".join(teaser(tag, title, day) for title, day in STORIES)
    found = draft(f"<html><body><main><h1>News</h1><ul>{entries}</ul></main></body></html>", url="https://x.example/")
    assert published(found) == []


@pytest.mark.parametrize("number", [1, 2])
def test_one_or_two_alike_are_no_list(number: int) -> None:
    entries = "".join(teaser("div", title, day) for title, day in STORIES[:number])
    found = draft(f"<html><body><main><h1>News</h1>{entries}</main></body></html>", url="https://x.example/")
    assert "3 March 2021" in {text for text, _ in published(found)}


def test_an_article_keeps_its_date_beside_a_list_of_others() -> None:
    others = "".join(teaser("li", title, day) for title, day in STORIES)
    found = published(page(f"{HEADLINE}<p>By Ada Moe, 2 May 2021</p>{PROSE}<ul>{others}</ul>"))
    assert found[0][0] == "2 May 2021"
    assert not {text for text, _ in found} & {"3 March 2021", "5 March 2021", "9 March 2021"}


def test_an_article_that_looks_like_the_others_below_it_keeps_its_date() -> None:
    here = "/ferries"  # the headline links the page itself
    own = teaser("article", STORIES[0][0], 3, link=here).replace("h3>", "h1>")
    others = "".join(teaser("article", title, day) for title, day in STORIES[1:])
    markup = f"<html><body><main>{own}{others}</main></body></html>"
    assert published(draft(markup, url="https://dispatch.example/ferries"))[0][0] == "3 March 2021"
