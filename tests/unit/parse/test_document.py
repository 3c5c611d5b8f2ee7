"""Text documents: as a text extractor leaves a page, and with front matter as drop folders hold them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.pages import URL, capture, marks, text_draft

from syndicator.errors import Malformed
from syndicator.parse import document

STORY = """# Harbour bridge reopens after eleven weeks

By [NORDA-WIRE](#)

Northern Dispatch, March 14, 2019\\
[NORDA](#) 12 March 2019

Region: [Islands & Coast, North](#)

Theme: [Transport](#)

*Engineers replaced four hundred rivets before the first lorry crossed*

The harbour bridge carried traffic again on Tuesday morning, eleven weeks after a freighter struck its eastern pier and
closed the only road between the two halves of the town.

Petter Aune/NORDA

Ferries that had carried lorries since January will return to their old timetable at the

end of the week, the transport office said in a statement on [its page](https://transport.example/ferries).

## **Four hundred rivets**

- The eastern deck was lifted out in a single night.
- The western deck was only cleaned.

### Tolls stay away

There will be no toll, the mayor repeated. The town council is to decide in May how the repair is paid for.

The original source of this article is [NORDA](#)\\
Copyright © [NORDA-WIRE](#), [NORDA](#), 2019

---

[Become a member](#)

Articles by: [NORDA-WIRE](#)

**Disclaimer:** The Dispatch Society grants permission to cross-post Northern Dispatch articles on community internet
sites as long as the source is acknowledged. Contact [desk@dispatch.example](mailto:desk@dispatch.example)

For media inquiries: desk@dispatch.example
"""


def test_every_field_of_the_head() -> None:
    found = text_draft(STORY)
    assert [said.text for said in found.titles] == ["Harbour bridge reopens after eleven weeks"]
    assert [said.text for said in found.subtitles] == [
        "Engineers replaced four hundred rivets before the first lorry crossed"
    ]
    assert [(person.name, person.url) for person in found.people] == [("NORDA-WIRE", None)]
    assert [publisher.name for publisher in found.publishers] == ["Northern Dispatch"]
    assert [said.text for said in found.published] == ["March 14, 2019"]
    (origin,) = found.origins
    assert (origin.name, origin.url, origin.article_url, origin.published) == ("NORDA", None, None, "12 March 2019")
    assert [(term.scheme, term.term) for term in found.terms] == [
        ("region", "Islands & Coast, North"),
        ("theme", "Transport"),
    ]


def test_the_text_keeps_headings_lists_and_links_and_is_joined_across_page_breaks() -> None:
    body = text_draft(STORY).bodies[0].text
    assert "<h2>Four hundred rivets</h2>" in body
    assert "<h3>Tolls stay away</h3>" in body
    assert "old timetable at the end of the week" in body
    assert '<a href="https://transport.example/ferries">its page</a>' in body
    assert "<li>The eastern deck was lifted out in a single night.</li>" in body
    assert 'href="#"' not in body
    assert "Petter Aune" not in body
    assert body.rstrip().endswith("how the repair is paid for.</p>")


def test_a_credit_line_is_a_picture_without_an_address() -> None:
    (image,) = text_draft(STORY).images
    assert (image.url, image.credit) == (None, "Petter Aune/NORDA")


def test_the_blocks_under_the_text_are_marks_whole_and_in_order() -> None:
    tail = [mark for mark in marks(text_draft(STORY), "text:block") if mark.region == "tail"]
    assert [mark.words.split()[0] for mark in tail] == ["The", "Articles", "Disclaimer:", "For"]
    assert tail[0].words == "The original source of this article is NORDA\nCopyright © NORDA-WIRE, NORDA, 2019"
    assert "mailto:" in (tail[2].html or "")
    assert tail[0].locator.startswith("line ")


def test_the_seed(seed_text: Path) -> None:
    found = document.read(capture(seed_text.read_bytes(), media_type="text/plain", file_name=seed_text.name)).drafts[0]
    assert [person.name for person in found.people] == ["ITAR-TASS"]
    assert [(one.name, one.url) for one in found.publishers] == [("Global Research", None)]
    assert [said.text for said in found.published] == ["December 11, 2016"]
    assert [(one.name, one.published, one.url) for one in found.origins] == [("TASS", "9 December 2016", None)]
    assert [(term.scheme, term.term) for term in found.terms] == [
        ("region", "Middle East & North Africa"),
        ("theme", "Terrorism"),
    ]
    assert [image.credit for image in found.images] == ["Konstantin Leipher/TASS"]
    body = found.bodies[0].text
    headings = ["Public executions", "Demining operation in Aleppo", "Humanitarian aid", "Truce applications"]
    assert [body.count(f">{heading}</h2>") for heading in headings] == [1, 1, 1, 1]
    assert "agreed to lay down weapons" in body
    assert not any(words in body for words in ("Copyright", "Disclaimer", "fair use", "Leipher"))
    tail = " ".join(mark.words for mark in found.marks if mark.region == "tail")
    assert all(
        words in tail
        for words in ("original source", "Copyright ©", "grants permission", "fair use", "media inquiries")
    )


FRONT = """---
title: "More boats: eleven a day"
author: [Ada Moe, Per Holt]
date: 2024-05-02
publisher: Quay News
tags:
  - ferries
  - fjord
license: https://creativecommons.org/licenses/by-nd/4.0/
source: "[NORDA](https://norda.example/1)"
lang: nb
embargo: 2024-06-01T06:00:00Z
image: boat.jpg
---

Eleven boats a day will run from June, twice as many as in the winter.
"""


def test_front_matter() -> None:
    found = text_draft(FRONT)
    assert found.titles[0].text == "More boats: eleven a day"
    assert [person.name for person in found.people] == ["Ada Moe", "Per Holt"]
    assert found.published[0].text == "2024-05-02"
    assert found.publishers[0].name == "Quay News"
    assert [term.term for term in found.terms] == ["ferries", "fjord"]
    (mark,) = marks(found, "dcterms:license")
    assert mark.url == "https://creativecommons.org/licenses/by-nd/4.0/"
    (origin,) = found.origins
    assert (origin.name, origin.article_url) == ("NORDA", "https://norda.example/1")
    assert found.languages[0].text == "nb"
    assert found.embargoed_until is not None
    assert found.images[0].url == URL.rpartition("/")[0] + "/boat.jpg"
    assert found.bodies[0].text.startswith("<p>Eleven boats")


def test_toml_front_matter() -> None:
    found = text_draft(
        '+++\ntitle = "More boats"\nauthors = ["Ada Moe"]\ndate = 2024-05-02\n+++\n\nEleven boats a day.\n'
    )
    assert (found.titles[0].text, found.people[0].name, found.published[0].text) == (
        "More boats",
        "Ada Moe",
        "2024-05-02",
    )


@pytest.mark.parametrize(
    "text", ["---\n\nA rule, then prose that goes on.", "---\nno end of it", "+++\nbroken = \n+++\ntext of it"]
)
def test_what_only_looks_like_front_matter_loses_nothing(text: str) -> None:
    assert text_draft(text).bodies or text_draft(text).titles


def test_markup_in_a_text_document_stays_text() -> None:
    body = (
        text_draft("# Title\n\nThe page said <script>alert(1)</script> and [x](javascript:alert(1)) to all of us.\n")
        .bodies[0]
        .text
    )
    assert "<script" not in body
    assert "javascript:" not in body.replace("(javascript:alert(1))", "")


def test_plain_text_with_a_headline() -> None:
    found = text_draft("More boats from June\n\nBy Ada Moe\n\n" + "Eleven boats a day will run. " * 12, name="a.txt")
    assert found.titles[0].text == "More boats from June"
    assert found.people[0].name == "Ada Moe"


@pytest.mark.parametrize("body", [b"", b"\n \n", b"\x00" * 400])
def test_what_is_no_document(body: bytes) -> None:
    with pytest.raises(Malformed):
        document.read(capture(body, media_type="text/plain", file_name="a.txt"))


@pytest.mark.parametrize(
    ("media_type", "name", "body", "expected"),
    [
        ("text/markdown", None, "words", True),
        ("", "a.md", "words", True),
        ("", "a.txt", "words", True),
        ("text/plain", None, "<rss>", False),
        ("", "a.txt", '{"title": 1}', False),
        ("text/html", "a.md", "words", False),
        ("", "a.xml", "words", False),
    ],
)
def test_recognises(media_type: str, name: str | None, body: str, *, expected: bool) -> None:
    assert document.recognises(capture(body, media_type=media_type, file_name=name)) is expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("#*_[]()>-`|\n\t !By©:/,.2019aAé\f"), min_size=1, max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = document.read(capture(text, media_type="text/markdown"))
    except Malformed:
        assert not text.strip()
    else:
        assert len(found.drafts) == 1
