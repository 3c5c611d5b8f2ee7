from __future__ import annotations

from typing import Any

import pytest
from support.deciding import agency, article, from_elsewhere, seen

from syndicator.model.article import Person
from syndicator.model.draft import Mark
from syndicator.rights import holder, statements


def whose(*marks: Any, **said: Any) -> Any:
    return holder.resolve(article(**said), statements.read(seen(*marks)))


def holds(name: Any, **place: Any) -> Any:
    return Mark(signal="dcterms:rightsHolder", words=name, **place)


def code(found: Any) -> Any:
    return found.why[0].code


def test_without_a_line_and_without_an_origin_it_is_the_sites_and_we_say_that_nobody_said_so() -> None:
    found = whose()
    assert (found.names, found.third_party, found.inferred) == (("Daily Example",), False, True)
    assert code(found) == "holder_inferred"


def test_the_items_line_names_the_site() -> None:
    found = whose(holds("The Daily Example Ltd"))
    assert not found.third_party
    assert code(found) == "holder_is_site"


def test_the_items_line_names_somebody_else() -> None:
    found = whose(holds("Weekly Other"))
    assert found.third_party
    assert found.names == ("Weekly Other",)
    assert code(found) == "holder_is_third_party"


def test_the_items_line_names_who_wrote_it() -> None:
    found = whose(holds("Jane Doe"), people=(Person(name="Jane Doe"),))
    assert found.third_party
    assert found.author
    assert code(found) == "holder_is_author"


def test_a_name_in_the_footer_is_the_body_that_runs_the_site() -> None:
    footer = holds("Sunny Television Corp.", region="footer", scope="site")
    found = whose(footer)
    assert not found.third_party
    under_the_story = whose(footer, holds("Sunny Television Corp."))
    assert not under_the_story.third_party


def test_an_agency_in_the_feeds_line_is_still_an_agency() -> None:
    found = whose(holds("Reuters", scope="feed"))
    assert found.third_party
    assert found.names == ("Reuters",)


def test_an_agencys_own_site_is_its_own() -> None:
    from syndicator.model.article import Party

    found = whose(holds("Reuters"), publisher=Party(name="Reuters", url="https://www.reuters.com/"))
    assert not found.third_party


def test_an_origin_beats_silence_and_keeps_its_words() -> None:
    found = whose(origin=from_elsewhere("Weekly Other"))
    assert found.third_party
    assert found.names == ("Weekly Other",)
    assert "The original source of this article is Weekly Other" in found.why[0].text


def test_the_sites_own_line_under_a_text_from_elsewhere_proves_nothing() -> None:
    found = whose(holds("Daily Example"), origin=from_elsewhere("Weekly Other"))
    assert found.third_party
    assert found.names == ("Weekly Other",)


def test_an_agencys_byline() -> None:
    found = whose(people=(agency("ITAR-TASS"),))
    assert found.third_party
    assert code(found) == "agency_byline"


def test_an_origin_at_the_same_site_is_no_origin() -> None:
    assert not whose(origin=from_elsewhere("Daily Example")).third_party


def test_a_name_that_only_resembles_the_sites_at_another_address_is_somebody_else() -> None:
    other = from_elsewhere("Daily Example Nigeria", "https://daily-example.ng.test/")
    assert whose(origin=other).third_party


def test_years_come_from_the_items_line() -> None:
    found = whose(
        Mark(signal="jsonld:copyrightHolder", words="Daily Example"), Mark(signal="jsonld:copyrightYear", words="2016")
    )
    assert found.years == (2016,)


@pytest.mark.parametrize("extent", ["image", "media", "metadata"])
def test_a_pictures_holder_is_not_the_texts(extent: Any) -> None:
    assert not whose(holds("Getty Images", extent=extent)).third_party


def test_the_order_of_what_was_said_means_nothing() -> None:
    marks = [holds("Weekly Other"), holds("TASS"), holds("Daily Example", region="footer", scope="site")]
    assert whose(*marks) == whose(*reversed(marks))


def test_a_list_of_names_is_taken_apart_where_one_of_them_is_known() -> None:
    found = whose(holds("Jane Doe, Daily Example"), people=(Person(name="Jane Doe"),))
    assert found.names == ("Jane Doe", "Daily Example")
    assert not found.third_party
    assert whose(holds("Weekly Other, Daily Example")).third_party
    assert whose(holds("TASS, Daily Example")).names == ("TASS", "Daily Example")


def test_one_name_with_a_comma_stays_one() -> None:
    assert whose(holds("Eden, Janine and Jim")).names == ("Eden, Janine and Jim",)
