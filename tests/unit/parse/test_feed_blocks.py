"""Which blocks of an item's own markup become marks, and as what: a wrong region could grant what nobody granted."""

from __future__ import annotations

import pytest

from syndicator.parse import blocks

PROSE = (
    "<p>The ferry crosses the river again, ten years after the flood took it, and the whole town came to see it.</p>"
)


def regions(last: str, *, prose: int = 6) -> list[tuple[str, str]]:
    return [
        (mark.region, mark.extent) for mark in blocks.marks(PROSE * prose + last, base_url="https://river.example/")
    ]


@pytest.mark.parametrize(
    "last",
    [
        "<p>© 2026 River Press. All rights reserved.</p>",
        "<p>This article is licensed under CC BY-ND 4.0.</p>",
        "<p><em>First published by Example Wire.</em></p>",
        "<p>Source: Example Wire</p>",
        "<p>Quelle: dpa</p>",
        "<p>(Reuters)</p>",
        "<p>Licence: CC BY 4.0</p>",
        "<p>Reprinted with permission from Example Wire.</p>",
        "<p>Dieser Beitrag erschien zuerst bei Beispiel und steht unter einer Creative-Commons-Lizenz.</p>",
        "<p>Cet article a été publié initialement par Le Fleuve, tous droits réservés.</p>",
        "<p>Este artículo fue publicado originalmente en El Río.</p>",
        "<p>Перепечатка материалов только с разрешения редакции. Все права защищены.</p>",
        "<p>Disclaimer: " + "the contents of this article are of sole responsibility of the author. " * 6 + "</p>",
        "last words<br><br>© 2026 River Press",
    ],
)
def test_notices_and_source_lines_are_the_tail(last: str) -> None:
    assert regions(last) == [("tail", "work")]


@pytest.mark.parametrize(
    "last",
    [
        "<p>[“Ferry at Noon” by Ann Lens is licensed under CC BY 2.0]</p>",
        "<p>Image source: Ann Lens / Public Domain</p>",
        "<p>Photo: Ann Lens, CC BY-SA 4.0</p>",
        "<p>Header image by Ann Lens, licensed under Creative Commons.</p>",
        "<p>Foto: Ann Lens/dpa</p>",
    ],
)
def test_a_picture_s_licence_at_the_end_is_the_picture_s(last: str) -> None:
    assert regions(last) == [("caption", "image")]


@pytest.mark.parametrize(
    "last",
    [
        "<p>The book lives on the web and is licensed under a Creative Commons Attribution licence.</p>",
        "<p>Most of the software was released under a Creative Commons licence, the mayor said, to our surprise.</p>",
    ],
)
def test_another_work_s_licence_yields_no_licence(last: str) -> None:
    assert regions(last) == [("body", "work")]


@pytest.mark.parametrize(
    "last",
    [
        "<p>The driver lost his licence, and the photograph of his car appeared in the papers on the next morning.</p>",
        "<p>It is 320 pixels wide, free to use, and nobody needs permission to look at it or to turn it round.</p>",
        "<p>“It is forbidden in the republic,” she said, and everybody laughed about the ferry and the cake.</p>",
        "<p>Come and see.</p>",
        "",
    ],
)
def test_prose_says_nothing_of_its_own_rights(last: str) -> None:
    assert regions(last) == []


def test_a_notice_in_the_middle_is_prose() -> None:
    text = PROSE * 12 + "<p>© 2026 Example. All rights reserved, read the sign.</p>" + PROSE * 40
    assert blocks.marks(text) == ()


def test_the_line_above_the_text_is_the_byline() -> None:
    found = blocks.marks("<p>This article was first published by Example Wire.</p>" + PROSE * 30)
    assert [mark.region for mark in found] == ["byline"]


def test_a_license_link_takes_the_region_of_its_block() -> None:
    link = '<a rel="noreferrer license" href="/by">CC BY</a>'
    found = blocks.marks(
        PROSE * 8 + f"<p>This article is licensed under {link}.</p>", base_url="https://river.example/"
    )
    assert {(mark.signal, mark.region) for mark in found} == {("text:block", "tail"), ("link:license", "tail")}
    inside = blocks.marks(
        f"<p>The mayor, who had read about {link} at school, was there with a cake, an umbrella and two dogs.</p>"
        + PROSE * 30,
        base_url="https://river.example/",
    )
    assert [(mark.signal, mark.region) for mark in inside] == [("link:license", "body")]
    assert inside[0].url == "https://river.example/by"


def test_a_tag_torn_by_the_window_is_not_text() -> None:
    html = (
        PROSE * 30
        + '<img src="x" alt="'
        + "y" * (blocks.TAIL - 100)
        + ' © 2026 Ann Lens" width="1"><p>Come and see.</p>'
    )
    assert all("width" not in mark.words for mark in blocks.marks(html))
