"""The words around a licence link: they go with its mark, and decide of what it is a licence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from syndicator.parse import license_link
from syndicator.parse.notice import marks
from syndicator.rights import evidence, statements

AT = datetime(2026, 3, 1, tzinfo=UTC)
LINK = '<a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA</a>'


def around(html: str) -> dict[str, str]:
    node = LexborHTMLParser(html).css_first("a")
    assert node is not None
    return dict(license_link.around(node))


def opens(html: str) -> bool:
    """Whether the link alone permits anybody to publish text."""
    found = [mark for mark in marks(html, "html") if mark.signal == "link:license"]
    pieces = evidence.read(found, url=None, observed_at=AT)
    return any(said.grants for said in statements.of_text(statements.read(pieces)))


def test_the_words_of_its_line_are_kept() -> None:
    assert around(f"<p>Texts are <b>licensed under {LINK}</b>, photos not.</p>") == {
        "before": "Texts are licensed under",
        "behind": ", photos not.",
    }


def test_other_lines_are_not_its_own() -> None:
    assert around(f"<div><p>Comments.</p>{LINK}<p>Photos.</p></div>") == {}


def test_at_most_so_much_is_kept() -> None:
    found = around(f"<p>{'word ' * 500}{LINK}{' word' * 500}</p>")
    assert {len(words) <= 300 for words in found.values()} == {True}


@pytest.mark.parametrize(
    "line",
    [
        "User contributions licensed under {}.",
        "Code samples are under the {}.",
        "Comments by readers: {}",
        "Photos: {}",
        "Theme by Jo Hall, {}",
        "The data are available under {}.",
        "Documentation of the library is not under {}.",
        "Articles are licensed under {} if we have agreed in writing.",
        "For members only, articles are licensed under {}.",
    ],
)
def test_a_link_is_read_with_the_sentence_it_stands_in(line: str) -> None:
    assert not opens(f"<footer><p>{line.format(LINK)}</p></footer>")


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        "Licence: {}",
        "This work is licensed under a {}.",
        "Unless otherwise noted, everything here is under {}.",
        "© 2026 Hill Gazette, {}",
        "Alle Texte stehen unter {}.",
        "Sauf mention contraire, nos articles sont sous licence {}.",
    ],
)
def test_a_link_that_speaks_of_the_page_still_does(line: str) -> None:
    assert opens(f"<footer><p>{line.format(LINK)}</p></footer>")
