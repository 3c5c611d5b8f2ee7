"""A site page through the door: the same fields a text document of it gives, and rights marks with their place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.pages import PROSE, URL, article, capture, case, draft, harvest, marks

from syndicator.errors import Malformed
from syndicator.parse import page

LINK = '<a rel="license" href="/terms">CC BY</a>'
WIRE = case("republished-wire-story.html")


def test_a_republished_story_gives_every_field() -> None:
    found = draft(WIRE)
    assert found.titles[0].text == "Harbour bridge reopens after eleven weeks"
    assert found.subtitles[0].text.startswith("Engineers replaced four hundred rivets")
    assert {person.name for person in found.people} == {"NORDA-WIRE"}
    assert {publisher.name for publisher in found.publishers} == {"Northern Dispatch"}
    assert [said.text for said in found.published] == ["March 14, 2019"]
    (origin,) = found.origins
    assert (origin.name, origin.published, origin.url, origin.article_url) == ("NORDA", "12 March 2019", None, None)
    assert {(term.scheme, term.term) for term in found.terms} == {
        ("region", "Islands & Coast, North"),
        ("theme", "Transport"),
    }
    assert found.languages[0].text == "en-CA"


def test_its_text_is_whole_and_ends_before_the_notices() -> None:
    body = draft(WIRE).bodies[0]
    assert body.media_type == "text/html"
    assert body.text.startswith("<p>The harbour bridge carried traffic again")
    assert body.text.endswith("how the repair is paid for.</p>")
    assert "<h2>Four hundred rivets</h2>" in body.text
    assert "<ul><li>The eastern deck was lifted out in a single night.</li><li>The western" in body.text
    for gone in ("Disclaimer", "original source", "Region:", "NORDA-WIRE", "Become a member"):
        assert gone not in body.text


def test_its_picture_keeps_place_caption_and_credit() -> None:
    found = draft(WIRE)
    image = next(image for image in found.images if image.carrier == "html:figure")
    assert image.url == "https://dispatch.example/pictures/bridge-500.jpg"
    assert (image.caption, image.credit) == ("The bridge at dawn.", "Petter Aune/NORDA")
    text = found.bodies[0].text
    assert text.index("on the quay") < text.index("<figure><img") < text.index("Ferries that had carried")


def test_a_saved_file_resolves_against_the_address_it_names() -> None:
    found = draft(WIRE, url="file:///srv/drop/story.html")
    assert found.images[0].url == "https://dispatch.example/pictures/bridge.jpg"
    assert not found.images[0].credit
    assert next(said.carrier for said in found.links) == "html:canonical"


def test_every_rights_block_is_a_mark_with_its_place() -> None:
    places = {(mark.region, mark.words.split("\n")[0][:30]) for mark in marks(draft(WIRE), "text:block")}
    assert ("byline", "By NORDA-WIRE") in places
    assert ("byline", "Northern Dispatch, March 14, 2") in places
    assert ("caption", "Petter Aune/NORDA") in places
    assert ("tail", "The original source of this ar") in places
    assert ("tail", "Disclaimer: The contents of th") in places
    assert ("footer", "© 2019 Northern Dispatch. All ") in places
    assert ("sidebar", "Photo of the day, licensed und") in places


def test_a_block_with_links_keeps_its_markup_and_is_whole() -> None:
    disclaimer = next(mark for mark in marks(draft(WIRE), "text:block") if mark.words.startswith("Disclaimer"))
    assert disclaimer.words.endswith('"fair use".')
    assert disclaimer.html is not None
    assert '<a href="mailto:desk@dispatch.example">' in disclaimer.html


def test_a_licence_in_the_sidebar_is_not_the_articles() -> None:
    (mark,) = marks(draft(WIRE), "link:license")
    assert (mark.region, mark.scope, mark.url) == ("sidebar", "site", "https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    ("markup", "region", "extent"),
    [
        (article(PROSE, head='<link rel="license" href="/terms">'), "head", "work"),
        (article(PROSE + '<p><a rel="noreferrer license" href="/terms">CC BY</a></p>'), "tail", "work"),
        (article(f'{PROSE}<figure><img src="a.jpg"><figcaption>{LINK}</figcaption></figure>'), "caption", "image"),
        (article(PROSE, after='<footer><a rel="license" href="/terms">CC BY</a></footer>'), "footer", "work"),
        (article(PROSE, after=f'<div id="comments"><p>I took this {LINK}</p></div>'), "comment", "work"),
        (article(PROSE, after=f'<div class="republish-box">{LINK}</div>'), "widget", "work"),
        (article(PROSE, after='<pre><a rel=license href="/terms">CC</a></pre>'), "code", "code"),
        (article(PROSE, after='<map><area rel="license" href="/terms"></map>'), "footer", "work"),
    ],
)  # fmt: skip
def test_where_a_licence_link_stands_says_what_it_is_about(markup: str, region: str, extent: str) -> None:
    (mark,) = marks(draft(markup), "link:license")
    assert (mark.region, mark.extent, mark.url) == (region, extent, "https://dispatch.example/terms")


def test_a_licence_named_in_the_prose_stays_body() -> None:
    middle = PROSE.replace(
        "</p><p>Two of",
        f"</p><p>He shares his photos under {LINK}, he said.</p><p>Two of",
    )
    assert middle != PROSE
    found = draft(article(middle))
    assert {mark.region for mark in found.marks} == {"body"}


@pytest.mark.parametrize("rel", ["item-license", "licensed", "nofollow"])
def test_rel_is_a_list_of_tokens(rel: str) -> None:
    assert not marks(draft(article(PROSE + f'<p><a rel="{rel}" href="/terms">terms</a></p>')), "link:license")


def test_the_words_of_other_articles_below_are_not_this_ones_tail() -> None:
    teasers = "<h2>Also today</h2><p>Storm closes the airport. Photo: Reuters</p><p>via Agence France</p>"
    found = draft(article(PROSE + teasers))
    assert not [mark for mark in marks(found, "text:block") if mark.region in {"tail", "byline"}]


def test_a_creative_commons_comment_is_read_and_a_style_sheets_is_not() -> None:
    rdf = (
        '<!-- <rdf:RDF xmlns="http://web.resource.org/cc/"><Work rdf:about="">'
        '<license rdf:resource="http://creativecommons.org/licenses/by-nc-sa/2.0/de/" /></Work></rdf:RDF> -->'
    )
    style = "<style>/* licensed under https://creativecommons.org/licenses/by/4.0/ */</style>"
    (mark,) = marks(draft(article(PROSE, after=rdf + style)), "cc:license")
    assert (mark.url, mark.region) == ("http://creativecommons.org/licenses/by-nc-sa/2.0/de/", "head")


def test_an_embed_box_is_a_widget() -> None:
    words = "&lt;p&gt;This article first appeared on Quay News and is republished here.&lt;/p&gt;"
    box = f"<div><textarea>{words}</textarea></div>"
    widget = next(mark for mark in marks(draft(article(PROSE, after=box)), "text:block") if mark.region == "widget")
    assert widget.words == "This article first appeared on Quay News and is republished here."
    assert "first appeared" not in draft(article(PROSE, after=box)).bodies[0].text


def test_a_page_without_text_is_a_draft_and_a_complaint() -> None:
    found = harvest("<html><head><title>Log in</title></head><body><form><input name=password></form></body></html>")
    assert found.drafts[0].titles[0].text == "Log in"
    assert not found.drafts[0].bodies
    assert [complaint.code for complaint in found.complaints] == ["no_body"]


@pytest.mark.parametrize("body", [b"", b"  \n ", b"%PDF-1.4 \x00", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"])
def test_what_is_no_page_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        page.read(capture(body))
    assert caught.value.url == URL
    assert caught.value.hint


@pytest.mark.parametrize(
    ("media_type", "body", "file_name", "expected"),
    [
        ("text/html", "<p>x", None, True),
        ("application/xhtml+xml", "<html/>", None, True),
        ("", "\ufeff <!DOCTYPE html><p>x", None, True),
        ("", "plain words", "page.html", True),
        ("", "plain words", "page.md", False),
        ("application/rss+xml", "<rss/>", None, False),
        ("text/plain", "<!doctype html><p>x", None, True),
        ("application/json", '{"html": "<html>"}', None, False),
    ],
)
def test_recognises(media_type: str, body: str, file_name: str | None, *, expected: bool) -> None:
    assert page.recognises(capture(body, media_type=media_type, file_name=file_name)) is expected


@pytest.mark.parametrize(
    ("markup", "codec", "header"),
    [
        ('<meta charset="iso-8859-1"><h1>Fähre</h1>', "latin-1", None),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><h1>Паром</h1>', "cp1251", None),
        ("<h1>渡船</h1>", "gb18030", "gb2312"),
        ("<h1>Fähre</h1>", "utf-8", "iso-8859-1"),
        ("<h1>Fähre</h1>", "utf-16", None),
    ],
)
def test_the_title_survives_its_encoding(markup: str, codec: str, header: str | None) -> None:
    found = page.read(capture(f"<html><body>{markup}</body></html>".encode(codec), charset=header)).drafts[0]
    assert found.titles[0].text in {"Fähre", "Паром", "渡船"}


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 60_000, "<b><p>" * 5_000, "<p " + " ".join(f"a{n}=b" for n in range(20_000)) + ">x",
     "<!--" * 50_000, "<p title='> <script>'>" + "<div>" * 60_000, "<table><tr><td>" * 4_000,
     '<script type="application/ld+json">' + "[" * 50_000 + "</script>", "<a rel=license href=x>" * 3_000,
     "(" * 50_000, "<p>" + "Photo: " * 20_000, "<p>" + "By " * 20_000],
)  # fmt: skip
@pytest.mark.timeout(20)
def test_hostile_markup_costs_little(markup: str) -> None:
    found = harvest(f"<html><body><h1>x</h1>{markup}")
    assert len(found.drafts) == 1
    assert len(found.drafts[0].marks) < 400


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 3_000 + "<p>© NORDA. All rights reserved.</p>",
        "<p>Copyright NORDA</p>" * 200,
        '<a rel="license" href="/by">CC</a>' * 200,
        '<script type="application/ld+json">{"license": "https://creativecommons.org/licenses/by/4.0/</script>',
    ],
)
def test_rights_that_were_not_read_are_told(markup: str) -> None:
    found = harvest(article(PROSE, after=markup))
    assert marks(found.drafts[0], "page:unread")
    assert "unread" in {complaint.code for complaint in found.complaints}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div class=byline>", "</div>", "<h1>", "<table><tr><td>", "<li>", "<figure>",
             "<figcaption>",
             "<img src=a.jpg>", "<a href='#'>", "</a>", "<br>", "<br>", "By X", " © Y ", "May 3, 2020", "<em>", "</em>",
             '<script type=application/ld+json>{"@type":"NewsArticle"}</script>', "<textarea>", "<noscript>", "words "]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_soup_is_read_without_an_error(parts: list[str]) -> None:
    assert len(harvest("<html>" + "".join(parts)).drafts) == 1
