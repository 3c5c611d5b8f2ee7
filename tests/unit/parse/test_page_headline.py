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


WAY = "<nav><ol><li><a href=/>Start</a></li><li><h1>Ferry timetable summer: all boats at a glance</h1></li></ol></nav>"


def titles(body: str, *, title: str, og: str) -> dict[str, str]:
    head = f'<title>{title}</title><meta property="og:title" content="{og}">'
    return {said.carrier: said.text for said in draft(f"<html><head>{head}</head><body>{body}</body></html>").titles}


def test_a_heading_on_the_way_to_a_page_is_not_what_readers_see_as_its_headline() -> None:
    shown = "The island waits for its boats"
    body = f"{WAY}<article><h2>{shown}</h2>{PROSE}</article>"
    found = titles(body, title="Ferry timetable summer: all boats at a glance", og=shown)
    assert (found["html:h1"], found["html:way"]) == (shown, "Ferry timetable summer: all boats at a glance")


def test_a_breadcrumb_by_its_name_is_a_way_too_and_a_headline_beside_one_is_not() -> None:
    crumbs = WAY.replace("nav>", "div>").replace("<div>", "<div class='page-breadcrumb'>", 1)
    title = "Ferry timetable summer: all boats at a glance"
    assert "html:h1" not in titles(f"{crumbs}<article>{PROSE}</article>", title=title, og="Boats")
    own = f"<article><div class=breadcrumbs><a href=/>Start</a></div><h1>{title}</h1>{PROSE}</article>"
    assert titles(own, title=title, og="Boats")["html:h1"] == title


def test_a_heading_in_the_menu_that_no_title_knows_is_nobodys() -> None:
    found = titles(f"<nav><h1>All harbours</h1></nav><article>{PROSE}</article>", title="Tide tables", og="Tide tables")
    assert not {carrier for carrier in found if carrier.startswith("html:") and carrier != "html:title"}


def test_a_headline_under_a_kicker_is_read_without_it_where_the_head_says_it_alone() -> None:
    shown = "The island waits for its boats"
    body = f"<article><h1><span>Summer timetable</span> <span>{shown}</span></h1>{PROSE}</article>"
    assert titles(body, title="Ferry news", og=shown)["html:h1"] == shown
    plain = f"<article><h1>Summer timetable: {shown}</h1>{PROSE}</article>"
    assert titles(plain, title="Ferry news", og=shown)["html:h1"] == f"Summer timetable: {shown}"


def test_a_heading_that_links_to_the_front_page_is_the_sign_of_the_site() -> None:
    sign = "<div><h1><a href='/'><span>Four Years of Rope</span></a></h1></div>"
    body = f"{sign}<div><h2>Knots that hold</h2>{PROSE}</div>"
    found = titles(body, title="Knots that hold", og="Knots that hold")
    assert (found["html:sign"], found["html:heading"]) == ("Four Years of Rope", "Knots that hold")
    linked = f"<article><h1><a href='{URL}'>Knots that hold</a></h1>{PROSE}</article>"
    assert titles(linked, title="Knots", og="Knots")["html:h1"] == "Knots that hold"
    page = f"<html><head><title>Four Years of Rope</title></head><body>{sign}{PROSE}</body></html>"
    front = draft(page, url="https://dispatch.example/")
    assert "html:sign" not in {said.carrier for said in front.titles}


def test_what_stands_between_the_way_and_the_headline_is_read_as_the_articles_head() -> None:
    body = f"{WAY}<article><p>Published on May 3, 2020</p><h2>The island waits for its boats</h2>{PROSE}</article>"
    head = '<title>Ferries</title><meta property="og:title" content="The island waits for its boats">'
    way = WAY.replace("Ferry timetable summer: all boats at a glance", "Ferries")
    found = draft(f"<html><head>{head}</head><body>{body.replace(WAY, way)}</body></html>")
    assert "May 3, 2020" in [said.text for said in found.published if said.carrier == "text:dateline"]
