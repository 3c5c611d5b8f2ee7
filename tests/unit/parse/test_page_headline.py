"""Which heading of a page is its headline: not a part's, not the site's; the head's titles tell."""

from __future__ import annotations

from support.pages import PROSE, URL, draft


def headline(body: str, *, title: str, url: str = URL) -> str | None:
    found = draft(f"<html><head><title>{title}</title></head><body>{body}</body></html>", url=url)
    return next((said.text for said in found.titles if said.carrier in {"html:h1", "html:heading"}), None)


def test_a_heading_the_title_element_ends_with_is_the_headline() -> None:
    body = (
        f"<article><div class=title><h1>Rope driven clocks</h1></div><div>{PROSE}<h1>The first clock</h1>{PROSE}"
        f"<h1>The second clock</h1>{PROSE}</div></article>"
    )
    assert headline(body, title="Notes of a clockmaker - Rope driven clocks") == "Rope driven clocks"


def test_a_smaller_heading_is_the_headline_where_the_first_names_the_site() -> None:
    body = f"<div><h1>dispatch.example</h1></div><div><h3>Tide tables</h3>{PROSE}</div>"
    assert headline(body, title="dispatch.example Tide tables") == "Tide tables"


def test_headings_of_the_parts_of_a_text_are_no_headline() -> None:
    body = f"<div>{PROSE}<h1>Day seven</h1>{PROSE}<h1>Day eight</h1>{PROSE}</div>"
    assert headline(body, title="A week at sea") is None


def test_a_lone_first_heading_that_no_title_knows_stays_the_headline() -> None:
    assert headline(f"<article><h1>More boats</h1>{PROSE}</article>", title="Ferry plans") == "More boats"


def test_a_part_of_a_long_title_is_no_headline() -> None:
    title = "What the ferry company promised the islands at the meeting on the quay last Tuesday and why: more boats"
    body = f"<article><h1>The whole story of a meeting</h1><h2>more boats</h2>{PROSE}</article>"
    assert headline(body, title=title) == "The whole story of a meeting"
