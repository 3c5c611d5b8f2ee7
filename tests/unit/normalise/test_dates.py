"""Which date counts; none is made up."""

from __future__ import annotations

from datetime import UTC, datetime

from support.drafts import AT, said

from syndicator.normalise.dates import choose, dates


def test_structured_data_beats_the_visible_line() -> None:
    found = choose(
        [said("March 1, 2024", "text:dateline"), said("2023-05-02T10:00:00Z", "jsonld:datePublished")], at=AT
    )
    assert found is not None
    assert found.at == datetime(2023, 5, 2, 10, tzinfo=UTC)


def test_the_same_day_said_more_exactly_wins() -> None:
    found = choose([said("2023-05-02", "jsonld:datePublished"), said("2023-05-02T10:00:00Z", "html:time")], at=AT)
    assert found is not None
    assert (found.at.hour, found.precision) == (10, "second")


def test_the_writers_day_is_kept_beside_utc() -> None:
    found = choose([said("2023-12-20T20:00:00-05:00", "jsonld:datePublished")], at=AT)
    assert found is not None
    assert (found.at.day, found.offset_minutes) == (21, -300)


def test_further_dates_of_one_vocabulary_belong_to_teasers() -> None:
    posts = [said(f"2024-08-05T{hour:02}:00:00Z", "jsonld:datePublished") for hour in range(9, 20)]
    found = choose([said("2024-08-04T13:00:00Z", "jsonld:datePublished"), *posts], at=AT)
    assert found is not None
    assert found.at.day == 4


def test_the_future_is_no_publication_date() -> None:
    assert choose([said("2099-01-01", "rss:pubDate")], at=AT) is None
    assert choose([said("2026-03-02T11:00:00Z", "rss:pubDate")], at=AT) is not None


def test_nonsense_and_prehistory_are_no_dates() -> None:
    assert (
        choose([said("soon", "rss:pubDate"), said("1720-01-01", "html:time"), said("", "rss:pubDate")], at=AT) is None
    )


def test_an_update_before_publication_is_dropped() -> None:
    found = dates([said("2024-05-02", "rss:pubDate")], [said("2024-05-01", "atom:updated")], at=AT)
    assert found.published is not None
    assert found.updated is None


def test_an_update_on_the_day_of_publication_stays() -> None:
    found = dates([said("2024-05-02T10:00:00Z", "rss:pubDate")], [said("2024-05-02", "text:updated")], at=AT)
    assert found.updated is not None


def test_an_update_alone_is_no_publication() -> None:
    found = dates([], [said("2024-05-01", "atom:updated")], at=AT)
    assert found.published is None
    assert found.updated is not None


def test_a_shown_date_that_is_no_change_beats_the_structure() -> None:
    found = dates(
        [said("2025-06-12T10:00:00Z", "jsonld:datePublished"), said("November 2, 2022", "text:dateline")],
        [said("2025-06-10T10:00:00Z", "jsonld:dateModified")],
        at=AT,
    )
    assert found.published is not None
    assert found.published.at == datetime(2022, 11, 2, tzinfo=UTC)


def test_a_shown_date_of_the_last_change_does_not() -> None:
    found = dates(
        [said("2025-01-29T20:47:55Z", "jsonld:datePublished"), said("August 19, 2025", "text:dateline")],
        [said("2025-08-19T13:25:59Z", "jsonld:dateModified")],
        at=AT,
    )
    assert found.published is not None
    assert found.published.at.date().isoformat() == "2025-01-29"


def test_only_a_change_is_shown() -> None:
    found = dates([], [said("November 13, 2025", "text:dateline")], at=AT)
    assert found.published is not None
    assert found.published.at.date().isoformat() == "2025-11-13"


def test_a_change_only_machines_are_told_is_no_publication() -> None:
    assert dates([], [said("2026-02-07T12:55:40Z", "article:modified_time")], at=AT).published is None


def test_a_day_in_the_address_is_none_by_itself() -> None:
    assert dates([said("2020-04-28", "url:path")], [], at=AT).published is None


def test_a_day_an_address_is_filed_under_is_the_last_resort() -> None:
    filed = said("2020-04-28", "url:slug")
    alone = dates([filed], [said("2026-02-07", "article:modified_time")], at=AT).published
    assert alone is not None
    assert alone.at == datetime(2020, 4, 28, tzinfo=UTC)
    beside = dates([said("2019-11-27", "text:dateline"), filed], [], at=AT).published
    assert beside is not None
    assert beside.at == datetime(2019, 11, 27, tzinfo=UTC)


def test_a_change_told_at_the_foot_comes_after_everything_else() -> None:
    foot = said("3 May 2021", "text:foot")
    only = dates([], [foot], at=AT).published
    assert only is not None
    assert only.at == datetime(2021, 5, 3, tzinfo=UTC)
    filed = dates([said("2020-04-28", "url:slug")], [foot], at=AT)
    assert filed.published is not None
    assert filed.published.at == datetime(2020, 4, 28, tzinfo=UTC)


def test_a_date_on_a_page_older_than_the_web_is_what_it_is_about() -> None:
    assert (
        dates([said("May 24, 1941", "text:inside"), said("1975-01-28", "text:dateline")], [], at=AT).published is None
    )
    stated = dates([said("1941-05-24", "citation:publication_date")], [], at=AT).published
    assert stated is not None


def test_a_date_with_two_readings_is_settled_by_another_account() -> None:
    either = said("11/01/2023 12:43:42", "meta:date")
    settled = choose([either, said("01.11.2023", "text:inside")], at=AT, language="de")
    assert settled is not None
    assert settled.at.date().isoformat() == "2023-11-01"
    other_way = choose([either, said("11 January 2023", "text:inside")], at=AT, language="en-US")
    assert other_way is not None
    assert other_way.at.date().isoformat() == "2023-01-11"


def test_a_day_in_the_address_settles_which_is_meant() -> None:
    found = choose(
        [said("2020-02-21", "html:time"), said("2019-11-27", "text:dateline"), said("2019-11-27", "url:path")], at=AT
    )
    assert found is not None
    assert found.at == datetime(2019, 11, 27, tzinfo=UTC)


def test_a_general_date_of_the_head_loses_to_the_one_shown() -> None:
    found = choose(
        [said("2021-10-15", "meta:date"), said("2021-10-15", "dc:date"), said("13 October 2021", "text:dateline")],
        at=AT,
    )
    assert found is not None
    assert found.at == datetime(2021, 10, 13, tzinfo=UTC)


def test_the_day_readers_are_shown_outlives_a_move_to_another_system() -> None:
    moved = [said("2024-08-07T12:01:51Z", "article:published_time"), said("Dec 30, 2013", "text:dateline")]
    found = dates(moved, [], at=AT).published
    assert found is not None
    assert found.at == datetime(2013, 12, 30, tzinfo=UTC)
    soon = [said("2024-08-07T12:01:51Z", "article:published_time"), said("August 1, 2024", "text:dateline")]
    found = dates(soon, [], at=AT).published
    assert found is not None
    assert found.at.day == 7


def test_a_page_moved_to_another_system_was_published_on_the_day_it_is_filed_under() -> None:
    moved, filed = said("2019-06-17T18:28:00+02:00", "jsonld:datePublished"), said("2017-07-12", "url:slug")
    found = dates([moved, filed], [], at=AT).published
    assert found is not None
    assert found.at == datetime(2017, 7, 12, tzinfo=UTC)
    near = dates([moved, said("2019-06-16", "url:slug")], [], at=AT).published
    assert near is not None
    assert near.at.date().isoformat() == "2019-06-17"


def test_a_date_of_the_file_behind_the_last_change_shown_is_no_publication() -> None:
    changed = [said("28.04.2020", "text:dateline")]
    found = dates([said("2020-04-29T11:52:23", "meta:date")], changed, at=AT).published
    assert found is not None
    assert found.at.date().isoformat() == "2020-04-28"
    stated = dates([said("2020-04-29T11:52:23", "jsonld:datePublished")], changed, at=AT).published
    assert stated is not None
    assert stated.at.date().isoformat() == "2020-04-29"
