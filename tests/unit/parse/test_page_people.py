"""Who a page says wrote it: odd meta elements, lines at its end, its editors as such; not whose books it lists."""

from __future__ import annotations

import pytest
from support.pages import PROSE, article, draft


def people(head: str = "", *, inner: str = PROSE) -> list[tuple[str, str]]:
    return [(one.name, one.carrier) for one in draft(article(inner, head=head)).people]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="articleAuthor" content="Ada Moe">', [("Ada Moe", "meta:own-author")]),
        ('<meta property="acme:authors" content="Ada Moe, Bo Lind">', [("Ada Moe, Bo Lind", "meta:own-author")]),
        ('<meta name="citation_authors" content="Moe, Ada; Lind, Bo">', [("Moe, Ada; Lind, Bo", "citation:author")]),
        ('<meta name="twitter:misc:Written by" content="Ada Moe">', [("Ada Moe", "twitter:data")]),
        ('<meta name="twitter:misc:Est. reading time" content="3 minutes">', []),
        (
            '<meta name="twitter:label1" content="Interview by"><meta name="twitter:data1" content="Ada Moe">',
            [("Ada Moe", "twitter:data")],
        ),
        ('<meta name="its_author" content="1482088941">', []),
        ('<meta name="page:author" content="Ada Moe">', []),
        ('<meta name="smartbanner:author" content="Harbour Broadcasting">', []),
        ('<meta name="acme:author" content="https://dispatch.example/ada moe">', []),
        (
            '<meta name="author" content="Bo Lind"><meta name="acme:author" content="Ada Moe">',
            [("Bo Lind", "meta:author")],
        ),
    ],
)
def test_people_in_the_head(head: str, expected: list[tuple[str, str]]) -> None:
    assert people(head) == expected


def test_who_edited_a_page_is_told_as_its_editor() -> None:
    node = '{"@type": "NewsArticle", "headline": "Ferries", "author": "Ada Moe", "editor": {"name": "Bo Lind"}}'
    found = draft(article(PROSE, head=f'<script type="application/ld+json">{node}</script>')).people
    assert [(one.name, one.role) for one in found] == [("Ada Moe", "author"), ("Bo Lind", "editor")]


def test_written_by_at_the_end_of_a_text_is_a_signature() -> None:
    assert ("Ada Moe", "text:signature") in people(inner=f"{PROSE}<p>Written by Ada Moe</p>")
    sentence = "<p>Written by the people of the islands, the book has sold ten thousand copies since the spring.</p>"
    assert people(inner=PROSE + sentence) == []


def test_headings_in_a_list_name_whose_books_they_are() -> None:
    books = "<ul><li><h2>by Cleo Reed</h2></li><li><h2>by Dan Fox</h2></li></ul><aside><h3>by Eve Moss</h3></aside>"
    assert people(inner=books + PROSE) == []
    assert ("Cleo Reed", "text:byline") in people(inner=f"<h3>by Cleo Reed</h3>{PROSE}")


LONG = "".join(PROSE.replace("<p>", f"<p>In year {year} it was so: ") for year in range(1, 4))


def under_headline(markup: str, *, below: str = "") -> list[tuple[str, str]]:
    page = f"<html><body><main><article><h1>More boats</h1>{markup}{PROSE}</article>{below}</main></body></html>"
    return [(one.name, one.carrier) for one in draft(page).people]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<p><a href=/author/a>Ada Moe</a>, <a href=/author/b>Bo Lind</a> &amp; <a href=/author/c>Cy Ames</a></p>",
            [("Ada Moe", "html:author-link"), ("Bo Lind", "html:author-link"), ("Cy Ames", "html:author-link")],
        ),
        ("<p>by <a href=/users/adamoe>adamoe</a></p>", [("adamoe", "text:byline")]),
        ("<p><a href=/author/a>Ada Moe</a> rowed here</p>", []),
        ('<ul><li><i class="bi bi-person"></i> Ada Moe</li><li>harbours</li></ul>', [("Ada Moe", "html:byline")]),
        ('<ul><li><i class="bi bi-calendar"></i> Ada Moe</li></ul>', []),
        ('<ul><li><i class="bi bi-person"></i> all about boats</li></ul>', []),
        ('<ul><li><i class="fa fa-user"></i> Autor Bo Lind</li></ul>', []),
        ('<a title="Ada Moe"><img src=/a.png alt="Ada Moe"><div>Ada Moe</div></a>', [("Ada Moe", "html:byline")]),
        ('<a><img src=/a.png alt="A boat"><div>Ada Moe</div></a>', []),
        ('<div class="dateAndAuthorContainer__x1">Dec 17, 2025 Ada de Moe</div>', [("Ada de Moe", "html:byline")]),
        ('<div class="authorInfo">Ada bought her first boat when she was nine</div>', []),
    ],
)
def test_names_under_a_headline(markup: str, expected: list[tuple[str, str]]) -> None:
    assert under_headline(markup) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<p>Posted by Ada at December 16, 2025 11:15 AM</p>", [("Ada", "text:signature")]),
        ("<p>Posted By: Ada · In: Boats, Quays</p>", [("Ada", "text:signature")]),
        ("<div class=comments><p>Posted by: Bo at December 18, 2025 05:48 PM</p></div>", []),
        ("<p>Posted by the harbour office, as every year</p>", []),
        ("<p>Posted as every year</p>", []),
    ],
)
def test_who_posted_a_text_is_read_under_it(below: str, expected: list[tuple[str, str]]) -> None:
    assert under_headline(LONG, below=below) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "by <a href=/author/ada>Ada Moe</a> in <a href=/category/boats>Boats</a>, <a href=/tags/q>Quays</a>",
            ["Ada Moe"],
        ),
        ("by Ada Moe in <a href=/category/boats>Boats</a>", ["Ada Moe"]),
        ("by <a href=/author/ada>Ada Moe</a> | <a href=#comments>No comments</a>", ["Ada Moe"]),
        ("by <a href=/a>Ada Moe</a> and <a href=/b>Bo Lind</a>", ["Ada Moe", "Bo Lind"]),
    ],
)
def test_what_a_text_is_filed_under_is_nobody_in_its_byline(line: str, expected: list[str]) -> None:
    assert [name for name, carrier in under_headline(f"<p>{line}</p>") if carrier == "text:byline"] == expected


def test_a_heading_that_begins_like_a_byline_is_none_unless_it_holds_names() -> None:
    assert under_headline("<h3>Von Ebbe bis Flut und «ganz normalem» Wetter</h3>") == []
    assert under_headline("<h3>By Ada Moe and Bo de Lind</h3>") == [("Ada Moe and Bo de Lind", "text:byline")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ein Artikel von Ada Moe | 27.01.2022 - 12:45", "Ada Moe"),
        ("Blog Beitrag von Ada Moe", "Ada Moe"),
        ("Verfasst von Ada Moe am 3. Mai 2020", "Ada Moe"),
        ("Text von Ada Moe Illustration von Bo Lind", "Ada Moe"),
        ("Publié par Ada Moe", "Ada Moe"),
        ("Escrito por Ada Moe", "Ada Moe"),
        ("by ada on May 3, 2020", "ada"),
        ("by the quay on May 3, 2020", None),
        ("Artikel von gestern", None),
    ],
)
def test_lines_that_say_who_wrote(line: str, expected: str | None) -> None:
    found = [name for name, carrier in under_headline(f"<p>{line}</p>") if carrier == "text:byline"]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Text: Ada Moe", ["Ada Moe"]),
        ("Von Ada Moe", ["Ada Moe"]),
        ("Von dort fährt kein Boot", []),
        ("Text: Ada Moe; Fotos: Bo Lind und viele andere vom Kai", []),
    ],
)
def test_who_signs_in_the_last_line_of_a_text(last: str, expected: list[str]) -> None:
    page = f"<html><body><main><article><h1>More boats</h1>{PROSE}{LONG}<p>{last}</p></article></main></body></html>"
    found = [(one.name, one.carrier) for one in draft(page).people]
    assert [name for name, carrier in found if carrier == "text:signature"] == expected
