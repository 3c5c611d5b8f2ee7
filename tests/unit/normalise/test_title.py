"""The title: one line of text, without the site's name where something proves it is one."""

from __future__ import annotations

import pytest
from support.drafts import markup, said

from syndicator.normalise.title import neutral, subtitle, title


def test_the_site_name_is_cut_where_the_publisher_proves_it() -> None:
    only = [said("Tide of the century | The Harbour Post", "html:title")]
    assert title(only, publisher_names=("The Harbour Post",)) == "Tide of the century"


def test_the_site_name_is_cut_where_another_candidate_proves_it() -> None:
    both = [said("Tide of the century - News - Post", "html:title"), said("Tide of the century", "jsonld:headline")]
    assert title(both) == "Tide of the century"


def test_a_tail_nobody_proves_stays() -> None:
    assert title([said("Tide - what now", "html:title")], publisher_names=("Post",)) == "Tide - what now"


def test_a_heading_that_only_names_the_site_is_no_title() -> None:
    both = [said("Harbour Notes", "html:h1"), said("Rope, revisited | Harbour Notes", "html:title")]
    assert title(both) == "Rope, revisited"


def test_a_social_title_of_its_own_is_somebodys_choice_where_no_headline_is_shown() -> None:
    head = [said("Tide: all you need to know", "html:title"), said("The town is not afraid", "og:title")]
    assert title(head) == "The town is not afraid"
    assert title([*head, said("Tide: the whole story", "html:h1")]) == "Tide: the whole story"


def test_posts_of_a_live_blog_leave_room_for_the_title_of_the_page() -> None:
    posts = [said(f"Post number {number}", "jsonld:headline") for number in range(40)]
    assert title([*posts, said("Storm, live", "og:title"), said("Storm, live", "html:h1")]) == "Storm, live"


def test_a_heading_repeated_for_every_width_of_screen_is_said_once() -> None:
    candidates = [said("The tide comes in " * 3, "html:h1"), said("The tide comes in | Harbour Notes", "og:title")]
    assert title(candidates, publisher_names=("Harbour Notes",)) == "The tide comes in"


def test_the_visible_heading_beats_titles_written_for_result_lists() -> None:
    candidates = [said(words, carrier) for words, carrier in (
        ("10 best tides 2026", "html:title"), ("10 best tides 2026", "og:title"), ("Tides we liked", "html:h1"),
    )]  # fmt: skip
    assert title(candidates) == "Tides we liked"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("&amp;lt;script&amp;gt;", "&lt;script&gt;"),
        ("Tide &amp; <i>time</i>", "Tide & time"),
        ("5 < 6", "5 < 6"),
        ("<b>a</b><script>alert(1)</script>", "a"),
        ("{{7*7}} ${7*7}", "{{7*7}} ${7*7}"),
    ],
)
def test_markup_in_a_feed_title_is_read_once(raw: str, expected: str) -> None:
    assert title([markup(raw, "rss:title")]) == expected


def test_control_characters_and_line_ends_are_gone() -> None:
    assert title([said("Ti\x07de\r\nof\x00 \ufffe the\u0085 ce\xadntury\ud800", "rss:title")]) == "Tide of the century"


def test_a_missing_title_is_the_texts_first_words() -> None:
    assert title([], text="The tide comes on Sunday.\n\nMore.") == "The tide comes on Sunday."
    assert title([said("  ", "rss:title")], text=None) == ""
    assert len(neutral("word " * 100)) <= 80
    assert neutral("word " * 100).endswith("word…")


def test_a_title_is_bounded() -> None:
    assert len(title([said("t" * 100_000, "rss:title")])) <= 400


def test_a_subtitle_says_something_else() -> None:
    assert subtitle([said("Tide!"), said("Nobody is afraid")], title_words="tide") == "Nobody is afraid"
    assert subtitle([said("Tide")], title_words="Tide") is None


def test_heading_and_structured_headline_outvote_a_social_title() -> None:
    candidates = [
        said("Ten bridges mended before winter", "jsonld:headline"),
        said("You will not believe these bridges", "og:title"),
        said("Ten bridges mended before winter", "html:h1"),
    ]
    assert title(candidates) == "Ten bridges mended before winter"


def test_a_site_behind_a_wide_colon() -> None:
    candidates = [said("橋が直った：例新聞", "og:title"), said("橋が直った", "html:h1")]
    assert title(candidates) == "橋が直った"
