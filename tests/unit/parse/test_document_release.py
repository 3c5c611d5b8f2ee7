"""Press releases: what stands above and below the text is about the text, and headings inside it are not its title."""

from __future__ import annotations

from datetime import UTC, datetime

from syndicator.model.capture import Capture
from syndicator.model.draft import Draft
from syndicator.parse import document

PROSE = (
    "The university will put a turbine into the estuary whose blades stand still when a fish comes near, and it will "
    "let everybody watch on the first Saturday of every month, as long as the weather allows the boats to leave."
)


def _read(text: str) -> Draft:
    capture = Capture(
        url="file:///x/release.md",
        requested_url="x",
        media_type="text/markdown",
        body=text.encode(),
        fetched_at=datetime(2026, 5, 1, tzinfo=UTC),
        file_name="release.md",
    )
    (draft,) = document.read(capture).drafts
    return draft


def test_a_heading_after_prose_is_not_the_title_and_no_text_is_lost() -> None:
    draft = _read(f"---\ntitle: A turbine for fish\n---\n\n{PROSE}\n\n## Background\n\n{PROSE}\n")
    assert [said.text for said in draft.titles] == ["A turbine for fish"]
    assert draft.bodies[0].text.count("The university will put") == 2
    assert "<h2>Background</h2>" in draft.bodies[0].text


def test_prose_before_the_first_heading_stays_without_front_matter_too() -> None:
    draft = _read(f"{PROSE}\n\n## Background\n\n{PROSE}\n")
    assert "Background" not in [said.text for said in draft.titles]
    assert draft.bodies[0].text.count("The university will put") == 2


def test_an_embargo_above_the_text_is_a_mark_and_no_text() -> None:
    for line in ("**EMBARGOED until 1 March 2031, 06:00 UTC.**", "*Sperrfrist: 1. März 2031, 6 Uhr*"):
        draft = _read(f"---\ntitle: A turbine for fish\n---\n\n{line}\n\n{PROSE}\n")
        (mark,) = [mark for mark in draft.marks if mark.region == "byline"]
        assert "2031" in mark.words
        assert "2031" not in draft.bodies[0].text
        assert draft.subtitles == ()


def test_an_embargo_above_the_heading_is_not_lost() -> None:
    draft = _read(f"EMBARGOED until 1 March 2031\n\n# A turbine for fish\n\n{PROSE}\n")
    assert any("2031" in mark.words for mark in draft.marks)
    assert "A turbine for fish" in [said.text for said in draft.titles]


def test_what_a_rule_cuts_off_is_the_tail_when_it_speaks_of_rights() -> None:
    terms = "Free for publication in full with credit to the university."
    draft = _read(f"# A turbine for fish\n\n{PROSE}\n\n---\n\n{terms}\n\nContact: press@university.example\n")
    assert [mark.words for mark in draft.marks if mark.region == "tail"] == [terms, "Contact: press@university.example"]
    assert terms not in draft.bodies[0].text


def test_a_rule_in_the_middle_of_a_text_cuts_nothing_off() -> None:
    draft = _read(f"# A turbine for fish\n\n{PROSE}\n\n---\n\n{PROSE}\n")
    assert draft.bodies[0].text.count("The university will put") == 2
