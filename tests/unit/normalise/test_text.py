"""Text or teaser: what feeds call "description" is either."""

from __future__ import annotations

from support.drafts import markup, said

from syndicator.normalise.text import MAX_SUMMARY, text

LONG = "".join(f"<p>Paragraph {number} of a story that goes on and on about tides.</p>" for number in range(30))


def test_content_is_the_text_and_description_its_summary() -> None:
    found = text([markup(LONG)], [markup("A teaser.", "rss:description")], title=None, base_url=None)
    assert found.plain is not None
    assert found.plain.startswith("Paragraph 0")
    assert found.summary == "A teaser."


def test_a_long_description_alone_is_the_text_and_no_summary_is_made_up() -> None:
    found = text([], [markup(LONG, "rss:description")], title=None, base_url=None)
    assert found.html is not None
    assert found.summary is None


def test_a_short_description_alone_is_a_summary() -> None:
    found = text([], [markup("<p>The tide comes.</p>", "rss:description")], title=None, base_url=None)
    assert (found.html, found.summary) == (None, "The tide comes.")


def test_a_teaser_that_breaks_off_is_no_text() -> None:
    teaser = "<p>" + "The tide comes. " * 60 + "[…]</p>"
    found = text([], [markup(teaser, "rss:description")], title=None, base_url=None)
    assert found.html is None
    assert found.summary is not None


def test_full_text_smuggled_into_a_summary_is_capped() -> None:
    found = text([markup(LONG)], [said("Something else entirely. " * 400, "atom:summary")], title=None, base_url=None)
    assert found.summary is not None
    assert len(found.summary) <= MAX_SUMMARY
    assert found.summary.endswith("…")


def test_the_text_again_is_no_summary() -> None:
    found = text([markup("<p>One. Two. Three.</p>")], [said("One. Two. Three.")], title=None, base_url=None)
    assert found.summary is None


def test_the_title_again_is_no_summary() -> None:
    assert text([], [said("Tide!")], title="Tide", base_url=None).summary is None


def test_read_more_is_no_part_of_a_summary() -> None:
    found = text([], [markup("<p>The tide comes … <a href=x>Continue reading →</a></p>")], title=None, base_url=None)
    assert found.summary == "The tide comes"


def test_plain_content_becomes_paragraphs() -> None:
    found = text([said("One.\n\nTwo & three.", "jsonfeed:content_text")], [], title=None, base_url=None)
    assert found.html == "<p>One.</p><p>Two &amp; three.</p>"
