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


def test_a_headline_out_of_the_field_for_search_results_gives_way_to_the_one_readers_see() -> None:
    searched = [
        said("Best Boats 2026: Top Picks", carrier) for carrier in ("jsonld:headline", "og:title", "html:title")
    ]
    seen = said("Ten boats we sailed ourselves", "html:h1")
    assert title([*searched, said("Best Boats 2026: Top Picks", "jsonld:page-name"), seen]) == seen.text
    assert title([*searched, seen]) == "Best Boats 2026: Top Picks"  # the article's own headline, said in the head too


def test_a_line_that_goes_on_from_another_is_no_title() -> None:
    lines = [said("… fishermen doubtful", carrier) for carrier in ("microdata:headline", "html:h1")]
    assert title([*lines, said("New quay planned", "og:title")]) == "New quay planned"


def test_labels_that_two_accounts_put_differently_before_a_headline_are_none_of_it() -> None:
    shown = said("Dispute over the ferry - “We have waited long enough for a boat”", "html:h1")
    shared = said("Island council: “We have waited long enough for a boat”", "og:title")
    assert title([shared, shown]) == "“We have waited long enough for a boat”"
    assert title([shown]) == shown.text


def test_a_headline_that_is_varied_before_a_colon_stays_whole() -> None:
    shown = said("The Vale Council failed its ferrymen: this is what it can still do", "html:h1")
    shared = said("Council failed its ferrymen: this is what it can still do", "og:title")
    assert title([shared, shown]) == shown.text


def test_the_folder_of_an_address_is_cut_at_the_end_of_a_title_and_nowhere_else() -> None:
    filed = "https://post.example/district/343604"
    assert title([said("Gardens feed the valley | District", "og:title")], url=filed) == "Gardens feed the valley"
    assert title([said("District: gardens feed the valley", "og:title")], url=filed) == (
        "District: gardens feed the valley"
    )
    assert title([said("Gardens feed the valley | District", "og:title")]) == "Gardens feed the valley | District"


def test_a_front_page_is_called_what_the_site_is_called() -> None:
    head = [said("Harbour Post", "og:title"), said("Harbour Post — news for the islands", "html:title")]
    teaser = said("Quay closed until May", "html:h1")
    named = ("Harbour Post",)
    assert title([*head, teaser], publisher_names=named, url="https://www.post.example/") == "Harbour Post"
    assert title([*head, teaser], publisher_names=named, url="https://post.example/quay") == teaser.text
    assert title([teaser], url="https://post.example/") == teaser.text


def test_a_page_is_not_called_by_its_site_where_its_address_spells_the_shorter_end_of_the_title() -> None:
    both = [
        said("A clockmaker's wandering notes - rope driven clocks", "html:title"),
        said("rope driven clocks", "html:h1"),
    ]
    assert title(both, url="https://notes.example/rope-driven-clocks.html") == "rope driven clocks"
    assert title(both, url="https://notes.example/p/17") == "A clockmaker's wandering notes"


def test_what_heading_and_head_say_whole_is_not_cut_because_a_third_says_less() -> None:
    short, whole = "What a new roof costs", "What a new roof costs: beam by beam"
    accounts = [said(short, "og:title"), said(short, "html:title"), said(whole, "html:h1")]
    assert title([*accounts, said(whole, "meta:title")]) == whole
    assert title(accounts) == short


def test_a_heading_among_the_links_to_a_page_counts_as_little_as_its_tab() -> None:
    search, shown = "Ferry timetable summer: all boats", "The island waits for its boats"
    accounts = [
        said(search, "jsonld:headline"),
        said(search, "html:title"),
        said(search, "html:way"),
        said(shown, "html:h1"),
    ]
    assert title(accounts) == shown
    assert title([*accounts[:3], said(shown, "og:title")]) == search  # the page has a headline, if only there


def test_nothing_unseen_stands_at_the_ends_of_a_title() -> None:
    assert title([said("\u200bTide tables\u2060\u2060 ", "html:h1")]) == "Tide tables"


def test_a_heading_that_links_to_the_front_page_is_the_sites_name_and_proves_it_in_other_titles() -> None:
    sign = said("The Harbour Archive", "html:sign")
    tab = said("What the tide left on the quay : The Harbour Archive | Founded 1905 | Volume 6", "html:title")
    assert title([tab, sign]) == "What the tide left on the quay"
    assert title([said("Boats | The Harbour Archive | Founded 1905", "html:title"), sign]) != "The Harbour Archive"
