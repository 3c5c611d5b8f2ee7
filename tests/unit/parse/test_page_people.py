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
